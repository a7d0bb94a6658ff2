#include <assert.h>

#include "base/arena.h"
#include "render/diff_inside.h"

/* Two lines are one that was changed when this much of both is the same. */
enum { ALIKE_PERCENT = 30 };

struct pairing {
    struct diff_side before;
    struct diff_side after;
    uint32_t *counts;
    size_t *alike; /* of each line before and each after: how much they share; 0: are no pair */
    size_t *best;  /* what can be shared from these two lines on */
};

static size_t at(const struct pairing *p, size_t i, size_t j)
{
    return i * (p->after.count + 1) + j;
}

/* Equal lines count one more, so that those without words are pairs, too. */
static size_t alike(const struct pairing *p, struct diff_range before, struct diff_range after)
{
    size_t both = diff_range_weight(before) + diff_range_weight(after);
    size_t common = diff_common_weight(p->counts, before, after);

    if (str_equal(diff_range_text(before), diff_range_text(after)))
        return common + 1;
    return 2 * common * 100 >= both * ALIKE_PERCENT ? common : 0;
}

static void weigh(struct pairing *p)
{
    for (size_t i = p->before.count; i-- > 0;)
        for (size_t j = p->after.count; j-- > 0;) {
            size_t shared = alike(p, p->before.lines[i], p->after.lines[j]);
            size_t best = p->best[at(p, i + 1, j)];

            if (p->best[at(p, i, j + 1)] > best)
                best = p->best[at(p, i, j + 1)];
            if (shared && shared + p->best[at(p, i + 1, j + 1)] > best)
                best = shared + p->best[at(p, i + 1, j + 1)];
            p->alike[at(p, i, j)] = shared;
            p->best[at(p, i, j)] = best;
        }
}

struct diff_pairs diff_pair_lines(struct arena *arena, uint32_t *counts, struct diff_side before,
                                  struct diff_side after)
{
    struct pairing p = { before, after, counts, NULL, NULL };
    struct diff_pairs pairs = { 0 };
    size_t cells = (before.count + 1) * (after.count + 1);
    size_t i = 0, j = 0;

    assert(before.count <= DIFF_PAIR_LINES_MAX && after.count <= DIFF_PAIR_LINES_MAX);
    p.alike = arena_alloc(arena, cells * sizeof(size_t));
    p.best = arena_alloc(arena, cells * sizeof(size_t));
    weigh(&p);
    while (i < before.count && j < after.count) {
        size_t shared = p.alike[at(&p, i, j)];

        if (shared && shared + p.best[at(&p, i + 1, j + 1)] == p.best[at(&p, i, j)])
            *list_add(arena, &pairs) = (struct diff_pair){ i++, j++ };
        else if (p.best[at(&p, i + 1, j)] == p.best[at(&p, i, j)])
            i++;
        else
            j++;
    }
    return pairs;
}
