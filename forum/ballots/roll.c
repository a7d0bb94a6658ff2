#include "ballots/close.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

/* CONFLICT: it is not to be opened (now). */
static enum result begin(struct db *db, int64_t item_id, int64_t now, enum ballot_electorate *who)
{
    struct rows rows = db_query(db, sql_roll_open, value(item_id), value(now));
    enum result result;

    *who = VOTERS_ALL;
    if (rows_next(&rows))
        *who = (enum ballot_electorate)row_integer(&rows, "electorate");
    result = rows_end_one(&rows);
    return result == NOT_FOUND ? CONFLICT : result;
}

static enum result write_roll(struct db *db, int64_t item_id, enum ballot_electorate who)
{
    switch (who) {
    case VOTERS_TEAM: return db_do(db, sql_roll_of_team, value(item_id));
    case VOTERS_DRAWN: return db_do(db, sql_roll_of_draw, value(item_id));
    default: return db_do(db, sql_roll_of_all, value(item_id));
    }
}

static enum result count(struct db *db, int64_t item_id, int64_t *people)
{
    struct rows rows = db_query(db, sql_roll_count, value(item_id));

    if (rows_next(&rows))
        *people = row_integer(&rows, "roll_count");
    return rows_end_one(&rows);
}

static void put_roll(struct json *json, const void *context)
{
    const int64_t *people = context;

    json_put_integer(json, "roll", *people);
}

enum result ballot_open(struct db *db, struct arena *arena, int64_t item_id, int64_t now)
{
    int64_t people = 0;
    struct ballot_act act = {
        .item_id = item_id, .word = "opened", .details = put_roll, .context = &people
    };
    enum ballot_electorate who;
    enum result result = begin(db, item_id, now, &who);

    if (result == OK)
        result = write_roll(db, item_id, who);
    if (result == OK)
        result = count(db, item_id, &people);
    return result == OK ? ballot_log(db, arena, &act, NULL) : result;
}
