#include "base/arena.h"
#include "decisions/concern_inside.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"

/* In a group's name: it is local, who does it leads it, and its author is not in it. */
static enum result check_team(struct db *db, struct arena *arena, const struct concern_work *work,
                              int64_t team_id, struct problems *problems)
{
    struct team team;
    bool has_author = false;
    enum result result = team_find(db, arena, work->actor_id, team_id, &team);

    if (result == NOT_FOUND || (result == OK && (!team.leads || team.kind != TEAM_LOCAL)))
        return problem_add(problems, "team", N_("Choose a local group that you lead."));
    if (result == OK && work->concern.author.id)
        result = team_has(db, team_id, work->concern.author.id, &has_author);
    if (result == OK && has_author)
        return problem_add(problems, "team",
                           N_("Who raised it is in this group: another group has to second it, or "
                              "second it in your own name."));
    return result;
}

static enum result check(const struct concern_work *work, struct problems *problems)
{
    enum result result = concern_is_on(work, problems);

    if (result == OK && work->actor_id == work->concern.author.id)
        result = problem_add(problems, "", N_("Others second it: you raised it."));
    if (result == OK && concern_wrote(work))
        result = problem_add(problems, "",
                             N_("Who wrote the text cannot second an objection to it: answer it."));
    return result;
}

static enum result add(struct db *db, const struct concern_work *work, int64_t team_id)
{
    struct rows rows = db_query(db, sql_concern_second_add, value(work->concern.id),
                                value(work->actor_id), value_id(team_id), value(work->facts.now));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static enum result sustain(struct db *db, struct arena *arena, struct concern_work *work)
{
    enum result result;

    work->concern.sustained_at = work->facts.now;
    work->actor_id = 0;
    result = concern_save(db, &work->concern);
    return result == OK ? concern_record(db, arena, work, DEED_SUSTAINED, STR("")) : result;
}

enum result concern_add_second(struct db *db, struct arena *arena, const struct concern_act *act,
                               struct problems *problems)
{
    struct concern_work work;
    enum result result = concern_begin(db, arena, act, problems, &work);
    bool is_enough;

    if (result == OK)
        result = check(&work, problems);
    if (result == OK && act->team_id)
        result = check_team(db, arena, &work, act->team_id, problems);
    if (result == OK)
        result = add(db, &work, act->team_id);
    if (result == OK)
        result = concern_record(db, arena, &work, DEED_SECOND, STR(""));
    if (result != OK)
        return result;
    is_enough = act->team_id || work.concern.seconds + 1 >= work.facts.rules.seconders;
    return concern_waits(&work.concern) && is_enough ? sustain(db, arena, &work) : OK;
}
