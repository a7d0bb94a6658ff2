#ifndef TESTS_SUPPORT_DECIDE_H
#define TESTS_SUPPORT_DECIDE_H

#include "decisions/decision.h"
#include "decisions/move.h"
#include "decisions/open.h"
#include "support/debate.h"

/*
 * The debate of support/debate.h with more people, of two local groups, and
 * decisions among them. Everything is done in transactions of its own.
 */
enum { CLEO = 4, DAN, EVE, FAY, GUS, HAL, DECIDE_PEOPLE = 9 };
enum { NORTH = 1, SOUTH = 2 }; /* local groups: Ada, Bob, Cleo; Dan, Eve, Fay */
enum { DAY = 86400, HOUR = 3600 };

void decide_begin(void);

/* A wish that nothing is wrong with, by Ada; and what came of it. */
struct open_wish decide_wish(void);
enum result decide_try_open(const struct open_wish *, int64_t *id);
int64_t decide_open(void);

/* A notice by Ada that ends in four days. */
struct notice_wish decide_notice_wish(const struct written *);
int64_t decide_notice(void);

/* An option with its first text, as its rows alone; the version's id. */
int64_t decide_text(int64_t decision_id, int64_t author_id, const char *text);
void decide_summary(int64_t decision_id);
void decide_clerk(int64_t decision_id, int64_t account_id);

/* A position on the text that is before the people (enum stance_kind), as its row alone. */
void decide_stance(int64_t decision_id, int64_t account_id, int kind);

/* A concern about it, as its row alone: sustained when it is a block that has been seconded. */
struct decide_concern {
    int64_t author_id;
    bool is_block;
    bool is_answered;
    bool is_sustained;
};
int64_t decide_concern(int64_t decision_id, const struct decide_concern *);

/* What move_begin() and move_end() give. The version: the text proposed, 0: as it was. */
enum result decide_move(const struct move_wish *, int64_t version_id);
enum result decide_act(int64_t decision_id, enum act_kind, int64_t actor_id);

/* Opens one, proposes a text of Ada's with a summary, with Hal as its clerk. */
int64_t decide_proposed(void);
/* The same with enough people for its floor, a week later in its last call. */
int64_t decide_called(void);

/* The system's steps by the time it is. */
void decide_settle(int64_t decision_id);

struct decision decide_find(int64_t decision_id);
struct facts decide_facts(int64_t decision_id, int64_t actor_id);

/* The whole log fits its head. */
void decide_check_log(void);

#endif
