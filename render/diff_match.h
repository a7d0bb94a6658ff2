#ifndef RENDER_DIFF_MATCH_H
#define RENDER_DIFF_MATCH_H

#include "render/diff_inside.h"
#include "render/diff_lines.h"

/* What the files share that find which line became which. */

/* The lines of one side, with nothing cut yet but the number at their heads. */
struct line_side {
    const struct str *lines;
    size_t count;
    struct diff_head *heads;
    struct diff_tokens whole; /* a token for each line: all of it … */
    struct diff_tokens rest;  /* … and what follows the number, if that has words */
    size_t *partner;          /* on the other side; DIFF_NO_LINE */
    size_t *gap;              /* between which equal lines it stands: the same on both sides */
};

struct matching {
    struct arena *arena;
    struct line_side before;
    struct line_side after;
    int64_t *likeness; /* of each line before to its partner */
};

struct matching diff_match(struct arena *, const struct str *before, size_t before_count,
                           const struct str *after, size_t after_count);

/* A line before and one after that are much alike. */
struct alike {
    size_t before;
    size_t after;
    int64_t likeness; /* thousandths */
    size_t words;     /* that stayed, in order */
};

struct alikes {
    struct alike *items;
    size_t count;
    size_t size;
};

/* The pairs of lines without a partner that are alike, by their places before, then after. */
struct alikes diff_find_alike(struct matching *);

/* Of these, whose places before never go down: those in order that keep the most words. */
void diff_choose_chain(struct arena *, struct alikes *);

/* How many words of two lists, numbered together, stay in order. */
size_t diff_words_kept(const struct diff_tokens *before, const struct diff_tokens *after);

#endif
