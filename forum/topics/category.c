#include "topics/category.h"

#include "base/arena.h"
#include "sql.h"
#include "topics/slug.h"
#include "topics/version.h"

enum result category_create(struct db *db, struct arena *arena, const struct category *category,
                            int64_t *id)
{
    struct str name = str_trim(category->name);
    struct str slug = slug_from(arena, category->slug.length ? category->slug : name);
    struct rows rows;

    if (!name.length || str_characters(name) > CATEGORY_NAME_MAX ||
        str_characters(category->description) > CATEGORY_DESCRIPTION_MAX)
        return NOT_VALID;
    rows = db_query(db, sql_category_create, value(slug), value(name), value(category->description),
                    value(category->lang), value((int)category->readers),
                    value((int)category->writers), value_id(category->team_id));
    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static struct category category_from(struct rows *rows, struct arena *arena)
{
    return (struct category){
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .name = row_text(rows, "name", arena),
        .description = row_text(rows, "description", arena),
        .lang = row_text(rows, "lang", arena),
        .topic_count = row_integer(rows, "topic_count"),
        .readers = (enum space)row_integer(rows, "readers"),
        .writers = (enum space)row_integer(rows, "writers"),
        .team_id = row_integer(rows, "team_id"),
    };
}

struct record category_record(const struct category *category)
{
    return (struct record){
        .readers = category->readers,
        .writers = category->writers,
        .is_in_team = category->is_in_team,
    };
}

enum result category_find(struct db *db, struct arena *arena, int64_t id, struct category *category)
{
    struct rows rows = db_query(db, sql_category_find, value(id));

    if (rows_next(&rows))
        *category = category_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result categories_all(struct db *db, struct arena *arena, const struct visitor *visitor,
                           struct categories *categories)
{
    struct rows rows = db_query(db, sql_categories_all, value(may_reach(visitor)),
                                value(visitor->account_id), value(CATEGORIES_MAX));

    *categories = (struct categories){ 0 };
    while (rows_next(&rows))
        *list_add(arena, categories) = category_from(&rows, arena);
    return rows_end(&rows);
}

enum result categories_reach(struct db *db, const struct visitor *visitor, uint64_t *reach)
{
    struct rows rows =
        db_query(db, sql_categories_reach, value(may_reach(visitor)), value(visitor->account_id));

    *reach = VERSION_START;
    while (rows_next(&rows))
        *reach = version_with(*reach, row_integer(&rows, "category_id"));
    return rows_end(&rows);
}

int64_t categories_version(const struct categories *categories)
{
    uint64_t version = VERSION_START;

    for (size_t i = 0; i < categories->count; i++) {
        const struct category *category = &categories->items[i];

        version = version_with(version, category->id);
        version = version_with(version, category->topic_count);
        version = version_with_text(version, category->slug);
        version = version_with_text(version, category->name);
        version = version_with_text(version, category->description);
    }
    return version_end(version);
}
