/* What the server does with votes by the clock. */
#include "support/vote.h"

#include <string.h>

#include "base/clock.h"
#include "store/driver.h"

enum { HOUR = 3600, DAY = 86400 };

static int64_t planned(int64_t opens_at, int64_t closes_at)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);
    int64_t id;

    wish.item.opens_at = opens_at;
    wish.item.closes_at = closes_at;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    return id;
}

static void tick(void)
{
    ck_assert_int_eq(ballots_tick(forum_store()), OK);
}

static int64_t item_column(int64_t id, const char *column)
{
    return vote_count_in_store(
        str_format(&arena, "SELECT %s AS count FROM ballot_item WHERE id = %d", column, (int)id)
            .data);
}

static int64_t place_in_log(int64_t id, const char *act)
{
    return vote_count_in_store(
        str_format(&arena,
                   "SELECT log_entry.number AS count FROM log_entry JOIN log_words ON "
                   "log_words.number = log_entry.number WHERE subject = 'ballot/%d' AND "
                   "payload LIKE '{\"act\":\"%s\"%%'",
                   (int)id, act)
            .data);
}

START_TEST(a_vote_opens_and_closes_when_it_is_time)
{
    int64_t id, now;

    ballot_begin(3);
    now = clock_now();
    id = planned(now + HOUR, now + DAY);
    vote_to_store();
    debate_later(HOUR - 1);
    tick();
    ck_assert_int_eq(item_column(id, "opened_at"), 0);
    debate_later(1);
    tick();
    ck_assert_int_eq(item_column(id, "opened_at"), now + HOUR);
    ck_assert_int_eq(item_column(id, "roll_count"), 3);
    debate_later(DAY - HOUR - 1);
    tick();
    ck_assert_int_eq(item_column(id, "closed_at"), 0);
    debate_later(1);
    tick();
    tick();
    ck_assert_int_eq(item_column(id, "closed_at"), now + DAY);
    ck_assert_int_eq(item_column(id, "outcome"), OUTCOME_NO_VOTES);
}
END_TEST

START_TEST(what_was_due_while_the_server_was_away_is_done_in_order_as_of_its_moment)
{
    int64_t long_one, short_one, later, now;

    ballot_begin(3);
    now = clock_now();
    later = planned(now + 5 * HOUR, now + 3 * DAY);
    long_one = planned(now + HOUR, now + DAY);
    short_one = planned(now + 2 * HOUR, now + 3 * HOUR);
    vote_to_store();
    debate_later(2 * DAY);
    tick();
    ck_assert_int_eq(item_column(long_one, "opened_at"), now + HOUR);
    ck_assert_int_eq(item_column(long_one, "closed_at"), now + DAY);
    ck_assert_int_eq(item_column(short_one, "opened_at"), now + 2 * HOUR);
    ck_assert_int_eq(item_column(short_one, "closed_at"), now + 3 * HOUR);
    ck_assert_int_eq(item_column(later, "opened_at"), now + 5 * HOUR);
    ck_assert_int_eq(item_column(later, "closed_at"), 0);
    ck_assert_int_lt(place_in_log(long_one, "opened"), place_in_log(short_one, "opened"));
    ck_assert_int_lt(place_in_log(short_one, "opened"), place_in_log(short_one, "list"));
    ck_assert_int_lt(place_in_log(short_one, "result"), place_in_log(later, "opened"));
    ck_assert_int_lt(place_in_log(later, "opened"), place_in_log(long_one, "list"));
}
END_TEST

START_TEST(one_that_cannot_be_closed_does_not_stop_the_others)
{
    int64_t broken, whole, now;

    ballot_begin(3);
    now = clock_now();
    broken = planned(now + HOUR, now + DAY);
    whole = planned(now + HOUR, now + DAY + 1);
    /* A count that is there before its time. */
    db_script(forum,
              "INSERT INTO ballot_count (item_id, proposal, grade, votes) VALUES (1, 0, 1, 9)");
    vote_to_store();
    debate_later(2 * DAY);
    ck_assert_int_eq(ballots_tick(forum_store()), FAILED);
    ck_assert_int_eq(item_column(broken, "closed_at"), 0);
    ck_assert_int_eq(item_column(whole, "closed_at"), now + DAY + 1);
}
END_TEST

START_TEST(a_cancelled_vote_and_one_held_elsewhere_are_let_be)
{
    struct ballot_wish wish;
    struct ballot_item item;
    int64_t id, other, now;

    ballot_begin(3);
    now = clock_now();
    id = planned(now + HOUR, now + DAY);
    wish = ballot_wish(BALLOT_EXTERNAL);
    ck_assert_int_eq(ballot_try_plan(&wish, &other), OK);
    item = ballot_found(id);
    ck_assert_int_eq(ballot_cancel(forum, &arena, &item, MIA, STR("The words were not ready."),
                                   debate_problems()),
                     OK);
    vote_to_store();
    debate_later(5 * DAY);
    tick();
    ck_assert_int_eq(item_column(id, "opened_at + closed_at"), 0);
    ck_assert_int_eq(item_column(other, "opened_at + closed_at"), 0);
}
END_TEST

static const char *yes(int voter)
{
    (void)voter;
    return "yes";
}

START_TEST(ballots_are_shuffled_every_ten_minutes_when_two_are_new)
{
    int64_t id, now;

    ballot_begin(5);
    id = ballot_opened(BALLOT_YES_NO);
    now = clock_now();
    vote_new(id, VOTER + 4, "no");
    vote_to_store();
    debate_later(SHUFFLE_SECONDS);
    tick();
    ck_assert_int_eq(item_column(id, "shuffled"), 0);
    vote_together(id, 1, yes);
    tick();
    ck_assert_int_eq(item_column(id, "shuffled"), 2);
    ck_assert_int_eq(item_column(id, "shuffled_at"), now + SHUFFLE_SECONDS);
    ck_assert_int_eq(item_column(id, "(SELECT COUNT(*) FROM ballot WHERE choice = 'yes')"), 1);
}
END_TEST

START_TEST(ten_minutes_must_have_gone_by_since_the_last_shuffle)
{
    int64_t id, now;

    ballot_begin(5);
    id = ballot_opened(BALLOT_YES_NO);
    now = clock_now();
    vote_to_store();
    vote_together(id, 5, yes);
    debate_later(SHUFFLE_SECONDS - 1);
    tick();
    ck_assert_int_eq(item_column(id, "shuffled"), 0);
    debate_later(1);
    tick();
    ck_assert_int_eq(item_column(id, "shuffled"), 5);
    debate_later(SHUFFLE_SECONDS);
    tick();
    /* Nothing is new. */
    ck_assert_int_eq(item_column(id, "shuffled_at"), now + SHUFFLE_SECONDS);
}
END_TEST

RUN_TESTS("ballot_tick", a_vote_opens_and_closes_when_it_is_time,
          what_was_due_while_the_server_was_away_is_done_in_order_as_of_its_moment,
          one_that_cannot_be_closed_does_not_stop_the_others,
          a_cancelled_vote_and_one_held_elsewhere_are_let_be,
          ballots_are_shuffled_every_ten_minutes_when_two_are_new,
          ten_minutes_must_have_gone_by_since_the_last_shuffle)
