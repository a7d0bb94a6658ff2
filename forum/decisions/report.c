#include "decisions/report.h"

#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

const char *const value_names[MEASURES_MAX] = { "value_1", "value_2", "value_3" };

/* What an act of a branch's owners looks at. */
struct reporting {
    struct facts facts;
    struct branch branch;
    struct trial trial;
};

static enum result begin(struct db *db, struct arena *arena, const struct branch_act *act,
                         struct reporting *reporting, struct problems *problems)
{
    const struct branch *branch = &reporting->branch;
    struct branch_actor actor;
    enum result result = branch_begin(db, arena, act, &reporting->facts, &reporting->branch);

    if (result == OK)
        result = branch_actor_read(db, act->branch_id, act->actor_id, &actor);
    if (result == OK)
        result = trial_find(db, arena, branch->trial_id, &reporting->trial);
    if (result != OK)
        return result;
    if (branch->state != BRANCH_RUNNING && branch->state != BRANCH_REPORTING)
        return problem_add(problems, "", N_("This branch does not run."));
    if (reporting->facts.verdict_call_ends_at)
        return problem_add(problems, "", N_("The verdict's last call runs already."));
    if (!branch_is_spoken_by(branch, &actor))
        return problem_add(problems, "", N_("Its owners do this: ask them, or become one."));
    return OK;
}

static enum result check(struct report_wish *wish, const struct trial *trial,
                         struct problems *problems)
{
    struct part_text report = { "report", N_("Say what came of it."), 1, REPORT_MAX };
    struct part_text lessons = { "lessons", N_("Say what others may learn of it."), 1, REPORT_MAX };
    enum result result = OK;

    for (size_t i = 0; i < trial->common.measure_count; i++) {
        struct part_text bounds = { value_names[i],
                                    N_("Give the value, or say that it was not measured."), 1,
                                    VALUE_MAX };

        if (part_text_check(&wish->values[i], &bounds, problems) != OK)
            result = NOT_VALID;
    }
    if (part_text_check(&wish->report, &report, problems) != OK)
        result = NOT_VALID;
    if (part_text_check(&wish->lessons, &lessons, problems) != OK)
        result = NOT_VALID;
    return result;
}

static enum result write(struct db *db, const struct report_wish *wish, size_t measures,
                         int64_t now)
{
    enum result result = db_do(db, sql_report_set, value(wish->branch_id), value(wish->report),
                               value(wish->lessons), value(now));

    for (size_t i = 0; result == OK && i < measures; i++)
        result = db_do(db, sql_report_value_set, value(wish->branch_id), value((int64_t)i + 1),
                       value(wish->values[i]));
    return result;
}

static void put_report(struct json *json, const void *context)
{
    const struct report_wish *wish = context;

    json_put_string(json, "report", wish->report);
    json_put_string(json, "lessons", wish->lessons);
    json_key(json, "values");
    json_begin_array(json);
    for (size_t i = 0; i < MEASURES_MAX && wish->values[i].length; i++)
        json_text(json, wish->values[i]);
    json_end(json);
}

enum result report_send(struct db *db, struct arena *arena, struct report_wish *wish,
                        struct problems *problems)
{
    struct branch_act act = { wish->branch_id, wish->actor_id };
    struct reporting reporting;
    struct deed deed = { .kind = DEED_REPORT,
                         .actor_id = wish->actor_id,
                         .branch_id = wish->branch_id,
                         .details = put_report,
                         .context = wish };
    enum result result = begin(db, arena, &act, &reporting, problems);

    if (result == OK)
        result = check(wish, &reporting.trial, problems);
    if (result == OK)
        result = write(db, wish, reporting.trial.common.measure_count, reporting.facts.now);
    deed.decision_id = reporting.branch.decision_id;
    deed.at = reporting.facts.now;
    return result == OK ? deed_record(db, arena, &deed) : result;
}

static enum result check_stop(struct stop_wish *wish, const struct branch *branch,
                              struct problems *problems)
{
    struct part_text why = { "why", N_("Say why it stops now."), 1, STOP_WHY_MAX };
    enum result result = part_text_check(&wish->why, &why, problems);

    if (wish->as != BRANCH_DROPPED && wish->as != BRANCH_ABANDONED)
        result = problem_add(problems, "as", N_("Say how it ends."));
    if (!branch->reported_at)
        result = problem_add(problems, "",
                             N_("A branch stops early only with its report: write it first."));
    return result;
}

static void put_end(struct json *json, const void *context)
{
    const struct stop_wish *wish = context;

    json_put_string(json, "as", str_of(branch_word((enum branch_state)wish->as)));
}

enum result branch_stop(struct db *db, struct arena *arena, struct stop_wish *wish,
                        struct problems *problems)
{
    struct branch_act act = { wish->branch_id, wish->actor_id };
    struct reporting reporting;
    struct deed deed = { .kind = DEED_BRANCH_ENDED,
                         .actor_id = wish->actor_id,
                         .branch_id = wish->branch_id,
                         .details = put_end,
                         .context = wish };
    enum result result = begin(db, arena, &act, &reporting, problems);

    if (result == OK && reporting.branch.state != BRANCH_RUNNING)
        result = problem_add(problems, "", N_("Its time is over already: the review decides."));
    if (result == OK)
        result = check_stop(wish, &reporting.branch, problems);
    if (result == OK)
        result =
            branch_set_state(db, wish->branch_id, (enum branch_state)wish->as, reporting.facts.now);
    deed.decision_id = reporting.branch.decision_id;
    deed.at = reporting.facts.now;
    deed.words = wish->why;
    return result == OK ? deed_record(db, arena, &deed) : result;
}
