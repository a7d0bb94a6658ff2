#include "accounts/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/clerk.h"
#include "exchange/demo.h"
#include "exchange/demo_fill.h"
#include "teams/member.h"
#include "teams/team.h"
#include "topics/category.h"

static const struct demo_person *find_person(const struct filling *filling, struct str handle)
{
    for (size_t i = 0; i < filling->demo.people.count; i++)
        if (str_equal(filling->demo.people.items[i].handle, handle))
            return &filling->demo.people.items[i];
    return NULL;
}

int64_t filling_person(const struct filling *filling, struct str handle)
{
    const struct demo_person *person = find_person(filling, handle);

    return person ? person->id : 0;
}

int64_t filling_category(const struct filling *filling, struct str slug)
{
    for (size_t i = 0; i < filling->demo.categories.count; i++)
        if (str_equal(filling->demo.categories.items[i].slug, slug))
            return filling->demo.categories.items[i].id;
    return 0;
}

int64_t filling_team(const struct filling *filling, struct str handle)
{
    for (size_t i = 0; i < filling->demo.teams.count; i++)
        if (str_equal(filling->demo.teams.items[i].handle, handle))
            return filling->demo.teams.items[i].id;
    return 0;
}

static enum result add_person(struct filling *filling, struct demo_person *person)
{
    struct account_wish wish = {
        .handle = person->handle,
        .name = person->name,
        .password_hash = filling->password_hash,
        .language = person->language,
        .role = person->role,
    };
    struct account_profile profile = {
        .name = person->name,
        .about = person->about,
        .language = person->language,
    };
    enum result result;

    clock_set(person->joined_at);
    result = account_create(filling->db, filling->arena, &wish, &filling->problems, &person->id);
    if (result == OK)
        result = account_set_profile(filling->db, person->id, &profile, &filling->problems);
    if (result == OK && person->is_willing)
        result = clerk_volunteer_set(filling->db, person->id, true, person->joined_at);
    return result == OK ? OK : filling_fail(filling, STR("people"), person->line, result);
}

/* Nobody is in a team before it is founded, nor before they joined. */
static enum result add_member(struct filling *filling, const struct demo_team *team,
                              struct str handle)
{
    const struct demo_person *person = find_person(filling, handle);
    struct membership membership = { .team_id = team->id };

    if (!person)
        return problem_add(&filling->problems, "members", "there is nobody of that name");
    membership.account_id = person->id;
    membership.actor_id = person->id;
    clock_set(person->joined_at > team->founded_at ? person->joined_at : team->founded_at);
    return member_admit(filling->db, filling->arena, &membership);
}

static enum result add_members(struct filling *filling, const struct demo_team *team)
{
    struct membership lead = { .team_id = team->id };
    struct str members = team->members;
    enum result result = add_member(filling, team, team->lead);

    lead.account_id = lead.actor_id = filling_person(filling, team->lead);
    if (result == OK)
        result = member_set_lead(filling->db, filling->arena, &lead, true);
    while (result == OK && members.length)
        result = add_member(filling, team, str_cut(&members, ' '));
    return result;
}

static enum result add_team(struct filling *filling, struct demo_team *demo)
{
    struct team team = {
        .handle = demo->handle,
        .name = demo->name,
        .description = demo->description,
        .lang = demo->language,
        .kind = demo->kind,
        .admission = demo->admission,
        .callers = CALLERS_EVERYONE,
        .is_private = demo->is_private,
    };
    enum result result;

    clock_set(demo->founded_at);
    result = team_create(filling->db, filling->arena, &team, &filling->problems, &demo->id);
    if (result == OK)
        result = add_members(filling, demo);
    return result == OK ? OK : filling_fail(filling, STR("teams"), demo->line, result);
}

static enum result add_category(struct filling *filling, struct demo_category *demo)
{
    struct category category = {
        .slug = demo->slug,
        .name = demo->name,
        .description = demo->description,
        .lang = demo->language,
        .readers = demo->readers,
        .writers = demo->writers,
        .team_id = filling_team(filling, demo->team),
    };

    return category_create(filling->db, filling->arena, &category, &demo->id);
}

enum result demo_fill_community(struct filling *filling)
{
    struct demo *demo = &filling->demo;
    enum result result = OK;

    for (size_t i = 0; result == OK && i < demo->people.count; i++)
        result = add_person(filling, &demo->people.items[i]);
    for (size_t i = 0; result == OK && i < demo->teams.count; i++)
        result = add_team(filling, &demo->teams.items[i]);
    clock_set(demo->first_day);
    for (size_t i = 0; result == OK && i < demo->categories.count; i++)
        result = add_category(filling, &demo->categories.items[i]);
    return result;
}

static enum result add_requests(struct filling *filling, const struct demo_team *team)
{
    struct str asking = team->asking;
    enum result result = OK;

    while (result == OK && asking.length) {
        struct membership membership = { .team_id = team->id };

        membership.account_id = filling_person(filling, str_cut(&asking, ' '));
        membership.actor_id = membership.account_id;
        result = member_ask(filling->db, filling->arena, &membership);
    }
    return result == OK ? OK : filling_fail(filling, STR("teams"), team->line, result);
}

enum result demo_fill_requests(struct filling *filling)
{
    const struct demo *demo = &filling->demo;
    enum result result = OK;

    for (size_t i = 0; result == OK && i < demo->teams.count; i++)
        result = add_requests(filling, &demo->teams.items[i]);
    return result;
}
