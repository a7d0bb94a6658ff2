#ifndef EXCHANGE_LAW_MARKDOWN_BLOCKS_H
#define EXCHANGE_LAW_MARKDOWN_BLOCKS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* Markdown as a run of blocks, one for each alinéa or row; lines that were wrapped are joined. */
enum block_kind {
    BLOCK_HEADING, /* its words as they are written */
    BLOCK_BOLD,    /* a line that is all bold: what stands between the stars, as written */
    BLOCK_WORDS,   /* words */
    BLOCK_ROW,     /* cells, tabs between */
    BLOCK_CLOSE,   /* *** */
    BLOCK_LEFT,    /* what is left out here: a reason, for the gaps */
};

struct block {
    enum block_kind kind;
    struct str text;
    struct str num; /* of words: the bold ones before them, or "-" of an item */
    int64_t level;  /* of a heading, from 1 */
    int64_t depth;  /* of words and rows, from 0 */
    int64_t line;   /* where it begins */
};

struct blocks {
    struct block *items;
    size_t count;
    size_t size;
};

/* first: the number of its first line. */
struct blocks markdown_blocks(struct arena *, struct str markdown, int64_t first);

#endif
