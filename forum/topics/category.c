#include "topics/category.h"

#include "base/arena.h"
#include "render/language.h"
#include "sql.h"
#include "teams/team.h"
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
        .position = row_integer(rows, "position"),
    };
}

static enum result check_words(const struct category *category, struct problems *problems)
{
    struct str name = str_trim(category->name);
    enum result result = OK;

    if (!name.length)
        result = problem_add(problems, "name", N_("A category needs a name."));
    if (str_characters(name) > CATEGORY_NAME_MAX)
        result = problem_add_count(problems, "name", N_("A name has at most {count} characters."),
                                   CATEGORY_NAME_MAX);
    if (str_characters(category->description) > CATEGORY_DESCRIPTION_MAX)
        result = problem_add_count(problems, "description",
                                   N_("The description is longer than {count} characters."),
                                   CATEGORY_DESCRIPTION_MAX);
    return result;
}

enum result category_check(struct db *db, struct arena *arena, const struct category *category,
                           struct problems *problems)
{
    bool is_of_team = category->readers == SPACE_TEAM || category->writers == SPACE_TEAM;
    enum result words = check_words(category, problems), result = OK;
    struct team team;

    if (is_of_team)
        result = team_find(db, arena, 0, category->team_id, &team);
    if (result == NOT_FOUND)
        result = problem_add(problems, "team", N_("Choose the team it is for."));
    return result == OK ? words : result;
}

static enum result update(struct db *db, struct arena *arena, const struct category *category)
{
    bool is_of_team = category->readers == SPACE_TEAM || category->writers == SPACE_TEAM;
    struct str name = str_trim(category->name);
    struct rows rows =
        db_query(db, sql_category_edit, value(category->id), value(slug_from(arena, name)),
                 value(name), value(category->description), value(category->lang),
                 value((int)category->readers), value((int)category->writers),
                 value_id(is_of_team ? category->team_id : 0), value(category->position));

    rows_next(&rows);
    return rows_end_one(&rows);
}

/* Only what anyone may read counts on the pages of people. */
static enum result count_people(struct db *db, const struct category *before,
                                const struct category *category)
{
    int by = (category->readers == SPACE_ANYONE) - (before->readers == SPACE_ANYONE);
    enum result result = OK;

    if (by)
        result = db_do(db, sql_category_posts_seen, value(category->id), value(by));
    if (by && result == OK)
        result = db_do(db, sql_category_topics_seen, value(category->id), value(by));
    return result;
}

enum result category_edit(struct db *db, struct arena *arena, const struct category *category,
                          struct problems *problems)
{
    struct category before;
    enum result result = category_check(db, arena, category, problems);

    if (result == OK)
        result = category_find(db, arena, category->id, &before);
    if (result == OK)
        result = update(db, arena, category);
    if (result == OK)
        result = count_people(db, &before, category);
    return result == OK ? db_do(db, sql_category_looks_changed, value(category->id)) : result;
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
        version = version_with(version, category->writers);
        version = version_with_text(version, category->slug);
        version = version_with_text(version, category->name);
        version = version_with_text(version, category->description);
    }
    return version_end(version);
}
