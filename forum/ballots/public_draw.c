#include "ballots/public_draw.h"

#include <inttypes.h>
#include <sodium.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "log/entry.h"
#include "log/subject.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"

enum draw_state draw_state(const struct public_draw *draw)
{
    if (draw->cancelled_at)
        return DRAW_CANCELLED;
    if (draw->held_at)
        return DRAW_HELD;
    return draw->published_at ? DRAW_PUBLISHED : DRAW_GATHERING;
}

const char *draw_state_word(enum draw_state state)
{
    static const char *const words[DRAW_STATES] = { "gathering", "published", "held", "cancelled" };

    return words[state];
}

const char *draw_way_word(enum draw_way way)
{
    static const char *const words[DRAW_WAYS] = { "typed", "team", "volunteers" };

    return way < DRAW_WAYS ? words[way] : NULL;
}

struct str public_draw_path(struct arena *arena, const struct public_draw *draw)
{
    return str_format(arena, "/draws/%.*s/%" PRId64, STR_ARGS(draw->slug), draw->id);
}

struct record public_draw_record(const struct public_draw *draw)
{
    return (struct record){
        .author_id = draw->actor.id,
        .readers = draw->readers,
        .writers = draw->readers,
        .is_in_team = draw->is_in_team,
    };
}

static void read_times(struct rows *rows, struct arena *arena, struct public_draw *draw)
{
    draw->created_at = row_integer(rows, "created_at");
    draw->published_at = row_integer(rows, "published_at");
    draw->list_hash = row_text(rows, "list_hash", arena);
    draw->list_entry = row_integer(rows, "list_entry");
    draw->known_at = row_integer(rows, "known_at");
    draw->held_at = row_integer(rows, "held_at");
    draw->seed = row_text(rows, "seed", arena);
    draw->result_entry = row_integer(rows, "result_entry");
    draw->cancelled_at = row_integer(rows, "cancelled_at");
    draw->cancel_reason = row_text(rows, "cancel_reason", arena);
    draw->changed_at = row_integer(rows, "changed_at");
    draw->version = row_integer(rows, "version");
    draw->people = row_integer(rows, "people");
}

static struct public_draw draw_from(struct rows *rows, struct arena *arena)
{
    struct public_draw draw = {
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .category_id = row_integer(rows, "category_id"),
        .category_slug = row_text(rows, "category_slug", arena),
        .category_name = row_text(rows, "category_name", arena),
        .readers = (enum space)row_integer(rows, "readers"),
        .category_team_id = row_integer(rows, "category_team_id"),
        .lang = row_text(rows, "lang", arena),
        .title = row_text(rows, "title", arena),
        .purpose = row_text(rows, "purpose", arena),
        .seats = row_integer(rows, "seats"),
        .way = (enum draw_way)row_integer(rows, "way"),
        .team_id = row_integer(rows, "team_id"),
        .team_handle = row_text(rows, "team_handle", arena),
        .actor = author_from(rows, arena, "actor"),
    };

    read_times(rows, arena, &draw);
    return draw;
}

enum result public_draw_find(struct db *db, struct arena *arena, int64_t id,
                             struct public_draw *draw)
{
    struct rows rows = db_query(db, sql_public_draw_find, value(id));

    if (rows_next(&rows))
        *draw = draw_from(&rows, arena);
    return rows_end_one(&rows);
}

enum result public_draws_latest(struct db *db, struct arena *arena, const struct visitor *visitor,
                                struct draw_cursor before, struct public_draws *draws)
{
    struct draw_cursor from = before.id ? before : (struct draw_cursor){ INT64_MAX, INT64_MAX };
    struct rows rows =
        db_query(db, sql_public_draws_latest, value(may_reach(visitor)), value(visitor->account_id),
                 value(from.created_at), value(from.id), value(PUBLIC_DRAWS_PER_PAGE + 1));

    *draws = (struct public_draws){ 0 };
    while (rows_next(&rows))
        *list_add(arena, draws) = draw_from(&rows, arena);
    draws->has_more = draws->count > PUBLIC_DRAWS_PER_PAGE;
    if (draws->has_more)
        draws->count--;
    return rows_end(&rows);
}

enum result public_draw_sources(struct db *db, struct arena *arena, int64_t id,
                                struct draw_sources_list *sources)
{
    struct rows rows = db_query(db, sql_public_draw_sources, value(id));

    *sources = (struct draw_sources_list){ 0 };
    while (rows_next(&rows))
        *list_add(arena, sources) = (struct draw_source){
            .name = row_text(&rows, "name", arena),
            .bytes = row_text(&rows, "bytes", arena),
        };
    return rows_end(&rows);
}

enum result public_draw_quotas(struct db *db, struct arena *arena, int64_t id,
                               struct draw_quotas_list *quotas)
{
    struct rows rows = db_query(db, sql_public_draw_quotas, value(id));

    *quotas = (struct draw_quotas_list){ 0 };
    while (rows_next(&rows))
        *list_add(arena, quotas) = (struct draw_quota){
            .label = row_text(&rows, "label", arena),
            .max = (size_t)row_integer(&rows, "most"),
        };
    return rows_end(&rows);
}

enum result public_draw_people(struct db *db, struct arena *arena, int64_t id,
                               struct draw_people *people)
{
    struct rows rows = db_query(db, sql_public_draw_people, value(id));

    *people = (struct draw_people){ 0 };
    while (rows_next(&rows))
        *list_add(arena, people) = (struct draw_person){
            .name = row_text(&rows, "name", arena),
            .label = row_text(&rows, "label", arena),
            .account = author_from(&rows, arena, "account"),
            .ticket = row_text(&rows, "ticket", arena),
            .seat = row_integer(&rows, "seat"),
            .stood_for = row_text(&rows, "stood_for", arena),
            .declined_at = row_integer(&rows, "declined_at"),
        };
    return rows_end(&rows);
}

enum result public_draw_seated(struct db *db, struct arena *arena, int64_t id,
                               struct draw_seated *seated)
{
    struct rows rows = db_query(db, sql_public_draw_seated, value(id));

    *seated = (struct draw_seated){ 0 };
    while (rows_next(&rows))
        *list_add(arena, seated) = row_integer(&rows, "account_id");
    return rows_end(&rows);
}

const struct draw_person *draw_holder(const struct draw_people *people, int64_t seat)
{
    for (size_t i = 0; seat && i < people->count; i++)
        if (people->items[i].seat == seat && !people->items[i].declined_at)
            return &people->items[i];
    return NULL;
}

bool draw_seed_of(const struct public_draw *draw, struct hash *seed)
{
    size_t length = 0;

    return draw->held_at &&
           sodium_hex2bin(seed->bytes, HASH_BYTES, draw->seed.data, draw->seed.length, NULL,
                          &length, NULL) == 0 &&
           length == HASH_BYTES;
}

enum result draw_log(struct db *db, struct arena *arena, const struct draw_act *act, int64_t *entry)
{
    struct buffer out = { .arena = arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    json_put_string(&json, "act", str_of(act->word));
    if (act->details)
        act->details(&json, act->context);
    json_end(&json);
    return entry_append(db, arena,
                        &(struct entry){
                            .kind = "draw",
                            .subject = str_format(arena, "assembly/%" PRId64, act->draw_id),
                            .actor_id = act->actor_id,
                            .payload = buffer_str(&out),
                        },
                        entry);
}

enum result public_draw_about(struct db *db, struct arena *arena, const struct visitor *visitor,
                              struct str text, struct log_about *about)
{
    struct public_draw draw = { 0 };
    struct record record;
    enum result result = NOT_FOUND;
    int64_t id;

    if (str_to_id(text, &id))
        result = public_draw_find(db, arena, id, &draw);
    if (result == OK && draw.category_team_id && visitor->account_id)
        result = team_has(db, draw.category_team_id, visitor->account_id, &draw.is_in_team);
    record = public_draw_record(&draw);
    if (result == OK && !may_enter(visitor, &record))
        return NOT_FOUND;
    about->title = draw.title;
    about->path = public_draw_path(arena, &draw);
    return result;
}

enum result public_draws_let_go(struct db *db, struct arena *arena,
                                const struct account_event *event)
{
    static const struct sql *const statements[] = {
        &sql_public_draw_gone_lists,
        &sql_public_draw_gone_people,
        &sql_public_draw_gone_actors,
        NULL,
    };
    enum result result = OK;

    (void)arena;
    for (size_t i = 0; result == OK && statements[i]; i++)
        result = db_do(db, *statements[i], value(event->account_id));
    return result;
}
