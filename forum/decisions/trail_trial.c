/* The options that are tried in parallel, side by side. */
#include "base/arena.h"
#include "decisions/trail.h"
#include "sql.h"
#include "store/db.h"

static enum result read_trial(struct db *db, struct arena *arena, struct trail *trail)
{
    struct rows rows = db_query(db, sql_trail_trial, value(trail->decision->id));

    if (rows_next(&rows)) {
        trail->trial.id = row_integer(&rows, "id");
        trail->trial.question = row_text(&rows, "question", arena);
        trail->trial.review_at = row_integer(&rows, "review_at");
        trail->trial.started_at = row_integer(&rows, "started_at");
        trail->trial.ended_at = row_integer(&rows, "ended_at");
    }
    return rows_end(&rows);
}

static enum result read_measures(struct db *db, struct arena *arena, struct trail_trial *trial)
{
    struct rows rows = db_query(db, sql_trail_measures, value(trial->id));

    while (rows_next(&rows))
        if (trial->measure_count < TRAIL_MEASURES_MAX) {
            trial->measure_numbers[trial->measure_count] = row_integer(&rows, "number");
            trial->measures[trial->measure_count++] = row_text(&rows, "name", arena);
        }
    return rows_end(&rows);
}

static struct trail_branch branch_from(struct rows *rows, struct arena *arena)
{
    struct str handle, name;
    struct trail_branch branch = {
        .id = row_integer(rows, "id"),
        .number = row_integer(rows, "number"),
        .option_id = row_integer(rows, "option_id"),
        .state = row_integer(rows, "state"),
        .title = row_text(rows, "title", arena),
        .text = { row_text(rows, "html", arena) },
        .perimeter = row_text(rows, "perimeter", arena),
        .hypothesis = row_text(rows, "hypothesis", arena),
        .expected_by = row_integer(rows, "expected_by"),
        .stop_rule = row_text(rows, "stop_rule", arena),
    };

    handle = row_text(rows, "team_handle", arena);
    name = row_text(rows, "team_name", arena);
    branch.owners = name.length ? name : handle;
    branch.reported_at = row_integer(rows, "reported_at");
    branch.no_report = row_integer(rows, "no_report");
    branch.lessons = row_text(rows, "lessons", arena);
    branch.ended_at = row_integer(rows, "ended_at");
    branch.members = row_integer(rows, "members");
    branch.evidence[0] = row_integer(rows, "supports");
    branch.evidence[1] = row_integer(rows, "weakens");
    branch.evidence[2] = row_integer(rows, "unclear");
    return branch;
}

static enum result read_branches(struct db *db, struct arena *arena, struct trail_trial *trial)
{
    struct rows rows = db_query(db, sql_trail_branches, value(trial->id));

    while (rows_next(&rows)) {
        if (trial->count == TRAIL_BRANCHES_MAX)
            trial->more++;
        else
            trial->branches[trial->count++] = branch_from(&rows, arena);
    }
    return rows_end(&rows);
}

static struct trail_branch *branch_numbered(struct trail_trial *trial, int64_t number)
{
    for (size_t i = 0; i < trial->count; i++)
        if (trial->branches[i].number == number)
            return &trial->branches[i];
    return NULL;
}

static enum result read_owners(struct db *db, struct arena *arena, struct trail_trial *trial)
{
    struct rows rows = db_query(db, sql_trail_owners, value(trial->id));

    while (rows_next(&rows)) {
        struct trail_branch *branch = branch_numbered(trial, row_integer(&rows, "number"));
        struct author owner = author_from(&rows, arena, "owner");

        if (branch)
            branch->owners =
                str_format(arena, "%.*s%s%.*s", STR_ARGS(branch->owners),
                           branch->owners.length ? ", " : "", STR_ARGS(author_name(&owner)));
    }
    return rows_end(&rows);
}

static enum result read_values(struct db *db, struct arena *arena, struct trail_trial *trial)
{
    struct rows rows = db_query(db, sql_trail_values, value(trial->id));

    while (rows_next(&rows)) {
        struct trail_branch *branch = branch_numbered(trial, row_integer(&rows, "branch"));
        int64_t number = row_integer(&rows, "number");

        for (size_t i = 0; branch && i < trial->measure_count; i++)
            if (trial->measure_numbers[i] == number)
                branch->values[i] = row_text(&rows, "value", arena);
    }
    return rows_end(&rows);
}

enum result trail_read_trial(struct db *db, struct arena *arena, struct trail *trail)
{
    struct trail_trial *trial = &trail->trial;
    enum result result = read_trial(db, arena, trail);

    if (result != OK || !trial->id)
        return result;
    result = read_measures(db, arena, trial);
    if (result == OK)
        result = read_branches(db, arena, trial);
    if (result == OK)
        result = read_owners(db, arena, trial);
    return result == OK ? read_values(db, arena, trial) : result;
}
