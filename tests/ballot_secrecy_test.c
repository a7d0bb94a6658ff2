/*
 * Somebody has the whole database in hand, and wants to know who voted what.
 *
 * The tests know it: they keep everybody's secret. They look where each mark on the roll and each
 * ballot stands (in SQLite's file and write-ahead log byte by byte, in PostgreSQL by place and by
 * transaction) and put the first beside the first, the second beside the second. As long as
 * nothing was shuffled that finds everybody, so the attack is a good one; afterwards it finds as
 * many as chance does.
 */
#include "support/vote.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/random.h"
#include "store/backup.h"
#include "store/driver.h"

enum { PEOPLE = 40, ROUNDS = 8 };

static int64_t item_id;
static struct str secrets[PEOPLE], receipts[PEOPLE];
static const char *choices[PEOPLE];

/* Where what is each voter's was seen first; NOWHERE: it was not. */
enum { NOWHERE = -1 };
struct sight {
    int64_t mark[PEOPLE];
    int64_t ballot[PEOPLE];
};

/* What the attacker makes of it. */
struct guess {
    int seen; /* voters both of whose rows were seen */
    int right;
    double correlation; /* of the two orders, from -1 to 1 (Spearman) */
};

static int64_t rank_in(const int64_t places[PEOPLE], int voter)
{
    int64_t rank = 0;

    for (int i = 0; i < PEOPLE; i++)
        rank += places[i] < places[voter];
    return rank;
}

static struct guess guess(const struct sight *sight)
{
    struct guess made = { 0 };
    double squares = 0;

    for (int i = 0; i < PEOPLE; i++) {
        int64_t apart = rank_in(sight->mark, i) - rank_in(sight->ballot, i);

        made.seen += sight->mark[i] != NOWHERE && sight->ballot[i] != NOWHERE;
        made.right += !apart;
        squares += (double)(apart * apart);
    }
    made.correlation = 1 - 6 * squares / ((double)PEOPLE * (PEOPLE * PEOPLE - 1));
    return made;
}

/* SQLite: bytes */

static struct str read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes;
    long size;

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    rewind(file);
    bytes = arena_alloc(&arena, (size_t)size + 1);
    ck_assert_uint_eq(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return (struct str){ bytes, (size_t)size };
}

static struct str database_file(const char *end)
{
    return read_file(str_format(&arena, "%s%s", forum_where(), end).data);
}

static int64_t first_in(struct str bytes, struct str what)
{
    size_t place = str_find(bytes, what, 0);

    return place < bytes.length ? (int64_t)place : NOWHERE;
}

static int times_in(struct str bytes, struct str what)
{
    int times = 0;

    for (size_t at = 0; (at = str_find(bytes, what, at)) < bytes.length; at++)
        times++;
    return times;
}

/*
 * The cell of a row of the roll whose owner voted, as SQLite writes it: its length, its header's,
 * the types of its three columns (1 is a type of its own), and what is not said by the types.
 */
static struct str mark_of(int voter)
{
    int account = VOTER + voter;
    bool is_first = item_id == 1;
    const char cell[] = {
        is_first ? 6 : 7, 4, is_first ? 9 : 1, 2, 9, (char)item_id, (char)(account >> 8),
        (char)account
    };
    struct str whole = str_copy(&arena, (struct str){ cell, sizeof cell });

    if (is_first)
        memmove((char *)(uintptr_t)whole.data + 5, cell + 6, 2);
    return str_slice(whole, 0, sizeof cell - is_first);
}

static void look_in_bytes(struct str bytes, struct sight *sight)
{
    for (int i = 0; i < PEOPLE; i++) {
        sight->mark[i] = first_in(bytes, mark_of(i));
        sight->ballot[i] = first_in(bytes, receipts[i]);
    }
}

/* PostgreSQL: its hidden columns */

static void look_in_rows(int number, const char *column, struct sight *sight)
{
    struct sql marks = { "secrecy_marks",
                         str_format(&arena,
                                    "SELECT account_id AS voter, %s AS place FROM ballot_roll "
                                    "WHERE item_id = $1 AND has_voted = 1",
                                    column)
                             .data,
                         SQL_OWN + number };
    struct sql ballots = {
        "secrecy_ballots",
        str_format(&arena, "SELECT receipt, %s AS place FROM ballot WHERE item_id = $1", column)
            .data,
        SQL_OWN + number + 1
    };
    struct rows rows = db_query(forum, marks, value(item_id));

    while (rows_next(&rows))
        sight->mark[row_integer(&rows, "voter") - VOTER] = row_integer(&rows, "place");
    ck_assert_int_eq(rows_end(&rows), OK);
    rows = db_query(forum, ballots, value(item_id));
    while (rows_next(&rows)) {
        struct str receipt = row_text(&rows, "receipt", &arena);

        for (int i = 0; i < PEOPLE; i++)
            if (str_equal(receipts[i], receipt))
                sight->ballot[i] = row_integer(&rows, "place");
    }
    ck_assert_int_eq(rows_end(&rows), OK);
}

static void look_at_places(struct sight *sight)
{
    look_in_rows(0, "row_number() OVER (ORDER BY ctid)", sight);
}

static void look_at_transactions(struct sight *sight)
{
    look_in_rows(2, "CAST(CAST(xmin AS TEXT) AS BIGINT)", sight);
}

static struct sight nothing_seen(void)
{
    struct sight sight;

    for (int i = 0; i < PEOPLE; i++)
        sight.mark[i] = sight.ballot[i] = NOWHERE;
    return sight;
}

/* Voting, one after the other, in an order of their own. */

static enum result cast(struct db *db, void *context)
{
    int voter = *(int *)context;
    struct vote_wish wish = { item_id, VOTER + voter, str_of(choices[voter]), secrets[voter] };
    struct problems problems = { .arena = &arena };

    return vote_cast(db, &arena, &wish, &problems);
}

static void shuffle_people(int order[PEOPLE])
{
    for (int i = 0; i < PEOPLE; i++)
        order[i] = i;
    for (int i = PEOPLE - 1; i > 0; i--) {
        unsigned other;
        int last = order[i];

        random_bytes(&other, sizeof other);
        other %= (unsigned)i + 1;
        order[i] = order[other];
        order[other] = last;
    }
}

static void prepare_voters(void)
{
    static const char *const words[] = { "yes", "no", "abstain" };

    for (int i = 0; i < PEOPLE; i++) {
        secrets[i] = secret_new(&arena);
        ck_assert(secret_receipt(&arena, secrets[i], &receipts[i]));
        choices[i] = words[(i * 7 + (int)item_id) % 3];
    }
}

static void let_vote(int order[], int count)
{
    for (int i = 0; i < count; i++)
        ck_assert_int_eq(store_write(forum_store(), cast, &order[i]), OK);
}

static void begin(int items)
{
    ballot_begin(PEOPLE);
    for (int i = 0; i < items; i++)
        ballot_opened(BALLOT_YES_NO);
    vote_to_store();
}

static void vote_unshuffled(void)
{
    int order[PEOPLE];

    begin(1);
    item_id = 1;
    prepare_voters();
    shuffle_people(order);
    let_vote(order, PEOPLE);
}

/* Two shuffles while they vote, and some change their vote in between, as the first one did. */
static void vote_shuffled(int64_t id)
{
    int order[PEOPLE];

    item_id = id;
    prepare_voters();
    shuffle_people(order);
    let_vote(order, PEOPLE / 2);
    debate_later(SHUFFLE_SECONDS);
    ck_assert_int_eq(ballots_tick(forum_store()), OK);
    let_vote(order, PEOPLE / 4);
    let_vote(order + PEOPLE / 2, PEOPLE / 2);
    debate_later(SHUFFLE_SECONDS);
    ck_assert_int_eq(ballots_tick(forum_store()), OK);
}

START_TEST(before_a_shuffle_whoever_has_the_write_ahead_log_knows_everything)
{
    struct sight sight = nothing_seen();
    struct guess made;

    if (forum_is_postgres())
        return;
    vote_unshuffled();
    look_in_bytes(database_file("-wal"), &sight);
    made = guess(&sight);
    ck_assert_int_eq(made.seen, PEOPLE);
    ck_assert_int_eq(made.right, PEOPLE);
    ck_assert(made.correlation > 0.99);
}
END_TEST

START_TEST(before_a_shuffle_whoever_has_the_rows_of_postgresql_knows_everything)
{
    struct sight sight = nothing_seen();
    struct guess made;

    if (!forum_is_postgres())
        return;
    vote_unshuffled();
    look_at_transactions(&sight);
    made = guess(&sight);
    ck_assert_int_eq(made.seen, PEOPLE);
    ck_assert_int_eq(made.right, PEOPLE);
    look_at_places(&sight);
    ck_assert(guess(&sight).correlation > 0.9);
}
END_TEST

/* Several rounds together, so that a fixed bound fails once in many millions of runs. */
static void check_is_chance(const struct guess *made, int rounds)
{
    double correlation = 0;
    int right = 0;

    for (int i = 0; i < rounds; i++) {
        ck_assert_int_eq(made[i].seen, PEOPLE);
        correlation += made[i].correlation / rounds;
        right += made[i].right;
    }
    ck_assert_msg(correlation > -0.32 && correlation < 0.32, "%f", correlation);
    ck_assert_msg(right < 4 * rounds, "%d of %d", right, rounds * PEOPLE);
}

START_TEST(after_it_neither_files_nor_a_backup_of_sqlite_know_more_than_chance)
{
    struct str copy = str_format(&arena, "%s.copy", forum_where());
    struct guess in_file[ROUNDS], in_backup[ROUNDS];

    if (forum_is_postgres())
        return;
    begin(ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
        struct sight sight = nothing_seen();
        struct str backup;

        vote_shuffled(i + 1);
        ck_assert_uint_eq(database_file("-wal").length, 0);
        look_in_bytes(database_file(""), &sight);
        in_file[i] = guess(&sight);
        ck_assert_int_eq(store_backup(forum_where(), copy.data), OK);
        backup = read_file(copy.data);
        unlink(copy.data);
        look_in_bytes(backup, &sight);
        in_backup[i] = guess(&sight);
        for (int voter = 0; voter < PEOPLE; voter++) {
            ck_assert_int_eq(times_in(database_file(""), receipts[voter]), 1);
            ck_assert_int_eq(times_in(backup, receipts[voter]), 1);
        }
    }
    check_is_chance(in_file, ROUNDS);
    check_is_chance(in_backup, ROUNDS);
}
END_TEST

START_TEST(after_it_neither_places_nor_transactions_of_postgresql_know_more_than_chance)
{
    struct guess made[ROUNDS];

    if (!forum_is_postgres())
        return;
    begin(ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
        struct sight sight = nothing_seen();

        vote_shuffled(i + 1);
        look_at_places(&sight);
        made[i] = guess(&sight);
        look_at_transactions(&sight);
        for (int voter = 0; voter < PEOPLE; voter++) {
            ck_assert_int_eq(sight.mark[voter], sight.mark[0]);
            ck_assert_int_eq(sight.ballot[voter], sight.mark[0]);
        }
    }
    check_is_chance(made, ROUNDS);
}
END_TEST

RUN_TESTS("ballot_secrecy", before_a_shuffle_whoever_has_the_write_ahead_log_knows_everything,
          before_a_shuffle_whoever_has_the_rows_of_postgresql_knows_everything,
          after_it_neither_files_nor_a_backup_of_sqlite_know_more_than_chance,
          after_it_neither_places_nor_transactions_of_postgresql_know_more_than_chance)
