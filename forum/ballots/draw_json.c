#include "ballots/draw_pages.h"
#include "render/json.h"

/* Null for who left. */
static void put_account(struct json *json, const char *key, const struct author *author)
{
    json_key(json, key);
    if (!author->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "id", author->id);
    json_put_string(json, "handle", author->handle);
    json_put_string(json, "name", author->name);
    json_end(json);
}

static void put_entry(struct json *json, const char *key, int64_t entry)
{
    json_key(json, key);
    if (entry < 0)
        json_nothing(json);
    else
        json_number(json, entry);
}

static void put_draw(struct json *json, const struct public_draw *draw)
{
    json_put_integer(json, "id", draw->id);
    json_put_string(json, "slug", draw->slug);
    json_put_string(json, "title", draw->title);
    json_put_string(json, "purpose", draw->purpose);
    json_put_string(json, "state", str_of(draw_state_word(draw_state(draw))));
    json_put_string(json, "list", str_of(draw_way_word(draw->way)));
    json_put_string(json, "team", draw->team_handle);
    json_put_integer(json, "category_id", draw->category_id);
    json_put_string(json, "category", draw->category_name);
    put_account(json, "announced_by", &draw->actor);
    json_put_integer(json, "seats", draw->seats);
    json_put_integer(json, "people", draw->people);
    json_put_time(json, "announced_at", draw->created_at);
    json_put_time(json, "list_published_at", draw->published_at);
    json_put_time(json, "sources_known_at", draw->known_at);
    json_put_time(json, "held_at", draw->held_at);
    json_put_time(json, "cancelled_at", draw->cancelled_at);
    json_put_string(json, "cancel_reason", draw->cancel_reason);
    json_put_string(json, "list_hash", draw->list_hash);
    put_entry(json, "list_entry", draw->list_entry);
    json_put_string(json, "seed", draw->seed);
    put_entry(json, "result_entry", draw->result_entry);
}

void draws_json(struct page *page, const struct draws_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "draws");
    json_begin_array(&json);
    for (size_t i = 0; i < view->draws.count; i++) {
        json_begin_object(&json);
        put_draw(&json, &view->draws.items[i]);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

static void put_rules(struct json *json, const struct draw_page *view)
{
    json_key(json, "quotas");
    json_begin_array(json);
    for (size_t i = 0; i < view->quotas.count; i++) {
        json_begin_object(json);
        json_put_string(json, "label", view->quotas.items[i].label);
        json_put_integer(json, "max", (int64_t)view->quotas.items[i].max);
        json_end(json);
    }
    json_end(json);
    json_key(json, "sources");
    json_begin_array(json);
    for (size_t i = 0; i < view->sources.count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", view->sources.items[i].name);
        json_put_string(json, "bytes", view->sources.items[i].bytes);
        json_end(json);
    }
    json_end(json);
}

static void put_row(struct json *json, const struct draw_row *row)
{
    const struct draw_person *person = row->person;

    json_begin_object(json);
    json_put_string(json, "id", person->name);
    json_put_string(json, "label", person->label);
    put_account(json, "account", &person->account);
    json_put_string(json, "ticket", person->ticket);
    json_put_integer(json, "seat", person->declined_at ? 0 : person->seat);
    json_put_bool(json, "passed_over", row->is_passed_over);
    json_put_string(json, "stands_in_for", person->stood_for);
    json_put_time(json, "stepped_down_at", person->declined_at);
    json_end(json);
}

void draw_json(struct page *page, const struct draw_page *view)
{
    struct json json = { .out = &page->body };
    size_t count = view->shows_list ? view->people.count : 0;

    json_begin_object(&json);
    put_draw(&json, &view->draw);
    json_put_integer(&json, "seats_this_list_can_fill", (int64_t)view->fillable);
    put_rules(&json, view);
    json_put_string(&json, "command", view->command);
    json_key(&json, "members");
    json_begin_array(&json);
    for (size_t i = 0; i < count; i++)
        put_row(&json, &view->rows[i]);
    json_end(&json);
    json_end(&json);
}
