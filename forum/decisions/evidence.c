#include "decisions/evidence.h"

#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/part.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { HALF_DAY_SECONDS = 43200 };

static const char *const words[EVIDENCE_EFFECTS] = {
    [EVIDENCE_SUPPORTS] = "supports",
    [EVIDENCE_WEAKENS] = "weakens",
    [EVIDENCE_UNCLEAR] = "unclear",
};

const char *evidence_word(enum evidence_effect effect)
{
    return words[effect];
}

enum result evidence_of_trial(struct db *db, struct arena *arena, int64_t trial_id,
                              struct evidence_list *list)
{
    struct rows rows =
        db_query(db, sql_evidence_of_trial, value(trial_id), value(EVIDENCE_SHOWN_MAX));

    *list = (struct evidence_list){ 0 };
    while (rows_next(&rows))
        *list_add(arena, list) = (struct evidence){
            .id = row_integer(&rows, "id"),
            .branch_id = row_integer(&rows, "branch_id"),
            .author = author_from(&rows, arena, "author"),
            .effect = (enum evidence_effect)row_integer(&rows, "effect"),
            .words = row_text(&rows, "words", arena),
            .seen_on = row_integer(&rows, "seen_on"),
            .created_at = row_integer(&rows, "created_at"),
        };
    return rows_end(&rows);
}

static enum result check(struct evidence_wish *wish, const struct facts *facts,
                         struct problems *problems)
{
    struct part_text bounds = { "words", N_("Say what was seen."), 1, EVIDENCE_WORDS_MAX };
    enum result result = part_text_check(&wish->words, &bounds, problems);

    if (wish->effect < 0 || wish->effect >= EVIDENCE_EFFECTS)
        result = problem_add(problems, "effect", N_("Say what it means for what was expected."));
    if (!wish->seen_on)
        result = problem_add(problems, "seen_on", N_("Say on which day it was seen."));
    else if (wish->seen_on - HALF_DAY_SECONDS > facts->now + wish->zone_seconds)
        result = problem_add(problems, "seen_on", N_("This day has not come yet."));
    return result;
}

static void put_evidence(struct json *json, const void *context)
{
    const struct evidence_wish *wish = context;

    json_put_string(json, "effect", str_of(evidence_word((enum evidence_effect)wish->effect)));
    json_put_time(json, "seen_on", wish->seen_on);
}

enum result evidence_add(struct db *db, struct arena *arena, struct evidence_wish *wish,
                         struct problems *problems)
{
    struct branch_act act = { wish->branch_id, wish->actor_id };
    struct facts facts;
    struct branch branch;
    struct deed deed = { .kind = DEED_EVIDENCE,
                         .actor_id = wish->actor_id,
                         .branch_id = wish->branch_id,
                         .details = put_evidence,
                         .context = wish };
    enum result result = branch_begin(db, arena, &act, &facts, &branch);

    if (result != OK)
        return result;
    if (branch.state != BRANCH_RUNNING && branch.state != BRANCH_REPORTING)
        return problem_add(problems, "", N_("This branch does not run."));
    result = check(wish, &facts, problems);
    if (result == OK)
        result =
            db_do(db, sql_evidence_add, value(wish->branch_id), value(wish->actor_id),
                  value(wish->effect), value(wish->words), value(wish->seen_on), value(facts.now));
    deed.decision_id = branch.decision_id;
    deed.at = facts.now;
    deed.words = wish->words;
    return result == OK ? deed_record(db, arena, &deed) : result;
}
