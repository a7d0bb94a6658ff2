#include "base/arena.h"
#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/deed.h"
#include "decisions/tick.h"
#include "sql.h"
#include "store/db.h"
#include "store/store.h"

/* Where the scheduler is among what is due. */
struct place {
    int64_t due_at;
    int64_t id;
};

struct round {
    struct store *store;
    struct place at;
    struct place after; /* what stands before it went wrong, and is left for the next round */
    enum result first_error;
};

static enum result settle(struct db *db, void *context)
{
    const struct round *round = context;
    struct arena arena = { 0 };
    enum result result = tick_settle(db, &arena, round->at.id, round->at.due_at);

    arena_free(&arena);
    return result;
}

/* NOT_FOUND: nothing is due. */
static enum result find_due(struct round *round, int64_t now)
{
    struct db *db = store_reader(round->store);
    struct rows rows;

    if (!db)
        return FAILED;
    rows =
        db_query(db, sql_tick_due, value(now), value(round->after.due_at), value(round->after.id));
    if (rows_next(&rows))
        round->at = (struct place){ row_integer(&rows, "due_at"), row_integer(&rows, "id") };
    return rows_end_one(&rows);
}

static void note(struct round *round, enum result result)
{
    if (result != OK && round->first_error == OK)
        round->first_error = result;
}

/*
 * One moment of one decision after the other, over all decisions in the order
 * of time: what one of them does (a successor is adopted) may come before what
 * is due of another.
 */
static void settle_all(struct round *round)
{
    int64_t now = clock_now();
    enum result found;

    while ((found = find_due(round, now)) == OK) {
        enum result result = store_write_logging(round->store, settle, round);

        note(round, result);
        if (result != OK)
            round->after = round->at;
    }
    note(round, found == NOT_FOUND ? OK : found);
}

/* Nothing tells a decision that somebody left: their concerns are looked for. */
static enum result find_left(struct round *round)
{
    struct db *db = store_reader(round->store);
    struct rows rows;

    if (!db)
        return FAILED;
    rows = db_query(db, sql_tick_left, value(round->at.id));
    if (rows_next(&rows))
        round->at = (struct place){ clock_now(), row_integer(&rows, "id") };
    return rows_end_one(&rows);
}

static enum result reckon(struct db *db, void *context)
{
    const struct round *round = context;
    struct arena arena = { 0 };
    enum result result = decision_reckon(db, &arena, round->at.id, round->at.due_at);

    arena_free(&arena);
    return result == OK ? settle(db, context) : result;
}

static void end_left(struct round *round)
{
    enum result found;

    round->at = (struct place){ 0 };
    while ((found = find_left(round)) == OK)
        note(round, store_write_logging(round->store, reckon, round));
    note(round, found == NOT_FOUND ? OK : found);
}

static enum result draw(struct db *db, void *context)
{
    const struct round *round = context;
    struct arena arena = { 0 };
    enum result result = clerk_draw(db, &arena, round->at.id, clock_now());

    arena_free(&arena);
    return result;
}

/* One who was not there at the opening, or left, or stepped down when nobody else was willing. */
static void draw_clerks(struct round *round)
{
    struct db *db = store_reader(round->store);
    enum result found = db ? OK : FAILED;

    round->at = (struct place){ 0 };
    while (found == OK && (found = clerk_wanted(db, round->at.id, &round->at.id)) == OK &&
           round->at.id)
        note(round, store_write_logging(round->store, draw, round));
    note(round, found);
}

enum result tick_all(struct store *store)
{
    struct round round = { .store = store };

    settle_all(&round);
    end_left(&round);
    draw_clerks(&round);
    return round.first_error;
}
