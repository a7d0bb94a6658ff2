#include "notices/listen.h"

#include "base/clock.h"
#include "notices/notice.h"
#include "sql.h"
#include "store/db.h"
#include "topics/post.h"

/* Whom the text mentions and was not told yet; a call tells the team's members by being there. */
static enum result tell_mentioned(struct db *db, const struct event *event)
{
    struct value post = value(event->post_id), actor = value(event->actor_id);
    struct value now = value(clock_now());
    enum result result;

    if (!event->written->rendered.mentions.count)
        return OK;
    result = db_do(db, sql_notice_mentions, post, actor, now);
    if (result == OK)
        result = db_do(db, sql_calls_open, post, now);
    return result == OK ? db_do(db, sql_mentions_told, post) : result;
}

static enum result on_written(struct db *db, const struct event *event)
{
    struct value post = value(event->post_id), now = value(clock_now());
    enum result result = tell_mentioned(db, event);

    if (result == OK)
        result = db_do(db, sql_notice_reply, post, now);
    return result == OK ? db_do(db, sql_calls_answered_by, post, value(event->actor_id), now)
                        : result;
}

static enum result on_edited(struct db *db, const struct event *event)
{
    struct value post = value(event->post_id), now = value(clock_now());
    enum result result = tell_mentioned(db, event);

    if (result == OK)
        result = db_do(db, sql_calls_withdraw, post, now,
                       value(clock_now() - (int64_t)POST_GRACE_SECONDS));
    return result == OK ? db_do(db, sql_calls_reopen, post, now) : result;
}

static enum result on_withdrawn(struct db *db, const struct event *event)
{
    struct value post = value(event->post_id), now = value(clock_now());
    enum result result = db_do(db, sql_notice_reply_gone, post);

    if (result == OK)
        result = db_do(db, sql_notices_forget_post, post);
    if (result == OK)
        result = db_do(db, sql_calls_unanswered, post, now);
    return result == OK ? db_do(db, sql_calls_close, post, now) : result;
}

static enum result on_like(struct db *db, const struct event *event)
{
    struct rows rows = db_query(db, sql_notice_author, value(event->post_id));
    struct notice_news wish = { .kind = NOTICE_THANKS,
                                .post_id = event->post_id,
                                .actor_id = event->actor_id };
    enum result result;

    if (rows_next(&rows))
        wish.account_id = row_integer(&rows, "author_id");
    result = rows_end_one(&rows);
    if (result != OK)
        return result;
    return event->kind == POST_LIKED ? notice_tell(db, &wish) : notice_untell(db, &wish);
}

static enum result on_topic_hidden(struct db *db, int64_t topic_id)
{
    enum result result = db_do(db, sql_notices_forget_topic, value(topic_id));

    return result == OK ? db_do(db, sql_notices_forget_decisions_of, value(topic_id)) : result;
}

enum result notices_listen(struct db *db, struct arena *arena, const struct event *event)
{
    (void)arena;
    switch (event->kind) {
    case POST_WRITTEN: return on_written(db, event);
    case POST_EDITED: return on_edited(db, event);
    case POST_DELETED:
    case POST_HIDDEN: return on_withdrawn(db, event);
    case POST_RESTORED:
        return db_do(db, sql_calls_reopen, value(event->post_id), value(clock_now()));
    case POST_LIKED:
    case POST_UNLIKED: return on_like(db, event);
    case TOPIC_HIDDEN: return on_topic_hidden(db, event->topic_id);
    case TOPIC_RESTORED:
    case TOPIC_CHANGED: break;
    }
    return OK;
}

enum result notices_listen_team(struct db *db, struct arena *arena, const struct team_event *event)
{
    struct value team = value(event->team_id), who = value(event->account_id);
    enum result result;

    (void)arena;
    if (event->kind != TEAM_LEFT)
        return OK;
    result = db_do(db, sql_calls_left_topics, team, who);
    return result == OK ? db_do(db, sql_calls_left, team, who, value(clock_now())) : result;
}

enum result notices_let_go(struct db *db, struct arena *arena, const struct account_event *event)
{
    (void)arena;
    return db_do(db, sql_notices_drop_all, value(event->account_id));
}
