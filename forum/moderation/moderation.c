#include "moderation/moderation.h"

#include "base/arena.h"
#include "base/clock.h"
#include "moderation/record.h"
#include "settings/setting.h"
#include "sql.h"
#include "topics/version.h"

enum rule rule_of(int64_t number)
{
    return number > RULE_NONE && number < RULES ? (enum rule)number : RULE_NONE;
}

enum result moderation_record(struct db *db, const struct public_act *deed)
{
    struct rows rows =
        db_query(db, sql_moderation_record, value_id(deed->actor_id), value(str_of(deed->act)),
                 value_id(deed->topic_id), value_id(deed->post_id), value_id(deed->account_id),
                 value((int64_t)deed->rule), value(deed->detail), value(str_trim(deed->reason)),
                 value(deed->ends_at), value(clock_now()));
    int64_t id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
    enum result result = rows_end_one(&rows);
    struct arena arena = { 0 };

    if (result == OK)
        result = moderation_log(db, &arena, id, deed);
    arena_free(&arena);
    return result;
}

/* Whom the record names to whom: the site says so. */
struct names {
    bool actors;
    bool people;
};

static struct names names_for(struct db *db, const struct visitor *visitor)
{
    bool all = may_moderate(visitor);

    return (struct names){
        .actors = all || setting_value(db, SETTING_LOG_NAMES_MODERATORS),
        .people = all || setting_value(db, SETTING_LOG_NAMES_PEOPLE),
    };
}

static struct moderation moderation_from(struct rows *rows, struct arena *arena,
                                         const struct names *names)
{
    bool is_hidden = row_integer(rows, "topic_hidden_at") != 0;
    struct author actor = author_from(rows, arena, "actor");
    struct author person = author_from(rows, arena, "person");

    return (struct moderation){
        .id = row_integer(rows, "id"),
        .act = row_text(rows, "act", arena),
        .rule = rule_of(row_integer(rows, "rule")),
        .detail = row_text(rows, "detail", arena),
        .reason = row_text(rows, "reason", arena),
        .ends_at = row_integer(rows, "ends_at"),
        .created_at = row_integer(rows, "created_at"),
        .actor = names->actors ? actor : (struct author){ .id = actor.id },
        .person = names->people ? person : (struct author){ .id = person.id },
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
    struct names names = names_for(db, visitor);
    struct rows rows =
        db_query(db, sql_moderation_latest, value(may_reach(visitor)), value(visitor->account_id),
                 value(before_id ? before_id : INT64_MAX), value(MODERATIONS_PER_PAGE + 1));

    *list = (struct moderations){ 0 };
    while (rows_next(&rows)) {
        if (list->count == MODERATIONS_PER_PAGE)
            list->has_more = true;
        else
            *list_add(arena, list) = moderation_from(&rows, arena, &names);
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
        version = version_with_text(version, author_name(&list->items[i].person));
    }
    return version_end(version);
}
