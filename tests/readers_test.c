/* Reading connections of a store: one a thread, each with snapshots of its own. */
#include "support/forum.h"
#include "support/notes.h"

#include <pthread.h>

static enum result make_notes(struct db *db, void *context)
{
    (void)context;
    notes_make(db);
    return db_state(db);
}

static enum result add(struct db *db, void *context)
{
    return note_add(db, *(int64_t *)context);
}

START_TEST(a_reader_keeps_its_snapshot_while_writes_go_on)
{
    struct db *reader;

    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    reader = store_reader(forum_store());
    db_begin(reader);
    ck_assert_int_eq(notes_count(reader), 0);
    for (int64_t id = 1; id <= 10; id++) {
        ck_assert_int_eq(store_write(forum_store(), add, &id), OK);
        ck_assert_int_eq(notes_count(reader), 0);
    }
    ck_assert_int_eq(db_commit(reader), OK);
    ck_assert_int_eq(notes_count(reader), 10);
}
END_TEST

START_TEST(a_thread_that_waited_for_its_write_reads_it)
{
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    for (int64_t id = 1; id <= 100; id++) {
        struct db *reader = store_reader(forum_store());

        ck_assert_int_eq(store_write(forum_store(), add, &id), OK);
        db_begin(reader);
        ck_assert_int_eq(notes_count(reader), id);
        ck_assert_int_eq(db_commit(reader), OK);
    }
}
END_TEST

static void *take_reader(void *context)
{
    struct db **reader = context;

    *reader = store_reader(forum_store());
    ck_assert_ptr_eq(store_reader(forum_store()), *reader);
    ck_assert_int_eq(notes_count(*reader), 0);
    return NULL;
}

/* On PostgreSQL so many connections would not be had if those of ended threads stayed. */
START_TEST(each_thread_has_a_reader_of_its_own_while_it_lives)
{
    struct db *other = NULL, *own;
    pthread_t thread;

    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    own = store_reader(forum_store());
    for (int i = 0; i < 100; i++) {
        pthread_create(&thread, NULL, take_reader, &other);
        pthread_join(thread, NULL);
        ck_assert_ptr_nonnull(other);
        ck_assert_ptr_ne(other, own);
    }
}
END_TEST

static void *take_and_stay(void *context)
{
    ck_assert_ptr_nonnull(store_reader(forum_store()));
    pthread_barrier_wait(context);
    pthread_barrier_wait(context);
    return NULL;
}

START_TEST(a_store_is_closed_while_threads_that_read_still_live)
{
    pthread_barrier_t barrier;
    pthread_t thread;

    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&thread, NULL, take_and_stay, &barrier);
    pthread_barrier_wait(&barrier);
    forum_store_end();
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
    ck_assert_int_eq(notes_count(store_reader(forum_store())), 0);
}
END_TEST

RUN_TESTS("readers", a_reader_keeps_its_snapshot_while_writes_go_on,
          a_thread_that_waited_for_its_write_reads_it,
          each_thread_has_a_reader_of_its_own_while_it_lives,
          a_store_is_closed_while_threads_that_read_still_live)
