/* The lines after: those that stay, those that were changed, those that are new. */
#include <stdlib.h>

#include "law/amend_inside.h"
#include "law/canon.h"

enum { LOOK_AHEAD = 500 /* lines, for one that stayed the same */ };

/* Edits in the order of the text: what is added before a line, then the line's. */
struct ordered {
    const struct edit **items;
    size_t count;
    size_t at;
};

/* Lines added before a line come before what happens to that line. */
static int rank(const struct edit *edit)
{
    return edit->is_lines && edit->first == edit->past ? 0 : 1;
}

static int order_edits(const void *a, const void *b)
{
    const struct edit *one = *(const struct edit *const *)a;
    const struct edit *other = *(const struct edit *const *)b;

    if (one->first != other->first)
        return one->first < other->first ? -1 : 1;
    if (rank(one) != rank(other))
        return rank(one) - rank(other);
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    if (one->to != other->to)
        return one->to < other->to ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

static struct ordered ordered_edits(struct amending *amending)
{
    struct ordered ordered = { .count = amending->edits.count };

    ordered.items = arena_alloc(amending->arena, (ordered.count + 1) * sizeof *ordered.items);
    for (size_t i = 0; i < ordered.count; i++)
        ordered.items[i] = &amending->edits.items[i];
    if (ordered.count)
        qsort(ordered.items, ordered.count, sizeof *ordered.items, order_edits);
    return ordered;
}

static const struct edit *next_of(const struct ordered *ordered, size_t line, bool is_lines)
{
    const struct edit *edit = ordered->at < ordered->count ? ordered->items[ordered->at] : NULL;

    return edit && edit->first == line && edit->is_lines == is_lines ? edit : NULL;
}

/*
 * Which line before a line of the content is: the same words first; else, when
 * as many came as went, the one in its place; else the first of them goes on in
 * the first that came.
 */
static void put_content(struct amending *amending, struct out_lines *out, const struct edit *edit)
{
    size_t went = edit->past - edit->first, came = edit->content.count, next = edit->first;

    for (size_t i = 0; i < came; i++) {
        struct out_line line = { canon_text(amending->arena, edit->content.items[i]),
                                 .from = LINE_NONE, .edit = edit };

        if (went == came || (!i && went))
            line.from = edit->first + i;
        for (size_t k = next; went != came && k < edit->past && k < next + LOOK_AHEAD; k++)
            if (str_equal(amending->lines[k].shape.text, line.text)) {
                line.from = k;
                next = k + 1;
                break;
            }
        *list_add(amending->arena, out) = line;
    }
}

/* The first that came is not also what a later one is. */
static void settle_first(struct out_lines *out, size_t from)
{
    for (size_t i = from + 1; i < out->count; i++)
        if (out->items[i].from != LINE_NONE && out->items[i].from <= out->items[from].from)
            out->items[from].from = LINE_NONE;
}

static void put_line(struct amending *amending, struct out_lines *out, struct ordered *ordered,
                     size_t line)
{
    const struct edit *const *edits = &ordered->items[ordered->at];
    struct out_line made = { amending->lines[line].shape.text, .from = line };
    size_t count = 0;

    for (; next_of(ordered, line, false); ordered->at++)
        count++;
    if (count)
        made.text = amend_write_line(amending, line, edits, count, &made.is_clerical);
    if (made.text.length)
        *list_add(amending->arena, out) = made;
}

void amend_write(struct amending *amending, struct out_lines *out)
{
    struct ordered ordered = ordered_edits(amending);
    const struct edit *edit;

    for (size_t line = 0; line <= amending->count; line++) {
        bool is_kept = true;

        while ((edit = next_of(&ordered, line, true)) != NULL) {
            size_t first = out->count;

            put_content(amending, out, edit);
            settle_first(out, first);
            ordered.at++;
            is_kept = edit->first == edit->past;
            if (!is_kept)
                line = edit->past - 1;
        }
        if (is_kept && line < amending->count)
            put_line(amending, out, &ordered, line);
    }
}
