#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/move.h"
#include "decisions/part.h"
#include "decisions/review.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400 };

/* What a draft looks at. */
struct drafting {
    struct facts facts;
    struct review review;
    struct trial trial; /* of a review of one */
};

static enum result begin(struct db *db, struct arena *arena, const struct trial_act *act,
                         struct drafting *drafting, struct problems *problems)
{
    enum result result = part_begin(db, arena, act->decision_id, act->actor_id, &drafting->facts);

    if (result == OK)
        result = part_in(&drafting->facts, 1u << STATE_UNDER_REVIEW, problems);
    if (result == OK)
        result = review_latest(db, arena, act->decision_id, &drafting->review);
    if (result == OK && drafting->review.trial_id)
        result = trial_find(db, arena, drafting->review.trial_id, &drafting->trial);
    if (result == OK && drafting->review.call_ends_at)
        return problem_add(problems, "", N_("Its last call runs already."));
    return result;
}

static enum result may_draft(struct db *db, const struct drafting *drafting,
                             struct problems *problems)
{
    const struct facts *facts = &drafting->facts;
    struct rows rows;
    bool speaks;
    enum result result;

    if (facts->is_author || facts->is_clerk)
        return OK;
    rows =
        db_query(db, sql_review_speaks, value(drafting->review.trial_id), value(facts->actor_id));
    speaks = rows_next(&rows);
    result = rows_end(&rows);
    if (result == OK && !speaks)
        return problem_add(problems, "", N_("It is not for you to do this here."));
    return result;
}

static bool is_kept_branch(const struct trial *trial, int64_t branch_id)
{
    for (size_t i = 0; i < trial->branches.count; i++)
        if (trial->branches.items[i].id == branch_id)
            return trial->branches.items[i].state == BRANCH_REPORTING;
    return false;
}

/* Does it go on after this verdict, so that there is a day to look again? */
static bool has_next(int64_t verdict, bool is_of_trial)
{
    return !is_of_trial || verdict == VERDICT_KEEP || verdict == VERDICT_BOTH;
}

static enum result check_what(struct verdict_wish *wish, const struct drafting *drafting,
                              struct problems *problems)
{
    const struct facts *facts = &drafting->facts;
    bool is_of_trial = drafting->review.trial_id != 0;
    bool is_one = wish->verdict > VERDICT_NONE && wish->verdict < VERDICT_COUNT &&
                  verdict_fits((enum review_verdict)wish->verdict, is_of_trial);

    if (!is_one)
        return problem_add(problems, "verdict", N_("Choose what is to be done."));
    if (wish->verdict == VERDICT_BOTH && facts->renewals >= facts->rules.renewals)
        return problem_add_count(problems, "verdict",
                                 N_("A trial can be renewed {count} times, and it was: choose one, "
                                    "merge them, or drop them."),
                                 facts->rules.renewals);
    if (wish->verdict != VERDICT_KEEP)
        wish->branch_id = 0;
    else if (!is_kept_branch(&drafting->trial, wish->branch_id))
        return problem_add(problems, "branch", N_("Choose the branch to keep."));
    return OK;
}

static enum result check_next(struct verdict_wish *wish, const struct drafting *drafting,
                              struct problems *problems)
{
    int64_t now = drafting->facts.now;

    if (!has_next(wish->verdict, drafting->review.trial_id != 0)) {
        wish->next_at = 0;
        return OK;
    }
    if (!wish->next_at)
        return problem_add(problems, "next", N_("Say on which day it is looked at again."));
    if (wish->next_at <= now)
        return problem_add(problems, "next", N_("This day is past already."));
    if (wish->next_at > now + (int64_t)REVIEW_DAYS_MAX * DAY_SECONDS)
        return problem_add_count(problems, "next", N_("At most {count} days from now, please."),
                                 REVIEW_DAYS_MAX);
    return OK;
}

static enum result check_text(const struct verdict_wish *wish, struct problems *problems)
{
    return wish->written ? OK : problem_add(problems, "text", N_("Write the verdict in words."));
}

static enum result check(struct verdict_wish *wish, const struct drafting *drafting,
                         struct problems *problems)
{
    struct part_text helped = { "helped", N_("Say how it helped."), 1, REVIEW_ANSWER_MAX };
    struct part_text drop_why = { "drop_why", N_("Say whether there is a reason to drop it."), 1,
                                  REVIEW_ANSWER_MAX };
    struct part_text improve = { "improve", N_("Say how it could be improved."), 1,
                                 REVIEW_ANSWER_MAX };
    enum result results[] = {
        check_what(wish, drafting, problems),
        check_text(wish, problems),
        part_text_check(&wish->helped, &helped, problems),
        part_text_check(&wish->drop_why, &drop_why, problems),
        part_text_check(&wish->improve, &improve, problems),
        check_next(wish, drafting, problems),
    };

    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (results[i] != OK)
            return NOT_VALID;
    return OK;
}

/* The option that holds its words: made with the first draft. */
static enum result find_option(struct db *db, const struct verdict_wish *wish,
                               const struct drafting *drafting, int64_t *option_id)
{
    struct option_row row = { drafting->facts.decision.id, OPTION_VERDICT, wish->title,
                              wish->actor_id, drafting->facts.now };
    struct rows rows;

    if (!drafting->review.version_id)
        return option_write(db, &row, option_id);
    rows = db_query(db, sql_option_of_version, value(drafting->review.version_id));
    if (rows_next(&rows))
        *option_id = row_integer(&rows, "option_id");
    return rows_end_one(&rows);
}

static enum result write(struct db *db, struct arena *arena, const struct verdict_wish *wish,
                         const struct drafting *drafting, int64_t *version_id)
{
    struct version_row row = { .author_id = wish->actor_id,
                               .written = wish->written,
                               .at = drafting->facts.now };
    enum result result = find_option(db, wish, drafting, &row.option_id);

    if (result == OK)
        result = version_write(db, arena, &row, version_id);
    if (result == OK)
        result = db_do(db, sql_review_set_verdict, value(drafting->review.id), value(wish->verdict),
                       value_id(wish->branch_id), value(*version_id), value(wish->helped),
                       value(wish->drop_why), value(wish->improve), value(wish->next_at),
                       value(drafting->facts.now));
    return result == OK ? db_do(db, sql_review_answers_drop, value(drafting->review.id)) : result;
}

static void put_verdict(struct json *json, const void *context)
{
    const struct verdict_wish *wish = context;

    json_put_string(json, "verdict", str_of(verdict_word((enum review_verdict)wish->verdict)));
    json_put_string(json, "text", wish->written->text);
    json_put_string(json, "helped", wish->helped);
    json_put_string(json, "drop_why", wish->drop_why);
    json_put_string(json, "improve", wish->improve);
    if (wish->next_at)
        json_put_time(json, "next_at", wish->next_at);
}

static enum result record(struct db *db, struct arena *arena, const struct verdict_wish *wish,
                          const struct drafting *drafting, int64_t version_id)
{
    struct deed deed = {
        .decision_id = wish->decision_id,
        .kind = DEED_VERDICT,
        .actor_id = wish->actor_id,
        .at = drafting->facts.now,
        .version_id = version_id,
        .branch_id = wish->branch_id,
        .details = put_verdict,
        .context = wish,
    };

    return deed_record(db, arena, &deed);
}

enum result verdict_draft(struct db *db, struct arena *arena, struct verdict_wish *wish,
                          struct problems *problems)
{
    struct trial_act act = { wish->decision_id, wish->actor_id };
    struct drafting drafting = { 0 };
    struct version_follow follow = { .decision_id = wish->decision_id, .actor_id = wish->actor_id };
    enum result result = begin(db, arena, &act, &drafting, problems);

    if (result == OK)
        result = may_draft(db, &drafting, problems);
    if (result == OK)
        result = check(wish, &drafting, problems);
    if (result == OK)
        result = write(db, arena, wish, &drafting, &follow.version_id);
    if (result == OK)
        result = record(db, arena, wish, &drafting, follow.version_id);
    follow.at = drafting.facts.now;
    return result == OK ? version_followed(db, arena, &follow, problems) : result;
}

enum result verdict_answer(struct db *db, struct arena *arena, struct answer_wish *wish,
                           struct problems *problems)
{
    struct branch_act act = { wish->branch_id, wish->actor_id };
    struct part_text words = { "words", N_("Say what you think of the verdict."), 1,
                               REVIEW_ANSWER_MAX };
    struct facts facts;
    struct branch branch;
    struct branch_actor actor;
    struct deed deed = { .kind = DEED_OWNERS_ANSWER,
                         .actor_id = wish->actor_id,
                         .branch_id = wish->branch_id };
    enum result result = branch_begin(db, arena, &act, &facts, &branch);

    if (result == OK)
        result = part_in(&facts, 1u << STATE_UNDER_REVIEW, problems);
    if (result == OK)
        result = branch_actor_read(db, branch.id, wish->actor_id, &actor);
    if (result == OK && (!facts.verdict_at || branch.state != BRANCH_REPORTING))
        return problem_add(problems, "", N_("There is no verdict to answer yet."));
    if (result == OK && !branch_is_spoken_by(&branch, &actor))
        return problem_add(problems, "", N_("Its owners do this: ask them, or become one."));
    if (result == OK)
        result = part_text_check(&wish->words, &words, problems);
    if (result == OK)
        result = db_do(db, sql_review_answer_set, value(facts.review_id), value(branch.id),
                       value(wish->actor_id), value(wish->words), value(facts.now));
    deed.decision_id = branch.decision_id;
    deed.at = facts.now;
    deed.words = wish->words;
    return result == OK ? deed_record(db, arena, &deed) : result;
}

enum result verdict_call(struct db *db, struct arena *arena, const struct trial_act *act,
                         struct problems *problems)
{
    struct move_wish wish = {
        .decision_id = act->decision_id,
        .act = ACT_VERDICT,
        .actor_id = act->actor_id,
        .may_write = true,
    };
    struct move move;
    enum result result = move_begin(db, arena, &wish, problems, &move);

    return result == OK ? move_end(db, arena, &move) : result;
}
