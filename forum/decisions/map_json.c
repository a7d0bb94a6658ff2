#include "base/arena.h"
#include "decisions/can.h"
#include "decisions/map_pages.h"
#include "render/json.h"

static void put_item(struct json *json, struct page *page, const struct map_item *item)
{
    const struct decision *decision = &item->decision;

    json_begin_object(json);
    json_put_integer(json, "id", decision->id);
    json_put_string(json, "slug", decision->slug);
    json_put_string(json, "path", decision_path(page->body.arena, decision));
    json_put_string(json, "question", decision->question);
    json_put_string(json, "state", str_of(state_word(decision->state)));
    if (decision->state == STATE_CLOSED)
        json_put_string(json, "closed_as", str_of(close_look(decision->closed_as)->word));
    json_put_bool(json, "stopped", item->tile == TILE_OBJECT);
    json_put_string(json, "what_next", decision_next_text(page, decision));
    json_put_time(json, "until", decision_until(decision));
    json_put_time(json, "state_since", decision->state_since);
    json_put_time(json, "created_at", decision->created_at);
    json_put_time(json, "decided_at", decision->decided_at);
    json_put_integer(json, "topic_id", decision->topic_id);
    json_put_integer(json, "category_id", item->category_id);
    json_put_integer(json, "options", item->options);
    json_put_integer(json, "branches", item->branches);
    json_end(json);
}

void map_json(struct page *page, const struct map_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "counts");
    json_begin_object(&json);
    for (int i = 0; i < TILES; i++)
        json_put_integer(&json, tile_look((enum tile)i)->word, view->counts[i]);
    json_end(&json);
    json_key(&json, "decisions");
    json_begin_array(&json);
    for (size_t i = 0; i < view->map.count; i++)
        put_item(&json, page, &view->map.items[i]);
    json_end(&json);
    json_put_string(&json, "more_path",
                    view->next.length ? map_address(page, view, view->tile, view->next) : STR(""));
    json_end(&json);
}
