/* Every statement of every .sql file is compiled by the database that will run it. */
#include "support/forum.h"

#include "sql.h"
#include "store/driver.h"

START_TEST(every_statement_can_be_prepared)
{
    for (int i = 0; i < SQL_COUNT; i++) {
        db_begin(forum);
        db_prepare(forum, sql_all[i]);
        ck_assert_msg(db_state(forum) == OK, "%s cannot be prepared", sql_all[i]->name);
        db_rollback(forum);
    }
}
END_TEST

START_TEST(a_statement_is_found_at_its_number)
{
    for (int i = 0; i < SQL_COUNT; i++)
        ck_assert_int_eq(sql_all[i]->id, i);
}
END_TEST

START_TEST(statements_of_one_name_stay_apart)
{
    const struct sql one = { "same", "SELECT 1 AS number", SQL_OWN };
    const struct sql two = { "same", "SELECT 2 AS number", SQL_OWN + 1 };
    struct rows rows;

    ck_assert_int_eq(db_do(forum, one, NO_VALUES), OK);
    rows = db_query(forum, two, NO_VALUES);
    ck_assert(rows_next(&rows));
    ck_assert_int_eq(row_integer(&rows, "number"), 2);
    ck_assert_int_eq(rows_end(&rows), OK);
}
END_TEST

START_TEST(a_statement_that_asks_for_what_is_not_there_is_noticed)
{
    const struct sql wrong = { "wrong", "SELECT nothing FROM nowhere", 0 };
    struct db *other = db_open(forum_where(), DB_WRITE);

    ck_assert_ptr_nonnull(other);
    db_begin(other);
    db_prepare(other, &wrong);
    ck_assert_int_eq(db_state(other), FAILED);
    db_rollback(other);
    db_close(other);
}
END_TEST

RUN_TESTS("statements", every_statement_can_be_prepared, a_statement_is_found_at_its_number,
          statements_of_one_name_stay_apart, a_statement_that_asks_for_what_is_not_there_is_noticed)
