#include "render/diff_match.h"
#include "base/arena.h"

/* A line that is to be found elsewhere by its words alone has as many. */
enum { WORDS_MOVED_MIN = 3 };

static struct str rest_of(struct str line, struct diff_head head)
{
    struct str rest = str_slice(line, head.to, line.length);

    return str_trim(rest).length ? rest : line;
}

static void add_line(struct arena *arena, struct diff_tokens *tokens, struct str text)
{
    *list_add(arena, tokens) = (struct diff_token){ .text = text };
}

static struct line_side side_of(struct arena *arena, const struct str *lines, size_t count)
{
    struct line_side side = { .lines = lines, .count = count };

    side.heads = arena_alloc(arena, (count + 1) * sizeof *side.heads);
    side.partner = arena_alloc(arena, (count + 1) * sizeof *side.partner);
    side.gap = arena_alloc(arena, (count + 1) * sizeof *side.gap);
    for (size_t i = 0; i < count; i++) {
        side.heads[i] = diff_head(lines[i]);
        side.partner[i] = DIFF_NO_LINE;
        add_line(arena, &side.whole, lines[i]);
        add_line(arena, &side.rest, rest_of(lines[i], side.heads[i]));
    }
    return side;
}

static void pair(struct matching *matching, size_t before, size_t after, int64_t likeness)
{
    matching->before.partner[before] = after;
    matching->after.partner[after] = before;
    matching->likeness[before] = likeness;
}

/* Equal is equal but for the number at the head; what stands before the number has to agree. */
static bool is_equal(const struct matching *matching, size_t before, size_t after)
{
    struct str a = matching->before.lines[before], b = matching->after.lines[after];
    struct diff_head first = matching->before.heads[before];
    struct diff_head second = matching->after.heads[after];

    return str_equal(a, b) ||
           (first.to > first.from && second.to > second.from &&
            str_equal(str_slice(a, 0, first.from), str_slice(b, 0, second.from)));
}

/* What stands between the places where these ranges differ is equal, token by token. */
static void pair_between(struct matching *matching, struct diff_hunk all,
                         const struct diff_hunks *hunks)
{
    size_t i = all.before.from, j = all.after.from;

    for (size_t next = 0; i < all.before.to || next < hunks->count;) {
        if (next < hunks->count && hunks->items[next].before.from == i &&
            hunks->items[next].after.from == j) {
            i = hunks->items[next].before.to;
            j = hunks->items[next++].after.to;
            continue;
        }
        if (is_equal(matching, i, j))
            pair(matching, i, j, 1000);
        i++;
        j++;
    }
}

static struct diff_hunk all_lines(const struct diff_tokens *before, const struct diff_tokens *after)
{
    return (struct diff_hunk){ diff_range_all(before), diff_range_all(after) };
}

/* Equal lines first, then, between them, those with another number. */
static void pair_equal(struct matching *matching)
{
    struct arena *arena = matching->arena;
    struct line_side *before = &matching->before, *after = &matching->after;
    struct diff_hunk all = all_lines(&before->whole, &after->whole);
    struct diff_hunks gaps = { 0 };

    diff_number(arena, &before->whole, &after->whole);
    diff_number(arena, &before->rest, &after->rest);
    diff_compare(arena, all, &gaps);
    pair_between(matching, all, &gaps);
    for (size_t i = 0; i < gaps.count; i++) {
        struct diff_hunk gap = gaps.items[i];
        struct diff_hunks within = { 0 };

        gap.before.tokens = &before->rest;
        gap.after.tokens = &after->rest;
        diff_compare(arena, gap, &within);
        pair_between(matching, gap, &within);
    }
}

/* A gap is known by how many pairs in order stand before it. */
static void name_gaps(struct matching *matching)
{
    struct line_side *before = &matching->before, *after = &matching->after;
    size_t gap = 0, j = 0;

    for (size_t i = 0; i < before->count; i++) {
        if (before->partner[i] != DIFF_NO_LINE) {
            while (j < before->partner[i])
                after->gap[j++] = gap;
            after->gap[j++] = ++gap;
        }
        before->gap[i] = gap;
    }
    while (j < after->count)
        after->gap[j++] = gap;
}

static bool is_free(const struct matching *matching, const struct alike *alike)
{
    return matching->before.partner[alike->before] == DIFF_NO_LINE &&
           matching->after.partner[alike->after] == DIFF_NO_LINE;
}

static void pair_alike(struct matching *matching, const struct alikes *alikes)
{
    for (size_t i = 0; i < alikes->count; i++)
        if (is_free(matching, &alikes->items[i]))
            pair(matching, alikes->items[i].before, alikes->items[i].after,
                 alikes->items[i].likeness);
}

/* Those in the same gap and in order; the most alike of the others come after them. */
static void pair_in_order(struct matching *matching, const struct alikes *alikes)
{
    struct alikes within = { 0 };

    for (size_t i = 0; i < alikes->count; i++)
        if (matching->before.gap[alikes->items[i].before] ==
            matching->after.gap[alikes->items[i].after])
            *list_add(matching->arena, &within) = alikes->items[i];
    diff_choose_chain(matching->arena, &within);
    pair_alike(matching, &within);
}

/* The same line elsewhere, or the one most alike: from the likest down. */
static void pair_elsewhere(struct matching *matching, const struct alikes *alikes)
{
    struct alikes by_likeness[1000 - DIFF_ALIKE_MIN + 1] = { 0 };

    for (size_t i = 0; i < alikes->count; i++)
        if (alikes->items[i].words >= WORDS_MOVED_MIN)
            *list_add(matching->arena, &by_likeness[alikes->items[i].likeness - DIFF_ALIKE_MIN]) =
                alikes->items[i];
    for (size_t i = sizeof by_likeness / sizeof *by_likeness; i-- > 0;)
        pair_alike(matching, &by_likeness[i]);
}

struct matching diff_match(struct arena *arena, const struct str *before, size_t before_count,
                           const struct str *after, size_t after_count)
{
    struct matching matching = { .arena = arena };
    struct alikes alikes;

    matching.before = side_of(arena, before, before_count);
    matching.after = side_of(arena, after, after_count);
    matching.likeness = arena_alloc(arena, (before_count + 1) * sizeof(int64_t));
    pair_equal(&matching);
    name_gaps(&matching);
    alikes = diff_find_alike(&matching);
    pair_in_order(&matching, &alikes);
    pair_elsewhere(&matching, &alikes);
    return matching;
}
