/* What happens to items, as entries of the log. */
#include <inttypes.h>

#include "ballots/item.h"
#include "base/arena.h"
#include "log/entry.h"
#include "log/subject.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"
#include "texts/text.h"

enum result ballot_touch(struct db *db, struct arena *arena, int64_t id)
{
    struct rows rows = db_query(db, sql_ballot_touch, value(id));
    int64_t text_id = 0, decision_id = 0;
    enum result result;

    (void)arena;
    if (rows_next(&rows)) {
        text_id = row_integer(&rows, "text_id");
        decision_id = row_integer(&rows, "decision_id");
    }
    result = rows_end_one(&rows);
    if (result == OK && text_id)
        result = text_touch(db, text_id);
    if (result == OK && decision_id)
        result = db_do(db, sql_ballot_touch_decision, value(decision_id));
    return result == OK ? db_do(db, sql_ballot_touch_topics, value(id)) : result;
}

enum result ballot_log(struct db *db, struct arena *arena, const struct ballot_act *act,
                       int64_t *entry)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    struct entry written = {
        .kind = "ballot",
        .subject = str_format(arena, "ballot/%" PRId64, act->item_id),
        .actor_id = act->actor_id,
    };
    int64_t number;
    enum result result;

    json_begin_object(&json);
    json_put_string(&json, "act", str_of(act->word));
    if (act->details)
        act->details(&json, act->context);
    json_end(&json);
    written.payload = buffer_str(&out);
    result = ballot_touch(db, arena, act->item_id);
    return result == OK ? entry_append(db, arena, &written, entry ? entry : &number) : result;
}

enum result ballot_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                         struct str text, struct log_about *about)
{
    struct ballot_item item = { 0 };
    struct record record;
    enum result result = NOT_FOUND;
    int64_t id;

    if (str_to_id(text, &id))
        result = ballot_find(db, arena, id, &item);
    if (result == OK && item.category_team_id && visitor->account_id)
        result = team_has(db, item.category_team_id, visitor->account_id, &item.is_in_team);
    record = ballot_record(&item);
    if (result == OK && !may_enter(visitor, &record))
        return NOT_FOUND;
    about->title = item.question;
    about->path = ballot_path(arena, &item);
    return result;
}
