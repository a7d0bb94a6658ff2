#include "decisions/about.h"

#include <inttypes.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

enum result decision_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                           struct str text, struct log_about *about)
{
    struct rows rows;
    int64_t id;

    if (!str_to_id(text, &id))
        return NOT_FOUND;
    rows = db_query(db, sql_decision_about, value(may_reach(visitor)), value(visitor->account_id),
                    value(id));
    if (rows_next(&rows)) {
        about->title = row_text(&rows, "question", arena);
        about->path =
            str_format(arena, "/d/%.*s/%" PRId64, STR_ARGS(row_text(&rows, "slug", arena)), id);
    }
    return rows_end_one(&rows);
}

enum result rules_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                        struct str version, struct log_about *about)
{
    int64_t number;

    (void)db;
    (void)visitor;
    if (!str_to_id(version, &number))
        return NOT_FOUND;
    about->path = str_format(arena, "/decisions/rules#v%" PRId64, number);
    return OK;
}
