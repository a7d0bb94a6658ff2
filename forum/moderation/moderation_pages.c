#include "moderation/pages.h"
#include "render/json.h"
#include "settings/setting.h"

const struct field moderation_query[] = {
    { "before", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

static void put_person(struct json *json, const char *key, const struct author *person)
{
    json_key(json, key);
    if (person->handle.length)
        json_text(json, person->handle);
    else
        json_nothing(json);
}

static void put_act(struct json *json, struct page *page, const struct moderation *act)
{
    json_begin_object(json);
    json_put_integer(json, "id", act->id);
    json_put_string(json, "act", act->act);
    json_put_time(json, "created_at", act->created_at);
    put_person(json, "actor", &act->actor);
    put_person(json, "person", &act->person);
    json_put_integer(json, "topic_id", act->topic_id);
    json_put_string(json, "topic_title", act->topic_title);
    json_put_integer(json, "post_number", act->post_number);
    json_put_string(json, "rule", rule_label(page, act->rule));
    json_put_string(json, "detail", act->detail);
    json_put_string(json, "reason", act->reason);
    json_put_time(json, "ends_at", act->ends_at);
    json_end(json);
}

void moderation_json(struct page *page, const struct moderations *list)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "acts");
    json_begin_array(&json);
    for (size_t i = 0; i < list->count; i++)
        put_act(&json, page, &list->items[i]);
    json_end(&json);
    json_put_bool(&json, "has_more", list->has_more);
    json_end(&json);
}

enum result moderation_show(struct request *request)
{
    struct moderation_page view = { .is_first = !request_integer(request, "before") };
    enum result result = moderation_latest(request->db, &request->arena, &request->visitor,
                                           request_integer(request, "before"), &view.list);

    view.appeals_category = setting_value(request->db, SETTING_APPEALS_CATEGORY);
    if (result != OK ||
        request_is_current(request, moderations_version(&view.list) ^ view.appeals_category))
        return result;
    if (request->format == JSON)
        moderation_json(&request->page, &view.list);
    else
        moderation_html(&request->page, &view);
    return OK;
}
