/* Where the sentences of an alinéa end, which number it begins with, which number comes next. */
#include "law/sentence.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "law/canon.h"
#include "law/marker.h"
#include "support/suite.h"

static struct arena arena;

/* The pieces with a bar between. */
static struct str joined(struct str text, struct stretches stretches)
{
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < stretches.count; i++) {
        if (i)
            buffer_put_c(&out, "|");
        buffer_put_str(&out, canon_slice(text, stretches.items[i].from, stretches.items[i].to));
    }
    return buffer_str(&out);
}

static struct str sentences(const char *text)
{
    return joined(str_of(text), law_sentences(&arena, str_of(text)));
}

static struct str clauses(const char *text)
{
    return joined(str_of(text), law_clauses(&arena, str_of(text)));
}

START_TEST(a_stop_before_a_capital_ends_a_sentence)
{
    ck_assert_text(sentences("Le juge statue. Il motive. Est-ce tout ? Oui."),
                   "Le juge statue.|Il motive.|Est-ce tout ?|Oui.");
    ck_assert_text(sentences("Sans point à la fin"), "Sans point à la fin");
    ck_assert_text(sentences(""), "");
    ck_assert_text(sentences("À défaut. État des lieux."), "À défaut.|État des lieux.");
    ck_assert_text(sentences("Le total. 500 euros sont dus."), "Le total.|500 euros sont dus.");
}
END_TEST

START_TEST(abbreviations_and_references_end_none)
{
    ck_assert_text(sentences("L'art. L. 131-2 du code. M. Durand et MM. Petit."),
                   "L'art. L. 131-2 du code.|M. Durand et MM. Petit.");
    ck_assert_text(sentences("Aux articles L.O. 136-4 et R. 5. Le reste."),
                   "Aux articles L.O. 136-4 et R. 5.|Le reste.");
    ck_assert_text(sentences("J.-P. Martin signe. See s. 12 of the Act. It applies, e.g. Wales."),
                   "J.-P. Martin signe.|See s. 12 of the Act.|It applies, e.g. Wales.");
    ck_assert_text(sentences("Un montant de 1 500.5 euros. Fin."),
                   "Un montant de 1 500.5 euros.|Fin.");
}
END_TEST

START_TEST(a_number_in_a_sentence_may_end_it)
{
    ck_assert_text(sentences("Il est fait exception au I. Le juge le dit."),
                   "Il est fait exception au I.|Le juge le dit.");
    ck_assert_text(sentences("Le taux du B. Il est fixé."), "Le taux du B.|Il est fixé.");
}
END_TEST

START_TEST(the_number_at_the_beginning_ends_none)
{
    ck_assert_text(sentences("I. – Le juge statue. Il motive."), "I. – Le juge statue.|Il motive.");
    ck_assert_text(sentences("\"Art. L. 12. - Le juge. Il motive."),
                   "\"Art. L. 12. - Le juge.|Il motive.");
    ck_assert_text(sentences("1. Le juge. Fin."), "1. Le juge.|Fin.");
    ck_assert_text(sentences("(2) The court. It sits."), "(2) The court.|It sits.");
}
END_TEST

START_TEST(a_closing_quote_goes_with_its_sentence)
{
    ck_assert_text(sentences("Il dit : \"Assez.\" Puis il sort."),
                   "Il dit : \"Assez.\"|Puis il sort.");
    ck_assert_text(sentences("Il dit : « Assez. » Puis il sort."),
                   "Il dit : « Assez. »|Puis il sort.");
    ck_assert_text(sentences("Assez. \"Non\" est écrit."), "Assez.|\"Non\" est écrit.");
}
END_TEST

START_TEST(long_sentences_are_cut_where_they_pause)
{
    ck_assert_text(clauses("Court, mais utile."), "Court, mais utile.");
    ck_assert_text(
        clauses("Les agences régionales de santé, en lien avec les organismes locaux d'assurance "
                "maladie, conduisent ces expérimentations ; elles rendent compte au ministre."),
        "Les agences régionales de santé, en lien avec les organismes locaux d'assurance maladie,"
        "|conduisent ces expérimentations ;|elles rendent compte au ministre.");
    ck_assert_text(clauses("Oui. Le juge statue toujours."), "Oui. Le juge statue toujours.");
}
END_TEST

START_TEST(pieces_hold_every_character_but_the_spaces_between)
{
    struct str text = STR("I. – Aaa bbb, ccc. « Ddd. » Eee fff ggg : hhh ; iii ! Jjj… Kkk");
    struct stretches made[] = { law_sentences(&arena, text), law_clauses(&arena, text) };

    for (size_t k = 0; k < 2; k++) {
        int64_t at = 0;

        for (size_t i = 0; i < made[k].count; i++) {
            ck_assert_int_lt(made[k].items[i].from, made[k].items[i].to);
            ck_assert_int_le(at, made[k].items[i].from);
            ck_assert_int_le(made[k].items[i].from, at + 1);
            at = made[k].items[i].to;
        }
        ck_assert_int_eq(at, (int64_t)str_characters(text));
    }
}
END_TEST

/* The numbers a line begins with, then its words. */
static struct str head(const char *line)
{
    struct line_head head = law_line_head(str_of(line));
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < head.count; i++) {
        buffer_put_str(&out, head.items[i].is_blank ? STR("?") : head.items[i].name);
        buffer_put_c(&out, "|");
    }
    buffer_put_str(&out, str_slice(str_of(line), head.body, str_of(line).length));
    return buffer_str(&out);
}

START_TEST(the_numbers_of_a_line_are_read)
{
    ck_assert_text(head("I. – A. – 1° Texte"), "I|A|1|Texte");
    ck_assert_text(head("\"IV bis. - Texte"), "IV bis|Texte");
    ck_assert_text(head("« 2° bis Texte"), "2° bis|Texte");
    ck_assert_text(head("a bis) Texte"), "a bis|Texte");
    ck_assert_text(head("(2A) (a) the court"), "2A|a|the court");
    ck_assert_text(head("Art. L. 558-37. - Les dons"), "L. 558-37|Les dons");
    ck_assert_text(head("… - Six mois"), "?|Six mois");
    ck_assert_text(head("...° Texte"), "?|Texte");
    ck_assert_text(head("I A. – Texte"), "I A|Texte");
}
END_TEST

START_TEST(words_are_no_numbers)
{
    ck_assert_text(head("L. 131-2 du code"), "L. 131-2 du code");
    ck_assert_text(head("M. Dupont"), "M. Dupont");
    ck_assert_text(head("À la fin"), "À la fin");
    ck_assert_text(head("A l'alinéa"), "A l'alinéa");
    ck_assert_text(head("2008 est une année"), "2008 est une année");
    ck_assert_text(head("… et le reste"), "… et le reste");
    ck_assert_text(head("1° et 2° (Supprimés)"), "1|et 2° (Supprimés)");
    ck_assert_text(head(""), "");
}
END_TEST

static struct str between(enum marker_kind kind, const char *before, const char *next)
{
    return marker_between(&arena, kind, str_of(before), str_of(next));
}

START_TEST(the_next_number_is_the_one_clerks_would_give)
{
    ck_assert_text(between(MARKER_ROMAN, "III", ""), "IV");
    ck_assert_text(between(MARKER_ROMAN, "III", "IV"), "III bis");
    ck_assert_text(between(MARKER_ROMAN, "IV bis", "V"), "IV ter");
    ck_assert_text(between(MARKER_ROMAN, "IV bis", ""), "V");
    ck_assert_text(between(MARKER_ROMAN, "", "I"), "I A");
    ck_assert_text(between(MARKER_ROMAN, "I", "I bis"), "I bis A");
    ck_assert_text(between(MARKER_NUMBER, "3", "4"), "3° bis");
    ck_assert_text(between(MARKER_NUMBER, "3° bis", "4"), "3° ter");
    ck_assert_text(between(MARKER_NUMBER, "3", ""), "4");
    ck_assert_text(between(MARKER_LETTER, "b", ""), "c");
    ck_assert_text(between(MARKER_LETTER, "", "a"), "aa");
    ck_assert_text(between(MARKER_CAPITAL, "A", "B"), "A bis");
}
END_TEST

START_TEST(a_number_that_is_not_certain_is_not_given)
{
    ck_assert_text(between(MARKER_LETTER, "z", ""), "");
    ck_assert_text(between(MARKER_ROMAN, "V", "II"), "");
    ck_assert_text(between(MARKER_ROMAN, "I bis A", "I bis"), "");
    ck_assert_text(between(MARKER_NUMBER, "", ""), "");
    ck_assert_text(between(MARKER_ROMAN, "IIII", ""), "");
}
END_TEST

RUN_SUITE("sentence", a_stop_before_a_capital_ends_a_sentence,
          abbreviations_and_references_end_none, a_number_in_a_sentence_may_end_it,
          the_number_at_the_beginning_ends_none, a_closing_quote_goes_with_its_sentence,
          long_sentences_are_cut_where_they_pause,
          pieces_hold_every_character_but_the_spaces_between, the_numbers_of_a_line_are_read,
          words_are_no_numbers, the_next_number_is_the_one_clerks_would_give,
          a_number_that_is_not_certain_is_not_given)
