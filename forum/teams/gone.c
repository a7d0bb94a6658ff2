#include "base/arena.h"
#include "sql.h"
#include "store/db.h"
#include "teams/member.h"

struct ids {
    int64_t *items;
    size_t count;
    size_t size;
};

static enum result read_teams(struct db *db, struct arena *arena, int64_t account_id,
                              struct ids *ids)
{
    struct rows rows = db_query(db, sql_teams_to_leave, value(account_id));

    while (rows_next(&rows))
        *list_add(arena, ids) = row_integer(&rows, "team_id");
    return rows_end(&rows);
}

enum result teams_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    struct ids ids = { 0 };
    enum result result = read_teams(db, arena, event->account_id, &ids);

    for (size_t i = 0; result == OK && i < ids.count; i++)
        result = member_leave(
            db, arena, &(struct membership){ ids.items[i], event->account_id, event->account_id });
    return result == OK ? db_do(db, sql_requests_drop_all, value(event->account_id)) : result;
}
