/* Who is told what of texts and of concerns about them. */
#include "notices/notice.h"

#include "base/clock.h"
#include "support/question.h"

static int64_t version;

static void begin(void)
{
    version = question_proposed();
}

static struct notice one(int64_t account_id, enum notice_kind kind)
{
    struct visitor visitor = { .account_id = account_id, .role = MEMBER };
    struct notices all;

    ck_assert_int_eq(notices_of(forum, &arena, &visitor, &all), OK);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind == kind)
            return all.items[i];
    return (struct notice){ 0 };
}

static bool is_told(int64_t account_id, enum notice_kind kind)
{
    return one(account_id, kind).decision_id != 0;
}

static void second(int64_t account_id, int64_t concern_id)
{
    struct concern_act act = question_act(account_id, concern_id, "");

    ck_assert_int_eq(concern_add_second(forum, &arena, &act, debate_problems()), OK);
}

START_TEST(a_concern_tells_who_proposes_and_the_clerk)
{
    int64_t block;

    begin();
    block = question_block(EVE, version);
    ck_assert_int_eq(one(ADA, NOTICE_CONCERN).about_id, block);
    ck_assert(is_told(MIA, NOTICE_CONCERN));
    ck_assert(!is_told(EVE, NOTICE_CONCERN));
    ck_assert(!is_told(BOB, NOTICE_CONCERN));
}
END_TEST

START_TEST(seconds_are_gathered_and_the_last_one_sustains)
{
    int64_t block;

    begin();
    block = question_block(EVE, version);
    second(CLEO, block);
    ck_assert_int_eq(one(EVE, NOTICE_SECONDED).count, 1);
    ck_assert(!is_told(EVE, NOTICE_SUSTAINED));
    second(DAN, block);
    ck_assert_int_eq(one(EVE, NOTICE_SECONDED).count, 2);
    ck_assert_int_eq(one(EVE, NOTICE_SECONDED).actor.id, DAN);
    ck_assert_int_eq(one(EVE, NOTICE_SUSTAINED).about_id, block);
}
END_TEST

START_TEST(a_block_without_seconders_tells_its_author)
{
    begin();
    question_block(EVE, version);
    debate_later(6 * DAY);
    question_tick();
    ck_assert(is_told(EVE, NOTICE_STOOD_ASIDE));
}
END_TEST

START_TEST(an_answer_is_told_and_a_mere_reply_is_not)
{
    struct concern_act act;
    int64_t block;

    begin();
    block = question_block(EVE, version);
    act = question_act(BOB, block, "I see that too.");
    ck_assert_int_eq(concern_reply(forum, &arena, &act, debate_problems()), OK);
    ck_assert(!is_told(EVE, NOTICE_ANSWERED));
    act = question_act(ADA, block, "There is a ramp at the back door.");
    ck_assert_int_eq(concern_answer(forum, &arena, &act, debate_problems()), OK);
    ck_assert_int_eq(one(EVE, NOTICE_ANSWERED).actor.id, ADA);
}
END_TEST

START_TEST(a_new_version_asks_who_has_a_concern_until_when_and_tells_who_took_a_position)
{
    struct notice asked;
    struct text_version proposed;

    begin();
    ck_assert_int_eq(version_find(forum, &arena, version, &proposed), OK);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    question_block(EVE, version);
    question_revise(ADA, proposed.option_id, "We meet where there is a ramp, every Tuesday.");
    asked = one(EVE, NOTICE_ASKED);
    ck_assert_int_eq(asked.number, 2);
    ck_assert_int_eq(asked.until_at, clock_now() + 7 * DAY);
    ck_assert_int_eq(one(BOB, NOTICE_NEW_VERSION).number, 2);
    ck_assert_int_eq(one(BOB, NOTICE_NEW_VERSION).about_id, proposed.option_id);
    ck_assert(!is_told(CLEO, NOTICE_NEW_VERSION));
}
END_TEST

START_TEST(a_small_correction_tells_nobody)
{
    struct written written = debate_written("We meet in the library, every Tuesday evenings.");
    struct text_version proposed;
    struct version_wish wish;
    int64_t id;

    begin();
    ck_assert_int_eq(version_find(forum, &arena, version, &proposed), OK);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    wish = (struct version_wish){ .decision_id = QUESTION,
                                  .option_id = proposed.option_id,
                                  .actor_id = ADA,
                                  .written = &written,
                                  .note = STR("A letter."),
                                  .is_small = true };
    ck_assert_int_eq(version_add(forum, &arena, &wish, debate_problems(), &id), OK);
    ck_assert(!is_told(BOB, NOTICE_NEW_VERSION));
}
END_TEST

START_TEST(a_concern_that_lapses_tells_its_author)
{
    struct text_version proposed;

    begin();
    ck_assert_int_eq(version_find(forum, &arena, version, &proposed), OK);
    question_block(EVE, version);
    question_revise(ADA, proposed.option_id, "We meet where there is a ramp, every Tuesday.");
    debate_later(8 * DAY);
    question_tick();
    ck_assert(is_told(EVE, NOTICE_LAPSED));
}
END_TEST

RUN_TESTS("concern_notices", a_concern_tells_who_proposes_and_the_clerk,
          seconds_are_gathered_and_the_last_one_sustains,
          a_block_without_seconders_tells_its_author, an_answer_is_told_and_a_mere_reply_is_not,
          a_new_version_asks_who_has_a_concern_until_when_and_tells_who_took_a_position,
          a_small_correction_tells_nobody, a_concern_that_lapses_tells_its_author)
