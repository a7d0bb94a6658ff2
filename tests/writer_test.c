/* The line of writers: what store/store.h promises. */
#include "support/forum.h"
#include "support/notes.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { MANY = 2 * STORE_BATCH_MAX };

/* A write of the tests: adds the note with its id, then does what its kind says. */
struct task {
    struct write write;
    int64_t id;
    enum {
        ADDS,
        IS_REFUSED,
        BREAKS,
        KEEPS_A_MARK,
        HOLDS_THE_LINE,
        COUNTS,
        COUNTS_WITH_ANOTHER
    } kind;
    enum result result;
    sem_t done;
    _Atomic int runs;
};

static sem_t held, go_on;
static pthread_barrier_t both_counted;

static enum result run_task(struct db *db, void *context)
{
    struct task *task = context;
    enum result result;

    task->runs++;
    if (task->kind == HOLDS_THE_LINE) {
        sem_post(&held);
        sem_wait(&go_on);
    }
    if (task->kind >= COUNTS && notes_count(db) < 0)
        return db_state(db);
    if (task->kind == COUNTS_WITH_ANOTHER && task->runs == 1)
        pthread_barrier_wait(&both_counted);
    result = note_add(db, task->id);
    if (result == OK && task->kind == BREAKS)
        result = note_add(db, task->id);
    return result == OK && (task->kind == IS_REFUSED || task->kind == KEEPS_A_MARK) ? NOT_VALID
                                                                                    : result;
}

static enum result keep_mark(struct db *db, void *context)
{
    return note_add(db, -((struct task *)context)->id);
}

static void finish_task(void *context, enum result result)
{
    struct task *task = context;

    task->result = result;
    sem_post(&task->done);
}

static void submit(struct task *task)
{
    sem_init(&task->done, 0, 0);
    task->write.run = run_task;
    task->write.refused = task->kind == KEEPS_A_MARK ? keep_mark : NULL;
    task->write.done = finish_task;
    task->write.context = task;
    ck_assert_int_eq(store_submit(forum_store(), &task->write), OK);
}

static enum result result_of(struct task *task)
{
    sem_wait(&task->done);
    return task->result;
}

/* Many at once, with ids from 1. */
static void submit_all(struct task *tasks, int count)
{
    for (int i = 0; i < count; i++) {
        tasks[i].id = i + 1;
        submit(&tasks[i]);
    }
}

static void expect_all_done(struct task *tasks, int count)
{
    for (int i = 0; i < count; i++)
        ck_assert_int_eq(result_of(&tasks[i]), OK);
}

static enum result make_notes(struct db *db, void *context)
{
    (void)context;
    notes_make(db);
    return db_state(db);
}

static void start(void)
{
    ck_assert_int_eq(store_write(forum_store(), make_notes, NULL), OK);
    sem_init(&held, 0, 0);
    sem_init(&go_on, 0, 0);
}

/* The line stands still until let_go(), so that what comes meanwhile gathers behind it. */
static void hold(struct task *task)
{
    *task = (struct task){ .id = 1000000, .kind = HOLDS_THE_LINE };
    submit(task);
    sem_wait(&held);
}

static void let_go(struct task *task)
{
    sem_post(&go_on);
    ck_assert_int_eq(result_of(task), OK);
}

static int64_t notes_seen(void)
{
    struct db *reader = store_reader(forum_store());

    ck_assert_ptr_nonnull(reader);
    return notes_count(reader);
}

static bool is_there(int64_t id)
{
    struct rows rows = db_query(store_reader(forum_store()), sql_note_find, value(id));

    rows_next(&rows);
    return rows_end_one(&rows) == OK;
}

START_TEST(a_write_that_is_done_can_be_read)
{
    struct task task = { .id = 1 };

    start();
    submit(&task);
    ck_assert_int_eq(result_of(&task), OK);
    ck_assert(is_there(1));
}
END_TEST

START_TEST(writes_that_wait_share_a_transaction)
{
    struct task *tasks = calloc(MANY, sizeof *tasks), first;
    struct store_counts before, after;

    start();
    before = store_counts(forum_store());
    hold(&first);
    submit_all(tasks, MANY);
    let_go(&first);
    expect_all_done(tasks, MANY);
    after = store_counts(forum_store());
    ck_assert_int_eq(after.writes - before.writes, 1 + MANY);
    ck_assert_int_eq(after.transactions - before.transactions,
                     1 + (forum_is_postgres() ? MANY : MANY / STORE_BATCH_MAX));
    free(tasks);
}
END_TEST

START_TEST(the_batch_can_be_made_one)
{
    struct task tasks[8] = { 0 }, first;
    struct store_counts before, after;

    start();
    store_batch(forum_store(), 1);
    before = store_counts(forum_store());
    hold(&first);
    submit_all(tasks, 8);
    let_go(&first);
    expect_all_done(tasks, 8);
    after = store_counts(forum_store());
    ck_assert_int_eq(after.transactions - before.transactions, 9);
}
END_TEST

START_TEST(nothing_is_done_before_it_is_committed)
{
    struct task first, second = { .id = 1 };

    if (forum_is_postgres())
        return;
    start();
    hold(&first);
    submit(&second);
    ck_assert_int_eq(notes_seen(), 0);
    ck_assert_int_eq(sem_trywait(&second.done), -1);
    let_go(&first);
    ck_assert_int_eq(result_of(&second), OK);
    ck_assert_int_eq(notes_seen(), 2);
}
END_TEST

START_TEST(a_refused_write_leaves_nothing_and_its_neighbours_stay)
{
    struct task tasks[] = { { .id = 1 },
                            { .id = 2, .kind = IS_REFUSED },
                            { .id = 3 },
                            { .id = 4, .kind = BREAKS },
                            { .id = 5 } };
    static const enum result expected[] = { OK, NOT_VALID, OK, FAILED, OK };
    struct task first;

    start();
    hold(&first);
    for (int i = 0; i < 5; i++)
        submit(&tasks[i]);
    let_go(&first);
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(result_of(&tasks[i]), expected[i]);
        ck_assert(is_there(tasks[i].id) == (expected[i] == OK));
    }
}
END_TEST

START_TEST(what_a_refusal_must_leave_is_kept)
{
    struct task refused = { .id = 7, .kind = KEEPS_A_MARK };

    start();
    submit(&refused);
    ck_assert_int_eq(result_of(&refused), NOT_VALID);
    ck_assert(!is_there(7));
    ck_assert(is_there(-7));
}
END_TEST

START_TEST(a_full_line_says_so)
{
    struct task *tasks = calloc(STORE_WAITING_MAX, sizeof *tasks), holding[8] = { 0 };
    struct write one_more = { .run = run_task };
    int holders = forum_is_postgres() ? 8 : 1;

    start();
    for (int i = 0; i < holders; i++) {
        holding[i] = (struct task){ .id = -1 - i, .kind = HOLDS_THE_LINE };
        submit(&holding[i]);
        sem_wait(&held);
    }
    submit_all(tasks, STORE_WAITING_MAX);
    ck_assert_int_eq(store_submit(forum_store(), &one_more), BUSY);
    for (int i = 0; i < holders; i++)
        sem_post(&go_on);
    expect_all_done(tasks, STORE_WAITING_MAX);
    ck_assert_int_eq(notes_seen(), STORE_WAITING_MAX + holders);
    free(tasks);
}
END_TEST

START_TEST(closing_finishes_what_is_in_the_line)
{
    struct task tasks[20] = { 0 };

    start();
    submit_all(tasks, 20);
    forum_store_end();
    expect_all_done(tasks, 20);
    ck_assert_int_eq(notes_seen(), 20);
}
END_TEST

START_TEST(a_page_kept_with_the_version_is_stale_after_a_commit)
{
    struct task added = { .id = 1 }, refused = { .id = 2, .kind = IS_REFUSED };
    int64_t before, after;

    start();
    before = store_unchanged_since(forum_store());
    submit(&added);
    ck_assert_int_eq(result_of(&added), OK);
    after = store_unchanged_since(forum_store());
    submit(&refused);
    ck_assert_int_eq(result_of(&refused), NOT_VALID);
    if (forum_is_postgres()) {
        ck_assert_int_eq(before, 0);
        ck_assert_int_eq(after, 0);
    } else {
        ck_assert_int_ne(before, 0);
        ck_assert_int_ne(before, after);
        ck_assert_int_eq(store_unchanged_since(forum_store()), after);
    }
}
END_TEST

START_TEST(writes_that_lose_against_each_other_are_run_again)
{
    struct task tasks[2] = { { .kind = COUNTS_WITH_ANOTHER }, { .kind = COUNTS_WITH_ANOTHER } };

    if (!forum_is_postgres())
        return;
    start();
    pthread_barrier_init(&both_counted, NULL, 2);
    submit_all(tasks, 2);
    expect_all_done(tasks, 2);
    ck_assert_int_eq(notes_seen(), 2);
    ck_assert_int_ge(tasks[0].runs + tasks[1].runs, 3);
}
END_TEST

static void lock_topic(struct task *task)
{
    task->write.lock = LOCK_TOPIC;
    task->write.lock_id = 12;
}

START_TEST(writes_under_one_lock_do_not_lose)
{
    struct task tasks[40] = { 0 };

    start();
    for (int i = 0; i < 40; i++) {
        tasks[i].kind = COUNTS;
        lock_topic(&tasks[i]);
    }
    submit_all(tasks, 40);
    expect_all_done(tasks, 40);
    for (int i = 0; i < 40; i++)
        ck_assert_int_eq(tasks[i].runs, 1);
}
END_TEST

START_TEST(a_held_lock_lets_others_pass)
{
    struct task holding = { .id = 100, .kind = HOLDS_THE_LINE }, tasks[10] = { 0 },
                other = { .id = 99 };

    if (!forum_is_postgres())
        return;
    start();
    lock_topic(&holding);
    submit(&holding);
    sem_wait(&held);
    for (int i = 0; i < 10; i++)
        lock_topic(&tasks[i]);
    submit_all(tasks, 10);
    submit(&other);
    ck_assert_int_eq(result_of(&other), OK);
    ck_assert_int_eq(sem_trywait(&tasks[0].done), -1);
    let_go(&holding);
    expect_all_done(tasks, 10);
}
END_TEST

RUN_TESTS("writer", a_write_that_is_done_can_be_read, writes_that_wait_share_a_transaction,
          the_batch_can_be_made_one, nothing_is_done_before_it_is_committed,
          a_refused_write_leaves_nothing_and_its_neighbours_stay, what_a_refusal_must_leave_is_kept,
          a_full_line_says_so, closing_finishes_what_is_in_the_line,
          a_page_kept_with_the_version_is_stale_after_a_commit,
          writes_that_lose_against_each_other_are_run_again, writes_under_one_lock_do_not_lose,
          a_held_lock_lets_others_pass)
