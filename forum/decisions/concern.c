#include "decisions/concern_inside.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

bool concern_stops(const struct concern *concern)
{
    return concern->is_block && concern->sustained_at && !concern->stood_aside_at &&
           !concern->ended_at;
}

bool concern_waits(const struct concern *concern)
{
    return concern->is_block && !concern->sustained_at && !concern->stood_aside_at &&
           !concern->ended_at;
}

const struct concern_look *concern_look(const struct concern *concern)
{
    static const struct concern_look looks[CONCERN_STATES] = {
        [CONCERN_OPEN] = { "open", N_("No answer yet") },
        [CONCERN_ADDRESSED] = { "addressed", N_("Answered") },
        [CONCERN_RESOLVED] = { "resolved", N_("Resolved, says its author") },
        [CONCERN_LAPSED] = { "lapsed", N_("Lapsed: its author did not say more") },
        [CONCERN_UPHELD] = { "upheld", N_("Upheld: the answer was not enough") },
    };
    static const struct concern_look judged = { "addressed", N_("Answered, say two arbiters") };

    return concern->state == CONCERN_ADDRESSED && concern->ended_at ? &judged
                                                                    : &looks[concern->state];
}

struct str concern_path(struct arena *arena, const struct decision *decision, int64_t concern_id)
{
    return str_format(arena, "/d/%.*s/%" PRId64 "/concerns/%" PRId64, STR_ARGS(decision->slug),
                      decision->id, concern_id);
}

static void read_clocks(struct rows *rows, struct concern *concern)
{
    concern->second_until = row_integer(rows, "second_until");
    concern->sustained_at = row_integer(rows, "sustained_at");
    concern->stood_aside_at = row_integer(rows, "stood_aside_at");
    concern->returned_at = row_integer(rows, "returned_at");
    concern->asked_id = row_integer(rows, "asked_id");
    concern->asked_number = row_integer(rows, "asked_number");
    concern->asked_at = row_integer(rows, "asked_at");
    concern->ended_at = row_integer(rows, "ended_at");
    concern->is_reopened = row_integer(rows, "is_reopened");
    concern->created_at = row_integer(rows, "created_at");
    concern->seconds = row_integer(rows, "seconds");
}

static struct concern concern_from(struct rows *rows, struct arena *arena)
{
    struct concern concern = {
        .id = row_integer(rows, "id"),
        .decision_id = row_integer(rows, "decision_id"),
        .author = author_from(rows, arena, "author"),
        .version_id = row_integer(rows, "version_id"),
        .version_number = row_integer(rows, "version_number"),
        .option_id = row_integer(rows, "option_id"),
        .option_number = row_integer(rows, "option_number"),
        .option_title = row_text(rows, "option_title", arena),
        .passage = row_text(rows, "passage", arena),
        .harm = row_text(rows, "harm", arena),
        .remedy = row_text(rows, "remedy", arena),
        .is_must = row_integer(rows, "is_must"),
        .is_block = row_integer(rows, "is_block"),
        .state = (enum concern_state)row_integer(rows, "state"),
    };

    read_clocks(rows, &concern);
    return concern;
}

enum result concern_find(struct db *db, struct arena *arena, int64_t id, struct concern *concern)
{
    struct rows rows = db_query(db, sql_concern_find, value(id));

    if (rows_next(&rows))
        *concern = concern_from(&rows, arena);
    return rows_end_one(&rows);
}

static enum result read_all(struct rows rows, struct arena *arena, struct concerns *concerns)
{
    *concerns = (struct concerns){ 0 };
    while (rows_next(&rows))
        *list_add(arena, concerns) = concern_from(&rows, arena);
    return rows_end(&rows);
}

enum result concerns_of(struct db *db, struct arena *arena, int64_t decision_id,
                        struct concerns *concerns)
{
    return read_all(db_query(db, sql_concerns_of, value(decision_id)), arena, concerns);
}

enum result concerns_answered(struct db *db, struct arena *arena, int64_t version_id,
                              struct concerns *concerns)
{
    return read_all(db_query(db, sql_concerns_answered, value(version_id)), arena, concerns);
}

enum result concerns_of_option(struct db *db, struct arena *arena, int64_t option_id,
                               struct concerns *concerns)
{
    return read_all(db_query(db, sql_concerns_of_option, value(option_id)), arena, concerns);
}

enum result concerns_of_author(struct db *db, struct arena *arena, int64_t account_id,
                               struct concerns *concerns)
{
    return read_all(db_query(db, sql_concerns_of_author, value(account_id)), arena, concerns);
}

enum result concern_seconds_of(struct db *db, struct arena *arena, int64_t concern_id,
                               struct concern_seconds *seconds)
{
    struct rows rows = db_query(db, sql_concern_seconds_of, value(concern_id));

    *seconds = (struct concern_seconds){ 0 };
    while (rows_next(&rows))
        *list_add(arena, seconds) = (struct concern_second){
            .author = author_from(&rows, arena, "author"),
            .team_id = row_integer(&rows, "team_id"),
            .team_handle = row_text(&rows, "team_handle", arena),
            .team_name = row_text(&rows, "team_name", arena),
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}

enum result concern_replies_of(struct db *db, struct arena *arena, int64_t concern_id,
                               struct concern_replies *replies)
{
    struct rows rows = db_query(db, sql_concern_replies_of, value(concern_id));

    *replies = (struct concern_replies){ 0 };
    while (rows_next(&rows))
        *list_add(arena, replies) = (struct concern_reply){
            .id = row_integer(&rows, "id"),
            .author = author_from(&rows, arena, "author"),
            .words = row_text(&rows, "words", arena),
            .is_answer = row_integer(&rows, "is_answer"),
            .version_id = row_integer(&rows, "version_id"),
            .version_number = row_integer(&rows, "version_number"),
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}

enum result concern_save(struct db *db, const struct concern *concern)
{
    return db_do(db, sql_concern_save, value(concern->id), value((int)concern->state),
                 value(concern->sustained_at), value(concern->stood_aside_at),
                 value_id(concern->asked_id), value(concern->asked_at), value(concern->ended_at),
                 value(concern->is_reopened));
}
