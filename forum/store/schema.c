#include "store/schema.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "sql.h"
#include "store/driver.h"

static enum result version_of(struct db *db, int64_t *version)
{
    struct rows rows;

    if (db_do(db, sql_schema_record_make, NO_VALUES) != OK)
        return db_state(db);
    rows = db_query(db, sql_schema_version, NO_VALUES);
    if (rows_next(&rows))
        *version = row_integer(&rows, "version");
    return rows_end_one(&rows);
}

static enum result refuse_newer(int64_t version, const struct schema_step *newest)
{
    struct arena arena = { 0 };

    log_event(LOG_ERROR, "database-newer-than-program",
              { "database", str_format(&arena, "%" PRId64, version) },
              { "program", str_of(newest->name) },
              { "error", STR("a newer Palabre changed this database; run that one or newer") });
    arena_free(&arena);
    return FAILED;
}

static enum result apply(struct db *db, const struct schema_step *step)
{
    db_script(db, step->text);
    if (db_do(db, sql_schema_record, value(step->number), value(clock_now())) == OK)
        return OK;
    log_event(LOG_ERROR, "schema-step-failed", { "step", str_of(step->name) });
    return db_state(db);
}

/* Looks what the database has and adds the next step, all in one transaction. */
static enum result advance(struct db *db, const struct schema_step *steps, bool *more)
{
    int64_t version = 0;
    size_t next = 0;
    enum result result = version_of(db, &version);

    *more = false;
    if (result != OK)
        return result;
    while (steps[next].text && steps[next].number <= version)
        next++;
    if (next && !steps[next].text && steps[next - 1].number < version)
        return refuse_newer(version, &steps[next - 1]);
    if (!steps[next].text)
        return OK;
    *more = true;
    return apply(db, &steps[next]);
}

enum result schema_apply_steps(struct db *db, const struct schema_step *steps)
{
    enum result result = OK;
    bool more = true;

    while (result == OK && more) {
        db_lock(db, LOCK_SCHEMA, 0);
        db_begin(db);
        result = advance(db, steps, &more);
        if (result == OK)
            result = db_commit(db);
        else
            db_rollback(db);
        db_unlock(db, LOCK_SCHEMA, 0);
    }
    return result;
}

enum result schema_apply(struct db *db)
{
    return schema_apply_steps(db, db->driver->schema);
}
