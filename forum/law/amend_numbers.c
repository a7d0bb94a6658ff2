/* Clerks' routine: numbers left to be filled in, and the numbers of an article's two parts. */
#include "law/amend_inside.h"

enum { LOOK_AROUND = 2000 /* lines */ };

/* A line's numbers; of a line of before, in the series it stands in there. */
static struct line_head head_of(struct amending *amending, const struct out_line *line)
{
    struct line_head head = law_line_head(line->text);

    if (!line->edit && line->from != LINE_NONE) {
        const struct line_head *before = &amending->lines[line->from].shape.head;

        for (size_t i = 0; i < head.count && head.count == before->count; i++)
            head.items[i].kind = before->items[i].kind;
    }
    return head;
}

static bool holds(enum marker_kind outer, enum marker_kind inner)
{
    return outer != MARKER_NONE && outer != MARKER_DASH && outer < inner;
}

/* The nearest number of a series before a line or after it, unless another part begins between. */
static bool find_sibling(struct amending *amending, const struct out_lines *out, size_t at,
                         int step, enum marker_kind kind, struct marker *found)
{
    bool is_quoted = line_is_quoted(out->items[at].text);

    for (size_t i = at, seen = 0; seen < LOOK_AROUND; seen++) {
        struct line_head head;

        if (step < 0 ? i == 0 : i + 1 >= out->count)
            return false;
        i = step < 0 ? i - 1 : i + 1;
        head = head_of(amending, &out->items[i]);
        if (line_is_quoted(out->items[i].text) != is_quoted) {
            if (is_quoted)
                return false;
            continue;
        }
        for (size_t k = 0; k < head.count; k++)
            if (head.items[k].kind == kind && !head.items[k].is_blank) {
                *found = head.items[k];
                return true;
            }
        for (size_t k = 0; k < head.count; k++)
            if (holds(head.items[k].kind, kind))
                return false;
    }
    return false;
}

static bool has_kind(struct amending *amending, enum marker_kind kind, bool is_quoted)
{
    for (size_t i = 0; i < amending->points.count; i++)
        if (amending->points.items[i].kind == kind &&
            amending->points.items[i].is_quoted == is_quoted)
            return true;
    return false;
}

/* « … – » may stand in two series: I, II or A, B. Only one that is there alone is certain. */
static enum marker_kind blank_kind(struct amending *amending, const struct marker *blank,
                                   bool is_quoted)
{
    bool has_roman, has_capital;

    if (blank->kind != MARKER_NONE)
        return blank->kind;
    has_roman = has_kind(amending, MARKER_ROMAN, is_quoted);
    has_capital = has_kind(amending, MARKER_CAPITAL, is_quoted);
    if (has_roman != has_capital)
        return has_roman ? MARKER_ROMAN : MARKER_CAPITAL;
    return MARKER_NONE;
}

/* Written as its neighbour is: with its dot, its dash, its sign. */
static struct str write_like(struct arena *arena, const struct marker *sample, struct str name)
{
    struct str after = sample->after;
    bool had = str_starts(after, "°") || str_find(sample->name, STR("°"), 0) < sample->name.length;
    bool has = str_find(name, STR("°"), 0) < name.length;

    if (str_starts(after, "°"))
        after = str_slice(after, STR("°").length, after.length);
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(name), had && !has ? "°" : "", STR_ARGS(after));
}

static void set_number(struct amending *amending, struct out_line *line, size_t from, size_t to,
                       struct str number)
{
    line->text =
        str_format(amending->arena, "%.*s%.*s%s%.*s", STR_ARGS(str_slice(line->text, 0, from)),
                   STR_ARGS(number), to > from ? "" : " ",
                   STR_ARGS(str_slice(line->text, to, line->text.length)));
    line->is_clerical = true;
}

static void fill_blank(struct amending *amending, struct out_lines *out, size_t at, size_t which)
{
    struct line_head head = law_line_head(out->items[at].text);
    const struct marker *blank = &head.items[which];
    enum marker_kind kind = blank_kind(amending, blank, line_is_quoted(out->items[at].text));
    struct marker before = { 0 }, after = { 0 };
    bool has_before, has_after;
    struct str name;

    if (kind == MARKER_NONE)
        return;
    has_before = find_sibling(amending, out, at, -1, kind, &before);
    has_after = find_sibling(amending, out, at, 1, kind, &after);
    name = marker_between(amending->arena, kind, has_before ? before.name : STR(""),
                          has_after ? after.name : STR(""));
    if (name.length)
        set_number(amending, &out->items[at], blank->from, blank->to,
                   write_like(amending->arena, has_before ? &before : &after, name));
}

static void fill_blanks(struct amending *amending, struct out_lines *out)
{
    for (size_t i = 0; i < out->count; i++) {
        struct line_head head;

        if (!out->items[i].edit)
            continue;
        head = law_line_head(out->items[i].text);
        for (size_t k = 0; k < head.count; k++)
            if (head.items[k].is_blank) {
                fill_blank(amending, out, i, k);
                break;
            }
    }
}

/* An article without numbers gets a part I or II: what was there is the other part. */

/* The number, in a series of capitals, that a line opens with, or a blank for one. */
static const struct marker *part_number(struct line_head *head)
{
    struct marker *marker = &head->items[0];

    if (head->begin || !head->count)
        return NULL;
    return marker->kind == MARKER_ROMAN || (marker->is_blank && marker->kind == MARKER_NONE)
               ? marker
               : NULL;
}

static struct str sign_after(const struct marker *marker)
{
    return marker->is_blank && !str_starts(marker->after, ".") ? STR(". –") : marker->after;
}

static struct str part_after(struct arena *arena, struct str name)
{
    return name.length ? marker_between(arena, MARKER_ROMAN, name, STR("")) : STR("I");
}

static void number_line(struct amending *amending, struct out_line *line, struct str name,
                        struct str after)
{
    struct line_head head = law_line_head(line->text);
    size_t to = head.count ? head.items[0].to : 0;

    set_number(amending, line, 0, to,
               str_format(amending->arena, "%.*s%.*s", STR_ARGS(name), STR_ARGS(after)));
}

/*
 * Numbers the parts that lines from..past add after a number, the first of them
 * on the first line; gives the last number, empty when they are no such series.
 */
static struct str number_added(struct amending *amending, struct out_lines *out, size_t from,
                               size_t past, struct str name, struct str after)
{
    struct str last = name;

    for (int is_writing = 0; is_writing < 2; is_writing++) {
        last = name;
        for (size_t i = from; i < past; i++) {
            struct line_head head = law_line_head(out->items[i].text);
            const struct marker *marker = part_number(&head);

            if (!marker && i > from)
                continue;
            last = part_after(amending->arena, last);
            if (!marker || (!marker->is_blank && !str_equal(marker->name, last)))
                return STR("");
            if (is_writing && marker->is_blank)
                number_line(amending, &out->items[i], last, after);
        }
    }
    return last;
}

/* The lines that one edit added there; as many as it added. */
static size_t run_past(const struct out_lines *out, size_t at)
{
    size_t past = at;

    while (past < out->count && out->items[past].edit == out->items[at].edit)
        past++;
    return past;
}

static bool number_parts(struct amending *amending, struct out_lines *out, size_t from,
                         size_t whole)
{
    struct line_head head = law_line_head(out->items[from].text);
    const struct marker *marker = part_number(&head);
    bool is_first = whole > from;
    struct str after, last;

    if (!marker)
        return false;
    after = str_copy(amending->arena, sign_after(marker));
    last = number_added(amending, out, from, run_past(out, from), is_first ? STR("") : STR("I"),
                        after);
    if (last.length)
        number_line(amending, &out->items[whole],
                    is_first ? part_after(amending->arena, last) : STR("I"), after);
    return last.length > 0;
}

/* The line that the text before begins with; an article that has parts already needs none. */
static size_t find_whole(struct amending *amending, const struct out_lines *out)
{
    size_t at = 0;

    if (!amending->count || amending->lines[0].shape.head.count ||
        amending->lines[0].shape.is_quoted || has_kind(amending, MARKER_ROMAN, false))
        return out->count;
    while (at < out->count && out->items[at].from != 0)
        at++;
    return at < out->count && out->items[at].edit ? out->count : at;
}

void amend_clerk_numbers(struct amending *amending, struct out_lines *out)
{
    size_t whole = find_whole(amending, out);

    for (size_t i = 0; whole < out->count && i < out->count; i = run_past(out, i)) {
        const struct edit *edit = out->items[i].edit;

        if (edit && edit->first == edit->past && (!edit->first || edit->first == amending->count) &&
            number_parts(amending, out, i, whole))
            break;
    }
    fill_blanks(amending, out);
}
