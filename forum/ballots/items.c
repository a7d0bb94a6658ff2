/* Lists of items, each for who reads it. */
#include "ballots/item.h"
#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

enum { BALLOTS_SHOWN_MAX = 30 /* beside something else: a text, a decision */ };

/* One more than a page was asked for tells whether there is another page. */
static enum result read_list(struct rows *rows, struct arena *arena, size_t most,
                             struct ballot_items *list)
{
    *list = (struct ballot_items){ 0 };
    while (rows_next(rows)) {
        list->has_more = list->count == most;
        if (list->count < most)
            *list_add(arena, list) = ballot_from(rows, arena);
    }
    return rows_end(rows);
}

enum result ballots_ahead(struct db *db, struct arena *arena, const struct visitor *visitor,
                          int64_t now, struct ballot_items *list)
{
    struct rows rows =
        db_query(db, sql_ballots_ahead, value(may_reach(visitor)), value(visitor->account_id),
                 value(now), value(BALLOTS_IN_CALENDAR_MAX + 1));

    return read_list(&rows, arena, BALLOTS_IN_CALENDAR_MAX, list);
}

enum result ballots_past(struct db *db, struct arena *arena, const struct visitor *visitor,
                         int64_t now, struct ballot_cursor before, struct ballot_items *list)
{
    struct ballot_cursor from = before.id ? before : (struct ballot_cursor){ INT64_MAX, INT64_MAX };
    struct rows rows =
        db_query(db, sql_ballots_past, value(may_reach(visitor)), value(visitor->account_id),
                 value(now), value(from.closes_at), value(from.id), value(BALLOTS_PER_PAGE + 1));

    return read_list(&rows, arena, BALLOTS_PER_PAGE, list);
}

enum result ballots_since(struct db *db, struct arena *arena, const struct visitor *visitor,
                          int64_t since, struct ballot_items *list)
{
    struct rows rows =
        db_query(db, sql_ballots_since, value(may_reach(visitor)), value(visitor->account_id),
                 value(since), value(BALLOTS_IN_CALENDAR_MAX));

    return read_list(&rows, arena, BALLOTS_IN_CALENDAR_MAX, list);
}

enum result ballots_of_text(struct db *db, struct arena *arena, const struct visitor *visitor,
                            int64_t text_id, struct ballot_items *list)
{
    struct rows rows =
        db_query(db, sql_ballots_of_text, value(may_reach(visitor)), value(visitor->account_id),
                 value(text_id), value(BALLOTS_SHOWN_MAX + 1));

    return read_list(&rows, arena, BALLOTS_SHOWN_MAX, list);
}

enum result ballots_of_decision(struct db *db, struct arena *arena, const struct visitor *visitor,
                                int64_t decision_id, struct ballot_items *list)
{
    struct rows rows =
        db_query(db, sql_ballots_of_decision, value(may_reach(visitor)), value(visitor->account_id),
                 value(decision_id), value(BALLOTS_SHOWN_MAX + 1));

    return read_list(&rows, arena, BALLOTS_SHOWN_MAX, list);
}
