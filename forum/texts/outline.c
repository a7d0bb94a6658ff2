#include "texts/outline.h"

#include "base/arena.h"

/* Closes the open parts that do not hold a segment under this parent. */
static void close_parts(struct outline *outline, size_t *open, size_t *depth, int64_t parent_id)
{
    while (*depth && outline->items[open[*depth - 1]].state.segment_id != parent_id)
        outline->items[open[--*depth]].end = outline->count;
}

static void add(struct arena *arena, struct outline *outline, const struct state *state,
                size_t *open, size_t *depth)
{
    bool is_article = state->segment.kind == SEGMENT_ARTICLE;
    struct outline_item item = { .state = *state, .articles = is_article };

    close_parts(outline, open, depth, state->parent_id);
    for (size_t i = 0; i < *depth; i++)
        outline->items[open[i]].articles += is_article;
    outline->articles += is_article;
    if (!is_article && *depth < DOCUMENT_DEPTH_MAX)
        open[(*depth)++] = outline->count;
    item.end = outline->count + 1;
    *list_add(arena, outline) = item;
}

enum result outline_read(struct db *db, struct arena *arena, int64_t version_id,
                         struct outline *outline)
{
    size_t open[DOCUMENT_DEPTH_MAX], depth = 0;
    struct states states = { 0 };
    enum result result = states_outline(db, arena, version_id, &states);

    for (size_t i = 0; result == OK && i < states.count; i++)
        add(arena, outline, &states.items[i], open, &depth);
    close_parts(outline, open, &depth, 0);
    return result;
}

bool outline_shows(const struct outline *outline, size_t from, size_t end)
{
    if (outline->articles <= OUTLINE_ARTICLES_MAX)
        return from < end;
    for (size_t i = from; i < end; i = outline->items[i].end)
        if (outline->items[i].state.segment.kind == SEGMENT_PART)
            return true;
    return false;
}
