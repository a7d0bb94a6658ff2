#ifndef DECISIONS_CONCERN_TICK_H
#define DECISIONS_CONCERN_TICK_H

#include "decisions/facts.h"

/*
 * The system's own steps of concerns that are due at facts->now: a block that
 * found no seconders in time becomes a reservation, one whose author did not
 * answer in time, or is not here any more, lapses.
 */
MUST_CHECK enum result concern_tick(struct db *, struct arena *, const struct facts *);

#endif
