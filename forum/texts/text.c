#include "texts/text.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static const struct {
    const char *word;
    const char *name;
} kinds[TEXT_KINDS] = {
    [TEXT_OTHER] = { "text", N_("Text") },
    [TEXT_CONSTITUTION] = { "constitution", N_("Constitution") },
    [TEXT_LAW] = { "law", N_("Law") },
    [TEXT_CODE] = { "code", N_("Code") },
    [TEXT_BILL] = { "bill", N_("Bill") },
    [TEXT_REGULATION] = { "regulation", N_("Decree or order") },
    [TEXT_DIRECTIVE] = { "directive", N_("European act") },
    [TEXT_RULES] = { "rules", N_("Rules of a community") },
};

const char *text_kind_word(enum text_kind kind)
{
    return kinds[kind].word;
}

const char *text_kind_name(enum text_kind kind)
{
    return kinds[kind].name;
}

enum text_kind text_kind_of(struct str word)
{
    for (int kind = 0; kind < TEXT_KINDS; kind++)
        if (str_equal(word, str_of(kinds[kind].word)))
            return (enum text_kind)kind;
    return TEXT_OTHER;
}

static struct law_text text_from(struct rows *rows, struct arena *arena)
{
    return (struct law_text){
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .title = row_text(rows, "title", arena),
        .kind = (enum text_kind)row_integer(rows, "kind"),
        .jurisdiction = row_text(rows, "jurisdiction", arena),
        .lang = row_text(rows, "lang", arena),
        .number = row_text(rows, "number", arena),
        .official = row_text(rows, "official", arena),
        .eli = row_text(rows, "eli", arena),
        .source = row_text(rows, "source", arena),
        .licence = row_text(rows, "licence", arena),
        .category_id = row_integer(rows, "category_id"),
        .actor = author_from(rows, arena, "actor"),
        .version_id = row_integer(rows, "version_id"),
        .created_at = row_integer(rows, "created_at"),
        .changed_at = row_integer(rows, "changed_at"),
        .version = row_integer(rows, "version"),
    };
}

static struct law_version version_from(struct rows *rows, struct arena *arena)
{
    return (struct law_version){
        .id = row_integer(rows, "id"),
        .text_id = row_integer(rows, "text_id"),
        .number = row_integer(rows, "number"),
        .label = row_text(rows, "label", arena),
        .starts_on = row_text(rows, "starts_on", arena),
        .ends_on = row_text(rows, "ends_on", arena),
        .status = row_text(rows, "status", arena),
        .origin = (enum version_origin)row_integer(rows, "origin"),
        .format = row_text(rows, "format", arena),
        .hash = str_hex(arena, row_bytes(rows, "hash", arena)),
        .note = row_text(rows, "note", arena),
        .articles = row_integer(rows, "articles"),
        .alineas = row_integer(rows, "alineas"),
        .entry = row_integer(rows, "entry"),
        .actor = author_from(rows, arena, "actor"),
        .created_at = row_integer(rows, "created_at"),
    };
}

static enum result one_text(struct rows rows, struct arena *arena, struct law_text *text)
{
    if (rows_next(&rows))
        *text = text_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result text_find(struct db *db, struct arena *arena, int64_t id, struct law_text *text)
{
    return one_text(db_query(db, sql_law_text_find, value(id)), arena, text);
}

enum result text_called(struct db *db, struct arena *arena, struct str slug, struct law_text *text)
{
    return one_text(db_query(db, sql_law_text_called, value(slug)), arena, text);
}

enum result text_official(struct db *db, struct arena *arena, struct str official,
                          struct law_text *text)
{
    return one_text(db_query(db, sql_law_text_official, value(official)), arena, text);
}

enum result texts_latest(struct db *db, struct arena *arena, int64_t changed_at, int64_t id,
                         struct law_texts *texts)
{
    struct rows rows =
        db_query(db, sql_law_texts_latest, value(changed_at ? changed_at : INT64_MAX),
                 value(id ? id : INT64_MAX), value(TEXTS_PER_PAGE + 1));

    while (rows_next(&rows))
        if (texts->count < TEXTS_PER_PAGE)
            *list_add(arena, texts) = text_from(&rows, arena);
        else
            texts->has_more = true;
    return rows_end(&rows);
}

enum result text_touch(struct db *db, int64_t text_id)
{
    return db_do(db, sql_law_text_touch, value(text_id));
}

static enum result one_version(struct rows rows, struct arena *arena, struct law_version *version)
{
    if (rows_next(&rows))
        *version = version_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result law_version_find(struct db *db, struct arena *arena, int64_t id,
                             struct law_version *version)
{
    return one_version(db_query(db, sql_law_version_find, value(id)), arena, version);
}

enum result law_versions_of(struct db *db, struct arena *arena, int64_t text_id,
                            struct law_versions *versions)
{
    struct rows rows = db_query(db, sql_law_versions_of, value(text_id), value(LAW_VERSIONS_MAX));

    while (rows_next(&rows))
        *list_add(arena, versions) = version_from(&rows, arena);
    return rows_end(&rows);
}

enum result law_versions_latest(struct db *db, struct arena *arena, int64_t most,
                                struct law_versions *versions)
{
    struct rows rows = db_query(db, sql_law_versions_latest, value(most));

    while (rows_next(&rows))
        *list_add(arena, versions) = version_from(&rows, arena);
    return rows_end(&rows);
}

bool is_day(struct str day)
{
    enum { DAY_LENGTH = 10 };
    char midnight[] = "0000-00-00T00:00:00Z";
    int64_t time;

    if (day.length != DAY_LENGTH)
        return false;
    memcpy(midnight, day.data, DAY_LENGTH);
    return time_from_rfc3339(str_of(midnight), &time);
}

enum result law_version_named(struct db *db, struct arena *arena, const struct law_text *text,
                              struct str name, struct law_version *version)
{
    int64_t number;

    if (str_equal(name, STR("latest")))
        return law_version_find(db, arena, text->version_id, version);
    if (is_day(name))
        return one_version(db_query(db, sql_law_version_on, value(text->id), value(name)), arena,
                           version);
    if (!str_starts(name, "v") || !str_to_id(str_slice(name, 1, name.length), &number))
        return NOT_FOUND;
    return one_version(db_query(db, sql_law_version_numbered, value(text->id), value(number)),
                       arena, version);
}

struct str text_path(struct arena *arena, const struct law_text *text)
{
    return str_format(arena, "/law/%.*s", STR_ARGS(text->slug));
}

struct str law_version_path(struct arena *arena, const struct law_text *text,
                            const struct law_version *version)
{
    return str_format(arena, "/law/%.*s/v%" PRId64, STR_ARGS(text->slug), version->number);
}

struct str article_path(struct arena *arena, const struct law_text *text,
                        const struct law_version *version, struct str address)
{
    return str_format(arena, "/law/%.*s/v%" PRId64 "/%.*s", STR_ARGS(text->slug), version->number,
                      STR_ARGS(address));
}
