/* A draw is announced, volunteers come forward, its list is published; or it is cancelled. */
#include <inttypes.h>
#include <stdio.h>

#include "ballots/public_draw.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/draw_list.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"
#include "topics/category.h"
#include "topics/slug.h"

enum { DAY = 24 * 60 * 60, AHEAD_DAYS_MAX = 3 * 366 };

/* What was typed, read. */
struct typed_draw {
    struct draw_people people;
    struct draw_quotas_list quotas;
    struct draw_sources_list sources;
};

static enum result check_words(const struct public_draw *draw, struct problems *problems)
{
    enum result result = OK;
    size_t title = str_characters(draw->title), purpose = str_characters(draw->purpose);

    if (title < PUBLIC_DRAW_TITLE_MIN || title > PUBLIC_DRAW_TITLE_MAX)
        result = problem_add(problems, "title", N_("Say in a few words who is drawn."));
    if (!purpose || purpose > PUBLIC_DRAW_PURPOSE_MAX)
        result = problem_add(problems, "purpose",
                             N_("Say what those who are drawn will do, and for how long."));
    if (draw->seats < 1 || draw->seats > PUBLIC_DRAW_SEATS_MAX)
        result = problem_add_count(problems, "seats", N_("From 1 to {count} seats."),
                                   PUBLIC_DRAW_SEATS_MAX);
    return result;
}

static enum result check_known(int64_t known_at, struct problems *problems)
{
    int64_t now = clock_now();

    if (known_at <= now)
        return problem_add(problems, "date",
                           N_("The sources must not be known yet when the list is published: say "
                              "a later time."));
    if (known_at > now + (int64_t)AHEAD_DAYS_MAX * DAY)
        return problem_add(problems, "date", N_("That is more than three years ahead."));
    return OK;
}

/* A list tells who is in the team, so whoever reads the draw must be free to know it. */
static enum result check_team(struct db *db, struct arena *arena, const struct public_draw *draw,
                              const char *field, struct problems *problems)
{
    struct category category;
    struct team team;
    enum result result;

    if (draw->way != DRAW_TEAM || !draw->category_id)
        return OK;
    if (!draw->team_id)
        return problem_add(problems, field, N_("Choose the team whose members are drawn from."));
    result = team_find(db, arena, 0, draw->team_id, &team);
    if (result == OK)
        result = category_find(db, arena, draw->category_id, &category);
    if (result != OK || !team.is_private ||
        (category.readers == SPACE_TEAM && category.team_id == team.id))
        return result;
    return problem_add(problems, field,
                       N_("Who is in this team is not for everyone: it can be drawn from only in "
                          "a category that it alone reads."));
}

static enum result read_typed(struct arena *arena, const struct public_draw_wish *wish,
                              struct problems *problems, struct typed_draw *typed)
{
    enum result result = draw_quotas_typed(arena, wish->quotas, problems, &typed->quotas);
    enum result sources = draw_sources_typed(arena, wish->sources, problems, &typed->sources);
    enum result list = OK;

    if (wish->draw.way == DRAW_TYPED)
        list = draw_list_typed(arena, wish->list, problems, &typed->people);
    if (wish->draw.way == DRAW_TEAM && typed->quotas.count)
        result = problem_add(problems, "quotas",
                             N_("A team’s members have no labels: quotas go with volunteers or "
                                "with a list that is typed."));
    return result != OK ? result : sources != OK ? sources : list;
}

static enum result insert_parts(struct db *db, int64_t id, const struct typed_draw *typed)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < typed->sources.count; i++)
        result = db_do(db, sql_public_draw_add_source, value(id), value((int64_t)i + 1),
                       value(typed->sources.items[i].name));
    for (size_t i = 0; result == OK && i < typed->quotas.count; i++)
        result =
            db_do(db, sql_public_draw_add_quota, value(id), value(typed->quotas.items[i].label),
                  value((int64_t)typed->quotas.items[i].max));
    for (size_t i = 0; result == OK && i < typed->people.count; i++)
        result = db_do(db, sql_public_draw_add_member, value(id),
                       value(typed->people.items[i].name), value(typed->people.items[i].label));
    return result;
}

static enum result insert(struct db *db, struct arena *arena, const struct public_draw *draw,
                          int64_t *id)
{
    int64_t team_id = draw->way == DRAW_TEAM ? draw->team_id : 0;
    struct rows rows = db_query(db, sql_public_draw_add, value(slug_from(arena, draw->title)),
                                value(draw->category_id), value(draw->lang), value(draw->title),
                                value(draw->purpose), value(draw->seats), value((int64_t)draw->way),
                                value_id(team_id), value_id(draw->actor.id), value(draw->known_at),
                                value(clock_now()));

    if (rows_next(&rows))
        *id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

enum result public_draw_announce(struct db *db, struct arena *arena,
                                 const struct public_draw_wish *wish, struct problems *problems,
                                 int64_t *id)
{
    struct typed_draw typed = { 0 };
    enum result results[] = {
        check_team(db, arena, &wish->draw, "team", problems),
        check_words(&wish->draw, problems),
        read_typed(arena, wish, problems, &typed),
        check_known(wish->draw.known_at, problems),
    };
    enum result result = OK;

    for (size_t i = 0; result == OK && i < sizeof results / sizeof *results; i++)
        result = results[i];
    if (result == OK && problems->count)
        result = NOT_VALID;
    if (result == OK)
        result = insert(db, arena, &wish->draw, id);
    return result == OK ? insert_parts(db, *id, &typed) : result;
}

static bool is_declared(const struct draw_quotas_list *quotas, struct str label)
{
    for (size_t i = 0; i < quotas->count; i++)
        if (str_equal(quotas->items[i].label, label))
            return true;
    return !label.length;
}

enum result public_draw_volunteer(struct db *db, const struct public_draw *draw,
                                  const struct draw_quotas_list *quotas,
                                  const struct draw_volunteer *volunteer, struct problems *problems)
{
    char name[24];

    if (draw->way != DRAW_VOLUNTEERS)
        return problem_add(problems, "", N_("This draw is not among volunteers."));
    if (draw_state(draw) != DRAW_GATHERING)
        return problem_add(problems, "", N_("It is too late: the list is fixed."));
    if (volunteer->withdraws)
        return db_do(db, sql_public_draw_take_back, value(draw->id), value(volunteer->account_id));
    if (!is_declared(quotas, volunteer->label))
        return problem_add(problems, "label", N_("Choose one of those that were declared."));
    if (draw->people >= PUBLIC_DRAW_MEMBERS_MAX)
        return problem_add(problems, "", N_("The list is full."));
    snprintf(name, sizeof name, "%" PRId64, volunteer->account_id);
    return db_do(db, sql_public_draw_come_forward, value(draw->id), value(str_of(name)),
                 value(volunteer->label), value(volunteer->account_id));
}

/* What the entry of a published list says. */
struct published {
    const struct public_draw *draw;
    const struct draw_publishing *wish;
    const struct typed_draw *typed;
    struct str hash;
};

static void put_published(struct json *json, const void *context)
{
    const struct published *published = context;
    const struct typed_draw *typed = published->typed;

    json_put_string(json, "list_hash", published->hash);
    json_put_integer(json, "people", (int64_t)typed->people.count);
    json_put_integer(json, "seats", published->draw->seats);
    json_key(json, "quotas");
    json_begin_array(json);
    for (size_t i = 0; i < typed->quotas.count; i++) {
        json_begin_object(json);
        json_put_string(json, "label", typed->quotas.items[i].label);
        json_put_integer(json, "max", (int64_t)typed->quotas.items[i].max);
        json_end(json);
    }
    json_end(json);
    json_key(json, "sources");
    json_begin_array(json);
    for (size_t i = 0; i < typed->sources.count; i++)
        json_text(json, typed->sources.items[i].name);
    json_end(json);
    json_put_time(json, "known_at", published->wish->known_at);
}

static enum result check_publishing(struct db *db, struct arena *arena,
                                    const struct public_draw *draw, int64_t known_at,
                                    struct problems *problems)
{
    enum result result;

    if (draw_state(draw) != DRAW_GATHERING)
        return problem_add(problems, "",
                           draw->cancelled_at ? N_("This draw is cancelled.")
                                              : N_("The list is published: it is fixed."));
    result = check_known(known_at, problems);
    return result == OK ? check_team(db, arena, draw, "", problems) : result;
}

static enum result read_parts(struct db *db, struct arena *arena, int64_t id,
                              struct typed_draw *typed)
{
    enum result result = public_draw_people(db, arena, id, &typed->people);

    if (result == OK)
        result = public_draw_quotas(db, arena, id, &typed->quotas);
    return result == OK ? public_draw_sources(db, arena, id, &typed->sources) : result;
}

static enum result fix_list(struct db *db, struct arena *arena, const struct published *published)
{
    struct draw_act act = { .draw_id = published->draw->id,
                            .word = "published",
                            .actor_id = published->wish->actor_id,
                            .details = put_published,
                            .context = published };
    int64_t entry = -1;
    enum result result = draw_log(db, arena, &act, &entry);
    struct rows rows;

    if (result != OK)
        return result;
    rows = db_query(db, sql_public_draw_publish, value(published->draw->id), value(clock_now()),
                    value(published->wish->known_at), value(published->hash), value(entry));
    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static struct str hash_of(struct arena *arena, const struct draw_people *people)
{
    struct draw_list list = { 0 };
    struct hash hash;

    for (size_t i = 0; i < people->count; i++)
        *list_add(arena, &list) =
            (struct draw_member){ people->items[i].name, people->items[i].label };
    draw_list_hash(arena, &list, &hash);
    return str_hex(arena, hash_bytes(&hash));
}

enum result public_draw_publish(struct db *db, struct arena *arena, const struct public_draw *draw,
                                const struct draw_publishing *wish, struct problems *problems)
{
    struct typed_draw typed = { 0 };
    enum result result = check_publishing(db, arena, draw, wish->known_at, problems);

    if (result == OK && draw->way == DRAW_TEAM)
        result = db_do(db, sql_public_draw_take_team, value(draw->id));
    if (result == OK)
        result = read_parts(db, arena, draw->id, &typed);
    if (result != OK)
        return result;
    if (!typed.people.count)
        return problem_add(problems, "", N_("Nobody is on the list."));
    if (typed.people.count > PUBLIC_DRAW_MEMBERS_MAX)
        return problem_add_count(problems, "", N_("A list holds at most {count} people."),
                                 PUBLIC_DRAW_MEMBERS_MAX);
    return fix_list(db, arena,
                    &(struct published){ draw, wish, &typed, hash_of(arena, &typed.people) });
}

static void put_reason(struct json *json, const void *context)
{
    const struct str *reason = context;

    json_put_string(json, "reason", *reason);
}

enum result public_draw_cancel(struct db *db, struct arena *arena, const struct public_draw *draw,
                               int64_t actor_id, struct str reason, struct problems *problems)
{
    struct draw_act act = { .draw_id = draw->id,
                            .word = "cancelled",
                            .actor_id = actor_id,
                            .details = put_reason,
                            .context = &reason };
    int64_t entry = -1;
    struct rows rows;
    enum result result;

    reason = str_trim(reason);
    if (!reason.length || str_characters(reason) > PUBLIC_DRAW_REASON_MAX)
        return problem_add(problems, "reason", N_("Say why, so that people know what to expect."));
    rows = db_query(db, sql_public_draw_cancel, value(draw->id), value(clock_now()), value(reason));
    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return CONFLICT;
    return result == OK ? draw_log(db, arena, &act, &entry) : result;
}
