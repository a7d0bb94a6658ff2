#include "topics/held.h"

#include "base/arena.h"
#include "base/clock.h"
#include "settings/setting.h"
#include "sql.h"

enum result held_is_needed(struct db *db, const struct visitor *visitor, bool *is_needed)
{
    int64_t first = may_moderate(visitor) ? 0 : setting_value(db, SETTING_NEW_POSTS_HELD);
    struct rows rows;

    *is_needed = false;
    if (!first)
        return OK;
    rows = db_query(db, sql_held_posts_of, value(visitor->account_id));
    if (rows_next(&rows))
        *is_needed = row_integer(&rows, "post_count") < first;
    return rows_end_one(&rows);
}

enum result held_keep_topic(struct db *db, struct arena *arena, const struct topic_wish *wish,
                            struct problems *problems)
{
    enum result result = topic_check(db, arena, wish, problems);

    if (result != OK)
        return result;
    return db_do(db, sql_held_keep, value(wish->author_id), value_id(0), value(0),
                 value(wish->category_id), value(str_trim(wish->title)), value(wish->tags),
                 value((int64_t)POST_PLAIN), value(wish->lang), value(wish->first->text),
                 value(clock_now()));
}

enum result held_keep_reply(struct db *db, const struct reply_wish *wish)
{
    return db_do(db, sql_held_keep, value(wish->author_id), value(wish->topic_id),
                 value(wish->parent_number), value_id(0), value(STR("")), value(STR("")),
                 value((int64_t)wish->kind), value(wish->lang), value(wish->written->text),
                 value(clock_now()));
}

static struct held held_from(struct rows *rows, struct arena *arena)
{
    return (struct held){
        .id = row_integer(rows, "id"),
        .author = author_from(rows, arena, "author"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .parent_number = row_integer(rows, "parent_number"),
        .category_id = row_integer(rows, "category_id"),
        .category_name = row_text(rows, "category_name", arena),
        .title = row_text(rows, "title", arena),
        .tags = row_text(rows, "tags", arena),
        .kind = (enum post_kind)row_integer(rows, "kind"),
        .lang = row_text(rows, "lang", arena),
        .markdown = row_text(rows, "markdown", arena),
        .created_at = row_integer(rows, "created_at"),
        .refused_at = row_integer(rows, "refused_at"),
        .refused_why = row_text(rows, "refused_why", arena),
    };
}

static enum result take(struct rows *rows, struct arena *arena, struct held_list *list)
{
    *list = (struct held_list){ 0 };
    while (rows_next(rows))
        *list_add(arena, list) = held_from(rows, arena);
    return rows_end(rows);
}

enum result held_find(struct db *db, struct arena *arena, int64_t id, struct held *held)
{
    struct rows rows = db_query(db, sql_held_find, value(id));

    if (rows_next(&rows))
        *held = held_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result held_waiting(struct db *db, struct arena *arena, struct held_list *list)
{
    struct rows rows = db_query(db, sql_held_waiting, value(HELD_SHOWN_MAX));

    return take(&rows, arena, list);
}

enum result held_of_author(struct db *db, struct arena *arena, int64_t author_id,
                           struct held_list *list)
{
    struct rows rows = db_query(db, sql_held_of_author, value(author_id), value(HELD_SHOWN_MAX));

    return take(&rows, arena, list);
}

enum result held_count_of_author(struct db *db, int64_t author_id, int64_t *count)
{
    struct rows rows = db_query(db, sql_held_count_of_author, value(author_id));

    *count = rows_next(&rows) ? row_integer(&rows, "count") : 0;
    return rows_end_one(&rows);
}

static enum result release_topic(struct db *db, struct arena *arena, struct held_release *release)
{
    const struct held *held = release->held;
    struct topic_wish wish = {
        .category_id = held->category_id,
        .author_id = held->author.id,
        .title = held->title,
        .tags = held->tags,
        .lang = held->lang,
        .first = release->written,
    };

    release->number = 1;
    return topic_open(db, arena, &wish, release->problems, &release->topic_id);
}

static enum result release_reply(struct db *db, struct arena *arena, struct held_release *release)
{
    const struct held *held = release->held;
    struct reply_wish wish = {
        .topic_id = held->topic_id,
        .author_id = held->author.id,
        .parent_number = held->parent_number,
        .kind = held->kind,
        .lang = held->lang,
        .written = release->written,
    };
    struct post post;
    enum result result = post_reply(db, arena, &wish, release->problems, &post);

    if (result == NOT_VALID && wish.parent_number) {
        release->problems->count = 0;
        wish.parent_number = 0;
        result = post_reply(db, arena, &wish, release->problems, &post);
    }
    release->topic_id = held->topic_id;
    release->number = post.number;
    return result;
}

/* NOT_FOUND when the statement changed none. */
static enum result changed_one(struct rows rows)
{
    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result held_release(struct db *db, struct arena *arena, struct held_release *release)
{
    enum result result = changed_one(db_query(db, sql_held_forget, value(release->held->id)));

    if (result != OK)
        return result;
    return release->held->topic_id ? release_reply(db, arena, release)
                                   : release_topic(db, arena, release);
}

enum result held_refuse(struct db *db, int64_t id, struct str reason)
{
    enum result result =
        changed_one(db_query(db, sql_held_refuse, value(id), value(clock_now()), value(reason)));

    return result == NOT_FOUND ? CONFLICT : result;
}

enum result held_withdraw(struct db *db, int64_t id, int64_t author_id)
{
    return changed_one(db_query(db, sql_held_withdraw, value(id), value(author_id)));
}
