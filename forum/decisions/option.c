#include "decisions/option.h"

#include <inttypes.h>
#include <sodium.h>

#include "base/arena.h"
#include "decisions/decision.h"
#include "sql.h"
#include "store/db.h"

static struct option option_from(struct rows *rows, struct arena *arena)
{
    return (struct option){
        .id = row_integer(rows, "id"),
        .decision_id = row_integer(rows, "decision_id"),
        .number = row_integer(rows, "number"),
        .kind = (enum option_kind)row_integer(rows, "kind"),
        .title = row_text(rows, "title", arena),
        .author = author_from(rows, arena, "author"),
        .set_aside_at = row_integer(rows, "set_aside_at"),
        .set_aside = row_text(rows, "set_aside", arena),
        .created_at = row_integer(rows, "created_at"),
        .version_id = row_integer(rows, "version_id"),
        .version_number = row_integer(rows, "version_number"),
        .is_current = row_integer(rows, "is_current"),
    };
}

enum result option_find(struct db *db, struct arena *arena, int64_t id, struct option *option)
{
    struct rows rows = db_query(db, sql_option_find, value(id));

    if (rows_next(&rows))
        *option = option_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result options_of(struct db *db, struct arena *arena, int64_t decision_id,
                       struct options *options)
{
    struct rows rows = db_query(db, sql_options_of, value(decision_id));

    *options = (struct options){ 0 };
    while (rows_next(&rows))
        *list_add(arena, options) = option_from(&rows, arena);
    return rows_end(&rows);
}

static struct text_version version_from(struct rows *rows, struct arena *arena)
{
    return (struct text_version){
        .id = row_integer(rows, "id"),
        .option_id = row_integer(rows, "option_id"),
        .decision_id = row_integer(rows, "decision_id"),
        .number = row_integer(rows, "number"),
        .text = row_text(rows, "text", arena),
        .html = { row_text(rows, "html", arena) },
        .hash = str_hex(arena, row_bytes(rows, "hash", arena)),
        .author = author_from(rows, arena, "author"),
        .is_substantial = row_integer(rows, "is_substantial"),
        .note = row_text(rows, "note", arena),
        .created_at = row_integer(rows, "created_at"),
    };
}

enum result version_find(struct db *db, struct arena *arena, int64_t id,
                         struct text_version *version)
{
    struct rows rows = db_query(db, sql_version_find, value(id));

    if (rows_next(&rows))
        *version = version_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result version_current(struct db *db, struct arena *arena, int64_t decision_id,
                            struct text_version *version)
{
    struct rows rows = db_query(db, sql_version_current, value(decision_id));

    if (rows_next(&rows))
        *version = version_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result versions_of(struct db *db, struct arena *arena, int64_t option_id,
                        struct text_versions *versions)
{
    struct rows rows = db_query(db, sql_versions_of, value(option_id));

    *versions = (struct text_versions){ 0 };
    while (rows_next(&rows))
        *list_add(arena, versions) = version_from(&rows, arena);
    return rows_end(&rows);
}

struct str option_path(struct arena *arena, const struct decision *decision, int64_t option_id)
{
    return str_format(arena, "/d/%.*s/%" PRId64 "/options/%" PRId64, STR_ARGS(decision->slug),
                      decision->id, option_id);
}

enum result option_write(struct db *db, const struct option_row *option, int64_t *id)
{
    struct rows rows =
        db_query(db, sql_option_write, value(option->decision_id), value((int)option->kind),
                 value(option->title), value_id(option->author_id), value(option->at));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

enum result version_write(struct db *db, struct arena *arena, const struct version_row *version,
                          int64_t *id)
{
    struct str text = version->written->text;
    unsigned char hash[crypto_hash_sha256_BYTES];
    struct rows rows;

    crypto_hash_sha256(hash, (const unsigned char *)text.data, text.length);
    rows = db_query(db, sql_version_write, value(version->option_id), value(text),
                    value(markdown_alone(arena, &version->written->rendered).markup),
                    value_bytes(((struct str){ (const char *)hash, sizeof hash })),
                    value_id(version->author_id), value(!version->is_small), value(version->note),
                    value(version->at));
    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}
