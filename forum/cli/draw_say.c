/* What palabre draw prints: for people, or as JSON. */
#include "cli/draw.h"
#include "log/pages.h"
#include "render/json.h"

static struct str hex(struct draw_job *job, const struct hash *hash)
{
    return str_hex(&job->arena, hash_bytes(hash));
}

static struct str source_hash(struct draw_job *job, struct str source)
{
    struct hash hash;

    draw_hash(source, &hash);
    return hex(job, &hash);
}

static void list_as_json(struct draw_job *job, struct json *json)
{
    json_put_string(json, "list_hash", hex(job, &job->list_hash));
    json_put_integer(json, "members", (int64_t)job->list.count);
}

static void end_json(struct draw_job *job, struct json *json)
{
    json_end(json);
    fprintf(job->command->out, "%.*s\n", STR_ARGS(buffer_str(json->out)));
}

static void rules_as_json(struct draw_job *job, struct json *json)
{
    json_put_integer(json, "seats", (int64_t)job->wish.seats);
    json_key(json, "quotas");
    json_begin_array(json);
    for (size_t i = 0; i < job->quotas.count; i++) {
        json_begin_object(json);
        json_put_string(json, "label", job->quotas.items[i].label);
        json_put_integer(json, "max", (int64_t)job->quotas.items[i].max);
        json_end(json);
    }
    json_end(json);
    json_key(json, "sources");
    json_begin_array(json);
    for (size_t i = 0; i < job->sources.count; i++) {
        json_begin_object(json);
        json_put_integer(json, "bytes", (int64_t)job->sources.items[i].length);
        json_put_string(json, "hash", source_hash(job, job->sources.items[i]));
        json_end(json);
    }
    json_end(json);
    json_put_string(json, "seed", hex(job, &job->wish.seed));
}

static void place_as_json(struct draw_job *job, struct json *json, const struct draw_place *place)
{
    json_begin_object(json);
    json_put_string(json, "ticket", hex(job, &place->ticket));
    json_put_string(json, "id", place->member->id);
    if (place->member->label.length)
        json_put_string(json, "label", place->member->label);
    if (place->seat)
        json_put_integer(json, "seat", (int64_t)place->seat);
    if (place->is_passed_over)
        json_put_bool(json, "passed_over", true);
    json_end(json);
}

static void say_as_json(struct draw_job *job)
{
    struct buffer out = { .arena = &job->arena };
    struct json json = { .out = &out };

    json_begin_object(&json);
    list_as_json(job, &json);
    rules_as_json(job, &json);
    json_key(&json, "drawn");
    json_begin_array(&json);
    for (size_t i = 0; i < job->list.count; i++)
        if (job->draw.places[i].seat)
            json_text(&json, job->draw.places[i].member->id);
    json_end(&json);
    json_key(&json, "tickets");
    json_begin_array(&json);
    for (size_t i = 0; i < job->list.count; i++)
        place_as_json(job, &json, &job->draw.places[i]);
    json_end(&json);
    end_json(job, &json);
}

static void say_what_was_drawn_from(struct draw_job *job)
{
    FILE *out = job->command->out;

    fprintf(out, "list hash  %s\n", hex(job, &job->list_hash).data);
    fprintf(out, "members    %zu\n", job->list.count);
    fprintf(out, "seats      %zu\n", job->wish.seats);
    for (size_t i = 0; i < job->quotas.count; i++)
        fprintf(out, "quota      at most %zu of %.*s\n", job->quotas.items[i].max,
                STR_ARGS(job->quotas.items[i].label));
    for (size_t i = 0; i < job->sources.count; i++)
        fprintf(out, "source %-3zu %s (%zu bytes)\n", i + 1,
                source_hash(job, job->sources.items[i]).data, job->sources.items[i].length);
    fprintf(out, "seed       %s\n\n", hex(job, &job->wish.seed).data);
}

static void say_place(struct draw_job *job, const struct draw_place *place)
{
    struct str label = place->member->label;
    FILE *out = job->command->out;

    if (place->seat)
        fprintf(out, "%6zu", place->seat);
    else
        fputs("     -", out);
    fprintf(out, "  %s  %.*s", hex(job, &place->ticket).data, STR_ARGS(place->member->id));
    if (label.length)
        fprintf(out, " (%.*s)", STR_ARGS(label));
    fputs(place->is_passed_over ? ", passed over: the quota is full\n" : "\n", out);
}

static void say_as_text(struct draw_job *job)
{
    FILE *out = job->command->out;

    say_what_was_drawn_from(job);
    fprintf(out, "%6s  %-64s  member\n", "seat", "ticket");
    for (size_t i = 0; i < job->list.count; i++)
        say_place(job, &job->draw.places[i]);
    if (job->draw.drawn < job->wish.seats)
        fprintf(out, "\n%zu of %zu seats stay empty: the list and the quotas give no more.\n",
                job->wish.seats - job->draw.drawn, job->wish.seats);
}

void draw_say(struct draw_job *job)
{
    if (job->as_json)
        say_as_json(job);
    else
        say_as_text(job);
}

void draw_say_list(struct draw_job *job)
{
    struct buffer out = { .arena = &job->arena };
    struct json json = { .out = &out };

    if (!job->as_json) {
        fprintf(job->command->out, "list hash  %s\nmembers    %zu\n",
                hex(job, &job->list_hash).data, job->list.count);
        return;
    }
    json_begin_object(&json);
    list_as_json(job, &json);
    end_json(job, &json);
}
