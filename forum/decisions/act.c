#include "decisions/act.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/move.h"
#include "decisions/tick.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static enum result check_reason(struct str *reason, const char *field, struct problems *problems)
{
    size_t characters;

    *reason = str_trim(*reason);
    characters = str_characters(*reason);
    if (characters < ACT_REASON_MIN)
        return problem_add(problems, field, N_("Say why: everyone can read the reason."));
    if (characters > ACT_REASON_MAX)
        return problem_add_count(problems, field, N_("At most {count} characters, please."),
                                 ACT_REASON_MAX);
    return OK;
}

enum result decision_asides(struct db *db, struct arena *arena, int64_t decision_id,
                            struct asides *asides)
{
    struct rows rows = db_query(db, sql_act_asides, value(decision_id));

    *asides = (struct asides){ 0 };
    while (rows_next(&rows))
        *list_add(arena, asides) = (struct aside){
            .id = row_integer(&rows, "id"),
            .number = row_integer(&rows, "number"),
            .title = row_text(&rows, "title", arena),
        };
    return rows_end(&rows);
}

enum result decision_returnables(struct db *db, struct arena *arena, int64_t decision_id,
                                 struct returnables *returnables)
{
    struct rows rows = db_query(db, sql_act_returnables, value(decision_id));

    *returnables = (struct returnables){ 0 };
    while (rows_next(&rows))
        *list_add(arena, returnables) = (struct returnable){
            .id = row_integer(&rows, "id"),
            .harm = row_text(&rows, "harm", arena),
        };
    return rows_end(&rows);
}

static enum result set_aside(struct db *db, struct arena *arena, const struct last_call_wish *wish,
                             const struct aside *aside, struct str reason)
{
    struct deed deed = {
        .decision_id = wish->decision_id,
        .kind = DEED_SET_ASIDE,
        .actor_id = wish->actor_id,
        .at = clock_now(),
        .option_id = aside->id,
        .words = reason,
    };
    enum result result =
        db_do(db, sql_act_set_aside, value(aside->id), value(reason), value(deed.at));

    return result == OK ? deed_record(db, arena, &deed) : result;
}

/* A reason that was left out is said by its own field, so the whole says nothing of it. */
static enum result set_all_aside(struct db *db, struct arena *arena,
                                 const struct last_call_wish *wish, struct problems *problems)
{
    struct asides asides;
    enum result result = decision_asides(db, arena, wish->decision_id, &asides), wrong = OK;

    for (size_t i = 0; result == OK && i < asides.count; i++) {
        const struct aside *aside = &asides.items[i];
        int64_t place = aside->number - 1;
        struct str reason =
            place < SET_ASIDE_OPTIONS_MAX ? wish->reasons[place] : (struct str){ "", 0 };
        enum result checked =
            check_reason(&reason, str_format(arena, "why%" PRId64, aside->number).data, problems);

        if (checked != OK)
            wrong = checked;
        else
            result = set_aside(db, arena, wish, aside, reason);
    }
    return result == OK ? wrong : result;
}

enum result decision_call(struct db *db, struct arena *arena, const struct last_call_wish *wish,
                          struct problems *problems)
{
    struct facts facts;
    struct hindrance refusal;
    struct move move;
    enum result result = tick_settle(db, arena, wish->decision_id, clock_now());

    if (result == OK)
        result = facts_read(db, arena, wish->decision_id, wish->actor_id, clock_now(), &facts);
    if (result != OK)
        return result;
    /* Who may not call it at all, or not now, writes no reasons either. */
    if (move_is_possible(&facts, ACT_CALL, &refusal) || refusal.guard == GUARD_SET_ASIDE)
        result = set_all_aside(db, arena, wish, problems);
    if (result == OK)
        result = move_begin(db, arena,
                            &(struct move_wish){ .decision_id = wish->decision_id,
                                                 .act = ACT_CALL,
                                                 .actor_id = wish->actor_id },
                            problems, &move);
    return result == OK ? move_end(db, arena, &move) : result;
}

static enum result take(struct db *db, struct arena *arena, const struct move_wish *wish,
                        struct problems *problems)
{
    struct move move;
    enum result result = move_begin(db, arena, wish, problems, &move);

    return result == OK ? move_end(db, arena, &move) : result;
}

enum result decision_return(struct db *db, struct arena *arena, const struct return_wish *wish,
                            struct problems *problems)
{
    struct str reason = wish->reason;
    enum result result = check_reason(&reason, "reason", problems);

    return result == OK ? take(db, arena,
                               &(struct move_wish){ .decision_id = wish->decision_id,
                                                    .act = ACT_RETURN,
                                                    .actor_id = wish->actor_id,
                                                    .concern_id = wish->concern_id,
                                                    .reason = reason },
                               problems)
                        : result;
}

enum result decision_withdraw(struct db *db, struct arena *arena, const struct act_wish *wish,
                              struct problems *problems)
{
    struct str reason = wish->reason;
    enum result result = check_reason(&reason, "reason", problems);

    return result == OK ? take(db, arena,
                               &(struct move_wish){ .decision_id = wish->decision_id,
                                                    .act = ACT_WITHDRAW,
                                                    .actor_id = wish->actor_id,
                                                    .reason = reason },
                               problems)
                        : result;
}

enum result decision_take_over(struct db *db, struct arena *arena, const struct act_wish *wish,
                               struct problems *problems)
{
    struct move move;
    enum result result = move_begin(db, arena,
                                    &(struct move_wish){ .decision_id = wish->decision_id,
                                                         .act = ACT_TAKE_OVER,
                                                         .actor_id = wish->actor_id,
                                                         .may_write = true,
                                                         .reason = str_trim(wish->reason) },
                                    problems, &move);

    if (result == OK)
        result = db_do(db, sql_act_author, value(wish->decision_id), value(wish->actor_id));
    if (result == OK)
        result = move_end(db, arena, &move);
    return result == OK ? clerk_draw(db, arena, wish->decision_id, move.facts.now) : result;
}

enum result decision_wake(struct db *db, struct arena *arena, const struct act_wish *wish,
                          struct problems *problems)
{
    return take(db, arena,
                &(struct move_wish){ .decision_id = wish->decision_id,
                                     .act = ACT_WAKE,
                                     .actor_id = wish->actor_id,
                                     .may_write = true,
                                     .reason = str_trim(wish->reason) },
                problems);
}
