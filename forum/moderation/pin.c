#include "base/clock.h"
#include "moderation/act.h"
#include "sql.h"

/* Where a topic stands first: nowhere, in its category, in all lists. */
enum pin { PIN_NONE, PIN_CATEGORY, PIN_EVERYWHERE };

static enum result pin_of(struct db *db, int64_t id, enum pin *pin)
{
    struct rows rows = db_query(db, sql_topic_pin, value(id));

    if (rows_next(&rows) && row_integer(&rows, "pinned_at"))
        *pin = row_integer(&rows, "is_pinned_everywhere") ? PIN_EVERYWHERE : PIN_CATEGORY;
    return rows_end_one(&rows);
}

static enum result set(struct db *db, int64_t id, enum pin pin, const struct act *act,
                       struct problems *problems)
{
    struct public_act deed = act_deed(pin ? "pin" : "unpin", act);
    enum pin now = PIN_NONE;
    enum result result = act_check(act, problems);

    if (result == OK)
        result = pin_of(db, id, &now);
    if (result != OK)
        return result;
    if (now == pin)
        return CONFLICT;
    deed.topic_id = id;
    result = db_do(db, sql_topic_set_pin, value(id), value(pin ? clock_now() : 0),
                   value(pin == PIN_EVERYWHERE));
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result topic_pin(struct db *db, int64_t id, const struct act *act, struct problems *problems)
{
    return set(db, id, PIN_CATEGORY, act, problems);
}

enum result topic_pin_everywhere(struct db *db, int64_t id, const struct act *act,
                                 struct problems *problems)
{
    return set(db, id, PIN_EVERYWHERE, act, problems);
}

enum result topic_unpin(struct db *db, int64_t id, const struct act *act, struct problems *problems)
{
    return set(db, id, PIN_NONE, act, problems);
}
