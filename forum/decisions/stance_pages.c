#include <inttypes.h>

#include "accounts/pace.h"
#include "base/arena.h"
#include "decisions/texts_pages.h"
#include "render/language.h"

const struct field stance_query[] = {
    { "version", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "reason", NULL, FIELD_TEXT, 0, 0 }, /* of what one holds, never from the address */
    { "condition", NULL, FIELD_TEXT, 0, 0 },
    { 0 },
};

const struct field stance_fields[] = {
    { "version", N_("The text"), FIELD_INTEGER, 0, INT64_MAX },
    { "kind", N_("What you hold of it"), FIELD_LINE, 0, 20 },
    { "reason", N_("Why"), FIELD_TEXT, 0, STANCE_REASON_MAX },
    { "condition", N_("I would support it, if…"), FIELD_TEXT, 0, STANCE_REASON_MAX },
    { 0 },
};

/* Only the newest text of an option is shown to take a position on. */
static enum result newest_of(struct request *request, int64_t option_id, struct text_form *view)
{
    enum result result = option_find(request->db, &request->arena, option_id, &view->option);

    return result == OK
               ? version_find(request->db, &request->arena, view->option.version_id, &view->version)
               : result;
}

/* The text asked for; else the one before the people; else the first that there is. */
static enum result find_version(struct request *request, int64_t id, struct text_form *view)
{
    enum result result =
        options_by_agreement(request->db, &request->arena, view->head.decision.id, &view->options);

    for (size_t i = 0; result == OK && !id && i < view->options.count; i++)
        if (view->options.items[i].is_current)
            id = view->options.items[i].version_id;
    for (size_t i = 0; result == OK && !id && i < view->options.count; i++)
        id = view->options.items[i].version_id;
    if (result != OK)
        return result;
    result =
        id ? version_find(request->db, &request->arena, id, &view->version)
           : version_current(request->db, &request->arena, view->head.decision.id, &view->version);
    if (result == NOT_FOUND && !id)
        return OK;
    if (result == OK && view->version.decision_id != view->head.decision.id)
        return NOT_FOUND;
    return result == OK ? newest_of(request, view->version.option_id, view) : result;
}

/* What they hold already. */
static enum result read_held(struct request *request, struct text_form *view)
{
    enum result result = stance_of(request->db, &request->arena, view->head.decision.id,
                                   request->visitor.account_id, &view->held);

    return result == NOT_FOUND ? OK : result;
}

/* It is what the form begins with, when it is about the same option. */
static void fill_held(struct request *request, const struct text_form *view)
{
    if (view->held.option_id != view->option.id)
        return;
    request_fill(request, "kind", str_of(stance_look(view->held.kind)->word));
    request_fill(request, "reason", view->held.reason);
    request_fill(request, "condition", view->held.condition);
}

enum result stance_form(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    if (result == OK)
        result = find_version(request, request_integer(request, "version"), &view);
    if (result == OK)
        result = read_held(request, &view);
    if (result != OK)
        return result;
    fill_held(request, &view);
    view.form = request_form(request);
    stance_form_html(&request->page, &view);
    return OK;
}

enum result stance_again(struct request *request)
{
    struct text_form view = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &view.head);

    if (result == OK)
        result = find_version(request, 0, &view);
    if (result == OK)
        result = read_held(request, &view);
    if (result != OK)
        return result;
    view.form = request_form(request);
    stance_form_html(&request->page, &view);
    return OK;
}

static enum result lead_to_stances(struct request *request, const struct decision *decision)
{
    struct str path = decision_path(&request->arena, decision);

    return request_redirect(request, "%.*s/stances", STR_ARGS(path));
}

enum result stance_send(struct request *request)
{
    struct texts_head head = { 0 };
    struct stance_wish wish = {
        .actor_id = request->visitor.account_id,
        .version_id = request_integer(request, "version"),
        .kind = stance_kind_of(request_text(request, "kind")),
        .reason = request_text(request, "reason"),
        .condition = request_text(request, "condition"),
    };
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    wish.decision_id = head.decision.id;
    if (result == OK)
        result = stance_take(request->db, &request->arena, &wish, &request->problems);
    if (result == CONFLICT) /* they hold just that: sent twice */
        return lead_to_stances(request, &head.decision);
    if (result == OK)
        result = pace_day(request, SETTING_STANCES_A_DAY);
    return result == OK ? lead_to_stances(request, &head.decision) : result;
}

enum result stance_withdraw_send(struct request *request)
{
    struct texts_head head = { 0 };
    enum result result = texts_head_for_part(request, request->ids[0], &head);

    if (result == OK)
        result = stance_withdraw(request->db, &request->arena, head.decision.id,
                                 request->visitor.account_id, &request->problems);
    if (result == OK)
        result = pace_day(request, SETTING_STANCES_A_DAY);
    return result == OK ? lead_to_stances(request, &head.decision) : result;
}

/* Everybody's */

const struct field stances_query[] = {
    { "kind", NULL, FIELD_LINE, 0, 20 },
    { "group", NULL, FIELD_LINE, 0, 30 },
    { "after", NULL, FIELD_INTEGER, 1, INT64_MAX },
    { 0 },
};

/* Only a local group whose members the visitor may see sorts people. */
static enum result find_group(struct request *request, struct stances_page *view)
{
    struct str handle = request_text(request, "group");
    struct team_record record;
    enum result result;

    if (!handle.length)
        return OK;
    result = team_by_handle(request->db, &request->arena, request->visitor.account_id, handle,
                            &view->team);
    if (result != OK)
        return result;
    record = team_record(&view->team);
    return view->team.kind == TEAM_LOCAL && may_see_members(&request->visitor, &record) ? OK
                                                                                        : NOT_FOUND;
}

static enum result read_groups(struct request *request, struct stances_page *view)
{
    struct text_version version;
    enum result result =
        version_current(request->db, &request->arena, view->head.decision.id, &version);

    if (result == NOT_FOUND)
        return OK;
    if (result == OK)
        result = option_find(request->db, &request->arena, version.option_id, &view->option);
    if (result == OK)
        result = groups_of(request->db, &request->arena, &request->visitor, &view->option,
                           &view->groups);
    if (result == OK)
        result = stance_counts_of(request->db, view->option.id, &view->counts);
    view->agreement = groups_agreement(&view->groups);
    return result;
}

enum result stances_show(struct request *request)
{
    struct stances_page view = { 0 };
    struct stance_query query = { .most = STANCES_PER_PAGE };
    enum result result = texts_head_for(request, request->ids[0], &view.head);

    if (result != OK)
        return result;
    if (!str_equal(view.head.decision.slug, request->names[0])) {
        struct str path = decision_path(&request->arena, &view.head.decision);

        return request_moved(request, "%.*s/stances%s", STR_ARGS(path), request_suffix(request));
    }
    result = find_group(request, &view);
    view.kind = query.kind = stance_kind_of(request_text(request, "kind"));
    query.decision_id = view.head.decision.id;
    query.team_id = view.team.id;
    query.after_id = request_integer(request, "after");
    if (result == OK)
        result = stances_list(request->db, &request->arena, &query, &view.stances);
    if (result == OK)
        result = read_groups(request, &view);
    if (result == OK && request->format == JSON)
        stances_json(&request->page, &view);
    else if (result == OK)
        stances_html(&request->page, &view);
    return result;
}
