#include "topics/render_anew.h"

#include <assert.h>

#include "base/arena.h"
#include "sql.h"
#include "store/store.h"
#include "topics/mention.h"

enum { SHARE_POSTS = 200 };

/* post_to_render of the schema holds those of older renderers than this one. */
static_assert(MARKDOWN_VERSION == 2, "a new renderer needs an index of what older ones made");

struct text {
    int64_t post_id;
    int64_t topic_id;
    int64_t revision;
    struct markdown rendered;
};

struct share {
    struct arena arena;
    struct text texts[SHARE_POSTS];
    int count;
};

static enum result read_share(struct store *store, struct share *share)
{
    struct db *db = store_reader(store);
    struct rows rows;

    if (!db)
        return BUSY;
    db_begin(db);
    rows = db_query(db, sql_posts_to_render, value(SHARE_POSTS));
    while (rows_next(&rows))
        share->texts[share->count++] = (struct text){
            .post_id = row_integer(&rows, "id"),
            .topic_id = row_integer(&rows, "topic_id"),
            .revision = row_integer(&rows, "revision"),
            .rendered = markdown_render(&share->arena, row_text(&rows, "markdown", &share->arena),
                                        MARKDOWN_IMPORTED_MAX),
        };
    if (rows_end(&rows) == OK)
        return db_commit(db);
    db_rollback(db);
    return FAILED;
}

/* Not what was changed meanwhile: that was rendered when it was. */
static enum result keep_text(struct db *db, struct arena *arena, const struct text *text)
{
    struct rows rows =
        db_query(db, sql_post_render_anew, value(text->post_id), value(text->revision),
                 value(text->rendered.html.markup), value(MARKDOWN_VERSION));
    bool is_kept = rows_next(&rows);
    enum result result = rows_end(&rows);

    if (result != OK || !is_kept || !text->rendered.mentions.count)
        return result;
    result = mentions_bring(db, arena, text->post_id, &text->rendered.mentions);
    return result == OK ? db_do(db, sql_topic_changed, value(text->topic_id)) : result;
}

static enum result keep_share(struct db *db, void *context)
{
    struct share *share = context;
    enum result result = OK;

    for (int i = 0; result == OK && i < share->count; i++)
        result = keep_text(db, &share->arena, &share->texts[i]);
    return result;
}

enum result posts_render_anew(struct store *store, int shares)
{
    enum result result = OK;
    int count = SHARE_POSTS;

    while (result == OK && count == SHARE_POSTS && shares--) {
        struct share share = { 0 };

        result = read_share(store, &share);
        if (result == OK && share.count)
            result = store_write(store, keep_share, &share);
        count = share.count;
        arena_free(&share.arena);
    }
    return result;
}
