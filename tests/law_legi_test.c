/* LEGI archives of the DILA: one file for each version of each article, joined by their ids. */
#include "support/law_file.h"
#include "support/shared.h"
#include "support/suite.h"

#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"

static struct arena arena;

#define LEGI "tests/data/law/legi"

static void refuses_path(const char *path, const char *date, const char *why)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(law_read(&arena, path, str_of(date), &documents, &fault), NOT_VALID);
    ck_assert_uint_eq(documents.count, 0);
    ck_assert_text(fault, why);
}

START_TEST(without_a_date_the_newest_state_is_read)
{
    struct document *code = law_file_read(&arena, LEGI, "", 1);

    ck_assert_text(law_lines(&arena, code, true),
                   "article\n"
                   "  Vu le ciel ;\n"
                   "part Titre Ier | Des nuages [LEGISCTA000000000001]\n"
                   "  article 1 [LEGIARTI000000000011]\n"
                   "    Tout nuage est blanc < gris.\n"
                   "    Il passe :\n"
                   "    1° le matin ;\n"
                   "    2° le soir.\n"
                   "    note: Ce texte est inventé.\n"
                   "  article L2 [LEGIARTI000000000021]\n"
                   "    row Forme|Pluie|\n"
                   "    row |été|hiver\n"
                   "    row Cumulus petit||oui\n"
                   "    Après le tableau.\n"
                   "article Annexe 1 [LEGIARTI000000000061]\n"
                   "  Le ciel.\n"
                   "article\n"
                   "  Le vent.\n"
                   "  note: Travaux préparatoires.\n");
    ck_assert_text(code->about.starts_on, "2010-07-01");
    ck_assert_text(code->about.ends_on, "");
}
END_TEST

START_TEST(with_a_date_the_versions_in_force_then_are_read)
{
    struct document *code = law_file_read(&arena, LEGI, "2005-03-01", 1);

    ck_assert(str_find(law_lines(&arena, code, true),
                       STR("  article 1 [LEGIARTI000000000011]\n"
                           "    Tout nuage est blanc.\n"
                           "    Il passe.\n"
                           "  article L2"),
                       0) < law_lines(&arena, code, true).length);
    /* from the day that a title ended until the day that an article changed */
    ck_assert_text(code->about.starts_on, "2005-01-01");
    ck_assert_text(code->about.ends_on, "2010-07-01");
}
END_TEST

START_TEST(what_the_text_is_stands_in_a_file_of_its_own)
{
    struct document_about about = law_file_read(&arena, LEGI, "", 1)->about;

    ck_assert_text(about.title, "Code des nuages");
    ck_assert_text(about.kind, "code");
    ck_assert_text(about.official, "LEGITEXT000000000001");
    ck_assert_text(about.status, "VIGUEUR");
    ck_assert_text(about.jurisdiction, "fr");
    ck_assert_text(about.lang, "fr");
}
END_TEST

START_TEST(what_is_missing_or_was_never_in_force_is_listed)
{
    struct document *code = law_file_read(&arena, LEGI, "", 1);

    ck_assert_int_eq(law_gap_times(code, "an article version that ends before it starts: 3 "
                                         "(LEGIARTI000000000031)"),
                     1);
    ck_assert_int_eq(law_gap_times(code, "an article without words: 4 (LEGIARTI000000000041)"), 1);
    ck_assert_int_eq(law_gap_times(code, "an article without its file: 5 (LEGIARTI000000000051)"),
                     1);
    ck_assert_int_eq(law_gap_times(code, "a section without its file: Titre III : De la pluie "
                                         "(LEGISCTA000000000003)"),
                     1);
    ck_assert_int_eq(law_gap_times(code, "an article version that starts on no known day: 7 "
                                         "(LEGIARTI000000000071)"),
                     1);
    ck_assert_uint_eq(code->gaps.count, 5);
}
END_TEST

START_TEST(an_article_alone_says_itself_where_it_stands)
{
    struct document *article = law_file_read(&arena, LEGI "/LEGIARTI000000000011.xml", "", 1);

    ck_assert_text(law_lines(&arena, article, true),
                   "part Titre Ier | Des nuages [LEGISCTA000000000001]\n"
                   "  article 1 [LEGIARTI000000000011]\n"
                   "    Tout nuage est blanc.\n"
                   "    Il passe.\n");
    ck_assert_text(article->about.title, "Code des nuages");
    ck_assert_text(article->about.starts_on, "2001-01-01");
    ck_assert_text(article->about.ends_on, "2010-07-01");
}
END_TEST

START_TEST(files_without_words_are_refused_and_say_what_is_needed)
{
    refuses_path(LEGI "/version.xml", "",
                 LEGI "/version.xml: it says what the text is called and since when it holds; the "
                      "words stand in files of their own, one for each article: give the folder "
                      "that holds them");
    refuses_path(LEGI "/struct.xml", "",
                 LEGI "/struct.xml: it is a table of contents; the words stand in files of their "
                      "own, one for each article: give the folder that holds them");
    refuses_path(LEGI "/section.xml", "",
                 LEGI "/section.xml: it lists what stands in a section; the words stand in files "
                      "of their own, one for each article: give the folder that holds them");
    refuses_path(LEGI "/LEGIARTI000000000041.xml", "",
                 LEGI "/LEGIARTI000000000041.xml: it holds no words of a law");
}
END_TEST

START_TEST(versions_that_were_never_in_force_are_refused)
{
    refuses_path(LEGI "/LEGIARTI000000000031.xml", "",
                 LEGI "/LEGIARTI000000000031.xml: it ends on 2004-06-01 and starts on 2005-01-01 "
                      "only: it was never in force");
    refuses_path(LEGI "/LEGIARTI000000000071.xml", "",
                 LEGI "/LEGIARTI000000000071.xml: it starts on no known day: it is not in force");
    refuses_path(LEGI "/LEGIARTI000000000011.xml", "2010-07-01",
                 LEGI "/LEGIARTI000000000011.xml: no article is in force on 2010-07-01: the last "
                      "that is here starts on 2001-01-01");
    refuses_path(LEGI, "1999-12-31",
                 LEGI "/LEGIARTI000000000071.xml: no article is in force on 1999-12-31: the last "
                      "that is here starts on 2010-07-01");
}
END_TEST

START_TEST(broken_files_are_refused_by_their_line)
{
    LAW_REFUSED(&arena, "<ARTICLE>\n<META>", ":2: the file ends before its root element does");
    LAW_REFUSED(&arena, "<ARTICLE/>", "it has no <ID>");
    LAW_REFUSED(&arena, "<!DOCTYPE ARTICLE [<!ENTITY a 'b'>]>\n<ARTICLE>&a;</ARTICLE>",
                ":1: it declares an entity of its own (a)");
    LAW_REFUSED(&arena, "<SECTION_TA xmlns='urn:other'/>", "is of no format of law texts");
}
END_TEST

static double seconds_of(const char *path, struct document **document)
{
    clock_t start = clock();

    *document = law_file_read(&arena, path, "", 1);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* The counts of the sources: paragraphs that hold words, and rows, counted with other tools. */
START_TEST(real_articles_come_in_whole_and_fast)
{
    const char *path = shared_path("data/law/01-legi-xml/extreme_LEGIARTI000019325262.xml");
    struct document *document;

    if (!path)
        return;
    ck_assert_double_lt(seconds_of(path, &document), 5.0);
    ck_assert_uint_eq(document_count(document, SEGMENT_ARTICLE), 1);
    ck_assert_uint_eq(document_count(document, SEGMENT_ALINEA), 1023);
    ck_assert_uint_eq(document_count(document, SEGMENT_ROW), 34);
    ck_assert_uint_eq(document->gaps.count, 0);
    path = shared_path("data/law/01-legi-xml");
    document = law_file_read(&arena, path, "", 1);
    ck_assert_text(document->about.title, "Code des instruments monétaires et des médailles");
    ck_assert_text(document->about.starts_on, "1952-06-29");
    ck_assert_uint_eq(document_count(document, SEGMENT_ALINEA), 1);
    ck_assert_int_eq(
        law_gap_times(document, "an article of another text: Annexe 2-4 (LEGIARTI000019325262)"),
        1);
    ck_assert_int_eq(
        law_gap_times(document, "an article without its file: 9 (LEGIARTI000006398191)"), 1);
}
END_TEST

RUN_SUITE("law_legi", without_a_date_the_newest_state_is_read,
          with_a_date_the_versions_in_force_then_are_read,
          what_the_text_is_stands_in_a_file_of_its_own,
          what_is_missing_or_was_never_in_force_is_listed,
          an_article_alone_says_itself_where_it_stands,
          files_without_words_are_refused_and_say_what_is_needed,
          versions_that_were_never_in_force_are_refused, broken_files_are_refused_by_their_line,
          real_articles_come_in_whole_and_fast)
