/*
 * How well quotes are found again from one version of a law text to the next, on versions of our
 * own (tests/data/law/versions/) and, where they are, on real ones; and the command that says so.
 */
#include "law/reanchor.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "support/drafted.h"
#include "support/law_file.h"
#include "support/shared.h"
#include "support/suite.h"

static struct arena arena;

enum { QUOTES = 1000, SEED = 7, INTACT_RIGHT_MIN = 980, GONE_FALSE_MAX = 100 };

static char output[4000], errors[1000];

static void read_back(FILE *file, char *into, size_t size)
{
    rewind(file);
    into[fread(into, 1, size - 1, file)] = '\0';
    fclose(file);
}

static int run(const char *const *words)
{
    char *arguments[10];
    struct command command = { .argv = arguments, .out = tmpfile(), .err = tmpfile() };
    int status;

    for (; words[command.argc]; command.argc++)
        arguments[command.argc] = (char *)(uintptr_t)words[command.argc];
    status = command_law_reanchor(&command);
    read_back(command.out, output, sizeof output);
    read_back(command.err, errors, sizeof errors);
    return status;
}

#define REPORT(...) run((const char *const[]){ __VA_ARGS__, NULL })

static void add(struct reanchor_report *sum, const struct reanchor_report *report)
{
    sum->quotes += report->quotes;
    sum->unlisted += report->unlisted;
    for (size_t i = 0; i < QUOTE_FATES; i++)
        for (size_t j = 0; j < QUOTE_OUTCOMES; j++)
            sum->counts[i][j] += report->counts[i][j];
}

static int64_t thousandths(const struct reanchor_report *report, enum quote_fate fate,
                           enum quote_outcome outcome)
{
    int64_t all = 0;

    for (size_t i = 0; i < QUOTE_OUTCOMES; i++)
        all += report->counts[fate][i];
    return all ? 1000 * report->counts[fate][outcome] / all : 0;
}

static struct reanchor_report measured(const char *before, const char *after)
{
    struct document *first = law_file_read(&arena, before, "", 1);
    struct document *second = law_file_read(&arena, after, "", 1);

    return law_reanchor(&arena, first, second, QUOTES, SEED);
}

static void check_targets(const struct reanchor_report *report)
{
    int64_t right = thousandths(report, QUOTE_INTACT, PLACED_RIGHT);
    int64_t false_anchors = thousandths(report, QUOTE_GONE, PLACED_WRONG);

    ck_assert_int_eq(report->unlisted, 0);
    ck_assert_msg(right >= INTACT_RIGHT_MIN, "%d of 1000 that are intact are right", (int)right);
    ck_assert_msg(false_anchors <= GONE_FALSE_MAX, "%d of 1000 that are gone are placed",
                  (int)false_anchors);
}

START_TEST(quotes_of_our_own_versions_are_found_again)
{
    struct reanchor_report sum = { 0 }, report;
    static const char *const versions[] = { "tests/data/law/versions/1.md",
                                            "tests/data/law/versions/2.md",
                                            "tests/data/law/versions/3.md" };

    for (size_t i = 0; i < 3; i++) {
        report = measured(versions[i == 2 ? 0 : i], versions[i == 2 ? 2 : i + 1]);
        ck_assert_int_eq(report.quotes, QUOTES);
        add(&sum, &report);
    }
    check_targets(&sum);
    ck_assert_int_gt(sum.counts[QUOTE_EDITED][PLACED_RIGHT], 0);
    ck_assert_int_gt(sum.counts[QUOTE_GONE][PLACED_NOWHERE], 0);
}
END_TEST

/* The file of a folder whose name goes on like this; they are named by their steps. */
static const char *real_file(const char *pattern)
{
    const char *path = shared_path("data/law");
    glob_t found;
    struct str whole;

    if (!path)
        return NULL;
    whole = str_format(&arena, "%s/%s", path, pattern);
    if (glob(whole.data, 0, NULL, &found) != 0 || found.gl_pathc != 1)
        return NULL;
    whole = str_copy(&arena, str_of(found.gl_pathv[0]));
    globfree(&found);
    return whole.data;
}

static void check_real(const char *const (*pairs)[2], size_t count)
{
    struct reanchor_report sum = { 0 };

    for (size_t i = 0; i < count; i++) {
        const char *before = real_file(pairs[i][0]), *after = real_file(pairs[i][1]);
        struct reanchor_report report;

        if (!before || !after)
            return;
        report = measured(before, after);
        ck_assert_int_eq(report.unlisted, 0);
        ck_assert_int_ge(thousandths(&report, QUOTE_INTACT, PLACED_RIGHT), INTACT_RIGHT_MIN);
        add(&sum, &report);
    }
    check_targets(&sum);
}

START_TEST(quotes_of_the_constitution_are_found_again)
{
    static const char *const pairs[][2] = {
        { "02*/article_11@db870cc.md", "02*/article_11@4789191.md" },
        { "02*/article_11@4789191.md", "02*/article_11@89004e7.md" },
        { "02*/article_34@1fac4e5.md", "02*/article_34@89004e7.md" },
        { "02*/article_34@89004e7.md", "02*/article_34@ee0a8f4.md" },
    };

    check_real(pairs, sizeof pairs / sizeof *pairs);
}
END_TEST

START_TEST(quotes_of_bills_in_their_readings_are_found_again)
{
    static const char *const pairs[][2] = {
        { "03*/pjl09-200__00_*", "03*/pjl09-200__01_*" },
        { "03*/ppl11-290__00_*", "03*/ppl11-290__01_*" },
        { "03*/ppl11-290__01_*", "03*/ppl11-290__02_*" },
        { "03*/ppl11-290__02_*", "03*/ppl11-290__09_*" },
        { "03*/ppl11-290__09_*", "03*/ppl11-290__14_*" },
    };

    check_real(pairs, sizeof pairs / sizeof *pairs);
}
END_TEST

START_TEST(the_truth_is_what_the_longest_common_subsequence_says)
{
    struct document before = drafted_law(&arena, "# 1|One two three four five six seven eight.");
    struct document after =
        drafted_law(&arena, "# 1|One two three four five six seven eight.|New.");
    struct reanchor_report report = law_reanchor(&arena, &before, &after, 50, SEED);

    ck_assert_int_eq(report.articles, 1);
    ck_assert_int_eq(report.counts[QUOTE_INTACT][PLACED_RIGHT], 50);
    after = drafted_law(&arena, "# 1|Nothing of it is left.");
    report = law_reanchor(&arena, &before, &after, 50, SEED);
    ck_assert_int_eq(report.counts[QUOTE_GONE][PLACED_NOWHERE], 50);
}
END_TEST

START_TEST(articles_that_did_not_change_or_are_not_in_both_give_no_quotes)
{
    struct document before = drafted_law(&arena, "# 1|One two three.|# 2|Four five six.");
    struct document after = drafted_law(&arena, "# 1|One two three.|# 3|Seven eight nine.");
    struct reanchor_report report = law_reanchor(&arena, &before, &after, 50, SEED);

    ck_assert_int_eq(report.articles, 0);
    ck_assert_int_eq(report.quotes, 0);
}
END_TEST

START_TEST(the_same_seed_draws_the_same_quotes)
{
    struct document *first = law_file_read(&arena, "tests/data/law/versions/1.md", "", 1);
    struct document *second = law_file_read(&arena, "tests/data/law/versions/2.md", "", 1);
    struct reanchor_report a = law_reanchor(&arena, first, second, 200, 3);
    struct reanchor_report b = law_reanchor(&arena, first, second, 200, 3);
    struct reanchor_report c = law_reanchor(&arena, first, second, 200, 4);

    ck_assert_mem_eq(a.counts, b.counts, sizeof a.counts);
    ck_assert_mem_ne(a.counts, c.counts, sizeof a.counts);
}
END_TEST

START_TEST(the_report_is_a_table_or_json)
{
    json_t *json;

    ck_assert_int_eq(
        REPORT("--quotes", "100", "tests/data/law/versions/1.md", "tests/data/law/versions/2.md"),
        EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(output, "5 articles changed, 100 quotes, seed 1\n"));
    ck_assert_ptr_nonnull(strstr(output, "\nintact "));
    ck_assert_ptr_nonnull(strstr(output, "unlisted 0\n"));
    ck_assert_int_eq(REPORT("--json", "--quotes", "100", "--seed", "2",
                            "tests/data/law/versions/1.md", "tests/data/law/versions/2.md"),
                     EXIT_DONE);
    json = json_loads(output, 0, NULL);
    ck_assert_ptr_nonnull(json);
    ck_assert_int_eq(json_integer_value(json_object_get(json, "quotes")), 100);
    ck_assert_int_eq(json_integer_value(json_object_get(json, "seed")), 2);
    ck_assert_ptr_nonnull(json_object_get(json_object_get(json, "gone"), "wrong"));
    json_decref(json);
}
END_TEST

START_TEST(what_cannot_be_measured_is_refused_by_its_name)
{
    ck_assert_int_eq(REPORT("tests/data/law/versions/1.md"), EXIT_USAGE);
    ck_assert_ptr_nonnull(strstr(errors, "palabre law reanchor-report"));
    ck_assert_int_eq(REPORT("tests/data/law/versions/1.md", "tests/data/law/none.md"),
                     EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "none.md"));
    ck_assert_int_eq(REPORT("--quotes", "0", "a", "b"), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(errors, "--quotes: it is a number from 1"));
}
END_TEST

RUN_SUITE("law_reanchor", quotes_of_our_own_versions_are_found_again,
          quotes_of_the_constitution_are_found_again,
          quotes_of_bills_in_their_readings_are_found_again,
          the_truth_is_what_the_longest_common_subsequence_says,
          articles_that_did_not_change_or_are_not_in_both_give_no_quotes,
          the_same_seed_draws_the_same_quotes, the_report_is_a_table_or_json,
          what_cannot_be_measured_is_refused_by_its_name)
