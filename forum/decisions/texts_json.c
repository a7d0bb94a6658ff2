#include "decisions/texts_pages.h"
#include "render/json.h"

static void put_decision(struct json *json, const struct texts_head *head)
{
    json_put_integer(json, "decision", head->decision.id);
    json_put_string(json, "question", head->decision.question);
}

static void put_version(struct json *json, const struct text_version *version)
{
    json_begin_object(json);
    json_put_integer(json, "id", version->id);
    json_put_integer(json, "number", version->number);
    put_person(json, "author", &version->author);
    json_put_string(json, "text", version->text);
    json_put_string(json, "html", version->html.markup);
    json_put_string(json, "sha256", version->hash);
    json_put_string(json, "note", version->note);
    json_put_bool(json, "small_correction", !version->is_substantial);
    json_put_time(json, "created_at", version->created_at);
    json_end(json);
}

static void put_counts(struct json *json, const struct stance_counts *counts)
{
    json_key(json, "positions");
    json_begin_object(json);
    for (int kind = 0; kind < STANCE_KINDS; kind++)
        json_put_integer(json, stance_look((enum stance_kind)kind)->word, counts->of[kind]);
    json_put_integer(json, "on_older_versions", counts->stale);
    json_put_integer(json, "conditional", counts->conditional);
    json_end(json);
}

static void put_agreement(struct json *json, const struct agreement *agreement)
{
    json_put_integer(json, "groups_in_favour", agreement->agreed);
    json_put_integer(json, "groups", agreement->groups);
}

/* What changed, in runs: "same", "removed", "added". */
static void put_changes(struct json *json, const struct option_page *view)
{
    static const char *const kinds[] = {
        [DIFF_SAME] = "same", [DIFF_REMOVED] = "removed", [DIFF_ADDED] = "added"
    };

    if (!view->before)
        return;
    json_put_integer(json, "changes_from", view->before->number);
    json_put_integer(json, "changes_to", view->shown->number);
    json_key(json, "changes");
    json_begin_array(json);
    for (size_t i = 0; i < view->diff.count; i++) {
        json_begin_object(json);
        json_put_string(json, kinds[view->diff.items[i].kind], view->diff.items[i].text);
        json_end(json);
    }
    json_end(json);
}

static void put_concerns(struct json *json, const char *key, const struct concerns *concerns)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < concerns->count; i++)
        put_concern_json(json, &concerns->items[i]);
    json_end(json);
}

static void put_option(struct json *json, const struct option *option)
{
    json_put_integer(json, "id", option->id);
    json_put_integer(json, "number", option->number);
    json_put_string(json, "title", option->title);
    put_person(json, "author", &option->author);
    json_put_bool(json, "before_the_people", option->is_current);
    json_put_time(json, "set_aside_at", option->set_aside_at);
    json_put_string(json, "set_aside_why", option->set_aside);
}

void option_json(struct page *page, const struct option_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, &view->head);
    put_option(&json, &view->option);
    put_counts(&json, &view->counts);
    put_agreement(&json, &view->agreement);
    json_key(&json, "versions");
    json_begin_array(&json);
    for (size_t i = 0; i < view->versions.count; i++)
        put_version(&json, &view->versions.items[i]);
    json_end(&json);
    put_changes(&json, view);
    put_concerns(&json, "answers", &view->answered);
    put_concerns(&json, "concerns", &view->concerns);
    json_end(&json);
}

static void put_stance(struct json *json, const struct stance *stance)
{
    json_begin_object(json);
    json_put_integer(json, "id", stance->id);
    put_person(json, "author", &stance->author);
    json_put_string(json, "position", str_of(stance_look(stance->kind)->word));
    json_put_integer(json, "option", stance->option_number);
    json_put_integer(json, "version", stance->version_number);
    json_put_string(json, "reason", stance->reason);
    json_put_string(json, "condition", stance->condition);
    json_put_bool(json, "on_an_older_version", stance->is_stale);
    json_put_time(json, "created_at", stance->created_at);
    json_end(json);
}

static void put_group(struct json *json, const struct group *group)
{
    json_begin_object(json);
    json_put_string(json, "group", group->handle);
    json_put_string(json, "name", group->name);
    json_put_bool(json, "private", group->is_private);
    for (int kind = 0; kind < STANCE_KINDS; kind++)
        json_put_integer(json, stance_look((enum stance_kind)kind)->word, group->of[kind]);
    json_put_integer(json, "for_another_option", group->elsewhere);
    json_end(json);
}

void stances_json(struct page *page, const struct stances_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, &view->head);
    put_counts(&json, &view->counts);
    put_agreement(&json, &view->agreement);
    json_key(&json, "by_group");
    json_begin_array(&json);
    for (size_t i = 0; i < view->groups.count; i++)
        put_group(&json, &view->groups.items[i]);
    json_end(&json);
    json_key(&json, "people");
    json_begin_array(&json);
    for (size_t i = 0; i < view->stances.count; i++)
        put_stance(&json, &view->stances.items[i]);
    json_end(&json);
    json_put_bool(&json, "more", view->stances.has_more);
    json_end(&json);
}

static void put_second(struct json *json, const struct concern_second *second)
{
    json_begin_object(json);
    put_person(json, "author", &second->author);
    json_put_string(json, "group", second->team_handle);
    json_put_time(json, "created_at", second->created_at);
    json_end(json);
}

static void put_reply(struct json *json, const struct concern_reply *reply)
{
    json_begin_object(json);
    json_put_integer(json, "id", reply->id);
    put_person(json, "author", &reply->author);
    json_put_string(json, "words", reply->words);
    json_put_bool(json, "answer", reply->is_answer);
    if (reply->version_id)
        json_put_integer(json, "version", reply->version_number);
    json_put_time(json, "created_at", reply->created_at);
    json_end(json);
}

static void put_arbiter(struct json *json, const struct arbiter *arbiter)
{
    static const char *const verdicts[ARBITER_VERDICTS] = { "silent", "answered", "not-answered" };

    json_begin_object(json);
    put_person(json, "author", &arbiter->author);
    json_put_integer(json, "round", arbiter->round);
    json_put_string(json, "verdict", str_of(verdicts[arbiter->verdict]));
    json_put_string(json, "reason", arbiter->reason);
    json_put_integer(json, "entry", arbiter->entry);
    json_put_time(json, "drawn_at", arbiter->drawn_at);
    json_put_time(json, "said_at", arbiter->said_at);
    json_end(json);
}

void concern_json(struct page *page, const struct concern_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_decision(&json, &view->head);
    json_key(&json, "concern");
    put_concern_json(&json, &view->concern);
    json_key(&json, "seconders");
    json_begin_array(&json);
    for (size_t i = 0; i < view->seconds.count; i++)
        put_second(&json, &view->seconds.items[i]);
    json_end(&json);
    json_key(&json, "replies");
    json_begin_array(&json);
    for (size_t i = 0; i < view->replies.count; i++)
        put_reply(&json, &view->replies.items[i]);
    json_end(&json);
    json_key(&json, "arbiters");
    json_begin_array(&json);
    for (size_t i = 0; i < view->arbiters.count; i++)
        put_arbiter(&json, &view->arbiters.items[i]);
    json_end(&json);
    json_end(&json);
}
