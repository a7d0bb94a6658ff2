#ifndef DECISIONS_ACT_H
#define DECISIONS_ACT_H

#include "base/problems.h"
#include "decisions/decision.h"

/*
 * What people do with a decision as a whole. Each is refused with a problem for
 * the whole that says what failed and what would satisfy it, and with one for
 * each field that is wrong. Who may take part at all was decided at the door.
 * In a transaction that may append to the log.
 */
struct act_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str reason;
};

enum { ACT_REASON_MIN = 3, ACT_REASON_MAX = 1000, SET_ASIDE_OPTIONS_MAX = 20 };

/*
 * The last call (7), by the clerk. Every option besides the one proposed needs
 * a reason why it is set aside: those that have none yet are given one here, at
 * the place of their number. A missing one is a problem for "why3".
 */
struct last_call_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str reasons[SET_ASIDE_OPTIONS_MAX]; /* of option 1, 2, …; empty: none given */
};
MUST_CHECK enum result decision_call(struct db *, struct arena *, const struct last_call_wish *,
                                     struct problems *);

/*
 * Back from it (9), by the clerk: for a new sustained block, or for a new fact
 * about a concern that never brought it back. Problems for "reason", "concern".
 */
struct return_wish {
    int64_t decision_id;
    int64_t actor_id;
    int64_t concern_id; /* whose fact it is; 0: the new block */
    struct str reason;
};
MUST_CHECK enum result decision_return(struct db *, struct arena *, const struct return_wish *,
                                       struct problems *);

/* The author takes it back (14). Problems for "reason". */
MUST_CHECK enum result decision_withdraw(struct db *, struct arena *, const struct act_wish *,
                                         struct problems *);

/* Somebody else goes on with what was withdrawn, and is its author from then on. */
MUST_CHECK enum result decision_take_over(struct db *, struct arena *, const struct act_wish *,
                                          struct problems *);

/* Anybody wakes one that sleeps (13). */
MUST_CHECK enum result decision_wake(struct db *, struct arena *, const struct act_wish *,
                                     struct problems *);

/*
 * The figures of the vote (11), as long as it is open: recorded by the clerk or
 * the author, and once more if they were wrong. Problems for "place", "yes",
 * "no", "abstain", "".
 */
struct result_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str place; /* the address it was held at */
    int64_t yes;
    int64_t no;
    int64_t abstain;
};
enum { PLACE_MIN = 3, PLACE_MAX = 300 };
MUST_CHECK enum result decision_result(struct db *, struct arena *, const struct result_wish *,
                                       struct problems *);

/* Options that still need a reason before a last call, by number; the proposed one is none. */
struct aside {
    int64_t id;
    int64_t number;
    struct str title;
};
struct asides {
    struct aside *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result decision_asides(struct db *, struct arena *, int64_t decision_id,
                                       struct asides *);

/* Concerns whose new fact could bring it back from its last call. */
struct returnable {
    int64_t id;
    struct str harm;
};
struct returnables {
    struct returnable *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result decision_returnables(struct db *, struct arena *, int64_t decision_id,
                                            struct returnables *);

/* The vote that takes the place of an agreement. NOT_FOUND when there is none. */
struct vote {
    int64_t opened_at;
    int64_t ends_at;
    int64_t electorate; /* how many may vote */
    struct str place;
    int64_t yes;
    int64_t no;
    int64_t abstain;
    int64_t recorded_at; /* 0: no figures yet */
};
MUST_CHECK enum result decision_vote(struct db *, struct arena *, int64_t decision_id,
                                     struct vote *);

#endif
