#include "decisions/clerk.h"

#include "base/arena.h"
#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/deed.h"
#include "decisions/tick.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

struct ids {
    int64_t *items;
    size_t count;
    size_t size;
};

enum result clerk_volunteers(struct db *db, int64_t account_id, bool *willing)
{
    struct rows rows = db_query(db, sql_clerk_volunteers, value(account_id));

    *willing = rows_next(&rows);
    return rows_end(&rows);
}

enum result clerk_volunteer_set(struct db *db, int64_t account_id, bool willing, int64_t at)
{
    return willing ? db_do(db, sql_clerk_volunteer_add, value(account_id), value(at))
                   : db_do(db, sql_clerk_volunteer_remove, value(account_id));
}

static bool holds(const int64_t *ids, size_t count, int64_t id)
{
    while (count)
        if (ids[--count] == id)
            return true;
    return false;
}

static enum result read_ids(struct rows *rows, struct arena *arena,
                            const struct arbiters_wish *wish, struct ids *ids)
{
    while (rows_next(rows)) {
        int64_t id = row_integer(rows, "id");

        if (ids->count < DRAWING_LIST_MAX && !holds(wish->left_out, wish->left_out_count, id))
            *list_add(arena, ids) = id;
    }
    return rows_end(rows);
}

static void put_drawing(struct json *json, const void *context)
{
    const struct drawing *drawing = context;

    json_put_integer(json, "draw", drawing->entry);
    json_put_string(json, "seed", drawing->seed);
    json_put_integer(json, "drawn", drawing->drawn[0]);
}

static enum result seat(struct db *db, struct arena *arena, const struct drawing *drawing,
                        int64_t at)
{
    enum result result = db_do(db, sql_clerk_set, value(drawing->decision_id),
                               value(drawing->drawn[0]), value(drawing->entry));

    return result == OK ? deed_record(db, arena,
                                      &(struct deed){
                                          .decision_id = drawing->decision_id,
                                          .kind = DEED_CLERK,
                                          .at = at,
                                          .details = put_drawing,
                                          .context = drawing,
                                      })
                        : result;
}

enum result clerk_draw(struct db *db, struct arena *arena, int64_t decision_id, int64_t at)
{
    struct drawing drawing = { .decision_id = decision_id, .what = "clerk", .seats = 1 };
    struct rows rows = db_query(db, sql_clerk_candidates, value(decision_id), value(clock_now()));
    struct ids ids = { 0 };
    enum result result = read_ids(&rows, arena, &(struct arbiters_wish){ 0 }, &ids);

    drawing.ids = ids.items;
    drawing.count = ids.count;
    if (result == OK)
        result = drawing_hold(db, arena, &drawing);
    return result == OK && drawing.drawn_count ? seat(db, arena, &drawing, at) : result;
}

static enum result check_step_down(struct db *db, struct arena *arena, const struct step_down *wish,
                                   struct problems *problems)
{
    struct decision decision;
    size_t characters = str_characters(wish->reason);
    enum result result = decision_find(db, arena, wish->decision_id, &decision);

    if (result != OK)
        return result;
    if (!wish->actor_id || decision.clerk.id != wish->actor_id)
        return problem_add(problems, "", N_("You are not its clerk."));
    if (characters < ACT_REASON_MIN)
        return problem_add(problems, "reason", N_("Say why: everyone can read the reason."));
    if (characters > ACT_REASON_MAX)
        return problem_add_count(problems, "reason", N_("At most {count} characters, please."),
                                 ACT_REASON_MAX);
    return OK;
}

enum result clerk_step_down(struct db *db, struct arena *arena, const struct step_down *typed,
                            struct problems *problems)
{
    struct step_down wish = *typed;
    int64_t now = clock_now();
    enum result result = tick_settle(db, arena, wish.decision_id, now);

    wish.reason = str_trim(wish.reason);
    if (result == OK)
        result = check_step_down(db, arena, &wish, problems);
    if (result == OK)
        result = db_do(db, sql_clerk_set, value(wish.decision_id), value_none(), value(-1));
    if (result == OK)
        result = deed_record(db, arena,
                             &(struct deed){
                                 .decision_id = wish.decision_id,
                                 .kind = DEED_CLERK,
                                 .actor_id = wish.actor_id,
                                 .at = now,
                                 .words = wish.reason,
                             });
    return result == OK ? clerk_draw(db, arena, wish.decision_id, now) : result;
}

enum result arbiters_draw(struct db *db, struct arena *arena, const struct arbiters_wish *wish,
                          struct drawing *drawing)
{
    struct rows rows =
        db_query(db, sql_arbiter_candidates, value(wish->decision_id), value(clock_now()));
    struct ids ids = { 0 };
    enum result result = read_ids(&rows, arena, wish, &ids);

    drawing->decision_id = wish->decision_id;
    drawing->what = "arbiters";
    drawing->ids = ids.items;
    drawing->count = ids.count;
    return result == OK ? drawing_hold(db, arena, drawing) : result;
}

enum result clerk_wanted(struct db *db, int64_t after, int64_t *decision_id)
{
    struct rows rows = db_query(db, sql_clerk_wanted, value(after), value(clock_now()));

    *decision_id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
    return rows_end(&rows);
}
