#include "topics/mention.h"

#include <assert.h>

#include "base/arena.h"
#include "sql.h"
#include "topics/post.h"

const struct mention *mention_of(const struct mentions *mentions, struct str handle)
{
    struct arena arena = { 0 };
    struct str folded = str_lower(&arena, handle);
    const struct mention *found = NULL;

    for (size_t i = 0; !found && i < mentions->count; i++)
        if (str_equal(mentions->items[i].folded, folded))
            found = &mentions->items[i];
    arena_free(&arena);
    return found;
}

/* The ids of the posts that mention anybody, as $1 and on; 0, which is no post, for the others. */
static bool ids_that_mention(const struct posts *posts, struct value *ids)
{
    bool any = false;

    for (size_t i = 0; i < QUOTED_POSTS_MAX; i++) {
        bool mentions =
            i < posts->count && markdown_has_hole(posts->items[i].html, MARKDOWN_HOLE_MENTION);

        ids[i + 1] = value(mentions ? posts->items[i].id : INT64_C(0));
        any = any || mentions;
    }
    return any;
}

static struct mention mention_from(struct rows *rows, struct arena *arena)
{
    bool is_team = !row_is_null(rows, "team_handle");

    return (struct mention){
        .is_team = is_team,
        .handle = row_text(rows, is_team ? "team_handle" : "account_handle", arena),
    };
}

static void take(struct rows *rows, struct arena *arena, struct posts *posts)
{
    int64_t post_id = row_integer(rows, "post_id");

    for (size_t i = 0; i < posts->count; i++) {
        struct mention *mention;

        if (posts->items[i].id != post_id)
            continue;
        mention = list_add(arena, &posts->items[i].mentions);
        *mention = mention_from(rows, arena);
        mention->folded = row_text(rows, "folded", arena);
        mention->has_call = !row_is_null(rows, "state");
        mention->call = (enum call_state)row_integer(rows, "state");
        mention->taker = row_text(rows, "taker", arena);
    }
}

enum result mentions_read(struct db *db, struct arena *arena, struct posts *posts)
{
    struct value ids[QUOTED_POSTS_MAX + 1] = { 0 };
    struct rows rows;

    assert(posts->count <= QUOTED_POSTS_MAX);
    if (!ids_that_mention(posts, ids))
        return OK;
    rows = db_query_values(db, &sql_mentions_of_posts, ids, QUOTED_POSTS_MAX);
    while (rows_next(&rows))
        take(&rows, arena, posts);
    return rows_end(&rows);
}

enum result mentions_of_preview(struct db *db, struct arena *arena,
                                const struct markdown_mentions *found, struct mentions *mentions)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < found->count; i++) {
        struct str folded = str_lower(arena, found->items[i]);
        struct rows rows = db_query(db, sql_mention_target, value(folded));

        if (rows_next(&rows)) {
            struct mention *mention = list_add(arena, mentions);

            *mention = mention_from(&rows, arena);
            mention->folded = folded;
        }
        result = rows_end(&rows);
    }
    return result;
}

static enum result keep(struct db *db, struct arena *arena, int64_t post_id,
                        const struct markdown_mentions *found, bool is_told)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < found->count; i++)
        result = db_do(db, sql_mention_keep, value(post_id),
                       value(str_lower(arena, found->items[i])), value(is_told));
    return result;
}

enum result mentions_keep(struct db *db, struct arena *arena, int64_t post_id,
                          const struct markdown_mentions *found)
{
    return keep(db, arena, post_id, found, false);
}

enum result mentions_bring(struct db *db, struct arena *arena, int64_t post_id,
                           const struct markdown_mentions *found)
{
    return keep(db, arena, post_id, found, true);
}

enum result mentions_settle(struct db *db)
{
    return db_do(db, sql_mentions_settle, NO_VALUES);
}

enum result mentions_drop(struct db *db, int64_t post_id)
{
    return db_do(db, sql_mentions_drop, value(post_id));
}

enum result mentions_forget(struct db *db, int64_t post_id)
{
    return db_do(db, sql_mentions_forget, value(post_id));
}
