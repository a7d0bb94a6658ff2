/* The demo stands as it should on whatever day of the week it is filled. */
#include "base/clock.h"
#include "decisions/decision.h"
#include "exchange/demo.h"
#include "log/identity.h"
#include "log/verify.h"
#include "sql.h"
#include "support/forum.h"

enum { DAY_SECONDS = 86400, A_MONDAY = 1790553600 };

/* As serve does when it opens the log's key. */
static enum result note_key(struct db *db, void *context)
{
    (void)context;
    return db_do(db, sql_log_key_add, value(key_text(&arena, &identity_now()->key)), value(0),
                 value(0));
}

static void stands_on(int days)
{
    struct store *store = forum_store();
    int states[STATE_COUNT] = { 0 };
    struct decision decision;
    struct check check = { .arena = &arena };
    struct str fault;
    struct db *db;

    clock_set(A_MONDAY + days * DAY_SECONDS + DAY_SECONDS - 60);
    ck_assert_msg(demo_fill(store, &arena, &fault) == OK, "%s", fault.data);
    ck_assert_int_eq(store_write_logging(store, note_key, NULL), OK);
    db = store_reader(store);
    db_begin(db);
    for (int64_t id = 1; id <= 12; id++) {
        ck_assert_int_eq(decision_find(db, &arena, id, &decision), OK);
        states[decision.state]++;
    }
    ck_assert_int_eq(states[STATE_NOTICE], 1);
    ck_assert_int_eq(states[STATE_OPEN], 2);
    ck_assert_int_eq(states[STATE_PROPOSED], 2);
    ck_assert_int_eq(states[STATE_LAST_CALL], 1);
    ck_assert_int_eq(states[STATE_FORKED], 1);
    ck_assert_int_eq(states[STATE_ADOPTED], 3);
    ck_assert_int_eq(states[STATE_CLOSED], 2);
    ck_assert_int_eq(verify_database(db, &check, NULL, NULL), OK);
    ck_assert_msg(!check.is_wrong, "%s", check.wrong.data);
    ck_assert_int_ge(check.words, 150);
}

START_TEST(filled_on_a_monday)
{
    stands_on(0);
}
END_TEST

START_TEST(filled_on_a_thursday)
{
    stands_on(3);
}
END_TEST

START_TEST(filled_on_a_sunday)
{
    stands_on(6);
}
END_TEST

RUN_TESTS("demo_days", filled_on_a_monday, filled_on_a_thursday, filled_on_a_sunday)
