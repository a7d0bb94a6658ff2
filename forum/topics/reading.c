#include "topics/reading.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"
#include "topics/post.h"

static enum result write_reading(struct db *db, int64_t topic_id, int64_t account_id,
                                 int64_t number)
{
    return db_do(db, sql_reading_write, value(account_id), value(topic_id), value(number));
}

static enum result write_views(struct db *db, int64_t topic_id, int64_t nobody, int64_t count)
{
    (void)nobody;
    return db_do(db, sql_topic_viewed, value(topic_id), value(count));
}

const struct gather_kind reading_kind = { .write = write_reading };
const struct gather_kind view_kind = { .adds = true, .write = write_views };

enum result reading_number(struct db *db, int64_t account_id, int64_t topic_id, int64_t *number)
{
    struct rows rows = db_query(db, sql_reading_number, value(account_id), value(topic_id));

    *number = rows_next(&rows) ? row_integer(&rows, "number") : 0;
    return rows_end(&rows);
}

static bool is_among(const struct numbers *numbers, int64_t number)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] == number)
            return true;
    return false;
}

enum result reading_advance(struct db *db, int64_t account_id, int64_t topic_id,
                            const struct numbers *shown, int64_t *number)
{
    enum { AHEAD_MAX = 2 * POSTS_PER_PAGE };
    struct rows rows =
        db_query(db, sql_reading_ahead, value(topic_id), value(*number), value(AHEAD_MAX));
    bool goes_on = true;

    while (goes_on && rows_next(&rows)) {
        int64_t next = row_integer(&rows, "number");
        bool is_own = row_integer(&rows, "author_id") == account_id;
        bool is_gone = row_integer(&rows, "deleted_at") || row_integer(&rows, "hidden_at");

        goes_on = is_own || is_gone || is_among(shown, next);
        if (goes_on)
            *number = next;
    }
    return rows_end(&rows);
}

static void take(struct rows *rows, struct arena *arena, struct unreads *unreads)
{
    struct unread unread = {
        .topic_id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .title = row_text(rows, "title", arena),
        .is_long = row_integer(rows, "post_count") > POSTS_PER_PAGE,
        .number = row_integer(rows, "number"),
        .first = row_integer(rows, "first"),
        .count = row_integer(rows, "count"),
    };

    unread.is_new = !unread.number;
    if (unread.count)
        *list_add(arena, unreads) = unread;
}

enum result unread_among(struct db *db, struct arena *arena, int64_t account_id,
                         const int64_t *topic_ids, size_t count, struct unreads *unreads)
{
    enum { IDS_FROM = 3 }; /* values[n] is for $n; what is left over asks for no debate at all */
    struct value values[IDS_FROM + UNREAD_AMONG_MAX] = {
        [1] = value(UNREAD_COUNT_MAX),
        [2] = value(account_id),
    };
    struct rows rows;

    for (size_t i = 0; i < UNREAD_AMONG_MAX; i++)
        values[IDS_FROM + i] = value(i < count ? topic_ids[i] : (int64_t)0);
    *unreads = (struct unreads){ 0 };
    rows = db_query_values(db, &sql_unread_among, values, sizeof values / sizeof *values - 1);
    while (rows_next(&rows))
        take(&rows, arena, unreads);
    return rows_end(&rows);
}

enum result unread_after(struct db *db, int64_t account_id, int64_t number, struct unread *unread)
{
    struct rows rows = db_query(db, sql_unread_rest, value(UNREAD_COUNT_MAX), value(account_id),
                                value(unread->topic_id), value(number));

    unread->is_new = false;
    unread->number = number;
    unread->count = 0;
    if (rows_next(&rows)) {
        unread->first = row_integer(&rows, "first");
        unread->count = row_integer(&rows, "count");
    }
    return rows_end(&rows);
}

enum result reading_mark_all(struct db *db, int64_t account_id)
{
    enum result result = db_do(db, sql_reading_all, value(account_id));

    return result == OK ? db_do(db, sql_reading_all_at, value(account_id), value(clock_now()))
                        : result;
}
