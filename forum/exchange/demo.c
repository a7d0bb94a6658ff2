#include "exchange/demo.h"

#include "accounts/password.h"
#include "base/arena.h"
#include "base/clock.h"
#include "exchange/demo_fill.h"
#include "sql.h"
#include "store/store.h"

enum result filling_fail(struct filling *filling, struct str file, int line, enum result result)
{
    const char *why = filling->problems.count ? filling->problems.items[0].message : "refused";

    *filling->fault = str_format(filling->arena, "%.*s.txt:%d: %s", STR_ARGS(file), line, why);
    return result;
}

static enum result is_empty(struct db *db)
{
    struct rows rows = db_query(db, sql_demo_anything, NO_VALUES);
    enum result result = rows_next(&rows) ? CONFLICT : OK;
    enum result end = rows_end(&rows);

    return end == OK ? result : end;
}

static void begin(struct filling *filling, struct db *db)
{
    filling->db = db;
    filling->problems = (struct problems){ .arena = filling->arena };
}

static enum result fill_community(struct db *db, void *context)
{
    struct filling *filling = context;
    enum result result = is_empty(db);

    begin(filling, db);
    return result == OK ? demo_fill_community(filling) : result;
}

static enum result fill_events(struct db *db, void *context)
{
    struct filling *filling = context;

    begin(filling, db);
    return demo_fill_events(filling);
}

static enum result fill_requests(struct db *db, void *context)
{
    struct filling *filling = context;

    enum result result;

    begin(filling, db);
    clock_set(filling->demo.now);
    result = demo_settle(filling, filling->demo.now);
    return result == OK ? demo_fill_requests(filling) : result;
}

static enum result fill_forum(struct store *store, struct filling *filling)
{
    enum result result = store_write_logging(store, fill_community, filling);

    while (result == OK && filling->from < filling->demo.events.count) {
        result = store_write_logging(store, fill_events, filling);
        filling->from = filling_end(filling);
    }
    return result == OK ? store_write_logging(store, fill_requests, filling) : result;
}

size_t filling_end(const struct filling *filling)
{
    size_t count = filling->demo.events.count, end = filling->from + DEMO_EVENTS_AT_A_TIME;

    return end < count ? end : count;
}

int64_t demo_first_day(int64_t now)
{
    enum { DAY_SECONDS = 86400, FROM_MONDAY_TO_THE_EPOCH = 3 /* 1 January 1970 was a Thursday */ };
    int64_t day = now / DAY_SECONDS - DEMO_DAYS;

    return (day - (day + FROM_MONDAY_TO_THE_EPOCH) % 7) * DAY_SECONDS;
}

enum result demo_fill(struct store *store, struct arena *arena, struct str *fault)
{
    struct filling filling = { .arena = arena, .fault = fault };
    enum result result = demo_read(arena, demo_files, &filling.demo, fault);

    if (result == OK)
        result = password_hash(arena, STR(DEMO_PASSWORD), &filling.password_hash);
    if (result != OK)
        return result;
    result = fill_forum(store, &filling);
    clock_set(0);
    return result;
}
