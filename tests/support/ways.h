#ifndef TESTS_SUPPORT_WAYS_H
#define TESTS_SUPPORT_WAYS_H

#include "decisions/review.h"
#include "support/decide.h"

/*
 * What people do with the decisions of support/decide.h, by the domain's own
 * functions, in transactions of their own as a request is: for the tests that
 * lead a decision along every way of the table. Ada puts the question, Bob
 * tries another text, Hal is the clerk; one owner is enough for a branch.
 */
void ways_begin(void);

/* Ends such a transaction: what was refused leaves no trace. */
enum result ways_end(enum result);

/* An option with its first text, by somebody; its id. */
int64_t ways_option(int64_t decision_id, int64_t actor_id);

/* Three people of two groups support what is proposed, and its days are over. */
void ways_heard(int64_t decision_id);
int64_t ways_adopted(void);

/* Eve's objection that two people seconded, and what she says when she is answered. */
int64_t ways_block(int64_t decision_id);
void ways_lift(int64_t concern_id);

/* Bob's text beside the one that is proposed: his side has still to agree. */
struct trial ways_offered(int64_t decision_id);
void ways_agreed(const struct trial *);
enum result ways_fork(int64_t decision_id, int64_t actor_id, struct problems *);

/* Both report; the trial is over. */
void ways_report(const struct trial *);

struct verdict_wish ways_verdict(int64_t decision_id, enum review_verdict);
/* By Ada; to keep is to keep Bob's. */
void ways_draft(int64_t decision_id, enum review_verdict);
/* Who owns each of the branches under review says what they think of it. */
void ways_answer(int64_t decision_id);
enum result ways_call_verdict(int64_t decision_id, int64_t actor_id, struct problems *);

/* Bob asks for a review before its date, and so many (three at most) second it. */
void ways_ask_review(int64_t decision_id, int seconders);

/* Some days later, when the system did what is due. */
void ways_later(int64_t decision_id, int64_t days);

#endif
