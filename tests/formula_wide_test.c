/* Where amendments apply, which words they mean, and what stands around the formulas. */
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/formula.h"
#include "support/suite.h"

static struct arena arena;

static struct formula parse(const char *text)
{
    return formula_parse(&arena, str_of(text), NULL, FORMULA_FRENCH);
}

static void expect(const char *text, const char *plain)
{
    struct formula formula = parse(text);

    ck_assert_text(formula_plain(&arena, &formula), plain);
    ck_assert(formula_is_complete(&formula));
}

static void expect_filed(const char *division, const char *alinea, const char *text,
                         const char *plain)
{
    const struct filed_at filed_at = { str_of(division), str_of(alinea) };
    struct formula formula = formula_parse(&arena, str_of(text), &filed_at, FORMULA_FRENCH);

    ck_assert_text(formula_plain(&arena, &formula), plain);
}

static void expect_refusal(const char *text, const char *why)
{
    struct formula formula = parse(text);

    ck_assert(!formula_is_complete(&formula));
    ck_assert_uint_ge(formula.unknown_count, 1);
    ck_assert_str_eq(formula.unknown[0].why, why);
}

START_TEST(occurrences_are_counted_or_meant_all)
{
    expect("À l’alinéa 5, après la seconde occurrence du mot : « gué », insérer le mot : « sec ».",
           "(insert-after (alineas 5) (words \"gué\") (occurrence 2) (words \"sec\"))\n");
    expect("À l’alinéa 5, substituer, par deux fois, au mot : « gué » le mot : « pont ».",
           "(replace (alineas 5) (words \"gué\") (times 2) (words \"pont\"))\n");
    expect("Alinéa 5\nRemplacer, à chacune de ses trois occurrences, le mot :\ngué\npar le mot :\n"
           "pont",
           "(replace (alineas 5) (words \"gué\") (times 3) (words \"pont\"))\n");
    expect("À l’alinéa 5, substituer à toutes les occurrences du mot : « gué » le mot : « pont ».",
           "(replace (alineas 5) (words \"gué\") (times -1) (words \"pont\"))\n");
    expect("À l’alinéa 5, supprimer la dernière occurrence du mot : « gué ».",
           "(delete (alineas 5) (words \"gué\") (occurrence -1))\n");
}
END_TEST

START_TEST(several_words_are_a_list_a_stretch_or_pairs)
{
    expect("À l’alinéa 8, supprimer les mots : « a », « b » et « c ».",
           "(delete (alineas 8) (words \"a\" \"b\" \"c\"))\n");
    expect("À l’alinéa 8, supprimer les mots : « a », jusqu’aux mots : « b ».",
           "(delete (alineas 8) (words \"a\") (to \"b\"))\n");
    expect("À l’alinéa 8, substituer aux mots : « a » et « b » respectivement les mots : « c » et "
           "« d ».",
           "(replace (alineas 8) (words \"a\") (words \"c\"))\n"
           "(replace (alineas 8) (words \"b\") (words \"d\"))\n");
    expect("À l’alinéa 8, après le mot : « a » et après le mot : « b », insérer le mot : « c ».",
           "(insert-after (alineas 8) (words \"a\" \"b\") (words \"c\"))\n");
}
END_TEST

START_TEST(one_sentence_may_say_several_places_and_several_changes)
{
    expect("Aux alinéas 4 et 5, à la première phrase de l’alinéa 7 et à la fin de l’alinéa 9, "
           "supprimer le mot : « x ».",
           "(delete (alineas 4 5) (words \"x\"))\n"
           "(delete (alineas 7) (sentences 1) (words \"x\"))\n"
           "(delete (alineas 9) at-end (words \"x\"))\n");
    expect("À la première phrase de l’alinéa 4, substituer aux mots : « a », les mots : « b » et, "
           "à la seconde phrase, aux mots : « c », les mots : « d ».",
           "(replace (alineas 4) (sentences 1) (words \"a\") (words \"b\"))\n"
           "(replace (alineas 4) (sentences 2) (words \"c\") (words \"d\"))\n");
    expect("Supprimer l’alinéa 3 et, à l’alinéa 4, supprimer le mot : « x ».",
           "(delete (alineas 3))\n(delete (alineas 4) (words \"x\"))\n");
}
END_TEST

START_TEST(the_same_paragraph_is_the_one_named_before)
{
    expect("I. – À la fin de l’alinéa 6, supprimer les mots : « a ».\n"
           "II. – Compléter le même alinéa par la phrase suivante : « B. »",
           "(delete (label \"I\") (alineas 6) at-end (words \"a\"))\n"
           "(append (label \"II\") (alineas 6) (sentences \"B.\"))\n");
    expect_filed("Article 2", "7", "Supprimer cet alinéa.", "(delete (alineas 7))\n");
}
END_TEST

START_TEST(parts_are_named_from_the_outside_in)
{
    expect("Au a du 2° du I, supprimer le mot : « x ».",
           "(delete (points \"I\" \"2°\" \"a\") (words \"x\"))\n");
    expect("Supprimer les 2° et 3°.", "(delete (points \"2°\"))\n(delete (points \"3°\"))\n");
    expect("Au 2°, supprimer le mot : « x » et, au 3°, supprimer le mot : « y ».",
           "(delete (points \"2°\") (words \"x\"))\n(delete (points \"3°\") (words \"y\"))\n");
}
END_TEST

START_TEST(a_part_inside_a_counted_paragraph_narrows_only_words)
{
    expect("Au b de l’alinéa 6, supprimer le mot : « x ».", "(delete (alineas 6) (words \"x\"))\n");
    expect_refusal("À l’alinéa 6, supprimer le b.",
                   "It names a part within a paragraph, which can be placed by hand only.");
}
END_TEST

START_TEST(what_no_article_holds_is_a_part)
{
    expect("Rédiger ainsi l’intitulé du chapitre II : « Des gués ».",
           "(replace (part \"intitulé du chapitre II\") (alineas \"Des gués\"))\n");
    expect_filed("TITRE II", "", "Supprimer le mot :\nvieux",
                 "(delete (part \"TITRE II\") (words \"vieux\"))\n");
}
END_TEST

START_TEST(quotes_of_every_kind_are_taken_off_once)
{
    static const char *const texts[] = {
        "À l’alinéa 1, supprimer les mots : « de l’an ».",
        "À l’alinéa 1, supprimer les mots : “de l’an”.",
        "À l’alinéa 1, supprimer les mots : \"de l’an\".",
        "À l’alinéa 1, supprimer les mots : \" de l’an\".",
        "À l’alinéa 1, supprimer les mots :\n« de l’an »",
        "À l’alinéa 1, supprimer les mots :\nde l’an",
        "À l’alinéa 1, supprimer les mots\nde l’an",
        "À l&#8217;alin&eacute;a&nbsp;1, supprimer les mots&amp;nbsp;: &laquo;&#xA0;de l’an "
        "&raquo;.",
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        expect(texts[i], "(delete (alineas 1) (words \"de l’an\"))\n");
    expect("Après l’alinéa 2, insérer les deux alinéas suivants :\n« « 5° Les gués ;\n« « 6° Les "
           "bacs. » »",
           "(insert-after (alineas 2) (alineas \"« 5° Les gués ;\" \"« 6° Les bacs. »\"))\n");
    expect("Après l’alinéa 2, insérer deux alinéas ainsi rédigés :\n« Il gèle. »\n« Il neige. »",
           "(insert-after (alineas 2) (alineas \"Il gèle.\" \"Il neige.\"))\n");
    expect("Rédiger ainsi l’alinéa 2 :\n« 3° Les mots : « a » sont remplacés par les mots : « b » "
           "; »",
           "(replace (alineas 2) (alineas \"3° Les mots : « a » sont remplacés par les mots : « b "
           "» ;\"))\n");
}
END_TEST

START_TEST(quotes_of_the_text_itself_stay)
{
    expect("Après l’alinéa 9\nInsérer deux alinéas ainsi rédigés :\n« Le bac est gratuit. » ;\n"
           "I bis. – L’article 4 du code des bacs est abrogé.",
           "(insert-after (alineas 9) (alineas \"« Le bac est gratuit. » ;\""
           " \"I bis. – L’article 4 du code des bacs est abrogé.\"))\n");
}
END_TEST

START_TEST(bare_paragraphs_end_where_the_next_instruction_begins)
{
    expect("I. – Après l’alinéa 3\nInsérer un paragraphe ainsi rédigé :\nII bis. – Les bacs.\n"
           "Ils sont peints.\nII. – Alinéa 5\nSupprimer le mot :\nvert",
           "(insert-after (label \"I\") (alineas 3)"
           " (alineas \"II bis. – Les bacs.\" \"Ils sont peints.\"))\n"
           "(delete (label \"II\") (alineas 5) (words \"vert\"))\n");
    expect("I. – Après l’alinéa 3, insérer l’alinéa suivant :\n« Il gèle ;\nII. – Supprimer "
           "l’alinéa 4.",
           "(insert-after (label \"I\") (alineas 3) (alineas \"Il gèle ;\"))\n"
           "(delete (label \"II\") (alineas 4))\n");
}
END_TEST

START_TEST(a_loss_is_paid_for_inside_the_article_or_beside_it)
{
    expect("I. – Supprimer l’alinéa 2.\nII. – Pour compenser la perte de recettes résultant du I, "
           "compléter cet article par un paragraphe ainsi rédigé :\n… – La perte de recettes est "
           "compensée par une taxe.",
           "(delete (label \"I\") (alineas 2))\n"
           "(append (label \"II\") (alineas \"… – La perte de recettes est compensée par une "
           "taxe.\"))\n");
    expect("En conséquence, faire précéder cet article de la mention :\nI. –",
           "(prepend consequence (words \"I. –\"))\n");
}
END_TEST

START_TEST(tables_and_credits_are_known_as_such)
{
    expect("Alinéa 10, tableau, deuxième colonne\nRemplacer le nombre :\n12\npar le nombre :\n15",
           "(replace (alineas 10) table (columns \"tableau\" \"deuxième colonne\")"
           " (words \"12\") (words \"15\"))\n");
    expect("Modifier ainsi les crédits des programmes :\nBacs\t1\t2\nGués\t3\t4",
           "(change table)\n");
}
END_TEST

START_TEST(mistyped_verbs_are_still_those_verbs)
{
    expect("A l'alinea 3, susbtituer au mot : « a » le mot : « b ».",
           "(replace (alineas 3) (words \"a\") (words \"b\"))\n");
    expect("À la fin del'alinéa 3, supprimer la première occurence du mot : « a ».",
           "(delete (alineas 3) at-end (words \"a\") (occurrence 1))\n");
}
END_TEST

START_TEST(an_instruction_that_does_not_say_enough_is_refused_with_its_reason)
{
    expect_refusal("Alinéa 3", "A place is named, but not what changes there.");
    expect_refusal("À l’alinéa 3, insérer les mots : « en hiver ».",
                   "Where it is to be inserted is not said.");
    expect_refusal("Rédiger ainsi l’alinéa 7 :\n« 1° Les bacs (le reste sans changement). »",
                   "The rest is to stay, but where it begins is not said.");
    expect_refusal("Intervertir les alinéas 3 et 4.", "This was not understood.");
    expect_refusal("procéder à la même suppression à l’alinéa 4.", "This was not understood.");
}
END_TEST

static void check_places(const struct formula *formula, const struct instruction *items,
                         size_t count, int depth)
{
    ck_assert_int_le(depth, FORMULA_DEPTH_MAX);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_lt(items[i].from, items[i].to);
        ck_assert_uint_le(items[i].to, formula->source.length);
        check_places(formula, items[i].children, items[i].child_count, depth + 1);
    }
}

START_TEST(every_instruction_says_where_it_stands)
{
    struct formula formula = parse(
        "I. – À l’alinéa 2, supprimer le mot : « a ».\nII. – L’article 3 est ainsi modifié :\n"
        "1° Le I est abrogé ;\n2° Le II est abrogé.");

    ck_assert_uint_eq(formula.count, 2);
    check_places(&formula, formula.items, formula.count, 0);
    ck_assert_text(str_slice(formula.source, formula.items[0].from, formula.items[0].to),
                   "À l’alinéa 2, supprimer le mot : « a »");
}
END_TEST

START_TEST(endless_nesting_stops_and_long_texts_are_refused)
{
    struct buffer text = { .arena = &arena };
    struct formula formula;

    for (int i = 0; i < 5000; i++)
        buffer_put_c(&text, "Le I est ainsi modifié :\n");
    formula = parse(buffer_str(&text).data);
    check_places(&formula, formula.items, formula.count, 0);
    ck_assert(!formula_is_complete(&formula));
    for (int i = 0; i < 5000; i++)
        buffer_put_c(&text, "À l’alinéa 2, supprimer le mot : « a ».\n");
    formula = parse(buffer_str(&text).data);
    ck_assert_uint_eq(formula.count, 0);
    ck_assert_str_eq(formula.unknown[0].why, "It is too long.");
}
END_TEST

START_TEST(the_tree_is_written_as_json_too)
{
    struct formula formula = parse("À l’alinéa 3, supprimer le mot : « a ».\nChanter.");

    ck_assert_text(formula_json(&arena, &formula),
                   "{\"language\":\"fr\",\"is_complete\":false,\"items\":[{\"act\":\"delete\","
                   "\"place\":{\"alineas\":[[3,3]]},\"words\":[\"a\"],\"from\":0,\"to\":44}],"
                   "\"unknown\":[{\"from\":46,\"to\":54,\"why\":\"This was not understood.\"}]}");
}
END_TEST

RUN_SUITE("formulas at large", occurrences_are_counted_or_meant_all,
          several_words_are_a_list_a_stretch_or_pairs,
          one_sentence_may_say_several_places_and_several_changes,
          the_same_paragraph_is_the_one_named_before, parts_are_named_from_the_outside_in,
          a_part_inside_a_counted_paragraph_narrows_only_words, what_no_article_holds_is_a_part,
          quotes_of_every_kind_are_taken_off_once, quotes_of_the_text_itself_stay,
          bare_paragraphs_end_where_the_next_instruction_begins,
          a_loss_is_paid_for_inside_the_article_or_beside_it, tables_and_credits_are_known_as_such,
          mistyped_verbs_are_still_those_verbs,
          an_instruction_that_does_not_say_enough_is_refused_with_its_reason,
          every_instruction_says_where_it_stands, endless_nesting_stops_and_long_texts_are_refused,
          the_tree_is_written_as_json_too)
