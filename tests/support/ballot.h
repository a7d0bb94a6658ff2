#ifndef TESTS_SUPPORT_BALLOT_H
#define TESTS_SUPPORT_BALLOT_H

#include "ballots/item.h"
#include "support/debate.h"

/*
 * The debate of support/debate.h, and votes beside it. Who may vote are accounts made for it, of
 * ids from VOTER on, called voter1, voter2…: ADA, BOB and MIA cannot sign in and are on no roll.
 * Everything is done in transactions of its own.
 */
enum { VOTER = 1000 };

/* debate_begin(), and so many people who may vote. */
void ballot_begin(int voters);

/*
 * A wish that nothing is wrong with, by MIA: a question about typed words, for all, in an hour,
 * for a day; a judgment has three proposals and the usual grades.
 */
struct ballot_wish ballot_wish(enum ballot_kind);
enum result ballot_try_plan(const struct ballot_wish *, int64_t *id);
bool ballot_has_problem(const char *field); /* that was tried last */
int64_t ballot_planned(enum ballot_kind);

/* Planned, and the clock stands at its opening: its roll holds all who may vote. */
int64_t ballot_opened(enum ballot_kind);

/* The one that a wish plans, as far on. */
int64_t ballot_opened_as(const struct ballot_wish *);

struct ballot_item ballot_found(int64_t id);

#endif
