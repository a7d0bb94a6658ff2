#include "topics/topic.h"

#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "topics/category.h"
#include "topics/event.h"
#include "topics/post.h"
#include "topics/tag.h"
#include "topics/version.h"

static enum result check_title(struct str title, struct problems *problems)
{
    size_t characters = str_characters(title);

    if (characters < TITLE_MIN)
        return problem_add_count(problems, "title",
                                 N_("Write a title of at least {count} characters."), TITLE_MIN);
    if (characters > TITLE_MAX)
        return problem_add_count(problems, "title",
                                 N_("The title is longer than {count} characters."), TITLE_MAX);
    return OK;
}

static enum result check_category(struct db *db, struct arena *arena, int64_t id,
                                  struct problems *problems)
{
    struct category category;
    enum result result = category_find(db, arena, id, &category);

    return result == NOT_FOUND
               ? problem_add(problems, "category", N_("Choose the category it belongs to."))
               : result;
}

static enum result check_wish(struct db *db, struct arena *arena, const struct topic_wish *wish,
                              struct problems *problems, struct tag_names *tags)
{
    enum result title = check_title(str_trim(wish->title), problems);
    enum result category = check_category(db, arena, wish->category_id, problems);
    enum result read = tags_read(arena, wish->tags, problems, tags);

    return title != OK ? title : category != OK ? category : read;
}

enum result topic_check(struct db *db, struct arena *arena, const struct topic_wish *wish,
                        struct problems *problems)
{
    struct tag_names tags;

    return check_wish(db, arena, wish, problems, &tags);
}

static enum result insert_topic(struct db *db, struct arena *arena, const struct topic_wish *wish,
                                int64_t *id)
{
    struct str title = str_trim(wish->title);
    struct rows rows = db_query(db, sql_topic_open, value(slug_from(arena, title)), value(title),
                                value(wish->category_id), value(wish->author_id), value(wish->lang),
                                value(clock_now()));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

enum result topic_open(struct db *db, struct arena *arena, const struct topic_wish *wish,
                       struct problems *problems, int64_t *id)
{
    struct reply_wish first = {
        .author_id = wish->author_id,
        .lang = wish->lang,
        .written = wish->first,
    };
    struct tag_names tags;
    struct post post;
    enum result result = check_wish(db, arena, wish, problems, &tags);

    if (result == OK)
        result = insert_topic(db, arena, wish, &first.topic_id);
    if (result == OK && tags.count)
        result = tags_set(db, arena, first.topic_id, &tags);
    if (result == OK)
        result = post_reply(db, arena, &first, problems, &post);
    if (result == OK)
        result = db_do(db, sql_category_grow, value(wish->category_id), value(1));
    if (result == OK)
        result = db_do(db, sql_topic_author_grow, value(wish->author_id), value(1),
                       value(first.topic_id));
    *id = first.topic_id;
    return result;
}

enum result topic_retitle(struct db *db, struct arena *arena, const struct retitle *wish,
                          struct problems *problems)
{
    struct str title = str_trim(wish->title);
    struct event event = { TOPIC_CHANGED, wish->topic_id, 0, wish->actor_id };
    enum result result = check_title(title, problems);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_topic_retitle, value(wish->topic_id), value(title),
                    value(slug_from(arena, title)));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != OK)
        return result == NOT_FOUND ? CONFLICT : result;
    result = quotes_changed(db, wish->topic_id, 0);
    return result == OK ? event_tell(db, arena, &event) : result;
}

static struct topic topic_from(struct rows *rows, struct arena *arena)
{
    return (struct topic){
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .title = row_text(rows, "title", arena),
        .lang = row_text(rows, "lang", arena),
        .category_id = row_integer(rows, "category_id"),
        .category_slug = row_text(rows, "category_slug", arena),
        .category_name = row_text(rows, "category_name", arena),
        .readers = (enum space)row_integer(rows, "readers"),
        .writers = (enum space)row_integer(rows, "writers"),
        .team_id = row_integer(rows, "team_id"),
        .author = author_from(rows, arena, "author"),
        .last = author_from(rows, arena, "last"),
        .created_at = row_integer(rows, "created_at"),
        .bumped_at = row_integer(rows, "bumped_at"),
        .post_count = row_integer(rows, "post_count"),
        .highest = row_integer(rows, "highest"),
        .people_count = row_integer(rows, "people_count"),
        .like_count = row_integer(rows, "like_count"),
        .views = row_integer(rows, "views"),
        .closed_at = row_integer(rows, "closed_at"),
        .hidden_at = row_integer(rows, "hidden_at"),
        .version = row_integer(rows, "version"),
        .tags = row_text(rows, "tags", arena),
        .pinned_at = row_integer(rows, "pinned_at"),
        .is_pinned_everywhere = row_integer(rows, "is_pinned_everywhere") != 0,
        .decision_mark = row_integer(rows, "decision_mark"),
    };
}

enum result topic_find(struct db *db, struct arena *arena, int64_t id, struct topic *topic)
{
    struct rows rows = db_query(db, sql_topic_find, value(id));

    if (rows_next(&rows))
        *topic = topic_from(&rows, arena);
    return rows_end_one(&rows);
}

struct record topic_record(const struct topic *topic)
{
    return (struct record){
        .author_id = topic->author.id,
        .readers = topic->readers,
        .writers = topic->writers,
        .is_in_team = topic->is_in_team,
        .is_closed = topic->closed_at != 0,
        .is_hidden = topic->hidden_at != 0,
    };
}

static bool is_among(const struct topics *topics, int64_t id)
{
    for (size_t i = 0; i < topics->count; i++)
        if (topics->items[i].id == id)
            return true;
    return false;
}

/* Takes TOPICS_PER_PAGE of one more that were asked for, without those that stand among the pinned.
 */
static enum result take_others(struct rows *rows, struct arena *arena, const struct topics *pinned,
                               struct topics *topics)
{
    size_t count = 0;

    for (; rows_next(rows); count++) {
        struct topic topic;

        topics->has_more = count == TOPICS_PER_PAGE;
        if (topics->has_more)
            break;
        topic = topic_from(rows, arena);
        topics->last = (struct topic_cursor){ topic.bumped_at, topic.id };
        if (!is_among(pinned, topic.id))
            *list_add(arena, topics) = topic;
    }
    return rows_end(rows);
}

static enum result take(struct rows *rows, struct arena *arena, struct topics *topics)
{
    *topics = (struct topics){ 0 };
    return take_others(rows, arena, &(struct topics){ 0 }, topics);
}

static enum result read_pinned(struct db *db, struct arena *arena, const struct topic_list *list,
                               struct topics *pinned)
{
    struct rows rows;

    *pinned = (struct topics){ 0 };
    if (list->tag_id)
        return OK;
    rows = db_query(db, sql_topics_pinned, value(may_reach(list->visitor)),
                    value(list->visitor->account_id), value(PINS_MAX), value(list->category_id));
    while (rows_next(&rows))
        *list_add(arena, pinned) = topic_from(&rows, arena);
    return rows_end(&rows);
}

static struct rows ask_latest(struct db *db, const struct topic_list *list)
{
    struct topic_cursor after = list->after;
    struct value reach = value(may_reach(list->visitor)), who = value(list->visitor->account_id);
    struct value time = value(after.id ? after.bumped_at : INT64_MAX);
    struct value id = value(after.id), limit = value(TOPICS_PER_PAGE + 1);

    if (list->tag_id)
        return db_query(db, sql_topics_latest_of_tag, reach, who, time, id, limit,
                        value(list->tag_id));
    if (list->category_id)
        return db_query(db, sql_topics_latest_of_category, reach, who, time, id, limit,
                        value(list->category_id));
    return db_query(db, sql_topics_latest, reach, who, time, id, limit);
}

enum result topics_latest(struct db *db, struct arena *arena, const struct topic_list *list,
                          struct topics *topics)
{
    struct topics pinned;
    struct rows rows;
    enum result result = read_pinned(db, arena, list, &pinned);

    *topics = (struct topics){ 0 };
    if (result != OK)
        return result;
    for (size_t i = 0; !list->after.id && i < pinned.count; i++)
        *list_add(arena, topics) = pinned.items[i];
    rows = ask_latest(db, list);
    return take_others(&rows, arena, &pinned, topics);
}

enum result topics_top(struct db *db, struct arena *arena, const struct visitor *visitor,
                       int64_t since, struct topics *topics)
{
    struct value reach = value(may_reach(visitor)), who = value(visitor->account_id);
    struct value limit = value(TOPICS_PER_PAGE);
    struct rows rows = since ? db_query(db, sql_topics_top_since, reach, who, limit, value(since))
                             : db_query(db, sql_topics_top, reach, who, limit);

    return take(&rows, arena, topics);
}

enum result topics_unread(struct db *db, struct arena *arena, const struct visitor *visitor,
                          struct topic_cursor after, struct topics *topics)
{
    struct rows rows = db_query(
        db, sql_topics_unread, value(may_reach(visitor)), value(visitor->account_id),
        value(after.id ? after.bumped_at : INT64_MAX), value(after.id), value(TOPICS_PER_PAGE + 1));

    return take(&rows, arena, topics);
}

enum result topics_of_author(struct db *db, struct arena *arena, const struct visitor *visitor,
                             int64_t author_id, struct topics *topics)
{
    struct rows rows =
        db_query(db, sql_topics_of_author, value(may_reach(visitor)), value(visitor->account_id),
                 value(author_id), value(TOPICS_PER_PAGE + 1));

    return take(&rows, arena, topics);
}

enum result topics_of_team(struct db *db, struct arena *arena, const struct visitor *visitor,
                           int64_t team_id, struct topics *topics)
{
    enum { SHOWN = 10 };
    struct rows rows = db_query(db, sql_topics_of_team, value(may_reach(visitor)),
                                value(visitor->account_id), value(team_id), value(SHOWN));

    return take(&rows, arena, topics);
}

enum result topic_recount(struct db *db, int64_t id)
{
    return db_do(db, sql_topic_recount, value(id));
}

int64_t topics_version(const struct topics *topics)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < topics->count; i++) {
        const struct topic *topic = &topics->items[i];

        version = version_with(version, topic->id);
        version = version_with(version, topic->version);
        version = version_with_text(version, topic->category_name);
        version = version_with_text(version, author_name(&topic->last));
    }
    return version_end(version_with(version, topics->has_more));
}
