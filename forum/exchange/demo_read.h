#ifndef EXCHANGE_DEMO_READ_H
#define EXCHANGE_DEMO_READ_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "render/static.h"

struct arena;

/*
 * The texts of the demo. Each file may begin with fields and goes on with
 * blocks; a block is a line that begins with "== " and what follows it.
 *
 * people.txt: a handle, its fields, then what the person says of themselves.
 *
 *     == Basalte
 *     joined: day 1 08:00
 *     name: Basalte, des Ormeaux       may be missing
 *     role: administrator              or moderator; missing: a member
 *     language: fr
 *     I look after the server.
 *
 * categories.txt: a slug, its fields (name, language), then its description.
 *
 * Every other file is a debate, with the fields title, category (a slug) and
 * language. Its blocks are what happens in it; the times need not be in order,
 * the numbers of posts must be.
 *
 *     == 1 Tilleul, day 2 18:10                  the first post
 *     == 2 Hirondelle to topic, day 2 21:32      an answer to the topic
 *     == 3 Wren to 2, day 3 08:15 en             to a post, in another language
 *     == 2 edited, day 4 09:00                   its new text
 *     == 3 deleted, day 4 10:00                  nothing
 *     == closed by Quinconce, day 9 12:00        the reason
 *
 * In a text, {voters} is the id of the topic of voters.txt, which must have
 * been opened by then.
 */
struct demo_person {
    struct str handle;
    struct str name;
    struct str language;
    struct str about;
    enum role role;
    int64_t joined_at;
    int line;   /* in people.txt */
    int64_t id; /* once created */
};

struct demo_category {
    struct str slug;
    struct str name;
    struct str language;
    struct str description;
    int64_t id;
};

struct demo_debate {
    struct str file; /* "voters" */
    struct str title;
    struct str category; /* slug */
    struct str language;
    int64_t posts; /* how many were read so far */
    int64_t id;
};

struct demo_event {
    enum { DEMO_POST, DEMO_EDIT, DEMO_DELETE, DEMO_CLOSE } kind;
    int64_t at;
    size_t debate;
    int64_t number;    /* of the post */
    int64_t answers;   /* 0: the topic */
    struct str handle; /* of a post's author, or of who closes */
    struct str language;
    struct str text;
    int line; /* in its file */
};

struct demo_people {
    struct demo_person *items;
    size_t count;
    size_t size;
};
struct demo_categories {
    struct demo_category *items;
    size_t count;
    size_t size;
};
struct demo_debates {
    struct demo_debate *items;
    size_t count;
    size_t size;
};
struct demo_events {
    struct demo_event *items;
    size_t count;
    size_t size;
};

struct demo {
    struct demo_people people;
    struct demo_categories categories;
    struct demo_debates debates;
    struct demo_events events; /* by time */
};

/* Ended by one without a name. NOT_VALID with the file, the line and the reason in fault. */
MUST_CHECK enum result demo_read(struct arena *, const struct embedded_file *files, struct demo *,
                                 struct str *fault);

extern const struct embedded_file demo_files[];

#endif
