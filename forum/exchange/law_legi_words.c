#include "exchange/law_legi_words.h"

#include "base/arena.h"
#include "exchange/law_heading.h"
#include "exchange/law_walk.h"

struct legi_words {
    const struct legi_file *file;
    struct str official;
    bool is_end;
};

/* clang-format off */
#define HTML_RULES                                                                              \
    { "CONTENU", LAW_BLOCK },    { "p", LAW_BLOCK },          { "div", LAW_BLOCK },             \
    { "blockquote", LAW_BLOCK }, { "center", LAW_BLOCK },     { "pre", LAW_BLOCK },             \
    { "ul", LAW_BLOCK },         { "ol", LAW_BLOCK },         { "li", LAW_BLOCK },              \
    { "dl", LAW_BLOCK },         { "dt", LAW_BLOCK },         { "dd", LAW_BLOCK },              \
    { "h1", LAW_BLOCK },         { "h2", LAW_BLOCK },         { "h3", LAW_BLOCK },              \
    { "h4", LAW_BLOCK },         { "h5", LAW_BLOCK },         { "h6", LAW_BLOCK },              \
    { "thead", LAW_BLOCK },      { "tbody", LAW_BLOCK },      { "tfoot", LAW_BLOCK },           \
    { "colgroup", LAW_BLOCK },   { "col", LAW_BLOCK },        { "caption", LAW_BLOCK },         \
    { "br", LAW_BREAK },         { "hr", LAW_BREAK },                                           \
    { "table", LAW_TABLE },      { "tr", LAW_ROW },                                             \
    { "td", LAW_CELL },          { "th", LAW_CELL },                                            \
    { "a", LAW_INLINE },         { "b", LAW_INLINE },         { "i", LAW_INLINE },              \
    { "u", LAW_INLINE },         { "em", LAW_INLINE },        { "strong", LAW_INLINE },         \
    { "font", LAW_INLINE },      { "span", LAW_INLINE },      { "sup", LAW_INLINE },            \
    { "sub", LAW_INLINE },       { "small", LAW_INLINE },     { "big", LAW_INLINE },            \
    { "tt", LAW_INLINE },        { "abbr", LAW_INLINE },      { "acronym", LAW_INLINE },        \
    { "cite", LAW_INLINE },      { "code", LAW_INLINE },      { "q", LAW_INLINE },              \
    { NULL, LAW_INLINE }
/* clang-format on */

static const struct law_rule article_rules[] = {
    { "ARTICLE", LAW_ARTICLE }, { "META", LAW_SKIP },          { "CONTEXTE", LAW_SKIP },
    { "VERSIONS", LAW_SKIP },   { "LIENS", LAW_SKIP },         { "SM", LAW_SKIP },
    { "NOTA", LAW_NOTE },       { "BLOC_TEXTUEL", LAW_BLOCK }, HTML_RULES,
};

static const struct law_rule frame_rules[] = {
    { "TEXTE_VERSION", LAW_BLOCK }, { "META", LAW_SKIP }, { "VISAS", LAW_BLOCK },
    { "SIGNATAIRES", LAW_BLOCK },   { "TP", LAW_NOTE },   { "NOTA", LAW_NOTE },
    { "ABRO", LAW_NOTE },           { "RECT", LAW_NOTE }, { "SM", LAW_SKIP },
    { "VERSIONS", LAW_SKIP },       HTML_RULES,
};

static bool is_at_root(const struct law_walk *walk)
{
    return walk->count == 1;
}

static enum law_role role_in_frame(struct law_walk *walk, const struct law_xml_element *element,
                                   enum law_role role)
{
    const struct legi_words *words = walk->context;

    if (is_at_root(walk) && str_equal(element->name, STR("VISAS")) == words->is_end)
        return LAW_SKIP;
    return role;
}

static void open_element(struct law_walk *walk, const struct law_xml_element *element,
                         struct law_frame *frame)
{
    const struct legi_words *words = walk->context;

    if (is_at_root(walk)) { /* the root itself: it was just opened */
        frame->num = words->file->num;
        frame->official = words->official;
    }
    if (str_equal(element->name, STR("img")))
        document_gap(walk->arena, walk->document, STR("an image"), element->line);
}

/* "Annexe 2-4" is no article's number: it says what the article is. */
static void entitle(struct law_walk *walk, struct law_frame *frame)
{
    struct law_heading heading = law_heading_of_part(frame->num);

    (void)walk;
    if (heading.called.length && !heading.head.length) {
        frame->called = heading.called;
        frame->num = heading.num;
    }
}

static const struct law_format article_format = {
    .rules = article_rules,
    .has_notes_last = true,
    .opened = open_element,
    .entitle = entitle,
};

static const struct law_format frame_format = {
    .rules = frame_rules,
    .has_notes_last = true,
    .role = role_in_frame,
};

static enum result walk_file(struct arena *arena, struct document *document, size_t parent,
                             const struct law_format *format, struct legi_words *words,
                             struct str *fault)
{
    struct law_walk walk = {
        .arena = arena, .document = document, .format = format, .context = words, .base = parent
    };

    return law_walk(&walk, words->file->source, fault);
}

enum result legi_article_add(struct arena *arena, struct document *document, size_t parent,
                             const struct legi_file *file, struct str official, struct str *fault)
{
    struct legi_words words = { .file = file, .official = official };

    return walk_file(arena, document, parent, &article_format, &words, fault);
}

enum result legi_frame_add(struct arena *arena, struct document *document,
                           const struct legi_file *file, bool is_end, struct str *fault)
{
    struct legi_words words = { .file = file, .is_end = is_end };

    return walk_file(arena, document, SEGMENT_NONE, &frame_format, &words, fault);
}
