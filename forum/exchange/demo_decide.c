#include "base/arena.h"
#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/concern.h"
#include "decisions/open.h"
#include "decisions/stance.h"
#include "decisions/summary.h"
#include "decisions/tick.h"
#include "exchange/demo_fill.h"
#include "sql.h"
#include "store/db.h"

static enum result find_successor(struct filling *filling, struct str word, int64_t *id)
{
    struct demo_decisions *decisions = &filling->demo.decisions;
    int64_t before = 0;
    struct rows rows;

    for (size_t i = 0; i < decisions->count; i++)
        if (str_equal(decisions->items[i].word, word))
            before = decisions->items[i].id;
    rows = db_query(filling->db, sql_demo_successor, value(before));
    *id = rows_next(&rows) ? row_integer(&rows, "decision_id") : 0;
    return rows_end(&rows);
}

struct demo_decision *filling_decision(struct filling *filling, const struct demo_step *step)
{
    struct demo_decision *decision = &filling->demo.decisions.items[step->decision];

    if (!decision->id && decision->follows.length &&
        find_successor(filling, decision->follows, &decision->id) != OK)
        decision->id = 0;
    return decision;
}

int64_t filling_actor(struct filling *filling, const struct demo_step *step)
{
    struct decision decision;

    if (!str_equal(step->who, STR("clerk")))
        return filling_person(filling, step->who);
    if (decision_find(filling->db, filling->arena, filling_decision(filling, step)->id,
                      &decision) != OK)
        return 0;
    return decision.clerk.id;
}

enum result filling_written(struct filling *filling, const struct demo_step *step,
                            struct written *written)
{
    return written_prepare(filling->arena, step->text, "text", &filling->problems, written);
}

enum result demo_settle(struct filling *filling, int64_t now)
{
    enum { STEPS_MAX = 1000 };
    enum result result = demo_open_and_close(filling, now);
    int64_t id = 1;

    for (int i = 0; result == OK && id && i < STEPS_MAX; i++) {
        struct rows rows = db_query(filling->db, sql_demo_due, value(now));

        id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
        result = rows_end(&rows);
        if (result == OK && id)
            result = tick_settle(filling->db, filling->arena, id, now);
    }
    return result;
}

int64_t filling_number(const struct demo_step *step, const char *name, int64_t otherwise)
{
    int64_t number = otherwise;

    return str_to_integer(step_field(step, name), &number) ? number : otherwise;
}

static bool yes_field(const struct demo_step *step, const char *name, bool otherwise)
{
    struct str word = step_field(step, name);

    return word.length ? str_equal(word, STR("yes")) : otherwise;
}

static enum result open_it(struct filling *filling, const struct demo_step *step)
{
    struct demo_decision *decision = filling_decision(filling, step);
    struct open_wish wish = {
        .topic_id = filling_topic(filling, decision->debate),
        .author_id = filling_actor(filling, step),
        .question = step_field(step, "question"),
        .status_quo = step_field(step, "status_quo"),
        .affected = step_field(step, "affected"),
        .scope =
            str_equal(step_field(step, "scope"), STR("national")) ? SCOPE_NATIONAL : SCOPE_LOCAL,
        .reversible = yes_field(step, "reversible", true),
        .forkable = yes_field(step, "forkable", true),
        .fork_why = step_field(step, "why"),
        .fallback = str_equal(step_field(step, "fallback"), STR("vote")) ? FALLBACK_VOTE
                                                                         : FALLBACK_STATUS_QUO,
        .floor_people = filling_number(step, "people", 5),
        .floor_groups = filling_number(step, "groups", 2),
    };

    return decision_open(filling->db, filling->arena, &wish, &filling->problems, &decision->id);
}

static enum result give_notice(struct filling *filling, const struct demo_step *step)
{
    struct demo_decision *decision = filling_decision(filling, step);
    struct written written;
    struct notice_wish wish = {
        .topic_id = filling_topic(filling, decision->debate),
        .author_id = filling_actor(filling, step),
        .question = step_field(step, "question"),
        .written = &written,
        .affected = step_field(step, "affected"),
        .undo = step_field(step, "undo"),
        .is_own = true,
        .until = step_moment(filling->demo.first_day, filling->demo.now, step_field(step, "until")),
    };
    enum result result = filling_written(filling, step, &written);

    return result == OK
               ? notice_give(filling->db, filling->arena, &wish, &filling->problems, &decision->id)
               : result;
}

static enum result link_debate(struct filling *filling, const struct demo_step *step)
{
    struct topic_link link = {
        .decision_id = filling_decision(filling, step)->id,
        .topic_id = filling_topic(filling, step->what),
        .actor_id = filling_actor(filling, step),
    };

    return decision_link_topic(filling->db, filling->arena, &link, &filling->problems);
}

static enum result add_option(struct filling *filling, const struct demo_step *step)
{
    struct written written;
    struct option_wish wish = {
        .decision_id = filling_decision(filling, step)->id,
        .actor_id = filling_actor(filling, step),
        .title = step_field(step, "title"),
        .written = &written,
    };
    enum result result = filling_written(filling, step, &written);
    int64_t id;

    return result == OK ? option_add(filling->db, filling->arena, &wish, &filling->problems, &id)
                        : result;
}

/* "[why]" begins a section, named as in forms. */
static enum result take_summary(struct filling *filling, const struct demo_step *step)
{
    int64_t author = filling_actor(filling, step), number;
    struct visitor visitor = { .account_id = author, .role = MEMBER };
    const struct demo_decision *decision = filling_decision(filling, step);
    struct summary_wish wish = { .decision_id = decision->id, .visitor = &visitor };
    struct decision found;
    enum result result = decision_find(filling->db, filling->arena, decision->id, &found);

    if (result == OK && !summary_sections(step->text, wish.texts))
        return problem_add(&filling->problems, "text", "a section has no name of one");
    wish.topic_id = found.topic_id;
    if (result == OK)
        result = summaries_of(filling->db, filling->arena, decision->id, &(struct summaries){ 0 });
    if (result != OK)
        return result;
    wish.based_on = filling_number(step, "after", 0);
    return summary_write(filling->db, filling->arena, &wish, &filling->problems, &number);
}

static enum result find_option(struct filling *filling, const struct demo_step *step,
                               struct option *option)
{
    struct options options;
    int64_t number = 0;
    enum result result =
        options_of(filling->db, filling->arena, filling_decision(filling, step)->id, &options);
    struct str what = step->what;

    str_to_integer(str_cut(&what, ' '), &number);
    for (size_t i = 0; result == OK && i < options.count; i++)
        if (options.items[i].number == number) {
            *option = options.items[i];
            return OK;
        }
    return result == OK ? problem_add(&filling->problems, "option", "there is no such option yet")
                        : result;
}

static enum result propose(struct filling *filling, const struct demo_step *step)
{
    struct option option = { 0 };
    enum result result = find_option(filling, step, &option);
    struct propose_wish wish = { .actor_id = filling_actor(filling, step) };

    if (result != OK)
        return result;
    wish.decision_id = option.decision_id;
    wish.option_id = option.id;
    return option_propose(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result add_version(struct filling *filling, const struct demo_step *step)
{
    struct option option = { 0 };
    struct written written;
    int64_t answers[DEMO_CONCERNS_MAX], number, id;
    const struct demo_decision *decision = filling_decision(filling, step);
    struct version_wish wish = {
        .actor_id = filling_actor(filling, step),
        .written = &written,
        .note = step_field(step, "note"),
        .is_small = yes_field(step, "small", false),
        .answers = answers,
    };
    struct str rest = step_field(step, "answers");
    enum result result = find_option(filling, step, &option);

    while (rest.length)
        if (str_to_integer(str_cut(&rest, ' '), &number) && number > 0 &&
            number <= decision->concern_count)
            answers[wish.answer_count++] = decision->concerns[number - 1];
    if (result == OK)
        result = filling_written(filling, step, &written);
    if (result != OK)
        return result;
    wish.decision_id = option.decision_id;
    wish.option_id = option.id;
    return version_add(filling->db, filling->arena, &wish, &filling->problems, &id);
}

static enum result take_stance(struct filling *filling, const struct demo_step *step)
{
    struct option option = { 0 };
    struct stance_wish wish = {
        .actor_id = filling_actor(filling, step),
        .kind = (enum stance_kind)(STANCE_SUPPORT + (int)step->verb - STEP_SUPPORT),
        .reason = step->text,
        .condition = step_field(step, "if"),
    };
    enum result result = find_option(filling, step, &option);

    if (result != OK)
        return result;
    wish.decision_id = option.decision_id;
    wish.version_id = option.version_id;
    return stance_take(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result raise_concern(struct filling *filling, const struct demo_step *step)
{
    struct demo_decision *decision = filling_decision(filling, step);
    struct option option = { 0 };
    struct concern_wish wish = {
        .actor_id = filling_actor(filling, step),
        .passage = step_field(step, "passage"),
        .harm = step_field(step, "harm"),
        .remedy = step_field(step, "remedy"),
        .is_must = yes_field(step, "must", step->verb == STEP_BLOCK),
        .is_block = step->verb == STEP_BLOCK,
    };
    enum result result = find_option(filling, step, &option);

    if (result != OK)
        return result;
    wish.decision_id = option.decision_id;
    wish.version_id = option.version_id;
    return concern_raise(filling->db, filling->arena, &wish, &filling->problems,
                         &decision->concerns[decision->concern_count++]);
}

/* "2 Tilleul Basalte" or "2 for Les_Ormeaux", by its lead. */
static enum result second(struct filling *filling, struct concern_act *act, struct str names)
{
    enum result result = OK;

    if (str_starts(names, "for ")) {
        act->team_id = filling_team(filling, str_slice(names, 4, names.length));
        return concern_add_second(filling->db, filling->arena, act, &filling->problems);
    }
    if (!names.length)
        return concern_add_second(filling->db, filling->arena, act, &filling->problems);
    while (result == OK && names.length) {
        act->actor_id = filling_person(filling, str_cut(&names, ' '));
        result = concern_add_second(filling->db, filling->arena, act, &filling->problems);
    }
    return result;
}

static enum result act_on_concern(struct filling *filling, const struct demo_step *step)
{
    const struct demo_decision *decision = filling_decision(filling, step);
    struct str what = step->what;
    int64_t number = 0;
    struct concern_act act = {
        .actor_id = filling_actor(filling, step),
        .words = step->text,
        .position = stance_kind_of(step_field(step, "position")),
    };

    if (!str_to_integer(str_cut(&what, ' '), &number) || number < 1 ||
        number > decision->concern_count)
        return problem_add(&filling->problems, "concern", "there is no such concern yet");
    act.concern_id = decision->concerns[number - 1];
    switch (step->verb) {
    case STEP_SECOND: return second(filling, &act, what);
    case STEP_REPLY: return concern_reply(filling->db, filling->arena, &act, &filling->problems);
    case STEP_ANSWER: return concern_answer(filling->db, filling->arena, &act, &filling->problems);
    default: return concern_resolve(filling->db, filling->arena, &act, &filling->problems);
    }
}

static enum result set_aside(struct filling *filling, const struct demo_step *step)
{
    struct option option = { 0 };
    enum result result = find_option(filling, step, &option);
    struct set_aside_wish wish = { .actor_id = filling_actor(filling, step), .reason = step->text };

    if (result != OK)
        return result;
    wish.decision_id = option.decision_id;
    wish.option_id = option.id;
    return option_set_aside(filling->db, filling->arena, &wish, &filling->problems);
}

static enum result call(struct filling *filling, const struct demo_step *step)
{
    struct last_call_wish wish = {
        .decision_id = filling_decision(filling, step)->id,
        .actor_id = filling_actor(filling, step),
    };

    return decision_call(filling->db, filling->arena, &wish, &filling->problems);
}

enum result demo_decide(struct filling *filling, const struct demo_step *step)
{
    switch (step->verb) {
    case STEP_OPEN: return open_it(filling, step);
    case STEP_NOTICE: return give_notice(filling, step);
    case STEP_LINK: return link_debate(filling, step);
    case STEP_OPTION: return add_option(filling, step);
    case STEP_SUMMARY: return take_summary(filling, step);
    case STEP_PROPOSE: return propose(filling, step);
    case STEP_VERSION: return add_version(filling, step);
    case STEP_SUPPORT:
    case STEP_RESERVATION:
    case STEP_ASIDE: return take_stance(filling, step);
    case STEP_CONCERN:
    case STEP_BLOCK: return raise_concern(filling, step);
    case STEP_SET_ASIDE: return set_aside(filling, step);
    case STEP_CALL: return call(filling, step);
    default: return act_on_concern(filling, step);
    }
}
