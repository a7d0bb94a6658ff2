/*
 * Every refusal of the table of transitions, on a database: each guard that a person can
 * satisfy says its words, and an act out of its state or by whom it is not for is refused.
 * Nothing is written by any of them.
 */
#include <string.h>

#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/stance.h"
#include "store/driver.h"
#include "support/ways.h"

/* How what each guard says begins. */
static const char *const beginnings[GUARD_OF_ADOPTED] = {
    [GUARD_REVERSIBLE] = "Only what can be undone may be announced",
    [GUARD_NOTICE_LONG] = "Give people more time: at least {count} hours",
    [GUARD_REASON] = "Give a reason.",
    [GUARD_COMPLETE] = "A decision needs its question, the status quo",
    [GUARD_OPTION] = "Write at least one option with its text",
    [GUARD_SUMMARY] = "Write a first summary of the debate",
    [GUARD_RESETS] = "There were {count} new versions already",
    [GUARD_BEFORE_CEILING] = "The time for new versions ended on {time}",
    [GUARD_NEUTRAL] = "A clerk who wrote the text, blocks it or owns a branch",
    [GUARD_WINDOW_OVER] = "People have until {time} to discuss",
    [GUARD_FLOOR_PEOPLE] = "People who must still take a position first: {count}",
    [GUARD_FLOOR_GROUPS] = "Local groups whose people must still",
    [GUARD_NO_BLOCK] = "Objections that stop it: {count}",
    [GUARD_CONCERNS_ANSWERED] = "Concerns without an answer: {count}",
    [GUARD_SET_ASIDE] = "Other options without a reason",
    [GUARD_NEW_BLOCK_OR_FACT] = "It comes back only for a new objection",
    [GUARD_FORKABLE] = "This decision cannot be forked",
    [GUARD_CHARTERS] = "Two whole charters are needed",
    [GUARD_SIDES_AGREE] = "The other side has to agree to the fork",
    [GUARD_OTHERS_TEXT] = "You withdrew it yourself",
    [GUARD_TAKEOVER_OPEN] = "It can be taken over for {count} days",
    [GUARD_TAKEOVER_IN_TIME] = "The time this question had ended on {time}",
    [GUARD_NEW_FACT] = "Say what is new.",
    [GUARD_SECONDED] = "Seconders it still needs: {count}",
    [GUARD_REVIEWS_APART] = "The last review ended not long ago",
    [GUARD_VERDICT] = "Propose what to do first: the verdict",
    [GUARD_FOUR_ANSWERS] = "Answer the four questions",
    [GUARD_REPORTS] = "Branches without a report: {count}",
    [GUARD_OWNERS_ANSWERED] = "Not all owners have answered yet",
    [GUARD_RENEWALS] = "A trial can be renewed {count} times",
    [GUARD_NOT_CALLED] = "Its last call runs already",
};

/* What a refused act must leave as it was. */
struct written_so_far {
    int64_t events;
    int64_t entries;
    int64_t versions;
    int64_t set_aside;
    int64_t state;
    int64_t due_at;
};

static struct written_so_far written_so_far(int64_t id)
{
    static const struct sql all = {
        "refused_written",
        "SELECT (SELECT COUNT(*) FROM decision_event) AS events, "
        "(SELECT COUNT(*) FROM log_entry) AS entries, "
        "(SELECT COUNT(*) FROM text_version) AS versions, "
        "(SELECT COUNT(*) FROM decision_option WHERE set_aside_at > 0) AS asides, "
        "state, due_at FROM decision WHERE id = $1",
        SQL_OWN + 28
    };
    struct rows rows = db_query(forum, all, value(id));
    struct written_so_far so_far = { 0 };

    if (rows_next(&rows))
        so_far = (struct written_so_far){
            row_integer(&rows, "events"),   row_integer(&rows, "entries"),
            row_integer(&rows, "versions"), row_integer(&rows, "asides"),
            row_integer(&rows, "state"),    row_integer(&rows, "due_at"),
        };
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return so_far;
}

static struct problems *problems;
static struct written_so_far before;
static bool was_said[GUARD_OF_ADOPTED];

/* The system does what is due first, so that what is written after is the act's. */
static void try_at(int64_t id)
{
    decide_settle(id);
    before = written_so_far(id);
    problems = debate_problems();
    db_begin(forum);
}

/* Looked at before the transaction is given up: nothing needs to be undone. */
static void was_refused(int64_t id, enum result result, const char *beginning)
{
    struct written_so_far after = written_so_far(id);

    db_rollback(forum);
    ck_assert_msg(result == NOT_VALID, "%d instead of a refusal: \"%s\"", result, beginning);
    ck_assert_uint_eq(problems->count, 1);
    ck_assert_msg(!strncmp(problems->items[0].message, beginning, strlen(beginning)),
                  "\"%s\" should begin with \"%s\"", problems->items[0].message, beginning);
    ck_assert(!memcmp(&before, &after, sizeof before));
}

#define REFUSED(id, guard, call)                                                                   \
    do {                                                                                           \
        try_at(id);                                                                                \
        was_refused(id, call, beginnings[GUARD_##guard]);                                          \
        was_said[GUARD_##guard] = true;                                                            \
    } while (0)

#define MUST(call)                                                                                 \
    do {                                                                                           \
        db_begin(forum);                                                                           \
        ck_assert_int_eq(ways_end(call), OK);                                                      \
    } while (0)

/* The domain's one door to the table, for acts whose form says it first in words of its own. */
static enum result move(struct move_wish wish)
{
    struct move move;

    return move_begin(forum, &arena, &wish, problems, &move);
}

static enum result act(int64_t id, enum act_kind kind, int64_t actor_id)
{
    return move((struct move_wish){ .decision_id = id,
                                    .act = kind,
                                    .actor_id = actor_id,
                                    .may_write = true,
                                    .reason = STR("Because.") });
}

static enum result call(int64_t id)
{
    return decision_call(forum, &arena, &(struct last_call_wish){ id, HAL, { { 0 } } }, problems);
}

static enum result take_over(int64_t id, int64_t actor_id)
{
    return decision_take_over(forum, &arena, &(struct act_wish){ id, actor_id, STR("") }, problems);
}

static enum result start(int64_t id, int64_t actor_id)
{
    return trial_start(forum, &arena, &(struct trial_act){ id, actor_id }, problems);
}

static enum result call_verdict(int64_t id)
{
    return verdict_call(forum, &arena, &(struct trial_act){ id, HAL }, problems);
}

static void set(const char *what)
{
    db_script(forum, what);
}

/* A row that is not a decision yet, as the acts that make one see it. */
static int64_t unborn(const char *column)
{
    int64_t id = decide_open();

    db_script(forum,
              str_format(&arena, "UPDATE decision SET state = 0, due_at = 0, %s WHERE id = %d",
                         column, (int)id)
                  .data);
    return id;
}

static void refuse_beginnings(void)
{
    int64_t id = unborn("is_reversible = 0");

    REFUSED(id, REVERSIBLE, act(id, ACT_NOTICE, ADA));
    id = unborn("kind = 0");
    REFUSED(id, NOTICE_LONG,
            move((struct move_wish){ .decision_id = id,
                                     .act = ACT_NOTICE,
                                     .actor_id = ADA,
                                     .may_write = true,
                                     .wanted_until = clock_now() + 72 * HOUR - 1 }));
    id = unborn("affected = ''");
    REFUSED(id, COMPLETE, act(id, ACT_OPEN, ADA));
    id = decide_notice();
    REFUSED(id, REASON,
            notice_contest(forum, &arena, &(struct contest_wish){ id, BOB, STR(" ") }, problems));
}

static void refuse_texts(void)
{
    struct propose_wish propose = { .actor_id = ADA };
    struct written written = debate_written("In the park, under the trees.");
    struct version_wish version = { .actor_id = ADA,
                                    .written = &written,
                                    .note = STR("Where in the park.") };
    struct hindrance refusal;
    struct facts facts;
    int64_t id = decide_open(), version_id;

    REFUSED(id, OPTION, act(id, ACT_PROPOSE, ADA));
    propose.decision_id = version.decision_id = id;
    propose.option_id = version.option_id = ways_option(id, ADA);
    REFUSED(id, SUMMARY, option_propose(forum, &arena, &propose, problems));
    decide_summary(id);
    MUST(option_propose(forum, &arena, &propose, debate_problems()));
    ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    facts = decide_facts(id, ADA);
    facts.now = facts.decision.ceiling_at; /* the system ends it then: only a page can come late */
    facts.may_write = true;
    ck_assert(!move_is_possible(&facts, ACT_REVISE, &refusal));
    ck_assert_int_eq(refusal.guard, GUARD_BEFORE_CEILING);
    ck_assert_ptr_nonnull(strstr(refusal.message, beginnings[GUARD_BEFORE_CEILING]));
    was_said[GUARD_BEFORE_CEILING] = true;
    for (int64_t i = facts.decision.resets; i < facts.rules.resets; i++)
        ck_assert_int_eq(decide_act(id, ACT_REVISE, ADA), OK);
    REFUSED(id, RESETS, version_add(forum, &arena, &version, problems, &version_id));
}

static void refuse_last_calls(void)
{
    struct decide_concern concern = { .author_id = GUS };
    int64_t id = decide_proposed(), block_id;

    decide_clerk(id, ADA);
    REFUSED(id, NEUTRAL,
            decision_call(forum, &arena, &(struct last_call_wish){ id, ADA, { { 0 } } }, problems));
    decide_clerk(id, HAL);
    REFUSED(id, WINDOW_OVER, call(id));
    ways_later(id, 7);
    REFUSED(id, FLOOR_PEOPLE, call(id));
    ck_assert_int_eq(problems->items[0].count, 3);
    decide_stance(id, BOB, STANCE_SUPPORT);
    decide_stance(id, CLEO, STANCE_SUPPORT);
    decide_stance(id, HAL, STANCE_ASIDE);
    REFUSED(id, FLOOR_GROUPS, call(id));
    ck_assert_int_eq(problems->items[0].count, 1);
    block_id = ways_block(id);
    REFUSED(id, NO_BLOCK, call(id));
    ways_lift(block_id);
    decide_concern(id, &concern);
    REFUSED(id, CONCERNS_ANSWERED, call(id));
    set("UPDATE concern SET state = 1");
    ways_option(id, BOB);
    REFUSED(id, SET_ASIDE, act(id, ACT_CALL, HAL));
    id = decide_called();
    REFUSED(id, NEW_BLOCK_OR_FACT,
            decision_return(forum, &arena,
                            &(struct return_wish){ id, HAL, 0, STR("The roof fell in.") },
                            problems));
}

static void refuse_forks(void)
{
    int64_t id = decide_proposed();

    ways_block(id);
    set("UPDATE decision SET is_forkable = 0");
    REFUSED(id, FORKABLE, start(id, EVE));
    set("UPDATE decision SET is_forkable = 1");
    REFUSED(id, CHARTERS, start(id, EVE));
    ways_offered(id);
    REFUSED(id, SIDES_AGREE, start(id, EVE));
}

static int64_t withdrawn(int64_t id)
{
    MUST(decision_withdraw(forum, &arena, &(struct act_wish){ id, ADA, STR("Another time.") },
                           debate_problems()));
    return id;
}

static void refuse_taking_over(void)
{
    int64_t id = withdrawn(decide_open());

    REFUSED(id, OTHERS_TEXT, take_over(id, ADA));
    ways_later(id, 7);
    REFUSED(id, TAKEOVER_OPEN, take_over(id, BOB));
    id = decide_open();
    ways_later(id, 29);
    ways_option(id, BOB);
    ways_later(id, 29);
    withdrawn(id);
    ways_later(id, 2);
    REFUSED(id, TAKEOVER_IN_TIME, take_over(id, BOB));
}

static void refuse_reviews(void)
{
    struct review_wish again = { .actor_id = BOB, .fact = STR("It was built up again.") };
    int64_t id = ways_adopted();

    again.decision_id = id;
    REFUSED(id, NEW_FACT, act(id, ACT_REVIEW, BOB));
    ways_ask_review(id, 2);
    REFUSED(id, SECONDED, act(id, ACT_REVIEW, BOB));
    ways_later(id, 180);
    REFUSED(id, VERDICT, call_verdict(id));
    ways_draft(id, VERDICT_RENEW);
    set("UPDATE review SET improve = ''");
    REFUSED(id, FOUR_ANSWERS, call_verdict(id));
    set("UPDATE review SET improve = 'Begin earlier'");
    ck_assert_int_eq(ways_call_verdict(id, HAL, debate_problems()), OK);
    REFUSED(id, NOT_CALLED, call_verdict(id));
    ways_later(id, 7);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    REFUSED(id, REVIEWS_APART, review_ask(forum, &arena, &again, problems));
}

static void refuse_verdicts_of_trials(void)
{
    int64_t id = decide_proposed();
    struct trial trial = ways_offered(id);

    ways_agreed(&trial);
    ck_assert_int_eq(ways_fork(id, BOB, debate_problems()), OK);
    ways_later(id, 90);
    ways_draft(id, VERDICT_BOTH);
    REFUSED(id, REPORTS, call_verdict(id));
    ck_assert_int_eq(problems->items[0].count, 2);
    ways_report(&trial);
    REFUSED(id, OWNERS_ANSWERED, call_verdict(id));
    ways_answer(id);
    set("UPDATE trial SET renewals = 2");
    REFUSED(id, RENEWALS, call_verdict(id));
}

START_TEST(every_guard_says_what_would_satisfy_it_and_nothing_is_written)
{
    ways_begin();
    refuse_beginnings();
    refuse_texts();
    refuse_last_calls();
    refuse_forks();
    refuse_taking_over();
    refuse_reviews();
    refuse_verdicts_of_trials();
    for (int guard = GUARD_NONE + 1; guard < GUARD_OF_ADOPTED; guard++)
        ck_assert_msg(was_said[guard], "guard %d: \"%s\"", guard, beginnings[guard]);
    decide_check_log();
}
END_TEST

/* One decision in each state, none of which the system has a step for now. */
static void make_one_of_each(int64_t ids[STATE_COUNT])
{
    ids[STATE_NONE] = unborn("kind = 1");
    ids[STATE_NOTICE] = decide_notice();
    for (int state = STATE_OPEN; state < STATE_COUNT; state++) {
        ids[state] = decide_proposed();
        db_script(forum, str_format(&arena,
                                    "UPDATE decision SET due_at = 0, state = %d, closed_as = %d, "
                                    "call_ends_at = %d WHERE id = %d",
                                    state, state == STATE_CLOSED ? CLOSED_WITHDRAWN : CLOSED_NOT,
                                    state == STATE_LAST_CALL ? 2000000000 : 0, (int)ids[state])
                             .data);
    }
}

static bool is_taken_from(enum act_kind kind, int state)
{
    for (const struct transition *row = transitions; row->number; row++)
        if (row->act == kind && row->from & 1u << state)
            return true;
    return false;
}

/* By a person who may do everything that a role allows, so that only the state is wrong. */
static const int64_t by[ACT_COUNT] = {
    [ACT_NOTICE] = BOB,  [ACT_CONTEST] = BOB,  [ACT_OPEN] = BOB,   [ACT_PROPOSE] = ADA,
    [ACT_REVISE] = ADA,  [ACT_CALL] = HAL,     [ACT_RETURN] = HAL, [ACT_FORK] = BOB,
    [ACT_WAKE] = BOB,    [ACT_WITHDRAW] = ADA, [ACT_REVIEW] = BOB, [ACT_TAKE_OVER] = BOB,
    [ACT_VERDICT] = HAL,
};

START_TEST(no_act_is_done_in_a_state_that_it_does_not_start_from)
{
    int64_t ids[STATE_COUNT];
    int refused = 0;

    ways_begin();
    make_one_of_each(ids);
    for (int kind = ACT_TICK + 1; kind < ACT_COUNT; kind++)
        for (int state = STATE_NONE; state < STATE_COUNT; state++) {
            if (is_taken_from((enum act_kind)kind, state))
                continue;
            try_at(ids[state]);
            ck_assert_int_eq(before.state, state);
            was_refused(ids[state], act(ids[state], (enum act_kind)kind, by[kind]),
                        "This cannot be done as things are now");
            refused++;
        }
    ck_assert_int_gt(refused, ACT_COUNT);
    decide_check_log();
}
END_TEST

/* What all may do who may take part; the others are somebody's own. */
static const bool is_for_anyone[ACT_COUNT] = {
    [ACT_NOTICE] = true, [ACT_CONTEST] = true,   [ACT_OPEN] = true,
    [ACT_WAKE] = true,   [ACT_TAKE_OVER] = true, [ACT_REVIEW] = true,
};

START_TEST(no_act_is_done_by_whom_it_is_not_for)
{
    int64_t ids[STATE_COUNT];
    int refused[ACT_COUNT] = { 0 };

    ways_begin();
    make_one_of_each(ids);
    for (int kind = ACT_TICK + 1; kind < ACT_COUNT; kind++) {
        for (int state = STATE_NONE; state < STATE_COUNT; state++) {
            struct move_wish wish = { .decision_id = ids[state],
                                      .act = (enum act_kind)kind,
                                      .actor_id = GUS, /* nobody's author, clerk or side */
                                      .may_write = !is_for_anyone[kind],
                                      .reason = STR("Because.") };

            if (!is_taken_from(wish.act, state))
                continue;
            try_at(ids[state]);
            was_refused(ids[state], move(wish), "It is not for you to do this here.");
            refused[kind]++;
        }
        ck_assert_int_gt(refused[kind], 0);
    }
    decide_check_log();
}
END_TEST

RUN_TESTS("transitions_refused", every_guard_says_what_would_satisfy_it_and_nothing_is_written,
          no_act_is_done_in_a_state_that_it_does_not_start_from,
          no_act_is_done_by_whom_it_is_not_for)
