#ifndef RENDER_DIFF_WORDS_H
#define RENDER_DIFF_WORDS_H

#include "base/str.h"

struct arena;

#define DIFF_NO_WORD ((size_t)-1)

/* A word, or a reference that is read as one ("L. 131-2"), and which of the other text it is. */
struct diff_word {
    size_t from; /* in bytes */
    size_t to;
    size_t partner; /* DIFF_NO_WORD: it did not stay */
};

struct diff_words {
    struct diff_word *items;
    size_t count;
};

/*
 * The words of two texts and which of them stayed, in order: for who follows words
 * from one to the other. Unlike the runs of diff.h nothing is joined for the eye.
 * Text that is not UTF-8 is one word a line.
 */
void diff_match_words(struct arena *, struct str before, struct str after,
                      struct diff_words *words_before, struct diff_words *words_after);

#endif
