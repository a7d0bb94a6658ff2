#include "ballots/item.h"

#include <inttypes.h>

#include "base/arena.h"
#include "sql.h"
#include "store/db.h"

enum ballot_state ballot_state(const struct ballot_item *item, int64_t now)
{
    if (item->cancelled_at)
        return BALLOT_CANCELLED;
    if (item->closed_at)
        return BALLOT_CLOSED;
    if (now < item->opens_at)
        return BALLOT_PLANNED;
    return now < item->closes_at ? BALLOT_OPEN : BALLOT_COUNTING;
}

const char *ballot_state_word(enum ballot_state state)
{
    static const char *const words[BALLOT_STATES] = {
        "planned", "open", "counting", "closed", "cancelled",
    };

    return words[state];
}

static const char *const kind_words[BALLOT_KINDS] = { "yes-no", "judgment", "external" };

const char *ballot_kind_word(enum ballot_kind kind)
{
    return kind_words[kind];
}

enum ballot_kind ballot_kind_of(struct str word)
{
    int kind = 0;

    while (kind < BALLOT_KINDS && !str_equal(word, str_of(kind_words[kind])))
        kind++;
    return (enum ballot_kind)kind;
}

const char *ballot_outcome_word(enum ballot_outcome outcome)
{
    static const char *const words[BALLOT_OUTCOMES] = {
        "none", "carried", "not-carried", "no-quorum", "no-votes", "recorded",
    };

    return words[outcome];
}

struct str ballot_path(struct arena *arena, const struct ballot_item *item)
{
    return str_format(arena, "/b/%.*s/%" PRId64, STR_ARGS(item->slug), item->id);
}

struct str ballot_name(struct arena *arena, const struct ballot_item *item)
{
    return str_format(arena, "S-%" PRId64, item->id);
}

struct record ballot_record(const struct ballot_item *item)
{
    return (struct record){
        .author_id = item->actor.id,
        .readers = item->readers,
        .writers = item->readers,
        .is_in_team = item->is_in_team,
    };
}

static void read_source(struct rows *rows, struct arena *arena, struct ballot_item *item)
{
    item->lang = row_text(rows, "lang", arena);
    item->question = row_text(rows, "question", arena);
    item->kind = (enum ballot_kind)row_integer(rows, "kind");
    item->source = (enum ballot_source)row_integer(rows, "source");
    item->hash = row_text(rows, "hash", arena);
    item->text_id = row_integer(rows, "text_id");
    item->law_version_id = row_integer(rows, "law_version_id");
    item->article_id = row_integer(rows, "article_id");
    item->amendment_id = row_integer(rows, "amendment_id");
    item->option_version_id = row_integer(rows, "option_version_id");
    item->decision_id = row_integer(rows, "decision_id");
    item->is_fallback = row_integer(rows, "is_fallback");
    item->follows_id = row_integer(rows, "follows_id");
    item->followed_by_id = row_integer(rows, "followed_by_id");
}

static void read_vote(struct rows *rows, struct arena *arena, struct ballot_item *item)
{
    item->electorate = (enum ballot_electorate)row_integer(rows, "electorate");
    item->team_id = row_integer(rows, "team_id");
    item->team_handle = row_text(rows, "team_handle", arena);
    item->draw_id = row_integer(rows, "draw_id");
    item->opens_at = row_integer(rows, "opens_at");
    item->closes_at = row_integer(rows, "closes_at");
    item->quorum = row_integer(rows, "quorum");
    item->seats = row_integer(rows, "seats");
    item->seat_rule = (enum seat_rule)row_integer(rows, "seat_rule");
    item->address = row_text(rows, "address", arena);
    item->fingerprint = row_text(rows, "fingerprint", arena);
    item->archive = row_text(rows, "archive", arena);
    item->archive_hash = row_text(rows, "archive_hash", arena);
}

static void read_course(struct rows *rows, struct arena *arena, struct ballot_item *item)
{
    item->actor = author_from(rows, arena, "actor");
    item->entry = row_integer(rows, "entry");
    item->created_at = row_integer(rows, "created_at");
    item->opened_at = row_integer(rows, "opened_at");
    item->roll_count = row_integer(rows, "roll_count");
    item->closed_at = row_integer(rows, "closed_at");
    item->ballots = row_integer(rows, "ballots");
    item->list_hash = row_text(rows, "list_hash", arena);
    item->list_entry = row_integer(rows, "list_entry");
    item->seed = row_text(rows, "seed", arena);
    item->result_entry = row_integer(rows, "result_entry");
    item->outcome = (enum ballot_outcome)row_integer(rows, "outcome");
    item->winner = row_integer(rows, "winner");
    item->cancelled_at = row_integer(rows, "cancelled_at");
    item->cancel_reason = row_text(rows, "cancel_reason", arena);
    item->changed_at = row_integer(rows, "changed_at");
    item->version = row_integer(rows, "version");
}

struct ballot_item ballot_from(struct rows *rows, struct arena *arena)
{
    struct ballot_item item = {
        .id = row_integer(rows, "id"),
        .slug = row_text(rows, "slug", arena),
        .category_id = row_integer(rows, "category_id"),
        .category_slug = row_text(rows, "category_slug", arena),
        .category_name = row_text(rows, "category_name", arena),
        .readers = (enum space)row_integer(rows, "readers"),
        .category_team_id = row_integer(rows, "category_team_id"),
    };

    read_source(rows, arena, &item);
    read_vote(rows, arena, &item);
    read_course(rows, arena, &item);
    return item;
}

enum result ballot_find(struct db *db, struct arena *arena, int64_t id, struct ballot_item *item)
{
    struct rows rows = db_query(db, sql_ballot_find, value(id));
    enum result result;

    if (rows_next(&rows))
        *item = ballot_from(&rows, arena);
    result = rows_end_one(&rows);
    if (result != OK)
        return result;
    rows = db_query(db, sql_ballot_words, value(id));
    if (rows_next(&rows))
        item->words = row_text(&rows, "words", arena);
    return rows_end_one(&rows);
}

enum result ballot_proposals_of(struct db *db, struct arena *arena, int64_t item_id,
                                struct ballot_proposals *list)
{
    struct rows rows = db_query(db, sql_ballot_proposals, value(item_id));

    *list = (struct ballot_proposals){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = (struct ballot_proposal){
            .number = row_integer(&rows, "number"),
            .words = row_text(&rows, "words", arena),
            .option_version_id = row_integer(&rows, "option_version_id"),
        };
    return rows_end(&rows);
}

enum result ballot_grades_of(struct db *db, struct arena *arena, int64_t item_id,
                             struct ballot_grades *list)
{
    struct rows rows = db_query(db, sql_ballot_grades, value(item_id));

    *list = (struct ballot_grades){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = (struct ballot_grade){
            .number = row_integer(&rows, "number"),
            .name = row_text(&rows, "name", arena),
        };
    return rows_end(&rows);
}
