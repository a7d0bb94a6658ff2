#ifndef RENDER_DIFF_INSIDE_H
#define RENDER_DIFF_INSIDE_H

#include "render/diff.h"

/* What the files of the diff share; what it promises stands in diff.h. */

/* A line or a word of a text. */
struct diff_token {
    struct str text;
    uint32_t id; /* the same for the same text, once numbered */
    /* Of all tokens up to this one and with it, so that a difference tells a range: */
    uint32_t weight; /* bytes of words */
    uint32_t words;
};

struct diff_tokens {
    struct str text; /* all of them */
    struct diff_token *items;
    size_t count;
    size_t size;
};

/* Lines with their breaks; words, and what stands between them. Joined they are the text. */
struct diff_tokens diff_cut_lines(struct arena *, struct str text);
struct diff_tokens diff_cut_words(struct arena *, struct str text);

/* How long, in bytes, the reference is that the text begins with ("L. 131-2", "1 500"); 0: none. */
size_t diff_reference(struct str text);

/* Numbers the tokens of both, by sorting: no text makes this slow, as hashing could be made. */
void diff_number(struct arena *, struct diff_tokens *, struct diff_tokens *);

/* Some of the tokens: from this one to before that one. */
struct diff_range {
    const struct diff_tokens *tokens;
    size_t from;
    size_t to;
};

size_t diff_range_weight(struct diff_range);
size_t diff_range_words(struct diff_range);
struct str diff_range_text(struct diff_range); /* empty, at its place, when it has none */
struct diff_range diff_range_all(const struct diff_tokens *);

/*
 * The weight of the words that both have, each as often as both have it.
 * counts is zero for every number there is, before and after.
 */
size_t diff_common_weight(uint32_t *counts, struct diff_range, struct diff_range);

/* Here these tokens became those; one of the two may be empty. */
struct diff_hunk {
    struct diff_range before;
    struct diff_range after;
};

struct diff_hunks {
    struct diff_hunk *items;
    size_t count;
    size_t size;
};

/* What became what: pairs in order on both sides. */
struct diff_pair {
    size_t before; /* counted from the first of the range */
    size_t after;
};

struct diff_pairs {
    struct diff_pair *items;
    size_t count;
    size_t size;
};

/* The tokens that stand once in each range, as many as do in the same order. */
struct diff_pairs diff_pair_unique(struct arena *, struct diff_hunk);

/* Adds where two ranges differ, in order; what stands between hunks is equal, token by token. */
void diff_compare(struct arena *, struct diff_hunk, struct diff_hunks *);

/* The same for words and what stands between them. */
void diff_compare_words(struct arena *, struct diff_hunk, struct diff_hunks *);

/* Adds a run; an empty one not, and one that goes on with the last to that. */
void diff_add_run(struct arena *, struct diff *, enum diff_run_kind, struct str text);

/* Adds the runs of a text, which differs in these hunks. */
void diff_add_runs(struct arena *, struct diff *, const struct diff_hunks *, struct str before);

/* Adds the runs of two texts, compared word by word without a look at their lines. */
void diff_add_words(struct arena *, struct diff *, struct str before, struct str after);

/* Makes one of two hunks, with what stands between them, as often as this says so. */
typedef bool diff_is_one(const struct diff_hunk *, const struct diff_hunk *);
void diff_join(struct diff_hunks *, diff_is_one *);

/* Lines that are much alike or equal; more than this on a side are not paired. */
enum { DIFF_PAIR_LINES_MAX = 64 };

/* The lines of the two sides as ranges of their words; counts as diff_common_weight() wants it. */
struct diff_side {
    const struct diff_range *lines;
    size_t count;
};

struct diff_pairs diff_pair_lines(struct arena *, uint32_t *counts, struct diff_side before,
                                  struct diff_side after);

#endif
