#include "moderation/space.h"

#include "base/arena.h"
#include "render/language.h"
#include "sql.h"
#include "topics/event.h"
#include "topics/quote.h"

static bool is_other_space(const struct category *before, const struct category *now)
{
    return before->readers != now->readers ||
           (now->readers == SPACE_TEAM && before->team_id != now->team_id);
}

static const char *word_of(enum space readers)
{
    switch (readers) {
    case SPACE_ANYONE: return "category-anyone";
    case SPACE_MEMBERS: return "category-members";
    case SPACE_TEAM: return "category-team";
    }
    return "";
}

/* What the log may say to everyone. */
static struct str public_name(const struct category *category)
{
    return category->readers == SPACE_ANYONE ? category->name : STR("");
}

enum result space_edit(struct db *db, struct arena *arena, const struct category *now,
                       const struct act *act, struct problems *problems)
{
    struct category before;
    struct public_act deed = act_deed(word_of(now->readers), act);
    enum result result = category_find(db, arena, now->id, &before), why = OK;

    if (result != OK)
        return result;
    if (is_other_space(&before, now))
        why = act_check(act, problems);
    result = why == OK ? category_edit(db, arena, now, problems)
                       : category_check(db, arena, now, problems);
    if (result != OK || why != OK || !is_other_space(&before, now))
        return result == OK ? why : result;
    deed.detail = public_name(now).length ? now->name : public_name(&before);
    return moderation_record(db, &deed);
}

static enum result find_target(struct db *db, struct arena *arena, int64_t id,
                               struct category *category, struct problems *problems)
{
    enum result result = category_find(db, arena, id, category);

    return result == NOT_FOUND
               ? problem_add(problems, "category", N_("Choose the category it belongs to."))
               : result;
}

/* What stands where anyone reads it counts; what does not, does not. */
static enum result count_move(struct db *db, const struct topic *topic, const struct category *to)
{
    int by = (to->readers == SPACE_ANYONE) - (topic->readers == SPACE_ANYONE);
    int seen = topic->hidden_at ? 0 : 1;
    enum result result = db_do(db, sql_category_grow, value(topic->category_id), value(-seen));

    if (result == OK)
        result = db_do(db, sql_category_grow, value(to->id), value(seen));
    if (by && result == OK)
        result = db_do(db, sql_topic_posts_seen, value(topic->id), value(by));
    if (by && result == OK)
        result = db_do(db, sql_topic_seen, value(topic->id), value(by));
    return result;
}

static enum result do_move(struct db *db, struct arena *arena, const struct topic *topic,
                           const struct category *to, const struct act *act)
{
    struct event event = { TOPIC_CHANGED, topic->id, 0, act->actor_id };
    struct public_act deed = act_deed("move", act);
    enum result result = db_do(db, sql_topic_move, value(topic->id), value(to->id));

    if (result == OK)
        result = count_move(db, topic, to);
    if (result == OK)
        result = quotes_changed(db, topic->id, 0);
    if (result == OK)
        result = event_tell(db, arena, &event);
    deed.topic_id = topic->id;
    deed.detail = public_name(to);
    return result == OK ? moderation_record(db, &deed) : result;
}

enum result topic_move(struct db *db, struct arena *arena, const struct move *move,
                       const struct act *act, struct problems *problems)
{
    struct category to;
    struct topic topic;
    enum result why = act_check(act, problems);
    enum result result = find_target(db, arena, move->category_id, &to, problems);

    if (result == OK && why == OK)
        result = topic_find(db, arena, move->topic_id, &topic);
    if (result != OK || why != OK)
        return result == OK ? why : result;
    return topic.category_id == to.id ? CONFLICT : do_move(db, arena, &topic, &to, act);
}

enum result topic_retitle_as_moderator(struct db *db, struct arena *arena,
                                       const struct retitle *wish, const struct act *act,
                                       struct problems *problems)
{
    struct public_act deed = act_deed("title", act);
    enum result why = act_check(act, problems);
    enum result result = why == OK ? topic_retitle(db, arena, wish, problems) : why;

    deed.topic_id = wish->topic_id;
    return result == OK ? moderation_record(db, &deed) : result;
}
