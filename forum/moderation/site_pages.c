#include "base/arena.h"
#include "moderation/change.h"
#include "moderation/pages.h"
#include "render/language.h"

const struct field site_query[] = {
    { "kept", NULL, FIELD_LINE, 0, 60 },
    { 0 },
};

const struct field setting_query[] = {
    { "value", NULL, FIELD_LINE, 0, 0 }, /* what it is now, never from the address */
    { 0 },
};

const struct field setting_fields[] = {
    { "value", N_("Value"), FIELD_INTEGER, INT64_MIN, INT64_MAX },
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { 0 },
};

enum result site_show(struct request *request)
{
    struct page *page = &request->page;
    struct site_page view = { 0 };
    enum setting kept;

    for (int i = 0; i < SETTING_COUNT; i++)
        view.values[i] = setting_value(request->db, (enum setting)i);
    if (setting_named(request_text(request, "kept"), &kept) == OK)
        request_notice(request, fill(page, _("{label}: {value} from now on."), "label",
                                     language_text(page->language, setting_kinds[kept].label),
                                     "value", number_text(page, view.values[kept]), NULL));
    site_html(page, &view);
    return OK;
}

/* Also shows again what was refused. */
enum result setting_form(struct request *request)
{
    struct setting_page view = { 0 };
    enum result result = setting_named(request->names[0], &view.setting);

    if (result != OK)
        return result;
    request_fill(
        request, "value",
        str_format(&request->arena, "%lld", (long long)setting_value(request->db, view.setting)));
    view.form = request_form(request);
    setting_html(&request->page, &view);
    return OK;
}

/* An empty value is none, and not zero. */
static enum result check_value(struct request *request, const struct setting_kind *kind)
{
    int64_t value = request_integer(request, "value");
    enum result result = OK;

    if (request_text(request, "value").length && value >= kind->min && value <= kind->max)
        return OK;
    result = problem_add_count(&request->problems, "value",
                               N_("Give a number from {value} to {count}."), kind->max);
    request->problems.items[request->problems.count - 1].value =
        str_format(&request->arena, "%lld", (long long)kind->min);
    return result;
}

enum result setting_send(struct request *request)
{
    struct act act = act_of(request);
    struct change change = { act.actor_id, act.reason };
    enum setting setting;
    enum result reason, result = setting_named(request->names[0], &setting);

    if (result != OK)
        return result;
    reason = act_check(&act, &request->problems);
    result = check_value(request, &setting_kinds[setting]);
    if (result == OK && reason == OK)
        result = setting_change(request->db, setting, request_integer(request, "value"), &change);
    if (result != OK || reason != OK)
        return result != OK ? result : reason;
    return request_redirect(request, "/settings/site?kept=%s", setting_kinds[setting].name);
}
