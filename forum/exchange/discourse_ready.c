#include "exchange/discourse_around.h"
#include "exchange/discourse_known.h"
#include "exchange/discourse_place.h"
#include "sql.h"

struct known_post known_post(struct db *db, struct str origin, int64_t old_id)
{
    struct rows rows = db_query(db, sql_imported_post_find, value(origin), value(old_id));
    struct known_post known = { 0 };

    if (rows_next(&rows))
        known = (struct known_post){
            .id = row_integer(&rows, "id"),
            .topic_id = row_integer(&rows, "topic_id"),
            .number = row_integer(&rows, "number"),
            .stamp = row_integer(&rows, "stamp"),
            .revision = row_integer(&rows, "revision"),
            .edited_at = row_integer(&rows, "edited_at"),
            .deleted_at = row_integer(&rows, "deleted_at"),
            .likes_named = row_integer(&rows, "likes_named"),
            .likes = row_integer(&rows, "likes"),
        };
    return rows_end(&rows) == OK ? known : (struct known_post){ 0 };
}

static struct markdown rendered(struct arena *arena, struct str markdown)
{
    return markdown_render(arena, markdown, MARKDOWN_IMPORTED_MAX);
}

bool known_post_says_all(const struct known_post *known, const struct discourse_post *post,
                         int64_t likes)
{
    return known->id && post->stamp <= known->stamp && likes <= known->likes;
}

int64_t likes_said(const struct discourse_batch *batch, const struct discourse_post *post)
{
    return batch->likes_have_names ? 0 : post->likes;
}

static void find_topics(struct discourse_batch *batch, struct db *db)
{
    const struct discourse_topics *topics = &batch->content.topics;

    batch->known_topics = arena_alloc(&batch->arena, topics->count * sizeof *batch->known_topics);
    for (size_t i = 0; i < topics->count; i++) {
        struct discourse_topic *topic = &topics->items[i];

        if (!topic->is_only_id)
            continue;
        topic->refusal = topic_refusal(db, batch->origin, topic->id);
        if (!topic->refusal)
            batch->known_topics[i] =
                imported_id(db, "topic", batch->origin, topic->id, STR(""), NULL);
        if (!topic->refusal && !batch->known_topics[i])
            topic->refusal = REFUSED_UNKNOWN;
    }
}

static void find_posts(struct discourse_batch *batch, struct db *db)
{
    const struct discourse_content *content = &batch->content;

    for (size_t i = 0; i < content->posts.count; i++) {
        const struct discourse_post *post = &content->posts.items[i];
        struct discourse_ready *ready = &batch->ready[i];
        struct known_post known = { 0 };

        ready->refusal = content->topics.items[post->topic].refusal;
        if (ready->refusal || batch->is_first)
            continue;
        known = known_post(db, batch->origin, post->id);
        ready->is_known = known_post_says_all(&known, post, likes_said(batch, post));
    }
}

static void render_post(struct arena *arena, const struct discourse_post *post,
                        struct discourse_ready *ready)
{
    if (ready->is_known || ready->refusal || post->deleted_at)
        return;
    ready->markdown = post->raw.length ? post->raw : markdown_from_html(arena, post->cooked);
    ready->rendered = rendered(arena, ready->markdown);
}

enum result batch_prepare(struct discourse_batch *batch, struct db *db)
{
    const struct discourse_posts *posts = &batch->content.posts;

    batch->ready = arena_alloc(&batch->arena, posts->count * sizeof *batch->ready);
    db_begin(db);
    find_topics(batch, db);
    find_posts(batch, db);
    for (size_t i = 0; i < posts->count && db_state(db) == OK; i++)
        render_post(&batch->arena, &posts->items[i], &batch->ready[i]);
    return db_commit(db);
}
