#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "store/driver.h"

enum {
    BUSY_MILLISECONDS = 5000,   /* for programs of other people that hold the file for a moment */
    RESTART_MILLISECONDS = 100, /* for readers that still use the log; writes wait meanwhile */
};

/* Between sqlite.c, which asks, and sqlite_open.c, which sets a connection up. */
struct sqlite_statement {
    sqlite3_stmt *handle;
    const char *name;
    struct columns columns;
    unsigned char places[VALUES_MAX]; /* where SQLite put $1, $2, ... */
    int values;
};

struct sqlite {
    struct db db;
    sqlite3 *handle;
    struct arena memory; /* for the columns of what is prepared */
    int owner;           /* the file whose lock says that this process owns the database; or -1 */
    int log_pages;       /* of the write-ahead log after the last commit */
    int64_t slow_since;  /* milliseconds; 0 while the row looked for has not taken long */
    struct sqlite_statement statements[STATEMENTS_MAX];
};

extern const struct driver sqlite_driver;

/* What others add to each connection: see search/fts5_rank.c. Ended by NULL; false when it fails.
 */
typedef bool sqlite_extension(sqlite3 *);
extern sqlite_extension *const sqlite_extensions[];

/* Logs the connection's last error; the transaction has failed. */
void sqlite_failed(struct sqlite *, const char *doing);

#endif
