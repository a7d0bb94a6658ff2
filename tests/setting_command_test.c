/* palabre setting: what the site is set to, from the command line. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "moderation/moderation.h"
#include "settings/setting.h"
#include "support/forum.h"

static char output[8000], errors[2000];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* palabre setting NAME VALUE; NULL leaves a word out. */
static int run(const char *name, const char *value)
{
    char *arguments[] = { (char *)(uintptr_t)name, (char *)(uintptr_t)value };
    struct command command = { .database = forum_where(),
                               .store = forum_store(),
                               .argc = (name != NULL) + (value != NULL),
                               .argv = arguments,
                               .out = tmpfile(),
                               .err = tmpfile() };
    int status = command_setting(&command);

    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

static size_t acts(struct moderations *list)
{
    struct db *db = store_reader(forum_store());

    db_begin(db);
    ck_assert_int_eq(moderation_latest(db, &arena, &(struct visitor){ 0 }, 0, list), OK);
    ck_assert_int_eq(db_commit(db), OK);
    return list->count;
}

START_TEST(all_settings_are_listed)
{
    ck_assert_int_eq(run(NULL, NULL), EXIT_DONE);
    for (int i = 0; i < SETTING_COUNT; i++)
        ck_assert_msg(strstr(output, setting_kinds[i].name), "%s", setting_kinds[i].name);
}
END_TEST

START_TEST(one_is_shown_and_set_and_the_change_stands_in_the_public_log)
{
    struct moderations list;

    ck_assert_int_eq(run("mentions", "7"), EXIT_DONE);
    ck_assert_str_eq(output, "mentions is 7 now.\n");
    ck_assert_int_eq(run("mentions", NULL), EXIT_DONE);
    ck_assert_str_eq(output, "7\n");
    ck_assert_int_eq(acts(&list), 1);
    ck_assert_str_eq(list.items[0].act.data, "setting");
    ck_assert_str_eq(list.items[0].detail.data, "mentions 10 7");
    ck_assert_int_eq(list.items[0].actor.id, 0);
    ck_assert_int_eq(run("mentions", "7"), EXIT_DONE);
    ck_assert_int_eq(acts(&list), 1);
}
END_TEST

START_TEST(what_is_no_setting_or_no_value_of_it_is_refused)
{
    ck_assert_int_eq(run("elephants", NULL), EXIT_REFUSED);
    ck_assert_int_eq(run("mentions", "101"), EXIT_REFUSED);
    ck_assert_str_eq(errors, "mentions goes from 0 to 100.\n");
    ck_assert_int_eq(run("mentions", "many"), EXIT_USAGE);
    ck_assert_int_eq(run("mentions", NULL), EXIT_DONE);
    ck_assert_str_eq(output, "10\n");
}
END_TEST

RUN_TESTS("setting command", all_settings_are_listed,
          one_is_shown_and_set_and_the_change_stands_in_the_public_log,
          what_is_no_setting_or_no_value_of_it_is_refused)
