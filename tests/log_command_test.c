/* palabre verify, export log and log …, from the command line. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "log/entry.h"
#include "log/identity.h"
#include "log/note.h"
#include "sql.h"
#include "support/forum.h"

enum { WORDS_MAX = 8 };

static char one[] = "{\"n\":1}", two[] = "{\"n\":2}";
static char output[20000], errors[4000];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* The command with these words, on the forum's store unless they say that it needs none. */
static int run(int (*command_of)(struct command *), ...)
{
    char *words[WORDS_MAX];
    struct command command = {
        .database = forum_where(), .argv = words, .out = tmpfile(), .err = tmpfile()
    };
    va_list args;
    int status;

    va_start(args, command_of);
    while ((words[command.argc] = va_arg(args, char *)))
        command.argc++;
    va_end(args);
    if (command_of != command_verify || !command_verify_is_offline(&command))
        command.store = forum_store();
    status = command_of(&command);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

static const char *path_of(const char *name)
{
    return str_format(&arena, "/tmp/palabre-log-%d-%s", (int)getpid(), name).data;
}

static void write_file(const char *path, struct str text)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    fwrite(text.data, 1, text.length, file);
    fclose(file);
}

static enum result append_one(struct db *db, void *context)
{
    const struct entry entry = { "key", STR("log/key"), 0, str_of(context) };
    struct arena mine = { 0 };
    int64_t number;
    enum result result = entry_append(db, &mine, &entry, &number);

    arena_free(&mine);
    return result;
}

static enum result note_key(struct db *db, void *context)
{
    (void)context;
    return db_do(db, sql_log_key_add, value(key_text(&arena, &identity_now()->key)), value(0),
                 value(1));
}

static void begin(void)
{
    ck_assert_int_eq(store_write(forum_store(), note_key, NULL), OK);
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(store_write_logging(forum_store(), append_one, one), OK);
}

static enum result run_script(struct db *db, void *script)
{
    db_script(db, script);
    return db_state(db);
}

static void spoil(const char *script)
{
    ck_assert_int_eq(store_write(forum_store(), run_script, (void *)(uintptr_t)script), OK);
}

static struct str head(void)
{
    struct db *db = store_reader(forum_store());
    struct str note = STR("");
    struct rows rows;

    db_begin(db);
    rows = db_query(db, sql_log_head_find, NO_VALUES);
    if (rows_next(&rows))
        note = row_text(&rows, "note", &arena);
    ck_assert_int_eq(rows_end(&rows), OK);
    db_rollback(db);
    return note;
}

START_TEST(a_log_that_holds_is_said_to_hold)
{
    begin();
    ck_assert_int_eq(run(command_verify, NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "The log holds: 5 entries"));
    ck_assert_ptr_nonnull(strstr(output, "compare it with the one you noted"));
    ck_assert_int_eq(run(command_verify, "--json", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "{\"valid\":true,\"entries\":5,"));
}
END_TEST

START_TEST(the_first_entry_that_does_not_fit_is_named_and_the_status_tells)
{
    begin();
    spoil("UPDATE log_entry SET subject = 'log/kez' WHERE number = 3");
    ck_assert_int_eq(run(command_verify, NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(output, "Entry 3: it was changed"));
    ck_assert_int_eq(run(command_verify, "--json", NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(output, "\"valid\":false"));
    ck_assert_ptr_nonnull(strstr(output, "\"entry\":3,\"wrong\":\"it was changed"));
    spoil("UPDATE log_entry SET subject = 'log/key' WHERE number = 3;"
          "UPDATE log_head SET created_at = 7");
    ck_assert_int_eq(run(command_verify, "--json", NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(output, "\"entry\":null"));
}
END_TEST

START_TEST(a_noted_key_is_held_against_the_log)
{
    static const unsigned char seed[KEY_SEED_BYTES] = { 7 };
    struct signer other;

    begin();
    signer_from(STR("palabre"), seed, &other);
    ck_assert_int_eq(
        run(command_verify, "--key", key_text(&arena, &identity_now()->key).data, NULL), EXIT_DONE);
    ck_assert_ptr_null(strstr(output, "compare it"));
    ck_assert_int_eq(run(command_verify, "--key", key_text(&arena, &other.key).data, NULL),
                     EXIT_REFUSED);
    ck_assert_int_eq(run(command_verify, "--key", "nonsense", NULL), EXIT_USAGE);
}
END_TEST

START_TEST(a_noted_checkpoint_is_held_against_the_log)
{
    const char *path = path_of("noted");

    begin();
    write_file(path, head());
    ck_assert_int_eq(store_write_logging(forum_store(), append_one, two), OK);
    ck_assert_int_eq(run(command_verify, "--noted", path, NULL), EXIT_DONE);
    write_file(path, STR("palabre\n2\nP1MBQEgU9gtbnpf1KFNQQFRDlwmFLN+FWIvMbtPrx7Y=\n\n— a b\n"));
    ck_assert_int_eq(run(command_verify, "--noted", path, NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(output, "the checkpoint you noted"));
    write_file(path, STR("nonsense"));
    ck_assert_int_eq(run(command_verify, "--noted", path, NULL), EXIT_USAGE);
    unlink(path);
    ck_assert_int_eq(run(command_verify, "--noted", path, NULL), EXIT_USAGE);
}
END_TEST

START_TEST(an_archive_is_checked_without_the_forum)
{
    const char *path = path_of("archive");
    struct stat file;

    begin();
    ck_assert_int_eq(run(command_export_log, path, NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "5 entries are in"));
    ck_assert_int_eq(run(command_export_log, path, NULL), EXIT_REFUSED);
    ck_assert_int_eq(run(command_verify, path, NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "The log holds: 5 entries, 5 with their words"));
    ck_assert_int_eq(stat(path, &file), 0);
    ck_assert_int_eq(truncate(path, file.st_size - 40), 0);
    ck_assert_int_eq(run(command_verify, path, NULL), EXIT_REFUSED);
    unlink(path);
    ck_assert_int_eq(run(command_verify, path, NULL), EXIT_USAGE);
}
END_TEST

START_TEST(words_that_are_not_understood_are_said_to_be)
{
    ck_assert_int_eq(run(command_verify, "--nonsense", NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_verify, "a", "b", NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_export_log, NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_export_log, "/nowhere/at/all", NULL), EXIT_REFUSED);
    ck_assert_int_eq(run(command_log_witness, NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_log_witness, "add", NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_log_cosign, NULL), EXIT_USAGE);
    ck_assert_int_eq(run(command_log_new_key, "--origin", "two words", NULL), EXIT_USAGE);
}
END_TEST

START_TEST(witnesses_are_named_listed_and_removed)
{
    static const char key[] =
        "witness.example/w1+e4051bff+BF5CMDMET1ahOmhnmUh7y/pj3R45IEzsJ905om2qYVYo";

    ck_assert_int_eq(run(command_log_witness, "add", "nonsense", NULL), EXIT_REFUSED);
    ck_assert_int_eq(run(command_log_witness, "add", key, NULL), EXIT_DONE);
    ck_assert_int_eq(run(command_log_witness, "add", key, NULL), EXIT_REFUSED);
    ck_assert_int_eq(run(command_log_witness, "list", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, key));
    ck_assert_int_eq(run(command_log_witness, "remove", "nobody", NULL), EXIT_REFUSED);
    ck_assert_int_eq(run(command_log_witness, "remove", "witness.example/w1", NULL), EXIT_DONE);
    ck_assert_int_eq(run(command_log_witness, "list", NULL), EXIT_DONE);
    ck_assert_str_eq(output, "");
}
END_TEST

START_TEST(what_a_witness_signed_is_taken_in_from_a_file)
{
    static const unsigned char seed[KEY_SEED_BYTES] = { 7 };
    const char *path = path_of("signed");
    struct signer witness;
    struct note note;

    begin();
    signer_from(STR("lille.example"), seed, &witness);
    ck_assert_int_eq(run(command_log_witness, "add", key_text(&arena, &witness.key).data, NULL),
                     EXIT_DONE);
    ck_assert(note_read(head(), &note));
    write_file(path, head());
    ck_assert_int_eq(run(command_log_cosign, path, NULL), EXIT_REFUSED);
    write_file(path, str_format(&arena, "%.*s%.*s", STR_ARGS(head()),
                                STR_ARGS(note_cosign(&arena, &witness, note.text, 1750000000))));
    ck_assert_int_eq(run(command_log_cosign, path, NULL), EXIT_DONE);
    ck_assert_int_eq(run(command_log_witness, "list", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "5 entries, 2025-06-15T15:06:40Z"));
    ck_assert_int_eq(run(command_verify, NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "1 signatures of witnesses"));
    unlink(path);
    ck_assert_int_eq(run(command_log_cosign, path, NULL), EXIT_REFUSED);
}
END_TEST

RUN_TESTS("log_command", a_log_that_holds_is_said_to_hold,
          the_first_entry_that_does_not_fit_is_named_and_the_status_tells,
          a_noted_key_is_held_against_the_log, a_noted_checkpoint_is_held_against_the_log,
          an_archive_is_checked_without_the_forum, words_that_are_not_understood_are_said_to_be,
          witnesses_are_named_listed_and_removed, what_a_witness_signed_is_taken_in_from_a_file)
