#include "decisions/branch.h"

#include "access/may.h"
#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

static const char *const words[BRANCH_STATES] = {
    [BRANCH_OFFERED] = "offered",     [BRANCH_RUNNING] = "running",
    [BRANCH_REPORTING] = "reporting", [BRANCH_KEPT] = "kept",
    [BRANCH_MERGED] = "merged",       [BRANCH_DROPPED] = "dropped",
    [BRANCH_ABANDONED] = "abandoned",
};

const char *branch_word(enum branch_state state)
{
    return words[state];
}

struct str branch_letter(struct arena *arena, const struct branch *branch)
{
    return str_format(arena, "%c", (int)('A' + branch->number % 26));
}

static void read_charter(struct rows *rows, struct arena *arena, struct branch *branch)
{
    branch->harm = row_text(rows, "harm", arena);
    branch->remedy = row_text(rows, "remedy", arena);
    branch->perimeter = row_text(rows, "perimeter", arena);
    branch->hypothesis = row_text(rows, "hypothesis", arena);
    branch->expected_by = row_integer(rows, "expected_by");
    branch->stop_rule = row_text(rows, "stop_rule", arena);
    branch->topic_id = row_integer(rows, "topic_id");
    branch->agreed_at = row_integer(rows, "agreed_at");
    branch->report = row_text(rows, "report", arena);
    branch->lessons = row_text(rows, "lessons", arena);
    branch->reported_at = row_integer(rows, "reported_at");
    branch->no_report = row_integer(rows, "no_report");
    branch->created_at = row_integer(rows, "created_at");
    branch->ended_at = row_integer(rows, "ended_at");
    branch->accepted = row_integer(rows, "accepted");
    branch->members = row_integer(rows, "members");
    branch->trial_started_at = row_integer(rows, "started_at");
    branch->review_at = row_integer(rows, "review_at");
}

static struct branch branch_from(struct rows *rows, struct arena *arena)
{
    struct branch branch = {
        .id = row_integer(rows, "id"),
        .trial_id = row_integer(rows, "trial_id"),
        .decision_id = row_integer(rows, "decision_id"),
        .number = row_integer(rows, "number"),
        .option_id = row_integer(rows, "option_id"),
        .option_number = row_integer(rows, "option_number"),
        .option_title = row_text(rows, "option_title", arena),
        .version_id = row_integer(rows, "version_id"),
        .state = (enum branch_state)row_integer(rows, "state"),
        .author = author_from(rows, arena, "author"),
        .team_id = row_integer(rows, "team_id"),
        .team_handle = row_text(rows, "team_handle", arena),
        .team_name = row_text(rows, "team_name", arena),
        .team_accepted_at = row_integer(rows, "team_accepted_at"),
    };

    read_charter(rows, arena, &branch);
    return branch;
}

static struct branch *branch_with(struct branches *branches, int64_t id)
{
    for (size_t i = 0; i < branches->count; i++)
        if (branches->items[i].id == id)
            return &branches->items[i];
    return NULL;
}

static enum result read_owners(struct db *db, struct arena *arena, int64_t trial_id,
                               struct branches *branches)
{
    struct rows rows = db_query(db, sql_branch_owners, value(trial_id));

    while (rows_next(&rows)) {
        struct branch *branch = branch_with(branches, row_integer(&rows, "branch_id"));

        if (branch)
            *list_add(arena, &branch->owners) = (struct owner){
                .author = author_from(&rows, arena, "owner"),
                .asked_at = row_integer(&rows, "asked_at"),
                .accepted_at = row_integer(&rows, "accepted_at"),
            };
    }
    return rows_end(&rows);
}

static enum result read_values(struct db *db, struct arena *arena, int64_t trial_id,
                               struct branches *branches)
{
    struct rows rows = db_query(db, sql_branch_values, value(trial_id));

    while (rows_next(&rows)) {
        struct branch *branch = branch_with(branches, row_integer(&rows, "branch_id"));
        int64_t number = row_integer(&rows, "number");

        if (branch && number >= 1 && number <= MEASURES_MAX)
            branch->values[number - 1] = row_text(&rows, "value", arena);
    }
    return rows_end(&rows);
}

static enum result read_more(struct db *db, struct arena *arena, int64_t trial_id,
                             struct branches *branches)
{
    enum result result = read_owners(db, arena, trial_id, branches);

    return result == OK ? read_values(db, arena, trial_id, branches) : result;
}

enum result branch_find(struct db *db, struct arena *arena, int64_t id, struct branch *branch)
{
    struct rows rows = db_query(db, sql_branch_find, value(id));
    struct branches one = { .items = branch, .count = 1 };
    enum result result;

    if (rows_next(&rows))
        *branch = branch_from(&rows, arena);
    result = rows_end_one(&rows);
    return result == OK ? read_more(db, arena, branch->trial_id, &one) : result;
}

enum result branches_of_trial(struct db *db, struct arena *arena, int64_t trial_id,
                              struct branches *branches)
{
    struct rows rows = db_query(db, sql_branches_of_trial, value(trial_id));
    enum result result;

    *branches = (struct branches){ 0 };
    while (rows_next(&rows))
        *list_add(arena, branches) = branch_from(&rows, arena);
    result = rows_end(&rows);
    return result == OK ? read_more(db, arena, trial_id, branches) : result;
}

bool branch_has_charter(const struct branch *branch)
{
    return branch->perimeter.length && branch->hypothesis.length && branch->expected_by &&
           branch->stop_rule.length && branch->topic_id && branch->review_at;
}

int64_t branch_owners_missing(const struct branch *branch, int64_t owners_wanted)
{
    if (branch->team_id && branch->team_accepted_at)
        return 0;
    return branch->accepted < owners_wanted ? owners_wanted - branch->accepted : 0;
}

enum result branch_actor_read(struct db *db, int64_t branch_id, int64_t account_id,
                              struct branch_actor *actor)
{
    struct rows rows = db_query(db, sql_branch_actor, value(branch_id), value(account_id));

    *actor = (struct branch_actor){ .id = account_id };
    if (rows_next(&rows) && account_id) {
        actor->is_author = row_integer(&rows, "is_author");
        actor->is_asked = row_integer(&rows, "is_asked");
        actor->owns = row_integer(&rows, "owns");
        actor->leads = row_integer(&rows, "leads");
        actor->is_in = row_integer(&rows, "is_in");
        actor->owns_other = row_integer(&rows, "owns_other");
        actor->backs = row_integer(&rows, "backs");
    }
    return rows_end(&rows);
}

bool branch_is_side(const struct branch *branch, const struct branch_actor *actor)
{
    if (!actor->id)
        return false;
    return actor->is_author || actor->owns || actor->is_asked || actor->leads ||
           (!branch->author.id && actor->backs);
}

bool branch_is_spoken_by(const struct branch *branch, const struct branch_actor *actor)
{
    bool has_owner = branch->accepted || (branch->team_id && branch->team_accepted_at);

    if (!actor->id)
        return false;
    return actor->owns || (actor->leads && branch->team_accepted_at) ||
           (!has_owner && actor->is_in);
}

bool branch_takes_owner(const struct branch *branch, const struct branch_actor *actor,
                        int64_t owners_wanted)
{
    return actor->is_in && !actor->owns && !actor->owns_other && !branch->ended_at &&
           branch->state != BRANCH_OFFERED && branch_owners_missing(branch, owners_wanted) > 0;
}

enum result branch_begin(struct db *db, struct arena *arena, const struct branch_act *act,
                         struct facts *facts, struct branch *branch)
{
    enum result result = branch_find(db, arena, act->branch_id, branch);

    if (result == OK)
        result = part_begin(db, arena, branch->decision_id, act->actor_id, facts);
    return result == OK ? branch_find(db, arena, act->branch_id, branch) : result;
}

enum result branch_set_state(struct db *db, int64_t id, enum branch_state state, int64_t at)
{
    bool is_over = state >= BRANCH_KEPT;

    return db_do(db, sql_branch_set_state, value(id), value((int)state), value(is_over ? at : 0));
}

static void put_started(struct json *json, const void *context)
{
    (void)context;
    json_put_string(json, "state", str_of(branch_word(BRANCH_RUNNING)));
}

enum result branch_start_beside(struct db *db, struct arena *arena, int64_t branch_id,
                                const struct facts *facts)
{
    struct branch branch;
    struct deed deed = {
        .decision_id = facts->decision.id,
        .kind = DEED_CHARTER,
        .at = facts->now,
        .branch_id = branch_id,
        .details = put_started,
    };
    enum result result = branch_find(db, arena, branch_id, &branch);

    if (result != OK || facts->decision.state != STATE_FORKED || branch.state != BRANCH_OFFERED ||
        !branch_has_charter(&branch) || branch_owners_missing(&branch, facts->rules.owners))
        return result;
    deed.option_id = branch.option_id;
    deed.version_id = branch.version_id;
    result = branch_set_state(db, branch_id, BRANCH_RUNNING, facts->now);
    return result == OK ? deed_record(db, arena, &deed) : result;
}

enum result branches_needing_owners(struct db *db, struct arena *arena,
                                    const struct visitor *visitor, struct branches_needing *list)
{
    struct rows rows = db_query(db, sql_branches_needing_owners, value(may_reach(visitor)),
                                value(visitor->account_id), value(BRANCHES_NEEDING_MAX));

    *list = (struct branches_needing){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = (struct branch_needing){
            .id = row_integer(&rows, "id"),
            .number = row_integer(&rows, "number"),
            .decision_id = row_integer(&rows, "decision_id"),
            .decision_slug = row_text(&rows, "slug", arena),
            .question = row_text(&rows, "question", arena),
            .option_title = row_text(&rows, "option_title", arena),
            .missing = row_integer(&rows, "missing"),
        };
    return rows_end(&rows);
}
