#include "base/arena.h"
#include "base/clock.h"
#include "decisions/evidence.h"
#include "decisions/report.h"
#include "decisions/review.h"
#include "exchange/demo_fill.h"

static int64_t day_field(const struct filling *filling, const struct demo_step *step,
                         const char *name)
{
    struct str text = step_field(step, name);

    return text.length ? step_moment(filling->demo.first_day, filling->demo.now, text) : 0;
}

static struct charter charter_of(const struct filling *filling, const struct demo_step *step)
{
    const struct demo_decision *decision = &filling->demo.decisions.items[step->decision];

    return (struct charter){
        .harm = step_field(step, "harm"),
        .remedy = step_field(step, "remedy"),
        .perimeter = step_field(step, "perimeter"),
        .hypothesis = step_field(step, "hypothesis"),
        .expected_by = day_field(filling, step, "expected"),
        .stop_rule = step_field(step, "stop"),
        .topic_id = filling_topic(filling, decision->debate),
        .owners = step_field(step, "owners"),
        .team = step_field(step, "team"),
    };
}

static struct common common_of(const struct filling *filling, const struct demo_step *step)
{
    static const char *const names[] = { "measure1", "measure2", "measure3" };
    static const char *const hows[] = { "how1", "how2", "how3" };
    struct common common = {
        .question = step_field(step, "question"),
        .review_at = day_field(filling, step, "review"),
    };

    for (int i = 0; i < MEASURES_MAX && step_field(step, names[i]).length; i++)
        common.measures[common.measure_count++] =
            (struct measure){ step_field(step, names[i]), step_field(step, hows[i]) };
    return common;
}

static enum result offer(struct filling *filling, const struct demo_step *step)
{
    struct options options;
    int64_t number = 0, id;
    struct trial_offer wish = {
        .decision_id = filling_decision(filling, step)->id,
        .actor_id = filling_actor(filling, step),
        .charter = charter_of(filling, step),
        .common = common_of(filling, step),
    };
    enum result result = options_of(filling->db, filling->arena, wish.decision_id, &options);

    str_to_integer(step->what, &number);
    for (size_t i = 0; result == OK && i < options.count; i++)
        if (options.items[i].number == number)
            wish.option_id = options.items[i].id;
    return result == OK ? trial_offer(filling->db, filling->arena, &wish, &filling->problems, &id)
                        : result;
}

/* "A Melilot Juniper": the branch, and the rest in *what. */
static enum result find_branch(struct filling *filling, const struct demo_step *step,
                               struct str *what, int64_t *id)
{
    struct trial trial;
    struct str letter;
    enum result result =
        trial_latest(filling->db, filling->arena, filling_decision(filling, step)->id, &trial);

    *what = step->what;
    letter = str_cut(what, ' ');
    for (size_t i = 0; result == OK && i < trial.branches.count; i++)
        if (str_equal(branch_letter(filling->arena, &trial.branches.items[i]), letter)) {
            *id = trial.branches.items[i].id;
            return OK;
        }
    return result == OK ? problem_add(&filling->problems, "branch", "there is no such branch yet")
                        : result;
}

static enum result write_charter(struct filling *filling, const struct demo_step *step,
                                 int64_t branch_id)
{
    struct charter_wish wish = {
        .branch_id = branch_id,
        .actor_id = filling_actor(filling, step),
        .charter = charter_of(filling, step),
    };

    return branch_charter(filling->db, filling->arena, &wish, &filling->problems);
}

/* Each of them accepts to own it, or joins it. */
static enum result each(struct filling *filling, const struct demo_step *step, struct str names,
                        int64_t branch_id)
{
    enum result result = OK;

    while (result == OK && names.length) {
        int64_t id = filling_person(filling, str_cut(&names, ' '));

        result = step->verb == STEP_OWN
                     ? branch_own(filling->db, filling->arena,
                                  &(struct own_wish){ branch_id, id, OWN_ACCEPT, { 0 } },
                                  &filling->problems)
                     : branch_join(filling->db, filling->arena,
                                   &(struct branch_act){ branch_id, id }, &filling->problems);
    }
    return result;
}

static enum result add_evidence(struct filling *filling, const struct demo_step *step,
                                struct str effect, int64_t branch_id)
{
    struct evidence_wish wish = {
        .branch_id = branch_id,
        .actor_id = filling_actor(filling, step),
        .words = step->text,
        .seen_on = day_field(filling, step, "seen"),
    };

    while (wish.effect < EVIDENCE_EFFECTS &&
           !str_equal(str_of(evidence_word((enum evidence_effect)wish.effect)), effect))
        wish.effect++;
    return evidence_add(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result report(struct filling *filling, const struct demo_step *step, int64_t branch_id)
{
    struct report_wish wish = {
        .branch_id = branch_id,
        .actor_id = filling_actor(filling, step),
        .report = step->text,
        .lessons = step_field(step, "lessons"),
        .values = { step_field(step, "value1"), step_field(step, "value2"),
                    step_field(step, "value3") },
    };

    return report_send(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result draft_verdict(struct filling *filling, const struct demo_step *step)
{
    struct written written;
    struct verdict_wish wish = {
        .decision_id = filling_decision(filling, step)->id,
        .actor_id = filling_actor(filling, step),
        .written = &written,
        .helped = step_field(step, "helped"),
        .drop_why = step_field(step, "drop"),
        .improve = step_field(step, "improve"),
        .next_at = day_field(filling, step, "next"),
        .title = step_field(step, "title"),
    };
    enum result result = filling_written(filling, step, &written);

    while (wish.verdict < VERDICT_COUNT &&
           !str_equal(str_of(verdict_word((enum review_verdict)wish.verdict)), step->what))
        wish.verdict++;
    return result == OK ? verdict_draft(filling->db, filling->arena, &wish, &filling->problems)
                        : result;
}

static enum result act_on_branch(struct filling *filling, const struct demo_step *step)
{
    struct str what;
    int64_t id = 0;
    struct branch_act act = { .actor_id = filling_actor(filling, step) };
    struct answer_wish answer = { .actor_id = act.actor_id, .words = step->text };
    enum result result = find_branch(filling, step, &what, &id);

    if (result != OK)
        return result;
    act.branch_id = answer.branch_id = id;
    switch (step->verb) {
    case STEP_CHARTER: return write_charter(filling, step, id);
    case STEP_AGREE: return branch_agree(filling->db, filling->arena, &act, &filling->problems);
    case STEP_EVIDENCE: return add_evidence(filling, step, what, id);
    case STEP_REPORT: return report(filling, step, id);
    case STEP_OWNERS:
        return verdict_answer(filling->db, filling->arena, &answer, &filling->problems);
    default: return each(filling, step, what, id);
    }
}

enum result demo_try(struct filling *filling, const struct demo_step *step)
{
    struct trial_act act = {
        .decision_id = filling_decision(filling, step)->id,
        .actor_id = filling_actor(filling, step),
    };

    switch (step->verb) {
    case STEP_OFFER: return offer(filling, step);
    case STEP_START: return trial_start(filling->db, filling->arena, &act, &filling->problems);
    case STEP_VERDICT: return draft_verdict(filling, step);
    case STEP_CALL_VERDICT:
        return verdict_call(filling->db, filling->arena, &act, &filling->problems);
    default: return act_on_branch(filling, step);
    }
}
