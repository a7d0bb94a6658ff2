#include "topics/old_address.h"

#include "sql.h"

enum result old_address_find(struct db *db, const char *kind, int64_t old_id, struct str slug,
                             int64_t *id)
{
    struct rows rows =
        db_query(db, sql_old_address_find, value(str_of(kind)), value(old_id), value(slug));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}
