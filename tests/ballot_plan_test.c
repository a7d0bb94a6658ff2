#include "base/clock.h"
#include "support/ballot.h"

static bool is_refused(const struct ballot_wish *wish, const char *field)
{
    int64_t id;

    return ballot_try_plan(wish, &id) == NOT_VALID && ballot_has_problem(field);
}

START_TEST(every_field_says_what_is_wrong_with_it)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO), good = wish;
    int64_t id;

    ballot_begin(0);
    good = wish = ballot_wish(BALLOT_YES_NO);
    wish.item.question = STR("  What?  ");
    wish.item.words = STR(" \n ");
    wish.item.category_id = 99;
    wish.item.quorum = 101;
    wish.item.seats = -1;
    wish.item.seat_rule = SEAT_RULES;
    wish.item.electorate = VOTERS_TEAM;
    wish.item.team_id = 77;
    wish.item.opens_at = clock_now();
    wish.item.closes_at = clock_now();
    wish.item.follows_id = 12;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), NOT_VALID);
    for (const char *const *field =
             (const char *const[]){ "question", "words", "category_id", "quorum", "seats",
                                    "seat_rule", "team_id", "opens_at", "closes_at", "follows_id",
                                    NULL };
         *field; field++)
        ck_assert_msg(ballot_has_problem(*field), "%s", *field);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_item"), 0);
    ck_assert_int_eq(ballot_try_plan(&good, &id), OK);
}
END_TEST

START_TEST(it_opens_later_and_stays_open_long_enough_and_not_too_long)
{
    struct ballot_wish wish;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.closes_at = wish.item.opens_at + BALLOT_LENGTH_MIN - 1;
    ck_assert(is_refused(&wish, "closes_at"));
    wish.item.closes_at = wish.item.opens_at + BALLOT_LENGTH_DAYS_MAX * 86400 + 1;
    ck_assert(is_refused(&wish, "closes_at"));
    wish.item.opens_at = clock_now() + (int64_t)BALLOT_AHEAD_DAYS_MAX * 86400 + 1;
    wish.item.closes_at = wish.item.opens_at + 86400;
    ck_assert(is_refused(&wish, "opens_at"));
    wish.item.opens_at = INT64_MAX - 86400;
    wish.item.closes_at = INT64_MAX;
    ck_assert(is_refused(&wish, "opens_at"));
}
END_TEST

START_TEST(proposals_and_grades_are_counted_and_none_stands_there_twice)
{
    struct ballot_wish wish;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.proposals[2] = STR(" The  library ");
    ck_assert(is_refused(&wish, "proposals"));
    wish.proposal_count = 1;
    ck_assert(is_refused(&wish, "proposals"));
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.grade_count = 2;
    ck_assert(is_refused(&wish, "grades"));
    wish.grade_count = 6;
    wish.grades[3] = STR("");
    ck_assert(is_refused(&wish, "grades"));
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.item.seats = 10;
    ck_assert(is_refused(&wish, "seats"));
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.item.kind = BALLOT_YES_NO;
    ck_assert(is_refused(&wish, "proposals"));
    ck_assert(is_refused(&wish, "grades"));
}
END_TEST

START_TEST(one_held_elsewhere_says_where)
{
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_EXTERNAL);
    wish.item.address = STR("javascript:alert(1)");
    ck_assert(is_refused(&wish, "address"));
    wish.item.address = STR("/b/1");
    ck_assert(is_refused(&wish, "address"));
    wish.item.address = STR("");
    ck_assert(is_refused(&wish, "address"));
    wish.item.address = STR("https://vote.example/1");
    wish.item.opens_at = clock_now() - 10 * 86400; /* it is over there already */
    wish.item.closes_at = clock_now() - 86400;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    ck_assert_int_eq(ballot_state(&(struct ballot_item){ .closes_at = 1 }, 2), BALLOT_COUNTING);
}
END_TEST

RUN_TESTS("planning a vote", every_field_says_what_is_wrong_with_it,
          it_opens_later_and_stays_open_long_enough_and_not_too_long,
          proposals_and_grades_are_counted_and_none_stands_there_twice,
          one_held_elsewhere_says_where)
