/* A draw is held by its sources, done again by anyone, and who steps down is replaced. */
#include <stdlib.h>

#include "ballots/public_draw.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

struct str public_draw_list(struct arena *arena, const struct draw_people *people)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < people->count; i++) {
        buffer_put_str(&out, people->items[i].name);
        if (people->items[i].label.length) {
            buffer_put_c(&out, "\t");
            buffer_put_str(&out, people->items[i].label);
        }
        buffer_put_c(&out, "\n");
    }
    return buffer_str(&out);
}

static size_t count_of(const struct draw_people *people, struct str label)
{
    size_t count = 0;

    for (size_t i = 0; i < people->count; i++)
        count += str_equal(people->items[i].label, label);
    return count;
}

size_t public_draw_fillable(const struct public_draw *draw, const struct draw_people *people,
                            const struct draw_quotas_list *quotas)
{
    size_t count = people->count, seats = (size_t)draw->seats;

    for (size_t i = 0; i < quotas->count; i++) {
        size_t of_label = count_of(people, quotas->items[i].label);

        if (of_label > quotas->items[i].max)
            count -= of_label - quotas->items[i].max;
    }
    return count < seats ? count : seats;
}

enum result public_draw_again(struct arena *arena, const struct public_draw *draw,
                              const struct draw_people *people,
                              const struct draw_quotas_list *quotas, const struct hash *seed,
                              struct draw_again *again)
{
    struct draw_member *members = arena_alloc(arena, (people->count + 1) * sizeof *members);
    struct draw_wish wish = { .seed = *seed,
                              .members = members,
                              .count = people->count,
                              .seats = (size_t)draw->seats,
                              .quotas = quotas->items,
                              .quota_count = quotas->count };

    for (size_t i = 0; i < people->count; i++)
        members[i] = (struct draw_member){ people->items[i].name, people->items[i].label };
    again->members = members;
    again->people = people->items;
    return draw_hold(arena, &wish, &again->draw);
}

const struct draw_person *draw_person_at(const struct draw_again *again, size_t place)
{
    return &again->people[again->draw.places[place].member - again->members];
}

static void put_quoted(struct buffer *out, struct str word)
{
    buffer_put_c(out, "'");
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] == '\'')
            buffer_put_c(out, "'\\''");
        else
            buffer_put(out, &word.data[i], 1);
    }
    buffer_put_c(out, "'");
}

/* A quota of a label that nobody has changes nothing, and the command would not take it. */
struct str draw_command(struct arena *arena, const struct public_draw *draw,
                        const struct draw_people *people, const struct draw_quotas_list *quotas,
                        const struct draw_sources_list *sources)
{
    struct buffer out = { .arena = arena };

    buffer_put_str(&out, str_format(arena, "palabre draw --seats %d", (int)draw->seats));
    for (size_t i = 0; i < quotas->count; i++) {
        const struct draw_quota *quota = &quotas->items[i];

        if (!count_of(people, quota->label))
            continue;
        buffer_put_c(&out, " --quota ");
        put_quoted(&out, str_format(arena, "%.*s=%zu", STR_ARGS(quota->label), quota->max));
    }
    for (size_t i = 0; i < sources->count; i++) {
        struct str bytes = sources->items[i].bytes;

        buffer_put_c(&out, " --source-text ");
        put_quoted(&out, bytes.length ? bytes : str_format(arena, "SOURCE-%zu", i + 1));
    }
    buffer_put_c(&out, " list.txt");
    return buffer_str(&out);
}

/* Held: what is written down, and what the entry of the log says. */
struct held_draw {
    const struct public_draw *draw;
    const struct draw_holding *wish;
    struct draw_people people;
    struct draw_quotas_list quotas;
    struct draw_sources_list sources;
    struct draw_again again;
    struct str seed;
};

static void put_held(struct json *json, const void *context)
{
    const struct held_draw *held = context;

    json_put_string(json, "list_hash", held->draw->list_hash);
    json_key(json, "sources");
    json_begin_array(json);
    for (size_t i = 0; i < held->sources.count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", held->sources.items[i].name);
        json_put_string(json, "bytes", held->wish->bytes[i]);
        json_end(json);
    }
    json_end(json);
    json_put_string(json, "seed", held->seed);
    json_key(json, "drawn");
    json_begin_array(json);
    for (size_t i = 0; i < held->people.count; i++)
        if (held->again.draw.places[i].seat)
            json_text(json, draw_person_at(&held->again, i)->name);
    json_end(json);
}

static const char *why_not_yet(const struct public_draw *draw)
{
    switch (draw_state(draw)) {
    case DRAW_GATHERING: return N_("Its list is not published yet.");
    case DRAW_HELD: return N_("It is held already.");
    case DRAW_CANCELLED: return N_("This draw is cancelled.");
    default: return NULL;
    }
}

static enum result check_holding(const struct held_draw *held, struct problems *problems)
{
    static const char *const fields[PUBLIC_DRAW_SOURCES_MAX] = { "source1", "source2", "source3",
                                                                 "source4", "source5" };
    const char *why = why_not_yet(held->draw);
    enum result result = OK;

    if (why)
        return problem_add(problems, "", why);
    if (clock_now() < held->draw->known_at)
        return problem_add_time(problems, "", N_("Its sources are known from {time} on."),
                                held->draw->known_at);
    for (size_t i = 0; i < held->sources.count; i++)
        if (i >= held->wish->count || !held->wish->bytes[i].length ||
            held->wish->bytes[i].length > PUBLIC_DRAW_BYTES_MAX)
            result = problem_add(problems, fields[i],
                                 N_("Type what this source says, exactly as it was declared."));
    return result;
}

static enum result read_held(struct db *db, struct arena *arena, struct held_draw *held)
{
    enum result result = public_draw_people(db, arena, held->draw->id, &held->people);

    if (result == OK)
        result = public_draw_quotas(db, arena, held->draw->id, &held->quotas);
    return result == OK ? public_draw_sources(db, arena, held->draw->id, &held->sources) : result;
}

static enum result write_places(struct db *db, struct arena *arena, const struct held_draw *held)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < held->sources.count; i++)
        result = db_do(db, sql_public_draw_know, value(held->draw->id), value((int64_t)i + 1),
                       value(held->wish->bytes[i]));
    for (size_t i = 0; result == OK && i < held->people.count; i++) {
        const struct draw_place *place = &held->again.draw.places[i];

        result =
            db_do(db, sql_public_draw_place, value(held->draw->id), value(place->member->id),
                  value(str_hex(arena, hash_bytes(&place->ticket))), value((int64_t)place->seat));
    }
    return result;
}

static enum result write_held(struct db *db, struct arena *arena, const struct held_draw *held)
{
    struct draw_act act = { .draw_id = held->draw->id,
                            .word = "held",
                            .actor_id = held->wish->actor_id,
                            .details = put_held,
                            .context = held };
    int64_t entry = -1;
    enum result result = draw_log(db, arena, &act, &entry);
    struct rows rows;

    if (result == OK)
        result = write_places(db, arena, held);
    if (result != OK)
        return result;
    rows = db_query(db, sql_public_draw_hold, value(held->draw->id), value(clock_now()),
                    value(held->seed), value(entry));
    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

enum result public_draw_hold(struct db *db, struct arena *arena, const struct public_draw *draw,
                             const struct draw_holding *wish, struct problems *problems)
{
    struct held_draw held = { .draw = draw, .wish = wish };
    struct hash seed;
    enum result result = read_held(db, arena, &held);

    if (result == OK)
        result = check_holding(&held, problems);
    if (result != OK)
        return result;
    draw_seed(wish->bytes, held.sources.count, &seed);
    held.seed = str_hex(arena, hash_bytes(&seed));
    result = public_draw_again(arena, draw, &held.people, &held.quotas, &seed, &held.again);
    return result == OK ? write_held(db, arena, &held) : result;
}

/* Who steps down, and who has the seat then. */
struct stepped {
    const struct draw_stepping *wish;
    const struct draw_person *who;
    const struct draw_person *next; /* NULL: nobody is left */
    struct draw_people left;        /* on the list, without who stepped down now or before */
    bool is_themself;
};

static void put_stepped(struct json *json, const void *context)
{
    const struct stepped *stepped = context;

    json_put_integer(json, "seat", stepped->wish->seat);
    json_put_string(json, "who", stepped->who->name);
    json_put_bool(json, "themself", stepped->is_themself);
    json_put_string(json, "reason", stepped->wish->reason);
    json_key(json, "next");
    if (stepped->next)
        json_text(json, stepped->next->name);
    else
        json_nothing(json);
}

static void find_left(struct arena *arena, const struct draw_people *people,
                      struct stepped *stepped)
{
    for (size_t i = 0; i < people->count; i++)
        if (&people->items[i] != stepped->who && !people->items[i].declined_at)
            *list_add(arena, &stepped->left) = people->items[i];
}

static enum result find_next(struct db *db, struct arena *arena, const struct public_draw *draw,
                             struct stepped *stepped)
{
    struct draw_quotas_list quotas;
    struct draw_again again = { 0 };
    struct hash seed;
    enum result result = public_draw_quotas(db, arena, draw->id, &quotas);

    if (result != OK || !draw_seed_of(draw, &seed))
        return result == OK ? FAILED : result;
    result = public_draw_again(arena, draw, &stepped->left, &quotas, &seed, &again);
    for (size_t i = 0; result == OK && i < stepped->left.count; i++)
        if (again.draw.places[i].seat && !draw_person_at(&again, i)->seat)
            stepped->next = draw_person_at(&again, i);
    return result;
}

static enum result write_stepped(struct db *db, struct arena *arena, const struct public_draw *draw,
                                 const struct stepped *stepped)
{
    struct draw_act act = { .draw_id = draw->id,
                            .word = "stepped-down",
                            .actor_id = stepped->wish->actor_id,
                            .details = put_stepped,
                            .context = stepped };
    struct rows rows = db_query(db, sql_public_draw_decline, value(draw->id),
                                value(stepped->who->name), value(clock_now()));
    int64_t entry = -1;
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == OK && stepped->next)
        result = db_do(db, sql_public_draw_stand_in, value(draw->id), value(stepped->next->name),
                       value(stepped->who->seat), value(stepped->who->name));
    if (result == OK)
        result = db_do(db, sql_public_draw_touch, value(draw->id), value(clock_now()));
    return result == OK ? draw_log(db, arena, &act, &entry) : result;
}

enum result public_draw_step_down(struct db *db, struct arena *arena,
                                  const struct public_draw *draw, const struct draw_stepping *wish,
                                  struct problems *problems)
{
    struct stepped stepped = { .wish = wish };
    struct draw_people people;
    enum result result = public_draw_people(db, arena, draw->id, &people);

    if (result != OK)
        return result;
    if (draw_state(draw) != DRAW_HELD)
        return problem_add(problems, "", N_("It is not held yet."));
    stepped.who = draw_holder(&people, wish->seat);
    if (!stepped.who)
        return problem_add(problems, "seat", N_("Nobody holds this seat."));
    stepped.is_themself = stepped.who->account.id && stepped.who->account.id == wish->actor_id;
    if (!stepped.is_themself && !str_trim(wish->reason).length)
        return problem_add(problems, "reason", N_("Say why somebody else has the seat."));
    find_left(arena, &people, &stepped);
    result = find_next(db, arena, draw, &stepped);
    return result == OK ? write_stepped(db, arena, draw, &stepped) : result;
}
