/* The numbered parts of an article: which lines are in I, in its 2°, in that one's a). */
#include "law/amend_inside.h"

/* The parts that are open, from the outside in. Of what is quoted they are others. */
struct open_points {
    size_t items[64];
    size_t count;
};

enum { OPEN_MAX = 64 };

static void close_from(struct amending *amending, struct open_points *open, size_t depth,
                       size_t line)
{
    for (size_t i = depth; i < open->count; i++)
        amending->points.items[open->items[i]].end = line;
    if (depth < open->count)
        open->count = depth;
}

static struct marker *marker_of(struct amending *amending, const struct point *point)
{
    return &amending->lines[point->line].shape.head.items[point->marker];
}

/* How deep a part of this kind is open; the count when none is. */
static size_t depth_of(struct amending *amending, const struct open_points *open,
                       enum marker_kind kind, bool has_degree)
{
    size_t depth = 0;

    while (depth < open->count) {
        const struct point *point = &amending->points.items[open->items[depth]];

        if (point->kind == kind && point->has_degree == has_degree)
            break;
        depth++;
    }
    return depth;
}

/* Does a number go on with a series that is open? */
static bool goes_on(struct amending *amending, const struct open_points *open,
                    const struct marker *marker, enum marker_kind kind)
{
    size_t depth = depth_of(amending, open, kind, false);
    int64_t value = marker_value(kind, marker->name), last;

    if (depth == open->count || !value)
        return false;
    last =
        marker_value(kind, marker_of(amending, &amending->points.items[open->items[depth]])->name);
    return value == last + 1 || value == last;
}

static enum marker_kind kind_of(struct amending *amending, const struct open_points *open,
                                const struct marker *marker)
{
    if (!marker->other || goes_on(amending, open, marker, marker->kind))
        return marker->kind;
    if (goes_on(amending, open, marker, marker->other))
        return marker->other;
    return marker_value(marker->kind, marker->name) != 1 &&
                   marker_value(marker->other, marker->name) == 1
               ? marker->other
               : marker->kind;
}

static void open_point(struct amending *amending, struct open_points *open, size_t line, size_t i)
{
    struct marker *marker = &amending->lines[line].shape.head.items[i];
    struct point point = {
        .line = line,
        .end = amending->count,
        .marker = i,
        .kind = kind_of(amending, open, marker),
        .name = marker->is_blank ? STR("") : marker_name(amending->arena, marker->name),
        .has_degree = str_starts(marker->after, "°") ||
                      str_find(marker->name, STR("°"), 0) < marker->name.length,
        .is_quoted = amending->lines[line].shape.is_quoted,
    };
    size_t depth = depth_of(amending, open, point.kind, point.has_degree);

    if (point.kind == MARKER_ARTICLE)
        depth = 0;
    close_from(amending, open, depth, line);
    if (open->count == OPEN_MAX)
        return;
    marker->kind = point.kind;
    open->items[open->count++] = amending->points.count;
    *list_add(amending->arena, &amending->points) = point;
}

static bool is_of_list(enum marker_kind kind)
{
    return kind == MARKER_NUMBER || kind == MARKER_LETTER || kind == MARKER_SMALL_ROMAN ||
           kind == MARKER_DASH;
}

/* A line without a number after a list that ended with a full stop stands under what holds it. */
static void end_list(struct amending *amending, struct open_points *open, size_t line)
{
    size_t depth = open->count;
    const struct line_shape *before = line ? &amending->lines[line - 1].shape : NULL;

    if (!before || !str_equal(str_slice(before->text, before->stop, before->end), STR(".")))
        return;
    while (depth && is_of_list(amending->points.items[open->items[depth - 1]].kind))
        depth--;
    close_from(amending, open, depth, line);
}

void amend_read_points(struct amending *amending)
{
    struct open_points ours = { .count = 0 }, quoted = { .count = 0 };

    for (size_t i = 0; i < amending->count; i++) {
        const struct line_shape *shape = &amending->lines[i].shape;
        struct open_points *open = shape->is_quoted ? &quoted : &ours;

        if (!shape->is_quoted)
            close_from(amending, &quoted, 0, i);
        if (!shape->head.count)
            end_list(amending, open, i);
        for (size_t k = 0; k < shape->head.count; k++)
            open_point(amending, open, i, k);
    }
}
