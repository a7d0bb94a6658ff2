#ifndef EXCHANGE_LAW_MARKDOWN_WRAP_H
#define EXCHANGE_LAW_MARKDOWN_WRAP_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Lines as they stand in a file, to tell a text that was wrapped at some width from one
 * with a paragraph a line. A wrapped line is followed by a word that did not fit.
 */
struct source_line {
    struct str text; /* without what marks it as an item or a quote */
    int64_t width;   /* of the whole, in characters, without a <br> at its end */
    int64_t first;   /* of its first word, as it stands there */
    bool is_broken;  /* a line break was asked for at its end */
    bool is_tied;    /* a tag goes on behind its end */
    bool is_last;    /* of its block: nothing follows directly */
};

struct source_lines {
    struct source_line *items;
    size_t count;
    size_t size;
};

/* The width at which it was wrapped; 0: each line is a paragraph. */
int64_t wrap_width(const struct source_lines *);

/* Does the line after this one go on with it? */
bool wrap_goes_on(const struct source_lines *, size_t line, int64_t width);

#endif
