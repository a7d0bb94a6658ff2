#ifndef TEXTS_AMENDMENT_ARTICLE_H
#define TEXTS_AMENDMENT_ARTICLE_H

#include "texts/article.h"

/*
 * Puts the open amendments on an article where they stand on its page: under
 * each alinéa they change, with its words before and after; those that cannot be
 * applied, or were written on another version, by their formula under the
 * alinéa they were proposed at, or under the article. Two that touch say so.
 */
MUST_CHECK enum result amendments_fill(struct db *, struct arena *, struct article_page *);

#endif
