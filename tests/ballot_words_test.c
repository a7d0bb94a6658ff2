#include <sodium.h>

#include "base/clock.h"
#include "support/ballot.h"
#include "support/decide.h"
#include "support/law.h"
#include "support/log.h"
#include "support/suite.h"
#include "texts/amendment.h"

static struct published bill;

static const char first_version[] = "== Titre I | Of things\n= 1 | Spare parts\nA spare part is "
                                    "kept for ten years.\nIts price is fair.\n= 2\nRepair is "
                                    "everybody’s right.\n";

/* Beside ballot_begin(): a decision needs more people, and none of them is on a roll here. */
static void begin(void)
{
    decide_begin();
    bill = law_publish(forum, "durable", first_version);
}

static struct ballot_wish wish_of(enum ballot_source source)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);

    wish.item.source = source;
    wish.item.lang = STR("");
    return wish;
}

static int64_t planned(const struct ballot_wish *wish)
{
    int64_t id = 0;

    ck_assert_int_eq(ballot_try_plan(wish, &id), OK);
    return id;
}

static bool is_refused(const struct ballot_wish *wish, const char *field)
{
    int64_t id;

    return ballot_try_plan(wish, &id) == NOT_VALID && ballot_has_problem(field);
}

static void check_hash(const struct ballot_item *item)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    struct str digits;

    crypto_hash_sha256(hash, (const unsigned char *)item->words.data, item->words.length);
    digits = str_hex(&arena, (struct str){ (const char *)hash, sizeof hash });
    ck_assert_str_eq(item->hash.data, digits.data);
}

static struct state article(const char *address)
{
    struct state state;

    ck_assert_int_eq(article_at(forum, &arena, bill.version_id, str_of(address), &state), OK);
    return state;
}

static int64_t propose(const char *words)
{
    struct amendment_wish wish = { .text_id = bill.text_id,
                                   .version_id = bill.version_id,
                                   .author_id = ADA,
                                   .lang = STR("fr"),
                                   .division = STR("Article 2"),
                                   .words = str_of(words) };
    int64_t number;

    db_begin(forum);
    ck_assert_int_eq(amendment_add(forum, &arena, &wish, debate_problems(), &number), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    return debate_count("SELECT MAX(id) AS count FROM law_amendment");
}

START_TEST(an_article_is_frozen_as_its_plain_lines)
{
    struct ballot_wish wish;
    struct ballot_item item;

    begin();
    wish = wish_of(WORDS_LAW);
    wish.item.law_version_id = bill.version_id;
    wish.item.article_id = article("1").article_id;
    item = ballot_found(planned(&wish));
    ck_assert_text(item.words, "Article 1\nSpare parts\nA spare part is kept for ten years.\n"
                               "Its price is fair.\n");
    ck_assert_int_eq(item.text_id, bill.text_id);
    ck_assert_text(item.lang, "en");
    check_hash(&item);
}
END_TEST

START_TEST(a_whole_version_is_frozen_with_the_hash_that_names_it)
{
    struct ballot_wish wish;
    struct ballot_item item;
    struct law_version version;

    begin();
    wish = wish_of(WORDS_LAW);
    wish.item.law_version_id = bill.version_id;
    item = ballot_found(planned(&wish));
    ck_assert_int_eq(law_version_find(forum, &arena, bill.version_id, &version), OK);
    ck_assert_str_eq(item.hash.data, version.hash.data);
    check_hash(&item);
}
END_TEST

START_TEST(a_text_that_changes_leaves_the_words_of_an_item_and_another_item_follows)
{
    struct ballot_wish wish;
    struct ballot_item before, after;
    int64_t first, second;

    begin();
    wish = wish_of(WORDS_LAW);
    wish.item.law_version_id = bill.version_id;
    wish.item.article_id = article("2").article_id;
    first = planned(&wish);
    bill =
        law_publish(forum, "durable", "= 1 | Spare parts\nTen years.\n= 2\nRepair is a right.\n");
    wish.item.law_version_id = bill.version_id;
    wish.item.article_id = article("2").article_id;
    wish.item.follows_id = first;
    second = planned(&wish);
    before = ballot_found(first);
    after = ballot_found(second);
    ck_assert_text(before.words, "Article 2\nRepair is everybody’s right.\n");
    ck_assert_text(after.words, "Article 2\nRepair is a right.\n");
    ck_assert_int_eq(before.followed_by_id, second);
    check_hash(&before);
    check_hash(&after);
}
END_TEST

START_TEST(a_vote_on_a_law_changes_its_pages_and_is_in_its_list)
{
    struct ballot_wish wish;
    struct ballot_items list;
    struct law_text before, after;
    int64_t id;

    begin();
    wish = wish_of(WORDS_LAW);
    wish.item.law_version_id = bill.version_id;
    ck_assert_int_eq(text_find(forum, &arena, bill.text_id, &before), OK);
    id = planned(&wish);
    ck_assert_int_eq(text_find(forum, &arena, bill.text_id, &after), OK);
    ck_assert_int_gt(after.version, before.version);
    ck_assert_int_eq(ballots_of_text(forum, &arena, &(struct visitor){ 0 }, bill.text_id, &list),
                     OK);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_int_eq(list.items[0].id, id);
    db_script(forum, "UPDATE category SET readers = 1");
    ck_assert_int_eq(ballots_of_text(forum, &arena, &(struct visitor){ 0 }, bill.text_id, &list),
                     OK);
    ck_assert_uint_eq(list.count, 0);
}
END_TEST

START_TEST(an_amendment_is_frozen_as_its_formula)
{
    struct ballot_wish wish;
    struct ballot_item item;

    begin();
    wish = wish_of(WORDS_AMENDMENT);
    wish.item.amendment_id = propose("Supprimer cet article.");
    item = ballot_found(planned(&wish));
    ck_assert_text(item.words, "Supprimer cet article.");
    ck_assert_text(item.lang, "fr");
    ck_assert_int_eq(item.text_id, bill.text_id);
    ck_assert_int_eq(item.law_version_id, bill.version_id);
    ck_assert_int_eq(item.article_id, article("2").article_id);
    check_hash(&item);
    db_script(forum, "UPDATE law_amendment SET state = 3");
    ck_assert(is_refused(&wish, "amendment_id"));
}
END_TEST

START_TEST(an_option_is_frozen_as_its_text_in_the_space_of_its_debate)
{
    struct ballot_wish wish;
    struct ballot_items list;
    struct ballot_item item;
    struct decision decision;

    begin();
    decision = decide_find(decide_proposed());
    wish = wish_of(WORDS_OPTION);
    wish.item.decision_id = decision.id;
    wish.item.category_id = 99;
    item = ballot_found(planned(&wish));
    ck_assert_text(item.words, "At the library.");
    ck_assert_int_eq(item.option_version_id, decision.version_id);
    ck_assert_int_eq(item.category_id, CATEGORY);
    check_hash(&item);
    ck_assert_int_gt(decide_find(decision.id).version, decision.version);
    ck_assert_int_eq(ballots_of_decision(forum, &arena, &(struct visitor){ 0 }, decision.id, &list),
                     OK);
    ck_assert_uint_eq(list.count, 1);
}
END_TEST

START_TEST(the_texts_that_are_graded_are_frozen_one_after_the_other)
{
    struct ballot_wish wish;
    struct ballot_item item;
    int64_t decision;

    begin();
    decision = decide_proposed();
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.item.source = WORDS_OPTION;
    wish.item.decision_id = decision;
    wish.proposals[0] = STR("Inside");
    wish.proposal_versions[0] = decide_find(decision).version_id;
    wish.proposals[1] = STR("As it is");
    wish.proposal_count = 2;
    item = ballot_found(planned(&wish));
    ck_assert_text(item.words,
                   "## 1. Inside\n\nAt the library.\n\n## 2. As it is\n\nWe meet at the "
                   "station.\n");
    check_hash(&item);
    wish.proposal_versions[1] = 99;
    ck_assert(is_refused(&wish, "proposals"));
}
END_TEST

START_TEST(words_that_are_not_there_are_problems)
{
    struct ballot_wish wish;
    int64_t first, second;

    begin();
    wish = wish_of(WORDS_LAW);
    ck_assert(is_refused(&wish, "law_version_id"));
    wish.item.law_version_id = bill.version_id;
    wish.item.article_id = 9999;
    ck_assert(is_refused(&wish, "article_id"));
    wish = wish_of(WORDS_AMENDMENT);
    wish.item.amendment_id = 9;
    ck_assert(is_refused(&wish, "amendment_id"));
    wish = wish_of(WORDS_OPTION);
    wish.item.decision_id = 9;
    ck_assert(is_refused(&wish, "decision_id"));
    first = decide_open();
    wish.item.decision_id = first;
    ck_assert(is_refused(&wish, "option_version_id")); /* nothing is proposed yet */
    second = decide_proposed();
    wish.item.option_version_id = decide_find(second).version_id;
    ck_assert(is_refused(&wish, "option_version_id")); /* that is the other's */
    wish.item.decision_id = second;
    db_script(forum, "UPDATE decision SET hidden_at = 1");
    ck_assert(is_refused(&wish, "decision_id"));
}
END_TEST

START_TEST(typed_words_are_kept_to_the_byte_and_have_a_length)
{
    struct ballot_wish wish;
    struct ballot_item item;
    char *many;

    begin();
    wish = wish_of(WORDS_TYPED);
    wish.item.words = STR("\n  1.  Two  spaces\n\n\t2. <b>&amp;\n ");
    wish.item.text_id = 77; /* says another source: nothing of it is kept */
    item = ballot_found(planned(&wish));
    ck_assert_text(item.words, "1.  Two  spaces\n\n\t2. <b>&amp;");
    ck_assert_int_eq(item.text_id, 0);
    check_hash(&item);
    many = arena_alloc(&arena, BALLOT_WORDS_MAX + 1);
    for (int i = 0; i <= BALLOT_WORDS_MAX; i++)
        many[i] = 'x';
    wish.item.words = (struct str){ many, BALLOT_WORDS_MAX + 1 };
    ck_assert(is_refused(&wish, "words"));
    wish.item.words.length--;
    ck_assert_int_eq(ballot_found(planned(&wish)).words.length, BALLOT_WORDS_MAX);
}
END_TEST

START_TEST(a_judgment_without_words_is_on_its_proposals)
{
    struct ballot_wish wish;

    begin();
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.item.words = STR("");
    ck_assert_text(ballot_found(planned(&wish)).words,
                   "1. The library\n2. The station\n3. The park\n");
}
END_TEST

RUN_TESTS("ballot words", an_article_is_frozen_as_its_plain_lines,
          a_whole_version_is_frozen_with_the_hash_that_names_it,
          a_text_that_changes_leaves_the_words_of_an_item_and_another_item_follows,
          a_vote_on_a_law_changes_its_pages_and_is_in_its_list,
          an_amendment_is_frozen_as_its_formula,
          an_option_is_frozen_as_its_text_in_the_space_of_its_debate,
          the_texts_that_are_graded_are_frozen_one_after_the_other,
          words_that_are_not_there_are_problems, typed_words_are_kept_to_the_byte_and_have_a_length,
          a_judgment_without_words_is_on_its_proposals)
