/* Pointing at words of a law text: what is kept, what is refused, who may put it aside. */
#include "law/canon.h"
#include "support/annotate.h"
#include "support/suite.h"
#include "texts/annotation_hear.h"

static const char *const bill =
    "= 4 | Spare parts\n"
    "A maker keeps spare parts for ten years after the last one was sold.\n"
    "The price of these parts is shown in the shop, and the price of the work too.\n"
    "L’acheteur reçoit la notice de démontage.";

static struct problems problems = { .arena = &arena };

static enum result point(const char *beginning, struct pointing pointing, struct targets *targets)
{
    const struct state state = alinea_beginning(beginning);

    problems.count = 0;
    return target_take(&arena, durable().version_id, &state, &pointing, &problems, targets);
}

static void begin(void)
{
    debate_begin();
    law_publish(forum, "durable", bill);
}

START_TEST(words_are_kept_with_their_places_and_what_stands_around_them)
{
    struct targets targets = { 0 };
    const struct law_quote *quote;

    begin();
    ck_assert_int_eq(point("A maker", (struct pointing){ 32, 41, STR("ten years") }, &targets),
                     NOT_VALID);
    ck_assert_int_eq(point("A maker", (struct pointing){ 28, 41, STR("for ten years") }, &targets),
                     OK);
    quote = &targets.items[0].quote;
    ck_assert_text(quote->exact, "for ten years");
    ck_assert_text(quote->prefix, "A maker keeps spare parts ");
    ck_assert_text(quote->suffix, " after the last one was sold.");
    ck_assert(!targets.items[0].is_whole);
}
END_TEST

START_TEST(nothing_said_is_the_whole_alinea_however_short)
{
    struct targets targets = { 0 };

    debate_begin();
    law_publish(forum, "durable", "= 1\nFines.");
    ck_assert_int_eq(point("Fines.", (struct pointing){ 0 }, &targets), OK);
    ck_assert(targets.items[0].is_whole);
    ck_assert_text(targets.items[0].quote.exact, "Fines.");
}
END_TEST

START_TEST(words_that_do_not_stand_at_the_places_given_are_taken_where_they_stand_once)
{
    struct targets targets = { 0 };

    begin();
    ck_assert_int_eq(point("A maker", (struct pointing){ 3, 16, STR("for ten years") }, &targets),
                     OK);
    ck_assert_int_eq(targets.items[0].quote.from, 26);
    ck_assert_int_eq(targets.items[0].quote.to, 39);
}
END_TEST

START_TEST(words_that_are_not_there_or_stand_there_twice_are_refused_by_name)
{
    struct targets targets = { 0 };

    begin();
    ck_assert_int_eq(
        point("A maker", (struct pointing){ .exact = STR("for nine years") }, &targets), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "words");
    ck_assert_text(problems.items[0].value, "for nine years");
    ck_assert_int_eq(
        point("The price", (struct pointing){ .exact = STR("the price of the") }, &targets), OK);
    ck_assert_int_eq(
        point("The price", (struct pointing){ .exact = STR("he price of the") }, &targets),
        NOT_VALID);
    ck_assert_uint_eq(targets.count, 1);
}
END_TEST

START_TEST(words_are_the_same_whatever_apostrophe_or_space_a_browser_sends)
{
    struct targets targets = { 0 };

    begin();
    ck_assert_int_eq(
        point("L’acheteur",
              (struct pointing){ .exact = STR("L'acheteur\xC2\xA0re\xC3\xA7oit  la ") }, &targets),
        OK);
    ck_assert_text(targets.items[0].quote.exact, "L’acheteur reçoit la");
}
END_TEST

START_TEST(places_are_characters_and_spaces_at_the_ends_are_left_out)
{
    struct targets targets = { 0 };

    begin();
    ck_assert_int_eq(point("L’acheteur", (struct pointing){ 10, 20, STR("") }, &targets),
                     NOT_VALID); /* two words */
    ck_assert_int_eq(point("L’acheteur", (struct pointing){ 10, 28, STR("") }, &targets), OK);
    ck_assert_text(targets.items[0].quote.exact, "reçoit la notice");
    ck_assert_int_eq(point("L’acheteur", (struct pointing){ 10, 5000, STR("") }, &targets),
                     NOT_VALID);
    ck_assert_int_eq(point("L’acheteur", (struct pointing){ 28, 10, STR("") }, &targets),
                     NOT_VALID);
}
END_TEST

START_TEST(an_annotation_opens_a_debate_with_its_first_message)
{
    struct annotated made;
    struct annotation annotation;
    struct topic topic;

    begin();
    made = annotate(BOB, "A maker", "for ten years");
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_int_eq(topic_find(forum, &arena, annotation.topic_id, &topic), OK);
    ck_assert_text(topic.title, "What do these words mean?");
    ck_assert_int_eq(annotation.author.id, BOB);
    ck_assert_int_eq(annotation.post_id, made.post_id);
    ck_assert_int_eq(made.post_number, 1);
    ck_assert_text(annotation.targets.items[0].quote.exact, "for ten years");
    ck_assert_int_eq(annotation_now(made.id).state, ANCHOR_EXACT);
    ck_assert_text(annotation_words_now(made.id), "for ten years");
}
END_TEST

static struct annotation_wish joining(const struct law_text *text, struct law_version *version,
                                      const struct targets *targets, const struct written *written)
{
    ck_assert_int_eq(law_version_find(forum, &arena, text->version_id, version), OK);
    return (struct annotation_wish){
        .text = text,
        .version = version,
        .targets = targets,
        .author_id = BOB,
        .topic_id = TOPIC,
        .motivation = MOTIVATION_QUESTION,
        .written = written,
    };
}

START_TEST(an_annotation_joins_a_debate_with_a_message_or_only_by_naming_it)
{
    const struct written written = debate_written("And who pays?");
    struct targets targets = { 0 };
    struct law_version version;
    struct law_text text;
    struct annotation_wish wish;
    struct annotated made;

    begin();
    text = durable();
    ck_assert_int_eq(point("A maker", (struct pointing){ 0 }, &targets), OK);
    ck_assert_int_eq(point("The price", (struct pointing){ 0 }, &targets), OK);
    wish = joining(&text, &version, &targets, &written);
    ck_assert_int_eq(annotation_make(forum, &arena, &wish, &problems, &made), OK);
    ck_assert_int_eq(made.post_number, 2);
    ck_assert_int_eq(debate_post(2).kind, POST_QUESTION);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_target"), 2);
    wish.written = NULL;
    ck_assert_int_eq(annotation_make(forum, &arena, &wish, &problems, &made), OK);
    ck_assert_int_eq(made.post_id, 0);
    ck_assert_int_eq(debate_topic().post_count, 2);
}
END_TEST

START_TEST(an_annotation_points_at_something)
{
    struct targets targets = { 0 };
    struct law_version version;
    struct law_text text;
    struct annotation_wish wish;
    struct annotated made;

    begin();
    text = durable();
    problems.count = 0;
    wish = joining(&text, &version, &targets, NULL);
    ck_assert_int_eq(annotation_make(forum, &arena, &wish, &problems, &made), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "words");
    for (int i = 0; i < ANNOTATION_TARGETS_MAX; i++)
        ck_assert_int_eq(point("A maker", (struct pointing){ 0 }, &targets), OK);
    ck_assert_int_eq(point("A maker", (struct pointing){ 0 }, &targets), NOT_VALID);
}
END_TEST

START_TEST(one_that_nobody_answered_is_deleted_one_that_was_is_put_aside)
{
    struct annotated made;
    struct annotation annotation;
    struct post post;
    const struct written answer = debate_written("Ten times a year.");
    struct reply_wish wish = { .author_id = ADA, .written = &answer };

    begin();
    made = annotate(BOB, "A maker", NULL);
    wish.topic_id = made.topic_id;
    ck_assert_int_eq(post_reply(forum, &arena, &wish, &problems, &post), OK);
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_int_eq(annotation_delete(forum, &annotation), CONFLICT);
    ck_assert_int_eq(annotation_archive(forum, &annotation, BOB, true), OK);
    ck_assert_int_eq(annotation_archive(forum, &annotation, BOB, true), CONFLICT);
    ck_assert_int_eq(annotation_archive(forum, &annotation, BOB, false), OK);
    made = annotate(BOB, "A maker", NULL);
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_int_eq(annotation_delete(forum, &annotation), OK);
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), NOT_FOUND);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_anchor"), 1);
}
END_TEST

START_TEST(its_author_and_moderators_tend_to_it_and_nobody_else)
{
    const struct annotation annotation = { .author.id = BOB };

    ck_assert(may_tend(&(struct visitor){ .account_id = BOB, .role = MEMBER }, &annotation));
    ck_assert(may_tend(&(struct visitor){ .account_id = MIA, .role = MODERATOR }, &annotation));
    ck_assert(!may_tend(&(struct visitor){ .account_id = ADA, .role = MEMBER }, &annotation));
    ck_assert(!may_tend(&(struct visitor){ 0 }, &(struct annotation){ 0 }));
}
END_TEST

START_TEST(what_happens_to_a_debate_makes_the_pages_of_its_text_anew)
{
    struct annotated made;
    int64_t version;
    struct act act;

    begin();
    made = annotate(BOB, "A maker", NULL);
    version = durable().version;
    debate_say(BOB, 0, "In the other debate.");
    ck_assert_int_eq(durable().version, version);
    act = debate_act();
    ck_assert_int_eq(topic_hide(forum, made.topic_id, &act, &problems), OK);
    ck_assert_int_gt(durable().version, version);
}
END_TEST

START_TEST(who_leaves_leaves_annotations_that_are_nobodys)
{
    struct annotated made;
    struct annotation annotation;
    int64_t version;

    begin();
    made = annotate(BOB, "A maker", NULL);
    version = durable().version;
    ck_assert_int_eq(
        annotations_let_go(forum, &arena, &(struct account_event){ .account_id = BOB }), OK);
    ck_assert_int_eq(annotation_find(forum, &arena, made.id, &annotation), OK);
    ck_assert_int_eq(annotation.author.id, 0);
    ck_assert_int_gt(durable().version, version);
}
END_TEST

RUN_TESTS("annotation", words_are_kept_with_their_places_and_what_stands_around_them,
          nothing_said_is_the_whole_alinea_however_short,
          words_that_do_not_stand_at_the_places_given_are_taken_where_they_stand_once,
          words_that_are_not_there_or_stand_there_twice_are_refused_by_name,
          words_are_the_same_whatever_apostrophe_or_space_a_browser_sends,
          places_are_characters_and_spaces_at_the_ends_are_left_out,
          an_annotation_opens_a_debate_with_its_first_message,
          an_annotation_joins_a_debate_with_a_message_or_only_by_naming_it,
          an_annotation_points_at_something,
          one_that_nobody_answered_is_deleted_one_that_was_is_put_aside,
          its_author_and_moderators_tend_to_it_and_nobody_else,
          what_happens_to_a_debate_makes_the_pages_of_its_text_anew,
          who_leaves_leaves_annotations_that_are_nobodys)
