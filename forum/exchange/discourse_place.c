#include "exchange/discourse_place.h"

#include "sql.h"

int64_t imported_id(struct db *db, const char *kind, struct str origin, int64_t old_id,
                    struct str old_name, int64_t *stamp)
{
    struct rows rows = db_query(db, sql_imported_find, value(str_of(kind)), value(origin),
                                value(old_id), value(old_name));
    int64_t id = 0;

    if (rows_next(&rows)) {
        id = row_integer(&rows, "id");
        if (stamp)
            *stamp = row_integer(&rows, "stamp");
    }
    return rows_end(&rows) == OK ? id : 0;
}

static bool has_row(struct rows rows)
{
    bool has = rows_next(&rows);

    return rows_end(&rows) == OK && has;
}

int64_t free_id(struct db *db, const struct sql *taken, int64_t id)
{
    if (!id)
        id = ID_STEP;
    while (has_row(db_query(db, *taken, value(id))))
        id += ID_STEP;
    return id;
}

int64_t free_number(struct db *db, int64_t topic_id, int64_t number)
{
    while (has_row(db_query(db, sql_import_number_taken, value(topic_id), value(number))))
        number += NUMBER_STEP;
    return number;
}

int64_t quoted_topic(struct db *db, struct str origin, int64_t old_id)
{
    int64_t id = imported_id(db, "topic", origin, old_id, STR(""), NULL);

    return id ? id : free_id(db, &sql_import_topic_taken, old_id);
}

int64_t quoted_number(struct db *db, int64_t topic_id, int64_t old_number)
{
    struct rows rows = db_query(db, sql_import_number_of, value(topic_id), value(old_number));
    int64_t number = rows_next(&rows) ? row_integer(&rows, "number") : 0;

    if (rows_end(&rows) != OK)
        return 0;
    return number ? number : free_number(db, topic_id, old_number);
}
