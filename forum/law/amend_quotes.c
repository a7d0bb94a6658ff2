/* Clerks' routine: what is added to words quoted for another law is quoted with them. */
#include "law/amend_inside.h"

static const struct line_shape *base(struct amending *amending, size_t line)
{
    return line < amending->count ? &amending->lines[line].shape : NULL;
}

static struct str tail_of(const struct line_shape *shape)
{
    return str_slice(shape->text, shape->end, shape->text.length);
}

static void set_text(struct out_line *line, struct str text)
{
    line->text = text;
    line->is_clerical = true;
}

/* The line after that a line before is now; looked for around a place. */
static struct out_line *out_of(struct out_lines *out, size_t line)
{
    size_t low = 0;

    while (low < out->count && (out->items[low].edit || out->items[low].from != line))
        low++;
    return low < out->count ? &out->items[low] : NULL;
}

/* What is quoted for another law goes around the place where lines were added or written anew. */
static bool is_within(struct amending *amending, const struct edit *edit)
{
    const struct line_shape *before = edit->first ? base(amending, edit->first - 1) : NULL;
    const struct line_shape *after = base(amending, edit->past);

    if (edit->first < edit->past)
        return base(amending, edit->first)->is_quoted;
    if (!before)
        return false;
    if (before->is_quoted && !before->closes)
        return true;
    return after && after->is_quoted &&
           (before->is_quoted ||
            str_equal(str_slice(before->text, before->text.length - 1, before->text.length),
                      STR(":")));
}

/* A number that goes on with a series which only the quoted words before have. */
static bool goes_on_quoted(struct amending *amending, const struct edit *edit, struct str text)
{
    struct line_head head = law_line_head(text);
    const struct marker *marker = head.count ? &head.items[0] : NULL;
    bool is_next = false;

    if (!marker || line_is_quoted(text) || marker->kind == MARKER_NONE ||
        marker->kind == MARKER_DASH)
        return false;
    for (size_t i = 0; i < amending->points.count; i++) {
        const struct point *point = &amending->points.items[i];
        const struct marker *known = &amending->lines[point->line].shape.head.items[point->marker];

        if (point->kind != marker->kind)
            continue;
        if (!point->is_quoted)
            return false;
        if (point->line < edit->first && point->end >= edit->first)
            is_next = marker->is_blank || marker_value(marker->kind, marker->name) ==
                                              marker_value(point->kind, known->name) + 1;
    }
    return is_next;
}

/* How lines around open: with the quote, and the space after it. */
static struct str opening_of(struct amending *amending, const struct edit *edit)
{
    size_t lines[] = { edit->first < edit->past ? edit->first : edit->first - 1, edit->past };

    for (size_t i = 0; i < 2; i++) {
        const struct line_shape *shape = base(amending, lines[i]);

        if (shape && shape->is_quoted)
            return str_slice(shape->text, 0, shape->head.begin);
    }
    return STR("");
}

/* Opens them as the lines around open, whatever quotes they brought. */
static void open_lines(struct amending *amending, struct out_line *lines, size_t count)
{
    struct str opening = opening_of(amending, lines->edit);

    for (size_t i = 0; i < count; i++) {
        struct str text = lines[i].text;
        size_t begin = line_is_quoted(text) ? law_line_head(text).begin : 0;

        if (!str_equal(str_slice(text, 0, begin), opening))
            set_text(&lines[i], str_format(amending->arena, "%.*s%.*s", STR_ARGS(opening),
                                           STR_ARGS(str_slice(text, begin, text.length))));
    }
}

/* Among lines that leave the quote open, a line that closes its own would end it. */
static void unclose_lines(struct out_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct line_shape shape = line_shape_of(lines[i].text);

        if (shape.closes)
            set_text(&lines[i], str_slice(lines[i].text, 0, shape.end));
    }
}

/* Ends a line with the quote, and the sign behind it, that ended another. */
static void close_line(struct amending *amending, struct out_line *line, struct str tail)
{
    struct line_shape shape = line_shape_of(line->text);
    struct str inner = str_slice(line->text, 0, shape.end);

    if (!str_equal(tail_of(&shape), tail))
        set_text(line, str_format(amending->arena, "%.*s%.*s", STR_ARGS(inner), STR_ARGS(tail)));
}

static void close_lines(struct amending *amending, struct out_lines *out, struct out_line *lines,
                        size_t count)
{
    const struct edit *edit = lines->edit;
    const struct line_shape *last = base(amending, edit->past - 1);
    const struct line_shape *after = base(amending, edit->past);
    struct out_line *before;

    if (!edit->past || !last->closes)
        return;
    if (edit->first < edit->past || !after || !after->is_quoted) {
        before = edit->first == edit->past ? out_of(out, edit->past - 1) : NULL;
        if (before) {
            struct line_shape shape = line_shape_of(before->text);

            if (!shape.closes)
                return;
            set_text(before, str_slice(before->text, 0, shape.end));
        }
        close_line(amending, &lines[count - 1], tail_of(last));
        return;
    }
    for (size_t i = 0; i < count; i++) /* each line around ends with its own */
        close_line(amending, &lines[i], tail_of(last));
}

static bool is_quoted_run(const struct out_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!line_is_quoted(lines[i].text))
            return false;
    return true;
}

static void quote_run(struct amending *amending, struct out_lines *out, struct out_line *lines,
                      size_t count)
{
    const struct edit *edit = lines->edit;
    const struct line_shape *last = edit->past ? base(amending, edit->past - 1) : NULL;
    bool is_own = is_quoted_run(lines, count), joins;

    if (!last)
        return;
    joins = last->is_quoted && edit->first == edit->past && last->closes &&
            (is_own || goes_on_quoted(amending, edit, lines->text));
    if (!is_within(amending, edit) && !joins)
        return;
    unclose_lines(lines, count);
    open_lines(amending, lines, count);
    if (last->is_quoted)
        close_lines(amending, out, lines, count);
}

/* The last of what is quoted went: the one before it closes now. */
static void close_after_deletion(struct amending *amending, struct out_lines *out,
                                 const struct edit *edit)
{
    const struct line_shape *last = base(amending, edit->past - 1);
    const struct line_shape *after = base(amending, edit->past);
    struct out_line *before = edit->first ? out_of(out, edit->first - 1) : NULL;
    struct line_shape shape;

    if (!before || !last->closes || (after && after->is_quoted))
        return;
    shape = line_shape_of(before->text);
    if (shape.is_quoted && !shape.closes)
        set_text(before, str_format(amending->arena, "%.*s%.*s", STR_ARGS(before->text),
                                    STR_ARGS(tail_of(last))));
}

void amend_clerk_quotes(struct amending *amending, struct out_lines *out)
{
    for (size_t i = 0; i < out->count;) {
        size_t past = i + 1;
        const struct edit *edit = out->items[i].edit;

        while (edit && past < out->count && out->items[past].edit == edit)
            past++;
        if (edit && !edit->is_article)
            quote_run(amending, out, &out->items[i], past - i);
        i = past;
    }
    for (size_t i = 0; i < amending->edits.count; i++) {
        const struct edit *edit = &amending->edits.items[i];

        if (edit->is_lines && !edit->is_article && edit->first < edit->past && !edit->content.count)
            close_after_deletion(amending, out, edit);
    }
}
