#include "base/arena.h"
#include "base/buffer.h"
#include "law/align_inside.h"
#include "render/diff_lines.h"
#include "render/diff_words.h"

/*
 * One alinéa that became several, or several that became one: beside it stand
 * some without a partner, and together they are more like it than the largest alone.
 */
enum { PARTS_MAX = 4, GAIN_MIN = 50 /* thousandths that another part has to add */ };

/* The side that has one alinéa, and the one that has its parts. */
struct division {
    struct alignment *alignment;
    struct align_side *whole;
    struct align_side *parts;
    struct align_leaves leaves; /* of the parts' article */
    bool is_merge;
};

static bool is_free(const struct division *d, size_t at)
{
    return at < d->leaves.count && d->parts->partner[d->leaves.items[at]] == SEGMENT_NONE &&
           !d->parts->is_part[d->leaves.items[at]];
}

static int64_t likeness_of(const struct division *d, size_t whole, size_t from, size_t to)
{
    struct arena own = { 0 };
    struct buffer parts = { .arena = &own };
    int64_t likeness;

    for (size_t i = from; i < to; i++) {
        buffer_put_str(&parts, d->parts->keys[d->leaves.items[i]]);
        buffer_put_c(&parts, " ");
    }
    likeness = law_likeness(&own, d->whole->keys[whole], buffer_str(&parts));
    arena_free(&own);
    return likeness;
}

/* From one to the next, as long as each makes it more like the whole. */
static int64_t extend(const struct division *d, size_t whole, size_t *from, size_t *to)
{
    int64_t likeness = likeness_of(d, whole, *from, *to);
    bool is_longer = true;

    while (is_longer && *to - *from < PARTS_MAX) {
        is_longer = false;
        if (is_free(d, *to) && likeness_of(d, whole, *from, *to + 1) >= likeness + GAIN_MIN) {
            likeness = likeness_of(d, whole, *from, ++*to);
            is_longer = true;
        }
        if (*from && is_free(d, *from - 1) &&
            likeness_of(d, whole, *from - 1, *to) >= likeness + GAIN_MIN) {
            likeness = likeness_of(d, whole, --*from, *to);
            is_longer = true;
        }
    }
    return likeness;
}

static size_t largest(const struct division *d, size_t from, size_t to)
{
    size_t best = from;

    for (size_t i = from; i < to; i++)
        if (d->parts->keys[d->leaves.items[i]].length >
            d->parts->keys[d->leaves.items[best]].length)
            best = i;
    return best;
}

static void divide(const struct division *d, size_t whole, size_t from, size_t to)
{
    if (d->whole->partner[whole] == SEGMENT_NONE) {
        size_t part = d->leaves.items[largest(d, from, to)];

        align_pair(d->alignment, d->is_merge ? part : whole, d->is_merge ? whole : part);
    }
    d->whole->is_whole[whole] = true;
    for (size_t i = from; i < to; i++)
        if (d->parts->partner[d->leaves.items[i]] == SEGMENT_NONE) {
            d->parts->is_part[d->leaves.items[i]] = true;
            d->parts->part_of[d->leaves.items[i]] = whole;
        }
}

/* The one that is its pair already, with what stands beside it. */
static void try_pair(const struct division *d, size_t whole)
{
    size_t at = 0, from, to;

    while (at < d->leaves.count && d->leaves.items[at] != d->whole->partner[whole])
        at++;
    if (at == d->leaves.count || !(is_free(d, at + 1) || (at && is_free(d, at - 1))))
        return;
    from = at;
    to = at + 1;
    (void)extend(d, whole, &from, &to);
    if (to - from > 1)
        divide(d, whole, from, to);
}

/* None of them alone is like it: some that stand together may be. */
static void try_alone(const struct division *d, size_t whole, size_t near)
{
    enum { AROUND = 2 };
    size_t first = near > AROUND ? near - AROUND : 0;

    for (size_t at = first; at < near + AROUND && at < d->leaves.count; at++) {
        size_t from = at, to = at + 1;

        if (!is_free(d, at) || !is_free(d, at + 1))
            continue;
        if (extend(d, whole, &from, &to) < DIFF_ALIKE_MIN || to - from < 2)
            continue;
        divide(d, whole, from, to);
        return;
    }
}

static void find_divided(const struct division *d, struct align_leaves wholes)
{
    size_t near = 0;

    for (size_t i = 0; i < wholes.count; i++) {
        size_t whole = wholes.items[i], partner = d->whole->partner[whole];

        if (d->whole->is_part[whole])
            continue;
        if (partner == SEGMENT_NONE) {
            try_alone(d, whole, near);
        } else {
            if (d->whole->words[whole] != d->parts->words[partner])
                try_pair(d, whole);
            while (near < d->leaves.count && d->leaves.items[near] < partner)
                near++;
        }
    }
}

void align_divided(struct alignment *alignment, struct align_leaves before,
                   struct align_leaves after)
{
    struct division split = { alignment, &alignment->before, &alignment->after, after, false };
    struct division merge = { alignment, &alignment->after, &alignment->before, before, true };

    find_divided(&split, before);
    find_divided(&merge, after);
}
