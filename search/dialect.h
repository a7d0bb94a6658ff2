#ifndef SEARCH_DIALECT_H
#define SEARCH_DIALECT_H

#include "base/buffer.h"
#include "search/query.h"

/*
 * What FTS5 and tsvector write in different ways: fts5.c and tsvector.c. Their
 * statements stand in fts5.sql and tsvector.sql, of the same names and values.
 */
enum index_part { PART_TITLE, PART_TITLE_STEMS, PART_TEXT, PART_TEXT_STEMS, PART_MARKS, PARTS };

struct dialect {
    const char *and, * or, *and_not;

    /* A word of a part of an entry; positions count from 1 in each part. */
    void (*put_token)(struct buffer *, enum index_part, struct str token, int position);

    /* Conditions of a query. */
    void (*put_phrase)(struct buffer *, const struct query_term *, bool in_title);
    void (*put_stems)(struct buffer *, const struct query_word *, bool in_title);
    void (*put_mark)(struct buffer *, struct str mark);
};

extern const struct dialect dialect_fts5;
extern const struct dialect dialect_tsvector;

#endif
