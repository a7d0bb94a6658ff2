#include "decisions/vote.h"

#include "decisions/deed.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

enum result decision_vote(struct db *db, struct arena *arena, int64_t decision_id,
                          struct vote *vote)
{
    struct rows rows = db_query(db, sql_decision_vote_find, value(decision_id));

    if (rows_next(&rows))
        *vote = (struct vote){
            .opened_at = row_integer(&rows, "opened_at"),
            .ends_at = row_integer(&rows, "ends_at"),
            .electorate = row_integer(&rows, "electorate"),
            .place = row_text(&rows, "place", arena),
            .yes = row_integer(&rows, "yes"),
            .no = row_integer(&rows, "no"),
            .abstain = row_integer(&rows, "abstain"),
            .is_carried = row_integer(&rows, "is_carried"),
            .version_id = row_integer(&rows, "version_id"),
            .recorded_at = row_integer(&rows, "recorded_at"),
            .option_id = row_integer(&rows, "option_id"),
            .option_title = row_text(&rows, "option_title", arena),
        };
    return rows_end_one(&rows);
}

enum result vote_held_at(struct db *db, int64_t decision_id, struct str place, int64_t electorate)
{
    return db_do(db, sql_decision_vote_held, value(decision_id), value(place), value(electorate));
}

static void put_outcome(struct json *json, const void *context)
{
    const struct vote *vote = context;

    json_put_string(json, "place", vote->place);
    json_put_bool(json, "carried", vote->is_carried);
    json_put_integer(json, "yes", vote->yes);
    json_put_integer(json, "no", vote->no);
    json_put_integer(json, "abstain", vote->abstain);
    if (vote->option_id)
        json_put_integer(json, "option", vote->option_id);
}

static enum result write(struct db *db, const struct vote_outcome *outcome)
{
    struct rows rows =
        db_query(db, sql_decision_vote_record, value(outcome->decision_id), value(outcome->yes),
                 value(outcome->no), value(outcome->abstain), value(outcome->is_carried),
                 value_id(outcome->version_id), value(outcome->at));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

enum result vote_record(struct db *db, struct arena *arena, const struct vote_outcome *outcome)
{
    struct vote vote = { 0 };
    enum result result = write(db, outcome);

    if (result == OK)
        result = decision_vote(db, arena, outcome->decision_id, &vote);
    return result == OK ? deed_record(db, arena,
                                      &(struct deed){
                                          .decision_id = outcome->decision_id,
                                          .kind = DEED_RESULT,
                                          .at = outcome->at,
                                          .option_id = vote.option_id,
                                          .version_id = outcome->version_id,
                                          .details = put_outcome,
                                          .context = &vote,
                                      })
                        : result;
}
