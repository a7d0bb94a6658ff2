#include "ballots/gone.h"

#include "sql.h"
#include "store/db.h"

enum result ballots_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    enum result result = db_do(db, sql_ballots_gone_items, value(event->account_id));

    (void)arena;
    return result == OK ? db_do(db, sql_ballots_gone_topics, value(event->account_id)) : result;
}
