#include "texts/article.h"

#include "base/arena.h"
#include "store/db.h"

static bool is_paragraph(const struct state *state)
{
    return state->segment.kind == SEGMENT_ALINEA || state->segment.kind == SEGMENT_ROW ||
           state->segment.kind == SEGMENT_NOTE;
}

static void list_paragraphs(struct arena *arena, struct article_page *view)
{
    view->paragraphs = arena_alloc(arena, (view->states.count + 1) * sizeof *view->paragraphs);
    for (size_t i = 0; i < view->states.count; i++)
        if (is_paragraph(&view->states.items[i]))
            view->paragraphs[view->count++].state = &view->states.items[i];
}

/* What need not be there. */
static enum result or_none(enum result result)
{
    return result == NOT_FOUND ? OK : result;
}

static enum result read_around(struct db *db, struct arena *arena, struct article_page *view)
{
    int64_t version_id = view->version.id;
    const struct state *article = &view->article;
    enum result result = state_path(db, arena, version_id, article, &view->path);

    if (result == OK)
        result = or_none(article_before(db, arena, version_id, article->place, &view->before));
    if (result == OK)
        result = or_none(article_after(db, arena, version_id, article->place, &view->after));
    if (result == OK)
        result =
            or_none(state_find(db, arena, view->text.version_id, article->segment_id, &view->now));
    return result;
}

enum result article_read(struct db *db, struct arena *arena, struct str address,
                         struct article_page *view)
{
    enum result result = article_at(db, arena, view->version.id, address, &view->article);

    if (result == OK)
        result =
            states_of_article(db, arena, view->version.id, view->article.segment_id, &view->states);
    if (result == OK)
        result = law_versions_of(db, arena, view->text.id, &view->versions);
    if (result == OK)
        result = read_around(db, arena, view);
    if (result == OK)
        list_paragraphs(arena, view);
    return result;
}

struct paragraph *article_paragraph(struct article_page *view, int64_t segment_id)
{
    for (size_t i = 0; i < view->count; i++)
        if (view->paragraphs[i].state->segment_id == segment_id)
            return &view->paragraphs[i];
    return NULL;
}

size_t article_table_end(const struct article_page *view, size_t i)
{
    while (i < view->count && view->paragraphs[i].state->segment.kind == SEGMENT_ROW)
        i++;
    return i;
}

int64_t article_alineas(const struct article_page *view)
{
    int64_t count = 0;

    for (size_t i = 0; i < view->count; i++)
        count += view->paragraphs[i].state->segment.kind != SEGMENT_NOTE;
    return count;
}

int64_t article_debates(const struct article_page *view)
{
    size_t count = view->orphans.count;

    for (size_t i = 0; i < view->count; i++)
        count += view->paragraphs[i].notes.count;
    return (int64_t)count;
}

/* One that changes several alinéas stands under each of them. */
static bool stands_before(const struct article_page *view, size_t paragraphs, int64_t id)
{
    for (size_t i = 0; i < paragraphs; i++)
        for (size_t j = 0; j < view->paragraphs[i].proposed.count; j++)
            if (view->paragraphs[i].proposed.items[j].id == id)
                return true;
    return false;
}

static bool stands_among(const struct proposeds *proposed, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (proposed->items[i].id == id)
            return true;
    return false;
}

int64_t article_amendments(const struct article_page *view)
{
    int64_t count = 0;

    for (size_t i = 0; i < view->count; i++) {
        const struct proposeds *here = &view->paragraphs[i].proposed;

        for (size_t j = 0; j < here->count; j++)
            count += !stands_among(here, j, here->items[j].id) &&
                     !stands_before(view, i, here->items[j].id);
    }
    for (size_t j = 0; j < view->proposed.count; j++)
        count += !stands_before(view, view->count, view->proposed.items[j].id);
    return count;
}
