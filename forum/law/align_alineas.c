#include "base/arena.h"
#include "law/align_inside.h"
#include "render/diff_lines.h"

/* The alinéas of each article, in order. */
struct leaves {
    size_t *items;
    size_t *starts; /* of each article's, and the end after the last */
};

static struct leaves leaves_of(struct arena *arena, const struct align_side *side)
{
    struct leaves leaves = { arena_alloc(arena, (side->count + 1) * sizeof(size_t)),
                             arena_alloc(arena, (side->count + 2) * sizeof(size_t)) };
    size_t *at = leaves.starts + 1, sum = 0;

    for (size_t i = 0; i < side->count; i++)
        if (align_is_leaf(&side->document->items[i]) && side->article[i] != SEGMENT_NONE)
            at[side->article[i]]++;
    for (size_t i = 0; i < side->count; i++) {
        size_t count = at[i];

        at[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < side->count; i++)
        if (align_is_leaf(&side->document->items[i]) && side->article[i] != SEGMENT_NONE)
            leaves.items[at[side->article[i]]++] = i;
    return leaves;
}

static struct align_leaves leaves_in(const struct leaves *leaves, size_t article)
{
    size_t from = leaves->starts[article];

    return (struct align_leaves){ leaves->items + from, leaves->starts[article + 1] - from };
}

static bool are_all_equal(const struct alignment *alignment, struct align_leaves before,
                          struct align_leaves after)
{
    if (before.count != after.count)
        return false;
    for (size_t i = 0; i < before.count; i++)
        if (alignment->before.words[before.items[i]] != alignment->after.words[after.items[i]])
            return false;
    return true;
}

static struct str *free_lines(struct arena *arena, const struct align_side *side,
                              struct align_leaves *leaves)
{
    struct str *lines = arena_alloc(arena, (leaves->count + 1) * sizeof *lines);
    size_t *items = arena_alloc(arena, (leaves->count + 1) * sizeof *items), count = 0;

    for (size_t i = 0; i < leaves->count; i++)
        if (side->partner[leaves->items[i]] == SEGMENT_NONE) {
            lines[count] = side->keys[leaves->items[i]];
            items[count++] = leaves->items[i];
        }
    *leaves = (struct align_leaves){ items, count };
    return lines;
}

static void pair_lines(struct alignment *alignment, struct align_leaves before,
                       struct align_leaves after)
{
    struct arena own = { 0 };
    struct str *lines_before = free_lines(&own, &alignment->before, &before);
    struct str *lines_after = free_lines(&own, &alignment->after, &after);
    struct diff_lines lines =
        diff_match_lines(&own, lines_before, before.count, lines_after, after.count);

    for (size_t i = 0; i < lines.count; i++) {
        const struct diff_line *line = &lines.items[i];

        if (line->before != DIFF_NO_LINE && line->after != DIFF_NO_LINE &&
            align_may_be_one(alignment, before.items[line->before], after.items[line->after]))
            align_pair(alignment, before.items[line->before], after.items[line->after]);
    }
    arena_free(&own);
}

/* What was paired by its publisher's name has to have some words in common, else it was misnamed.
 */
static void pair_by_name(struct alignment *alignment)
{
    enum { NAMED_MIN = 300 };
    const struct align_side *before = &alignment->before;

    align_pair_only(alignment, before->publics, alignment->after.publics);
    for (size_t i = 0; i < before->count; i++) {
        size_t j = before->partner[i];

        if (j == SEGMENT_NONE || !align_is_leaf(&before->document->items[i]) ||
            before->words[i] == alignment->after.words[j] ||
            law_likeness(alignment->arena, before->keys[i], alignment->after.keys[j]) >= NAMED_MIN)
            continue;
        before->partner[i] = SEGMENT_NONE;
        alignment->after.partner[j] = SEGMENT_NONE;
    }
}

void align_alineas(struct alignment *alignment)
{
    struct arena *arena = alignment->arena;
    struct leaves before = leaves_of(arena, &alignment->before);
    struct leaves after = leaves_of(arena, &alignment->after);

    pair_by_name(alignment);
    for (size_t i = 0; i < alignment->before.count; i++) {
        size_t j = alignment->before.partner[i];
        struct align_leaves first, second;

        if (alignment->before.document->items[i].kind != SEGMENT_ARTICLE || j == SEGMENT_NONE)
            continue;
        first = leaves_in(&before, i);
        second = leaves_in(&after, j);
        if (are_all_equal(alignment, first, second)) {
            for (size_t k = 0; k < first.count; k++)
                if (alignment->before.partner[first.items[k]] == SEGMENT_NONE &&
                    alignment->after.partner[second.items[k]] == SEGMENT_NONE &&
                    align_may_be_one(alignment, first.items[k], second.items[k]))
                    align_pair(alignment, first.items[k], second.items[k]);
            continue;
        }
        pair_lines(alignment, first, second);
        align_divided(alignment, first, second);
    }
}

/* The same words anywhere else, when there is one such place; few words tell nothing. */
void align_elsewhere(struct alignment *alignment)
{
    enum { WORDS_MIN = 5 };
    struct align_side *sides[] = { &alignment->before, &alignment->after };

    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < sides[s]->count; i++) {
            size_t words = 1;

            for (size_t k = 0; k < sides[s]->keys[i].length; k++)
                words += sides[s]->keys[i].data[k] == ' ';
            if (words < WORDS_MIN)
                sides[s]->words[i] = 0;
        }
    align_pair_only(alignment, alignment->before.words, alignment->after.words);
}
