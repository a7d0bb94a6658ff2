#include "exchange/law_akn.h"

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_heading.h"
#include "law/canon.h"

enum { MARK_BYTES_MAX = 16, TITLE_BYTES_MAX = 4000 };

static bool is_called(const struct law_xml_element *element, const char *name)
{
    return str_equal(element->name, str_of(name));
}

static bool is_own(struct law_walk *walk)
{
    return !law_walk_inside(walk, "attachments") && !law_walk_inside(walk, "components");
}

/* In a civil code a section holds articles; in an act of the United Kingdom it is one. */
static void make_part_of_section(struct law_walk *walk)
{
    struct law_frame *open = law_walk_within(walk, LAW_ARTICLE);

    if (!open || str_equal(open->element, STR("article")) || law_walk_within(walk, LAW_LEVEL) ||
        law_walk_within(walk, LAW_QUOTE))
        return;
    open->role = LAW_PART;
    if (open->place != SEGMENT_NONE)
        walk->document->items[open->place].kind = SEGMENT_PART;
}

static enum law_role role_of_container(struct law_walk *walk, struct str name)
{
    if (str_equal(name, STR("schedules")) || str_equal(name, STR("signatures")) ||
        str_equal(name, STR("annexes")) || str_equal(name, STR("body")))
        return LAW_BLOCK;
    return law_walk_within(walk, LAW_ARTICLE) ? LAW_LEVEL : LAW_PART;
}

/* What follows the law of a bill says who brought it in; of an act, explains it. */
static enum law_role role_in_conclusions(struct law_walk *walk,
                                         const struct law_xml_element *element, enum law_role role)
{
    const struct akn *akn = walk->context;

    if (is_called(element, "longTitle"))
        return LAW_SKIP;
    if (is_called(element, "blockContainer") || is_called(element, "tblock") ||
        (is_called(element, "block") && str_equal(akn->type, STR("bill"))))
        return LAW_NOTE;
    return role;
}

/* "[As amended in Public Bill Committee]", and a long title is one sentence, however it is set. */
static enum law_role role_in_preface(struct law_walk *walk, const struct law_xml_element *element,
                                     enum law_role role)
{
    bool is_long = law_walk_inside(walk, "longTitle");

    if (is_called(element, "block") &&
        str_equal(law_xml_attribute(element, "name"), STR("stageVersion")))
        return LAW_ABOUT;
    if (role == LAW_ABOUT)
        return is_own(walk) && !is_long ? LAW_ABOUT : LAW_INLINE;
    return is_long && role == LAW_BLOCK ? LAW_SPACE : role;
}

static bool is_placeholder(const struct law_xml_element *element)
{
    return is_called(element, "ref") &&
           str_equal(law_xml_attribute(element, "class"), STR("placeholder"));
}

static enum law_role role_of(struct law_walk *walk, const struct law_xml_element *element,
                             enum law_role role)
{
    const struct law_frame *parent = law_walk_parent(walk);

    if (is_placeholder(element) || (is_called(element, "note") && law_walk_inside(walk, "notes")))
        return LAW_ABOUT;
    if (law_walk_inside(walk, "preface"))
        return role_in_preface(walk, element, role);
    if (role == LAW_ABOUT)
        return LAW_INLINE;
    if (is_called(element, "hcontainer"))
        return role_of_container(walk, law_xml_attribute(element, "name"));
    if (is_called(element, "doc") && !is_own(walk))
        return LAW_PART;
    if (role == LAW_PART || is_called(element, "article"))
        make_part_of_section(walk);
    if (parent && str_equal(parent->element, STR("signature")) && role == LAW_INLINE)
        return LAW_BLOCK;
    return law_walk_inside(walk, "conclusions") ? role_in_conclusions(walk, element, role) : role;
}

static void open_type(struct law_walk *walk, const struct law_xml_element *element)
{
    struct akn *akn = walk->context;

    akn->type = str_copy(walk->arena, element->name);
    law_say(walk->arena, &akn->subtype, law_xml_attribute(element, "name"));
    if (str_starts(element->name, "amendment"))
        law_walk_refuse(walk, str_format(walk->arena,
                                         "it is a list of amendments (<%.*s>), not a law text",
                                         STR_ARGS(str_shorten(walk->arena, element->name, 60))));
    else if (!is_called(element, "act") && !is_called(element, "bill") &&
             !is_called(element, "doc"))
        law_walk_refuse(walk, str_format(walk->arena,
                                         "it is a <%.*s>; of Akoma Ntoso, acts, bills and "
                                         "documents are read",
                                         STR_ARGS(str_shorten(walk->arena, element->name, 60))));
}

/* A footnote that is kept in <meta>, told where it is referred to; once. */
static void open_reference(struct law_walk *walk, const struct law_xml_element *element)
{
    struct akn_kept *kept = akn_find(walk->context, law_xml_attribute(element, "href"));

    if (!kept || kept->is_used)
        return;
    kept->is_used = true;
    law_walk_note(walk, str_copy(walk->arena, law_xml_attribute(element, "marker")), kept->words);
}

/* Quotation marks are attributes of what is quoted. */
static void open_marks(struct law_walk *walk, const struct law_xml_element *element,
                       struct law_frame *frame)
{
    struct str start = law_xml_attribute(element, "startQuote");
    struct str end = law_xml_attribute(element, "endQuote");

    if (start.length > MARK_BYTES_MAX || end.length > MARK_BYTES_MAX)
        return;
    if (frame->role == LAW_INLINE)
        law_walk_put(walk, start);
    else if (frame->role == LAW_QUOTE && start.length)
        walk->opening = str_copy(walk->arena, start);
    frame->close = str_copy(walk->arena, end);
}

/* The same in each version first: see "wId" in the OASIS schema. */
static struct str official_of(struct law_walk *walk, const struct law_xml_element *element)
{
    static const char *const names[] = { "wId", "GUID", "eId", "id" };
    struct str official = STR("");

    for (size_t i = 0; i < sizeof names / sizeof *names && !official.length; i++)
        official = law_xml_attribute(element, names[i]);
    return str_copy(walk->arena, official);
}

static void open_element(struct law_walk *walk, const struct law_xml_element *element,
                         struct law_frame *frame)
{
    struct akn *akn = walk->context;

    if (walk->count == 2)
        open_type(walk, element);
    if (frame->role == LAW_META) {
        akn_meta(walk, element);
        return;
    }
    frame->official = official_of(walk, element);
    if (is_placeholder(element))
        frame->official = str_copy(walk->arena, law_xml_attribute(element, "href"));
    if (frame->role == LAW_NOTE)
        frame->num = str_copy(walk->arena, law_xml_attribute(element, "marker"));
    if (is_called(element, "noteRef"))
        open_reference(walk, element);
    if (is_called(element, "longTitle"))
        akn->long_from = walk->document->count;
    open_marks(walk, element, frame);
}

static void hear_placeholder(struct law_walk *walk, const struct law_frame *frame, struct str words)
{
    if (!str_trim(words).length)
        words = akn_resolved(walk, frame->official);
    if (!words.length)
        document_gap(walk->arena, walk->document,
                     str_format(walk->arena, "a placeholder that nothing stands for: %.*s",
                                STR_ARGS(frame->official)),
                     frame->line);
    law_walk_put(walk, words);
}

static void hear(struct law_walk *walk, const struct law_frame *frame, struct str words)
{
    struct akn *akn = walk->context;

    if (str_equal(frame->element, STR("ref")))
        hear_placeholder(walk, frame, words);
    else if (str_equal(frame->element, STR("note")))
        akn_keep(walk, frame->official, words);
    else if (str_equal(frame->element, STR("shortTitle")) ||
             str_equal(frame->element, STR("docTitle")))
        law_say(walk->arena, &akn->short_title, words);
    else if (str_equal(frame->element, STR("docNumber")))
        law_say(walk->arena, &akn->doc_number, words);
    else if (str_equal(frame->element, STR("docStage")))
        law_say(walk->arena, &akn->stage, words);
}

static void close_element(struct law_walk *walk, const struct law_frame *frame)
{
    struct akn *akn = walk->context;

    if (!str_equal(frame->element, STR("longTitle")) || akn->long_to)
        return;
    akn->long_to = walk->document->count;
    for (size_t i = akn->long_from; i < akn->long_to && akn->long_title.length < TITLE_BYTES_MAX;
         i++)
        akn->long_title = str_format(walk->arena, "%.*s %.*s", STR_ARGS(akn->long_title),
                                     STR_ARGS(walk->document->items[i].body));
}

static void entitle_article(struct law_walk *walk, struct law_frame *frame)
{
    struct law_heading heading = law_heading_of_article(law_line(walk->arena, frame->num));

    frame->called = heading.called;
    frame->num = heading.num;
    if (frame->called.length)
        return;
    if (str_equal(frame->element, STR("section")))
        frame->called = STR("Section");
    else if (str_equal(frame->element, STR("rule")))
        frame->called = STR("Rule");
    else if (str_equal(frame->element, STR("clause")))
        frame->called = STR("Clause");
}

static void entitle(struct law_walk *walk, struct law_frame *frame)
{
    struct str num = law_line(walk->arena, frame->num);
    struct law_heading heading;

    if (frame->role == LAW_ARTICLE) {
        entitle_article(walk, frame);
        return;
    }
    heading = law_heading_of_part(num.length ? num : law_line(walk->arena, frame->head));
    if (!num.length) {
        frame->head = heading.head;
    } else if (heading.head.length) { /* "A." alone, or more than a number: as it is written */
        heading.called = STR("");
        heading.num = num;
    }
    frame->called = heading.called;
    frame->num = heading.num;
}

static const struct law_format format = {
    .rules = akn_rules,
    .role = role_of,
    .opened = open_element,
    .about = hear,
    .closed = close_element,
    .entitle = entitle,
};

static bool knows(struct str bytes, struct str name)
{
    struct law_xml_root root;

    (void)name;
    return law_xml_root(bytes, &root) && str_equal(str_of(root.name), STR("akomaNtoso"));
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    for (size_t i = 0; i < count; i++) {
        struct akn akn = { 0 };
        struct document document = { 0 };
        struct law_walk walk = { .arena = arena,
                                 .document = &document,
                                 .format = &format,
                                 .context = &akn,
                                 .base = SEGMENT_NONE };
        enum result result = law_walk(&walk, &sources[i], fault);

        if (result != OK)
            return result;
        akn_about_end(&walk);
        law_finish(arena, &document);
        *list_add(arena, documents) = document;
    }
    return law_choose(arena, sources, date, documents, fault);
}

const struct law_reader law_akn_reader = { "Akoma Ntoso", knows, read_files };
