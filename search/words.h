#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * The words of a text, as the index knows them: in lower case and without
 * accents, so that neither matters to who searches; œ is oe. What is elided
 * before a word is no part of it (l'impôt, qu'ils), nor is an English 's.
 * c++ and c# are words; a letter and the number it stands before are two, so
 * that L131-2, L. 131-2 and L.131-2 are the same words in the same order.
 * Signs that write without spaces (漢字, かな) are words of their own.
 *
 * A word holds letters, digits and marks alone: no index splits it again.
 */
enum {
    WORD_CHARACTERS_MAX = 40, /* longer words are known by their beginning */
    WORD_BYTES_MAX = WORD_CHARACTERS_MAX * 4 + 16,
    WORD_STEMS_MAX = 3,
};

struct word {
    struct str folded;
    struct str lowered; /* with its accents, for the stems */
    size_t from, to;    /* the bytes of the text that it is */
    bool has_digit;
};

/* Reads a text word by word; a word's texts hold until the next one is read. */
struct word_reader {
    struct str text;
    size_t at;
    char folded[WORD_BYTES_MAX];
    char lowered[WORD_BYTES_MAX];
};

bool word_next(struct word_reader *, struct word *);

/* What different forms of one word have in common: by Snowball's French and English. */
struct stems {
    char bytes[WORD_STEMS_MAX][WORD_BYTES_MAX];
    struct str items[WORD_STEMS_MAX];
    int count;
};

/*
 * lang is the text's: "fr", "en", or another one (or none), which takes the
 * stems of both. A common word has none.
 */
void word_stems(const struct word *, struct str lang, struct stems *);

/* Does nearly every text of its language hold it: the, les, of? */
bool word_is_common(struct str folded);

/* The language a text is surely written in, "fr" or "en", by its common words; else "". */
struct str words_language(struct str text);

/* A short text (a name typed in a query) as one folded run: "Débats" is "debats". */
struct str word_fold(char into[WORD_BYTES_MAX], struct str);

#endif
