#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "store/driver.h"
#include "store/schema.h"
#include "store/writer.h"

static void close_reader(void *context)
{
    struct reader *reader = context;

    pthread_mutex_lock(&reader->store->readers_mutex);
    db_close(reader->db);
    reader->db = NULL;
    pthread_mutex_unlock(&reader->store->readers_mutex);
}

/* Threads come and go: the place of one that ended is used again. */
static struct reader *add_reader(struct store *store, struct db *db)
{
    struct reader *reader;

    pthread_mutex_lock(&store->readers_mutex);
    reader = store->readers;
    while (reader && reader->db)
        reader = reader->next;
    if (!reader) {
        reader = arena_new(&store->arena, struct reader);
        *reader = (struct reader){ .store = store, .next = store->readers };
        store->readers = reader;
    }
    reader->db = db;
    pthread_mutex_unlock(&store->readers_mutex);
    return reader;
}

struct db *store_reader(struct store *store)
{
    struct reader *reader = pthread_getspecific(store->reader_of_thread);
    struct db *db;

    if (reader)
        return reader->db;
    db = db_open(store->where, DB_READ);
    if (db && pthread_setspecific(store->reader_of_thread, add_reader(store, db)))
        abort();
    return db;
}

static void start_writers(struct store *store, struct db *db)
{
    store->writer_count = store->is_postgres ? WRITERS_MAX : 1;
    store->writers[0].db = db;
    for (int i = 0; i < store->writer_count; i++) {
        struct writer *writer = &store->writers[i];

        writer->store = store;
        writer->is_tidy = true;
        if (pthread_create(&writer->thread, NULL,
                           store->is_postgres ? writer_run_postgres : writer_run_sqlite, writer))
            abort();
    }
}

static void start_line(struct store *store)
{
    pthread_condattr_t monotonic;

    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&store->line_mutex, NULL);
    pthread_cond_init(&store->line_changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&store->readers_mutex, NULL);
    store->end = &store->first;
    store->batch = STORE_BATCH_MAX;
    store->version = 1;
}

static struct db *open_newest(const char *where)
{
    struct db *db = db_open(where, DB_WRITE);

    if (db && schema_apply(db) == OK)
        return db;
    db_close(db);
    return NULL;
}

struct store *store_open(const char *where)
{
    struct arena arena = { 0 };
    struct db *db = open_newest(where);
    struct store *store;

    if (!db)
        return NULL;
    store = arena_new(&arena, struct store);
    store->where = str_copy(&arena, str_of(where)).data;
    store->is_postgres = db_is_postgres(where);
    store->arena = arena;
    start_line(store);
    if (pthread_key_create(&store->reader_of_thread, close_reader))
        abort();
    start_writers(store, db);
    return store;
}

static void stop_writers(struct store *store)
{
    pthread_mutex_lock(&store->line_mutex);
    store->closing = true;
    pthread_cond_broadcast(&store->line_changed);
    pthread_mutex_unlock(&store->line_mutex);
    for (int i = 0; i < store->writer_count; i++)
        pthread_join(store->writers[i].thread, NULL);
}

void store_close(struct store *store)
{
    struct arena arena;

    if (!store)
        return;
    stop_writers(store);
    pthread_key_delete(store->reader_of_thread);
    for (struct reader *reader = store->readers; reader; reader = reader->next)
        db_close(reader->db);
    db_checkpoint(store->writers[0].db, CHECKPOINT_TRUNCATE);
    for (int i = 0; i < store->writer_count; i++)
        db_close(store->writers[i].db);
    pthread_cond_destroy(&store->line_changed);
    pthread_mutex_destroy(&store->line_mutex);
    pthread_mutex_destroy(&store->readers_mutex);
    arena = store->arena;
    arena_free(&arena);
}

enum result store_submit(struct store *store, struct write *write)
{
    enum result result = BUSY;

    pthread_mutex_lock(&store->line_mutex);
    if (store->waiting < STORE_WAITING_MAX && !store->closing) {
        write->next = NULL;
        *store->end = write;
        store->end = &write->next;
        store->waiting++;
        pthread_cond_signal(&store->line_changed);
        result = OK;
    }
    pthread_mutex_unlock(&store->line_mutex);
    return result;
}

/* Someone who waits for the end of one write. */
struct waiting {
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    bool has_ended;
    enum result result;
    enum result (*run)(struct db *, void *);
    void *context;
};

static enum result run_waited_for(struct db *db, void *context)
{
    struct waiting *waiting = context;

    return waiting->run(db, waiting->context);
}

static void wake(void *context, enum result result)
{
    struct waiting *waiting = context;

    pthread_mutex_lock(&waiting->mutex);
    waiting->result = result;
    waiting->has_ended = true;
    pthread_cond_signal(&waiting->ended);
    pthread_mutex_unlock(&waiting->mutex);
}

/* The write's own run() is that of what waits; the rest is as given. */
static enum result write_and_wait(struct store *store, struct waiting *waiting, struct write write)
{
    enum result result;

    write.run = run_waited_for;
    write.done = wake;
    write.context = waiting;
    result = store_submit(store, &write);

    if (result != OK)
        return result;
    pthread_mutex_lock(&waiting->mutex);
    while (!waiting->has_ended)
        pthread_cond_wait(&waiting->ended, &waiting->mutex);
    pthread_mutex_unlock(&waiting->mutex);
    return waiting->result;
}

static enum result write_as(struct store *store, struct write write,
                            enum result (*run)(struct db *, void *), void *context)
{
    struct waiting waiting = { .mutex = PTHREAD_MUTEX_INITIALIZER,
                               .ended = PTHREAD_COND_INITIALIZER,
                               .run = run,
                               .context = context };

    return write_and_wait(store, &waiting, write);
}

enum result store_write(struct store *store, enum result (*run)(struct db *, void *), void *context)
{
    return write_as(store, (struct write){ 0 }, run, context);
}

enum result store_write_logging(struct store *store, enum result (*run)(struct db *, void *),
                                void *context)
{
    return write_as(store, (struct write){ .logs = true }, run, context);
}

static enum result wipe(struct db *db, void *context)
{
    const char *const *const *tables = context;

    return db_wipe(db, *tables);
}

enum result store_wipe(struct store *store, const char *const *tables)
{
    return write_as(store, (struct write){ .is_outside = true }, wipe, (void *)&tables);
}

void store_empty_log(struct store *store)
{
    pthread_mutex_lock(&store->line_mutex);
    store->empties_log = true;
    pthread_cond_broadcast(&store->line_changed);
    pthread_mutex_unlock(&store->line_mutex);
}

int64_t store_unchanged_since(const struct store *store)
{
    return store->is_postgres ? 0 : store->version;
}

int store_is_read_only(const struct store *store)
{
    return store->writers[0].db->frozen;
}

struct store_counts store_counts(struct store *store)
{
    struct store_counts counts = { store->transactions, store->writes, 0 };

    pthread_mutex_lock(&store->line_mutex);
    counts.waiting = store->waiting;
    pthread_mutex_unlock(&store->line_mutex);
    return counts;
}

void store_batch(struct store *store, int writes)
{
    store->batch = writes;
}
