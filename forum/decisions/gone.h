#ifndef DECISIONS_GONE_H
#define DECISIONS_GONE_H

#include "accounts/event.h"

/*
 * Who leaves for good decides nothing any more: they are the author and the
 * clerk of no decision, no volunteer, and own no branch; an open concern goes on
 * with its first seconder, or lapses. Positions they took stay, under a name
 * that says nothing. When their words are erased, so are their reasons here;
 * what others stand by stays: texts that are decided on, summaries, and an
 * objection that somebody seconded, which is the seconder's from then on.
 */
account_listener decisions_let_go;

#endif
