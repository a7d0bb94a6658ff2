#include "decisions/review_effects.h"

#include "decisions/successor.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

/* enum branch_state, as far as the end of a trial goes. */
enum { ENDED_MERGED = 4, ENDED_DROPPED = 5 };

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

static enum result end_trial(struct db *db, const struct move *move)
{
    const struct facts *facts = &move->facts;
    int how = facts->verdict == VERDICT_MERGE ? ENDED_MERGED : ENDED_DROPPED;
    enum result result = OK;

    if (facts->verdict == VERDICT_KEEP)
        result = db_do(db, sql_branch_kept, value(facts->review_id), value(facts->now));
    if (result == OK)
        result = db_do(db, sql_branches_end, value(facts->trial_id), value(how), value(facts->now));
    return result == OK ? db_do(db, sql_trial_end, value(facts->trial_id), value(facts->now))
                        : result;
}

enum result review_end(struct db *db, struct arena *arena, const struct move *move)
{
    const struct facts *facts = &move->facts;
    enum result result = OK;

    if (facts->is_of_trial && move->transition->to == STATE_FORKED)
        result = go_on(db, move, move->transition->number == 18);
    else if (facts->is_of_trial)
        result = end_trial(db, move);
    if (result == OK && move->transition->as == CLOSED_MERGED)
        result = successor_open(db, arena, move);
    return result == OK ? db_do(db, sql_review_end, value(facts->review_id), value(facts->now))
                        : result;
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
        };

        result = db_do(db, sql_report_mark, value(ids[i]));
        if (result == OK)
            result = deed_record(db, arena, &deed);
    }
    return result;
}
