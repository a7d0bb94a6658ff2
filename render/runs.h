#ifndef RENDER_RUNS_H
#define RENDER_RUNS_H

#include "render/html.h"

/*
 * The words of a text cut at each beginning and each end of what people point at, so that
 * nothing lies over another: only the pieces that somebody points at, in order.
 */
struct run {
    int64_t from; /* characters of the text, from 0; the end not included */
    int64_t to;
    const int64_t *numbers; /* of the notes on these words, the smallest words first */
    size_t count;           /* at least one */
    int64_t debates;        /* in all of these notes */
};

struct runs {
    struct run *items;
    size_t count;
    size_t size;
};

/*
 * A piece of the text that begins at character `from` of it, its runs in <mark>. Where the words
 * of note 3 begin is "#a3"; where they end stands a link to "#n3", which does not part from the
 * last word.
 */
struct html runs_html(struct page *, const struct runs *, struct str words, int64_t from);

#endif
