#include "moderation/moderation.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"
#include "topics/version.h"

enum result moderation_record(struct db *db, const struct deed *deed)
{
    return db_do(db, sql_moderation_record, value(deed->actor_id), value(str_of(deed->act)),
                 value_id(deed->topic_id), value_id(deed->post_id), value(str_trim(deed->reason)),
                 value(clock_now()));
}

static struct moderation moderation_from(struct rows *rows, struct arena *arena)
{
    bool is_hidden = row_integer(rows, "topic_hidden_at") != 0;

    return (struct moderation){
        .id = row_integer(rows, "id"),
        .act = row_text(rows, "act", arena),
        .reason = row_text(rows, "reason", arena),
        .created_at = row_integer(rows, "created_at"),
        .actor = author_from(rows, arena, "actor"),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = is_hidden ? STR("") : row_text(rows, "topic_title", arena),
        .topic_is_hidden = is_hidden,
        .post_number = row_integer(rows, "post_number"),
    };
}

enum result moderation_latest(struct db *db, struct arena *arena, const struct visitor *visitor,
                              int64_t before_id, struct moderations *list)
{
    struct rows rows =
        db_query(db, sql_moderation_latest, value(may_reach(visitor)), value(visitor->account_id),
                 value(before_id ? before_id : INT64_MAX), value(MODERATIONS_PER_PAGE + 1));

    *list = (struct moderations){ 0 };
    while (rows_next(&rows)) {
        if (list->count == MODERATIONS_PER_PAGE)
            list->has_more = true;
        else
            *list_add(arena, list) = moderation_from(&rows, arena);
    }
    return rows_end(&rows);
}

int64_t moderations_version(const struct moderations *list)
{
    uint64_t version = version_with(VERSION_START, list->has_more);

    for (size_t i = 0; i < list->count; i++) {
        version = version_with(version, list->items[i].id);
        version = version_with_text(version, list->items[i].topic_title);
        version = version_with_text(version, author_name(&list->items[i].actor));
    }
    return version_end(version);
}
