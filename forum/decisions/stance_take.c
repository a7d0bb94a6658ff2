#include "decisions/deed.h"
#include "decisions/part.h"
#include "decisions/stance.h"
#include "render/json.h"
#include "render/language.h"

static void put_stance(struct json *json, const void *context)
{
    const struct stance_wish *wish = context;

    json_put_string(json, "stance", str_of(stance_look(wish->kind)->word));
    if (wish->condition.length)
        json_put_string(json, "condition", wish->condition);
}

static enum result check_words(struct stance_wish *wish, struct problems *problems)
{
    struct part_text reason = { "reason",
                                N_("Say in at least {count} characters why: others can only answer "
                                   "what they know."),
                                wish->kind == STANCE_SUPPORT ? 0 : STANCE_REASON_MIN,
                                STANCE_REASON_MAX };
    struct part_text condition = { "condition", "", 0, STANCE_REASON_MAX };
    enum result reasoned = part_text_check(&wish->reason, &reason, problems);
    enum result result = part_text_check(&wish->condition, &condition, problems);

    if (wish->kind >= STANCE_BLOCK)
        result = problem_add(problems, "kind", N_("Choose a position."));
    if (wish->kind == STANCE_SUPPORT && wish->condition.length)
        result = problem_add(problems, "condition",
                             N_("A support has no condition: choose a reservation, or stand aside, "
                                "and say what would change it."));
    return reasoned == OK ? result : reasoned;
}

/* Is this the newest text of something that one may take a position on? */
static enum result check_text(struct db *db, struct arena *arena, const struct facts *facts,
                              const struct stance_wish *wish, struct problems *problems)
{
    struct text_version version;
    struct option option;
    enum result result = version_find(db, arena, wish->version_id, &version);

    if (result == OK)
        result = option_find(db, arena, version.option_id, &option);
    if (result != OK)
        return result;
    if (version.decision_id != wish->decision_id)
        return NOT_FOUND;
    if (option.version_id != version.id)
        return problem_add_count(problems, "version",
                                 N_("That is an old version: read version {count}, then take a "
                                    "position on it."),
                                 option.version_number);
    if (option.set_aside_at)
        return problem_add(problems, "version", N_("This option was set aside."));
    if (facts->decision.state == STATE_UNDER_REVIEW ? !option.is_current
                                                    : option.kind == OPTION_VERDICT)
        return problem_add(problems, "version", N_("This text is not before the people now."));
    return OK;
}

static enum result check_before(struct db *db, struct arena *arena, const struct facts *facts,
                                const struct stance_wish *wish, struct problems *problems)
{
    struct stance before;
    enum result result;

    if (facts->blocks)
        return problem_add(problems, "",
                           N_("You object to this text: lift your objection first, then take "
                              "another position."));
    result = stance_of(db, arena, wish->decision_id, wish->actor_id, &before);
    if (result == NOT_FOUND)
        return OK;
    if (result == OK && before.version_id == wish->version_id && before.kind == wish->kind &&
        !before.is_stale && str_equal(before.reason, wish->reason) &&
        str_equal(before.condition, wish->condition))
        return CONFLICT;
    return result;
}

static enum result record(struct db *db, struct arena *arena, const struct facts *facts,
                          const struct stance_wish *wish, int64_t option_id)
{
    return deed_record(db, arena,
                       &(struct deed){ .decision_id = wish->decision_id,
                                       .kind = DEED_STANCE,
                                       .actor_id = wish->actor_id,
                                       .at = facts->now,
                                       .option_id = option_id,
                                       .version_id = wish->version_id,
                                       .words = wish->reason,
                                       .details = put_stance,
                                       .context = wish });
}

enum result stance_take(struct db *db, struct arena *arena, const struct stance_wish *asked,
                        struct problems *problems)
{
    struct stance_wish wish = *asked;
    struct text_version version;
    struct facts facts;
    enum result result = part_begin(db, arena, wish.decision_id, wish.actor_id, &facts);

    if (result == OK)
        result = part_in(&facts, PARTS_OPEN, problems);
    if (result == OK)
        result = check_words(&wish, problems);
    if (result == OK)
        result = check_text(db, arena, &facts, &wish, problems);
    if (result == OK)
        result = check_before(db, arena, &facts, &wish, problems);
    if (result == OK)
        result = version_find(db, arena, wish.version_id, &version);
    if (result == OK)
        result = stance_put(db, &wish, facts.now);
    return result == OK ? record(db, arena, &facts, &wish, version.option_id) : result;
}

static void put_withdrawn(struct json *json, const void *context)
{
    (void)context;
    json_put_string(json, "stance", STR("withdrawn"));
}

enum result stance_withdraw(struct db *db, struct arena *arena, int64_t decision_id,
                            int64_t actor_id, struct problems *problems)
{
    struct stance before;
    struct facts facts;
    enum result result = part_begin(db, arena, decision_id, actor_id, &facts);

    if (result == OK && !stances_are_open(&facts.decision))
        result = problem_add(problems, "",
                             N_("What people hold of this text is settled now and stays as it "
                                "is."));
    if (result == OK && facts.blocks)
        result =
            problem_add(problems, "", N_("You object to this text: lift your objection instead."));
    if (result == OK)
        result = stance_of(db, arena, decision_id, actor_id, &before);
    if (result == OK)
        result = stance_end(db, decision_id, actor_id, facts.now);
    if (result != OK)
        return result;
    return deed_record(db, arena,
                       &(struct deed){ .decision_id = decision_id,
                                       .kind = DEED_STANCE,
                                       .actor_id = actor_id,
                                       .at = facts.now,
                                       .option_id = before.option_id,
                                       .version_id = before.version_id,
                                       .details = put_withdrawn });
}
