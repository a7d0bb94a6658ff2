/* Summaries of a debate: sentences that cite, who may write them, what becomes of what they cite.
 */
#include "decisions/summary.h"

#include "support/decide.h"

static int64_t decision;

static const struct visitor *as(int64_t account_id)
{
    static struct visitor visitor;

    visitor = (struct visitor){ .account_id = account_id, .role = MEMBER };
    return &visitor;
}

/* Ada's question in her debate of four messages. */
static void begin(void)
{
    decide_begin();
    debate_say(BOB, 0, "The library is warm.");
    debate_say(CLEO, 0, "The library is closed on Mondays.");
    debate_say(BOB, 3, "We meet on Tuesdays.");
    decision = decide_open();
}

static struct summary_wish wish_of(int64_t account_id, const char *happened)
{
    return (struct summary_wish){ .decision_id = decision,
                                  .topic_id = TOPIC,
                                  .visitor = as(account_id),
                                  .texts[SUMMARY_HAPPENED] = str_of(happened) };
}

static enum result try_write(const struct summary_wish *wish, struct problems *problems)
{
    int64_t number;
    enum result result;

    db_begin(forum);
    result = summary_write(forum, &arena, wish, problems, &number);
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static enum result write_by(int64_t account_id, const char *happened)
{
    struct summary_wish wish = wish_of(account_id, happened);

    return try_write(&wish, debate_problems());
}

static struct summary read_as(int64_t account_id)
{
    struct summary summary;
    struct summary_wanted wanted = { .decision_id = decision,
                                     .visitor = account_id ? as(account_id) : NULL };

    ck_assert_int_eq(summary_read(forum, &arena, &wanted, &summary), OK);
    return summary;
}

/* The first problem of what was refused. */
static struct problem refused(const char *happened)
{
    struct summary_wish wish = wish_of(ADA, happened);
    struct problems *problems = debate_problems();

    ck_assert_int_eq(try_write(&wish, problems), NOT_VALID);
    ck_assert_uint_ge(problems->count, 1);
    return problems->items[0];
}

START_TEST(a_sentence_keeps_its_words_and_what_it_cites)
{
    struct summary summary;
    const struct summary_sentence *sentence;

    begin();
    ck_assert_int_eq(write_by(ADA, "  The library was named. #2 #4,\n\nMondays are out #3.\n"), OK);
    summary = read_as(0);
    ck_assert_int_eq(summary.number, 1);
    ck_assert_int_eq(summary.author.id, ADA);
    ck_assert_uint_eq(summary.parts[SUMMARY_HAPPENED].count, 2);
    sentence = &summary.parts[SUMMARY_HAPPENED].items[0];
    ck_assert_str_eq(sentence->words.data, "The library was named.");
    ck_assert_uint_eq(sentence->cite_count, 2);
    ck_assert_int_eq(sentence->cites[0].number, 2);
    ck_assert_int_eq(sentence->cites[1].number, 4);
    ck_assert_str_eq(summary.parts[SUMMARY_HAPPENED].items[1].words.data, "Mondays are out");
    ck_assert_int_eq(decide_facts(decision, ADA).has_summary, true);
    decide_check_log();
}
END_TEST

START_TEST(what_is_typed_comes_back_as_it_would_be_typed)
{
    struct summary summary;

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named.   #2 #4;\nMondays are out #3."), OK);
    summary = read_as(ADA);
    ck_assert_str_eq(summary_typed(&arena, &summary.parts[SUMMARY_HAPPENED], TOPIC).data,
                     "The library was named. #2 #4\nMondays are out #3\n");
}
END_TEST

START_TEST(a_sentence_that_cites_nothing_is_refused_by_its_name)
{
    struct problem problem;

    begin();
    problem = refused("The library was named. #2\nEverybody is happy.");
    ck_assert_str_eq(problem.field, "happened");
    ck_assert_str_eq(problem.value.data, "Everybody is happy.");
    ck_assert(strstr(problem.message, "cites no message"));
}
END_TEST

START_TEST(everything_that_is_wrong_is_said_at_once)
{
    struct problems *problems = debate_problems();
    struct summary_wish wish;

    begin();
    wish = wish_of(ADA, "No message here.\nNor here.");
    wish.texts[SUMMARY_WHY] = STR("It is warm. #99");
    ck_assert_int_eq(try_write(&wish, problems), NOT_VALID);
    ck_assert_uint_eq(problems->count, 3);
    ck_assert_str_eq(problems->items[2].field, "why");
    ck_assert_str_eq(problems->items[2].value.data, "#99");
}
END_TEST

START_TEST(a_line_of_numbers_alone_says_nothing)
{
    begin();
    ck_assert(strstr(refused("#2 #3").message, "says nothing"));
}
END_TEST

START_TEST(a_long_sentence_is_refused)
{
    static char text[SENTENCE_MAX + 8];

    begin();
    memset(text, 'a', SENTENCE_MAX + 1);
    memcpy(text + SENTENCE_MAX + 1, " #2", 4);
    ck_assert(strstr(refused(text).message, "too long"));
    memcpy(text + SENTENCE_MAX, " #2", 4);
    ck_assert_int_eq(write_by(ADA, text), OK);
}
END_TEST

START_TEST(an_empty_summary_is_none)
{
    begin();
    ck_assert(strstr(refused(" \n \n").message, "at least one sentence"));
}
END_TEST

START_TEST(there_are_at_most_five_reasons)
{
    struct problems *problems = debate_problems();
    struct summary_wish wish;

    begin();
    wish = wish_of(ADA, "");
    wish.texts[SUMMARY_WHY] = STR("a #1\nb #1\nc #1\nd #1\ne #1\nf #1");
    ck_assert_int_eq(try_write(&wish, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "why");
    ck_assert_int_eq(problems->items[0].count, REASONS_MAX);
    wish.texts[SUMMARY_WHY] = STR("a #1\nb #1\nc #1\nd #1\ne #1");
    ck_assert_int_eq(try_write(&wish, problems), OK);
}
END_TEST

START_TEST(only_debates_of_the_decision_are_cited)
{
    int64_t other;
    const char *text;
    struct summary summary;

    begin();
    other = debate_open(BOB, "Another debate", "About something else.");
    text = str_format(&arena, "It was named. #%d/1", (int)other).data;
    ck_assert_str_eq(refused(text).field, "happened");
    db_script(forum, "INSERT INTO decision_topic (decision_id, topic_id, created_at) "
                     "VALUES (1, 2, 1800000000)");
    ck_assert_int_eq(write_by(ADA, text), OK);
    summary = read_as(ADA);
    ck_assert_str_eq(summary_typed(&arena, &summary.parts[SUMMARY_HAPPENED], TOPIC).data,
                     "It was named. #2/1\n");
    ck_assert_int_eq(summary.posts, 5);
}
END_TEST

START_TEST(a_withdrawn_message_cannot_be_cited_but_stays_cited_as_a_number)
{
    struct summary summary;

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    db_script(forum, "UPDATE post SET deleted_at = 1800000000 WHERE number IN (2, 4)");
    summary = read_as(ADA);
    ck_assert_int_eq(summary.parts[SUMMARY_HAPPENED].items[0].cites[0].number, 2);
    ck_assert(!summary.parts[SUMMARY_HAPPENED].items[0].cites[0].is_there);
    ck_assert_str_eq(refused("We meet on Tuesdays. #4").value.data, "#4");
}
END_TEST

START_TEST(what_was_cited_before_can_be_cited_again)
{
    struct summary_wish wish;

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    db_script(forum, "UPDATE post SET hidden_at = 1800000000 WHERE number = 2");
    wish = wish_of(ADA, "The library was named. #2\nMondays are out. #3");
    wish.based_on = 1;
    ck_assert_int_eq(try_write(&wish, debate_problems()), OK);
    ck_assert_int_eq(read_as(ADA).cited, 2);
}
END_TEST

/* A message of a space one may not enter: only its number. */
START_TEST(who_may_not_read_a_message_sees_its_number_alone)
{
    struct summary summary;
    struct summary_wanted wanted;

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    db_script(forum, "UPDATE category SET readers = 1 WHERE id = 1");
    ck_assert(!read_as(0).parts[SUMMARY_HAPPENED].items[0].cites[0].is_there);
    ck_assert(read_as(BOB).parts[SUMMARY_HAPPENED].items[0].cites[0].is_there);
    wanted = (struct summary_wanted){ .decision_id = decision, .topic_id = TOPIC };
    ck_assert_int_eq(summary_read(forum, &arena, &wanted, &summary), OK);
    ck_assert(summary.parts[SUMMARY_HAPPENED].items[0].cites[0].is_there);
}
END_TEST

START_TEST(the_author_and_the_clerk_write_it)
{
    begin();
    decide_clerk(decision, HAL);
    ck_assert_int_eq(write_by(BOB, "The library was named. #2"), NOT_VALID);
    ck_assert_int_eq(write_by(HAL, "The library was named. #2"), OK);
}
END_TEST

START_TEST(without_a_clerk_whoever_may_decide_writes_it)
{
    begin();
    ck_assert_int_eq(write_by(BOB, "The library was named. #2"), OK);
    ck_assert_int_eq(read_as(0).author.id, BOB);
}
END_TEST

START_TEST(nothing_is_written_about_what_is_closed_or_asleep)
{
    begin();
    db_script(forum, "UPDATE decision SET state = 9");
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), NOT_VALID);
    db_script(forum, "UPDATE decision SET state = 10, closed_as = 1");
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), NOT_VALID);
}
END_TEST

START_TEST(an_older_one_is_kept_and_the_newest_counts)
{
    struct summaries all;
    struct summary first;
    struct summary_wish wish;
    struct summary_wanted wanted;

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    wish = wish_of(BOB, "Mondays are out. #3");
    wish.based_on = 1;
    ck_assert_int_eq(try_write(&wish, debate_problems()), OK);
    ck_assert_int_eq(summaries_of(forum, &arena, decision, &all), OK);
    ck_assert_uint_eq(all.count, 2);
    ck_assert_int_eq(all.items[0].number, 2);
    wanted = (struct summary_wanted){ .decision_id = decision, .number = 1 };
    ck_assert_int_eq(summary_read(forum, &arena, &wanted, &first), OK);
    ck_assert_str_eq(first.parts[SUMMARY_HAPPENED].items[0].words.data, "The library was named.");
    ck_assert_str_eq(read_as(0).parts[SUMMARY_HAPPENED].items[0].words.data, "Mondays are out.");
}
END_TEST

START_TEST(one_that_came_meanwhile_is_not_written_over)
{
    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    ck_assert(strstr(refused("Mondays are out. #3").message, "came meanwhile"));
}
END_TEST

START_TEST(the_same_again_is_refused_until_something_came)
{
    struct summary_wish wish;
    struct problems *problems = debate_problems();

    begin();
    ck_assert_int_eq(write_by(ADA, "The library was named. #2"), OK);
    wish = wish_of(ADA, "The library was named. #2");
    wish.based_on = 1;
    ck_assert_int_eq(try_write(&wish, problems), NOT_VALID);
    ck_assert(strstr(problems->items[0].message, "Nothing changed"));
    debate_say(BOB, 0, "It is still warm.");
    ck_assert_int_eq(try_write(&wish, debate_problems()), OK);
}
END_TEST

START_TEST(it_covers_what_was_shown_and_tells_what_came_since)
{
    struct summary_debates debates;
    struct summary_wish wish;
    struct summary summary;
    struct summary_span span;

    begin();
    span = (struct summary_span){ .decision_id = decision, .visitor = as(ADA) };
    ck_assert_int_eq(summary_debates(forum, &span, &debates), OK);
    ck_assert_int_eq(debates.posts, 4);
    ck_assert_int_eq(debates.last_post, 4);
    wish = wish_of(ADA, "The library was named. #2 #4\nIt was named twice. #2");
    wish.read_until = debates.read_until;
    debate_say(BOB, 0, "This came while it was typed.");
    ck_assert_int_eq(try_write(&wish, debate_problems()), OK);
    summary = read_as(ADA);
    ck_assert_int_eq(summary.cited, 2);
    ck_assert_int_eq(summary.posts, 4);
    ck_assert_int_eq(summary.last_post, 4);
    span = (struct summary_span){ decision, as(ADA), summary.read_until, 0 };
    ck_assert_int_eq(summary_debates(forum, &span, &debates), OK);
    ck_assert_int_eq(debates.since, 1);
}
END_TEST

RUN_TESTS("summary", a_sentence_keeps_its_words_and_what_it_cites,
          what_is_typed_comes_back_as_it_would_be_typed,
          a_sentence_that_cites_nothing_is_refused_by_its_name,
          everything_that_is_wrong_is_said_at_once, a_line_of_numbers_alone_says_nothing,
          a_long_sentence_is_refused, an_empty_summary_is_none, there_are_at_most_five_reasons,
          only_debates_of_the_decision_are_cited,
          a_withdrawn_message_cannot_be_cited_but_stays_cited_as_a_number,
          what_was_cited_before_can_be_cited_again,
          who_may_not_read_a_message_sees_its_number_alone, the_author_and_the_clerk_write_it,
          without_a_clerk_whoever_may_decide_writes_it,
          nothing_is_written_about_what_is_closed_or_asleep,
          an_older_one_is_kept_and_the_newest_counts, one_that_came_meanwhile_is_not_written_over,
          the_same_again_is_refused_until_something_came,
          it_covers_what_was_shown_and_tells_what_came_since)
