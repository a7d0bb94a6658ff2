/* palabre decision: taking part in a decision from the command line, from its opening to its end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accounts/account.h"
#include "base/clock.h"
#include "cli/command.h"
#include "decisions/clerk.h"
#include "decisions/option.h"
#include "decisions/tick.h"
#include "decisions/trial.h"
#include "support/command.h"
#include "support/forum.h"
#include "topics/category.h"
#include "topics/topic.h"

enum { DAY = 86400, BOB = 2, MIA = 6 };

static const char *const people[] = { "Ada", "Bob", "Cleo", "Dan", "Eve", "Mia", "Fay" };

static enum result make_people(struct db *db)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < sizeof people / sizeof *people; i++) {
        struct problems problems = { .arena = &arena };
        struct account_wish wish = { .handle = str_of(people[i]), .role = MEMBER };
        int64_t id;

        result = account_create(db, &arena, &wish, &problems, &id);
    }
    return result;
}

static enum result fill_in(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct category category = { .name = STR("The common house"), .description = STR("Roof") };
    struct written first;
    struct topic_wish topic = { .author_id = 1, .title = STR("Where shall we meet in June?") };
    int64_t id;
    enum result result = make_people(db);

    (void)context;
    topic.first = &first;
    if (result == OK)
        result = category_create(db, &arena, &category, &topic.category_id);
    if (result == OK)
        result = written_prepare(&arena, STR("In the library."), "text", &problems, &first);
    for (int i = 0; result == OK && i < 2; i++)
        result = topic_open(db, &arena, &topic, &problems, &id);
    return result;
}

static enum result draw(struct db *db, void *context)
{
    enum result result = clerk_volunteer_set(db, MIA, true, clock_now());

    (void)context;
    return result == OK ? clerk_draw(db, &arena, 1, clock_now()) : result;
}

static enum result settle(struct db *db, void *context)
{
    (void)context;
    return tick_settle(db, &arena, 1, clock_now());
}

static void later(int64_t days)
{
    clock_set(clock_now() + days * DAY);
    ck_assert_int_eq(store_write_logging(forum_store(), settle, NULL), OK);
}

/* palabre decision, which does it. */
#define DO(...)                                                                                    \
    ck_assert_msg(command_try(command_decision, __VA_ARGS__, NULL) == EXIT_DONE, "%s",             \
                  command_errors)

/* … which refuses, and says this. */
#define REFUSED(words, ...)                                                                        \
    do {                                                                                           \
        ck_assert_int_eq(command_try(command_decision, __VA_ARGS__, NULL), EXIT_REFUSED);          \
        ck_assert_msg(strstr(command_errors, words), "%s", command_errors);                        \
    } while (0)

#define NOT_UNDERSTOOD(...)                                                                        \
    do {                                                                                           \
        ck_assert_int_eq(command_try(command_decision, __VA_ARGS__, NULL), EXIT_USAGE);            \
        ck_assert_ptr_nonnull(strstr(command_errors, "palabre decision position"));                \
    } while (0)

/* Ada's question, with her text before the people. */
static void propose(void)
{
    clock_set(1780000000);
    ck_assert_int_eq(store_write_logging(forum_store(), fill_in, NULL), OK);
    DO("open", "1", "--as", "Ada", "--question", "Where do we meet?", "--status-quo",
       "At the station.", "--affected", "All", "--reach", "local", "--undo", "yes", "--fork", "yes",
       "--fork-why", "It can.", "--fallback", "status-quo", "--people", "3", "--groups", "0");
    command_type("We meet in the library, every Tuesday evening.");
    DO("option", "1", "--as", "Ada", "--title", "The library");
    ck_assert_str_eq(command_output, "D-1 has option 1.\n");
    command_type("[why]\nThe library is warm. #1\n");
    DO("summary", "1", "--as", "Ada");
    ck_assert_str_eq(command_output, "D-1 has summary 1.\n");
    DO("propose", "1", "1", "--as", "Ada");
}

START_TEST(a_decision_goes_from_its_opening_to_its_adoption)
{
    propose();
    ck_assert_int_eq(store_write_logging(forum_store(), draw, NULL), OK);
    DO("position", "1", "support", "--as", "Bob");
    DO("concern", "1", "--as", "Cleo", "--harm", "The library closes at eight.", "--remedy",
       "Begin at six in the evening.", "--must", "yes", "--json");
    ck_assert_ptr_nonnull(strstr(command_output, "\"concern\":1"));
    DO("reply", "1", "--as", "Bob", "--words", "It is open until nine in June.");
    DO("object", "1", "--as", "Dan", "--harm", "Nobody can get in with a wheelchair.", "--remedy",
       "Use the door at the back.");
    ck_assert_str_eq(command_output, "D-1 has an objection, concern 2.\n");
    DO("second", "2", "--as", "Bob");
    DO("second", "2", "--as", "Eve");
    REFUSED("so already", "second", "2", "--as", "Eve");
    command_type("We meet in the library, every Tuesday at six, by the door at the back.");
    DO("revise", "1", "1", "--as", "Ada", "--note", "The hour and the door.", "--answers", "1,2");
    ck_assert_str_eq(command_output, "D-1 has a new text, of that option the version 2.\n");
    DO("answer", "2", "--as", "Ada", "--words", "The door at the back has no step.");
    DO("resolve", "1", "--as", "Cleo");
    REFUSED("Only who raised it", "resolve", "2", "--as", "Eve");
    DO("resolve", "2", "--as", "Dan", "--position", "support");
    for (int i = 0; i < 3; i++) /* Dan said it already */
        DO("position", "1", "support", "--as", people[i], "--option", "1");
    later(8);
    DO("call", "1", "--as", "Mia");
    later(15);
    DO("show", "1");
    ck_assert_msg(strstr(command_output, "state: adopted"), "%s", command_output);
    DO("review", "1", "ask", "--as", "Bob", "--fact", "The library closes for good in July.");
    ck_assert_str_eq(command_output, "D-1 has a request for a review, number 1.\n");
    DO("review-second", "1", "--as", "Cleo");
}
END_TEST

START_TEST(a_refusal_names_the_field_that_is_missing)
{
    propose();
    REFUSED("harm: ", "concern", "1", "--as", "Cleo", "--remedy", "Begin at six, not at eight.");
    REFUSED("remedy: ", "object", "1", "--as", "Cleo", "--harm", "It closes at eight in June.");
    REFUSED("reason: ", "position", "1", "reservation", "--as", "Cleo");
    REFUSED("text: ", "option", "1", "--as", "Cleo", "--title", "The park");
    command_type("We meet in the park.");
    REFUSED("title: ", "option", "1", "--as", "Cleo");
    command_type("The library is warm. #1");
    REFUSED("text: Begin each section", "summary", "1", "--as", "Ada");
    command_type("[why]\nIt is warm. #1\n[because]\nIt is. #1");
    REFUSED("text: Begin each section", "summary", "1", "--as", "Ada");
    command_type("[why]\nIt is warm.");
    REFUSED("why: ", "summary", "1", "--as", "Ada");
    REFUSED("option: ", "propose", "1", "7", "--as", "Ada");
    REFUSED("nothing of that number", "second", "99", "--as", "Ada");
    REFUSED("nothing of that number", "join", "99", "--as", "Ada");
    REFUSED("No such file", "option", "1", "/nowhere/at/all", "--as", "Ada", "--title", "The park");
}
END_TEST

START_TEST(words_that_are_not_known_are_not_understood)
{
    propose();
    NOT_UNDERSTOOD("position", "1", "maybe", "--as", "Ada");
    NOT_UNDERSTOOD("position", "1", "--as", "Ada");
    NOT_UNDERSTOOD("propose", "1", "the first", "--as", "Ada");
    NOT_UNDERSTOOD("topics", "1", "link", "--as", "Ada");
    NOT_UNDERSTOOD("own", "1", "sing", "--as", "Ada");
    NOT_UNDERSTOOD("fork", "1", "stop", "--as", "Ada");
    NOT_UNDERSTOOD("evidence", "1", "proves", "--as", "Ada");
    NOT_UNDERSTOOD("second", "1", "2", "--as", "Ada");
    NOT_UNDERSTOOD("concern", "1", "--as", "Ada", "--colour", "red");
    NOT_UNDERSTOOD("revise", "1", "1", "--as", "Ada", "--answers", "1,two");
    NOT_UNDERSTOOD("resolve", "1", "--as", "Ada", "--position", "block");
    NOT_UNDERSTOOD("position", "1", "support", "--as", "Ada", "--option", "first");
    NOT_UNDERSTOOD("concern", "1", "--as", "Ada", "--must", "perhaps");
    NOT_UNDERSTOOD("concern", "1");
}
END_TEST

START_TEST(options_are_set_aside_and_debates_linked)
{
    char path[] = "/tmp/palabre-text-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");

    propose();
    fputs("We meet in the park.", file);
    fclose(file);
    DO("option", "1", path, "--as", "Bob", "--title", "The park");
    remove(path);
    ck_assert_str_eq(command_output, "D-1 has option 2.\n");
    DO("set-aside", "1", "2", "--as", "Bob", "--reason", "It rains too often in June.");
    DO("topics", "1", "link", "2", "--as", "Ada");
    REFUSED("so already", "topics", "1", "link", "2", "--as", "Ada");
    DO("topics", "1", "unlink", "2", "--as", "Ada");
    REFUSED("", "topics", "1", "unlink", "1", "--as", "Ada");
}
END_TEST

static char branch_a[20], branch_b[20];

static struct charter charter(const char *owners)
{
    return (struct charter){ .perimeter = STR("Those who come in June"),
                             .hypothesis = STR("More people speak"),
                             .expected_by = clock_now() + 60 * DAY,
                             .stop_rule = STR("Fewer than ten come twice"),
                             .topic_id = 1,
                             .owners = str_of(owners) };
}

/* Bob's option beside Ada's: both have a charter, and nobody agreed to it yet. */
static enum result offer(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct options options;
    struct trial trial;
    struct trial_offer wish = { .decision_id = 1,
                                .actor_id = BOB,
                                .charter = charter("Bob, Cleo, Dan") };
    struct charter_wish answer = { .actor_id = 1, .charter = charter("Ada, Eve, Mia") };
    int64_t id;
    enum result result = options_of(db, &arena, 1, &options);

    (void)context;
    wish.common = (struct common){ .question = STR("Where do more people speak?"),
                                   .review_at = clock_now() + 90 * DAY,
                                   .measures = { { STR("People"), STR("Counted at the door") } },
                                   .measure_count = 1 };
    if (result == OK)
        wish.option_id = options.items[2].id;
    if (result == OK)
        result = trial_offer(db, &arena, &wish, &problems, &id);
    if (result == OK)
        result = trial_current(db, &arena, 1, &trial);
    if (result != OK)
        return result;
    answer.branch_id = trial.branches.items[0].id;
    snprintf(branch_a, sizeof branch_a, "%d", (int)answer.branch_id);
    snprintf(branch_b, sizeof branch_b, "%d", (int)id);
    return branch_charter(db, &arena, &answer, &problems);
}

START_TEST(two_options_are_tried_seen_and_reported_of)
{
    propose();
    command_type("We meet in the park.");
    DO("option", "1", "--as", "Bob", "--title", "The park");
    ck_assert_int_eq(store_write_logging(forum_store(), offer, NULL), OK);
    DO("own", branch_b, "accept", "--as", "Cleo");
    DO("own", branch_b, "accept", "--as", "Dan");
    DO("own", branch_a, "accept", "--as", "Eve");
    REFUSED("not for you", "agree", branch_b, "--as", "Fay");
    DO("agree", branch_b, "--as", "Bob");
    REFUSED("owner", "fork", "1", "start", "--as", "Bob");
    DO("own", branch_a, "accept", "--as", "Mia");
    REFUSED("so already", "agree", branch_a, "--as", "Ada"); /* by its charter */
    DO("fork", "1", "start", "--as", "Bob");
    DO("join", branch_a, "--as", "Fay");
    later(3);
    REFUSED("seen_on: ", "evidence", branch_a, "weakens", "--as", "Fay", "--seen", "yesterday",
            "--words", "Only four came.");
    DO("evidence", branch_a, "weakens", "--as", "Fay", "--seen", "2026-05-30", "--words",
       "Only four came.");
    command_type("Many came, and many spoke.");
    REFUSED("lessons: ", "report", branch_b, "--as", "Cleo", "--value1", "43");
    command_type("Many came, and many spoke.");
    DO("report", branch_b, "--as", "Cleo", "--value1", "43", "--lessons", "Begin earlier.");
    DO("own", branch_b, "leave", "--as", "Dan");
    DO("show", "1");
    ck_assert_ptr_nonnull(strstr(command_output, "state: forked"));
}
END_TEST

RUN_TESTS("decision acts command", a_decision_goes_from_its_opening_to_its_adoption,
          a_refusal_names_the_field_that_is_missing, words_that_are_not_known_are_not_understood,
          options_are_set_aside_and_debates_linked, two_options_are_tried_seen_and_reported_of)
