#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_markdown.h"
#include "exchange/law_markdown_heading.h"
#include "exchange/law_markdown_words.h"

/* A title has the first level, parts those from the second, each a level below its own part's. */
enum { TITLE_LEVEL = 1, FIRST_LEVEL = 2 };

struct writing {
    struct arena *arena;
    const struct document *document;
    struct buffer out;
    struct outline outline; /* as a reader of what was written so far has it */
    size_t article;         /* that it is in; SEGMENT_NONE: the one without heading */
    bool in_row;
    bool has_loose; /* the last words stand in an article without a heading */
};

static void put_level(struct writing *writing, int64_t level)
{
    for (int64_t i = 0; i < level; i++)
        buffer_put_c(&writing->out, "#");
}

/* Blank lines between all but the rows of a table. */
static void begin_block(struct writing *writing)
{
    if (writing->out.length)
        buffer_put_c(&writing->out, "\n");
    writing->in_row = false;
}

static struct str escaped(struct writing *writing, struct str words)
{
    return markdown_escaped(writing->arena, words);
}

static int64_t depth_of(const struct writing *writing, size_t place)
{
    int64_t depth = 0;

    for (; place != SEGMENT_NONE; place = writing->document->items[place].parent)
        depth++;
    return depth;
}

/* "Titre II – Des haies", "Article 4" */
static struct str plain_heading(struct writing *writing, const struct segment *segment)
{
    struct buffer text = { .arena = writing->arena };
    struct str name =
        segment->kind == SEGMENT_ARTICLE && !segment->name.length ? STR("Article") : segment->name;

    buffer_put_str(&text, escaped(writing, name));
    if (name.length && segment->num.length)
        buffer_put_c(&text, " ");
    buffer_put_str(&text, escaped(writing, segment->num));
    if ((name.length || segment->num.length) && segment->head.length)
        buffer_put_c(&text, " – ");
    buffer_put_str(&text, escaped(writing, segment->head));
    return text.data ? buffer_str(&text) : STR("");
}

static struct str exact_heading(struct writing *writing, const struct segment *segment)
{
    bool is_article = segment->kind == SEGMENT_ARTICLE;
    struct str name = escaped(writing, segment->name), num = escaped(writing, segment->num),
               head = escaped(writing, segment->head);

    return str_format(writing->arena, "%s%.*s | %.*s | %.*s",
                      is_article ? name.length ? "Article " : "Article" : "", STR_ARGS(name),
                      STR_ARGS(num), STR_ARGS(head));
}

static bool says(const struct heading *heading, const struct segment *segment)
{
    enum heading_kind wanted = segment->kind == SEGMENT_ARTICLE ? HEADING_ARTICLE : HEADING_PART;
    bool is_bare = heading->kind == HEADING_OTHER && wanted == HEADING_PART;

    return (heading->kind == wanted || is_bare) && str_equal(heading->name, segment->name) &&
           str_equal(heading->num, segment->num) && str_equal(heading->head, segment->head);
}

/* Where a heading like this would hang it, on an outline of its own. */
static size_t hangs(struct writing *writing, const struct heading *heading,
                    const struct segment *segment, int64_t level)
{
    struct outline trial = writing->outline;

    return segment->kind == SEGMENT_ARTICLE ? outline_article(&trial, heading, level)
                                            : outline_part(writing->arena, &trial, heading, level);
}

/* The plain form where it reads back as it is, else the one of fields. */
static void put_heading(struct writing *writing, size_t place)
{
    const struct segment *segment = &writing->document->items[place];
    int64_t level = FIRST_LEVEL + depth_of(writing, segment->parent);
    struct str text = plain_heading(writing, segment);
    struct heading heading = heading_read(writing->arena, text);
    bool is_other = heading.kind == HEADING_OTHER;

    if (!says(&heading, segment) ||
        (is_other && (!writing->out.length || writing->outline.in_article)) ||
        hangs(writing, &heading, segment, level) != segment->parent) {
        text = exact_heading(writing, segment);
        heading = heading_read(writing->arena, text);
    }
    begin_block(writing);
    put_level(writing, level);
    buffer_put_c(&writing->out, " ");
    buffer_put_str(&writing->out, text);
    buffer_put_c(&writing->out, "\n");
    writing->has_loose = false;
    if (segment->kind == SEGMENT_ARTICLE) {
        outline_article(&writing->outline, &heading, level);
        writing->article = place;
    } else {
        outline_part(writing->arena, &writing->outline, &heading, level);
        outline_open(&writing->outline, place, level, segment->name);
    }
}

static void put_close(struct writing *writing)
{
    begin_block(writing);
    buffer_put_c(&writing->out, "***\n");
    outline_close(&writing->outline);
}

static bool is_open(const struct writing *writing, size_t part)
{
    for (size_t i = 0; i < writing->outline.count; i++)
        if (writing->outline.parts[i].segment == part)
            return true;
    return part == SEGMENT_NONE;
}

/* An article that is nothing but its words needs no heading where nothing else is open. */
static void put_article(struct writing *writing, size_t place)
{
    const struct segment *segment = &writing->document->items[place];
    bool is_bare = !segment->name.length && !segment->num.length && !segment->head.length;

    if (!is_bare || writing->has_loose || !is_open(writing, segment->parent)) {
        put_heading(writing, place);
        return;
    }
    while (writing->outline.in_note || writing->outline.in_article ||
           outline_top(&writing->outline) != segment->parent)
        put_close(writing);
    writing->article = place;
    writing->has_loose = true;
}

static void put_quotes(struct writing *writing, int64_t depth)
{
    for (int64_t i = 0; i < depth; i++)
        buffer_put_c(&writing->out, "> ");
}

static void put_row(struct writing *writing, const struct segment *segment)
{
    struct str rest = segment->body;
    int64_t cells = 1;
    bool is_first = !writing->in_row;

    if (is_first)
        begin_block(writing);
    put_quotes(writing, segment->depth);
    buffer_put_c(&writing->out, "|");
    for (bool has_more = true; has_more;) {
        size_t length = rest.length;
        struct str cell = str_cut(&rest, '\t');

        has_more = cell.length < length;
        cells += has_more;
        buffer_format(&writing->out, " %.*s |", STR_ARGS(escaped(writing, cell)));
    }
    buffer_put_c(&writing->out, "\n");
    if (is_first) {
        put_quotes(writing, segment->depth);
        buffer_put_c(&writing->out, "|");
        while (cells--)
            buffer_put_c(&writing->out, " --- |");
        buffer_put_c(&writing->out, "\n");
    }
    writing->in_row = true;
}

/* A number is bold before its words, when it is read back as one. */
static bool is_num(struct writing *writing, struct str num)
{
    return heading_is_num(num) &&
           heading_read(writing->arena, escaped(writing, num)).kind != HEADING_ARTICLE;
}

static void put_alinea(struct writing *writing, const struct segment *segment)
{
    bool is_item = str_equal(segment->num, STR("-")) && segment->depth > 0;

    begin_block(writing);
    put_quotes(writing, segment->depth - is_item);
    if (is_item)
        buffer_put_c(&writing->out, "- ");
    else if (is_num(writing, segment->num))
        buffer_format(&writing->out, "**%.*s** ", STR_ARGS(escaped(writing, segment->num)));
    else if (segment->num.length)
        buffer_format(&writing->out, "%.*s ", STR_ARGS(escaped(writing, segment->num)));
    buffer_put_str(&writing->out, escaped(writing, segment->body));
    buffer_put_c(&writing->out, "\n");
}

static void put_words(struct writing *writing, const struct segment *segment)
{
    bool is_note = segment->kind == SEGMENT_NOTE;

    if (writing->outline.in_note && !is_note)
        put_close(writing);
    if (is_note && !writing->outline.in_note) {
        begin_block(writing);
        put_level(writing, FIRST_LEVEL + depth_of(writing, segment->parent));
        buffer_put_c(&writing->out, " Nota\n");
        writing->outline.in_note = true;
    }
    if (segment->kind == SEGMENT_ROW)
        put_row(writing, segment);
    else
        put_alinea(writing, segment);
}

static void put_title(struct writing *writing, struct str title)
{
    struct str text = escaped(writing, title);

    if (!title.length)
        return;
    if (heading_read(writing->arena, text).kind != HEADING_OTHER)
        text = str_format(writing->arena, "| | | %.*s", STR_ARGS(text));
    put_level(writing, TITLE_LEVEL);
    buffer_format(&writing->out, " %.*s\n", STR_ARGS(text));
}

struct str law_to_markdown(struct arena *arena, const struct document *document)
{
    struct writing *writing = arena_new(arena, struct writing);

    *writing = (struct writing){ .arena = arena, .document = document, .out = { .arena = arena } };
    put_title(writing, document->about.title);
    for (size_t i = 0; i < document->count; i++)
        switch (document->items[i].kind) {
        case SEGMENT_PART: put_heading(writing, i); break;
        case SEGMENT_ARTICLE: put_article(writing, i); break;
        default: put_words(writing, &document->items[i]); break;
        }
    return writing->out.data ? buffer_str(&writing->out) : STR("");
}
