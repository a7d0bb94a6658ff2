/* What people hold of a text, and where it would do harm. */
#include "cli/decision_acts.h"
#include "decisions/concern.h"
#include "decisions/stance.h"

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

enum result decision_run_second(struct db *db, struct decision_asked *asked)
{
    struct concern_act act = act_of(asked);

    return concern_add_second(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_answer(struct db *db, struct decision_asked *asked)
{
    struct concern_act act = act_of(asked);

    return concern_answer(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_reply(struct db *db, struct decision_asked *asked)
{
    struct concern_act act = act_of(asked);

    return concern_reply(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_resolve(struct db *db, struct decision_asked *asked)
{
    struct concern_act act = act_of(asked);

    return concern_resolve(db, &asked->run->arena, &act, &asked->run->problems);
}
