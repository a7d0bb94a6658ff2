/* What of law texts can be found: the articles of their newest versions, and their titles. */
#include "base/arena.h"
#include "base/buffer.h"
#include "finding/law_search.h"
#include "search/index.h"
#include "sql.h"
#include "store/store.h"
#include "texts/changes.h"

static enum result put_text(struct db *db, struct arena *arena, const struct law_text *text)
{
    return index_put_law(
        db, arena,
        &(struct index_law){
            .id = -text->id, .text_id = text->id, .title = text->title, .lang = text->lang });
}

static struct str title_of(struct arena *arena, const struct segment *article)
{
    return str_format(arena, "%.*s %.*s %.*s", STR_ARGS(article->name), STR_ARGS(article->num),
                      STR_ARGS(article->head));
}

/* Words of editors are found as well: who looks for them finds where they stand. */
static enum result put_article(struct db *db, struct arena *arena, const struct law_text *text,
                               int64_t version_id, const struct state *article)
{
    struct buffer words = { .arena = arena };
    struct states states = { 0 };
    struct index_law entry = {
        .id = article->segment_id,
        .text_id = text->id,
        .title = title_of(arena, &article->segment),
        .lang = text->lang,
    };
    enum result result = states_of_article(db, arena, version_id, article->segment_id, &states);

    for (size_t i = 1; i < states.count; i++) {
        buffer_put_str(&words, states.items[i].segment.body);
        buffer_put_c(&words, "\n");
    }
    entry.text = buffer_str(&words);
    return result == OK ? index_put_law(db, arena, &entry) : result;
}

struct ids {
    int64_t *items;
    size_t count;
    size_t size;
};

static enum result remove_all(struct db *db, struct arena *arena, int64_t text_id)
{
    struct rows rows = db_query(db, sql_law_search_ids, value(text_id));
    struct ids ids = { 0 };
    enum result result;

    while (rows_next(&rows))
        *list_add(arena, &ids) = row_integer(&rows, "id");
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < ids.count; i++)
        result = index_remove_law(db, ids.items[i]);
    return result;
}

static enum result put_all(struct db *db, struct arena *arena, const struct law_text *text,
                           int64_t version_id)
{
    struct states outline = { 0 };
    enum result result = states_outline(db, arena, version_id, &outline);

    for (size_t i = 0; result == OK && i < outline.count; i++)
        if (outline.items[i].segment.kind == SEGMENT_ARTICLE)
            result = put_article(db, arena, text, version_id, &outline.items[i]);
    return result;
}

static enum result put_changed(struct db *db, struct arena *arena, const struct law_text *text,
                               int64_t version_id, int64_t before_id)
{
    struct article_changes changes;
    enum result result = changes_between(db, arena, before_id, version_id, &changes);

    for (size_t i = 0; result == OK && i < changes.count; i++) {
        const struct article_change *change = &changes.items[i];

        if (change->kind == ARTICLE_REMOVED)
            result = index_remove_law(db, change->before.segment_id);
        else
            result = put_article(db, arena, text, version_id, &change->after);
    }
    return result;
}

enum result law_search_hear(struct db *db, struct arena *arena, const struct law_text *text,
                            int64_t version_id, int64_t before_id)
{
    enum result result = put_text(db, arena, text);

    if (result != OK)
        return result;
    return before_id ? put_changed(db, arena, text, version_id, before_id)
                     : put_all(db, arena, text, version_id);
}

enum result law_search_is_stale(struct db *db)
{
    return db_do(db, sql_law_search_stale_all, NO_VALUES);
}

struct making {
    struct arena arena;
    int64_t text_id; /* 0: there is none left */
};

static enum result make_one(struct db *db, struct making *making)
{
    struct law_text text;
    enum result result = text_find(db, &making->arena, making->text_id, &text);

    if (result == OK)
        result = remove_all(db, &making->arena, text.id);
    if (result == OK)
        result = put_text(db, &making->arena, &text);
    if (result == OK)
        result = put_all(db, &making->arena, &text, text.version_id);
    return result == OK ? db_do(db, sql_law_search_stale_made, value(text.id)) : result;
}

static enum result make_next(struct db *db, void *context)
{
    struct making *making = context;
    struct rows rows = db_query(db, sql_law_search_stale_take, NO_VALUES);
    enum result result;

    arena_reset(&making->arena);
    making->text_id = rows_next(&rows) ? row_integer(&rows, "text_id") : 0;
    result = rows_end(&rows);
    return result == OK && making->text_id ? make_one(db, making) : result;
}

enum result law_search_catch_up(struct store *store)
{
    struct making making = { 0 };
    enum result result;

    do
        result = store_write(store, make_next, &making);
    while (result == OK && making.text_id);
    arena_free(&making.arena);
    return result;
}
