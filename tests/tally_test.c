/* Seats in proportion to votes: what both rules promise, over every split that fits in percents. */
#include "support/suite.h"

#include <stdlib.h>
#include <string.h>

#include "ballots/tally.h"
#include "base/arena.h"
#include "decisions/draw.h"

enum { PERCENT = 100, FEW_SEATS = 20, THREE = 3 };

static struct arena arena;
static struct hash seed = { { 7, 1, 8 } };

static const char *const names[SHARES_MAX] = { "yes", "no", "abstain", "d", "e", "f", "g",
                                               "h",   "i",  "j",       "k", "l", "m", "n",
                                               "o",   "p",  "q",       "r", "s", "t" };

struct shared {
    struct share items[SHARES_MAX];
    bool is_by_ticket;
};

static struct shared share(enum seat_rule rule, int64_t seats, const int64_t *votes, size_t count)
{
    struct shared shared = { 0 };

    for (size_t i = 0; i < count; i++)
        shared.items[i] = (struct share){ str_of(names[i]), votes[i], 99 };
    shared.is_by_ticket = seats_share(&arena, rule, seats, &seed, shared.items, count);
    return shared;
}

static struct shared share_three(enum seat_rule rule, int64_t seats, int64_t yes, int64_t no,
                                 int64_t abstain)
{
    return share(rule, seats, (const int64_t[]){ yes, no, abstain }, THREE);
}

static void check(struct shared shared, int64_t yes, int64_t no, int64_t abstain)
{
    ck_assert_int_eq(shared.items[0].seats, yes);
    ck_assert_int_eq(shared.items[1].seats, no);
    ck_assert_int_eq(shared.items[2].seats, abstain);
}

/* Which of some names has the lowest ticket. */
static size_t first_ticket(const size_t *of, size_t count)
{
    struct hash lowest, ticket;
    size_t first = of[0];

    draw_ticket(&seed, str_of(names[first]), &lowest);
    for (size_t i = 1; i < count; i++) {
        draw_ticket(&seed, str_of(names[of[i]]), &ticket);
        if (memcmp(ticket.bytes, lowest.bytes, HASH_BYTES) < 0) {
            lowest = ticket;
            first = of[i];
        }
    }
    return first;
}

/* The seats of each choice, by percents of yes, percents of no, and seats. */
static int all[SEAT_RULES][PERCENT + 1][PERCENT + 1][FEW_SEATS + 1][THREE];

static void share_all_splits(void)
{
    for (int rule = 0; rule < SEAT_RULES; rule++)
        for (int yes = 0; yes <= PERCENT; yes++)
            for (int no = 0; yes + no <= PERCENT; no++)
                for (int seats = 1; seats <= FEW_SEATS; seats++) {
                    struct shared shared =
                        share_three((enum seat_rule)rule, seats, yes, no, PERCENT - yes - no);

                    for (int i = 0; i < THREE; i++)
                        all[rule][yes][no][seats][i] = (int)shared.items[i].seats;
                    arena_reset(&arena);
                }
}

/* Runs it on every split of a rule, the seats of one number of them at a time. */
static void walk(enum seat_rule rule, void (*look)(enum seat_rule, const int *votes, int seats))
{
    for (int yes = 0; yes <= PERCENT; yes++)
        for (int no = 0; yes + no <= PERCENT; no++)
            for (int seats = 1; seats <= FEW_SEATS; seats++)
                look(rule, (const int[]){ yes, no, PERCENT - yes - no }, seats);
}

static const int *of(enum seat_rule rule, const int *votes, int seats)
{
    return all[rule][votes[0]][votes[1]][seats];
}

START_TEST(forty_thirty_thirty_give_four_three_three_of_ten)
{
    check(share_three(SAINTE_LAGUE, 10, 40, 30, 30), 4, 3, 3);
    check(share_three(HARE, 10, 40, 30, 30), 4, 3, 3);
    ck_assert(!share_three(SAINTE_LAGUE, 10, 40, 30, 30).is_by_ticket);
    ck_assert(!share_three(HARE, 10, 40, 30, 30).is_by_ticket);
}
END_TEST

START_TEST(known_shares_come_out_by_either_rule)
{
    /* 53/1 24/1 23/1 53/3 53/5 | 24/3; 2.65, 1.2, 1.15 */
    check(share_three(SAINTE_LAGUE, 5, 53, 24, 23), 3, 1, 1);
    check(share_three(HARE, 5, 53, 24, 23), 3, 1, 1);
    /* 60/1 25/1 60/3 15/1 | 60/5, where halves and thirds would give 3, 1, 0; 2.4, 1, 0.6 */
    check(share_three(SAINTE_LAGUE, 4, 60, 25, 15), 2, 1, 1);
    check(share_three(HARE, 4, 60, 25, 15), 2, 1, 1);
    /* 75/1 75/3 | 15/1 75/5, so by ticket; 16 of them are sure */
    check(share_three(SAINTE_LAGUE, 3, 75, 16, 9), 2, 1, 0);
    check(share_three(SAINTE_LAGUE, 3, 75, 14, 11), 3, 0, 0);
    /* 2.25, 0.42, 0.33 */
    check(share_three(HARE, 3, 75, 14, 11), 2, 1, 0);
}
END_TEST

/* There are millions to look at, and Check writes a note of whatever it is asked. */
static void hold(bool holds, enum seat_rule rule, const int *votes, int seats)
{
    if (!holds)
        ck_abort_msg("%s: %d, %d and %d votes for %d seats", seat_rule_word(rule), votes[0],
                     votes[1], votes[2], seats);
}

static void sum_is_seats(enum seat_rule rule, const int *votes, int seats)
{
    const int *got = of(rule, votes, seats);

    hold(got[0] + got[1] + got[2] == seats, rule, votes, seats);
}

static void more_votes_are_no_fewer_seats(enum seat_rule rule, const int *votes, int seats)
{
    const int *got = of(rule, votes, seats);

    for (int i = 0; i < THREE; i++)
        for (int other = 0; other < THREE; other++)
            hold(votes[i] <= votes[other] || got[i] >= got[other], rule, votes, seats);
}

/* The choice that a vote moves to loses no seat, and the one that it comes from wins none. */
static void votes_that_move_bring_seats_along(enum seat_rule rule, const int *votes, int seats)
{
    const int *before = of(rule, votes, seats);

    for (int to = 0; to < THREE; to++)
        for (int from = 0; from < THREE; from++) {
            int moved[THREE] = { votes[0], votes[1], votes[2] };
            const int *after;

            if (from == to || !votes[from])
                continue;
            moved[from]--;
            moved[to]++;
            after = of(rule, moved, seats);
            hold(after[to] >= before[to] && after[from] <= before[from], rule, votes, seats);
        }
}

static void one_seat_more_takes_none_away(enum seat_rule rule, const int *votes, int seats)
{
    for (int i = 0; seats > 1 && i < THREE; i++)
        hold(of(rule, votes, seats)[i] >= of(rule, votes, seats - 1)[i], rule, votes, seats);
}

static void seats_are_the_quota_or_one_more(enum seat_rule rule, const int *votes, int seats)
{
    for (int i = 0; i < THREE; i++) {
        int product = votes[i] * seats, got = of(rule, votes, seats)[i];

        hold(got >= product / PERCENT && got <= (product + PERCENT - 1) / PERCENT, rule, votes,
             seats);
    }
}

static void no_votes_are_no_seats(enum seat_rule rule, const int *votes, int seats)
{
    for (int i = 0; i < THREE; i++)
        hold(votes[i] || !of(rule, votes, seats)[i], rule, votes, seats);
}

START_TEST(every_split_in_percents_keeps_what_both_rules_promise)
{
    share_all_splits();
    for (int rule = 0; rule < SEAT_RULES; rule++) {
        walk((enum seat_rule)rule, sum_is_seats);
        walk((enum seat_rule)rule, more_votes_are_no_fewer_seats);
        walk((enum seat_rule)rule, votes_that_move_bring_seats_along);
        walk((enum seat_rule)rule, no_votes_are_no_seats);
    }
    walk(SAINTE_LAGUE, one_seat_more_takes_none_away);
    walk(HARE, seats_are_the_quota_or_one_more);
}
END_TEST

/* A choice loses a seat when there is one more of them; a choice gets more than its quota of 9.0.
 */
START_TEST(each_rule_breaks_the_promise_of_the_other)
{
    static const int64_t far[] = { 90, 2, 2, 2, 2, 2 };

    check(share_three(HARE, 13, 5, 19, 3), 2, 9, 2);
    check(share_three(HARE, 14, 5, 19, 3), 3, 10, 1);
    ck_assert_int_eq(share(SAINTE_LAGUE, 10, far, 6).items[0].seats, 10);
    ck_assert_int_eq(share(HARE, 10, far, 6).items[0].seats, 9);
}
END_TEST

START_TEST(equal_ones_go_by_ticket)
{
    for (int rule = 0; rule < SEAT_RULES; rule++)
        for (int i = 0; i < 50; i++) {
            struct shared shared;
            size_t first;

            seed.bytes[0] = (unsigned char)i;
            first = first_ticket((const size_t[]){ 0, 1, 2 }, THREE);
            shared = share_three((enum seat_rule)rule, 4, 5, 5, 5);
            ck_assert(shared.is_by_ticket);
            for (size_t who = 0; who < THREE; who++)
                ck_assert_int_eq(shared.items[who].seats, who == first ? 2 : 1);
        }
}
END_TEST

START_TEST(a_ticket_is_only_said_to_decide_when_it_did)
{
    for (int rule = 0; rule < SEAT_RULES; rule++) {
        ck_assert(!share_three((enum seat_rule)rule, 3, 5, 5, 5).is_by_ticket);
        ck_assert(!share_three((enum seat_rule)rule, 2, 5, 5, 0).is_by_ticket);
        ck_assert(share_three((enum seat_rule)rule, 1, 5, 5, 0).is_by_ticket);
        ck_assert(share_three((enum seat_rule)rule, 2, 5, 5, 5).is_by_ticket);
        ck_assert(!share_three((enum seat_rule)rule, 4, 1, 0, 0).is_by_ticket);
        ck_assert(!share_three((enum seat_rule)rule, 0, 5, 5, 5).is_by_ticket);
    }
    /* 3/1 1/1 | 3/3: yes and no are equal at the second seat of one and the first of the other */
    ck_assert(share_three(SAINTE_LAGUE, 2, 3, 1, 0).is_by_ticket);
    /* 1.5 and 0.5 */
    ck_assert(share_three(HARE, 2, 3, 1, 0).is_by_ticket);
}
END_TEST

static int64_t seats_of(const struct share *shares, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(shares[i].name, str_of(name)))
            return shares[i].seats;
    return -1;
}

/* All are equal by twos and threes, and given in an order by chance. */
START_TEST(the_order_in_which_they_are_given_does_not_matter)
{
    srand(11);
    for (int turn = 0; turn < 2000; turn++) {
        struct share shares[SHARES_MAX], mixed[SHARES_MAX];
        size_t count = 2 + (size_t)rand() % (SHARES_MAX - 1);
        int64_t seats = rand() % 40;
        enum seat_rule rule = (enum seat_rule)(turn % SEAT_RULES);

        seed.bytes[1] = (unsigned char)turn;
        for (size_t i = 0; i < count; i++)
            mixed[i] = shares[i] = (struct share){ str_of(names[i]), rand() % 4, 0 };
        for (size_t i = count - 1; i; i--) {
            size_t with = (size_t)rand() % (i + 1);
            struct share kept = mixed[i];

            mixed[i] = mixed[with];
            mixed[with] = kept;
        }
        ck_assert_int_eq(seats_share(&arena, rule, seats, &seed, shares, count),
                         seats_share(&arena, rule, seats, &seed, mixed, count));
        for (size_t i = 0; i < count; i++)
            ck_assert_int_eq(shares[i].seats, seats_of(mixed, count, shares[i].name.data));
    }
}
END_TEST

START_TEST(nothing_is_shared_when_nobody_voted)
{
    for (int rule = 0; rule < SEAT_RULES; rule++) {
        struct shared shared = share_three((enum seat_rule)rule, 10, 0, 0, 0);

        check(shared, 0, 0, 0);
        ck_assert(!shared.is_by_ticket);
        check(share_three((enum seat_rule)rule, 0, 4, 3, 3), 0, 0, 0);
        ck_assert(!share((enum seat_rule)rule, 10, NULL, 0).is_by_ticket);
    }
}
END_TEST

START_TEST(one_vote_takes_every_seat)
{
    check(share_three(SAINTE_LAGUE, 10, 0, 1, 0), 0, 10, 0);
    check(share_three(HARE, 10, 0, 1, 0), 0, 10, 0);
}
END_TEST

START_TEST(the_largest_numbers_are_shared_exactly)
{
    const int64_t most = 1000000000;

    for (int rule = 0; rule < SEAT_RULES; rule++) {
        int64_t votes[SHARES_MAX], sum = 0;
        struct shared shared;

        for (size_t i = 0; i < SHARES_MAX; i++)
            votes[i] = most;
        shared = share((enum seat_rule)rule, SEATS_MAX, votes, SHARES_MAX);
        for (size_t i = 0; i < SHARES_MAX; i++)
            sum += shared.items[i].seats == SEATS_MAX / SHARES_MAX;
        ck_assert_int_eq(sum, SHARES_MAX);
        check(share_three((enum seat_rule)rule, SEATS_MAX, most, most, 0), 500, 500, 0);
        check(share_three((enum seat_rule)rule, SEATS_MAX, most, 0, 1), 1000, 0, 0);
        /* One vote of a thousand million is what tells them apart. */
        check(share_three((enum seat_rule)rule, 999, most, most - 1, 0), 500, 499, 0);
        ck_assert(!share_three((enum seat_rule)rule, 999, most, most - 1, 0).is_by_ticket);
    }
}
END_TEST

START_TEST(rules_are_known_by_their_words)
{
    for (int rule = 0; rule < SEAT_RULES; rule++) {
        ck_assert_int_eq(seat_rule_of(str_of(seat_rule_word((enum seat_rule)rule))), rule);
        ck_assert(*seat_rule_name((enum seat_rule)rule));
    }
    ck_assert_int_eq(seat_rule_of(STR("Hare")), SEAT_RULES);
    ck_assert_int_eq(seat_rule_of(STR("")), SEAT_RULES);
}
END_TEST

RUN_SUITE("tally", forty_thirty_thirty_give_four_three_three_of_ten,
          known_shares_come_out_by_either_rule,
          every_split_in_percents_keeps_what_both_rules_promise,
          each_rule_breaks_the_promise_of_the_other, equal_ones_go_by_ticket,
          a_ticket_is_only_said_to_decide_when_it_did,
          the_order_in_which_they_are_given_does_not_matter, nothing_is_shared_when_nobody_voted,
          one_vote_takes_every_seat, the_largest_numbers_are_shared_exactly,
          rules_are_known_by_their_words)
