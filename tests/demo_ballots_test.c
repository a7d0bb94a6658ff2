/* The demo's votes and draw: one is counted, one is open, one was held elsewhere. */
#include "ballots/close.h"
#include "ballots/public_draw.h"
#include "ballots/rhythm.h"
#include "ballots/topic_link.h"
#include "base/clock.h"
#include "exchange/demo.h"
#include "support/forum.h"

enum { ELSEWHERE = 1, OF_ARTICLE_4 = 2, LABEL = 3, DRAW = 1 };

static struct str fault;

static void fill_demo(struct store *store)
{
    ck_assert_msg(demo_fill(store, &arena, &fault) == OK, "%s", fault.data);
}

static struct ballot_item item(struct db **db, int64_t id)
{
    struct ballot_item found;

    *db = store_reader(forum_store());
    db_begin(*db);
    ck_assert_int_eq(ballot_find(*db, &arena, id, &found), OK);
    return found;
}

START_TEST(forty_thirty_thirty_gives_four_three_three_of_ten_seats)
{
    static const int64_t seats[] = { 4, 3, 3 };
    struct db *db;
    struct ballot_item closed = item(&db, OF_ARTICLE_4);
    struct ballot_figures figures = { 0 };

    ck_assert_int_eq(closed.outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(closed.ballots, 10);
    ck_assert_int_eq(closed.seats, 10);
    ck_assert_int_eq(ballot_figures_of(db, &arena, closed.id, &figures), OK);
    ck_assert_uint_eq(figures.count, 3);
    for (size_t i = 0; i < figures.count; i++) {
        ck_assert_int_eq(figures.items[i].votes * 10, closed.ballots * seats[i]);
        ck_assert_int_eq(figures.items[i].seats, seats[i]);
    }
    db_rollback(db);
}
END_TEST

START_TEST(it_was_on_the_words_of_an_article_that_changed_since)
{
    struct db *db;
    struct ballot_item closed = item(&db, OF_ARTICLE_4);
    struct ballot_topics topics = { 0 };
    struct visitor visitor = { 0 };

    ck_assert_int_eq(closed.source, WORDS_LAW);
    ck_assert(closed.article_id && closed.decision_id);
    ck_assert_uint_lt(str_find(closed.words, STR("communiquée sur demande"), 0),
                      closed.words.length);
    ck_assert_int_eq(ballot_topics_of(db, &arena, &visitor, closed.id, &topics), OK);
    ck_assert_uint_eq(topics.count, 2);
    db_rollback(db);
}
END_TEST

START_TEST(the_one_by_judgment_is_open_and_tells_nothing)
{
    struct db *db;
    struct ballot_item open = item(&db, LABEL);
    struct ballot_figures figures = { 0 };
    struct ballot_grades grades = { 0 };
    struct str list;

    ck_assert_int_eq(ballot_state(&open, clock_now()), BALLOT_OPEN);
    ck_assert_int_eq(ballot_grades_of(db, &arena, open.id, &grades), OK);
    ck_assert_uint_eq(grades.count, 6);
    ck_assert_int_eq(ballot_figures_of(db, &arena, open.id, &figures), OK);
    ck_assert_uint_eq(figures.count, 0);
    ck_assert_int_eq(ballot_list_of(db, &arena, &open, &list), NOT_FOUND);
    db_rollback(db);
}
END_TEST

START_TEST(the_one_held_elsewhere_says_what_came_out)
{
    struct db *db;
    struct ballot_item elsewhere = item(&db, ELSEWHERE);

    ck_assert_int_eq(elsewhere.kind, BALLOT_EXTERNAL);
    ck_assert_int_eq(elsewhere.outcome, OUTCOME_RECORDED);
    ck_assert_int_eq(elsewhere.ballots, 190);
    ck_assert_uint_eq(elsewhere.archive_hash.length, 64);
    db_rollback(db);
}
END_TEST

START_TEST(ten_are_drawn_with_parity_and_one_stands_in)
{
    struct db *db = store_reader(forum_store());
    struct draw_people people = { 0 };
    int women = 0, men = 0, stand_ins = 0;

    db_begin(db);
    ck_assert_int_eq(public_draw_people(db, &arena, DRAW, &people), OK);
    for (int64_t seat = 1; seat <= 10; seat++) {
        const struct draw_person *holder = draw_holder(&people, seat);

        ck_assert_ptr_nonnull(holder);
        women += str_equal(holder->label, STR("femmes"));
        men += str_equal(holder->label, STR("hommes"));
        stand_ins += holder->stood_for.length > 0;
    }
    ck_assert_int_eq(women, 5);
    ck_assert_int_eq(men, 5);
    ck_assert_int_eq(stand_ins, 1);
    db_rollback(db);
}
END_TEST

START_TEST(the_community_votes_on_the_sunday_it_voted_on)
{
    struct db *db;
    struct ballot_item closed = item(&db, OF_ARTICLE_4);
    struct rhythm rhythm;
    struct rhythm_day day;

    ck_assert_int_eq(rhythm_read(db, &arena, &rhythm), OK);
    rhythm_next(&rhythm, closed.opens_at - 3 * 86400, &day, 1);
    ck_assert_int_gt(day.closes_at, closed.opens_at);
    ck_assert_int_lt(day.opens_at, closed.closes_at);
    db_rollback(db);
}
END_TEST

RUN_TESTS_ON(fill_demo, "demo ballots", forty_thirty_thirty_gives_four_three_three_of_ten_seats,
             it_was_on_the_words_of_an_article_that_changed_since,
             the_one_by_judgment_is_open_and_tells_nothing,
             the_one_held_elsewhere_says_what_came_out, ten_are_drawn_with_parity_and_one_stands_in,
             the_community_votes_on_the_sunday_it_voted_on)
