/* What a meeting came to goes on in decisions: it proposes and never adopts. */
#include "meetings/decide.h"

#include "base/clock.h"
#include "decisions/option.h"
#include "meetings/minutes.h"
#include "meetings/present.h"
#include "support/decide.h"
#include "support/suite.h"

enum { MINUTES_REVISION = 1 };

static struct meeting found(void)
{
    struct meeting meeting;

    ck_assert_int_eq(meeting_find(forum, &arena, 1, &meeting), OK);
    return meeting;
}

static struct item item_now(void)
{
    struct items items;

    ck_assert_int_eq(items_of_meeting(forum, &arena, NULL, 1, &items), OK);
    ck_assert_uint_eq(items.count, 1);
    return items.items[0];
}

/* A meeting with one item, on that decision (0: on the debate alone); it is over now. */
static void hold(int64_t decision_id, const char *text)
{
    struct item item = { .topic_id = TOPIC,
                         .decision_id = decision_id,
                         .author.id = BOB,
                         .title = STR("Where we meet") };
    struct meeting meeting = { .title = STR("The roof"),
                               .category_id = CATEGORY,
                               .keeper.id = ADA,
                               .zone = STR("UTC"),
                               .starts_at = clock_now() + HOUR,
                               .length = 60,
                               .place = STR("Here") };
    int64_t id;

    ck_assert_int_eq(meeting_call(forum, &arena, &meeting, debate_problems(), &id), OK);
    meeting = found();
    ck_assert_int_eq(item_text_prepare(&arena, str_of(text), "text", debate_problems(), &item.text),
                     OK);
    ck_assert_int_eq(item_add(forum, &meeting, &item, debate_problems(), &id), OK);
    debate_later(3 * HOUR);
}

static void gather(int people)
{
    struct meeting meeting = found();

    for (int id = ADA; id < ADA + people; id++)
        ck_assert_int_eq(
            present_note(forum, &meeting, &(struct presence){ id, true }, debate_problems()), OK);
}

static void publish(void)
{
    struct written written = debate_written("We spoke of the roof.");
    struct minutes_wish wish = { BOB, 0, &written };
    struct meeting meeting = found();

    ck_assert_int_eq(minutes_write(forum, &arena, &meeting, &wish, debate_problems()), OK);
    meeting = found();
    ck_assert_int_eq(
        minutes_publish(forum, &arena, &meeting, ADA, MINUTES_REVISION, debate_problems()), OK);
}

/* Each act in a transaction of its own, as a request has it. */
static enum result ended(enum result result)
{
    if (result == OK)
        ck_assert_int_eq(db_commit(forum), OK);
    else
        db_rollback(forum);
    return result;
}

static enum result propose(int64_t actor_id, struct problems *problems)
{
    struct meeting meeting = found();
    struct item item = item_now();

    db_begin(forum);
    return ended(item_propose(forum, &arena, &meeting, &item, actor_id, problems));
}

static enum result announce(const struct notice_wish *wish, struct problems *problems, int64_t *id)
{
    struct meeting meeting = found();
    struct item item = item_now();

    db_begin(forum);
    return ended(item_announce(forum, &arena, &meeting, &item, wish, problems, id));
}

static struct notice_wish notice(void)
{
    return (struct notice_wish){ .author_id = BOB,
                                 .question = STR("We close the roof before the rain"),
                                 .undo = STR("We take the cover off again."),
                                 .is_own = true };
}

START_TEST(its_text_is_proposed_and_never_adopted)
{
    struct text_version version;
    struct decision decision;
    struct item item;
    int64_t id;

    decide_begin();
    id = decide_open();
    decide_summary(id);
    hold(id, "We meet in the **library**.");
    gather(PRESENT_TO_PROPOSE_MIN);
    publish();
    ck_assert_int_eq(propose(BOB, debate_problems()), OK);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_PROPOSED);
    item = item_now();
    ck_assert_int_eq(item.version_id, decision.version_id);
    ck_assert_int_eq(item.proposed_at, clock_now());
    ck_assert_int_eq(version_find(forum, &arena, item.version_id, &version), OK);
    ck_assert_text(version.text, "We meet in the **library**.");
    ck_assert_int_eq(propose(BOB, debate_problems()), NOT_VALID);
    decide_check_log();
}
END_TEST

START_TEST(the_window_of_its_text_is_not_shorter_than_that_of_its_minutes)
{
    int64_t id;

    decide_begin();
    id = decide_open();
    decide_summary(id);
    hold(id, "We meet in the library.");
    gather(PRESENT_TO_PROPOSE_MIN);
    publish();
    /* The rules say that a text stands one day. */
    db_script(forum, "UPDATE decision_rule SET value = 1 WHERE name = 'window_days';");
    ck_assert_int_eq(propose(BOB, debate_problems()), OK);
    ck_assert_int_ge(decide_find(id).window_ends_at, found().published_at + 7 * DAY);
}
END_TEST

START_TEST(nothing_is_proposed_before_those_who_were_away_can_read_of_it)
{
    int64_t id;

    decide_begin();
    id = decide_open();
    decide_summary(id);
    hold(id, "We meet in the library.");
    gather(PRESENT_TO_PROPOSE_MIN);
    ck_assert_int_eq(propose(BOB, debate_problems()), NOT_VALID);
    ck_assert_int_eq(decide_find(id).state, STATE_OPEN);
}
END_TEST

START_TEST(two_people_are_no_meeting)
{
    struct notice_wish wish = notice();
    int64_t id, other;

    decide_begin();
    id = decide_open();
    decide_summary(id);
    hold(id, "We meet in the library.");
    gather(PRESENT_TO_PROPOSE_MIN - 1);
    publish();
    ck_assert_int_eq(propose(BOB, debate_problems()), NOT_VALID);
    ck_assert_int_eq(announce(&wish, debate_problems(), &other), NOT_VALID);
    ck_assert_int_eq(decide_find(id).state, STATE_OPEN);
}
END_TEST

START_TEST(without_a_summary_a_meeting_proposes_as_little_as_anyone)
{
    int64_t id;

    decide_begin();
    id = decide_open();
    hold(id, "We meet in the library.");
    gather(PRESENT_TO_PROPOSE_MIN);
    publish();
    ck_assert_int_eq(propose(BOB, debate_problems()), NOT_VALID);
    ck_assert_int_eq(item_now().proposed_at, 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_option "
                                  "WHERE number > 0"),
                     0);
}
END_TEST

START_TEST(a_question_is_opened_in_the_debate_of_an_item)
{
    struct open_wish wish = decide_wish();
    struct meeting meeting;
    struct item item;
    int64_t id;

    decide_begin();
    hold(0, "We meet in the library.");
    meeting = found();
    item = item_now();
    db_begin(forum);
    ck_assert_int_eq(
        ended(item_open(forum, &arena, &meeting, &item, &wish, debate_problems(), &id)), OK);
    ck_assert_int_eq(decide_find(id).state, STATE_OPEN);
    ck_assert_int_eq(decide_find(id).topic_id, TOPIC);
    ck_assert_int_eq(item_now().decision_id, id);
    ck_assert_int_eq(item_now().proposed_at, 0);
    db_begin(forum);
    ck_assert_int_eq(
        ended(item_open(forum, &arena, &meeting, &item, &wish, debate_problems(), &id)), CONFLICT);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision"), 1);
    decide_check_log();
}
END_TEST

START_TEST(what_cannot_wait_is_announced_for_a_day_and_looked_at_after_two_weeks)
{
    struct notice_wish wish = notice();
    struct decision decision;
    int64_t id;

    decide_begin();
    hold(0, "We close the roof.");
    gather(PRESENT_TO_PROPOSE_MIN);
    ck_assert_int_eq(announce(&wish, debate_problems(), &id), OK);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_NOTICE);
    ck_assert(decision.is_urgent);
    ck_assert_int_eq(decision.call_ends_at, clock_now() + 24 * HOUR);
    ck_assert_int_eq(item_now().decision_id, id);
    ck_assert_int_eq(item_now().version_id, decision.version_id);
    debate_later(24 * HOUR);
    decide_settle(id);
    decision = decide_find(id);
    ck_assert_int_eq(decision.state, STATE_ADOPTED);
    ck_assert_int_eq(decision.review_at, decision.decided_at + 14 * DAY);
    decide_check_log();
}
END_TEST

START_TEST(what_cannot_be_undone_is_not_announced)
{
    struct problems *problems = debate_problems();
    struct notice_wish wish = notice();
    int64_t id;

    decide_begin();
    hold(0, "We sell the roof.");
    gather(PRESENT_TO_PROPOSE_MIN);
    wish.undo = STR("");
    ck_assert_int_eq(announce(&wish, problems, &id), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "undo");
    ck_assert_int_eq(item_now().decision_id, 0);
}
END_TEST

START_TEST(a_text_that_was_proposed_stays_in_the_item)
{
    struct notice_wish wish = notice();
    struct meeting meeting;
    struct item item;
    int64_t id;

    decide_begin();
    hold(0, "We close the roof.");
    gather(PRESENT_TO_PROPOSE_MIN);
    ck_assert_int_eq(announce(&wish, debate_problems(), &id), OK);
    meeting = found();
    item = item_now();
    item.text.text = STR("We open the roof.");
    item.outcome.text = STR("Announced.");
    ck_assert_int_eq(item_edit(forum, &meeting, &item, debate_problems()), OK);
    ck_assert_text(item_now().text.text, "We close the roof.");
    ck_assert_text(item_now().outcome.text, "Announced.");
}
END_TEST

RUN_TESTS("meeting_decide", its_text_is_proposed_and_never_adopted,
          the_window_of_its_text_is_not_shorter_than_that_of_its_minutes,
          nothing_is_proposed_before_those_who_were_away_can_read_of_it, two_people_are_no_meeting,
          without_a_summary_a_meeting_proposes_as_little_as_anyone,
          a_question_is_opened_in_the_debate_of_an_item,
          what_cannot_wait_is_announced_for_a_day_and_looked_at_after_two_weeks,
          what_cannot_be_undone_is_not_announced, a_text_that_was_proposed_stays_in_the_item)
