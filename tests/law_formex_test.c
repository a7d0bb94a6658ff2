/* Formex: acts of the European Union and their annexes, in files of their own. */
#include "support/law_file.h"
#include "support/shared.h"
#include "support/suite.h"

#include "base/arena.h"

static struct arena arena;

START_TEST(an_act_and_its_annex_are_one_text)
{
    struct document *act = law_file_read(&arena, "tests/data/law/formex", "", 1);

    ck_assert_text(law_lines(&arena, act, true),
                   "article\n"
                   "  THE COUNCIL OF TIDES,\n"
                   "  Having regard to the Moon,\n"
                   "  Whereas:\n"
                   "  (1) Tides come and go.\n"
                   "  note: Twice a day.\n"
                   "  HAS ADOPTED THIS REGULATION:\n"
                   "part CHAPTER I | HIGH TIDE\n"
                   "  article 1 | Times [001]\n"
                   "    1. High tide is: [001.001]\n"
                   "    . (a) in the morning:\n"
                   "    . . — early;\n"
                   "    . . — or late;\n"
                   "    . (b) called ‘full’.\n"
                   "    It is announced.\n"
                   "    2. Nobody may stop it. [001.002]\n"
                   "  article 2 [002]\n"
                   "    In the Low Tide Act, the following is inserted:\n"
                   "    . ‘Article 8a [008A]\n"
                   "    . Sand\n"
                   "    . . 1. Sand is free.’ [008A.001]\n"
                   "article\n"
                   "  Done at Port, 5 April 2031.\n"
                   "  A. Wave\n"
                   "part ANNEX I | Harbours\n"
                   "  part 1. | In the north\n"
                   "    article\n"
                   "      Port.\n"
                   "  article\n"
                   "    Depths\n"
                   "    row Harbour|Depth\n"
                   "    row |4 feet\n");
    ck_assert_uint_eq(act->gaps.count, 1);
    ck_assert_int_eq(law_gap_times(act, "an image or another file that is shown"), 1);
}
END_TEST

START_TEST(what_an_act_is_stands_in_its_metadata)
{
    struct document_about about =
        law_file_read(&arena, "tests/data/law/formex/act.fmx.xml", "", 1)->about;

    ck_assert_text(about.title, "Regulation (EU) 2031/12 on tides");
    ck_assert_text(about.number, "2031/12/EU");
    ck_assert_text(about.starts_on, "2031-04-05");
    ck_assert_text(about.jurisdiction, "eu");
    ck_assert_text(about.lang, "en");
}
END_TEST

START_TEST(a_consolidated_act_says_since_when_it_holds)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(
        law_bytes_read(
            &arena,
            STR("<CONS.ACT><INFO.CONSLEG START.DATE='20310501' END.DATE='99999999'/><CONS.DOC>"
                "<FAM.COMP><BIB.DATA><NO.CELEX>32031L0012</NO.CELEX><TITLE><TI><P>Not this</P>"
                "</TI></TITLE></BIB.DATA></FAM.COMP><TITLE><TI><P>Directive</P></TI></TITLE>"
                "<ENACTING.TERMS><ARTICLE IDENTIFIER='001'><TI.ART>Article premier</TI.ART>"
                "<ALINEA>Words.</ALINEA></ARTICLE></ENACTING.TERMS></CONS.DOC></CONS.ACT>"),
            &documents, &fault),
        OK);
    ck_assert_text(documents.items->about.official, "32031L0012");
    ck_assert_text(documents.items->about.title, "Directive");
    ck_assert_text(documents.items->about.starts_on, "2031-05-01");
    ck_assert_text(documents.items->about.ends_on, "");
    ck_assert_text(law_lines(&arena, documents.items, false), "article premier\n  Words.\n");
}
END_TEST

START_TEST(an_annex_alone_is_called_by_its_title)
{
    struct document *annex = law_file_read(&arena, "tests/data/law/formex/annex.fmx.xml", "", 1);

    ck_assert_text(annex->about.title, "ANNEX I Harbours");
}
END_TEST

START_TEST(documents_that_are_no_law_are_called_what_they_are)
{
    LAW_REFUSED(&arena, "<DOC><FMX/></DOC>", "it only lists the files of a document");
    LAW_REFUSED(&arena, "<CJT/>", "it is a <CJT>; of Formex");
    LAW_REFUSED(&arena, "<ACT><ENACTING.TERMS/></ACT>", "it holds no words of a law");
    LAW_REFUSED(&arena, "<ACT>\n<ENACTING.TERMS>", ":2: the file ends");
    LAW_REFUSED(&arena, "<!DOCTYPE ACT [<!ENTITY a 'b'>]><ACT>&a;</ACT>", "as XML bombs do");
}
END_TEST

/* The counts of the sources: elements, counted with other tools. */
START_TEST(real_acts_come_in_whole)
{
    const char *path =
        shared_path("data/law/09-formex/32011L0083_consolidated_CL2011L0083EN0020010.0001.xml");
    struct document *act;

    if (!path)
        return;
    act = law_file_read(&arena, path, "", 1);
    ck_assert_uint_eq(document_articles(act), 36); /* 38 <ARTICLE>, two of them quoted */
    ck_assert_uint_eq(document_count(act, SEGMENT_ALINEA), 286);
    ck_assert_uint_eq(document_count(act, SEGMENT_ROW), 80);
    ck_assert_uint_eq(act->gaps.count, 0);
    path = shared_path("data/law/09-formex/32024R1689_annexX_L_202401689EN.013901.fmx.xml");
    act = law_file_read(&arena, path, "", 1);
    ck_assert_uint_eq(document_count(act, SEGMENT_PART), 8);
    ck_assert_uint_eq(document_articles(act), 0);
    ck_assert_uint_eq(document_count(act, SEGMENT_ALINEA), 12);
    ck_assert_uint_eq(act->gaps.count, 0);
}
END_TEST

RUN_SUITE("law_formex", an_act_and_its_annex_are_one_text, what_an_act_is_stands_in_its_metadata,
          a_consolidated_act_says_since_when_it_holds, an_annex_alone_is_called_by_its_title,
          documents_that_are_no_law_are_called_what_they_are, real_acts_come_in_whole)
