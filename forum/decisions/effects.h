#ifndef DECISIONS_EFFECTS_H
#define DECISIONS_EFFECTS_H

#include "decisions/move.h"

/*
 * What a transition changes besides the decision's own row, by its number: a
 * trial begins or ends, a review opens or ends, a vote opens, what is superseded
 * becomes due. Called by move_end(), once the new state is written.
 */
MUST_CHECK enum result effects_of(struct db *, struct arena *, const struct move *);

#endif
