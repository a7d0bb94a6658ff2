#ifndef TEXTS_ANNOTATION_MARGIN_H
#define TEXTS_ANNOTATION_MARGIN_H

#include "texts/article.h"

/*
 * What stands beside an article that was read (texts/article.h): notes, runs,
 * orphans and `discuss`, as view->visitor may read them: debates of spaces they
 * may not enter, hidden ones and what was put aside are left out. At most
 * MARGIN_NOTES_MAX of an article: the others are on the list of all.
 */
enum { MARGIN_NOTES_MAX = 400 };
MUST_CHECK enum result annotations_of_article(struct db *, struct arena *, struct article_page *);

/* How many debates each article of a version has, for tables of contents. */
struct article_counts {
    struct article_count {
        int64_t article_id;
        int64_t count;
    } * items; /* by article_id */
    size_t count;
    size_t size;
};
MUST_CHECK enum result annotation_counts(struct db *, struct arena *, const struct visitor *,
                                         int64_t version_id, struct article_counts *);
int64_t article_count_of(const struct article_counts *, int64_t article_id);

/* How many are on words that were changed or are gone in a version; every page of it says so. */
MUST_CHECK enum result annotations_changed(struct db *, const struct visitor *, int64_t version_id,
                                           int64_t *count);

/* Cuts the words of an alinéa at each beginning and end of the notes' ranges, given by number. */
struct noted {
    int64_t number; /* 0 is left out */
    int64_t from;
    int64_t to;
};
struct runs runs_cut(struct arena *, const struct noted *, size_t count);

#endif
