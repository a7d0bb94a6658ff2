#include "teams/member.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"
#include "teams/event.h"
#include "teams/team.h"

static enum result tell(struct db *db, struct arena *arena, enum team_event_kind kind,
                        const struct membership *act)
{
    return team_event_tell(
        db, arena, &(struct team_event){ kind, act->team_id, act->account_id, act->actor_id });
}

/* CONFLICT when the statement changed nobody. */
static enum result changed_one(struct rows rows)
{
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

/* NOT_ALLOWED when one comes into the team in another way. */
static enum result admits(struct db *db, int64_t team_id, enum team_admission admission)
{
    struct rows rows = db_query(db, sql_team_admission, value(team_id));
    int64_t is = -1;
    enum result result;

    if (rows_next(&rows))
        is = row_integer(&rows, "admission");
    result = rows_end_one(&rows);
    return result == OK && is != (int64_t)admission ? NOT_ALLOWED : result;
}

/* Whoever comes in waits no more. */
static enum result add(struct db *db, struct arena *arena, const struct membership *act)
{
    enum result result = changed_one(db_query(db, sql_member_add, value(act->team_id),
                                              value(act->account_id), value(clock_now())));
    enum result waited;

    if (result != OK)
        return result;
    waited = member_unask(db, act);
    result = waited == CONFLICT ? OK : waited;
    if (result == OK)
        result = db_do(db, sql_team_grow, value(act->team_id), value(1));
    return result == OK ? tell(db, arena, TEAM_JOINED, act) : result;
}

enum result member_join(struct db *db, struct arena *arena, const struct membership *act)
{
    enum result result = admits(db, act->team_id, TEAM_OPEN);

    return result == OK ? add(db, arena, act) : result;
}

enum result member_ask(struct db *db, struct arena *arena, const struct membership *act)
{
    enum result result = admits(db, act->team_id, TEAM_ON_REQUEST);
    bool has = false;

    if (result == OK)
        result = team_has(db, act->team_id, act->account_id, &has);
    if (result != OK || has)
        return has ? CONFLICT : result;
    result = changed_one(db_query(db, sql_request_add, value(act->team_id), value(act->account_id),
                                  value(clock_now())));
    return result == OK ? tell(db, arena, TEAM_ASKED, act) : result;
}

enum result member_unask(struct db *db, const struct membership *act)
{
    return changed_one(db_query(db, sql_request_drop, value(act->team_id), value(act->account_id)));
}

enum result member_admit(struct db *db, struct arena *arena, const struct membership *act)
{
    return add(db, arena, act);
}

enum result member_refuse(struct db *db, struct arena *arena, const struct membership *act)
{
    enum result result = member_unask(db, act);

    return result == OK ? tell(db, arena, TEAM_REFUSED, act) : result;
}

enum result member_leave(struct db *db, struct arena *arena, const struct membership *act)
{
    enum result result =
        changed_one(db_query(db, sql_member_drop, value(act->team_id), value(act->account_id)));

    if (result == OK)
        result = db_do(db, sql_team_grow, value(act->team_id), value(-1));
    return result == OK ? tell(db, arena, TEAM_LEFT, act) : result;
}

enum result member_set_lead(struct db *db, struct arena *arena, const struct membership *act,
                            bool leads)
{
    enum result result = changed_one(db_query(db, sql_member_set_lead, value(act->team_id),
                                              value(act->account_id), value(leads)));

    return result == OK ? tell(db, arena, leads ? TEAM_LEADS : TEAM_LEADS_NO, act) : result;
}

enum result members_of_team(struct db *db, struct arena *arena, int64_t team_id,
                            struct str after_handle, struct members *members)
{
    struct rows rows = db_query(db, sql_members_of_team, value(team_id),
                                value(str_lower(arena, after_handle)), value(MEMBERS_PER_PAGE + 1));

    *members = (struct members){ 0 };
    while (rows_next(&rows)) {
        if (members->count == MEMBERS_PER_PAGE)
            members->has_more = true;
        else
            *list_add(arena, members) = (struct member){
                .account_id = row_integer(&rows, "id"),
                .handle = row_text(&rows, "handle", arena),
                .name = row_text(&rows, "name", arena),
                .leads = row_integer(&rows, "leads"),
                .since = row_integer(&rows, "since"),
            };
    }
    return rows_end(&rows);
}

enum result members_asking(struct db *db, struct arena *arena, int64_t team_id,
                           struct members *members)
{
    struct rows rows = db_query(db, sql_members_asking, value(team_id), value(MEMBERS_PER_PAGE));

    *members = (struct members){ 0 };
    while (rows_next(&rows))
        *list_add(arena, members) = (struct member){
            .account_id = row_integer(&rows, "id"),
            .handle = row_text(&rows, "handle", arena),
            .name = row_text(&rows, "name", arena),
            .since = row_integer(&rows, "asked_at"),
        };
    return rows_end(&rows);
}
