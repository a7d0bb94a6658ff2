#ifndef DECISIONS_REPORT_H
#define DECISIONS_REPORT_H

#include "decisions/trial.h"

/*
 * What came of a branch, in the values of the measures that all branches share,
 * and in words. By who speaks for the branch, from its start until the verdict's
 * last call; another one replaces it (the log keeps both).
 * Problems for "value_1" … "value_3", "report", "lessons".
 */
struct report_wish {
    int64_t branch_id;
    int64_t actor_id;
    struct str values[MEASURES_MAX];
    struct str report;
    struct str lessons; /* what others may learn of it */
};
MUST_CHECK enum result report_send(struct db *, struct arena *, struct report_wish *,
                                   struct problems *);

/* The fields of the values, in the order of the measures. */
extern const char *const value_names[MEASURES_MAX];

/*
 * Ends a branch before its time, by who speaks for it, once its report is in.
 * Problems for "why", "as".
 */
struct stop_wish {
    int64_t branch_id;
    int64_t actor_id;
    int64_t as; /* BRANCH_DROPPED: it does not hold what was expected; BRANCH_ABANDONED */
    struct str why;
};
MUST_CHECK enum result branch_stop(struct db *, struct arena *, struct stop_wish *,
                                   struct problems *);

#endif
