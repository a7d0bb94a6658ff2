#include "base/clock.h"
#include "store/driver.h"
#include "support/ballot.h"
#include "support/log.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static struct problems problems = { .arena = &arena };

static enum result record(int64_t id, const struct external_result *what)
{
    struct ballot_item item = ballot_found(id);
    enum result result;

    problems.count = 0;
    db_begin(forum);
    result = ballot_record_external(forum, &arena, &item, MIA, what, &problems);
    if (result == OK)
        ck_assert_int_eq(db_commit(forum), OK);
    else
        db_rollback(forum);
    return result;
}

static bool has_problem(const char *field)
{
    for (size_t i = 0; i < problems.count; i++)
        if (str_equal(str_of(problems.items[i].field), str_of(field)))
            return true;
    return false;
}

/* One of ten seats, that is over there. */
static int64_t over(void)
{
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_EXTERNAL);
    wish.item.seats = 10;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    debate_later(2 * 86400);
    return id;
}

static struct external_result figures(void)
{
    return (struct external_result){ .archive = STR("https://vote.example/june.bel"),
                                     .archive_hash = STR(" E3B0C44298FC1C149AFBF4C8996FB924"
                                                         "27AE41E4649B934CA495991B7852B855 "),
                                     .fingerprint = STR("Qz9/abc+"),
                                     .yes = 40,
                                     .no = 30,
                                     .abstain = 30,
                                     .roll = 200 };
}

static int64_t seats_of(int64_t grade)
{
    struct rows rows;
    static const struct sql seats = {
        "seats", "SELECT seats FROM ballot_count WHERE proposal = 0 AND grade = $1", SQL_OWN + 10
    };
    int64_t count = -1;

    rows = db_query(forum, seats, value(grade));
    if (rows_next(&rows))
        count = row_integer(&rows, "seats");
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return count;
}

START_TEST(what_came_of_an_election_elsewhere_is_recorded_with_its_archive)
{
    struct external_result what = figures();
    struct ballot_item item;
    int64_t id = over();

    ck_assert_int_eq(record(id, &what), OK);
    item = ballot_found(id);
    ck_assert_int_eq(item.outcome, OUTCOME_RECORDED);
    ck_assert_int_eq(ballot_state(&item, clock_now()), BALLOT_CLOSED);
    ck_assert_int_eq(item.ballots, 100);
    ck_assert_int_eq(item.roll_count, 200);
    ck_assert_str_eq(item.archive_hash.data, HASH);
    ck_assert_str_eq(item.fingerprint.data, "Qz9/abc+");
    ck_assert_int_eq(item.result_entry, 1);
    ck_assert_uint_eq(item.seed.length, 64);
    ck_assert_int_eq(seats_of(1), 4);
    ck_assert_int_eq(seats_of(2), 3);
    ck_assert_int_eq(seats_of(3), 3);
    log_check_whole(forum, 2);
}
END_TEST

START_TEST(figures_that_were_wrong_are_recorded_again_and_both_stand_in_the_log)
{
    struct external_result what = figures();
    int64_t id = over();

    ck_assert_int_eq(record(id, &what), OK);
    what.yes = 100;
    what.no = what.abstain = 0;
    ck_assert_int_eq(record(id, &what), OK);
    ck_assert_int_eq(seats_of(1), 10);
    ck_assert_int_eq(seats_of(2), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_count"), 3);
    log_check_whole(forum, 3);
}
END_TEST

START_TEST(an_election_where_nobody_voted_shares_no_seat)
{
    struct external_result what = { 0 };
    int64_t id = over();

    ck_assert_int_eq(record(id, &what), OK);
    ck_assert_int_eq(seats_of(1), 0);
    ck_assert_int_eq(ballot_found(id).outcome, OUTCOME_RECORDED);
}
END_TEST

START_TEST(every_figure_says_what_is_wrong_with_it)
{
    struct external_result what = figures();
    int64_t id = over();

    what.yes = -1;
    what.no = INT64_MAX;
    what.abstain = 1000000001;
    what.roll = -5;
    what.archive = STR("ftp://vote.example/a");
    what.archive_hash = STR("123");
    ck_assert_int_eq(record(id, &what), NOT_VALID);
    ck_assert(has_problem("yes"));
    ck_assert(has_problem("no"));
    ck_assert(has_problem("abstain"));
    ck_assert(has_problem("roll"));
    ck_assert(has_problem("archive"));
    ck_assert(has_problem("archive_hash"));
    what = figures();
    what.roll = 99;
    ck_assert_int_eq(record(id, &what), NOT_VALID);
    ck_assert(has_problem("roll"));
    what = figures();
    what.archive_hash = STR("");
    ck_assert_int_eq(record(id, &what), NOT_VALID);
    ck_assert(has_problem("archive_hash"));
    ck_assert_int_eq(ballot_found(id).closed_at, 0);
}
END_TEST

START_TEST(only_one_held_elsewhere_that_is_over_and_not_cancelled_is_recorded)
{
    struct external_result what = figures();
    struct ballot_item item;
    int64_t here, there;

    ballot_begin(0);
    here = ballot_planned(BALLOT_YES_NO);
    there = ballot_planned(BALLOT_EXTERNAL);
    ck_assert_int_eq(record(there, &what), NOT_VALID);
    ck_assert(has_problem(""));
    debate_later(2 * 86400);
    ck_assert_int_eq(record(here, &what), NOT_FOUND);
    item = ballot_found(there);
    ck_assert_int_eq(ballot_cancel(forum, &arena, &item, MIA, STR("Not held."), &problems), OK);
    ck_assert_int_eq(record(there, &what), CONFLICT);
}
END_TEST

RUN_TESTS("ballots held elsewhere", what_came_of_an_election_elsewhere_is_recorded_with_its_archive,
          figures_that_were_wrong_are_recorded_again_and_both_stand_in_the_log,
          an_election_where_nobody_voted_shares_no_seat, every_figure_says_what_is_wrong_with_it,
          only_one_held_elsewhere_that_is_over_and_not_cancelled_is_recorded)
