/* USLM: bills and public laws of the United States, with ids and without. */
#include "support/law_file.h"
#include "support/shared.h"
#include "support/suite.h"

#include "base/arena.h"

static struct arena arena;

#define USLM "xmlns='http://schemas.gpo.gov/xml/uslm'"

START_TEST(a_bill_is_read_with_its_levels_and_headings_that_run_on)
{
    struct document *bill = law_file_read(&arena, "tests/data/law/uslm/bill.xml", "", 1);

    ck_assert_text(law_lines(&arena, bill, true),
                   "article\n"
                   "  A BILL\n"
                   "  To count lighthouses.\n"
                   "  Be it enacted,\n"
                   "part TITLE I | LIGHTHOUSES [T1]\n"
                   "  article Section 1 | COUNT. [S1]\n"
                   "    (a) In general.—The Keeper shall— [S1a]\n"
                   "    . (1) count each lighthouse; and [S1a1]\n"
                   "    . (2) report the number. [S1a2]\n"
                   "    note: In words.\n"
                   "    before the first fog.\n"
                   "    (b) Harbors [/us/bill/150/s/7/s1/b]\n"
                   "    Section 4 of the Harbor Act is amended by adding at the end:\n"
                   "    . “(c) A harbor may have two lighthouses.”.\n"
                   "article Section 2 | TABLE. [S2]\n"
                   "  row Coast|Count\n"
                   "  row North|3\n");
    ck_assert_uint_eq(bill->gaps.count, 0);
}
END_TEST

START_TEST(what_a_bill_is_stands_in_its_metadata)
{
    struct document_about about =
        law_file_read(&arena, "tests/data/law/uslm/bill.xml", "", 1)->about;

    ck_assert_text(about.title, "150 S 7 IS: To count lighthouses.");
    ck_assert_text(about.kind, "bill");
    ck_assert_text(about.official, "/us/bill/150/s/7");
    ck_assert_text(about.number, "150 S 7 IS");
    ck_assert_text(about.label, "Introduced in Senate");
    ck_assert_text(about.jurisdiction, "us");
    ck_assert_text(about.lang, "en");
    ck_assert_text(about.licence, "No rights at all.");
}
END_TEST

START_TEST(an_older_law_without_ids_is_read_and_its_history_is_notes)
{
    struct document *law = law_file_read(&arena, "tests/data/law/uslm/law.xml", "", 1);

    ck_assert_text(law_lines(&arena, law, true), "article\n"
                                                 "  Joint Resolution\n"
                                                 "  Resolved,\n"
                                                 "  note: Mar. 27, 2088\n"
                                                 "article Section\n"
                                                 "  That fog shall have no force or effect.\n"
                                                 "article\n"
                                                 "  note: Approved March 27, 2088.\n"
                                                 "  note: HISTORY\n"
                                                 "  note: Feb. 2, passed.\n");
    ck_assert_text(law->about.official, "Public Law 150–1");
    ck_assert_text(law->about.starts_on, "2088-03-27");
    ck_assert_text(law->about.kind, "law");
}
END_TEST

START_TEST(what_is_struck_is_left_out_and_said)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(
        law_bytes_read(&arena,
                       STR("<bill " USLM "><main><section><num value='1'>§ 1.</num><content>"
                           "Three <del>two</del><ins>four</ins> lights.</content></section>"
                           "</main></bill>"),
                       &documents, &fault),
        OK);
    ck_assert_text(law_lines(&arena, documents.items, false), "article § 1\n"
                                                              "  Three four lights.\n");
    ck_assert_int_eq(
        law_gap_times(documents.items, "words that are marked as struck: they are left out"), 1);
}
END_TEST

START_TEST(documents_that_are_no_law_are_called_what_they_are)
{
    LAW_REFUSED(&arena, "<amendment " USLM "/>", "it is a <amendment>; of USLM");
    LAW_REFUSED(&arena, "<bill " USLM "><main/></bill>", "it holds no words of a law");
    LAW_REFUSED(&arena, "<bill " USLM "><main>\n<section>", ":2: the file ends");
    LAW_REFUSED(&arena, "<bill><main><p>No namespace.</p></main></bill>",
                "<bill>, is of no format of law texts");
}
END_TEST

START_TEST(real_bills_and_laws_come_in_whole)
{
    const char *bill = shared_path("data/law/08-uslm/BILLS-116s1014es.xml"), *law;
    struct document *document;

    if (!bill)
        return;
    document = law_file_read(&arena, bill, "", 1);
    ck_assert_uint_eq(document_articles(document), 10); /* <section> */
    /* 68 levels, the words of 5 sections without any at first, 3 before the first */
    ck_assert_uint_eq(document_count(document, SEGMENT_ALINEA), 76);
    ck_assert_uint_eq(document->gaps.count, 0);
    law = shared_path("data/law/08-uslm/115publ11-uslm.xml");
    document = law_file_read(&arena, law, "", 1);
    ck_assert_uint_eq(document_count(document, SEGMENT_ALINEA), 4);
    ck_assert_uint_eq(document_count(document, SEGMENT_NOTE), 9);
    ck_assert_uint_eq(document->gaps.count, 0);
}
END_TEST

RUN_SUITE("law_uslm", a_bill_is_read_with_its_levels_and_headings_that_run_on,
          what_a_bill_is_stands_in_its_metadata,
          an_older_law_without_ids_is_read_and_its_history_is_notes,
          what_is_struck_is_left_out_and_said, documents_that_are_no_law_are_called_what_they_are,
          real_bills_and_laws_come_in_whole)
