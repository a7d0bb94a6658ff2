#ifndef TOPICS_AUDIENCE_H
#define TOPICS_AUDIENCE_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "render/markdown.h"

struct arena;
struct db;

/* A text that is about to be published. */
struct audience_wish {
    const struct visitor *visitor; /* who writes it */
    const struct markdown_mentions *mentions;
    int64_t category_id;
    int64_t post_id; /* that it changes, and whose mentions were told already; 0: a new one */
};

/* A person or a team that will be told of it. */
struct audience_part {
    struct str handle;
    bool is_team;
    bool hides_people; /* a private team: the writer may not know how many they are */
    int64_t people;    /* who will be told: 1, or those of the team */
};

/*
 * Who will be told of a text by its mentions. Nobody is who writes it, who may
 * not read what stands in the category, and of a team who wants no calls.
 */
struct audience {
    struct audience_part *items;
    size_t count;
    size_t size;
    int64_t people; /* all of them, each once, without those of private teams */
    bool hides_people;
};

MUST_CHECK enum result audience_find(struct db *, struct arena *, const struct audience_wish *,
                                     struct audience *);

/*
 * May the text mention all that? Problems for "body": more people and teams
 * than the site allows (fewer on a person's first day), a team that takes no
 * calls from who writes, or has too many members to be called.
 */
MUST_CHECK enum result audience_check(struct db *, struct arena *, const struct audience_wish *,
                                      struct problems *);

#endif
