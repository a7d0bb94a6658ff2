/* palabre draw: what it takes, what it prints, what it refuses. */
#include "support/suite.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/command.h"

static struct arena arena;

/* What the last command said. */
static char output[8000], errors[2000];
static char list_path[] = "/tmp/palabre-draw.XXXXXX";

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

static void write_list(const char *text)
{
    FILE *file;

    strcpy(list_path + strlen(list_path) - 6, "XXXXXX");
    file = fdopen(mkstemp(list_path), "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

/* palabre draw WORDS LIST, the list holding the text; gives the exit status. */
static int run(const char *words, const char *list)
{
    char *arguments[20], *copy, *word;
    struct command command = { .argv = arguments, .out = tmpfile(), .err = tmpfile() };
    int status;

    write_list(list);
    copy = (char *)(uintptr_t)str_format(&arena, "%s %s", words, list_path).data;
    while ((word = strsep(&copy, " ")))
        arguments[command.argc++] = word;
    status = command_draw(&command);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    unlink(list_path);
    return status;
}

static const char people[] = "ada\twomen\nbob\tmen\ncat\twomen\ndan\tmen\neve\twomen\nfay\n";

START_TEST(it_prints_what_anyone_needs_to_do_it_again)
{
    ck_assert_int_eq(
        run("--seats 4 --quota women=1 --source-text hello --source-text again", people),
        EXIT_DONE);
    ck_assert_str_eq(
        output,
        "list hash  71872aa641957367e5b95d85d08c7eb2c323c50c8554510988a10afab9843374\n"
        "members    6\n"
        "seats      4\n"
        "quota      at most 1 of women\n"
        "source 1   324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf (5 bytes)\n"
        "source 2   610011c1b3871275b07bb86b70a06e9dac2b6d04f8b6e2d7610d7875d0ee18d0 (5 bytes)\n"
        "seed       d373b80ef526f155cbf6bf6fa1e56b35863e59b653c4f131eda9ca35ad92c14d\n"
        "\n"
        "  seat  ticket                                                            member\n"
        "     1  3825164aee470d8ce1100c0989b517a4e6d476b39a3194b2201dfaebcd8361a1  bob (men)\n"
        "     2  6fcf029eff74dfb5f2dba379a0efaca6e8f3f19049fd9974f103541ad0d17471  ada (women)\n"
        "     -  8d83d72dcb026a0a071b776f0165aef36a588dc8b87fc549c688b9b5c8e06a5d  cat (women), "
        "passed over: the quota is full\n"
        "     3  9f6c7e16f4d9fb3b6808562ae3b0919c6e4c6e9627843fdd676bdc3e07bf0e1c  fay\n"
        "     4  aa1efbb6b4afccdde31edd0e2370b5324b29c92d95a00eb707f1d949771978d0  dan (men)\n"
        "     -  ef67759e28bde1fe2989ee7b1a5ab4889e9fdfecb4821a613f60d1de26f7a8c0  eve (women)\n");
}
END_TEST

START_TEST(the_hash_to_publish_is_announced_without_a_draw)
{
    ck_assert_int_eq(run("--announce", people), EXIT_DONE);
    ck_assert_str_eq(output, "list hash  71872aa641957367e5b95d85d08c7eb2c323c50c8554510988a10afab9"
                             "843374\nmembers    6\n");
    ck_assert_int_eq(run("--announce --json", people), EXIT_DONE);
    ck_assert_str_eq(output, "{\"list_hash\":\"71872aa641957367e5b95d85d08c7eb2c323c50c8554510988a1"
                             "0afab9843374\",\"members\":6}\n");
}
END_TEST

START_TEST(as_json_it_says_the_same)
{
    json_t *root, *places;

    ck_assert_int_eq(run("--seats 4 --quota women=1 --source-text hello --json", people),
                     EXIT_DONE);
    root = json_loads(output, 0, NULL);
    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(json_integer_value(json_object_get(root, "seats")), 4);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "drawn")), 4);
    ck_assert_str_eq(json_string_value(json_array_get(json_object_get(root, "drawn"), 0)), "eve");
    places = json_object_get(root, "tickets");
    ck_assert_uint_eq(json_array_size(places), 6);
    ck_assert(json_is_true(json_object_get(json_array_get(places, 2), "passed_over")));
    ck_assert_ptr_null(json_object_get(json_array_get(places, 2), "seat"));
    json_decref(root);
}
END_TEST

/* As for a draw whose seed is the root of the forum's log. */
START_TEST(a_seed_may_be_given_instead_of_sources)
{
    ck_assert_int_eq(run("--seats 1 --seed "
                         "726f546fb8448c2e49e9fccf019932b5dbabcb4d29ed9c448208c81bc95c7e0a",
                         people),
                     EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(
        output, "     1  2dac6de14e0399f347e40d484de7444472cc44611edc82083652dcadd668715d  eve"));
}
END_TEST

START_TEST(the_order_of_the_sources_counts)
{
    char before[sizeof output];

    ck_assert_int_eq(run("--seats 1 --source-text a --source-text b", people), EXIT_DONE);
    strcpy(before, output);
    ck_assert_int_eq(run("--seats 1 --source-text b --source-text a", people), EXIT_DONE);
    ck_assert_str_ne(strstr(output, "seed"), strstr(before, "seed"));
}
END_TEST

START_TEST(a_source_is_a_file_with_its_very_bytes)
{
    ck_assert_int_eq(run("--seats 1 --source tests/data/nowhere", people), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre draw: tests/data/nowhere: No such file or directory\n");
    ck_assert_int_eq(run("--seats 1 --source /dev/null", people), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre draw: /dev/null: it is empty\n");
    ck_assert_int_eq(run("--seats 1 --source LICENSE", people), EXIT_DONE);
}
END_TEST

START_TEST(seats_that_stay_empty_are_said)
{
    ck_assert_int_eq(run("--seats 9 --quota women=0 --source-text a", people), EXIT_DONE);
    ck_assert_ptr_nonnull(
        strstr(output, "\n6 of 9 seats stay empty: the list and the quotas give no more.\n"));
}
END_TEST

START_TEST(what_is_wrong_is_named)
{
    static const struct {
        const char *words, *list, *said;
    } wrongs[] = {
        { "--seats 1 --source-text a", "ada\n\n", ": line 2: it is empty\n" },
        { "--seats 1 --source-text a", "ada\nada\n",
          ": line 2, id: it stands in line 1 already\n" },
        { "--seats 0 --source-text a", "ada\n", ": --seats: it is a number from 1 to 1000000\n" },
        { "--seats 1 --quota women --source-text a", "ada\n",
          ": --quota: it is LABEL=MAX, as in women=5\n" },
        { "--seats 1 --quota women=-1 --source-text a", "ada\n",
          ": --quota: it is LABEL=MAX, as in women=5\n" },
        { "--seats 1 --quota women=1 --source-text a", "ada\n",
          ": --quota: nobody on the list has this label\n" },
        { "--seats 1 --quota a=1 --quota a=2 --source-text a", "ada\ta\n",
          ": --quota: this label has one already\n" },
        { "--seats 1 --seed 726f54", "ada\n", ": --seed: it is 64 hexadecimal digits\n" },
    };

    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        ck_assert_int_eq(run(wrongs[i].words, wrongs[i].list), EXIT_REFUSED);
        ck_assert_msg(str_ends(str_of(errors), wrongs[i].said), "%s", errors);
        ck_assert_str_eq(output, "");
    }
}
END_TEST

START_TEST(what_is_not_understood_is_answered_with_how_to_ask)
{
    static const char *const words[] = {
        "--seats 1",
        "--source-text a",
        "--announce --seats 1",
        "--announce --source-text a",
        "--seats 1 --source-text a --elephants",
        "--seats 1 --source-text a more",
        "--seats 1 --source-text a --seed "
        "726f546fb8448c2e49e9fccf019932b5dbabcb4d29ed9c448208c81bc95c7e0a",
        "",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ck_assert_msg(run(words[i], people) == EXIT_USAGE, "%s", words[i]);
        ck_assert(str_starts(str_of(errors), "palabre draw --announce"));
        ck_assert_str_eq(output, "");
    }
}
END_TEST

RUN_SUITE("draw command", it_prints_what_anyone_needs_to_do_it_again,
          the_hash_to_publish_is_announced_without_a_draw, as_json_it_says_the_same,
          a_seed_may_be_given_instead_of_sources, the_order_of_the_sources_counts,
          a_source_is_a_file_with_its_very_bytes, seats_that_stay_empty_are_said,
          what_is_wrong_is_named, what_is_not_understood_is_answered_with_how_to_ask)
