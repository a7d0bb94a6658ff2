#include "support/model_inside.h"

bool model_is_in(const struct model *m, enum decision_state a, enum decision_state b)
{
    return m->state == a || m->state == b;
}

int model_spoken_of(const struct model *m)
{
    return m->review.is_open && m->review.option >= 0 ? m->review.option : m->current;
}

bool model_is_live(const struct model *m, const struct model_concern *c)
{
    return !c->has_ended && c->option == model_spoken_of(m);
}

bool model_waits(const struct model_concern *c)
{
    return !c->has_ended && c->is_block && !c->is_sustained && !c->stood_aside;
}

static bool stops(const struct model_concern *c)
{
    return !c->has_ended && c->is_block && c->is_sustained && !c->stood_aside;
}

int model_count(const struct model *m, bool (*is)(const struct model_concern *))
{
    int n = 0;

    for (int i = 0; i < m->concern_count; i++)
        n += model_is_live(m, &m->concern[i]) && is(&m->concern[i]);
    return n;
}

bool model_stops_anew(const struct model_concern *c)
{
    return stops(c) && !c->has_returned;
}

static bool is_unanswered(const struct model_concern *c)
{
    return !c->is_answered;
}

static bool blocks(const struct model *m, int person)
{
    for (int i = 0; i < m->concern_count; i++)
        if (m->concern[i].author == person &&
            (model_waits(&m->concern[i]) || stops(&m->concern[i])))
            return true;
    return false;
}

static int64_t first_block(const struct model *m)
{
    int64_t first = 0;

    for (int i = 0; i < m->concern_count; i++)
        if (model_is_live(m, &m->concern[i]) && stops(&m->concern[i]) &&
            (!first || m->concern[i].made < first))
            first = m->concern[i].made;
    return first;
}

/* North: 1, 2, 4; South: 5, 6, 7. */
static int group_of(int person)
{
    return person == 1 || person == 2 || person == 4 ? 1 : person >= 5 && person <= 7 ? 2 : 0;
}

static void count_spoken(const struct model *m, int *people, int *groups)
{
    bool has[MODEL_PEOPLE] = { false }, of[3] = { false };

    for (int p = 1; p < MODEL_PEOPLE; p++)
        has[p] = m->stance[p] >= 0;
    for (int i = 0; i < m->concern_count; i++)
        has[m->concern[i].author] = true;
    *people = *groups = 0;
    for (int p = 1; p < MODEL_PEOPLE; p++) {
        *people += has[p];
        if (has[p])
            of[group_of(p)] = true;
    }
    *groups = of[1] + of[2];
}

static bool all_set_aside(const struct model *m)
{
    for (int i = 0; i < m->option_count; i++)
        if (!m->option[i].is_verdict && i != model_spoken_of(m) && !m->option[i].is_aside)
            return false;
    return true;
}

static bool wrote(const struct model *m, int person)
{
    int option = model_spoken_of(m);

    return option >= 0 && m->option[option].author == person;
}

/* Neither the author, nor who wrote the text, nor a blocker. */
static bool is_neutral(const struct model *m, int person)
{
    return person != m->author && !wrote(m, person) && !blocks(m, person);
}

static bool may_begin_call(const struct model *m, const struct model_act *a)
{
    int people, groups;

    count_spoken(m, &people, &groups);
    return a->person == m->clerk && is_neutral(m, a->person) && a->now >= m->window &&
           people >= m->floor_people && groups >= m->floor_groups && !model_count(m, stops) &&
           !model_count(m, is_unanswered) && all_set_aside(m);
}

static bool has_new_fact(const struct model *m, const struct model_act *a)
{
    return a->concern >= 0 && model_is_live(m, &m->concern[a->concern]) &&
           !m->concern[a->concern].has_returned;
}

/* A backer of another option: by their position, or by the branch they offer. */
static bool backs_other(const struct model *m, int person)
{
    int spoken = model_spoken_of(m);

    if (m->stance[person] == 0 && m->stance_option[person] != spoken)
        return true;
    for (int i = 0; i < 2; i++)
        if (m->trial.id && m->trial.author[i] == person && m->trial.option[i] != spoken)
            return true;
    return false;
}

static bool may_fork(const struct model *m, const struct model_act *a)
{
    const struct model_trial *t = &m->trial;
    int64_t block = first_block(m);

    return (blocks(m, a->person) || backs_other(m, a->person)) && m->is_forkable && t->id &&
           t->is_complete[0] && t->is_complete[1] && t->review_at > a->now &&
           ((t->agrees[0] && t->agrees[1]) || (block && a->now >= block + 14 * DAY));
}

static bool fits(const struct model_review *r)
{
    switch (r->verdict) {
    case VERDICT_RENEW:
    case VERDICT_AMEND: return !r->is_of_trial;
    case VERDICT_DROP: return true;
    case VERDICT_KEEP:
    case VERDICT_MERGE:
    case VERDICT_BOTH: return r->is_of_trial;
    default: return false;
    }
}

static bool may_conclude(const struct model *m, const struct model_act *a)
{
    const struct model_review *r = &m->review;
    bool has_owners =
        (r->owners_answered[0] && r->owners_answered[1]) || a->now >= r->proposed + 7 * DAY;
    bool has_reports = (m->trial.has_report[0] || m->trial.is_marked[0]) &&
                       (m->trial.has_report[1] || m->trial.is_marked[1]);

    if (a->person != m->clerk || r->call_end || !r->proposed || !fits(r) ||
        !is_neutral(m, a->person) || model_count(m, stops) || model_count(m, is_unanswered))
        return false;
    if (!r->is_of_trial)
        return r->has_answers;
    return has_reports && has_owners && (r->verdict != VERDICT_BOTH || m->trial.renewals < 2);
}

bool model_may(const struct model *m, const struct model_act *a)
{
    switch (a->act) {
    case ACT_CONTEST: return m->state == STATE_NOTICE;
    case ACT_PROPOSE:
        return m->state == STATE_OPEN &&
               (a->person == m->author || a->person == m->clerk || a->by_meeting) &&
               m->option_count && m->has_summary;
    case ACT_REVISE:
        return m->state == STATE_PROPOSED && (a->person == m->author || a->person == m->clerk) &&
               m->resets < 3 && a->now < m->ceiling;
    case ACT_CALL: return m->state == STATE_PROPOSED && may_begin_call(m, a);
    case ACT_RETURN:
        return m->state == STATE_LAST_CALL && a->person == m->clerk &&
               (model_count(m, model_stops_anew) || has_new_fact(m, a));
    case ACT_FORK: return model_is_in(m, STATE_PROPOSED, STATE_LAST_CALL) && may_fork(m, a);
    case ACT_WAKE: return m->state == STATE_DORMANT;
    case ACT_WITHDRAW:
        return a->person == m->author &&
               (model_is_in(m, STATE_NOTICE, STATE_OPEN) ||
                model_is_in(m, STATE_PROPOSED, STATE_LAST_CALL) || m->state == STATE_DORMANT);
    case ACT_TAKE_OVER:
        return m->state == STATE_CLOSED && m->closed == CLOSED_WITHDRAWN &&
               a->person != m->author && a->now < m->since + 7 * DAY &&
               (!m->ceiling || a->now < m->ceiling);
    case ACT_REVIEW:
        return m->state == STATE_ADOPTED && m->is_requested && m->request_seconders >= 3 &&
               a->now >= m->last_review + 30 * DAY;
    case ACT_VERDICT: return m->state == STATE_UNDER_REVIEW && may_conclude(m, a);
    default: return false;
    }
}

void model_enter(struct model *m, enum decision_state state, int64_t at)
{
    if (m->state != state)
        m->since = at;
    m->state = state;
    m->closed = CLOSED_NOT;
    m->back = STATE_NONE;
    m->call_end = 0;
    m->is_extended = false;
    m->warned = 0;
    if (state == STATE_ADOPTED || state == STATE_FORKED || state == STATE_OPEN ||
        state == STATE_CLOSED)
        m->is_unreviewed = false;
}

void model_give_up_offer(struct model *m)
{
    if (m->trial.id && !m->trial.has_started)
        m->trial.id = 0;
}

void model_close_as(struct model *m, enum decision_close as, int64_t at)
{
    model_enter(m, STATE_CLOSED, at);
    m->closed = as;
    if (as == CLOSED_STATUS_QUO)
        model_give_up_offer(m);
}

static void propose(struct model *m, int64_t at)
{
    model_enter(m, STATE_PROPOSED, at);
    m->window = at + 7 * DAY;
    if (!m->was_proposed)
        m->ceiling = at + 60 * DAY;
    m->was_proposed = true;
}

void model_adopt(struct model *m, int64_t at)
{
    model_enter(m, STATE_ADOPTED, at);
    m->decided = at;
    m->review_at = at + 180 * DAY;
    model_give_up_offer(m);
}

void model_bring_back(struct model *m)
{
    for (int i = 0; i < m->concern_count; i++)
        if (model_is_live(m, &m->concern[i]) && model_stops_anew(&m->concern[i]))
            m->concern[i].has_returned = true;
}

void model_open_review(struct model *m, int64_t at, bool is_of_trial)
{
    model_enter(m, STATE_UNDER_REVIEW, at);
    m->review = (struct model_review){
        .is_open = true, .is_of_trial = is_of_trial, .opened = at, .option = -1
    };
    m->is_requested = false;
    m->request_seconders = 0;
}

static void open_again(struct model *m, int64_t at)
{
    model_enter(m, STATE_OPEN, at);
    if (!m->ceiling)
        m->ceiling = at + 60 * DAY;
}

static void wake(struct model *m, enum decision_state to, int64_t at)
{
    int64_t slept = at - m->since;

    m->ceiling += slept;
    if (m->window)
        m->window += slept;
    model_enter(m, to, at);
}

static void withdraw(struct model *m, int64_t at)
{
    enum decision_state back = m->state == STATE_DORMANT     ? m->back
                               : m->state == STATE_NOTICE    ? STATE_OPEN
                               : m->state == STATE_LAST_CALL ? STATE_PROPOSED
                                                             : m->state;

    if (m->state == STATE_DORMANT)
        wake(m, m->back, at);
    model_close_as(m, CLOSED_WITHDRAWN, at);
    m->back = back;
}

static void take_over(struct model *m, const struct model_act *a)
{
    enum decision_state back = m->back;

    m->author = a->person;
    if (m->clerk == a->person)
        m->clerk = MODEL_NOBODY;
    if (back == STATE_OPEN)
        open_again(m, a->now);
    else
        model_enter(m, back, a->now);
}

void model_do(struct model *m, const struct model_act *a)
{
    switch (a->act) {
    case ACT_CONTEST: open_again(m, a->now); break;
    case ACT_PROPOSE:
        m->current = a->option;
        propose(m, a->now);
        break;
    case ACT_REVISE:
        m->resets++;
        propose(m, a->now);
        break;
    case ACT_CALL:
        model_enter(m, STATE_LAST_CALL, a->now);
        m->call_end = a->now + (m->is_national ? 10 : 7) * DAY;
        break;
    case ACT_RETURN:
        model_bring_back(m);
        if (has_new_fact(m, a))
            m->concern[a->concern].has_returned = true;
        model_enter(m, STATE_PROPOSED, a->now);
        break;
    case ACT_FORK:
        model_enter(m, STATE_FORKED, a->now);
        m->trial.has_started = true;
        break;
    case ACT_WAKE: wake(m, m->back, a->now); break;
    case ACT_WITHDRAW: withdraw(m, a->now); break;
    case ACT_TAKE_OVER: take_over(m, a); break;
    case ACT_REVIEW: model_open_review(m, a->now, false); break;
    case ACT_VERDICT: m->review.call_end = a->now + (m->is_national ? 10 : 7) * DAY; break;
    default: break;
    }
    m->active = a->now;
    m->warned = 0;
}
