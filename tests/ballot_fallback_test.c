#include "ballots/close.h"
#include "base/clock.h"
#include "decisions/option.h"
#include "decisions/vote.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/decide.h"
#include "support/suite.h"

/* A question that found no agreement in time, and what it is voted on. */
static int64_t question(enum decision_fallback fallback)
{
    struct open_wish wish = decide_wish();
    int64_t id;

    wish.fallback = fallback;
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    decide_clerk(id, HAL);
    decide_summary(id);
    return id;
}

static void propose(int64_t id, int64_t version_id)
{
    ck_assert_int_eq(
        decide_move(&(struct move_wish){ .decision_id = id, .act = ACT_PROPOSE, .actor_id = ADA },
                    version_id),
        OK);
}

/* It stays awake, and nobody makes a last call: then a vote takes the place of agreement. */
static void run_out(int64_t id)
{
    for (int i = 0; i < 3; i++) {
        debate_later(20 * DAY);
        if (i < 2)
            ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    }
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_VOTING);
}

static void begin(void)
{
    decide_begin();
    db_script(forum, "UPDATE account SET password = 'x'");
}

static int64_t voted_on(void)
{
    int64_t id = question(FALLBACK_VOTE);

    propose(id, decide_text(id, ADA, "At the library."));
    run_out(id);
    return id;
}

/* Three options: "Inside" is proposed, "The park", and one that was set aside. */
static int64_t graded(int64_t versions[3])
{
    int64_t id = question(FALLBACK_JUDGMENT);

    versions[0] = decide_text(id, ADA, "At the library.");
    versions[1] = decide_text(id, BOB, "In the park.");
    versions[2] = decide_text(id, BOB, "On the moon.");
    db_script(forum, "UPDATE decision_option SET title = 'Inside' WHERE number = 1;"
                     "UPDATE decision_option SET title = 'Inside' WHERE number = 2;"
                     "UPDATE decision_option SET set_aside_at = 1 WHERE number = 3;");
    propose(id, versions[0]);
    run_out(id);
    return id;
}

static void end_vote(int64_t id)
{
    debate_later(14 * DAY);
    decide_settle(id);
}

static struct vote vote_of(int64_t id)
{
    struct vote vote = { 0 };

    ck_assert_int_eq(decision_vote(forum, &arena, id, &vote), OK);
    return vote;
}

START_TEST(a_vote_that_takes_the_place_of_agreement_opens_with_the_proposed_text)
{
    struct ballot_item item;
    struct vote vote;
    int64_t id;

    begin();
    id = voted_on();
    item = ballot_of_decision(id);
    vote = vote_of(id);
    ck_assert(item.is_fallback);
    ck_assert_int_eq(item.kind, BALLOT_YES_NO);
    ck_assert_text(item.question, "Where do we meet in June?");
    ck_assert_text(item.words, "At the library.");
    ck_assert_int_eq(item.option_version_id, decide_find(id).version_id);
    ck_assert_int_eq(item.opens_at, vote.opened_at);
    ck_assert_int_eq(item.closes_at, vote.ends_at);
    ck_assert_int_eq(item.opened_at, vote.opened_at);
    ck_assert_int_eq(ballot_state(&item, clock_now()), BALLOT_OPEN);
    ck_assert_int_eq(item.roll_count, 9);
    ck_assert_int_eq(vote.electorate, 9);
    ck_assert_text(vote.place, ballot_path(&arena, &item).data);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_topic "
                                  "WHERE topic_id = 1 AND relation = 1"),
                     1);
    decide_check_log();
}
END_TEST

START_TEST(who_is_suspended_votes_and_who_left_does_not)
{
    begin();
    db_script(forum, "UPDATE account SET suspended_until = 1999999999 WHERE id = 4;"
                     "UPDATE account SET left_at = 1 WHERE id = 5;"
                     "UPDATE account SET password = '' WHERE id = 6");
    ck_assert_int_eq(ballot_of_decision(voted_on()).roll_count, 7);
}
END_TEST

START_TEST(more_yes_than_no_adopts_the_text_when_the_vote_ends)
{
    struct vote vote;
    int64_t id, item;

    begin();
    id = voted_on();
    item = ballot_of_decision(id).id;
    ballot_vote(item, ADA, "yes");
    ballot_vote(item, BOB, "yes");
    ballot_vote(item, CLEO, "no");
    ballot_vote(item, DAN, "abstain");
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_VOTING);
    ck_assert_int_eq(vote_of(id).recorded_at, 0);
    end_vote(id);
    vote = vote_of(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(vote.yes, 2);
    ck_assert_int_eq(vote.no, 1);
    ck_assert_int_eq(vote.abstain, 1);
    ck_assert(vote.is_carried);
    ck_assert_int_eq(vote.recorded_at, vote.ends_at);
    ck_assert_int_eq(ballot_found(item).outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(ballot_found(item).closed_at, vote.ends_at);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_event "
                                  "WHERE kind = 33 AND actor_id IS NULL"),
                     1);
    decide_check_log();
}
END_TEST

START_TEST(as_many_no_as_yes_or_no_votes_keep_the_status_quo)
{
    int64_t even, none;

    begin();
    even = voted_on();
    ballot_vote(ballot_of_decision(even).id, ADA, "yes");
    ballot_vote(ballot_of_decision(even).id, BOB, "no");
    end_vote(even);
    ck_assert_int_eq(decide_find(even).closed_as, CLOSED_STATUS_QUO);
    none = voted_on();
    end_vote(none);
    ck_assert_int_eq(decide_find(none).closed_as, CLOSED_STATUS_QUO);
    ck_assert_int_eq(ballot_of_decision(none).outcome, OUTCOME_NO_VOTES);
    ck_assert_int_gt(vote_of(none).recorded_at, 0);
}
END_TEST

START_TEST(a_judgment_grades_the_options_that_stand_and_the_status_quo)
{
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    struct ballot_item item;
    int64_t versions[3];

    begin();
    item = ballot_of_decision(graded(versions));
    ck_assert_int_eq(item.kind, BALLOT_JUDGMENT);
    ck_assert_int_eq(ballot_proposals_of(forum, &arena, item.id, &proposals), OK);
    ck_assert_int_eq(ballot_grades_of(forum, &arena, item.id, &grades), OK);
    ck_assert_uint_eq(proposals.count, 3);
    ck_assert_text(proposals.items[0].words, "Inside");
    ck_assert_text(proposals.items[1].words, "Inside (2)");
    ck_assert_text(proposals.items[2].words, "Nothing changes");
    ck_assert_int_eq(proposals.items[0].option_version_id, versions[0]);
    ck_assert_int_eq(proposals.items[1].option_version_id, versions[1]);
    ck_assert_int_eq(proposals.items[2].option_version_id, 0);
    ck_assert_uint_eq(grades.count, 6);
    ck_assert_text(item.words, "## 1. Inside\n\nAt the library.\n\n## 2. Inside (2)\n\nIn the "
                               "park.\n\n## 3. Nothing changes\n\nWe meet at the station.\n");
}
END_TEST

START_TEST(the_option_that_wins_a_judgment_becomes_the_decision)
{
    int64_t id, item, versions[3];
    struct vote vote;

    begin();
    id = graded(versions);
    item = ballot_of_decision(id).id;
    ballot_vote(item, ADA, "6 1 3");
    ballot_vote(item, BOB, "5 2 3");
    ballot_vote(item, CLEO, "1 2 6");
    end_vote(id);
    vote = vote_of(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(decide_find(id).version_id, versions[1]);
    ck_assert_int_eq(ballot_found(item).winner, 2);
    ck_assert(vote.is_carried);
    ck_assert_int_eq(vote.version_id, versions[1]);
    ck_assert_text(vote.option_title, "Inside");
    decide_check_log();
}
END_TEST

START_TEST(a_status_quo_that_wins_a_judgment_changes_nothing)
{
    int64_t id, item, versions[3];

    begin();
    id = graded(versions);
    item = ballot_of_decision(id).id;
    ballot_vote(item, ADA, "6 6 1");
    ballot_vote(item, BOB, "- - 2");
    end_vote(id);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_STATUS_QUO);
    ck_assert_int_eq(decide_find(id).version_id, versions[0]);
    ck_assert_int_eq(ballot_found(item).winner, 3);
    ck_assert(!vote_of(id).is_carried);
}
END_TEST

START_TEST(whoever_closes_it_first_the_outcome_is_the_same)
{
    struct ballot_item item;
    int64_t id;

    begin();
    id = voted_on();
    item = ballot_of_decision(id);
    ballot_vote(item.id, ADA, "yes");
    debate_later(14 * DAY);
    db_begin(forum);
    ck_assert_int_eq(ballot_close(forum, &arena, item.id, item.closes_at), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(vote_of(id).yes, 1);
}
END_TEST

START_TEST(a_server_that_was_away_for_the_whole_vote_comes_to_its_end)
{
    int64_t id;

    begin();
    id = question(FALLBACK_VOTE);
    propose(id, decide_text(id, ADA, "At the library."));
    for (int i = 0; i < 2; i++) {
        debate_later(20 * DAY);
        ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    }
    debate_later(200 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_STATUS_QUO);
    ck_assert_int_eq(ballot_of_decision(id).closed_at, vote_of(id).ends_at);
    decide_check_log();
}
END_TEST

START_TEST(a_vote_that_began_before_votes_were_held_here_carries_nothing)
{
    int64_t id;

    begin();
    id = voted_on();
    db_script(forum, "DELETE FROM ballot_roll; DELETE FROM ballot_topic; DELETE FROM ballot_item");
    end_vote(id);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_STATUS_QUO);
}
END_TEST

START_TEST(nobody_changes_or_cancels_it)
{
    struct ballot_item item;

    begin();
    item = ballot_of_decision(voted_on());
    ck_assert_int_eq(
        ballot_cancel(forum, &arena, &item, MIA, STR("I do not like it."), debate_problems()),
        CONFLICT);
    item.opens_at = clock_now() + HOUR;
    item.closes_at = clock_now() + DAY;
    ck_assert_int_ne(ballot_change(forum, &arena, &item, MIA, debate_problems()), OK);
}
END_TEST

START_TEST(the_page_of_the_decision_leads_to_it_and_says_what_came_out)
{
    struct client client = { 0 };
    int64_t id, item;

    begin();
    id = voted_on();
    item = ballot_of_decision(id).id;
    ballot_vote(item, ADA, "yes");
    client_get(&client, "/d/where-do-we-meet-in-june/1");
    ck_assert_int_eq(client.status, 200);
    ck_assert(client_sees(&client, "href=\"/b/where-do-we-meet-in-june/1\""));
    ck_assert(!client_sees(&client, "The text carried"));
    client_sign_in(&client, HAL);
    client_get(&client, "/d/1/result");
    ck_assert_int_eq(client.status, 404);
    end_vote(id);
    client_get(&client, "/d/where-do-we-meet-in-june/1");
    ck_assert(client_sees(&client, "The text carried, with more yes than no."));
    client_get(&client, "/d/where-do-we-meet-in-june/1.txt");
    ck_assert(client_sees(&client, "/b/where-do-we-meet-in-june/1"));
    client_get(&client, "/d/where-do-we-meet-in-june/1.json");
    ck_assert(client_sees(&client, "\"place\":\"/b/where-do-we-meet-in-june/1\""));
    ck_assert(client_sees(&client, "\"carried\":true"));
    client_end(&client);
}
END_TEST

RUN_TESTS("votes in the place of agreement",
          a_vote_that_takes_the_place_of_agreement_opens_with_the_proposed_text,
          who_is_suspended_votes_and_who_left_does_not,
          more_yes_than_no_adopts_the_text_when_the_vote_ends,
          as_many_no_as_yes_or_no_votes_keep_the_status_quo,
          a_judgment_grades_the_options_that_stand_and_the_status_quo,
          the_option_that_wins_a_judgment_becomes_the_decision,
          a_status_quo_that_wins_a_judgment_changes_nothing,
          whoever_closes_it_first_the_outcome_is_the_same,
          a_server_that_was_away_for_the_whole_vote_comes_to_its_end,
          a_vote_that_began_before_votes_were_held_here_carries_nothing,
          nobody_changes_or_cancels_it, the_page_of_the_decision_leads_to_it_and_says_what_came_out)
