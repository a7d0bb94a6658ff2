#include "decisions/review_effects.h"

#include "base/arena.h"
#include "decisions/branch.h"
#include "decisions/successor.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

enum result trial_begin(struct db *db, const struct move *move)
{
    enum result result =
        db_do(db, sql_trial_begin, value(move->facts.trial_id), value(move->facts.now));

    return result == OK ? db_do(db, sql_trial_branches_begin, value(move->facts.trial_id)) : result;
}

enum result trial_drop(struct db *db, int64_t decision_id, int64_t at)
{
    enum result result = db_do(db, sql_trial_branches_drop, value(decision_id), value(at));

    return result == OK ? db_do(db, sql_trial_drop, value(decision_id), value(at)) : result;
}

enum result review_open(struct db *db, const struct move *move)
{
    const struct facts *facts = &move->facts;
    bool is_of_trial = facts->decision.state == STATE_FORKED;
    enum result result = db_do(db, sql_review_open, value(facts->decision.id),
                               value_id(is_of_trial ? facts->trial_id : 0), value(facts->now),
                               value(move->transition->act == ACT_REVIEW));

    if (result == OK)
        result = db_do(db, sql_review_requests_end, value(facts->decision.id), value(facts->now));
    if (result == OK && is_of_trial)
        result = db_do(db, sql_branches_unstarted, value(facts->trial_id), value(facts->now));
    return result == OK && is_of_trial ? db_do(db, sql_branches_report, value(facts->trial_id))
                                       : result;
}

enum result review_call(struct db *db, const struct move *move)
{
    const struct facts *facts = &move->facts;
    int64_t days = facts->decision.scope == SCOPE_NATIONAL ? facts->rules.national_call_days
                                                           : facts->rules.call_days;

    return db_do(db, sql_review_call, value(facts->review_id),
                 value(facts->now + days * DAY_SECONDS));
}

enum result review_return(struct db *db, const struct move *move)
{
    return db_do(db, sql_review_call, value(move->facts.review_id), value(0));
}

/* What the verdict says of the next date, when that is still to come; 0: as the rules say. */
static int64_t next_of(int64_t next_at, const struct facts *facts)
{
    return next_at > facts->now ? next_at : 0;
}

enum result review_prepare(struct db *db, struct move *move)
{
    struct rows rows;

    if (move->transition->number != 16 && move->transition->number != 18)
        return OK;
    rows = db_query(db, sql_review_verdict, value(move->facts.review_id));
    if (rows_next(&rows)) {
        move->review_at = next_of(row_integer(&rows, "next_at"), &move->facts);
        if (move->facts.verdict == VERDICT_KEEP)
            move->version_id = row_integer(&rows, "branch_version_id");
    }
    return rows_end_one(&rows);
}

static enum result go_on(struct db *db, const struct move *move, bool is_renewal)
{
    const struct facts *facts = &move->facts;
    int64_t date =
        move->review_at ? move->review_at : facts->now + facts->rules.review_days * DAY_SECONDS;
    enum result result =
        db_do(db, sql_trial_again, value(facts->trial_id), value(date), value(is_renewal ? 1 : 0));

    return result == OK ? db_do(db, sql_branches_again, value(facts->trial_id), value(is_renewal))
                        : result;
}

/* What a verdict does to one branch. */
struct judged {
    int64_t id, option_id, version_id;
    enum branch_state as;
};
struct judged_list {
    struct judged *items;
    size_t count;
    size_t size;
};

static enum result find_judged(struct db *db, struct arena *arena, const struct facts *facts,
                               struct judged_list *list)
{
    enum branch_state others = facts->verdict == VERDICT_MERGE ? BRANCH_MERGED : BRANCH_DROPPED;
    struct rows rows =
        db_query(db, sql_branches_judged, value(facts->review_id), value((int)others));

    while (rows_next(&rows))
        *list_add(arena, list) = (struct judged){
            .id = row_integer(&rows, "id"),
            .option_id = row_integer(&rows, "option_id"),
            .version_id = row_integer(&rows, "version_id"),
            .as = (enum branch_state)row_integer(&rows, "ends_as"),
        };
    return rows_end(&rows);
}

static void put_end(struct json *json, const void *context)
{
    const struct judged *judged = context;

    json_put_string(json, "as", str_of(branch_word(judged->as)));
}

static enum result end_branch(struct db *db, struct arena *arena, const struct facts *facts,
                              const struct judged *judged)
{
    struct deed deed = {
        .decision_id = facts->decision.id,
        .kind = DEED_BRANCH_ENDED,
        .at = facts->now,
        .option_id = judged->option_id,
        .version_id = judged->version_id,
        .branch_id = judged->id,
        .details = put_end,
        .context = judged,
    };
    enum result result = branch_set_state(db, judged->id, judged->as, facts->now);

    return result == OK ? deed_record(db, arena, &deed) : result;
}

/* The trial ends first: what is recorded of its branches then finds nothing that runs. */
static enum result end_trial(struct db *db, struct arena *arena, const struct move *move)
{
    struct judged_list list = { 0 };
    enum result result = find_judged(db, arena, &move->facts, &list);

    if (result == OK)
        result = db_do(db, sql_trial_end, value(move->facts.trial_id), value(move->facts.now));
    for (size_t i = 0; result == OK && i < list.count; i++)
        result = end_branch(db, arena, &move->facts, &list.items[i]);
    return result;
}

enum result review_end(struct db *db, struct arena *arena, const struct move *move)
{
    const struct facts *facts = &move->facts;
    enum result result = OK;

    if (facts->is_of_trial && move->transition->to == STATE_FORKED)
        result = go_on(db, move, move->transition->number == 18);
    else if (facts->is_of_trial)
        result = end_trial(db, arena, move);
    if (result == OK && move->transition->as == CLOSED_MERGED)
        result = successor_open(db, arena, move);
    return result == OK ? db_do(db, sql_review_end, value(facts->review_id), value(facts->now))
                        : result;
}

static void put_none(struct json *json, const void *context)
{
    (void)context;
    json_put_bool(json, "no_report", true);
}

enum result reports_mark_missing(struct db *db, struct arena *arena, const struct facts *facts)
{
    enum { LATE_MAX = 32 };
    struct rows rows = db_query(db, sql_reports_late, value(facts->trial_id));
    int64_t ids[LATE_MAX];
    int count = 0;
    enum result result;

    while (count < LATE_MAX && rows_next(&rows))
        ids[count++] = row_integer(&rows, "id");
    result = rows_end(&rows);
    for (int i = 0; result == OK && i < count; i++) {
        struct deed deed = {
            .decision_id = facts->decision.id,
            .kind = DEED_REPORT,
            .at = facts->now,
            .branch_id = ids[i],
            .details = put_none,
        };

        result = db_do(db, sql_report_mark, value(ids[i]));
        if (result == OK)
            result = deed_record(db, arena, &deed);
    }
    return result;
}
