#include "topics/post.h"

#include "base/arena.h"
#include "base/clock.h"
#include "settings/setting.h"
#include "sql.h"
#include "topics/post_from.h"
#include "topics/version.h"

struct post post_from(struct rows *rows, struct arena *arena)
{
    return (struct post){
        .id = row_integer(rows, "id"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .number = row_integer(rows, "number"),
        .parent_number = row_integer(rows, "parent_number"),
        .answered = author_from(rows, arena, "answered"),
        .path = row_bytes(rows, "path", arena),
        .author = author_from(rows, arena, "author"),
        .lang = row_text(rows, "lang", arena),
        .html = { row_text(rows, "html", arena) },
        .created_at = row_integer(rows, "created_at"),
        .edited_at = row_integer(rows, "edited_at"),
        .revision = row_integer(rows, "revision"),
        .reply_count = row_integer(rows, "reply_count"),
        .likes = row_integer(rows, "likes"),
        .likes_before = row_integer(rows, "likes_before"),
        .kind = (enum post_kind)row_integer(rows, "kind"),
        .is_wiki = row_integer(rows, "is_wiki") != 0,
        .is_deleted = row_integer(rows, "deleted_at") != 0,
        .is_hidden = row_integer(rows, "hidden_at") != 0,
        .hidden_why = row_text(rows, "hidden_why", arena),
    };
}

/* What the holes of their texts show. */
static enum result read_holes(struct db *db, struct arena *arena, struct posts *posts)
{
    enum result result = quotes_read(db, arena, posts);

    return result == OK ? mentions_read(db, arena, posts) : result;
}

enum result posts_take(struct db *db, struct arena *arena, struct rows *rows, size_t most,
                       struct posts *posts)
{
    enum result result;

    *posts = (struct posts){ 0 };
    while (rows_next(rows)) {
        if (posts->count == most)
            posts->has_more = true;
        else
            *list_add(arena, posts) = post_from(rows, arena);
    }
    result = rows_end(rows);
    return result == OK ? read_holes(db, arena, posts) : result;
}

/* One post with its text and what it quotes. */
static enum result take_one(struct db *db, struct arena *arena, struct rows *rows,
                            struct post *post)
{
    struct posts one = { .items = post, .count = 1 };
    enum result result;

    if (rows_next(rows)) {
        *post = post_from(rows, arena);
        post->markdown = row_text(rows, "markdown", arena);
    }
    result = rows_end_one(rows);
    return result == OK ? read_holes(db, arena, &one) : result;
}

enum result post_find(struct db *db, struct arena *arena, int64_t id, struct post *post)
{
    struct rows rows = db_query(db, sql_post_find, value(id));

    return take_one(db, arena, &rows, post);
}

enum result post_by_number(struct db *db, struct arena *arena, int64_t topic_id, int64_t number,
                           struct post *post)
{
    struct rows rows = db_query(db, sql_post_by_number, value(topic_id), value(number));

    return take_one(db, arena, &rows, post);
}

enum result posts_of_author(struct db *db, struct arena *arena, const struct post_list *list,
                            struct posts *posts)
{
    struct value reach = value(may_reach(list->visitor)), who = value(list->visitor->account_id);
    struct value author = value(list->author_id), limit = value(POSTS_PER_PAGE + 1);
    struct rows rows =
        list->before_id
            ? db_query(db, sql_posts_of_author, reach, who, author, value(list->before_id), limit)
            : db_query(db, sql_posts_of_author_newest, reach, who, author, limit);

    return posts_take(db, arena, &rows, POSTS_PER_PAGE, posts);
}

enum result posts_latest(struct db *db, struct arena *arena, const struct post_list *list,
                         struct posts *posts)
{
    struct rows rows = db_query(
        db, sql_posts_latest, value(may_reach(list->visitor)), value(list->visitor->account_id),
        value(list->before_id ? list->before_id : INT64_MAX), value(POSTS_PER_PAGE + 1));

    return posts_take(db, arena, &rows, POSTS_PER_PAGE, posts);
}

enum result posts_newest_of_topic(struct db *db, struct arena *arena, int64_t topic_id,
                                  struct posts *posts)
{
    struct rows rows =
        db_query(db, sql_posts_newest_of_topic, value(topic_id), value(POSTS_PER_PAGE + 1));

    return posts_take(db, arena, &rows, POSTS_PER_PAGE, posts);
}

enum result post_first(struct db *db, struct arena *arena, int64_t topic_id, struct post *post)
{
    struct rows rows = db_query(db, sql_post_first, value(topic_id));
    struct posts posts;
    enum result result = posts_take(db, arena, &rows, 1, &posts);

    if (result == OK && !posts.count)
        return NOT_FOUND;
    if (result == OK)
        *post = posts.items[0];
    return result;
}

static uint64_t version_with_post(uint64_t version, const struct post *post)
{
    version = version_with(version, post->id);
    version = version_with(version, post->revision);
    version = version_with(version, post->likes);
    version = version_with_text(version, post->topic_title);
    version = version_with_text(version, author_name(&post->author));
    version = version_with_text(version, post->html.markup);
    for (size_t i = 0; i < post->quotes.count; i++) {
        version = version_with_text(version, author_name(&post->quotes.items[i].author));
        version = version_with_text(version, post->quotes.items[i].html.markup);
        version = version_with(version, post->quotes.items[i].is_withdrawn);
    }
    return version;
}

int64_t posts_version(const struct posts *posts)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < posts->count; i++)
        version = version_with_post(version, &posts->items[i]);
    return version_end(version_with(version, posts->has_more));
}

static enum result take_raw(struct rows *rows, struct arena *arena, struct posts *posts)
{
    *posts = (struct posts){ 0 };
    while (rows_next(rows)) {
        if (posts->count == RAW_POSTS_MAX) {
            posts->has_more = true;
            continue;
        }
        *list_add(arena, posts) = (struct post){
            .id = row_integer(rows, "id"),
            .topic_id = row_integer(rows, "topic_id"),
            .number = row_integer(rows, "number"),
            .author = author_from(rows, arena, "author"),
            .created_at = row_integer(rows, "created_at"),
            .revision = row_integer(rows, "revision"),
            .markdown = row_text(rows, "markdown", arena),
        };
    }
    return rows_end(rows);
}

enum result posts_raw(struct db *db, struct arena *arena, int64_t topic_id, int64_t after,
                      struct posts *posts)
{
    struct rows rows =
        db_query(db, sql_posts_raw, value(topic_id), value(after), value(RAW_POSTS_MAX + 1));
    enum result result = take_raw(&rows, arena, posts);

    for (size_t i = 0; result == OK && i < posts->count; i++)
        result = quotes_masked(db, arena, posts->items[i].id, posts->items[i].revision,
                               &posts->items[i].markdown);
    return result;
}

static enum result add_raw(struct db *db, struct arena *arena, struct post *post)
{
    struct rows rows = db_query(db, sql_post_markdown, value(post->id));
    enum result result;

    if (rows_next(&rows))
        post->markdown = row_text(&rows, "markdown", arena);
    result = rows_end_one(&rows);
    return result == OK ? quotes_masked(db, arena, post->id, post->revision, &post->markdown)
                        : result;
}

enum result posts_add_raw(struct db *db, struct arena *arena, struct posts *posts)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < posts->count; i++)
        if (!post_is_gone(&posts->items[i]))
            result = add_raw(db, arena, &posts->items[i]);
    return result;
}

static enum result take_ids(struct rows *rows, struct arena *arena, struct post_ids *ids)
{
    *ids = (struct post_ids){ 0 };
    while (rows_next(rows))
        *list_add(arena, ids) = row_integer(rows, "id");
    return rows_end(rows);
}

enum result post_ids_of_topic(struct db *db, struct arena *arena, int64_t topic_id,
                              struct post_ids *ids)
{
    struct rows rows = db_query(db, sql_post_ids_of_topic, value(topic_id));

    return take_ids(&rows, arena, ids);
}

int64_t post_settled_before(struct db *db)
{
    enum { DAY_SECONDS = 86400 };

    return clock_now() - setting_value(db, SETTING_EDIT_DAYS) * DAY_SECONDS;
}

enum result post_ids_settled(struct db *db, struct arena *arena, int64_t topic_id,
                             int64_t author_id, struct post_ids *ids)
{
    struct rows rows = db_query(db, sql_post_ids_settled, value(topic_id), value(author_id),
                                value(post_settled_before(db)));

    return take_ids(&rows, arena, ids);
}

enum result post_ids_of_person(struct db *db, struct arena *arena, int64_t topic_id,
                               int64_t author_id, struct post_ids *ids)
{
    struct rows rows = db_query(db, sql_post_ids_of_person, value(topic_id), value(author_id));

    return take_ids(&rows, arena, ids);
}

bool post_is_gone(const struct post *post)
{
    return post->is_deleted || post->is_hidden;
}

struct record post_record(const struct post *post, const struct topic *topic)
{
    return (struct record){
        .author_id = post->author.id,
        .readers = topic->readers,
        .writers = topic->writers,
        .is_in_team = topic->is_in_team,
        .is_closed = topic->closed_at != 0,
        .is_deleted = post->is_deleted,
        .is_hidden = post->is_hidden,
        .is_wiki = post->is_wiki,
    };
}
