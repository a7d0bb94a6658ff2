#ifndef STORE_WRITER_H
#define STORE_WRITER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/arena.h"
#include "store/store.h"

/* Between store.c, which opens and closes, and writer.c, whose threads empty the line. */
enum { WRITERS_MAX = 8 };

/* One writing thread: the only one on SQLite. */
struct writer {
    struct store *store;
    pthread_t thread;
    struct db *db;       /* opened at the first write; on SQLite with the store */
    int moved_pages;     /* of the write-ahead log: as many are in the file already */
    bool is_tidy;        /* nothing was written since they were moved */
    enum lock_kind lock; /* of the write it is busy with */
    int64_t lock_id;
    bool logs;
};

/* A thread's reading connection; the thread ended when there is none. */
struct reader {
    struct store *store;
    struct db *db;
    struct reader *next;
};

struct store {
    struct arena arena; /* holds this store and its readers */
    const char *where;
    bool is_postgres;

    pthread_mutex_t line_mutex;
    pthread_cond_t line_changed;
    struct write *first; /* in the line */
    struct write **end;
    int waiting;
    bool closing;
    struct writer writers[WRITERS_MAX];
    int writer_count;

    pthread_mutex_t readers_mutex;
    struct reader *readers;
    pthread_key_t reader_of_thread;

    _Atomic int batch;        /* writes a transaction at most */
    _Atomic int64_t version;  /* grows with every commit */
    _Atomic bool empties_log; /* at the next pause */
    _Atomic int64_t transactions;
    _Atomic int64_t writes;
};

/* Threads: they end once the store is closing and the line empty. */
void *writer_run_sqlite(void *writer);
void *writer_run_postgres(void *writer);

#endif
