#include "exchange/law_formex.h"

#include <stdlib.h>
#include <unistr.h>

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_heading.h"
#include "exchange/law_walk.h"
#include "law/canon.h"

struct formex {
    struct str year;
    struct str current;
    struct str institution;
};

static const struct law_rule rules[] = {
    { "INFO.CONSLEG", LAW_META },
    { "INFO.PROD", LAW_META },
    { "BIB.INSTANCE", LAW_META },
    { "BIB.INSTANCE.CONS", LAW_META },
    { "BIB.DATA", LAW_META },
    { "FAM.COMP", LAW_META },
    { "GR.MOD.ACT", LAW_SKIP },
    { "GR.CORRIG", LAW_SKIP },
    { "TOC", LAW_SKIP },

    { "NO.CELEX", LAW_ABOUT },
    { "YEAR", LAW_ABOUT },
    { "NO.CURRENT", LAW_ABOUT },
    { "COM", LAW_ABOUT },
    { "LG.DOC", LAW_ABOUT },

    { "ACT", LAW_BLOCK },
    { "CONS.ACT", LAW_BLOCK },
    { "CONS.DOC", LAW_BLOCK },
    { "PREAMBLE", LAW_BLOCK },
    { "PREAMBLE.INIT", LAW_BLOCK },
    { "PREAMBLE.FINAL", LAW_BLOCK },
    { "GR.VISA", LAW_BLOCK },
    { "GR.VISA.INIT", LAW_BLOCK },
    { "VISA", LAW_BLOCK },
    { "GR.CONSID", LAW_BLOCK },
    { "GR.CONSID.INIT", LAW_BLOCK },
    { "ENACTING.TERMS", LAW_BLOCK },
    { "ALINEA", LAW_BLOCK },
    { "P", LAW_BLOCK },
    { "TXT", LAW_BLOCK },
    { "LIST", LAW_BLOCK },
    { "DLIST", LAW_BLOCK },
    { "CONTENTS", LAW_BLOCK },
    { "GR.ANNOTATION", LAW_BLOCK },
    { "FINAL", LAW_BLOCK },
    { "SIGNATURE", LAW_BLOCK },
    { "SIGNATORY", LAW_BLOCK },
    { "PL.DATE", LAW_BLOCK },
    { "GR.TBL", LAW_BLOCK },
    { "CORPUS", LAW_BLOCK },
    { "GR.NOTES", LAW_BLOCK },
    { "BLK", LAW_BLOCK },
    { "TI.BLK", LAW_BLOCK },
    { "STI.BLK", LAW_BLOCK },
    { "TI.CELL", LAW_BLOCK },
    { "ENACTING.TERMS.CJT", LAW_BLOCK },
    { "COMMENT", LAW_BLOCK },

    { "ANNEX", LAW_PART },
    { "CONS.ANNEX", LAW_PART },
    { "DIVISION", LAW_PART },
    { "GR.SEQ", LAW_PART },
    { "ARTICLE", LAW_ARTICLE },
    { "PARAG", LAW_LEVEL },
    { "SUBDIV", LAW_LEVEL },
    { "CONSID", LAW_LEVEL },
    { "ITEM", LAW_LEVEL },
    { "NP", LAW_LEVEL },
    { "DLIST.ITEM", LAW_LEVEL },
    { "NO.PARAG", LAW_NUM },
    { "NO.P", LAW_NUM },
    { "NO.SUBDIV", LAW_NUM },
    { "PREFIX", LAW_NUM },
    { "TI.ART", LAW_NUM },
    { "STI.ART", LAW_HEAD },
    { "TITLE", LAW_HEAD },
    { "TI", LAW_BLOCK },
    { "STI", LAW_BLOCK },

    { "QUOT.S", LAW_QUOTE },
    { "NOTE", LAW_NOTE },
    { "TBL", LAW_TABLE },
    { "ROW", LAW_ROW },
    { "CELL", LAW_CELL },

    { "QUOT.START", LAW_INLINE },
    { "QUOT.END", LAW_INLINE },
    { "HT", LAW_INLINE },
    { "DATE", LAW_INLINE },
    { "FT", LAW_INLINE },
    { "IE", LAW_INLINE },
    { "REF.DOC", LAW_INLINE },
    { "REF.DOC.OJ", LAW_INLINE },
    { "REF.DOC.SE", LAW_INLINE },
    { "REF.DOC.ECR", LAW_INLINE },
    { "REF.NP.ECR", LAW_INLINE },
    { "TERM", LAW_INLINE },
    { "DEFINITION", LAW_INLINE },
    { "ADDR", LAW_INLINE },
    { "ABBR", LAW_INLINE },
    { "KEYWORD", LAW_INLINE },
    { "LINK", LAW_INLINE },
    { "EXPONENT", LAW_INLINE },
    { "IND", LAW_INLINE },
    { "BR", LAW_SPACE },
    { "INCL.ELEMENT", LAW_INLINE },
    { NULL, LAW_INLINE },
};

static bool is_called(const struct law_xml_element *element, const char *name)
{
    return str_equal(element->name, str_of(name));
}

static bool is_meta(struct law_walk *walk)
{
    return law_walk_within(walk, LAW_META) != NULL;
}

static enum law_role role_of(struct law_walk *walk, const struct law_xml_element *element,
                             enum law_role role)
{
    const struct law_frame *parent = law_walk_parent(walk);

    if (role == LAW_ABOUT)
        return is_meta(walk) ? LAW_ABOUT : LAW_INLINE;
    /* the title of the act itself; what it amends has one, too, in the metadata */
    if (is_called(element, "TITLE") && parent &&
        (str_equal(parent->element, STR("ACT")) || str_equal(parent->element, STR("CONS.DOC"))))
        return LAW_ABOUT;
    if (is_called(element, "NOTE") && law_xml_attribute(element, "NOTE.REF").length)
        return LAW_SKIP; /* told already, where it was written */
    /* in a quoted article they are words like any */
    if ((role == LAW_HEAD || is_called(element, "TI.ART")) && law_walk_within(walk, LAW_QUOTE))
        return LAW_BLOCK;
    return role;
}

static void open_root(struct law_walk *walk, const struct law_xml_element *element)
{
    if (is_called(element, "ACT") || is_called(element, "CONS.ACT") || is_called(element, "ANNEX"))
        return;
    law_walk_refuse(walk, str_format(walk->arena,
                                     "it is a <%.*s>; of Formex, acts, consolidated acts and "
                                     "annexes are read",
                                     STR_ARGS(str_shorten(walk->arena, element->name, 60))));
}

/* Quotation marks are empty elements that say which character they are. */
static void put_mark(struct law_walk *walk, struct str code)
{
    char mark[8], digits[8] = { 0 };
    long character;
    int length;

    if (!code.length || code.length >= sizeof digits)
        return;
    for (size_t i = 0; i < code.length; i++)
        digits[i] = code.data[i];
    character = strtol(digits, NULL, 16);
    length = u8_uctomb((uint8_t *)mark, (ucs4_t)character, sizeof mark);
    if (character > ' ' && length > 0)
        law_walk_put(walk, (struct str){ mark, (size_t)length });
}

/* An item without a number has the sign that its list says. */
static struct str sign_of(struct law_walk *walk)
{
    const struct law_frame *list = law_walk_inside(walk, "LIST");
    struct str type = list ? list->close : STR("");

    if (str_equal(type, STR("DASH")) || str_equal(type, STR("EMDASH")))
        return STR("—");
    if (str_equal(type, STR("NDASH")))
        return STR("–");
    return str_equal(type, STR("BULLET")) ? STR("•") : STR("");
}

static void open_meta(struct law_walk *walk, const struct law_xml_element *element)
{
    struct document_about *about = &walk->document->about;

    if (!is_called(element, "INFO.CONSLEG"))
        return;
    law_say(walk->arena, &about->starts_on,
            law_day_of_digits(walk->arena, law_xml_attribute(element, "START.DATE")));
    law_say(walk->arena, &about->ends_on,
            law_day_of_digits(walk->arena, law_xml_attribute(element, "END.DATE")));
}

/* The day of the act: the first that its description says, unless a consolidation said one. */
static void open_date(struct law_walk *walk, const struct law_xml_element *element)
{
    const struct law_frame *parent = &walk->frames[walk->count - 2];

    if (str_equal(parent->element, STR("BIB.INSTANCE")))
        law_say(walk->arena, &walk->document->about.starts_on,
                law_day_of_digits(walk->arena, law_xml_attribute(element, "ISO")));
}

static void open_element(struct law_walk *walk, const struct law_xml_element *element,
                         struct law_frame *frame)
{
    if (walk->count == 1)
        open_root(walk, element);
    else if (is_called(element, "DATE") && is_meta(walk))
        open_date(walk, element);
    if (frame->role == LAW_META) {
        open_meta(walk, element);
        return;
    }
    frame->official = str_copy(walk->arena, law_xml_attribute(element, "IDENTIFIER"));
    if (is_called(element, "LIST"))
        frame->close = str_copy(walk->arena, law_xml_attribute(element, "TYPE"));
    else if (is_called(element, "ITEM"))
        frame->num = sign_of(walk);
    else if (is_called(element, "QUOT.START") || is_called(element, "QUOT.END"))
        put_mark(walk, law_xml_attribute(element, "CODE"));
    else if (is_called(element, "INCL.ELEMENT"))
        document_gap(walk->arena, walk->document, STR("an image or another file that is shown"),
                     element->line);
}

static void hear(struct law_walk *walk, const struct law_frame *frame, struct str words)
{
    struct formex *formex = walk->context;
    struct document_about *about = &walk->document->about;

    if (str_equal(frame->element, STR("TITLE")))
        law_say(walk->arena, &about->title, words);
    else if (str_equal(frame->element, STR("NO.CELEX")))
        law_say(walk->arena, &about->official, words);
    else if (str_equal(frame->element, STR("LG.DOC")))
        law_say(walk->arena, &about->lang, law_language(walk->arena, words));
    else if (!law_walk_inside(walk, "NO.DOC"))
        return;
    else if (str_equal(frame->element, STR("YEAR")))
        law_say(walk->arena, &formex->year, words);
    else if (str_equal(frame->element, STR("NO.CURRENT")))
        law_say(walk->arena, &formex->current, words);
    else if (str_equal(frame->element, STR("COM")))
        law_say(walk->arena, &formex->institution, words);
}

/* "ANNEX X" and what it is about stand in lines of one title; a number may be an element of it. */
static void entitle(struct law_walk *walk, struct law_frame *frame)
{
    struct str rest = frame->head, first;
    struct law_heading heading;

    if (frame->role == LAW_ARTICLE) {
        heading = law_heading_of_article(law_line(walk->arena, frame->num));
        frame->called = heading.called;
        frame->num = heading.num;
        return;
    }
    if (frame->num.length)
        return;
    do
        first = law_line(walk->arena, str_cut(&rest, *LAW_LINE));
    while (!first.length && rest.length);
    heading = law_heading_of_part(first);
    if (!heading.called.length)
        return;
    frame->called = heading.called;
    frame->num = heading.num;
    frame->head = str_format(walk->arena, "%.*s %.*s", STR_ARGS(heading.head), STR_ARGS(rest));
}

static const struct law_format format = {
    .rules = rules,
    .role = role_of,
    .opened = open_element,
    .about = hear,
    .entitle = entitle,
};

static bool has_root(struct str bytes, const char *const *names)
{
    struct law_xml_root root;

    if (!law_xml_root(bytes, &root) || root.space[0])
        return false;
    for (; *names; names++)
        if (str_equal(str_of(root.name), str_of(*names)))
            return true;
    return false;
}

static const char *const acts[] = { "ACT", "CONS.ACT", NULL };
static const char *const lists[] = { "DOC", "PUBLICATION", NULL };
static const char *const known[] = { "ACT", "CONS.ACT",    "ANNEX", "DOC",
                                     "CJT", "PUBLICATION", "AGR",   NULL };

static bool knows(struct str bytes, struct str name)
{
    (void)name;
    return has_root(bytes, known);
}

/* The act first, its annexes in the order of their names; lists of files say nothing. */
static struct law_sources in_order(struct arena *arena, const struct law_source *sources,
                                   size_t count)
{
    struct law_sources ordered = { 0 };

    for (size_t i = 0; i < count; i++)
        if (has_root(sources[i].bytes, acts))
            *list_add(arena, &ordered) = sources[i];
    for (size_t i = 0; i < count; i++)
        if (!has_root(sources[i].bytes, acts) && !has_root(sources[i].bytes, lists))
            *list_add(arena, &ordered) = sources[i];
    return ordered;
}

static void say_more(struct law_walk *walk)
{
    const struct formex *formex = walk->context;
    struct document_about *about = &walk->document->about;

    about->jurisdiction = STR("eu");
    about->kind = STR("directive");
    if (formex->year.length && formex->current.length)
        law_say(walk->arena, &about->number,
                str_format(walk->arena, "%.*s/%.*s%s%.*s", STR_ARGS(formex->year),
                           STR_ARGS(formex->current), formex->institution.length ? "/" : "",
                           STR_ARGS(formex->institution)));
    /* an annex that came alone */
    for (size_t i = 0; i < walk->document->count && !about->title.length; i++) {
        const struct segment *part = &walk->document->items[i];

        if (part->kind == SEGMENT_PART)
            law_say(walk->arena, &about->title,
                    str_format(walk->arena, "%.*s %.*s %.*s", STR_ARGS(part->name),
                               STR_ARGS(part->num), STR_ARGS(part->head)));
    }
}

static enum result read_parts(struct arena *arena, const struct law_sources *parts,
                              struct law_documents *documents, struct str *fault)
{
    struct formex formex = { 0 };
    struct document document = { 0 };
    struct law_walk walk = { .arena = arena,
                             .document = &document,
                             .format = &format,
                             .context = &formex,
                             .base = SEGMENT_NONE };

    for (size_t i = 0; i < parts->count; i++) {
        enum result result;

        if (i && has_root(parts->items[i].bytes, acts))
            return law_refuse(arena, &parts->items[i], 0,
                              str_format(arena, "it is another act than %s: one text at a time",
                                         parts->items[0].path),
                              fault);
        result = law_walk(&walk, &parts->items[i], fault);
        if (result != OK)
            return result;
    }
    say_more(&walk);
    law_finish(arena, &document);
    *list_add(arena, documents) = document;
    return OK;
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    struct law_sources parts = in_order(arena, sources, count);
    enum result result;

    if (!parts.count)
        return law_refuse(arena, &sources[0], 0,
                          STR("it only lists the files of a document: give the folder that "
                              "holds them"),
                          fault);
    result = read_parts(arena, &parts, documents, fault);
    return result == OK ? law_choose(arena, parts.items, date, documents, fault) : result;
}

const struct law_reader law_formex_reader = { "Formex", knows, read_files };
