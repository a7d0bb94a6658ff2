#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/result.h"

/*
 * A database as a whole process uses it: a reading connection for each thread
 * that asks, and one line for all that write.
 *
 * On SQLite one thread takes what waits in the line (up to STORE_BATCH_MAX),
 * opens one transaction, runs each write in a savepoint, commits once with an
 * fsync, and only then tells them they are done: one fsync serves many, and an
 * acknowledged write is on disk. On PostgreSQL a few threads take one write
 * each, in a SERIALIZABLE transaction that is run again when it lost.
 */
struct store;
struct db;

enum { STORE_BATCH_MAX = 64, STORE_WAITING_MAX = 1024 };

/* What a lock is about; with an id it is one lock. */
enum lock_kind { LOCK_NONE, LOCK_TOPIC, LOCK_ACCOUNT, LOCK_SITE, LOCK_SCHEMA, LOCK_LOG };

/*
 * One write. The caller owns it until done() is called. run() may be called
 * more than once and must leave nothing behind but what it wrote to the db;
 * when it does not give OK all it wrote is undone.
 */
struct write {
    enum result (*run)(struct db *, void *context);
    /* May be NULL: what must be kept although run() was refused, in a savepoint of its own. */
    enum result (*refused)(struct db *, void *context);
    /* Called once, on a thread of the store, after the commit or when all is undone. */
    void (*done)(void *context, enum result);
    void *context;
    /* Held around the whole transaction on PostgreSQL; SQLite's single writer needs none. */
    enum lock_kind lock;
    int64_t lock_id;
    bool logs;       /* it may append to the log: LOCK_LOG is held too, and taken after the other */
    bool is_outside; /* run() is called alone and outside of any transaction: housekeeping */
    struct write *next; /* the store's own */
};

/*
 * Opens it, brings its schema to the newest step and starts the writing
 * threads. NULL after saying why on standard error: among others, when another
 * process holds an SQLite file (one process owns it).
 */
struct store *store_open(const char *where);

/* Finishes what is in the line, then closes everything. */
void store_close(struct store *);

/* This thread's reading connection, opened at first use; NULL when that fails. */
struct db *store_reader(struct store *);

/* Puts a write in the line. BUSY when the line is full: done() is then never called. */
MUST_CHECK enum result store_submit(struct store *, struct write *);

/* The same, waiting for its end. Not from a thread that answers requests. */
MUST_CHECK enum result store_write(struct store *, enum result (*run)(struct db *, void *),
                                   void *context);

/* The same for one that may append to the log (log/entry.h). */
MUST_CHECK enum result store_write_logging(struct store *, enum result (*run)(struct db *, void *),
                                           void *context);

/*
 * A number that is the same only as long as nothing was committed: what was
 * read when it had this value still holds. 0 means "cannot tell: look again"
 * (always so on PostgreSQL, where other processes write too).
 */
int64_t store_unchanged_since(const struct store *);

/*
 * What was erased may still stand in the write-ahead log: at the next pause of
 * the writes it is emptied.
 */
void store_empty_log(struct store *);

/*
 * What was deleted from these tables, or stood there before it was changed, is taken out of the
 * database's files, now: on SQLite the write-ahead log is emptied (deleted bytes are zeroed
 * already), on PostgreSQL the tables are vacuumed, which rewrites them whole. BUSY when somebody
 * still reads what was there before: try again. Waits for it, as store_write(). The names, ended
 * by NULL, must be of the source.
 */
MUST_CHECK enum result store_wipe(struct store *, const char *const *tables);

/* After a failed fsync nothing more is written until a restart; see safety in CONTRIBUTING. */
int store_is_read_only(const struct store *);

/* How many transactions and writes were committed, and how many writes wait in the line. */
struct store_counts {
    int64_t transactions;
    int64_t writes;
    int64_t waiting;
};
struct store_counts store_counts(struct store *);

/* For the bench only: as many writes a transaction at most; 1 turns group commit off. */
void store_batch(struct store *, int writes);

#endif
