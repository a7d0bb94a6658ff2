#include "exchange/law_walk.h"

#include "base/arena.h"
#include "exchange/law_flow.h"

enum { NAME_CHARACTERS_MAX = 60, ROWS_SPANNED_MAX = 10000 };

static const struct law_rule *rule_of(const struct law_format *format, struct str name)
{
    for (const struct law_rule *rule = format->rules; rule->name; rule++)
        if (str_equal(name, str_of(rule->name)))
            return rule;
    return NULL;
}

struct law_frame *law_walk_within(struct law_walk *walk, enum law_role role)
{
    for (size_t i = walk->count; i-- > 0;)
        if (walk->frames[i].role == role)
            return &walk->frames[i];
    return NULL;
}

struct law_frame *law_walk_inside(struct law_walk *walk, const char *element)
{
    for (size_t i = walk->count; i-- > 0;)
        if (str_equal(walk->frames[i].element, str_of(element)))
            return &walk->frames[i];
    return NULL;
}

struct law_frame *law_walk_parent(struct law_walk *walk)
{
    return walk->count ? &walk->frames[walk->count - 1] : NULL;
}

void law_walk_refuse(struct law_walk *walk, struct str why)
{
    if (!walk->refusal.length)
        walk->refusal = why;
}

void law_walk_put(struct law_walk *walk, struct str words)
{
    buffer_put_str(&walk->sinks[walk->sink], words);
}

static bool is_silent(enum law_role role)
{
    return role == LAW_SKIP || role == LAW_DELETED;
}

static void list_unknown(struct law_walk *walk, const struct law_xml_element *element)
{
    document_gap(walk->arena, walk->document,
                 str_format(walk->arena, "an element <%.*s>",
                            STR_ARGS(str_shorten(walk->arena, element->name, NAME_CHARACTERS_MAX))),
                 element->line);
}

static size_t parts_open(const struct law_walk *walk)
{
    size_t parts = 0;

    for (size_t i = 0; i < walk->count; i++)
        parts += walk->frames[i].role == LAW_PART;
    return parts;
}

/* Where words are captured nothing can be a segment: all is words, in lines. */
static enum law_role captured_role(struct law_walk *walk, enum law_role role)
{
    switch (role) {
    case LAW_SKIP:
    case LAW_DELETED:
    case LAW_META:
    case LAW_ABOUT:
    case LAW_INLINE:
    case LAW_SPACE: return role;
    case LAW_CELL: return LAW_SPACE;
    case LAW_NUM: return law_walk_within(walk, LAW_HEAD) ? LAW_NUM : LAW_SPACE;
    case LAW_NOTE: return law_walk_within(walk, LAW_NOTE) ? LAW_BLOCK : LAW_NOTE;
    /* the paragraphs of a cell stay in the line of the row */
    default: return law_walk_within(walk, LAW_SPACE) ? LAW_SPACE : LAW_BLOCK;
    }
}

static enum law_role flowing_role(struct law_walk *walk, enum law_role role)
{
    switch (role) {
    case LAW_PART:
        if (law_walk_within(walk, LAW_QUOTE) || law_walk_within(walk, LAW_ARTICLE))
            return LAW_LEVEL;
        return parts_open(walk) < DOCUMENT_DEPTH_MAX ? LAW_PART : LAW_LEVEL;
    case LAW_ARTICLE:
        if (law_walk_within(walk, LAW_QUOTE) || law_walk_within(walk, LAW_ARTICLE))
            return LAW_LEVEL;
        return LAW_ARTICLE;
    case LAW_ROW: return law_walk_within(walk, LAW_ROW) ? LAW_BLOCK : LAW_ROW;
    case LAW_CELL: return law_walk_within(walk, LAW_ROW) ? LAW_CELL : LAW_BLOCK;
    default: return role;
    }
}

static enum law_role role_of(struct law_walk *walk, const struct law_xml_element *element)
{
    const struct law_rule *rule = rule_of(walk->format, element->name);
    const struct law_frame *parent = law_walk_parent(walk);
    enum law_role role = rule ? rule->role : LAW_INLINE, asked = role;

    if (parent && is_silent(parent->role))
        return LAW_SKIP;
    if (walk->format->role)
        asked = walk->format->role(walk, element, role);
    if (parent && parent->role == LAW_META)
        return asked == LAW_ABOUT || asked == LAW_NOTE ? asked : LAW_META;
    if (!rule && asked == role)
        list_unknown(walk, element);
    return walk->sink ? captured_role(walk, asked) : flowing_role(walk, asked);
}

static bool is_capturing(enum law_role role)
{
    return role == LAW_NUM || role == LAW_HEAD || role == LAW_NOTE || role == LAW_CELL ||
           role == LAW_ABOUT;
}

static int64_t depth_of(struct law_walk *walk)
{
    const struct law_frame *holder = flow_holder(walk);

    if (!holder)
        return 0;
    return (holder->role == LAW_PART || holder->role == LAW_ARTICLE ? 0 : holder->depth) +
           holder->has_words;
}

static void begin_flowing(struct law_walk *walk, struct law_frame *frame)
{
    switch (frame->role) {
    case LAW_BLOCK: flow_begin_block(walk); break;
    case LAW_BREAK:
    case LAW_PART:
    case LAW_ARTICLE: flow_end_alinea(walk); break;
    case LAW_LEVEL:
    case LAW_QUOTE:
        flow_end_alinea(walk);
        frame->depth = depth_of(walk);
        break;
    case LAW_TABLE:
        flow_end_alinea(walk);
        flow_begin_table(walk);
        break;
    case LAW_ROW:
        flow_end_alinea(walk);
        flow_begin_row(walk);
        break;
    case LAW_SPACE: law_walk_put(walk, STR(" ")); break;
    default: break;
    }
}

static void begin_captured(struct law_walk *walk, const struct law_frame *frame)
{
    if (frame->role == LAW_BLOCK)
        law_walk_put(walk, STR(LAW_LINE));
    else if (frame->role == LAW_SPACE)
        law_walk_put(walk, STR(" "));
}

static void capture(struct law_walk *walk, struct law_frame *frame)
{
    if (walk->sink + 1 >= LAW_SINKS_MAX)
        return;
    frame->is_captured = true;
    walk->sinks[++walk->sink].length = 0;
}

/* Spans of a cell, from the attributes; 1 when they say nothing sensible. */
static int64_t span(const struct law_xml_element *element, const char *name, int64_t most)
{
    int64_t span;

    if (!str_to_integer(law_xml_attribute(element, name), &span) || span < 1)
        return 1;
    return span < most ? span : most;
}

static enum result on_begin(void *context, const struct law_xml_element *element)
{
    struct law_walk *walk = context;
    enum law_role role = role_of(walk, element);
    struct law_frame *frame = &walk->frames[walk->count];

    *frame = (struct law_frame){ .role = role,
                                 .element = str_copy(walk->arena, element->name),
                                 .line = element->line,
                                 .place = SEGMENT_NONE };
    if (!is_silent(role) && role != LAW_META) {
        if (walk->sink)
            begin_captured(walk, frame);
        else
            begin_flowing(walk, frame);
        if (is_capturing(role))
            capture(walk, frame);
    }
    if (role == LAW_CELL) {
        frame->columns = span(element, "colspan", LAW_COLUMNS_MAX);
        frame->rows = span(element, "rowspan", ROWS_SPANNED_MAX);
    }
    if (role == LAW_DELETED)
        document_gap(walk->arena, walk->document,
                     STR("words that are marked as struck: they are left out"), element->line);
    walk->count++;
    if (walk->format->opened && !is_silent(role))
        walk->format->opened(walk, element, frame);
    return walk->refusal.length ? NOT_VALID : OK;
}

static void end_captured(struct law_walk *walk, struct law_frame *frame, struct str captured)
{
    switch (frame->role) {
    case LAW_NUM: flow_num(walk, captured); break;
    case LAW_HEAD: flow_head(walk, captured); break;
    case LAW_NOTE: law_walk_note(walk, frame->num, captured); break;
    case LAW_CELL: flow_cell(walk, captured, frame->columns, frame->rows); break;
    default:
        if (walk->format->about)
            walk->format->about(walk, frame, captured);
        break;
    }
}

static void end_frame(struct law_walk *walk, struct law_frame *frame)
{
    switch (frame->role) {
    case LAW_PART:
    case LAW_ARTICLE:
    case LAW_LEVEL:
    case LAW_QUOTE: flow_end_holder(walk, frame); break;
    case LAW_BLOCK:
    case LAW_TABLE:
        if (walk->sink)
            law_walk_put(walk, STR(LAW_LINE));
        else
            flow_end_alinea(walk);
        break;
    case LAW_ROW:
        flow_end_row(walk);
        flow_end_alinea(walk);
        break;
    case LAW_SPACE: law_walk_put(walk, STR(" ")); break;
    case LAW_INLINE: law_walk_put(walk, frame->close); break;
    default: break;
    }
}

static enum result on_end(void *context)
{
    struct law_walk *walk = context;
    struct law_frame *frame = &walk->frames[walk->count - 1];

    if (frame->is_captured) {
        struct str captured = str_copy(walk->arena, buffer_str(&walk->sinks[walk->sink--]));

        walk->count--;
        end_captured(walk, frame, captured);
    } else {
        end_frame(walk, frame);
        if (walk->format->closed && !is_silent(frame->role))
            walk->format->closed(walk, frame);
        walk->count--;
    }
    return walk->refusal.length ? NOT_VALID : OK;
}

static enum result on_text(void *context, struct str text, int64_t line)
{
    struct law_walk *walk = context;
    enum law_role role = walk->frames[walk->count - 1].role;

    (void)line;
    if (!is_silent(role) && role != LAW_META)
        law_walk_put(walk, text);
    return OK;
}

static void prepare(struct law_walk *walk)
{
    if (!walk->frames)
        walk->frames = arena_alloc(walk->arena, (LAW_XML_DEPTH_MAX + 1) * sizeof *walk->frames);
    for (size_t i = 0; i < LAW_SINKS_MAX; i++) {
        walk->sinks[i].arena = walk->arena;
        walk->sinks[i].length = 0;
    }
    walk->row.arena = walk->arena;
    walk->count = walk->sink = walk->notes.count = 0;
    walk->opening = walk->refusal = STR("");
    walk->is_after_quote = walk->runs_on = false;
}

enum result law_walk(struct law_walk *walk, const struct law_source *source, struct str *fault)
{
    const struct law_xml_visit visit = { on_begin, on_text, on_end, walk };
    struct law_xml_fault why;
    struct str rest = source->bytes;
    enum result result;

    prepare(walk);
    result = law_xml_read(walk->arena, law_xml_feed(&rest), &visit, &why);
    if (result == OK)
        flow_end(walk);
    else if (walk->refusal.length)
        law_refuse(walk->arena, source, why.line, walk->refusal, fault);
    else
        law_refuse(walk->arena, source, why.line, why.why, fault);
    return result;
}
