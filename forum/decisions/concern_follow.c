#include "base/arena.h"
#include "base/clock.h"
#include "decisions/concern_inside.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

/* What happens to concerns because of something else: a new text, a person who leaves. */

static struct concern_work work_of(const struct concern *concern, int64_t actor_id, int64_t at)
{
    return (struct concern_work){
        .facts.now = at,
        .concern = *concern,
        .actor_id = actor_id,
    };
}

enum result concern_answered_by(struct db *db, struct arena *arena,
                                const struct version_follow *follow, int64_t concern_id,
                                struct problems *problems)
{
    struct concern_reply reply = { .words = follow->note,
                                   .is_answer = true,
                                   .version_id = follow->version_id };
    struct text_version version;
    struct concern_work work;
    struct concern concern;
    enum result result = concern_find(db, arena, concern_id, &concern);

    if (result == OK)
        result = version_find(db, arena, follow->version_id, &version);
    if (result == NOT_FOUND ||
        (result == OK && (concern.option_id != version.option_id || concern.ended_at)))
        return problem_add(problems, "answers",
                           N_("One of these concerns has ended meanwhile: look again."));
    if (result != OK)
        return result;
    work = work_of(&concern, follow->actor_id, follow->at);
    work.concern.state = CONCERN_ADDRESSED;
    result = concern_save(db, &work.concern);
    if (result == OK)
        result = concern_put_reply(db, &work, &reply);
    return result == OK ? concern_record(db, arena, &work, DEED_REPLY, reply.words) : result;
}

static enum result ask(struct db *db, struct arena *arena, const struct version_follow *follow,
                       const struct text_version *version, const struct concern *concern)
{
    struct concern_work work = work_of(concern, follow->actor_id, follow->at);
    enum result result;

    work.concern.asked_id = version->id;
    work.concern.asked_number = version->number;
    work.concern.asked_at = follow->at;
    result = concern_save(db, &work.concern);
    return result == OK ? concern_record(db, arena, &work, DEED_ASKED, STR("")) : result;
}

enum result concerns_ask_all(struct db *db, struct arena *arena,
                             const struct version_follow *follow)
{
    struct text_version version;
    struct concerns concerns = { 0 };
    enum result result = version_find(db, arena, follow->version_id, &version);

    if (result == OK)
        result = concerns_of_option(db, arena, version.option_id, &concerns);
    for (size_t i = 0; result == OK && i < concerns.count; i++)
        result = ask(db, arena, follow, &version, &concerns.items[i]);
    return result;
}

/* Its first seconder holds it from now on. */
static enum result take_over(struct db *db, struct arena *arena, const struct concern *concern,
                             const struct concern_second *first)
{
    struct concern_work work = work_of(concern, first->author.id, clock_now());
    enum result result;

    work.concern.author = first->author;
    result = db_do(db, sql_concern_take_over, value(concern->id), value(first->author.id));
    if (result == OK)
        result = db_do(db, sql_concern_second_drop, value(concern->id), value(first->author.id));
    if (result == OK)
        result = concern_hold_block(db, &work);
    return result == OK ? concern_record(db, arena, &work, DEED_CONCERN, concern->harm) : result;
}

static enum result lapse(struct db *db, struct arena *arena, const struct concern *concern)
{
    struct concern_work work = work_of(concern, 0, clock_now());
    enum result result = concern_step_aside(db, arena, &work);

    work.concern.state = CONCERN_LAPSED;
    work.concern.asked_at = 0;
    work.concern.ended_at = work.facts.now;
    if (result == OK)
        result = concern_save(db, &work.concern);
    return result == OK ? concern_record(db, arena, &work, DEED_LAPSED, STR("")) : result;
}

static enum result leave(struct db *db, struct arena *arena, const struct concern *concern)
{
    struct concern_seconds seconds;
    enum result result = concern_seconds_of(db, arena, concern->id, &seconds);

    if (result != OK)
        return result;
    return seconds.count ? take_over(db, arena, concern, &seconds.items[0])
                         : lapse(db, arena, concern);
}

enum result concerns_of_gone(struct db *db, struct arena *arena, int64_t account_id)
{
    struct concerns concerns;
    enum result result = concerns_of_author(db, arena, account_id, &concerns);

    for (size_t i = 0; result == OK && i < concerns.count; i++)
        result = leave(db, arena, &concerns.items[i]);
    return result;
}
