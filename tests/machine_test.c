/*
 * The table of transitions against the specification, without a database: each
 * of its lines can be taken, by nobody else, from nowhere else, and not when
 * one of its guards fails, which is then what is said.
 */
#include "decisions/machine.h"

#include <string.h>

#include "support/suite.h"

enum { NOW = 1780000000, DAY = 86400 };

/* The specification's lines, as they stand there; of no concern to machine.c. */
static const struct line {
    int number;
    enum act_kind act;
    enum decision_state from, to;
    enum decision_close as;
    unsigned who;
} lines[] = {
    { 1, ACT_NOTICE, STATE_NONE, STATE_NOTICE, CLOSED_NOT, BY_ANYONE },
    { 2, ACT_TICK, STATE_NOTICE, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 3, ACT_CONTEST, STATE_NOTICE, STATE_OPEN, CLOSED_NOT, BY_ANYONE },
    { 4, ACT_OPEN, STATE_NONE, STATE_OPEN, CLOSED_NOT, BY_ANYONE },
    { 5, ACT_PROPOSE, STATE_OPEN, STATE_PROPOSED, CLOSED_NOT, BY_AUTHOR | BY_CLERK | BY_MEETING },
    { 6, ACT_REVISE, STATE_PROPOSED, STATE_PROPOSED, CLOSED_NOT, BY_AUTHOR | BY_CLERK },
    { 7, ACT_CALL, STATE_PROPOSED, STATE_LAST_CALL, CLOSED_NOT, BY_CLERK },
    { 8, ACT_TICK, STATE_LAST_CALL, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 9, ACT_TICK, STATE_LAST_CALL, STATE_PROPOSED, CLOSED_NOT, BY_SYSTEM },
    { 9, ACT_RETURN, STATE_LAST_CALL, STATE_PROPOSED, CLOSED_NOT, BY_CLERK },
    { 10, ACT_FORK, STATE_PROPOSED, STATE_FORKED, CLOSED_NOT, BY_BLOCKER | BY_BACKER },
    { 10, ACT_FORK, STATE_LAST_CALL, STATE_FORKED, CLOSED_NOT, BY_BLOCKER | BY_BACKER },
    { 11, ACT_TICK, STATE_PROPOSED, STATE_VOTING, CLOSED_NOT, BY_SYSTEM },
    { 11, ACT_TICK, STATE_VOTING, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 11, ACT_TICK, STATE_VOTING, STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM },
    { 12, ACT_TICK, STATE_OPEN, STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM },
    { 12, ACT_TICK, STATE_PROPOSED, STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM },
    { 12, ACT_TICK, STATE_LAST_CALL, STATE_CLOSED, CLOSED_STATUS_QUO, BY_SYSTEM },
    { 13, ACT_TICK, STATE_OPEN, STATE_DORMANT, CLOSED_NOT, BY_SYSTEM },
    { 13, ACT_TICK, STATE_PROPOSED, STATE_DORMANT, CLOSED_NOT, BY_SYSTEM },
    { 13, ACT_WAKE, STATE_DORMANT, STATE_NONE, CLOSED_NOT, BY_ANYONE },
    { 14, ACT_WITHDRAW, STATE_NOTICE, STATE_CLOSED, CLOSED_WITHDRAWN, BY_AUTHOR },
    { 14, ACT_WITHDRAW, STATE_OPEN, STATE_CLOSED, CLOSED_WITHDRAWN, BY_AUTHOR },
    { 14, ACT_WITHDRAW, STATE_PROPOSED, STATE_CLOSED, CLOSED_WITHDRAWN, BY_AUTHOR },
    { 14, ACT_WITHDRAW, STATE_LAST_CALL, STATE_CLOSED, CLOSED_WITHDRAWN, BY_AUTHOR },
    { 14, ACT_WITHDRAW, STATE_DORMANT, STATE_CLOSED, CLOSED_WITHDRAWN, BY_AUTHOR },
    { 14, ACT_TAKE_OVER, STATE_CLOSED, STATE_NONE, CLOSED_NOT, BY_ANYONE },
    { 15, ACT_TICK, STATE_ADOPTED, STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM },
    { 15, ACT_REVIEW, STATE_ADOPTED, STATE_UNDER_REVIEW, CLOSED_NOT, BY_ANYONE },
    { 16, ACT_VERDICT, STATE_UNDER_REVIEW, STATE_UNDER_REVIEW, CLOSED_NOT, BY_CLERK },
    { 16, ACT_TICK, STATE_UNDER_REVIEW, STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM },
    { 16, ACT_TICK, STATE_UNDER_REVIEW, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 16, ACT_TICK, STATE_UNDER_REVIEW, STATE_OPEN, CLOSED_NOT, BY_SYSTEM },
    { 16, ACT_TICK, STATE_UNDER_REVIEW, STATE_CLOSED, CLOSED_DROPPED, BY_SYSTEM },
    { 17, ACT_TICK, STATE_FORKED, STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM },
    { 18, ACT_VERDICT, STATE_UNDER_REVIEW, STATE_UNDER_REVIEW, CLOSED_NOT, BY_CLERK },
    { 18, ACT_TICK, STATE_UNDER_REVIEW, STATE_UNDER_REVIEW, CLOSED_NOT, BY_SYSTEM },
    { 18, ACT_TICK, STATE_UNDER_REVIEW, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 18, ACT_TICK, STATE_UNDER_REVIEW, STATE_CLOSED, CLOSED_MERGED, BY_SYSTEM },
    { 18, ACT_TICK, STATE_UNDER_REVIEW, STATE_FORKED, CLOSED_NOT, BY_SYSTEM },
    { 18, ACT_TICK, STATE_UNDER_REVIEW, STATE_CLOSED, CLOSED_DROPPED, BY_SYSTEM },
    { 18, ACT_TICK, STATE_NONE, STATE_PROPOSED, CLOSED_NOT, BY_SYSTEM },
    { 19, ACT_TICK, STATE_ADOPTED, STATE_CLOSED, CLOSED_SUPERSEDED, BY_SYSTEM },
    { 20, ACT_TICK, STATE_UNDER_REVIEW, STATE_ADOPTED, CLOSED_NOT, BY_SYSTEM },
    { 20, ACT_TICK, STATE_UNDER_REVIEW, STATE_FORKED, CLOSED_NOT, BY_SYSTEM },
};
enum { LINES = sizeof lines / sizeof *lines };

static bool is_line(const struct line *line, const struct transition *transition)
{
    return line->number == transition->number && line->act == transition->act &&
           transition->from & 1u << line->from && line->to == transition->to &&
           line->as == transition->as && line->who == transition->who;
}

START_TEST(the_table_holds_the_lines_of_the_specification_and_no_other)
{
    int froms = 0;

    for (int i = 0; i < LINES; i++) {
        int found = 0;

        for (const struct transition *t = transitions; t->number; t++)
            found += is_line(&lines[i], t);
        ck_assert_msg(found == 1, "line %d of number %d stands there %d times", i, lines[i].number,
                      found);
    }
    for (const struct transition *t = transitions; t->number; t++)
        for (int state = 0; state < STATE_COUNT; state++)
            froms += (t->from & 1u << state) != 0;
    ck_assert_int_eq(froms, LINES);
}
END_TEST

static const struct rules usual = {
    .version = 1,
    .notice_hours = 72,
    .urgent_hours = 24,
    .window_days = 7,
    .resets = 3,
    .ceiling_days = 60,
    .call_days = 7,
    .second_days = 5,
    .seconders = 2,
    .answer_days = 7,
    .fork_block_days = 14,
    .silent_days = 30,
    .warn_days = 7,
    .takeover_days = 7,
    .review_days = 180,
    .review_seconders = 3,
    .review_apart_days = 30,
    .review_open_days = 60,
    .report_days = 14,
    .renewals = 2,
    .owners = 3,
    .vote_days = 14,
};

/* Facts of a decision in a state in which nothing is missing and nothing is due. */
static struct facts whole(enum decision_state state)
{
    return (struct facts){
        .decision = { .id = 1,
                      .state = state,
                      .question = STR("Where?"),
                      .status_quo = STR("Here"),
                      .affected = STR("All"),
                      .fork_why = STR("Why"),
                      .is_reversible = true,
                      .is_forkable = true,
                      .floor_people = 3,
                      .floor_groups = 2,
                      .state_since = NOW - DAY,
                      .active_at = NOW - DAY,
                      .window_ends_at = NOW - DAY,
                      .ceiling_at = NOW + 30 * DAY,
                      .call_ends_at = NOW + DAY,
                      .review_at = NOW + DAY,
                      .closed_as = state == STATE_CLOSED ? CLOSED_WITHDRAWN : CLOSED_NOT },
        .rules = usual,
        .now = NOW,
        .has_reason = true,
        .wanted_until = NOW + 4 * DAY,
        .options = 2,
        .has_summary = true,
        .people = 3,
        .groups = 2,
        .branches = 2,
        .branches_complete = 2,
        .branches_agreed = 2,
        .branches_running = 2,
        .trial_review_at = NOW + 30 * DAY,
        .reports_missing = state == STATE_FORKED ? 1 : 0,
        .review_opened_at = NOW - DAY,
        .has_answers = true,
        .verdict_at = NOW - DAY,
        .request_seconders = 3,
        .has_request = true,
        .fact_concern_id = 7,
        .vote_ends_at = NOW + DAY,
    };
}

static enum review_verdict verdict_for(const struct transition *t)
{
    for (int i = 0; i < GUARDS_MAX; i++)
        if (t->guards[i] >= GUARD_VERDICT_RENEW && t->guards[i] <= GUARD_VERDICT_BOTH)
            return (enum review_verdict)(t->guards[i] - GUARD_VERDICT_RENEW + VERDICT_RENEW);
    return t->number == 18 ? VERDICT_KEEP : VERDICT_RENEW;
}

static bool has_guard(const struct transition *t, enum guard guard)
{
    for (int i = 0; i < GUARDS_MAX; i++)
        if (t->guards[i] == guard)
            return true;
    return false;
}

/* What the time has to bring for a step of the system. */
static void make_due(struct facts *facts, const struct transition *t)
{
    if (has_guard(t, GUARD_CALL_OVER))
        facts->decision.call_ends_at = facts->verdict_call_ends_at = NOW;
    if (has_guard(t, GUARD_NEW_BLOCK) || (t->number == 12 && has_guard(t, GUARD_CALL_OVER)))
        facts->blocks_sustained = facts->blocks_new = 1;
    if (has_guard(t, GUARD_CEILING))
        facts->decision.ceiling_at = NOW;
    if (has_guard(t, GUARD_FALLBACK_VOTE))
        facts->decision.fallback = FALLBACK_VOTE;
    if (has_guard(t, GUARD_VOTE_OVER))
        facts->vote_ends_at = NOW;
    facts->has_result = facts->is_carried = has_guard(t, GUARD_VOTE_CARRIED);
    if (has_guard(t, GUARD_ASLEEP))
        facts->decision.warned_at = NOW - 7 * DAY;
    if (has_guard(t, GUARD_REVIEW_DATE))
        facts->decision.review_at = NOW;
    if (has_guard(t, GUARD_TRIAL_OVER))
        facts->trial_review_at = NOW;
    if (has_guard(t, GUARD_SUCCEEDED))
        facts->succeeded_at = NOW;
    if (has_guard(t, GUARD_REVIEW_LAPSED))
        facts->review_opened_at = NOW - 60 * DAY;
}

/* Facts under which this line is taken, by one of who may. */
static struct facts ready(const struct transition *t, enum decision_state state, unsigned by)
{
    struct facts facts = whole(state);

    facts.is_of_trial = has_guard(t, GUARD_OF_TRIAL);
    facts.verdict = verdict_for(t);
    if (t->act == ACT_TICK)
        make_due(&facts, t);
    facts.actor_id = by == BY_SYSTEM ? 0 : 5;
    facts.may_write = by & (BY_ANYONE | BY_MEETING);
    facts.by_meeting = by == BY_MEETING;
    facts.is_author = by == BY_AUTHOR;
    facts.is_clerk = by == BY_CLERK;
    facts.blocks = by == BY_BLOCKER;
    facts.backs_other = by == BY_BACKER;
    return facts;
}

/* Calls f for each line of the table, each state it leads from and each who may take it. */
static void each(void (*f)(const struct transition *, enum decision_state, unsigned by))
{
    for (const struct transition *t = transitions; t->number; t++)
        for (int state = 0; state < STATE_COUNT; state++)
            for (unsigned by = BY_SYSTEM; by <= BY_BACKER; by <<= 1)
                if (t->from & 1u << state && t->who & by)
                    f(t, (enum decision_state)state, by);
}

static void take(const struct transition *t, enum decision_state state, unsigned by)
{
    struct facts facts = ready(t, state, by);
    struct hindrance refusal;
    const struct transition *taken = machine_find(&facts, t->act, &refusal);

    ck_assert_msg(taken == t, "%d from %d by %u gives %d: %s", t->number, state, by,
                  taken ? taken->number : 0, refusal.message ? refusal.message : "");
}

START_TEST(each_line_is_taken_from_each_of_its_states_by_each_who_may)
{
    each(take);
}
END_TEST

/* One of the system's own. */
static bool spoil_for_system(struct facts *facts, enum guard guard)
{
    struct decision *decision = &facts->decision;

    switch (guard) {
    case GUARD_CALL_OVER:
        decision->call_ends_at = facts->verdict_call_ends_at = NOW + 1;
        return true;
    case GUARD_NO_NEW_BLOCK: facts->blocks_new = facts->blocks_sustained = 1; return true;
    case GUARD_NEW_BLOCK: facts->blocks_new = 0; return true;
    case GUARD_CEILING: decision->ceiling_at = NOW + 1; return true;
    case GUARD_FALLBACK_VOTE: decision->fallback = FALLBACK_STATUS_QUO; return true;
    case GUARD_FALLBACK_STATUS_QUO: decision->fallback = FALLBACK_JUDGMENT; return true;
    case GUARD_VOTE_OVER: facts->vote_ends_at = NOW + 1; return true;
    case GUARD_VOTE_CARRIED: facts->is_carried = false; return true;
    case GUARD_VOTE_FAILED: facts->has_result = facts->is_carried = true; return true;
    case GUARD_ASLEEP: decision->warned_at = NOW - 7 * DAY + 1; return true;
    case GUARD_REVIEW_DATE: decision->review_at = NOW + 1; return true;
    case GUARD_TRIAL_OVER: facts->trial_review_at = NOW + 1; return true;
    case GUARD_SUCCEEDED: facts->succeeded_at = 0; return true;
    case GUARD_REVIEW_LAPSED: facts->review_opened_at = NOW - 60 * DAY + 1; return true;
    case GUARD_VERDICT_RENEW:
    case GUARD_VERDICT_AMEND:
    case GUARD_VERDICT_DROP:
    case GUARD_VERDICT_KEEP:
    case GUARD_VERDICT_MERGE:
    case GUARD_VERDICT_BOTH: facts->verdict = VERDICT_NONE; return true;
    default: return false; /* of which review it is: spoiling it makes it another line's */
    }
}

/* Makes one guard fail; false when it cannot fail beside the others of its line. */
static bool spoil(struct facts *facts, enum guard guard)
{
    struct decision *decision = &facts->decision;

    switch (guard) {
    case GUARD_REVERSIBLE: decision->is_reversible = false; return true;
    case GUARD_NOTICE_LONG: facts->wanted_until = NOW + 71 * 3600; return true;
    case GUARD_REASON: facts->has_reason = false; return true;
    case GUARD_COMPLETE: decision->fork_why = STR(""); return true;
    case GUARD_OPTION: facts->options = 0; return true;
    case GUARD_SUMMARY: facts->has_summary = false; return true;
    case GUARD_RESETS: decision->resets = 3; return true;
    case GUARD_BEFORE_CEILING:
    case GUARD_TAKEOVER_IN_TIME: decision->ceiling_at = NOW; return true;
    case GUARD_NEUTRAL: facts->wrote_text = true; return true;
    case GUARD_WINDOW_OVER: decision->window_ends_at = NOW + 1; return true;
    case GUARD_FLOOR_PEOPLE: facts->people = 2; return true;
    case GUARD_FLOOR_GROUPS: facts->groups = 1; return true;
    case GUARD_NO_BLOCK: facts->blocks_sustained = 1; return true;
    case GUARD_CONCERNS_ANSWERED: facts->concerns_unanswered = 1; return true;
    case GUARD_SET_ASIDE: facts->not_set_aside = 1; return true;
    case GUARD_NEW_BLOCK_OR_FACT: facts->fact_concern_id = 0; return true;
    case GUARD_FORKABLE: decision->is_forkable = false; return true;
    case GUARD_CHARTERS: facts->branches_complete = 1; return true;
    case GUARD_SIDES_AGREE: facts->branches_agreed = 1; return true;
    case GUARD_OTHERS_TEXT: facts->is_author = true; return true;
    case GUARD_TAKEOVER_OPEN: decision->state_since = NOW - 7 * DAY; return true;
    case GUARD_NEW_FACT: facts->has_request = false; return true;
    case GUARD_SECONDED: facts->request_seconders = 2; return true;
    case GUARD_REVIEWS_APART: facts->last_review_at = NOW - 30 * DAY + 1; return true;
    case GUARD_VERDICT: facts->verdict = VERDICT_NONE; return true;
    case GUARD_FOUR_ANSWERS: facts->has_answers = false; return true;
    case GUARD_REPORTS: facts->reports_missing = 1; return true;
    case GUARD_OWNERS_ANSWERED: facts->owners_unanswered = 1; return true;
    case GUARD_RENEWALS:
        facts->verdict = VERDICT_BOTH;
        facts->renewals = 2;
        return true;
    case GUARD_NOT_CALLED: facts->verdict_call_ends_at = NOW + DAY; return true;
    default: return spoil_for_system(facts, guard);
    }
}

static void refuse(const struct transition *t, enum decision_state state, unsigned by)
{
    for (int i = 0; i < GUARDS_MAX && t->guards[i]; i++) {
        struct facts facts = ready(t, state, by);
        struct hindrance refusal;
        const struct transition *taken;

        if (!spoil(&facts, t->guards[i]))
            continue;
        taken = machine_find(&facts, t->act, &refusal);
        ck_assert_msg(taken != t, "%d by %u without guard %d", t->number, by, t->guards[i]);
        if (t->act == ACT_TICK)
            continue;
        ck_assert_msg(!taken, "%d by %u: %d instead", t->number, by, taken ? taken->number : 0);
        ck_assert_msg(refusal.guard == t->guards[i], "%d: guard %d, not %d", t->number,
                      refusal.guard, t->guards[i]);
        ck_assert(refusal.message && *refusal.message && !refusal.is_wrong_state);
        ck_assert_msg(!strstr(refusal.message, "{count}") == !refusal.count, "%s", refusal.message);
        ck_assert_msg(!strstr(refusal.message, "{time}") == !refusal.time, "%s", refusal.message);
    }
}

START_TEST(each_guard_that_fails_is_what_is_said_with_what_would_satisfy_it)
{
    each(refuse);
}
END_TEST

/* Everybody else is refused, whatever they are besides. */
static void refuse_others(const struct transition *t, enum decision_state state, unsigned by)
{
    for (unsigned other = BY_SYSTEM; other <= BY_BACKER; other <<= 1) {
        struct facts facts = ready(t, state, by), as;
        struct hindrance refusal;

        if (t->who & other)
            continue;
        as = ready(t, state, other);
        facts.actor_id = as.actor_id;
        facts.may_write = as.may_write;
        facts.by_meeting = as.by_meeting;
        facts.is_author = as.is_author;
        facts.is_clerk = as.is_clerk;
        facts.blocks = as.blocks;
        facts.backs_other = as.backs_other;
        if (other == BY_MEETING && t->who & BY_ANYONE)
            facts.may_write = false;
        ck_assert_msg(!machine_find(&facts, t->act, &refusal), "%d by %u", t->number, other);
        if (t->act != ACT_TICK)
            ck_assert(!refusal.guard && !refusal.is_wrong_state && refusal.message);
    }
}

START_TEST(nobody_takes_a_line_of_somebody_else)
{
    each(refuse_others);
}
END_TEST

static bool leads_from(enum act_kind act, int state)
{
    for (const struct transition *t = transitions; t->number; t++)
        if (t->act == act && t->from & 1u << state)
            return true;
    return false;
}

static void refuse_elsewhere(const struct transition *t, enum decision_state state, unsigned by)
{
    for (int other = 0; other < STATE_COUNT; other++) {
        struct facts facts = ready(t, state, by);
        struct hindrance refusal;

        if (leads_from(t->act, other))
            continue;
        facts.decision.state = (enum decision_state)other;
        ck_assert_msg(!machine_find(&facts, t->act, &refusal), "%d from %d", t->number, other);
        ck_assert(refusal.is_wrong_state && refusal.message && !refusal.guard);
    }
}

START_TEST(no_line_is_taken_from_a_state_that_it_does_not_lead_from)
{
    each(refuse_elsewhere);
}
END_TEST

START_TEST(what_is_due_is_when_the_system_has_a_step_to_take)
{
    for (const struct transition *t = transitions; t->number; t++)
        for (int state = 1; t->act == ACT_TICK && state < STATE_COUNT; state++)
            if (t->from & 1u << state) {
                struct facts facts = ready(t, (enum decision_state)state, BY_SYSTEM);

                ck_assert_msg(machine_due(&facts) && machine_due(&facts) <= NOW, "%d from %d",
                              t->number, state);
            }
}
END_TEST

RUN_SUITE("machine", the_table_holds_the_lines_of_the_specification_and_no_other,
          each_line_is_taken_from_each_of_its_states_by_each_who_may,
          each_guard_that_fails_is_what_is_said_with_what_would_satisfy_it,
          nobody_takes_a_line_of_somebody_else,
          no_line_is_taken_from_a_state_that_it_does_not_lead_from,
          what_is_due_is_when_the_system_has_a_step_to_take)
