/* Amendments: what they make of a text, placed, adopted together, and refused. */
#include "texts/amendment.h"

#include "base/arena.h"
#include "support/debate.h"
#include "support/law.h"
#include "support/suite.h"
#include "texts/publish.h"

static const struct visitor anyone = { 0 };
static struct law_text text;
static struct problems problems = { .arena = &arena };

static void begin(const char *lines)
{
    debate_begin();
    law_publish(forum, "durable", lines);
    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
}

static const char *const three_articles = "= 1\nLa halle est louée.\nLe bail dure dix ans.\n"
                                          "= 2\nLe prix est affiché.\n= 3\nUn décret le dit.";

static struct amendment find(int64_t number)
{
    struct amendment amendment;

    ck_assert_int_eq(amendment_numbered(forum, &arena, &anyone, text.id, number, &amendment), OK);
    return amendment;
}

static struct amendment propose_at(const char *division, const char *words)
{
    struct amendment_wish wish = { .text_id = text.id,
                                   .version_id = text.version_id,
                                   .author_id = ADA,
                                   .lang = STR("fr"),
                                   .division = str_of(division),
                                   .words = str_of(words) };
    int64_t number;

    db_begin(forum);
    ck_assert_int_eq(amendment_add(forum, &arena, &wish, &problems, &number), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    return find(number);
}

static enum result adopt(const struct amendment *amendments, size_t count)
{
    struct published published;
    enum result result;

    problems.count = 0;
    db_begin(forum);
    result = amendments_adopt(forum, &arena,
                              &(struct adopt_wish){ .text = &text,
                                                    .items = amendments,
                                                    .count = count,
                                                    .label = STR("Second draft"),
                                                    .actor_id = MIA },
                              &problems, &published);
    if (result == OK)
        ck_assert_int_eq(db_commit(forum), OK);
    else
        db_rollback(forum);
    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    return result;
}

static struct str words_now(void)
{
    struct document document = { 0 };

    ck_assert_int_eq(version_document(forum, &arena, text.version_id, &document, NULL), OK);
    return document_plain(&arena, &document);
}

START_TEST(an_amendment_is_found_on_the_article_it_is_filed_at)
{
    struct amendment amendment;

    begin(three_articles);
    amendment =
        propose_at("ART. 2", "À l’alinéa 1, substituer au mot : « affiché », le mot : « dit ».");
    ck_assert_text(amendment.article_num, "2");
    ck_assert_int_eq(amendment.outcome, AMENDMENT_APPLIES);
    amendment = propose_at("ART. PREMIER", "Supprimer l’alinéa 2.");
    ck_assert_text(amendment.article_num, "1");
    amendment = propose_at("ART. 14", "Supprimer l’alinéa 2.");
    ck_assert_int_eq(amendment.article_id, 0);
    ck_assert_int_eq(amendment.outcome, AMENDMENT_REFUSED);
}
END_TEST

START_TEST(one_that_names_words_that_are_not_there_is_kept_as_refused)
{
    begin(three_articles);
    ck_assert_int_eq(
        propose_at("ART. 1", "À l’alinéa 2, substituer au mot : « onze », le mot : « douze ».")
            .outcome,
        AMENDMENT_REFUSED);
}
END_TEST

START_TEST(several_become_a_version_together)
{
    struct amendment both[2];

    begin(three_articles);
    both[0] =
        propose_at("ART. 1", "À l’alinéa 2, substituer au mot : « dix », le mot : « douze ».");
    both[1] = propose_at("ART. 2", "Compléter cet article par un alinéa ainsi rédigé :\n"
                                   "« Il est lisible. »");
    ck_assert_int_eq(adopt(both, 2), OK);
    ck_assert_text(words_now(), "Article 1\nLa halle est louée.\nLe bail dure douze ans.\n"
                                "Article 2\nLe prix est affiché.\nIl est lisible.\n"
                                "Article 3\nUn décret le dit.\n");
    ck_assert_int_eq(find(1).state, AMENDMENT_ADOPTED);
    ck_assert_int_eq(find(2).result_number, 2);
}
END_TEST

START_TEST(an_article_can_go_whole)
{
    struct amendment one;

    begin(three_articles);
    one = propose_at("ART. 2", "Supprimer cet article.");
    ck_assert_int_eq(adopt(&one, 1), OK);
    ck_assert_text(words_now(), "Article 1\nLa halle est louée.\nLe bail dure dix ans.\n"
                                "Article 3\nUn décret le dit.\n");
}
END_TEST

START_TEST(two_that_change_the_same_words_are_not_adopted_together)
{
    struct amendment both[2];

    begin(three_articles);
    both[0] =
        propose_at("ART. 1", "À l’alinéa 2, substituer au mot : « dix », le mot : « douze ».");
    both[1] = propose_at("ART. 1", "Rédiger ainsi l’alinéa 2 :\n« Le bail dure vingt ans. »");
    ck_assert_int_eq(adopt(both, 2), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "numbers");
    ck_assert_int_eq(find(1).state, AMENDMENT_OPEN);
    ck_assert_int_eq(adopt(both, 1), OK);
}
END_TEST

START_TEST(nothing_is_adopted_when_one_of_them_cannot_be)
{
    struct amendment both[2];

    begin(three_articles);
    both[0] = propose_at("ART. 2", "À l’alinéa 1, supprimer le mot : « est ».");
    both[1] = propose_at("ART. 1", "À l’alinéa 2, supprimer le mot : « onze ».");
    ck_assert_int_eq(adopt(both, 2), NOT_VALID);
    ck_assert_int_eq(text.version_id, both[0].version_id);
    ck_assert_int_eq(find(1).state, AMENDMENT_OPEN);
}
END_TEST

START_TEST(one_that_is_refused_can_be_placed_by_hand_and_adopted)
{
    struct amendment one;

    begin(three_articles);
    one = propose_at("ART. 1", "À l’alinéa 2, supprimer le mot : « onze ».");
    db_begin(forum);
    ck_assert_int_eq(amendment_place(forum, &arena, &one,
                                     STR("La halle est louée.\n\nLe bail dure onze ans."), MIA,
                                     &problems),
                     OK);
    ck_assert_int_eq(db_commit(forum), OK);
    one = find(1);
    ck_assert_int_eq(one.outcome, AMENDMENT_PLACED);
    ck_assert_int_eq(one.placer.id, MIA);
    ck_assert_int_eq(adopt(&one, 1), OK);
    ck_assert_text(words_now(), "Article 1\nLa halle est louée.\nLe bail dure onze ans.\n"
                                "Article 2\nLe prix est affiché.\nArticle 3\nUn décret le dit.\n");
}
END_TEST

START_TEST(what_is_withdrawn_is_over)
{
    struct amendment one;

    begin(three_articles);
    one = propose_at("ART. 2", "Supprimer cet article.");
    db_begin(forum);
    ck_assert_int_eq(amendment_end(forum, &arena, &text, &one, AMENDMENT_WITHDRAWN, ADA), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    one = find(1);
    ck_assert_int_eq(one.state, AMENDMENT_WITHDRAWN);
    db_begin(forum);
    ck_assert_int_eq(amendment_end(forum, &arena, &text, &one, AMENDMENT_REJECTED, MIA), CONFLICT);
    db_rollback(forum);
    ck_assert_int_eq(adopt(&one, 1), NOT_VALID);
}
END_TEST

START_TEST(one_that_was_filed_elsewhere_comes_in_once)
{
    struct amendment_wish wish = { .lang = STR("fr"),
                                   .name = STR("COM-40"),
                                   .words = STR("Supprimer cet article."),
                                   .division = STR("Article 2") };
    int64_t number;

    begin(three_articles);
    wish.text_id = text.id;
    wish.version_id = text.version_id;
    db_begin(forum);
    ck_assert_int_eq(amendment_add(forum, &arena, &wish, &problems, &number), OK);
    ck_assert_int_eq(amendment_add(forum, &arena, &wish, &problems, &number), CONFLICT);
    ck_assert_int_eq(number, 1);
    ck_assert_int_eq(db_commit(forum), OK);
}
END_TEST

RUN_TESTS("amendment", an_amendment_is_found_on_the_article_it_is_filed_at,
          one_that_names_words_that_are_not_there_is_kept_as_refused,
          several_become_a_version_together, an_article_can_go_whole,
          two_that_change_the_same_words_are_not_adopted_together,
          nothing_is_adopted_when_one_of_them_cannot_be,
          one_that_is_refused_can_be_placed_by_hand_and_adopted, what_is_withdrawn_is_over,
          one_that_was_filed_elsewhere_comes_in_once)
