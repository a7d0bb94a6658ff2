#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/rules.h"
#include "support/client.h"
#include "support/decide.h"

static struct client ada, bob, hal;

static void begin(void)
{
    decide_begin();
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&hal, HAL);
}

static void end(void)
{
    client_end(&ada);
    client_end(&bob);
    client_end(&hal);
}

static void open_one(struct client *client)
{
    client_post(client, "/t/1/decide", "kind", "question", "question", "Where do we meet in June?",
                "status_quo", "At the station.", "affected", "All who come.", "scope", "0",
                "reversible", "1", "forkable", "1", "fork_why", "Two places can be tried.",
                "fallback", "0", "floor_people", "3", "floor_groups", "2", NULL);
}

START_TEST(a_debate_leads_to_the_form_which_says_what_happens_and_opens_the_decision)
{
    begin();
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    ck_assert(client_sees(&ada, "href=\"/t/1/decide\""));
    client_get(&ada, "/t/1/decide");
    ck_assert_int_eq(ada.status, 200);
    ck_assert(client_sees(&ada, "Without an agreement after 60 days"));
    ck_assert(client_sees(&ada, "value=\"Where shall we meet in June?\""));
    open_one(&ada);
    ck_assert_int_eq(ada.status, 303);
    ck_assert(str_equal(ada.location, STR("/d/where-do-we-meet-in-june/1")));
    ck_assert_int_eq(decide_find(1).state, STATE_OPEN);
    end();
}
END_TEST

START_TEST(what_is_missing_is_said_by_field_and_what_was_typed_is_kept)
{
    begin();
    client_post(&ada, "/t/1/decide", "kind", "question", "question", "Why?", "status_quo",
                "<b>At the station", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "href=\"#forkable\""));
    ck_assert(client_sees(&ada, "href=\"#affected\""));
    ck_assert(client_sees(&ada, "&lt;b&gt;At the station"));
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision"), 0);
    end();
}
END_TEST

START_TEST(a_notice_is_given_and_one_objection_makes_it_a_question)
{
    begin();
    client_post(&ada, "/t/1/decide", "kind", "notice", "question", "I paint the door.", "undo",
                "Paint it brown.", "own_means", "1", "days", "3", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "href=\"#text\""));
    client_post(&ada, "/t/1/decide", "kind", "notice", "question", "I paint the door.", "text",
                "In *green*.", "undo", "Paint it brown.", "own_means", "1", "days", "3", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_int_eq(decide_find(1).call_ends_at, clock_now() + 3 * DAY);
    client_get(&bob, "/d/1/contest");
    ck_assert(client_sees(&bob, "You need no seconder."));
    client_post(&bob, "/d/1/contest", "reason", "", NULL);
    ck_assert_int_eq(bob.status, 422);
    client_post(&bob, "/d/1/contest", "reason", "I like it brown.", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(decide_find(1).state, STATE_OPEN);
    end();
}
END_TEST

START_TEST(who_may_not_write_in_a_space_decides_nothing_there)
{
    struct client nobody = { 0 };

    begin();
    open_one(&ada);
    db_script(forum, "UPDATE category SET readers = 2, writers = 2, team_id = 1");
    open_one(&hal);
    ck_assert_int_eq(hal.status, 404);
    client_get(&hal, "/d/1/withdraw");
    ck_assert_int_eq(hal.status, 404);
    db_script(forum, "UPDATE category SET readers = 0");
    client_get(&hal, "/d/1/withdraw");
    ck_assert_int_eq(hal.status, 403);
    client_get(&nobody, "/t/1/decide");
    ck_assert_int_eq(nobody.status, 303);
    client_end(&nobody);
    end();
}
END_TEST

START_TEST(the_clerk_calls_the_last_call_with_a_reason_for_each_other_option)
{
    int64_t id;

    begin();
    id = decide_proposed();
    decide_text(id, EVE, "At the station.");
    client_get(&hal, "/d/1/call");
    ck_assert(client_sees(&hal, "People have until"));
    ck_assert(!client_sees(&hal, "<textarea"));
    client_get(&bob, "/d/1/call");
    ck_assert(client_sees(&bob, "It is not for you to do this here."));
    decide_stance(id, BOB, 0);
    decide_stance(id, CLEO, 0);
    decide_stance(id, DAN, 0);
    debate_later(7 * DAY);
    client_sign_in(&hal, HAL);
    client_get(&hal, "/d/1/call");
    ck_assert(client_sees(&hal, "name=\"why2\""));
    client_post(&hal, "/d/1/call", "why2", "", NULL);
    ck_assert_int_eq(hal.status, 422);
    ck_assert(client_sees(&hal, "href=\"#why2\""));
    client_post(&hal, "/d/1/call", "why2", "It is loud.", NULL);
    ck_assert_int_eq(hal.status, 303);
    ck_assert_int_eq(decide_find(id).state, STATE_LAST_CALL);
    end();
}
END_TEST

START_TEST(what_cannot_be_done_now_is_said_and_what_was_typed_is_kept_when_it_is_refused)
{
    begin();
    open_one(&ada);
    client_get(&bob, "/d/1/wake");
    ck_assert_int_eq(bob.status, 200);
    ck_assert(client_sees(&bob, "Not now:"));
    client_post(&bob, "/d/1/withdraw", "reason", "Because I say so.", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "Because I say so."));
    client_post(&ada, "/d/1/withdraw", "reason", "No longer needed.", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_post(&bob, "/d/1/take-over", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(decide_find(1).author.id, BOB);
    end();
}
END_TEST

START_TEST(debates_are_linked_by_their_address_and_unlinked_by_who_leads)
{
    begin();
    open_one(&ada);
    ck_assert_int_eq(debate_open(BOB, "The library is closed", "In June."), 2);
    client_post(&bob, "/d/1/topics", "topic", "elsewhere", NULL);
    ck_assert_int_eq(bob.status, 422);
    client_post(&bob, "/d/1/topics", "topic",
                "https://forum.example/t/the-library-is-closed/2?page=1#p1", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/d/1/topics");
    ck_assert(client_sees(&bob, "The library is closed"));
    ck_assert(!client_sees(&bob, "name=\"unlink\""));
    client_post(&bob, "/d/1/topics", "unlink", "2", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/d/1/topics", "unlink", "1", NULL);
    ck_assert_int_eq(ada.status, 422);
    client_post(&ada, "/d/1/topics", "unlink", "2", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_topic"), 1);
    end();
}
END_TEST

START_TEST(an_administrator_changes_a_rule_and_everyone_reads_why)
{
    struct client nobody = { 0 };

    begin();
    client_post(&ada, "/decisions/rules/call_days", "value", "9", "reason", "Away.", NULL);
    ck_assert_int_eq(ada.status, 403);
    db_script(forum, "UPDATE account SET role = 3 WHERE id = 1");
    client_post(&ada, "/decisions/rules/call_days", "value", "900", "reason", "", NULL);
    ck_assert_int_eq(ada.status, 422);
    client_post(&ada, "/decisions/rules/call_days", "value", "9", "reason", "People are away.",
                NULL);
    ck_assert_int_eq(ada.status, 303);
    client_get(&nobody, "/decisions/rules");
    ck_assert_int_eq(nobody.status, 200);
    ck_assert(client_sees(&nobody, "People are away."));
    ck_assert(client_sees(&nobody, "Days of a last call: 9 instead of 7."));
    client_get(&nobody, "/decisions/rules.json");
    ck_assert(client_sees(&nobody, "\"call_days\":9"));
    client_end(&nobody);
    end();
}
END_TEST

START_TEST(a_person_is_willing_to_be_a_clerk_and_steps_down_from_one)
{
    begin();
    client_post(&hal, "/settings/clerk", "willing", "1", NULL);
    ck_assert_int_eq(hal.status, 303);
    client_get(&hal, "/settings/clerk?kept=1");
    ck_assert(client_sees(&hal, "you can be drawn from now on"));
    open_one(&ada);
    ck_assert_int_eq(decide_find(1).clerk.id, HAL);
    client_get(&bob, "/d/1/clerk");
    ck_assert(client_sees(&bob, "You are not its clerk."));
    client_post(&hal, "/d/1/clerk", "reason", "No time.", NULL);
    ck_assert_int_eq(hal.status, 303);
    ck_assert_int_eq(decide_find(1).clerk.id, 0);
    end();
}
END_TEST

RUN_TESTS("decide pages", a_debate_leads_to_the_form_which_says_what_happens_and_opens_the_decision,
          what_is_missing_is_said_by_field_and_what_was_typed_is_kept,
          a_notice_is_given_and_one_objection_makes_it_a_question,
          who_may_not_write_in_a_space_decides_nothing_there,
          the_clerk_calls_the_last_call_with_a_reason_for_each_other_option,
          what_cannot_be_done_now_is_said_and_what_was_typed_is_kept_when_it_is_refused,
          debates_are_linked_by_their_address_and_unlinked_by_who_leads,
          an_administrator_changes_a_rule_and_everyone_reads_why,
          a_person_is_willing_to_be_a_clerk_and_steps_down_from_one)
