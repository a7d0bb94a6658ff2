#ifndef TEXTS_COMPARE_H
#define TEXTS_COMPARE_H

#include "render/diff_lines.h"
#include "texts/changes.h"

/* What changed in one article: its heading's and its paragraphs' words, editors' notes aside. */
MUST_CHECK enum result compare_article(struct db *, struct arena *, int64_t before_id,
                                       int64_t after_id, const struct article_change *,
                                       struct diff_lines *);

/* How many bytes both sides hold that were compared. */
size_t compared_bytes(const struct diff_lines *);

#endif
