#include "base/arena.h"
#include "decisions/concern_inside.h"
#include "decisions/part.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

static enum result check_words(struct str *words, int64_t min, struct problems *problems)
{
    struct part_text bounds = { "words", N_("Write at least {count} characters."), min, REPLY_MAX };

    return part_text_check(words, &bounds, problems);
}

/* Its author, in a concern that has not ended. */
static enum result begin_own(struct db *db, struct arena *arena, const struct concern_act *act,
                             struct problems *problems, struct concern_work *work)
{
    enum result result = concern_begin(db, arena, act, problems, work);

    if (result == OK)
        result = concern_is_own(work, problems);
    return result == OK ? concern_is_on(work, problems) : result;
}

/* Who proposes, in a concern that has not ended. */
static enum result begin_proposing(struct db *db, struct arena *arena,
                                   const struct concern_act *act, struct problems *problems,
                                   struct concern_work *work)
{
    enum result result = concern_begin(db, arena, act, problems, work);

    if (result == OK)
        result = concern_is_on(work, problems);
    return result == OK ? concern_proposes(work, problems) : result;
}

static enum result check_room(struct db *db, const struct concern_work *work,
                              struct problems *problems)
{
    struct rows rows = db_query(db, sql_concern_replies_count, value(work->concern.id));
    bool is_full = rows_next(&rows) && row_integer(&rows, "replies") >= CONCERN_REPLIES_MAX;
    enum result result = rows_end(&rows);

    if (result == OK && is_full)
        result = problem_add_count(problems, "",
                                   N_("There are {count} replies here already: go on in the "
                                      "debate."),
                                   CONCERN_REPLIES_MAX);
    return result;
}

static enum result say(struct db *db, struct arena *arena, const struct concern_work *work,
                       const struct concern_reply *reply)
{
    enum result result = concern_put_reply(db, work, reply);

    return result == OK ? concern_record(db, arena, work, DEED_REPLY, reply->words) : result;
}

enum result concern_reply(struct db *db, struct arena *arena, const struct concern_act *act,
                          struct problems *problems)
{
    struct concern_reply reply = { .words = act->words };
    struct concern_work work;
    enum result result = concern_begin(db, arena, act, problems, &work);

    if (result == OK)
        result = concern_is_on(&work, problems);
    if (result == OK)
        result = check_words(&reply.words, REPLY_MIN, problems);
    if (result == OK)
        result = check_room(db, &work, problems);
    return result == OK ? say(db, arena, &work, &reply) : result;
}

static enum result address(struct db *db, struct arena *arena, struct concern_work *work,
                           const struct concern_reply *reply)
{
    enum result result;

    work->concern.state = CONCERN_ADDRESSED;
    result = concern_save(db, &work->concern);
    return result == OK ? say(db, arena, work, reply) : result;
}

enum result concern_answer(struct db *db, struct arena *arena, const struct concern_act *act,
                           struct problems *problems)
{
    struct concern_reply reply = { .words = act->words,
                                   .is_answer = true,
                                   .version_id = act->version_id };
    struct text_version version = { 0 };
    struct concern_work work;
    enum result result = begin_proposing(db, arena, act, problems, &work);

    if (result == OK)
        result = check_words(&reply.words, HARM_MIN, problems);
    if (result == OK)
        result = check_room(db, &work, problems);
    if (result == OK && act->version_id)
        result = version_find(db, arena, act->version_id, &version);
    if (result == OK && act->version_id && version.option_id != work.concern.option_id)
        result = NOT_FOUND;
    return result == OK ? address(db, arena, &work, &reply) : result;
}

static enum result check_question(const struct concern_work *work, struct problems *problems)
{
    const struct concern *concern = &work->concern;

    if (concern->asked_id == work->option.version_id && concern->asked_at)
        return CONFLICT;
    if (concern->asked_id == work->option.version_id)
        return problem_add_count(problems, "",
                                 N_("They said already that version {count} does not answer them: "
                                    "write a new one, or ask for arbiters."),
                                 work->option.version_number);
    if (concern->state == CONCERN_OPEN && concern->version_id == work->option.version_id)
        return problem_add(problems, "",
                           N_("Answer first, or write a new version: it was raised "
                              "about this very text."));
    return OK;
}

static enum result ask(struct db *db, struct arena *arena, struct concern_work *work)
{
    enum result result;

    work->concern.asked_id = work->option.version_id;
    work->concern.asked_number = work->option.version_number;
    work->concern.asked_at = work->facts.now;
    result = concern_save(db, &work->concern);
    return result == OK ? concern_record(db, arena, work, DEED_ASKED, STR("")) : result;
}

enum result concern_ask(struct db *db, struct arena *arena, const struct concern_act *act,
                        struct problems *problems)
{
    struct concern_work work;
    enum result result = begin_proposing(db, arena, act, problems, &work);

    if (result == OK)
        result = check_question(&work, problems);
    return result == OK ? ask(db, arena, &work) : result;
}

/* What who lifts a block holds from then on. */
static enum result hold(struct db *db, const struct concern_work *work,
                        const struct concern_act *act)
{
    struct stance_wish wish = {
        .decision_id = work->concern.decision_id,
        .actor_id = work->actor_id,
        .version_id = work->option.version_id,
        .kind = act->position,
        .reason = str_trim(act->words),
    };
    enum result result;

    if (!work->concern.is_block || work->concern.stood_aside_at)
        return OK;
    if (act->position < STANCE_BLOCK)
        return stance_put(db, &wish, work->facts.now);
    result = stance_end(db, wish.decision_id, wish.actor_id, work->facts.now);
    return result == NOT_FOUND ? OK : result;
}

static enum result resolve(struct db *db, struct arena *arena, struct concern_work *work,
                           const struct concern_act *act)
{
    struct concern_reply reply = { .words = str_trim(act->words) };
    enum result result;

    work->concern.state = CONCERN_RESOLVED;
    work->concern.asked_at = 0;
    work->concern.ended_at = work->facts.now;
    result = concern_save(db, &work->concern);
    if (result == OK)
        result = concern_put_reply(db, work, &reply);
    if (result == OK)
        result = hold(db, work, act);
    return result == OK ? concern_record(db, arena, work, DEED_RESOLVED, reply.words) : result;
}

enum result concern_resolve(struct db *db, struct arena *arena, const struct concern_act *act,
                            struct problems *problems)
{
    struct concern_work work;
    struct str words = act->words;
    enum result result = begin_own(db, arena, act, problems, &work);
    bool needs_reason = act->position == STANCE_RESERVATION || act->position == STANCE_ASIDE;

    if (result == OK)
        result = check_words(&words, needs_reason && work.concern.is_block ? STANCE_REASON_MIN : 0,
                             problems);
    return result == OK ? resolve(db, arena, &work, act) : result;
}

static enum result uphold(struct db *db, struct arena *arena, struct concern_work *work,
                          struct str words)
{
    struct concern_reply reply = { .words = words };
    enum result result;

    work->concern.state = CONCERN_UPHELD;
    work->concern.asked_at = 0;
    result = concern_save(db, &work->concern);
    if (result == OK)
        result = concern_put_reply(db, work, &reply);
    return result == OK ? concern_record(db, arena, work, DEED_UPHELD, words) : result;
}

enum result concern_uphold(struct db *db, struct arena *arena, const struct concern_act *act,
                           struct problems *problems)
{
    struct str words = act->words;
    struct concern_work work;
    enum result result = begin_own(db, arena, act, problems, &work);

    if (result == OK && !work.concern.asked_at && work.concern.state != CONCERN_ADDRESSED)
        result = problem_add(problems, "", N_("Nothing is asked of you now: it stands as it is."));
    if (result == OK)
        result = check_words(&words, 0, problems);
    return result == OK ? uphold(db, arena, &work, words) : result;
}

static enum result check_reopen(const struct concern_work *work, struct problems *problems)
{
    if (!work->concern.ended_at || work->concern.state != CONCERN_ADDRESSED)
        return problem_add(problems, "",
                           N_("Only what arbiters held to be answered can be opened again."));
    if (work->concern.is_reopened)
        return problem_add(problems, "", N_("It was opened again once, and that is the most."));
    if (work->facts.blocks)
        return problem_add(problems, "", N_("You have another objection open: lift it first."));
    return OK;
}

static enum result reopen(struct db *db, struct arena *arena, struct concern_work *work,
                          struct str words)
{
    struct concern_reply reply = { .words = words };
    enum result result;

    work->concern.state = CONCERN_UPHELD;
    work->concern.ended_at = 0;
    work->concern.is_reopened = true;
    result = concern_save(db, &work->concern);
    if (result == OK)
        result = concern_put_reply(db, work, &reply);
    if (result == OK)
        result = concern_hold_block(db, work);
    return result == OK ? concern_record(db, arena, work, DEED_REOPENED, words) : result;
}

enum result concern_reopen(struct db *db, struct arena *arena, const struct concern_act *act,
                           struct problems *problems)
{
    struct str words = act->words;
    struct concern_work work;
    enum result result = concern_begin(db, arena, act, problems, &work);

    if (result == OK)
        result = concern_is_own(&work, problems);
    if (result == OK)
        result = check_reopen(&work, problems);
    if (result == OK)
        result = check_words(&words, HARM_MIN, problems);
    return result == OK ? reopen(db, arena, &work, words) : result;
}
