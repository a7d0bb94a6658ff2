#ifndef EXCHANGE_DUMP_H
#define EXCHANGE_DUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"
#include "exchange/dump_text.h"
#include "exchange/stream.h"

/*
 * A plain dump of PostgreSQL (pg_dump's default format) as a run of rows, read
 * once from front to back: "COPY table (columns) FROM stdin;", one row a line,
 * fields between tabs, "\." at the end (PostgreSQL 15, COPY, Text Format). All
 * that stands around is passed over but for "SET client_encoding". Only tables
 * of the schema "public" are seen.
 *
 * Whatever the bytes are, reading ends and holds no more than one line of at
 * most LINE_BYTES_MAX (and a table's at most DUMP_COLUMNS_MAX columns).
 */
enum { DUMP_COLUMNS_MAX = 400, DUMP_NAME_BYTES_MAX = 64 };

struct dump_row {
    const struct str *columns; /* their names */
    const struct str *fields;  /* as they stand in the line */
    size_t count;
    enum dump_encoding encoding;
};

/* What to do with what is read. Anything but OK from row() or table() ends the reading. */
struct dump_visit {
    void *context;
    /* A table begins: sets wanted when its rows are. Columns as in a row, which has no fields. */
    enum result (*table)(void *context, struct str name, const struct dump_row *columns,
                         bool *wanted);
    enum result (*row)(void *context, const struct dump_row *);
    /* A row was left out: longer than a line may be, or with more or fewer fields than columns. */
    void (*unreadable)(void *context);
    /* Sets enough when nothing that follows is wanted: then it is not read. */
    void (*table_end)(void *context, int64_t rows, bool *enough);
};

/*
 * OK at the end of the feed, or when it was enough. NOT_VALID when it breaks off within a table, is
 * written in an encoding that is not known, or is no such dump: fault (in the
 * arena) says what. Else what a visit gave.
 */
MUST_CHECK enum result dump_read(struct arena *, struct feed, const struct dump_visit *,
                                 struct str *fault);

/* The field of a column; false when there is no such column, or it is null. */
bool dump_field(const struct dump_row *, const char *column, struct str *field);

bool dump_has_column(const struct dump_row *, const char *column);

#endif
