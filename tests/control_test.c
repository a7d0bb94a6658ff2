/* A command that is given to the server which has the database. */
#include <stdio.h>
#include <unistd.h>

#include "cli/control.h"
#include "support/decision_command.h"

enum { WORDS = 100, LONG = 100000 };

static char heard[8000];

/* Gives "palabre decision" and these words to whoever serves this database; its exit status. */
static int forward(const char *database, int argc, const char *const *words)
{
    char *argv[WORDS + 1], **name = argv + WORDS, decision[] = "decision";
    struct command command = { .database = database, .argc = argc, .argv = argv };
    int count = 1, status = -1;
    size_t length;

    memcpy(argv, words, (size_t)argc * sizeof *argv);
    argv[WORDS] = decision;
    command.in = tmpfile();
    command.out = tmpfile();
    command.err = tmpfile();
    ck_assert(control_forward(command_find(&count, &name), &command, &status));
    rewind(command.out);
    rewind(command.err);
    length = fread(heard, 1, sizeof heard - 1, command.out);
    length += fread(heard + length, 1, sizeof heard - 1 - length, command.err);
    heard[length] = '\0';
    fclose(command.in);
    fclose(command.out);
    fclose(command.err);
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

START_TEST(without_a_server_the_command_is_left_to_be_run_here)
{
    struct command command = { .database = place(), .in = stdin, .out = stdout, .err = stderr };
    int status;

    ck_assert(!control_forward(commands, &command, &status));
}
END_TEST

RUN_TESTS("control", the_server_takes_all_the_words_of_the_longest_command,
          more_words_than_it_takes_are_refused_not_cut,
          without_a_server_the_command_is_left_to_be_run_here)
