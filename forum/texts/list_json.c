/* The list of law texts, one of them, and a version, as JSON. */
#include "render/json.h"
#include "texts/pages.h"

void law_list_json(struct page *page, const struct law_list_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "texts");
    json_begin_array(&json);
    for (size_t i = 0; i < view->texts.count; i++) {
        const struct law_text *text = &view->texts.items[i];

        json_begin_object(&json);
        json_law_text(&json, page->body.arena, text);
        json_key(&json, "newest");
        json_begin_object(&json);
        json_law_version(&json, page->body.arena, text, &view->newest[i]);
        json_end(&json);
        json_end(&json);
    }
    json_end(&json);
    json_put_string(&json, "next", view->next);
    json_end(&json);
}

static void put_outline(struct json *json, const struct outline *outline)
{
    json_key(json, "contents");
    json_begin_array(json);
    for (size_t i = 0; i < outline->count; i++) {
        const struct outline_item *item = &outline->items[i];

        json_begin_object(json);
        json_state(json, &item->state);
        json_put_integer(json, "in", item->state.parent_id);
        if (item->state.segment.kind == SEGMENT_ARTICLE)
            json_put_string(json, "address", item->state.address);
        else
            json_put_integer(json, "articles", item->articles);
        json_end(json);
    }
    json_end(json);
}

void law_text_json(struct page *page, const struct law_text_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_law_text(&json, page->body.arena, &view->text);
    json_key(&json, "versions");
    json_begin_array(&json);
    for (size_t i = 0; i < view->versions.count; i++) {
        json_begin_object(&json);
        json_law_version(&json, page->body.arena, &view->text, &view->versions.items[i]);
        json_end(&json);
    }
    json_end(&json);
    put_outline(&json, &view->outline);
    json_end(&json);
}

void law_version_json(struct page *page, const struct law_version_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "text");
    json_begin_object(&json);
    json_law_text(&json, page->body.arena, &view->text);
    json_end(&json);
    json_key(&json, "version");
    json_begin_object(&json);
    json_law_version(&json, page->body.arena, &view->text, &view->version);
    json_end(&json);
    json_key(&json, "segments");
    json_begin_array(&json);
    for (size_t i = 0; i < view->states.count; i++) {
        json_begin_object(&json);
        json_state(&json, &view->states.items[i]);
        json_put_integer(&json, "in", view->states.items[i].parent_id);
        json_end(&json);
    }
    json_end(&json);
    json_put_integer(&json, "next", view->next);
    json_end(&json);
}
