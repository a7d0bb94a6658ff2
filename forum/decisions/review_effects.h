#ifndef DECISIONS_REVIEW_EFFECTS_H
#define DECISIONS_REVIEW_EFFECTS_H

#include "decisions/move.h"

/*
 * What transitions 10 and 15 to 20 change of trials, branches and reviews.
 * Called by effects_of(), once the decision's new state is written; what was
 * known before it stands in move->facts.
 */

/* 10: the trial that is offered starts, and its branches run. */
MUST_CHECK enum result trial_begin(struct db *, const struct move *);

/* The decision ended without a fork: a trial that was only offered is given up. */
MUST_CHECK enum result trial_drop(struct db *, int64_t decision_id, int64_t at);

/* 15, 17: a review opens: of what was adopted, with the request that brought it, or of the trial.
 */
MUST_CHECK enum result review_open(struct db *, const struct move *);

/* 16, 18: the verdict's last call begins, or a new block brings the review back from it. */
MUST_CHECK enum result review_call(struct db *, const struct move *);
MUST_CHECK enum result review_return(struct db *, const struct move *);

/*
 * Before the system's step that ends a review: what its verdict says of the
 * text that holds from then on (move->version_id) and of the next date
 * (move->review_at).
 */
MUST_CHECK enum result review_prepare(struct db *, struct move *);

/*
 * 16, 18, 20: it ends. Of a trial, branches are kept, merged, dropped or run on,
 * with a new date; a merge opens the successor.
 */
MUST_CHECK enum result review_end(struct db *, struct arena *, const struct move *);

/* Branches whose report is late, from report_days after the review opened: each is marked, once. */
MUST_CHECK enum result reports_mark_missing(struct db *, struct arena *, const struct facts *);

#endif
