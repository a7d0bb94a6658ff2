#include "render/diff_lines.h"

#include "base/arena.h"
#include "render/diff_match.h"

/* The lines as they are listed. */

/* Of the pairs, those that are in order, as many as can be; the others went past them. */
static bool *lines_in_order(const struct matching *matching)
{
    struct arena *arena = matching->arena;
    const struct line_side *before = &matching->before, *after = &matching->after;
    struct diff_tokens first = { 0 }, second = { 0 };
    bool *is_in_order = arena_alloc(arena, before->count + 1);
    struct diff_pairs pairs;

    for (size_t i = 0; i < before->count; i++)
        *list_add(arena, &first) = (struct diff_token){ .id = (uint32_t)i };
    for (size_t j = 0; j < after->count; j++) {
        size_t partner = after->partner[j];

        *list_add(arena, &second) = (struct diff_token){
            .id = (uint32_t)(partner == DIFF_NO_LINE ? before->count + j : partner)
        };
    }
    pairs = diff_pair_unique(arena,
                             (struct diff_hunk){ diff_range_all(&first), diff_range_all(&second) });
    for (size_t i = 0; i < pairs.count; i++)
        is_in_order[pairs.items[i].before] = true;
    return is_in_order;
}

static struct str number_at_head(const struct line_side *side, size_t line)
{
    return str_slice(side->lines[line], side->heads[line].from, side->heads[line].to);
}

static struct diff_line line_after(const struct matching *matching, const bool *is_in_order,
                                   size_t after)
{
    size_t before = matching->after.partner[after];
    struct diff_line line = { .before = before, .after = after };

    if (before == DIFF_NO_LINE)
        return line;
    line.likeness = matching->likeness[before];
    line.is_moved = !is_in_order[before];
    line.is_renumbered = !str_equal(number_at_head(&matching->before, before),
                                    number_at_head(&matching->after, after));
    return line;
}

/* What was removed there, up to the next line that is still in its order. */
static size_t list_removed(struct diff_lines *lines, const struct matching *matching,
                           const bool *is_in_order, size_t from)
{
    for (; from < matching->before.count && !is_in_order[from]; from++)
        if (matching->before.partner[from] == DIFF_NO_LINE)
            *list_add(matching->arena, lines) =
                (struct diff_line){ .before = from, .after = DIFF_NO_LINE };
    return from;
}

static struct diff_lines list_lines(const struct matching *matching)
{
    const bool *is_in_order = lines_in_order(matching);
    struct diff_lines lines = { 0 };

    (void)list_removed(&lines, matching, is_in_order, 0);
    for (size_t j = 0; j < matching->after.count; j++) {
        struct diff_line line = line_after(matching, is_in_order, j);

        *list_add(matching->arena, &lines) = line;
        if (line.before != DIFF_NO_LINE && !line.is_moved)
            (void)list_removed(&lines, matching, is_in_order, line.before + 1);
    }
    return lines;
}

/* The runs of one line: what stands before the number, the number, and the words after it. */
static void compare_pair(const struct matching *matching, struct diff_line *line)
{
    struct arena *arena = matching->arena;
    struct str before = matching->before.lines[line->before];
    struct str after = matching->after.lines[line->after];
    struct diff_head first = matching->before.heads[line->before];
    struct diff_head second = matching->after.heads[line->after];

    if (str_equal(before, after)) {
        diff_add_run(arena, &line->runs, DIFF_SAME, before);
        return;
    }
    if (!line->is_renumbered) {
        diff_add_words(arena, &line->runs, before, after);
        return;
    }
    diff_add_words(arena, &line->runs, str_slice(before, 0, first.from),
                   str_slice(after, 0, second.from));
    diff_add_run(arena, &line->runs, DIFF_REMOVED, str_slice(before, first.from, first.to));
    diff_add_run(arena, &line->runs, DIFF_ADDED, str_slice(after, second.from, second.to));
    diff_add_words(arena, &line->runs, str_slice(before, first.to, before.length),
                   str_slice(after, second.to, after.length));
}

static void add_whole(const struct matching *matching, struct diff_line *line)
{
    if (line->after == DIFF_NO_LINE)
        diff_add_words(matching->arena, &line->runs, matching->before.lines[line->before], STR(""));
    else
        diff_add_words(matching->arena, &line->runs, STR(""), matching->after.lines[line->after]);
}

static void compare_lines(const struct matching *matching, struct diff_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct diff_line *line = &lines->items[i];

        if (line->before == DIFF_NO_LINE || line->after == DIFF_NO_LINE)
            add_whole(matching, line);
        else
            compare_pair(matching, line);
        lines->words_removed += line->runs.words_removed;
        lines->words_added += line->runs.words_added;
    }
}

/* Into memory of the caller's; what comparing needed is given back, also when there is no room. */
static struct diff_lines kept(struct arena *arena, struct arena *own, struct diff_lines lines)
{
    struct diff_lines result = lines;
    struct diff_run *runs;
    size_t count = 0;

    for (size_t i = 0; i < lines.count; i++)
        count += lines.items[i].runs.count;
    if (!arena_has_room(arena, count * sizeof *runs + lines.count * sizeof *lines.items))
        arena_free(own);
    runs = arena_alloc(arena, count * sizeof *runs);
    result.items = arena_alloc(arena, lines.count * sizeof *lines.items);
    result.size = lines.count;
    for (size_t i = 0; i < lines.count; i++) {
        struct diff_line *line = &result.items[i];

        *line = lines.items[i];
        line->runs.items = runs;
        line->runs.size = line->runs.count;
        for (size_t j = 0; j < line->runs.count; j++)
            *runs++ = lines.items[i].runs.items[j];
    }
    arena_free(own);
    return result;
}

struct diff_lines diff_lines(struct arena *arena, const struct str *before, size_t before_count,
                             const struct str *after, size_t after_count)
{
    struct arena own = { 0 };
    struct matching matching = diff_match(&own, before, before_count, after, after_count);
    struct diff_lines lines = list_lines(&matching);

    compare_lines(&matching, &lines);
    return kept(arena, &own, lines);
}

struct diff_lines diff_match_lines(struct arena *arena, const struct str *before,
                                   size_t before_count, const struct str *after, size_t after_count)
{
    struct arena own = { 0 };
    struct matching matching = diff_match(&own, before, before_count, after, after_count);

    return kept(arena, &own, list_lines(&matching));
}

static bool is_as_before(const struct diff_line *line)
{
    return !line->is_moved && !line->is_renumbered && line->before != DIFF_NO_LINE &&
           line->after != DIFF_NO_LINE && line->runs.count <= 1 &&
           (!line->runs.count || line->runs.items[0].kind == DIFF_SAME);
}

bool diff_lines_differ(const struct diff_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        if (!is_as_before(&lines->items[i]))
            return true;
    return false;
}

static bool is_beside_change(const struct diff_lines *lines, size_t i)
{
    return (i && !is_as_before(&lines->items[i - 1])) ||
           (i + 1 < lines->count && !is_as_before(&lines->items[i + 1]));
}

/* One line of what stayed is shown beside a change, and one alone is never left out. */
size_t diff_lines_skipped(const struct diff_lines *lines, size_t from, enum diff_extent extent)
{
    size_t to = from;

    if (extent == DIFF_WHOLE)
        return 0;
    while (to < lines->count && is_as_before(&lines->items[to]) && !is_beside_change(lines, to) &&
           lines->items[to].before - lines->items[from].before == to - from)
        to++;
    return to - from > 1 ? to - from : 0;
}
