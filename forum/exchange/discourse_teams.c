#include "access/may.h"
#include "base/clock.h"
#include "exchange/discourse_around.h"
#include "exchange/discourse_place.h"
#include "render/markdown.h"
#include "sql.h"
#include "teams/team.h"

/* Discourse's mentionable_level: the owners of a group are among its members. */
static enum callers callers_of(const struct discourse_group *group)
{
    switch (group->mentionable) {
    case 0: return CALLERS_NOBODY;
    case 1: return CALLERS_ADMINISTRATORS;
    case 2: return CALLERS_MODERATORS;
    case 99: return CALLERS_EVERYONE;
    default: return CALLERS_MEMBERS;
    }
}

static enum team_admission admission_of(const struct discourse_group *group)
{
    if (group->is_open)
        return TEAM_OPEN;
    return group->takes_requests ? TEAM_ON_REQUEST : TEAM_CLOSED;
}

static int64_t team_add(struct discourse_batch *batch, struct db *db,
                        const struct discourse_group *group)
{
    struct arena *arena = &batch->scratch;
    struct str near = handle_near(arena, group->name);
    bool is_fine = markdown_check(group->about, TEAM_DESCRIPTION_MAX) == MARKDOWN_FINE;
    struct team team = {
        .name = group->full_name,
        .description = is_fine ? group->about : STR(""),
        .kind = TEAM_TRANSVERSAL,
        .admission = admission_of(group),
        .callers = callers_of(group),
        .is_private = group->is_private,
    };
    enum result result = NOT_VALID;
    int64_t id = 0;

    for (int try = 0; result == NOT_VALID && try < HANDLE_TRIES_MAX; try++) {
        struct problems problems = { .arena = arena };

        team.handle = handle_candidate(arena, near, "team", try);
        result = team_create(db, arena, &team, &problems, &id);
    }
    return result == OK ? id : 0;
}

int64_t team_here(struct discourse_batch *batch, struct db *db, const struct discourse_group *group)
{
    int64_t id = imported_id(db, "team", batch->origin, group->id, STR(""), NULL);

    if (id || db_state(db) != OK)
        return id;
    id = team_add(batch, db, group);
    if (group->created_at)
        db_try(db, sql_import_team_since, value(id), value(group->created_at));
    db_try(db, sql_imported_add, value(STR("team")), value(batch->origin), value(group->id),
           value(STR("")), value(id), value(0));
    batch->counts.teams++;
    return id;
}

static bool gives_row(struct rows rows)
{
    bool gives = rows_next(&rows);

    return rows_end(&rows) == OK && gives;
}

void member_learn(struct discourse_batch *batch, struct db *db,
                  const struct discourse_member *member)
{
    batch->counts.members +=
        gives_row(db_query(db, sql_import_member_add, value(batch->origin), value(member->group_id),
                           value(member->person_id), value(member->leads), value(member->since)));
}

/* A category as it stands here. */
struct space_state {
    int64_t id;
    enum space readers, writers;
    int64_t team_id;
    int64_t stamp;
};

static struct space_state find_space(struct discourse_batch *batch, struct db *db, int64_t old_id)
{
    struct rows rows = db_query(db, sql_import_category_state, value(batch->origin), value(old_id));
    struct space_state state = { 0 };

    if (rows_next(&rows))
        state = (struct space_state){
            .id = row_integer(&rows, "id"),
            .readers = (enum space)row_integer(&rows, "readers"),
            .writers = (enum space)row_integer(&rows, "writers"),
            .team_id = row_integer(&rows, "team_id"),
            .stamp = row_integer(&rows, "stamp"),
        };
    return rows_end(&rows) == OK ? state : (struct space_state){ 0 };
}

static void set_space(struct db *db, const struct space_state *state)
{
    db_try(db, sql_import_category_open, value(state->id), value((int)state->readers),
           value((int)state->writers), value_id(state->team_id));
}

/* A category that several groups could read: ours has one team, so it stays with moderators. */
static void close_again(struct discourse_batch *batch, struct db *db, struct space_state *state,
                        int64_t old_id)
{
    state->team_id = 0;
    set_space(db, state);
    db_try(db, sql_imported_stamp, value(STR("category")), value(batch->origin), value(old_id),
           value(STR("")), value((int64_t)CATEGORY_OF_SEVERAL));
    batch->counts.categories_closed++;
}

/* Of a category that was not for everybody, nothing of which was decided here since. */
static void open_space(struct discourse_batch *batch, struct db *db, struct space_state *state,
                       const struct discourse_access *access)
{
    int64_t team_id = imported_id(db, "team", batch->origin, access->group_id, STR(""), NULL);

    if (access->group_id == GROUP_LOGGED_ON && !state->team_id) {
        state->readers = SPACE_MEMBERS;
        state->writers = access->permission == PERMISSION_READ ? SPACE_TEAM : SPACE_MEMBERS;
        set_space(db, state);
        batch->counts.categories_closed--;
        return;
    }
    if (!team_id || team_id == state->team_id)
        return;
    if (state->team_id) {
        close_again(batch, db, state, access->category_id);
        return;
    }
    state->team_id = team_id;
    set_space(db, state);
    batch->counts.categories_closed--;
}

/* In one that everybody may read, but not write in. */
static void close_writing(struct db *db, struct space_state *state)
{
    if (state->writers == SPACE_TEAM)
        return;
    state->writers = SPACE_TEAM;
    set_space(db, state);
}

void access_learn(struct discourse_batch *batch, struct db *db,
                  const struct discourse_access *access)
{
    struct space_state state = find_space(batch, db, access->category_id);
    bool is_staff = access->group_id > GROUP_EVERYONE && access->group_id <= GROUP_STAFF_LAST;

    if (!state.id || is_staff)
        return;
    if (state.stamp == CATEGORY_RESTRICTED && state.readers == SPACE_TEAM)
        open_space(batch, db, &state, access);
    else if (state.stamp == CATEGORY_NAMED && access->group_id == GROUP_EVERYONE &&
             access->permission == PERMISSION_READ)
        close_writing(db, &state);
}
