#include "render/markdown.h"
#include "settings/setting.h"
#include "teams/pages.h"

enum { SUMMARY_MAX = 200 };

const struct field team_query[] = {
    { "after", NULL, FIELD_LINE, 0, HANDLE_MAX },
    { 0 },
};

bool may_create_team(struct request *request)
{
    return request->visitor.account_id &&
           (int64_t)request->visitor.role >= setting_value(request->db, SETTING_TEAM_CREATORS);
}

enum result team_for(struct request *request, struct team *team)
{
    return team_by_handle(request->db, &request->arena, request->visitor.account_id,
                          request->names[0], team);
}

enum result led_team_for(struct request *request, struct team *team)
{
    enum result result = team_for(request, team);
    struct team_record record;

    if (result != OK)
        return result;
    record = team_record(team);
    return may_lead(&request->visitor, &record) ? OK : NOT_ALLOWED;
}

enum result teams_show(struct request *request)
{
    struct teams_page view = {
        .visitor = &request->visitor,
        .may_create = may_create_team(request),
        .canonical = request_canonical(request, STR("/teams")),
    };
    enum result result =
        teams_all(request->db, &request->arena, request->visitor.account_id, &view.teams);

    if (result != OK)
        return result;
    if (request->format == JSON)
        teams_json(&request->page, &view);
    else
        teams_html(&request->page, &view);
    return OK;
}

enum result own_teams_show(struct request *request)
{
    struct teams_page view = { .visitor = &request->visitor };
    enum result result = teams_of(request->db, &request->arena, &request->visitor,
                                  request->visitor.account_id, &view.teams);

    if (result == OK)
        own_teams_html(&request->page, &view);
    return result;
}

static void describe(struct arena *arena, struct team_page *view)
{
    struct markdown markdown = markdown_render(arena, view->team.description, TEAM_DESCRIPTION_MAX);

    view->description = markdown_alone(arena, &markdown);
    view->summary = markdown_plain(arena, view->description, SUMMARY_MAX);
}

static enum result read_members(struct request *request, struct team_page *view)
{
    const struct team_record record = team_record(&view->team);
    struct db *db = request->db;
    enum result result = OK;

    view->sees_members = may_see_members(&request->visitor, &record);
    view->may_lead = may_lead(&request->visitor, &record);
    view->after = request_text(request, "after");
    if (view->sees_members)
        result = members_of_team(db, &request->arena, view->team.id, view->after, &view->members);
    if (result == OK && view->may_lead)
        result = members_asking(db, &request->arena, view->team.id, &view->asking);
    return result;
}

static enum result show_html(struct request *request, struct team_page *view)
{
    enum result result = OK;

    view->form = request->visitor.account_id ? request_form(request) : NULL;
    view->canonical = request_canonical(request, request->path);
    team_html(&request->page, view);
    for (size_t i = 0; result == OK && team_parts[i]; i++)
        result = team_parts[i](request, &view->team);
    team_members_html(&request->page, view);
    team_end_html(&request->page);
    return result;
}

enum result team_show(struct request *request)
{
    struct team_page view = { 0 };
    enum result result = team_for(request, &view.team);

    if (result == OK && !str_equal(view.team.handle, request->names[0]))
        return request_moved(request, "/g/%.*s%s", STR_ARGS(view.team.handle),
                             request->format == JSON ? ".json" : "");
    if (result == OK)
        result = read_members(request, &view);
    if (result != OK)
        return result;
    describe(&request->arena, &view);
    if (request->format != JSON)
        return show_html(request, &view);
    team_json(&request->page, &view);
    return OK;
}

enum result person_teams(struct request *request, const struct account *account)
{
    struct teams teams;
    enum result result =
        teams_of(request->db, &request->arena, &request->visitor, account->id, &teams);

    if (result == OK && teams.count)
        person_teams_html(&request->page, &teams);
    return result;
}
