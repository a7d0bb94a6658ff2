#include "support/forum.h"
#include "support/law.h"
#include "support/suite.h"
#include "texts/state.h"

static struct document document;
static struct problems problems = { .arena = &arena };

static enum result publish(const char *slug, int64_t text_id, struct published *published)
{
    enum result result;

    problems.count = 0;
    db_begin(forum);
    result = text_publish(
        forum, &arena,
        &(struct publish_wish){ .document = &document, .text_id = text_id, .slug = str_of(slug) },
        &problems, published);
    if (result == OK)
        ck_assert_int_eq(db_commit(forum), OK);
    else
        db_rollback(forum);
    return result;
}

START_TEST(a_text_is_read_back_as_it_was_published)
{
    struct published published = law_publish(forum, "durable",
                                             "== Titre I | Things\n= 1 | Spare parts\nA maker "
                                             "keeps parts.\nFor ten years.\n= 2\nFines.");
    struct document read = { 0 };
    struct law_text text;
    struct law_version version;
    struct state article;

    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, STR("latest"), &version), OK);
    ck_assert_int_eq(version.id, published.version_id);
    ck_assert_int_eq(version.articles, 2);
    ck_assert_int_eq(version.alineas, 3);
    ck_assert_int_eq(version_document(forum, &arena, version.id, &read, NULL), OK);
    ck_assert_text(document_plain(&arena, &read),
                   "Titre I\nThings\nArticle 1\nSpare parts\nA maker keeps parts.\n"
                   "For ten years.\nArticle 2\nFines.\n");
    ck_assert_int_eq(article_at(forum, &arena, version.id, STR("2"), &article), OK);
    ck_assert_text(article.segment.num, "2");
}
END_TEST

START_TEST(a_segment_is_the_same_one_in_the_next_version)
{
    struct published first = law_publish(forum, "durable", "= 1\nOne.\nTwo.\n= 2\nThree.");
    struct published second = law_publish(forum, "durable", "= 1\nZero.\nOne.\nTwo.\n= 2\nThree.");

    ck_assert_int_eq(second.number, 2);
    ck_assert_int_eq(law_segment_beginning(forum, first.version_id, "Two."),
                     law_segment_beginning(forum, second.version_id, "Two."));
    ck_assert_int_eq(second.counts[LINEAGE_NEW], 1);
}
END_TEST

START_TEST(the_same_version_comes_in_once)
{
    struct published published, again;

    document = law_document("= 1\nOne.");
    document.about.starts_on = STR("2024-03-08");
    ck_assert_int_eq(publish("durable", 0, &published), OK);
    ck_assert_int_eq(publish("durable", published.text_id, &again), CONFLICT);
    ck_assert_int_eq(again.number, 1);
}
END_TEST

START_TEST(an_older_version_is_refused_after_a_newer_one)
{
    struct published published;

    document = law_document("= 1\nOne.");
    document.about.starts_on = STR("2024-03-08");
    ck_assert_int_eq(publish("durable", 0, &published), OK);
    document = law_document("= 1\nOnce.");
    document.about.starts_on = STR("2023-03-08");
    ck_assert_int_eq(publish("durable", published.text_id, &published), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "version");
}
END_TEST

START_TEST(a_version_is_found_by_the_day_it_held_on)
{
    struct published published;
    struct law_text text;
    struct law_version version;

    document = law_document("= 1\nOne.");
    document.about.starts_on = STR("2023-03-08");
    ck_assert_int_eq(publish("durable", 0, &published), OK);
    document = law_document("= 1\nOnce.");
    document.about.starts_on = STR("2024-03-08");
    ck_assert_int_eq(publish("durable", published.text_id, &published), OK);
    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, STR("2024-03-07"), &version), OK);
    ck_assert_int_eq(version.number, 1);
    ck_assert_text(version.ends_on, "2024-03-08");
    ck_assert_int_eq(law_version_named(forum, &arena, &text, STR("2024-03-08"), &version), OK);
    ck_assert_int_eq(version.number, 2);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, STR("2020-01-01"), &version),
                     NOT_FOUND);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, STR("2024-02-31"), &version),
                     NOT_FOUND);
}
END_TEST

START_TEST(a_text_without_words_and_a_version_that_ends_before_it_starts_are_refused)
{
    struct published published;

    document = law_document("= 1");
    ck_assert_int_eq(publish("durable", 0, &published), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "text");
    document = law_document("= 1\nOne.");
    document.about.starts_on = STR("2024-03-08");
    document.about.ends_on = STR("2024-03-01");
    ck_assert_int_eq(publish("durable", 0, &published), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "version");
}
END_TEST

START_TEST(an_address_is_taken_once_and_made_of_letters_that_can_stand_there)
{
    struct published published;

    law_publish(forum, "durable", "= 1\nOne.");
    document = law_document("= 1\nOne.");
    ck_assert_int_eq(publish("durable", 0, &published), NOT_VALID);
    ck_assert_int_eq(publish("New Law", 0, &published), NOT_VALID);
    ck_assert_int_eq(publish("new", 0, &published), NOT_VALID);
    ck_assert_int_eq(publish("", 0, &published), OK);
    ck_assert_text(published.slug, "bill-for-things-that-last");
}
END_TEST

START_TEST(two_articles_with_one_number_have_two_addresses)
{
    struct published published = law_publish(forum, "durable", "= 1\nOne.\n= 1\nAnother.\nLoose.");
    struct state article;

    ck_assert_int_eq(article_at(forum, &arena, published.version_id, STR("1"), &article), OK);
    ck_assert_int_eq(article_at(forum, &arena, published.version_id, STR("1-2"), &article), OK);
    ck_assert_text(article_address(&arena, STR("L. 131-2")), "l-131-2");
    ck_assert_text(article_address(&arena, STR("4 bis")), "4-bis");
    ck_assert_text(article_address(&arena, STR("…")), "text");
}
END_TEST

RUN_TESTS("texts_publish", a_text_is_read_back_as_it_was_published,
          a_segment_is_the_same_one_in_the_next_version, the_same_version_comes_in_once,
          an_older_version_is_refused_after_a_newer_one, a_version_is_found_by_the_day_it_held_on,
          a_text_without_words_and_a_version_that_ends_before_it_starts_are_refused,
          an_address_is_taken_once_and_made_of_letters_that_can_stand_there,
          two_articles_with_one_number_have_two_addresses)
