#include <stdlib.h>

#include "base/arena.h"
#include "render/diff_inside.h"

/*
 * What stands once on each side is the surest sign of what became what: the
 * longest row of such tokens that both have in the same order ("patience diff",
 * Bram Cohen; the row is found as in patience sorting).
 */
struct seen {
    uint32_t id;
    uint32_t place; /* counted from the first of its range */
    bool is_after;
};

static int seen_order(const void *a, const void *b)
{
    const struct seen *first = a, *second = b;

    if (first->id != second->id)
        return first->id < second->id ? -1 : 1;
    if (first->is_after != second->is_after)
        return first->is_after ? 1 : -1;
    return first->place < second->place ? -1 : first->place > second->place;
}

static size_t add_seen(struct seen *seen, size_t count, struct diff_range range, bool is_after)
{
    for (size_t i = range.from; i < range.to; i++)
        seen[count++] =
            (struct seen){ range.tokens->items[i].id, (uint32_t)(i - range.from), is_after };
    return count;
}

/* For each token before: where its only like stands after, counted from 1; 0: it has none. */
static uint32_t *only_ones(struct arena *arena, struct diff_hunk between)
{
    size_t before = between.before.to - between.before.from;
    size_t after = between.after.to - between.after.from, count, next;
    struct seen *seen = arena_alloc(arena, (before + after + 1) * sizeof *seen);
    uint32_t *only = arena_alloc(arena, (before + 1) * sizeof *only);

    count = add_seen(seen, 0, between.before, false);
    count = add_seen(seen, count, between.after, true);
    qsort(seen, count, sizeof *seen, seen_order);
    for (size_t i = 0; i < count; i = next) {
        for (next = i + 1; next < count && seen[next].id == seen[i].id; next++)
            ;
        if (next - i == 2 && !seen[i].is_after && seen[i + 1].is_after)
            only[seen[i].place] = seen[i + 1].place + 1;
    }
    return only;
}

/* The heads of the piles, and of each token what its pile's neighbour had on top. */
struct piles {
    uint32_t *tops; /* tokens before */
    size_t count;
    uint32_t *earlier;
};

static size_t pile_for(const struct piles *piles, const uint32_t *only, uint32_t place)
{
    size_t low = 0, high = piles->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (only[piles->tops[middle]] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct diff_pairs diff_pair_unique(struct arena *arena, struct diff_hunk between)
{
    size_t before = between.before.to - between.before.from;
    uint32_t *only = only_ones(arena, between), at;
    struct piles piles = { arena_alloc(arena, (before + 1) * sizeof(uint32_t)), 0,
                           arena_alloc(arena, (before + 1) * sizeof(uint32_t)) };
    struct diff_pairs pairs = { 0 };

    for (size_t i = 0; i < before; i++) {
        size_t pile = only[i] ? pile_for(&piles, only, only[i]) : 0;

        if (!only[i])
            continue;
        piles.tops[pile] = (uint32_t)i;
        piles.earlier[i] = pile ? piles.tops[pile - 1] : 0;
        piles.count += pile == piles.count;
    }
    if (!piles.count)
        return pairs;
    pairs.count = pairs.size = piles.count;
    pairs.items = arena_alloc(arena, pairs.count * sizeof *pairs.items);
    at = piles.tops[piles.count - 1];
    for (size_t i = pairs.count; i-- > 0; at = piles.earlier[at])
        pairs.items[i] = (struct diff_pair){ at, only[at] - 1 };
    return pairs;
}
