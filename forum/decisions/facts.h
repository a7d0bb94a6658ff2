#ifndef DECISIONS_FACTS_H
#define DECISIONS_FACTS_H

#include "decisions/decision.h"
#include "decisions/rules.h"

struct arena;
struct db;

/* What a review's verdict says to do. */
enum review_verdict {
    VERDICT_NONE,
    VERDICT_RENEW, /* of what was adopted: it goes on */
    VERDICT_AMEND,
    VERDICT_DROP, /* of both kinds of review */
    VERDICT_KEEP, /* of a trial: one branch */
    VERDICT_MERGE,
    VERDICT_BOTH,
    VERDICT_COUNT,
};

/*
 * All that the table of transitions looks at, read in one go for one decision,
 * one person and one moment.
 */
struct facts {
    struct decision decision;
    struct rules rules;
    int64_t now;

    /* Who acts; id 0: the system. */
    int64_t actor_id;
    bool may_write; /* by may_decide() */
    bool is_author; /* of the decision */
    bool is_clerk;
    bool wrote_text;  /* a version of the proposed option */
    bool blocks;      /* they have an open block */
    bool owns_branch; /* of the trial that is offered or runs; or leads the team that does */
    bool backs_other; /* their stance, or the branch they offer, is for another option */

    /* What an act brings with it, set by who asks. */
    bool by_meeting;
    bool has_reason;
    int64_t wanted_until;    /* of a notice: its date */
    int64_t fact_concern_id; /* a new fact is told of it: it may bring a text back; 0: none */

    int64_t options;       /* besides the status quo, that have a text */
    int64_t not_set_aside; /* options that are not the proposed one and have no reason yet */
    bool has_summary;
    int64_t people;         /* who have taken a stance or raised a concern */
    int64_t groups;         /* local groups they are in */
    int64_t blocks_waiting; /* for seconders */
    int64_t waiting_until;  /* the latest of those */
    int64_t blocks_sustained;
    int64_t blocks_new;          /* sustained, and never brought it back from a last call */
    int64_t oldest_block_at;     /* of the open ones, sustained; 0: none */
    int64_t concerns_unanswered; /* open ones that nobody answered */
    int64_t concern_due_at;      /* the system's next step of a concern; 0: none */

    /* The trial that is offered or runs. */
    int64_t trial_id;
    int64_t branches;
    int64_t branches_complete; /* with a whole charter */
    int64_t branches_agreed;
    int64_t branches_running;
    int64_t reports_missing; /* of branches that have neither a report nor the mark */
    int64_t trial_review_at;
    int64_t trial_started_at;
    int64_t renewals;

    /* The review that is open, if one is. */
    int64_t review_id;
    int64_t review_opened_at;
    bool is_of_trial;
    enum review_verdict verdict;
    bool has_answers;             /* all four */
    int64_t verdict_at;           /* it was proposed; 0: not yet */
    int64_t verdict_call_ends_at; /* 0: not called yet */
    int64_t owners_unanswered;    /* branches whose owners said nothing of the verdict */
    int64_t request_seconders;    /* of the request for an early review that is open */
    bool has_request;
    int64_t last_review_at; /* the last one that ended */

    int64_t succeeded_at; /* a decision that supersedes it was adopted; 0: none was */
    int64_t vote_ends_at;
    bool has_result;
    bool is_carried;
};

/*
 * Reads them; actor_id 0 is the system. What an act brings is left zero, and so
 * is may_write, which is the caller's to say.
 */
MUST_CHECK enum result facts_read(struct db *, struct arena *, int64_t decision_id,
                                  int64_t actor_id, int64_t now, struct facts *);

#endif
