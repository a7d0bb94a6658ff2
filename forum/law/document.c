#include "law/document.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "law/canon.h"

void document_gap(struct arena *arena, struct document *document, struct str what, int64_t line)
{
    const size_t count = document->gaps.count;

    if (count >= GAPS_MAX)
        what = STR("more that was not understood");
    for (size_t i = 0; i < count; i++)
        if (str_equal(document->gaps.items[i].what, what)) {
            document->gaps.items[i].times++;
            return;
        }
    *list_add(arena, &document->gaps) =
        (struct document_gap){ str_copy(arena, what), line, .times = 1 };
}

/* Canonical, and not longer than it may be. */
static struct str fitted(struct arena *arena, struct document *document, struct str text,
                         int64_t max, const char *too_long)
{
    struct str made = canon_text(arena, text);

    if ((int64_t)str_characters(made) <= max)
        return made;
    document_gap(arena, document, str_of(too_long), 0);
    return canon_text(arena, canon_slice(made, 0, max));
}

static struct str fitted_row(struct arena *arena, struct document *document, struct str text)
{
    struct str made = canon_row(arena, text);

    if (str_characters(made) <= SEGMENT_BODY_MAX)
        return made;
    document_gap(arena, document, STR("words past the longest row that is kept"), 0);
    return canon_row(arena, canon_slice(made, 0, SEGMENT_BODY_MAX));
}

size_t document_add(struct arena *arena, struct document *document, const struct segment *segment)
{
    struct segment made = *segment;

    if (document->count >= DOCUMENT_SEGMENTS_MAX) {
        document_gap(arena, document, STR("segments past the most that a text may have"), 0);
        return SEGMENT_NONE;
    }
    made.name = canon_text(arena, segment->name);
    made.official = canon_text(arena, segment->official);
    made.num = fitted(arena, document, segment->num, SEGMENT_NUM_MAX, "the end of a long number");
    made.head =
        fitted(arena, document, segment->head, SEGMENT_HEAD_MAX, "the end of a long heading");
    made.body = segment->kind == SEGMENT_ROW
                    ? fitted_row(arena, document, segment->body)
                    : fitted(arena, document, segment->body, SEGMENT_BODY_MAX,
                             "words past the longest paragraph that is kept");
    *list_add(arena, document) = made;
    return document->count - 1;
}

static bool has_words(const struct segment *segment)
{
    return segment->body.length > 0;
}

/* What holds nothing, and is no heading of anything, goes; places move up. */
static void leave_out_empty(struct arena *arena, struct document *document)
{
    bool *is_kept = arena_alloc(arena, document->count + 1);
    size_t *moved = arena_alloc(arena, (document->count + 1) * sizeof *moved), kept = 0;

    for (size_t i = document->count; i-- > 0;) {
        const struct segment *segment = &document->items[i];

        is_kept[i] = is_kept[i] || has_words(segment);
        if (is_kept[i] && segment->parent != SEGMENT_NONE)
            is_kept[segment->parent] = true;
    }
    for (size_t i = 0; i < document->count; i++) {
        struct segment segment = document->items[i];

        if (!is_kept[i])
            continue;
        if (segment.parent != SEGMENT_NONE)
            segment.parent = moved[segment.parent];
        moved[i] = kept;
        document->items[kept++] = segment;
    }
    document->count = kept;
}

size_t document_article(const struct document *document, size_t place)
{
    while (place != SEGMENT_NONE && document->items[place].kind != SEGMENT_ARTICLE)
        place = document->items[place].parent;
    return place;
}

static bool carries_words(const struct segment *segment)
{
    return segment->kind != SEGMENT_PART && segment->kind != SEGMENT_ARTICLE;
}

/* Words that stand in no article get one without a number, so that each can be read and cited. */
static void wrap_loose_words(struct arena *arena, struct document *document)
{
    struct document all = { .about = document->about, .gaps = document->gaps };
    size_t *moved = arena_alloc(arena, (document->count + 1) * sizeof *moved);
    size_t wrapper = SEGMENT_NONE;

    for (size_t i = 0; i < document->count; i++) {
        struct segment segment = document->items[i];
        bool is_loose = carries_words(&segment) && document_article(document, i) == SEGMENT_NONE;

        if (segment.parent != SEGMENT_NONE)
            segment.parent = moved[segment.parent];
        if (!is_loose)
            wrapper = SEGMENT_NONE;
        else if (wrapper == SEGMENT_NONE || all.items[wrapper].parent != segment.parent) {
            wrapper = all.count;
            *list_add(arena, &all) = (struct segment){ .kind = SEGMENT_ARTICLE,
                                                       .parent = segment.parent,
                                                       .name = STR(""),
                                                       .num = STR(""),
                                                       .head = STR(""),
                                                       .body = STR(""),
                                                       .official = STR("") };
        }
        if (is_loose)
            segment.parent = wrapper;
        moved[i] = all.count;
        *list_add(arena, &all) = segment;
    }
    *document = all;
}

void document_close(struct arena *arena, struct document *document)
{
    size_t article = SEGMENT_NONE;
    int64_t number = 0;

    leave_out_empty(arena, document);
    wrap_loose_words(arena, document);
    for (size_t i = 0; i < document->count; i++) {
        struct segment *segment = &document->items[i];

        segment->number = 0;
        if (segment->kind != SEGMENT_ALINEA && segment->kind != SEGMENT_ROW)
            continue;
        if (document_article(document, i) != article) {
            article = document_article(document, i);
            number = 0;
        }
        segment->number = ++number;
    }
}

size_t document_count(const struct document *document, enum segment_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++)
        count += document->items[i].kind == kind;
    return count;
}

size_t document_articles(const struct document *document)
{
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        count += segment->kind == SEGMENT_ARTICLE &&
                 (segment->name.length || segment->num.length || segment->head.length);
    }
    return count;
}

static void put_line(struct buffer *plain, struct str first, struct str then)
{
    buffer_put_str(plain, first);
    if (first.length && then.length)
        buffer_put_c(plain, " ");
    buffer_put_str(plain, then);
}

/* What an article is called before its number. */
static struct str called(const struct segment *article)
{
    if (!article->num.length)
        return STR("");
    return article->name.length ? article->name : STR("Article");
}

static void put_segment(struct buffer *plain, const struct segment *segment)
{
    switch (segment->kind) {
    case SEGMENT_PART:
        put_line(plain, segment->name, segment->num);
        if (segment->head.length && (segment->name.length || segment->num.length))
            buffer_put_c(plain, "\n");
        buffer_put_str(plain, segment->head);
        break;
    case SEGMENT_ARTICLE:
        if (!segment->num.length && !segment->head.length)
            return;
        put_line(plain, called(segment), segment->num);
        if (segment->num.length && segment->head.length)
            buffer_put_c(plain, "\n");
        buffer_put_str(plain, segment->head);
        break;
    default: put_line(plain, segment->num, segment->body); break;
    }
    buffer_put_c(plain, "\n");
}

struct str document_plain(struct arena *arena, const struct document *document)
{
    struct buffer plain = { .arena = arena };

    for (size_t i = 0; i < document->count; i++)
        if (document->items[i].kind != SEGMENT_NOTE)
            put_segment(&plain, &document->items[i]);
    return buffer_str(&plain);
}
