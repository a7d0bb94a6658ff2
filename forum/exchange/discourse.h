#ifndef EXCHANGE_DISCOURSE_H
#define EXCHANGE_DISCOURSE_H

#include "base/arena.h"
#include "base/result.h"
#include "exchange/discourse_batch.h"

struct store;

/*
 * Brings in a forum from what Discourse's API gave: a folder of .json files,
 * each one post (/posts/ID.json), one topic (/t/ID.json) or a list
 * (/posts.json, /categories.json), read one after the other, so memory does
 * not grow with their number.
 *
 * What stays as it was: ids of topics, posts and categories as long as they
 * are free (else old_address says where they are now), numbers of posts,
 * dates, who answers what, counts of likes. Names of people stay as near as
 * ours may be; nobody gets rights or a password by it.
 *
 * Nothing is doubled: what came in before is known by where it came from
 * (origin and old id), so a run that was stopped is finished by the next one,
 * and a later archive adds what is new. A post that changed there is replaced
 * plainly, without a revision: its history is the other forum's, and the same
 * state must come out whatever the order of the files. A post that somebody
 * changed or withdrew here is left alone. Of two states of one post the newer
 * wins, of two counts of likes the higher.
 *
 * Never brought in: whispers, private messages, small actions ("closed this
 * topic"), words of deleted posts. Topics that were not on the lists there,
 * or in a category not for everybody, come in hidden.
 */
struct discourse_import {
    const char *path;
    struct str origin; /* which forum, when there are several; "discourse" if nobody says */
    void (*progress)(void *context, int64_t files_read, int64_t files); /* may be NULL */
    void *context;
};

enum { DISCOURSE_BROKEN_NAMED_MAX = 20 };

struct discourse_broken {
    struct str name;
    struct str fault;
};

/* What came of it. Zeroed before; arena_free() its arena afterwards. */
struct discourse_report {
    struct arena arena;
    struct discourse_counts counts;
    int64_t files;
    int64_t files_other; /* JSON that holds no posts */
    int64_t files_broken;
    struct discourse_broken broken[DISCOURSE_BROKEN_NAMED_MAX]; /* the first of them */
    int64_t skipped[SKIP_KINDS];
};

/* NOT_FOUND when the path cannot be read. What was written before a failure stays. */
MUST_CHECK enum result discourse_import(struct store *, const struct discourse_import *,
                                        struct discourse_report *);

#endif
