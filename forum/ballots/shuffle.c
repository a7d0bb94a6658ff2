#include <sodium.h>

#include "ballots/vote.h"
#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

/* A row of either table but for its item: on both it is two columns. */
struct pair {
    struct value first;
    struct value second;
};

struct pairs {
    struct pair *items;
    size_t count;
    size_t size;
};

/* The statements of a table. */
struct table {
    const struct sql *away;
    const struct sql *put;
    const struct sql *put_eight;
};

enum { EIGHT = 8 };

static enum result read_roll(struct db *db, struct arena *arena, int64_t item_id,
                             struct pairs *pairs)
{
    struct rows rows = db_query(db, sql_shuffle_roll, value(item_id));

    while (rows_next(&rows))
        *list_add(arena, pairs) = (struct pair){ value(row_integer(&rows, "account_id")),
                                                 value(row_integer(&rows, "has_voted")) };
    return rows_end(&rows);
}

static enum result read_ballots(struct db *db, struct arena *arena, int64_t item_id,
                                struct pairs *pairs)
{
    struct rows rows = db_query(db, sql_shuffle_ballots, value(item_id));

    while (rows_next(&rows))
        *list_add(arena, pairs) = (struct pair){ value(row_text(&rows, "receipt", arena)),
                                                 value(row_text(&rows, "choice", arena)) };
    return rows_end(&rows);
}

/* Fisher and Yates: every order is as likely as any other. */
static void shuffle(const struct pairs *pairs)
{
    for (size_t i = pairs->count; i > 1; i--) {
        size_t other = randombytes_uniform((uint32_t)i);
        struct pair last = pairs->items[i - 1];

        pairs->items[i - 1] = pairs->items[other];
        pairs->items[other] = last;
    }
}

static enum result put(struct db *db, const struct sql *sql, int64_t item_id,
                       const struct pair *pairs, size_t count)
{
    struct value values[2 + 2 * EIGHT] = { { 0 }, value(item_id) };

    for (size_t i = 0; i < count; i++) {
        values[2 + 2 * i] = pairs[i].first;
        values[3 + 2 * i] = pairs[i].second;
    }
    return db_do_values(db, sql, values, 1 + 2 * count);
}

static enum result rewrite(struct db *db, const struct table *table, int64_t item_id,
                           const struct pairs *pairs)
{
    enum result result = db_do(db, *table->away, value(item_id));
    size_t at = 0;

    shuffle(pairs);
    for (; result == OK && at + EIGHT <= pairs->count; at += EIGHT)
        result = put(db, table->put_eight, item_id, pairs->items + at, EIGHT);
    for (; result == OK && at < pairs->count; at++)
        result = put(db, table->put, item_id, pairs->items + at, 1);
    return result;
}

enum result ballots_shuffle(struct db *db, int64_t item_id, int64_t now)
{
    static const struct table roll_table = { &sql_shuffle_roll_away, &sql_shuffle_roll_put,
                                             &sql_shuffle_roll_put_eight };
    static const struct table ballot_table = { &sql_shuffle_away, &sql_shuffle_put,
                                               &sql_shuffle_put_eight };
    struct pairs roll = { 0 }, ballots = { 0 };
    struct arena arena = { 0 };
    enum result result = db_do(db, sql_ballots_hold, NO_VALUES);

    if (result == OK)
        result = read_roll(db, &arena, item_id, &roll);
    if (result == OK)
        result = read_ballots(db, &arena, item_id, &ballots);
    if (result == OK)
        result = rewrite(db, &roll_table, item_id, &roll);
    if (result == OK)
        result = rewrite(db, &ballot_table, item_id, &ballots);
    if (result == OK)
        result =
            db_do(db, sql_shuffle_note, value(item_id), value((int64_t)ballots.count), value(now));
    arena_free(&arena);
    return result;
}
