#include <stdlib.h>

#include "base/arena.h"
#include "render/diff_match.h"

/*
 * Which lines are much alike, without looking at each with each: an index of
 * the words after tells for each line before which few lines share most of its
 * words; only those are compared word by word. Words that stand in very many
 * lines are not looked up: they tell nothing.
 */
enum { POSTINGS_MAX = 64, CANDIDATES_MAX = 8 };

/* The words of the lines without a partner: tokens that are words, numbered over both sides. */
struct word_side {
    struct diff_tokens *lines; /* of each of them; empty for those with a partner */
    uint32_t **sorted;         /* its numbers, in order */
};

struct posting {
    uint32_t id;
    uint32_t line;
    uint32_t times; /* in this line */
};

struct index {
    struct word_side before;
    struct word_side after;
    struct posting *postings; /* of the lines after, by word, then line */
    size_t *starts;           /* of each word, and the end after the last */
    uint32_t *shared;         /* of each line after: words shared with the line that is looked at */
    uint32_t *touched;        /* which of them are not 0 */
};

/* All words of a side as one list, so that they are numbered together. */
struct all_words {
    struct diff_tokens tokens;
    size_t *ends; /* of each line */
};

static struct all_words cut_side(struct matching *matching, const struct line_side *side)
{
    struct all_words all = { .ends =
                                 arena_alloc(matching->arena, (side->count + 1) * sizeof(size_t)) };

    for (size_t i = 0; i < side->count; i++) {
        struct diff_tokens words = { 0 };

        if (side->partner[i] == DIFF_NO_LINE)
            words = diff_cut_words(matching->arena, side->rest.items[i].text);
        for (size_t j = 0; j < words.count; j++)
            if (words.items[j].words > (j ? words.items[j - 1].words : 0))
                *list_add(matching->arena, &all.tokens) = words.items[j];
        all.ends[i] = all.tokens.count;
    }
    return all;
}

static int number_order(const void *a, const void *b)
{
    const uint32_t *first = a, *second = b;

    return *first < *second ? -1 : *first > *second;
}

static struct word_side word_side(struct arena *arena, const struct all_words *all, size_t count)
{
    struct word_side side = { arena_alloc(arena, (count + 1) * sizeof *side.lines),
                              arena_alloc(arena, (count + 1) * sizeof *side.sorted) };

    for (size_t i = 0; i < count; i++) {
        size_t from = i ? all->ends[i - 1] : 0, words = all->ends[i] - from;

        side.lines[i] = (struct diff_tokens){ .items = words ? all->tokens.items + from : NULL,
                                              .count = words };
        side.sorted[i] = arena_alloc(arena, (words + 1) * sizeof(uint32_t));
        for (size_t j = 0; j < words; j++)
            side.sorted[i][j] = all->tokens.items[from + j].id;
        qsort(side.sorted[i], words, sizeof(uint32_t), number_order);
    }
    return side;
}

/* Each word of a line once, with how often it stands there. */
static size_t next_word(const uint32_t *sorted, size_t count, size_t from)
{
    size_t to = from + 1;

    while (to < count && sorted[to] == sorted[from])
        to++;
    return to;
}

static void index_lines(struct arena *arena, struct index *index, size_t lines, size_t words,
                        size_t ids)
{
    size_t *at, sum = 0;

    index->postings = arena_alloc(arena, (words + 1) * sizeof *index->postings);
    index->starts = arena_alloc(arena, (ids + 2) * sizeof *index->starts);
    at = index->starts + 1; /* counted here, filled there: each ends as the start of the next */
    for (size_t i = 0; i < lines; i++) {
        const uint32_t *sorted = index->after.sorted[i];

        for (size_t j = 0, to; j < index->after.lines[i].count; j = to) {
            to = next_word(sorted, index->after.lines[i].count, j);
            at[sorted[j]]++;
        }
    }
    for (size_t i = 0; i < ids; i++) {
        size_t count = at[i];

        at[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < lines; i++) {
        const uint32_t *sorted = index->after.sorted[i];

        for (size_t j = 0, to; j < index->after.lines[i].count; j = to) {
            to = next_word(sorted, index->after.lines[i].count, j);
            index->postings[at[sorted[j]]++] =
                (struct posting){ sorted[j], (uint32_t)i, (uint32_t)(to - j) };
        }
    }
}

static struct index index_new(struct matching *matching)
{
    struct arena *arena = matching->arena;
    struct all_words before = cut_side(matching, &matching->before);
    struct all_words after = cut_side(matching, &matching->after);
    size_t ids = before.tokens.count + after.tokens.count;
    struct index index = { 0 };

    diff_number(arena, &before.tokens, &after.tokens);
    index.before = word_side(arena, &before, matching->before.count);
    index.after = word_side(arena, &after, matching->after.count);
    index.shared = arena_alloc(arena, (matching->after.count + 1) * sizeof(uint32_t));
    index.touched = arena_alloc(arena, (matching->after.count + 1) * sizeof(uint32_t));
    index_lines(arena, &index, matching->after.count, after.tokens.count, ids);
    return index;
}

/* Counts for each line after what it shares with this one; how many lines share anything. */
static size_t count_shared(struct index *index, size_t line)
{
    const uint32_t *sorted = index->before.sorted[line];
    size_t words = index->before.lines[line].count, touched = 0;

    for (size_t j = 0, to; j < words; j = to) {
        size_t from = index->starts[sorted[j]], end = index->starts[sorted[j] + 1];

        to = next_word(sorted, words, j);
        if (end - from > POSTINGS_MAX)
            continue;
        for (; from < end; from++) {
            struct posting posting = index->postings[from];
            uint32_t times = (uint32_t)(to - j);

            if (!index->shared[posting.line])
                index->touched[touched++] = posting.line;
            index->shared[posting.line] += times < posting.times ? times : posting.times;
        }
    }
    return touched;
}

/* The lines that share the most, the most first; what was counted is forgotten. */
static size_t take_best(struct index *index, size_t touched, uint32_t *best)
{
    size_t count = 0;

    for (size_t i = 0; i < touched; i++) {
        uint32_t line = index->touched[i];
        size_t at = count < CANDIDATES_MAX ? count++ : CANDIDATES_MAX;

        while (at && index->shared[best[at - 1]] < index->shared[line]) {
            if (at < CANDIDATES_MAX)
                best[at] = best[at - 1];
            at--;
        }
        if (at < CANDIDATES_MAX)
            best[at] = line;
    }
    for (size_t i = 0; i < touched; i++)
        index->shared[index->touched[i]] = 0;
    return count;
}

/* The words both have, each as often as both have it: no fewer than stay in order. */
static size_t common_words(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t common = 0;

    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        bool is_first = a[i] <= b[j], is_second = b[j] <= a[i];

        common += is_first && is_second;
        i += is_first;
        j += is_second;
    }
    return common;
}

static int64_t share(size_t kept, size_t before, size_t after)
{
    return before + after ? (int64_t)(2000 * kept / (before + after)) : 0;
}

size_t diff_words_kept(const struct diff_tokens *before, const struct diff_tokens *after)
{
    struct arena own = { 0 };
    struct diff_hunks hunks = { 0 };
    size_t kept = before->count;

    diff_compare(&own, (struct diff_hunk){ diff_range_all(before), diff_range_all(after) }, &hunks);
    for (size_t i = 0; i < hunks.count; i++)
        kept -= hunks.items[i].before.to - hunks.items[i].before.from;
    arena_free(&own);
    return kept;
}

static struct alike compare_lines(const struct index *index, size_t before, size_t after)
{
    const struct diff_tokens *a = &index->before.lines[before], *b = &index->after.lines[after];
    struct alike alike = { before, after, 0, 0 };
    size_t common =
        common_words(index->before.sorted[before], a->count, index->after.sorted[after], b->count);

    if (share(common, a->count, b->count) < DIFF_ALIKE_MIN)
        return alike;
    alike.words = diff_words_kept(a, b);
    alike.likeness = share(alike.words, a->count, b->count);
    return alike;
}

struct alikes diff_find_alike(struct matching *matching)
{
    struct index index = index_new(matching);
    struct alikes alikes = { 0 };

    for (size_t i = 0; i < matching->before.count; i++) {
        uint32_t best[CANDIDATES_MAX];
        size_t count = take_best(&index, count_shared(&index, i), best);

        qsort(best, count, sizeof *best, number_order);
        for (size_t j = 0; j < count; j++) {
            struct alike alike = compare_lines(&index, i, best[j]);

            if (alike.likeness >= DIFF_ALIKE_MIN)
                *list_add(matching->arena, &alikes) = alike;
        }
    }
    return alikes;
}
