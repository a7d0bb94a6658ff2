#include "exchange/law_uslm.h"

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_heading.h"
#include "exchange/law_walk.h"
#include "law/canon.h"

struct uslm {
    struct str root; /* "bill", "pLaw" */
};

static const struct law_rule rules[] = {
    { "meta", LAW_META },
    { "preface", LAW_META },     /* what a title page says of the document */
    { "endorsement", LAW_SKIP }, /* the same once more, on the back */
    { "toc", LAW_SKIP },
    { "page", LAW_SKIP },
    { "endMarker", LAW_SKIP },
    { "slugLine", LAW_SKIP },
    { "del", LAW_DELETED },
    { "deletedText", LAW_DELETED },

    { "title", LAW_ABOUT },
    { "docNumber", LAW_ABOUT },
    { "citableAs", LAW_ABOUT },
    { "docStage", LAW_ABOUT },
    { "language", LAW_ABOUT },
    { "rights", LAW_ABOUT },
    { "approvedDate", LAW_ABOUT },
    { "date", LAW_INLINE },

    { "bill", LAW_BLOCK },
    { "pLaw", LAW_BLOCK },
    { "resolution", LAW_BLOCK },
    { "statuteCompilation", LAW_BLOCK },
    { "uscDoc", LAW_BLOCK },
    { "main", LAW_BLOCK },
    { "longTitle", LAW_BLOCK },
    { "docTitle", LAW_BLOCK },
    { "officialTitle", LAW_BLOCK },
    { "enactingFormula", LAW_BLOCK },
    { "resolvingClause", LAW_BLOCK },
    { "preamble", LAW_BLOCK },
    { "recital", LAW_BLOCK },
    { "p", LAW_BLOCK },
    { "chapeau", LAW_BLOCK },
    { "content", LAW_BLOCK },
    { "continuation", LAW_BLOCK },
    { "proviso", LAW_BLOCK },
    { "block", LAW_BLOCK },
    { "list", LAW_BLOCK },
    { "listHeading", LAW_BLOCK },
    { "schedules", LAW_BLOCK },
    { "appendices", LAW_BLOCK },
    { "header", LAW_BLOCK },
    { "caption", LAW_BLOCK },
    { "thead", LAW_BLOCK },
    { "tbody", LAW_BLOCK },
    { "tfoot", LAW_BLOCK },
    { "crossHeading", LAW_BLOCK },
    { "br", LAW_SPACE },

    { "division", LAW_PART },
    { "subdivision", LAW_PART },
    { "subtitle", LAW_PART },
    { "chapter", LAW_PART },
    { "subchapter", LAW_PART },
    { "part", LAW_PART },
    { "subpart", LAW_PART },
    { "schedule", LAW_PART },
    { "appendix", LAW_PART },
    { "preliminary", LAW_PART },
    { "reorganizationPlan", LAW_PART },

    { "section", LAW_ARTICLE },
    { "article", LAW_ARTICLE },
    { "rule", LAW_ARTICLE },

    { "subsection", LAW_LEVEL },
    { "paragraph", LAW_LEVEL },
    { "subparagraph", LAW_LEVEL },
    { "clause", LAW_LEVEL },
    { "subclause", LAW_LEVEL },
    { "item", LAW_LEVEL },
    { "subitem", LAW_LEVEL },
    { "subsubitem", LAW_LEVEL },
    { "level", LAW_LEVEL },
    { "listItem", LAW_LEVEL },
    { "appropriations", LAW_LEVEL },
    { "listContent", LAW_BLOCK },

    { "num", LAW_NUM },
    { "heading", LAW_HEAD },
    { "subheading", LAW_HEAD },
    { "quotedContent", LAW_QUOTE },

    { "sidenote", LAW_NOTE },
    { "note", LAW_NOTE },
    { "notes", LAW_NOTE },
    { "footnote", LAW_NOTE },
    { "editorialNote", LAW_NOTE },
    { "sourceCredit", LAW_NOTE },
    { "action", LAW_NOTE },
    { "attestation", LAW_NOTE },
    { "signatures", LAW_NOTE },
    { "legislativeHistory", LAW_NOTE },

    { "table", LAW_TABLE },
    { "tr", LAW_ROW },
    { "td", LAW_CELL },
    { "th", LAW_CELL },
    { "layout", LAW_TABLE },
    { "row", LAW_ROW },
    { "column", LAW_CELL },

    { "ref", LAW_INLINE },
    { "b", LAW_INLINE },
    { "i", LAW_INLINE },
    { "u", LAW_INLINE },
    { "sup", LAW_INLINE },
    { "sub", LAW_INLINE },
    { "inline", LAW_INLINE },
    { "span", LAW_INLINE },
    { "em", LAW_INLINE },
    { "strong", LAW_INLINE },
    { "a", LAW_INLINE },
    { "ins", LAW_INLINE },
    { "addedText", LAW_INLINE },
    { "shortTitle", LAW_INLINE },
    { "term", LAW_INLINE },
    { "def", LAW_INLINE },
    { "entity", LAW_INLINE },
    { "person", LAW_INLINE },
    { "organization", LAW_INLINE },
    { "property", LAW_INLINE },
    { "amendingAction", LAW_INLINE },
    { "quotedText", LAW_INLINE },
    { "headingText", LAW_INLINE },
    { "actionDescription", LAW_INLINE },
    { "signature", LAW_BLOCK },
    { "notation", LAW_INLINE },
    { "role", LAW_INLINE },
    { "name", LAW_INLINE },
    { "footnoteRef", LAW_SKIP },
    { "marker", LAW_INLINE },
    { "congress", LAW_INLINE },
    { "session", LAW_INLINE },
    { "amendingFormula", LAW_INLINE },
    { NULL, LAW_INLINE },
};

static bool is_called(const struct law_xml_element *element, const char *name)
{
    return str_equal(element->name, str_of(name));
}

static enum law_role role_of(struct law_walk *walk, const struct law_xml_element *element,
                             enum law_role role)
{
    bool is_meta = law_walk_inside(walk, "meta") || law_walk_inside(walk, "preface");

    /* dc:title is what the document is called; title, a part of it */
    if (is_called(element, "title") && !is_meta)
        return LAW_PART;
    if (role == LAW_ABOUT && !is_meta)
        return LAW_INLINE;
    if (is_called(element, "date") && law_walk_inside(walk, "meta"))
        return LAW_ABOUT;
    return role;
}

static void open_root(struct law_walk *walk, const struct law_xml_element *element)
{
    struct uslm *uslm = walk->context;
    static const char *const read[] = { "bill", "pLaw", "resolution" };

    uslm->root = str_copy(walk->arena, element->name);
    law_say(walk->arena, &walk->document->about.lang,
            law_language(walk->arena, law_xml_attribute(element, "lang")));
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (is_called(element, read[i]))
            return;
    law_walk_refuse(walk, str_format(walk->arena,
                                     "it is a <%.*s>; of USLM, bills, resolutions and public "
                                     "laws are read",
                                     STR_ARGS(str_shorten(walk->arena, element->name, 60))));
}

/* An id stays when a number changes; what has none is called by its place. */
static struct str official_of(const struct law_xml_element *element)
{
    struct str id = law_xml_attribute(element, "id");

    return id.length ? id : law_xml_attribute(element, "identifier");
}

/* A section is called "/us/bill/116/s/1014/s1", so the bill is called "/us/bill/116/s/1014". */
static struct str without_last(struct str identifier)
{
    size_t end = identifier.length;

    while (end > 0 && identifier.data[end - 1] != '/')
        end--;
    return str_slice(identifier, 0, end ? end - 1 : 0);
}

static void open_element(struct law_walk *walk, const struct law_xml_element *element,
                         struct law_frame *frame)
{
    if (walk->count == 1)
        open_root(walk, element);
    if (frame->role == LAW_META || walk->count == 1)
        return;
    frame->official = str_copy(walk->arena, official_of(element));
    if (frame->role == LAW_ARTICLE)
        law_say(walk->arena, &walk->document->about.official,
                without_last(law_xml_attribute(element, "identifier")));
}

static void hear(struct law_walk *walk, const struct law_frame *frame, struct str words)
{
    struct document_about *about = &walk->document->about;
    struct arena *arena = walk->arena;

    if (str_equal(frame->element, STR("title")))
        law_say(arena, &about->title, words);
    else if (str_equal(frame->element, STR("citableAs")))
        law_say(arena, &about->number, words);
    else if (str_equal(frame->element, STR("docStage")))
        law_say(arena, &about->label, words);
    else if (str_equal(frame->element, STR("language")))
        law_say(arena, &about->lang, law_language(arena, words));
    else if (str_equal(frame->element, STR("rights")))
        law_say(arena, &about->licence, words);
    else if (str_equal(frame->element, STR("date")) ||
             str_equal(frame->element, STR("approvedDate")))
        law_say(arena, &about->starts_on, law_day(str_trim(words)));
}

static void entitle(struct law_walk *walk, struct law_frame *frame)
{
    struct str num = law_line(walk->arena, frame->num);
    struct law_heading heading =
        frame->role == LAW_ARTICLE ? law_heading_of_article(num) : law_heading_of_part(num);

    frame->called = heading.called;
    frame->num = heading.num.length || heading.called.length ? heading.num : num;
    if (frame->role == LAW_ARTICLE && !frame->called.length &&
        str_equal(frame->element, STR("section")))
        frame->called = STR("Section");
}

static const struct law_format format = {
    .rules = rules,
    .role = role_of,
    .opened = open_element,
    .about = hear,
    .entitle = entitle,
};

static bool knows(struct str bytes, struct str name)
{
    struct law_xml_root root;
    struct str space;

    (void)name;
    if (!law_xml_root(bytes, &root))
        return false;
    space = str_of(root.space);
    return str_find(space, STR("/uslm"), 0) < space.length;
}

static void say_more(struct law_walk *walk)
{
    const struct uslm *uslm = walk->context;
    struct document_about *about = &walk->document->about;

    about->jurisdiction = STR("us");
    law_say(walk->arena, &about->lang, STR("en"));
    about->kind = str_equal(uslm->root, STR("pLaw")) ? STR("law") : STR("bill");
    if (!about->official.length)
        about->official = about->number;
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    for (size_t i = 0; i < count; i++) {
        struct uslm uslm = { 0 };
        struct document document = { 0 };
        struct law_walk walk = { .arena = arena,
                                 .document = &document,
                                 .format = &format,
                                 .context = &uslm,
                                 .base = SEGMENT_NONE };
        enum result result = law_walk(&walk, &sources[i], fault);

        if (result != OK)
            return result;
        say_more(&walk);
        law_finish(arena, &document);
        *list_add(arena, documents) = document;
    }
    return law_choose(arena, sources, date, documents, fault);
}

const struct law_reader law_uslm_reader = { "USLM", knows, read_files };
