#ifndef DECISIONS_ARBITER_H
#define DECISIONS_ARBITER_H

#include "decisions/concern.h"

/*
 * Whether an objection is answered, when its author and who proposes do not
 * agree on it: two people who are willing to be clerks and have no part in it
 * are drawn by ticket. Both must say that it is answered for it to end.
 */
enum arbiter_verdict {
    ARBITER_SILENT,
    ARBITER_ADDRESSED, /* it is answered */
    ARBITER_UPHELD,    /* it is not */
    ARBITER_VERDICTS,
};

struct arbiter {
    struct author author;
    int64_t round; /* from 1: they can be asked again after a new answer */
    enum arbiter_verdict verdict;
    struct str reason;
    int64_t drawn_at;
    int64_t said_at;
    int64_t entry; /* of the draw, in the log */
};

struct arbiters {
    struct arbiter *items; /* by round, then by name */
    size_t count;
    size_t size;
};

enum { ARBITERS = 2, VERDICT_MIN = 10, VERDICT_MAX = 2000 };

MUST_CHECK enum result arbiters_of(struct db *, struct arena *, int64_t concern_id,
                                   struct arbiters *);

/* Somebody who was drawn in the last round and has not said yet: their place in it; else NULL. */
const struct arbiter *arbiter_waited_for(const struct arbiters *, int64_t account_id);

/*
 * By who proposes, of an objection that stops the text and has an answer. The
 * next round needs a newer answer, or arbiters who let their time pass. CONFLICT
 * while one runs; a problem for "" says what fails.
 */
MUST_CHECK enum result concern_ask_arbiters(struct db *, struct arena *, const struct concern_act *,
                                            struct problems *);

/* By an arbiter, once. Problems for "verdict", "words"; NOT_ALLOWED for who is none. */
struct judgment {
    int64_t concern_id;
    int64_t actor_id;
    enum arbiter_verdict verdict;
    struct str words;
};
MUST_CHECK enum result concern_judge(struct db *, struct arena *, const struct judgment *,
                                     struct problems *);

#endif
