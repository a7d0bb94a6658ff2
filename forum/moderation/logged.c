/* Acts of moderators as entries of the log. */
#include <inttypes.h>

#include "base/arena.h"
#include "log/entry.h"
#include "moderation/moderation.h"
#include "moderation/pages.h"
#include "moderation/record.h"
#include "render/json.h"
#include "settings/setting.h"
#include "sql.h"

static void put_id(struct json *json, const char *key, int64_t id)
{
    if (id)
        json_put_integer(json, key, id);
}

/* What was done, why, and to what; who did it is the entry's own. */
static struct str words_of(struct arena *arena, const struct public_act *deed)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_string(&json, "act", str_of(deed->act));
    put_id(&json, "topic_id", deed->topic_id);
    put_id(&json, "post_id", deed->post_id);
    put_id(&json, "account_id", deed->account_id);
    put_id(&json, "rule", deed->rule);
    if (deed->detail.length)
        json_put_string(&json, "detail", deed->detail);
    json_put_string(&json, "reason", str_trim(deed->reason));
    if (deed->ends_at)
        json_put_time(&json, "ends_at", deed->ends_at);
    json_end(&json);
    return buffer_str(&out);
}

/*
 * A moderator's name in the log would be one that all their entries share. Where
 * the site does not name moderators, no entry may lead to them either.
 */
static int64_t public_actor(struct db *db, const struct public_act *deed)
{
    return setting_value(db, SETTING_LOG_NAMES_MODERATORS) ? deed->actor_id : 0;
}

enum result moderation_log(struct db *db, struct arena *arena, int64_t id,
                           const struct public_act *deed)
{
    const struct entry entry = {
        .kind = "moderation",
        .subject = str_format(arena, "moderation/%" PRId64, id),
        .actor_id = public_actor(db, deed),
        .payload = words_of(arena, deed),
    };
    int64_t number;

    return entry_append(db, arena, &entry, &number);
}

/* Whom it concerns stands in its words, so they are for those who may know. */
enum result moderation_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                             struct str text, struct log_about *about)
{
    bool names_people = may_moderate(visitor) || setting_value(db, SETTING_LOG_NAMES_PEOPLE);
    bool is_shown = false;
    struct rows rows;
    int64_t id;
    enum result result;

    if (!str_to_id(text, &id))
        return NOT_FOUND;
    rows = db_query(db, sql_moderation_readable, value(may_reach(visitor)),
                    value(visitor->account_id), value(id));
    if (rows_next(&rows)) {
        is_shown = names_people || !row_integer(&rows, "account_id");
        if (!row_integer(&rows, "hidden_at"))
            about->title = row_text(&rows, "title", arena);
    }
    result = rows_end_one(&rows);
    about->path = str_format(arena, "/moderation?before=%" PRId64 "#a%" PRId64, id + 1, id);
    return result == OK && !is_shown ? NOT_FOUND : result;
}
