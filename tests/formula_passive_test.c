/* What amendments say in the passive: other laws changed part by part, as a tree. */
#include "base/arena.h"
#include "law/formula.h"
#include "support/suite.h"

static struct arena arena;

static void expect(const char *text, const char *plain)
{
    struct formula formula = formula_parse(&arena, str_of(text), NULL, FORMULA_FRENCH);

    ck_assert_text(formula_plain(&arena, &formula), plain);
    ck_assert(formula_is_complete(&formula));
}

START_TEST(words_of_an_article_of_a_law_are_replaced_inserted_and_deleted)
{
    expect("Au premier alinéa de l’article L. 12-3 du code des fontaines, les mots : « à boire » "
           "sont remplacés par les mots : « potable ».",
           "(replace (law \"code des fontaines\") (article \"L. 12-3\") (alineas 1)"
           " (words \"à boire\") (words \"potable\"))\n");
    expect("À la première phrase du deuxième alinéa du 2° du I de l’article 4 de la loi n° 1901-7 "
           "du 3 mai 1901, après le mot : « pont », sont insérés les mots : « ou gué ».",
           "(insert-after (law \"loi n° 1901-7 du 3 mai 1901\") (article \"4\")"
           " (points \"I\" \"2°\") (alineas 2) (sentences 1) (words \"pont\")"
           " (words \"ou gué\"))\n");
    expect("À l’article 9, les mots : « a », « b » et « c » sont supprimés.",
           "(delete (article \"9\") (words \"a\" \"b\" \"c\"))\n");
}
END_TEST

START_TEST(an_article_is_changed_part_by_part)
{
    expect("L’article L. 1 du code des ponts est ainsi modifié :\n"
           "1° Le deuxième alinéa est ainsi modifié :\n"
           "a) Le mot : « bois » est remplacé par le mot : « fer » ;\n"
           "b) La dernière phrase est supprimée ;\n"
           "2° Il est ajouté un alinéa ainsi rédigé :\n« Le péage est aboli. »",
           "(change (law \"code des ponts\") (article \"L. 1\")\n"
           "  (change (label \"1°\") (law \"code des ponts\") (article \"L. 1\") (alineas 2)\n"
           "    (replace (label \"a)\") (law \"code des ponts\") (article \"L. 1\") (alineas 2)"
           " (words \"bois\") (words \"fer\"))\n"
           "    (delete (label \"b)\") (law \"code des ponts\") (article \"L. 1\") (alineas 2)"
           " (sentences -1)))\n"
           "  (append (label \"2°\") (law \"code des ponts\") (article \"L. 1\")"
           " (alineas \"Le péage est aboli.\")))\n");
}
END_TEST

START_TEST(what_is_completed_or_inserted_stands_in_quotes)
{
    expect("L’article 2 de la loi du 3 mai 1901 est complété par une phrase ainsi rédigée : « X. »",
           "(append (law \"loi du 3 mai 1901\") (article \"2\") (sentences \"X.\"))\n");
    expect("Après le 3°, sont insérés des 4° et 5° ainsi rédigés :\n« 4° Les gués ;\n« 5° Les "
           "bacs. »",
           "(insert-after (points \"3°\") (alineas \"4° Les gués ;\" \"5° Les bacs.\"))\n");
    expect("L’article 2 est complété par une phrase et un alinéa ainsi rédigés :\n« Oui.\n« Non. »",
           "(append (article \"2\") (sentences \"Oui.\"))\n"
           "(append (article \"2\") (alineas \"Non.\"))\n");
}
END_TEST

START_TEST(an_article_is_inserted_into_a_law)
{
    expect(
        "Après l’article L. 1 du code des ponts, il est inséré un article L. 1-1 ainsi rédigé :\n"
        "« Art. L. 1-1. – Les bacs sont des ponts.\n« Un décret le dit. »",
        "(new-article (law \"code des ponts\") (article \"L. 1\") (number \"L. 1-1\")"
        " (article \"Art. L. 1-1. – Les bacs sont des ponts.\" \"Un décret le dit.\"))\n");
}
END_TEST

START_TEST(articles_and_parts_are_written_anew_or_repealed)
{
    expect("L’article 5 est ainsi rédigé :\n« Art. 5. – X. »",
           "(replace (article \"5\") (article \"Art. 5. – X.\"))\n");
    expect("Les articles L. 6 et L. 7 du code des ponts sont abrogés.",
           "(delete (law \"code des ponts\") (article \"L. 6\"))\n"
           "(delete (law \"code des ponts\") (article \"L. 7\"))\n");
    expect("Le II de l’article 8 est supprimé.", "(delete (article \"8\") (points \"II\"))\n");
    expect("Au 2° de l’article 4, après le mot : « gué », la fin de la phrase est ainsi rédigée : "
           "« ou bac. »",
           "(rewrite-end (article \"4\") (points \"2°\") (words \"gué\") (words \"ou bac.\"))\n");
}
END_TEST

START_TEST(the_same_code_is_the_one_named_before)
{
    expect("I. – L’article 4 du code rural est abrogé.\n"
           "II. – L’article 5 du même code est abrogé.\n"
           "III. – L’article 6 dudit code est abrogé.",
           "(delete (label \"I\") (law \"code rural\") (article \"4\"))\n"
           "(delete (label \"II\") (law \"code rural\") (article \"5\"))\n"
           "(delete (label \"III\") (law \"code rural\") (article \"6\"))\n");
}
END_TEST

START_TEST(numbers_change)
{
    expect("Le 3° de l’article 2 devient le 4°.",
           "(renumber (article \"2\") (points \"3°\") (number \"4°\"))\n");
    expect("Les II et III de l’article 2 deviennent respectivement les III et IV.",
           "(renumber (article \"2\") (points \"II\") (number \"III\"))\n"
           "(renumber (article \"2\") (points \"III\") (number \"IV\"))\n");
}
END_TEST

START_TEST(a_rate_that_pays_and_a_report_edit_nothing)
{
    expect("I. – L’article 4 du code rural est abrogé.\nII. – La perte de recettes résultant pour "
           "l’État du I est compensée, à due concurrence, par une taxe sur les cierges.",
           "(delete (label \"I\") (law \"code rural\") (article \"4\"))\n(none (label \"II\"))\n");
    expect("Dans un délai d’un an, le Gouvernement remet au Parlement un rapport sur les lavoirs.\n"
           "Ce rapport compte les lavoirs.",
           "(none)\n");
}
END_TEST

START_TEST(a_filing_after_an_article_makes_the_text_a_new_one)
{
    static const struct filed_at filed_at = { .division = { "APRÈS ART. 9", 13 } };
    struct formula formula = formula_parse(&arena, STR("Le guet est aboli.\nUn décret le dit."),
                                           &filed_at, FORMULA_FRENCH);

    ck_assert_text(formula_plain(&arena, &formula),
                   "(new-article (article \"9\") (article \"Le guet est aboli.\""
                   " \"Un décret le dit.\"))\n");
    formula = formula_parse(&arena, STR("À l’alinéa 2, supprimer le mot : « x »."), &filed_at,
                            FORMULA_FRENCH);
    ck_assert_text(formula_plain(&arena, &formula), "(delete (alineas 2) (words \"x\"))\n");
}
END_TEST

RUN_SUITE("formulas in the passive", words_of_an_article_of_a_law_are_replaced_inserted_and_deleted,
          an_article_is_changed_part_by_part, what_is_completed_or_inserted_stands_in_quotes,
          an_article_is_inserted_into_a_law, articles_and_parts_are_written_anew_or_repealed,
          the_same_code_is_the_one_named_before, numbers_change,
          a_rate_that_pays_and_a_report_edit_nothing,
          a_filing_after_an_article_makes_the_text_a_new_one)
