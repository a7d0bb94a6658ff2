/* palabre ballot list, show, plan, tie, cancel, rhythm. */
#include <string.h>

#include "base/clock.h"
#include "cli/command.h"
#include "store/store.h"
#include "support/command.h"
#include "support/debate.h"
#include "support/suite.h"

#include "ballots/item.h"

#define says(text)                                                                                 \
    ck_assert_msg(strstr(command_output, text) != NULL, "no %s in %s", text, command_output)
#define complains(text)                                                                            \
    ck_assert_msg(strstr(command_errors, text) != NULL, "no %s in %s", text, command_errors)

enum { HOUR = 3600 };

static enum result plan(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct category category = { .name = STR("Members"),
                                 .readers = SPACE_MEMBERS,
                                 .writers = SPACE_MEMBERS };
    struct ballot_wish wish = { .item = { .question = STR("Shall we mend the roof?"),
                                          .words = STR("We mend it."),
                                          .opens_at = clock_now() + HOUR,
                                          .closes_at = clock_now() + 2 * HOUR } };
    enum result result = category_create(db, &arena, &category, &wish.item.category_id);

    return result == OK ? ballot_plan(db, &arena, &wish, &problems, context) : result;
}

/* In a space that only members read: whoever has the database has it all. */
static void begin(void)
{
    int64_t id;

    clock_set(1780000000); /* 2026-05-28T20:26:40Z */
    ck_assert_int_eq(store_write_logging(forum_store(), plan, &id), OK);
    ck_assert_int_eq(id, 1);
}

START_TEST(votes_are_listed_and_shown)
{
    begin();
    ck_assert_int_eq(command_try(command_ballot_list, NULL), EXIT_DONE);
    says("S-1  2026-05-28T21:26:40Z  2026-05-28T22:26:40Z  planned  Shall we mend the roof?");
    ck_assert_int_eq(command_try(command_ballot_show, "S-1", NULL), EXIT_DONE);
    says("path: /b/shall-we-mend-the-roof/1\n");
    says("state: planned\n");
    says("kind: yes-no\n");
    ck_assert_int_eq(command_try(command_ballot_show, "1", NULL), EXIT_DONE);
    ck_assert_int_eq(command_try(command_ballot_show, "7", NULL), EXIT_REFUSED);
    complains("There is no vote 7.");
    ck_assert_int_eq(command_try(command_ballot_show, "roof", NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_ballot_show, NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_ballot_list, "all", NULL), EXIT_USAGE);
}
END_TEST

START_TEST(a_vote_is_cancelled_with_a_reason)
{
    begin();
    ck_assert_int_eq(command_try(command_ballot_cancel, "1", NULL), EXIT_REFUSED);
    complains("Say why");
    ck_assert_int_eq(command_try(command_ballot_cancel, "1", "--reason", "It rains.", NULL),
                     EXIT_DONE);
    says("S-1 is cancelled.");
    ck_assert_int_eq(command_try(command_ballot_cancel, "1", "--reason", "Again.", NULL),
                     EXIT_REFUSED);
    complains("cancelled already");
    ck_assert_int_eq(command_try(command_ballot_show, "1", NULL), EXIT_DONE);
    says("cancelled: It rains.\n");
    ck_assert_int_eq(command_try(command_ballot_cancel, "9", "--reason", "None.", NULL),
                     EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_ballot_cancel, "--reason", "None.", NULL), EXIT_USAGE);
}
END_TEST

START_TEST(the_rhythm_is_said_set_and_ended)
{
    begin();
    ck_assert_int_eq(command_try(command_ballot_rhythm, NULL), EXIT_DONE);
    says("There is no rhythm.");
    ck_assert_int_eq(command_try(command_ballot_rhythm, "first", "Sunday", "8:00", "20:00",
                                 "Europe/Paris", NULL),
                     EXIT_DONE);
    says("first sunday 08:00 20:00 Europe/Paris\n2026-06-07T06:00:00Z  2026-06-07T18:00:00Z\n");
    ck_assert_int_eq(
        command_try(command_ballot_rhythm, "last", "friday", "22:00", "24:00", "UTC", NULL),
        EXIT_DONE);
    says("last friday 22:00 24:00 UTC\n2026-05-29T22:00:00Z  2026-05-30T00:00:00Z\n");
    ck_assert_int_eq(command_try(command_ballot_rhythm, "none", NULL), EXIT_DONE);
    says("There is no rhythm.");
    ck_assert_int_eq(command_try(command_ballot_rhythm, "none", NULL), EXIT_DONE);
}
END_TEST

START_TEST(what_is_no_rhythm_is_refused)
{
    begin();
    ck_assert_int_eq(
        command_try(command_ballot_rhythm, "first", "day", "noon", "25:00", "Atlantis", NULL),
        EXIT_REFUSED);
    complains("weekday:");
    complains("opens:");
    complains("closes:");
    complains("zone:");
    ck_assert_int_eq(
        command_try(command_ballot_rhythm, "fifth", "sunday", "8:00", "20:00", "UTC", NULL),
        EXIT_USAGE);
    ck_assert_int_eq(command_try(command_ballot_rhythm, "first", NULL), EXIT_USAGE);
}
END_TEST

START_TEST(a_vote_is_planned_on_words_from_standard_input)
{
    begin();
    command_type("We paint it green.\n");
    ck_assert_int_eq(command_try(command_ballot_plan, "--question", "Shall we paint the door?",
                                 "--category", "members", "--opens", "2026-06-07 08:00", "--closes",
                                 "2026-06-07 20:00", "--zone", "Europe/Paris", "--seats", "10",
                                 "--rule", "hare", "--quorum", "20", NULL),
                     EXIT_DONE);
    says("S-2\n");
    ck_assert_int_eq(command_try(command_ballot_show, "2", NULL), EXIT_DONE);
    says("opens: 2026-06-07T06:00:00Z\n");
    says("question: Shall we paint the door?\n");
}
END_TEST

START_TEST(a_judgment_has_its_proposals_and_the_usual_grades)
{
    begin();
    command_type("The colour of the door.");
    ck_assert_int_eq(command_try(command_ballot_plan, "--question", "Which colour for the door?",
                                 "--category", "members", "--kind", "judgment", "--proposals",
                                 "Green | Blue | None", "--opens", "2026-06-07 08:00", "--closes",
                                 "2026-06-07 20:00", NULL),
                     EXIT_DONE);
    ck_assert_int_eq(command_try(command_ballot_show, "S-2", NULL), EXIT_DONE);
    says("kind: judgment\n");
}
END_TEST

START_TEST(what_is_wrong_with_a_plan_is_said_by_its_name)
{
    begin();
    command_type("We paint it green.");
    ck_assert_int_eq(command_try(command_ballot_plan, "--question", "Shall we paint the door?",
                                 "--category", "elsewhere", "--opens", "2026-06-07 08:00",
                                 "--closes", "2026-06-07 20:00", NULL),
                     EXIT_REFUSED);
    complains("category: There is no category with this name.");
    ck_assert_int_eq(command_try(command_ballot_plan, "--question", "Why?", "--category", "members",
                                 "--law", "none", "--opens", "2026-06-07 08:00", "--closes",
                                 "2026-06-07 20:00", NULL),
                     EXIT_REFUSED);
    complains("law: ");
    ck_assert_int_eq(command_try(command_ballot_plan, "--question", "Shall we paint the door?",
                                 "--category", "members", "--opens", "tomorrow", "--closes",
                                 "2026-06-07 20:00", NULL),
                     EXIT_USAGE);
    ck_assert_int_eq(command_try(command_ballot_plan, NULL), EXIT_USAGE);
}
END_TEST

/* In the store that the commands write to. The category of debate_begin() is the first there. */
static enum result talk(struct db *db, void *context)
{
    struct db *own = forum;

    (void)context;
    forum = db;
    debate_begin();
    forum = own;
    return OK;
}

START_TEST(debates_are_tied_and_untied)
{
    int64_t id;

    ck_assert_int_eq(store_write_logging(forum_store(), talk, NULL), OK);
    ck_assert_int_eq(store_write_logging(forum_store(), plan, &id), OK);
    ck_assert_int_eq(command_try(command_ballot_tie, "S-1", "1", "decides", NULL), EXIT_DONE);
    ck_assert_int_eq(command_try(command_ballot_tie, "S-1", "1", "decides", NULL), EXIT_REFUSED);
    complains("That is so already.");
    ck_assert_int_eq(command_try(command_ballot_untie, "1", "1", NULL), EXIT_DONE);
    ck_assert_int_eq(command_try(command_ballot_untie, "1", "1", NULL), EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_ballot_tie, "1", "99", "decides", NULL), EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_ballot_tie, "1", "1", "loves", NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_ballot_tie, "1", NULL), EXIT_USAGE);
}
END_TEST

RUN_TESTS("ballot commands", votes_are_listed_and_shown,
          a_vote_is_planned_on_words_from_standard_input,
          a_judgment_has_its_proposals_and_the_usual_grades,
          what_is_wrong_with_a_plan_is_said_by_its_name, debates_are_tied_and_untied,
          a_vote_is_cancelled_with_a_reason, the_rhythm_is_said_set_and_ended,
          what_is_no_rhythm_is_refused)
