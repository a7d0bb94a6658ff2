#include "law/align.h"

#include <string.h>

#include "base/arena.h"

/* Stands in until align.c is there, which replaces it whole: names and numbers, then equal words.
 */
static bool is_same(const struct segment *a, const struct segment *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->official.length || b->official.length)
        return str_equal(a->official, b->official);
    return a->kind <= SEGMENT_ARTICLE ? str_equal(a->num, b->num) && str_equal(a->name, b->name)
                                      : str_equal(a->body, b->body);
}

struct lineages law_align(struct arena *arena, const struct document *before,
                          const struct document *after)
{
    struct lineages all = { 0 };

    all.after_of = arena_alloc(arena, (before->count + 1) * sizeof *all.after_of);
    all.before_of = arena_alloc(arena, (after->count + 1) * sizeof *all.before_of);
    memset(all.after_of, 0xff, before->count * sizeof *all.after_of);
    memset(all.before_of, 0xff, after->count * sizeof *all.before_of);
    for (size_t j = 0; j < after->count; j++) {
        struct lineage lineage = { SEGMENT_NONE, j, LINEAGE_NEW, 0, false };

        for (size_t i = 0; i < before->count && lineage.before == SEGMENT_NONE; i++)
            if (all.after_of[i] == SEGMENT_NONE && is_same(&before->items[i], &after->items[j])) {
                bool is_equal = str_equal(before->items[i].body, after->items[j].body);

                lineage = (struct lineage){ i, j, is_equal ? LINEAGE_SAME : LINEAGE_REWORDED,
                                            is_equal ? 1000 : 500,
                                            before->items[i].number != after->items[j].number };
                all.after_of[i] = j;
                all.before_of[j] = i;
            }
        *list_add(arena, &all) = lineage;
    }
    for (size_t i = 0; i < before->count; i++)
        if (all.after_of[i] == SEGMENT_NONE)
            *list_add(arena, &all) = (struct lineage){ i, SEGMENT_NONE, LINEAGE_DELETED, 0, false };
    return all;
}
