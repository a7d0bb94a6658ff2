#include <inttypes.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "moderation/pages.h"
#include "render/language.h"
#include "settings/setting.h"

const struct field suspend_fields[] = {
    { "days", NULL, FIELD_INTEGER, 0, SUSPENSION_DAYS_MAX },
    { "until", N_("End"), FIELD_LINE, 0, 10 },
    { "rule", N_("Rule of the house"), FIELD_INTEGER, 0, RULES - 1 },
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { "post", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

const struct field suspend_query[] = {
    { "post", NULL, FIELD_INTEGER, 0, INT64_MAX },
    { 0 },
};

const struct field reinstate_fields[] = {
    { "reason", N_("Reason"), FIELD_LINE, REASON_MIN, REASON_MAX },
    { 0 },
};

/* Whom the address names, if this visitor may suspend them. */
static enum result find_person(struct request *request, struct suspend_page *view)
{
    struct account *account = &view->account;
    enum result result =
        account_by_handle(request->db, &request->arena, request->names[0], account);

    if (result == OK && !may_suspend(&request->visitor, account->id, account->role))
        result = NOT_ALLOWED;
    return result == OK
               ? suspension_find(request->db, &request->arena, account->id, &view->suspension)
               : result;
}

enum result suspend_form(struct request *request)
{
    struct suspend_page view = { 0 };
    enum result result = find_person(request, &view);

    if (result != OK)
        return result;
    view.post_id = request_integer(request, "post");
    view.form = request_form(request);
    suspend_html(&request->page, &view);
    return OK;
}

/* The number of days, or the evening of the day that was given. */
static int64_t end_of(struct request *request)
{
    int64_t days = request_integer(request, "days"), end = 0;
    struct str evening =
        str_format(&request->arena, "%.*sT23:59:59Z", STR_ARGS(request_text(request, "until")));

    if (days)
        return clock_now() + days * 86400;
    return time_from_rfc3339(evening, &end) ? end : 0;
}

static enum result lead_to_person(struct request *request, const struct account *account)
{
    return request_redirect(request, "/u/%.*s", STR_ARGS(account->handle));
}

/* What was reported of a message of theirs has been looked at with this. */
static enum result close_flags(struct request *request, const struct account *account)
{
    struct post post;
    enum result result =
        post_find(request->db, &request->arena, request_integer(request, "post"), &post);

    if (result == NOT_FOUND || (result == OK && post.author.id != account->id))
        return OK;
    return result == OK
               ? flags_close(request->db, post.id, FLAG_SUSPENDED, request->visitor.account_id)
               : result;
}

enum result suspend_send(struct request *request)
{
    struct suspend_page view = { 0 };
    struct act act = act_of(request);
    enum result result = find_person(request, &view);

    if (result == OK)
        result = suspension_begin(request->db, view.account.id, end_of(request), &act,
                                  &request->problems);
    if (result == OK)
        result = close_flags(request, &view.account);
    return result == OK ? lead_to_person(request, &view.account) : result;
}

enum result reinstate_form(struct request *request)
{
    struct suspend_page view = { 0 };
    enum result result = find_person(request, &view);

    if (result != OK)
        return result;
    view.form = request_form(request);
    reinstate_html(&request->page, &view);
    return OK;
}

enum result reinstate_send(struct request *request)
{
    struct suspend_page view = { 0 };
    struct act act = act_of(request);
    enum result result = find_person(request, &view);

    if (result == OK)
        result = suspension_end(request->db, view.account.id, &act, &request->problems);
    return result == OK ? lead_to_person(request, &view.account) : result;
}

/* One's own: why, until when, and what can be done about it. */
enum result suspension_show(struct request *request)
{
    struct suspend_page view = { 0 };
    enum result result = suspension_find(request->db, &request->arena, request->visitor.account_id,
                                         &view.suspension);

    if (result == OK)
        suspension_html(&request->page, &view);
    return result;
}

enum result person_moderation(struct request *request, const struct account *account)
{
    const struct visitor *visitor = &request->visitor;
    struct person_moderation_page view = {
        .account = account,
        .may_suspend = may_suspend(visitor, account->id, account->role),
    };
    bool may_know = may_moderate(visitor) || visitor->account_id == account->id ||
                    setting_value(request->db, SETTING_LOG_NAMES_PEOPLE);
    enum result result =
        suspension_find(request->db, &request->arena, account->id, &view.suspension);

    if (!may_know)
        view.suspension.until = 0;
    if (result == OK)
        person_moderation_html(&request->page, &view);
    return result;
}
