#ifndef DECISIONS_SUCCESSOR_H
#define DECISIONS_SUCCESSOR_H

#include "decisions/move.h"

/*
 * A review merges its branches: the verdict's text becomes a decision of its
 * own, proposed at once, with the same question, fields, debates and clerk. It
 * has its own way through 5 to 8.
 */
MUST_CHECK enum result successor_open(struct db *, struct arena *, const struct move *);

#endif
