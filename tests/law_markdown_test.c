/* Law texts in Markdown: what people write, what repositories hold, and back again. */
#include "support/shared.h"
#include "support/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_markdown.h"

static struct arena arena;
static struct document document;
static struct law_documents documents;
static struct str fault;

/* A document in one text: "article 4 (Objet): …" and so on, to be compared as a whole. */
static struct str shown(const struct document *which)
{
    static const char *const kinds[] = { "part", "article", "alinea", "row", "note" };
    struct buffer out = { .arena = &arena };

    for (size_t i = 0; i < which->count; i++) {
        const struct segment *segment = &which->items[i];

        for (size_t above = segment->parent; above != SEGMENT_NONE;
             above = which->items[above].parent)
            buffer_put_c(&out, "  ");
        buffer_put_c(&out, kinds[segment->kind]);
        if (segment->number)
            buffer_format(&out, " %d", (int)segment->number);
        if (segment->depth)
            buffer_format(&out, " >%d", (int)segment->depth);
        if (segment->name.length)
            buffer_format(&out, " called %.*s", STR_ARGS(segment->name));
        if (segment->num.length)
            buffer_format(&out, " [%.*s]", STR_ARGS(segment->num));
        if (segment->head.length)
            buffer_format(&out, " \"%.*s\"", STR_ARGS(segment->head));
        if (segment->body.length)
            buffer_format(&out, " %.*s", STR_ARGS(segment->body));
        buffer_put_c(&out, "\n");
    }
    return out.data ? buffer_str(&out) : STR("");
}

static void reads(const char *markdown, const char *expected)
{
    law_from_markdown(&arena, str_of(markdown), &document);
    ck_assert_text(shown(&document), expected);
}

static bool has_gap(const struct document *which, const char *what)
{
    for (size_t i = 0; i < which->gaps.count; i++)
        if (str_find(which->gaps.items[i].what, str_of(what), 0) < which->gaps.items[i].what.length)
            return true;
    return false;
}

/* A folder of files that are written for one test. */
static char folder[64];

static const char *in_folder(const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/palabre-law-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void put_file(const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s", in_folder(name));
    for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static void remove_folder(void)
{
    char command[96];

    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static enum result read_at(const char *path, const char *date)
{
    return law_read(&arena, path, str_of(date), &documents, &fault);
}

static void reads_folder(const char *date, size_t count)
{
    enum result result = read_at(folder, date);

    remove_folder();
    ck_assert_msg(result == OK, "%.*s", STR_ARGS(fault));
    ck_assert_uint_eq(documents.count, count);
}

static void refuses_folder(const char *why)
{
    enum result result = read_at(folder, "");

    remove_folder();
    ck_assert_int_eq(result, NOT_VALID);
    ck_assert_msg(str_find(fault, str_of(why), 0) < fault.length, "\"%.*s\" should say \"%s\"",
                  STR_ARGS(fault), why);
}

static void refuses(const char *text, const char *why)
{
    make_folder();
    put_file("law.md", text);
    refuses_folder(why);
}

START_TEST(headings_are_parts_and_articles_by_their_words)
{
    reads("# Rules of the garden\n\n## Titre I – Des haies\n\n### Article 1er – Objet\n\nOne.\n\n"
          "### Article 2\n\nTwo.\n\n## Title II: Trees\n\n### Art. L. 131-2 bis. Sanctions\n\n"
          "Three.\n",
          "part called Titre [I] \"Des haies\"\n"
          "  article [1er] \"Objet\"\n"
          "    alinea 1 One.\n"
          "  article [2]\n"
          "    alinea 1 Two.\n"
          "part called Title [II] \"Trees\"\n"
          "  article [L. 131-2 bis] \"Sanctions\"\n"
          "    alinea 1 Three.\n");
    ck_assert_text(document.about.title, "Rules of the garden");
}
END_TEST

START_TEST(a_line_in_bold_is_a_heading_too)
{
    reads("**Titre I**\n\n**Chapitre II – Des arbres**\n\n**Article 3**\n\nWords.\n\n**Not a "
          "heading**\n\n**Titre II**\n\n**Article 4**\n\nMore.\n",
          "part called Titre [I]\n"
          "  part called Chapitre [II] \"Des arbres\"\n"
          "    article [3]\n"
          "      alinea 1 Words.\n"
          "      alinea 2 Not a heading\n"
          "part called Titre [II]\n"
          "  article [4]\n"
          "    alinea 1 More.\n");
}
END_TEST

START_TEST(headings_of_one_level_nest_by_their_rank)
{
    reads("# Livre I\n\n# Titre I\n\n# Chapitre I\n\n# Article 1\n\na\n\n# Chapitre II\n\n"
          "# Article 2\n\nb\n\n# Titre II\n\n# Article 3\n\nc\n",
          "part called Livre [I]\n"
          "  part called Titre [I]\n"
          "    part called Chapitre [I]\n"
          "      article [1]\n"
          "        alinea 1 a\n"
          "    part called Chapitre [II]\n"
          "      article [2]\n"
          "        alinea 1 b\n"
          "  part called Titre [II]\n"
          "    article [3]\n"
          "      alinea 1 c\n");
}
END_TEST

START_TEST(an_underlined_line_is_a_heading)
{
    reads("Article 555\n----\nWords of it.\n", "article [555]\n"
                                               "  alinea 1 Words of it.\n");
}
END_TEST

START_TEST(each_paragraph_and_each_item_is_an_alinea)
{
    reads("# Article 1\n\nHead:\n- one;\n- two:\n  - deeper;\n* three.\n\n-la nature;\n\n"
          "1. first\n2. second\n\n> quoted\n> > **a)** twice\n",
          "article [1]\n"
          "  alinea 1 Head:\n"
          "  alinea 2 >1 [-] one;\n"
          "  alinea 3 >1 [-] two:\n"
          "  alinea 4 >2 [-] deeper;\n"
          "  alinea 5 >1 [-] three.\n"
          "  alinea 6 >1 [-] la nature;\n"
          "  alinea 7 1. first\n"
          "  alinea 8 2. second\n"
          "  alinea 9 >1 quoted\n"
          "  alinea 10 >2 [a)] twice\n");
}
END_TEST

START_TEST(wrapped_lines_are_joined_and_others_are_not)
{
    reads("# Article 1\n\n"
          "Les communes qui plantent des haies le long de leurs chemins reçoivent chaque\n"
          "année une aide, dont le montant est fixé par décret après avis du conseil des\n"
          "haies ; elles en rendent compte.<br />\n\n"
          "Cette aide ne peut être refusée qu'aux communes dont les haies ont moins d'un\n"
          "mètre.\n",
          "article [1]\n"
          "  alinea 1 Les communes qui plantent des haies le long de leurs chemins reçoivent "
          "chaque année une aide, dont le montant est fixé par décret après avis du conseil des "
          "haies ; elles en rendent compte.\n"
          "  alinea 2 Cette aide ne peut être refusée qu'aux communes dont les haies ont moins "
          "d'un mètre.\n");
    reads("# Article 2\nLes haies sont plantées par les communes et par elles seules en hiver ;\n"
          "1° Les chênes ;\n2° Les hêtres.\n",
          "article [2]\n"
          "  alinea 1 Les haies sont plantées par les communes et par elles seules en hiver ;\n"
          "  alinea 2 1° Les chênes ;\n"
          "  alinea 3 2° Les hêtres.\n");
}
END_TEST

START_TEST(a_tag_over_two_lines_is_one)
{
    reads("# Article 1\n\nIt says:\n<i\n  >so be it</i\n>\n", "article [1]\n"
                                                              "  alinea 1 It says:\n"
                                                              "  alinea 2 so be it\n");
}
END_TEST

START_TEST(marks_are_undone_and_stars_in_words_stay)
{
    reads("# Article 1\n\nThe *big* __tree__ of [the town](https://example.org/a_b) and "
          "![oak](o.png), R*123-4 and R*123-5, snake_case_name, `code*s*`, \\*kept\\*, &eacute; "
          "&amp;#160; <b>x</b><br>next 2 < 3 <https://x.org/>\n",
          "article [1]\n"
          "  alinea 1 The big tree of the town and oak, R*123-4 and R*123-5, snake_case_name, "
          "code*s*, *kept*, é &#160; x\n"
          "  alinea 2 next 2 < 3 https://x.org/\n");
}
END_TEST

START_TEST(tables_become_rows)
{
    reads("# Article 1\n\n| A | B |\n|---|:-:|\n| 1 | a \\| b |\n\nx | y\n--- | ---\n3 |\n\n"
          "<table>\n<tr><td>h</td>\n\n<td>i</td></tr>\n</table>\n\nafter\n",
          "article [1]\n"
          "  row 1 A\tB\n"
          "  row 2 1\ta | b\n"
          "  row 3 x\ty\n"
          "  row 4 3\n"
          "  row 5 h\ti\n"
          "  alinea 6 after\n");
}
END_TEST

START_TEST(notes_and_what_is_folded_away_are_no_law)
{
    reads("# Article 1\n\nLaw.\n\n### Nota\n\nA note.\n\n<details>\n<summary>Links</summary>\n\n"
          "### Article 99\n\n<details>x</details>\n\n</details>\n\n<!-- a\n\ncomment -->\n\n"
          "# Article 2\n\nMore.\n",
          "article [1]\n"
          "  alinea 1 Law.\n"
          "  note A note.\n"
          "article [2]\n"
          "  alinea 1 More.\n");
    ck_assert(has_gap(&document, "what is folded away: Links"));
    ck_assert(has_gap(&document, "a comment"));
}
END_TEST

START_TEST(a_file_that_breaks_off_in_a_fold_ends_there)
{
    reads("# Article 1\n\nLaw.\n\n<details>\n\nnever closed\n", "article [1]\n"
                                                                "  alinea 1 Law.\n");
}
END_TEST

START_TEST(words_without_an_article_have_one_without_a_number)
{
    reads(
        "# Title of it\n\nBefore.\n\n## Titre I\n\nUnder.\n\n### Article 1\n\na\n\n***\n\nAfter.\n",
        "article\n"
        "  alinea 1 Before.\n"
        "part called Titre [I]\n"
        "  article\n"
        "    alinea 1 Under.\n"
        "  article [1]\n"
        "    alinea 1 a\n"
        "  article\n"
        "    alinea 1 After.\n");
}
END_TEST

START_TEST(what_stands_at_its_head_is_about_it)
{
    reads("---\nNature: Loi\nNuméro: 2031-7\netat: \"VIGUEUR\"\nDate de début: 2031-02-03\n"
          "Date de fin: 2999-01-01\nIdentifiant: LEGITEXT000000000007\nOdeur: rose\n---\n\n"
          "# Loi des haies\n\n## Article 1\n\na\n",
          "article [1]\n"
          "  alinea 1 a\n");
    ck_assert_text(document.about.title, "Loi des haies");
    ck_assert_text(document.about.kind, "law");
    ck_assert_text(document.about.number, "2031-7");
    ck_assert_text(document.about.status, "VIGUEUR");
    ck_assert_text(document.about.starts_on, "2031-02-03");
    ck_assert_text(document.about.ends_on, "");
    ck_assert_text(document.about.official, "LEGITEXT000000000007");
    ck_assert(has_gap(&document, "\"Odeur:\""));
}
END_TEST

/* What may stand in a text, and what would be a mark if it were not escaped. */
static const char *const words[] = {
    "haies",
    "L. 131-2",
    "R*123-4",
    "*a*",
    "**b**",
    "# no heading",
    "> no quote",
    "- no item",
    "-la",
    "1. un",
    "2) deux",
    "a | b",
    "|x|",
    "[l](m)",
    "![l](m)",
    "<b>",
    "</p>",
    "<!-- c -->",
    "<br>",
    "<details>",
    "&amp;",
    "&#233;",
    "\\",
    "\\*",
    "`code`",
    "```",
    "~~~",
    "---",
    "***",
    "===",
    "Article 4",
    "Titre II",
    "Nota",
    "Section",
    "–",
    ":",
    " – ",
    "–x",
    "é",
    "«\u00a0a\u00a0»",
    "#",
    "2 < 3",
    "_a_",
    "a_b",
    "+",
    "+ x",
    "(a)",
    "1°",
    "https://x.org/",
    "|",
    "a  b",
    "Livre",
    "préambule",
};

static const char *const nums[] = { "1", "II",     "1er",   "L. 131-2", "4 bis", "(a)", "1°",  "I.",
                                    "–", "unique", "3 – 4", "a|b",      "*",     "§ 2", "12.a" };

static const char *const names[] = { "Titre",  "Chapitre",   "Section",        "Livre", "Part",
                                     "PARTIE", "Hauptstück", "Sous-titre a b", "" };

static uint32_t state;

static size_t below(size_t limit)
{
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % limit;
}

static struct str some_words(size_t most)
{
    struct buffer out = { .arena = &arena };
    size_t count = 1 + below(most);

    while (count--)
        buffer_format(&out, "%s%s", out.length ? " " : "",
                      words[below(sizeof words / sizeof *words)]);
    return buffer_str(&out);
}

static struct str one_of(const char *const *list, size_t count)
{
    return below(3) ? str_of(list[below(count)]) : STR("");
}

static struct segment some_segment(const struct document *made)
{
    static const char *const alinea_nums[] = { "-", "1°", "(a)", "IV bis", "2.", "a)" };
    struct segment segment = { .kind = (enum segment_kind)below(SEGMENT_KINDS),
                               .parent = SEGMENT_NONE };
    size_t holder = made->count ? made->count - 1 - below(made->count) : SEGMENT_NONE;

    while (holder != SEGMENT_NONE && made->items[holder].kind != SEGMENT_PART &&
           (made->items[holder].kind != SEGMENT_ARTICLE || segment.kind <= SEGMENT_ARTICLE))
        holder = made->items[holder].parent;
    segment.parent = holder;
    if (segment.kind == SEGMENT_PART || segment.kind == SEGMENT_ARTICLE) {
        segment.name = segment.kind == SEGMENT_PART ? one_of(names, sizeof names / sizeof *names)
                                                    : str_of(below(5) ? "" : "Clause");
        segment.num = one_of(nums, sizeof nums / sizeof *nums);
        segment.head = below(2) ? some_words(4) : STR("");
        return segment;
    }
    segment.body = some_words(6);
    segment.depth = (int64_t)below(4) - 1 > 0 ? (int64_t)below(4) : 0;
    if (segment.kind == SEGMENT_ROW) {
        struct str first = some_words(2), second = below(3) ? some_words(2) : STR("");

        segment.body = str_format(&arena, "%.*s\t%.*s%s", STR_ARGS(first), STR_ARGS(second),
                                  below(4) ? "" : "\t\t");
    } else
        segment.num = one_of(alinea_nums, sizeof alinea_nums / sizeof *alinea_nums);
    return segment;
}

/* A tree in reading order: a segment hangs on one of those that are still open. */
static size_t open_holder(const struct document *made, size_t wanted)
{
    for (size_t open = made->count ? made->count - 1 : SEGMENT_NONE; open != SEGMENT_NONE;
         open = made->items[open].parent)
        if (open == wanted)
            return wanted;
    return SEGMENT_NONE;
}

static struct document some_document(void)
{
    struct document made = { 0 };
    size_t count = 1 + below(20);

    if (below(2))
        made.about.title = some_words(3);
    while (count--) {
        struct segment segment = some_segment(&made);

        segment.parent = open_holder(&made, segment.parent);
        document_add(&arena, &made, &segment);
    }
    document_close(&arena, &made);
    return made;
}

START_TEST(what_is_written_reads_back_as_it_was)
{
    for (state = 1; state < 3000000000U; state += 1000003U) {
        uint32_t seed = state;
        struct document made = some_document();
        struct str markdown = law_to_markdown(&arena, &made);

        law_from_markdown(&arena, markdown, &document);
        ck_assert_msg(str_equal(shown(&made), shown(&document)),
                      "seed %u:\n%.*s\nwas written as\n%.*s\nand read as\n%.*s", seed,
                      STR_ARGS(shown(&made)), STR_ARGS(markdown), STR_ARGS(shown(&document)));
        arena_reset(&arena);
        state = seed;
    }
}
END_TEST

START_TEST(what_people_write_is_written_as_they_would)
{
    static const char text[] = "# Règles\n\nAvant.\n\n## Titre I – Des haies\n\n"
                               "### Article 1er – Objet\n\nUn.\n\n- a ;\n\n> **1°** b\n\n"
                               "| A | B |\n| --- | --- |\n| c | d |\n\n#### Nota\n\nNote.\n\n"
                               "### Article 2\n\nDeux.\n";

    law_from_markdown(&arena, str_of(text), &document);
    ck_assert_text(law_to_markdown(&arena, &document), text);
}
END_TEST

START_TEST(versions_of_articles_make_versions_of_a_text)
{
    static const char head[] = "---\nNature: Article\nNuméro: %d\nDate de début: %s\n"
                               "Date de fin: %s\n---\n\n# Article %d\n\n%s\n";
    static const struct {
        const char *name;
        int num;
        const char *starts, *ends, *words;
    } files[] = {
        { "article_1@aaa.md", 1, "2001-01-01", "2005-01-01", "one" },
        { "article_1@bbb.md", 1, "2005-01-01", "2999-01-01", "two" },
        { "article_2@aaa.md", 2, "2001-01-01", "2003-01-01", "three" },
        { "article_2@ccc.md", 2, "2003-01-01", "2007-01-01", "four" },
    };

    make_folder();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        put_file(files[i].name, str_format(&arena, head, files[i].num, files[i].starts,
                                           files[i].ends, files[i].num, files[i].words)
                                    .data);
    reads_folder("", 4);
    ck_assert_text(shown(&documents.items[0]), "article [1]\n  alinea 1 one\n"
                                               "article [2]\n  alinea 1 three\n");
    ck_assert_text(documents.items[0].about.starts_on, "2001-01-01");
    ck_assert_text(documents.items[0].about.ends_on, "2003-01-01");
    ck_assert_text(shown(&documents.items[1]), "article [1]\n  alinea 1 one\n"
                                               "article [2]\n  alinea 1 four\n");
    ck_assert_text(shown(&documents.items[2]), "article [1]\n  alinea 1 two\n"
                                               "article [2]\n  alinea 1 four\n");
    ck_assert_text(shown(&documents.items[3]), "article [1]\n  alinea 1 two\n");
    ck_assert_text(documents.items[3].about.starts_on, "2007-01-01");
    ck_assert(has_gap(&documents.items[3], "article 2: no file"));
}
END_TEST

START_TEST(a_day_chooses_the_version_that_held_then)
{
    make_folder();
    put_file("a.md", "---\nDate de début: 2001-01-01\nDate de fin: 2002-01-01\n---\n# Law of x\n\n"
                     "## Article 1\n\none\n");
    put_file("b.md", "---\nDate de début: 2002-01-01\n---\n# Law of x\n\n## Article 1\n\ntwo\n");
    reads_folder("2005-06-07", 1);
    ck_assert_text(shown(&documents.items[0]), "article [1]\n  alinea 1 two\n");
}
END_TEST

START_TEST(a_folder_of_articles_is_ordered_by_its_index_or_by_its_names)
{
    make_folder();
    put_file("README.md", "---\nNature: CONSTITUTION\nIdentifiant: LEGITEXT01\n---\n\n# Charte\n\n"
                          "> About this repository\n\nVu les haies,\n\n- [Titre II](titre_ii/README"
                          ".md)\n- [Titre premier](titre_premier/README.md)\n\nSigné : X\n");
    put_file("titre_ii/README.md", "# Titre II : Des arbres\n\n- [Article 9](article_9.md)\n");
    put_file("titre_ii/article_9.md", "# Article 9\n\nnine\n");
    put_file("titre_ii/article_10.md", "# Article 10\n\nten\n");
    put_file("titre_premier/article_2.md", "# Article 2\n\ntwo\n");
    put_file("titre_premier/article_1.md", "# Article 1\n\none\n");
    put_file("LICENCE.md", "# Licence\n\nDo what you like.\n");
    reads_folder("2031-01-01", 1);
    ck_assert_text(shown(&documents.items[0]), "article\n"
                                               "  alinea 1 Vu les haies,\n"
                                               "part called Titre [II] \"Des arbres\"\n"
                                               "  article [9]\n"
                                               "    alinea 1 nine\n"
                                               "  article [10]\n"
                                               "    alinea 1 ten\n"
                                               "part called Titre [premier]\n"
                                               "  article [1]\n"
                                               "    alinea 1 one\n"
                                               "  article [2]\n"
                                               "    alinea 1 two\n"
                                               "article\n"
                                               "  alinea 1 Signé : X\n");
    ck_assert_text(documents.items[0].about.title, "Charte");
    ck_assert_text(documents.items[0].about.kind, "constitution");
    ck_assert_text(documents.items[0].about.official, "LEGITEXT01");
    ck_assert_text(documents.items[0].about.starts_on, "2031-01-01");
    ck_assert(has_gap(&documents.items[0], "LICENCE.md"));
    ck_assert(has_gap(&documents.items[0], "about itself"));
}
END_TEST

START_TEST(an_article_that_was_never_in_force_is_left_out_and_said)
{
    make_folder();
    put_file("1.md", "---\nNature: Article\nDate de début: 2001-01-01\n---\n# Article 1\n\na\n");
    put_file("2.md", "---\nNature: Article\nDate de début: 2001-01-01\nDate de fin: 2000-01-01\n"
                     "---\n# Article 2\n\nb\n");
    reads_folder("", 1);
    ck_assert_text(shown(&documents.items[0]), "article [1]\n  alinea 1 a\n");
    ck_assert(has_gap(&documents.items[0], "never in force: it ends (2000-01-01) before"));
}
END_TEST

START_TEST(bad_files_are_refused_by_line)
{
    refuses("# Article 1\n\nun\n\xE9t\xE9\n", ":4: the text is not UTF-8");
    refuses("---\nNature: Article\nDate de début: hier\n---\n# Article 1\n\na\n",
            ":3: \"hier\" is no day");
    refuses("---\nDate de début: 2001-01-01\nDate de fin: 1999-01-01\n---\n# Article 1\n\na\n",
            ":3: it ends (1999-01-01) before it starts (2001-01-01)");
    refuses("---\nNature: Article\nnothing\n---\n# Article 1\n\na\n", "not ended by a line ---");
    refuses("# Article 1\n\n", "it holds no words of a law");
    refuses("only words\n", "it is of no format");
}
END_TEST

START_TEST(versions_that_cannot_be_told_apart_are_refused_by_name)
{
    make_folder();
    put_file("1@a.md", "# Article 1\n\none\n");
    put_file("1@b.md", "# Article 1\n\ntwo\n");
    refuses_folder("1@a.md are versions of one article, and no \"Date de début\"");
    make_folder();
    put_file("1@a.md", "---\nDate de début: 2001-01-01\nDate de fin: 2004-01-01\nNature: Article\n"
                       "---\n# Article 1\n\none\n");
    put_file("1@b.md",
             "---\nDate de début: 2003-01-01\nNature: Article\n---\n# Article 1\n\ntwo\n");
    refuses_folder("it starts before the other one ends");
    make_folder();
    put_file("a.md", "# Law of x\n\n## Article 1\n\none\n");
    put_file("b.md", "# Law of x\n\n## Article 1\n\ntwo\n");
    refuses_folder("b.md: it is a version beside others");
}
END_TEST

/* Paragraphs counted in the files by other means. */
START_TEST(real_articles_have_their_alineas)
{
    static const struct {
        const char *file;
        size_t alineas;
    } real[] = {
        { "11@4789191", 3 },  { "11@89004e7", 7 },  { "11@db870cc", 2 },
        { "34@1fac4e5", 22 }, { "34@89004e7", 22 }, { "34@ee0a8f4", 23 },
    };

    for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
        const char *path = shared_path(
            str_format(&arena, "data/law/02-constitution-markdown/article_%s.md", real[i].file)
                .data);

        if (!path)
            continue;
        ck_assert_int_eq(read_at(path, ""), OK);
        ck_assert_uint_eq(documents.count, 1);
        ck_assert_uint_eq(document_count(&documents.items[0], SEGMENT_ARTICLE), 1);
        ck_assert_uint_eq(document_count(&documents.items[0], SEGMENT_ALINEA), real[i].alineas);
    }
}
END_TEST

START_TEST(a_real_folder_is_a_series_of_versions)
{
    const char *path = shared_path("data/law/02-constitution-markdown");

    if (!path)
        return;
    ck_assert_int_eq(read_at(path, ""), OK);
    ck_assert_uint_eq(documents.count, 5);
    ck_assert_text(documents.items[0].about.starts_on, "1958-10-05");
    ck_assert_text(documents.items[4].about.starts_on, "2024-03-10");
    ck_assert_uint_eq(document_count(&documents.items[4], SEGMENT_ALINEA), 30);
}
END_TEST

RUN_SUITE("law_markdown", headings_are_parts_and_articles_by_their_words,
          a_line_in_bold_is_a_heading_too, headings_of_one_level_nest_by_their_rank,
          an_underlined_line_is_a_heading, each_paragraph_and_each_item_is_an_alinea,
          wrapped_lines_are_joined_and_others_are_not, a_tag_over_two_lines_is_one,
          marks_are_undone_and_stars_in_words_stay, tables_become_rows,
          notes_and_what_is_folded_away_are_no_law, a_file_that_breaks_off_in_a_fold_ends_there,
          words_without_an_article_have_one_without_a_number, what_stands_at_its_head_is_about_it,
          what_is_written_reads_back_as_it_was, what_people_write_is_written_as_they_would,
          versions_of_articles_make_versions_of_a_text, a_day_chooses_the_version_that_held_then,
          a_folder_of_articles_is_ordered_by_its_index_or_by_its_names,
          an_article_that_was_never_in_force_is_left_out_and_said, bad_files_are_refused_by_line,
          versions_that_cannot_be_told_apart_are_refused_by_name, real_articles_have_their_alineas,
          a_real_folder_is_a_series_of_versions)
