/* How connections are opened and guarded, lost and found again. */
#include "support/forum.h"
#include "support/notes.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

static struct db *open_one(enum db_mode mode)
{
    struct db *db = db_open(forum_where(), mode);

    ck_assert_ptr_nonnull(db);
    return db;
}

/* What a question with one answer is answered; the number tells such questions apart. */
static struct str answer(struct db *db, int number, const char *text, const char *column)
{
    struct sql sql = { text, text, SQL_OWN + number };
    struct rows rows = db_query_values(db, &sql, (struct value[]){ { 0 } }, 0);
    struct str answer = STR("");

    if (rows_next(&rows))
        answer = row_text(&rows, column, &arena);
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return answer;
}

/* Opens an address that cannot be opened and gives what was logged. */
static struct str log_of_opening(const char *where)
{
    FILE *log = tmpfile();
    int standard_error = dup(STDERR_FILENO);
    char *text = arena_alloc(&arena, 4096);
    size_t length;

    ck_assert_ptr_nonnull(log);
    dup2(fileno(log), STDERR_FILENO);
    log_from(LOG_INFO);
    ck_assert_ptr_null(db_open(where, DB_READ));
    log_from(LOG_ERROR + 1);
    dup2(standard_error, STDERR_FILENO);
    close(standard_error);
    rewind(log);
    length = fread(text, 1, 4095, log);
    fclose(log);
    return (struct str){ text, length };
}

static bool says(struct str text, const char *what)
{
    return str_find(text, str_of(what), 0) < text.length;
}

START_TEST(addresses_tell_the_databases_apart)
{
    ck_assert(db_is_postgres("postgres://db/forum"));
    ck_assert(db_is_postgres("postgresql:///forum"));
    ck_assert(!db_is_postgres("./postgres.db"));
}
END_TEST

START_TEST(a_password_in_an_address_is_never_logged)
{
    static const char *const addresses[] = {
        "postgres://ada:secret@127.0.0.1:1/forum",
        "postgres://ada:pass@secret@127.0.0.1:1/forum",
        "postgres://ada:pass/secret@127.0.0.1:1/forum",
        "postgres://ada:pass:secret%@127.0.0.1:1/forum",
        "postgres://127.0.0.1:1/forum?user=ada&password=secret",
        "postgres://127.0.0.1:1/forum?pasword=secret",
    };

    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct str log = log_of_opening(addresses[i]);

        ck_assert_msg(says(log, "database-not-opened"), "%s", log.data);
        ck_assert_msg(!says(log, "secret"), "%s", log.data);
    }
}
END_TEST

START_TEST(what_cannot_be_opened_is_said)
{
    ck_assert(says(log_of_opening("/nowhere/at/all.db"), "/nowhere/at/all.db"));
}
END_TEST

START_TEST(a_new_file_is_for_its_owner_alone)
{
    struct db *db;
    struct stat status;

    if (forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    notes_make(db);
    ck_assert_int_eq(stat(forum_where(), &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0600);
    ck_assert_int_eq(stat(str_format(&arena, "%s-wal", forum_where()).data, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0600);
    db_close(db);
}
END_TEST

START_TEST(a_file_has_one_owner)
{
    struct db *db;

    if (forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    ck_assert_ptr_null(db_open(forum_where(), DB_WRITE));
    db_close(db);
    db_close(open_one(DB_WRITE));
}
END_TEST

START_TEST(another_name_of_a_file_is_the_same_file)
{
    struct str other = str_format(&arena, "%s-other", forum_where());
    struct db *db;

    if (forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    ck_assert_int_eq(symlink(forum_where(), other.data), 0);
    ck_assert_ptr_null(db_open(other.data, DB_WRITE));
    unlink(other.data);
    db_close(db);
}
END_TEST

START_TEST(a_file_is_written_safely)
{
    struct db *db;

    if (forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    ck_assert_str_eq(answer(db, 0, "PRAGMA journal_mode", "journal_mode").data, "wal");
    ck_assert_str_eq(answer(db, 1, "PRAGMA synchronous", "synchronous").data, "2");
    ck_assert_str_eq(answer(db, 2, "PRAGMA wal_autocheckpoint", "wal_autocheckpoint").data, "0");
    ck_assert_str_eq(answer(db, 3, "PRAGMA foreign_keys", "foreign_keys").data, "1");
    ck_assert_str_eq(answer(db, 4, "PRAGMA trusted_schema", "trusted_schema").data, "0");
    ck_assert_str_eq(answer(db, 5, "PRAGMA cell_size_check", "cell_size_check").data, "1");
    ck_assert_str_eq(answer(db, 6, "PRAGMA secure_delete", "secure_delete").data, "1");
    db_script(db, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'x'");
    ck_assert_int_eq(db_state(db), FAILED);
    db_close(db);
}
END_TEST

START_TEST(transactions_are_as_strict_as_they_can_be)
{
    struct db *writer, *reader;

    if (!forum_is_postgres())
        return;
    writer = open_one(DB_WRITE);
    db_begin(writer);
    ck_assert_str_eq(answer(writer, 0, "SHOW transaction_isolation", "transaction_isolation").data,
                     "serializable");
    db_rollback(writer);
    reader = open_one(DB_READ);
    db_begin(reader);
    ck_assert_str_eq(answer(reader, 0, "SHOW transaction_isolation", "transaction_isolation").data,
                     "repeatable read");
    ck_assert_str_eq(answer(reader, 1, "SHOW transaction_read_only", "transaction_read_only").data,
                     "on");
    ck_assert_str_eq(answer(reader, 2, "SHOW statement_timeout", "statement_timeout").data, "2s");
    db_rollback(reader);
    db_close(reader);
    db_close(writer);
}
END_TEST

START_TEST(a_query_that_runs_too_long_is_stopped)
{
    struct db *db = open_one(DB_WRITE), *reader = open_one(DB_READ);
    struct rows rows;

    notes_make(db);
    reader->patience_milliseconds = 20;
    if (forum_is_postgres())
        db_script(reader, "SET statement_timeout = 20");
    db_begin(reader);
    rows = db_query(reader, sql_note_for_ever, NO_VALUES);
    ck_assert(!rows_next(&rows));
    ck_assert_int_eq(rows_end(&rows), BUSY);
    db_rollback(reader);
    ck_assert_int_eq(notes_count(reader), 0);
    db_close(reader);
    db_close(db);
}
END_TEST

START_TEST(the_one_who_loses_against_another_is_told_to_run_again)
{
    struct db *first, *second;

    if (!forum_is_postgres())
        return;
    first = open_one(DB_WRITE);
    second = open_one(DB_WRITE);
    notes_make(first);
    db_begin(first);
    db_begin(second);
    ck_assert_int_eq(notes_count(first), 0);
    ck_assert_int_eq(notes_count(second), 0);
    ck_assert_int_eq(note_add(first, 1), OK);
    ck_assert_int_eq(note_add(second, 2), OK);
    ck_assert_int_eq(db_commit(first), OK);
    ck_assert_int_eq(db_commit(second), AGAIN);
    db_begin(second);
    ck_assert_int_eq(notes_count(second), 1);
    ck_assert_int_eq(note_add(second, 2), OK);
    ck_assert_int_eq(db_commit(second), OK);
    db_close(second);
    db_close(first);
}
END_TEST

START_TEST(what_was_lost_cannot_be_saved_by_a_savepoint)
{
    struct db *first, *second;

    if (!forum_is_postgres())
        return;
    first = open_one(DB_WRITE);
    second = open_one(DB_WRITE);
    notes_make(first);
    ck_assert_int_eq(note_add(first, 1), OK);
    db_begin(second);
    ck_assert_int_eq(notes_count(second), 1);
    ck_assert_int_eq(db_do(first, sql_note_shout, NO_VALUES), OK);
    db_savepoint(second);
    ck_assert_int_eq(db_do(second, sql_note_shout, NO_VALUES), AGAIN);
    db_savepoint_undo(second);
    ck_assert_int_eq(db_state(second), AGAIN);
    ck_assert_int_eq(db_commit(second), AGAIN);
    db_close(second);
    db_close(first);
}
END_TEST

static void hang_up(struct db *on)
{
    struct str id = answer(on, 0, "SELECT pg_backend_pid() AS id", "id");

    /* Waits until it is gone, a minute at most. */
    db_script(forum,
              str_format(&arena, "SELECT pg_terminate_backend(%.*s, 60000)", STR_ARGS(id)).data);
}

START_TEST(a_lost_connection_is_made_again)
{
    struct db *db;

    if (!forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    notes_make(db);
    ck_assert_int_eq(note_add(db, 1), OK);
    hang_up(db);
    db_begin(db);
    ck_assert_int_eq(note_add(db, 2), OK);
    ck_assert_int_eq(db_commit(db), OK);
    ck_assert_int_eq(notes_count(db), 2);
    db_close(db);
}
END_TEST

START_TEST(a_write_whose_connection_is_lost_is_run_again)
{
    struct db *db, *reader;

    if (!forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    reader = open_one(DB_READ);
    notes_make(db);
    db_begin(db);
    ck_assert_int_eq(note_add(db, 1), OK);
    hang_up(db);
    ck_assert_int_eq(note_add(db, 2), AGAIN);
    ck_assert_int_eq(db_commit(db), AGAIN);
    db_begin(reader);
    hang_up(reader);
    ck_assert_int_eq(db_do(reader, sql_note_count, NO_VALUES), BUSY);
    db_rollback(reader);
    db_begin(reader);
    ck_assert_int_eq(notes_count(reader), 0);
    ck_assert_int_eq(db_commit(reader), OK);
    db_close(reader);
    db_close(db);
}
END_TEST

START_TEST(a_write_lost_while_it_is_committed_is_not_run_again)
{
    struct db *db;

    if (!forum_is_postgres())
        return;
    db = open_one(DB_WRITE);
    notes_make(db);
    db_begin(db);
    ck_assert_int_eq(note_add(db, 1), OK);
    hang_up(db);
    ck_assert_int_eq(db_commit(db), FAILED);
    db_close(db);
}
END_TEST

RUN_TESTS("connections", addresses_tell_the_databases_apart,
          a_password_in_an_address_is_never_logged, what_cannot_be_opened_is_said,
          a_new_file_is_for_its_owner_alone, a_file_has_one_owner,
          another_name_of_a_file_is_the_same_file, a_file_is_written_safely,
          transactions_are_as_strict_as_they_can_be, a_query_that_runs_too_long_is_stopped,
          the_one_who_loses_against_another_is_told_to_run_again,
          what_was_lost_cannot_be_saved_by_a_savepoint, a_lost_connection_is_made_again,
          a_write_whose_connection_is_lost_is_run_again,
          a_write_lost_while_it_is_committed_is_not_run_again)
