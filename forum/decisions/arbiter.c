#include "decisions/arbiter.h"

#include "base/arena.h"
#include "decisions/concern_inside.h"
#include "decisions/part.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum result arbiters_of(struct db *db, struct arena *arena, int64_t concern_id,
                        struct arbiters *arbiters)
{
    struct rows rows = db_query(db, sql_arbiters_of, value(concern_id));

    *arbiters = (struct arbiters){ 0 };
    while (rows_next(&rows))
        *list_add(arena, arbiters) = (struct arbiter){
            .author = author_from(&rows, arena, "author"),
            .round = row_integer(&rows, "round"),
            .verdict = (enum arbiter_verdict)row_integer(&rows, "verdict"),
            .reason = row_text(&rows, "reason", arena),
            .drawn_at = row_integer(&rows, "drawn_at"),
            .said_at = row_integer(&rows, "said_at"),
            .entry = row_integer(&rows, "entry"),
        };
    return rows_end(&rows);
}

static int64_t last_round(const struct arbiters *arbiters)
{
    return arbiters->count ? arbiters->items[arbiters->count - 1].round : 0;
}

const struct arbiter *arbiter_waited_for(const struct arbiters *arbiters, int64_t account_id)
{
    for (size_t i = 0; i < arbiters->count; i++) {
        const struct arbiter *arbiter = &arbiters->items[i];

        if (arbiter->round == last_round(arbiters) && arbiter->author.id == account_id &&
            arbiter->verdict == ARBITER_SILENT)
            return arbiter;
    }
    return NULL;
}

/* Do all of the last round, as many as there must be, say it is answered? */
static bool all_say_addressed(const struct arbiters *arbiters)
{
    int said = 0;

    for (size_t i = 0; i < arbiters->count; i++)
        if (arbiters->items[i].round == last_round(arbiters))
            said += arbiters->items[i].verdict == ARBITER_ADDRESSED;
    return said == ARBITERS;
}

static enum result check(const struct judgment *judgment, struct str *words,
                         struct problems *problems)
{
    static const struct part_text bounds = {
        "words", N_("Say in at least {count} characters why: everyone reads it."), VERDICT_MIN,
        VERDICT_MAX
    };
    enum result result = part_text_check(words, &bounds, problems);

    if (judgment->verdict != ARBITER_ADDRESSED && judgment->verdict != ARBITER_UPHELD)
        result = problem_add(problems, "verdict", N_("Choose: it is answered, or it is not."));
    return result;
}

/* Both say so: it ends. */
static enum result end(struct db *db, struct arena *arena, struct concern_work *work)
{
    enum result result = concern_step_aside(db, arena, work);

    work->concern.state = CONCERN_ADDRESSED;
    work->concern.asked_at = 0;
    work->concern.ended_at = work->facts.now;
    return result == OK ? concern_save(db, &work->concern) : result;
}

static enum result apply(struct db *db, struct arena *arena, struct concern_work *work,
                         enum arbiter_verdict verdict)
{
    struct arbiters arbiters;
    enum result result;

    if (verdict == ARBITER_UPHELD) {
        work->concern.state = CONCERN_UPHELD;
        return concern_save(db, &work->concern);
    }
    result = arbiters_of(db, arena, work->concern.id, &arbiters);
    return result == OK && all_say_addressed(&arbiters) ? end(db, arena, work) : result;
}

enum result concern_judge(struct db *db, struct arena *arena, const struct judgment *judgment,
                          struct problems *problems)
{
    struct concern_act act = { .concern_id = judgment->concern_id, .actor_id = judgment->actor_id };
    struct str words = judgment->words;
    const struct arbiter *arbiter = NULL;
    struct concern_work work;
    struct arbiters arbiters;
    enum result result = concern_begin(db, arena, &act, problems, &work);

    if (result == OK)
        result = arbiters_of(db, arena, judgment->concern_id, &arbiters);
    if (result == OK && !(arbiter = arbiter_waited_for(&arbiters, judgment->actor_id)))
        return NOT_ALLOWED;
    if (result == OK)
        result = concern_is_on(&work, problems);
    if (result == OK)
        result = check(judgment, &words, problems);
    if (result == OK)
        result = db_do(db, sql_arbiter_said, value(judgment->concern_id), value(judgment->actor_id),
                       value(arbiter->round), value((int)judgment->verdict), value(words),
                       value(work.facts.now));
    if (result == OK)
        result = apply(db, arena, &work, judgment->verdict);
    return result == OK ? concern_record(db, arena, &work, DEED_ARBITRATED, words) : result;
}
