#ifndef TESTS_SUPPORT_VOTE_H
#define TESTS_SUPPORT_VOTE_H

#include "ballots/close.h"
#include "ballots/vote.h"
#include "support/ballot.h"

/*
 * Voting in the votes of support/ballot.h, by the people it made: voter n is the account
 * VOTER + n, from 0 on. In transactions of its own.
 */
enum result vote_try(int64_t item_id, int64_t account_id, struct str secret, const char *choice);
bool vote_has_problem(const char *field); /* that was tried last */

/* Votes for the first time; gives the secret. */
struct str vote_new(int64_t item_id, int64_t account_id, const char *choice);

/* So many voters from this one on vote the same. */
void vote_many(int64_t item_id, int64_t from, int count, const char *choice);

/* What its ballot says now; "" when no ballot has this secret. */
const char *vote_now(int64_t item_id, struct str secret);

void vote_shuffle(int64_t item_id);

/* The clock goes to its end, and it is counted; gives it as it is then. */
struct ballot_item vote_closed(int64_t item_id);

/* The count of "yes", "no", "abstain" of a closed one, of a judgment by proposal and grade. */
struct ballot_figure vote_figure(int64_t item_id, int64_t proposal, int64_t grade);

/* What `forum` holds is in forum_store() from now on; on SQLite it is a copy, and there alone. */
void vote_to_store(void);

/* The "count" that a question gives there. */
int64_t vote_count_in_store(const char *question);

/* So many people of the roll vote at once, through the store, each for the first time. */
typedef const char *vote_choice(int voter);
void vote_together(int64_t item_id, int count, vote_choice *);

#endif
