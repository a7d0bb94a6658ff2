#include "decisions/tick.h"

#include "base/clock.h"
#include "support/decide.h"

static int64_t events(const char *where)
{
    return debate_count(
        str_format(&arena, "SELECT COUNT(*) AS count FROM decision_event WHERE %s", where).data);
}

START_TEST(a_notice_that_nobody_contests_is_adopted_on_its_date)
{
    struct decision decision;
    int64_t id, until;

    decide_begin();
    id = decide_notice();
    until = decide_find(id).call_ends_at;
    ck_assert_int_eq(until, clock_now() + 4 * DAY);
    ck_assert_int_eq(decide_find(id).due_at, until);
    debate_later(4 * DAY - 1);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_NOTICE);
    debate_later(3 * DAY);
    decide_settle(id);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_ADOPTED);
    ck_assert_int_eq(decision.decided_at, until);
    ck_assert_int_eq(decision.review_at, until + 180 * DAY);
    decide_check_log();
}
END_TEST

START_TEST(a_contested_notice_becomes_a_question_with_everything_it_needs)
{
    struct decision decision;
    int64_t id;

    decide_begin();
    id = decide_notice();
    db_begin(forum);
    ck_assert_int_eq(notice_contest(forum, &arena,
                                    &(struct contest_wish){ id, BOB, STR("I like it brown.") },
                                    debate_problems()),
                     OK);
    ck_assert_int_eq(db_commit(forum), OK);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_OPEN);
    ck_assert_int_eq(decision.kind, DECISION_STANDARD);
    ck_assert_int_eq(decision.ceiling_at, clock_now() + 60 * DAY);
    ck_assert(decision.is_forkable && decision.status_quo.length && decision.affected.length);
    ck_assert_int_eq(decision.floor_people, 5);
    ck_assert_int_eq(decision.floor_groups, 2);
}
END_TEST

START_TEST(a_year_away_is_caught_up_in_order_and_at_the_moments_that_were_due)
{
    struct decision decision;
    int64_t id, called;

    decide_begin();
    id = decide_called();
    called = clock_now();
    debate_later(365 * DAY);
    decide_settle(id);
    decision = decide_find(id);
    /* Adopted after 7 days, reviewed 180 later, given up 60 after that. */
    ck_assert_int_eq(decision.decided_at, called + 7 * DAY);
    ck_assert_int_eq(decision.state, STATE_ADOPTED);
    ck_assert(decision.is_unreviewed);
    ck_assert_int_eq(decision.state_since, called + (7 + 180 + 60) * DAY);
    ck_assert_int_eq(decision.due_at, called + (7 + 180 + 60 + 180) * DAY);
    ck_assert_int_eq(events("transition IN (8, 15, 20)"), 3);
    ck_assert_int_eq(events("id IN (SELECT later.id FROM decision_event AS later JOIN "
                            "decision_event AS sooner ON sooner.id < later.id AND "
                            "sooner.at > later.at)"),
                     0);
    decide_check_log();
}
END_TEST

START_TEST(a_silent_question_is_warned_of_then_sleeps_and_wakes_with_the_time_it_had)
{
    struct decision decision;
    int64_t id, opened;

    decide_begin();
    id = decide_open();
    opened = clock_now();
    debate_later(30 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).warned_at, opened + 30 * DAY);
    debate_later(100 * DAY);
    decide_settle(id);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_DORMANT);
    ck_assert_int_eq(decision.state_since, opened + 37 * DAY);
    ck_assert_int_eq(decision.due_at, 0);
    ck_assert_int_eq(decide_act(id, ACT_WAKE, BOB), OK);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_OPEN);
    ck_assert_int_eq(decision.ceiling_at, clock_now() + 23 * DAY);
}
END_TEST

START_TEST(a_block_made_in_the_last_days_extends_the_last_call_once_to_its_own_time)
{
    struct decide_concern block = { .author_id = EVE, .is_block = true };
    int64_t id, until;

    decide_begin();
    id = decide_called();
    debate_later(6 * DAY);
    decide_concern(id, &block);
    until = clock_now() + 5 * DAY;
    debate_later(2 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_LAST_CALL);
    ck_assert_int_eq(decide_find(id).call_ends_at, until);
    debate_later(2 * DAY);
    block.author_id = FAY;
    decide_concern(id, &block);
    debate_later(10 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(decide_find(id).decided_at, until);
    ck_assert_int_eq(events("kind = 17"), 1);
}
END_TEST

RUN_TESTS("tick", a_notice_that_nobody_contests_is_adopted_on_its_date,
          a_contested_notice_becomes_a_question_with_everything_it_needs,
          a_year_away_is_caught_up_in_order_and_at_the_moments_that_were_due,
          a_silent_question_is_warned_of_then_sleeps_and_wakes_with_the_time_it_had,
          a_block_made_in_the_last_days_extends_the_last_call_once_to_its_own_time)
