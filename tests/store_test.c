/* What store/db.h promises, on whichever database the tests run. */
#include "support/forum.h"
#include "support/notes.h"

/* A second connection to the same notes, in a file or in PostgreSQL. */
static struct db *writer, *reader;

static void open_both(void)
{
    writer = db_open(forum_where(), DB_WRITE);
    ck_assert_ptr_nonnull(writer);
    notes_make(writer);
    reader = db_open(forum_where(), DB_READ);
    ck_assert_ptr_nonnull(reader);
}

static void close_both(void)
{
    db_close(reader);
    db_close(writer);
}

static void add_note(struct db *db, int64_t id)
{
    ck_assert_int_eq(note_add(db, id), OK);
}

START_TEST(columns_are_read_by_name_in_any_order)
{
    struct rows rows;

    notes_make(forum);
    ck_assert_int_eq(
        db_do(forum, sql_note_add, value(7), value(STR("words")), value_bytes(STR("raw"))), OK);
    rows = db_query(forum, sql_note_find, value(7));
    ck_assert(rows_next(&rows));
    ck_assert_str_eq(row_bytes(&rows, "raw", &arena).data, "raw");
    ck_assert_str_eq(row_text(&rows, "words", &arena).data, "words");
    ck_assert_int_eq(row_integer(&rows, "id"), 7);
    ck_assert_int_eq(row_integer(&rows, "id"), 7);
    ck_assert(!rows_next(&rows));
    ck_assert_int_eq(rows_end_one(&rows), OK);
}
END_TEST

START_TEST(rows_come_in_order_and_may_be_left_early)
{
    struct rows rows;

    notes_make(forum);
    for (int64_t id = 1; id <= 3; id++)
        add_note(forum, id);
    for (int round = 0; round < 2; round++) {
        rows = db_query(forum, sql_note_list, NO_VALUES);
        ck_assert(rows_next(&rows));
        ck_assert_int_eq(row_integer(&rows, "id"), 1);
        ck_assert(rows_next(&rows));
        ck_assert_int_eq(row_integer(&rows, "id"), 2);
        ck_assert_int_eq(rows_end(&rows), OK);
    }
}
END_TEST

START_TEST(asking_for_more_after_the_end_does_nothing_again)
{
    struct rows rows;

    notes_make(forum);
    rows = db_query(forum, sql_note_given, value(1));
    ck_assert(rows_next(&rows));
    ck_assert(!rows_next(&rows));
    ck_assert(!rows_next(&rows));
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(notes_count(forum), 1);
}
END_TEST

START_TEST(what_is_missing_reads_as_nothing)
{
    struct rows rows;

    notes_make(forum);
    ck_assert_int_eq(db_do(forum, sql_note_add, value(1), value_none(), value_id(0)), OK);
    rows = db_query(forum, sql_note_find, value(1));
    ck_assert(rows_next(&rows));
    ck_assert(row_is_null(&rows, "words"));
    ck_assert(!row_is_null(&rows, "id"));
    ck_assert_int_eq(row_integer(&rows, "words"), 0);
    ck_assert_str_eq(row_text(&rows, "words", &arena).data, "");
    ck_assert_uint_eq(row_bytes(&rows, "raw", &arena).length, 0);
    ck_assert_int_eq(rows_end(&rows), OK);
}
END_TEST

START_TEST(the_empty_text_is_not_missing)
{
    struct rows rows;

    notes_make(forum);
    ck_assert_int_eq(
        db_do(forum, sql_note_add, value(1), value((struct str){ 0 }), value_bytes(STR(""))), OK);
    rows = db_query(forum, sql_note_find, value(1));
    ck_assert(rows_next(&rows));
    ck_assert(!row_is_null(&rows, "words"));
    ck_assert(!row_is_null(&rows, "raw"));
    ck_assert_int_eq(rows_end(&rows), OK);
}
END_TEST

START_TEST(bytes_keep_their_zeros)
{
    struct str raw = { "\0\1\xff\0'\\x", 7 };
    struct rows rows;

    notes_make(forum);
    ck_assert_int_eq(db_do(forum, sql_note_add, value(1), value(STR("é")), value_bytes(raw)), OK);
    rows = db_query(forum, sql_note_find, value(1));
    ck_assert(rows_next(&rows));
    ck_assert(str_equal(row_bytes(&rows, "raw", &arena), raw));
    ck_assert_str_eq(row_text(&rows, "words", &arena).data, "é");
    ck_assert_int_eq(rows_end(&rows), OK);
}
END_TEST

START_TEST(numbers_keep_all_their_bits)
{
    static const int64_t numbers[] = { INT64_MIN, -1, 0, INT64_C(1) << 53 | 1, INT64_MAX };

    notes_make(forum);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct rows rows;

        add_note(forum, numbers[i]);
        rows = db_query(forum, sql_note_find, value(numbers[i]));
        ck_assert(rows_next(&rows));
        ck_assert_int_eq(row_integer(&rows, "id"), numbers[i]);
        ck_assert_int_eq(rows_end(&rows), OK);
    }
}
END_TEST

START_TEST(placeholders_go_by_their_number)
{
    struct rows rows = db_query(forum, sql_note_swapped, value(1), value(STR("two")));

    ck_assert(rows_next(&rows));
    ck_assert_int_eq(row_integer(&rows, "first"), 1);
    ck_assert_str_eq(row_text(&rows, "second", &arena).data, "two");
    ck_assert_int_eq(rows_end(&rows), OK);
}
END_TEST

START_TEST(no_row_is_not_found)
{
    struct rows rows;

    notes_make(forum);
    rows = db_query(forum, sql_note_find, value(1));
    ck_assert(!rows_next(&rows));
    ck_assert_int_eq(rows_end_one(&rows), NOT_FOUND);
}
END_TEST

START_TEST(texts_that_postgresql_would_refuse_are_refused)
{
    struct str with_nul = { "a\0b", 3 };

    notes_make(forum);
    ck_assert_int_eq(db_do(forum, sql_note_add, value(1), value(with_nul), value_none()), FAILED);
    ck_assert_int_eq(db_do(forum, sql_note_add, value(1), value(STR("\xff")), value_none()),
                     FAILED);
    ck_assert_int_eq(notes_count(forum), 0);
}
END_TEST

START_TEST(a_rollback_leaves_nothing_and_a_commit_all)
{
    notes_make(forum);
    db_begin(forum);
    add_note(forum, 1);
    db_rollback(forum);
    ck_assert_int_eq(notes_count(forum), 0);
    db_begin(forum);
    add_note(forum, 1);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(notes_count(forum), 1);
}
END_TEST

START_TEST(errors_stick_until_the_transaction_ends)
{
    struct rows rows;

    notes_make(forum);
    db_begin(forum);
    add_note(forum, 1);
    ck_assert_int_eq(note_add(forum, 1), FAILED);
    ck_assert_int_eq(note_add(forum, 2), FAILED);
    rows = db_query(forum, sql_note_list, NO_VALUES);
    ck_assert(!rows_next(&rows));
    ck_assert_int_eq(rows_end_one(&rows), FAILED);
    ck_assert_int_eq(db_state(forum), FAILED);
    ck_assert_int_eq(db_commit(forum), FAILED);
    ck_assert_int_eq(db_state(forum), OK);
    ck_assert_int_eq(notes_count(forum), 0);
}
END_TEST

START_TEST(an_error_stops_the_loop_around_it)
{
    struct rows rows;
    int seen = 0;

    notes_make(forum);
    add_note(forum, 1);
    add_note(forum, 2);
    db_begin(forum);
    rows = db_query(forum, sql_note_list, NO_VALUES);
    for (; rows_next(&rows); seen++)
        ck_assert_int_eq(note_add(forum, 1), FAILED);
    ck_assert_int_eq(rows_end(&rows), FAILED);
    ck_assert_int_eq(seen, 1);
    db_rollback(forum);
}
END_TEST

START_TEST(an_error_outside_of_a_transaction_ends_with_its_statement)
{
    notes_make(forum);
    add_note(forum, 1);
    ck_assert_int_eq(note_add(forum, 1), FAILED);
    add_note(forum, 2);
}
END_TEST

START_TEST(a_savepoint_is_undone_alone)
{
    notes_make(forum);
    db_begin(forum);
    add_note(forum, 1);
    db_savepoint(forum);
    add_note(forum, 2);
    db_savepoint_undo(forum);
    db_savepoint(forum);
    add_note(forum, 3);
    db_savepoint_keep(forum);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(notes_count(forum), 2);
}
END_TEST

START_TEST(undoing_a_savepoint_undoes_its_error)
{
    notes_make(forum);
    db_begin(forum);
    add_note(forum, 1);
    db_savepoint(forum);
    add_note(forum, 2);
    ck_assert_int_eq(note_add(forum, 1), FAILED);
    db_savepoint_undo(forum);
    ck_assert_int_eq(db_state(forum), OK);
    add_note(forum, 3);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(notes_count(forum), 2);
}
END_TEST

START_TEST(a_savepoint_leaves_the_loop_around_it_alone)
{
    struct rows rows;
    int seen = 0;

    notes_make(forum);
    for (int64_t id = 1; id <= 3; id++)
        add_note(forum, id);
    db_begin(forum);
    rows = db_query(forum, sql_note_list, NO_VALUES);
    for (; rows_next(&rows); seen++) {
        db_savepoint(forum);
        ck_assert_int_eq(note_add(forum, 1), FAILED);
        db_savepoint_undo(forum);
    }
    ck_assert_int_eq(rows_end(&rows), OK);
    ck_assert_int_eq(seen, 3);
    ck_assert_int_eq(db_commit(forum), OK);
}
END_TEST

START_TEST(broken_references_are_noticed_even_when_rows_were_given)
{
    struct rows rows;

    notes_make(forum);
    rows = db_query(forum, sql_note_answer, value(1), value(99));
    if (rows_next(&rows))
        row_integer(&rows, "id");
    ck_assert_int_eq(rows_end(&rows), FAILED);
}
END_TEST

START_TEST(answers_nobody_ended_are_given_back_with_the_transaction)
{
    struct rows rows;

    notes_make(forum);
    add_note(forum, 1);
    for (int round = 0; round < 2 * ROWS_OPEN_MAX; round++) {
        db_begin(forum);
        rows = db_query(forum, sql_note_list, NO_VALUES);
        ck_assert(rows_next(&rows));
        rows = db_query(forum, sql_note_given, value(2));
        ck_assert(rows_next(&rows));
        db_rollback(forum);
    }
    ck_assert_int_eq(notes_count(forum), 1);
}
END_TEST

START_TEST(ids_that_came_along_are_not_given_again)
{
    db_script(forum, forum_is_postgres()
                         ? "CREATE TABLE counted (id BIGINT GENERATED BY DEFAULT AS IDENTITY"
                           " PRIMARY KEY, words TEXT)"
                         : "CREATE TABLE counted (id INTEGER PRIMARY KEY, words TEXT)");
    db_script(forum, "INSERT INTO counted (id, words) VALUES (41, 'imported')");
    ck_assert_int_eq(db_ids_moved(forum, "counted"), OK);
    db_script(forum, "INSERT INTO counted (words) VALUES ('new');"
                     "DELETE FROM counted WHERE id = 42; INSERT INTO counted VALUES (42, 'again')");
    ck_assert_int_eq(db_state(forum), OK);
}
END_TEST

START_TEST(a_reader_cannot_write)
{
    open_both();
    ck_assert_int_eq(note_add(reader, 1), FAILED);
    db_begin(reader);
    ck_assert_int_eq(note_add(reader, 1), FAILED);
    db_rollback(reader);
    db_script(reader, "DROP TABLE note");
    ck_assert_int_eq(db_state(reader), FAILED);
    ck_assert_int_eq(notes_count(writer), 0);
    close_both();
}
END_TEST

START_TEST(a_reader_keeps_its_snapshot)
{
    open_both();
    db_begin(reader);
    ck_assert_int_eq(notes_count(reader), 0);
    db_begin(writer);
    add_note(writer, 1);
    ck_assert_int_eq(db_commit(writer), OK);
    ck_assert_int_eq(notes_count(reader), 0);
    ck_assert_int_eq(db_commit(reader), OK);
    ck_assert_int_eq(notes_count(reader), 1);
    close_both();
}
END_TEST

RUN_TESTS("store", columns_are_read_by_name_in_any_order, rows_come_in_order_and_may_be_left_early,
          asking_for_more_after_the_end_does_nothing_again, what_is_missing_reads_as_nothing,
          the_empty_text_is_not_missing, bytes_keep_their_zeros, numbers_keep_all_their_bits,
          placeholders_go_by_their_number, no_row_is_not_found,
          texts_that_postgresql_would_refuse_are_refused,
          a_rollback_leaves_nothing_and_a_commit_all, errors_stick_until_the_transaction_ends,
          an_error_stops_the_loop_around_it,
          an_error_outside_of_a_transaction_ends_with_its_statement, a_savepoint_is_undone_alone,
          undoing_a_savepoint_undoes_its_error, a_savepoint_leaves_the_loop_around_it_alone,
          broken_references_are_noticed_even_when_rows_were_given,
          answers_nobody_ended_are_given_back_with_the_transaction,
          ids_that_came_along_are_not_given_again, a_reader_cannot_write,
          a_reader_keeps_its_snapshot)
