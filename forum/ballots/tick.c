#include "ballots/close.h"
#include "ballots/vote.h"
#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"
#include "store/db.h"
#include "store/store.h"

/* What was before a shuffle is wiped again for so long: a reader may have been in the way. */
enum { WIPE_SECONDS = 15 };

static const char *const tables[] = { "ballot_roll", "ballot", NULL };

/* What is due: an opening or a close. */
struct place {
    int64_t due_at;
    int64_t item_id;
    bool closes;
};

struct round {
    struct store *store;
    int64_t now;
    struct place at;
    struct place after; /* what stands before it went wrong, and is left for the next round */
    bool wipes;         /* something was shuffled */
    enum result first_error;
};

static void note(struct round *round, enum result result)
{
    if (result != OK && round->first_error == OK)
        round->first_error = result;
}

static enum result do_what_is_due(struct db *db, void *context)
{
    const struct round *round = context;
    struct arena arena = { 0 };
    enum result result = round->at.closes
                             ? ballot_close(db, &arena, round->at.item_id, round->at.due_at)
                             : ballot_open(db, &arena, round->at.item_id, round->at.due_at);

    arena_free(&arena);
    return result;
}

/* NOT_FOUND: nothing is due. */
static enum result find_due(struct round *round)
{
    struct db *db = store_reader(round->store);
    const struct place *after = &round->after;
    struct rows rows;

    if (!db)
        return FAILED;
    rows = db_query(db, sql_ballots_due, value(round->now), value(after->due_at),
                    value(after->item_id), value((int)after->closes));
    if (rows_next(&rows))
        round->at = (struct place){ .item_id = row_integer(&rows, "id"),
                                    .due_at = row_integer(&rows, "due_at"),
                                    .closes = row_integer(&rows, "closes") };
    return rows_end_one(&rows);
}

static void open_and_close(struct round *round)
{
    enum result found;

    while ((found = find_due(round)) == OK) {
        enum result result = store_write_logging(round->store, do_what_is_due, round);

        if (result != OK)
            round->after = round->at;
        if (result == OK && round->at.closes)
            round->wipes = true;
        /* Another process was faster: nothing is wrong. */
        note(round, result == CONFLICT ? OK : result);
    }
    note(round, found == NOT_FOUND ? OK : found);
}

static enum result shuffle(struct db *db, void *context)
{
    const struct round *round = context;

    return ballots_shuffle(db, round->at.item_id, round->now);
}

static enum result find_to_shuffle(struct round *round)
{
    struct db *db = store_reader(round->store);
    struct rows rows;

    if (!db)
        return FAILED;
    rows = db_query(db, sql_ballots_to_shuffle, value(round->at.item_id),
                    value(round->now - SHUFFLE_SECONDS), value((int)SHUFFLE_NEW_MIN));
    if (rows_next(&rows))
        round->at.item_id = row_integer(&rows, "id");
    return rows_end_one(&rows);
}

static void shuffle_all(struct round *round)
{
    enum result found;

    round->at.item_id = 0;
    while ((found = find_to_shuffle(round)) == OK) {
        note(round, store_write(round->store, shuffle, round));
        round->wipes = true;
    }
    note(round, found == NOT_FOUND ? OK : found);
}

/* The order that was is gone from the files too. */
static void wipe(struct round *round)
{
    struct db *db = store_reader(round->store);
    enum result result = db ? OK : FAILED;
    struct rows rows;

    if (db && !round->wipes) {
        rows = db_query(db, sql_ballots_to_wipe, value(round->now - WIPE_SECONDS));
        rows_next(&rows);
        result = rows_end_one(&rows);
    }
    if (result == OK)
        result = store_wipe(round->store, tables);
    note(round, result == NOT_FOUND || result == BUSY ? OK : result);
}

enum result ballots_tick(struct store *store)
{
    struct round round = { .store = store, .now = clock_now() };

    open_and_close(&round);
    shuffle_all(&round);
    wipe(&round);
    return round.first_error;
}
