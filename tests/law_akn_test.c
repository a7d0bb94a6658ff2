/* Akoma Ntoso: acts, bills and documents, as three publishers write them. */
#include "support/law_file.h"
#include "support/shared.h"
#include "support/suite.h"

#include "base/arena.h"

static struct arena arena;

#define AKN "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"

static struct document *read_inline(const char *body)
{
    struct law_documents documents;
    struct str fault;
    enum result result = law_bytes_read(
        &arena, str_format(&arena, AKN "<act><body>%s</body></act></akomaNtoso>", body), &documents,
        &fault);

    ck_assert_msg(result == OK, "%.*s", STR_ARGS(fault));
    return documents.items;
}

START_TEST(an_act_is_read_with_its_parts_levels_quotes_tables_and_notes)
{
    struct document *act = law_file_read(&arena, "tests/data/law/akn/act.xml", "", 1);

    ck_assert_text(law_lines(&arena, act, false),
                   "article\n"
                   "  An Act to keep lanterns lit on public paths.\n"
                   "  Be it enacted as follows under section 3 of the Paths Act 2019:—\n"
                   "  note 1: 2019 c. 4 (“the 2019 Act”).\n"
                   "part PART 1 | Lighting of paths\n"
                   "  part | Duties\n"
                   "    article Section 1 | Duty to light\n"
                   "      note *: See the map.\n"
                   "      (1) A council must—\n"
                   "      . (a) light each path in Lower Marsh, and\n"
                   "      . (b) mend broken lanterns,\n"
                   "      note: A lantern is broken when it gives no light.\n"
                   "      before each winter.\n"
                   "      (2) In this section “lantern” means a lamp on a post.\n"
                   "    article Section 2 | Amendment of the Paths Act\n"
                   "      After section 5 of the Paths Act 2019 insert—\n"
                   "      . “5A Lanterns\n"
                   "      . . (1) A path needs a lantern.”.\n"
                   "part SCHEDULE | Paths\n"
                   "  article\n"
                   "    note: Section 1\n"
                   "    1 (1) The paths are in the table.\n"
                   "    (2) A path may be added.\n"
                   "    row Path|Length|\n"
                   "    row |feet|yards\n"
                   "    row Mill Lane||40\n"
                   "    An element that nobody knows.\n"
                   "article\n"
                   "  note: EXPLANATORY NOTE\n"
                   "  note: This note is no part of the Act.\n");
}
END_TEST

START_TEST(what_an_act_is_stands_in_its_metadata)
{
    struct document_about about = law_file_read(&arena, "tests/data/law/akn/act.xml", "", 1)->about;

    ck_assert_text(about.title, "Lanterns (Public Paths) Act 2031");
    ck_assert_text(about.number, "2031 c. 7");
    ck_assert_text(about.official, "https://laws.example/id/lanterns");
    ck_assert_text(about.source, "https://laws.example/lanterns/2031-02-03");
    ck_assert_text(about.kind, "law");
    ck_assert_text(about.jurisdiction, "gb-sct");
    ck_assert_text(about.lang, "en");
    ck_assert_text(about.starts_on, "2031-02-03");
    ck_assert_text(about.ends_on, "");
}
END_TEST

START_TEST(what_was_not_understood_is_listed_and_its_words_stay)
{
    struct document *act = law_file_read(&arena, "tests/data/law/akn/act.xml", "", 1);

    ck_assert_uint_eq(act->gaps.count, 2);
    ck_assert_int_eq(law_gap_times(act, "an element <glimmer>"), 1);
    ck_assert_int_eq(act->gaps.items[1].line, 85);
    ck_assert_int_eq(law_gap_times(act, "words that are marked as struck: they are left out"), 1);
}
END_TEST

START_TEST(what_stays_the_same_in_each_version_names_a_segment)
{
    struct document *act = read_inline(
        "<section wId='w' GUID='g' eId='e'><num>1</num>"
        "<subsection GUID='g1' eId='e1'><num>(1)</num><content><p eId='e1p1'>One.</p>"
        "<p eId='e1p2'>Two.</p></content></subsection>"
        "<subsection id='plain'><content><p>Three.</p></content></subsection></section>");

    ck_assert_text(law_lines(&arena, act, true), "article Section 1 [w]\n"
                                                 "  (1) One. [g1]\n"
                                                 "  Two. [e1p2]\n"
                                                 "  Three. [plain]\n");
}
END_TEST

START_TEST(an_older_law_of_luxembourg_is_read_too)
{
    struct document *law = law_file_read(&arena, "tests/data/law/akn/loi.xml", "", 1);

    ck_assert_text(law_lines(&arena, law, true), "part Chapitre 1er [chap1]\n"
                                                 "  part Section 1 | Du vol [s1]\n"
                                                 "    article 1er [art1]\n"
                                                 "      (1) Tout cerf-volant est tenu par un fil. "
                                                 "[art1p1a1]\n"
                                                 "      Le fil est: [art1p1a2]\n"
                                                 "      . 1° solide;\n"
                                                 "      . 2° visible.\n"
                                                 "    article 2 [art2]\n"
                                                 "      Le vent est libre.\n"
                                                 "article\n"
                                                 "  Ada\n"
                                                 "  Grande-Duchesse\n");
    ck_assert_text(law->about.title, "Loi du 4 mai 2031 sur les cerfs-volants.");
    ck_assert_text(law->about.eli, "http://lois.example/eli/etat/leg/loi/2031/05/04/n2");
    ck_assert_text(law->about.lang, "fr");
    ck_assert_int_eq(law_gap_times(law, "an article without words: Art. 3. Abrogé (art3)"), 1);
}
END_TEST

START_TEST(a_level_without_words_keeps_its_number)
{
    ck_assert_text(law_lines(&arena,
                             read_inline("<section><num>1</num>"
                                         "<subsection><num>(1)</num><content><p/></content>"
                                         "</subsection><subsection><num>(2)</num><paragraph>"
                                         "<num>(a)</num><content><p>Words.</p></content>"
                                         "</paragraph></subsection></section>"),
                             false),
                   "article Section 1\n"
                   "  (1)\n"
                   "  (2) (a) Words.\n");
}
END_TEST

START_TEST(markup_in_text_is_text)
{
    ck_assert_text(law_lines(&arena,
                             read_inline("<article><num>Article 1</num><content><p>&lt;b&gt; "
                                         "&amp;nbsp; <i>a</i>&#160;b</p></content></article>"),
                             false),
                   "article 1\n"
                   "  <b> &nbsp; a\xC2\xA0"
                   "b\n");
}
END_TEST

START_TEST(documents_that_are_no_law_are_called_what_they_are)
{
    LAW_REFUSED(&arena, AKN "<amendmentList name='x'/></akomaNtoso>",
                "it is a list of amendments (<amendmentList>), not a law text");
    LAW_REFUSED(&arena, AKN "\n<judgment/></akomaNtoso>", ":2: it is a <judgment>");
    LAW_REFUSED(&arena, AKN "<act><body/></act></akomaNtoso>", "it holds no words of a law");
    LAW_REFUSED(&arena, AKN "<act><body><p>words", "it is cut");
}
END_TEST

START_TEST(a_version_is_chosen_by_its_day)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(
        law_read(&arena, "tests/data/law/akn/act.xml", STR("2031-02-02"), &documents, &fault),
        NOT_VALID);
    ck_assert_text(fault, "tests/data/law/akn/act.xml: no version is in force on 2031-02-02: the "
                          "first holds from 2031-02-03");
    law_file_read(&arena, "tests/data/law/akn/act.xml", "2031-02-03", 1);
}
END_TEST

START_TEST(two_laws_are_not_versions_of_one)
{
    struct law_documents documents;
    struct str fault;

    ck_assert_int_eq(law_read(&arena, "tests/data/law/akn", STR(""), &documents, &fault),
                     NOT_VALID);
    ck_assert_text(fault, "tests/data/law/akn/loi.xml: it is another text than "
                          "tests/data/law/akn/act.xml: one text at a time");
}
END_TEST

/* The counts of the sources: elements of the body, counted with other tools. */
START_TEST(real_acts_and_bills_come_in_whole)
{
    static const struct {
        const char *path, *title;
        size_t sections, alineas, rows, notes;
    } real[] = {
        { "data/law/07-akomantoso/uk_asp-2017-1-enacted-data.akn.xml", "Budget (Scotland) Act 2017",
          11, 51, 34, 3 },
        { "data/law/07-akomantoso/uk_bill_Sustainable_Aviation_Fuel_Commons_AAC.xml",
          "Sustainable Aviation Fuel Bill", 19, 179, 0, 9 },
        { "data/law/07-akomantoso/uk_ssi-2017-126-enacted-data.akn.xml",
          "The Mental Health (Scotland) Act 2015 (Commencement No. 3) Order 2017", 2, 14, 8, 22 },
    };

    for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
        const char *path = shared_path(real[i].path);
        struct document *act;

        if (!path)
            continue;
        act = law_file_read(&arena, path, "", 1);
        ck_assert_text(act->about.title, real[i].title);
        ck_assert_uint_eq(document_articles(act), real[i].sections);
        ck_assert_uint_eq(document_count(act, SEGMENT_ALINEA), real[i].alineas);
        ck_assert_uint_eq(document_count(act, SEGMENT_ROW), real[i].rows);
        ck_assert_uint_eq(document_count(act, SEGMENT_NOTE), real[i].notes);
        ck_assert_uint_eq(act->gaps.count, 0);
    }
}
END_TEST

RUN_SUITE("law_akn", an_act_is_read_with_its_parts_levels_quotes_tables_and_notes,
          what_an_act_is_stands_in_its_metadata,
          what_was_not_understood_is_listed_and_its_words_stay,
          what_stays_the_same_in_each_version_names_a_segment,
          an_older_law_of_luxembourg_is_read_too, a_level_without_words_keeps_its_number,
          markup_in_text_is_text, documents_that_are_no_law_are_called_what_they_are,
          a_version_is_chosen_by_its_day, two_laws_are_not_versions_of_one,
          real_acts_and_bills_come_in_whole)
