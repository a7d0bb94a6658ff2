#include "decisions/concern_tick.h"

#include "decisions/concern_inside.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

static enum result find_late(struct db *db, const struct facts *facts, int64_t *id, bool *lapses)
{
    struct rows rows = db_query(db, sql_concerns_late, value(facts->decision.id), value(facts->now),
                                value(facts->rules.answer_days * DAY_SECONDS));

    if (rows_next(&rows)) {
        *id = row_integer(&rows, "id");
        *lapses = row_integer(&rows, "lapses");
    }
    return rows_end_one(&rows);
}

static enum result end(struct db *db, struct arena *arena, const struct facts *facts, int64_t id,
                       bool lapses)
{
    struct concern_work work = { .facts = *facts };
    enum result result = concern_find(db, arena, id, &work.concern);

    if (result == OK)
        result = concern_step_aside(db, arena, &work);
    if (lapses) {
        work.concern.state = CONCERN_LAPSED;
        work.concern.asked_at = 0;
        work.concern.ended_at = facts->now;
    } else {
        work.concern.stood_aside_at = facts->now;
    }
    if (result == OK)
        result = concern_save(db, &work.concern);
    return result == OK
               ? concern_record(db, arena, &work, lapses ? DEED_LAPSED : DEED_STOOD_ASIDE, STR(""))
               : result;
}

enum result concern_tick(struct db *db, struct arena *arena, const struct facts *facts)
{
    int64_t id = 0;
    bool lapses = false;
    enum result result;

    while ((result = find_late(db, facts, &id, &lapses)) == OK) {
        result = end(db, arena, facts, id, lapses);
        if (result != OK)
            return result;
    }
    return result == NOT_FOUND ? OK : result;
}
