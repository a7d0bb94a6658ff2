#include "render/diff.h"

#include "base/arena.h"
#include "render/diff_inside.h"

/* Lines that changed are compared as one text when so much of the longer side is in both. */
enum { ONE_TEXT_PERCENT = 75 };

struct work {
    struct arena *arena;
    struct diff_hunks hunks; /* of words, in order */
};

/* The words of lines that changed; the hunks point to them. */
struct gap {
    struct diff_tokens before;
    struct diff_tokens after;
    uint32_t *counts;
};

static void replace(struct work *work, struct diff_hunk hunk)
{
    if (hunk.before.from < hunk.before.to || hunk.after.from < hunk.after.to)
        *list_add(work->arena, &work->hunks) = hunk;
}

/* The lines that these words make. */
static struct diff_side lines_of(struct arena *arena, const struct diff_tokens *words)
{
    struct diff_range *lines = arena_alloc(arena, (words->count + 1) * sizeof *lines);
    size_t count = 0, from = 0;

    for (size_t i = 0; i < words->count; i++) {
        if (i + 1 < words->count && !str_ends(words->items[i].text, "\n"))
            continue;
        lines[count++] = (struct diff_range){ words, from, i + 1 };
        from = i + 1;
    }
    return (struct diff_side){ lines, count };
}

/* What stands between two pairs came or went as a whole. */
static void compare_lines(struct work *work, struct gap *gap, struct diff_side before,
                          struct diff_side after)
{
    struct diff_pairs pairs = diff_pair_lines(work->arena, gap->counts, before, after);
    struct diff_hunk rest = { diff_range_all(&gap->before), diff_range_all(&gap->after) };

    for (size_t i = 0; i < pairs.count; i++) {
        struct diff_hunk pair = { before.lines[pairs.items[i].before],
                                  after.lines[pairs.items[i].after] };
        struct diff_hunk whole = rest;

        whole.before.to = pair.before.from;
        whole.after.to = pair.after.from;
        replace(work, whole);
        diff_compare_words(work->arena, pair, &work->hunks);
        rest.before.from = pair.before.to;
        rest.after.from = pair.after.to;
    }
    replace(work, rest);
}

static void compare_gap(struct work *work, struct gap *gap)
{
    struct diff_hunk all = { diff_range_all(&gap->before), diff_range_all(&gap->after) };
    size_t before = diff_range_weight(all.before), after = diff_range_weight(all.after);
    size_t common = diff_common_weight(gap->counts, all.before, all.after);
    struct diff_side lines_before = lines_of(work->arena, &gap->before);
    struct diff_side lines_after = lines_of(work->arena, &gap->after);

    if (common * 100 >= (before > after ? before : after) * ONE_TEXT_PERCENT)
        diff_compare_words(work->arena, all, &work->hunks);
    else if (lines_before.count <= DIFF_PAIR_LINES_MAX && lines_after.count <= DIFF_PAIR_LINES_MAX)
        compare_lines(work, gap, lines_before, lines_after);
    else
        replace(work, all);
}

static void compare_hunk(struct work *work, struct diff_hunk lines)
{
    struct gap *gap = arena_new(work->arena, struct gap);

    gap->before = diff_cut_words(work->arena, diff_range_text(lines.before));
    gap->after = diff_cut_words(work->arena, diff_range_text(lines.after));
    if (!gap->before.count || !gap->after.count) {
        replace(work,
                (struct diff_hunk){ diff_range_all(&gap->before), diff_range_all(&gap->after) });
        return;
    }
    diff_number(work->arena, &gap->before, &gap->after);
    gap->counts =
        arena_alloc(work->arena, (gap->before.count + gap->after.count) * sizeof(uint32_t));
    compare_gap(work, gap);
}

/* Changed lines with nothing but empty ones between are looked at together. */
static bool is_one_gap(const struct diff_hunk *first, const struct diff_hunk *second)
{
    struct diff_range between = { first->before.tokens, first->before.to, second->before.from };
    size_t before = second->before.to - first->before.from;
    size_t after = second->after.to - first->after.from;

    return !diff_range_weight(between) && before <= DIFF_PAIR_LINES_MAX &&
           after <= DIFF_PAIR_LINES_MAX;
}

static void compare_texts(struct work *work, struct str before, struct str after)
{
    struct diff_tokens lines_before = diff_cut_lines(work->arena, before);
    struct diff_tokens lines_after = diff_cut_lines(work->arena, after);
    struct diff_hunks hunks = { 0 };

    diff_number(work->arena, &lines_before, &lines_after);
    diff_compare(work->arena,
                 (struct diff_hunk){ diff_range_all(&lines_before), diff_range_all(&lines_after) },
                 &hunks);
    diff_join(&hunks, is_one_gap);
    for (size_t i = 0; i < hunks.count; i++)
        compare_hunk(work, hunks.items[i]);
}

/*
 * Comparing needs much more memory than its result, and a page may compare
 * many texts: that memory is given back at once, also when the result finds
 * no room and the request ends there.
 */
struct diff diff_texts(struct arena *arena, struct str before, struct str after)
{
    struct arena own = { 0 };
    struct work work = { .arena = &own };
    struct diff diff = { 0 };
    struct diff_run *runs;

    before = before.length ? before : STR("");
    after = after.length ? after : STR("");
    compare_texts(&work, before, after);
    diff_add_runs(&own, &diff, &work.hunks, before);
    diff.size = diff.count;
    if (!arena_has_room(arena, diff.count * sizeof *runs))
        arena_free(&own);
    runs = arena_alloc(arena, diff.count * sizeof *runs);
    for (size_t i = 0; i < diff.count; i++)
        runs[i] = diff.items[i];
    diff.items = runs;
    arena_free(&own);
    return diff;
}

size_t diff_words_changed(const struct diff *diff)
{
    return diff->words_removed + diff->words_added;
}
