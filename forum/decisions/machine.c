#include "decisions/machine.h"

#include <stddef.h>

#include "render/language.h"

enum { HOUR_SECONDS = 3600, DAY_SECONDS = 86400 };

#define IN(state) (1u << STATE_##state)

// clang-format off
const struct transition transitions[] = {
    { 1, ACT_NOTICE, IN(NONE), STATE_NOTICE, CLOSED_NOT, BY_ANYONE,
      { GUARD_REVERSIBLE, GUARD_NOTICE_LONG } },
    { 2, ACT_TICK, IN(NOTICE), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM, { GUARD_CALL_OVER } },
    { 3, ACT_CONTEST, IN(NOTICE), STATE_OPEN, CLOSED_NOT, BY_ANYONE, { GUARD_REASON } },
    { 4, ACT_OPEN, IN(NONE), STATE_OPEN, CLOSED_NOT, BY_ANYONE, { GUARD_COMPLETE } },
    { 5, ACT_PROPOSE, IN(OPEN), STATE_PROPOSED, CLOSED_NOT, BY_AUTHOR | BY_CLERK | BY_MEETING,
      { GUARD_OPTION, GUARD_SUMMARY } },
    { 6, ACT_REVISE, IN(PROPOSED), STATE_PROPOSED, CLOSED_NOT, BY_AUTHOR | BY_CLERK,
      { GUARD_RESETS, GUARD_BEFORE_CEILING } },
    { 7, ACT_CALL, IN(PROPOSED), STATE_LAST_CALL, CLOSED_NOT, BY_CLERK,
      { GUARD_NEUTRAL, GUARD_WINDOW_OVER, GUARD_FLOOR_PEOPLE, GUARD_FLOOR_GROUPS, GUARD_NO_BLOCK,
        GUARD_CONCERNS_ANSWERED, GUARD_SET_ASIDE } },
    { 8, ACT_TICK, IN(LAST_CALL), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK } },
    { 12, ACT_TICK, IN(LAST_CALL), STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM,
      { GUARD_CALL_OVER, GUARD_CEILING, GUARD_FALLBACK_STATUS_QUO } },
    { 9, ACT_TICK, IN(LAST_CALL), STATE_PROPOSED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_CALL_OVER, GUARD_NEW_BLOCK } },
    { 9, ACT_RETURN, IN(LAST_CALL), STATE_PROPOSED, CLOSED_NOT, BY_CLERK,
      { GUARD_NEW_BLOCK_OR_FACT } },
    { 10, ACT_FORK, IN(PROPOSED) | IN(LAST_CALL), STATE_FORKED, CLOSED_NOT, BY_BLOCKER | BY_BACKER,
      { GUARD_FORKABLE, GUARD_CHARTERS, GUARD_SIDES_AGREE } },
    { 11, ACT_TICK, IN(PROPOSED), STATE_VOTING, CLOSED_NOT, BY_SYSTEM,
      { GUARD_CEILING, GUARD_FALLBACK_VOTE } },
    { 11, ACT_TICK, IN(VOTING), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_VOTE_OVER, GUARD_VOTE_CARRIED } },
    { 11, ACT_TICK, IN(VOTING), STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM,
      { GUARD_VOTE_OVER, GUARD_VOTE_FAILED } },
    { 12, ACT_TICK, IN(OPEN), STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM, { GUARD_CEILING } },
    { 12, ACT_TICK, IN(PROPOSED), STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM,
      { GUARD_CEILING, GUARD_FALLBACK_STATUS_QUO } },
    { 13, ACT_TICK, IN(OPEN) | IN(PROPOSED), STATE_DORMANT, CLOSED_NOT, BY_SYSTEM,
      { GUARD_ASLEEP } },
    { 13, ACT_WAKE, IN(DORMANT), STATE_NONE, CLOSED_NOT, BY_ANYONE, { 0 } },
    { 14, ACT_WITHDRAW,
      IN(NOTICE) | IN(OPEN) | IN(PROPOSED) | IN(LAST_CALL) | IN(DORMANT), STATE_CLOSED,
      CLOSED_WITHDRAWN, BY_AUTHOR, { GUARD_REASON } },
    { 14, ACT_TAKE_OVER, IN(CLOSED), STATE_NONE, CLOSED_NOT, BY_ANYONE,
      { GUARD_TAKEOVER_OPEN, GUARD_TAKEOVER_IN_TIME, GUARD_OTHERS_TEXT } },
    { 19, ACT_TICK, IN(ADOPTED), STATE_CLOSED, CLOSED_SUPERSEDED, BY_SYSTEM, { GUARD_SUCCEEDED } },
    { 15, ACT_TICK, IN(ADOPTED), STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM, { GUARD_REVIEW_DATE } },
    { 15, ACT_REVIEW, IN(ADOPTED), STATE_UNDER_REVIEW, CLOSED_NOT, BY_ANYONE,
      { GUARD_NEW_FACT, GUARD_SECONDED, GUARD_REVIEWS_APART } },
    { 16, ACT_VERDICT, IN(UNDER_REVIEW), STATE_UNDER_REVIEW, CLOSED_NOT, BY_CLERK,
      { GUARD_OF_ADOPTED, GUARD_NOT_CALLED, GUARD_VERDICT, GUARD_FOUR_ANSWERS, GUARD_NEUTRAL,
        GUARD_NO_BLOCK, GUARD_CONCERNS_ANSWERED } },
    { 16, ACT_TICK, IN(UNDER_REVIEW), STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_ADOPTED, GUARD_CALL_OVER, GUARD_NEW_BLOCK } },
    { 16, ACT_TICK, IN(UNDER_REVIEW), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_ADOPTED, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_RENEW } },
    { 16, ACT_TICK, IN(UNDER_REVIEW), STATE_OPEN, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_ADOPTED, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_AMEND } },
    { 16, ACT_TICK, IN(UNDER_REVIEW), STATE_CLOSED, CLOSED_DROPPED, BY_SYSTEM,
      { GUARD_OF_ADOPTED, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_DROP } },
    { 17, ACT_TICK, IN(FORKED), STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM, { GUARD_TRIAL_OVER } },
    { 18, ACT_VERDICT, IN(UNDER_REVIEW), STATE_UNDER_REVIEW, CLOSED_NOT, BY_CLERK,
      { GUARD_OF_TRIAL, GUARD_NOT_CALLED, GUARD_VERDICT, GUARD_REPORTS, GUARD_OWNERS_ANSWERED,
        GUARD_RENEWALS, GUARD_NEUTRAL, GUARD_NO_BLOCK, GUARD_CONCERNS_ANSWERED } },
    { 18, ACT_TICK, IN(UNDER_REVIEW), STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_TRIAL, GUARD_CALL_OVER, GUARD_NEW_BLOCK } },
    { 18, ACT_TICK, IN(UNDER_REVIEW), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_TRIAL, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_KEEP } },
    { 18, ACT_TICK, IN(UNDER_REVIEW), STATE_CLOSED, CLOSED_MERGED, BY_SYSTEM,
      { GUARD_OF_TRIAL, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_MERGE } },
    /* The text that such a merge makes: a decision of its own. */
    { 18, ACT_TICK, IN(NONE), STATE_PROPOSED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_COMPLETE, GUARD_OPTION } },
    { 18, ACT_TICK, IN(UNDER_REVIEW), STATE_FORKED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_OF_TRIAL, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_BOTH } },
    { 18, ACT_TICK, IN(UNDER_REVIEW), STATE_CLOSED, CLOSED_DROPPED, BY_SYSTEM,
      { GUARD_OF_TRIAL, GUARD_CALL_OVER, GUARD_NO_NEW_BLOCK, GUARD_VERDICT_DROP } },
    { 20, ACT_TICK, IN(UNDER_REVIEW), STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_REVIEW_LAPSED, GUARD_OF_ADOPTED } },
    { 20, ACT_TICK, IN(UNDER_REVIEW), STATE_FORKED, CLOSED_NOT, BY_SYSTEM,
      { GUARD_REVIEW_LAPSED, GUARD_OF_TRIAL } },
    { 0 },
};
// clang-format on

/* The end of what runs: of a notice, a last call, a verdict's last call; 0: none runs. */
static int64_t call_end(const struct facts *facts)
{
    return facts->decision.state == STATE_UNDER_REVIEW ? facts->verdict_call_ends_at
                                                       : facts->decision.call_ends_at;
}

static int64_t ceiling(const struct facts *facts)
{
    return facts->decision.ceiling_at;
}

/* Blocks that would stop it at the end of a call, but once each. */
static bool has_new_block(const struct facts *facts)
{
    return facts->blocks_new > 0;
}

static int64_t asleep_at(const struct facts *facts)
{
    const struct rules *rules = &facts->rules;

    if (facts->decision.warned_at)
        return facts->decision.warned_at + rules->warn_days * DAY_SECONDS;
    return facts->decision.active_at + rules->silent_days * DAY_SECONDS;
}

static bool holds_of_text(const struct facts *facts, enum guard guard)
{
    const struct decision *decision = &facts->decision;

    switch (guard) {
    case GUARD_REVERSIBLE: return decision->is_reversible;
    case GUARD_NOTICE_LONG:
        return facts->wanted_until >=
               facts->now + HOUR_SECONDS * (facts->by_meeting && decision->is_urgent
                                                ? facts->rules.urgent_hours
                                                : facts->rules.notice_hours);
    case GUARD_REASON: return facts->has_reason;
    case GUARD_COMPLETE:
        return decision->question.length && decision->status_quo.length &&
               decision->affected.length && decision->fork_why.length && decision->floor_people;
    case GUARD_OPTION: return facts->options > 0;
    case GUARD_SUMMARY: return facts->has_summary;
    case GUARD_RESETS: return decision->resets < facts->rules.resets;
    case GUARD_BEFORE_CEILING: return facts->now < ceiling(facts);
    case GUARD_NEUTRAL:
        return !facts->is_author && !facts->wrote_text && !facts->blocks && !facts->owns_branch;
    case GUARD_WINDOW_OVER: return facts->now >= decision->window_ends_at;
    case GUARD_FLOOR_PEOPLE: return facts->people >= decision->floor_people;
    case GUARD_FLOOR_GROUPS: return facts->groups >= decision->floor_groups;
    case GUARD_SET_ASIDE: return !facts->not_set_aside;
    default: return false;
    }
}

static bool holds_of_blocks(const struct facts *facts, enum guard guard)
{
    const struct rules *rules = &facts->rules;

    switch (guard) {
    case GUARD_NO_BLOCK: return !facts->blocks_sustained;
    case GUARD_CONCERNS_ANSWERED: return !facts->concerns_unanswered;
    case GUARD_NEW_BLOCK_OR_FACT:
        return has_new_block(facts) || (facts->fact_concern_id && facts->has_reason);
    case GUARD_NO_NEW_BLOCK: return !has_new_block(facts);
    case GUARD_NEW_BLOCK: return has_new_block(facts);
    case GUARD_FORKABLE: return facts->decision.is_forkable;
    case GUARD_CHARTERS:
        return facts->branches >= 2 && facts->branches_complete == facts->branches &&
               facts->trial_review_at > facts->now;
    case GUARD_SIDES_AGREE:
        return facts->branches_agreed == facts->branches ||
               (facts->oldest_block_at &&
                facts->now >= facts->oldest_block_at + rules->fork_block_days * DAY_SECONDS);
    case GUARD_OTHERS_TEXT: return !facts->is_author;
    case GUARD_TAKEOVER_OPEN:
        return facts->decision.closed_as == CLOSED_WITHDRAWN &&
               facts->now < facts->decision.state_since + rules->takeover_days * DAY_SECONDS;
    case GUARD_TAKEOVER_IN_TIME: return !ceiling(facts) || facts->now < ceiling(facts);
    default: return false;
    }
}

/* Does the verdict say something that this kind of review can end with? */
static bool verdict_fits(const struct facts *facts)
{
    switch (facts->verdict) {
    case VERDICT_RENEW:
    case VERDICT_AMEND: return !facts->is_of_trial;
    case VERDICT_KEEP:
    case VERDICT_MERGE:
    case VERDICT_BOTH: return facts->is_of_trial;
    default: return facts->verdict == VERDICT_DROP;
    }
}

static bool holds_of_review(const struct facts *facts, enum guard guard)
{
    const struct rules *rules = &facts->rules;

    switch (guard) {
    case GUARD_NEW_FACT: return facts->has_request;
    case GUARD_SECONDED: return facts->request_seconders >= rules->review_seconders;
    case GUARD_REVIEWS_APART:
        return facts->now >= facts->last_review_at + rules->review_apart_days * DAY_SECONDS;
    case GUARD_VERDICT: return facts->verdict_at && verdict_fits(facts);
    case GUARD_FOUR_ANSWERS: return facts->has_answers;
    case GUARD_REPORTS: return !facts->reports_missing;
    case GUARD_OWNERS_ANSWERED:
        return !facts->owners_unanswered ||
               facts->now >= facts->verdict_at + rules->answer_days * DAY_SECONDS;
    case GUARD_RENEWALS: return facts->verdict != VERDICT_BOTH || facts->renewals < rules->renewals;
    case GUARD_NOT_CALLED: return !facts->verdict_call_ends_at;
    case GUARD_OF_ADOPTED: return !facts->is_of_trial;
    case GUARD_OF_TRIAL: return facts->is_of_trial;
    case GUARD_REVIEW_LAPSED:
        return !facts->verdict_call_ends_at &&
               facts->now >= facts->review_opened_at + rules->review_open_days * DAY_SECONDS;
    default: return false;
    }
}

/*
 * Its date, or now when all reports are in; but a trial that came back from a review nobody
 * concluded has the reports of the round before, and goes by its date alone.
 */
static int64_t trial_end(const struct facts *facts)
{
    return facts->reports_missing || facts->decision.is_unreviewed ? facts->trial_review_at
                                                                   : facts->now;
}

/* The first moment at which the system's own guard holds; 0: never, as things are. */
static int64_t moment_of(const struct facts *facts, enum guard guard)
{
    switch (guard) {
    case GUARD_CALL_OVER: return call_end(facts);
    case GUARD_CEILING: return ceiling(facts);
    case GUARD_VOTE_OVER: return facts->vote_ends_at;
    case GUARD_ASLEEP: return facts->decision.warned_at ? asleep_at(facts) : 0;
    case GUARD_REVIEW_DATE: return facts->decision.review_at;
    case GUARD_TRIAL_OVER: return trial_end(facts);
    case GUARD_SUCCEEDED: return facts->succeeded_at;
    default: return 0;
    }
}

static bool holds_of_system(const struct facts *facts, enum guard guard)
{
    int64_t moment = moment_of(facts, guard);

    switch (guard) {
    case GUARD_FALLBACK_VOTE: return facts->decision.fallback != FALLBACK_STATUS_QUO;
    case GUARD_FALLBACK_STATUS_QUO: return facts->decision.fallback == FALLBACK_STATUS_QUO;
    case GUARD_VOTE_CARRIED: return facts->has_result && facts->is_carried;
    case GUARD_VOTE_FAILED: return !facts->has_result || !facts->is_carried;
    case GUARD_VERDICT_RENEW:
    case GUARD_VERDICT_AMEND:
    case GUARD_VERDICT_DROP:
    case GUARD_VERDICT_KEEP:
    case GUARD_VERDICT_MERGE:
    case GUARD_VERDICT_BOTH:
        return (int)facts->verdict == (int)guard - (int)GUARD_VERDICT_RENEW + (int)VERDICT_RENEW;
    default: return moment && facts->now >= moment;
    }
}

static bool holds(const struct facts *facts, enum guard guard)
{
    return holds_of_text(facts, guard) || holds_of_blocks(facts, guard) ||
           holds_of_review(facts, guard) || holds_of_system(facts, guard);
}

static bool is_by(const struct facts *facts, unsigned who)
{
    if (!facts->actor_id)
        return who & BY_SYSTEM;
    return (who & BY_ANYONE && facts->may_write) ||
           (who & BY_MEETING && facts->by_meeting && facts->may_write) ||
           (who & BY_AUTHOR && facts->is_author) || (who & BY_CLERK && facts->is_clerk) ||
           (who & BY_BLOCKER && facts->blocks) || (who & BY_BACKER && facts->backs_other);
}

/* What is said of each guard that a person can satisfy. */
static const char *const guard_words[GUARD_COUNT] = {
    [GUARD_REVERSIBLE] = N_("Only what can be undone may be announced like this: say how it can "
                            "be undone, or open a decision."),
    [GUARD_NOTICE_LONG] = N_("Give people more time: at least {count} hours from now."),
    [GUARD_REASON] = N_("Give a reason."),
    [GUARD_COMPLETE] = N_("A decision needs its question, the status quo, who is affected, whether "
                          "it can be forked and why, and how many people must speak."),
    [GUARD_OPTION] = N_("Write at least one option with its text first."),
    [GUARD_SUMMARY] = N_("Write a first summary of the debate before you propose a text."),
    [GUARD_RESETS] = N_("There were {count} new versions already, and more are not allowed: call "
                        "the last call, fork, or wait for the end."),
    [GUARD_BEFORE_CEILING] = N_("The time for new versions ended on {time}."),
    [GUARD_NEUTRAL] = N_("A clerk who wrote the text, blocks it or owns a branch cannot do this: "
                         "step down, and another clerk is drawn."),
    [GUARD_WINDOW_OVER] = N_("People have until {time} to discuss this text."),
    [GUARD_FLOOR_PEOPLE] = N_("People who must still take a position first: {count}."),
    [GUARD_FLOOR_GROUPS] = N_("Local groups whose people must still take a position: {count}."),
    [GUARD_NO_BLOCK] = N_("Objections that stop it: {count}. Answer them with a new version, ask "
                          "whether it answers, or fork."),
    [GUARD_CONCERNS_ANSWERED] = N_("Concerns without an answer: {count}. Answer each of them."),
    [GUARD_SET_ASIDE] = N_(
        "Other options without a reason why they are set aside: {count}. Give each of them one."),
    [GUARD_NEW_BLOCK_OR_FACT] = N_("It comes back only for a new objection that is seconded, or "
                                   "for a new fact, once for each: say which."),
    [GUARD_FORKABLE] =
        N_("This decision cannot be forked; it says why, and that can be contested."),
    [GUARD_CHARTERS] = N_("Two whole charters are needed: each names its owners, its perimeter, "
                          "what it expects, its measures, when it stops and the review date."),
    [GUARD_SIDES_AGREE] = N_("The other side has to agree to the fork, or an objection has to be "
                             "open for {count} days."),
    [GUARD_OTHERS_TEXT] = N_("You withdrew it yourself: somebody else may take it over."),
    [GUARD_TAKEOVER_IN_TIME] = N_("The time this question had ended on {time}: open a new "
                                  "decision."),
    [GUARD_TAKEOVER_OPEN] = N_("It can be taken over for {count} days after it was withdrawn, and "
                               "not otherwise."),
    [GUARD_NEW_FACT] = N_("Say what is new."),
    [GUARD_SECONDED] = N_("Seconders it still needs: {count}."),
    [GUARD_REVIEWS_APART] = N_("The last review ended not long ago: ask again after {time}."),
    [GUARD_VERDICT] = N_("Propose what to do first: the verdict."),
    [GUARD_FOUR_ANSWERS] = N_("Answer the four questions: how it helped, any reason to drop it, "
                              "how to improve it, and the next date."),
    [GUARD_REPORTS] = N_("Branches without a report: {count}."),
    [GUARD_OWNERS_ANSWERED] = N_("Not all owners have answered yet: they have until {time}."),
    [GUARD_RENEWALS] = N_("A trial can be renewed {count} times, and it was: choose one, merge "
                          "them, or drop them."),
    [GUARD_NOT_CALLED] = N_("Its last call runs already."),
};

static int64_t missing(int64_t wanted, int64_t there)
{
    return wanted > there ? wanted - there : 0;
}

static int64_t count_of(const struct facts *facts, enum guard guard)
{
    const struct rules *rules = &facts->rules;

    switch (guard) {
    case GUARD_NOTICE_LONG:
        return facts->by_meeting && facts->decision.is_urgent ? rules->urgent_hours
                                                              : rules->notice_hours;
    case GUARD_RESETS: return rules->resets;
    case GUARD_FLOOR_PEOPLE: return missing(facts->decision.floor_people, facts->people);
    case GUARD_FLOOR_GROUPS: return missing(facts->decision.floor_groups, facts->groups);
    case GUARD_NO_BLOCK: return facts->blocks_sustained;
    case GUARD_CONCERNS_ANSWERED: return facts->concerns_unanswered;
    case GUARD_SET_ASIDE: return facts->not_set_aside;
    case GUARD_SIDES_AGREE: return rules->fork_block_days;
    case GUARD_TAKEOVER_OPEN: return rules->takeover_days;
    case GUARD_SECONDED: return missing(rules->review_seconders, facts->request_seconders);
    case GUARD_REPORTS: return facts->reports_missing;
    case GUARD_RENEWALS: return rules->renewals;
    default: return 0;
    }
}

static int64_t time_of(const struct facts *facts, enum guard guard)
{
    switch (guard) {
    case GUARD_BEFORE_CEILING:
    case GUARD_TAKEOVER_IN_TIME: return ceiling(facts);
    case GUARD_WINDOW_OVER: return facts->decision.window_ends_at;
    case GUARD_REVIEWS_APART:
        return facts->last_review_at + facts->rules.review_apart_days * DAY_SECONDS;
    case GUARD_OWNERS_ANSWERED: return facts->verdict_at + facts->rules.answer_days * DAY_SECONDS;
    default: return 0;
    }
}

static enum guard first_failing(const struct facts *facts, const struct transition *transition)
{
    for (int i = 0; i < GUARDS_MAX && transition->guards[i]; i++)
        if (!holds(facts, transition->guards[i]))
            return transition->guards[i];
    return GUARD_NONE;
}

/* Of several that cannot be taken, the one that came nearest is what is said. */
static void refuse(struct hindrance *refusal, const struct facts *facts, enum guard guard)
{
    if (!guard_words[guard] || refusal->guard)
        return;
    *refusal = (struct hindrance){
        .guard = guard,
        .message = guard_words[guard],
        .count = count_of(facts, guard),
        .time = time_of(facts, guard),
    };
}

const struct transition *machine_find(const struct facts *facts, enum act_kind act,
                                      struct hindrance *refusal)
{
    struct hindrance unheard, *why = refusal ? refusal : &unheard;
    bool is_in_state = false;

    *why = (struct hindrance){ 0 };
    for (const struct transition *transition = transitions; transition->number; transition++) {
        enum guard failing;

        if (transition->act != act || !(transition->from & 1u << facts->decision.state))
            continue;
        is_in_state = true;
        if (!is_by(facts, transition->who))
            continue;
        failing = first_failing(facts, transition);
        if (failing == GUARD_NONE)
            return transition;
        refuse(why, facts, failing);
    }
    if (!why->guard) {
        why->is_wrong_state = !is_in_state;
        why->message = is_in_state ? N_("It is not for you to do this here.")
                                   : N_("This cannot be done as things are now: the page says what "
                                        "can.");
    }
    return NULL;
}

/* 0 is no moment. */
static int64_t earlier(int64_t a, int64_t b)
{
    return !a || (b && b < a) ? b : a;
}

static int64_t reports_late_at(const struct facts *facts)
{
    return facts->reports_missing ? facts->review_opened_at + facts->rules.report_days * DAY_SECONDS
                                  : 0;
}

static int64_t review_due(const struct facts *facts)
{
    int64_t lapse = facts->review_opened_at + facts->rules.review_open_days * DAY_SECONDS;

    return earlier(reports_late_at(facts),
                   facts->verdict_call_ends_at ? facts->verdict_call_ends_at : lapse);
}

bool machine_reports_are_late(const struct facts *facts)
{
    int64_t at = reports_late_at(facts);

    return facts->decision.state == STATE_UNDER_REVIEW && at && facts->now >= at;
}

bool machine_wants_warning(const struct facts *facts)
{
    return (facts->decision.state == STATE_OPEN || facts->decision.state == STATE_PROPOSED) &&
           !facts->decision.warned_at && facts->now >= asleep_at(facts);
}

static int64_t state_due(const struct facts *facts)
{
    switch (facts->decision.state) {
    case STATE_NOTICE:
    case STATE_LAST_CALL: return call_end(facts);
    case STATE_OPEN:
    case STATE_PROPOSED: return earlier(ceiling(facts), asleep_at(facts));
    case STATE_VOTING: return facts->vote_ends_at;
    case STATE_ADOPTED: return earlier(moment_of(facts, GUARD_REVIEW_DATE), facts->succeeded_at);
    case STATE_FORKED: return moment_of(facts, GUARD_TRIAL_OVER);
    case STATE_UNDER_REVIEW: return review_due(facts);
    default: return 0;
    }
}

int64_t machine_due(const struct facts *facts)
{
    return earlier(state_due(facts), facts->concern_due_at);
}
