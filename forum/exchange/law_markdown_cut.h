#ifndef EXCHANGE_LAW_MARKDOWN_CUT_H
#define EXCHANGE_LAW_MARKDOWN_CUT_H

#include "exchange/law_markdown_blocks.h"
#include "exchange/law_markdown_html.h"
#include "exchange/law_markdown_wrap.h"

enum { ITEMS_DEEP_MAX = 32 };

/* A block as it is met; words keep their lines until all are known. */
struct piece {
    struct block block;
    size_t from, to; /* of words: lines */
};

struct pieces {
    struct piece *items;
    size_t count;
    size_t size;
};

struct cutting {
    struct arena *arena;
    struct str text;
    size_t at; /* where the next line begins */
    int64_t line;
    struct pieces pieces;
    struct source_lines lines;
    bool is_open;   /* the last piece is words that may go on */
    int64_t quotes; /* around it */
    bool in_code;
    bool in_table;
    struct {
        int64_t indent;
        bool is_counted; /* 1. 2. …, not an item with a dash */
    } items[ITEMS_DEEP_MAX];
    size_t item_count;
    struct law_html_marks html;
};

/* Takes in the next line, and what belongs to it: the whole of a block of HTML. */
void cutting_next(struct cutting *);

/* What is open ends. */
void cutting_close(struct cutting *);

#endif
