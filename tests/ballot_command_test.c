/* palabre ballot count: what it prints, what it refuses, and that others come to the same. */
#include "support/ballot_list.h"
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
static char output[20000], errors[4000];
static char list_path[] = "/tmp/palabre-ballots.XXXXXX";

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

/* palabre ballot count WORDS, with such an input; gives the exit status. */
static int run(const char *words, const char *input)
{
    char *arguments[20], *copy = (char *)(uintptr_t)str_format(&arena, "%s", words).data, *word;
    struct command command = {
        .argv = arguments, .in = tmpfile(), .out = tmpfile(), .err = tmpfile()
    };
    int status;

    while ((word = strsep(&copy, " ")))
        if (*word)
            arguments[command.argc++] = word;
    fputs(input, command.in);
    rewind(command.in);
    status = command_ballot_count(&command);
    fclose(command.in);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

static int count(const char *words, const char *list)
{
    return run(str_format(&arena, "%s -", words).data, list);
}

#define HEAD(kind, seats, quorum)                                                                  \
    "palabre ballots 1\nitem: /b/shall-we/9\nquestion: Shall we?\nkind: " kind "\nwords: " HASH_A  \
    "\nroll: 30\nquorum: " quorum "\nseats: " seats "\n"

/* Ten ballots of so many yes and so many no, the others abstaining. */
static const char *ten(const char *head, int yes, int no)
{
    struct str text = str_format(&arena, "%s\n", head);

    for (int i = 0; i < 10; i++)
        text = str_format(&arena, "%s%d%s\t%s\n", text.data, i, &HASH_A[1],
                          i < yes        ? "yes"
                          : i < yes + no ? "no"
                                         : "abstain");
    return text.data;
}

START_TEST(it_prints_the_counts_and_what_it_takes_to_check_them)
{
    ck_assert_int_eq(count("", ten(HEAD("yes-no", "10 sainte-lague", "20"), 4, 3)), EXIT_DONE);
    ck_assert_str_eq(
        output,
        "item       /b/shall-we/9\n"
        "question   Shall we?\n"
        "words      SHA-256 " HASH_A "\n"
        "list       SHA-256 d55bb17bdaa9ea133d03321ae07b598f981479b33ef83c679f881b79bab13b96\n"
        "ballots    10 of 30 on the roll, 33.33 %\n"
        "quorum     20 % of the roll, 6 ballots: met\n"
        "outcome    carried, with more yes than no\n"
        "\n"
        "         4   40.00 %  yes\n"
        "         3   30.00 %  no\n"
        "         3   30.00 %  abstain\n"
        "\n"
        "seats      10, by Sainte-Laguë: one by one to the largest of votes / (2 * seats + 1)\n"
        "         4  yes: the last at 4 / 7 = 0.57, one more at 4 / 9 = 0.44\n"
        "         3  no: the last at 3 / 5 = 0.60, one more at 3 / 7 = 0.43\n"
        "         3  abstain: the last at 3 / 5 = 0.60, one more at 3 / 7 = 0.43\n"
        "No ticket decided.\n");
    ck_assert_str_eq(errors, "");
}
END_TEST

/* What comes after a line of the last output. */
static const char *after(const char *line)
{
    const char *at = strstr(output, line);

    ck_assert_msg(at != NULL, "no \"%s\" in: %s", line, output);
    return at + strlen(line);
}

START_TEST(quotas_and_remainders_are_shown_for_hare)
{
    ck_assert_int_eq(count("", ten(HEAD("yes-no", "4 hare", "0"), 4, 3)), EXIT_DONE);
    after("quorum     none is asked\n");
    ck_assert_str_eq(after("abstain\n\n"),
                     "seats      4, by Hare: whole quotas, then one each for the largest "
                     "remainders\n"
                     "         2  yes: 4 * 4 / 10 = 1, remainder 6, and one more for it\n"
                     "         1  no: 3 * 4 / 10 = 1, remainder 2\n"
                     "         1  abstain: 3 * 4 / 10 = 1, remainder 2\n"
                     "No ticket decided.\n");
}
END_TEST

#define SEED "726f546fb8448c2e49e9fccf019932b5dbabcb4d29ed9c448208c81bc95c7e0a"

START_TEST(a_tie_shows_its_tickets_and_asks_for_the_seed)
{
    static const char asked[] = "\nEqual ones are placed by ticket, and what follows takes a seed "
                                "of zeros:\ngive the seed of the item's page as --seed to come to "
                                "its result.\n";
    const char *list = ten(HEAD("yes-no", "1 sainte-lague", "0"), 5, 5);

    ck_assert_int_eq(count("", list), EXIT_DONE);
    after(asked);
    ck_assert_int_eq(count("--seed " SEED, list), EXIT_DONE);
    ck_assert_ptr_null(strstr(output, "zeros"));
    ck_assert_str_eq(
        after("The last seat went by ticket, to the lowest of the equal ones:\n"),
        "    172ceea56b3675635be1065ebb856b4a2b749069bbd79c6bf5283b8125544b3b  yes\n"
        "    3344a8f14f5d1a47c8694a168e2c1c7cedefd5387114dd016fee69a3dc7a4167  no\n"
        "    10640b5236e1bd7c6e49ea019c4f96337620e4e9e8b9e3852712aa23e5aba3b4  abstain\n");
}
END_TEST

START_TEST(nothing_is_shared_below_the_quorum_or_without_votes)
{
    ck_assert_int_eq(count("", ten(HEAD("yes-no", "10 hare", "34"), 4, 3)), EXIT_DONE);
    after("quorum     34 % of the roll, 11 ballots: not met\n"
          "outcome    nothing is decided: the quorum is not met\n");
    ck_assert_str_eq(after("  30.00 %  abstain\n"), "");
    ck_assert_int_eq(count("", HEAD("yes-no", "10 hare", "0") "\n"), EXIT_DONE);
    after("ballots    0 of 30 on the roll, 0.00 %\n");
    after("outcome    nothing is decided: nobody voted\n");
    ck_assert_str_eq(after("abstain\n"), "");
    ck_assert_int_eq(count("", ten(HEAD("yes-no", "0 hare", "0"), 5, 5)), EXIT_DONE);
    after("outcome    not carried, without more yes than no\n");
}
END_TEST

START_TEST(a_judgment_shows_every_profile_by_its_rank)
{
    ck_assert_int_eq(count("", list_judgment), EXIT_DONE);
    ck_assert_str_eq(after("outcome    "), "proposal 1 comes first\n"
                                           "silence    counts as Bad\n"
                                           "\n"
                                           "rank 1     proposal 1: The first\n"
                                           "grade      Fair, 2 of 3\n"
                                           "         1   33.33 %  Good\n"
                                           "         1   33.33 %  Fair\n"
                                           "         1   33.33 %  Bad\n"
                                           "\n"
                                           "rank 2     proposal 2: The second: with a colon\n"
                                           "grade      Bad, 3 of 3\n"
                                           "         0    0.00 %  Good\n"
                                           "         0    0.00 %  Fair\n"
                                           "         3  100.00 %  Bad\n");
}
END_TEST

START_TEST(equal_proposals_show_their_tickets)
{
    const char *list = list_with(&arena, list_judgment, "\t1 -\n", STR("\t3 2\n")).data;

    ck_assert_int_eq(count("--seed " SEED, list), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(after("placed by ticket, the lowest first:\n"), "  1\n"));
    ck_assert_ptr_nonnull(strstr(output, "  2\n"));
    ck_assert_ptr_null(strstr(output, "zeros"));
    ck_assert_int_eq(count("", list), EXIT_DONE);
    after("takes a seed of zeros");
    ck_assert_int_eq(count("", HEAD("judgment", "0 hare", "0") "proposal: One\nproposal: Other\n"
                                                               "grade: A\ngrade: B\ngrade: C\n\n"),
                     EXIT_DONE);
    after("outcome    nothing is decided: nobody voted\n");
    ck_assert_ptr_null(strstr(output, "\ngrade "));
}
END_TEST

static int64_t integer_at(json_t *object, const char *key)
{
    ck_assert_msg(json_is_integer(json_object_get(object, key)), "%s", key);
    return json_integer_value(json_object_get(object, key));
}

static const char *text_at(json_t *object, const char *key)
{
    ck_assert_msg(json_is_string(json_object_get(object, key)), "%s", key);
    return json_string_value(json_object_get(object, key));
}

START_TEST(as_json_it_says_the_same)
{
    json_t *root, *first;

    ck_assert_int_eq(count("--json", ten(HEAD("yes-no", "10 hare", "20"), 4, 3)), EXIT_DONE);
    root = json_loads(output, 0, NULL);
    ck_assert_str_eq(text_at(root, "kind"), "yes-no");
    ck_assert_str_eq(text_at(root, "outcome"), "carried");
    ck_assert_str_eq(text_at(root, "seat_rule"), "hare");
    ck_assert_int_eq(integer_at(root, "ballots"), 10);
    ck_assert(json_is_true(json_object_get(root, "meets_quorum")));
    ck_assert_ptr_null(json_object_get(root, "seed"));
    first = json_array_get(json_object_get(root, "choices"), 0);
    ck_assert_str_eq(text_at(first, "choice"), "yes");
    ck_assert_int_eq(integer_at(first, "votes"), 4);
    ck_assert_int_eq(integer_at(first, "seats"), 4);
    json_decref(root);
    ck_assert_int_eq(count("--json --seed " SEED, list_judgment), EXIT_DONE);
    root = json_loads(output, 0, NULL);
    ck_assert_str_eq(text_at(root, "seed"), SEED);
    ck_assert_int_eq(integer_at(root, "winner"), 1);
    first = json_array_get(json_object_get(root, "proposals"), 0);
    ck_assert_int_eq(integer_at(first, "rank"), 1);
    ck_assert_int_eq(integer_at(first, "grade"), 2);
    ck_assert_uint_eq(json_array_size(json_object_get(first, "votes")), 3);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "grades")), 3);
    json_decref(root);
}
END_TEST

/* What the shell prints; this program counts when it is given words (main). */
static const char *elsewhere(struct str line)
{
    FILE *pipe = popen(line.data, "r");
    char *said = arena_alloc(&arena, sizeof output);

    ck_assert_ptr_nonnull(pipe);
    said[fread(said, 1, sizeof output - 1, pipe)] = '\0';
    ck_assert_int_eq(pclose(pipe), 0);
    return said;
}

START_TEST(a_list_recounts_to_the_same_result_in_another_process)
{
    const char *const lists[] = { list_yes_no, list_judgment,
                                  ten(HEAD("yes-no", "7 sainte-lague", "10"), 5, 5) };
    static const char *const words[] = { "", "--json --seed " SEED };
    char self[4096] = { 0 };

    ck_assert_int_gt(readlink("/proc/self/exe", self, sizeof self - 1), 0);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        write_list(lists[i]);
        for (int how = 0; how < 2; how++) {
            ck_assert_int_eq(count(words[how], lists[i]), EXIT_DONE);
            ck_assert_str_eq(
                output, elsewhere(str_format(&arena, "'%s' %s %s", self, words[how], list_path)));
        }
        unlink(list_path);
    }
}
END_TEST

/* As README says it. */
START_TEST(other_tools_come_to_the_same_counts)
{
    write_list(ten(HEAD("yes-no", "10 hare", "20"), 5, 3));
    ck_assert_int_eq(run(list_path, ""), EXIT_DONE);
    ck_assert_mem_eq(after("list       SHA-256 "),
                     elsewhere(str_format(&arena, "sha256sum %s", list_path)), 64);
    ck_assert_str_eq(
        elsewhere(str_format(&arena, "sed '1,/^$/d' %s | cut -f 2 | sort | uniq -c", list_path)),
        "      2 abstain\n      3 no\n      5 yes\n");
    unlink(list_path);
}
END_TEST

START_TEST(what_is_wrong_is_named)
{
    ck_assert_int_eq(run("tests/data/nowhere", ""), EXIT_REFUSED);
    ck_assert_str_eq(errors,
                     "palabre ballot count: tests/data/nowhere: No such file or directory\n");
    ck_assert_int_eq(run("/dev/null", ""), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre ballot count: /dev/null: it is empty\n");
    ck_assert_int_eq(run("tests", ""), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre ballot count: tests: it cannot be read\n");
    ck_assert_int_eq(count("", ""), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre ballot count: standard input: it is empty\n");
    ck_assert_int_eq(count("", list_with(&arena, list_yes_no, "\tno", STR("\tnay")).data),
                     EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre ballot count: standard input: line 12, choice: it is yes, no "
                             "or abstain\n");
    ck_assert_str_eq(output, "");
    ck_assert_int_eq(count("--seed 726f", list_yes_no), EXIT_REFUSED);
    ck_assert_str_eq(errors, "palabre ballot count: --seed: it is 64 hexadecimal digits\n");
    ck_assert_str_eq(output, "");
}
END_TEST

START_TEST(what_is_not_understood_is_answered_with_how_to_ask)
{
    static const char *const words[] = {
        "", "--json", "one two", "--elephants", "list --seed", "--json list more"
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ck_assert_msg(run(words[i], "") == EXIT_USAGE, "%s", words[i]);
        ck_assert(str_starts(str_of(errors), "palabre ballot count [--seed HEX]"));
        ck_assert_str_eq(output, "");
    }
}
END_TEST

int main(int argc, char **argv)
{
    struct command here = {
        .argc = argc - 1, .argv = argv + 1, .in = stdin, .out = stdout, .err = stderr
    };
    const TTest *tests[] = { it_prints_the_counts_and_what_it_takes_to_check_them,
                             quotas_and_remainders_are_shown_for_hare,
                             a_tie_shows_its_tickets_and_asks_for_the_seed,
                             nothing_is_shared_below_the_quorum_or_without_votes,
                             a_judgment_shows_every_profile_by_its_rank,
                             equal_proposals_show_their_tickets,
                             as_json_it_says_the_same,
                             a_list_recounts_to_the_same_result_in_another_process,
                             other_tools_come_to_the_same_counts,
                             what_is_wrong_is_named,
                             what_is_not_understood_is_answered_with_how_to_ask };

    if (argc > 1)
        return command_ballot_count(&here);
    return suite_run("ballot command", tests, sizeof tests / sizeof *tests);
}
