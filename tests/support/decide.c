#include "support/decide.h"

#include "base/clock.h"
#include "decisions/tick.h"
#include "store/driver.h"
#include "support/log.h"

void decide_begin(void)
{
    debate_begin();
    db_script(forum,
              "INSERT INTO account (id, handle, handle_folded, name, role, created_at) VALUES "
              "(4, 'Cleo', 'cleo', '', 1, 1700000000), (5, 'Dan', 'dan', '', 1, 1700000000), "
              "(6, 'Eve', 'eve', '', 1, 1700000000), (7, 'Fay', 'fay', '', 1, 1700000000), "
              "(8, 'Gus', 'gus', '', 1, 1700000000), (9, 'Hal', 'hal', '', 1, 1700000000);"
              "INSERT INTO team (id, handle, handle_folded, name, created_at) VALUES "
              "(1, 'North', 'north', 'North', 1700000000), "
              "(2, 'South', 'south', 'South', 1700000000);"
              "INSERT INTO team_member (team_id, account_id, leads, since) VALUES "
              "(1, 1, 0, 1700000000), (1, 2, 1, 1700000000), (1, 4, 0, 1700000000), "
              "(2, 5, 1, 1700000000), (2, 6, 0, 1700000000), (2, 7, 0, 1700000000);");
    ck_assert_int_eq(db_ids_moved(forum, "account"), OK);
    ck_assert_int_eq(db_ids_moved(forum, "team"), OK);
}

/* Ends the transaction as a request does: what was refused leaves no trace. */
static enum result end(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

struct open_wish decide_wish(void)
{
    return (struct open_wish){
        .topic_id = TOPIC,
        .author_id = ADA,
        .question = STR("Where do we meet in June?"),
        .status_quo = STR("We meet at the station."),
        .affected = STR("All who come."),
        .scope = SCOPE_LOCAL,
        .reversible = 1,
        .forkable = 1,
        .fork_why = STR("Two places can be tried."),
        .fallback = FALLBACK_STATUS_QUO,
        .floor_people = 3,
        .floor_groups = 2,
    };
}

enum result decide_try_open(const struct open_wish *wish, int64_t *id)
{
    db_begin(forum);
    return end(decision_open(forum, &arena, wish, debate_problems(), id));
}

int64_t decide_open(void)
{
    struct open_wish wish = decide_wish();
    int64_t id;

    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    return id;
}

struct notice_wish decide_notice_wish(const struct written *written)
{
    return (struct notice_wish){
        .topic_id = TOPIC,
        .author_id = ADA,
        .question = STR("I paint the door of the common house."),
        .written = written,
        .undo = STR("Paint it brown again."),
        .is_own = true,
        .until = clock_now() + 4 * DAY,
    };
}

int64_t decide_notice(void)
{
    struct written written = debate_written("In green, on Sunday.");
    struct notice_wish wish = decide_notice_wish(&written);
    int64_t id;

    db_begin(forum);
    ck_assert_int_eq(end(notice_give(forum, &arena, &wish, debate_problems(), &id)), OK);
    return id;
}

/* Statements of our own, beside those of debate_count() and log_check_whole(). */
static const struct sql add_option = {
    "decide_option",
    "INSERT INTO decision_option (decision_id, number, title, author_id, created_at) "
    "SELECT $1, MAX(number) + 1, 'An option', $2, $3 FROM decision_option WHERE decision_id = $1 "
    "RETURNING id",
    SQL_OWN + 21
};
static const struct sql add_version = {
    "decide_version",
    "INSERT INTO text_version (option_id, number, text, html, hash, author_id, created_at) "
    "VALUES ($1, 1, $2, $2, $3, $4, $5) RETURNING id",
    SQL_OWN + 22
};
static const struct sql add_summary = {
    "decide_summary",
    "INSERT INTO summary (decision_id, number, author_id, cited, posts, last_post, created_at) "
    "VALUES ($1, 1, 1, 1, 1, 1, $2) RETURNING id",
    SQL_OWN + 23
};
static const struct sql set_clerk = { "decide_clerk",
                                      "UPDATE decision SET clerk_id = $2 WHERE id = $1 "
                                      "RETURNING id",
                                      SQL_OWN + 24 };
/* The text before the people: that of the review's verdict, else the decision's. */
#define CURRENT_VERSION                                                                            \
    "(SELECT COALESCE((SELECT MAX(version_id) FROM review WHERE decision_id = $1 AND "             \
    "ended_at = 0), version_id) FROM decision WHERE id = $1)"
static const struct sql add_stance = {
    "decide_stance",
    "INSERT INTO stance (decision_id, account_id, version_id, kind, created_at) "
    "VALUES ($1, $2, " CURRENT_VERSION ", $3, $4) RETURNING id",
    SQL_OWN + 25
};
static const struct sql add_concern = {
    "decide_concern",
    "INSERT INTO concern (decision_id, author_id, version_id, harm, remedy, is_block, state, "
    "second_until, sustained_at, created_at) "
    "VALUES ($1, $2, " CURRENT_VERSION ", 'It is far.', 'A bus.', $3, $4, $5, $6, $7) "
    "RETURNING id",
    SQL_OWN + 26
};

static int64_t id_of(struct rows rows)
{
    int64_t id = 0;

    if (rows_next(&rows))
        id = row_integer(&rows, "id");
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return id;
}

/* What was written without a deed: when the system's next step is changes with it. */
static void reckon(int64_t decision_id)
{
    ck_assert_int_eq(decision_reckon(forum, &arena, decision_id, clock_now()), OK);
}

int64_t decide_text(int64_t decision_id, int64_t author_id, const char *text)
{
    int64_t now = clock_now(), option_id;

    option_id =
        id_of(db_query(forum, add_option, value(decision_id), value(author_id), value(now)));
    return id_of(db_query(forum, add_version, value(option_id), value(str_of(text)),
                          value_bytes(STR("hash")), value(author_id), value(now)));
}

void decide_summary(int64_t decision_id)
{
    id_of(db_query(forum, add_summary, value(decision_id), value(clock_now())));
}

void decide_clerk(int64_t decision_id, int64_t account_id)
{
    id_of(db_query(forum, set_clerk, value(decision_id), value_id(account_id)));
}

void decide_stance(int64_t decision_id, int64_t account_id, int kind)
{
    id_of(db_query(forum, add_stance, value(decision_id), value(account_id), value(kind),
                   value(clock_now())));
}

int64_t decide_concern(int64_t decision_id, const struct decide_concern *wish)
{
    int64_t now = clock_now(), until = wish->is_block ? now + 5 * DAY : 0;
    int64_t id = id_of(db_query(forum, add_concern, value(decision_id), value_id(wish->author_id),
                                value(wish->is_block), value(wish->is_answered), value(until),
                                value(wish->is_sustained ? now : 0), value(now)));

    reckon(decision_id);
    return id;
}

enum result decide_move(const struct move_wish *wish, int64_t version_id)
{
    struct move move;
    enum result result;

    db_begin(forum);
    result = move_begin(forum, &arena, wish, debate_problems(), &move);
    move.version_id = version_id;
    if (result == OK)
        result = move_end(forum, &arena, &move);
    return end(result);
}

enum result decide_act(int64_t decision_id, enum act_kind act, int64_t actor_id)
{
    return decide_move(&(struct move_wish){ .decision_id = decision_id,
                                            .act = act,
                                            .actor_id = actor_id,
                                            .may_write = true,
                                            .reason = STR("Because.") },
                       0);
}

int64_t decide_proposed(void)
{
    int64_t id = decide_open();
    int64_t version_id = decide_text(id, ADA, "At the library.");

    decide_clerk(id, HAL);
    decide_summary(id);
    ck_assert_int_eq(
        decide_move(&(struct move_wish){ .decision_id = id, .act = ACT_PROPOSE, .actor_id = ADA },
                    version_id),
        OK);
    return id;
}

int64_t decide_called(void)
{
    int64_t id = decide_proposed();

    decide_stance(id, BOB, 0);
    decide_stance(id, CLEO, 0);
    decide_stance(id, DAN, 1);
    debate_later(7 * DAY);
    ck_assert_int_eq(decide_act(id, ACT_CALL, HAL), OK);
    return id;
}

void decide_settle(int64_t decision_id)
{
    db_begin(forum);
    ck_assert_int_eq(tick_settle(forum, &arena, decision_id, clock_now()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

struct decision decide_find(int64_t decision_id)
{
    struct decision decision;

    ck_assert_int_eq(decision_find(forum, &arena, decision_id, &decision), OK);
    return decision;
}

struct facts decide_facts(int64_t decision_id, int64_t actor_id)
{
    struct facts facts;

    ck_assert_int_eq(facts_read(forum, &arena, decision_id, actor_id, clock_now(), &facts), OK);
    return facts;
}

void decide_check_log(void)
{
    log_check_whole(forum, (int)debate_count("SELECT COUNT(*) AS count FROM log_entry"));
}
