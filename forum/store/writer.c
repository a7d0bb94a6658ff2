#include "store/writer.h"

#include <errno.h>
#include <time.h>

#include "base/log.h"
#include "base/random.h"
#include "store/driver.h"

enum {
    TRIES_MAX = 20,           /* of a transaction that loses */
    PAUSE_MICROSECONDS = 500, /* after the first loss, doubled after each */
    PAUSE_DOUBLINGS_MAX = 7,
    IDLE_MILLISECONDS = 500, /* without a write, then the log is moved into the file */
    MOVED_PAGES = 1000,      /* 4 MB: moved even when there is no pause */
    RESTART_PAGES = 16000,   /* 64 MB: worth holding the line until readers let go of the log */
};

static struct timespec after_milliseconds(int64_t milliseconds)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += milliseconds % 1000 * 1000000;
    time.tv_sec += milliseconds / 1000 + time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static struct write *take(struct store *store, struct write **at)
{
    struct write *write = *at;

    *at = write->next;
    if (!*at)
        store->end = at;
    store->waiting--;
    return write;
}

/* What run() or refused() really came to: a handler may have passed over an error. */
static enum result run(struct db *db, enum result (*function)(struct db *, void *), void *context)
{
    enum result state = db_state(db);
    enum result result = state == OK ? function(db, context) : state;

    return db_state(db) != OK ? db_state(db) : result;
}

static bool is_refusal(enum result result)
{
    return result != OK && result < BUSY;
}

static void count(struct store *store, int writes)
{
    if (!writes)
        return;
    store->transactions++;
    store->writes += writes;
    store->version++;
}

/* One write in a transaction of its own. */

static enum result try_once(struct db *db, const struct write *write,
                            enum result (*function)(struct db *, void *))
{
    enum result result;

    db_lock(db, write->lock, write->lock_id);
    db_lock(db, write->logs ? LOCK_LOG : LOCK_NONE, 0);
    db_begin(db);
    result = run(db, function, write->context);
    if (result == OK)
        result = db_commit(db);
    else
        db_rollback(db);
    db_unlock(db, write->logs ? LOCK_LOG : LOCK_NONE, 0);
    db_unlock(db, write->lock, write->lock_id);
    return result;
}

/* Those that lost against each other must not come back together. */
static void pause_after(int losses)
{
    int doublings = losses < PAUSE_DOUBLINGS_MAX ? losses : PAUSE_DOUBLINGS_MAX;
    unsigned random;

    random_bytes(&random, sizeof random);
    nanosleep(&(struct timespec){ .tv_nsec = 1000L * (random % (PAUSE_MICROSECONDS << doublings)) },
              NULL);
}

static enum result run_until_won(struct db *db, const struct write *write,
                                 enum result (*function)(struct db *, void *))
{
    for (int losses = 0; losses < TRIES_MAX; losses++) {
        enum result result = try_once(db, write, function);

        if (result != AGAIN)
            return result;
        pause_after(losses);
    }
    log_event(LOG_WARNING, "write-given-up", { "error", STR("it lost against others every time") });
    return BUSY;
}

static enum result run_alone(struct writer *writer, const struct write *write)
{
    enum result result;

    if (!writer->db)
        writer->db = db_open(writer->store->where, DB_WRITE);
    if (!writer->db)
        return BUSY;
    if (write->is_outside)
        return write->run(writer->db, write->context);
    result = run_until_won(writer->db, write, write->run);
    if (result == OK || (is_refusal(result) && write->refused &&
                         run_until_won(writer->db, write, write->refused) == OK))
        count(writer->store, 1);
    return result;
}

/* Many writes in one transaction, on SQLite. */

static bool run_in_savepoint(struct db *db, enum result (*function)(struct db *, void *),
                             void *context, enum result *result)
{
    db_savepoint(db);
    *result = run(db, function, context);
    if (*result == OK)
        db_savepoint_keep(db);
    else
        db_savepoint_undo(db);
    return *result == OK;
}

static void run_batch(struct writer *writer, struct write **batch, int length)
{
    enum result results[STORE_BATCH_MAX], ignored, committed;
    struct store *store = writer->store;
    int kept = 0;

    db_begin(writer->db);
    for (int i = 0; i < length; i++) {
        const struct write *write = batch[i];

        if (run_in_savepoint(writer->db, write->run, write->context, &results[i]) ||
            (is_refusal(results[i]) && write->refused &&
             run_in_savepoint(writer->db, write->refused, write->context, &ignored)))
            kept++;
    }
    committed = db_commit(writer->db);
    if (committed == OK)
        count(store, kept);
    for (int i = 0; i < length; i++)
        batch[i]->done(batch[i]->context, committed == OK ? results[i] : committed);
}

/* Housekeeping is no part of a transaction: neither what comes before it nor what comes after. */
static bool is_alone(const struct write *before, const struct write *after)
{
    return before->is_outside || after->is_outside;
}

/* Waits for writes; gives none when there is time to tidy, less than none at the end. */
static int take_batch(struct writer *writer, struct write **batch)
{
    struct store *store = writer->store;
    struct timespec until = after_milliseconds(IDLE_MILLISECONDS);
    int length = 0, most = store->batch;

    pthread_mutex_lock(&store->line_mutex);
    while (!store->first && !store->closing) {
        if (writer->is_tidy && !store->empties_log)
            pthread_cond_wait(&store->line_changed, &store->line_mutex);
        else if (pthread_cond_timedwait(&store->line_changed, &store->line_mutex, &until))
            break;
    }
    while (store->first && length < most && !(length && is_alone(batch[length - 1], store->first)))
        batch[length++] = take(store, &store->first);
    if (!length && store->closing)
        length = -1;
    pthread_mutex_unlock(&store->line_mutex);
    return length;
}

static void tidy_log(struct writer *writer, bool is_idle)
{
    int pages = db_log_pages(writer->db);

    if (pages < writer->moved_pages)
        writer->moved_pages = 0; /* SQLite began the log again */
    writer->is_tidy = is_idle || pages - writer->moved_pages >= MOVED_PAGES;
    if (!writer->is_tidy)
        return;
    if (is_idle && writer->store->empties_log) {
        writer->store->empties_log = !db_checkpoint(writer->db, CHECKPOINT_TRUNCATE);
        writer->is_tidy = !writer->store->empties_log;
    } else {
        db_checkpoint(writer->db, pages < RESTART_PAGES ? CHECKPOINT_PASSIVE : CHECKPOINT_RESTART);
    }
    writer->moved_pages = pages;
}

void *writer_run_sqlite(void *context)
{
    struct write *batch[STORE_BATCH_MAX];
    struct writer *writer = context;
    int length;

    while ((length = take_batch(writer, batch)) >= 0) {
        /* A savepoint costs a large write much: SQLite copies what it changes into memory and
           walks through all of it at each statement. */
        if (length == 1)
            batch[0]->done(batch[0]->context, run_alone(writer, batch[0]));
        else if (length)
            run_batch(writer, batch, length);
        tidy_log(writer, !length);
    }
    return NULL;
}

/* One that wants a lock which another writer here holds would only make this one wait too. */
static bool must_wait(const struct store *store, const struct write *write)
{
    for (int i = 0; i < store->writer_count; i++) {
        const struct writer *other = &store->writers[i];

        if ((write->logs && other->logs) ||
            (write->lock != LOCK_NONE && other->lock == write->lock &&
             other->lock_id == write->lock_id))
            return true;
    }
    return false;
}

static struct write *take_one(struct writer *writer)
{
    struct store *store = writer->store;

    for (struct write **at = &store->first; *at; at = &(*at)->next) {
        if (must_wait(store, *at))
            continue;
        writer->lock = (*at)->lock;
        writer->lock_id = (*at)->lock_id;
        writer->logs = (*at)->logs;
        return take(store, at);
    }
    return NULL;
}

static struct write *wait_for_one(struct writer *writer)
{
    struct store *store = writer->store;
    struct write *write;

    pthread_mutex_lock(&store->line_mutex);
    if ((writer->lock != LOCK_NONE || writer->logs) && store->first)
        pthread_cond_broadcast(&store->line_changed);
    writer->lock = LOCK_NONE;
    writer->logs = false;
    while (!(write = take_one(writer)) && !(store->closing && !store->first))
        pthread_cond_wait(&store->line_changed, &store->line_mutex);
    if (!write)
        pthread_cond_broadcast(&store->line_changed);
    pthread_mutex_unlock(&store->line_mutex);
    return write;
}

void *writer_run_postgres(void *context)
{
    struct writer *writer = context;
    struct write *write;

    while ((write = wait_for_one(writer)))
        write->done(write->context, run_alone(writer, write));
    return NULL;
}
