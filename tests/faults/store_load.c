/*
 * Writes under a load that others kill, and looks afterwards what is there:
 *
 *     store_load make DATABASE
 *     store_load write DATABASE THREADS WRITES FIRST
 *     store_load verify DATABASE FIRST < acknowledged
 *
 * `make` makes the table. Each write adds two rows of one number. `write` prints
 * a number only after its write was acknowledged, at once and unbuffered.
 * `verify` reads those numbers back and fails when one is not there, when any
 * number from FIRST on is there twice, or when one has only half of its rows.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/random.h"
#include "store/driver.h"

enum { THREADS_MAX = 64 };

static const struct sql load_add = { "load_add",
                                     "INSERT INTO load (number, half) VALUES ($1, 1), ($1, 2)",
                                     SQL_OWN };
static const struct sql load_faults = {
    "load_faults",
    "SELECT COUNT(*) AS faults FROM (SELECT number FROM load WHERE number >= $1 GROUP BY number"
    " HAVING COUNT(*) <> 2 OR MIN(half) <> 1 OR MAX(half) <> 2) AS fault",
    SQL_OWN + 1
};
static const struct sql load_find = { "load_find", "SELECT half FROM load WHERE number = $1",
                                      SQL_OWN + 2 };

static struct store *store;
static _Atomic int64_t next_number;
static int64_t last_number;

static enum result make_table(struct db *db, void *context)
{
    (void)context;
    db_script(db, "CREATE TABLE load (number BIGINT NOT NULL, half BIGINT NOT NULL);"
                  "CREATE INDEX load_by_number ON load (number)");
    return db_state(db);
}

static enum result add(struct db *db, void *context)
{
    return db_do(db, load_add, value(*(int64_t *)context));
}

static void *write_until_the_end(void *context)
{
    int64_t number;

    (void)context;
    while ((number = next_number++) < last_number) {
        enum result result = store_write(store, add, &number);
        char line[48];
        int length = snprintf(line, sizeof line,
                              result == OK ? "%" PRId64 "\n" : "not %" PRId64 "\n", number);

        if (write(STDOUT_FILENO, line, (size_t)length) != length)
            abort();
    }
    return NULL;
}

static int make(void)
{
    enum result result = store_write(store, make_table, NULL);

    store_close(store);
    return result == OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int load(int threads, int64_t first, int64_t writes)
{
    pthread_t ids[THREADS_MAX];
    struct store_counts counts;
    int read_only;

    next_number = first;
    last_number = first + writes;
    for (int i = 0; i < threads; i++)
        if (pthread_create(&ids[i], NULL, write_until_the_end, NULL))
            abort();
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    counts = store_counts(store);
    read_only = store_is_read_only(store);
    store_close(store);
    fprintf(stderr, "writes %" PRId64 " transactions %" PRId64 "%s\n", counts.writes,
            counts.transactions, read_only ? " read-only" : "");
    return EXIT_SUCCESS;
}

static int64_t faults_of(struct db *db, int64_t first)
{
    struct rows rows = db_query(db, load_faults, value(first));
    int64_t faults = rows_next(&rows) ? row_integer(&rows, "faults") : -1;

    if (rows_end(&rows) != OK || faults)
        fprintf(stderr, "numbers twice or by half: %" PRId64 "\n", faults);
    return faults;
}

static bool is_there(struct db *db, int64_t number)
{
    struct rows rows = db_query(db, load_find, value(number));

    rows_next(&rows);
    return rows_end_one(&rows) == OK;
}

/* On the writing connection, for it takes its time. */
static enum result verify(struct db *db, void *context)
{
    int64_t faults = faults_of(db, *(int64_t *)context), number;
    char line[48];

    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (str_to_integer(str_of(line), &number) && !is_there(db, number)) {
            fprintf(stderr, "acknowledged but not there: %s\n", line);
            faults++;
        }
    }
    return faults ? NOT_VALID : OK;
}

static int look(int64_t first)
{
    enum result result = store_write(store, verify, &first);

    store_close(store);
    return result == OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    int64_t first = 0, threads = 0, writes = 0;
    bool making = argc == 3 && !strcmp(argv[1], "make");
    bool writing = argc == 6 && !strcmp(argv[1], "write") &&
                   str_to_integer(str_of(argv[3]), &threads) && threads <= THREADS_MAX &&
                   str_to_integer(str_of(argv[4]), &writes);
    bool looking = argc == 4 && !strcmp(argv[1], "verify");

    if (!making && (!(writing || looking) || !str_to_integer(str_of(argv[argc - 1]), &first))) {
        fputs("store_load make DATABASE | write DATABASE THREADS WRITES FIRST |"
              " verify DATABASE FIRST\n",
              stderr);
        return EXIT_FAILURE;
    }
    log_from(LOG_ERROR);
    store = random_start() ? store_open(argv[2]) : NULL;
    if (!store)
        return EXIT_FAILURE;
    if (making)
        return make();
    return writing ? load((int)threads, first, writes) : look(first);
}
