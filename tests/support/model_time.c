#include "support/model_inside.h"

static int64_t sooner(int64_t a, int64_t b)
{
    return !a || (b && b < a) ? b : a;
}

static int64_t concern_moment(const struct model_concern *c)
{
    int64_t moment = 0;

    if (c->has_ended)
        return 0;
    if (model_waits(c))
        moment = c->made + 5 * DAY;
    if (c->asked)
        moment = sooner(moment, c->asked + 7 * DAY);
    return moment;
}

static bool lacks_report(const struct model *m)
{
    for (int i = 0; i < 2; i++)
        if (!m->trial.has_report[i] && !m->trial.is_marked[i])
            return true;
    return false;
}

static int64_t review_moment(const struct model *m)
{
    int64_t end = m->review.call_end ? m->review.call_end : m->review.opened + 60 * DAY;

    return m->review.is_of_trial && lacks_report(m) ? sooner(end, m->review.opened + 14 * DAY)
                                                    : end;
}

static int64_t state_moment(const struct model *m)
{
    switch (m->state) {
    case STATE_NOTICE:
    case STATE_LAST_CALL: return m->call_end;
    case STATE_OPEN:
    case STATE_PROPOSED:
        return sooner(m->ceiling, m->warned ? m->warned + 7 * DAY : m->active + 30 * DAY);
    case STATE_VOTING: return m->vote_ends;
    case STATE_ADOPTED: return sooner(m->review_at, m->successor_at);
    case STATE_FORKED:
        return lacks_report(m) || m->is_unreviewed ? m->trial.review_at : m->trial.all_in;
    case STATE_UNDER_REVIEW: return review_moment(m);
    default: return 0;
    }
}

int64_t model_next(const struct model *m)
{
    int64_t next = state_moment(m);

    for (int i = 0; i < m->concern_count; i++)
        next = sooner(next, concern_moment(&m->concern[i]));
    return next;
}

static bool pass_concerns(struct model *m, int64_t at)
{
    for (int i = 0; i < m->concern_count; i++) {
        struct model_concern *c = &m->concern[i];

        if (c->has_ended)
            continue;
        if (model_waits(c) && at >= c->made + 5 * DAY) {
            c->stood_aside = true;
            if (m->stance[c->author] == 3)
                m->stance[c->author] = 2;
            return true;
        }
        if (c->asked && at >= c->asked + 7 * DAY) {
            c->has_ended = true;
            return true;
        }
    }
    return false;
}

/* The last call ends, of a text or of a verdict: true when a waiting block makes it longer. */
static bool extend(struct model *m, int64_t *end, int64_t at)
{
    int64_t until = 0;

    for (int i = 0; i < m->concern_count; i++)
        if (model_is_live(m, &m->concern[i]) && model_waits(&m->concern[i]) &&
            m->concern[i].made + 5 * DAY > until)
            until = m->concern[i].made + 5 * DAY;
    if (m->is_extended || until <= at)
        return false;
    *end = until;
    m->is_extended = true;
    return true;
}

static void end_call(struct model *m, int64_t at)
{
    if (extend(m, &m->call_end, at))
        return;
    if (!model_count(m, model_stops_anew)) {
        model_adopt(m, at);
    } else if (at >= m->ceiling && m->fallback == FALLBACK_STATUS_QUO) {
        model_close_as(m, CLOSED_STATUS_QUO, at);
    } else {
        model_bring_back(m);
        model_enter(m, STATE_PROPOSED, at);
    }
}

static void at_ceiling(struct model *m, int64_t at)
{
    if (m->state == STATE_OPEN || m->fallback == FALLBACK_STATUS_QUO) {
        model_close_as(m, CLOSED_STATUS_QUO, at);
        return;
    }
    model_enter(m, STATE_VOTING, at);
    m->has_result = m->is_carried = false;
    m->vote_ends = at + 14 * DAY;
}

static void end_vote(struct model *m, int64_t at)
{
    if (m->has_result && m->is_carried)
        model_adopt(m, at);
    else
        model_close_as(m, CLOSED_STATUS_QUO, at);
    model_give_up_offer(m);
}

/* The trial goes on: to its next date, with new reports when the review renewed it. */
static void run_on(struct model *m, int64_t at, int64_t next, bool is_renewed)
{
    m->trial.review_at = next > at ? next : at + 180 * DAY;
    m->trial.renewals += is_renewed;
    for (int i = 0; i < 2; i++) {
        m->trial.is_marked[i] = false;
        if (is_renewed)
            m->trial.has_report[i] = false;
    }
}

static void conclude(struct model *m, int64_t at)
{
    struct model_review r = m->review;
    int kept = r.is_of_trial ? m->trial.option[r.kept] : m->current;

    m->review.is_open = false;
    m->last_review = at;
    switch (r.verdict) {
    case VERDICT_RENEW: model_adopt(m, at); break;
    case VERDICT_AMEND:
        model_enter(m, STATE_OPEN, at);
        m->was_proposed = false;
        m->resets = 0;
        m->window = 0;
        m->ceiling = at + 60 * DAY;
        break;
    case VERDICT_KEEP:
        m->current = kept;
        model_adopt(m, at);
        break;
    case VERDICT_BOTH:
        model_enter(m, STATE_FORKED, at);
        run_on(m, at, r.next, true);
        break;
    case VERDICT_MERGE:
        model_close_as(m, CLOSED_MERGED, at);
        m->merged = true;
        break;
    default: model_close_as(m, CLOSED_DROPPED, at); break;
    }
    if ((r.verdict == VERDICT_RENEW || r.verdict == VERDICT_KEEP) && r.next > at)
        m->review_at = r.next;
    if (m->state != STATE_FORKED)
        m->trial.id = r.is_of_trial ? 0 : m->trial.id;
}

static void pass_review(struct model *m, int64_t at)
{
    if (m->review.is_of_trial && lacks_report(m) && at >= m->review.opened + 14 * DAY) {
        for (int i = 0; i < 2; i++)
            m->trial.is_marked[i] = m->trial.is_marked[i] || !m->trial.has_report[i];
    } else if (m->review.call_end && at >= m->review.call_end) {
        if (extend(m, &m->review.call_end, at))
            return;
        if (model_count(m, model_stops_anew)) {
            model_bring_back(m);
            m->review.call_end = 0;
            m->is_extended = false;
        } else {
            conclude(m, at);
        }
    } else if (at >= m->review.opened + 60 * DAY) {
        bool is_of_trial = m->review.is_of_trial;

        m->review.is_open = false;
        m->last_review = at;
        model_enter(m, is_of_trial ? STATE_FORKED : STATE_ADOPTED, at);
        m->is_unreviewed = true;
        m->review_at = is_of_trial ? m->review_at : at + 180 * DAY;
        if (is_of_trial)
            run_on(m, at, 0, false);
    }
}

static void fall_asleep(struct model *m, int64_t at)
{
    enum decision_state from = m->state;

    model_enter(m, STATE_DORMANT, at);
    m->back = from;
}

static void pass_state(struct model *m, int64_t at)
{
    switch (m->state) {
    case STATE_NOTICE: model_adopt(m, at); break;
    case STATE_LAST_CALL: end_call(m, at); break;
    case STATE_OPEN:
    case STATE_PROPOSED:
        if (at >= m->ceiling)
            at_ceiling(m, at);
        else if (m->warned)
            fall_asleep(m, at);
        else
            m->warned = at;
        break;
    case STATE_VOTING: end_vote(m, at); break;
    case STATE_ADOPTED:
        if (m->successor_at && at >= m->successor_at)
            model_close_as(m, CLOSED_SUPERSEDED, at);
        else
            model_open_review(m, at, false);
        break;
    case STATE_FORKED: model_open_review(m, at, true); break;
    case STATE_UNDER_REVIEW: pass_review(m, at); break;
    default: break;
    }
}

void model_pass(struct model *m, int64_t to)
{
    int64_t next, last = 0;

    while ((next = model_next(m)) && next <= to) {
        int64_t at = next > m->since ? next : m->since;

        last = at > last ? at : last;
        if (!pass_concerns(m, last))
            pass_state(m, last);
    }
}
