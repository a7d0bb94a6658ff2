#include "decisions/tick.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/log.h"
#include "decisions/concern_tick.h"
#include "decisions/move.h"
#include "decisions/review_effects.h"
#include "render/json.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

static int64_t call_end(const struct facts *facts)
{
    if (facts->decision.state == STATE_LAST_CALL)
        return facts->decision.call_ends_at;
    return facts->decision.state == STATE_UNDER_REVIEW ? facts->verdict_call_ends_at : 0;
}

static bool is_extendable(const struct facts *facts)
{
    int64_t end = call_end(facts);

    return end && facts->now >= end && !facts->decision.is_extended && facts->blocks_waiting &&
           facts->waiting_until > facts->now;
}

static void put_until(struct json *json, const void *context)
{
    const int64_t *until = context;

    json_put_integer(json, "until", *until);
}

static enum result extend(struct db *db, struct arena *arena, const struct facts *facts)
{
    struct deed deed = {
        .decision_id = facts->decision.id,
        .kind = DEED_EXTENDED,
        .at = facts->now,
        .version_id = facts->decision.version_id,
        .details = put_until,
        .context = &facts->waiting_until,
    };
    enum result result =
        db_do(db, sql_tick_extend, value(facts->decision.id), value(facts->waiting_until));

    if (result == OK && facts->decision.state == STATE_UNDER_REVIEW)
        result = db_do(db, sql_tick_extend_review, value(facts->decision.id),
                       value(facts->waiting_until));
    return result == OK ? deed_record(db, arena, &deed) : result;
}

static enum result warn(struct db *db, struct arena *arena, const struct facts *facts)
{
    struct deed deed = { .decision_id = facts->decision.id, .kind = DEED_WARNED, .at = facts->now };
    enum result result = db_do(db, sql_tick_warn, value(facts->decision.id), value(facts->now));

    return result == OK ? deed_record(db, arena, &deed) : result;
}

static enum result find_new_block(struct db *db, struct move *move)
{
    struct rows rows = db_query(db, sql_tick_new_block, value(move->facts.decision.id));

    if (rows_next(&rows))
        move->concern_id = row_integer(&rows, "id");
    return rows_end(&rows);
}

/* A transition of the system; NOT_FOUND when the table has none now. */
static enum result transit(struct db *db, struct arena *arena, const struct facts *facts)
{
    struct move move = { .facts = *facts };
    enum result result;

    move.transition = machine_find(facts, ACT_TICK, NULL);
    if (!move.transition)
        return NOT_FOUND;
    result = review_prepare(db, &move);
    if (result == OK && move.transition->number == 9)
        result = find_new_block(db, &move);
    return result == OK ? move_end(db, arena, &move) : result;
}

/* The step that is due at facts->now: lesser ones before the one that leaves the state. */
static enum result step(struct db *db, struct arena *arena, const struct facts *facts)
{
    enum result result;

    if (facts->concern_due_at && facts->concern_due_at <= facts->now)
        return concern_tick(db, arena, facts);
    if (machine_reports_are_late(facts))
        return reports_mark_missing(db, arena, facts);
    if (is_extendable(facts))
        return extend(db, arena, facts);
    result = transit(db, arena, facts);
    if (result == NOT_FOUND && machine_wants_warning(facts))
        return warn(db, arena, facts);
    return result;
}

struct moment {
    int64_t due_at; /* 0: nothing is ahead */
    int64_t at;     /* when the step is taken: never before the one before */
};

static enum result find_moment(struct db *db, int64_t id, int64_t not_before, struct moment *moment)
{
    struct rows rows = db_query(db, sql_tick_moment, value(id));

    if (rows_next(&rows)) {
        moment->due_at = row_integer(&rows, "due_at");
        moment->at = row_integer(&rows, "state_since");
    }
    if (moment->at < moment->due_at)
        moment->at = moment->due_at;
    if (moment->at < not_before)
        moment->at = not_before;
    return rows_end_one(&rows);
}

/*
 * Nothing could be done although it was due. What is due is reckoned from what
 * there is, so either something changed since, and this sets it right, or our
 * table and our reckoning disagree: the log says so, and it is left for a day.
 */
static enum result look_again(struct db *db, struct arena *arena, int64_t id,
                              const struct moment *before)
{
    struct moment moment = { 0 };
    enum result result = decision_reckon(db, arena, id, before->at);

    if (result == OK)
        result = find_moment(db, id, 0, &moment);
    if (result != OK || !moment.due_at || moment.due_at > before->at)
        return result;
    log_event(LOG_ERROR, "decision-stuck", { "decision", str_format(arena, "%" PRId64, id) });
    return db_do(db, sql_tick_later, value(id), value(before->at + DAY_SECONDS));
}

static enum result take_step(struct db *db, int64_t id, const struct moment *moment)
{
    struct arena arena = { 0 };
    struct facts facts;
    enum result result = facts_read(db, &arena, id, 0, moment->at, &facts);

    if (result == OK)
        result = step(db, &arena, &facts);
    if (result == NOT_FOUND)
        result = look_again(db, &arena, id, moment);
    arena_free(&arena);
    return result;
}

enum result tick_settle(struct db *db, struct arena *arena, int64_t decision_id, int64_t now)
{
    struct moment moment = { 0 };
    enum result result = find_moment(db, decision_id, 0, &moment);

    (void)arena;
    while (result == OK && moment.due_at && moment.due_at <= now) {
        result = take_step(db, decision_id, &moment);
        if (result == OK)
            result = find_moment(db, decision_id, moment.at, &moment);
    }
    return result;
}
