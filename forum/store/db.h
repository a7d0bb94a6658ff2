#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

/*
 * The whole of what the forum asks of a database: sqlite.c and postgres.c each
 * answer it, chosen by the address given to db_open().
 *
 * A connection belongs to one thread at a time. Errors stick: after the first
 * one every call does nothing until the transaction ends, and that end, like
 * every rows_end(), reports what went wrong: FAILED, already logged; FULL when
 * the disk takes no more; BUSY when the database cannot be had just now, or
 * took too long to read; or AGAIN when the transaction lost against another
 * one and must be run once more (PostgreSQL only; store.h does that). So loops
 * over rows have no error branch, and a handler may pass on what rows_end()
 * gave it. Outside of a transaction each statement is one: its rows_end()
 * reports and clears.
 *
 * Texts must be UTF-8 without NULs, on both databases; bytes may be anything.
 */
struct db;
struct arena;

/* One named statement of a .sql file, collected into sql.c when building. */
struct sql {
    const char *name;
    const char *text;
    int id;
    const char *on_postgres; /* what PostgreSQL has instead; NULL: the same text */
};

/* A value for $1, $2, ... */
struct value {
    enum { VALUE_NONE, VALUE_INTEGER, VALUE_TEXT, VALUE_BYTES } kind;
    int64_t integer;
    struct str text;
};

/*
 * The answer to a query, read forward. Must be ended by rows_end() or
 * rows_end_one(), before its transaction ends and before the same statement is
 * asked again on the same connection. Who jumps over that end (an arena's
 * overflow) must roll back, which gives all open answers back.
 */
struct rows {
    struct db *db;
    void *statement;
    const char *const *names; /* of its columns */
    int columns;
    int column;         /* where the next value is likely found: beside the last one */
    int count;          /* rows given so far */
    enum result result; /* of a query that could not be asked */
};

// clang-format off
#define value(v) _Generic((v), struct str: value_text, \
    int: value_integer, int64_t: value_integer, bool: value_integer)(v)
// clang-format on

/* rows = db_query(db, sql_topic_find, value(id)); every statement is asked like this. */
#define db_query(db, sql, ...)                                                                     \
    db_query_values((db), &(sql), (struct value[]){ { 0 }, __VA_ARGS__ },                          \
                    sizeof((struct value[]){ { 0 }, __VA_ARGS__ }) / sizeof(struct value) - 1)
#define NO_VALUES

/*
 * DB_WRITE is for the one connection (SQLite) or the few (PostgreSQL) that write.
 * DB_READ connections cannot change anything and stop a query that runs too long.
 */
enum db_mode { DB_READ, DB_WRITE };

/*
 * Where is a file's path, ":memory:" (tests), or postgres://… Gives NULL, after
 * logging why, when it cannot be opened. Never logs a password in the address.
 */
struct db *db_open(const char *where, enum db_mode);
void db_close(struct db *);
bool db_is_postgres(const char *where);
bool db_on_postgres(const struct db *); /* for search/, whose expressions differ */

/* Runs a script that takes no values; for the schema and the tests only. */
void db_script(struct db *, const char *text);

/* A DB_WRITE connection begins a writing transaction, a DB_READ one a snapshot, taken when it asks
 * first. */
void db_begin(struct db *);
MUST_CHECK enum result db_commit(struct db *);
void db_rollback(struct db *);

/*
 * A part of a transaction that can be undone alone, with its errors (but for
 * AGAIN, and for a disk so full that the database gave up the whole). They do not nest.
 */
void db_savepoint(struct db *);
void db_savepoint_keep(struct db *);
void db_savepoint_undo(struct db *);

/*
 * After rows were inserted with ids of their own (an import): ids given from
 * now on lie above them. Table must be a name in the source, never from outside.
 */
MUST_CHECK enum result db_ids_moved(struct db *, const char *table);

/* What has gone wrong in this transaction so far, OK for nothing. */
enum result db_state(const struct db *);

struct rows db_query_values(struct db *, const struct sql *, const struct value *, size_t count);
bool rows_next(struct rows *);

/*
 * Columns are read by name, which must be one of the statement's; in the
 * statement's order that costs nothing. NULL reads as 0 or "".
 */
int64_t row_integer(struct rows *, const char *column);
struct str row_text(struct rows *, const char *column, struct arena *);
struct str row_bytes(struct rows *, const char *column, struct arena *);
bool row_is_null(struct rows *, const char *column);

MUST_CHECK enum result rows_end(struct rows *);     /* OK or what went wrong */
MUST_CHECK enum result rows_end_one(struct rows *); /* NOT_FOUND if none came */

/* For statements that give no rows: db_do(db, sql_post_hide, value(id)). */
#define db_do(db, sql, ...)                                                                        \
    db_do_values((db), &(sql), (struct value[]){ { 0 }, __VA_ARGS__ },                             \
                 sizeof((struct value[]){ { 0 }, __VA_ARGS__ }) / sizeof(struct value) - 1)
MUST_CHECK enum result db_do_values(struct db *, const struct sql *, const struct value *,
                                    size_t count);

static inline struct value value_integer(int64_t v)
{
    return (struct value){ .kind = VALUE_INTEGER, .integer = v };
}

static inline struct value value_text(struct str v)
{
    return (struct value){ .kind = VALUE_TEXT, .text = v };
}

static inline struct value value_bytes(struct str v)
{
    return (struct value){ .kind = VALUE_BYTES, .text = v };
}

static inline struct value value_none(void)
{
    return (struct value){ .kind = VALUE_NONE };
}

/* An id that may be missing: 0 is stored as NULL. */
static inline struct value value_id(int64_t id)
{
    return id ? value_integer(id) : value_none();
}

#endif
