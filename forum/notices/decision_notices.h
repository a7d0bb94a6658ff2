#ifndef NOTICES_DECISION_NOTICES_H
#define NOTICES_DECISION_NOTICES_H

#include "decisions/listen.h"

/*
 * Who is told what of a decision: what asks something of them always; what
 * happens to what they spoke about as they want to. One line for each decision
 * and kind; nobody is told of their own acts, or of what they may not read.
 */
deed_listener decision_notices_hear;

#endif
