#ifndef DECISIONS_PART_H
#define DECISIONS_PART_H

#include "base/problems.h"
#include "decisions/facts.h"

/*
 * How somebody takes part in a decision within its state: a text, a position, a
 * concern. Transitions begin with move_begin() instead.
 */

/*
 * The system's steps that are due are taken first; then the facts as they are
 * for this person (0: the system) now. Who may take part at all was decided at
 * the door, so may_write is set.
 */
MUST_CHECK enum result part_begin(struct db *, struct arena *, int64_t decision_id,
                                  int64_t actor_id, struct facts *);

/* Where texts are before the people: positions and concerns are for these. */
enum {
    PARTS_OPEN =
        1u << STATE_OPEN | 1u << STATE_PROPOSED | 1u << STATE_LAST_CALL | 1u << STATE_UNDER_REVIEW
};

/* Is the decision in one of these states (1u << enum decision_state)? Else NOT_VALID, said so. */
MUST_CHECK enum result part_in(const struct facts *, unsigned states, struct problems *);

/* A text of at least min characters and at most max; problems for the field. Trims it. */
struct part_text {
    const char *field;
    const char *missing; /* N_(): what is said when there are fewer than min */
    int64_t min;
    int64_t max;
};
MUST_CHECK enum result part_text_check(struct str *text, const struct part_text *,
                                       struct problems *);

#endif
