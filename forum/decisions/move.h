#ifndef DECISIONS_MOVE_H
#define DECISIONS_MOVE_H

#include "base/problems.h"
#include "decisions/deed.h"
#include "decisions/machine.h"

/*
 * A decision goes from one state to the next. Each act of the domain begins with
 * move_begin(), which asks the table, writes what is its own, and ends with
 * move_end(), which enters the new state: its clocks, the deed and the log.
 */
struct move_wish {
    int64_t decision_id;
    enum act_kind act;
    int64_t actor_id; /* 0: the system */
    bool may_write;   /* by may_decide() */
    bool by_meeting;
    int64_t concern_id;   /* a new fact of it brings the text back from a last call; 0: none */
    int64_t wanted_until; /* of a notice */
    struct str reason;
};

struct move {
    struct facts facts; /* as they were before it */
    const struct transition *transition;
    struct str reason;
    /* Set by the act before move_end(), where it has something to say. */
    int64_t version_id; /* the text proposed, called, decided; 0: as it was */
    int64_t concern_id;
    int64_t branch_id;
    int64_t review_at; /* of what is adopted; 0: as the rules say */
    void (*details)(struct json *, const void *context);
    const void *context;
};

/*
 * First the system's steps that are due are taken. NOT_VALID with a problem for
 * the whole, which says what failed and what would satisfy it, when the table
 * has no such transition now. Must run in a transaction that may append to the log.
 */
MUST_CHECK enum result move_begin(struct db *, struct arena *, const struct move_wish *,
                                  struct problems *, struct move *);
MUST_CHECK enum result move_end(struct db *, struct arena *, struct move *);

/* Could it be done? The refusal is what the page says beside the button; nothing is written. */
bool move_is_possible(const struct facts *, enum act_kind, struct hindrance *);

/* For an act that brings a decision into the world: the row is there, in STATE_NONE. */
MUST_CHECK enum result move_first(struct db *, struct arena *, const struct move_wish *,
                                  struct problems *, struct move *);

#endif
