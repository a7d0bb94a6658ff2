/* What is voted on and when, as JSON. */
#include "ballots/list_pages.h"
#include "base/arena.h"
#include "render/json.h"

static void put_item(struct json *json, const struct ballot_item *item, int64_t now)
{
    json_put_integer(json, "id", item->id);
    json_put_string(json, "path", ballot_path(json->out->arena, item));
    json_put_string(json, "question", item->question);
    json_put_string(json, "kind", str_of(ballot_kind_word(item->kind)));
    json_put_string(json, "state", str_of(ballot_state_word(ballot_state(item, now))));
    json_put_string(json, "words", item->hash);
    json_put_integer(json, "category_id", item->category_id);
    json_put_string(json, "category", item->category_name);
    json_put_time(json, "opens_at", item->opens_at);
    json_put_time(json, "closes_at", item->closes_at);
    json_put_time(json, "closed_at", item->closed_at);
    json_put_time(json, "cancelled_at", item->cancelled_at);
    if (item->outcome != OUTCOME_NONE)
        json_put_string(json, "outcome", str_of(ballot_outcome_word(item->outcome)));
}

static void put_list(struct json *json, const char *key, const struct ballot_items *list,
                     int64_t now)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++) {
        json_begin_object(json);
        put_item(json, &list->items[i], now);
        json_end(json);
    }
    json_end(json);
}

static void put_rhythm(struct json *json, const struct ballots_page *view)
{
    const struct rhythm *rhythm = &view->rhythm;

    json_key(json, "rhythm");
    if (!rhythm->week) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "week", rhythm->week);
    json_put_integer(json, "weekday", rhythm->weekday);
    json_put_string(json, "opens", rhythm_hour(json->out->arena, rhythm->opens_minute));
    json_put_string(json, "closes", rhythm_hour(json->out->arena, rhythm->closes_minute));
    json_put_string(json, "time_zone", rhythm->zone);
    json_key(json, "days");
    json_begin_array(json);
    for (size_t i = 0; i < RHYTHM_DAYS_SHOWN; i++) {
        json_begin_object(json);
        json_put_time(json, "opens_at", view->days[i].opens_at);
        json_put_time(json, "closes_at", view->days[i].closes_at);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

void ballots_json(struct page *page, const struct ballots_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_list(&json, "open", &view->open, view->now);
    put_list(&json, "next", &view->next, view->now);
    put_list(&json, "over", &view->past, view->now);
    put_rhythm(&json, view);
    json_end(&json);
}
