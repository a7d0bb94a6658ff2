/* Concerns and objections: raised, seconded, answered, asked about, and how they end. */
#include "decisions/concern.h"

#include "base/clock.h"
#include "decisions/arbiter.h"
#include "decisions/facts.h"
#include "support/question.h"

static struct concern_wish wish_of(int64_t account_id, int64_t version_id)
{
    return (struct concern_wish){
        .decision_id = QUESTION,
        .actor_id = account_id,
        .version_id = version_id,
        .harm = STR("It is dark on the way home."),
        .remedy = STR("An earlier hour, or a lamp."),
    };
}

static enum result raise(const struct concern_wish *wish, struct problems **problems)
{
    int64_t id;

    *problems = debate_problems();
    return concern_raise(forum, &arena, wish, *problems, &id);
}

static int64_t raised(int64_t account_id, int64_t version_id)
{
    struct concern_wish wish = wish_of(account_id, version_id);
    int64_t id;

    ck_assert_int_eq(concern_raise(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

static enum stance_kind held_by(int64_t account_id)
{
    struct stance stance;
    enum result result = stance_of(forum, &arena, QUESTION, account_id, &stance);

    return result == OK ? stance.kind : STANCE_KINDS;
}

static struct facts facts_now(void)
{
    struct facts facts;

    ck_assert_int_eq(facts_read(forum, &arena, QUESTION, 0, clock_now(), &facts), OK);
    return facts;
}

typedef enum result act(struct db *, struct arena *, const struct concern_act *, struct problems *);

static enum result try(act *does, int64_t account_id, int64_t concern_id, const char *words)
{
    struct concern_act wish = question_act(account_id, concern_id, words);

    return does(forum, &arena, &wish, debate_problems());
}

static enum result second_for(int64_t account_id, int64_t concern_id, int64_t team_id)
{
    struct concern_act wish = question_act(account_id, concern_id, "");

    wish.team_id = team_id;
    return concern_add_second(forum, &arena, &wish, debate_problems());
}

/* An objection of Bob's with two seconders. */
static int64_t sustained(void)
{
    int64_t id = question_block(BOB, question_proposed());

    ck_assert_int_eq(try(concern_add_second, DAN, id, ""), OK);
    ck_assert_int_eq(try(concern_add_second, EVE, id, ""), OK);
    return id;
}

START_TEST(a_concern_says_the_harm_and_what_would_lift_it)
{
    struct concern_wish wish = wish_of(BOB, question_proposed());
    struct problems *problems;

    wish.harm = STR("Bad.");
    wish.remedy = STR("");
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
    ck_assert_int_eq(problems->count, 2);
    ck_assert_str_eq(problems->items[0].field, "harm");
    ck_assert_str_eq(problems->items[1].field, "remedy");
}
END_TEST

START_TEST(a_block_without_what_would_lift_it_is_refused)
{
    struct concern_wish wish = wish_of(BOB, question_proposed());
    struct problems *problems;

    wish.is_block = true;
    wish.remedy = STR("");
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "remedy");
    ck_assert_int_eq(facts_now().blocks_waiting, 0);
    ck_assert_int_eq(held_by(BOB), STANCE_KINDS);
}
END_TEST

START_TEST(its_passage_must_stand_in_the_text)
{
    struct concern_wish wish = wish_of(BOB, question_proposed());
    struct problems *problems;

    wish.passage = STR("every Monday");
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "passage");
    wish.passage = STR("every\n  Tuesday");
    ck_assert_int_eq(raise(&wish, &problems), OK);
}
END_TEST

START_TEST(a_concern_stops_nothing_and_waits_for_an_answer)
{
    int64_t id = raised(BOB, question_proposed());

    ck_assert(!question_concern(id).is_block);
    ck_assert_int_eq(facts_now().blocks_waiting, 0);
    ck_assert_int_eq(facts_now().concerns_unanswered, 1);
}
END_TEST

START_TEST(a_block_waits_for_its_seconders_and_is_a_position)
{
    int64_t id = question_block(BOB, question_proposed());

    ck_assert_int_eq(held_by(BOB), STANCE_BLOCK);
    ck_assert_int_eq(question_concern(id).sustained_at, 0);
    ck_assert_int_eq(question_concern(id).second_until, clock_now() + 5 * DAY);
    ck_assert_int_eq(facts_now().blocks_waiting, 1);
}
END_TEST

START_TEST(only_a_proposed_text_can_be_blocked)
{
    int64_t park;
    struct concern_wish wish;
    struct problems *problems;

    question_begin();
    park = question_option(CLEO, "The park", "We meet in the park.");
    wish = wish_of(BOB, question_option_now(park).version_id);
    wish.is_block = true;
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
    wish.is_block = false;
    ck_assert_int_eq(raise(&wish, &problems), OK);
}
END_TEST

START_TEST(one_person_has_one_objection_open)
{
    int64_t version = question_proposed();
    struct concern_wish wish = wish_of(BOB, version);
    struct problems *problems;

    question_block(BOB, version);
    wish.is_block = true;
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
}
END_TEST

START_TEST(a_concern_about_an_old_version_is_refused)
{
    int64_t version = question_proposed();
    struct concern_wish wish = wish_of(BOB, version);
    struct problems *problems;

    question_revise(ADA, 2, "We meet in the park.");
    ck_assert_int_eq(raise(&wish, &problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "version");
}
END_TEST

START_TEST(two_people_sustain_a_block)
{
    int64_t id = question_block(BOB, question_proposed());

    ck_assert_int_eq(try(concern_add_second, DAN, id, ""), OK);
    ck_assert_int_eq(question_concern(id).sustained_at, 0);
    ck_assert_int_eq(try(concern_add_second, DAN, id, ""), CONFLICT);
    ck_assert_int_eq(try(concern_add_second, EVE, id, ""), OK);
    ck_assert_int_eq(question_concern(id).sustained_at, clock_now());
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
}
END_TEST

START_TEST(neither_its_author_nor_who_wrote_the_text_second_it)
{
    int64_t id = question_block(BOB, question_proposed());

    ck_assert_int_eq(try(concern_add_second, BOB, id, ""), NOT_VALID);
    ck_assert_int_eq(try(concern_add_second, ADA, id, ""), NOT_VALID);
    ck_assert_int_eq(question_concern(id).seconds, 0);
}
END_TEST

START_TEST(one_other_local_group_sustains_a_block_by_its_lead)
{
    int64_t id = question_block(BOB, question_proposed());
    struct concern_seconds seconds;

    ck_assert_int_eq(second_for(EVE, id, SOUTH), NOT_VALID);
    ck_assert_int_eq(second_for(FAY, id, HIDDEN_GROUP), NOT_VALID); /* Bob is in it */
    ck_assert_int_eq(second_for(DAN, id, SOUTH), OK);
    ck_assert_int_eq(question_concern(id).sustained_at, clock_now());
    ck_assert_int_eq(concern_seconds_of(forum, &arena, id, &seconds), OK);
    ck_assert_str_eq(seconds.items[0].team_handle.data, "South");
}
END_TEST

START_TEST(a_block_without_seconders_stands_aside_and_its_words_stay)
{
    int64_t id = question_block(BOB, question_proposed());

    debate_later(5 * DAY - 1);
    question_tick();
    ck_assert_int_eq(question_concern(id).stood_aside_at, 0);
    debate_later(1);
    question_tick();
    ck_assert_int_eq(question_concern(id).stood_aside_at, clock_now());
    ck_assert_int_eq(question_concern(id).ended_at, 0);
    ck_assert_int_eq(held_by(BOB), STANCE_ASIDE);
    ck_assert_int_eq(facts_now().blocks_waiting, 0);
    ck_assert_int_eq(try(concern_add_second, DAN, id, ""), OK);
    ck_assert_int_eq(try(concern_add_second, EVE, id, ""), OK);
    ck_assert_int_eq(question_concern(id).sustained_at, 0);
}
END_TEST

START_TEST(who_proposes_answers_and_others_reply)
{
    int64_t id = raised(BOB, question_proposed());
    struct concern_replies replies;

    ck_assert_int_eq(try(concern_answer, CLEO, id, "There is a lamp already."), NOT_VALID);
    ck_assert_int_eq(try(concern_reply, CLEO, id, "There is a lamp already."), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_OPEN);
    ck_assert_int_eq(try(concern_answer, ADA, id, "We will meet an hour earlier."), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_ADDRESSED);
    ck_assert_int_eq(facts_now().concerns_unanswered, 0);
    ck_assert_int_eq(concern_replies_of(forum, &arena, id, &replies), OK);
    ck_assert_int_eq(replies.count, 2);
    ck_assert(replies.items[1].is_answer);
}
END_TEST

START_TEST(an_empty_reply_is_refused)
{
    int64_t id = raised(BOB, question_proposed());

    ck_assert_int_eq(try(concern_reply, CLEO, id, " "), NOT_VALID);
    ck_assert_int_eq(try(concern_answer, ADA, id, "no"), NOT_VALID);
}
END_TEST

START_TEST(a_new_version_asks_everyone_with_an_open_concern)
{
    int64_t id = raised(BOB, question_proposed());
    int64_t version = question_revise(ADA, 2, "We meet in the library, at five.");

    ck_assert_int_eq(question_concern(id).asked_id, version);
    ck_assert_int_eq(question_concern(id).asked_at, clock_now());
    ck_assert_int_eq(question_concern(id).state, CONCERN_OPEN);
}
END_TEST

START_TEST(a_new_version_says_which_concerns_it_answers)
{
    int64_t id = raised(BOB, question_proposed());
    struct written written = debate_written("We meet in the library, at five.");
    struct version_wish wish = { .decision_id = QUESTION,
                                 .option_id = 2,
                                 .actor_id = ADA,
                                 .written = &written,
                                 .note = STR("It is light then."),
                                 .answers = &id,
                                 .answer_count = 1 };
    struct concerns answered;
    int64_t version;

    ck_assert_int_eq(version_add(forum, &arena, &wish, debate_problems(), &version), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_ADDRESSED);
    ck_assert_int_eq(question_concern(id).asked_id, version);
    ck_assert_int_eq(concerns_answered(forum, &arena, version, &answered), OK);
    ck_assert_int_eq(answered.count, 1);
}
END_TEST

START_TEST(a_version_answers_only_open_concerns_of_its_own_option)
{
    int64_t version = question_proposed();
    int64_t park = question_option(BOB, "The park", "We meet in the park.");
    int64_t other = raised(CLEO, question_option_now(park).version_id);
    struct written written = debate_written("We meet in the library, at five.");
    struct version_wish wish = { .decision_id = QUESTION,
                                 .option_id = 2,
                                 .actor_id = ADA,
                                 .written = &written,
                                 .note = STR("It is light then."),
                                 .answers = &other,
                                 .answer_count = 1 };
    struct problems *problems = debate_problems();

    ck_assert_int_eq(version_add(forum, &arena, &wish, problems, &version), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "answers");
}
END_TEST

START_TEST(silence_after_a_question_lets_it_lapse)
{
    int64_t id = sustained();

    question_revise(ADA, 2, "We meet in the town hall, which has a ramp.");
    debate_later(7 * DAY - 1);
    question_tick();
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
    debate_later(1);
    question_tick();
    ck_assert_int_eq(question_concern(id).state, CONCERN_LAPSED);
    ck_assert_int_eq(question_concern(id).ended_at, clock_now());
    ck_assert_int_eq(facts_now().blocks_sustained, 0);
    ck_assert_int_eq(held_by(BOB), STANCE_ASIDE);
}
END_TEST

START_TEST(its_author_upholds_it_and_is_not_asked_of_the_same_text_again)
{
    int64_t id = sustained();

    question_revise(ADA, 2, "We meet in the town hall, up the stairs.");
    ck_assert_int_eq(try(concern_uphold, CLEO, id, ""), NOT_VALID);
    ck_assert_int_eq(try(concern_uphold, BOB, id, "Stairs are no ramp."), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_UPHELD);
    ck_assert_int_eq(question_concern(id).asked_at, 0);
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
    ck_assert_int_eq(try(concern_ask, ADA, id, ""), NOT_VALID);
    debate_later(8 * DAY);
    question_tick();
    ck_assert_int_eq(question_concern(id).ended_at, 0);
}
END_TEST

START_TEST(it_is_asked_by_hand_once_it_has_an_answer)
{
    int64_t id = sustained();

    ck_assert_int_eq(try(concern_ask, ADA, id, ""), NOT_VALID);
    ck_assert_int_eq(try(concern_answer, ADA, id, "There is a ramp at the back."), OK);
    ck_assert_int_eq(try(concern_ask, CLEO, id, ""), NOT_VALID);
    ck_assert_int_eq(try(concern_ask, MIA, id, ""), OK);
    ck_assert_int_eq(try(concern_ask, MIA, id, ""), CONFLICT);
    ck_assert_int_eq(question_concern(id).asked_at, clock_now());
}
END_TEST

START_TEST(its_author_lifts_a_block_and_says_what_they_hold_now)
{
    int64_t id = sustained();
    struct concern_act lift = question_act(BOB, id, "It has a ramp, says Ada.");

    ck_assert_int_eq(try(concern_resolve, DAN, id, ""), NOT_VALID);
    lift.position = STANCE_SUPPORT;
    ck_assert_int_eq(concern_resolve(forum, &arena, &lift, debate_problems()), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_RESOLVED);
    ck_assert_int_eq(held_by(BOB), STANCE_SUPPORT);
    ck_assert_int_eq(facts_now().blocks_sustained, 0);
    ck_assert_int_eq(try(concern_reply, CLEO, id, "Fine."), NOT_VALID);
}
END_TEST

START_TEST(lifting_into_a_reservation_needs_its_reason)
{
    int64_t id = sustained();
    struct concern_act lift = question_act(BOB, id, "");

    lift.position = STANCE_RESERVATION;
    ck_assert_int_eq(concern_resolve(forum, &arena, &lift, debate_problems()), NOT_VALID);
    lift.position = STANCE_KINDS;
    ck_assert_int_eq(concern_resolve(forum, &arena, &lift, debate_problems()), OK);
    ck_assert_int_eq(held_by(BOB), STANCE_KINDS);
}
END_TEST

/* As a draw leaves them: two people who are not involved. */
static void drawn(int64_t concern_id)
{
    db_script(forum, str_format(&arena,
                                "INSERT INTO concern_arbiter (concern_id, account_id, round, "
                                "drawn_at, entry) VALUES (%d, %d, 1, 1, 0), (%d, %d, 1, 1, 0);",
                                (int)concern_id, CLEO, (int)concern_id, FAY)
                         .data);
}

static enum result judge(int64_t account_id, int64_t concern_id, enum arbiter_verdict verdict)
{
    struct judgment judgment = { concern_id, account_id, verdict,
                                 STR("There is a ramp at the back.") };

    return concern_judge(forum, &arena, &judgment, debate_problems());
}

START_TEST(both_arbiters_end_a_block)
{
    int64_t id = sustained();

    drawn(id);
    ck_assert_int_eq(judge(DAN, id, ARBITER_ADDRESSED), NOT_ALLOWED);
    ck_assert_int_eq(judge(CLEO, id, ARBITER_ADDRESSED), OK);
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
    ck_assert_int_eq(judge(CLEO, id, ARBITER_ADDRESSED), NOT_ALLOWED);
    ck_assert_int_eq(judge(FAY, id, ARBITER_ADDRESSED), OK);
    ck_assert_int_eq(facts_now().blocks_sustained, 0);
    ck_assert_int_eq(question_concern(id).ended_at, clock_now());
    ck_assert_int_eq(held_by(BOB), STANCE_ASIDE);
}
END_TEST

START_TEST(one_arbiter_upholds_it)
{
    int64_t id = sustained();

    drawn(id);
    ck_assert_int_eq(judge(CLEO, id, ARBITER_UPHELD), OK);
    ck_assert_int_eq(judge(FAY, id, ARBITER_ADDRESSED), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_UPHELD);
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
}
END_TEST

START_TEST(an_arbiter_gives_reasons)
{
    int64_t id = sustained();
    struct judgment judgment = { id, CLEO, ARBITER_ADDRESSED, STR("") };

    drawn(id);
    ck_assert_int_eq(concern_judge(forum, &arena, &judgment, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(what_arbiters_ended_is_opened_again_once)
{
    int64_t id = sustained();

    drawn(id);
    ck_assert_int_eq(try(concern_reopen, BOB, id, "That ramp is closed."), NOT_VALID);
    ck_assert_int_eq(judge(CLEO, id, ARBITER_ADDRESSED), OK);
    ck_assert_int_eq(judge(FAY, id, ARBITER_ADDRESSED), OK);
    ck_assert_int_eq(try(concern_reopen, CLEO, id, "That ramp is closed."), NOT_VALID);
    ck_assert_int_eq(try(concern_reopen, BOB, id, "That ramp is closed."), OK);
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
    ck_assert_int_eq(held_by(BOB), STANCE_BLOCK);
    db_script(forum, "UPDATE concern SET state = 1, ended_at = 1");
    ck_assert_int_eq(try(concern_reopen, BOB, id, "It is closed again."), NOT_VALID);
}
END_TEST

START_TEST(the_first_seconder_takes_over_what_somebody_gone_held)
{
    int64_t id = sustained();

    ck_assert_int_eq(concerns_of_gone(forum, &arena, BOB), OK);
    ck_assert_int_eq(question_concern(id).author.id, DAN);
    ck_assert_int_eq(question_concern(id).seconds, 1);
    ck_assert_int_eq(held_by(DAN), STANCE_BLOCK);
    ck_assert_int_eq(facts_now().blocks_sustained, 1);
}
END_TEST

START_TEST(with_no_seconder_it_lapses)
{
    int64_t id = question_block(BOB, question_proposed());

    ck_assert_int_eq(concerns_of_gone(forum, &arena, BOB), OK);
    ck_assert_int_eq(question_concern(id).state, CONCERN_LAPSED);
    ck_assert_int_eq(facts_now().blocks_waiting, 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'lapsed'"),
                     1);
}
END_TEST

RUN_TESTS(
    "concerns", a_concern_says_the_harm_and_what_would_lift_it,
    a_block_without_what_would_lift_it_is_refused, its_passage_must_stand_in_the_text,
    a_concern_stops_nothing_and_waits_for_an_answer,
    a_block_waits_for_its_seconders_and_is_a_position, only_a_proposed_text_can_be_blocked,
    one_person_has_one_objection_open, a_concern_about_an_old_version_is_refused,
    two_people_sustain_a_block, neither_its_author_nor_who_wrote_the_text_second_it,
    one_other_local_group_sustains_a_block_by_its_lead,
    a_block_without_seconders_stands_aside_and_its_words_stay,
    who_proposes_answers_and_others_reply, an_empty_reply_is_refused,
    a_new_version_asks_everyone_with_an_open_concern, a_new_version_says_which_concerns_it_answers,
    a_version_answers_only_open_concerns_of_its_own_option, silence_after_a_question_lets_it_lapse,
    its_author_upholds_it_and_is_not_asked_of_the_same_text_again,
    it_is_asked_by_hand_once_it_has_an_answer, its_author_lifts_a_block_and_says_what_they_hold_now,
    lifting_into_a_reservation_needs_its_reason, both_arbiters_end_a_block, one_arbiter_upholds_it,
    an_arbiter_gives_reasons, what_arbiters_ended_is_opened_again_once,
    the_first_seconder_takes_over_what_somebody_gone_held, with_no_seconder_it_lapses)
