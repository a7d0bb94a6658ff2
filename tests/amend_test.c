/*
 * What applying amendments promises, whatever formula they came from: lines keep where they come
 * from, what nobody named stays, overlaps are found in any order, nothing is done by half. What
 * each formula does to an article is in tests/data/law/cases/.
 */
#include "law/amend.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "support/suite.h"

static struct arena arena;

enum { LINES_MAX = 20, FORMULAS_MAX = 8 };

static struct str lines[LINES_MAX];
static struct formula formulas[FORMULAS_MAX];
static struct amend_article article;
static size_t formula_count;
static struct amended amended;

/* The article, its lines with a bar between. */
static void begin(const char *text)
{
    struct str rest = str_of(text);

    article = (struct amend_article){ .alineas = lines };
    formula_count = 0;
    memset(formulas, 0, sizeof formulas);
    while (rest.length)
        lines[article.count++] = str_cut(&rest, '|');
}

/* One more amendment, in French unless it is said otherwise. */
static struct formula *amendment(void)
{
    return &formulas[formula_count++];
}

static struct instruction *says(struct formula *formula, enum instruction_act act)
{
    struct instruction *made = list_add(&arena, formula);

    *made = (struct instruction){ .act = act, .from = formula->count, .to = formula->count + 1 };
    return made;
}

static void in_paragraphs(struct instruction *instruction, int64_t from, int64_t to)
{
    *list_add(&arena, &instruction->place.alineas) = (struct number_range){ from, to };
}

static void in_point(struct instruction *instruction, const char *name)
{
    *list_add(&arena, &instruction->place.points) = str_of(name);
}

static void with_words(struct instruction *instruction, const char *words)
{
    *list_add(&arena, &instruction->words) = str_of(words);
}

static void with_content(struct instruction *instruction, enum content_kind kind, const char *text)
{
    instruction->content_kind = kind;
    *list_add(&arena, &instruction->content) = str_of(text);
}

/* An amendment of one instruction: these words of a paragraph become those. */
static struct instruction *replaces(int64_t paragraph, const char *words, const char *by)
{
    struct instruction *made = says(amendment(), ACT_REPLACE);

    in_paragraphs(made, paragraph, paragraph);
    with_words(made, words);
    with_content(made, CONTENT_WORDS, by);
    return made;
}

static struct instruction *inserts_after(int64_t paragraph, const char *text)
{
    struct instruction *made = says(amendment(), ACT_INSERT_AFTER);

    in_paragraphs(made, paragraph, paragraph);
    with_content(made, CONTENT_ALINEAS, text);
    return made;
}

/* The text after with bars, and a "*" before what is routine; or the reasons as letters. */
static struct str apply(void)
{
    static const char reasons[] = "UPFATOCNM";
    struct buffer out = { .arena = &arena };

    amended = law_amend(&arena, &article, formulas, formula_count);
    if (!amended.is_applied)
        buffer_put_c(&out, "refused ");
    for (size_t i = 0; i < amended.refusals.count; i++)
        buffer_put(&out, &reasons[amended.refusals.items[i].kind], 1);
    for (size_t i = 0; i < amended.count; i++) {
        buffer_put_c(&out, i ? "|" : "");
        buffer_put_c(&out, amended.lines[i].is_clerical ? "*" : "");
        buffer_put_str(&out, amended.lines[i].text);
    }
    return buffer_str(&out);
}

/* Which line before each line is, "-" for none. */
static struct str origins(void)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < amended.count; i++)
        if (amended.lines[i].from == (size_t)-1)
            buffer_put_c(&out, "-");
        else
            buffer_put_integer(&out, (int64_t)amended.lines[i].from);
    return buffer_str(&out);
}

START_TEST(lines_say_which_they_were)
{
    struct instruction *deletes;

    begin("One.|Two.|Three.|Four.");
    (void)replaces(1, "One", "Uno");
    (void)inserts_after(1, "New.");
    deletes = says(amendment(), ACT_DELETE);
    in_paragraphs(deletes, 3, 3);
    ck_assert_text(apply(), "Uno.|New.|Two.|Four.");
    ck_assert_text(origins(), "0-13");
}
END_TEST

START_TEST(a_line_written_anew_is_the_one_in_its_place)
{
    struct instruction *rewrites;

    begin("One.|Two.|Three.");
    rewrites = says(amendment(), ACT_REPLACE);
    in_paragraphs(rewrites, 2, 2);
    with_content(rewrites, CONTENT_ALINEAS, "Zwei.");
    ck_assert_text(apply(), "One.|Zwei.|Three.");
    ck_assert_text(origins(), "012");

    begin("One.|Two.|Three.");
    rewrites = says(amendment(), ACT_REPLACE);
    with_content(rewrites, CONTENT_ALINEAS, "New.");
    with_content(rewrites, CONTENT_ALINEAS, "Two.");
    ck_assert_text(apply(), "New.|Two.");
    ck_assert_text(origins(), "01");
}
END_TEST

START_TEST(a_conflict_is_found_in_any_order)
{
    for (int turn = 0; turn < 2; turn++) {
        begin("The mayor signs the order.");
        if (turn)
            (void)replaces(1, "signs the order", "signs it");
        (void)replaces(1, "The mayor signs", "They sign");
        if (!turn)
            (void)replaces(1, "signs the order", "signs it");
        ck_assert_text(apply(), "refused C");
        ck_assert_uint_eq(amended.refusals.items[0].amendment, 0);
        ck_assert_uint_eq(amended.refusals.items[0].other, 1);
        ck_assert_uint_eq(amended.count, 0);
    }
}
END_TEST

START_TEST(neighbours_are_no_conflict)
{
    struct instruction *deletes;

    begin("One two three.|Four.");
    (void)replaces(1, "One", "Un");
    (void)replaces(1, "two", "deux");
    (void)inserts_after(1, "New.");
    deletes = says(amendment(), ACT_DELETE);
    in_paragraphs(deletes, 2, 2);
    ck_assert_text(apply(), "Un deux three.|New.");
}
END_TEST

START_TEST(words_added_after_words_that_go_are_a_conflict)
{
    struct instruction *inserts;

    begin("One two three.");
    (void)replaces(1, "two three", "four");
    inserts = says(amendment(), ACT_INSERT_AFTER);
    in_paragraphs(inserts, 1, 1);
    with_words(inserts, "two");
    with_content(inserts, CONTENT_WORDS, "and a half");
    ck_assert_text(apply(), "refused C");
}
END_TEST

START_TEST(an_article_that_goes_is_in_conflict_with_all_that_is_done_in_it)
{
    begin("One.|Two.");
    (void)says(amendment(), ACT_DELETE);
    ck_assert_text(apply(), "");
    ck_assert(amended.is_applied && amended.is_deleted);
    (void)inserts_after(2, "Three.");
    ck_assert_text(apply(), "refused C");
}
END_TEST

START_TEST(one_amendment_may_add_twice_at_one_place)
{
    struct formula *formula;
    struct instruction *first, *second;

    begin("One.");
    formula = amendment();
    first = says(formula, ACT_APPEND);
    with_content(first, CONTENT_ALINEAS, "Two.");
    second = says(formula, ACT_APPEND);
    with_content(second, CONTENT_ALINEAS, "Three.");
    ck_assert_text(apply(), "One.|Two.|Three.");
}
END_TEST

START_TEST(nothing_is_done_by_half_and_every_reason_is_given)
{
    begin("One one.|Two.");
    (void)replaces(1, "Two", "2");
    (void)replaces(2, "Two", "2");
    (void)replaces(1, "ne", "x");
    (void)replaces(7, "Two", "2");
    ck_assert_text(apply(), "refused FFP");
    ck_assert_uint_eq(amended.refusals.items[2].amendment, 3);
    ck_assert_int_eq(amended.refusals.items[2].count, 2);
    ck_assert_text(amended.refusals.items[2].value, "alinéa 7");
}
END_TEST

START_TEST(an_amendment_that_says_nothing_here_is_refused)
{
    begin("One.");
    (void)says(amendment(), ACT_NONE);
    (void)amendment();
    ck_assert_text(apply(), "refused NU");
}
END_TEST

START_TEST(what_the_parser_did_not_understand_is_refused_with_its_words)
{
    struct formula *formula;

    begin("One.");
    formula = amendment();
    formula->source = STR("Faire mieux.");
    formula->unknown = arena_new(&arena, struct unknown);
    formula->unknown[0] = (struct unknown){ 6, 11, "it is no formula" };
    formula->unknown_count = 1;
    ck_assert_text(apply(), "refused U");
    ck_assert_text(amended.refusals.items[0].value, "mieux");
    ck_assert_uint_eq(amended.refusals.items[0].from, 6);
}
END_TEST

START_TEST(routine_is_marked)
{
    struct instruction *deletes;

    begin("Sauf urgence, le maire signe.|Il publie.");
    deletes = says(amendment(), ACT_DELETE);
    in_paragraphs(deletes, 1, 1);
    with_words(deletes, "Sauf urgence,");
    ck_assert_text(apply(), "*Le maire signe.|Il publie.");

    begin("I. – Un.|II. – Deux.");
    (void)inserts_after(1, "… – Nouveau.");
    ck_assert_text(apply(), "I. – Un.|*I bis. – Nouveau.|II. – Deux.");
}
END_TEST

START_TEST(a_number_that_is_not_certain_stays_open)
{
    begin("Un.|Deux.");
    (void)inserts_after(1, "…° Nouveau.");
    ck_assert_text(apply(), "Un.|…° Nouveau.|Deux.");
}
END_TEST

START_TEST(words_from_and_to_go_unless_what_stands_between_is_meant)
{
    struct instruction *leaves;

    begin("The court must sit in public unless it orders otherwise.");
    leaves = says(amendment(), ACT_DELETE);
    with_words(leaves, "must sit");
    leaves->words_to = STR("orders");
    leaves->is_between = true;
    ck_assert_text(apply(), "The court must sit orders otherwise.");
    leaves->is_between = false;
    ck_assert_text(apply(), "The court otherwise.");
}
END_TEST

START_TEST(a_line_of_a_printed_bill_is_known_by_words_that_stand_there_once)
{
    struct instruction *inserts;

    begin("(1) The court sits.|(2) The clerk writes.");
    inserts = says(amendment(), ACT_INSERT_AFTER);
    inserts->place.page = 49;
    inserts->place.line = 14;
    with_content(inserts, CONTENT_WORDS, "slowly");
    ck_assert_text(apply(), "refused P");
    ck_assert_text(amended.refusals.items[0].value, "page 49, line 14");
    with_words(inserts, "clerk");
    ck_assert_text(apply(), "(1) The court sits.|(2) The clerk slowly writes.");
    with_words(inserts, "The");
    ck_assert_text(apply(), "refused A");

    begin("(1) The court sits.|(2) The clerk writes.");
    inserts = says(amendment(), ACT_DELETE);
    inserts->place.page = 49;
    inserts->place.line = 14;
    ck_assert_text(apply(), "refused P");
}
END_TEST

START_TEST(another_text_is_refused_unless_it_is_quoted)
{
    struct instruction *replaces_words;

    begin("L'article L. 12 du code est ainsi rédigé :|\"Le maire signe.|\"Il publie.\"");
    article.num = STR("4");
    replaces_words = says(amendment(), ACT_REPLACE);
    replaces_words->place.article = STR("L. 12");
    in_paragraphs(replaces_words, 2, 2);
    with_words(replaces_words, "publie");
    with_content(replaces_words, CONTENT_WORDS, "affiche");
    ck_assert_text(apply(),
                   "L'article L. 12 du code est ainsi rédigé :|\"Le maire signe.|\"Il affiche.\"");
    replaces_words->place.article = STR("L. 13");
    ck_assert_text(apply(), "refused O");
    replaces_words->place.article = STR("4");
    ck_assert_text(apply(), "refused F");
}
END_TEST

START_TEST(what_the_article_says_comes_before_what_it_quotes)
{
    static const char text[] =
        "Le code est ainsi modifié :|1° Un :|\"1° Quoted ;|\"2° Quoted too ;\""
        "|2° Deux.";
    struct instruction *deletes;

    begin(text);
    deletes = says(amendment(), ACT_DELETE);
    in_point(deletes, "1°");
    ck_assert_text(apply(), "Le code est ainsi modifié :|2° Deux.");
    ck_assert_text(origins(), "04");
}
END_TEST

START_TEST(a_line_without_a_number_after_a_list_is_no_item)
{
    struct instruction *deletes;

    begin("I. – Le conseil vote :|1° Le budget ;|2° Les comptes.|Il publie les deux.|II. – Fin.");
    deletes = says(amendment(), ACT_DELETE);
    in_point(deletes, "I");
    in_point(deletes, "2°");
    ck_assert_text(apply(), "I. – Le conseil vote :|*1° Le budget.|Il publie les deux.|II. – Fin.");
}
END_TEST

START_TEST(a_new_number_of_the_article_is_told)
{
    struct instruction *renumbers;

    begin("One.");
    renumbers = says(amendment(), ACT_RENUMBER);
    with_content(renumbers, CONTENT_NUMBER, "4 bis");
    ck_assert_text(apply(), "One.");
    ck_assert_text(amended.num, "4 bis");
}
END_TEST

START_TEST(quotes_and_spaces_are_looked_past)
{
    begin("La mise en œuvre de l’article L. O. 135-1 « ou » non.");
    (void)replaces(1, "mise en oeuvre de l'article L.O. 135-1 \"ou\"", "chose");
    ck_assert_text(apply(), "La chose non.");
}
END_TEST

START_TEST(a_word_is_never_found_inside_another)
{
    begin("Le sous-préfet de l'article 12-3 verse 5,50 euros.");
    (void)replaces(1, "sous", "sur");
    (void)replaces(1, "12", "13");
    (void)replaces(1, "5", "6");
    (void)replaces(1, "vers", "envers");
    ck_assert_text(apply(), "refused FFFF");
}
END_TEST

/* Any lines, any edits of some of them: a seed makes it the same each time. */

static unsigned next_number(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % below;
}

static void try_edits(unsigned seed)
{
    bool is_named[LINES_MAX] = { false };
    size_t kept = 0, named = 0;

    begin(
        "Un mot, puis deux.|Le roi dit : « non ».|I. – Trois ;|1° Quatre ;|2° Cinq.|\"Six|\"Sept.\""
        "|Huit et neuf.|a) Dix|Onze");
    for (int i = 0; i < 4; i++) {
        size_t line = next_number(&seed, (unsigned)article.count);
        struct instruction *made;

        if (is_named[line])
            continue;
        is_named[line] = true;
        named++;
        made = says(amendment(), next_number(&seed, 2) ? ACT_DELETE : ACT_REPLACE);
        in_paragraphs(made, (int64_t)line + 1, (int64_t)line + 1);
        if (made->act == ACT_REPLACE)
            with_content(made, CONTENT_ALINEAS, "Autre chose.");
    }
    (void)apply();
    ck_assert(amended.is_applied);
    for (size_t i = 0; i < amended.count; i++) {
        size_t from = amended.lines[i].from;

        ck_assert_uint_lt(from, article.count);
        ck_assert(i == 0 || amended.lines[i - 1].from < from);
        kept += !is_named[from];
        if (!is_named[from] && !amended.lines[i].is_clerical)
            ck_assert_msg(str_equal(amended.lines[i].text, lines[from]), "seed %u", seed);
    }
    ck_assert_uint_eq(kept + named, article.count);
}

START_TEST(what_nobody_named_stays_as_it_was)
{
    for (unsigned seed = 1; seed <= 500; seed++)
        try_edits(seed);
}
END_TEST

/* Two amendments at random: refused one way round, refused the other. */
START_TEST(the_order_of_amendments_changes_nothing)
{
    static const char *const words[] = { "Un",   "Un mot",    "mot",  "mot, puis",
                                         "puis", "puis deux", "deux", "Un mot, puis deux" };
    enum { WORDS = sizeof words / sizeof *words };

    for (size_t i = 0; i < WORDS; i++)
        for (size_t k = 0; k < WORDS; k++) {
            struct str one, other;

            begin("Un mot, puis deux.");
            (void)replaces(1, words[i], "A");
            (void)replaces(1, words[k], "B");
            one = apply();
            begin("Un mot, puis deux.");
            (void)replaces(1, words[k], "B");
            (void)replaces(1, words[i], "A");
            other = apply();
            ck_assert_msg(str_equal(one, other), "\"%s\" and \"%s\"", words[i], words[k]);
        }
}
END_TEST

RUN_SUITE("amend", lines_say_which_they_were, a_line_written_anew_is_the_one_in_its_place,
          a_conflict_is_found_in_any_order, neighbours_are_no_conflict,
          words_added_after_words_that_go_are_a_conflict,
          an_article_that_goes_is_in_conflict_with_all_that_is_done_in_it,
          one_amendment_may_add_twice_at_one_place,
          nothing_is_done_by_half_and_every_reason_is_given,
          an_amendment_that_says_nothing_here_is_refused,
          what_the_parser_did_not_understand_is_refused_with_its_words, routine_is_marked,
          a_number_that_is_not_certain_stays_open,
          words_from_and_to_go_unless_what_stands_between_is_meant,
          a_line_of_a_printed_bill_is_known_by_words_that_stand_there_once,
          another_text_is_refused_unless_it_is_quoted,
          what_the_article_says_comes_before_what_it_quotes,
          a_line_without_a_number_after_a_list_is_no_item, a_new_number_of_the_article_is_told,
          quotes_and_spaces_are_looked_past, a_word_is_never_found_inside_another,
          what_nobody_named_stays_as_it_was, the_order_of_amendments_changes_nothing)
