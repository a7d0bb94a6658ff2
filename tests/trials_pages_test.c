/* The pages and forms of forks, trials and reviews. */
#include "base/clock.h"
#include "render/language.h"
#include "settings/setting.h"
#include "support/client.h"
#include "support/suite.h"
#include "support/trial.h"

static struct client ada, bob, hal, visitor;

static void begin(enum decision_state state)
{
    trial_debate(state);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&hal, HAL);
}

static const char *path(int64_t branch_id, const char *word)
{
    return str_format(&arena, "/branches/%d/%s", (int)branch_id, word).data;
}

static struct str day_str(int64_t days)
{
    return str_copy(&arena, str_slice(time_rfc3339(&arena, clock_now() + days * DAY), 0, 10));
}

START_TEST(an_objection_leads_to_the_charter_with_what_was_typed)
{
    begin(STATE_PROPOSED);
    client_get(&bob, "/d/1/fork?harm=The%20far%20ones%20are%20not%20heard&remedy=Meet%20nearer");
    ck_assert_int_eq(bob.status, 200);
    ck_assert(client_sees(&bob, "The far ones are not heard</textarea>"));
    ck_assert(client_sees(&bob, "Meet nearer</textarea>"));
    ck_assert(client_sees(&bob, "In each street"));
    ck_assert(client_sees(&bob, "value=\"How do we meet from now on?\""));
    client_get(&visitor, "/d/1/fork");
    ck_assert_int_eq(visitor.status, 303);
    ck_assert(str_starts(visitor.location, "/login"));
}
END_TEST

START_TEST(a_refused_charter_keeps_what_was_typed_and_names_each_field)
{
    static const char *const named[] = { "e-hypothesis", "e-expected_by", "e-stop_rule", "e-owners",
                                         "e-review",     "e-measure_1",   "e-option" };

    begin(STATE_PROPOSED);
    client_post(&bob, "/d/1/fork", "harm", "Not heard", "perimeter", "Those of June", "topic", "1",
                "question", "Where do more people speak?", "expected_by", "2026-02-31", NULL);
    ck_assert_int_eq(bob.status, 422);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        ck_assert_msg(client_sees(&bob, named[i]), "%s", named[i]);
    ck_assert(!client_sees(&bob, "e-perimeter"));
    ck_assert(client_sees(&bob, "Those of June</textarea>"));
    ck_assert(client_sees(&bob, "Not heard</textarea>"));
    ck_assert(client_sees(&bob, "value=\"2026-02-31\""));
}
END_TEST

static void offer(const char *option, const char *title, const char *text)
{
    client_post(&bob, "/d/1/fork", "option", option, "title", title, "text", text, "harm",
                "Not heard", "perimeter", "Those of June", "hypothesis", "More people speak",
                "expected_by", day_str(60).data, "stop_rule", "Fewer than ten", "topic", "1",
                "owners", "Bob, Cleo, Dan", "question", "Where do more people speak?", "review",
                day_str(90).data, "measure_1", "People", "how_1", "Counted", NULL);
}

START_TEST(a_fork_is_offered_with_a_new_option_and_both_charters_stand_side_by_side)
{
    begin(STATE_PROPOSED);
    offer("0", "By the river", "We meet by the river.");
    ck_assert_int_eq(bob.status, 303);
    ck_assert_text(bob.location, "/d/how-do-we-meet/1/trial");
    client_get(&visitor, "/d/how-do-we-meet/1/trial");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(client_sees(&visitor, "class=\"branches\""));
    ck_assert(client_sees(&visitor, "By the river"));
    ck_assert(client_sees(&visitor, "In the big hall"));
    ck_assert(client_sees(&visitor, "Those of June"));
    ck_assert(client_sees(&visitor, "was asked, has not answered yet"));
    ck_assert(!client_sees(&visitor, "<form method=\"post\" action=\"/branches"));
    client_get(&ada, "/d/how-do-we-meet/1/trial");
    ck_assert(client_sees(&ada, "Write the charter"));
    ck_assert(client_sees(&ada, "Two whole charters are needed"));
    client_get(&visitor, "/d/other-words/1/trial");
    ck_assert_int_eq(visitor.status, 301);
}
END_TEST

START_TEST(a_new_option_that_is_no_text_leaves_nothing)
{
    begin(STATE_PROPOSED);
    offer("0", "", "We meet by the river.");
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "We meet by the river.</textarea>"));
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM trial"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_option"), 4);
}
END_TEST

START_TEST(the_other_side_writes_its_charter_owners_accept_and_it_starts)
{
    struct client eve = { 0 }, fay = { 0 }, cleo = { 0 }, dan = { 0 };
    int64_t a, b;

    begin(STATE_PROPOSED);
    offer("3", "", "");
    ck_assert_int_eq(bob.status, 303);
    a = trial_now().branches.items[0].id;
    b = trial_now().branches.items[1].id;
    client_get(&ada, path(a, "charter"));
    ck_assert_int_eq(ada.status, 200);
    client_post(&ada, path(a, "charter"), "perimeter", "All", "hypothesis", "Warmth", "expected_by",
                day_str(50).data, "stop_rule", "It burns", "topic", "1", "owners", "Ada, Eve, Fay",
                NULL);
    ck_assert_int_eq(ada.status, 303);
    client_get(&bob, "/d/1/fork");
    ck_assert(client_sees(&bob, "Warmth"));
    client_sign_in(&eve, EVE);
    client_sign_in(&fay, FAY);
    client_sign_in(&cleo, CLEO);
    client_sign_in(&dan, DAN);
    client_get(&eve, "/d/how-do-we-meet/1/trial");
    ck_assert(client_sees(&eve, "Accept to own it"));
    client_post(&eve, path(a, "own"), "what", "accept", NULL);
    client_post(&fay, path(a, "own"), "what", "accept", NULL);
    client_post(&cleo, path(b, "own"), "what", "accept", NULL);
    client_post(&bob, "/d/1/fork/start", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "class=\"err"));
    client_post(&dan, path(b, "own"), "what", "accept", NULL);
    client_post(&hal, path(b, "own"), "what", "accept", NULL);
    ck_assert_int_eq(hal.status, 422);
    client_post(&bob, path(b, "agree"), NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/d/how-do-we-meet/1/trial");
    ck_assert(client_sees(&bob, "Start the trial"));
    client_get(&ada, "/d/how-do-we-meet/1/trial");
    ck_assert(!client_sees(&ada, "Start the trial"));
    ck_assert(client_sees(&ada, "who offers the other option, or objects, starts it"));
    client_post(&bob, "/d/1/fork/start", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(trial_decision().state, STATE_FORKED);
    client_end(&eve);
    client_end(&fay);
    client_end(&cleo);
    client_end(&dan);
}
END_TEST

START_TEST(the_common_part_is_changed_with_what_was_there)
{
    begin(STATE_PROPOSED);
    trial_agreed();
    client_get(&ada, "/d/1/fork/common");
    ck_assert(client_sees(&ada, "value=\"Hours spent\""));
    client_post(&ada, "/d/1/fork/common", "question", "Where do more people stay?", "review",
                day_str(80).data, "measure_1", "Chairs", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "e-how_1"));
    client_post(&ada, "/d/1/fork/common", "question", "Where do more people stay?", "review",
                day_str(80).data, "measure_1", "Chairs", "how_1", "Counted", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_uint_eq(trial_now().common.measure_count, 1);
}
END_TEST

START_TEST(a_trial_is_joined_and_takes_what_was_seen)
{
    int64_t b;

    begin(STATE_PROPOSED);
    trial_running();
    b = trial_now().branches.items[1].id;
    client_get(&hal, path(b, "join"));
    ck_assert(client_sees(&hal, "Try it too"));
    client_post(&hal, path(b, "join"), "on", "1", NULL);
    ck_assert_int_eq(hal.status, 303);
    client_post(&hal, path(b, "join"), "on", "1", NULL);
    ck_assert_int_eq(hal.status, 303);
    ck_assert_int_eq(trial_branch(b).members, 1);
    client_get(&hal, path(b, "evidence"));
    ck_assert(client_sees(&hal, day_str(0).data));
    client_post(&hal, path(b, "evidence"), "words", "Nobody came", NULL);
    ck_assert_int_eq(hal.status, 422);
    ck_assert(client_sees(&hal, "e-effect"));
    ck_assert(client_sees(&hal, "e-seen_on"));
    ck_assert(client_sees(&hal, "Nobody came</textarea>"));
    client_post(&hal, path(b, "evidence"), "words", "Nobody came", "effect", "1", "seen_on",
                day_str(0).data, NULL);
    ck_assert_int_eq(hal.status, 303);
    client_get(&visitor, "/d/how-do-we-meet/1/trial");
    ck_assert(client_sees(&visitor, "Nobody came"));
    ck_assert(client_sees(&visitor, "Weakens what was expected"));
    ck_assert(client_sees(&visitor, "class=\"cd\""));
    client_get(&visitor, "/d/how-do-we-meet/1/trial.json");
    ck_assert(client_sees(&visitor, "\"effect\":\"weakens\""));
    ck_assert(client_sees(&visitor, "\"state\":\"running\""));
}
END_TEST

START_TEST(nobody_says_what_they_saw_without_end)
{
    const char *target;

    begin(STATE_PROPOSED);
    trial_running();
    ck_assert_int_eq(setting_set(forum, SETTING_CONCERNS_A_DAY, 1), OK);
    target = path(trial_now().branches.items[1].id, "evidence");
    client_post(&hal, target, "words", "Nobody came", "effect", "1", "seen_on", day_str(0).data,
                NULL);
    ck_assert_int_eq(hal.status, 303);
    client_post(&hal, target, "words", "Somebody came", "effect", "0", "seen_on", day_str(0).data,
                NULL);
    ck_assert_int_eq(hal.status, 429);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM evidence"), 1);
}
END_TEST

START_TEST(reports_stand_side_by_side_under_the_same_measures)
{
    int64_t a, b;

    begin(STATE_PROPOSED);
    trial_running();
    a = trial_now().branches.items[0].id;
    b = trial_now().branches.items[1].id;
    client_post(&hal, path(b, "report"), "value_1", "9", "value_2", "9", "report", "Mine",
                "lessons", "None", NULL);
    ck_assert_int_eq(hal.status, 422); /* an owner's to write */
    client_get(&bob, path(b, "report"));
    ck_assert(client_sees(&bob, "People who spoke"));
    client_post(&bob, path(b, "report"), "value_1", "43 people", "report", "Many came", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "value=\"43 people\""));
    client_post(&bob, path(b, "report"), "value_1", "43 people", "value_2", "7 h", "report",
                "Many came", "lessons", "Begin earlier", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(trial_report(a, ADA), OK);
    trial_later(0);
    client_get(&visitor, "/d/how-do-we-meet/1/review");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(client_sees(&visitor, "<td>43</td>"));
    ck_assert(client_sees(&visitor, "<td>43 people</td>"));
    ck_assert(client_sees(&visitor, "Many came"));
    ck_assert(client_sees(&visitor, "Nobody proposed a verdict yet."));
    client_get(&visitor, "/d/how-do-we-meet/1/review.json");
    ck_assert(client_sees(&visitor, "\"lessons\":\"Begin earlier\""));
}
END_TEST

START_TEST(a_branch_is_stopped_with_its_report)
{
    int64_t b;

    begin(STATE_PROPOSED);
    trial_running();
    b = trial_now().branches.items[1].id;
    client_get(&bob, path(b, "stop"));
    ck_assert_int_eq(bob.status, 200);
    client_post(&bob, path(b, "stop"), "as", "5", "why", "Nobody comes", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "Nobody comes</textarea>"));
    ck_assert_int_eq(trial_report(b, BOB), OK);
    client_post(&bob, path(b, "stop"), "as", "5", "why", "Nobody comes", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(trial_branch(b).state, BRANCH_DROPPED);
}
END_TEST

START_TEST(a_verdict_is_proposed_answered_and_called)
{
    struct client gil = { 0 };
    int64_t a, b;

    begin(STATE_PROPOSED);
    client_sign_in(&gil, GIL);
    trial_running();
    a = trial_now().branches.items[0].id;
    b = trial_now().branches.items[1].id;
    ck_assert_int_eq(trial_report(a, ADA), OK);
    ck_assert_int_eq(trial_report(b, BOB), OK);
    trial_later(0);
    client_post(&ada, "/d/1/verdict", "verdict", "4", "text", "We keep the streets.", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "e-branch"));
    ck_assert(client_sees(&ada, "e-helped"));
    ck_assert(client_sees(&ada, "We keep the streets.</textarea>"));
    client_post(&ada, "/d/1/verdict", "verdict", "4", "branch",
                str_format(&arena, "%d", (int)b).data, "text", "We keep the streets.", "helped",
                "A lot", "drop_why", "None is known", "improve", "Begin earlier", "next",
                day_str(100).data, NULL);
    ck_assert_int_eq(ada.status, 303);
    client_post(&ada, "/d/1/verdict", "verdict", "5", "helped", "A lot", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "e-text"));
    client_get(&ada, "/d/1/verdict");
    ck_assert(client_sees(&ada, "We keep the streets.</textarea>"));
    client_get(&bob, "/d/how-do-we-meet/1/review");
    ck_assert(client_sees(&bob, "We keep the streets."));
    ck_assert(client_sees(&bob, "None is known"));
    ck_assert(client_sees(&bob, "Answer for the owners"));
    client_post(&bob, path(b, "answer"), "words", "With pleasure.", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_post(&gil, "/d/1/verdict/call", NULL);
    ck_assert_int_eq(gil.status, 422);
    client_post(&ada, path(a, "answer"), "words", "So be it.", NULL);
    client_get(&gil, "/d/how-do-we-meet/1/review");
    ck_assert(client_sees(&gil, "So be it."));
    ck_assert(client_sees(&gil, "Call the last call of the verdict"));
    client_post(&gil, "/d/1/verdict/call", NULL);
    ck_assert_int_eq(gil.status, 303);
    ck_assert_int_gt(trial_review().call_ends_at, clock_now());
    trial_later(7);
    client_get(&visitor, "/d/how-do-we-meet/1/review");
    ck_assert(client_sees(&visitor, "Kept"));
    client_end(&gil);
}
END_TEST

START_TEST(a_review_is_asked_for_and_seconded)
{
    client_get(&visitor, "/d/how-do-we-meet/1/review");
    ck_assert_int_eq(visitor.status, 404);
    begin(STATE_ADOPTED);
    client_get(&visitor, "/d/how-do-we-meet/1/review");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(client_sees(&visitor, "Ask for a review"));
    client_get(&bob, "/d/1/review");
    ck_assert_int_eq(bob.status, 200);
    client_post(&bob, "/d/1/review", "fact", "short", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "short</textarea>"));
    client_post(&bob, "/d/1/review", "fact", "The hall has burnt down.", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&hal, "/d/how-do-we-meet/1/review");
    ck_assert(client_sees(&hal, "The hall has burnt down."));
    ck_assert(client_sees(&hal, "Second it"));
    client_post(&bob, "/reviews/1/second", NULL);
    ck_assert_int_eq(bob.status, 422);
    client_post(&hal, "/reviews/1/second", NULL);
    ck_assert_int_eq(hal.status, 303);
    client_get(&hal, "/d/how-do-we-meet/1/review");
    ck_assert(!client_sees(&hal, "Second it"));
    client_post(&ada, "/reviews/2/second", NULL);
    ck_assert_int_eq(ada.status, 404);
}
END_TEST

START_TEST(nobody_without_the_right_to_the_debate_learns_of_its_trial)
{
    begin(STATE_PROPOSED);
    trial_running();
    db_script(forum, "UPDATE topic SET hidden_at = 1");
    client_get(&hal, "/d/how-do-we-meet/1/trial");
    ck_assert_int_eq(hal.status, 404);
    client_get(&hal, path(trial_now().branches.items[1].id, "evidence"));
    ck_assert_int_eq(hal.status, 404);
    client_get(&hal, "/d/1/fork");
    ck_assert_int_eq(hal.status, 404);
}
END_TEST

RUN_TESTS("trials_pages", an_objection_leads_to_the_charter_with_what_was_typed,
          a_refused_charter_keeps_what_was_typed_and_names_each_field,
          a_fork_is_offered_with_a_new_option_and_both_charters_stand_side_by_side,
          a_new_option_that_is_no_text_leaves_nothing,
          the_other_side_writes_its_charter_owners_accept_and_it_starts,
          the_common_part_is_changed_with_what_was_there, a_trial_is_joined_and_takes_what_was_seen,
          nobody_says_what_they_saw_without_end, reports_stand_side_by_side_under_the_same_measures,
          a_branch_is_stopped_with_its_report, a_verdict_is_proposed_answered_and_called,
          a_review_is_asked_for_and_seconded,
          nobody_without_the_right_to_the_debate_learns_of_its_trial)
