/*
 * Every row of the table of transitions, from every state it starts from, taken on a
 * database by people and by time. What each one recorded is looked up in the table again,
 * so that a row nobody comes to is missed at the end.
 */
#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/lineage.h"
#include "store/driver.h"
#include "support/ways.h"

enum { ROWS_MAX = 64 };

static unsigned came_from[ROWS_MAX]; /* of each row: the states it was taken from */

/* What is recorded of the last transition of a decision. */
struct recorded {
    int64_t number;
    int64_t from;
    int64_t to;
    int64_t actor_id;
    int64_t logged; /* entries of the log that say just that */
};

static struct recorded last_of(int64_t id)
{
    static const struct sql last = {
        "transitions_last",
        "SELECT transition, from_state, to_state, COALESCE(actor_id, 0) AS actor, "
        "(SELECT COUNT(*) FROM log_words WHERE log_words.number = decision_event.entry AND "
        "payload LIKE '%\"transition\":' || transition || ',\"from\":%') AS logged "
        "FROM decision_event WHERE decision_id = $1 AND kind = 0 ORDER BY id DESC LIMIT 1",
        SQL_OWN + 28
    };
    struct rows rows = db_query(forum, last, value(id));
    struct recorded recorded = { 0 };

    if (rows_next(&rows))
        recorded = (struct recorded){
            row_integer(&rows, "transition"), row_integer(&rows, "from_state"),
            row_integer(&rows, "to_state"),   row_integer(&rows, "actor"),
            row_integer(&rows, "logged"),
        };
    ck_assert_int_eq(rows_end_one(&rows), OK);
    return recorded;
}

/* A step as it should have been, by the numbers of the specification. */
struct step {
    int number;
    enum act_kind act;
    enum decision_state from;
    enum decision_state to;
    enum decision_close as;
};

static bool is_of_row(const struct step *step, const struct transition *row)
{
    return row->number == step->number && row->act == step->act && row->from & 1u << step->from &&
           (row->to == STATE_NONE || row->to == step->to) && row->as == step->as;
}

/* The decision has just gone this way: its state, its timeline and the log say so. */
static void went(int64_t id, struct step step)
{
    struct decision decision = decide_find(id);
    struct recorded recorded = last_of(id);
    int rows = 0;

    ck_assert_int_eq(decision.state, step.to);
    ck_assert_int_eq(decision.closed_as, step.as);
    ck_assert_int_eq(recorded.number, step.number);
    ck_assert_int_eq(recorded.from, step.from);
    ck_assert_int_eq(recorded.to, step.to);
    ck_assert_int_eq(recorded.actor_id == 0, step.act == ACT_TICK);
    ck_assert_int_eq(recorded.logged, 1);
    for (int i = 0; transitions[i].number; i++)
        if (is_of_row(&step, &transitions[i])) {
            came_from[i] |= 1u << step.from;
            rows++;
        }
    ck_assert_int_eq(rows, 1);
}

#define WENT(id, number, act, from, to)                                                            \
    went(id, (struct step){ number, ACT_##act, STATE_##from, STATE_##to, CLOSED_NOT })
#define ENDED(id, number, act, from, as)                                                           \
    went(id, (struct step){ number, ACT_##act, STATE_##from, STATE_CLOSED, CLOSED_##as })

/* One act of the domain in a transaction of its own, that has to come about. */
#define MUST(call)                                                                                 \
    do {                                                                                           \
        db_begin(forum);                                                                           \
        ck_assert_int_eq(ways_end(call), OK);                                                      \
    } while (0)

static void withdraw(int64_t id)
{
    struct act_wish wish = { id, ADA, STR("No longer needed.") };

    MUST(decision_withdraw(forum, &arena, &wish, debate_problems()));
}

static void go_notices(void)
{
    int64_t id = decide_notice();

    WENT(id, 1, NOTICE, NONE, NOTICE);
    ways_later(id, 4);
    WENT(id, 2, TICK, NOTICE, ADOPTED);
    id = decide_notice();
    MUST(notice_contest(forum, &arena, &(struct contest_wish){ id, BOB, STR("I like it brown.") },
                        debate_problems()));
    WENT(id, 3, CONTEST, NOTICE, OPEN);
    id = decide_notice();
    withdraw(id);
    ENDED(id, 14, WITHDRAW, NOTICE, WITHDRAWN);
}

static void go_agreed(void)
{
    struct propose_wish propose = { .decision_id = decide_open(), .actor_id = ADA };
    struct written written = debate_written("In the park, under the trees.");
    struct version_wish version = { .actor_id = ADA,
                                    .written = &written,
                                    .note = STR("Where in the park.") };
    struct last_call_wish call = { .actor_id = HAL };
    int64_t id = propose.decision_id, version_id;

    WENT(id, 4, OPEN, NONE, OPEN);
    decide_clerk(id, HAL);
    decide_summary(id);
    version.option_id = propose.option_id = ways_option(id, ADA);
    MUST(option_propose(forum, &arena, &propose, debate_problems()));
    WENT(id, 5, PROPOSE, OPEN, PROPOSED);
    version.decision_id = call.decision_id = id;
    MUST(version_add(forum, &arena, &version, debate_problems(), &version_id));
    WENT(id, 6, REVISE, PROPOSED, PROPOSED);
    ways_heard(id);
    MUST(decision_call(forum, &arena, &call, debate_problems()));
    WENT(id, 7, CALL, PROPOSED, LAST_CALL);
    ways_later(id, 7);
    WENT(id, 8, TICK, LAST_CALL, ADOPTED);
}

static void go_back(void)
{
    struct decide_concern concern = { .author_id = GUS, .is_answered = true };
    struct return_wish wish = { .actor_id = HAL, .reason = STR("The roof fell in.") };
    int64_t id = decide_called();

    ways_block(id);
    ways_later(id, 7);
    WENT(id, 9, TICK, LAST_CALL, PROPOSED);
    wish.decision_id = id = decide_called();
    wish.concern_id = decide_concern(id, &concern);
    MUST(decision_return(forum, &arena, &wish, debate_problems()));
    WENT(id, 9, RETURN, LAST_CALL, PROPOSED);
}

/* Twenty days, and something that keeps it awake. */
static void stay_awake(int64_t id)
{
    ways_later(id, 20);
    ways_option(id, BOB);
}

static void go_to_its_ceiling(void)
{
    struct last_call_wish call = { .actor_id = HAL };
    int64_t id = decide_open();

    stay_awake(id);
    stay_awake(id);
    ways_later(id, 20);
    ENDED(id, 12, TICK, OPEN, STATUS_QUO);
    id = decide_proposed();
    stay_awake(id);
    stay_awake(id);
    ways_later(id, 20);
    ENDED(id, 12, TICK, PROPOSED, STATUS_QUO);
    call.decision_id = id = decide_proposed();
    stay_awake(id);
    stay_awake(id);
    ways_later(id, 10);
    ways_heard(id);
    call.reasons[1] = call.reasons[2] = STR("It is closed in June.");
    MUST(decision_call(forum, &arena, &call, debate_problems()));
    ways_block(id);
    ways_later(id, 7);
    ENDED(id, 12, TICK, LAST_CALL, STATUS_QUO);
}

static int64_t voted_on(void)
{
    struct open_wish wish = decide_wish();
    struct propose_wish propose = { .actor_id = ADA };
    int64_t id;

    db_script(forum, "UPDATE account SET password = 'x'"); /* who has one may vote */
    wish.fallback = FALLBACK_VOTE;
    ck_assert_int_eq(decide_try_open(&wish, &id), OK);
    decide_clerk(id, HAL);
    decide_summary(id);
    propose.decision_id = id;
    propose.option_id = ways_option(id, ADA);
    MUST(option_propose(forum, &arena, &propose, debate_problems()));
    stay_awake(id);
    stay_awake(id);
    ways_later(id, 20);
    WENT(id, 11, TICK, PROPOSED, VOTING);
    return id;
}

static void go_to_a_vote(void)
{
    struct result_wish wish = { .actor_id = HAL, .place = STR("the square"), .yes = 3, .no = 2 };
    int64_t id = voted_on();

    wish.decision_id = id;
    MUST(decision_result(forum, &arena, &wish, debate_problems()));
    ways_later(id, 14);
    WENT(id, 11, TICK, VOTING, ADOPTED);
    id = voted_on();
    ways_later(id, 14);
    ENDED(id, 11, TICK, VOTING, STATUS_QUO);
}

/* Nobody says anything: it is warned of, then it sleeps. */
static void fall_asleep(int64_t id)
{
    ways_later(id, 30);
    ways_later(id, 7);
}

static void wake(int64_t id)
{
    MUST(decision_wake(forum, &arena, &(struct act_wish){ id, BOB, STR("") }, debate_problems()));
}

static void go_to_sleep(void)
{
    int64_t id = decide_open();

    fall_asleep(id);
    WENT(id, 13, TICK, OPEN, DORMANT);
    wake(id);
    WENT(id, 13, WAKE, DORMANT, OPEN);
    id = decide_proposed();
    fall_asleep(id);
    WENT(id, 13, TICK, PROPOSED, DORMANT);
    wake(id);
    WENT(id, 13, WAKE, DORMANT, PROPOSED);
    id = decide_open();
    fall_asleep(id);
    withdraw(id);
    ENDED(id, 14, WITHDRAW, DORMANT, WITHDRAWN);
}

static void go_to_others(void)
{
    int64_t id = decide_open();

    withdraw(id);
    ENDED(id, 14, WITHDRAW, OPEN, WITHDRAWN);
    id = decide_called();
    withdraw(id);
    ENDED(id, 14, WITHDRAW, LAST_CALL, WITHDRAWN);
    id = decide_proposed();
    withdraw(id);
    ENDED(id, 14, WITHDRAW, PROPOSED, WITHDRAWN);
    MUST(decision_take_over(forum, &arena, &(struct act_wish){ id, BOB, STR("") },
                            debate_problems()));
    WENT(id, 14, TAKE_OVER, CLOSED, PROPOSED);
}

static void go_superseded(void)
{
    int64_t old = ways_adopted(), id = decide_called();

    MUST(
        decision_link(forum, &arena, &(struct link){ id, LINK_SUPERSEDES, old, ADA, clock_now() }));
    ways_later(id, 7);
    ways_later(old, 0);
    ENDED(old, 19, TICK, ADOPTED, SUPERSEDED);
}

static void conclude(int64_t id)
{
    ck_assert_int_eq(ways_call_verdict(id, HAL, debate_problems()), OK);
    ways_later(id, 7);
}

static void go_to_reviews(void)
{
    int64_t id = ways_adopted(), block_id;

    ways_later(id, 180);
    WENT(id, 15, TICK, ADOPTED, UNDER_REVIEW);
    ways_draft(id, VERDICT_RENEW);
    ck_assert_int_eq(ways_call_verdict(id, HAL, debate_problems()), OK);
    WENT(id, 16, VERDICT, UNDER_REVIEW, UNDER_REVIEW);
    block_id = ways_block(id);
    ways_later(id, 7);
    WENT(id, 16, TICK, UNDER_REVIEW, UNDER_REVIEW);
    ways_lift(block_id);
    conclude(id);
    WENT(id, 16, TICK, UNDER_REVIEW, ADOPTED);
    ways_later(id, 30);
    ways_ask_review(id, 3);
    WENT(id, 15, REVIEW, ADOPTED, UNDER_REVIEW);
    ways_later(id, 60);
    WENT(id, 20, TICK, UNDER_REVIEW, ADOPTED);
    ways_later(id, 180);
    ways_draft(id, VERDICT_AMEND);
    conclude(id);
    WENT(id, 16, TICK, UNDER_REVIEW, OPEN);
    id = ways_adopted();
    ways_later(id, 180);
    ways_draft(id, VERDICT_DROP);
    conclude(id);
    ENDED(id, 16, TICK, UNDER_REVIEW, DROPPED);
}

/* Tried side by side, and both sides reported. */
static struct trial tried(void)
{
    int64_t id = decide_proposed();
    struct trial trial = ways_offered(id);

    ways_agreed(&trial);
    ck_assert_int_eq(ways_fork(id, BOB, debate_problems()), OK);
    WENT(id, 10, FORK, PROPOSED, FORKED);
    ways_report(&trial);
    WENT(id, 17, TICK, FORKED, UNDER_REVIEW);
    return trial;
}

static void judge(int64_t id, enum review_verdict verdict)
{
    ways_draft(id, verdict);
    ways_answer(id);
    ck_assert_int_eq(ways_call_verdict(id, HAL, debate_problems()), OK);
    WENT(id, 18, VERDICT, UNDER_REVIEW, UNDER_REVIEW);
}

static void go_on_with_both(void)
{
    struct trial trial = tried();
    int64_t id = trial.decision_id, block_id;

    judge(id, VERDICT_BOTH);
    block_id = ways_block(id);
    ways_later(id, 7);
    WENT(id, 18, TICK, UNDER_REVIEW, UNDER_REVIEW);
    ways_lift(block_id);
    conclude(id);
    WENT(id, 18, TICK, UNDER_REVIEW, FORKED);
    ways_report(&trial);
    WENT(id, 17, TICK, FORKED, UNDER_REVIEW);
    ways_later(id, 60);
    WENT(id, 20, TICK, UNDER_REVIEW, FORKED);
}

static void go_from_trials(void)
{
    int64_t id = tried().decision_id;

    judge(id, VERDICT_KEEP);
    ways_later(id, 7);
    WENT(id, 18, TICK, UNDER_REVIEW, ADOPTED);
    id = tried().decision_id;
    judge(id, VERDICT_DROP);
    ways_later(id, 7);
    ENDED(id, 18, TICK, UNDER_REVIEW, DROPPED);
    id = tried().decision_id;
    judge(id, VERDICT_MERGE);
    ways_later(id, 7);
    ENDED(id, 18, TICK, UNDER_REVIEW, MERGED);
    id = debate_count("SELECT decision_id AS count FROM decision_link WHERE kind = 2");
    WENT(id, 18, TICK, NONE, PROPOSED);
}

/* A fork that is agreed to while the last call runs. */
static void go_apart_late(void)
{
    int64_t id = decide_proposed();
    struct trial trial = ways_offered(id);
    struct last_call_wish call = { .decision_id = id, .actor_id = HAL };

    ways_heard(id);
    call.reasons[1] = STR("Fewer people live near it.");
    MUST(decision_call(forum, &arena, &call, debate_problems()));
    ways_agreed(&trial);
    ck_assert_int_eq(ways_fork(id, BOB, debate_problems()), OK);
    WENT(id, 10, FORK, LAST_CALL, FORKED);
}

START_TEST(every_row_of_the_table_is_gone_from_each_of_its_states)
{
    ways_begin();
    go_notices();
    go_agreed();
    go_back();
    go_to_its_ceiling();
    go_to_a_vote();
    go_to_sleep();
    go_to_others();
    go_superseded();
    go_to_reviews();
    go_on_with_both();
    go_from_trials();
    go_apart_late();
    for (int i = 0; transitions[i].number; i++)
        ck_assert_msg(came_from[i] == transitions[i].from,
                      "row %d, number %d: from states %#x of %#x", i, transitions[i].number,
                      came_from[i], transitions[i].from);
    decide_check_log();
}
END_TEST

RUN_TESTS("transitions", every_row_of_the_table_is_gone_from_each_of_its_states)
