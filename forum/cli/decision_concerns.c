/* What people hold of a text, and where it would do harm. */
#include "cli/decision_acts.h"
#include "decisions/arbiter.h"
#include "decisions/stance.h"
#include "teams/team.h"

/* The newest text of --option; without it, of the one before the people. */
static enum result find_version(struct db *db, struct decision_asked *asked, int64_t *version_id)
{
    struct text_version version;
    struct option option = { 0 };
    enum result result;

    if (asked->option >= 0) {
        result = decision_option_numbered(db, asked, asked->option, &option);
        *version_id = result == OK ? option.version_id : 0;
        return result == OK && !option.version_id
                   ? problem_add(&asked->run->problems, "option", "This option has no text.")
                   : result;
    }
    result = version_current(db, &asked->run->arena, asked->decision_id, &version);
    *version_id = result == OK ? version.id : 0;
    return result == NOT_FOUND
               ? problem_add(&asked->run->problems, "option",
                             "No text is proposed yet: say of which option, by its number.")
               : result;
}

enum result decision_run_position(struct db *db, struct decision_asked *asked)
{
    struct stance_wish wish = { .decision_id = asked->decision_id,
                                .actor_id = asked->actor_id,
                                .kind = (enum stance_kind)asked->choice,
                                .reason = asked->reason,
                                .condition = asked->condition };
    enum result result = find_version(db, asked, &wish.version_id);

    return result == OK ? stance_take(db, &asked->run->arena, &wish, &asked->run->problems)
                        : result;
}

enum result decision_run_position_withdraw(struct db *db, struct decision_asked *asked)
{
    return stance_withdraw(db, &asked->run->arena, asked->decision_id, asked->actor_id,
                           &asked->run->problems);
}

static enum result raise(struct db *db, struct decision_asked *asked, bool is_block)
{
    struct concern_wish wish = {
        .decision_id = asked->decision_id,
        .actor_id = asked->actor_id,
        .passage = asked->passage,
        .harm = asked->harm,
        .remedy = asked->remedy,
        .is_must = asked->is_must || is_block,
        .is_block = is_block,
    };
    enum result result = find_version(db, asked, &wish.version_id);

    return result == OK
               ? concern_raise(db, &asked->run->arena, &wish, &asked->run->problems, &asked->made)
               : result;
}

enum result decision_run_concern(struct db *db, struct decision_asked *asked)
{
    return raise(db, asked, false);
}

enum result decision_run_object(struct db *db, struct decision_asked *asked)
{
    return raise(db, asked, true);
}

static struct concern_act act_of(const struct decision_asked *asked)
{
    return (struct concern_act){ .concern_id = asked->target_id,
                                 .actor_id = asked->actor_id,
                                 .words = asked->words,
                                 .position = (enum stance_kind)asked->position };
}

typedef enum result concern_doing(struct db *, struct arena *, const struct concern_act *,
                                  struct problems *);

static enum result act(struct db *db, struct decision_asked *asked, concern_doing *doing)
{
    struct concern_act act = act_of(asked);

    return doing(db, &asked->run->arena, &act, &asked->run->problems);
}

/* A team that is not there is, as on the page, none that they lead. */
enum result decision_run_second(struct db *db, struct decision_asked *asked)
{
    struct concern_act act = act_of(asked);
    struct team team = { 0 };
    enum result result = OK;

    if (asked->team.length)
        result = team_by_handle(db, &asked->run->arena, asked->actor_id, asked->team, &team);
    if (result != OK && result != NOT_FOUND)
        return result;
    act.team_id = result == NOT_FOUND ? -1 : team.id;
    return concern_add_second(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_reply(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_reply);
}

enum result decision_run_answer(struct db *db, struct decision_asked *asked)
{
    struct arena *arena = &asked->run->arena;
    struct concern_act act = act_of(asked);
    struct concern concern;
    struct option option = { 0 };
    enum result result = concern_find(db, arena, asked->target_id, &concern);

    if (result == OK && asked->is_newest)
        result = option_find(db, arena, concern.option_id, &option);
    act.version_id = option.version_id;
    return result == OK ? concern_answer(db, arena, &act, &asked->run->problems) : result;
}

enum result decision_run_ask(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_ask);
}

enum result decision_run_resolve(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_resolve);
}

enum result decision_run_uphold(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_uphold);
}

enum result decision_run_arbiters(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_ask_arbiters);
}

enum result decision_run_judge(struct db *db, struct decision_asked *asked)
{
    struct judgment judgment = { asked->target_id, asked->actor_id,
                                 (enum arbiter_verdict)(asked->choice + ARBITER_ADDRESSED),
                                 asked->words };

    return concern_judge(db, &asked->run->arena, &judgment, &asked->run->problems);
}

enum result decision_run_reopen(struct db *db, struct decision_asked *asked)
{
    return act(db, asked, concern_reopen);
}
