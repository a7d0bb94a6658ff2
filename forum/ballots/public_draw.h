#ifndef BALLOTS_PUBLIC_DRAW_H
#define BALLOTS_PUBLIC_DRAW_H

#include "access/may.h"
#include "accounts/event.h"
#include "base/problems.h"
#include "decisions/draw.h"
#include "topics/author.h"

struct db;

/*
 * A draw that people can follow: what for, how many seats, at most how many of
 * a kind, and whence the seed will come are declared with the list; the list is
 * fixed and its hash is an entry of the log; then the sources become known, are
 * entered word for word, and the tickets say who is drawn. Who steps down is
 * replaced by one other, and no other seat changes.
 */
enum draw_way {
    DRAW_TYPED,      /* a list from elsewhere: an id a line, and a label */
    DRAW_TEAM,       /* a team's members, as they are when the list is published */
    DRAW_VOLUNTEERS, /* who came forward until then, each with the label they gave themselves */
    DRAW_WAYS,
};

enum draw_state {
    DRAW_GATHERING, /* its list is not published yet */
    DRAW_PUBLISHED,
    DRAW_HELD,
    DRAW_CANCELLED,
    DRAW_STATES,
};

struct public_draw {
    int64_t id;
    struct str slug;
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
    enum space readers;
    int64_t category_team_id;
    bool is_in_team; /* the visitor it is shown to */
    struct str lang;
    struct str title;
    struct str purpose;
    int64_t seats;
    enum draw_way way;
    int64_t team_id;
    struct str team_handle;
    struct author actor; /* id 0: they left */
    int64_t created_at;
    int64_t published_at; /* 0: not yet, as all these */
    struct str list_hash;
    int64_t list_entry; /* of the log; -1: none */
    int64_t known_at;   /* from when the sources are known */
    int64_t held_at;
    struct str seed; /* in hexadecimal */
    int64_t result_entry;
    int64_t cancelled_at;
    struct str cancel_reason;
    int64_t changed_at;
    int64_t version;
};

struct public_draws {
    struct public_draw *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum {
    PUBLIC_DRAW_TITLE_MIN = 5,
    PUBLIC_DRAW_TITLE_MAX = 150,
    PUBLIC_DRAW_PURPOSE_MAX = 2000,
    PUBLIC_DRAW_SEATS_MAX = 1000,
    PUBLIC_DRAW_MEMBERS_MAX = 20000,
    PUBLIC_DRAW_SOURCES_MAX = 5,
    PUBLIC_DRAW_SOURCE_MAX = 300, /* characters of a name */
    PUBLIC_DRAW_BYTES_MAX = 1000, /* of a source once it is known */
    PUBLIC_DRAW_QUOTAS_MAX = 10,
    PUBLIC_DRAWS_PER_PAGE = 30,
};

enum draw_state draw_state(const struct public_draw *);
const char *draw_state_word(enum draw_state);
/* "/draws/SLUG/ID". */
struct str public_draw_path(struct arena *, const struct public_draw *);
struct record public_draw_record(const struct public_draw *);
MUST_CHECK enum result public_draw_find(struct db *, struct arena *, int64_t id,
                                        struct public_draw *);

#endif
