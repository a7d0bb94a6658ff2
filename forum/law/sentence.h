#ifndef LAW_SENTENCE_H
#define LAW_SENTENCE_H

#include "base/str.h"

struct arena;

/* A piece of an alinéa, in characters as law/canon.h counts them. */
struct stretch {
    int64_t from;
    int64_t to;
};

struct stretches {
    struct stretch *items;
    size_t count;
    size_t size;
};

/*
 * The sentences of an alinéa, as a reader counts them: abbreviations ("art.",
 * "n°", "L. 131-2", "M.", initials), numbers ("1 500.5"), and an enumerator at the
 * beginning ("I. –", "1°", "a)", "(2)") end none. Together they hold every
 * character but the spaces between them.
 */
struct stretches law_sentences(struct arena *, struct str canonical);

/*
 * For pointing at words without a mouse: the sentences, and long ones cut at
 * their semicolons, colons and commas, so that no piece is longer than about a
 * hundred characters where the sentence allows it and none is shorter than three words.
 */
struct stretches law_clauses(struct arena *, struct str canonical);

#endif
