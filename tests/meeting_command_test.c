/* palabre meeting: what meetings there are, and one of them to take along. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "cli/command.h"
#include "meetings/item.h"
#include "support/forum.h"

static char output[8000], errors[2000];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* palabre meeting WORD ID; NULL leaves a word out. */
static int run(const char *word, const char *id)
{
    char *arguments[] = { (char *)(uintptr_t)word, (char *)(uintptr_t)id };
    struct command command = { .database = forum_where(),
                               .store = forum_store(),
                               .argc = (word != NULL) + (id != NULL),
                               .argv = arguments,
                               .out = tmpfile(),
                               .err = tmpfile() };
    int status = command_meeting(&command);

    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

/* In a space that only its members read: whoever has the database has it all. */
static enum result add_meeting(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct meeting meeting = { .title = STR("The *roof*, together"),
                               .category_id = 1,
                               .keeper.id = 1,
                               .zone = STR("Europe/Paris"),
                               .starts_at = clock_now() + 86400,
                               .length = 60,
                               .place = STR("The library") };
    int64_t id;

    (void)context;
    db_script(db, "INSERT INTO account (id, handle, handle_folded, name, role, created_at) VALUES "
                  "(1, 'Ada', 'ada', '', 1, 1700000000);"
                  "INSERT INTO category (id, slug, name, description, lang, readers, writers, "
                  "position) VALUES (1, 'house', 'House', '', '', 1, 1, 1);");
    return meeting_call(db, &arena, &meeting, &problems, &id);
}

static void begin(void)
{
    clock_set(1780000000);
    ck_assert_int_eq(store_write_logging(forum_store(), add_meeting, NULL), OK);
}

START_TEST(meetings_are_listed)
{
    begin();
    ck_assert_int_eq(run("list", NULL), EXIT_DONE);
    ck_assert_str_eq(output, "1  2026-05-29T20:26:40Z  planned  The *roof*, together\n");
}
END_TEST

START_TEST(one_is_shown_as_json_and_taken_along_as_markdown)
{
    begin();
    ck_assert_int_eq(run("show", "1"), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "\"title\":\"The *roof*, together\""));
    ck_assert_int_eq(run("export", "1"), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "# The \\*roof\\*, together\n"));
    ck_assert_ptr_nonnull(strstr(output, "29 May 2026, 22:26 to 23:26 (Europe/Paris)"));
}
END_TEST

START_TEST(what_is_not_there_or_not_understood_is_said)
{
    begin();
    ck_assert_int_eq(run("show", "7"), EXIT_REFUSED);
    ck_assert_str_eq(errors, "There is no meeting 7.\n");
    ck_assert_int_eq(run("show", "x"), EXIT_REFUSED);
    ck_assert_int_eq(run("burn", "1"), EXIT_USAGE);
    ck_assert_int_eq(run(NULL, NULL), EXIT_USAGE);
    ck_assert_ptr_nonnull(strstr(errors, "palabre meeting list\n"));
}
END_TEST

RUN_TESTS("meeting_command", meetings_are_listed, one_is_shown_as_json_and_taken_along_as_markdown,
          what_is_not_there_or_not_understood_is_said)
