#include "topics/like.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "settings/setting.h"
#include "sql.h"
#include "topics/event.h"

struct liked {
    int64_t topic_id;
    int64_t author_id;
    bool is_gone;
};

static enum result find(struct db *db, int64_t post_id, struct liked *liked)
{
    struct rows rows = db_query(db, sql_like_state, value(post_id));

    if (rows_next(&rows)) {
        liked->topic_id = row_integer(&rows, "topic_id");
        liked->author_id = row_integer(&rows, "author_id");
        liked->is_gone = row_integer(&rows, "deleted_at") || row_integer(&rows, "hidden_at");
    }
    return rows_end_one(&rows);
}

static enum result check_day(struct db *db, int64_t account_id, struct problems *problems)
{
    enum { DAY_SECONDS = 86400 };
    int64_t most = setting_value(db, SETTING_LIKES_A_DAY), count = 0;
    struct rows rows =
        db_query(db, sql_like_count_since, value(account_id), value(clock_now() - DAY_SECONDS));
    enum result result;

    if (rows_next(&rows))
        count = row_integer(&rows, "count");
    result = rows_end(&rows);
    if (result == OK && count >= most)
        return problem_add_count(problems, "", N_("You have given {count} likes in one day."),
                                 most);
    return result;
}

/* Gives a row only when something changed: so each is counted once, however often it is asked. */
static enum result change(struct db *db, const struct like_wish *wish, const struct liked *liked,
                          bool *changed)
{
    struct rows rows =
        wish->on ? db_query(db, sql_like_add, value(wish->post_id), value(wish->account_id),
                            value(liked->topic_id), value(clock_now()))
                 : db_query(db, sql_like_remove, value(wish->post_id), value(wish->account_id));

    *changed = rows_next(&rows);
    return rows_end(&rows);
}

static enum result count(struct db *db, const struct like_wish *wish, const struct liked *liked)
{
    int by = wish->on ? 1 : -1;
    enum result result = db_do(db, sql_like_count_post, value(wish->post_id), value(by));

    return result == OK ? db_do(db, sql_like_count_topic, value(liked->topic_id), value(by))
                        : result;
}

static enum result tell(struct db *db, const struct like_wish *wish, const struct liked *liked)
{
    struct arena arena = { 0 };
    struct event event = {
        .kind = wish->on ? POST_LIKED : POST_UNLIKED,
        .topic_id = liked->topic_id,
        .post_id = wish->post_id,
        .actor_id = wish->account_id,
    };
    enum result result = event_tell(db, &arena, &event);

    arena_free(&arena);
    return result;
}

enum result post_like(struct db *db, const struct like_wish *wish, struct problems *problems)
{
    struct liked liked = { 0 };
    bool is_liked = false, changed = false;
    enum result result = find(db, wish->post_id, &liked);

    if (result == OK && liked.is_gone)
        return NOT_FOUND;
    if (result == OK && wish->on && liked.author_id == wish->account_id)
        return problem_add(problems, "", N_("You cannot like your own messages."));
    if (result == OK)
        result = post_is_liked(db, wish->post_id, wish->account_id, &is_liked);
    if (result != OK || is_liked == wish->on)
        return result;
    if (wish->on)
        result = check_day(db, wish->account_id, problems);
    if (result == OK)
        result = change(db, wish, &liked, &changed);
    if (result == OK && changed)
        result = count(db, wish, &liked);
    return result == OK && changed ? tell(db, wish, &liked) : result;
}

enum result post_is_liked(struct db *db, int64_t post_id, int64_t account_id, bool *is_liked)
{
    struct rows rows = db_query(db, sql_like_find, value(post_id), value(account_id));

    *is_liked = rows_next(&rows);
    return rows_end(&rows);
}

enum result post_likers(struct db *db, struct arena *arena, int64_t post_id, int64_t after,
                        struct likers *likers)
{
    struct rows rows =
        db_query(db, sql_likers, value(post_id), value(after), value(LIKERS_PER_PAGE + 1));

    *likers = (struct likers){ 0 };
    while (rows_next(&rows)) {
        if (likers->count == LIKERS_PER_PAGE)
            likers->has_more = true;
        else
            *list_add(arena, likers) = (struct liker){
                .author = author_from(&rows, arena, "author"),
                .created_at = row_integer(&rows, "created_at"),
            };
    }
    return rows_end(&rows);
}

enum result post_ids_liked(struct db *db, struct arena *arena, int64_t topic_id, int64_t account_id,
                           struct post_ids *ids)
{
    struct rows rows = db_query(db, sql_post_ids_liked, value(account_id), value(topic_id));

    *ids = (struct post_ids){ 0 };
    while (rows_next(&rows))
        *list_add(arena, ids) = row_integer(&rows, "id");
    return rows_end(&rows);
}

enum result likes_of_author(struct db *db, int64_t author_id, int64_t *likes)
{
    struct rows rows = db_query(db, sql_likes_of_author, value(author_id));

    if (rows_next(&rows))
        *likes = row_integer(&rows, "likes");
    return rows_end_one(&rows);
}
