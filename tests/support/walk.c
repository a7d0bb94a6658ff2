#include "support/walk.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/clock.h"
#include "decisions/deed.h"

struct model walk_models[DECISIONS];
int walk_count;
int walk_superseded_by[DECISIONS];
uint64_t walk_random;

static int64_t made; /* ids of rows that the walk writes */

int walk_any(int below)
{
    walk_random = walk_random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((walk_random >> 33) % (uint64_t)below);
}

bool walk_chance(int percent)
{
    return walk_any(100) < percent;
}

__attribute__((format(printf, 1, 2))) static void walk_script(const char *format, ...)
{
    char text[2000];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    db_script(forum, text);
}

void walk_reckon(const struct model *m)
{
    ck_assert_int_eq(decision_reckon(forum, &arena, m->id, clock_now()), OK);
}

void walk_tell_superseded(void)
{
    for (int i = 0; i < walk_count; i++)
        if (walk_superseded_by[i] >= 0 && walk_models[walk_superseded_by[i]].decided)
            walk_models[i].successor_at = walk_models[walk_superseded_by[i]].decided;
}

void walk_write_option(struct model *m)
{
    int i = m->option_count;

    if (i == MODEL_OPTIONS)
        return;
    m->option[i].author = 1 + walk_any(9);
    m->option[i].version = decide_text(m->id, m->option[i].author, "An option.");
    m->option_count++;
}

void walk_set_aside(struct model *m)
{
    for (int i = 0; i < m->option_count; i++)
        if (!m->option[i].is_aside && i != m->current) {
            m->option[i].is_aside = true;
            walk_script("UPDATE decision_option SET set_aside_at = %lld WHERE id = "
                        "(SELECT option_id FROM text_version WHERE id = %lld)",
                        (long long)clock_now(), (long long)m->option[i].version);
        }
}

void walk_take_stance(struct model *m)
{
    int person = 1 + walk_any(9), option = model_spoken_of(m);

    if (option < 0)
        return;
    if (m->option_count > 1 && walk_chance(20))
        option = walk_any(m->option_count);
    walk_script(
        "UPDATE stance SET ended_at = %lld WHERE decision_id = %lld AND account_id = %d AND "
        "ended_at = 0",
        (long long)clock_now(), (long long)m->id, person);
    m->stance[person] = walk_any(3);
    m->stance_option[person] = option;
    walk_script("INSERT INTO stance (decision_id, account_id, version_id, kind, created_at) VALUES "
                "(%lld, %d, %lld, %d, %lld)",
                (long long)m->id, person, (long long)m->option[option].version, m->stance[person],
                (long long)clock_now());
}

void walk_raise_concern(struct model *m)
{
    struct model_concern *c = &m->concern[m->concern_count];
    int option = model_spoken_of(m);

    if (option < 0 || m->concern_count == MODEL_CONCERNS)
        return;
    *c = (struct model_concern){ .id = ++made,
                                 .author = 1 + walk_any(9),
                                 .option = option,
                                 .is_block = walk_chance(60),
                                 .is_answered = walk_chance(60),
                                 .made = clock_now() };
    m->concern_count++;
    walk_script(
        "INSERT INTO concern (id, decision_id, author_id, version_id, harm, remedy, is_block, "
        "state, second_until, created_at) VALUES (%lld, %lld, %d, %lld, 'x', 'y', %d, %d, %lld, "
        "%lld)",
        (long long)c->id, (long long)m->id, c->author, (long long)m->option[option].version,
        c->is_block, c->is_answered, c->is_block ? (long long)c->made + 5 * DAY : 0LL,
        (long long)c->made);
    walk_reckon(m);
}

void walk_go_on_with_concern(struct model *m)
{
    struct model_concern *c = m->concern_count ? &m->concern[walk_any(m->concern_count)] : NULL;
    long long id = c ? (long long)c->id : 0, now = (long long)clock_now();

    if (!c || c->has_ended)
        return;
    switch (walk_any(6)) {
    case 0:
    case 1:
        if (!c->is_block || c->stood_aside || c->is_sustained)
            return;
        c->is_sustained = true;
        walk_script("UPDATE concern SET sustained_at = %lld WHERE id = %lld", now, id);
        break;
    case 2:
        c->is_answered = true;
        walk_script("UPDATE concern SET state = 1 WHERE id = %lld", id);
        break;
    case 3:
        c->asked = now;
        walk_script("UPDATE concern SET asked_at = %lld WHERE id = %lld", now, id);
        break;
    case 4:
        c->has_ended = true;
        walk_script("UPDATE concern SET state = 2, ended_at = %lld WHERE id = %lld", now, id);
        break;
    default: /* its author leaves: nobody is left to answer, so it lapses at once */
        if (walk_chance(70))
            return;
        c->author = NO_ONE;
        c->has_ended = true;
        walk_script("UPDATE concern SET author_id = NULL WHERE id = %lld", id);
        walk_reckon(m);
        decide_settle(m->id);
        return;
    }
    walk_reckon(m);
}

/* Whoever proposes answers everything, and most of what was raised is lifted. */
void walk_answer_all(struct model *m)
{
    for (int i = 0; i < m->concern_count; i++) {
        struct model_concern *c = &m->concern[i];

        if (c->has_ended)
            continue;
        c->is_answered = true;
        c->has_ended = walk_chance(70);
        walk_script("UPDATE concern SET state = 1, ended_at = %lld WHERE id = %lld",
                    c->has_ended ? (long long)clock_now() : 0LL, (long long)c->id);
    }
    walk_reckon(m);
}

/* People of both groups say what they hold. */
void walk_take_stances(struct model *m)
{
    for (int i = 0; i < 5; i++)
        walk_take_stance(m);
}

void walk_offer_trial(struct model *m)
{
    struct model_trial *t = &m->trial;

    if (t->id || m->option_count < 2 || m->option_count > MODEL_OPTIONS ||
        (m->state != STATE_PROPOSED && m->state != STATE_LAST_CALL))
        return;
    *t = (struct model_trial){ .id = ++made, .review_at = clock_now() + (20 + walk_any(80)) * DAY };
    t->option[0] = m->current;
    t->option[1] = (m->current + 1) % m->option_count;
    walk_script(
        "INSERT INTO trial (id, decision_id, question, review_at, created_at) VALUES "
        "(%lld, %lld, 'Which?', %lld, %lld);"
        "INSERT INTO trial_measure (trial_id, number, name, how) VALUES (%lld, 1, 'n', 'h')",
        (long long)t->id, (long long)m->id, (long long)t->review_at, (long long)clock_now(),
        (long long)t->id);
    for (int i = 0; i < 2; i++) {
        t->author[i] = 1 + walk_any(9);
        t->is_complete[i] = walk_chance(70);
        walk_script(
            "INSERT INTO branch (id, trial_id, number, option_id, version_id, author_id, "
            "team_id, team_accepted_at, perimeter, hypothesis, expected_by, stop_rule, "
            "topic_id, created_at) SELECT %lld, %lld, %d, option_id, id, %d, 1, 1, 'p', 'h', 1, "
            "'%s', 1, 1 FROM text_version WHERE id = %lld",
            (long long)t->id * 1000 + i, (long long)t->id, i, t->author[i],
            t->is_complete[i] ? "s" : "", (long long)m->option[t->option[i]].version);
    }
}

void walk_go_on_with_trial(struct model *m)
{
    struct model_trial *t = &m->trial;
    int i = walk_any(2);
    long long branch = (long long)t->id * 1000 + i, now = (long long)clock_now();

    if (!t->id)
        return;
    if (!t->has_started && walk_chance(30)) {
        t->is_complete[0] = t->is_complete[1] = true;
        walk_script("UPDATE branch SET stop_rule = 's' WHERE trial_id = %lld", (long long)t->id);
    } else if (!t->has_started) {
        t->agrees[i] = true;
        walk_script("UPDATE branch SET agreed_at = %lld WHERE id = %lld", now, branch);
    } else if (!t->has_report[i]) {
        t->has_report[i] = true;
        walk_script("UPDATE branch SET reported_at = %lld WHERE id = %lld", now, branch);
        if (t->has_report[!i] || t->is_marked[!i])
            t->all_in = clock_now();
    }
    walk_reckon(m);
}

void walk_draft_verdict(struct model *m)
{
    struct model_review *r = &m->review;
    int option = m->option_count;

    if (!r->is_open || r->call_end || option == MODEL_OPTIONS + 20 ||
        (r->proposed && walk_chance(70)))
        return;
    r->option = option;
    r->author = 1 + walk_any(9);
    r->verdict = (enum review_verdict)(1 + walk_any(VERDICT_COUNT - 1));
    if (walk_chance(80))
        r->verdict = (enum review_verdict)(r->is_of_trial ? VERDICT_DROP + walk_any(4)
                                                          : VERDICT_RENEW + walk_any(3));
    r->kept = walk_any(2);
    r->has_answers = walk_chance(80);
    r->next = r->has_answers ? clock_now() + (5 + walk_any(100)) * DAY : 0;
    r->proposed = clock_now();
    m->option[option].version = decide_text(m->id, r->author, "The verdict.");
    m->option[option].author = r->author;
    m->option[option].is_verdict = true;
    m->option_count++;
    walk_script(
        "UPDATE decision_option SET kind = 1 WHERE id = (SELECT option_id FROM text_version "
        "WHERE id = %lld);"
        "UPDATE review SET verdict = %d, version_id = %lld, helped = '%s', drop_why = 'd', "
        "improve = 'i', next_at = %lld, proposed_at = %lld WHERE decision_id = %lld AND "
        "ended_at = 0",
        (long long)m->option[option].version, r->verdict, (long long)m->option[option].version,
        r->has_answers ? "h" : "", (long long)r->next, (long long)r->proposed, (long long)m->id);
    if (r->is_of_trial)
        walk_script("UPDATE review SET branch_id = %lld WHERE decision_id = %lld AND ended_at = 0",
                    (long long)m->trial.id * 1000 + r->kept, (long long)m->id);
    walk_reckon(m);
}

void walk_answer_verdict(struct model *m)
{
    int i = walk_any(2);

    if (!m->review.is_open || !m->review.is_of_trial || m->review.owners_answered[i])
        return;
    m->review.owners_answered[i] = true;
    walk_script("INSERT INTO review_answer (review_id, branch_id, account_id, created_at) "
                "SELECT id, %lld, 1, 1 FROM review WHERE decision_id = %lld AND ended_at = 0",
                (long long)m->trial.id * 1000 + i, (long long)m->id);
}

void walk_ask_for_review(struct model *m)
{
    long long id = (long long)++made;

    if (m->state != STATE_ADOPTED || m->is_requested)
        return;
    m->is_requested = true;
    m->request_seconders = 2 + walk_any(3);
    walk_script("INSERT INTO review_request (id, decision_id, author_id, fact, created_at) VALUES "
                "(%lld, %lld, 1, 'New.', 1)",
                id, (long long)m->id);
    for (int p = 1; p <= m->request_seconders; p++)
        walk_script(
            "INSERT INTO review_second (request_id, account_id, created_at) VALUES (%lld, %d, "
            "1)",
            id, p);
}

void walk_record_vote(struct model *m)
{
    if (m->state != STATE_VOTING)
        return;
    m->has_result = true;
    m->is_carried = walk_chance(50);
    walk_script(
        "UPDATE decision_vote SET yes = %d, no = 3, recorded_at = 1 WHERE decision_id = %lld",
        m->is_carried ? 4 : 3, (long long)m->id);
}

void walk_supersede(struct model *m)
{
    int old = (int)(m - walk_models), by = walk_any(walk_count);

    if (walk_superseded_by[old] >= 0 || by <= old || m->state == STATE_CLOSED)
        return;
    walk_superseded_by[old] = by;
    walk_script("INSERT INTO decision_link (decision_id, kind, other_id, created_at) VALUES "
                "(%lld, 0, %lld, 1)",
                (long long)walk_models[by].id, (long long)m->id);
    walk_tell_superseded();
    walk_reckon(m);
}

void walk_sum_up(struct model *m)
{
    if (!m->has_summary)
        decide_summary(m->id);
    m->has_summary = true;
}

/* As everything that somebody does or says wakes it: what the walk writes is no deed by itself. */
void walk_wake_up(struct model *m)
{
    m->active = clock_now();
    m->warned = 0;
    walk_script("UPDATE decision SET active_at = %lld, warned_at = 0 WHERE id = %lld",
                (long long)m->active, (long long)m->id);
    walk_reckon(m);
}
