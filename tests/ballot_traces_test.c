/* A vote as a browser sends it, and all that it leaves behind: in which tables, in which lines. */
#include "support/client.h"
#include "support/vote.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "store/sqlite.h"

#define PAGE "/b/shall-we-meet-at-the-library-in-june/1"

enum { TABLES_MAX = 200 };

/* All there is in a table, as text. */
struct contents {
    struct str name;
    struct str text;
};
struct tables {
    struct contents items[TABLES_MAX];
    size_t count;
};

/* SQLite */

static int add_cell(void *context, int columns, char **cells, char **names)
{
    struct buffer *out = context;

    (void)names;
    ck_assert_int_eq(columns, 1);
    buffer_format(out, "%s\n", cells[0] ? cells[0] : "");
    return 0;
}

/* What a question gives in one column, a line each. */
static struct str lines_of(struct str question)
{
    struct buffer out = { .arena = &arena };

    buffer_put_c(&out, "");
    ck_assert_int_eq(
        sqlite3_exec(((struct sqlite *)forum)->handle, question.data, add_cell, &out, NULL),
        SQLITE_OK);
    return buffer_str(&out);
}

static struct str rows_on_sqlite(struct str name)
{
    struct str columns = lines_of(
        str_format(&arena,
                   "SELECT group_concat('quote(\"' || name || '\")', ' || ''|'' || ') FROM "
                   "pragma_table_info('%s')",
                   name.data));

    return lines_of(str_format(&arena, "SELECT %s FROM \"%s\"", columns.data, name.data));
}

/* PostgreSQL */

static const struct sql rows_as_xml = {
    "traces_rows", "SELECT CAST(table_to_xml(to_regclass($1), true, false, '') AS TEXT) AS text",
    SQL_OWN
};

static struct str rows_on_postgres(struct str name)
{
    struct rows rows = db_query(forum, rows_as_xml, value(name));
    struct str text = rows_next(&rows) ? row_text(&rows, "text", &arena) : STR("");

    ck_assert_int_eq(rows_end_one(&rows), OK);
    return text;
}

static const struct sql names_on_postgres = {
    "traces_names",
    "SELECT string_agg(table_name || chr(10), '' ORDER BY table_name) AS text "
    "FROM information_schema.tables "
    "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
    SQL_OWN + 1
};

static struct str table_names(void)
{
    struct rows rows;
    struct str text = STR("");

    if (!forum_is_postgres())
        return lines_of(STR("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                            "sql NOT LIKE '%VIRTUAL TABLE%' ORDER BY name"));
    rows = db_query(forum, names_on_postgres, NO_VALUES);
    if (rows_next(&rows))
        text = row_text(&rows, "text", &arena);
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return text;
}

static struct tables *read_tables(void)
{
    struct tables *tables = arena_new(&arena, struct tables);
    struct str names = table_names();

    while (names.length && tables->count < TABLES_MAX) {
        struct str name = str_copy(&arena, str_cut(&names, '\n'));

        tables->items[tables->count++] =
            (struct contents){ name, forum_is_postgres() ? rows_on_postgres(name)
                                                         : rows_on_sqlite(name) };
    }
    ck_assert(tables->count > 50 && tables->count < TABLES_MAX);
    return tables;
}

/* The names of the tables that are not as they were. */
static const char *changed(const struct tables *before, const struct tables *after)
{
    struct buffer out = { .arena = &arena };

    ck_assert_uint_eq(before->count, after->count);
    buffer_put_c(&out, "");
    for (size_t i = 0; i < before->count; i++)
        if (!str_equal(before->items[i].text, after->items[i].text))
            buffer_format(&out, "%s ", before->items[i].name.data);
    return buffer_str(&out).data;
}

static bool holds(struct str text, struct str what)
{
    return str_find(text, what, 0) < text.length;
}

/* Does any table but one hold it? */
static bool is_kept(const struct tables *tables, struct str what, const char *but)
{
    for (size_t i = 0; i < tables->count; i++)
        if (!str_equal(tables->items[i].name, str_of(but)) && holds(tables->items[i].text, what))
            return true;
    return false;
}

/* The secret in all the ways it might be written down. */
static void check_nowhere(const struct tables *tables, struct str secret)
{
    struct buffer plain = { .arena = &arena };
    struct str receipt = STR("");

    for (size_t i = 0; i < secret.length; i++)
        if (secret.data[i] != '-')
            buffer_put(&plain, &secret.data[i], 1);
    ck_assert(secret_receipt(&arena, secret, &receipt));
    ck_assert(!is_kept(tables, secret, ""));
    ck_assert(!is_kept(tables, buffer_str(&plain), ""));
    ck_assert(!is_kept(tables, receipt, "ballot"));
    ck_assert(is_kept(tables, receipt, ""));
}

static int standard_error;
static FILE *lines;

static void log_begin(void)
{
    standard_error = dup(STDERR_FILENO);
    lines = tmpfile();
    ck_assert_ptr_nonnull(lines);
    dup2(fileno(lines), STDERR_FILENO);
    log_from(LOG_INFO);
}

static struct str log_end(void)
{
    char *text = arena_alloc(&arena, 20000);
    size_t length;

    dup2(standard_error, STDERR_FILENO);
    close(standard_error);
    rewind(lines);
    length = fread(text, 1, 20000 - 1, lines);
    fclose(lines);
    return (struct str){ text, length };
}

static void begin(struct client *voter)
{
    ballot_begin(6);
    ck_assert_int_eq(ballot_opened(BALLOT_YES_NO), 1);
    client_sign_in(voter, VOTER);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
    client_get(voter, PAGE);
    ck_assert_int_eq(voter->status, 200);
}

START_TEST(a_vote_changes_the_roll_and_the_ballots_and_nothing_else)
{
    struct str secret = secret_new(&arena);
    struct client voter = { 0 };
    struct tables *before, *after;

    begin(&voter);
    before = read_tables();
    client_post(&voter, "/b/1/vote", "choice", "abstain", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 200);
    client_gathered_write();
    after = read_tables();
    ck_assert_str_eq(changed(before, after), "ballot ballot_roll ");
    check_nowhere(after, secret);
    client_end(&voter);
}
END_TEST

START_TEST(changing_a_vote_changes_its_ballot_and_nothing_else)
{
    struct str secret = secret_new(&arena);
    struct client voter = { 0 };
    struct tables *before, *after;

    begin(&voter);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", secret.data, NULL);
    before = read_tables();
    client_post(&voter, "/b/1/vote", "choice", "no", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 200);
    client_gathered_write();
    after = read_tables();
    ck_assert_str_eq(changed(before, after), "ballot ");
    check_nowhere(after, secret);
    client_end(&voter);
}
END_TEST

START_TEST(a_refused_vote_and_a_search_for_a_ballot_keep_no_secret)
{
    struct str secret = secret_new(&arena), other = secret_new(&arena);
    struct client voter = { 0 };
    struct tables *before, *after;

    begin(&voter);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", secret.data, NULL);
    before = read_tables();
    client_post(&voter, "/b/1/vote", "choice", "no", "secret", other.data, NULL);
    ck_assert_int_eq(voter.status, 422);
    client_post(&voter, "/b/1/find", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 200);
    client_gathered_write();
    after = read_tables();
    ck_assert_int_eq((int)strspn(changed(before, after), "throle "),
                     (int)strlen(changed(before, after)));
    check_nowhere(after, secret);
    ck_assert(!is_kept(after, other, ""));
    client_end(&voter);
}
END_TEST

START_TEST(the_log_of_the_server_knows_that_there_was_a_vote_and_no_more)
{
    static const char *const unsaid[] = {
        "voter1", "yes", "abstain", "192.0.2.1", "/b/1", "from="
    };
    struct str secret = secret_new(&arena), receipt = STR(""), said;
    struct client voter = { 0 };

    begin(&voter);
    ck_assert(secret_receipt(&arena, secret, &receipt));
    log_begin();
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", secret.data, NULL);
    client_post(&voter, "/b/1/vote", "choice", "abstain", "secret", secret.data, NULL);
    client_post(&voter, "/b/1/vote", "choice", "what", "secret", "yes", NULL);
    client_post(&voter, "/b/1/find", "secret", secret.data, NULL);
    said = log_end();
    ck_assert(holds(said, STR("act path=\"/b/:id/vote\" status=\"200\"\n")));
    ck_assert(holds(said, STR("act path=\"/b/:id/vote\" status=\"422\"\n")));
    ck_assert(!holds(said, secret) && !holds(said, receipt));
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        ck_assert_msg(!holds(said, str_of(unsaid[i])), "%s", said.data);
    client_end(&voter);
}
END_TEST

RUN_TESTS("ballot_traces", a_vote_changes_the_roll_and_the_ballots_and_nothing_else,
          changing_a_vote_changes_its_ballot_and_nothing_else,
          a_refused_vote_and_a_search_for_a_ballot_keep_no_secret,
          the_log_of_the_server_knows_that_there_was_a_vote_and_no_more)
