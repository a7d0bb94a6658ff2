#include "notices/call.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"

static struct call call_from(struct rows *rows, struct arena *arena)
{
    return (struct call){
        .id = row_integer(rows, "id"),
        .state = (enum call_state)row_integer(rows, "state"),
        .team_id = row_integer(rows, "team_id"),
        .team = row_text(rows, "team", arena),
        .team_is_private = row_integer(rows, "is_private") != 0,
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .number = row_integer(rows, "number"),
        .html = { row_text(rows, "html", arena) },
        .caller = author_from(rows, arena, "caller"),
        .member = author_from(rows, arena, "member"),
        .answer_number = row_integer(rows, "answer_number"),
        .opened_at = row_integer(rows, "opened_at"),
        .changed_at = row_integer(rows, "changed_at"),
    };
}

static struct rows ask(struct db *db, const struct visitor *visitor, enum call_list list,
                       int64_t team_id)
{
    struct value reach = value(may_reach(visitor)), who = value(visitor->account_id);
    struct value limit = value(CALLS_PER_PAGE + 1);

    switch (list) {
    case CALLS_WAITING: return db_query(db, sql_calls_waiting, reach, who, limit);
    case CALLS_MINE: return db_query(db, sql_calls_mine, reach, who, limit);
    case CALLS_ANSWERED: return db_query(db, sql_calls_answered, reach, who, limit);
    case CALLS_OF_TEAM: return db_query(db, sql_calls_of_team, reach, who, limit, value(team_id));
    case CALLS_NOBODY: break;
    }
    return db_query(db, sql_calls_nobody, reach, who, limit);
}

enum result calls_list(struct db *db, struct arena *arena, const struct visitor *visitor,
                       const struct call_wish *wish, struct calls *calls)
{
    struct rows rows = ask(db, visitor, wish->list, wish->team_id);

    *calls = (struct calls){ 0 };
    while (rows_next(&rows)) {
        if (calls->count == CALLS_PER_PAGE)
            calls->has_more = true;
        else
            *list_add(arena, calls) = call_from(&rows, arena);
    }
    return rows_end(&rows);
}

/* What is known of a call before somebody acts on it. */
struct before {
    enum call_state state;
    int64_t taken_by;
    int64_t topic_id;
    bool is_member;
};

static enum result read_before(struct db *db, const struct visitor *visitor, int64_t id,
                               struct before *before)
{
    struct rows rows = db_query(db, sql_call_for, value(may_reach(visitor)),
                                value(visitor->account_id), value(id));

    if (rows_next(&rows))
        *before = (struct before){
            .state = (enum call_state)row_integer(&rows, "state"),
            .taken_by = row_integer(&rows, "taken_by"),
            .topic_id = row_integer(&rows, "topic_id"),
            .is_member = !row_is_null(&rows, "own_id"),
        };
    return rows_end_one(&rows);
}

static enum result check(const struct before *before, enum call_act act, int64_t account_id)
{
    if (!before->is_member)
        return NOT_ALLOWED;
    switch (act) {
    case CALL_TAKE: return before->state == CALL_OPEN ? OK : CONFLICT;
    case CALL_ANSWER:
        return before->state == CALL_OPEN || before->state == CALL_TAKEN ? OK : CONFLICT;
    case CALL_GIVE_BACK: break;
    }
    if (before->state != CALL_TAKEN)
        return CONFLICT;
    return before->taken_by == account_id ? OK : NOT_ALLOWED;
}

enum result call_act(struct db *db, const struct visitor *visitor, int64_t id, enum call_act act)
{
    static const enum call_state states[] = {
        [CALL_TAKE] = CALL_TAKEN,
        [CALL_GIVE_BACK] = CALL_OPEN,
        [CALL_ANSWER] = CALL_ANSWERED,
    };
    struct before before = { 0 };
    enum result result = read_before(db, visitor, id, &before);

    if (result == OK)
        result = check(&before, act, visitor->account_id);
    if (result == OK)
        result =
            db_do(db, sql_call_set, value(id), value((int)states[act]),
                  value_id(act == CALL_GIVE_BACK ? 0 : visitor->account_id), value(clock_now()));
    return result == OK ? db_do(db, sql_topic_changed, value(before.topic_id)) : result;
}

enum result call_topic(struct db *db, int64_t id, int64_t *topic_id)
{
    struct rows rows = db_query(db, sql_call_topic, value(id));

    if (rows_next(&rows))
        *topic_id = row_integer(&rows, "topic_id");
    return rows_end_one(&rows);
}
