#include "accounts/account.h"
#include "base/arena.h"
#include "base/clock.h"
#include "decisions/branch.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum {
    GOING = 1u << STATE_FORKED | 1u << STATE_UNDER_REVIEW,
    OFFERING = 1u << STATE_PROPOSED | 1u << STATE_LAST_CALL
};

/* What an act looks at: read once, in branch_owner's begin(). */
struct owning {
    const struct own_wish *wish;
    struct facts facts;
    struct branch branch;
    struct branch_actor actor;
    int64_t asked_id;
};

static void put_what(struct json *json, const void *context)
{
    json_put_string(json, "what", str_of(context));
}

static enum result record(struct db *db, struct arena *arena, const struct owning *owning,
                          const char *what)
{
    struct deed deed = {
        .decision_id = owning->branch.decision_id,
        .kind = DEED_OWNER,
        .actor_id = owning->actor.id,
        .at = owning->facts.now,
        .branch_id = owning->branch.id,
        .details = put_what,
        .context = what,
    };

    return deed_record(db, arena, &deed);
}

static enum result not_yours(struct problems *problems)
{
    return problem_add(problems, "", N_("It is not for you to do this here."));
}

static enum result begin(struct db *db, struct arena *arena, struct owning *owning,
                         struct problems *problems)
{
    struct branch_act act = { owning->wish->branch_id, owning->wish->actor_id };
    enum result result = branch_begin(db, arena, &act, &owning->facts, &owning->branch);

    if (result == OK)
        result = part_in(&owning->facts, GOING | OFFERING, problems);
    if (result == OK && owning->branch.ended_at)
        result = problem_add(problems, "", N_("This branch has ended."));
    return result == OK ? branch_actor_read(db, act.branch_id, act.actor_id, &owning->actor)
                        : result;
}

static enum result accept(struct db *db, struct arena *arena, const struct owning *owning,
                          struct problems *problems)
{
    const struct branch *branch = &owning->branch;
    const struct branch_actor *actor = &owning->actor;
    bool is_for_team = actor->leads && !branch->team_accepted_at;
    enum result result;

    if (actor->owns)
        return CONFLICT;
    if (actor->owns_other)
        return problem_add(problems, "",
                           N_("You own a branch beside this one: nobody can own both."));
    if (!is_for_team && !actor->is_asked &&
        !branch_takes_owner(branch, actor, owning->facts.rules.owners))
        return not_yours(problems);
    if (is_for_team)
        result = db_do(db, sql_branch_team_accept, value(branch->id), value(owning->facts.now));
    else
        result = db_do(db, sql_branch_owner_accept, value(branch->id), value(actor->id),
                       value(owning->facts.now));
    if (result == OK)
        result = record(db, arena, owning, is_for_team ? "team-accepts" : "accepts");
    return result == OK ? branch_start_beside(db, arena, branch->id, &owning->facts) : result;
}

static enum result part_from(struct db *db, struct arena *arena, const struct owning *owning,
                             struct problems *problems)
{
    bool declines = owning->wish->act == OWN_DECLINE;
    const struct branch_actor *actor = &owning->actor;
    bool is_person = declines ? actor->is_asked : actor->owns;
    bool is_for_team =
        !is_person && actor->leads && declines == (owning->branch.team_accepted_at == 0);
    enum result result;

    if (!is_person && !is_for_team)
        return not_yours(problems);
    if (is_for_team)
        result = db_do(db, sql_branch_team_remove, value(owning->branch.id));
    else
        result = db_do(db, sql_branch_owner_remove, value(owning->branch.id), value(actor->id));
    return result == OK ? record(db, arena, owning, declines ? "declines" : "leaves") : result;
}

static enum result find_asked(struct db *db, struct arena *arena, struct owning *owning,
                              struct problems *problems)
{
    struct str handle = str_trim(owning->wish->handle);
    struct account account;
    enum result result;

    if (str_starts(handle, "@"))
        handle = str_slice(handle, 1, handle.length);
    if (!handle.length)
        return problem_add(problems, "handle", N_("Say whom you ask."));
    result = account_by_handle(db, arena, handle, &account);
    if (result == OK)
        owning->asked_id = account.id;
    return result == NOT_FOUND
               ? problem_add(problems, "handle", N_("Nobody has this pseudonym here."))
               : result;
}

static enum result ask(struct db *db, struct arena *arena, struct owning *owning,
                       struct problems *problems)
{
    struct rows rows;
    enum result result;

    if (!branch_is_spoken_by(&owning->branch, &owning->actor) && !owning->actor.is_author)
        return not_yours(problems);
    if (owning->branch.team_id)
        return problem_add(problems, "", N_("A team owns this branch."));
    if (owning->branch.owners.count >= BRANCH_OWNERS_MAX)
        return problem_add_count(problems, "handle", N_("At most {count} people, please."),
                                 BRANCH_OWNERS_MAX);
    result = find_asked(db, arena, owning, problems);
    if (result != OK)
        return result;
    rows = db_query(db, sql_branch_owner_ask, value(owning->branch.id), value(owning->asked_id),
                    value(owning->facts.now));
    result = rows_next(&rows) ? OK : CONFLICT;
    if (rows_end(&rows) != OK)
        return db_state(db);
    return result == OK ? record(db, arena, owning, "asks") : result;
}

enum result branch_own(struct db *db, struct arena *arena, const struct own_wish *wish,
                       struct problems *problems)
{
    struct owning owning = { .wish = wish };
    enum result result = begin(db, arena, &owning, problems);

    if (result != OK)
        return result;
    switch (wish->act) {
    case OWN_ACCEPT: return accept(db, arena, &owning, problems);
    case OWN_ASK: return ask(db, arena, &owning, problems);
    default: return part_from(db, arena, &owning, problems);
    }
}

static enum result change_member(struct db *db, struct arena *arena, const struct branch_act *act,
                                 bool joins, struct problems *problems)
{
    struct own_wish wish = { .branch_id = act->branch_id, .actor_id = act->actor_id };
    struct owning owning = { .wish = &wish };
    struct deed deed = { .kind = DEED_MEMBER,
                         .actor_id = act->actor_id,
                         .branch_id = act->branch_id,
                         .details = put_what,
                         .context = joins ? "joins" : "leaves" };
    enum result result = begin(db, arena, &owning, problems);
    struct rows rows;

    if (result == OK && joins && owning.branch.state != BRANCH_RUNNING)
        result = problem_add(problems, "", N_("One joins a branch while it runs."));
    if (result != OK)
        return result;
    rows =
        joins ? db_query(db, sql_branch_member_add, value(act->branch_id), value(act->actor_id),
                         value(owning.facts.now))
              : db_query(db, sql_branch_member_remove, value(act->branch_id), value(act->actor_id));
    result = rows_next(&rows) ? OK : CONFLICT;
    if (rows_end(&rows) != OK)
        return db_state(db);
    deed.decision_id = owning.branch.decision_id;
    deed.at = owning.facts.now;
    return result == OK ? deed_record(db, arena, &deed) : result;
}

enum result branch_join(struct db *db, struct arena *arena, const struct branch_act *act,
                        struct problems *problems)
{
    return change_member(db, arena, act, true, problems);
}

enum result branch_leave(struct db *db, struct arena *arena, const struct branch_act *act,
                         struct problems *problems)
{
    return change_member(db, arena, act, false, problems);
}

enum result branches_of_gone(struct db *db, struct arena *arena, int64_t account_id)
{
    struct rows rows = db_query(db, sql_branches_of_gone, value(account_id));
    struct deeds {
        struct deed *items;
        size_t count, size;
    } deeds = { 0 };
    enum result result;

    while (rows_next(&rows))
        *list_add(arena, &deeds) = (struct deed){
            .decision_id = row_integer(&rows, "decision_id"),
            .kind = DEED_OWNER,
            .actor_id = account_id,
            .at = clock_now(),
            .branch_id = row_integer(&rows, "id"),
            .details = put_what,
            .context = "leaves",
        };
    result = rows_end(&rows);
    for (size_t i = 0; result == OK && i < deeds.count; i++) {
        result =
            db_do(db, sql_branch_owner_remove, value(deeds.items[i].branch_id), value(account_id));
        if (result == OK)
            result = deed_record(db, arena, &deeds.items[i]);
    }
    if (result == OK)
        result = db_do(db, sql_branch_owner_forget, value(account_id));
    return result == OK ? db_do(db, sql_branch_member_forget, value(account_id)) : result;
}

enum result branches_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    return branches_of_gone(db, arena, event->account_id);
}
