#ifndef FINDING_LAW_SEARCH_H
#define FINDING_LAW_SEARCH_H

#include "base/result.h"
#include "law/document.h"
#include "search/query.h"
#include "texts/listen.h"

struct store;

/* Listens: the entries of articles that a version changed are made with it. */
text_listener law_search_hear;

/* The entries of every text are made anew by the next law_search_catch_up(), a text a transaction.
 */
MUST_CHECK enum result law_search_is_stale(struct db *);
MUST_CHECK enum result law_search_catch_up(struct store *);

/* An article that was found in the newest version of a text, or the text by its title. */
struct law_hit {
    struct law_text text;
    struct str title;       /* of the text, with its marks (search/snippet.h) */
    struct segment segment; /* of the article; its heading with its marks */
    struct str path;
    struct str snippet;
    bool is_text; /* no article */
};

enum { LAW_HITS_FIRST = 3 }; /* above what else was found */

struct law_hits {
    struct law_hit *items;
    size_t count;
    size_t size;
    int64_t total; /* exact up to SEARCH_COUNTED_MAX; one more says: more than that */
};

/*
 * From place `first` on, at most so many. None when something is asked for that a law has not: an
 * author, a category, a tag.
 */
MUST_CHECK enum result law_search_find(struct db *, struct arena *, const struct query *,
                                       size_t first, size_t most, struct law_hits *);

#endif
