/*
 * The power fails: of each file only what was synced is left. A layer under
 * SQLite remembers what a file held at its last sync; from that alone a new
 * database is made, which must be whole and hold every acknowledged write.
 */
#include "support/forum.h"
#include "support/notes.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITERS = 8, WRITES = 120, WORDS = 8000, CUTS = 12 };

/* A file as its last sync left it: the database itself and its write-ahead log. */
struct synced {
    sqlite3_file *file;
    const char *end;
    const sqlite3_io_methods *below;
    sqlite3_io_methods methods;
    char *bytes;
    size_t length;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct synced files[2] = { { .end = "" }, { .end = "-wal" } };
static sqlite3_vfs *below, layer;
static bool forgets_syncs; /* to see that this test can fail */
static _Atomic int64_t acknowledged[WRITERS];

static int sync_file(sqlite3_file *file, int flags)
{
    struct synced *synced = file == files[0].file ? &files[0] : &files[1];
    int code = synced->below->xSync(file, flags);
    sqlite3_int64 length;

    if (code != SQLITE_OK || forgets_syncs || synced->below->xFileSize(file, &length))
        return code;
    pthread_mutex_lock(&mutex);
    synced->bytes = realloc(synced->bytes, (size_t)length + 1);
    synced->length = (size_t)length;
    code = synced->below->xRead(file, synced->bytes, (int)length, 0);
    pthread_mutex_unlock(&mutex);
    return code;
}

/* The writing connection opens both files first; readers sync nothing. */
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
    int code = below->xOpen(below, name, file, flags, given);
    int kind = flags & SQLITE_OPEN_MAIN_DB ? 0 : flags & SQLITE_OPEN_WAL ? 1 : -1;

    (void)vfs;
    if (code != SQLITE_OK || kind < 0 || files[kind].file)
        return code;
    files[kind].file = file;
    files[kind].below = file->pMethods;
    files[kind].methods = *file->pMethods;
    files[kind].methods.xSync = sync_file;
    file->pMethods = &files[kind].methods;
    return code;
}

static void put_layer(void)
{
    below = sqlite3_vfs_find(NULL);
    layer = *below;
    layer.zName = "synced";
    layer.xOpen = open_file;
    sqlite3_vfs_register(&layer, 1);
}

static enum result make_notes(struct db *db, void *context)
{
    (void)context;
    notes_make(db);
    return db_state(db);
}

static enum result add(struct db *db, void *context)
{
    char words[WORDS];

    memset(words, 'w', sizeof words);
    return db_do(db, sql_note_add, value(*(int64_t *)context),
                 value_text((struct str){ words, sizeof words }), value_none());
}

/* Each writer has numbers of its own and remembers the last that was acknowledged. */
static void *write_notes(void *context)
{
    _Atomic int64_t *last = context;
    int64_t first = (last - acknowledged) * WRITES;

    for (int64_t id = first + 1; id <= first + WRITES; id++) {
        if (store_write(forum_store(), add, &id) != OK)
            abort();
        *last = id;
    }
    return NULL;
}

static void write_whole(const char *path, const struct synced *synced)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(synced->bytes, 1, synced->length, file), synced->length);
    fclose(file);
}

static struct str path_after(const char *end)
{
    return str_format(&arena, "%s-after%s", forum_where(), end);
}

/* What a machine finds when it starts again. */
static void leave_what_was_synced(void)
{
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < 2; i++)
        write_whole(path_after(files[i].end).data, &files[i]);
    pthread_mutex_unlock(&mutex);
}

static void remove_what_was_left(void)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-lock" };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(path_after(ends[i]).data);
}

static bool is_whole(struct db *db)
{
    static const struct sql check = { "check", "PRAGMA integrity_check", SQL_OWN };
    struct rows rows = db_query(db, check, NO_VALUES);
    bool whole =
        rows_next(&rows) && str_equal(row_text(&rows, "integrity_check", &arena), STR("ok"));

    return rows_end(&rows) == OK && whole;
}

/* How many notes one writer's acknowledgements promise that are not there. */
static int missing(struct db *db, int writer, int64_t last)
{
    int missing = 0;

    for (int64_t id = writer * WRITES + 1; id <= last; id++) {
        struct rows rows = db_query(db, sql_note_find, value(id));

        rows_next(&rows);
        missing += rows_end_one(&rows) != OK;
    }
    return missing;
}

/* Cuts the power now: what was acknowledged before that must be there afterwards. */
static int lost_when_cut(void)
{
    int64_t last[WRITERS];
    struct db *db;
    int lost = 0;

    for (int i = 0; i < WRITERS; i++)
        last[i] = acknowledged[i];
    leave_what_was_synced();
    db = db_open(path_after("").data, DB_WRITE);
    ck_assert_ptr_nonnull(db);
    ck_assert(is_whole(db));
    for (int i = 0; i < WRITERS; i++)
        lost += missing(db, i, last[i]);
    db_close(db);
    remove_what_was_left();
    return lost;
}

static void start(void)
{
    put_layer();
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
}

START_TEST(what_was_acknowledged_survives_the_power)
{
    pthread_t threads[WRITERS];

    if (forum_is_postgres())
        return;
    start();
    for (int i = 0; i < WRITERS; i++)
        pthread_create(&threads[i], NULL, write_notes, (void *)&acknowledged[i]);
    for (int i = 0; i < CUTS; i++)
        ck_assert_int_eq(lost_when_cut(), 0);
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
    ck_assert_int_eq(lost_when_cut(), 0);
    ck_assert_int_eq(acknowledged[0], WRITES);
}
END_TEST

START_TEST(a_write_that_was_not_synced_is_seen_to_be_lost)
{
    if (forum_is_postgres())
        return;
    start();
    forgets_syncs = true;
    write_notes((void *)&acknowledged[0]);
    ck_assert_int_eq(lost_when_cut(), WRITES);
}
END_TEST

RUN_TESTS("power", what_was_acknowledged_survives_the_power,
          a_write_that_was_not_synced_is_seen_to_be_lost)
