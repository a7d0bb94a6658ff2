#include "ballots/judgment.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "decisions/draw.h"

/*
 * Grades and sizes by turns, as the header says; of grades how many are worse is
 * noted, so that the larger is the better at every place.
 */
struct key {
    int64_t items[2 * GRADES_MAX];
};

static int64_t sum_of(const int64_t *votes, int from, int to)
{
    int64_t sum = 0;

    for (int i = from; i < to; i++)
        sum += votes[i];
    return sum;
}

/* Where the low median is, from 0; -1: there are no ballots. */
static int median_of(const int64_t *votes, int grades)
{
    int64_t ballots = sum_of(votes, 0, grades), passed = 0;

    for (int i = grades - 1; i >= 0; i--) {
        passed += votes[i];
        if (passed > (ballots - 1) / 2)
            return i;
    }
    return -1;
}

/* The ballots of the median go over to the nearest grade that has any, up or down. */
static void move_median(int64_t *votes, int median, int step)
{
    int nearest = median + step;

    while (!votes[nearest])
        nearest += step;
    votes[nearest] += votes[median];
    votes[median] = 0;
}

static struct key key_of(int grades, const struct profile *profile)
{
    struct key key = { { 0 } };
    int64_t votes[GRADES_MAX];
    int median;

    memcpy(votes, profile->votes, sizeof votes);
    median = median_of(votes, grades);
    /* Every turn empties a grade, so there are no more turns than grades. */
    for (int i = 0; median >= 0; i += 2) {
        int64_t above = sum_of(votes, 0, median), below = sum_of(votes, median + 1, grades);

        key.items[i] = grades - median;
        key.items[i + 1] = above > below ? above : -below;
        if (!above && !below)
            break;
        move_median(votes, median, above > below ? -1 : 1);
        median = median_of(votes, grades);
    }
    return key;
}

static int by_key(const struct key *one, const struct key *other)
{
    for (int i = 0; i < 2 * GRADES_MAX; i++)
        if (one->items[i] != other->items[i])
            return one->items[i] > other->items[i] ? -1 : 1;
    return 0;
}

int judgment_order(int grades, const struct profile *one, const struct profile *other)
{
    struct key first = key_of(grades, one), second = key_of(grades, other);

    return by_key(&first, &second);
}

struct candidate {
    struct profile *profile;
    struct key key;
    struct hash ticket;
};

static int by_rank(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    int order = by_key(&a->key, &b->key);

    if (!order)
        order = memcmp(a->ticket.bytes, b->ticket.bytes, HASH_BYTES);
    return order ? order : str_order(a->profile->name, b->profile->name);
}

static struct candidate *candidates_of(struct arena *arena, const struct hash *seed, int grades,
                                       struct profile *profiles, size_t count)
{
    struct candidate *candidates = arena_alloc(arena, (count + 1) * sizeof *candidates);

    for (size_t i = 0; i < count; i++) {
        candidates[i].profile = &profiles[i];
        candidates[i].key = key_of(grades, &profiles[i]);
        draw_ticket(seed, profiles[i].name, &candidates[i].ticket);
    }
    qsort(candidates, count, sizeof *candidates, by_rank);
    return candidates;
}

void judgment_rank(struct arena *arena, const struct hash *seed, int grades,
                   struct profile *profiles, size_t count)
{
    const struct candidate *ranked = candidates_of(arena, seed, grades, profiles, count);

    for (size_t i = 0; i < count; i++) {
        struct profile *profile = ranked[i].profile;

        profile->grade = median_of(profile->votes, grades) + 1;
        profile->rank = (int)i + 1;
        profile->is_tied = (i && !by_key(&ranked[i].key, &ranked[i - 1].key)) ||
                           (i + 1 < count && !by_key(&ranked[i].key, &ranked[i + 1].key));
    }
}
