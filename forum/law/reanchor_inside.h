#ifndef LAW_REANCHOR_INSIDE_H
#define LAW_REANCHOR_INSIDE_H

#include "law/reanchor.h"

/* A word of an article: letters and numbers in a row, typography folded. */
struct article_word {
    struct str text;
    size_t place; /* its segment */
    size_t from;  /* bytes of the segment's key */
    size_t to;
    size_t partner; /* in the other version; WORD_GONE */
};

#define WORD_GONE ((size_t)-1)

struct article_words {
    struct article_word *items;
    size_t count;
    size_t size;
};

/* An article that changed, in both versions. */
struct changed_article {
    struct article_words before;
    struct article_words after;
};

struct changed_articles {
    struct changed_article *items;
    size_t count;
    size_t size;
    int64_t too_long;
};

struct changed_articles reanchor_articles(struct arena *, const struct document *before,
                                          const struct document *after);

/* What became of some words: how many, and where those that are still together stand. */
struct truth {
    enum quote_fate fate;
    size_t from; /* words of the article after */
    size_t to;
};
struct truth reanchor_truth(const struct changed_article *, size_t from, size_t to);

#endif
