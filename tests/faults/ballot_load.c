/*
 * Votes that others kill, and what is there afterwards:
 *
 *     ballot_load make DATABASE
 *     ballot_load write DATABASE THREADS WRITES FIRST
 *     ballot_load verify DATABASE FIRST < acknowledged
 *
 * As store_load.c, whose script kills this one too. `make` makes people. `write` opens a vote of
 * its own, of the id FIRST / ROUND, in which all threads vote and change votes again and again
 * while all ballots are shuffled now and then; FIRST and the voter's number is printed only after
 * a vote was acknowledged. `verify` fails when somebody of those is not marked as having voted,
 * or when a vote has not as many ballots as people who voted.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ballots/vote.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "store/driver.h"

enum { THREADS_MAX = 64, PEOPLE = 3000, ROUND = 1000000, SHUFFLE_MICROSECONDS = 100000 };

static const struct sql load_people = {
    "load_people",
    "WITH RECURSIVE person (id) AS"
    " (SELECT 1 UNION ALL SELECT id + 1 FROM person WHERE id < CAST($1 AS BIGINT))"
    " INSERT INTO account (id, handle, handle_folded, name, password, role, created_at)"
    " SELECT id, 'p' || id, 'p' || id, '', 'x', 1, 1 FROM person",
    SQL_OWN
};
static const struct sql load_category = {
    "load_category", "INSERT INTO category (id, slug, name) VALUES (1, 'load', 'Load')", SQL_OWN + 1
};
static const struct sql load_item = {
    "load_item",
    "INSERT INTO ballot_item (id, slug, category_id, lang, question, kind, source, words, hash,"
    " electorate, opens_at, closes_at, created_at, opened_at, changed_at)"
    " VALUES ($1, 'load', 1, '', 'Load?', 0, 0, '', '', 0, 1, $2, 1, 1, 1)",
    SQL_OWN + 2
};
static const struct sql load_roll = {
    "load_roll", "INSERT INTO ballot_roll (item_id, account_id) SELECT $1, id FROM account",
    SQL_OWN + 3
};

static struct store *store;
static struct str secrets[PEOPLE + 1];
static _Atomic int64_t next_write;
static int64_t first_number, last_write, item_id;

static enum result make_people(struct db *db, void *context)
{
    enum result result = db_do(db, load_people, value((int)PEOPLE));

    (void)context;
    return result == OK ? db_do(db, load_category, NO_VALUES) : result;
}

static enum result open_vote(struct db *db, void *context)
{
    enum result result = db_do(db, load_item, value(item_id), value(clock_now() + 86400));

    (void)context;
    return result == OK ? db_do(db, load_roll, value(item_id)) : result;
}

static enum result vote(struct db *db, void *context)
{
    int64_t person = *(int64_t *)context;
    struct arena arena = { 0 };
    struct problems problems = { .arena = &arena };
    struct vote_wish wish = { item_id, person, STR("yes"), secrets[person] };
    enum result result = vote_cast(db, &arena, &wish, &problems);

    arena_free(&arena);
    return result;
}

static void *vote_until_the_end(void *context)
{
    int64_t number;

    (void)context;
    while ((number = next_write++) < last_write) {
        int64_t person = number % PEOPLE + 1;
        enum result result = store_write(store, vote, &person);
        char line[48];
        int length =
            snprintf(line, sizeof line, result == OK ? "%" PRId64 "\n" : "not %" PRId64 "\n",
                     first_number + person);

        if (write(STDOUT_FILENO, line, (size_t)length) != length)
            abort();
    }
    return NULL;
}

static enum result shuffle(struct db *db, void *context)
{
    (void)context;
    return ballots_shuffle(db, item_id, clock_now());
}

static int load(int threads, int64_t writes)
{
    pthread_t ids[THREADS_MAX];
    struct arena arena = { 0 };

    item_id = first_number / ROUND;
    last_write = writes;
    for (int i = 1; i <= PEOPLE; i++)
        secrets[i] = secret_new(&arena);
    if (store_write(store, open_vote, NULL) != OK)
        return EXIT_FAILURE;
    for (int i = 0; i < threads; i++)
        if (pthread_create(&ids[i], NULL, vote_until_the_end, NULL))
            abort();
    while (next_write < last_write) {
        usleep(SHUFFLE_MICROSECONDS);
        if (store_write(store, shuffle, NULL) != OK)
            fputs("not shuffled\n", stderr);
    }
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    arena_free(&arena);
    return EXIT_SUCCESS;
}

/* On the writing connection, for it takes its time. */
static enum result verify(struct db *db, void *context)
{
    int64_t uneven, number, faults = 0;
    enum result result = votes_uneven(db, &uneven);
    char line[48];

    (void)context;
    if (result == OK && uneven)
        faults += fprintf(stderr, "not as many ballots as voters: %" PRId64 "\n", uneven);
    while (result == OK && fgets(line, sizeof line, stdin)) {
        struct roll_place place = { 0 };

        line[strcspn(line, "\n")] = '\0';
        if (!str_to_integer(str_of(line), &number))
            continue;
        result = roll_place(db, number / ROUND, number % ROUND, &place);
        if (!place.has_voted)
            faults += fprintf(stderr, "acknowledged but not marked: %s\n", line);
    }
    return faults ? NOT_VALID : result;
}

static int run(int argc, char **argv)
{
    int64_t threads = 0, writes = 0;

    if (argc == 3 && !strcmp(argv[1], "make"))
        return store_write(store, make_people, NULL) == OK ? EXIT_SUCCESS : EXIT_FAILURE;
    if (argc == 4 && !strcmp(argv[1], "verify"))
        return store_write(store, verify, NULL) == OK ? EXIT_SUCCESS : EXIT_FAILURE;
    if (argc == 6 && !strcmp(argv[1], "write") && str_to_integer(str_of(argv[3]), &threads) &&
        threads <= THREADS_MAX && str_to_integer(str_of(argv[4]), &writes) &&
        str_to_integer(str_of(argv[5]), &first_number))
        return load((int)threads, writes);
    fputs("ballot_load make DATABASE | write DATABASE THREADS WRITES FIRST |"
          " verify DATABASE FIRST\n",
          stderr);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    int status;

    log_from(LOG_ERROR);
    store = argc > 2 && random_start() ? store_open(argv[2]) : NULL;
    if (!store)
        return EXIT_FAILURE;
    status = run(argc, argv);
    store_close(store);
    return status;
}
