#ifndef DECISIONS_OPEN_H
#define DECISIONS_OPEN_H

#include "base/problems.h"
#include "decisions/decision.h"
#include "topics/written.h"

/*
 * How a decision comes into the world. Who may do it in this topic was decided
 * at the door (may_decide() on the topic); a suspended person comes to none.
 */

/* A choice that a form leaves open until it is made. */
enum { NOT_SAID = -1 };

/* A question put to all: transition 4. Texts as they were typed. */
struct open_wish {
    int64_t topic_id; /* where it is opened; its space is that of this topic */
    int64_t author_id;
    struct str question;
    struct str status_quo; /* what stays if nothing is decided */
    struct str affected;   /* who is */
    int scope;             /* enum decision_scope, or NOT_SAID, as the next ones */
    int reversible;        /* 0 or 1 */
    int forkable;          /* 0 or 1 */
    struct str fork_why;
    int fallback; /* enum decision_fallback */
    int64_t floor_people;
    int64_t floor_groups;
    int64_t supersedes; /* a decision that this one would take the place of; 0: none */
};

enum { FLOOR_PEOPLE_MAX = 1000, FLOOR_GROUPS_MAX = 100 };

/*
 * Opens it under the newest rules, with the status quo as its option 0, and
 * draws its clerk if somebody volunteers. Problems for "question", "status_quo",
 * "affected", "scope", "reversible", "forkable", "fork_why", "fallback",
 * "floor_people", "floor_groups", "supersedes". In a transaction that may append to the log.
 */
MUST_CHECK enum result decision_open(struct db *, struct arena *, const struct open_wish *,
                                     struct problems *, int64_t *id);

/* "I am going to do this, unless somebody objects": transition 1. */
struct notice_wish {
    int64_t topic_id;
    int64_t author_id;
    struct str question;           /* what will be done, in one sentence */
    const struct written *written; /* how: becomes option 1, version 1 */
    struct str affected;           /* may be empty */
    struct str undo;               /* how one goes back */
    bool is_own;                   /* it is within the author's own means */
    int64_t until;                 /* the moment objections must have come by; 0: not said */
    bool is_urgent;                /* a meeting opens it, with the shorter time */
    bool by_meeting;
};

enum { UNDO_MIN = 3, UNDO_MAX = 500, NOTICE_DAYS_MAX = 60 };

/* Problems for "question", "text" (it is missing), "affected", "undo", "own_means", "until". */
MUST_CHECK enum result notice_give(struct db *, struct arena *, const struct notice_wish *,
                                   struct problems *, int64_t *id);

/*
 * A reasoned objection to a notice: transition 3. It becomes a question put to
 * all, with what a notice does not say filled in: the status quo is not to do
 * it, it can be forked, the fallback is the status quo, the floor is the rules'.
 * Problems for "reason" and "".
 */
struct contest_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct str reason;
};
MUST_CHECK enum result notice_contest(struct db *, struct arena *, const struct contest_wish *,
                                      struct problems *);

/*
 * Debates that it is discussed in. CONFLICT when it is linked already, or (to
 * unlink) is not. The topic it was opened from stays: NOT_VALID with a problem.
 */
struct topic_link {
    int64_t decision_id;
    int64_t topic_id;
    int64_t actor_id;
};
MUST_CHECK enum result decision_link_topic(struct db *, struct arena *, const struct topic_link *,
                                           struct problems *);
MUST_CHECK enum result decision_unlink_topic(struct db *, struct arena *, const struct topic_link *,
                                             struct problems *);

#endif
