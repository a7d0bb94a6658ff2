#include "decisions/gone.h"

#include "decisions/concern.h"
#include "sql.h"
#include "store/db.h"

static enum result run(struct db *db, const struct sql *const *statements, int64_t account_id)
{
    enum result result = OK;

    for (; result == OK && *statements; statements++)
        result = db_do(db, **statements, value(account_id));
    return result;
}

enum result decisions_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    static const struct sql *const erase[] = {
        &sql_gone_stances_erase,  &sql_gone_concerns_erase, &sql_gone_replies_erase,
        &sql_gone_evidence_erase, &sql_gone_events_erase,   &sql_gone_judgments_erase,
        &sql_gone_answers_erase,  &sql_gone_requests_erase, NULL,
    };
    static const struct sql *const let_go[] = {
        &sql_gone_authored,
        &sql_gone_clerked,
        &sql_clerk_volunteer_remove,
        &sql_gone_concerns,
        &sql_gone_arbiter,
        &sql_gone_owner,
        &sql_gone_member,
        NULL,
    };
    enum result result = concerns_of_gone(db, arena, event->account_id);

    if (result == OK && event->erases)
        result = run(db, erase, event->account_id);
    return result == OK ? run(db, let_go, event->account_id) : result;
}
