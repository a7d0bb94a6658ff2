#include "base/arena.h"
#include "decisions/texts_pages.h"
#include "render/json.h"
#include "render/language.h"

enum result texts_head_for(struct request *request, int64_t decision_id, struct texts_head *head)
{
    enum result result = decision_for(request, decision_id, &head->decision, &head->topic);

    return result == OK ? decision_facts_for(request, &head->decision, &head->topic, &head->facts)
                        : result;
}

/* Whose session ended or who was suspended meanwhile is shown what they typed. */
static bool has_ended(const struct request *request)
{
    return request->method == POST &&
           (!request->visitor.account_id || request->visitor.suspended_until);
}

enum result texts_head_for_part(struct request *request, int64_t decision_id,
                                struct texts_head *head)
{
    enum result result = texts_head_for(request, decision_id, head);

    if (result == OK && !head->facts.may_write && !has_ended(request))
        return NOT_ALLOWED;
    return result;
}

/* Without a line break after it, as a comma may follow. */
struct html named_html(struct page *page, const struct author *author)
{
    struct str left = _("somebody who left");
    struct page part = page_beside(page);

    if (author->id)
        return link_html(page, str_format(page->body.arena, "/u/%.*s", STR_ARGS(author->handle)),
                         author_name(author));
    put_escaped(&part, left);
    return page_html(&part);
}

struct str option_called(struct page *page, int64_t number, struct str title)
{
    return number ? fill(page, _("Option {number}: {title}"), "number", number_text(page, number),
                         "title", title, NULL)
                  : fill(page, _("The status quo: {title}"), "title", title, NULL);
}

void put_person(struct json *json, const char *key, const struct author *author)
{
    json_key(json, key);
    if (!author->id) {
        json_nothing(json);
        return;
    }
    json_begin_object(json);
    json_put_integer(json, "id", author->id);
    json_put_string(json, "username", author->handle);
    json_put_string(json, "name", author->name);
    json_end(json);
}

void put_concern_json(struct json *json, const struct concern *concern)
{
    json_begin_object(json);
    json_put_integer(json, "id", concern->id);
    put_person(json, "author", &concern->author);
    json_put_integer(json, "option", concern->option_number);
    json_put_integer(json, "version", concern->version_number);
    json_put_string(json, "passage", concern->passage);
    json_put_string(json, "harm", concern->harm);
    json_put_string(json, "remedy", concern->remedy);
    json_put_bool(json, "must", concern->is_must);
    json_put_bool(json, "objection", concern->is_block);
    json_put_string(json, "state", str_of(concern_look(concern)->word));
    json_put_integer(json, "seconders", concern->seconds);
    json_put_time(json, "seconders_until", concern->second_until);
    json_put_time(json, "sustained_at", concern->sustained_at);
    json_put_time(json, "stood_aside_at", concern->stood_aside_at);
    json_put_time(json, "asked_at", concern->asked_at);
    json_put_time(json, "ended_at", concern->ended_at);
    json_put_time(json, "raised_at", concern->created_at);
    json_end(json);
}
