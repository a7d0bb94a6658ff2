#include "exchange/law_flow.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "law/canon.h"

enum {
    MARK_BYTES_MAX = 40, /* of a quotation mark or a full stop after what was quoted */
    MARKS_MAX = 8,       /* at the end of one alinéa */
    NUM_BYTES_MAX = 400, /* a number that is longer is none */
    HEAD_BYTES_MAX = 16000,
    NOTES_WAIT_MAX = 200,
};

static bool is_holder(const struct law_frame *frame)
{
    return frame->role == LAW_PART || frame->role == LAW_ARTICLE || frame->role == LAW_LEVEL ||
           frame->role == LAW_QUOTE;
}

static bool is_titled(const struct law_frame *frame)
{
    return frame->role == LAW_PART || frame->role == LAW_ARTICLE;
}

struct law_frame *flow_holder(struct law_walk *walk)
{
    for (size_t i = walk->count; i-- > 0;)
        if (is_holder(&walk->frames[i]))
            return &walk->frames[i];
    return NULL;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool is_blank(struct str text)
{
    return str_trim(text).length == 0;
}

struct str law_line(struct arena *arena, struct str captured)
{
    struct str copy = str_copy(arena, captured);

    for (char *at = (char *)copy.data; at < copy.data + copy.length; at++)
        if (*at == *LAW_LINE)
            *at = ' ';
    return canon_text(arena, copy);
}

static void add_note(struct law_walk *walk, size_t parent, const struct law_note *note)
{
    struct str rest = note->body, num = note->num;

    while (rest.length) {
        struct str line = str_cut(&rest, *LAW_LINE);

        if (!canon_text(walk->arena, line).length)
            continue;
        document_add(
            walk->arena, walk->document,
            &(struct segment){ .kind = SEGMENT_NOTE, .parent = parent, .num = num, .body = line });
        num = STR("");
    }
}

/*
 * Those that stand in the frame, or in what is within it; the others go on waiting, as do
 * those of a format that has them at the end of the article.
 */
static void add_notes(struct law_walk *walk, size_t frame, size_t parent, bool is_end)
{
    size_t kept = 0;

    for (size_t i = 0; i < walk->notes.count; i++)
        if (walk->notes.items[i].frame >= frame && (is_end || !walk->format->has_notes_last))
            add_note(walk, parent, &walk->notes.items[i]);
        else
            walk->notes.items[kept++] = walk->notes.items[i];
    walk->notes.count = kept;
}

static bool has_note(const struct law_walk *walk, size_t frame)
{
    for (size_t i = 0; i < walk->notes.count; i++)
        if (walk->notes.items[i].frame >= frame)
            return true;
    return false;
}

static size_t add_titled(struct law_walk *walk, struct law_frame *frame, size_t parent)
{
    struct segment segment = { .kind = frame->role == LAW_PART ? SEGMENT_PART : SEGMENT_ARTICLE,
                               .parent = parent };

    if (walk->format->entitle)
        walk->format->entitle(walk, frame);
    segment.name = law_line(walk->arena, frame->called);
    segment.num = law_line(walk->arena, frame->num);
    segment.head = law_line(walk->arena, frame->head);
    segment.official = frame->official;
    return document_add(walk->arena, walk->document, &segment);
}

/* They would else wait for the words of what is in it. */
static void add_notes_of_heading(struct law_walk *walk, size_t frame)
{
    for (size_t i = 0; i < walk->notes.count; i++)
        if (walk->notes.items[i].frame == frame && walk->notes.items[i].is_heading) {
            add_note(walk, walk->frames[frame].place, &walk->notes.items[i]);
            walk->notes.items[i].body = STR("");
        }
}

/*
 * What the words hang on. Parts and articles are added when the first words in
 * them come, for only then their numbers and headings are known.
 */
static size_t parent_of(struct law_walk *walk)
{
    size_t parent = walk->base;

    for (size_t i = 0; i < walk->count; i++) {
        struct law_frame *frame = &walk->frames[i];

        if (!is_titled(frame))
            continue;
        if (frame->place == SEGMENT_NONE) {
            frame->place = add_titled(walk, frame, parent);
            add_notes_of_heading(walk, i);
        }
        parent = frame->place;
    }
    return parent;
}

/* The numbers that were written and have no words yet, from the outside in. */
static struct str take_numbers(struct law_walk *walk)
{
    struct str numbers = STR("");

    for (size_t i = walk->count; i-- > 0 && !is_titled(&walk->frames[i]);) {
        struct law_frame *frame = &walk->frames[i];

        if (!is_holder(frame) || !frame->num.length)
            continue;
        numbers = numbers.length ? str_format(walk->arena, "%.*s %.*s", STR_ARGS(frame->num),
                                              STR_ARGS(numbers))
                                 : frame->num;
        frame->num = STR("");
    }
    return numbers;
}

/* Of the level, for its first words; else of the paragraph itself. */
static struct str take_official(struct law_walk *walk)
{
    struct law_frame *holder = flow_holder(walk), *found = NULL;

    if (holder && !is_titled(holder) && holder->official.length)
        found = holder;
    for (size_t i = walk->count; !found && i-- > 0 && !is_holder(&walk->frames[i]);)
        if (walk->frames[i].official.length)
            found = &walk->frames[i];
    if (found) {
        struct str official = found->official;

        found->official = STR("");
        return official;
    }
    return STR("");
}

static struct str joined(struct law_walk *walk, struct str one, struct str other)
{
    return str_format(walk->arena, "%.*s%.*s", STR_ARGS(one), STR_ARGS(other));
}

/* A quotation mark that was announced by an attribute stands before number and words. */
static void put_opening(struct law_walk *walk, struct segment *segment)
{
    if (!walk->opening.length)
        return;
    if (segment->num.length)
        segment->num = joined(walk, walk->opening, segment->num);
    else
        segment->body = joined(walk, walk->opening, segment->body);
    walk->opening = STR("");
}

void flow_words(struct law_walk *walk, enum segment_kind kind, struct str words)
{
    struct law_frame *holder = flow_holder(walk);
    struct segment segment = { .kind = kind, .body = words };

    segment.parent = parent_of(walk);
    segment.num = take_numbers(walk);
    segment.official = take_official(walk);
    segment.depth = holder && !is_titled(holder) ? holder->depth : 0;
    put_opening(walk, &segment);
    document_add(walk->arena, walk->document, &segment);
    if (holder)
        holder->has_words = true;
    walk->is_after_quote = false;
    add_notes(walk, 0, segment.parent, false);
}

static bool has_letters(struct str words)
{
    ucs4_t character;

    for (size_t i = 0; i < words.length;) {
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)words.data + i, words.length - i);
        if (uc_is_alnum(character))
            return true;
    }
    return false;
}

/* A mark at the end of what was added last: few of them, for it is copied each time. */
static bool append_to_last(struct law_walk *walk, struct str words)
{
    size_t count = walk->document->count;
    struct segment *last = count ? &walk->document->items[count - 1] : NULL;

    if (!last || (last->kind != SEGMENT_ALINEA && last->kind != SEGMENT_ROW) ||
        words.length > MARK_BYTES_MAX)
        return false;
    if (walk->marked != count)
        walk->marks = 0;
    walk->marked = count;
    if (++walk->marks > MARKS_MAX)
        return false;
    last->body = joined(walk, last->body, canon_text(walk->arena, words));
    return true;
}

void flow_end_alinea(struct law_walk *walk)
{
    struct str words = buffer_str(&walk->sinks[0]);

    walk->sinks[0].length = 0;
    walk->runs_on = false;
    if (is_blank(words))
        return;
    words = canon_text(walk->arena, words);
    if (!words.length)
        return;
    /* the full stop after what was quoted */
    if (!walk->is_after_quote || has_letters(words) || !append_to_last(walk, words))
        flow_words(walk, SEGMENT_ALINEA, words);
}

void flow_begin_block(struct law_walk *walk)
{
    if (!walk->runs_on) {
        flow_end_alinea(walk);
        return;
    }
    /* "(d) Terms.—Each member": lines between the two elements are no space between the words */
    while (walk->sinks[0].length && is_space(walk->sinks[0].data[walk->sinks[0].length - 1]))
        walk->sinks[0].length--;
    walk->runs_on = false;
}

static void list_empty(struct law_walk *walk, const struct law_frame *frame)
{
    struct str title =
        law_line(walk->arena,
                 str_format(walk->arena, "%.*s %.*s", STR_ARGS(frame->num), STR_ARGS(frame->head)));
    struct str id = frame->official;

    if (!title.length && !id.length)
        return;
    document_gap(walk->arena, walk->document,
                 str_format(walk->arena, "%s without words: %.*s%s%.*s%s",
                            frame->role == LAW_PART ? "a part" : "an article", STR_ARGS(title),
                            title.length && id.length ? " (" : "", STR_ARGS(id),
                            title.length && id.length ? ")" : ""),
                 frame->line);
}

/* Its end: a number that no words followed, notes that nothing followed, a closing mark. */
void flow_end_holder(struct law_walk *walk, struct law_frame *frame)
{
    size_t index = (size_t)(frame - walk->frames);

    flow_end_alinea(walk);
    if (!is_titled(frame)) {
        if (frame->num.length) {
            struct str num = frame->num;

            frame->num = STR("");
            flow_words(walk, SEGMENT_ALINEA, num);
        }
        if (frame->close.length)
            append_to_last(walk, frame->close);
        walk->is_after_quote = frame->role == LAW_QUOTE;
        for (size_t i = 0; i < walk->notes.count; i++)
            if (walk->notes.items[i].frame == index)
                walk->notes.items[i].frame = index ? index - 1 : 0;
        return;
    }
    if (has_note(walk, index))
        add_notes(walk, index, parent_of(walk), true);
    if (frame->place == SEGMENT_NONE)
        list_empty(walk, frame);
}

static bool may_entitle(const struct law_frame *holder)
{
    return holder && is_titled(holder) && holder->place == SEGMENT_NONE;
}

void flow_num(struct law_walk *walk, struct str captured)
{
    struct law_frame *holder = flow_holder(walk);

    if (is_blank(captured))
        return;
    if (captured.length <= NUM_BYTES_MAX && holder && !holder->num.length && !holder->has_words &&
        (!is_titled(holder) || may_entitle(holder))) {
        holder->num = is_titled(holder) ? captured : law_line(walk->arena, captured);
        return;
    }
    law_walk_put(walk, law_line(walk->arena, captured));
    law_walk_put(walk, STR(" "));
}

void flow_head(struct law_walk *walk, struct str captured)
{
    struct law_frame *holder = flow_holder(walk);

    if (is_blank(captured))
        return;
    if (may_entitle(holder) && holder->head.length <= HEAD_BYTES_MAX) {
        holder->head = holder->head.length ? str_format(walk->arena, "%.*s" LAW_LINE "%.*s",
                                                        STR_ARGS(holder->head), STR_ARGS(captured))
                                           : captured;
        return;
    }
    flow_end_alinea(walk);
    law_walk_put(walk, law_line(walk->arena, captured));
    walk->runs_on = str_ends(law_line(walk->arena, captured), "—");
    if (!walk->runs_on)
        flow_end_alinea(walk);
}

void law_walk_note(struct law_walk *walk, struct str num, struct str words)
{
    struct law_frame *holder = flow_holder(walk);

    if (!law_line(walk->arena, words).length)
        return;
    *list_add(walk->arena, &walk->notes) = (struct law_note){
        .frame = holder ? (size_t)(holder - walk->frames) : 0,
        .is_heading = law_walk_within(walk, LAW_NUM) || law_walk_within(walk, LAW_HEAD),
        .num = num,
        .body = words,
    };
    if (walk->notes.count >= NOTES_WAIT_MAX)
        add_notes(walk, 0, parent_of(walk), true);
}

void flow_end(struct law_walk *walk)
{
    flow_end_alinea(walk);
    add_notes(walk, 0, walk->base, true);
}
