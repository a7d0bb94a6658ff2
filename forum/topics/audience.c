#include "topics/audience.h"

#include <inttypes.h>
#include <stdlib.h>

#include "accounts/account.h"
#include "accounts/pace.h"
#include "base/arena.h"
#include "render/language.h"
#include "settings/setting.h"
#include "sql.h"
#include "teams/team.h"

/* Whom the handles of a text mean; without who writes it and whom the post has told. */
struct meant {
    struct str handle;
    int64_t account_id; /* 0: a team */
    struct team team;
};

struct meants {
    struct meant *items;
    size_t count;
    size_t size;
};

struct handles {
    struct str *items;
    size_t count;
    size_t size;
};

static enum result read_told(struct db *db, struct arena *arena, int64_t post_id,
                             struct handles *told)
{
    struct rows rows;

    if (!post_id)
        return OK;
    rows = db_query(db, sql_audience_told, value(post_id));
    while (rows_next(&rows))
        *list_add(arena, told) = row_text(&rows, "handle", arena);
    return rows_end(&rows);
}

static bool is_among(const struct handles *handles, struct str folded)
{
    for (size_t i = 0; i < handles->count; i++)
        if (str_equal(handles->items[i], folded))
            return true;
    return false;
}

static enum result find_one(struct db *db, struct arena *arena, const struct visitor *visitor,
                            struct str handle, struct meants *meants)
{
    struct account account;
    struct team team;
    enum result result = account_by_handle(db, arena, handle, &account);

    if (result == OK && account.id != visitor->account_id)
        *list_add(arena, meants) = (struct meant){ account.handle, .account_id = account.id };
    if (result != NOT_FOUND)
        return result;
    result = team_by_handle(db, arena, visitor->account_id, handle, &team);
    if (result == OK)
        *list_add(arena, meants) = (struct meant){ team.handle, .team = team };
    return result == NOT_FOUND ? OK : result;
}

static enum result find_meant(struct db *db, struct arena *arena, const struct audience_wish *wish,
                              struct meants *meants)
{
    struct handles told = { 0 };
    enum result result = read_told(db, arena, wish->post_id, &told);

    for (size_t i = 0; result == OK && i < wish->mentions->count; i++)
        if (!is_among(&told, str_lower(arena, wish->mentions->items[i])))
            result = find_one(db, arena, wish->visitor, wish->mentions->items[i], meants);
    return result;
}

struct people {
    int64_t *items;
    size_t count;
    size_t size;
};

static enum result read_people(struct db *db, struct arena *arena, const struct audience_wish *wish,
                               const struct meant *meant, struct people *people)
{
    struct value category = value(wish->category_id), writer = value(wish->visitor->account_id);
    struct rows rows =
        meant->account_id
            ? db_query(db, sql_audience_person, value(meant->account_id), category)
            : db_query(db, sql_audience_team, value(meant->team.id), category, writer);

    while (rows_next(&rows))
        *list_add(arena, people) = row_integer(&rows, "id");
    return rows_end(&rows);
}

static bool hides_people(const struct visitor *visitor, const struct meant *meant)
{
    struct team_record record = team_record(&meant->team);

    return !meant->account_id && !may_see_members(visitor, &record);
}

static int by_number(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

static int64_t count_once(struct people *people)
{
    int64_t count = 0;

    if (people->count)
        qsort(people->items, people->count, sizeof *people->items, by_number);
    for (size_t i = 0; i < people->count; i++)
        count += !i || people->items[i] != people->items[i - 1];
    return count;
}

/* Who is told of nothing is not said to be: a person who may not read it, an empty team. */
static void add_part(struct arena *arena, struct audience *audience, struct audience_part part)
{
    if (!part.people && !part.hides_people)
        return;
    *list_add(arena, audience) = part;
    audience->hides_people = audience->hides_people || part.hides_people;
}

enum result audience_find(struct db *db, struct arena *arena, const struct audience_wish *wish,
                          struct audience *audience)
{
    struct meants meants = { 0 };
    struct people people = { 0 };
    enum result result = find_meant(db, arena, wish, &meants);

    *audience = (struct audience){ 0 };
    for (size_t i = 0; result == OK && i < meants.count; i++) {
        const struct meant *meant = &meants.items[i];
        struct audience_part part = {
            .handle = meant->handle,
            .is_team = !meant->account_id,
            .hides_people = hides_people(wish->visitor, meant),
        };
        size_t before = people.count;

        if (!part.hides_people)
            result = read_people(db, arena, wish, meant, &people);
        part.people = (int64_t)(people.count - before);
        add_part(arena, audience, part);
    }
    audience->people = count_once(&people);
    return result;
}

static enum result check_number(struct db *db, struct arena *arena, const struct visitor *visitor,
                                size_t number, struct problems *problems)
{
    int64_t max =
        setting_value(db, account_is_new(visitor) ? SETTING_NEW_MENTIONS : SETTING_MENTIONS);
    enum result result;

    if ((int64_t)number <= max)
        return OK;
    result = problem_add_count(problems, "body",
                               N_("Your message mentions {value} people and teams. It may mention "
                                  "{count}: name the others without the @."),
                               max);
    problems->items[problems->count - 1].value = str_format(arena, "%zu", number);
    return result;
}

/* How many are in a private team is not said, not even that they are too many. */
static enum result check_team(struct db *db, const struct visitor *visitor, const struct team *team,
                              struct problems *problems)
{
    struct team_record record = team_record(team);
    bool is_large = !team->called_when_large &&
                    team->member_count > setting_value(db, SETTING_TEAM_MENTION_MEMBERS);

    if (may_call(visitor, &record) && !is_large)
        return OK;
    if (may_call(visitor, &record) && may_see_members(visitor, &record))
        return problem_add_value(problems, "body",
                                 N_("@{value} has too many members to be called at once. Mention "
                                    "some of them, or write the name without the @."),
                                 team->handle);
    return problem_add_value(problems, "body",
                             N_("You cannot call @{value}. Write the name without the @."),
                             team->handle);
}

enum result audience_check(struct db *db, struct arena *arena, const struct audience_wish *wish,
                           struct problems *problems)
{
    struct meants meants = { 0 };
    enum result result = OK, worst;

    if (!wish->mentions->count)
        return OK;
    result = find_meant(db, arena, wish, &meants);
    if (result != OK || !meants.count)
        return result;
    worst = check_number(db, arena, wish->visitor, meants.count, problems);
    for (size_t i = 0; i < meants.count && (worst == OK || worst == NOT_VALID); i++) {
        result = meants.items[i].account_id
                     ? OK
                     : check_team(db, wish->visitor, &meants.items[i].team, problems);
        worst = result == OK ? worst : result;
    }
    return worst;
}
