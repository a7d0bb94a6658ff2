#include <string.h>

#include "render/language.h"
#include "teams/pages.h"

const struct field member_fields[] = {
    { "handle", N_("Pseudonym"), FIELD_LINE, 1, 100 },
    { 0 },
};

/* The last word of an address: what is done. The routes name no other words than these. */
static const char *word_of(const struct request *request)
{
    return strrchr(request->route->path, '/') + 1;
}

static bool is(const char *word, const char *other)
{
    return !strcmp(word, other);
}

static struct membership own_act(const struct request *request, const struct team *team)
{
    return (struct membership){ team->id, request->visitor.account_id,
                                request->visitor.account_id };
}

/* Does the word still say what the visitor can become? Whoever is in already cannot join. */
static bool is_open_to(const struct team *team, const char *word)
{
    if (is(word, "leave"))
        return team->is_in;
    if (is(word, "unask"))
        return team->has_asked;
    if (is(word, "join"))
        return !team->is_in && team->admission == TEAM_OPEN;
    return !team->is_in && !team->has_asked && team->admission == TEAM_ON_REQUEST;
}

static enum result back_to(struct request *request, const struct team *team)
{
    return request_redirect(request, "/g/%.*s", STR_ARGS(team->handle));
}

enum result member_act_form(struct request *request)
{
    struct team team;
    struct member_page view = { .team = &team, .word = str_of(word_of(request)) };
    enum result result = team_for(request, &team);

    if (result == OK && !is_open_to(&team, word_of(request)))
        return back_to(request, &team);
    if (result != OK)
        return result;
    view.form = request_form(request);
    member_act_html(&request->page, &view);
    return OK;
}

static enum result do_own_act(struct request *request, const char *word,
                              const struct membership *act)
{
    if (is(word, "leave"))
        return member_leave(request->db, &request->arena, act);
    if (is(word, "unask"))
        return member_unask(request->db, act);
    if (is(word, "join"))
        return member_join(request->db, &request->arena, act);
    return member_ask(request->db, &request->arena, act);
}

/* What is so already was sent twice, or undone meanwhile: the team's page shows how it is. */
enum result member_act_send(struct request *request)
{
    struct team team;
    struct membership act;
    enum result result = team_for(request, &team);

    if (result != OK)
        return result;
    act = own_act(request, &team);
    result = do_own_act(request, word_of(request), &act);
    return result == OK || result == CONFLICT ? back_to(request, &team) : result;
}

/* Also shows again what was refused. */
enum result members_form(struct request *request)
{
    struct team_page view = { .may_lead = true, .sees_members = true };
    struct db *db = request->db;
    enum result result = led_team_for(request, &view.team);

    view.after = request->method == GET ? request_text(request, "after") : STR("");
    if (result == OK)
        result = members_of_team(db, &request->arena, view.team.id, view.after, &view.members);
    if (result == OK)
        result = members_asking(db, &request->arena, view.team.id, &view.asking);
    if (result != OK)
        return result;
    view.form = request_form(request);
    members_html(&request->page, &view);
    return OK;
}

static enum result do_lead_act(struct request *request, const char *word,
                               const struct membership *act)
{
    struct db *db = request->db;

    if (is(word, "admit"))
        return member_admit(db, &request->arena, act);
    if (is(word, "refuse"))
        return member_refuse(db, &request->arena, act);
    if (is(word, "remove"))
        return member_leave(db, &request->arena, act);
    return member_set_lead(db, &request->arena, act, is(word, "lead"));
}

static enum result find_person(struct request *request, struct account *account)
{
    struct str handle = request_text(request, "handle");
    enum result result;

    if (str_starts(handle, "@"))
        handle = str_slice(handle, 1, handle.length);
    result = account_by_handle(request->db, &request->arena, handle, account);
    return result == NOT_FOUND
               ? request_problem(request, "handle", N_("Nobody has this pseudonym here."))
               : result;
}

enum result lead_act_send(struct request *request)
{
    struct team team;
    struct account account;
    struct membership act;
    enum result result = led_team_for(request, &team);

    if (result == OK)
        result = find_person(request, &account);
    if (result != OK)
        return result;
    act = (struct membership){ team.id, account.id, request->visitor.account_id };
    result = do_lead_act(request, word_of(request), &act);
    return result == OK || result == CONFLICT
               ? request_redirect(request, "/g/%.*s/members", STR_ARGS(team.handle))
               : result;
}
