/* The demo's decisions and meetings: each story stands where a newcomer should find it. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/evidence.h"
#include "decisions/option.h"
#include "decisions/stance.h"
#include "decisions/trial.h"
#include "exchange/demo.h"
#include "exchange/demo_read.h"
#include "meetings/meeting.h"
#include "support/forum.h"

enum { DECISIONS_MAX = 20 };

static struct str fault;
static struct decision found[DECISIONS_MAX];
static int found_count;

static void fill_demo(struct store *store)
{
    ck_assert_msg(demo_fill(store, &arena, &fault) == OK, "%s", fault.data);
}

static struct db *filled(void)
{
    struct db *db = store_reader(forum_store());

    db_begin(db);
    for (int64_t id = 1; id <= DECISIONS_MAX; id++)
        if (decision_find(db, &arena, id, &found[found_count]) == OK)
            found_count++;
    return db;
}

static const struct decision *in_state(enum decision_state state, enum decision_close as)
{
    for (int i = 0; i < found_count; i++)
        if (found[i].state == state && found[i].closed_as == as &&
            found[i].kind == DECISION_STANDARD)
            return &found[i];
    ck_abort_msg("there is none in state %d, closed as %d", (int)state, (int)as);
    return NULL;
}

static struct stance_counts counts_of(struct db *db, const struct decision *decision)
{
    struct stance_counts counts = { 0 };
    struct text_version version;

    ck_assert_int_eq(version_find(db, &arena, decision->version_id, &version), OK);
    ck_assert_int_eq(stance_counts_of(db, version.option_id, &counts), OK);
    return counts;
}

START_TEST(one_is_adopted_after_two_versions_with_a_kept_reservation)
{
    struct db *db = filled();
    const struct decision *decision = in_state(STATE_ADOPTED, CLOSED_NOT);
    struct text_version version;

    ck_assert_int_eq(version_find(db, &arena, decision->version_id, &version), OK);
    ck_assert_int_eq(version.number, 2);
    ck_assert_int_ge(counts_of(db, decision).of[STANCE_RESERVATION], 1);
    ck_assert_int_ge(counts_of(db, decision).of[STANCE_ASIDE], 1);
    ck_assert_int_gt(decision->review_at, clock_now());
}
END_TEST

START_TEST(one_is_forked_and_runs_with_evidence_on_both_branches)
{
    struct db *db = filled();
    const struct decision *decision = in_state(STATE_FORKED, CLOSED_NOT);
    struct trial trial;
    struct evidence_list list = { 0 };
    int seen[2] = { 0 };

    ck_assert_int_eq(trial_current(db, &arena, decision->id, &trial), OK);
    ck_assert_int_eq(trial.branches.count, 2);
    ck_assert_int_eq(evidence_of_trial(db, &arena, trial.id, &list), OK);
    for (size_t i = 0; i < list.count; i++)
        seen[list.items[i].branch_id == trial.branches.items[1].id]++;
    ck_assert_int_ge(seen[0], 2);
    ck_assert_int_ge(seen[1], 2);
    ck_assert_int_gt(trial.common.review_at, clock_now());
}
END_TEST

START_TEST(one_was_reviewed_and_merged_into_a_text_that_is_discussed)
{
    struct db *db = filled();
    const struct decision *merged = in_state(STATE_CLOSED, CLOSED_MERGED);
    const struct decision *next = NULL;

    for (int i = 0; i < found_count; i++)
        if (&found[i] != merged && str_equal(found[i].question, merged->question))
            next = &found[i];
    ck_assert_ptr_nonnull(next);
    ck_assert_int_eq(next->state, STATE_PROPOSED);
    ck_assert_int_ge(counts_of(db, next).of[STANCE_SUPPORT], 3);
}
END_TEST

START_TEST(one_is_in_its_last_call_with_a_block_that_waits_for_a_seconder)
{
    struct db *db = filled();
    const struct decision *decision = in_state(STATE_LAST_CALL, CLOSED_NOT);
    struct concerns concerns = { 0 };
    int waiting = 0;

    ck_assert_int_gt(decision->call_ends_at, clock_now());
    ck_assert_int_eq(concerns_of(db, &arena, decision->id, &concerns), OK);
    for (size_t i = 0; i < concerns.count; i++)
        if (concern_waits(&concerns.items[i])) {
            waiting++;
            ck_assert_int_gt(concerns.items[i].second_until, clock_now());
            ck_assert_int_eq(concerns.items[i].seconds, 1);
        }
    ck_assert_int_eq(waiting, 1);
}
END_TEST

START_TEST(one_came_to_the_status_quo_because_it_could_not_be_forked)
{
    const struct decision *decision;

    filled();
    decision = in_state(STATE_CLOSED, CLOSED_STATUS_QUO);
    ck_assert(!decision->is_forkable);
    ck_assert_int_gt(decision->fork_why.length, 0);
}
END_TEST

START_TEST(a_question_is_open_with_two_options_and_a_notice_runs)
{
    struct db *db = filled();
    const struct decision *open = in_state(STATE_OPEN, CLOSED_NOT);
    struct options options = { 0 };
    int notices = 0;

    ck_assert_int_eq(options_of(db, &arena, open->id, &options), OK);
    ck_assert_int_eq(options.count, 3); /* the status quo is one */
    for (int i = 0; i < found_count; i++)
        notices += found[i].state == STATE_NOTICE && found[i].call_ends_at > clock_now();
    ck_assert_int_eq(notices, 1);
}
END_TEST

START_TEST(every_question_that_was_discussed_has_a_clerk_who_was_drawn)
{
    filled();
    for (int i = 0; i < found_count; i++)
        if (found[i].kind == DECISION_STANDARD) {
            ck_assert_int_ne(found[i].clerk.id, 0);
            ck_assert_int_ge(found[i].clerk_entry, 0);
            ck_assert_int_ne(found[i].clerk.id, found[i].author.id);
        }
}
END_TEST

START_TEST(two_meetings_stand_there_and_one_put_a_text_to_all)
{
    static const struct visitor nobody = { 0 };
    struct db *db = filled();
    struct meetings past = { 0 }, ahead = { 0 };
    const struct decision *proposed = NULL;

    ck_assert_int_eq(meetings_past(db, &arena, &nobody, (struct meeting_cursor){ 0 }, &past), OK);
    ck_assert_int_eq(meetings_ahead(db, &arena, &nobody, (struct meeting_cursor){ 0 }, &ahead), OK);
    ck_assert_int_eq(past.count, 1);
    ck_assert_int_eq(ahead.count, 1);
    ck_assert_int_gt(past.items[0].published_at, 0);
    for (int i = 0; i < found_count; i++)
        if (found[i].state == STATE_PROPOSED && str_starts(found[i].question, "Où"))
            proposed = &found[i];
    ck_assert_ptr_nonnull(proposed);
    ck_assert_int_ge(proposed->window_ends_at, past.items[0].open_until);
}
END_TEST

RUN_TESTS_ON(fill_demo, "demo_decisions", one_is_adopted_after_two_versions_with_a_kept_reservation,
             one_is_forked_and_runs_with_evidence_on_both_branches,
             one_was_reviewed_and_merged_into_a_text_that_is_discussed,
             one_is_in_its_last_call_with_a_block_that_waits_for_a_seconder,
             one_came_to_the_status_quo_because_it_could_not_be_forked,
             a_question_is_open_with_two_options_and_a_notice_runs,
             every_question_that_was_discussed_has_a_clerk_who_was_drawn,
             two_meetings_stand_there_and_one_put_a_text_to_all)
