/* What is particular to the embedded file: one owner, its log, a disk that takes no more. */
#include "support/forum.h"
#include "support/notes.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static enum result make_notes(struct db *db, void *context)
{
    (void)context;
    notes_make(db);
    return db_state(db);
}

/* Adds the note with this id, of a megabyte. */
static enum result add_large(struct db *db, void *context)
{
    struct arena words = { 0 };
    char *megabyte = arena_alloc(&words, 1 << 20);
    enum result result;

    memset(megabyte, 'w', 1 << 20);
    result = db_do(db, sql_note_add, value(*(const int64_t *)context),
                   value_text((struct str){ megabyte, 1 << 20 }), value_none());
    arena_free(&words);
    return result;
}

static enum result write_large(int64_t id)
{
    return store_write(forum_store(), add_large, &id);
}

static int64_t size_of(const char *end)
{
    struct str path = str_format(&arena, "%s%s", forum_where(), end);
    struct stat status;

    return stat(path.data, &status) ? -1 : status.st_size;
}

/* Waits until the file has grown to so many bytes, which it does behind the writes. */
static bool grows_to(int64_t bytes)
{
    for (int i = 0; i < 1000 && size_of("") < bytes; i++)
        usleep(10000);
    return size_of("") >= bytes;
}

START_TEST(the_log_is_moved_into_the_file_while_writes_go_on)
{
    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    for (int64_t id = 1; id <= 6; id++)
        ck_assert_int_eq(write_large(id), OK);
    ck_assert(grows_to(4 << 20));
}
END_TEST

START_TEST(the_log_is_moved_into_the_file_when_nothing_happens)
{
    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    ck_assert_int_eq(write_large(1), OK);
    ck_assert(grows_to(1 << 20));
}
END_TEST

START_TEST(the_log_does_not_grow_for_ever)
{
    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    for (int64_t id = 1; id <= 40; id++)
        ck_assert_int_eq(write_large(id), OK);
    ck_assert_int_lt(size_of("-wal"), 20 << 20);
}
END_TEST

START_TEST(a_closed_store_leaves_one_whole_file)
{
    struct db *reader;

    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    ck_assert_int_eq(write_large(1), OK);
    ck_assert_int_eq(notes_count(store_reader(forum_store())), 1);
    forum_store_end();
    ck_assert_int_eq(size_of("-wal"), -1);
    reader = db_open(forum_where(), DB_READ);
    ck_assert_int_eq(notes_count(reader), 1);
    db_close(reader);
}
END_TEST

/* Whether another process may open the store. */
static bool another_may_open(void)
{
    pid_t child = fork();
    int status;

    if (!child)
        _exit(store_open(forum_where()) ? 0 : 1);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return !status;
}

START_TEST(a_second_process_is_refused)
{
    if (forum_is_postgres())
        return;
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    ck_assert(!another_may_open());
    ck_assert_int_eq(write_large(1), OK);
    forum_store_end();
    ck_assert(another_may_open());
}
END_TEST

/* A disk that is full: no file may grow beyond this. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;

    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(a_full_disk_refuses_writes_until_there_is_room)
{
    if (forum_is_postgres())
        return;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    ck_assert_int_eq(write_large(1), OK);
    limit_files(2 << 20);
    ck_assert_int_eq(write_large(2), FULL);
    ck_assert_int_eq(write_large(2), FULL);
    ck_assert_int_eq(notes_count(store_reader(forum_store())), 1);
    ck_assert(!store_is_read_only(forum_store()));
    limit_files(RLIM_INFINITY);
    ck_assert_int_eq(write_large(2), OK);
    ck_assert_int_eq(notes_count(store_reader(forum_store())), 2);
}
END_TEST

RUN_TESTS("file", the_log_is_moved_into_the_file_while_writes_go_on,
          the_log_is_moved_into_the_file_when_nothing_happens, the_log_does_not_grow_for_ever,
          a_closed_store_leaves_one_whole_file, a_second_process_is_refused,
          a_full_disk_refuses_writes_until_there_is_room)
