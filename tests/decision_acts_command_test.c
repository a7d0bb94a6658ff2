/* palabre decision: taking part in a decision from the command line, from its opening to its end.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support/decision_command.h"

static const char *const supporters[] = { "Ada", "Bob", "Cleo" }; /* Dan said it already */

START_TEST(a_decision_goes_from_its_opening_to_its_adoption)
{
    decision_command_propose();
    decision_command_draw();
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
    for (int i = 0; i < 3; i++)
        DO("position", "1", "support", "--as", supporters[i], "--option", "1");
    decision_command_later(8);
    DO("call", "1", "--as", "Mia");
    decision_command_later(15);
    DO("show", "1");
    ck_assert_msg(strstr(command_output, "state: adopted"), "%s", command_output);
    DO("review", "1", "ask", "--as", "Bob", "--fact", "The library closes for good in July.");
    ck_assert_str_eq(command_output, "D-1 has a request for a review, number 1.\n");
    DO("review-second", "1", "--as", "Cleo");
    DO("show", "1");
    ck_assert_ptr_nonnull(strstr(command_output, "concern 2: resolved\n"));
    ck_assert_ptr_nonnull(strstr(command_output, "review request: 1\n"));
    DO("show", "1", "--json");
    ck_assert_ptr_nonnull(strstr(command_output, "{\"id\":1,\"state\":\"resolved\"}"));
    ck_assert_ptr_nonnull(strstr(command_output, "\"review_request\":1}"));
}
END_TEST

START_TEST(a_refusal_names_the_field_that_is_missing)
{
    decision_command_propose();
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
    REFUSED("--harm: ", "concern", "1", "--as", "Cleo", "--harm", "\xff closes at eight.");
    REFUSED("No such file", "option", "1", "/nowhere/at/all", "--as", "Ada", "--title", "The park");
}
END_TEST

START_TEST(words_that_are_not_known_are_not_understood)
{
    decision_command_propose();
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
    NOT_UNDERSTOOD("join", "1", "--as", "Ada", "--harm", "It is far away.");
    NOT_UNDERSTOOD("offer", "1", "second", "--as", "Ada");
    NOT_UNDERSTOOD("verdict", "1", "perhaps", "--as", "Ada");
    NOT_UNDERSTOOD("judge", "1", "--as", "Ada");
}
END_TEST

START_TEST(options_are_set_aside_and_debates_linked)
{
    char path[] = "/tmp/palabre-text-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");

    decision_command_propose();
    fputs("We meet in the park.", file);
    fclose(file);
    DO("option", "1", path, "--as", "Bob", "--title", "The park");
    remove(path);
    ck_assert_str_eq(command_output, "D-1 has option 2.\n");
    DO("set-aside", "1", "2", "--as", "Bob", "--reason", "It rains too often in June.");
    DO("topics", "1", "link", "2", "--as", "Ada");
    REFUSED("so already", "topics", "1", "link", "2", "--as", "Ada");
    REFUSED("topic: ", "topics", "1", "link", "99", "--as", "Ada");
    REFUSED("may not do this", "topics", "1", "unlink", "2", "--as", "Bob");
    DO("topics", "1", "unlink", "2", "--as", "Ada");
    REFUSED("", "topics", "1", "unlink", "1", "--as", "Ada");
}
END_TEST

START_TEST(how_it_is_used_is_said_on_demand)
{
    DO("help");
    ck_assert_ptr_nonnull(strstr(command_output, "palabre decision open TOPIC --as NAME"));
    ck_assert_ptr_nonnull(strstr(command_output, "palabre decision verdict-call ID --as NAME"));
    ck_assert_ptr_nonnull(strstr(command_output, "Exit status"));
}
END_TEST

START_TEST(a_notice_is_given_with_how_it_is_undone)
{
    decision_command_begin();
    command_type("I paint the door.");
    REFUSED("own_means: ", "notice", "1", "--as", "Bob", "--question", "I paint the door blue.",
            "--undo", "It is painted again.");
    command_type("I paint the door.");
    REFUSED("undo: ", "notice", "1", "--as", "Bob", "--question", "I paint the door blue.", "--own",
            "yes");
    command_type("I paint the door.");
    REFUSED("until: ", "notice", "1", "--as", "Bob", "--question", "I paint the door blue.",
            "--undo", "It is painted again.", "--own", "yes", "--days", "9999999999999999");
    command_type("I paint the door.");
    SAYS("D-1 is done, unless somebody objects.\n", "notice", "1", "--as", "Bob", "--question",
         "I paint the door blue.", "--undo", "It is painted again.", "--own", "yes", "--days", "5");
    DO("contest", "1", "--as", "Ada", "--reason", "Blue makes the whole street dark.");
}
END_TEST

RUN_TESTS("decision acts command", a_decision_goes_from_its_opening_to_its_adoption,
          a_refusal_names_the_field_that_is_missing, words_that_are_not_known_are_not_understood,
          options_are_set_aside_and_debates_linked, how_it_is_used_is_said_on_demand,
          a_notice_is_given_with_how_it_is_undone)
