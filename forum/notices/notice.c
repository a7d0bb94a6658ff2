#include "notices/notice.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sql.h"

enum { DAY_SECONDS = 86400 };

static int64_t oldest_kept(void)
{
    return clock_now() - (int64_t)NOTICES_KEPT_DAYS * DAY_SECONDS;
}

static struct notice notice_from(struct rows *rows, struct arena *arena)
{
    return (struct notice){
        .kind = (enum notice_kind)row_integer(rows, "kind"),
        .count = row_integer(rows, "count"),
        .actor = author_from(rows, arena, "actor"),
        .team = row_text(rows, "team", arena),
        .topic_id = row_integer(rows, "topic_id"),
        .topic_slug = row_text(rows, "topic_slug", arena),
        .topic_title = row_text(rows, "topic_title", arena),
        .number = row_integer(rows, "number"),
        .decision_id = row_integer(rows, "decision_id"),
        .about_id = row_integer(rows, "about_id"),
        .until_at = row_integer(rows, "until_at"),
        .state = (enum decision_state)row_integer(rows, "state"),
        .closed_as = (enum decision_close)row_integer(rows, "closed_as"),
        .told_at = row_integer(rows, "told_at"),
        .is_seen = row_integer(rows, "seen_at") != 0,
    };
}

enum result notices_of(struct db *db, struct arena *arena, const struct visitor *visitor,
                       struct notices *notices)
{
    struct rows rows =
        db_query(db, sql_notices_of, value(may_reach(visitor)), value(visitor->account_id),
                 value(NOTICES_SHOWN_MAX), value(oldest_kept()), value((int)NOTICE_MINUTES));

    *notices = (struct notices){ 0 };
    while (rows_next(&rows))
        *list_add(arena, notices) = notice_from(&rows, arena);
    return rows_end(&rows);
}

enum result notice_tell(struct db *db, const struct notice_news *wish)
{
    if (wish->account_id == wish->actor_id)
        return OK;
    return db_do(db, sql_notice_tell, value(wish->account_id), value((int)wish->kind),
                 value(wish->post_id), value(wish->actor_id), value(clock_now()));
}

enum result notice_untell(struct db *db, const struct notice_news *wish)
{
    struct value who = value(wish->account_id), kind = value((int)wish->kind);
    enum result result = db_do(db, sql_notice_untell, who, kind, value(wish->post_id));

    return result == OK ? db_do(db, sql_notice_drop_empty, who, kind, value(wish->post_id))
                        : result;
}

enum result notices_see_all(struct db *db, int64_t account_id)
{
    struct value who = value(account_id), now = value(clock_now());
    enum result result = db_do(db, sql_notices_see_all, who, now);

    if (result == OK)
        result = db_do(db, sql_calls_see_until, who, now);
    return result == OK ? db_do(db, sql_call_seen_forget, who) : result;
}

enum result notices_see_topic(struct db *db, int64_t account_id, int64_t topic_id)
{
    struct value who = value(account_id), now = value(clock_now());
    enum result result = db_do(db, sql_notices_see_topic, who, value(topic_id), now);

    if (result == OK)
        result = db_do(db, sql_calls_see_topic, who, value(topic_id));
    if (result == OK)
        result = db_do(db, sql_calls_see_on, who, now);
    return result == OK ? db_do(db, sql_call_seen_forget, who) : result;
}

enum result notices_see_decision(struct db *db, int64_t account_id, int64_t decision_id)
{
    return db_do(db, sql_notices_see_decision, value(account_id), value(decision_id),
                 value(clock_now()));
}

enum result notice_wants(struct db *db, int64_t account_id, struct notice_wants *wants)
{
    struct rows rows = db_query(db, sql_notice_wants, value(account_id));

    if (rows_next(&rows))
        *wants = (struct notice_wants){
            .replies = row_integer(&rows, "wants_replies") != 0,
            .calls = row_integer(&rows, "wants_calls") != 0,
            .thanks = row_integer(&rows, "wants_thanks") != 0,
            .decisions = row_integer(&rows, "wants_decisions") != 0,
        };
    return rows_end_one(&rows);
}

enum result notice_set_wants(struct db *db, int64_t account_id, const struct notice_wants *wants)
{
    return db_do(db, sql_notice_set_wants, value(account_id), value(wants->replies),
                 value(wants->calls), value(wants->thanks), value(wants->decisions));
}

enum result notices_sweep(struct db *db)
{
    enum result result = db_do(db, sql_notices_sweep_old, value(oldest_kept()));

    return result == OK ? db_do(db, sql_notices_sweep_many, value(NOTICES_KEPT_MAX)) : result;
}
