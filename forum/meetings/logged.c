/* What happens to meetings, as entries of the log. */
#include <inttypes.h>

#include "base/arena.h"
#include "log/entry.h"
#include "log/subject.h"
#include "meetings/meeting.h"
#include "render/json.h"
#include "store/db.h"
#include "teams/team.h"

enum result meeting_log(struct db *db, struct arena *arena, const struct meeting_act *act)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };
    struct entry entry = {
        .kind = "meeting",
        .subject = str_format(arena, "meeting/%" PRId64, act->meeting_id),
        .actor_id = act->actor_id,
    };
    int64_t number;

    json_begin_object(&json);
    json_put_string(&json, "act", str_of(act->word));
    if (act->details)
        act->details(&json, act->context);
    json_end(&json);
    entry.payload = buffer_str(&out);
    if (meeting_touch(db, act->meeting_id) != OK)
        return db_state(db);
    return entry_append(db, arena, &entry, &number);
}

enum result meeting_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                          struct str text, struct log_about *about)
{
    struct meeting meeting = { 0 };
    struct record record;
    enum result result = NOT_FOUND;
    int64_t id;

    if (str_to_id(text, &id))
        result = meeting_find(db, arena, id, &meeting);
    if (result == OK && meeting.category_team_id && visitor->account_id)
        result = team_has(db, meeting.category_team_id, visitor->account_id, &meeting.is_in_team);
    record = meeting_record(&meeting);
    if (result == OK && !may_enter(visitor, &record))
        return NOT_FOUND;
    about->title = meeting.title;
    about->path = meeting_path(arena, &meeting);
    return result;
}
