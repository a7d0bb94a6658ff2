#include "base/arena.h"
#include "finding/law_search.h"
#include "finding/matter_search.h"
#include "finding/search.h"
#include "render/markdown.h"
#include "search/index.h"
#include "sql.h"
#include "store/store.h"

/* Entries made in one transaction. */
enum { MADE_AT_ONCE = 500, MANY = 2000 };

/* A post as the index is to know it. */
struct indexed {
    struct index_entry entry;
    struct html html;
    bool is_first;
    bool is_gone;
};

static enum result read_post(struct db *db, struct arena *arena, int64_t id, struct indexed *post)
{
    struct rows rows = db_query(db, sql_search_post, value(id));

    if (rows_next(&rows)) {
        post->entry = (struct index_entry){
            .id = id,
            .topic_id = row_integer(&rows, "topic_id"),
            .author_id = row_integer(&rows, "author_id"),
            .created_at = row_integer(&rows, "created_at"),
            .lang = row_text(&rows, "lang", arena),
        };
        post->html.markup = row_text(&rows, "html", arena);
        post->is_gone = row_integer(&rows, "deleted_at") || row_integer(&rows, "hidden_at");
        post->entry.title = row_text(&rows, "title", arena);
        post->entry.title_lang = row_text(&rows, "topic_lang", arena);
        post->is_first = row_integer(&rows, "first") == row_integer(&rows, "number");
    }
    return rows_end_one(&rows);
}

/* Of a first post that was withdrawn the title can still be found: it is the topic's. */
static enum result make_entry(struct db *db, struct arena *arena, int64_t id)
{
    struct indexed post = { 0 };
    enum result result = read_post(db, arena, id, &post);

    if (result == OK && post.is_gone)
        result = index_remove(db, id);
    if (result != OK || (post.is_gone && !post.is_first))
        return result;
    if (!post.is_first)
        post.entry.title = STR("");
    if (!post.is_gone)
        post.entry.text = markdown_plain(arena, post.html, MARKDOWN_IMPORTED_MAX);
    return index_put(db, arena, &post.entry);
}

static enum result make_first(struct db *db, struct arena *arena, int64_t topic_id)
{
    struct rows rows = db_query(db, sql_search_first_post, value(topic_id));
    int64_t id = 0;
    enum result result;

    if (rows_next(&rows))
        id = row_integer(&rows, "id");
    result = rows_end(&rows);
    return result == OK && id ? make_entry(db, arena, id) : result;
}

enum result search_hear(struct db *db, struct arena *arena, const struct event *event)
{
    switch (event->kind) {
    case POST_WRITTEN:
    case POST_EDITED:
    case POST_DELETED:
    case POST_HIDDEN:
    case POST_RESTORED: return make_entry(db, arena, event->post_id);
    case TOPIC_CHANGED: return make_first(db, arena, event->topic_id);
    default: return OK; /* which topics can be seen, a search asks them */
    }
}

enum result search_is_stale(struct db *db, int64_t topic_id)
{
    if (topic_id)
        return db_do(db, sql_search_stale_topic, value(topic_id));
    if (db_do(db, sql_search_stale_all, NO_VALUES) != OK)
        return db_state(db);
    if (law_search_is_stale(db) != OK)
        return db_state(db);
    return matter_search_is_stale(db);
}

struct batch {
    struct arena arena;
    int64_t ids[MADE_AT_ONCE];
    int64_t count;
};

static enum result take_batch(struct db *db, struct batch *batch)
{
    struct rows rows = db_query(db, sql_search_stale_take, value(MADE_AT_ONCE));

    batch->count = 0;
    while (rows_next(&rows))
        batch->ids[batch->count++] = row_integer(&rows, "post_id");
    return rows_end(&rows);
}

static enum result make_batch(struct db *db, void *context)
{
    struct batch *batch = context;
    enum result result = take_batch(db, batch);

    for (int64_t i = 0; result == OK && i < batch->count; i++) {
        arena_reset(&batch->arena);
        result = make_entry(db, &batch->arena, batch->ids[i]);
    }
    if (result == OK && batch->count)
        result = db_do(db, sql_search_stale_made, value(batch->ids[batch->count - 1]));
    return result;
}

static enum result note_growth(struct db *db, void *context)
{
    (void)context;
    return index_grew(db);
}

enum result search_catch_up(struct store *store)
{
    struct batch batch = { 0 };
    int64_t made = 0;
    enum result result;

    do {
        result = store_write(store, make_batch, &batch);
        made += batch.count;
    } while (result == OK && batch.count);
    arena_free(&batch.arena);
    if (result == OK)
        result = law_search_catch_up(store);
    if (result == OK)
        result = matter_search_catch_up(store);
    return result == OK && made >= MANY ? store_write(store, note_growth, NULL) : result;
}

static enum result tidy_share(struct db *db, void *context)
{
    return index_tidy(db, context);
}

static enum result is_tidy(struct store *store, bool *tidy)
{
    struct db *db = store_reader(store);
    enum result result;

    if (!db)
        return FAILED;
    db_begin(db);
    result = index_is_tidy(db, tidy);
    if (result == OK)
        return db_commit(db);
    db_rollback(db);
    return result;
}

enum result search_tidy(struct store *store, int most)
{
    struct index_tidying tidying = { .with_rest = true };
    bool tidy = true;
    enum result result = is_tidy(store, &tidy);

    if (result != OK || tidy)
        return result;
    while (result == OK && tidying.with_rest && most--) {
        result = store_write(store, tidy_share, &tidying);
        if (result == OK && tidying.has_erased)
            store_empty_log(store);
    }
    return result;
}
