/*
 * A model checker: random walks of thousands of steps over many decisions. After
 * each, what the database holds is what the model of the specification
 * (support/model.h) says, an act is refused exactly when the model refuses it,
 * and the system's next step is when the model's is. From wherever a walk has
 * come, letting only time pass brings each decision to rest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/tick.h"
#include "store/driver.h"
#include "support/walk.h"

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SLOWER = 4 };
#else
enum { SLOWER = 1 };
#endif

enum {
    STEPS = 3000,
    KINDS_WALKED = 15 /* of steps: a walk that goes nowhere shows nothing */,
    LOOKS_EVERY = 60,
    TALKED_OF = 4,
};

static void same(const struct model *m, const char *what, int64_t is, int64_t should)
{
    ck_assert_msg(is == should, "D-%lld, state %d: %s is %lld, not %lld (now %lld)",
                  (long long)m->id, m->state, what, (long long)is, (long long)should,
                  (long long)clock_now());
}

/* The row against the model. */
static void check(const struct model *m)
{
    struct decision d = decide_find(m->id);
    bool has_ceiling = m->state == STATE_OPEN || m->state == STATE_PROPOSED ||
                       m->state == STATE_LAST_CALL || m->state == STATE_DORMANT;

    same(m, "state", d.state, m->state);
    same(m, "closed", d.closed_as, m->closed);
    same(m, "back", d.back_state, m->back);
    same(m, "since", d.state_since, m->since);
    same(m, "author", d.author.id, m->author);
    same(m, "clerk", d.clerk.id, m->clerk);
    same(m, "call", d.call_ends_at, m->call_end);
    same(m, "warned", d.warned_at, m->warned);
    same(m, "active", d.active_at, m->active);
    same(m, "resets", d.resets, m->resets);
    same(m, "unreviewed", d.is_unreviewed, m->is_unreviewed);
    same(m, "extended", d.is_extended, m->is_extended);
    if (has_ceiling)
        same(m, "ceiling", d.ceiling_at, m->ceiling);
    if (m->state == STATE_PROPOSED)
        same(m, "window", d.window_ends_at, m->window);
    if (m->state == STATE_ADOPTED)
        same(m, "review", d.review_at, m->review_at);
    same(m, "due", d.due_at, model_next(m));
    ck_assert(d.resets <= 3 && d.call_ends_at <= clock_now() + 60 * DAY);
}

static struct model *add(int64_t id)
{
    struct model *m = &walk_models[walk_count];

    ck_assert_int_lt(walk_count, DECISIONS);
    walk_superseded_by[walk_count++] = -1;
    *m = (struct model){ .id = id, .current = -1, .review.option = -1 };
    for (int p = 0; p < MODEL_PEOPLE; p++)
        m->stance[p] = -1;
    return m;
}

/* A review merged branches: the decision that it made is in the walk from then on. */
static void take_successor(struct model *old)
{
    static const struct sql newest = { "walk_newest", "SELECT MAX(id) AS id FROM decision",
                                       SQL_OWN + 27 };
    struct rows rows = db_query(forum, newest, NO_VALUES);
    int64_t id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
    struct model *m = add(id);

    ck_assert_int_eq(rows_end_one(&rows), OK);

    old->merged = false;
    m->state = STATE_PROPOSED;
    m->since = m->active = old->since;
    m->ceiling = old->since + 60 * DAY;
    m->window = old->since + 7 * DAY;
    m->was_proposed = true;
    m->author = old->review.author;
    m->clerk = old->clerk;
    m->is_forkable = old->is_forkable;
    m->is_national = old->is_national;
    m->fallback = old->fallback;
    m->floor_people = old->floor_people;
    m->floor_groups = old->floor_groups;
    m->option[0].author = old->review.author;
    m->option[0].version = decide_find(id).version_id;
    m->option_count = 1;
    m->current = 0;
}

/* Everything that is due by now, in the order of time, as the scheduler takes it. */
static void settle(void)
{
    for (;;) {
        struct model *first = NULL;
        int64_t next = 0;

        walk_tell_superseded();
        for (int i = 0; i < walk_count; i++) {
            int64_t own = model_next(&walk_models[i]);

            if (own && own <= clock_now() && (!first || own < next)) {
                first = &walk_models[i];
                next = own;
            }
        }
        if (!first)
            return;
        model_pass(first, next);
        db_begin(forum);
        ck_assert_int_eq(tick_settle(forum, &arena, first->id, next), OK);
        ck_assert_int_eq(db_commit(forum), OK);
        if (first->merged)
            take_successor(first);
    }
}

static void begin_decision(void)
{
    static const int clerks[] = { NO_ONE, CLEO, GUS, HAL, HAL };
    struct open_wish wish = decide_wish();
    struct model *m;
    int64_t id;

    wish.author_id = 1 + walk_any(7);
    wish.fallback = walk_any(FALLBACK_COUNT);
    wish.forkable = walk_chance(80);
    wish.scope = walk_any(2);
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    m = add(id);
    m->state = STATE_OPEN;
    m->since = m->active = clock_now();
    m->ceiling = clock_now() + 60 * DAY;
    m->author = (int)wish.author_id;
    m->fallback = (enum decision_fallback)wish.fallback;
    m->is_forkable = wish.forkable;
    m->is_national = wish.scope == SCOPE_NATIONAL;
    m->floor_people = 3;
    m->floor_groups = 2;
    m->clerk = clerks[walk_any(5)];
    decide_clerk(id, m->clerk);
}

static void begin_notice(void)
{
    struct model *m = add(decide_notice());

    m->state = STATE_NOTICE;
    m->since = m->active = clock_now();
    m->call_end = clock_now() + 4 * DAY;
    m->author = ADA;
    m->is_forkable = true;
    m->floor_people = 5;
    m->floor_groups = 2;
    m->option_count = 1;
    m->option[0].author = ADA;
    m->option[0].version = decide_find(m->id).version_id;
    m->current = 0;
}

static enum result take(const struct model *m, const struct model_act *a)
{
    struct move_wish wish = {
        .decision_id = m->id,
        .act = a->act,
        .actor_id = a->person,
        .may_write = true,
        .by_meeting = a->by_meeting,
        .concern_id = a->concern >= 0 ? m->concern[a->concern].id : 0,
        .reason = STR("Because."),
    };
    enum result result;

    if (a->act != ACT_CONTEST && a->act != ACT_TAKE_OVER)
        return decide_move(&wish, a->act == ACT_PROPOSE ? m->option[a->option].version : 0);
    db_begin(forum);
    result =
        a->act == ACT_CONTEST
            ? notice_contest(forum, &arena,
                             &(struct contest_wish){ m->id, a->person, STR("Because.") },
                             debate_problems())
            : decision_take_over(forum, &arena, &(struct act_wish){ m->id, a->person, STR("") },
                                 debate_problems());
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static void attempt(struct model *m, struct model_act act)
{
    bool may = model_may(m, &act);
    enum result result = take(m, &act);

    ck_assert_msg((result == OK) == may, "D-%lld in %d: act %d by %d gives %d (now %lld)",
                  (long long)m->id, m->state, act.act, act.person, result, (long long)act.now);
    if (may)
        model_do(m, &act);
}

static struct model_act act_of(const struct model *m, enum act_kind kind, int person)
{
    struct model_act act = { .act = kind, .person = person, .now = clock_now(), .concern = -1 };

    if (m->option_count)
        act.option = walk_any(m->option_count);
    if (kind == ACT_RETURN && m->concern_count && walk_chance(60))
        act.concern = walk_any(m->concern_count);
    if (act.concern >= 0 && m->concern[act.concern].has_ended)
        act.concern = -1;
    return act;
}

static bool is_of_choice(const struct model *m, const struct model_act *act)
{
    return act->act != ACT_PROPOSE || !m->option_count || !m->option[act->option].is_verdict;
}

/* Somebody tries something, whoever and whatever it is. */
static void try_act(struct model *m)
{
    static const enum act_kind kinds[] = { ACT_PROPOSE, ACT_REVISE,  ACT_CALL,      ACT_RETURN,
                                           ACT_FORK,    ACT_WAKE,    ACT_CONTEST,   ACT_WITHDRAW,
                                           ACT_REVIEW,  ACT_VERDICT, ACT_TAKE_OVER, ACT_CALL };
    int who = walk_any(10);
    struct model_act act = act_of(m, kinds[walk_any(sizeof kinds / sizeof *kinds)],
                                  who < 2 && m->author  ? m->author
                                  : who < 4 && m->clerk ? m->clerk
                                                        : 1 + walk_any(9));

    act.by_meeting = act.act == ACT_PROPOSE && walk_chance(20);
    if (is_of_choice(m, &act) && (act.act != ACT_WITHDRAW || walk_chance(30)))
        attempt(m, act);
}

/* What leads on from the state it is in, by who should do it. */
static void lead_on(struct model *m)
{
    static const enum act_kind by_state[STATE_COUNT][3] = {
        [STATE_NOTICE] = { ACT_CONTEST, ACT_CONTEST, ACT_WITHDRAW },
        [STATE_OPEN] = { ACT_PROPOSE, ACT_PROPOSE, ACT_PROPOSE },
        [STATE_PROPOSED] = { ACT_CALL, ACT_CALL, ACT_FORK },
        [STATE_LAST_CALL] = { ACT_RETURN, ACT_FORK, ACT_FORK },
        [STATE_ADOPTED] = { ACT_REVIEW, ACT_REVIEW, ACT_REVIEW },
        [STATE_UNDER_REVIEW] = { ACT_VERDICT, ACT_VERDICT, ACT_VERDICT },
        [STATE_DORMANT] = { ACT_WAKE, ACT_WAKE, ACT_WITHDRAW },
        [STATE_CLOSED] = { ACT_TAKE_OVER, ACT_TAKE_OVER, ACT_TAKE_OVER },
    };
    enum act_kind kind = by_state[m->state][walk_any(3)];
    struct model_act act = act_of(m, kind, m->author);

    if (kind == ACT_TICK || !is_of_choice(m, &act))
        return;
    if (kind == ACT_CALL || kind == ACT_RETURN || kind == ACT_VERDICT)
        act.person = m->clerk ? m->clerk : HAL;
    else if (kind != ACT_PROPOSE && kind != ACT_WITHDRAW)
        act.person = 1 + walk_any(9);
    if (kind == ACT_FORK && m->trial.id)
        act.person = m->trial.author[walk_any(2)];
    if (act.person)
        attempt(m, act);
}

static void pass_time(void)
{
    static const int64_t some[] = { HOUR,    DAY,     DAY,     2 * DAY, 2 * DAY,
                                    3 * DAY, 3 * DAY, 7 * DAY, 8 * DAY, 20 * DAY };

    debate_later(walk_chance(1) ? 400 * DAY : some[walk_any(sizeof some / sizeof *some)]);
    settle();
    for (int i = 0; i < walk_count; i++)
        check(&walk_models[i]);
}

/* What people mostly do while it is in this state. */
static doing *usual(enum decision_state state)
{
    static doing *const open[] = { walk_write_option, walk_write_option, walk_sum_up, lead_on,
                                   lead_on };
    static doing *const proposed[] = { walk_set_aside,
                                       walk_set_aside,
                                       walk_take_stances,
                                       walk_take_stances,
                                       lead_on,
                                       lead_on,
                                       lead_on,
                                       lead_on,
                                       walk_raise_concern,
                                       walk_offer_trial,
                                       walk_go_on_with_trial,
                                       walk_go_on_with_trial,
                                       lead_on,
                                       walk_go_on_with_concern,
                                       walk_answer_all };
    static doing *const called[] = { walk_raise_concern,      walk_go_on_with_concern,
                                     walk_go_on_with_concern, lead_on,
                                     walk_offer_trial,        walk_go_on_with_trial };
    static doing *const reviewed[] = { walk_draft_verdict,
                                       walk_answer_verdict,
                                       walk_answer_verdict,
                                       lead_on,
                                       lead_on,
                                       walk_go_on_with_trial,
                                       walk_raise_concern,
                                       lead_on,
                                       walk_go_on_with_concern,
                                       walk_answer_all,
                                       walk_answer_all,
                                       lead_on };

    switch (state) {
    case STATE_OPEN: return open[walk_any(5)];
    case STATE_PROPOSED: return proposed[walk_any(15)];
    case STATE_LAST_CALL: return called[walk_any(6)];
    case STATE_UNDER_REVIEW: return reviewed[walk_any(12)];
    case STATE_VOTING: return walk_record_vote;
    case STATE_FORKED: return walk_go_on_with_trial;
    case STATE_ADOPTED:
        return walk_chance(60) ? walk_ask_for_review : walk_chance(70) ? lead_on : walk_supersede;
    default: return lead_on;
    }
}

static doing *unusual(void)
{
    static doing *const all[] = { walk_write_option,
                                  walk_set_aside,
                                  walk_sum_up,
                                  walk_take_stance,
                                  walk_raise_concern,
                                  walk_offer_trial,
                                  walk_draft_verdict,
                                  walk_supersede,
                                  walk_go_on_with_concern,
                                  walk_go_on_with_trial,
                                  walk_record_vote,
                                  try_act,
                                  walk_ask_for_review,
                                  walk_answer_verdict,
                                  try_act,
                                  try_act };

    return all[walk_any(sizeof all / sizeof *all)];
}

static void step(void)
{
    int first = walk_count > TALKED_OF ? walk_count - TALKED_OF : 0;
    struct model *m;

    if (walk_count < 3 || (walk_chance(1) && walk_count < DECISIONS - 10)) {
        if (walk_chance(20))
            begin_notice();
        else
            begin_decision();
        return;
    }
    if (walk_chance(5)) {
        pass_time();
        return;
    }
    if (walk_chance(10))
        first = 0;
    m = &walk_models[first + walk_any(walk_count - first)];
    if (m->state == STATE_CLOSED && walk_chance(90))
        return;
    if (walk_chance(75))
        usual(m->state)(m);
    else
        unusual()(m);
    if (walk_chance(70))
        walk_wake_up(m);
    settle();
    check(m);
}

/* Nobody does anything any more: a year later each has come to rest. */
static void check_ends(int first)
{
    for (int i = first > 0 ? first : 0; i < walk_count; i++) {
        struct decision d;

        db_begin(forum);
        ck_assert_int_eq(tick_settle(forum, &arena, walk_models[i].id, clock_now() + 400 * DAY),
                         OK);
        d = decide_find(walk_models[i].id);
        db_rollback(forum);
        ck_assert_msg(d.state == STATE_ADOPTED || d.state == STATE_CLOSED ||
                          d.state == STATE_DORMANT || d.state == STATE_FORKED ||
                          d.state == STATE_UNDER_REVIEW,
                      "D-%lld stays in %d", (long long)d.id, d.state);
    }
}

static void walk(uint64_t seed)
{
    int steps = STEPS / SLOWER / (forum_is_postgres() ? 4 : 1);

    printf("a walk from seed %llu\n", (unsigned long long)seed);
    walk_random = seed;
    decide_begin();
    for (int i = 0; i < steps; i++) {
        step();
        if (i % LOOKS_EVERY == 0)
            check_ends(walk_count - TALKED_OF);
    }
    check_ends(0);
    decide_check_log();
    if (steps == STEPS)
        ck_assert_int_ge(debate_count("SELECT COUNT(*) AS count FROM (SELECT DISTINCT transition, "
                                      "from_state, to_state FROM decision_event) AS kind"),
                         KINDS_WALKED);
}

START_TEST(a_walk_keeps_to_the_specification)
{
    walk(1);
}
END_TEST

START_TEST(another_walk_keeps_to_it_too)
{
    walk(20261127);
}
END_TEST

START_TEST(a_walk_that_nobody_chose_keeps_to_it_too)
{
    const char *chosen = getenv("WALK_SEED");

    walk(chosen ? strtoull(chosen, NULL, 10) : (uint64_t)time(NULL));
}
END_TEST

RUN_TESTS("walk", a_walk_keeps_to_the_specification, another_walk_keeps_to_it_too,
          a_walk_that_nobody_chose_keeps_to_it_too)
