#include "base/arena.h"
#include "render/diff_inside.h"

static bool goes_on(struct str first, struct str second)
{
    return first.data + first.length == second.data;
}

void diff_add_run(struct arena *arena, struct diff *diff, enum diff_run_kind kind, struct str text)
{
    struct diff_run *last = diff->count ? &diff->items[diff->count - 1] : NULL;

    if (!text.length)
        return;
    if (last && last->kind == kind && goes_on(last->text, text))
        last->text.length += text.length;
    else
        *list_add(arena, diff) = (struct diff_run){ kind, text };
}

void diff_add_runs(struct arena *arena, struct diff *diff, const struct diff_hunks *hunks,
                   struct str before)
{
    const char *at = before.data;

    for (size_t i = 0; i < hunks->count; i++) {
        struct diff_hunk hunk = hunks->items[i];
        struct str removed = diff_range_text(hunk.before);

        diff_add_run(arena, diff, DIFF_SAME, (struct str){ at, (size_t)(removed.data - at) });
        diff_add_run(arena, diff, DIFF_REMOVED, removed);
        diff_add_run(arena, diff, DIFF_ADDED, diff_range_text(hunk.after));
        diff->words_removed += diff_range_words(hunk.before);
        diff->words_added += diff_range_words(hunk.after);
        at = removed.data + removed.length;
    }
    diff_add_run(arena, diff, DIFF_SAME,
                 (struct str){ at, (size_t)(before.data + before.length - at) });
}

void diff_add_words(struct arena *arena, struct diff *diff, struct str before, struct str after)
{
    struct diff_tokens *first = arena_new(arena, struct diff_tokens);
    struct diff_tokens *second = arena_new(arena, struct diff_tokens);
    struct diff_hunk all = { { first, 0, 0 }, { second, 0, 0 } };
    struct diff_hunks hunks = { 0 };

    *first = diff_cut_words(arena, before);
    *second = diff_cut_words(arena, after);
    all.before.to = first->count;
    all.after.to = second->count;
    diff_number(arena, first, second);
    if (first->count && second->count)
        diff_compare_words(arena, all, &hunks);
    else if (first->count || second->count)
        *list_add(arena, &hunks) = all;
    diff_add_runs(arena, diff, &hunks, before);
}
