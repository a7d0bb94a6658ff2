/* Options and their texts: what follows what, who may change which, what it does to positions. */
#include "decisions/option.h"

#include "support/question.h"

enum { SMALL = 1 };

static int64_t library;

/* Tries to write a text; gives what came of it, and its problems. */
static enum result try_version(int64_t account_id, const char *text, bool is_small,
                               struct problems **problems)
{
    struct written written = debate_written(text);
    struct version_wish wish = { .decision_id = QUESTION,
                                 .option_id = library,
                                 .actor_id = account_id,
                                 .written = &written,
                                 .note = STR("A better text."),
                                 .is_small = is_small };
    int64_t id;

    *problems = debate_problems();
    return version_add(forum, &arena, &wish, *problems, &id);
}

static void begin_with_library(void)
{
    question_begin();
    library = question_option(ADA, "The library", "We meet in the library, every Tuesday.");
}

START_TEST(an_option_comes_with_its_first_text)
{
    struct text_version version;
    struct option option;

    begin_with_library();
    option = question_option_now(library);
    ck_assert_int_eq(option.number, 1);
    ck_assert_int_eq(option.version_number, 1);
    ck_assert(!option.is_current);
    ck_assert_int_eq(version_find(forum, &arena, option.version_id, &version), OK);
    ck_assert_str_eq(version.text.data, "We meet in the library, every Tuesday.");
    ck_assert_str_eq(version.html.markup.data, "<p>We meet in the library, every Tuesday.</p>\n");
}
END_TEST

/* As sha256sum says it. */
START_TEST(the_hash_is_that_of_the_text_as_it_was_typed)
{
    struct text_version version;

    question_begin();
    library = question_option(ADA, "The three letters", "abc");
    ck_assert_int_eq(version_find(forum, &arena, question_option_now(library).version_id, &version),
                     OK);
    ck_assert_str_eq(version.hash.data,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(an_option_needs_a_title)
{
    struct written written = debate_written("We meet in the park.");
    struct option_wish wish = { QUESTION, BOB, STR(" a "), &written };
    struct problems *problems = debate_problems();
    int64_t id;

    question_begin();
    ck_assert_int_eq(option_add(forum, &arena, &wish, problems, &id), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "title");
}
END_TEST

START_TEST(a_proposed_text_is_before_the_people)
{
    struct text_version version;

    begin_with_library();
    question_propose(library);
    ck_assert_int_eq(question_decision().state, STATE_PROPOSED);
    ck_assert(question_option_now(library).is_current);
    ck_assert_int_eq(version_current(forum, &arena, QUESTION, &version), OK);
    ck_assert_int_eq(version.option_id, library);
}
END_TEST

START_TEST(nothing_is_before_the_people_until_it_is_proposed)
{
    struct text_version version;

    begin_with_library();
    ck_assert_int_eq(version_current(forum, &arena, QUESTION, &version), NOT_FOUND);
}
END_TEST

START_TEST(only_author_clerk_or_a_meeting_propose)
{
    struct problems *problems = debate_problems();
    struct propose_wish wish = { .decision_id = QUESTION, .actor_id = BOB };

    begin_with_library();
    wish.option_id = library;
    ck_assert_int_eq(option_propose(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert_str_eq(question_problem(problems), "It is not for you to do this here.");
    wish.by_meeting = true;
    ck_assert_int_eq(option_propose(forum, &arena, &wish, debate_problems()), OK);
}
END_TEST

START_TEST(what_is_set_aside_is_not_proposed)
{
    struct set_aside_wish aside = { QUESTION, 0, ADA, STR("It is closed in summer, says #1.") };
    struct propose_wish wish = { .decision_id = QUESTION, .actor_id = ADA };
    struct problems *problems = debate_problems();

    begin_with_library();
    aside.option_id = wish.option_id = library;
    ck_assert_int_eq(option_set_aside(forum, &arena, &aside, problems), OK);
    ck_assert_int_eq(option_propose(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "option");
}
END_TEST

START_TEST(setting_aside_needs_a_reason_and_somebody_who_may)
{
    struct set_aside_wish wish = { QUESTION, 0, ADA, STR("no") };
    struct problems *problems = debate_problems();

    begin_with_library();
    wish.option_id = library;
    ck_assert_int_eq(option_set_aside(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "reason");
    wish = (struct set_aside_wish){ QUESTION, library, BOB, STR("I do not like this one.") };
    ck_assert_int_eq(option_set_aside(forum, &arena, &wish, debate_problems()), NOT_VALID);
    ck_assert_int_eq(question_option_now(library).set_aside_at, 0);
}
END_TEST

START_TEST(the_proposed_text_is_not_set_aside)
{
    struct set_aside_wish wish = { QUESTION, 0, ADA, STR("We have something better.") };

    begin_with_library();
    question_propose(library);
    wish.option_id = library;
    ck_assert_int_eq(option_set_aside(forum, &arena, &wish, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(the_status_quo_can_be_set_aside_too)
{
    struct options options;
    struct set_aside_wish wish = { QUESTION, 0, MIA, STR("Nobody was for it after May.") };

    begin_with_library();
    ck_assert_int_eq(options_of(forum, &arena, QUESTION, &options), OK);
    wish.option_id = options.items[0].id;
    ck_assert_int_eq(option_set_aside(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_str_eq(question_option_now(wish.option_id).set_aside.data,
                     "Nobody was for it after May.");
}
END_TEST

START_TEST(before_it_is_proposed_its_author_changes_it)
{
    struct problems *problems;

    begin_with_library();
    ck_assert_int_eq(try_version(BOB, "We meet in the park.", false, &problems), NOT_VALID);
    ck_assert_int_eq(try_version(ADA, "We meet in the park.", false, &problems), OK);
    ck_assert_int_eq(question_option_now(library).version_number, 2);
    ck_assert_int_eq(question_decision().state, STATE_OPEN);
}
END_TEST

START_TEST(a_new_version_of_the_proposed_text_starts_its_window_again)
{
    struct decision before, after;
    int64_t version;

    begin_with_library();
    question_propose(library);
    before = question_decision();
    debate_later(DAY);
    version = question_revise(MIA, library, "We meet in the town hall, every Friday.");
    after = question_decision();
    ck_assert_int_eq(after.version_id, version);
    ck_assert_int_eq(after.resets, 1);
    ck_assert_int_eq(after.window_ends_at, before.window_ends_at + DAY);
}
END_TEST

START_TEST(a_version_past_the_resets_is_refused)
{
    struct problems *problems;

    begin_with_library();
    question_propose(library);
    question_revise(ADA, library, "We meet in the town hall, on Mondays.");
    question_revise(ADA, library, "We meet in the town hall, on Tuesdays.");
    question_revise(ADA, library, "We meet in the town hall, on Wednesdays.");
    ck_assert_int_eq(try_version(ADA, "We meet in the park, on Sundays.", false, &problems),
                     NOT_VALID);
    ck_assert_int_eq(problems->items[0].count, 3);
    ck_assert_int_eq(question_option_now(library).version_number, 4);
}
END_TEST

START_TEST(a_small_correction_keeps_positions_and_the_window)
{
    struct problems *problems;
    struct stance stance;
    int64_t version;

    begin_with_library();
    version = question_propose(library);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    debate_later(DAY);
    ck_assert_int_eq(try_version(ADA, "We meet in the library, every Tuesdays.", SMALL, &problems),
                     OK);
    ck_assert_int_eq(question_decision().resets, 0);
    ck_assert_int_ne(question_decision().version_id, version);
    ck_assert_int_eq(stance_of(forum, &arena, QUESTION, BOB, &stance), OK);
    ck_assert(!stance.is_stale);
}
END_TEST

START_TEST(a_small_correction_changes_few_words)
{
    struct problems *problems;

    begin_with_library();
    question_propose(library);
    ck_assert_int_eq(
        try_version(ADA, "They all come to a very large new hall tonight.", SMALL, &problems),
        NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "is_small");
}
END_TEST

START_TEST(nothing_is_corrected_in_a_last_call)
{
    struct problems *problems;

    begin_with_library();
    question_propose(library);
    db_script(forum, "UPDATE decision SET state = 4, call_ends_at = 1790000000");
    ck_assert_int_eq(try_version(ADA, "We meet in the library, every Tuesdays.", SMALL, &problems),
                     NOT_VALID);
}
END_TEST

START_TEST(a_new_version_makes_positions_stale)
{
    struct stance stance;
    int64_t version;

    begin_with_library();
    version = question_propose(library);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    question_revise(ADA, library, "We meet in the park, every Sunday.");
    ck_assert_int_eq(stance_of(forum, &arena, QUESTION, BOB, &stance), OK);
    ck_assert(stance.is_stale);
}
END_TEST

START_TEST(the_same_text_again_is_no_version)
{
    struct problems *problems;

    begin_with_library();
    ck_assert_int_eq(try_version(ADA, "We meet in the library, every Tuesday.", false, &problems),
                     NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "text");
}
END_TEST

START_TEST(of_two_who_change_a_text_the_second_is_told)
{
    struct written written = debate_written("We meet in the park.");
    struct version_wish wish = { .decision_id = QUESTION,
                                 .actor_id = ADA,
                                 .written = &written,
                                 .note = STR("The park it is.") };
    struct problems *problems = debate_problems();
    int64_t id;

    begin_with_library();
    wish.option_id = library;
    wish.based_on = question_option_now(library).version_id;
    question_revise(ADA, library, "We meet in the town hall.");
    ck_assert_int_eq(version_add(forum, &arena, &wish, problems, &id), NOT_VALID);
    ck_assert_int_eq(problems->items[0].count, 2);
}
END_TEST

START_TEST(every_text_is_in_the_log)
{
    begin_with_library();
    question_propose(library);
    question_revise(ADA, library, "We meet in the park, every Sunday.");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'option'"),
                     1);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'transition'"), 2);
}
END_TEST

RUN_TESTS("options", an_option_comes_with_its_first_text,
          the_hash_is_that_of_the_text_as_it_was_typed, an_option_needs_a_title,
          a_proposed_text_is_before_the_people, nothing_is_before_the_people_until_it_is_proposed,
          only_author_clerk_or_a_meeting_propose, what_is_set_aside_is_not_proposed,
          setting_aside_needs_a_reason_and_somebody_who_may, the_proposed_text_is_not_set_aside,
          the_status_quo_can_be_set_aside_too, before_it_is_proposed_its_author_changes_it,
          a_new_version_of_the_proposed_text_starts_its_window_again,
          a_version_past_the_resets_is_refused, a_small_correction_keeps_positions_and_the_window,
          a_small_correction_changes_few_words, nothing_is_corrected_in_a_last_call,
          a_new_version_makes_positions_stale, the_same_text_again_is_no_version,
          of_two_who_change_a_text_the_second_is_told, every_text_is_in_the_log)
