#include "log/checkpoint.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "sql.h"

static enum result put_cosignatures(struct db *db, int64_t size, struct buffer *out)
{
    struct rows rows = db_query(db, sql_log_cosignatures_of, value(size));

    while (rows_next(&rows))
        buffer_put_str(out, row_text(&rows, "line", out->arena));
    return rows_end(&rows);
}

enum result checkpoint_find(struct db *db, struct arena *arena, int64_t size, struct str *note)
{
    struct rows rows = db_query(db, sql_log_checkpoint_find, value(size));
    struct buffer out = { .arena = arena };
    enum result result;

    if (rows_next(&rows))
        buffer_put_str(&out, row_text(&rows, "note", arena));
    result = rows_end_one(&rows);
    if (result == OK)
        result = put_cosignatures(db, size, &out);
    *note = buffer_str(&out);
    return result;
}

enum result checkpoint_witnessed(struct db *db, struct arena *arena, struct str *note)
{
    struct rows rows = db_query(db, sql_log_witnessed_size, NO_VALUES);
    int64_t size = rows_next(&rows) ? row_integer(&rows, "size") : 0;
    enum result result = rows_end_one(&rows);

    return result == OK ? checkpoint_find(db, arena, size, note) : result;
}

static enum result node_of(void *context, int level, int64_t position, struct hash *hash)
{
    struct arena arena = { 0 };
    struct rows rows = db_query(context, sql_log_node_find, value(level), value(position));
    bool is_whole = rows_next(&rows) && hash_from(row_bytes(&rows, "hash", &arena), hash);
    enum result result = rows_end_one(&rows);

    arena_free(&arena);
    return result == OK && !is_whole ? FAILED : result;
}

struct tree tree_of(struct db *db)
{
    return (struct tree){ node_of, db };
}
