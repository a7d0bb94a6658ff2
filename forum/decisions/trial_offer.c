#include "base/arena.h"
#include "base/clock.h"
#include "decisions/deed.h"
#include "decisions/move.h"
#include "decisions/part.h"
#include "decisions/review_effects.h"
#include "decisions/trial.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

enum {
    OFFER_STATES = 1u << STATE_PROPOSED | 1u << STATE_LAST_CALL | 1u << STATE_FORKED,
    COMMON_STATES = 1u << STATE_PROPOSED | 1u << STATE_LAST_CALL,
};

static const char *const measure_names[] = { "measure_1", "measure_2", "measure_3" };
static const char *const how_names[] = { "how_1", "how_2", "how_3" };

/* Nothing at all is no measure; a name without its how, or the reverse, is half of one. */
static enum result check_measures(struct common *common, struct problems *problems)
{
    enum result result = OK;
    size_t count = 0;

    for (size_t i = 0; i < MEASURES_MAX; i++) {
        struct measure measure = common->measures[i];
        struct part_text name = { measure_names[i], N_("Name what is measured."), 1, MEASURE_MAX };
        struct part_text how = { how_names[i], N_("Say how it is measured."), 1, MEASURE_HOW_MAX };

        if (!str_trim(measure.name).length && !str_trim(measure.how).length)
            continue;
        if (part_text_check(&measure.name, &name, problems) != OK)
            result = NOT_VALID;
        if (part_text_check(&measure.how, &how, problems) != OK)
            result = NOT_VALID;
        common->measures[count++] = measure;
    }
    common->measure_count = count;
    for (; count < MEASURES_MAX; count++)
        common->measures[count] = (struct measure){ 0 };
    if (!common->measure_count)
        return problem_add(problems, "measure_1",
                           N_("Name at least one thing that is measured in all branches."));
    return result;
}

static enum result check_review(const struct common *common, int64_t now, struct problems *problems)
{
    if (!common->review_at)
        return problem_add(problems, "review",
                           N_("Say on which day the branches are compared: the review date."));
    if (common->review_at <= now)
        return problem_add(problems, "review", N_("This day is past already."));
    if (common->review_at > now + (int64_t)TRIAL_DAYS_MAX * DAY_SECONDS)
        return problem_add_count(problems, "review", N_("At most {count} days from now, please."),
                                 TRIAL_DAYS_MAX);
    return OK;
}

enum result common_check(struct common *common, int64_t now, struct problems *problems)
{
    struct part_text question = { "question",
                                  N_("Ask the question that all branches are to answer."),
                                  QUESTION_MIN, QUESTION_MAX };
    enum result asked = part_text_check(&common->question, &question, problems);
    enum result dated = check_review(common, now, problems);
    enum result measured = check_measures(common, problems);

    return asked == OK && dated == OK && measured == OK ? OK : NOT_VALID;
}

static enum result write_common(struct db *db, int64_t trial_id, const struct common *common)
{
    enum result result = db_do(db, sql_trial_set_common, value(trial_id), value(common->question),
                               value(common->review_at));

    if (result == OK)
        result = db_do(db, sql_trial_measures_drop, value(trial_id));
    for (size_t i = 0; result == OK && i < common->measure_count; i++)
        result = db_do(db, sql_trial_measure_add, value(trial_id), value((int64_t)i + 1),
                       value(common->measures[i].name), value(common->measures[i].how));
    return result;
}

/* The id that a statement gives; NOT_FOUND without a row. */
static enum result read_id(struct rows rows, const char *column, int64_t *id)
{
    if (rows_next(&rows))
        *id = row_integer(&rows, column);
    return rows_end_one(&rows);
}

/* Another option is backed by offering it; for the proposed text its side speaks. */
static enum result check_option(struct db *db, const struct trial_offer *offer,
                                const struct trial *trial, struct problems *problems)
{
    struct rows rows = db_query(db, sql_option_for, value(offer->decision_id),
                                value(offer->option_id), value(offer->actor_id));
    bool is_theirs =
        rows_next(&rows) && (!row_integer(&rows, "is_proposed") || row_integer(&rows, "backs"));
    enum result result = rows_end_one(&rows);

    if (result == NOT_FOUND)
        return problem_add(problems, "option",
                           N_("Choose the option you want to try, or write one."));
    if (result == OK && !is_theirs)
        return problem_add(problems, "option",
                           N_("This is the proposed text: choose another option to try."));
    for (size_t i = 0; result == OK && i < trial->branches.count; i++)
        if (trial->branches.items[i].option_id == offer->option_id &&
            !trial->branches.items[i].ended_at && trial->branches.items[i].author.id)
            return problem_add(problems, "option", N_("This option has a branch already."));
    if (result == OK && trial->branches.count >= BRANCHES_MAX)
        return problem_add_count(problems, "option", N_("At most {count} branches, please."),
                                 BRANCHES_MAX);
    return result;
}

/* All of it at once: what is wrong with the charter is said beside what is with the rest. */
static enum result check(struct db *db, struct arena *arena, struct trial_offer *offer,
                         const struct facts *facts, const struct trial *trial,
                         struct problems *problems)
{
    struct charter_check wanted = { facts->decision.id, trial->common.review_at,
                                    facts->rules.owners, facts->now };
    enum result option = check_option(db, offer, trial, problems);
    enum result common = OK, charter;

    if (!trial->id) {
        common = common_check(&offer->common, facts->now, problems);
        wanted.review_at = offer->common.review_at;
    }
    charter = charter_check(db, arena, &wanted, &offer->charter, problems);
    if ((option == OK || option == NOT_VALID) && (charter == OK || charter == NOT_VALID))
        return option == OK && common == OK && charter == OK ? OK : NOT_VALID;
    return option == OK || option == NOT_VALID ? charter : option;
}

static enum result add_branch(struct db *db, int64_t trial_id, int64_t option_id, int64_t now,
                              int64_t *id)
{
    return read_id(db_query(db, sql_branch_add, value(trial_id), value(option_id), value(now)),
                   "id", id);
}

static void put_common(struct json *json, const void *context)
{
    const struct common *common = context;

    json_put_string(json, "question", common->question);
    json_put_time(json, "review_at", common->review_at);
    json_key(json, "measures");
    json_begin_array(json);
    for (size_t i = 0; i < common->measure_count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", common->measures[i].name);
        json_put_string(json, "how", common->measures[i].how);
        json_end(json);
    }
    json_end(json);
}

static enum result record_common(struct db *db, struct arena *arena, const struct facts *facts,
                                 const struct common *common)
{
    struct deed deed = { .decision_id = facts->decision.id,
                         .kind = DEED_CHARTER,
                         .actor_id = facts->actor_id,
                         .at = facts->now,
                         .details = put_common,
                         .context = common };

    return deed_record(db, arena, &deed);
}

/* A new trial: its common part, and A for the text that is proposed. */
static enum result begin_trial(struct db *db, const struct trial_offer *offer,
                               const struct facts *facts, int64_t *trial_id)
{
    int64_t option_id = 0, first;
    enum result result = read_id(
        db_query(db, sql_trial_add, value(facts->decision.id), value(facts->now)), "id", trial_id);

    if (result == OK)
        result = write_common(db, *trial_id, &offer->common);
    if (result == OK)
        result = read_id(db_query(db, sql_option_of_version, value(facts->decision.version_id)),
                         "option_id", &option_id);
    return result == OK ? add_branch(db, *trial_id, option_id, facts->now, &first) : result;
}

/* The branch of an option that waits for its charter; NOT_FOUND when it has none. */
static enum result find_waiting(struct db *db, struct arena *arena, int64_t trial_id,
                                int64_t option_id, int64_t *branch_id)
{
    struct branches branches;
    enum result result = branches_of_trial(db, arena, trial_id, &branches);

    for (size_t i = 0; result == OK && i < branches.count; i++)
        if (branches.items[i].option_id == option_id && !branches.items[i].ended_at) {
            *branch_id = branches.items[i].id;
            return OK;
        }
    return result == OK ? NOT_FOUND : result;
}

static enum result write_offer(struct db *db, struct arena *arena, const struct trial_offer *offer,
                               const struct facts *facts, int64_t trial_id, int64_t *branch_id)
{
    struct branch_act act = { .actor_id = offer->actor_id };
    enum result result = OK;

    if (!trial_id) {
        result = begin_trial(db, offer, facts, &trial_id);
        if (result == OK)
            result = record_common(db, arena, facts, &offer->common);
    }
    if (result == OK)
        result = find_waiting(db, arena, trial_id, offer->option_id, branch_id);
    if (result == NOT_FOUND)
        result = add_branch(db, trial_id, offer->option_id, facts->now, branch_id);
    act.branch_id = *branch_id;
    if (result == OK)
        result = charter_write(db, arena, &act, &offer->charter, facts->now);
    return result == OK ? branch_start_beside(db, arena, *branch_id, facts) : result;
}

enum result trial_offer(struct db *db, struct arena *arena, struct trial_offer *offer,
                        struct problems *problems, int64_t *branch_id)
{
    struct facts facts;
    struct trial trial = { 0 };
    enum result result = part_begin(db, arena, offer->decision_id, offer->actor_id, &facts);

    if (result == OK)
        result = part_in(&facts, OFFER_STATES, problems);
    if (result == OK && !facts.decision.is_forkable)
        result = problem_add(problems, "",
                             N_("This decision cannot be forked; it says why, and "
                                "that can be contested."));
    if (result == OK)
        result = trial_current(db, arena, offer->decision_id, &trial);
    if (result == NOT_FOUND)
        result = OK;
    if (result == OK)
        result = check(db, arena, offer, &facts, &trial, problems);
    return result == OK ? write_offer(db, arena, offer, &facts, trial.id, branch_id) : result;
}

/* The sides of who writes agree by writing; the others are asked again. NOT_VALID for no side. */
static enum result agree_anew(struct db *db, struct arena *arena, const struct trial *trial,
                              const struct facts *facts, struct problems *problems)
{
    struct branch_actors actors;
    bool is_any = false;
    enum result result = trial_actors(db, arena, trial, facts->actor_id, &actors);

    if (result == OK)
        result = db_do(db, sql_branch_disagree, value(trial->id), value(0));
    for (size_t i = 0; result == OK && i < actors.count; i++) {
        const struct branch *branch = &trial->branches.items[i];

        if (branch->ended_at || !branch_is_side(branch, &actors.items[i]))
            continue;
        is_any = true;
        if (branch_has_charter(branch))
            result = db_do(db, sql_branch_agree, value(branch->id), value(facts->now));
    }
    if (result == OK && !is_any)
        return problem_add(problems, "", N_("It is not for you to do this here."));
    return result;
}

enum result trial_change(struct db *db, struct arena *arena, struct common_wish *wish,
                         struct problems *problems)
{
    struct facts facts;
    struct trial trial;
    enum result result = part_begin(db, arena, wish->decision_id, wish->actor_id, &facts);

    if (result == OK)
        result = part_in(&facts, COMMON_STATES, problems);
    if (result == OK)
        result = trial_current(db, arena, wish->decision_id, &trial);
    if (result == OK)
        result = common_check(&wish->common, facts.now, problems);
    if (result == OK)
        result = agree_anew(db, arena, &trial, &facts, problems);
    if (result == OK)
        result = write_common(db, trial.id, &wish->common);
    return result == OK ? record_common(db, arena, &facts, &wish->common) : result;
}

enum result trial_start(struct db *db, struct arena *arena, const struct trial_act *act,
                        struct problems *problems)
{
    struct move_wish wish = {
        .decision_id = act->decision_id,
        .act = ACT_FORK,
        .actor_id = act->actor_id,
        .may_write = true,
    };
    struct move move;
    enum result result = move_begin(db, arena, &wish, problems, &move);

    return result == OK ? move_end(db, arena, &move) : result;
}

/* Is anything of the trial left that somebody stands behind? */
static bool has_other(const struct trial *trial, int64_t branch_id)
{
    for (size_t i = 0; i < trial->branches.count; i++)
        if (trial->branches.items[i].id != branch_id && !trial->branches.items[i].ended_at &&
            branch_has_charter(&trial->branches.items[i]))
            return true;
    return false;
}

static enum result give_up(struct db *db, struct arena *arena, const struct branch *branch,
                           int64_t now)
{
    struct trial trial;
    enum result result = branch_set_state(db, branch->id, BRANCH_ABANDONED, now);

    if (result == OK)
        result = trial_find(db, arena, branch->trial_id, &trial);
    if (result != OK || trial.started_at || has_other(&trial, branch->id))
        return result;
    return trial_drop(db, trial.decision_id, now);
}

enum result trial_withdraw(struct db *db, struct arena *arena, const struct branch_act *act,
                           struct problems *problems)
{
    struct facts facts;
    struct branch branch;
    struct branch_actor actor;
    struct deed deed = { .kind = DEED_BRANCH_ENDED,
                         .actor_id = act->actor_id,
                         .branch_id = act->branch_id };
    enum result result = branch_begin(db, arena, act, &facts, &branch);

    if (result == OK)
        result = part_in(&facts, OFFER_STATES, problems);
    if (result == OK)
        result = branch_actor_read(db, branch.id, act->actor_id, &actor);
    if (result != OK)
        return result;
    if (branch.state != BRANCH_OFFERED || branch.ended_at)
        return problem_add(problems, "", N_("What runs is stopped with a report."));
    if (!actor.is_author)
        return problem_add(problems, "", N_("It is not for you to do this here."));
    deed.decision_id = branch.decision_id;
    deed.at = facts.now;
    result = give_up(db, arena, &branch, facts.now);
    return result == OK ? deed_record(db, arena, &deed) : result;
}
