#include "topics/moved.h"

#include "sql.h"

static enum result take(struct rows *rows, int64_t *id)
{
    if (rows_next(rows))
        *id = row_integer(rows, "id");
    return rows_end_one(rows);
}

enum result topic_moved(struct db *db, struct str slug, int64_t old_id, int64_t *id)
{
    struct rows rows = db_query(db, sql_topic_moved, value(old_id), value(slug));

    return take(&rows, id);
}

enum result category_moved(struct db *db, struct str slug, int64_t old_id, int64_t *id)
{
    struct rows rows = db_query(db, sql_category_moved, value(old_id), value(slug));

    return take(&rows, id);
}
