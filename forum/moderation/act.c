#include "moderation/act.h"

#include "base/arena.h"
#include "base/clock.h"
#include "notices/notice.h"
#include "render/language.h"
#include "sql.h"
#include "topics/event.h"
#include "topics/post_write.h"

enum result act_check(const struct act *act, struct problems *problems)
{
    size_t characters = str_characters(str_trim(act->reason));

    if (characters < REASON_MIN)
        return problem_add(problems, "reason", N_("Say why: everyone can read the reason."));
    if (characters > REASON_MAX)
        return problem_add_count(problems, "reason",
                                 N_("The reason is longer than {count} characters."), REASON_MAX);
    return OK;
}

struct public_act act_deed(const char *word, const struct act *act)
{
    return (struct public_act){
        .act = word,
        .actor_id = act->actor_id,
        .rule = act->rule,
        .reason = act->reason,
    };
}

static enum result tell(struct db *db, enum event_kind kind, const struct public_act *deed)
{
    struct arena arena = { 0 };
    enum result result = event_tell(
        db, &arena, &(struct event){ kind, deed->topic_id, deed->post_id, deed->actor_id });

    arena_free(&arena);
    return result;
}

struct topic_state {
    int64_t category_id;
    int64_t author_id;
    bool is_closed;
    bool is_hidden;
};

static enum result topic_state(struct db *db, int64_t id, struct topic_state *state)
{
    struct rows rows = db_query(db, sql_topic_state, value(id));

    if (rows_next(&rows))
        *state = (struct topic_state){
            .category_id = row_integer(&rows, "category_id"),
            .author_id = row_integer(&rows, "author_id"),
            .is_closed = row_integer(&rows, "closed_at") != 0,
            .is_hidden = row_integer(&rows, "hidden_at") != 0,
        };
    return rows_end_one(&rows);
}

/* An act needs a reason before it is asked what it would change. */
static enum result topic_state_for(struct db *db, int64_t id, const struct act *act,
                                   struct problems *problems, struct topic_state *state)
{
    enum result result = act_check(act, problems);

    return result == OK ? topic_state(db, id, state) : result;
}

static enum result set_closed(struct db *db, int64_t id, bool closes, const struct act *act,
                              struct problems *problems)
{
    struct public_act deed = act_deed(closes ? "close" : "reopen", act);
    struct topic_state state = { 0 };
    enum result result = topic_state_for(db, id, act, problems, &state);

    if (result != OK)
        return result;
    if (state.is_closed == closes)
        return CONFLICT;
    deed.topic_id = id;
    result = db_do(db, sql_topic_set_closed, value(id), value(closes ? clock_now() : 0));
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result topic_close(struct db *db, int64_t id, const struct act *act, struct problems *problems)
{
    return set_closed(db, id, true, act, problems);
}

enum result topic_reopen(struct db *db, int64_t id, const struct act *act,
                         struct problems *problems)
{
    return set_closed(db, id, false, act, problems);
}

/* The counters of what can be seen, and the pages that quote it. */
static enum result topic_seen_changed(struct db *db, int64_t id, const struct topic_state *state,
                                      int by)
{
    enum result result = db_do(db, sql_category_grow, value(state->category_id), value(by));

    if (result == OK)
        result = db_do(db, sql_topic_author_grow, value(state->author_id), value(by), value(id));
    return result == OK ? quotes_changed(db, id, 0) : result;
}

static enum result set_topic_hidden(struct db *db, int64_t id, bool hides, const struct act *act,
                                    struct problems *problems)
{
    struct public_act deed = act_deed(hides ? "hide" : "restore", act);
    struct topic_state state = { 0 };
    enum result result = topic_state_for(db, id, act, problems, &state);

    if (result != OK)
        return result;
    if (state.is_hidden == hides)
        return CONFLICT;
    deed.topic_id = id;
    result = db_do(db, sql_topic_set_hidden, value(id), value(hides ? clock_now() : 0));
    if (result == OK)
        result = topic_seen_changed(db, id, &state, hides ? -1 : 1);
    if (result == OK)
        result = tell(db, hides ? TOPIC_HIDDEN : TOPIC_RESTORED, &deed);
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result topic_hide(struct db *db, int64_t id, const struct act *act, struct problems *problems)
{
    return set_topic_hidden(db, id, true, act, problems);
}

enum result topic_restore(struct db *db, int64_t id, const struct act *act,
                          struct problems *problems)
{
    return set_topic_hidden(db, id, false, act, problems);
}

/* Who wrote it may read why. When it is restored before they looked there is nothing to tell. */
static enum result tell_author(struct db *db, int64_t author_id, bool hides,
                               const struct public_act *deed)
{
    struct notice_news wish = { .account_id = author_id,
                                .kind = NOTICE_HIDDEN,
                                .post_id = deed->post_id,
                                .actor_id = deed->actor_id };

    return hides ? notice_tell(db, &wish) : notice_untell(db, &wish);
}

static enum result set_post_hidden(struct db *db, int64_t id, bool hides, const struct act *act,
                                   struct problems *problems)
{
    struct arena arena = { 0 }; /* for the post's text, which is not needed here */
    struct public_act deed = act_deed(hides ? "hide" : "restore", act);
    struct post_state state = { 0 };
    enum result result = act_check(act, problems);

    if (result == OK)
        result = post_state(db, &arena, id, &state);
    arena_free(&arena);
    if (result != OK)
        return result;
    if (state.is_hidden == hides)
        return CONFLICT;
    deed.topic_id = state.topic_id;
    deed.post_id = id;
    result = db_do(db, sql_post_set_hidden, value(id), value(hides ? clock_now() : 0),
                   value(hides ? str_trim(act->reason) : STR("")));
    /* A deleted one stays out of sight. */
    if (result == OK)
        result = post_seen_changed(db, &state, state.is_deleted ? 0 : hides ? -1 : 1);
    if (result == OK)
        result = tell(db, hides ? POST_HIDDEN : POST_RESTORED, &deed);
    if (result == OK)
        result = tell_author(db, state.author_id, hides, &deed);
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result post_hide(struct db *db, int64_t id, const struct act *act, struct problems *problems)
{
    return set_post_hidden(db, id, true, act, problems);
}

enum result post_restore(struct db *db, int64_t id, const struct act *act,
                         struct problems *problems)
{
    return set_post_hidden(db, id, false, act, problems);
}
