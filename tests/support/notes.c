#include "support/notes.h"

#define OWN(number, text)                                                                          \
    {                                                                                              \
        "note_" #number, text, SQL_OWN + (number)                                                  \
    }

const struct sql sql_note_add = OWN(10, "INSERT INTO note (id, words, raw) VALUES ($1, $2, $3)");
const struct sql sql_note_find = OWN(11, "SELECT id, words, raw FROM note WHERE id = $1");
const struct sql sql_note_list = OWN(12, "SELECT id, words, raw FROM note ORDER BY id");
const struct sql sql_note_count = OWN(13, "SELECT COUNT(*) AS number FROM note");
const struct sql sql_note_given =
    OWN(14, "INSERT INTO note (id, words) VALUES ($1, 'given') RETURNING id");
const struct sql sql_note_answer =
    OWN(15, "INSERT INTO note_answer (id, note_id) VALUES ($1, $2) RETURNING id");
const struct sql sql_note_swapped =
    OWN(16, "SELECT CAST($2 AS TEXT) AS second, CAST($1 AS BIGINT) AS first");
const struct sql sql_note_for_ever =
    OWN(17, "WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count)"
            " SELECT COUNT(*) AS number FROM count");

const struct sql sql_note_shout = OWN(18, "UPDATE note SET words = words || '!'");

void notes_make(struct db *db)
{
    db_script(db, "DROP TABLE IF EXISTS note_answer; DROP TABLE IF EXISTS note;"
                  "CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT, raw BYTEA);"
                  "CREATE TABLE note_answer (id BIGINT PRIMARY KEY,"
                  " note_id BIGINT NOT NULL REFERENCES note);");
}

int64_t notes_count(struct db *db)
{
    struct rows rows = db_query(db, sql_note_count, NO_VALUES);
    int64_t count = rows_next(&rows) ? row_integer(&rows, "number") : -1;

    return rows_end(&rows) == OK ? count : -1;
}

enum result note_add(struct db *db, int64_t id)
{
    return db_do(db, sql_note_add, value(id), value(STR("words")), value_none());
}
