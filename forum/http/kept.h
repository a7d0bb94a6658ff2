#ifndef HTTP_KEPT_H
#define HTTP_KEPT_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/str.h"
#include "render/html.h"

struct gather_kind;

/*
 * What was rendered once and is the same for many: whole pages for visitors
 * who are not signed in, and the shared parts of pages for those who are. Kept
 * in memory, the least used dropped first, never more than KEPT_BYTES_MAX.
 *
 * Each is right for one version, a number that its handler read with the row;
 * so a process needs no word from another to know that a page has changed.
 */
enum { KEPT_BYTES_MAX = 24 * 1024 * 1024, KEPT_ONE_BYTES_MAX = 2 * 1024 * 1024 };

struct kept {
    struct str key;
    int64_t version;
    _Atomic int64_t checked; /* store_unchanged_since() when the version was last seen to hold */
    int64_t until;           /* its words hold until then; 0: they do not depend on the time */
    struct str body;
    struct str packed;  /* a page: gzip; a part: raw deflate blocks, none of them final */
    struct str type;    /* a page's */
    struct str etag;    /* a page's, without quotes */
    struct hole *holes; /* a part's */
    size_t hole_count;
    const struct gather_kind *counts; /* of a page that is counted each time it is sent */
    int64_t counts_what;
    _Atomic(void *) ready[2]; /* the server's own answers made of it: plain and packed */

    void (*drop)(struct kept *); /* lets go of `ready` */
    atomic_int holders;          /* the table and the requests it is in use by */
    atomic_int pins;             /* answers made of it, and one for all holders */
    uint64_t used;               /* when last, for dropping */
    struct kept *next;           /* in its slot */
};

struct kept_table;

/* At most so many bytes are kept in all; 0 keeps nothing (the bench measures what that saves). */
struct kept_table *kept_table_new(size_t bytes_max);
bool kept_keeps(const struct kept_table *);
void kept_table_free(struct kept_table *);

/*
 * Whom to ask to let go of `ready` when nobody holds a page any more, so that
 * who holds it may use `ready` meanwhile. An answer that is still being sent
 * then pins the page's bytes.
 */
void kept_on_drop(struct kept_table *, void (*drop)(struct kept *));

/* The kept one of this key, held; or NULL. Give it back with kept_release(). */
struct kept *kept_find(struct kept_table *, struct str key);
void kept_release(struct kept *);

/* Do its words still hold at this time? */
bool kept_holds(const struct kept *, int64_t now);

/* For who holds it: keeps its bytes, also when it is held no more. */
void kept_pin(struct kept *);
void kept_unpin(struct kept *);

/*
 * Keeps a copy of all that the example says in place of what had its key. The
 * result is held; NULL when it is too large to be kept.
 */
struct kept *kept_put(struct kept_table *, const struct kept *example);

/* What all of it takes. */
size_t kept_bytes(struct kept_table *);

/* For the tests: how many hold something that is kept, the table itself not counted. */
int kept_in_use(struct kept_table *);

#endif
