#include "decisions/effects.h"

#include "decisions/lineage.h"
#include "decisions/review_effects.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

/* It is decided, or will not be: what was only offered of a fork ends with it. */
static enum result settled(struct db *db, struct arena *arena, const struct move *move)
{
    (void)arena;
    return trial_drop(db, move->facts.decision.id, move->facts.now);
}

static enum result adopted(struct db *db, struct arena *arena, const struct move *move)
{
    enum result result = settled(db, arena, move);

    return result == OK ? lineage_succeeded(db, arena, move->facts.decision.id, move->facts.now)
                        : result;
}

/* A block brings a decision back once: those that do it now are marked. */
static enum result returned(struct db *db, const struct move *move)
{
    const struct facts *facts = &move->facts;
    enum result result =
        db_do(db, sql_concerns_returned, value(facts->decision.id), value(facts->now));

    return result == OK && facts->fact_concern_id
               ? db_do(db, sql_concern_returned, value(facts->fact_concern_id), value(facts->now))
               : result;
}

static enum result vote(struct db *db, struct arena *arena, const struct move *move)
{
    const struct facts *facts = &move->facts;

    if (move->transition->to == STATE_ADOPTED)
        return adopted(db, arena, move);
    if (move->transition->to == STATE_CLOSED)
        return settled(db, arena, move);
    return db_do(db, sql_vote_open, value(facts->decision.id), value(facts->now),
                 value(facts->now + facts->rules.vote_days * DAY_SECONDS));
}

/* Of a review, by where it leads: called, brought back, or ended. */
static enum result reviewed(struct db *db, struct arena *arena, const struct move *move)
{
    enum result result = OK;

    if (move->transition->act == ACT_VERDICT)
        return review_call(db, move);
    if (move->transition->to == STATE_UNDER_REVIEW) {
        result = returned(db, move);
        return result == OK ? review_return(db, move) : result;
    }
    result = review_end(db, arena, move);
    return result == OK && move->transition->to == STATE_ADOPTED
               ? lineage_succeeded(db, arena, move->facts.decision.id, move->facts.now)
               : result;
}

/* A successor is made where a review merges branches (18): that is no review's end. */
enum result effects_of(struct db *db, struct arena *arena, const struct move *move)
{
    switch (move->transition->number) {
    case 2:
    case 8: return adopted(db, arena, move);
    case 9: return returned(db, move);
    case 10: return trial_begin(db, move);
    case 11: return vote(db, arena, move);
    case 12: return settled(db, arena, move);
    case 15:
    case 17: return review_open(db, move);
    case 18:
        if (move->facts.decision.state == STATE_NONE)
            return OK;
        return reviewed(db, arena, move);
    case 16:
    case 20: return reviewed(db, arena, move);
    default: return OK;
    }
}
