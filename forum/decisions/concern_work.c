#include "decisions/concern_inside.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum result concern_begin(struct db *db, struct arena *arena, const struct concern_act *act,
                          struct problems *problems, struct concern_work *work)
{
    enum result result = concern_find(db, arena, act->concern_id, &work->concern);

    work->actor_id = act->actor_id;
    if (result == OK)
        result = part_begin(db, arena, work->concern.decision_id, act->actor_id, &work->facts);
    if (result == OK)
        result = part_in(&work->facts, PARTS_OPEN, problems);
    /* The system's steps may have changed it. */
    if (result == OK)
        result = concern_find(db, arena, act->concern_id, &work->concern);
    return result == OK ? option_find(db, arena, work->concern.option_id, &work->option) : result;
}

enum result concern_is_on(const struct concern_work *work, struct problems *problems)
{
    return work->concern.ended_at
               ? problem_add(problems, "",
                             N_("This concern has ended: there is nothing more to do."))
               : OK;
}

enum result concern_is_own(const struct concern_work *work, struct problems *problems)
{
    return work->actor_id == work->concern.author.id
               ? OK
               : problem_add(problems, "", N_("Only who raised it can say this."));
}

bool concern_wrote(const struct concern_work *work)
{
    return (work->actor_id && work->option.author.id == work->actor_id) ||
           (work->option.is_current && work->facts.wrote_text);
}

bool concern_may_answer(const struct concern_work *work)
{
    return work->facts.is_author || work->facts.is_clerk || concern_wrote(work);
}

enum result concern_proposes(const struct concern_work *work, struct problems *problems)
{
    return concern_may_answer(work)
               ? OK
               : problem_add(problems, "",
                             N_("Who asked the question, its clerk, and who wrote the text do "
                                "this: you can reply."));
}

static void put_concern(struct json *json, const void *context)
{
    const struct concern *concern = context;

    json_put_string(json, "state", str_of(concern_look(concern)->word));
    json_put_bool(json, "block", concern->is_block);
    json_put_bool(json, "must", concern->is_must);
    if (concern->asked_at)
        json_put_integer(json, "asked", concern->asked_number);
}

enum result concern_record(struct db *db, struct arena *arena, const struct concern_work *work,
                           enum deed_kind kind, struct str words)
{
    return deed_record(db, arena,
                       &(struct deed){ .decision_id = work->concern.decision_id,
                                       .kind = kind,
                                       .actor_id = work->actor_id,
                                       .at = work->facts.now,
                                       .option_id = work->concern.option_id,
                                       .version_id = work->concern.version_id,
                                       .concern_id = work->concern.id,
                                       .words = words,
                                       .details = put_concern,
                                       .context = &work->concern });
}

enum result concern_put_reply(struct db *db, const struct concern_work *work,
                              const struct concern_reply *reply)
{
    if (!reply->words.length && !reply->is_answer)
        return OK;
    return db_do(db, sql_concern_reply_add, value(work->concern.id), value_id(work->actor_id),
                 value(reply->words), value(reply->is_answer), value_id(reply->version_id),
                 value(work->facts.now));
}

static struct stance_wish stance_wish_of(const struct concern *concern, enum stance_kind kind)
{
    return (struct stance_wish){
        .decision_id = concern->decision_id,
        .actor_id = concern->author.id,
        .version_id = concern->version_id,
        .kind = kind,
        .reason = concern->harm,
    };
}

enum result concern_hold_block(struct db *db, const struct concern_work *work)
{
    struct stance_wish wish = stance_wish_of(&work->concern, STANCE_BLOCK);

    return work->concern.is_block && wish.actor_id ? stance_put(db, &wish, work->facts.now) : OK;
}

enum result concern_step_aside(struct db *db, struct arena *arena, const struct concern_work *work)
{
    struct stance_wish wish = stance_wish_of(&work->concern, STANCE_ASIDE);
    struct stance held;
    enum result result;

    if (!work->concern.is_block || !wish.actor_id)
        return OK;
    result = stance_of(db, arena, wish.decision_id, wish.actor_id, &held);
    if (result != OK || held.kind != STANCE_BLOCK)
        return result == NOT_FOUND ? OK : result;
    result = stance_put(db, &wish, work->facts.now);
    return result == OK ? stances_go_stale(db, work->concern.option_id) : result;
}
