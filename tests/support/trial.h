#ifndef TESTS_SUPPORT_TRIAL_H
#define TESTS_SUPPORT_TRIAL_H

#include "decisions/report.h"
#include "decisions/review.h"
#include "decisions/trial.h"
#include "support/debate.h"

/*
 * A decision to try forks and reviews on, in Ada's debate: Ada put the question
 * and wrote the text that is proposed (option 1), Bob wrote another (option 2).
 * Gil is its clerk. Cleo, Dan, Eve, Fay and Hal are there to own and to second.
 */
enum { CLEO = 4, DAN, EVE, FAY, GIL, HAL };
enum { DECISION = 1, PROPOSED_OPTION = 2, OTHER_OPTION = 3, THIRD_OPTION = 4 };
enum { DAY = 86400 };

/* Makes them all; the decision is in this state. */
void trial_debate(enum decision_state);

/* A charter that nothing is missing in: its owners are named. */
struct charter trial_charter(const char *owners);
struct common trial_common(void);

/* Bob offers a branch for his option, with Bob, Cleo and Dan; gives its id. */
int64_t trial_offered(void);

/* Ada answers with the charter of A, with Ada, Eve and Fay; gives its id. */
int64_t trial_answered(void);

/* All owners accept and both sides agree; then Bob starts it. */
void trial_agreed(void);
void trial_running(void);

enum result trial_owns(int64_t branch_id, int64_t actor_id, enum own_act);
enum result trial_report(int64_t branch_id, int64_t actor_id);

/* Its clocks and states as they are. */
struct decision trial_decision(void);
struct trial trial_now(void);
struct branch trial_branch(int64_t id);
struct review trial_review(void);

/* A draft of a verdict that nothing is missing in. */
struct verdict_wish trial_verdict(int64_t actor_id, enum review_verdict);

/* The clock goes on by some days, and the system does what is due. */
void trial_later(int64_t days);

/* Was something wrong with this field, of the problems that were last put? */
bool trial_refused(const struct problems *, const char *field);

#endif
