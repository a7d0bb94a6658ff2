/* The scheduler on a whole database, and two people at once: through the store, as the server does.
 */
#include <pthread.h>

#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/clerk.h"
#include "decisions/tick.h"
#include "store/schema.h"
#include "support/decide.h"

static struct db *set_aside; /* the test's own, while a store has the database */

/* On SQLite the store has a file: what the test fills is that file. */
static void begin(void)
{
    if (!forum_is_postgres()) {
        set_aside = forum;
        forum = db_open(forum_where(), DB_WRITE);
        ck_assert_int_eq(schema_apply(forum), OK);
    }
    decide_begin();
}

static void hand_over(void)
{
    if (set_aside) {
        db_close(forum);
        forum = set_aside;
    }
    (void)forum_store();
}

static void take_back(void)
{
    forum_store_end();
    if (set_aside)
        forum = db_open(forum_where(), DB_WRITE);
}

static void end(void)
{
    decide_check_log();
    if (!set_aside)
        return;
    db_close(forum);
    forum = set_aside;
}

START_TEST(every_decision_comes_to_where_it_would_be_after_a_year_away)
{
    int64_t notice, called, silent;

    begin();
    notice = decide_notice();
    called = decide_called();
    silent = decide_open();
    debate_later(365 * DAY);
    hand_over();
    ck_assert_int_eq(tick_all(forum_store()), OK);
    take_back();
    ck_assert_int_eq(decide_find(notice).state, STATE_ADOPTED);
    ck_assert(decide_find(notice).is_unreviewed);
    ck_assert_int_eq(decide_find(called).state, STATE_ADOPTED);
    ck_assert_int_eq(decide_find(silent).state, STATE_DORMANT);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_event AS later "
                                  "JOIN decision_event AS sooner ON sooner.id < later.id AND "
                                  "sooner.at > later.at AND later.actor_id IS NULL AND "
                                  "sooner.actor_id IS NULL"),
                     0);
    end();
}
END_TEST

START_TEST(a_clerk_is_drawn_when_somebody_volunteers_and_another_when_they_leave)
{
    int64_t id;

    begin();
    id = decide_open();
    ck_assert_int_eq(clerk_volunteer_set(forum, GUS, true, clock_now()), OK);
    hand_over();
    ck_assert_int_eq(tick_all(forum_store()), OK);
    take_back();
    ck_assert_int_eq(decide_find(id).clerk.id, GUS);
    decide_clerk(id, 0);
    ck_assert_int_eq(clerk_volunteer_set(forum, GUS, false, 0), OK);
    ck_assert_int_eq(clerk_volunteer_set(forum, HAL, true, clock_now()), OK);
    hand_over();
    ck_assert_int_eq(tick_all(forum_store()), OK);
    take_back();
    ck_assert_int_eq(decide_find(id).clerk.id, HAL);
    end();
}
END_TEST

START_TEST(objections_of_who_is_erased_end_at_the_next_round)
{
    struct decide_concern block = { .author_id = EVE, .is_block = true, .is_sustained = true };
    int64_t id;

    begin();
    id = decide_called();
    decide_concern(id, &block);
    db_script(forum, "UPDATE concern SET author_id = NULL");
    hand_over();
    ck_assert_int_eq(tick_all(forum_store()), OK);
    take_back();
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM concern WHERE ended_at = 0"), 0);
    ck_assert_int_eq(decide_find(id).state, STATE_LAST_CALL);
    end();
}
END_TEST

/* A step that goes wrong (its rules are not there) leaves the others their time. */
START_TEST(one_decision_that_fails_does_not_stop_the_others)
{
    int64_t broken, whole;

    begin();
    broken = decide_notice();
    whole = decide_notice();
    db_script(forum, "DELETE FROM decision_rule WHERE version = 1 AND name = 'call_days'");
    db_script(forum, "INSERT INTO decision_rules (version, created_at) VALUES (7, 1)");
    db_script(forum, "UPDATE decision SET rules_version = 7 WHERE id = 1");
    debate_later(10 * DAY);
    hand_over();
    ck_assert_int_ne(tick_all(forum_store()), OK);
    take_back();
    ck_assert_int_eq(decide_find(broken).state, STATE_NOTICE);
    ck_assert_int_eq(decide_find(whole).state, STATE_ADOPTED);
    end();
}
END_TEST

static int64_t contested;

static enum result call(struct db *db, void *context)
{
    struct arena own = { 0 };
    struct problems problems = { .arena = &own };
    struct last_call_wish wish = { .decision_id = contested, .actor_id = HAL };
    enum result result = decision_call(db, &own, &wish, &problems);

    (void)context;
    arena_free(&own);
    return result;
}

static void *call_at_once(void *context)
{
    enum result *result = context;

    *result = store_write_logging(forum_store(), call, NULL);
    return NULL;
}

enum { AT_ONCE = 8 };

START_TEST(of_many_calls_at_once_one_is_taken)
{
    enum result results[AT_ONCE];
    pthread_t threads[AT_ONCE];
    int taken = 0;

    begin();
    contested = decide_proposed();
    decide_stance(contested, BOB, 0);
    decide_stance(contested, CLEO, 0);
    decide_stance(contested, DAN, 0);
    debate_later(7 * DAY);
    hand_over();
    for (int i = 0; i < AT_ONCE; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, call_at_once, &results[i]), 0);
    for (int i = 0; i < AT_ONCE; i++) {
        pthread_join(threads[i], NULL);
        taken += results[i] == OK;
        ck_assert(results[i] == OK || results[i] == NOT_VALID);
    }
    take_back();
    ck_assert_int_eq(taken, 1);
    ck_assert_int_eq(decide_find(contested).state, STATE_LAST_CALL);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_event WHERE "
                                  "transition = 7"),
                     1);
    end();
}
END_TEST

RUN_TESTS("scheduler", every_decision_comes_to_where_it_would_be_after_a_year_away,
          a_clerk_is_drawn_when_somebody_volunteers_and_another_when_they_leave,
          objections_of_who_is_erased_end_at_the_next_round,
          one_decision_that_fails_does_not_stop_the_others, of_many_calls_at_once_one_is_taken)
