/* Notices by Discourse's names, as in its /notifications.json; calls by our own. */
#include "decisions/state.h"
#include "notices/meeting_notices.h"
#include "notices/pages.h"
#include "render/json.h"

/* Discourse's notification types. */
static int64_t type_of(const struct notice *notice)
{
    enum { MENTIONED = 1, REPLIED = 2, LIKED = 5, CUSTOM = 14, GROUP_MENTIONED = 15 };

    switch (notice->kind) {
    case NOTICE_MENTION: return notice->team.length ? GROUP_MENTIONED : MENTIONED;
    case NOTICE_REPLY: return REPLIED;
    case NOTICE_THANKS: return LIKED;
    default: break;
    }
    return CUSTOM;
}

static bool is_of_moderators(const struct notice *notice)
{
    return notice->kind == NOTICE_HANDLED || notice->kind == NOTICE_PUBLISHED ||
           notice->kind == NOTICE_HIDDEN;
}

/* Ours: what of which decision, and until when it can be answered. */
static void put_decision(struct json *json, const struct notice *notice)
{
    struct arena *arena = json->out->arena;

    json_put_string(json, "about", str_of(decision_notice_word(notice->kind)));
    json_put_integer(json, "decision_id", notice->decision_id);
    json_put_string(json, "question", notice->topic_title);
    json_put_string(json, "path", decision_notice_path(arena, notice));
    json_put_string(json, "state", str_of(state_word(notice->state)));
    if (notice->kind == NOTICE_ASKED || notice->kind == NOTICE_NEW_VERSION)
        json_put_integer(json, "version", notice->number);
    if (notice->until_at)
        json_put_time(json, "until", notice->until_at);
}

static void put_notice(struct json *json, const struct notice *notice)
{
    bool is_of_meeting = notice->kind == NOTICE_MINUTES;

    json_begin_object(json);
    json_put_integer(json, "notification_type", type_of(notice));
    json_put_bool(json, "read", notice->is_seen);
    json_put_time(json, "created_at", notice->told_at);
    if (!is_of_meeting)
        json_put_integer(json, "topic_id", notice->topic_id);
    if (!notice->decision_id && !is_of_meeting) {
        json_put_integer(json, "post_number", notice->number);
        json_put_string(json, "slug", notice->topic_slug);
        json_put_string(json, "fancy_title", notice->topic_title);
    }
    json_key(json, "data");
    json_begin_object(json);
    if (notice->decision_id)
        put_decision(json, notice);
    if (is_of_meeting)
        meeting_notice_put(json, notice);
    /* Which moderator it was stands in the public log, where the site says so. */
    json_put_string(json, "display_username",
                    is_of_moderators(notice) ? STR("") : notice->actor.handle);
    json_put_integer(json, "count", notice->count);
    if (notice->team.length)
        json_put_string(json, "group_name", notice->team);
    json_end(json);
    json_end(json);
}

void notices_json(struct page *page, const struct notices *notices)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "notifications");
    json_begin_array(&json);
    for (size_t i = 0; i < notices->count; i++)
        put_notice(&json, &notices->items[i]);
    json_end(&json);
    json_end(&json);
}

static void put_call(struct json *json, const struct call *call)
{
    static const char *const states[] = {
        [CALL_OPEN] = "open",
        [CALL_TAKEN] = "taken",
        [CALL_ANSWERED] = "answered",
        [CALL_CLOSED] = "closed",
    };

    json_begin_object(json);
    json_put_integer(json, "id", call->id);
    json_put_string(json, "state", str_of(states[call->state]));
    json_put_string(json, "team", call->team);
    json_put_string(json, "caller", call->caller.handle);
    if (call->member.id)
        json_put_string(json, "member", call->member.handle);
    json_put_time(json, "opened_at", call->opened_at);
    json_put_time(json, "changed_at", call->changed_at);
    json_put_integer(json, "topic_id", call->topic_id);
    json_put_string(json, "topic_slug", call->topic_slug);
    json_put_string(json, "topic_title", call->topic_title);
    json_put_integer(json, "post_number", call->number);
    if (call->answer_number)
        json_put_integer(json, "answer_number", call->answer_number);
    json_end(json);
}

static void put_calls(struct json *json, const char *name, const struct calls *calls)
{
    json_key(json, name);
    json_begin_array(json);
    for (size_t i = 0; i < calls->count; i++)
        put_call(json, &calls->items[i]);
    json_end(json);
}

void calls_json(struct page *page, const struct calls_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    if (view->account_id) {
        put_calls(&json, "waiting", &view->waiting);
        put_calls(&json, "mine", &view->mine);
        put_calls(&json, "answered", &view->answered);
    }
    put_calls(&json, "unanswered", &view->nobody);
    json_end(&json);
}
