#include "decisions/act.h"

#include "base/clock.h"
#include "decisions/kept.h"
#include "support/decide.h"
#include "support/suite.h"

static struct problems *problems;

/* In a transaction of its own; what is refused leaves no trace. */
static enum result end(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static void begin(void)
{
    problems = debate_problems();
    db_begin(forum);
}

static const char *first_field(void)
{
    return problems->count ? problems->items[0].field : "none";
}

/* How many entries of the log hold this. */
static int64_t logged(const char *words)
{
    return debate_count(
        str_format(&arena, "SELECT COUNT(*) AS count FROM log_words WHERE payload LIKE '%%%s%%'",
                   words)
            .data);
}

static enum result call(int64_t id, const char *why2)
{
    struct last_call_wish wish = { .decision_id = id, .actor_id = HAL };

    wish.reasons[1] = str_of(why2);
    begin();
    return end(decision_call(forum, &arena, &wish, problems));
}

static enum result bring_back(int64_t id, int64_t concern_id, const char *reason)
{
    struct return_wish wish = { id, HAL, concern_id, str_of(reason) };

    begin();
    return end(decision_return(forum, &arena, &wish, problems));
}

static enum result withdraw(int64_t id, int64_t actor_id, const char *reason)
{
    begin();
    return end(decision_withdraw(forum, &arena, &(struct act_wish){ id, actor_id, str_of(reason) },
                                 problems));
}

static enum result take_over(int64_t id, int64_t actor_id)
{
    begin();
    return end(
        decision_take_over(forum, &arena, &(struct act_wish){ id, actor_id, STR("") }, problems));
}

static enum result record(int64_t id, struct result_wish wish)
{
    wish.decision_id = id;
    begin();
    return end(decision_result(forum, &arena, &wish, problems));
}

static int64_t ready_to_call(void)
{
    int64_t id = decide_proposed();

    decide_stance(id, BOB, 0);
    decide_stance(id, CLEO, 1);
    decide_stance(id, DAN, 2);
    decide_text(id, EVE, "At the station.");
    debate_later(7 * DAY);
    return id;
}

START_TEST(a_last_call_needs_a_reason_for_every_other_option)
{
    int64_t id;

    decide_begin();
    id = ready_to_call();
    ck_assert_int_eq(call(id, " "), NOT_VALID);
    ck_assert_str_eq(first_field(), "why2");
    ck_assert_int_eq(decide_find(id).state, STATE_PROPOSED);
    ck_assert_int_eq(call(id, "It is closed in June."), OK);
    ck_assert_int_eq(decide_find(id).state, STATE_LAST_CALL);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_option WHERE "
                                  "set_aside = 'It is closed in June.'"),
                     1);
}
END_TEST

START_TEST(who_may_not_call_writes_no_reason_either)
{
    struct last_call_wish wish = { .actor_id = BOB, .reasons = { STR(""), STR("Not this one.") } };

    decide_begin();
    wish.decision_id = ready_to_call();
    begin();
    ck_assert_int_eq(end(decision_call(forum, &arena, &wish, problems)), NOT_VALID);
    ck_assert_str_eq(first_field(), "");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_option WHERE "
                                  "set_aside_at > 0"),
                     0);
}
END_TEST

START_TEST(a_call_and_an_adoption_record_where_everybody_stands_and_what_is_not_taken)
{
    int64_t id;

    decide_begin();
    id = ready_to_call();
    ck_assert_int_eq(call(id, "It is closed in June."), OK);
    debate_later(8 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(logged("\"stances\":{\"support\":1,\"reservation\":1,\"stand-aside\":1,"
                            "\"block\":0,\"stale\":0},\"dissents\":[{\"stance\":\"reservation\"},"
                            "{\"stance\":\"stand-aside\"}],\"set-aside\":[{\"option\":"),
                     2);
    ck_assert_int_eq(logged("\"review\":\"20"), 1);
    decide_check_log();
}
END_TEST

START_TEST(two_calls_at_once_are_one)
{
    int64_t id;

    decide_begin();
    id = ready_to_call();
    ck_assert_int_eq(call(id, "It is closed in June."), OK);
    ck_assert_int_eq(call(id, "It is closed in June."), NOT_VALID);
    ck_assert_int_eq(logged("\"transition\":7"), 1);
}
END_TEST

START_TEST(a_new_fact_brings_a_text_back_once_for_each_concern)
{
    struct decide_concern concern = { .author_id = EVE, .is_answered = true };
    int64_t id, concern_id;

    decide_begin();
    id = decide_called();
    concern_id = decide_concern(id, &concern);
    ck_assert_int_eq(bring_back(id, 0, "The roof fell in."), NOT_VALID);
    ck_assert_int_eq(bring_back(id, concern_id, ""), NOT_VALID);
    ck_assert_str_eq(first_field(), "reason");
    ck_assert_int_eq(bring_back(id, concern_id, "The roof fell in."), OK);
    ck_assert_int_eq(decide_find(id).state, STATE_PROPOSED);
    ck_assert_int_eq(decide_act(id, ACT_CALL, HAL), OK);
    ck_assert_int_eq(bring_back(id, concern_id, "It fell in again."), NOT_VALID);
}
END_TEST

START_TEST(only_its_author_withdraws_it_and_others_go_on_within_days)
{
    int64_t id;

    decide_begin();
    id = decide_called();
    ck_assert_int_eq(withdraw(id, BOB, "No longer needed."), NOT_VALID);
    ck_assert_int_eq(withdraw(id, ADA, ""), NOT_VALID);
    ck_assert_int_eq(withdraw(id, ADA, "No longer needed."), OK);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_WITHDRAWN);
    ck_assert_int_eq(take_over(id, ADA), NOT_VALID);
    debate_later(7 * DAY - 1);
    ck_assert_int_eq(take_over(id, HAL), OK);
    ck_assert_int_eq(decide_find(id).state, STATE_PROPOSED);
    ck_assert_int_eq(decide_find(id).author.id, HAL);
    ck_assert_int_eq(decide_find(id).clerk.id, 0);
}
END_TEST

START_TEST(what_was_withdrawn_is_not_taken_over_after_its_days_or_its_ceiling)
{
    int64_t id, late;

    decide_begin();
    id = decide_proposed();
    ck_assert_int_eq(withdraw(id, ADA, "No longer needed."), OK);
    debate_later(7 * DAY);
    ck_assert_int_eq(take_over(id, BOB), NOT_VALID);
    late = decide_proposed();
    for (int i = 0; i < 2; i++) {
        debate_later(29 * DAY);
        decide_stance(late, i ? BOB : CLEO, 0);
        ck_assert_int_eq(decide_act(late, ACT_REVISE, ADA), OK);
    }
    ck_assert_int_eq(withdraw(late, ADA, "No longer needed."), OK);
    debate_later(3 * DAY);
    ck_assert_int_eq(take_over(late, BOB), NOT_VALID);
    ck_assert_int_ne(problems->items[0].time, 0);
}
END_TEST

START_TEST(a_notice_that_is_withdrawn_is_taken_over_as_a_question_with_all_its_time)
{
    int64_t id;

    decide_begin();
    id = decide_notice();
    ck_assert_int_eq(withdraw(id, ADA, "Another time."), OK);
    ck_assert_int_eq(take_over(id, BOB), OK);
    ck_assert_int_eq(decide_find(id).state, STATE_OPEN);
    ck_assert_int_eq(decide_find(id).ceiling_at, clock_now() + 60 * DAY);
}
END_TEST

static int64_t voted_on(void)
{
    struct open_wish wish = decide_wish();
    int64_t id, version_id;

    db_script(forum, "UPDATE account SET password = 'x'");
    wish.fallback = FALLBACK_VOTE;
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    version_id = decide_text(id, ADA, "At the library.");
    decide_clerk(id, HAL);
    decide_summary(id);
    ck_assert_int_eq(
        decide_move(&(struct move_wish){ .decision_id = id, .act = ACT_PROPOSE, .actor_id = ADA },
                    version_id),
        OK);
    for (int i = 0; i < 3; i++) {
        debate_later(20 * DAY);
        if (i < 2)
            ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    }
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_VOTING);
    return id;
}

START_TEST(the_figures_of_a_vote_decide_when_it_ends)
{
    struct vote vote;
    int64_t id;

    decide_begin();
    id = voted_on();
    ck_assert_int_eq(decision_vote(forum, &arena, id, &vote), OK);
    ck_assert_int_eq(vote.electorate, 9);
    ck_assert_int_eq(record(id, (struct result_wish){ 0, BOB, STR("the square"), 3, 1, 0 }),
                     NOT_VALID);
    ck_assert_int_eq(record(id, (struct result_wish){ 0, HAL, STR(""), 3, 1, 0 }), NOT_VALID);
    ck_assert_str_eq(first_field(), "place");
    ck_assert_int_eq(record(id, (struct result_wish){ 0, HAL, STR("the square"), 8, 1, 1 }),
                     NOT_VALID);
    ck_assert_str_eq(first_field(), "yes");
    ck_assert_int_eq(record(id, (struct result_wish){ 0, HAL, STR("the square"), 3, 2, -1 }),
                     NOT_VALID);
    ck_assert_str_eq(first_field(), "abstain");
    ck_assert_int_eq(record(id, (struct result_wish){ 0, HAL, STR("the square"), 3, 2, 1 }), OK);
    debate_later(14 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(record(id, (struct result_wish){ 0, HAL, STR("the square"), 1, 2, 1 }),
                     NOT_VALID);
    ck_assert_int_eq(logged("\"electorate\":9,"), 2);
}
END_TEST

START_TEST(a_vote_without_figures_or_a_majority_keeps_the_status_quo)
{
    int64_t id, even;

    decide_begin();
    id = voted_on();
    even = voted_on();
    ck_assert_int_eq(record(even, (struct result_wish){ 0, ADA, STR("the square"), 2, 2, 5 }), OK);
    debate_later(14 * DAY);
    decide_settle(id);
    decide_settle(even);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_STATUS_QUO);
    ck_assert_int_eq(decide_find(even).closed_as, CLOSED_STATUS_QUO);
}
END_TEST

START_TEST(what_kept_a_question_from_ending_is_said)
{
    struct decide_concern block = { .author_id = EVE, .is_block = true, .is_sustained = true };
    struct facts facts;
    int64_t id, bare;

    decide_begin();
    bare = decide_open();
    facts = decide_facts(bare, 0);
    ck_assert_text(kept_words(&arena, &facts), "no-text no-summary no-clerk");
    id = decide_proposed();
    decide_concern(id, &block);
    facts = decide_facts(id, 0);
    ck_assert_text(kept_words(&arena, &facts), "block no-charters concerns floor");
    for (int i = 0; i < 3; i++) {
        debate_later(20 * DAY);
        if (i < 2)
            ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    }
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).closed_as, CLOSED_STATUS_QUO);
    ck_assert_int_eq(logged("\"kept-from-ending\":\"block no-charters concerns floor\""), 1);
    ck_assert_str_eq(kept_label(STR("no-clerk")), "It had no clerk, as nobody volunteered.");
    ck_assert_ptr_null(kept_label(STR("rain")));
}
END_TEST

START_TEST(a_successor_that_is_adopted_ends_what_it_supersedes)
{
    struct open_wish wish = decide_wish();
    int64_t old, id, version_id;

    decide_begin();
    old = decide_called();
    debate_later(8 * DAY);
    decide_settle(old);
    wish.supersedes = 99;
    ck_assert_int_eq(decide_try_open(&wish, &id), NOT_VALID);
    wish.supersedes = old;
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    version_id = decide_text(id, ADA, "In the park.");
    decide_clerk(id, HAL);
    decide_summary(id);
    ck_assert_int_eq(
        decide_move(&(struct move_wish){ .decision_id = id, .act = ACT_PROPOSE, .actor_id = ADA },
                    version_id),
        OK);
    decide_stance(id, BOB, 0);
    decide_stance(id, CLEO, 0);
    decide_stance(id, DAN, 0);
    debate_later(7 * DAY);
    ck_assert_int_eq(decide_act(id, ACT_CALL, HAL), OK);
    debate_later(7 * DAY);
    decide_settle(id);
    decide_settle(old);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    ck_assert_int_eq(decide_find(old).closed_as, CLOSED_SUPERSEDED);
    ck_assert_int_eq(decide_find(old).state_since, decide_find(id).decided_at);
}
END_TEST

START_TEST(a_question_says_everything_that_is_missing_at_once)
{
    struct open_wish wish = { .topic_id = TOPIC,
                              .author_id = ADA,
                              .question = STR("Why?"),
                              .scope = NOT_SAID,
                              .reversible = NOT_SAID,
                              .forkable = NOT_SAID,
                              .fallback = NOT_SAID,
                              .floor_people = 0,
                              .floor_groups = -1 };
    int64_t id;

    decide_begin();
    begin();
    ck_assert_int_eq(end(decision_open(forum, &arena, &wish, problems, &id)), NOT_VALID);
    ck_assert_uint_eq(problems->count, 10);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision"), 0);
}
END_TEST

START_TEST(a_notice_gives_people_the_time_and_says_how_it_is_undone)
{
    struct written written;
    struct notice_wish wish;
    int64_t id;

    decide_begin();
    written = debate_written("In green, on Sunday.");
    wish = decide_notice_wish(&written);
    wish.until = clock_now() + 72 * HOUR - 1;
    begin();
    ck_assert_int_eq(end(notice_give(forum, &arena, &wish, problems, &id)), NOT_VALID);
    ck_assert_int_eq(problems->items[0].count, 72);
    wish.is_urgent = true; /* alone it is not urgent: only a meeting opens it so */
    wish.until = clock_now() + 24 * HOUR;
    begin();
    ck_assert_int_eq(end(notice_give(forum, &arena, &wish, problems, &id)), NOT_VALID);
    wish.by_meeting = true;
    begin();
    ck_assert_int_eq(end(notice_give(forum, &arena, &wish, problems, &id)), OK);
    debate_later(DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).review_at, clock_now() + 14 * DAY);
    wish = (struct notice_wish){ .topic_id = TOPIC, .author_id = ADA };
    begin();
    ck_assert_int_eq(end(notice_give(forum, &arena, &wish, problems, &id)), NOT_VALID);
    ck_assert_uint_eq(problems->count, 5);
}
END_TEST

RUN_TESTS("acts", a_last_call_needs_a_reason_for_every_other_option,
          who_may_not_call_writes_no_reason_either,
          a_call_and_an_adoption_record_where_everybody_stands_and_what_is_not_taken,
          two_calls_at_once_are_one, a_new_fact_brings_a_text_back_once_for_each_concern,
          only_its_author_withdraws_it_and_others_go_on_within_days,
          what_was_withdrawn_is_not_taken_over_after_its_days_or_its_ceiling,
          a_notice_that_is_withdrawn_is_taken_over_as_a_question_with_all_its_time,
          the_figures_of_a_vote_decide_when_it_ends,
          a_vote_without_figures_or_a_majority_keeps_the_status_quo,
          what_kept_a_question_from_ending_is_said,
          a_successor_that_is_adopted_ends_what_it_supersedes,
          a_question_says_everything_that_is_missing_at_once,
          a_notice_gives_people_the_time_and_says_how_it_is_undone)
