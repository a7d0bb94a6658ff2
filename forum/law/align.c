#include "law/align.h"

#include <string.h>

#include "base/arena.h"
#include "law/align_inside.h"
#include "law/canon.h"
#include "render/diff_words.h"

bool align_is_leaf(const struct segment *segment)
{
    return segment->kind != SEGMENT_PART && segment->kind != SEGMENT_ARTICLE;
}

bool align_may_be_one(const struct alignment *alignment, size_t before, size_t after)
{
    const struct segment *a = &alignment->before.document->items[before];
    const struct segment *b = &alignment->after.document->items[after];

    if (align_is_leaf(a) && align_is_leaf(b))
        return (a->kind == SEGMENT_NOTE) == (b->kind == SEGMENT_NOTE);
    return a->kind == b->kind;
}

void align_pair(struct alignment *alignment, size_t before, size_t after)
{
    alignment->before.partner[before] = after;
    alignment->after.partner[after] = before;
}

static struct align_side side_of(struct arena *arena, const struct document *document)
{
    size_t count = document->count;
    struct align_side side = { .document = document, .count = count };

    side.words = arena_alloc(arena, (count + 1) * sizeof *side.words);
    side.names = arena_alloc(arena, (count + 1) * sizeof *side.names);
    side.publics = arena_alloc(arena, (count + 1) * sizeof *side.publics);
    side.whole = arena_alloc(arena, (count + 1) * sizeof *side.whole);
    side.named_whole = arena_alloc(arena, (count + 1) * sizeof *side.named_whole);
    side.whole_kept = arena_alloc(arena, (count + 1) * sizeof *side.whole_kept);
    side.keys = arena_alloc(arena, (count + 1) * sizeof *side.keys);
    side.partner = arena_alloc(arena, (count + 1) * sizeof *side.partner);
    side.part_of = arena_alloc(arena, (count + 1) * sizeof *side.part_of);
    side.article = arena_alloc(arena, (count + 1) * sizeof *side.article);
    side.is_part = arena_alloc(arena, count + 1);
    side.is_whole = arena_alloc(arena, count + 1);
    for (size_t i = 0; i < count; i++) {
        side.partner[i] = side.article[i] = side.part_of[i] = SEGMENT_NONE;
        side.keys[i] = align_is_leaf(&document->items[i])
                           ? canon_key(arena, document->items[i].body)
                           : STR("");
    }
    return side;
}

static bool is_renumbered(const struct alignment *alignment, size_t before, size_t after)
{
    const struct segment *a = &alignment->before.document->items[before];
    const struct segment *b = &alignment->after.document->items[after];

    return !str_equal(a->num, b->num) || a->number != b->number;
}

/* Do both stand in one article, or in none? */
static bool stands_in_same(const struct alignment *alignment, size_t before, size_t after)
{
    size_t a = alignment->before.article[before], b = alignment->after.article[after];

    return a == SEGMENT_NONE || b == SEGMENT_NONE ? a == b : alignment->before.partner[a] == b;
}

static enum lineage_kind kind_of_container(const struct alignment *alignment, size_t before,
                                           size_t after)
{
    const struct segment *a = &alignment->before.document->items[before];
    const struct segment *b = &alignment->after.document->items[after];
    size_t parent = a->parent == SEGMENT_NONE ? SEGMENT_NONE : alignment->before.partner[a->parent];

    if (parent != b->parent)
        return LINEAGE_MOVED;
    if (!str_equal(a->head, b->head) ||
        alignment->before.whole_kept[before] != alignment->after.whole_kept[after])
        return LINEAGE_REWORDED;
    return LINEAGE_SAME;
}

static enum lineage_kind kind_of(const struct alignment *alignment, size_t before, size_t after)
{
    if (!align_is_leaf(&alignment->before.document->items[before]))
        return kind_of_container(alignment, before, after);
    if (alignment->before.is_whole[before])
        return LINEAGE_SPLIT;
    if (alignment->after.is_whole[after])
        return LINEAGE_MERGED;
    if (!stands_in_same(alignment, before, after))
        return LINEAGE_MOVED;
    return str_equal(alignment->before.keys[before], alignment->after.keys[after])
               ? LINEAGE_SAME
               : LINEAGE_REWORDED;
}

static struct lineage lineage_of(const struct alignment *alignment, size_t before, size_t after,
                                 enum lineage_kind kind)
{
    struct str a = alignment->before.keys[before], b = alignment->after.keys[after];
    struct lineage lineage = { before, after, kind, 1000, is_renumbered(alignment, before, after) };

    if (!str_equal(a, b))
        lineage.score = law_likeness(alignment->arena, a, b);
    return lineage;
}

struct listing {
    const struct alignment *alignment;
    struct arena *arena;
    struct lineages lineages;
};

/* What has gone stands after what it stood after. */
static void list_gone(struct listing *listing, size_t from)
{
    const struct align_side *before = &listing->alignment->before;

    for (size_t i = from; i < before->count && before->partner[i] == SEGMENT_NONE; i++)
        if (before->part_of[i] == SEGMENT_NONE)
            *list_add(listing->arena, &listing->lineages) =
                (struct lineage){ i, SEGMENT_NONE, LINEAGE_DELETED, 0, false };
        else
            *list_add(listing->arena, &listing->lineages) =
                lineage_of(listing->alignment, i, before->part_of[i], LINEAGE_MERGED);
}

static void list_one(struct listing *listing, size_t after)
{
    const struct alignment *alignment = listing->alignment;
    size_t before = alignment->after.partner[after];

    if (before == SEGMENT_NONE && alignment->after.part_of[after] != SEGMENT_NONE)
        *list_add(listing->arena, &listing->lineages) =
            lineage_of(alignment, alignment->after.part_of[after], after, LINEAGE_SPLIT);
    else if (before == SEGMENT_NONE)
        *list_add(listing->arena, &listing->lineages) =
            (struct lineage){ SEGMENT_NONE, after, LINEAGE_NEW, 0, false };
    else
        *list_add(listing->arena, &listing->lineages) =
            lineage_of(alignment, before, after, kind_of(alignment, before, after));
    if (before != SEGMENT_NONE)
        list_gone(listing, before + 1);
}

static struct lineages list_all(struct arena *arena, const struct alignment *alignment)
{
    struct listing listing = { alignment, arena, { 0 } };
    const struct align_side *before = &alignment->before, *after = &alignment->after;
    struct lineages *all = &listing.lineages;

    all->after_of = arena_alloc(arena, (before->count + 1) * sizeof(size_t));
    all->before_of = arena_alloc(arena, (after->count + 1) * sizeof(size_t));
    for (size_t i = 0; i < before->count; i++)
        all->after_of[i] =
            before->partner[i] == SEGMENT_NONE ? before->part_of[i] : before->partner[i];
    memcpy(all->before_of, after->partner, after->count * sizeof(size_t));
    list_gone(&listing, 0);
    for (size_t j = 0; j < after->count; j++)
        list_one(&listing, j);
    return listing.lineages;
}

struct lineages law_align(struct arena *arena, const struct document *before,
                          const struct document *after)
{
    struct arena own = { 0 };
    struct alignment alignment = { &own, side_of(&own, before), side_of(&own, after) };
    struct lineages lineages;

    align_number(&alignment);
    memcpy(alignment.before.whole_kept, alignment.before.whole, before->count * sizeof(uint32_t));
    memcpy(alignment.after.whole_kept, alignment.after.whole, after->count * sizeof(uint32_t));
    align_articles(&alignment);
    align_parts(&alignment);
    align_alineas(&alignment);
    align_elsewhere(&alignment);
    lineages = list_all(arena, &alignment);
    arena_free(&own);
    return lineages;
}

int64_t law_likeness(struct arena *arena, struct str before, struct str after)
{
    struct diff_words first, second;
    size_t kept = 0;

    diff_match_words(arena, before, after, &first, &second);
    for (size_t i = 0; i < first.count; i++)
        kept += first.items[i].partner != DIFF_NO_WORD;
    if (first.count + second.count == 0)
        return str_equal(before, after) ? 1000 : 0;
    return (int64_t)(2000 * kept / (first.count + second.count));
}
