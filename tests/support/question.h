#ifndef TESTS_SUPPORT_QUESTION_H
#define TESTS_SUPPORT_QUESTION_H

#include "decisions/concern.h"
#include "decisions/decision.h"
#include "decisions/option.h"
#include "decisions/stance.h"
#include "support/debate.h"

/*
 * A decision to try texts, positions and concerns on: Ada's question in her
 * debate, open, with Mia as its clerk, and a summary; four more people; three
 * local groups: the north (Bob leads it, Cleo), the south (Dan leads it, Eve)
 * and a private one (Fay leads it, Bob).
 */
enum { CLEO = 4, DAN, EVE, FAY, QUESTION = 1, NORTH = 1, SOUTH = 2, HIDDEN_GROUP = 3, DAY = 86400 };

void question_begin(void);

/* An option with its first text, by somebody; gives its id. */
int64_t question_option(int64_t account_id, const char *title, const char *text);

/* Ada's option is proposed; gives the version that is. */
int64_t question_propose(int64_t option_id);

/* begin, an option of Ada's, proposed; gives its version. */
int64_t question_proposed(void);

/* A new text of an option, not small; gives the version. */
int64_t question_revise(int64_t account_id, int64_t option_id, const char *text);

/* Takes a position, and gives what came of it. */
enum result question_stance(int64_t account_id, int64_t version_id, enum stance_kind,
                            const char *reason);

/* An objection to a version; gives its id. */
int64_t question_block(int64_t account_id, int64_t version_id);

struct concern question_concern(int64_t id);
struct decision question_decision(void);
struct option question_option_now(int64_t id);

/* What somebody does about a concern. */
struct concern_act question_act(int64_t account_id, int64_t concern_id, const char *words);

/* The system's steps that are due. */
void question_tick(void);

/* The first problem, as it is said; "" for none. */
const char *question_problem(const struct problems *);

#endif
