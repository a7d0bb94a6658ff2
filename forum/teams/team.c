#include "teams/team.h"

#include "sql.h"

enum result team_has(struct db *db, int64_t team_id, int64_t account_id, bool *has)
{
    struct rows rows = db_query(db, sql_team_has, value(team_id), value(account_id));

    *has = rows_next(&rows);
    return rows_end(&rows);
}
