#ifndef DECISIONS_CLERK_H
#define DECISIONS_CLERK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/problems.h"
#include "base/result.h"
#include "decisions/drawing.h"

/*
 * Who leads a decision to its end without writing its text: drawn by ticket
 * among those who are willing.
 */

/* Is somebody willing to be drawn, as a clerk and as an arbiter of concerns? */
MUST_CHECK enum result clerk_volunteers(struct db *, int64_t account_id, bool *willing);
MUST_CHECK enum result clerk_volunteer_set(struct db *, int64_t account_id, bool willing,
                                           int64_t at);

/*
 * Draws a clerk for a decision that has none and still needs one, among the
 * volunteers who may take part in it, did not put its question, write a text of
 * it or block it, and did not step down from it before. Nothing when there is nobody to
 * draw. In a transaction that may append to the log, like all these.
 */
MUST_CHECK enum result clerk_draw(struct db *, struct arena *, int64_t decision_id, int64_t at);

/*
 * The clerk steps down, and another one is drawn. Problems for "reason"; for the
 * whole when somebody else is its clerk.
 */
struct step_down {
    int64_t decision_id;
    int64_t actor_id;
    struct str reason;
};
MUST_CHECK enum result clerk_step_down(struct db *, struct arena *, const struct step_down *,
                                       struct problems *);

/*
 * Draws arbiters for a concern of a decision, among the volunteers who may take
 * part in it and have nothing to do with it: no question, text, position,
 * concern, second or branch of theirs, and who is not its clerk. Those in left_out are not drawn
 * too. drawing->seats is set by the caller; fewer may be drawn, or nobody.
 */
struct arbiters_wish {
    int64_t decision_id;
    const int64_t *left_out;
    size_t left_out_count;
};
MUST_CHECK enum result arbiters_draw(struct db *, struct arena *, const struct arbiters_wish *,
                                     struct drawing *);

/* The next decision, by id after this one, that has no clerk and could have one; 0: there is none.
 */
MUST_CHECK enum result clerk_wanted(struct db *, int64_t after, int64_t *decision_id);

#endif
