#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include "sql.h"
#include "store/db.h"
#include "store/store.h"

struct schema_step;

/*
 * Between db.c, which holds what both databases have in common, and
 * sqlite.c and postgres.c. Only store/ and its tests include this.
 */
enum {
    VALUES_MAX = 64,              /* placeholders of one statement */
    ROWS_OPEN_MAX = 16,           /* answers read at the same time on one connection */
    READ_MILLISECONDS_MAX = 2000, /* the longest a reading connection looks for the next row */
};

/* The names of a statement's columns, which stay the same as long as it is prepared. */
struct columns {
    const char **names;
    int count;
};

/* The commands every driver knows. */
enum command { BEGIN, COMMIT, ROLLBACK, SAVEPOINT, SAVEPOINT_KEEP, SAVEPOINT_UNDO, COMMAND_COUNT };

/* Statements of no .sql file have ids of their own: the commands, then those of the tests. */
enum { SQL_OWN = SQL_COUNT + COMMAND_COUNT, STATEMENTS_MAX = SQL_OWN + 32 };

/*
 * PASSIVE never waits. RESTART waits a moment for the readers, so that the log
 * is written from its start again; TRUNCATE also gives its space back.
 */
enum checkpoint { CHECKPOINT_PASSIVE, CHECKPOINT_RESTART, CHECKPOINT_TRUNCATE };

/* What a driver does; whatever fails there calls db_fail(). */
struct driver {
    bool is_postgres;
    const struct schema_step *schema;
    void (*close)(struct db *);
    void (*command)(struct db *, enum command);
    void (*script)(struct db *, const char *text);
    void (*prepare)(struct db *, const struct sql *);

    /* Sets the statement and the columns of the rows; no statement when it failed. */
    void (*ask)(struct rows *, const struct sql *, const struct value *, size_t count);
    bool (*next)(struct rows *);
    /* Does what a statement that was not read to its end still has to do. May be NULL. */
    void (*finish)(struct rows *);
    /* Gives the statement back; nothing of its rows is used after that. */
    void (*drop)(void *statement);

    int64_t (*integer)(const struct rows *, int column);
    struct str (*text)(const struct rows *, int column, struct arena *);
    struct str (*bytes)(const struct rows *, int column, struct arena *);
    bool (*is_null)(const struct rows *, int column);

    /* Waits for a lock that all connections see, outside of any transaction. May be NULL. */
    void (*lock)(struct db *, int64_t key);
    void (*unlock)(struct db *, int64_t key);
    /* Moves the table's identity beyond its highest id. May be NULL. */
    void (*ids_moved)(struct db *, const char *table);
    /* Moves what is in the write-ahead log into the file; false when a reader was in the way. May
     * be NULL. */
    bool (*checkpoint)(struct db *, enum checkpoint);
    /* Rewrites the table without what was deleted, outside of any transaction. May be NULL. */
    void (*vacuum)(struct db *, const char *table);
    /* The length of the write-ahead log after the last commit. May be NULL. */
    int (*log_pages)(const struct db *);
};

/* Both drivers' connections start with this. */
struct db {
    const struct driver *driver;
    enum db_mode mode;
    enum result state;
    bool in_transaction;
    bool in_savepoint;
    int64_t patience_milliseconds; /* 0: no limit */
    _Atomic bool
        frozen; /* an fsync failed: what is on disk is unknown, so nothing more is written */
    void *open[ROWS_OPEN_MAX];
    int open_count;
    int open_before_savepoint;
};

struct db *sqlite_open(const char *where, enum db_mode);
struct db *postgres_open(const char *where, enum db_mode);

/* The first failure of a transaction counts. */
void db_fail(struct db *, enum result);

/* Prepares a statement without asking it; db_state() says whether it could be. */
void db_prepare(struct db *, const struct sql *);

/* A lock held around a whole transaction: taken before it begins, released after its end. */
void db_lock(struct db *, enum lock_kind, int64_t id);
void db_unlock(struct db *, enum lock_kind, int64_t id);

bool db_checkpoint(struct db *, enum checkpoint);
int db_log_pages(const struct db *);

/* See store_wipe(): on a connection that writes, outside of any transaction. */
MUST_CHECK enum result db_wipe(struct db *, const char *const *tables);

#endif
