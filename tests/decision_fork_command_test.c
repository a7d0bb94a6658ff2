/* palabre decision: offering another way, trying both, and the review of what came of them. */
#include "support/decision_command.h"

/* The charter of a branch, with these owners. */
#define CHARTER(...)                                                                               \
    "--perimeter", "Those who come in June", "--hypothesis", "More people speak", "--expected",    \
        "2026-07-20", "--stop-rule", "Fewer than ten come twice", __VA_ARGS__

#define COMMON                                                                                     \
    "--review", "2026-08-20", "--measure1", "People", "--how1", "Counted at the door",             \
        "--question", "Where do more people speak?"

#define VERDICT                                                                                    \
    "--as", "Ada", "--helped", "Many came.", "--drop-why", "No.", "--improve", "Begin earlier.",   \
        "--next", "2027-01-15"

/* A is Ada's library, of Eve and Hal too; B is Bob's park, of Cleo and Dan too. */
static void offer(void)
{
    decision_command_propose();
    decision_command_draw();
    command_type("We meet in the park.");
    DO("option", "1", "--as", "Bob", "--title", "The park");
    SAYS("D-1 has branch 2.\n", "offer", "1", "2", "--as", "Bob",
         CHARTER("--owners", "Bob, Cleo, Dan"), COMMON);
    DO("charter", "1", "--as", "Ada", CHARTER("--owners", "Ada, Eve, Hal"));
}

static void start(void)
{
    offer();
    DO("own", "2", "accept", "--as", "Cleo");
    DO("own", "2", "accept", "--as", "Dan");
    DO("own", "1", "accept", "--as", "Eve");
    DO("own", "1", "accept", "--as", "Hal");
    DO("agree", "2", "--as", "Bob");
    SAYS("D-1 is on trial.\n", "fork", "1", "start", "--as", "Bob");
}

/* Both report, and so the review begins. */
static void review(void)
{
    start();
    for (int branch = 1; branch <= 2; branch++) {
        command_type("Many came, and many spoke.");
        DO("report", branch == 1 ? "1" : "2", "--as", branch == 1 ? "Eve" : "Cleo", "--value1",
           "43", "--lessons", "Begin earlier.");
    }
    decision_command_later(1);
    DO("show", "1");
    ck_assert_msg(strstr(command_output, "state: under-review"), "%s", command_output);
}

START_TEST(two_options_are_tried_seen_and_reported_of)
{
    start();
    DO("join", "1", "--as", "Fay");
    REFUSED("so already", "join", "1", "--as", "Fay");
    decision_command_later(3);
    REFUSED("seen_on: ", "evidence", "1", "weakens", "--as", "Fay", "--seen", "yesterday",
            "--words", "Only four came.");
    DO("evidence", "1", "weakens", "--as", "Fay", "--seen", "2026-05-30", "--words",
       "Only four came.");
    DO("leave", "1", "--as", "Fay");
    REFUSED("so already", "leave", "1", "--as", "Fay");
    command_type("Many came, and many spoke.");
    REFUSED("lessons: ", "report", "2", "--as", "Cleo", "--value1", "43");
    command_type("Many came, and many spoke.");
    DO("report", "2", "--as", "Cleo", "--value1", "43", "--lessons", "Begin earlier.");
    DO("own", "2", "leave", "--as", "Dan");
    DO("own", "2", "ask", "--as", "Cleo", "--whom", "Gus");
    REFUSED("handle: ", "own", "2", "ask", "--as", "Cleo");
    REFUSED("handle: ", "own", "2", "ask", "--as", "Cleo", "--whom", "Nobody");
    DO("own", "2", "decline", "--as", "Gus");
    DO("show", "1");
    ck_assert_ptr_nonnull(strstr(command_output, "state: forked"));
    ck_assert_ptr_nonnull(strstr(command_output, "option 1: The library (proposed)\n"));
    ck_assert_ptr_nonnull(strstr(command_output, "branch 2: option 2, running\n"));
    DO("show", "1", "--json");
    ck_assert_ptr_nonnull(
        strstr(command_output, "{\"number\":2,\"title\":\"The park\",\"proposed\":false}"));
    ck_assert_ptr_nonnull(strstr(command_output, "{\"id\":2,\"option\":2,\"state\":\"running\"}"));
}
END_TEST

START_TEST(a_branch_is_offered_with_its_whole_charter)
{
    decision_command_propose();
    command_type("We meet in the park.");
    DO("option", "1", "--as", "Bob", "--title", "The park");
    REFUSED("option: There is no option of that number.", "offer", "1", "7", "--as", "Bob",
            CHARTER("--owners", "Bob, Cleo, Dan"), COMMON);
    REFUSED("option: ", "offer", "1", "1", "--as", "Bob", CHARTER("--owners", "Bob, Cleo, Dan"),
            COMMON);
    REFUSED("review: ", "offer", "1", "2", "--as", "Bob", CHARTER("--owners", "Bob, Cleo, Dan"));
    ck_assert_ptr_nonnull(strstr(command_errors, "measure_1: "));
    REFUSED("how_2: ", "offer", "1", "2", "--as", "Bob", CHARTER("--owners", "Bob, Cleo, Dan"),
            COMMON, "--measure2", "Speakers");
    REFUSED("owners: ", "offer", "1", "2", "--as", "Bob", CHARTER("--owners", "Bob, Cleo"), COMMON);
    REFUSED("expected_by: ", "offer", "1", "2", "--as", "Bob", "--owners", "Bob, Cleo, Dan",
            COMMON);
    ck_assert_ptr_nonnull(strstr(command_errors, "perimeter: "));
    ck_assert_ptr_nonnull(strstr(command_errors, "hypothesis: "));
    ck_assert_ptr_nonnull(strstr(command_errors, "stop_rule: "));
    REFUSED("topic: ", "offer", "1", "2", "--as", "Bob", CHARTER("--owners", "Bob, Cleo, Dan"),
            COMMON, "--topic", "2");
    DO("offer", "1", "2", "--as", "Bob", "--json", CHARTER("--team", "lyon", "--topic", "1"),
       COMMON);
    ck_assert_ptr_nonnull(strstr(command_output, "\"branch\":2"));
}
END_TEST

START_TEST(an_offer_is_changed_agreed_to_or_taken_back)
{
    offer();
    REFUSED("not for you", "agree", "2", "--as", "Fay");
    REFUSED("not for you", "charter", "2", "--as", "Fay", CHARTER("--owners", "Fay, Gus, Mia"));
    REFUSED("owner", "fork", "1", "start", "--as", "Bob");
    REFUSED("so already", "agree", "1", "--as", "Ada"); /* by its charter */
    REFUSED("review: ", "common", "1", "--as", "Bob", "--review", "2020-01-01", "--measure1",
            "People", "--how1", "Counted");
    REFUSED("not for you", "common", "1", "--as", "Fay", COMMON);
    SAYS("D-1 has what its branches share.\n", "common", "1", "--as", "Bob", "--review",
         "2026-08-27", "--measure1", "People", "--how1", "Counted");
    REFUSED("not for you", "offer-withdraw", "2", "--as", "Fay");
    SAYS("D-1 has this branch taken back.\n", "offer-withdraw", "2", "--as", "Bob");
    REFUSED("nothing of that number", "offer-withdraw", "99", "--as", "Bob");
}
END_TEST

START_TEST(a_branch_stops_early_with_its_report)
{
    start();
    REFUSED("why: ", "stop", "2", "dropped", "--as", "Cleo");
    ck_assert_ptr_nonnull(strstr(command_errors, "only with its report"));
    command_type("Nobody came.");
    DO("report", "2", "--as", "Cleo", "--value1", "0", "--lessons", "Not in the rain.");
    SAYS("D-1 has this branch ended.\n", "stop", "2", "dropped", "--as", "Cleo", "--why",
         "Nobody comes when it rains.");
    REFUSED("", "stop", "2", "abandoned", "--as", "Cleo", "--why", "Twice.");
    NOT_UNDERSTOOD("stop", "1", "kept", "--as", "Eve", "--why", "It is good.");
}
END_TEST

START_TEST(a_review_goes_from_its_draft_to_its_last_call)
{
    review();
    REFUSED("no verdict", "owners-answer", "1", "--as", "Eve", "--words", "We agree.");
    command_type("We keep the library.");
    REFUSED("branch: ", "verdict", "1", "keep", VERDICT);
    command_type("");
    REFUSED("text: ", "verdict", "1", "keep", VERDICT, "--branch", "1");
    command_type("We keep the library.");
    REFUSED("verdict: ", "verdict", "1", "renew", VERDICT);
    command_type("We keep the library.");
    REFUSED("improve: ", "verdict", "1", "keep", "--as", "Ada", "--branch", "1");
    ck_assert_ptr_nonnull(strstr(command_errors, "next: "));
    command_type("We keep the library.");
    REFUSED("not for you", "verdict", "1", "drop", "--as", "Gus", "--helped", "No.", "--drop-why",
            "Yes.", "--improve", "No.");
    command_type("We keep the library.");
    SAYS("D-1 has this verdict drafted.\n", "verdict", "1", "keep", VERDICT, "--branch", "1");
    REFUSED("owners", "verdict-call", "1", "--as", "Mia");
    REFUSED("words: ", "owners-answer", "1", "--as", "Eve");
    REFUSED("Its owners do this", "owners-answer", "1", "--as", "Gus", "--words", "We agree.");
    DO("owners-answer", "1", "--as", "Eve", "--words", "We agree.");
    SAYS("D-1 has this branch's answer to the verdict.\n", "owners-answer", "2", "--as", "Cleo",
         "--words", "We come to the library.");
    REFUSED("", "verdict-call", "1", "--as", "Gus");
    SAYS("D-1 has its verdict in its last call.\n", "verdict-call", "1", "--as", "Mia");
    command_type("We keep the park.");
    REFUSED("runs already", "verdict", "1", "keep", VERDICT, "--branch", "2");
    decision_command_later(20);
    DO("show", "1");
    ck_assert_msg(strstr(command_output, "state: adopted"), "%s", command_output);
}
END_TEST

RUN_TESTS("decision fork command", two_options_are_tried_seen_and_reported_of,
          a_branch_is_offered_with_its_whole_charter, an_offer_is_changed_agreed_to_or_taken_back,
          a_branch_stops_early_with_its_report, a_review_goes_from_its_draft_to_its_last_call)
