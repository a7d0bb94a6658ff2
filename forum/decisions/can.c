#include "decisions/can.h"

#include <inttypes.h>

#include "base/arena.h"
#include "decisions/summary.h"
#include "render/html.h"
#include "render/language.h"

enum { DAY_SECONDS = 86400 };

#define IN(state) (1u << STATE_##state)

/* Acts that are no transition by themselves: whoever takes part may. */
enum { ACT_FREE = ACT_COUNT };

/* Until when: the clocks of the decision. */
enum clock { CLOCK_NONE, CLOCK_CALL, CLOCK_CEILING, CLOCK_VOTE, CLOCK_TAKEOVER, CLOCK_REVIEW };

struct can_kind {
    unsigned states;
    int act;           /* enum act_kind, or ACT_FREE */
    unsigned who;      /* besides whom it is shown as not possible yet: BY_CLERK … ; 0: nobody */
    const char *label; /* of what the reader may do */
    const char *other; /* of what they may not: who does, and what */
    const char *path;  /* below /d/ID/; with # it is on the page itself, with / below that */
    enum clock clock;
    bool (*may)(const struct facts *); /* of ACT_FREE: NULL: all who take part */
};

static bool is_leading(const struct facts *facts)
{
    return facts->is_author || facts->is_clerk;
}

// clang-format off
static const struct can_kind kinds[] = {
    { IN(NOTICE), ACT_CONTEST, 0, N_("Object, with a reason: then it becomes a question for all"), NULL, "contest", CLOCK_CALL },
    { IN(LAST_CALL) | IN(PROPOSED), ACT_FREE, 0, N_("Say what you hold of this text"), NULL, "stance", CLOCK_CALL },
    { IN(OPEN), ACT_FREE, 0, N_("Say what you hold of an option"), NULL, "stance", CLOCK_CEILING },
    { IN(LAST_CALL) | IN(PROPOSED), ACT_FREE, 0, N_("Object, if it does harm"), NULL, "object", CLOCK_CALL },
    { IN(UNDER_REVIEW), ACT_FREE, 0, N_("Say how the review should end"), NULL, "verdict", CLOCK_REVIEW },
    { IN(OPEN) | IN(PROPOSED), ACT_FREE, 0, N_("Raise a concern: what should be changed"), NULL, "concern", CLOCK_CEILING },
    { IN(OPEN) | IN(PROPOSED), ACT_FREE, 0, N_("Write another option"), NULL, "options/new", CLOCK_CEILING },
    { IN(OPEN), ACT_PROPOSE, BY_AUTHOR | BY_CLERK, N_("Propose one of the texts"), N_("Propose a text: its author and the clerk can"), "propose", CLOCK_CEILING },
    { IN(PROPOSED), ACT_REVISE, 0, N_("Write a new version of the text"), NULL, "revise", CLOCK_CEILING },
    { IN(PROPOSED), ACT_CALL, BY_CLERK, N_("Make the last call"), N_("The last call, by the clerk"), "call", CLOCK_CEILING },
    { IN(LAST_CALL), ACT_RETURN, 0, N_("Take it back from the last call"), NULL, "return", CLOCK_CALL },
    { IN(VOTING), ACT_FREE, 0, N_("Vote where the vote is held"), NULL, "#vote", CLOCK_VOTE },
    { IN(VOTING), ACT_FREE, 0, N_("Record the figures of the vote"), NULL, "result", CLOCK_VOTE, is_leading },
    { IN(OPEN) | IN(PROPOSED), ACT_FREE, 0, N_("Write what the debate came to: its summary"), NULL, "summary", CLOCK_NONE, summary_may_write },
    { IN(FORKED), ACT_FREE, 0, N_("Join a branch, or add what you saw of one"), NULL, "#branches", CLOCK_REVIEW },
    { IN(ADOPTED), ACT_FREE, 0, N_("Ask for a review before its date, with a new fact"), NULL, "review", CLOCK_NONE },
    { IN(UNDER_REVIEW), ACT_VERDICT, BY_CLERK, N_("Make the last call of the review"), N_("The last call of the review, by the clerk"), "/review", CLOCK_NONE },
    { IN(DORMANT), ACT_WAKE, 0, N_("Wake it: it goes on where it was"), NULL, "wake", CLOCK_NONE },
    { IN(CLOSED), ACT_TAKE_OVER, 0, N_("Take the text over"), NULL, "take-over", CLOCK_TAKEOVER },
    { IN(NOTICE) | IN(OPEN) | IN(PROPOSED) | IN(LAST_CALL) | IN(DORMANT), ACT_WITHDRAW, 0, N_("Withdraw it, with a reason"), NULL, "withdraw", CLOCK_NONE },
    { 0 },
};
// clang-format on

static int64_t later(int64_t time, int64_t days)
{
    return time ? time + days * DAY_SECONDS : 0;
}

static int64_t clock_of(const struct facts *facts, enum clock clock)
{
    const struct decision *decision = &facts->decision;

    switch (clock) {
    case CLOCK_CALL:
        return decision->state == STATE_PROPOSED ? decision->ceiling_at : decision->call_ends_at;
    case CLOCK_CEILING: return decision->ceiling_at;
    case CLOCK_VOTE: return facts->vote_ends_at;
    case CLOCK_TAKEOVER: return later(decision->state_since, facts->rules.takeover_days);
    case CLOCK_REVIEW:
        return decision->state == STATE_FORKED ? facts->trial_review_at
                                               : facts->verdict_call_ends_at;
    case CLOCK_NONE: break;
    }
    return 0;
}

/* An act that needs words is not refused for want of them before its form is filled. */
static struct facts with_words(const struct facts *facts)
{
    struct facts with = *facts;

    with.has_reason = true;
    with.fact_concern_id = with.fact_concern_id ? with.fact_concern_id : CAN_SOMEBODY;
    with.has_request = true;
    return with;
}

/* The facts as they would be for whoever does this: what stops them stops everybody. */
static struct facts as_other(const struct facts *facts, unsigned who)
{
    struct facts other = with_words(facts);

    other.is_clerk = who & BY_CLERK;
    other.is_author = !other.is_clerk && who & BY_AUTHOR;
    other.wrote_text = false;
    other.blocks = false;
    return other;
}

static struct str path_of(struct arena *arena, const struct facts *facts, const char *path)
{
    if (*path == '#')
        return str_of(path);
    if (*path == '/')
        return str_format(arena, "%.*s%s", STR_ARGS(decision_path(arena, &facts->decision)), path);
    return str_format(arena, "/d/%" PRId64 "/%s", facts->decision.id, path);
}

static void add_may(struct arena *arena, const struct facts *facts, const struct can_kind *kind,
                    struct cans *cans)
{
    *list_add(arena, cans) = (struct can){
        .may = true,
        .label = kind->label,
        .path = path_of(arena, facts, kind->path),
        .until = clock_of(facts, kind->clock),
    };
}

static void add_not(struct arena *arena, const char *label, const struct hindrance *why,
                    struct cans *cans)
{
    *list_add(arena, cans) = (struct can){
        .label = label,
        .why = why ? *why : (struct hindrance){ 0 },
    };
}

static void try_act(struct arena *arena, const struct facts *facts, const struct can_kind *kind,
                    struct cans *cans)
{
    struct facts with = with_words(facts), other = as_other(facts, kind->who);
    struct hindrance refusal;

    if (machine_find(&with, (enum act_kind)kind->act, &refusal)) {
        add_may(arena, facts, kind, cans);
        return;
    }
    if (refusal.guard == GUARD_NEUTRAL || !kind->who) {
        if (refusal.guard)
            add_not(arena, kind->label, &refusal, cans);
        return;
    }
    if (machine_find(&other, (enum act_kind)kind->act, &refusal))
        add_not(arena, kind->other, NULL, cans);
    else if (!refusal.is_wrong_state)
        add_not(arena, kind->other, &refusal, cans);
}

/* Trying both ways: the second button of every objection. */
static void add_fork(struct arena *arena, const struct facts *facts, struct cans *cans)
{
    const struct decision *decision = &facts->decision;

    if (decision->state != STATE_PROPOSED && decision->state != STATE_LAST_CALL)
        return;
    if (!decision->is_forkable) {
        add_not(arena, N_("Try another option in parallel: this decision cannot be forked"), NULL,
                cans);
        cans->items[cans->count - 1].words = decision->fork_why;
        return;
    }
    *list_add(arena, cans) = (struct can){
        .may = true,
        .label = N_("Try another option in parallel"),
        .path = path_of(arena, facts, "fork"),
        .until = clock_of(facts, CLOCK_CALL),
    };
}

/* What a state does not let anybody do, and people ask for. */
static void add_never(struct arena *arena, const struct facts *facts, struct cans *cans)
{
    static const char *const words[STATE_COUNT] = {
        [STATE_OPEN] = N_("Object: there is no text yet to object to"),
        [STATE_LAST_CALL] = N_("Change the text: not during the last call"),
        [STATE_VOTING] = N_("Change the text: not during the vote"),
        [STATE_FORKED] = N_("Choose a branch: not before the review, and nobody alone"),
        [STATE_ADOPTED] = N_("Change the text: only a review or another decision does"),
        [STATE_DORMANT] = N_("Adopt it: first somebody wakes it"),
    };
    const char *label = words[facts->decision.state];

    if (label)
        add_not(arena, label, NULL, cans);
}

static void add_again(struct arena *arena, const struct facts *facts, struct cans *cans)
{
    if (facts->decision.state == STATE_CLOSED)
        *list_add(arena, cans) = (struct can){
            .may = true,
            .label = N_("Ask the question again, as a new decision"),
            .path = str_format(arena, "/t/%" PRId64 "/decide", facts->decision.topic_id),
        };
}

static bool is_late_review(const struct facts *facts)
{
    return facts->decision.state == STATE_ADOPTED &&
           facts->now < later(facts->last_review_at, facts->rules.review_apart_days);
}

static void add_free(struct arena *arena, const struct facts *facts, const struct can_kind *kind,
                     struct cans *cans)
{
    struct hindrance why = {
        .guard = GUARD_REVIEWS_APART,
        .message = N_("The last review ended not long ago: ask again after {time}."),
        .time = later(facts->last_review_at, facts->rules.review_apart_days),
    };

    if (kind->may && !kind->may(facts))
        return;
    if (is_late_review(facts))
        add_not(arena, kind->label, &why, cans);
    else
        add_may(arena, facts, kind, cans);
}

struct cans cans_of(struct arena *arena, const struct facts *facts)
{
    struct cans cans = { 0 };

    if (!facts->may_write) {
        add_not(arena, N_("Take part: only who may write in its debate can"), NULL, &cans);
        return cans;
    }
    for (const struct can_kind *kind = kinds; kind->states; kind++) {
        if (!(kind->states & 1u << facts->decision.state))
            continue;
        if (kind->act == ACT_FREE)
            add_free(arena, facts, kind, &cans);
        else
            try_act(arena, facts, kind, &cans);
    }
    add_fork(arena, facts, &cans);
    add_again(arena, facts, &cans);
    add_never(arena, facts, &cans);
    return cans;
}

static int64_t sooner(int64_t now, int64_t a, int64_t b)
{
    if (b <= now)
        return a;
    return !a || b < a ? b : a;
}

int64_t cans_change_at(const struct facts *facts)
{
    const struct decision *decision = &facts->decision;
    const struct rules *rules = &facts->rules;
    int64_t at = 0;

    at = sooner(facts->now, at, decision->window_ends_at);
    at = sooner(facts->now, at, decision->ceiling_at);
    at = sooner(facts->now, at, decision->due_at);
    at = sooner(facts->now, at, later(facts->oldest_block_at, rules->fork_block_days));
    at = sooner(facts->now, at, later(facts->verdict_at, rules->answer_days));
    at = sooner(facts->now, at, later(facts->last_review_at, rules->review_apart_days));
    if (decision->closed_as == CLOSED_WITHDRAWN)
        at = sooner(facts->now, at, later(decision->state_since, rules->takeover_days));
    return at;
}

struct str refusal_text(struct page *page, const struct hindrance *refusal)
{
    return fill(page, language_text(page->language, refusal->message), "count",
                number_text(page, refusal->count), "time", time_text(page, refusal->time), NULL);
}
