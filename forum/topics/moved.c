#include "topics/moved.h"

#include "sql.h"

enum result topic_moved(struct db *db, struct str slug, int64_t old_id, int64_t *id)
{
    struct rows rows = db_query(db, sql_topic_moved, value(old_id), value(slug));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}
