#ifndef EXCHANGE_LAW_LEGI_WORDS_H
#define EXCHANGE_LAW_LEGI_WORDS_H

#include "exchange/law_legi_files.h"

/* The words of the LEGI archives, which are HTML of the simplest kind. */

/* An article under a part (SEGMENT_NONE: under nothing), called by what stays the same. */
MUST_CHECK enum result legi_article_add(struct arena *, struct document *, size_t parent,
                                        const struct legi_file *, struct str official,
                                        struct str *fault);

/* What stands before the articles of a text (visas), and after them (signatures, notes). */
MUST_CHECK enum result legi_frame_add(struct arena *, struct document *, const struct legi_file *,
                                      bool is_end, struct str *fault);

#endif
