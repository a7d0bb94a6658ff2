#include "decisions/trial.h"

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/part.h"
#include "sql.h"
#include "store/db.h"

static struct trial trial_from(struct rows *rows, struct arena *arena)
{
    return (struct trial){
        .id = row_integer(rows, "id"),
        .decision_id = row_integer(rows, "decision_id"),
        .common.question = row_text(rows, "question", arena),
        .common.review_at = row_integer(rows, "review_at"),
        .renewals = row_integer(rows, "renewals"),
        .created_at = row_integer(rows, "created_at"),
        .started_at = row_integer(rows, "started_at"),
        .ended_at = row_integer(rows, "ended_at"),
    };
}

static enum result read_measures(struct db *db, struct arena *arena, struct trial *trial)
{
    struct rows rows = db_query(db, sql_trial_measures, value(trial->id));
    struct common *common = &trial->common;

    while (rows_next(&rows) && common->measure_count < MEASURES_MAX)
        common->measures[common->measure_count++] = (struct measure){
            .name = row_text(&rows, "name", arena),
            .how = row_text(&rows, "how", arena),
        };
    return rows_end(&rows);
}

static enum result read(struct db *db, struct arena *arena, struct rows *rows, struct trial *trial)
{
    enum result result;

    if (rows_next(rows))
        *trial = trial_from(rows, arena);
    result = rows_end_one(rows);
    if (result == OK)
        result = read_measures(db, arena, trial);
    return result == OK ? branches_of_trial(db, arena, trial->id, &trial->branches) : result;
}

enum result trial_find(struct db *db, struct arena *arena, int64_t id, struct trial *trial)
{
    struct rows rows = db_query(db, sql_trial_find, value(id));

    return read(db, arena, &rows, trial);
}

enum result trial_current(struct db *db, struct arena *arena, int64_t decision_id,
                          struct trial *trial)
{
    struct rows rows = db_query(db, sql_trial_current, value(decision_id));

    return read(db, arena, &rows, trial);
}

enum result trial_latest(struct db *db, struct arena *arena, int64_t decision_id,
                         struct trial *trial)
{
    struct rows rows = db_query(db, sql_trial_latest, value(decision_id));

    return read(db, arena, &rows, trial);
}

enum result trial_actors(struct db *db, struct arena *arena, const struct trial *trial,
                         int64_t account_id, struct branch_actors *actors)
{
    enum result result = OK;

    *actors = (struct branch_actors){ 0 };
    for (size_t i = 0; result == OK && i < trial->branches.count; i++)
        result =
            branch_actor_read(db, trial->branches.items[i].id, account_id, list_add(arena, actors));
    return result;
}
