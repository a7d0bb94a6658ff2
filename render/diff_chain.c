#include "base/arena.h"
#include "render/diff_match.h"

/*
 * The heaviest row of pairs that go up on both sides. For each place after, a
 * Fenwick tree (Fenwick, "A New Data Structure for Cumulative Frequency Tables",
 * 1994) tells the heaviest row that ends before it, so that thousands take no time.
 */
enum { NO_LINK = -1 };

struct link {
    size_t weight;   /* of the row that ends with it */
    int64_t earlier; /* the link before it in that row */
};

struct chain {
    const struct alikes *of;
    struct link *links;
    int64_t *best; /* the tree: a link for each stretch of places after */
    size_t places;
};

static size_t weight_of(const struct chain *chain, int64_t link)
{
    return link == NO_LINK ? 0 : chain->links[link].weight;
}

static int64_t best_before(const struct chain *chain, size_t place)
{
    int64_t best = NO_LINK;

    for (size_t i = place; i; i -= i & -i)
        if (weight_of(chain, chain->best[i]) > weight_of(chain, best))
            best = chain->best[i];
    return best;
}

static void add_link(struct chain *chain, size_t place, int64_t link)
{
    for (size_t i = place + 1; i <= chain->places; i += i & -i)
        if (weight_of(chain, link) > weight_of(chain, chain->best[i]))
            chain->best[i] = link;
}

/* Those with the same place before may not follow each other: all are weighed, then added. */
static void weigh_row(struct chain *chain, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        struct alike pair = chain->of->items[i];
        int64_t earlier = best_before(chain, pair.after);

        chain->links[i] = (struct link){ weight_of(chain, earlier) + pair.words + 1, earlier };
    }
    for (size_t i = from; i < to; i++)
        add_link(chain, chain->of->items[i].after, (int64_t)i);
}

static struct chain chain_new(struct arena *arena, const struct alikes *of)
{
    struct chain chain = { .of = of };

    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].after >= chain.places)
            chain.places = of->items[i].after + 1;
    chain.links = arena_alloc(arena, (of->count + 1) * sizeof *chain.links);
    chain.best = arena_alloc(arena, (chain.places + 1) * sizeof *chain.best);
    for (size_t i = 0; i <= chain.places; i++)
        chain.best[i] = NO_LINK;
    return chain;
}

void diff_choose_chain(struct arena *arena, struct alikes *alikes)
{
    struct chain chain = chain_new(arena, alikes);
    struct alike *kept;
    size_t count = 0, to;

    for (size_t from = 0; from < alikes->count; from = to) {
        for (to = from + 1; to < alikes->count; to++)
            if (alikes->items[to].before != alikes->items[from].before)
                break;
        weigh_row(&chain, from, to);
    }
    for (int64_t i = best_before(&chain, chain.places); i != NO_LINK; i = chain.links[i].earlier)
        count++;
    kept = arena_alloc(arena, (count + 1) * sizeof *kept);
    alikes->size = alikes->count = count;
    for (int64_t i = best_before(&chain, chain.places); i != NO_LINK; i = chain.links[i].earlier)
        kept[--count] = alikes->items[i];
    alikes->items = kept;
}
