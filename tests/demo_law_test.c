/* The demo's bill: what became of what people said of it, and of the amendments to it. */
#include "decisions/decision.h"
#include "exchange/demo.h"
#include "support/forum.h"
#include "texts/amendment.h"
#include "texts/amendment_article.h"
#include "texts/annotation_list.h"
#include "texts/link.h"

static const struct visitor nobody_in_particular = { 0 };
static struct str fault;
static struct law_text bill;

static void fill_demo(struct store *store)
{
    ck_assert_msg(demo_fill(store, &arena, &fault) == OK, "%s", fault.data);
}

static struct db *filled(void)
{
    struct db *db = store_reader(forum_store());

    db_begin(db);
    ck_assert_int_eq(text_called(db, &arena, STR("durer"), &bill), OK);
    return db;
}

/* Where words that were pointed at stand in the newest version. */
static enum anchor_state state_of(struct db *db, const char *words)
{
    struct listed_query query = { .visitor = &nobody_in_particular, .text_id = bill.id };
    struct listed_list list = { 0 };

    ck_assert_int_eq(annotations_of_text(db, &arena, &query, &list), OK);
    for (size_t i = 0; i < list.count; i++)
        if (str_equal(list.items[i].quote.exact, str_of(words)))
            return list.items[i].state;
    ck_abort_msg("nobody points at %s", words);
    return ANCHOR_ORPHAN;
}

static struct amendment amendment(struct db *db, int64_t number)
{
    struct amendment found;

    ck_assert_int_eq(amendment_numbered(db, &arena, &nobody_in_particular, bill.id, number, &found),
                     OK);
    return found;
}

START_TEST(a_bill_of_twelve_articles_has_three_versions)
{
    struct db *db = filled();
    struct law_versions versions = { 0 };

    ck_assert_int_eq(law_versions_of(db, &arena, bill.id, &versions), OK);
    ck_assert_uint_eq(versions.count, 3);
    for (size_t i = 0; i < versions.count; i++)
        ck_assert_int_eq(versions.items[i].articles, 12);
    ck_assert_int_eq(versions.items[2].origin, VERSION_AMENDED);
    ck_assert_int_eq(bill.kind, TEXT_BILL);
}
END_TEST

START_TEST(what_was_said_of_its_words_moved_or_was_reworded_or_is_kept_without_them)
{
    struct db *db = filled();

    ck_assert_int_eq(state_of(db, "Ce qui s’use seul se vend seul."), ANCHOR_MOVED);
    ck_assert_int_eq(
        state_of(db, "quinze ans pour les appareils qui lavent, chauffent ou conservent"),
        ANCHOR_EXACT);
    ck_assert_int_eq(state_of(db, "moins de mille appareils par an"), ANCHOR_REWORDED);
    ck_assert_int_ge(state_of(db, "un fonds pour les ateliers de réparation"), ANCHOR_ORPHAN_HERE);
    ck_assert_int_eq(state_of(db, "quinze jours ouvrés"), ANCHOR_EXACT);
    ck_assert_int_eq(state_of(db, "sans inscription préalable"), ANCHOR_EXACT);
}
END_TEST

START_TEST(two_amendments_are_adopted_and_one_cannot_be_applied)
{
    struct db *db = filled();

    ck_assert_int_eq(amendment(db, 1).state, AMENDMENT_ADOPTED);
    ck_assert_int_eq(amendment(db, 2).state, AMENDMENT_ADOPTED);
    ck_assert_int_eq(amendment(db, 2).result_number, 3);
    for (int64_t number = 3; number <= 6; number++) {
        ck_assert_int_eq(amendment(db, number).state, AMENDMENT_OPEN);
        ck_assert_int_eq(amendment(db, number).outcome,
                         number == 5 ? AMENDMENT_REFUSED : AMENDMENT_APPLIES);
    }
}
END_TEST

/* Article 3 as its page shows it. */
static struct article_page article_three(struct db *db)
{
    struct article_page view = { .visitor = &nobody_in_particular, .text = bill };

    ck_assert_int_eq(law_version_find(db, &arena, bill.version_id, &view.version), OK);
    ck_assert_int_eq(article_read(db, &arena, STR("3"), &view), OK);
    ck_assert_int_eq(amendments_fill(db, &arena, &view), OK);
    ck_assert_int_eq(decisions_of_article(db, &arena, &view), OK);
    return view;
}

START_TEST(two_amendments_to_the_same_words_say_so_on_the_article)
{
    struct article_page view = article_three(filled());
    const struct proposeds *proposed = &view.paragraphs[1].proposed;

    ck_assert_uint_eq(proposed->count, 2);
    ck_assert_int_eq(proposed->items[0].number, 3);
    ck_assert_int_eq(proposed->items[0].conflicts_with, 4);
    ck_assert_int_eq(proposed->items[1].conflicts_with, 3);
}
END_TEST

START_TEST(article_debate_and_decision_are_one_click_from_each_other)
{
    struct db *db = filled();
    struct article_page view = article_three(db);
    struct law_links links;
    const struct decision *decision;

    ck_assert_uint_eq(view.decisions.count, 1);
    decision = &view.decisions.items[0].decision;
    ck_assert_int_eq(decision->id, 12);
    ck_assert_int_eq(decision->state, STATE_OPEN);
    ck_assert_int_eq(decision->topic_id, amendment(db, 4).topic_id);
    ck_assert_int_eq(law_links_of_decision(db, &arena, decision->id, &links), OK);
    ck_assert_uint_eq(links.count, 3);
    ck_assert_int_eq(links.items[0].alinea.segment.number, 2);
    ck_assert(!links.items[0].has_changed);
    ck_assert_int_eq(links.items[2].amendment, 4);
}
END_TEST

RUN_TESTS_ON(fill_demo, "the demo's bill", a_bill_of_twelve_articles_has_three_versions,
             what_was_said_of_its_words_moved_or_was_reworded_or_is_kept_without_them,
             two_amendments_are_adopted_and_one_cannot_be_applied,
             two_amendments_to_the_same_words_say_so_on_the_article,
             article_debate_and_decision_are_one_click_from_each_other)
