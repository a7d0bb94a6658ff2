#include "decisions/move.h"

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/effects.h"
#include "decisions/snapshot.h"
#include "decisions/tick.h"
#include "sql.h"
#include "store/db.h"

enum { HOUR_SECONDS = 3600, DAY_SECONDS = 86400 };

static enum result refuse(const struct hindrance *refusal, struct problems *problems)
{
    if (refusal->time)
        return problem_add_time(problems, "", refusal->message, refusal->time);
    if (refusal->count)
        return problem_add_count(problems, "", refusal->message, refusal->count);
    return problem_add(problems, "", refusal->message);
}

bool move_is_possible(const struct facts *facts, enum act_kind act, struct hindrance *refusal)
{
    return machine_find(facts, act, refusal) != NULL;
}

/* A new fact counts when its concern is open, is about this text, and never brought it back. */
static enum result find_fact(struct db *db, const struct move_wish *wish, struct move *move)
{
    struct rows rows;

    if (!wish->concern_id)
        return OK;
    rows = db_query(db, sql_move_fact, value(wish->decision_id), value(wish->concern_id));
    if (rows_next(&rows))
        move->facts.fact_concern_id = move->concern_id = row_integer(&rows, "id");
    return rows_end(&rows);
}

enum result move_first(struct db *db, struct arena *arena, const struct move_wish *wish,
                       struct problems *problems, struct move *move)
{
    struct hindrance refusal;
    enum result result;

    *move = (struct move){ .reason = wish->reason };
    result = facts_read(db, arena, wish->decision_id, wish->actor_id, clock_now(), &move->facts);
    if (result != OK)
        return result;
    move->facts.may_write = wish->may_write;
    move->facts.by_meeting = wish->by_meeting;
    move->facts.has_reason = str_trim(wish->reason).length > 0;
    move->facts.wanted_until = wish->wanted_until;
    result = find_fact(db, wish, move);
    if (result != OK)
        return result;
    move->transition = machine_find(&move->facts, wish->act, &refusal);
    return move->transition ? OK : refuse(&refusal, problems);
}

enum result move_begin(struct db *db, struct arena *arena, const struct move_wish *wish,
                       struct problems *problems, struct move *move)
{
    enum result result = tick_settle(db, arena, wish->decision_id, clock_now());

    return result == OK ? move_first(db, arena, wish, problems, move) : result;
}

/* Where it goes: STATE_NONE in the table stands for where it was before. */
static enum decision_state target(const struct move *move)
{
    return move->transition->to == STATE_NONE ? move->facts.decision.back_state
                                              : move->transition->to;
}

/* What was asleep finds its clocks where they were; what was withdrawn does not. */
static void stop_sleeping(struct decision *decision, const struct facts *facts)
{
    int64_t slept = facts->now - facts->decision.state_since;

    decision->ceiling_at += slept;
    if (decision->window_ends_at)
        decision->window_ends_at += slept;
}

static int64_t ceiling_from(const struct facts *facts)
{
    return facts->now + facts->rules.ceiling_days * DAY_SECONDS;
}

static void enter_open(struct decision *decision, const struct facts *facts)
{
    if (facts->decision.state == STATE_UNDER_REVIEW) {
        decision->proposed_at = decision->resets = decision->window_ends_at = 0;
        decision->ceiling_at = ceiling_from(facts);
    }
    if (!decision->ceiling_at)
        decision->ceiling_at = ceiling_from(facts);
}

static void enter_proposed(struct decision *decision, const struct facts *facts)
{
    enum decision_state from = facts->decision.state;

    if (!decision->proposed_at) {
        decision->proposed_at = facts->now;
        decision->ceiling_at = ceiling_from(facts);
    }
    if (from == STATE_PROPOSED)
        decision->resets++;
    if (from == STATE_NONE || from == STATE_OPEN || from == STATE_PROPOSED)
        decision->window_ends_at = facts->now + facts->rules.window_days * DAY_SECONDS;
}

static void enter_adopted(struct decision *decision, const struct move *move)
{
    const struct rules *rules = &move->facts.rules;
    int64_t days = decision->is_urgent ? rules->urgent_review_days : rules->review_days;

    if (move->transition->number != 20)
        decision->decided_at = move->facts.now;
    decision->review_at = move->review_at ? move->review_at : move->facts.now + days * DAY_SECONDS;
}

static void enter_call(struct decision *decision, const struct facts *facts)
{
    int64_t days = decision->scope == SCOPE_NATIONAL ? facts->rules.national_call_days
                                                     : facts->rules.call_days;

    decision->call_ends_at = facts->now + days * DAY_SECONDS;
}

/* A text that is withdrawn or sleeps comes back to where it can be talked about. */
static enum decision_state back_from(const struct facts *facts)
{
    switch (facts->decision.state) {
    case STATE_DORMANT: return facts->decision.back_state;
    case STATE_NOTICE: return STATE_OPEN;
    case STATE_LAST_CALL: return STATE_PROPOSED;
    default: return facts->decision.state;
    }
}

/* The clocks of the state that it enters. */
static void wind(struct decision *decision, const struct move *move)
{
    const struct facts *facts = &move->facts;

    switch (decision->state) {
    case STATE_NOTICE: decision->call_ends_at = facts->wanted_until; break;
    case STATE_OPEN: enter_open(decision, facts); break;
    case STATE_PROPOSED: enter_proposed(decision, facts); break;
    case STATE_LAST_CALL: enter_call(decision, facts); break;
    case STATE_ADOPTED: enter_adopted(decision, move); break;
    default: break;
    }
}

static struct decision entered(const struct move *move)
{
    const struct facts *facts = &move->facts;
    struct decision decision = facts->decision;

    decision.state = target(move);
    decision.closed_as = move->transition->as;
    if (facts->decision.state != decision.state)
        decision.state_since = facts->now;
    if (move->version_id)
        decision.version_id = move->version_id;
    decision.call_ends_at = 0;
    decision.is_extended = false;
    if (facts->decision.state == STATE_DORMANT)
        stop_sleeping(&decision, facts);
    if (decision.state != STATE_UNDER_REVIEW)
        decision.is_unreviewed = move->transition->number == 20;
    decision.back_state = decision.state == STATE_DORMANT || decision.closed_as == CLOSED_WITHDRAWN
                              ? back_from(facts)
                              : STATE_NONE;
    wind(&decision, move);
    return decision;
}

static enum result write_state(struct db *db, const struct decision *decision)
{
    return db_do(
        db, sql_decision_enter, value(decision->id), value((int)decision->state),
        value((int)decision->closed_as), value(decision->state_since),
        value((int)decision->back_state), value_id(decision->version_id),
        value(decision->proposed_at), value(decision->window_ends_at), value(decision->ceiling_at),
        value(decision->resets), value(decision->call_ends_at), value(decision->is_extended),
        value(decision->decided_at), value(decision->review_at), value(decision->is_unreviewed));
}

/* What its deed says: what is always recorded, and what the act adds. */
struct said {
    struct snapshot snapshot;
    const struct move *move;
};

static void put_said(struct json *json, const void *context)
{
    const struct said *said = context;

    snapshot_put(json, &said->snapshot);
    if (said->move->details)
        said->move->details(json, said->move->context);
}

static enum result tell(struct db *db, struct arena *arena, const struct move *move,
                        const struct decision *decision)
{
    const struct facts *facts = &move->facts;
    struct said said = { .move = move };
    enum result result = snapshot_read(db, arena, move, decision, &said.snapshot);

    return result == OK ? deed_record(db, arena,
                                      &(struct deed){
                                          .decision_id = decision->id,
                                          .kind = DEED_TRANSITION,
                                          .actor_id = facts->actor_id,
                                          .at = facts->now,
                                          .transition = move->transition->number,
                                          .from = facts->decision.state,
                                          .to = decision->state,
                                          .version_id = decision->version_id,
                                          .concern_id = move->concern_id,
                                          .branch_id = move->branch_id,
                                          .words = said.snapshot.kept.length ? said.snapshot.kept
                                                                             : move->reason,
                                          .details = put_said,
                                          .context = &said,
                                      })
                        : result;
}

enum result move_end(struct db *db, struct arena *arena, struct move *move)
{
    struct decision decision = entered(move);
    enum result result = write_state(db, &decision);

    if (result == OK)
        result = effects_of(db, arena, move);
    return result == OK ? tell(db, arena, move, &decision) : result;
}
