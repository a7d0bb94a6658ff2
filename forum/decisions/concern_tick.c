#include "decisions/concern_tick.h"

#include "decisions/deed.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

struct late {
    int64_t id, version_id, author_id;
    bool lapses;
};

static enum result find_late(struct db *db, const struct facts *facts, struct late *late)
{
    struct rows rows = db_query(db, sql_concerns_late, value(facts->decision.id), value(facts->now),
                                value(facts->rules.answer_days * DAY_SECONDS));

    if (rows_next(&rows))
        *late = (struct late){
            .id = row_integer(&rows, "id"),
            .version_id = row_integer(&rows, "version_id"),
            .author_id = row_integer(&rows, "author_id"),
            .lapses = row_integer(&rows, "lapses"),
        };
    return rows_end_one(&rows);
}

static enum result end(struct db *db, const struct facts *facts, const struct late *late)
{
    enum result result;

    if (late->lapses)
        return db_do(db, sql_concern_lapse, value(late->id), value(facts->now));
    result = db_do(db, sql_concern_stand_aside, value(late->id), value(facts->now));
    return result == OK ? db_do(db, sql_stance_stand_aside, value(facts->decision.id),
                                value(late->author_id))
                        : result;
}

enum result concern_tick(struct db *db, struct arena *arena, const struct facts *facts)
{
    struct late late = { 0 };
    enum result result;

    while ((result = find_late(db, facts, &late)) == OK) {
        struct deed deed = {
            .decision_id = facts->decision.id,
            .kind = late.lapses ? DEED_LAPSED : DEED_STOOD_ASIDE,
            .at = facts->now,
            .version_id = late.version_id,
            .concern_id = late.id,
        };

        result = end(db, facts, &late);
        if (result == OK)
            result = deed_record(db, arena, &deed);
        if (result != OK)
            return result;
    }
    return result == NOT_FOUND ? OK : result;
}
