#include <inttypes.h>

#include "accounts/account.h"
#include "base/arena.h"
#include "decisions/branch.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"

static enum result check_words(struct charter *charter, struct problems *problems)
{
    const struct {
        struct str *text;
        struct part_text bounds;
    } fields[] = {
        { &charter->harm, { "harm", NULL, 0, CHARTER_WHY_MAX } },
        { &charter->remedy, { "remedy", NULL, 0, CHARTER_WHY_MAX } },
        { &charter->perimeter,
          { "perimeter", N_("Say who is under this branch: the perimeter."), 1,
            CHARTER_WORDS_MAX } },
        { &charter->hypothesis,
          { "hypothesis", N_("Say what you expect of it."), 1, CHARTER_WORDS_MAX } },
        { &charter->stop_rule,
          { "stop_rule", N_("Say what would make you stop before the end."), 1,
            CHARTER_STOP_MAX } },
    };
    enum result result = OK;

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (part_text_check(fields[i].text, &fields[i].bounds, problems) != OK)
            result = NOT_VALID;
    return result;
}

static enum result check_date(const struct charter_check *check, const struct charter *charter,
                              struct problems *problems)
{
    if (!charter->expected_by)
        return problem_add(problems, "expected_by", N_("Say by which day you expect it."));
    if (charter->expected_by <= check->now)
        return problem_add(problems, "expected_by", N_("This day is past already."));
    if (check->review_at && charter->expected_by > check->review_at)
        return problem_add_time(problems, "expected_by",
                                N_("It must show by the review, on {time}."), check->review_at);
    return OK;
}

static enum result check_topic(struct db *db, const struct charter_check *check,
                               const struct charter *charter, struct problems *problems)
{
    struct rows rows =
        db_query(db, sql_branch_topic, value(check->decision_id), value(charter->topic_id));
    bool is_one = rows_next(&rows);
    enum result result = rows_end(&rows);

    if (result == OK && !is_one)
        return problem_add(problems, "topic",
                           N_("Choose a debate of this decision, where people reach this branch."));
    return result;
}

/* The next handle of a text, without its @; empty at the end. */
static struct str next_handle(struct str *rest)
{
    size_t start = 0, end;
    struct str handle;

    while (start < rest->length &&
           (rest->data[start] == '@' || rest->data[start] == ',' || rest->data[start] == ';' ||
            (unsigned char)rest->data[start] <= ' '))
        start++;
    for (end = start; end < rest->length; end++)
        if (rest->data[end] == ',' || rest->data[end] == ';' ||
            (unsigned char)rest->data[end] <= ' ')
            break;
    handle = str_slice(*rest, start, end);
    *rest = str_slice(*rest, end, rest->length);
    return handle;
}

static bool has_id(const struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

static enum result find_owners(struct db *db, struct arena *arena, struct charter *charter,
                               struct problems *problems)
{
    struct str rest = charter->owners, handle;
    enum result result = OK;

    charter->owner_ids = (struct ids){ 0 };
    while ((result == OK || result == NOT_VALID) && (handle = next_handle(&rest)).length) {
        struct account account;
        enum result found = account_by_handle(db, arena, handle, &account);

        if (found == NOT_FOUND)
            result = problem_add_value(problems, "owners", N_("Nobody here is called {value}."),
                                       str_copy(arena, handle));
        else if (found != OK)
            return found;
        else if (!has_id(&charter->owner_ids, account.id))
            *list_add(arena, &charter->owner_ids) = account.id;
        if (charter->owner_ids.count > BRANCH_OWNERS_MAX)
            return problem_add_count(problems, "owners", N_("At most {count} people, please."),
                                     BRANCH_OWNERS_MAX);
    }
    return result;
}

static enum result find_team(struct db *db, struct arena *arena, struct charter *charter,
                             struct problems *problems)
{
    struct str rest = charter->team, handle = next_handle(&rest);
    struct team team;
    enum result result = team_by_handle(db, arena, 0, handle, &team);

    if (result == OK)
        charter->team_id = team.id;
    return result == NOT_FOUND
               ? problem_add_value(problems, "team", N_("No team here is called {value}."), handle)
               : result;
}

static enum result check_owners(struct db *db, struct arena *arena,
                                const struct charter_check *check, struct charter *charter,
                                struct problems *problems)
{
    enum result result;

    charter->team_id = 0;
    charter->owners = str_trim(charter->owners);
    charter->team = str_trim(charter->team);
    if (charter->team.length && charter->owners.length)
        return problem_add(problems, "team",
                           N_("Either people own it or a team does: leave one of the two empty."));
    if (charter->team.length)
        return find_team(db, arena, charter, problems);
    result = find_owners(db, arena, charter, problems);
    if (result == OK && (int64_t)charter->owner_ids.count < check->owners_wanted)
        return problem_add_count(problems, "owners",
                                 N_("Name {count} people who own this branch, or a team."),
                                 check->owners_wanted);
    return result;
}

enum result charter_check(struct db *db, struct arena *arena, const struct charter_check *check,
                          struct charter *charter, struct problems *problems)
{
    enum result result = check_words(charter, problems);

    result = result_worse(result, check_date(check, charter, problems));
    result = result_worse(result, check_topic(db, check, charter, problems));
    return result_worse(result, check_owners(db, arena, check, charter, problems));
}

/* ",1,2,": how a statement is given a list of ids. */
static struct str ids_text(struct arena *arena, const struct ids *ids)
{
    struct buffer out = { .arena = arena };

    buffer_put_str(&out, STR(","));
    for (size_t i = 0; i < ids->count; i++)
        buffer_put_str(&out, str_format(arena, "%" PRId64 ",", ids->items[i]));
    return buffer_str(&out);
}

static enum result ask_owners(struct db *db, struct arena *arena, const struct branch_act *act,
                              const struct charter *charter, int64_t now)
{
    struct branch_actor actor;
    enum result result = db_do(db, sql_branch_owners_other, value(act->branch_id),
                               value(ids_text(arena, &charter->owner_ids)));

    for (size_t i = 0; result == OK && i < charter->owner_ids.count; i++)
        result = db_do(db, sql_branch_owner_ask, value(act->branch_id),
                       value(charter->owner_ids.items[i]), value(now));
    if (result == OK)
        result = branch_actor_read(db, act->branch_id, act->actor_id, &actor);
    if (result == OK && actor.is_asked && !actor.owns_other)
        result = db_do(db, sql_branch_owner_accept, value(act->branch_id), value(act->actor_id),
                       value(now));
    if (result == OK && actor.leads)
        result = db_do(db, sql_branch_team_accept, value(act->branch_id), value(now));
    return result;
}

static void put_charter(struct json *json, const void *context)
{
    const struct charter *charter = context;

    if (charter->harm.length)
        json_put_string(json, "harm", charter->harm);
    if (charter->remedy.length)
        json_put_string(json, "remedy", charter->remedy);
    json_put_string(json, "perimeter", charter->perimeter);
    json_put_string(json, "hypothesis", charter->hypothesis);
    json_put_time(json, "expected_by", charter->expected_by);
    json_put_string(json, "stop_rule", charter->stop_rule);
    json_put_integer(json, "topic", charter->topic_id);
    if (charter->team_id)
        json_put_integer(json, "team", charter->team_id);
    else
        json_put_integer(json, "owners", (int64_t)charter->owner_ids.count);
}

static enum result record(struct db *db, struct arena *arena, const struct branch_act *act,
                          const struct branch *branch, const struct charter *charter, int64_t now)
{
    struct deed deed = {
        .decision_id = branch->decision_id,
        .kind = DEED_CHARTER,
        .actor_id = act->actor_id,
        .at = now,
        .option_id = branch->option_id,
        .version_id = branch->version_id,
        .branch_id = branch->id,
        .details = put_charter,
        .context = charter,
    };

    return deed_record(db, arena, &deed);
}

enum result charter_write(struct db *db, struct arena *arena, const struct branch_act *act,
                          const struct charter *charter, int64_t now)
{
    struct branch branch;
    enum result result =
        db_do(db, sql_branch_set_charter, value(act->branch_id), value(act->actor_id),
              value(charter->harm), value(charter->remedy), value(charter->perimeter),
              value(charter->hypothesis), value(charter->expected_by), value(charter->stop_rule),
              value_id(charter->topic_id), value_id(charter->team_id));

    if (result == OK)
        result = ask_owners(db, arena, act, charter, now);
    if (result == OK)
        result = branch_find(db, arena, act->branch_id, &branch);
    if (result == OK)
        result = db_do(db, sql_branch_disagree, value(branch.trial_id), value(branch.id));
    if (result == OK)
        result = db_do(db, sql_branch_agree, value(branch.id), value(now));
    return result == OK ? record(db, arena, act, &branch, charter, now) : result;
}

enum { CHARTER_STATES = 1u << STATE_PROPOSED | 1u << STATE_LAST_CALL | 1u << STATE_FORKED };

/* A charter is its side's to write as long as the branch is only offered. */
static enum result may_write(struct db *db, const struct branch_act *act,
                             const struct branch *branch, struct problems *problems)
{
    struct branch_actor actor;
    enum result result = branch_actor_read(db, act->branch_id, act->actor_id, &actor);

    if (result == OK && !branch_is_side(branch, &actor))
        return problem_add(problems, "", N_("It is not for you to do this here."));
    if (result == OK && (branch->state != BRANCH_OFFERED || branch->ended_at))
        return problem_add(problems, "",
                           N_("What a branch does is fixed once it runs, or has ended."));
    return result;
}

enum result branch_charter(struct db *db, struct arena *arena, struct charter_wish *wish,
                           struct problems *problems)
{
    struct branch_act act = { wish->branch_id, wish->actor_id };
    struct charter_check check;
    struct facts facts;
    struct branch branch;
    enum result result = branch_begin(db, arena, &act, &facts, &branch);

    if (result == OK)
        result = part_in(&facts, CHARTER_STATES, problems);
    if (result == OK)
        result = may_write(db, &act, &branch, problems);
    if (result != OK)
        return result;
    check = (struct charter_check){ branch.decision_id, branch.review_at, facts.rules.owners,
                                    facts.now };
    result = charter_check(db, arena, &check, &wish->charter, problems);
    if (result == OK)
        result = charter_write(db, arena, &act, &wish->charter, facts.now);
    return result == OK ? branch_start_beside(db, arena, branch.id, &facts) : result;
}

enum result branch_agree(struct db *db, struct arena *arena, const struct branch_act *act,
                         struct problems *problems)
{
    struct facts facts;
    struct branch branch;
    struct deed deed = { .kind = DEED_AGREED, .actor_id = act->actor_id };
    enum result result = branch_begin(db, arena, act, &facts, &branch);

    if (result == OK)
        result = part_in(&facts, CHARTER_STATES & ~(1u << STATE_FORKED), problems);
    if (result == OK)
        result = may_write(db, act, &branch, problems);
    if (result != OK)
        return result;
    if (branch.agreed_at)
        return CONFLICT;
    if (!branch_has_charter(&branch))
        return problem_add(problems, "", N_("Write your side's charter first."));
    deed.decision_id = branch.decision_id;
    deed.branch_id = branch.id;
    deed.at = facts.now;
    result = db_do(db, sql_branch_agree, value(branch.id), value(facts.now));
    return result == OK ? deed_record(db, arena, &deed) : result;
}
