#include "law/formula_write.h"

#include "base/arena.h"
#include "support/suite.h"

static struct arena arena;

/* Lines on both sides, with newlines between. */
static struct amend_article article(const char *lines)
{
    struct str_list list = alineas_of(&arena, str_of(lines));

    return (struct amend_article){ .alineas = list.items, .count = list.count };
}

static struct str written(const char *before, const char *after, enum formula_language language)
{
    struct amend_article old = article(before);
    struct str_list lines = alineas_of(&arena, str_of(after));

    return formula_write(&arena, &old, &lines, language);
}

static struct str french(const char *before, const char *after)
{
    return written(before, after, FORMULA_FRENCH);
}

START_TEST(words_that_changed_are_substituted_in_their_alinea)
{
    ck_assert_text(french("Le maire peut louer.\nLe bail dure dix ans.",
                          "Le maire peut louer.\nLe bail dure douze ans."),
                   "À l’alinéa 2, substituer au mot : « dix », le mot : « douze ».");
    ck_assert_text(french("Le maire peut louer la halle le mardi et le jeudi matin.",
                          "Le conseil peut louer la halle le mardi et le jeudi soir."),
                   "I. – À l’alinéa 1, substituer au mot : « maire », le mot : « conseil ».\n"
                   "II. – À l’alinéa 1, substituer au mot : « matin. », le mot : « soir. ».");
}
END_TEST

START_TEST(words_that_came_are_inserted_after_those_before_them)
{
    ck_assert_text(french("Le maire peut louer la halle le mardi.",
                          "Le maire peut louer ou prêter la halle le mardi."),
                   "À l’alinéa 1, après le mot : « louer », insérer les mots : « ou prêter ».");
}
END_TEST

START_TEST(words_that_went_are_taken_out)
{
    ck_assert_text(
        french("Le maire peut, le mardi, louer la halle.", "Le maire peut louer la halle."),
        "À l’alinéa 1, substituer aux mots : « peut, le mardi, », le mot : « peut ».");
    ck_assert_text(
        french("Le maire peut louer la halle du marché.", "Le maire peut louer la halle."),
        "À l’alinéa 1, substituer aux mots : « halle du marché. », le mot : « halle. ».");
}
END_TEST

START_TEST(words_that_stand_there_twice_are_said_with_their_neighbours)
{
    ck_assert_text(
        french("La durée est de dix ans ; le délai est de dix ans aussi.",
               "La durée est de dix ans ; le délai est de douze ans aussi."),
        "À l’alinéa 1, substituer aux mots : « dix ans aussi. », les mots : « douze ans aussi. ».");
}
END_TEST

START_TEST(an_alinea_of_which_little_stays_is_written_anew)
{
    ck_assert_text(french("Le maire loue la halle.\nFin du texte.",
                          "Un décret, pris en avril, dit qui peut louer la halle et à quel prix.\n"
                          "Fin du texte."),
                   "Rédiger ainsi l’alinéa 1 :\n« Un décret, pris en avril, dit qui peut louer la "
                   "halle et à quel prix. »");
}
END_TEST

START_TEST(alineas_come_and_go)
{
    ck_assert_text(french("Un.\nDeux trois quatre.\nCinq.", "Un.\nCinq."), "Supprimer l’alinéa 2.");
    ck_assert_text(french("Un.\nCinq.", "Un.\nDeux trois quatre.\nCinq."),
                   "Après l’alinéa 1, insérer l’alinéa suivant :\n« Deux trois quatre. »");
    ck_assert_text(french("Un.\nCinq.", "Un.\nCinq.\nSix sept.\nHuit neuf."),
                   "Après l’alinéa 2, insérer les alinéas suivants :\n« Six sept.\n« Huit neuf. »");
    ck_assert_text(french("Un.\nCinq.", "Zéro d’abord.\nUn.\nCinq."),
                   "Avant l’alinéa 1, insérer l’alinéa suivant :\n« Zéro d’abord. »");
}
END_TEST

START_TEST(a_whole_article_goes_and_nothing_changed_says_nothing)
{
    ck_assert_text(french("Un.\nDeux.", ""), "Supprimer cet article.");
    ck_assert_text(french("Un.\nDeux.", "Un.\n\nDeux."), "");
}
END_TEST

START_TEST(english_texts_are_amended_as_in_westminster)
{
    ck_assert_text(written("The term is ten years.", "The term is twelve years.", FORMULA_ENGLISH),
                   "In paragraph 1, leave out “ten” and insert “twelve”.");
    ck_assert_text(written("One.\nFive.", "One.\nTwo three four.\nFive.", FORMULA_ENGLISH),
                   "After paragraph 1, insert—\n“Two three four.”");
    ck_assert_text(written("One.\nTwo three.", "One.", FORMULA_ENGLISH), "Leave out paragraph 2.");
}
END_TEST

RUN_SUITE("formula_write", words_that_changed_are_substituted_in_their_alinea,
          words_that_came_are_inserted_after_those_before_them, words_that_went_are_taken_out,
          words_that_stand_there_twice_are_said_with_their_neighbours,
          an_alinea_of_which_little_stays_is_written_anew, alineas_come_and_go,
          a_whole_article_goes_and_nothing_changed_says_nothing,
          english_texts_are_amended_as_in_westminster)
