/* What amendments of the French assemblies say in the infinitive, read into a tree. */
#include "law/formula.h"

#include "base/arena.h"
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

START_TEST(a_whole_article_is_deleted_written_anew_or_put_back)
{
    expect("Supprimer cet article.", "(delete)\n");
    expect("Rédiger ainsi cet article :\n« Les bancs publics sont repeints chaque printemps. »",
           "(replace (article \"Les bancs publics sont repeints chaque printemps.\"))\n");
    expect("Rétablir cet article dans la rédaction suivante :\n« I. – Le marché est couvert.\n"
           "« II. – Il ferme à midi. »",
           "(replace (article \"I. – Le marché est couvert.\" \"II. – Il ferme à midi.\"))\n");
}
END_TEST

START_TEST(an_article_of_its_own_comes_after_another)
{
    expect("Après l’article 8 bis\nInsérer un article additionnel ainsi rédigé :\n"
           "Les fontaines coulent la nuit.\nUn décret fixe leur débit.",
           "(new-article (article \"8 bis\") (article \"Les fontaines coulent la nuit.\""
           " \"Un décret fixe leur débit.\"))\n");
}
END_TEST

START_TEST(a_line_of_its_own_says_where)
{
    expect("Alinéa 9\nSupprimer cet alinéa", "(delete (alineas 9))\n");
    expect("Alinéa 6, troisième phrase\nRemplacer le mot :\nlanterne\npar le mot :\nréverbère",
           "(replace (alineas 6) (sentences 3) (words \"lanterne\") (words \"réverbère\"))\n");
    expect("Alinéas 3 à 5, 7 et 9\nSupprimer ces alinéas", "(delete (alineas 3..5 7 9))\n");
}
END_TEST

START_TEST(the_sentence_says_where)
{
    expect("À l’alinéa 68, supprimer les mots :\n« du bailli ».",
           "(delete (alineas 68) (words \"du bailli\"))\n");
    expect("A la première phrase de l'alinéa 65, supprimer le mot : « ancien ».",
           "(delete (alineas 65) (sentences 1) (words \"ancien\"))\n");
    expect("Supprimer les deuxième et avant-dernier alinéas.", "(delete (alineas 2 -2))\n");
    expect("Supprimer les deux dernières phrases de l’alinéa 4.",
           "(delete (alineas 4) (sentences -2..-1))\n");
}
END_TEST

START_TEST(words_are_replaced)
{
    expect("Alinéa 2\nRemplacer le mot :\ntitre\npar le mot :\nchapitre",
           "(replace (alineas 2) (words \"titre\") (words \"chapitre\"))\n");
    expect("À l’alinéa 2, substituer aux mots :\n« à leur »,\nles mots :\n« par leur ».",
           "(replace (alineas 2) (words \"à leur\") (words \"par leur\"))\n");
}
END_TEST

START_TEST(words_are_inserted_beside_others)
{
    expect("À l’alinéa 3, après le mot :\n« foires »\ninsérer les mots :\n« et marchés ».",
           "(insert-after (alineas 3) (words \"foires\") (words \"et marchés\"))\n");
    expect("Au début de l’alinéa 3, insérer les mots : « En hiver, ».",
           "(prepend (alineas 3) (words \"En hiver,\"))\n");
}
END_TEST

START_TEST(alineas_are_inserted_replaced_and_added)
{
    expect("Après l’alinéa 49, insérer l’alinéa suivant :\n« Le pont est gratuit. »",
           "(insert-after (alineas 49) (alineas \"Le pont est gratuit.\"))\n");
    expect("Après l’alinéa 49\nInsérer deux alinéas ainsi rédigés :\nLe pont est gratuit.\n"
           "Le bac ne l’est pas.",
           "(insert-after (alineas 49) (alineas \"Le pont est gratuit.\""
           " \"Le bac ne l’est pas.\"))\n");
    expect("Compléter cet article par un paragraphe ainsi rédigé :\n"
           "… – Le présent article ne vaut pas le dimanche.",
           "(append (alineas \"… – Le présent article ne vaut pas le dimanche.\"))\n");
    expect("Substituer aux alinéas 68 à 70 l’alinéa suivant :\n« Le guet est aboli. »",
           "(replace (alineas 68..70) (alineas \"Le guet est aboli.\"))\n");
    expect("Rédiger ainsi l’alinéa 19 :\n« Le guet veille. »",
           "(replace (alineas 19) (alineas \"Le guet veille.\"))\n");
}
END_TEST

START_TEST(an_end_is_completed_or_written_anew)
{
    expect("Compléter l’alinéa 46 par les mots : « et des lavoirs ».",
           "(append (alineas 46) (words \"et des lavoirs\"))\n");
    expect("Compléter l’alinéa 46 par la phrase suivante :\n« Il gèle. »",
           "(append (alineas 46) (sentences \"Il gèle.\"))\n");
    expect("Après le mot : « pavé », rédiger ainsi la fin de l’alinéa 7 :\n« et le trottoir. »",
           "(rewrite-end (alineas 7) (words \"pavé\") (words \"et le trottoir.\"))\n");
    expect("Alinéa 7\nAprès les mots :\nle pavé\nsupprimer la fin de cet alinéa.",
           "(rewrite-end (alineas 7) (words \"le pavé\"))\n");
}
END_TEST

START_TEST(several_instructions_have_their_numbers)
{
    expect("I. – À l’alinéa 2, supprimer le mot : « vieux ».\n"
           "II. – En conséquence, procéder à la même suppression aux alinéas 4 et 5.",
           "(delete (label \"I\") (alineas 2) (words \"vieux\"))\n"
           "(delete (label \"II\") consequence same (alineas 4 5) (words \"vieux\"))\n");
    expect("I. – Alinéa 3\n1° Première phrase\nSupprimer les mots :\nen été\n"
           "2° Seconde phrase\nSupprimer cette phrase.\nII. – Alinéa 9\nSupprimer cet alinéa.",
           "(change (label \"I\") (alineas 3)\n"
           "  (delete (label \"1°\") (alineas 3) (sentences 1) (words \"en été\"))\n"
           "  (delete (label \"2°\") (alineas 3) (sentences 2)))\n"
           "(delete (label \"II\") (alineas 9))\n");
}
END_TEST

START_TEST(what_is_not_understood_is_shown_with_where_it_stands)
{
    struct formula formula = parse("Supprimer l’alinéa 2.\nChanter l’alinéa 3.");

    ck_assert(!formula_is_complete(&formula));
    ck_assert_uint_eq(formula.count, 1);
    ck_assert_uint_eq(formula.unknown_count, 1);
    ck_assert_text(str_slice(formula.source, formula.unknown[0].from, formula.unknown[0].to),
                   "Chanter l’alinéa 3.");
}
END_TEST

START_TEST(nothing_is_no_amendment)
{
    struct formula formula = parse(" \n ");

    ck_assert(!formula_is_complete(&formula));
}
END_TEST

RUN_SUITE("formulas", a_whole_article_is_deleted_written_anew_or_put_back,
          an_article_of_its_own_comes_after_another, a_line_of_its_own_says_where,
          the_sentence_says_where, words_are_replaced, words_are_inserted_beside_others,
          alineas_are_inserted_replaced_and_added, an_end_is_completed_or_written_anew,
          several_instructions_have_their_numbers,
          what_is_not_understood_is_shown_with_where_it_stands, nothing_is_no_amendment)
