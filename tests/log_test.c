/* What is appended to the log: by one, by many at once, and erased. */
#include "log/entry.h"

#include <pthread.h>
#include <string.h>

#include "base/clock.h"
#include "log/identity.h"
#include "log/leaf.h"
#include "sql.h"
#include "support/debate.h"
#include "support/log.h"

START_TEST(entries_are_numbered_from_zero)
{
    debate_begin();
    ck_assert_int_eq(log_add("stance", "decision/1", ADA, "{}"), 0);
    ck_assert_int_eq(log_add("stance", "decision/1", BOB, "{}"), 1);
    ck_assert_int_eq(log_add("outcome", "decision/1", 0, "{}"), 2);
    ck_assert_int_eq(debate_count("SELECT size AS count FROM log_head"), 3);
}
END_TEST

START_TEST(time_never_goes_back_in_the_log)
{
    int64_t now;

    debate_begin();
    now = clock_now();
    log_add("stance", "decision/1", ADA, "{}");
    clock_set(now - 3600);
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert_int_eq(debate_count("SELECT MIN(created_at) AS count FROM log_entry"), now);
}
END_TEST

START_TEST(a_person_is_one_actor_whom_the_number_does_not_tell)
{
    debate_begin();
    log_add("stance", "decision/1", ADA, "{}");
    log_add("stance", "decision/2", ADA, "{}");
    log_add("stance", "decision/2", BOB, "{}");
    log_add("outcome", "decision/2", 0, "{}");
    ck_assert_int_eq(debate_count("SELECT COUNT(DISTINCT actor) AS count FROM log_entry"), 3);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_actor"), 2);
}
END_TEST

START_TEST(an_entry_of_a_refused_act_leaves_nothing)
{
    const struct entry entry = { "stance", STR("decision/1"), ADA, STR("{}") };
    int64_t number;

    debate_begin();
    db_begin(forum);
    ck_assert_int_eq(entry_append(forum, &arena, &entry, &number), OK);
    db_rollback(forum);
    ck_assert_int_eq(debate_count("SELECT size AS count FROM log_head"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry"), 0);
    ck_assert_int_eq(log_add("stance", "decision/1", ADA, "{}"), 0);
}
END_TEST

START_TEST(the_head_is_the_signed_root_of_what_stands_in_the_log)
{
    struct tree_head checkpoint;
    struct note note;
    struct str line;
    int64_t time;

    debate_begin();
    for (int i = 0; i < 21; i++)
        log_add("stance", "decision/1", ADA, "{}");
    ck_assert(note_read(log_head(), &note));
    ck_assert(checkpoint_read(note.text, &checkpoint));
    ck_assert_int_eq(checkpoint.size, 21);
    ck_assert(note_line_of(&note, &identity_now()->key, &line, &time));
}
END_TEST

START_TEST(the_last_checkpoint_of_each_day_is_kept)
{
    debate_begin();
    log_add("stance", "decision/1", ADA, "{}");
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_checkpoint"), 0);
    debate_later(86400);
    log_add("stance", "decision/1", ADA, "{}");
    debate_later(5 * 86400);
    log_add("stance", "decision/1", ADA, "{}");
    log_add("stance", "decision/1", ADA, "{}");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_checkpoint"), 2);
    ck_assert_int_eq(debate_count("SELECT SUM(size) AS count FROM log_checkpoint"), 2 + 3);
}
END_TEST

START_TEST(erasing_a_person_takes_their_words_and_who_they_were)
{
    debate_begin();
    log_add("stance", "decision/1", ADA, "{\"why\":\"because\"}");
    log_add("stance", "decision/1", BOB, "{\"why\":\"no\"}");
    log_add("stance", "decision/1", ADA, "{\"why\":\"again\"}");
    ck_assert_int_eq(entries_erase(forum, ADA), OK);
    ck_assert_int_eq(debate_count("SELECT SUM(number) AS count FROM log_words"), 1);
    ck_assert_int_eq(debate_count("SELECT account_id AS count FROM log_actor"), BOB);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry"), 3);
}
END_TEST

START_TEST(the_words_of_one_entry_can_be_erased)
{
    debate_begin();
    log_add("stance", "decision/1", ADA, "{\"why\":\"because\"}");
    log_add("stance", "decision/1", ADA, "{\"why\":\"again\"}");
    ck_assert_int_eq(entry_words_erase(forum, 1), OK);
    ck_assert_int_eq(debate_count("SELECT SUM(number) AS count FROM log_words"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_words"), 1);
}
END_TEST

/* Many at once. */

enum { THREADS = 8, EACH = 25 };

static enum result append_one(struct db *db, void *context)
{
    struct arena mine = { 0 };
    struct entry entry = { "stance", STR("decision/1"), ADA, STR("{}") };
    enum result result = entry_append(db, &mine, &entry, context);

    arena_free(&mine);
    return result;
}

static void *append_each(void *context)
{
    int64_t number;

    for (int i = 0; i < EACH; i++)
        if (store_write_logging(forum_store(), append_one, &number) != OK)
            return context;
    return NULL;
}

static enum result begin_people(struct db *db, void *context)
{
    (void)context;
    db_script(db, "INSERT INTO account (id, handle, handle_folded, name, created_at)"
                  " VALUES (1, 'Ada', 'ada', '', 0)");
    return OK;
}

START_TEST(many_who_append_at_once_do_not_fork_the_log)
{
    pthread_t threads[THREADS];
    void *failed;

    ck_assert_int_eq(store_write(forum_store(), begin_people, NULL), OK);
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, append_each, threads), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &failed);
        ck_assert_ptr_null(failed);
    }
    log_check_whole(store_reader(forum_store()), THREADS * EACH);
}
END_TEST

RUN_TESTS("log", entries_are_numbered_from_zero, time_never_goes_back_in_the_log,
          a_person_is_one_actor_whom_the_number_does_not_tell,
          an_entry_of_a_refused_act_leaves_nothing,
          the_head_is_the_signed_root_of_what_stands_in_the_log,
          the_last_checkpoint_of_each_day_is_kept,
          erasing_a_person_takes_their_words_and_who_they_were,
          the_words_of_one_entry_can_be_erased, many_who_append_at_once_do_not_fork_the_log)
