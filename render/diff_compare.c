#include "base/arena.h"
#include "render/diff_inside.h"

/*
 * Between what stands once on both sides (diff_unique.c): Myers, "An O(ND) Difference Algorithm and
 * Its Variations" (1986): d changes reach, on each diagonal k = x - y, a furthest point. It goes in
 * rounds of so many changes at most: a round that did not reach the end keeps the way to the point
 * that went furthest, and the next begins there. A round goes at least CHANGES_MAX forward and
 * looks at each token it passes no more than once a diagonal, so the whole is linear, if no longer
 * the shortest.
 */
enum { CHANGES_MAX = 192, UNREACHED = -1 };

struct comparison {
    struct diff_range before;
    struct diff_range after;
    bool *is_removed; /* of each token of the range … */
    bool *is_added;
    size_t x; /* … up to here, and … */
    size_t y;
    size_t x_end; /* … from here on they are decided */
    size_t y_end;
    int32_t *reached; /* row d holds x on the diagonals -d, -d+2 … d, counted from x, y */
};

static bool is_same(const struct comparison *c, size_t x, size_t y)
{
    return c->before.tokens->items[c->before.from + x].id ==
           c->after.tokens->items[c->after.from + y].id;
}

static int32_t *reached(const struct comparison *c, int d, int k)
{
    return &c->reached[d * (d + 1) / 2 + (k + d) / 2];
}

/* Where d changes begin on the diagonal k, by one more than d - 1 changes reached beside it. */
static int32_t start_of(const struct comparison *c, int d, int k)
{
    int32_t width = (int32_t)(c->x_end - c->x), height = (int32_t)(c->y_end - c->y);
    int32_t down = UNREACHED, right = UNREACHED;

    if (k < d)
        down = *reached(c, d - 1, k + 1);
    if (k > -d)
        right = *reached(c, d - 1, k - 1);
    if (down != UNREACHED && down - k > height)
        down = UNREACHED;
    right = right == UNREACHED || right == width ? UNREACHED : right + 1;
    return right > down ? right : down;
}

/* Goes on while the tokens are the same. */
static int32_t slide(const struct comparison *c, int32_t x, int k)
{
    size_t i = c->x + (size_t)x, j = c->y + (size_t)(x - k);

    while (i < c->x_end && j < c->y_end && is_same(c, i, j)) {
        i++;
        j++;
    }
    return (int32_t)(i - c->x);
}

/* The diagonal that went furthest after d changes; one that reached the end is one. */
static int reach(const struct comparison *c, int d)
{
    int best = -d;
    int64_t furthest = -1;

    for (int k = -d; k <= d; k += 2) {
        int32_t start = d ? start_of(c, d, k) : 0;
        int32_t x = start == UNREACHED ? UNREACHED : slide(c, start, k);

        *reached(c, d, k) = x;
        if (x != UNREACHED && 2 * (int64_t)x - k > furthest) {
            furthest = 2 * (int64_t)x - k; /* x + y */
            best = k;
        }
    }
    return best;
}

/* Marks the changes on the way to a point, from its end. */
static void keep_way(struct comparison *c, int d, int k)
{
    for (; d; d--) {
        int32_t x = start_of(c, d, k);
        bool is_right =
            k > -d && *reached(c, d - 1, k - 1) == x - 1 && *reached(c, d - 1, k - 1) != UNREACHED;

        if (is_right)
            c->is_removed[c->x + (size_t)x - 1] = true;
        else
            c->is_added[c->y + (size_t)(x - k) - 1] = true;
        k += is_right ? -1 : 1;
    }
}

static void run_round(struct comparison *c)
{
    size_t all = c->x_end - c->x + c->y_end - c->y;
    int32_t x;
    int d = 0, k;

    for (;; d++) {
        k = reach(c, d);
        x = *reached(c, d, k);
        if (d == CHANGES_MAX || 2 * (int64_t)x - k == (int64_t)all)
            break;
    }
    keep_way(c, d, k);
    c->x += (size_t)x;
    c->y += (size_t)(x - k);
}

/* What is the same at both ends needs no search. */
static void trim(struct comparison *c)
{
    c->x_end = c->before.to - c->before.from;
    c->y_end = c->after.to - c->after.from;
    while (c->x < c->x_end && c->y < c->y_end && is_same(c, c->x, c->y)) {
        c->x++;
        c->y++;
    }
    while (c->x_end > c->x && c->y_end > c->y && is_same(c, c->x_end - 1, c->y_end - 1)) {
        c->x_end--;
        c->y_end--;
    }
}

static void add_hunks(struct arena *arena, const struct comparison *c, struct diff_hunks *hunks)
{
    size_t x = 0, y = 0;
    size_t width = c->before.to - c->before.from, height = c->after.to - c->after.from;

    while (x < width || y < height) {
        struct diff_hunk hunk = { c->before, c->after };

        hunk.before.from += x;
        hunk.after.from += y;
        while (x < width && c->is_removed[x])
            x++;
        while (y < height && c->is_added[y])
            y++;
        hunk.before.to = c->before.from + x;
        hunk.after.to = c->after.from + y;
        if (hunk.before.from < hunk.before.to || hunk.after.from < hunk.after.to)
            *list_add(arena, hunks) = hunk;
        x += x < width;
        y += y < height;
    }
}

static void compare_to(struct comparison *c, size_t x_end, size_t y_end)
{
    c->x_end = x_end;
    c->y_end = y_end;
    while (c->x < c->x_end || c->y < c->y_end)
        run_round(c);
}

static void compare_between(struct arena *arena, struct comparison *c)
{
    struct diff_hunk rest = { c->before, c->after };
    size_t x = c->x, y = c->y, x_end = c->x_end, y_end = c->y_end;
    struct diff_pairs pairs;

    rest.before.to = rest.before.from + x_end;
    rest.after.to = rest.after.from + y_end;
    rest.before.from += x;
    rest.after.from += y;
    pairs = diff_pair_unique(arena, rest);
    for (size_t i = 0; i < pairs.count; i++)
        compare_to(c, x + pairs.items[i].before, y + pairs.items[i].after);
    compare_to(c, x_end, y_end);
}

void diff_compare(struct arena *arena, struct diff_hunk between, struct diff_hunks *hunks)
{
    struct comparison c = { .before = between.before, .after = between.after };
    size_t changes;

    trim(&c);
    changes = c.x_end - c.x + c.y_end - c.y;
    changes = changes < CHANGES_MAX ? changes : CHANGES_MAX;
    c.reached = arena_alloc(arena, (changes + 1) * (changes + 2) / 2 * sizeof(int32_t));
    c.is_removed = arena_alloc(arena, c.before.to - c.before.from + 1);
    c.is_added = arena_alloc(arena, c.after.to - c.after.from + 1);
    compare_between(arena, &c);
    add_hunks(arena, &c, hunks);
}

void diff_join(struct diff_hunks *hunks, diff_is_one *is_one)
{
    size_t kept = 0;

    for (size_t i = 0; i < hunks->count; i++) {
        struct diff_hunk hunk = hunks->items[i];

        while (kept && is_one(&hunks->items[kept - 1], &hunk)) {
            kept--;
            hunk.before.from = hunks->items[kept].before.from;
            hunk.after.from = hunks->items[kept].after.from;
        }
        hunks->items[kept++] = hunk;
    }
    hunks->count = kept;
}
