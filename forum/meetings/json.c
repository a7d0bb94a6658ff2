/* Meetings as JSON. */
#include "render/json.h"
#include "decisions/state.h"
#include "meetings/pages.h"

static void put_person(struct json *json, const char *key, const struct author *author)
{
    json_key(json, key);
    if (!author->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_string(json, "username", author->handle);
    json_put_string(json, "name", author->name);
    json_end(json);
}

static void put_times(struct json *json, const struct meeting *meeting)
{
    json_put_time(json, "starts_at", meeting->starts_at);
    json_put_time(json, "ends_at", meeting_ends_at(meeting));
    json_put_string(json, "time_zone", meeting->zone);
    json_put_time(json, "was_planned_for", meeting->was_at);
    json_put_time(json, "cancelled_at", meeting->cancelled_at);
    json_put_string(json, "cancel_reason", meeting->cancel_reason);
    json_put_time(json, "minutes_due_at", meeting_minutes_due_at(meeting));
    json_put_time(json, "minutes_published_at", meeting->published_at);
    json_put_time(json, "objections_until", meeting->open_until);
}

static void put_meeting(struct json *json, const struct meeting *meeting, int64_t now)
{
    json_put_integer(json, "id", meeting->id);
    json_put_string(json, "slug", meeting->slug);
    json_put_string(json, "title", meeting->title);
    json_put_string(json, "state", str_of(meeting_state_word(meeting_state(meeting, now))));
    json_put_integer(json, "category_id", meeting->category_id);
    json_put_string(json, "category", meeting->category_name);
    json_put_string(json, "team", meeting->team_handle);
    put_person(json, "called_by", &meeting->keeper);
    put_times(json, meeting);
    json_put_string(json, "place", meeting->place);
    json_put_string(json, "address", meeting->address);
}

static void put_list(struct json *json, const char *key, const struct meetings *list, int64_t now)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++) {
        json_begin_object(json);
        put_meeting(json, &list->items[i], now);
        json_end(json);
    }
    json_end(json);
}

void meetings_json(struct page *page, const struct meetings_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_list(&json, "next", &view->ahead, view->now);
    put_list(&json, "past", &view->past, view->now);
    json_end(&json);
}

static void put_item_texts(struct json *json, const struct item *item)
{
    json_put_string(json, "text", item->text.text);
    json_put_string(json, "arguments", item->arguments.text);
    json_put_string(json, "objections", item->objections.text);
    json_put_string(json, "outcome", item->outcome.text);
    json_put_time(json, "proposed_at", item->proposed_at);
}

/* One that the reader may not read keeps its place and says nothing. */
static void put_item(struct json *json, const struct item *item)
{
    json_begin_object(json);
    json_put_integer(json, "id", item->id);
    json_put_bool(json, "is_withheld", item->is_withheld);
    if (!item->is_withheld) {
        json_put_string(json, "title", item->title);
        put_person(json, "proposed_by", &item->author);
        json_put_integer(json, "topic_id", item->topic_id);
        json_put_integer(json, "decision_id", item->decision_id);
        json_put_string(json, "decision_state", str_of(state_word(item->decision_state)));
        put_item_texts(json, item);
    }
    json_end(json);
}

static void put_people(struct json *json, const struct meeting_page *view)
{
    json_key(json, "present");
    json_begin_array(json);
    for (size_t i = 0; i < view->people.count; i++)
        json_text(json, view->people.items[i].handle);
    json_end(json);
    json_put_integer(json, "others_present", view->meeting.others);
}

static void put_minutes(struct json *json, const struct minutes *minutes)
{
    json_key(json, "minutes");
    if (!minutes->revision) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "version", minutes->revision);
    put_person(json, "written_by", &minutes->author);
    json_put_time(json, "written_at", minutes->created_at);
    json_put_string(json, "raw", minutes->text);
    json_put_string(json, "html", minutes->html.markup);
    json_end(json);
}

void meeting_json(struct page *page, const struct meeting_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_meeting(&json, &view->meeting, view->now);
    json_key(&json, "items");
    json_begin_array(&json);
    for (size_t i = 0; i < view->items.count; i++)
        put_item(&json, &view->items.items[i]);
    json_end(&json);
    put_people(&json, view);
    put_minutes(&json, &view->minutes);
    json_end(&json);
}
