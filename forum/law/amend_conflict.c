/* Edits of the same words: named, whoever came first. */
#include <stdlib.h>

#include "law/amend_inside.h"

/*
 * An edit on one axis that all lines share, at even numbers between characters and
 * between lines. What it changes is `is_hard`; the words that another is placed by are not.
 */
struct interval {
    const struct edit *edit;
    size_t low;
    size_t high;
    bool is_hard;
    size_t point; /* where it adds something; SEGMENT_NONE: it changes what is there */
};

struct intervals {
    struct interval *items;
    size_t count;
    size_t size;
};

#define NO_POINT ((size_t)-1)

/* Before each line there is a place of its own, so that lines can be added there. */
static size_t *line_starts(struct amending *amending)
{
    size_t *starts = arena_alloc(amending->arena, (amending->count + 1) * sizeof *starts);

    starts[0] = 1;
    for (size_t i = 0; i < amending->count; i++)
        starts[i + 1] = starts[i] + amending->lines[i].shape.text.length + 2;
    return starts;
}

static struct interval lines_interval(const struct edit *edit, const size_t *starts)
{
    if (edit->is_article)
        return (struct interval){ edit, 2 * starts[edit->first] - 1, 2 * starts[edit->past] + 1,
                                  true, NO_POINT };
    if (edit->first < edit->past)
        return (struct interval){ edit, 2 * starts[edit->first] + 1, 2 * starts[edit->past] - 1,
                                  true, NO_POINT };
    return (struct interval){ edit, 2 * starts[edit->first], 2 * starts[edit->first], false,
                              2 * starts[edit->first] };
}

static struct interval text_interval(const struct edit *edit, const size_t *starts)
{
    size_t start = starts[edit->first] + 1;

    if (edit->from < edit->to)
        return (struct interval){ edit, 2 * (start + edit->from), 2 * (start + edit->to), true,
                                  NO_POINT };
    return (struct interval){ edit, 2 * (start + edit->anchor_from), 2 * (start + edit->anchor_to),
                              false, 2 * (start + edit->from) };
}

static int order_intervals(const void *a, const void *b)
{
    const struct interval *one = a, *other = b;

    if (one->low != other->low)
        return one->low < other->low ? -1 : 1;
    if (one->high != other->high)
        return one->high < other->high ? -1 : 1;
    return (one->edit->order > other->edit->order) - (one->edit->order < other->edit->order);
}

static int order_points(const void *a, const void *b)
{
    const struct interval *one = a, *other = b;

    if (one->point != other->point)
        return one->point < other->point ? -1 : 1;
    return (one->edit->order > other->edit->order) - (one->edit->order < other->edit->order);
}

static bool refuse(struct amending *amending, const struct edit *one, const struct edit *other)
{
    const struct edit *first = one->order <= other->order ? one : other;
    const struct edit *second = first == one ? other : one;
    struct refusals *refusals = &amending->amended->refusals;
    struct refusal made = {
        .kind = REFUSED_CONFLICT,
        .amendment = first->amendment,
        .other = second->amendment,
        .from = first->source_from,
        .to = first->source_to,
        .other_from = second->source_from,
        .other_to = second->source_to,
        .value = amend_say(amending, "alinéa", "paragraph", (int64_t)second->first + 1),
    };

    for (size_t i = 0; i < refusals->count; i++) {
        const struct refusal *known = &refusals->items[i];

        if (known->kind == REFUSED_CONFLICT && known->amendment == made.amendment &&
            known->other == made.other && known->from == made.from &&
            known->other_from == made.other_from)
            return false;
    }
    if (refusals->count < AMEND_REFUSALS_MAX)
        *list_add(amending->arena, refusals) = made;
    return false;
}

/* Of those before it, the one that reaches furthest tells whether any overlaps. */
static bool check_overlaps(struct amending *amending, const struct intervals *intervals)
{
    const struct interval *hard = NULL, *soft = NULL;
    bool is_free = true;

    for (size_t i = 0; i < intervals->count; i++) {
        const struct interval *at = &intervals->items[i];
        const struct interval **same = at->is_hard ? &hard : &soft;

        if (hard && hard->high > at->low && (at->low < at->high || hard->low < at->low))
            is_free = refuse(amending, hard->edit, at->edit);
        if (at->is_hard && soft && soft->high > at->low)
            is_free = refuse(amending, soft->edit, at->edit);
        if (!*same || (*same)->high < at->high)
            *same = at;
    }
    return is_free;
}

/* Of one amendment what is added at one place stands in its order; of two nobody knows. */
static bool check_points(struct amending *amending, const struct intervals *intervals)
{
    bool is_free = true;

    for (size_t i = 1; i < intervals->count; i++) {
        const struct interval *before = &intervals->items[i - 1], *at = &intervals->items[i];

        if (at->point != NO_POINT && at->point == before->point &&
            at->edit->amendment != before->edit->amendment)
            is_free = refuse(amending, before->edit, at->edit);
    }
    return is_free;
}

bool amend_check_conflicts(struct amending *amending)
{
    struct intervals intervals = { 0 };
    const size_t *starts = line_starts(amending);
    bool is_free;

    for (size_t i = 0; i < amending->edits.count; i++) {
        const struct edit *edit = &amending->edits.items[i];

        *list_add(amending->arena, &intervals) =
            edit->is_lines ? lines_interval(edit, starts) : text_interval(edit, starts);
    }
    if (!intervals.count)
        return true;
    qsort(intervals.items, intervals.count, sizeof *intervals.items, order_intervals);
    is_free = check_overlaps(amending, &intervals);
    qsort(intervals.items, intervals.count, sizeof *intervals.items, order_points);
    return check_points(amending, &intervals) && is_free;
}
