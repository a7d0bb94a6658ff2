#ifndef DECISIONS_MACHINE_H
#define DECISIONS_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "decisions/facts.h"

/*
 * The one place that decides how a decision goes on: a table of transitions,
 * numbered as in the specification of decisions, each with the states it leads
 * from and to, who may take it, and the guards that must hold. Pure: it looks at
 * facts and at nothing else.
 */

/* What somebody does, or (ACT_TICK) the time. */
enum act_kind {
    ACT_TICK,     /* the system: 2, 8, 9, 11, 12, 13, 15 to 20 */
    ACT_NOTICE,   /* 1 */
    ACT_CONTEST,  /* 3: a reasoned objection to a notice */
    ACT_OPEN,     /* 4 */
    ACT_PROPOSE,  /* 5 */
    ACT_REVISE,   /* 6: a new version that starts the window again */
    ACT_CALL,     /* 7: the last call */
    ACT_RETURN,   /* 9: back from it */
    ACT_FORK,     /* 10 */
    ACT_WAKE,     /* 13 */
    ACT_WITHDRAW, /* 14 */
    ACT_TAKE_OVER,
    ACT_REVIEW,  /* 15, before its date */
    ACT_VERDICT, /* 16 and 18: the last call of a review's verdict */
    ACT_COUNT,
};

/* Who may take a transition: any of these. */
enum actor {
    BY_SYSTEM = 1,
    BY_ANYONE = 2, /* who may_decide() */
    BY_AUTHOR = 4,
    BY_CLERK = 8,
    BY_MEETING = 16, /* an item of a meeting proposed it */
    BY_BLOCKER = 32,
    BY_BACKER = 64, /* of an option that is not the proposed one */
};

enum guard {
    GUARD_NONE,
    GUARD_REVERSIBLE,
    GUARD_NOTICE_LONG,
    GUARD_REASON,
    GUARD_COMPLETE, /* question, status quo, affected, forkable and why, fallback, floor */
    GUARD_OPTION,
    GUARD_SUMMARY,
    GUARD_RESETS,
    GUARD_BEFORE_CEILING,
    GUARD_NEUTRAL, /* the clerk neither wrote the text nor blocks it */
    GUARD_WINDOW_OVER,
    GUARD_FLOOR_PEOPLE,
    GUARD_FLOOR_GROUPS,
    GUARD_NO_BLOCK,
    GUARD_CONCERNS_ANSWERED,
    GUARD_SET_ASIDE, /* every other option has a reason */
    GUARD_NEW_BLOCK_OR_FACT,
    GUARD_FORKABLE,
    GUARD_CHARTERS,
    GUARD_SIDES_AGREE, /* or a block is open that long */
    GUARD_OTHERS_TEXT, /* one does not take over one's own */
    GUARD_TAKEOVER_OPEN,
    GUARD_TAKEOVER_IN_TIME, /* before its ceiling */
    GUARD_NEW_FACT,
    GUARD_SECONDED,
    GUARD_REVIEWS_APART,
    GUARD_VERDICT, /* one is proposed */
    GUARD_FOUR_ANSWERS,
    GUARD_REPORTS, /* or their marks */
    GUARD_OWNERS_ANSWERED,
    GUARD_RENEWALS,
    GUARD_NOT_CALLED, /* the verdict's last call does not run already */
    /* Of the system: never said as a refusal. */
    GUARD_OF_ADOPTED, /* the review is one of what was adopted */
    GUARD_OF_TRIAL,
    GUARD_CALL_OVER, /* of a notice, a last call, a verdict */
    GUARD_NO_NEW_BLOCK,
    GUARD_NEW_BLOCK,
    GUARD_CEILING,
    GUARD_FALLBACK_VOTE,
    GUARD_FALLBACK_STATUS_QUO,
    GUARD_VOTE_OVER,
    GUARD_VOTE_CARRIED,
    GUARD_VOTE_FAILED,
    GUARD_ASLEEP,
    GUARD_REVIEW_DATE,
    GUARD_TRIAL_OVER, /* its date came, or all reports are in */
    GUARD_SUCCEEDED,
    GUARD_REVIEW_LAPSED,
    GUARD_WAS_ADOPTED, /* before the review */
    GUARD_WAS_FORKED,
    GUARD_VERDICT_RENEW,
    GUARD_VERDICT_AMEND,
    GUARD_VERDICT_DROP,
    GUARD_VERDICT_KEEP,
    GUARD_VERDICT_MERGE,
    GUARD_VERDICT_BOTH,
    GUARD_COUNT,
};

enum { GUARDS_MAX = 10 };

struct transition {
    int number; /* in the specification */
    enum act_kind act;
    unsigned from;          /* 1u << enum decision_state, any of them */
    enum decision_state to; /* STATE_NONE: where it came from, back_state */
    enum decision_close as;
    unsigned who;                  /* enum actor, any of them */
    enum guard guards[GUARDS_MAX]; /* all must hold; ended by GUARD_NONE */
};

extern const struct transition transitions[]; /* ended by a zeroed one */

/* Why an act is refused: what failed first, and what would satisfy it. */
struct hindrance {
    enum guard guard; /* GUARD_NONE: not in this state, or not by them */
    bool is_wrong_state;
    const char *message; /* N_(); may hold {count} and {time} */
    int64_t count;
    int64_t time;
};

/*
 * The transition that an act takes now; NULL with the refusal (which may be
 * NULL) when none may be taken. Of several in the table the first that holds.
 */
const struct transition *machine_find(const struct facts *, enum act_kind, struct hindrance *);

/* When the system has its next step; 0: none ahead. It may have passed: the step is due then. */
int64_t machine_due(const struct facts *);

/*
 * Steps of the system that leave the state as it is: the warning before sleep,
 * and the mark of branches under review whose report is late.
 */
bool machine_wants_warning(const struct facts *);
bool machine_reports_are_late(const struct facts *);

#endif
