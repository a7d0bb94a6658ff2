#ifndef TEXTS_AMENDMENT_INSIDE_H
#define TEXTS_AMENDMENT_INSIDE_H

#include "texts/amendment.h"

/* Interface between amendment.c, amendment_apply.c and amendment_adopt.c. */

/* Does it apply on its version? */
MUST_CHECK enum result amendment_outcome_find(struct db *, struct arena *, const struct amendment *,
                                              enum amendment_outcome *);

/* The article that a list files it at: « APRÈS ART. 9 »; 0 when the version has no such. */
MUST_CHECK enum result amendment_article_find(struct db *, struct arena *, int64_t version_id,
                                              struct str division, int64_t *article_id);

MUST_CHECK enum result amendment_close(struct db *, const struct amendment *, enum amendment_state,
                                       int64_t actor_id, int64_t result_id);

/* An alinéa with its number before it, when that is not among its words. */
struct str amend_line_of(struct arena *, const struct segment *);

/* Its words as a tree. */
struct formula amendment_formula(struct arena *, const struct amendment *);

#endif
