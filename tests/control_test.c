/* A command that is given to the server which has the database. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/control.h"
#include "support/decision_command.h"
#include "texts/text.h"

enum { WORDS = 100, LONG = 100000 };

static char heard[8000];

static void open_files(struct command *command)
{
    command->in = tmpfile();
    command->out = tmpfile();
    command->err = tmpfile();
}

/* Into heard: what it said, then what it complained of. */
static void hear(struct command *command)
{
    size_t length;

    rewind(command->out);
    rewind(command->err);
    length = fread(heard, 1, sizeof heard - 1, command->out);
    length += fread(heard + length, 1, sizeof heard - 1 - length, command->err);
    heard[length] = '\0';
    fclose(command->in);
    fclose(command->out);
    fclose(command->err);
}

/* Gives "palabre decision" and these words to whoever serves this database; its exit status. */
static int forward(const char *database, int argc, const char *const *words)
{
    char *argv[WORDS + 1], **name = argv + WORDS, decision[] = "decision";
    struct command command = { .database = database, .argc = argc, .argv = argv };
    int count = 1, status = -1;

    memcpy(argv, words, (size_t)argc * sizeof *argv);
    argv[WORDS] = decision;
    open_files(&command);
    ck_assert(control_forward(command_find(&count, &name), &command, &status));
    hear(&command);
    return status;
}

/* Where no server listened before. */
static const char *place(void)
{
    return str_format(&arena, "/tmp/palabre-control-%d", (int)getpid()).data;
}

START_TEST(the_server_takes_all_the_words_of_the_longest_command)
{
    const char *words[] = {
        "open",         "1",     "--as",       "Ada", "--question", "Where do we meet?",
        "--status-quo", "Here.", "--affected", "All", "--reach",    "local",
        "--undo",       "yes",   "--fork",     "yes", "--fork-why", "It can.",
        "--fallback",   "vote",  "--people",   "3",   "--groups",   "0"
    };
    struct control *control;

    decision_command_begin();
    control = control_start(place(), forum_store());
    ck_assert_msg(forward(place(), sizeof words / sizeof *words, words) == EXIT_DONE, "%s", heard);
    ck_assert_str_eq(heard, "D-1 is open.\n");
    control_stop(control);
}
END_TEST

START_TEST(more_words_than_it_takes_are_refused_not_cut)
{
    char *number = arena_alloc(&arena, LONG);
    const char *words[WORDS] = { "show" }, *one[] = { "show", number };
    struct control *control = control_start(place(), forum_store());

    memset(number, '1', LONG - 1);
    number[LONG - 1] = '\0';
    for (int i = 1; i < WORDS; i++)
        words[i] = "1";
    ck_assert_int_eq(forward(place(), WORDS, words), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(heard, "give long texts as a file"));
    ck_assert_int_eq(forward(place(), 2, one), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(heard, "give long texts as a file"));
    control_stop(control);
}
END_TEST

/* Types these words after "palabre", where a server has the database; its exit status. */
static int type_words(const char *line)
{
    char *argv[WORDS], *typed[WORDS], **words = argv, *rest = arena_alloc(&arena, strlen(line) + 1);
    struct command command = { .database = place() };
    struct control *control = control_start(place(), forum_store());
    const struct command_entry *entry;
    int status;

    memcpy(rest, line, strlen(line) + 1);
    while ((argv[command.argc] = strsep(&rest, " ")))
        command.argc++;
    entry = command_find(&command.argc, &words);
    command.argv = words;
    memcpy(typed, words, (size_t)command.argc * sizeof *typed);
    open_files(&command);
    status = command_run(entry, &command);
    hear(&command);
    for (int i = 0; i < command.argc; i++)
        if (words[i] != typed[i])
            free(words[i]); /* a path that was made whole lives with the process */
    control_stop(control);
    return status;
}

static void hears(const char *words)
{
    ck_assert_msg(strstr(heard, words) != NULL, "\"%s\" should say \"%s\"", heard, words);
}

START_TEST(a_path_is_the_callers_and_stands_before_or_after_the_options)
{
    char *here = getcwd(NULL, 0);

    ck_assert_int_eq(type_words("import law tests/nowhere --as hedges"), EXIT_REFUSED);
    hears(str_format(&arena, "%s/tests/nowhere: No such file", here).data);
    ck_assert_int_eq(type_words("import law --as hedges tests/nowhere"), EXIT_REFUSED);
    hears(str_format(&arena, "%s/tests/nowhere: No such file", here).data);
    ck_assert_int_eq(type_words("import discourse tests/nowhere --from there"), EXIT_REFUSED);
    hears(str_format(&arena, "%s/tests/nowhere cannot be read", here).data);
    free(here);
}
END_TEST

START_TEST(the_value_of_an_option_after_the_path_stays_as_it_is)
{
    struct law_text text;

    ck_assert_msg(type_words("import law tests/data/law/haies --as hedges") == EXIT_DONE, "%s",
                  heard);
    ck_assert_int_eq(text_called(store_reader(forum_store()), &arena, STR("hedges"), &text), OK);
}
END_TEST

START_TEST(a_word_that_is_an_option_is_no_path)
{
    ck_assert_int_eq(type_words("import law --help"), EXIT_DONE);
    hears("told\napart by what is in it");
}
END_TEST

START_TEST(without_a_server_the_command_is_left_to_be_run_here)
{
    struct command command = { .database = place(), .in = stdin, .out = stdout, .err = stderr };
    int status;

    ck_assert(!control_forward(commands, &command, &status));
}
END_TEST

RUN_TESTS("control", the_server_takes_all_the_words_of_the_longest_command,
          more_words_than_it_takes_are_refused_not_cut,
          a_path_is_the_callers_and_stands_before_or_after_the_options,
          the_value_of_an_option_after_the_path_stays_as_it_is, a_word_that_is_an_option_is_no_path,
          without_a_server_the_command_is_left_to_be_run_here)
