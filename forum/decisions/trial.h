#ifndef DECISIONS_TRIAL_H
#define DECISIONS_TRIAL_H

#include "decisions/branch.h"

/* Options tried side by side, to be compared on one day: what is common to them. */
struct measure {
    struct str name; /* "People at the meetings" */
    struct str how;  /* it is taken */
};

/* The common part, as both sides write it until the trial starts. */
struct common {
    struct str question;
    int64_t review_at; /* one day for all of them; 0: no date that can be read */
    struct measure measures[MEASURES_MAX];
    size_t measure_count;
};

enum {
    TRIAL_DAYS_MAX = 730, /* until the review */
    MEASURE_MAX = 120,
    MEASURE_HOW_MAX = 300,
};

struct trial {
    int64_t id;
    int64_t decision_id;
    struct common common;
    int64_t renewals; /* how often it went on with all of them */
    int64_t created_at;
    int64_t started_at; /* 0: it is only offered */
    int64_t ended_at;
    struct branches branches;
};

/* The one that is offered or runs; NOT_FOUND when there is none. */
MUST_CHECK enum result trial_current(struct db *, struct arena *, int64_t decision_id,
                                     struct trial *);

/* The newest, also one that ended; and any. */
MUST_CHECK enum result trial_latest(struct db *, struct arena *, int64_t decision_id,
                                    struct trial *);
MUST_CHECK enum result trial_find(struct db *, struct arena *, int64_t id, struct trial *);

/* What somebody is to each of its branches, in their order. */
struct branch_actors {
    struct branch_actor *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result trial_actors(struct db *, struct arena *, const struct trial *,
                                    int64_t account_id, struct branch_actors *);

/*
 * Problems for "question", "review", "measure_1" … "how_3", and trims. A measure
 * has a name and how it is taken; at least one is whole.
 */
MUST_CHECK enum result common_check(struct common *, int64_t now, struct problems *);

/*
 * Offers a branch for an option that has none yet, with its whole charter. The
 * first one of a trial brings the common part, and makes an empty branch for the
 * text that is proposed, whose side then writes its charter. While a trial runs,
 * the new branch takes the common part as it is.
 * Problems for "option", those of common_check() and of charter_check().
 */
struct trial_offer {
    int64_t decision_id;
    int64_t actor_id;
    int64_t option_id;
    struct charter charter;
    struct common common; /* looked at when nothing is offered yet */
};
MUST_CHECK enum result trial_offer(struct db *, struct arena *, struct trial_offer *,
                                   struct problems *, int64_t *branch_id);

/*
 * Changes the common part: by either side, until the trial starts. The sides that
 * the writer does not belong to have to agree again.
 */
struct common_wish {
    int64_t decision_id;
    int64_t actor_id;
    struct common common;
};
MUST_CHECK enum result trial_change(struct db *, struct arena *, struct common_wish *,
                                    struct problems *);

/* Starts it: transition 10. What is missing is said as move_begin() does. */
struct trial_act {
    int64_t decision_id;
    int64_t actor_id;
};
MUST_CHECK enum result trial_start(struct db *, struct arena *, const struct trial_act *,
                                   struct problems *);

/*
 * Takes back a branch that is only offered, by who offered it. With it goes the
 * whole offer when no other branch of it has a charter.
 */
MUST_CHECK enum result trial_withdraw(struct db *, struct arena *, const struct branch_act *,
                                      struct problems *);

#endif
