/*
 * A log of a hundred thousand entries: gone through in one pass, in memory that
 * does not grow with it. Once, on SQLite; fewer under sanitizers.
 */
#include <string.h>

#include "base/clock.h"
#include "log/archive.h"
#include "log/entry.h"
#include "log/verify.h"
#include "support/forum.h"
#include "support/log.h"

#ifdef __SANITIZE_ADDRESS__
enum { ENTRIES = 5000 };
#else
enum { ENTRIES = 100000 };
#endif
enum { AT_A_TIME = 5000, MEMORY_MAX = 4 << 20 };

static void append_many(int count)
{
    const struct entry entry = { "stance", STR("decision/1"), 0, STR("{\"why\":\"because\"}") };
    struct arena mine = { 0 };
    int64_t number;

    db_begin(forum);
    for (int i = 0; i < count; i++) {
        ck_assert_int_eq(entry_append(forum, &mine, &entry, &number), OK);
        arena_reset(&mine);
    }
    ck_assert_int_eq(db_commit(forum), OK);
    arena_free(&mine);
}

static void is_named(const char *script, int64_t number)
{
    struct check check = { .arena = &arena };

    db_begin(forum);
    db_script(forum, script);
    ck_assert_int_eq(verify_database(forum, &check, NULL, NULL), OK);
    db_rollback(forum);
    ck_assert_msg(check.is_wrong && check.wrong_number == number, "%s: %lld, %.*s", script,
                  (long long)check.wrong_number, STR_ARGS(check.wrong));
}

static int calls;

static void count_call(void *context, int64_t done, int64_t all)
{
    const struct check *check = context;

    calls++;
    ck_assert_int_le(done, all);
    ck_assert_uint_lt(check->arena->total, MEMORY_MAX);
}

START_TEST(a_hundred_thousand_entries_are_verified_in_one_pass)
{
    struct check check = { .arena = &arena };
    struct archive_counts counts;
    FILE *file = tmpfile();

    if (forum_is_postgres())
        return;
    log_note_key();
    for (int i = 0; i < ENTRIES; i += AT_A_TIME) {
        clock_set(1750000000 + i * 10);
        append_many(AT_A_TIME);
    }
    db_begin(forum);
    ck_assert_int_eq(verify_database(forum, &check, count_call, &check), OK);
    ck_assert_msg(!check.is_wrong, "%lld: %.*s", (long long)check.wrong_number,
                  STR_ARGS(check.wrong));
    ck_assert_int_eq(check.frontier.size, ENTRIES);
    ck_assert_int_gt(calls, ENTRIES / 2000);
    ck_assert_int_eq(archive_write(forum, file, &counts, NULL, NULL), OK);
    db_rollback(forum);
    rewind(file);
    check = (struct check){ .arena = &arena };
    archive_check(file, &check);
    ck_assert_msg(!check.is_wrong, "%.*s", STR_ARGS(check.wrong));
    ck_assert_int_eq(check.frontier.size, ENTRIES);
    fclose(file);
    is_named("UPDATE log_entry SET created_at = created_at + 1 WHERE number = 4777", 4777);
    is_named("DELETE FROM log_words WHERE number > 4990; DELETE FROM log_entry WHERE number > 4990",
             4991);
}
END_TEST

RUN_TESTS("log_size", a_hundred_thousand_entries_are_verified_in_one_pass)
