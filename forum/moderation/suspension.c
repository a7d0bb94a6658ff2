#include "moderation/suspension.h"

#include "base/arena.h"
#include "base/clock.h"
#include "moderation/moderation.h"
#include "render/language.h"
#include "sql.h"

enum { DAY_SECONDS = 86400 };

static enum result check_until(int64_t until, struct problems *problems)
{
    if (until <= clock_now())
        return problem_add(problems, "until", N_("Choose an end that is still to come."));
    if (until > clock_now() + (int64_t)SUSPENSION_DAYS_MAX * DAY_SECONDS)
        return problem_add_count(problems, "until", N_("A suspension lasts {count} days at most."),
                                 SUSPENSION_DAYS_MAX);
    return OK;
}

static enum result set(struct db *db, int64_t account_id, int64_t until, struct str reason)
{
    struct rows rows =
        db_query(db, sql_suspension_set, value(account_id), value(until), value(reason));

    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result suspension_begin(struct db *db, int64_t account_id, int64_t until,
                             const struct act *act, struct problems *problems)
{
    enum result end = check_until(until, problems), result = act_check(act, problems);
    struct public_act deed = act_deed("suspend", act);

    if (end != OK || result != OK)
        return NOT_VALID;
    deed.account_id = account_id;
    deed.ends_at = until;
    result = set(db, account_id, until, str_trim(act->reason));
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result suspension_end(struct db *db, int64_t account_id, const struct act *act,
                           struct problems *problems)
{
    struct arena arena = { 0 };
    struct suspension suspension = { 0 };
    struct public_act deed = act_deed("reinstate", act);
    enum result result = act_check(act, problems);

    if (result == OK)
        result = suspension_find(db, &arena, account_id, &suspension);
    arena_free(&arena);
    if (result == OK && !suspension.until)
        result = CONFLICT;
    if (result == OK)
        result = set(db, account_id, 0, STR(""));
    deed.account_id = account_id;
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result suspension_find(struct db *db, struct arena *arena, int64_t account_id,
                            struct suspension *suspension)
{
    struct rows rows = db_query(db, sql_suspension_find, value(account_id));

    *suspension = (struct suspension){ .account_id = account_id };
    if (rows_next(&rows) && row_integer(&rows, "suspended_until") > clock_now()) {
        suspension->until = row_integer(&rows, "suspended_until");
        suspension->reason = row_text(&rows, "suspended_why", arena);
    }
    return rows_end_one(&rows);
}
