#include "http/throttle.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"
#include "store/db.h"

enum { ONCE_SECONDS = 2 * 86400 };

enum result throttle_count(struct db *db, struct str key, int most, int seconds, int *wait_seconds)
{
    int64_t now = clock_now(), count = 0, expires_at = now;
    struct rows rows =
        db_query(db, sql_throttle_count, value(key), value(now + seconds), value(now));
    enum result result;

    if (rows_next(&rows)) {
        count = row_integer(&rows, "count");
        expires_at = row_integer(&rows, "expires_at");
    }
    result = rows_end_one(&rows);
    *wait_seconds = (int)(expires_at - now);
    return result == OK && count > most ? TOO_MANY : result;
}

enum result throttle_check(struct db *db, struct str key, int most, int *wait_seconds)
{
    int64_t now = clock_now(), count = 0, expires_at = now;
    struct rows rows = db_query(db, sql_throttle_read, value(key), value(now));
    enum result result;

    if (rows_next(&rows)) {
        count = row_integer(&rows, "count");
        expires_at = row_integer(&rows, "expires_at");
    }
    result = rows_end(&rows);
    *wait_seconds = (int)(expires_at - now);
    return result == OK && count >= most ? TOO_MANY : result;
}

enum result once_find(struct db *db, struct arena *arena, const struct once *once,
                      struct str *location)
{
    struct rows rows = db_query(db, sql_once_find, value(once->account_id), value(once->value));
    struct str content = { 0 };
    enum result result;

    if (rows_next(&rows)) {
        content = row_bytes(&rows, "content", arena);
        *location = row_text(&rows, "location", arena);
    }
    result = rows_end_one(&rows);
    return result == OK && !str_equal(content, once->content) ? CONFLICT : result;
}

enum result once_keep(struct db *db, const struct once *once, struct str location)
{
    return db_do(db, sql_once_keep, value(once->account_id), value(once->value),
                 value_bytes(once->content), value(location), value(clock_now()));
}

enum result throttle_sweep(struct db *db)
{
    enum result result = db_do(db, sql_throttle_sweep, value(clock_now()));

    return result == OK ? db_do(db, sql_once_sweep, value(clock_now() - ONCE_SECONDS)) : result;
}
