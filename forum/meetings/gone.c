#include "meetings/gone.h"

#include "sql.h"
#include "store/db.h"

enum result meetings_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    static const struct sql *const statements[] = {
        &sql_gone_kept, &sql_gone_items, &sql_gone_minutes, &sql_gone_present, NULL,
    };
    enum result result = OK;

    (void)arena;
    for (size_t i = 0; result == OK && statements[i]; i++)
        result = db_do(db, *statements[i], value(event->account_id));
    return result;
}
