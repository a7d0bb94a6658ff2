#include "base/arena.h"
#include "teams/pages.h"

const struct field team_fields[] = {
    { "handle", N_("Called as"), FIELD_LINE, 0, 100 },
    { "name", N_("Name"), FIELD_LINE, 0, TEAM_NAME_MAX },
    { "description", N_("What it does"), FIELD_TEXT, 0, TEAM_DESCRIPTION_MAX },
    { "kind", N_("Kind"), FIELD_INTEGER, 0, TEAM_KINDS - 1 },
    { "admission", N_("How to join"), FIELD_INTEGER, 0, TEAM_ADMISSIONS - 1 },
    { "callers", N_("Who may call it"), FIELD_INTEGER, 0, CALLERS_EVERYONE },
    { "is_private", NULL, FIELD_FLAG, 0, 1 },
    { "called_when_large", NULL, FIELD_FLAG, 0, 1 },
    { 0 },
};

/* The team's own, never from the address. */
const struct field team_form_query[] = {
    { "handle", NULL, FIELD_LINE, 0, 0 },
    { "name", NULL, FIELD_LINE, 0, 0 },
    { "description", NULL, FIELD_TEXT, 0, 0 },
    { "kind", NULL, FIELD_LINE, 0, 0 },
    { "admission", NULL, FIELD_LINE, 0, 0 },
    { "callers", NULL, FIELD_LINE, 0, 0 },
    { "is_private", NULL, FIELD_LINE, 0, 0 },
    { "called_when_large", NULL, FIELD_LINE, 0, 0 },
    { 0 },
};

/* What the form says, over what the team was. */
static void take_fields(const struct request *request, struct team *team)
{
    struct str handle = request_text(request, "handle");

    /* As people write it. */
    team->handle = str_starts(handle, "@") ? str_slice(handle, 1, handle.length) : handle;
    team->name = request_text(request, "name");
    team->description = request_text(request, "description");
    team->kind = (enum team_kind)request_integer(request, "kind");
    team->admission = (enum team_admission)request_integer(request, "admission");
    team->callers = (enum callers)request_integer(request, "callers");
    team->is_private = request_flag(request, "is_private");
    team->called_when_large = request_flag(request, "called_when_large");
}

static void fill_fields(struct request *request, const struct team *team)
{
    struct arena *arena = &request->arena;

    request_fill(request, "handle", team->handle);
    request_fill(request, "name", team->name);
    request_fill(request, "description", team->description);
    request_fill(request, "kind", str_format(arena, "%d", team->kind));
    request_fill(request, "admission", str_format(arena, "%d", team->admission));
    request_fill(request, "callers", str_format(arena, "%d", team->callers));
    request_fill(request, "is_private", team->is_private ? STR("1") : STR(""));
    request_fill(request, "called_when_large", team->called_when_large ? STR("1") : STR(""));
}

enum result team_new_form(struct request *request)
{
    const struct team usual = { .callers = CALLERS_EVERYONE };
    struct team_form_page view = { 0 };

    if (request->visitor.account_id && !may_create_team(request))
        return NOT_ALLOWED;
    if (request->method == GET)
        fill_fields(request, &usual);
    view.form = request_form(request);
    team_form_html(&request->page, &view);
    return OK;
}

/* Who makes a team is in it, and leads it. */
static enum result begin_with(struct request *request, int64_t team_id)
{
    int64_t account_id = request->visitor.account_id;
    const struct membership first = { team_id, account_id, account_id };
    enum result result = member_admit(request->db, &request->arena, &first);

    return result == OK ? member_set_lead(request->db, &request->arena, &first, true) : result;
}

enum result team_new_send(struct request *request)
{
    struct team team = { 0 };
    enum result result;

    if (!may_create_team(request))
        return NOT_ALLOWED;
    take_fields(request, &team);
    result = team_create(request->db, &request->arena, &team, &request->problems, &team.id);
    if (result == OK)
        result = begin_with(request, team.id);
    return result == OK ? request_redirect(request, "/g/%.*s", STR_ARGS(team.handle)) : result;
}

/* Also shows again what was refused. */
enum result team_edit_form(struct request *request)
{
    struct team team;
    struct team_form_page view = { .team = &team };
    enum result result =
        request->visitor.account_id ? led_team_for(request, &team) : team_for(request, &team);

    if (result != OK)
        return result;
    if (request->method == GET)
        fill_fields(request, &team);
    view.form = request_form(request);
    team_form_html(&request->page, &view);
    return OK;
}

enum result team_edit_send(struct request *request)
{
    struct team team;
    enum result result = led_team_for(request, &team);

    if (result != OK)
        return result;
    take_fields(request, &team);
    result = team_edit(request->db, &request->arena, &team, &request->problems);
    return result == OK ? request_redirect(request, "/g/%.*s", STR_ARGS(team.handle)) : result;
}
