#include "decisions/stance.h"

#include "base/arena.h"
#include "decisions/part.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static const struct stance_look looks[STANCE_KINDS + 1] = {
    [STANCE_SUPPORT] = { "support", N_("Support"), "st-ok", "b1" },
    [STANCE_RESERVATION] = { "reservation", N_("Reservation"), "st-reserve", "b2" },
    [STANCE_ASIDE] = { "stand-aside", N_("Stand aside"), "st-aside", "b3" },
    [STANCE_BLOCK] = { "block", N_("Objection"), "s-object", "b4" },
    [STANCE_KINDS] = { "", "", "", "" },
};

const struct stance_look *stance_look(enum stance_kind kind)
{
    return &looks[kind];
}

enum stance_kind stance_kind_of(struct str word)
{
    enum stance_kind kind = STANCE_SUPPORT;

    while (kind < STANCE_KINDS && !str_equal(word, str_of(looks[kind].word)))
        kind++;
    return kind;
}

bool stances_are_open(const struct decision *decision)
{
    return PARTS_OPEN & 1u << decision->state;
}

static struct stance stance_from(struct rows *rows, struct arena *arena)
{
    return (struct stance){
        .id = row_integer(rows, "id"),
        .decision_id = row_integer(rows, "decision_id"),
        .author = author_from(rows, arena, "author"),
        .version_id = row_integer(rows, "version_id"),
        .version_number = row_integer(rows, "version_number"),
        .option_id = row_integer(rows, "option_id"),
        .option_number = row_integer(rows, "option_number"),
        .option_title = row_text(rows, "option_title", arena),
        .kind = (enum stance_kind)row_integer(rows, "kind"),
        .reason = row_text(rows, "reason", arena),
        .condition = row_text(rows, "condition", arena),
        .is_stale = row_integer(rows, "is_stale"),
        .created_at = row_integer(rows, "created_at"),
        .ended_at = row_integer(rows, "ended_at"),
    };
}

enum result stance_of(struct db *db, struct arena *arena, int64_t decision_id, int64_t account_id,
                      struct stance *stance)
{
    struct rows rows = db_query(db, sql_stance_of, value(decision_id), value(account_id));

    if (rows_next(&rows))
        *stance = stance_from(&rows, arena);
    return rows_end_one(&rows);
}

static enum result read_all(struct rows *rows, struct arena *arena, size_t most,
                            struct stances *stances)
{
    *stances = (struct stances){ 0 };
    while (rows_next(rows)) {
        if (stances->count == most)
            stances->has_more = true;
        else
            *list_add(arena, stances) = stance_from(rows, arena);
    }
    return rows_end(rows);
}

enum result stances_of_person(struct db *db, struct arena *arena, int64_t decision_id,
                              int64_t account_id, struct stances *stances)
{
    struct rows rows = db_query(db, sql_stances_of_person, value(decision_id), value(account_id),
                                value((int64_t)STANCES_PER_PAGE));

    return read_all(&rows, arena, STANCES_PER_PAGE, stances);
}

enum result stances_list(struct db *db, struct arena *arena, const struct stance_query *query,
                         struct stances *stances)
{
    struct rows rows =
        db_query(db, sql_stances_list, value(query->decision_id), value(query->option_id),
                 value(query->kind == STANCE_KINDS ? -1 : (int)query->kind), value(query->team_id),
                 value(query->after_id), value((int64_t)query->most + 1));

    return read_all(&rows, arena, query->most, stances);
}

enum result stance_end(struct db *db, int64_t decision_id, int64_t account_id, int64_t at)
{
    struct rows rows =
        db_query(db, sql_stance_end, value(decision_id), value(account_id), value(at));

    rows_next(&rows);
    return rows_end_one(&rows);
}

enum result stance_put(struct db *db, const struct stance_wish *wish, int64_t at)
{
    enum result result = stance_end(db, wish->decision_id, wish->actor_id, at);

    if (result != OK && result != NOT_FOUND)
        return result;
    return db_do(db, sql_stance_add, value(wish->decision_id), value(wish->actor_id),
                 value(wish->version_id), value((int)wish->kind), value(wish->reason),
                 value(wish->condition), value(at));
}

enum result stances_go_stale(struct db *db, int64_t option_id)
{
    return db_do(db, sql_stances_go_stale, value(option_id));
}

enum result stance_counts_of(struct db *db, int64_t option_id, struct stance_counts *counts)
{
    struct rows rows = db_query(db, sql_stance_counts, value(option_id));

    *counts = (struct stance_counts){ 0 };
    while (rows_next(&rows)) {
        enum stance_kind kind = (enum stance_kind)row_integer(&rows, "kind");
        int64_t people = row_integer(&rows, "people");

        if (row_integer(&rows, "is_stale"))
            counts->stale += people;
        else
            counts->of[kind] += people;
        counts->conditional += row_integer(&rows, "conditional");
    }
    return rows_end(&rows);
}
