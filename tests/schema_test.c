/* Steps that bring a database from any version to the newest. */
#include "support/forum.h"
#include "support/notes.h"

#include "sql.h"
#include "store/schema.h"

static const struct schema_step first_step[] = {
    { 1, "0001_first", "CREATE TABLE first (id BIGINT); CREATE TABLE other (id BIGINT);" },
    { 0 },
};

static const struct schema_step both_steps[] = {
    { 1, "0001_first", "must not be run again" },
    { 2, "0002_second", "CREATE TABLE second (id BIGINT); INSERT INTO second VALUES (2);" },
    { 0 },
};

static const struct schema_step broken_step[] = {
    { 1, "0001_first", "CREATE TABLE first (id BIGINT);" },
    { 2, "0002_second", "CREATE TABLE second (id BIGINT); INSERT INTO nowhere VALUES (2);" },
    { 3, "0003_third", "CREATE TABLE third (id BIGINT);" },
    { 0 },
};

/* A database that holds nothing at all. */
static struct db *open_empty(void)
{
    struct db *db = db_open(forum_where(), DB_WRITE);

    ck_assert_ptr_nonnull(db);
    if (forum_is_postgres())
        db_script(db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return db;
}

static int64_t version(struct db *db)
{
    struct rows rows = db_query(db, sql_schema_version, NO_VALUES);
    int64_t version = rows_next(&rows) ? row_integer(&rows, "version") : -1;

    ck_assert_int_eq(rows_end_one(&rows), OK);
    return version;
}

static bool has_table(struct db *db, const char *name)
{
    bool has;

    db_begin(db);
    db_script(db, str_format(&arena, "DELETE FROM %s", name).data);
    has = db_state(db) == OK;
    db_rollback(db);
    return has;
}

START_TEST(each_step_is_run_once_in_order)
{
    struct db *db = open_empty();

    ck_assert_int_eq(schema_apply_steps(db, first_step), OK);
    ck_assert_int_eq(version(db), 1);
    ck_assert_int_eq(schema_apply_steps(db, both_steps), OK);
    ck_assert_int_eq(version(db), 2);
    ck_assert(has_table(db, "second"));
    ck_assert_int_eq(schema_apply_steps(db, both_steps), OK);
    db_close(db);
}
END_TEST

START_TEST(a_step_that_fails_leaves_the_ones_before_it)
{
    struct db *db = open_empty();

    ck_assert_int_eq(schema_apply_steps(db, broken_step), FAILED);
    ck_assert_int_eq(version(db), 1);
    ck_assert(has_table(db, "first"));
    ck_assert(!has_table(db, "second"));
    ck_assert(!has_table(db, "third"));
    ck_assert_int_eq(schema_apply_steps(db, both_steps), OK);
    ck_assert(has_table(db, "second"));
    db_close(db);
}
END_TEST

START_TEST(a_database_newer_than_the_program_is_refused)
{
    struct db *db = open_empty();

    ck_assert_int_eq(schema_apply_steps(db, first_step), OK);
    ck_assert_int_eq(db_do(db, sql_schema_record, value(9), value(0)), OK);
    ck_assert_int_eq(schema_apply_steps(db, first_step), FAILED);
    ck_assert_int_eq(schema_apply_steps(db, both_steps), FAILED);
    ck_assert(!has_table(db, "second"));
    db_close(db);
}
END_TEST

START_TEST(a_store_is_not_opened_on_a_newer_database)
{
    struct db *db = open_empty();

    ck_assert_int_eq(schema_apply(db), OK);
    ck_assert_int_eq(db_do(db, sql_schema_record, value(9999), value(0)), OK);
    db_close(db);
    ck_assert_ptr_null(store_open(forum_where()));
}
END_TEST

START_TEST(both_databases_have_the_same_steps_in_order)
{
    int i = 0, before = 0;

    for (; schema_steps_sqlite[i].text && schema_steps_postgres[i].text; i++) {
        ck_assert_int_gt(schema_steps_sqlite[i].number, before);
        ck_assert_int_eq(schema_steps_postgres[i].number, schema_steps_sqlite[i].number);
        ck_assert_str_eq(schema_steps_sqlite[i].name, schema_steps_postgres[i].name);
        before = (int)schema_steps_sqlite[i].number;
    }
    ck_assert_ptr_null(schema_steps_sqlite[i].text);
    ck_assert_ptr_null(schema_steps_postgres[i].text);
    ck_assert_int_gt(i, 0);
}
END_TEST

/* What a line of a step names: the table or index it makes, or a column. */
static struct str named(struct str line)
{
    struct str words = line, word;
    size_t length = 0;

    word = str_cut(&words, ' ');
    if (str_equal(word, STR("CREATE")))
        return str_equal(str_cut(&words, ' '), STR("UNIQUE")) ? str_cut(&words, '(') : words;
    line = str_trim(line);
    while (length < line.length && line.data[length] >= '_' && line.data[length] <= 'z')
        length++;
    return str_slice(line, 0, length);
}

START_TEST(both_databases_have_the_same_tables_and_columns)
{
    for (int i = 0; schema_steps_sqlite[i].text; i++) {
        struct str sqlite = str_of(schema_steps_sqlite[i].text);
        struct str postgres = str_of(schema_steps_postgres[i].text);

        while (sqlite.length || postgres.length) {
            struct str line = str_cut(&sqlite, '\n');
            struct str a = named(line), b = named(str_cut(&postgres, '\n'));

            /* A full-text index. */
            if (str_equal(line, STR("-- On this database alone.")))
                break;
            ck_assert_msg(str_equal(a, b), "%s: %.*s, %.*s", schema_steps_sqlite[i].name,
                          STR_ARGS(a), STR_ARGS(b));
        }
    }
}
END_TEST

RUN_TESTS("schema", each_step_is_run_once_in_order, a_step_that_fails_leaves_the_ones_before_it,
          a_database_newer_than_the_program_is_refused, a_store_is_not_opened_on_a_newer_database,
          both_databases_have_the_same_steps_in_order,
          both_databases_have_the_same_tables_and_columns)
