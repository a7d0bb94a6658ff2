#ifndef DECISIONS_NEED_PAGES_H
#define DECISIONS_NEED_PAGES_H

#include "topics/front.h"

/* What decisions wait for from who is signed in, the most urgent first. */
need_source decisions_need;

#endif
