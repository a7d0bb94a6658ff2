#include "ballots/gone.h"
#include "base/clock.h"
#include "log/subject.h"
#include "support/ballot.h"
#include "support/log.h"

static const struct visitor nobody = { 0 };
static const struct visitor ada = { .account_id = ADA, .role = MEMBER };
static const struct visitor mia = { .account_id = MIA, .role = MODERATOR };

static enum result ends(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static enum result change(const struct ballot_item *item, struct problems *problems)
{
    db_begin(forum);
    return ends(ballot_change(forum, &arena, item, MIA, problems));
}

static enum result cancel(int64_t id, const char *reason)
{
    struct ballot_item item = ballot_found(id);

    db_begin(forum);
    return ends(ballot_cancel(forum, &arena, &item, MIA, str_of(reason), debate_problems()));
}

START_TEST(a_planned_item_is_found_as_it_was_wished)
{
    struct ballot_item item;

    ballot_begin(0);
    item = ballot_found(ballot_planned(BALLOT_YES_NO));
    ck_assert_str_eq(item.question.data, "Shall we meet at the library in June?");
    ck_assert_str_eq(item.slug.data, "shall-we-meet-at-the-library-in-june");
    ck_assert_str_eq(item.words.data, "We meet at the library on 14 June.");
    ck_assert_int_eq(item.kind, BALLOT_YES_NO);
    ck_assert_int_eq(item.actor.id, MIA);
    ck_assert_int_eq(item.closes_at - item.opens_at, 86400);
    ck_assert_str_eq(item.category_slug.data, "the-common-house");
    ck_assert_str_eq(ballot_path(&arena, &item).data, "/b/shall-we-meet-at-the-library-in-june/1");
    ck_assert_str_eq(ballot_name(&arena, &item).data, "S-1");
    ck_assert_int_eq(item.entry, 0);
}
END_TEST

START_TEST(its_planning_is_an_entry_of_the_log_that_its_readers_read)
{
    struct log_about about = { 0 };
    int64_t id;

    ballot_begin(0);
    id = ballot_planned(BALLOT_JUDGMENT);
    log_check_whole(forum, 1);
    ck_assert_int_eq(ballot_about(forum, &arena, &nobody, STR("1"), &about), OK);
    ck_assert_str_eq(about.title.data, "Shall we meet at the library in June?");
    ck_assert_int_eq(ballot_about(forum, &arena, &nobody, STR("2"), &about), NOT_FOUND);
    ck_assert_int_eq(ballot_about(forum, &arena, &nobody, STR("x"), &about), NOT_FOUND);
    db_script(forum, "UPDATE category SET readers = 1");
    ck_assert_int_eq(ballot_about(forum, &arena, &nobody, STR("1"), &about), NOT_FOUND);
    ck_assert_int_eq(ballot_about(forum, &arena, &ada, STR("1"), &about), OK);
    ck_assert_int_eq(id, 1);
}
END_TEST

START_TEST(a_judgment_keeps_its_proposals_and_grades_in_order)
{
    struct ballot_proposals proposals;
    struct ballot_grades grades;
    int64_t id;

    ballot_begin(0);
    id = ballot_planned(BALLOT_JUDGMENT);
    ck_assert_int_eq(ballot_proposals_of(forum, &arena, id, &proposals), OK);
    ck_assert_int_eq(ballot_grades_of(forum, &arena, id, &grades), OK);
    ck_assert_uint_eq(proposals.count, 3);
    ck_assert_str_eq(proposals.items[1].words.data, "The station");
    ck_assert_int_eq(proposals.items[1].number, 2);
    ck_assert_uint_eq(grades.count, 6);
    ck_assert_str_eq(grades.items[0].name.data, "Very good");
    ck_assert_str_eq(grades.items[5].name.data, "To be rejected");
}
END_TEST

START_TEST(the_usual_grades_are_said_in_the_language_of_the_item)
{
    struct ballot_wish wish = { .item = { .lang = STR("fr") } };

    ballot_usual_grades(&wish);
    ck_assert_uint_eq(wish.grade_count, 6);
    ck_assert_str_eq(wish.grades[0].data, "Très bien");
    wish.item.lang = STR("xx");
    ballot_usual_grades(&wish);
    ck_assert_str_eq(wish.grades[0].data, "Very good");
}
END_TEST

START_TEST(its_state_goes_by_the_clock)
{
    struct ballot_item item = { .opens_at = 100, .closes_at = 200 };

    ck_assert_int_eq(ballot_state(&item, 99), BALLOT_PLANNED);
    ck_assert_int_eq(ballot_state(&item, 100), BALLOT_OPEN);
    ck_assert_int_eq(ballot_state(&item, 199), BALLOT_OPEN);
    ck_assert_int_eq(ballot_state(&item, 200), BALLOT_COUNTING);
    item.closed_at = 201;
    ck_assert_int_eq(ballot_state(&item, 300), BALLOT_CLOSED);
    item.cancelled_at = 150;
    ck_assert_int_eq(ballot_state(&item, 300), BALLOT_CANCELLED);
    ck_assert_str_eq(ballot_state_word(BALLOT_COUNTING), "counting");
    ck_assert_int_eq(ballot_kind_of(STR("judgment")), BALLOT_JUDGMENT);
    ck_assert_int_eq(ballot_kind_of(STR("draw")), BALLOT_KINDS);
    ck_assert_str_eq(ballot_outcome_word(OUTCOME_NO_QUORUM), "no-quorum");
}
END_TEST

START_TEST(dates_seats_and_quorum_change_until_it_opens)
{
    struct ballot_item item;
    struct problems *problems;

    ballot_begin(0);
    item = ballot_found(ballot_planned(BALLOT_YES_NO));
    item.seats = 10;
    item.seat_rule = HARE;
    item.quorum = 20;
    item.closes_at += 3600;
    item.question = STR("Another question than that one?");
    item.words = STR("Other words.");
    ck_assert_int_eq(change(&item, debate_problems()), OK);
    item = ballot_found(item.id);
    ck_assert_int_eq(item.seats, 10);
    ck_assert_int_eq(item.seat_rule, HARE);
    ck_assert_int_eq(item.quorum, 20);
    ck_assert_str_eq(item.question.data, "Shall we meet at the library in June?");
    ck_assert_str_eq(item.words.data, "We meet at the library on 14 June.");
    item.quorum = 200;
    problems = debate_problems();
    ck_assert_int_eq(change(&item, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "quorum");
    debate_later(3600);
    item.quorum = 30;
    item.opens_at += 7200;
    ck_assert_int_eq(change(&item, debate_problems()), CONFLICT);
    log_check_whole(forum, 2);
}
END_TEST

START_TEST(an_item_is_cancelled_once_with_a_reason)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(0);
    id = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(cancel(id, "  "), NOT_VALID);
    ck_assert_int_eq(cancel(id, " The library is closed. "), OK);
    item = ballot_found(id);
    ck_assert_int_eq(ballot_state(&item, clock_now()), BALLOT_CANCELLED);
    ck_assert_str_eq(item.cancel_reason.data, "The library is closed.");
    ck_assert_int_eq(cancel(id, "Again."), CONFLICT);
    item.quorum = 10;
    ck_assert_int_eq(change(&item, debate_problems()), CONFLICT);
    log_check_whole(forum, 2);
}
END_TEST

START_TEST(what_was_voted_in_a_cancelled_vote_is_kept_nowhere)
{
    int64_t id;

    ballot_begin(3);
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(ballot_found(id).roll_count, 3);
    db_script(forum, "INSERT INTO ballot (item_id, receipt, choice) VALUES (1, 'a', 'yes');"
                     "UPDATE ballot_roll SET has_voted = 1 WHERE account_id = 1000");
    ck_assert_int_eq(cancel(id, "The words were wrong."), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_roll"), 0);
}
END_TEST

START_TEST(a_vote_that_is_over_or_takes_the_place_of_an_agreement_is_not_cancelled)
{
    int64_t over, fallback, elsewhere;

    ballot_begin(1);
    fallback = ballot_planned(BALLOT_YES_NO);
    db_script(forum, "UPDATE ballot_item SET is_fallback = 1");
    ck_assert_int_eq(cancel(fallback, "I do not like it."), CONFLICT);
    elsewhere = ballot_planned(BALLOT_EXTERNAL);
    over = ballot_opened(BALLOT_YES_NO);
    debate_later(86400);
    ck_assert_int_eq(cancel(over, "I do not like it."), CONFLICT);
    ck_assert_int_eq(cancel(elsewhere, "It was not held."), OK);
}
END_TEST

START_TEST(an_item_is_followed_by_one_other_until_that_is_cancelled)
{
    struct ballot_wish wish;
    int64_t first, second, third;

    ballot_begin(0);
    first = ballot_planned(BALLOT_YES_NO);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.follows_id = first;
    wish.item.words = STR("We meet at the library on 15 June.");
    ck_assert_int_eq(ballot_try_plan(&wish, &second), OK);
    ck_assert_int_eq(ballot_found(first).followed_by_id, second);
    ck_assert_int_eq(ballot_found(second).follows_id, first);
    ck_assert_int_eq(ballot_try_plan(&wish, &third), CONFLICT);
    ck_assert_int_eq(cancel(second, "A mistake."), OK);
    ck_assert_int_eq(ballot_found(first).followed_by_id, 0);
    ck_assert_int_eq(ballot_try_plan(&wish, &third), OK);
    ck_assert_int_eq(ballot_found(first).followed_by_id, third);
}
END_TEST

START_TEST(lists_go_by_the_clock_and_hold_what_their_reader_may_see)
{
    struct ballot_items list;
    int64_t first, later, cancelled;

    ballot_begin(0);
    first = ballot_planned(BALLOT_YES_NO);
    debate_later(60);
    later = ballot_planned(BALLOT_JUDGMENT);
    cancelled = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(cancel(cancelled, "A mistake."), OK);
    ck_assert_int_eq(ballots_ahead(forum, &arena, &nobody, clock_now(), &list), OK);
    ck_assert_uint_eq(list.count, 2);
    ck_assert_int_eq(list.items[0].id, first);
    ck_assert_int_eq(list.items[1].id, later);
    ck_assert_int_eq(ballots_since(forum, &arena, &nobody, clock_now(), &list), OK);
    ck_assert_uint_eq(list.count, 3);
    debate_later(2 * 86400);
    ck_assert_int_eq(ballots_ahead(forum, &arena, &nobody, clock_now(), &list), OK);
    ck_assert_uint_eq(list.count, 0);
    ck_assert_int_eq(
        ballots_past(forum, &arena, &nobody, clock_now(), (struct ballot_cursor){ 0 }, &list), OK);
    ck_assert_uint_eq(list.count, 3);
    ck_assert_int_eq(list.items[2].id, first);
    ck_assert_int_eq(
        ballots_past(forum, &arena, &nobody, clock_now(),
                     (struct ballot_cursor){ list.items[1].closes_at, list.items[1].id }, &list),
        OK);
    ck_assert_uint_eq(list.count, 1);
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at) "
                     "VALUES (1, 'T', 't', '', 1);"
                     "UPDATE category SET readers = 2, writers = 2, team_id = 1");
    ck_assert_int_eq(
        ballots_past(forum, &arena, &ada, clock_now(), (struct ballot_cursor){ 0 }, &list), OK);
    ck_assert_uint_eq(list.count, 0);
    ck_assert_int_eq(ballots_since(forum, &arena, &mia, 0, &list), OK);
    ck_assert_uint_eq(list.count, 3);
}
END_TEST

START_TEST(what_happens_to_it_changes_the_pages_that_show_it)
{
    int64_t id, version, topic;

    ballot_begin(0);
    id = ballot_planned(BALLOT_YES_NO);
    db_script(forum, "INSERT INTO ballot_topic (item_id, topic_id, relation, created_at) "
                     "VALUES (1, 1, 0, 1)");
    version = ballot_found(id).version;
    topic = debate_topic().version;
    ck_assert_int_eq(ballot_touch(forum, &arena, id), OK);
    ck_assert_int_gt(ballot_found(id).version, version);
    ck_assert_int_gt(debate_topic().version, topic);
    ck_assert_int_eq(ballot_touch(forum, &arena, 99), NOT_FOUND);
}
END_TEST

START_TEST(a_debate_elsewhere_shows_it_otherwise_when_its_space_gets_other_readers)
{
    struct category elsewhere = { .name = STR("The garden") }, category;
    int64_t version, garden;

    ballot_begin(0);
    ck_assert_int_eq(category_create(forum, &arena, &elsewhere, &garden), OK);
    ballot_planned(BALLOT_YES_NO);
    db_script(forum, "INSERT INTO ballot_topic (item_id, topic_id, relation, created_at) "
                     "VALUES (1, 1, 0, 1);"
                     "UPDATE ballot_item SET category_id = 2");
    ck_assert_int_eq(category_find(forum, &arena, garden, &category), OK);
    category.readers = category.writers = SPACE_MEMBERS;
    version = debate_topic().version;
    ck_assert_int_eq(category_edit(forum, &arena, &category, debate_problems()), OK);
    ck_assert_int_gt(debate_topic().version, version);
}
END_TEST

START_TEST(what_somebody_planned_stays_by_nobody_when_they_leave)
{
    struct account_event event = { .account_id = MIA, .erases = true };
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(ballots_let_go(forum, &arena, &event), OK);
    ck_assert_int_eq(ballot_found(id).actor.id, 0);
    event.account_id = VOTER;
    ck_assert_int_eq(ballots_let_go(forum, &arena, &event), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_roll"), 2);
}
END_TEST

RUN_TESTS("ballot items", a_planned_item_is_found_as_it_was_wished,
          its_planning_is_an_entry_of_the_log_that_its_readers_read,
          a_judgment_keeps_its_proposals_and_grades_in_order,
          the_usual_grades_are_said_in_the_language_of_the_item, its_state_goes_by_the_clock,
          dates_seats_and_quorum_change_until_it_opens, an_item_is_cancelled_once_with_a_reason,
          what_was_voted_in_a_cancelled_vote_is_kept_nowhere,
          a_vote_that_is_over_or_takes_the_place_of_an_agreement_is_not_cancelled,
          an_item_is_followed_by_one_other_until_that_is_cancelled,
          lists_go_by_the_clock_and_hold_what_their_reader_may_see,
          what_happens_to_it_changes_the_pages_that_show_it,
          a_debate_elsewhere_shows_it_otherwise_when_its_space_gets_other_readers,
          what_somebody_planned_stays_by_nobody_when_they_leave)
