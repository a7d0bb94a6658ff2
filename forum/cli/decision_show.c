#include <inttypes.h>
#include <string.h>

#include "cli/decision.h"
#include "decisions/concern.h"
#include "decisions/map_pages.h"
#include "decisions/review.h"
#include "decisions/state.h"
#include "render/json.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

/* The command line belongs to who owns the database: it shows everything there is. */
static const struct visitor owner = { .role = ADMINISTRATOR };

static const char *word_of(const struct decision *decision)
{
    return decision_look(decision)->word;
}

/* What the acts on it name by their numbers. */
struct parts {
    struct options options;
    struct concerns concerns;
    struct branches branches;      /* of its newest trial */
    struct review_request request; /* id 0: none is open */
};

static enum result optional_result(enum result result)
{
    return result == NOT_FOUND ? OK : result;
}

static enum result read_parts(struct db *db, struct arena *arena, int64_t id, struct parts *parts)
{
    struct trial trial = { 0 };
    enum result result = options_of(db, arena, id, &parts->options);

    if (result == OK)
        result = concerns_of(db, arena, id, &parts->concerns);
    if (result == OK)
        result = optional_result(trial_latest(db, arena, id, &trial));
    parts->branches = trial.branches;
    return result == OK ? optional_result(review_request_open(db, arena, id, 0, &parts->request))
                        : result;
}

static void put_options(struct json *json, const struct options *options)
{
    json_key(json, "options");
    json_begin_array(json);
    for (size_t i = 0; i < options->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "number", options->items[i].number);
        json_put_string(json, "title", options->items[i].title);
        json_put_bool(json, "proposed", options->items[i].is_current);
        json_end(json);
    }
    json_end(json);
}

static void put_concerns(struct json *json, const struct concerns *concerns)
{
    json_key(json, "concerns");
    json_begin_array(json);
    for (size_t i = 0; i < concerns->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "id", concerns->items[i].id);
        json_put_string(json, "state", str_of(concern_look(&concerns->items[i])->word));
        json_end(json);
    }
    json_end(json);
}

static void put_branches(struct json *json, const struct branches *branches)
{
    json_key(json, "branches");
    json_begin_array(json);
    for (size_t i = 0; i < branches->count; i++) {
        json_begin_object(json);
        json_put_integer(json, "id", branches->items[i].id);
        json_put_integer(json, "option", branches->items[i].option_number);
        json_put_string(json, "state", str_of(branch_word(branches->items[i].state)));
        json_end(json);
    }
    json_end(json);
}

static void put_parts(struct json *json, const struct parts *parts)
{
    put_options(json, &parts->options);
    put_concerns(json, &parts->concerns);
    put_branches(json, &parts->branches);
    if (parts->request.id)
        json_put_integer(json, "review_request", parts->request.id);
}

static void put(struct json *json, const struct decision_run *run, const struct decision *decision,
                const struct parts *parts)
{
    json_begin_object(json);
    json_put_integer(json, "id", decision->id);
    json_put_string(json, "question", decision->question);
    json_put_string(json, "state", str_of(word_of(decision)));
    json_put_time(json, "since", decision->state_since);
    json_put_time(json, "next_step", decision->due_at);
    json_put_string(json, "author", decision->author.handle);
    json_put_string(json, "clerk", decision->clerk.handle);
    json_put_integer(json, "topic", decision->topic_id);
    json_put_integer(json, "rules", decision->rules_version);
    if (run->made)
        json_put_integer(json, run->made, run->number);
    if (parts)
        put_parts(json, parts);
    json_end(json);
}

static void print_parts(struct decision_run *run, const struct parts *parts)
{
    FILE *out = run->command->out;

    for (size_t i = 0; i < parts->options.count; i++) {
        const struct option *option = &parts->options.items[i];

        fprintf(out, "option %" PRId64 ": %.*s%s\n", option->number, STR_ARGS(option->title),
                option->is_current ? " (proposed)" : "");
    }
    for (size_t i = 0; i < parts->concerns.count; i++)
        fprintf(out, "concern %" PRId64 ": %s\n", parts->concerns.items[i].id,
                concern_look(&parts->concerns.items[i])->word);
    for (size_t i = 0; i < parts->branches.count; i++) {
        const struct branch *branch = &parts->branches.items[i];

        fprintf(out, "branch %" PRId64 ": option %" PRId64 ", %s\n", branch->id,
                branch->option_number, branch_word(branch->state));
    }
    if (parts->request.id)
        fprintf(out, "review request: %" PRId64 "\n", parts->request.id);
}

/* parts NULL: only the decisions themselves. */
static void print_json(struct decision_run *run, const struct decision *items, size_t count,
                       const struct parts *parts)
{
    struct buffer out = { .arena = &run->arena };
    struct json json = { .out = &out };

    if (!parts)
        json_begin_array(&json);
    for (size_t i = 0; i < count; i++)
        put(&json, run, &items[i], parts);
    if (!parts)
        json_end(&json);
    fprintf(run->command->out, "%.*s\n", STR_ARGS(buffer_str(&out)));
}

/* Every page of the map, one after the other. */
struct listing {
    struct decision *items;
    size_t count;
    size_t size;
};

static enum result read_list(struct db *db, struct arena *arena, enum tile tile,
                             struct listing *list)
{
    struct map_wish wish = {
        .visitor = &owner, .tile = tile, .order = MAP_NEWEST, .most = MAP_PER_PAGE
    };
    struct map map = { .has_more = true };
    enum result result = OK;

    while (result == OK && map.has_more) {
        result = map_read(db, arena, &wish, &map);
        for (size_t i = 0; result == OK && i < map.count; i++)
            *list_add(arena, list) = map.items[i].decision;
        wish.after = map.last;
    }
    return result;
}

/* By its word, as in /decisions?state=; TILES + 1 for none of them. */
static enum tile tile_named(const char *word)
{
    int tile = 0;

    while (tile < TILES && strcmp(tile_look((enum tile)tile)->word, word) != 0)
        tile++;
    return tile < TILES ? (enum tile)tile : TILES + 1;
}

int decision_list(struct decision_run *run)
{
    const char *state = command_option(run->command, "--state");
    enum tile tile = state ? tile_named(state) : TILE_ALL;
    struct db *db = store_reader(run->command->store);
    struct listing list = { 0 };
    enum result result;

    if (tile > TILES) {
        fprintf(run->command->err, "There is no state %s.\n", state);
        return EXIT_REFUSED;
    }
    if (!db)
        return EXIT_REFUSED;
    db_begin(db);
    result = read_list(db, &run->arena, tile, &list);
    if (db_commit(db) != OK || result != OK)
        return EXIT_REFUSED;
    if (run->as_json)
        print_json(run, list.items, list.count, NULL);
    for (size_t i = 0; !run->as_json && i < list.count; i++)
        fprintf(run->command->out, "D-%" PRId64 "  %-12s  %.*s\n", list.items[i].id,
                word_of(&list.items[i]), STR_ARGS(list.items[i].question));
    return EXIT_DONE;
}

static void print_time(struct decision_run *run, const char *label, int64_t time)
{
    if (time)
        fprintf(run->command->out, "%s: %.*s\n", label, STR_ARGS(time_rfc3339(&run->arena, time)));
}

static void print_person(struct decision_run *run, const char *label, const struct author *person)
{
    fprintf(run->command->out, "%s: %.*s\n", label,
            STR_ARGS(person->id ? person->handle : STR("nobody")));
}

static void print(struct decision_run *run, const struct decision *decision)
{
    fprintf(run->command->out, "D-%" PRId64 "  %.*s\n", decision->id, STR_ARGS(decision->question));
    fprintf(run->command->out, "state: %s\n", word_of(decision));
    print_time(run, "since", decision->state_since);
    print_time(run, "next step", decision->due_at);
    if (decision->state == STATE_OPEN || decision->state == STATE_PROPOSED)
        print_time(run, "ends by", decision->ceiling_at);
    print_person(run, "author", &decision->author);
    print_person(run, "clerk", &decision->clerk);
    fprintf(run->command->out, "topic: %" PRId64 "\nrules: version %" PRId64 "\n",
            decision->topic_id, decision->rules_version);
}

int decision_show(struct decision_run *run)
{
    struct db *db = store_reader(run->command->store);
    struct decision decision;
    struct parts parts = { 0 };
    enum result result;

    if (!db)
        return EXIT_REFUSED;
    db_begin(db);
    result = decision_find(db, &run->arena, run->id, &decision);
    if (result == OK)
        result = read_parts(db, &run->arena, run->id, &parts);
    if (db_commit(db) != OK || result != OK) {
        fprintf(run->command->err, "There is no decision %" PRId64 ".\n", run->id);
        return EXIT_REFUSED;
    }
    if (run->as_json) {
        print_json(run, &decision, 1, &parts);
        return EXIT_DONE;
    }
    print(run, &decision);
    print_parts(run, &parts);
    return EXIT_DONE;
}
