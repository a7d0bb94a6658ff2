/* Votes that come at the same time. */
#include "base/clock.h"
#include "cli/command.h"
#include "support/command.h"
#include "support/log.h"
#include "support/vote.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

static pthread_barrier_t both_are_ready;

struct browser {
    pthread_t thread;
    struct vote_wish wish;
    struct arena arena;
    enum result result;
};

static enum result cast(struct db *db, void *context)
{
    struct browser *browser = context;
    struct problems problems = { .arena = &browser->arena };

    return vote_cast(db, &browser->arena, &browser->wish, &problems);
}

static void *vote_in_browser(void *context)
{
    struct browser *browser = context;

    pthread_barrier_wait(&both_are_ready);
    browser->result = store_write(forum_store(), cast, browser);
    arena_free(&browser->arena);
    return NULL;
}

START_TEST(two_browsers_at_once_are_one_vote)
{
    enum { ROUNDS = 20 };
    int64_t id;

    ballot_begin(ROUNDS);
    id = ballot_opened(BALLOT_YES_NO);
    vote_to_store();
    pthread_barrier_init(&both_are_ready, NULL, 2);
    for (int round = 0; round < ROUNDS; round++) {
        struct browser browsers[2] = { 0 };

        for (int i = 0; i < 2; i++) {
            browsers[i].wish =
                (struct vote_wish){ id, VOTER + round, STR("yes"), secret_new(&arena) };
            pthread_create(&browsers[i].thread, NULL, vote_in_browser, &browsers[i]);
        }
        for (int i = 0; i < 2; i++)
            pthread_join(browsers[i].thread, NULL);
        ck_assert(browsers[0].result == OK || browsers[1].result == OK);
        ck_assert(browsers[0].result == NOT_VALID || browsers[1].result == NOT_VALID);
    }
    ck_assert_int_eq(vote_count_in_store("SELECT COUNT(*) AS count FROM ballot"), ROUNDS);
    ck_assert_int_eq(
        vote_count_in_store("SELECT COUNT(*) AS count FROM ballot_roll WHERE has_voted = 1"),
        ROUNDS);
}
END_TEST

static const char *yes(int voter)
{
    (void)voter;
    return "yes";
}

static _Atomic bool all_have_voted;
static int64_t crowded;

static enum result shuffle(struct db *db, void *context)
{
    (void)context;
    return ballots_shuffle(db, crowded, clock_now());
}

static void *shuffle_on(void *context)
{
    int *refused = context;

    /* Some hundred times as often as the server does. */
    while (!all_have_voted) {
        *refused += store_write(forum_store(), shuffle, NULL) != OK;
        nanosleep(&(struct timespec){ .tv_nsec = 30 * 1000 * 1000 }, NULL);
    }
    return NULL;
}

START_TEST(votes_and_shuffles_that_meet_are_all_done)
{
    enum { PEOPLE = 300 };
    pthread_t thread;
    int refused = 0;

    ballot_begin(PEOPLE);
    crowded = ballot_opened(BALLOT_YES_NO);
    vote_to_store();
    pthread_create(&thread, NULL, shuffle_on, &refused);
    vote_together(crowded, PEOPLE, yes);
    all_have_voted = true;
    pthread_join(thread, NULL);
    ck_assert_int_eq(refused, 0);
    ck_assert_int_eq(vote_count_in_store("SELECT COUNT(*) AS count FROM ballot"), PEOPLE);
    ck_assert_int_eq(
        vote_count_in_store("SELECT COUNT(*) AS count FROM ballot_roll WHERE has_voted = 1"),
        PEOPLE);
}
END_TEST

static enum result lose_ballot(struct db *db, void *context)
{
    (void)context;
    db_script(db, "DELETE FROM ballot");
    return db_state(db);
}

START_TEST(verify_names_a_vote_that_lost_a_ballot)
{
    ballot_begin(3);
    log_note_key();
    vote_new(ballot_opened(BALLOT_YES_NO), VOTER, "yes");
    vote_to_store();
    ck_assert_msg(command_try(command_verify, NULL) == EXIT_DONE, "%s", command_output);
    ck_assert_int_eq(store_write(forum_store(), lose_ballot, NULL), OK);
    ck_assert_int_eq(command_try(command_verify, NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(command_output, "S-1 has not as many ballots as voters"));
}
END_TEST

RUN_TESTS("ballot_crowd", two_browsers_at_once_are_one_vote,
          votes_and_shuffles_that_meet_are_all_done, verify_names_a_vote_that_lost_a_ballot)
