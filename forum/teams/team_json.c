/*
 * Teams as JSON, with the names Discourse gives its groups, so that what reads
 * a Discourse reads us too. Of a private team nothing is told of its members.
 */
#include "render/json.h"
#include "teams/pages.h"

/* Discourse's levels, by ours. */
static int level_of(enum callers callers)
{
    switch (callers) {
    case CALLERS_NOBODY: return 0;
    case CALLERS_ADMINISTRATORS: return 1;
    case CALLERS_MODERATORS: return 2;
    case CALLERS_MEMBERS: return 3;
    case CALLERS_EVERYONE: return 99;
    }
    return 0;
}

static void put_team(struct json *json, const struct team *team, bool sees_members)
{
    enum { TO_EVERYONE = 0, TO_MEMBERS = 2 };

    json_put_integer(json, "id", team->id);
    json_put_bool(json, "automatic", false);
    json_put_string(json, "name", team->handle);
    json_put_string(json, "full_name", team->name);
    json_put_string(json, "bio_raw", team->description);
    if (sees_members)
        json_put_integer(json, "user_count", team->member_count);
    json_put_integer(json, "mentionable_level", level_of(team->callers));
    json_put_integer(json, "visibility_level", TO_EVERYONE);
    json_put_integer(json, "members_visibility_level", team->is_private ? TO_MEMBERS : TO_EVERYONE);
    json_put_bool(json, "public_admission", team->admission == TEAM_OPEN);
    json_put_bool(json, "public_exit", true);
    json_put_bool(json, "allow_membership_requests", team->admission == TEAM_ON_REQUEST);
    json_put_string(json, "kind", team->kind == TEAM_LOCAL ? STR("local") : STR("transversal"));
    json_put_time(json, "created_at", team->created_at);
}

void teams_json(struct page *page, const struct teams_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "groups");
    json_begin_array(&json);
    for (size_t i = 0; i < view->teams.count; i++) {
        const struct team *team = &view->teams.items[i];
        const struct team_record record = team_record(team);

        json_begin_object(&json);
        put_team(&json, team, may_see_members(view->visitor, &record));
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
}

static void put_members(struct json *json, const char *key, const struct members *members,
                        bool leads)
{
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < members->count; i++) {
        const struct member *member = &members->items[i];

        if (leads && !member->leads)
            continue;
        json_begin_object(json);
        json_put_integer(json, "id", member->account_id);
        json_put_string(json, "username", member->handle);
        json_put_string(json, "name", member->name);
        json_put_time(json, "added_at", member->since);
        json_end(json);
    }
    json_end(json);
}

void team_json(struct page *page, const struct team_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_key(&json, "group");
    json_begin_object(&json);
    put_team(&json, &view->team, view->sees_members);
    json_put_string(&json, "bio_cooked", view->description.markup);
    json_put_string(&json, "bio_excerpt", view->summary);
    json_end(&json);
    if (view->sees_members) {
        put_members(&json, "members", &view->members, false);
        put_members(&json, "owners", &view->members, true);
    }
    json_end(&json);
}
