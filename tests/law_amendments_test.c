/* Lists of amendments, as the French assemblies publish them; and the HTML in them. */
#include "support/shared.h"
#include "support/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_amendments.h"
#include "exchange/law_html.h"
#include "law/formula.h"

#define DATA "tests/data/law/amendments/"

static struct arena arena;
static struct law_amendments list;
static struct str fault;

static const struct law_amendment *read_one(const char *path, size_t place)
{
    enum result result = law_amendments_read(&arena, path, &list, &fault);

    ck_assert_msg(result == OK, "%.*s", STR_ARGS(fault));
    ck_assert_uint_gt(list.count, place);
    return &list.items[place];
}

/* A file of these bytes, for as long as the test runs. */
static const char *file_of(const void *bytes, size_t length)
{
    static char path[32];
    int fd;

    snprintf(path, sizeof path, "/tmp/palabre-law-XXXXXX");
    fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, bytes, length), (ssize_t)length);
    close(fd);
    return path;
}

static void refuses(const void *bytes, size_t length, const char *why)
{
    const char *path = file_of(bytes, length);
    enum result result = law_amendments_read(&arena, path, &list, &fault);

    unlink(path);
    ck_assert_int_eq(result, NOT_VALID);
    ck_assert_uint_eq(list.count, 0);
    ck_assert_msg(str_find(fault, str_of(why), 0) < fault.length, "\"%.*s\" should say \"%s\"",
                  STR_ARGS(fault), why);
}

#define REFUSES(literal, why) refuses(literal, sizeof(literal) - 1, why)

static bool has_gap(const char *what)
{
    for (size_t i = 0; i < list.gaps.count; i++)
        if (str_find(list.gaps.items[i].what, str_of(what), 0) < list.gaps.items[i].what.length)
            return true;
    return false;
}

START_TEST(html_is_read_as_the_lines_it_shows)
{
    ck_assert_text(law_html_plain(&arena, STR("<p>One <b>bold</b>\n word</p><p>two<br/>three")),
                   "One bold word\ntwo\nthree");
    ck_assert_text(law_html_plain(&arena, STR("<ul><li>a</li><li>b<p>c</p></ul>d")), "a\nb\nc\nd");
    ck_assert_text(law_html_plain(&arena, STR("1<sup>er</sup> <!-- <p>no --> <? x ?><!y>yes")),
                   "1er yes");
    ck_assert_text(law_html_plain(&arena, STR("a<script>b<c>'</script>d<style>e")), "ad");
    ck_assert_text(law_html_plain(&arena, STR("<a title=\"x > y\">z</a>")), "z");
}
END_TEST

START_TEST(what_is_no_tag_is_text)
{
    ck_assert_text(law_html_plain(&arena, STR("if a < b & c > d")), "if a < b & c > d");
    ck_assert_text(law_html_plain(&arena, STR("cut <b")), "cut <b");
    ck_assert_text(law_html_plain(&arena, STR("<a href=\"open>words</a>")), "words");
    ck_assert_text(law_html_plain(&arena, STR("x<!-- never closed <p>")), "x");
}
END_TEST

START_TEST(tables_are_rows_with_tabs_between_cells)
{
    struct law_lines lines =
        law_html_lines(&arena, STR("before<table><tr><th>A<th>B</tr><tr><td></td><td>c\td<br>e"
                                   "<table><tr><td>f</td></tr></table></td></tr><tr><td> </td></tr>"
                                   "</table>after"));

    ck_assert(lines.has_table);
    ck_assert_uint_eq(lines.count, 4);
    ck_assert_int_eq(lines.items[1].kind, LAW_LINE_ROW);
    ck_assert_text(law_lines_plain(&arena, &lines), "before\nA\tB\n\tc d e f\nafter");
}
END_TEST

START_TEST(character_references_are_undone_once)
{
    ck_assert_text(law_entities(&arena, STR("&eacute;&#233;&#xE9;&#XE9;&hellip;")), "éééé…");
    ck_assert_text(law_entities(&arena, STR("&amp;#160; &unknown; &;& &#; &#x; &#1a;")),
                   "&#160; &unknown; &;& &#; &#x; &#1a;");
    ck_assert_text(law_entities(&arena, STR("&#146;&#156;&#150;")), "’œ–");
    ck_assert_text(law_entities(&arena, STR("&#xD800;&#99999999999999999999;")), "��");
    ck_assert_uint_eq(law_entity_named(STR("AElig")), 0xC6);
    ck_assert_uint_eq(law_entity_named(STR("zwnj")), 0x200C);
    ck_assert_uint_eq(law_entity_named(STR("")), 0);
}
END_TEST

START_TEST(an_amendment_of_the_assemblee_is_read)
{
    const struct law_amendment *amendment = read_one(DATA "assemblee/12.xml", 0);

    ck_assert_text(amendment->number, "12 (Rect)");
    ck_assert_text(amendment->parent, "");
    ck_assert_text(amendment->division, "ART. 4");
    ck_assert_text(amendment->alinea, "après 2");
    ck_assert_text(amendment->author, "Mme\u00a0Zoé Lenoir");
    ck_assert_text(amendment->group, "Semailles");
    ck_assert_text(amendment->date, "2031-06-21");
    ck_assert_text(amendment->dispositif,
                   "À l’alinéa\u00a02, substituer aux mots\u00a0:\n«\u00a0des jardins\u00a0»\nles "
                   "mots\u00a0:\n"
                   "«\u00a0des 1ers vergers & jardins\u00a0».");
    ck_assert_text(amendment->reasons, "Les vergers manquaient.");
    ck_assert_text(amendment->outcome, "Adopté");
    ck_assert_text(amendment->text, "77");
    ck_assert_text(amendment->address,
                   "https://www.assemblee-nationale.fr/19/amendements/77/AN/12.pdf");
    ck_assert(!amendment->has_table);
    ck_assert_int_eq(amendment->line, 2);
    ck_assert_text(law_amendment_filed(amendment).division, "ART. 4");
}
END_TEST

START_TEST(sums_of_money_are_a_table_and_said_to_be_one)
{
    const struct law_amendment *amendment = read_one(DATA "assemblee", 1);

    ck_assert_uint_eq(list.count, 2);
    ck_assert_text(amendment->number, "13");
    ck_assert_text(amendment->parent, "12");
    ck_assert_text(amendment->division, "ÉTAT B (ART. 9)");
    ck_assert_text(amendment->author, "le Gouvernement");
    ck_assert_text(amendment->outcome, "Irrecevable");
    ck_assert_text(amendment->dispositif, "Mission « Jardins »\nSerres\t7\u00a0000\t0");
    ck_assert(amendment->has_table);
    ck_assert(has_gap("holds a table"));
}
END_TEST

START_TEST(open_data_of_the_assemblee_is_read)
{
    const struct law_amendment *first = read_one(DATA "open.json", 1) - 1, *second = first + 1;

    ck_assert_text(first->number, "CF3");
    ck_assert_text(first->official, "AMX19A");
    ck_assert_text(first->division, "APRÈS ART. 2");
    ck_assert_text(first->author, "M. Roux");
    ck_assert_text(first->group, "PO7");
    ck_assert_text(first->date, "2031-05-02");
    ck_assert_text(first->outcome, "Rejeté");
    ck_assert_text(first->dispositif, "Après l’article\u00a02, insérer…\na\tb");
    ck_assert(first->has_table);
    ck_assert_text(second->number, "4");
    ck_assert_text(second->parent, "CF3");
    ck_assert_text(second->alinea, "7");
    ck_assert_text(second->author, "PA2");
    ck_assert_text(second->outcome, "Retiré");
    ck_assert_text(second->date, "");
}
END_TEST

START_TEST(a_table_of_the_senat_is_read_from_windows_1252)
{
    const struct law_amendment *first = read_one(DATA "senat/table.csv", 2) - 2;

    ck_assert_uint_eq(list.count, 3);
    ck_assert_text(first->number, "COM-1 rect. bis");
    ck_assert_text(first->division, "Article 1er");
    ck_assert_text(first->alinea, "2");
    ck_assert_text(first->author, "M. LÉON");
    ck_assert_text(first->group, "Groupe des Haies");
    ck_assert_text(first->dispositif, "Alinéa 2\nSupprimer le mot :\nl’œuf – vite");
    ck_assert_text(first->reasons, "Un tab et une ligne.");
    ck_assert_text(first->outcome, "Rejeté");
    ck_assert_text(first->text, "2030-2031/88");
    ck_assert_text(first->address,
                   "https://www.senat.fr/amendements/commissions/2030-2031/88/Amdt_COM-1.html");
    ck_assert_int_eq(first->line, 3);
    ck_assert_text(first[1].dispositif, "dit \"oui\"");
    ck_assert_text(first[1].alinea, "");
    ck_assert_int_eq(first[1].line, 5);
    ck_assert_text(first[2].outcome, "Retiré avant séance");
    ck_assert(has_gap("gives no words"));
    ck_assert(has_gap("a column \"Humeur\""));
}
END_TEST

START_TEST(a_list_of_discussion_gives_order_and_parents)
{
    const struct law_amendment *first = read_one(DATA "senat", 2) - 2;

    ck_assert_uint_eq(list.count, 3);
    ck_assert_text(first[0].number, "COM-2");
    ck_assert_text(first[0].official, "9002");
    ck_assert_int_eq(first[0].order, 1);
    ck_assert_text(first[1].number, "COM-3");
    ck_assert_text(first[1].parent, "COM-2");
    ck_assert_text(first[1].division, "Article 3");
    ck_assert_text(first[1].outcome, "Retiré avant séance");
    ck_assert_text(first[2].number, "COM-1 rect. bis");
    ck_assert_int_eq(first[2].order, 3);
}
END_TEST

START_TEST(a_list_of_discussion_alone_has_no_words)
{
    const struct law_amendment *first = read_one(DATA "senat/discussion.json", 2) - 2;

    ck_assert_text(first->number, "COM-2");
    ck_assert_text(first->alinea, "Al. 4");
    ck_assert_text(first->text, "ppl30-088");
    ck_assert_text(first->dispositif, "");
    ck_assert(has_gap("gives no words"));
}
END_TEST

START_TEST(broken_xml_is_refused_by_line)
{
    REFUSES("<amendement>\n<numero>1</numero>\n<dispositif>", ":3: the file ends before");
    REFUSES("<amendement>\n<dispositif>x</dispositif></amendement>", ":1: an amendment without");
    REFUSES("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<amendement><numero>\xE9</numero>"
            "</amendement>",
            ":2: ");
    REFUSES("<!DOCTYPE a [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>\n<amendement><numero>&b;"
            "</numero></amendement>",
            "entity");
    REFUSES("<amendements></amendements>", "it holds no amendment");
}
END_TEST

START_TEST(broken_json_is_refused_by_line)
{
    REFUSES("{\"amendement\": {\n\"corps\": {", ":2: the file ends before its JSON does");
    REFUSES("{\"amendement\": {\n\"corps\": x}}", ":2: this is no JSON");
    REFUSES("{\"amendement\": {\n\"corps\": \"\xE9\"}}", ":2: the text is not UTF-8");
    REFUSES("{\"amendement\": {\"corps\": {}}}", "amendment 1 of it has no number");
    REFUSES("{\"info_generales\": {}, \"Subdivisions\": []}", "it holds no amendment");
    REFUSES("{\"info_generales\": {}, \"Subdivisions\": [{\"libelle_subdivision\": \"A\", "
            "\"Amendements\": [{}]}]}",
            "without a number under \"A\"");
}
END_TEST

START_TEST(a_broken_table_is_refused_by_line)
{
    REFUSES("sep=\t\nNature\tNum\xE9ro\tDispositif\nAmt\t1\t<p>a</p>\nAmt\t2", ":4: 2 cells");
    REFUSES("sep=\t\nNature\tNum\xE9ro\tDispositif\nAmt\t1\ta\tb\n", ":3: 4 cells");
    REFUSES("sep=\t\nNature\tNum\xE9ro\tDispositif\nAmt\t\ta\n", ":3: an amendment without a");
    REFUSES("sep=\t\nNature\tNum\xE9ro\tObjet\nAmt\t1\ta\n", ":2: no columns");
    REFUSES("sep=;\nNature;Num\xE9ro;Dispositif\nAmt;1;a\x81\n", ":3: the text is neither");
    REFUSES("sep=\t\n", "columns are missing");
    REFUSES("sep=\t\nNature\tNum\xC3\xA9ro\tDispositif\n", "it holds no amendment");
    REFUSES("sep=\t\nNature\tNum\xC3\xA9ro\tDispositif\nAmt\t1\tx\0y\n", ":3: a zero byte");
}
END_TEST

START_TEST(other_files_are_refused_or_listed)
{
    REFUSES("", "the file is empty");
    REFUSES("Dear all,\n", "no list of amendments that is known");
    ck_assert_int_eq(law_amendments_read(&arena, "/nowhere/at/all", &list, &fault), NOT_FOUND);
    read_one(DATA, 0);
    ck_assert_uint_eq(list.count, 7);
}
END_TEST

static size_t words_of(const struct law_amendments *amendments)
{
    size_t count = 0;

    for (size_t i = 0; i < amendments->count; i++)
        count += amendments->items[i].dispositif.length > 0;
    return count;
}

/* Counted in the files by other means. */
START_TEST(real_lists_come_in_whole)
{
    static const struct {
        const char *path;
        size_t count;
        size_t with_words;
    } real[] = {
        { "data/law/04-an-amendements-xml", 7, 7 },
        { "data/law/05-senat-amendements/jeu_complet_2019-2020_139.csv", 2, 2 },
        { "data/law/05-senat-amendements/jeu_complet_commission_2013-2014_310.csv", 127, 106 },
        { "data/law/05-senat-amendements/liste_discussion_610.json", 14, 0 },
    };

    for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
        const char *path = shared_path(real[i].path);

        if (!path)
            continue;
        read_one(path, 0);
        ck_assert_uint_eq(list.count, real[i].count);
        ck_assert_uint_eq(words_of(&list), real[i].with_words);
    }
}
END_TEST

RUN_SUITE("law_amendments", html_is_read_as_the_lines_it_shows, what_is_no_tag_is_text,
          tables_are_rows_with_tabs_between_cells, character_references_are_undone_once,
          an_amendment_of_the_assemblee_is_read, sums_of_money_are_a_table_and_said_to_be_one,
          open_data_of_the_assemblee_is_read, a_table_of_the_senat_is_read_from_windows_1252,
          a_list_of_discussion_gives_order_and_parents, a_list_of_discussion_alone_has_no_words,
          broken_xml_is_refused_by_line, broken_json_is_refused_by_line,
          a_broken_table_is_refused_by_line, other_files_are_refused_or_listed,
          real_lists_come_in_whole)
