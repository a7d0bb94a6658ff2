#include "base/arena.h"
#include "decisions/arbiter.h"
#include "decisions/clerk.h"
#include "decisions/concern_inside.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

/* The last round: how many are in it, how many said, and when. */
struct round {
    int64_t number; /* 0: there was none */
    int count;
    int said;
    bool is_upheld;
    int64_t drawn_at;
    int64_t said_at;
};

static struct round last_of(const struct arbiters *arbiters)
{
    struct round round = { 0 };

    for (size_t i = 0; i < arbiters->count; i++) {
        const struct arbiter *arbiter = &arbiters->items[i];

        if (arbiter->round != round.number)
            round = (struct round){ .number = arbiter->round, .drawn_at = arbiter->drawn_at };
        round.count++;
        round.said += arbiter->verdict != ARBITER_SILENT;
        round.is_upheld |= arbiter->verdict == ARBITER_UPHELD;
        if (arbiter->said_at > round.said_at)
            round.said_at = arbiter->said_at;
    }
    return round;
}

static enum result answered_at(struct db *db, int64_t concern_id, int64_t *at)
{
    struct rows rows = db_query(db, sql_concern_answered_at, value(concern_id));

    *at = rows_next(&rows) ? row_integer(&rows, "answered_at") : 0;
    return rows_end(&rows);
}

/* A round that one left, or whose time passed, is over without a verdict. */
static bool still_runs(const struct round *round, const struct facts *facts)
{
    return round->count == ARBITERS && round->said < ARBITERS && !round->is_upheld &&
           facts->now < round->drawn_at + facts->rules.answer_days * DAY_SECONDS;
}

static enum result check(struct db *db, const struct concern_work *work, const struct round *round,
                         struct problems *problems)
{
    int64_t at;
    enum result result;

    if (!concern_stops(&work->concern))
        return problem_add(problems, "",
                           N_("Arbiters are for objections that stop the text: this one does "
                              "not."));
    if (work->concern.state == CONCERN_OPEN)
        return problem_add(problems, "", N_("Answer it first: they judge whether it is answered."));
    if (still_runs(round, &work->facts))
        return CONFLICT;
    result = answered_at(db, work->concern.id, &at);
    if (result == OK && round->is_upheld && at <= round->said_at)
        result = problem_add(problems, "",
                             N_("They said that it is not answered: give a new answer before you "
                                "ask others."));
    return result;
}

static enum result draw(struct db *db, struct arena *arena, const struct concern_work *work,
                        const struct arbiters *before, struct drawing *drawing)
{
    int64_t *left_out = arena_alloc(arena, (before->count + 1) * sizeof *left_out);
    struct arbiters_wish wish = { work->concern.decision_id, left_out, before->count };

    for (size_t i = 0; i < before->count; i++)
        left_out[i] = before->items[i].author.id;
    return arbiters_draw(db, arena, &wish, drawing);
}

static enum result keep(struct db *db, const struct concern_work *work,
                        const struct drawing *drawing, int64_t round)
{
    enum result result = OK;

    for (size_t i = 0; result == OK && i < drawing->drawn_count; i++)
        result = db_do(db, sql_arbiter_add, value(work->concern.id), value(drawing->drawn[i]),
                       value(round), value(work->facts.now), value(drawing->entry));
    return result;
}

enum result concern_ask_arbiters(struct db *db, struct arena *arena, const struct concern_act *act,
                                 struct problems *problems)
{
    struct drawing drawing = { .seats = ARBITERS };
    struct concern_work work;
    struct arbiters before = { 0 };
    struct round round;
    enum result result = concern_begin(db, arena, act, problems, &work);

    if (result == OK)
        result = concern_is_on(&work, problems);
    if (result == OK)
        result = concern_proposes(&work, problems);
    if (result == OK)
        result = arbiters_of(db, arena, work.concern.id, &before);
    round = last_of(&before);
    if (result == OK)
        result = check(db, &work, &round, problems);
    if (result == OK)
        result = draw(db, arena, &work, &before, &drawing);
    if (result == OK && drawing.drawn_count < ARBITERS)
        result = problem_add_count(problems, "",
                                   N_("{count} people who have no part in this decision must be "
                                      "willing to judge: there are too few now."),
                                   ARBITERS);
    if (result == OK)
        result = keep(db, &work, &drawing, round.number + 1);
    return result == OK ? concern_record(db, arena, &work, DEED_ARBITERS, STR("")) : result;
}
