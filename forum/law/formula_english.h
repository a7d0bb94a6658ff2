#ifndef LAW_FORMULA_ENGLISH_H
#define LAW_FORMULA_ENGLISH_H

#include "law/formula_clause.h"

/*
 * The amendments of the United Kingdom's Parliament: to bills (« Clause 3, page 2,
 * line 7, leave out “x” and insert “y” ») and, in acts, to other acts (« In section
 * 11, after subsection (5), insert— »). Blocks, labels and contexts are as for French.
 */
const struct word *english_word_find(struct str key);

/* One locator with what it is of. */
bool english_spot_read(struct reader *, struct spot *);

struct label english_label_peek(const struct reader *, size_t at, enum label_kind inner);

void english_clause_read(struct reader *, struct context *, struct instructions *);

#endif
