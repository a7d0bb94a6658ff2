#include "base/arena.h"
#include "decisions/core_pages.h"
#include "render/json.h"
#include "render/language.h"

enum { REASON_MAX = 1000 };

const struct field rules_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 60 },
    { 0 },
};
const struct field rule_query[] = {
    { "value", NULL, FIELD_LINE, 0, 0 }, /* what it is now, never from the address */
    { 0 },
};
const struct field rule_fields[] = {
    { "value", N_("Value"), FIELD_INTEGER, INT64_MIN, INT64_MAX },
    { "reason", N_("Reason"), FIELD_LINE, 0, REASON_MAX },
    { 0 },
};

static void say_kept(struct request *request, const struct rules *rules)
{
    struct page *page = &request->page;
    const struct rule_kind *kind = rule_named(request_text(request, "kept"));

    if (kind)
        request_notice(request, fill(page, _("{label}: {value} from now on."), "label",
                                     language_text(page->language, kind->label), "value",
                                     number_text(page, rules_value(rules, kind)), NULL));
}

enum result rules_show(struct request *request)
{
    struct rules_page view = { .may_change = may_administer(&request->visitor) };
    enum result result = rules_read(request->db, 0, &view.now);

    if (result == OK)
        result = rules_all(request->db, &request->arena, &view.versions);
    if (result != OK)
        return result;
    say_kept(request, &view.now);
    if (request->format == JSON)
        decision_rules_json(&request->page, &view);
    else
        decision_rules_html(&request->page, &view);
    return OK;
}

/* Also shows again what was refused. */
enum result rule_form(struct request *request)
{
    struct rule_page view = { .kind = rule_named(request->names[0]) };
    struct rules rules;
    enum result result = view.kind ? rules_read(request->db, 0, &rules) : NOT_FOUND;

    if (result != OK)
        return result;
    request_fill(request, "value",
                 str_format(&request->arena, "%lld", (long long)rules_value(&rules, view.kind)));
    view.form = request_form(request);
    decision_rule_html(&request->page, &view);
    return OK;
}

/* It is that already: sent twice, or by two administrators at once. */
enum result rule_send(struct request *request)
{
    struct rules_change change = {
        .name = request->names[0],
        .value =
            request_text(request, "value").length ? request_integer(request, "value") : INT64_MIN,
        .reason = request_text(request, "reason"),
        .actor_id = request->visitor.account_id,
    };
    enum result result = rules_change(request->db, &request->arena, &change, &request->problems);

    return result == OK || result == CONFLICT
               ? request_redirect(request, "/decisions/rules?kept=%.*s", STR_ARGS(change.name))
               : result;
}

static void put_version(struct json *json, const struct rules_version *version)
{
    json_begin_object(json);
    json_put_integer(json, "version", version->version);
    json_put_time(json, "created_at", version->created_at);
    if (version->actor.id)
        json_put_string(json, "by", version->actor.handle);
    if (version->name.length) {
        json_put_string(json, "changed", version->name);
        json_put_integer(json, "from", version->before);
        json_put_integer(json, "to", version->value);
        json_put_string(json, "reason", version->reason);
    }
    json_end(json);
}

void decision_rules_json(struct page *page, const struct rules_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_integer(&json, "version", view->now.version);
    json_key(&json, "rules");
    json_begin_object(&json);
    for (const struct rule_kind *kind = rule_kinds; kind->name; kind++)
        json_put_integer(&json, kind->name, rules_value(&view->now, kind));
    json_end(&json);
    json_key(&json, "versions");
    json_begin_array(&json);
    for (size_t i = 0; i < view->versions.count; i++)
        put_version(&json, &view->versions.items[i]);
    json_end(&json);
    json_end(&json);
}
