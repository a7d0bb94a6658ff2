#include "base/arena.h"
#include "render/diff_inside.h"
#include "render/diff_words.h"

static struct diff_tokens words_of(struct arena *arena, struct str text)
{
    struct diff_tokens all = diff_cut_words(arena, text), words = { .text = text };

    for (size_t i = 0; i < all.count; i++)
        if (diff_range_words((struct diff_range){ &all, i, i + 1 }))
            *list_add(arena, &words) = all.items[i];
    return words;
}

static struct diff_words places(struct diff_word *items, const struct diff_tokens *tokens)
{
    struct diff_words words = { items, tokens->count };

    for (size_t i = 0; i < tokens->count; i++) {
        size_t from = (size_t)(tokens->items[i].text.data - tokens->text.data);

        words.items[i] =
            (struct diff_word){ from, from + tokens->items[i].text.length, DIFF_NO_WORD };
    }
    return words;
}

static void pair_between(const struct diff_hunks *hunks, struct diff_words *before,
                         struct diff_words *after)
{
    size_t i = 0, j = 0;

    for (size_t next = 0; i < before->count || next < hunks->count;) {
        if (next < hunks->count && hunks->items[next].before.from == i &&
            hunks->items[next].after.from == j) {
            i = hunks->items[next].before.to;
            j = hunks->items[next++].after.to;
        } else {
            before->items[i].partner = j;
            after->items[j++].partner = i++;
        }
    }
}

void diff_match_words(struct arena *arena, struct str before, struct str after,
                      struct diff_words *words_before, struct diff_words *words_after)
{
    struct arena own = { 0 };
    struct diff_tokens first = words_of(&own, before.length ? before : STR(""));
    struct diff_tokens second = words_of(&own, after.length ? after : STR(""));
    struct diff_hunks hunks = { 0 };
    size_t bytes = (first.count + second.count) * sizeof(struct diff_word);
    struct diff_word *items;

    diff_number(&own, &first, &second);
    diff_compare(&own, (struct diff_hunk){ diff_range_all(&first), diff_range_all(&second) },
                 &hunks);
    if (!arena_has_room(arena, bytes))
        arena_free(&own); /* the next call ends the request */
    items = arena_alloc(arena, bytes);
    *words_before = places(items, &first);
    *words_after = places(items + first.count, &second);
    pair_between(&hunks, words_before, words_after);
    arena_free(&own);
}
