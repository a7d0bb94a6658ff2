#include "moderation/queue.h"

#include "base/arena.h"
#include "sql.h"

static enum result read_ids(struct db *db, struct arena *arena, struct post_ids *ids)
{
    struct rows rows = db_query(db, sql_queue_posts, value(QUEUE_ITEMS_MAX));

    *ids = (struct post_ids){ 0 };
    while (rows_next(&rows))
        *list_add(arena, ids) = row_integer(&rows, "post_id");
    return rows_end(&rows);
}

static enum result read_item(struct db *db, struct arena *arena, int64_t moderator_id,
                             struct queue_item *item, int64_t post_id)
{
    enum result result = post_find(db, arena, post_id, &item->post);

    if (result == OK)
        result = topic_find(db, arena, item->post.topic_id, &item->topic);
    if (result != OK)
        return result;
    item->is_own = item->post.author.id == moderator_id;
    return item->is_own ? OK : flags_of_post(db, arena, post_id, &item->flags);
}

enum result queue_read(struct db *db, struct arena *arena, int64_t moderator_id,
                       struct queue *queue)
{
    struct post_ids ids;
    enum result result = read_ids(db, arena, &ids);

    *queue = (struct queue){ 0 };
    for (size_t i = 0; result == OK && i < ids.count; i++) {
        struct queue_item *item = list_add(arena, queue);

        *item = (struct queue_item){ 0 };
        result = read_item(db, arena, moderator_id, item, ids.items[i]);
    }
    return result;
}

enum result queue_state(struct db *db, int64_t moderator_id, struct queue_state *state)
{
    struct rows rows = db_query(db, sql_queue_state, value(moderator_id));

    *state = (struct queue_state){ 0 };
    while (rows_next(&rows)) {
        int64_t count = row_integer(&rows, "count"), since = row_integer(&rows, "since");

        state->count += count;
        if (count && (!state->since || since < state->since))
            state->since = since;
    }
    return rows_end(&rows);
}
