/* A vote counted from its published list. */
#include "support/ballot_list.h"
#include "support/suite.h"

#include <sodium.h>
#include <string.h>

#include "ballots/list.h"
#include "base/arena.h"

static struct arena arena;
static const struct hash seed = { { 2, 7, 1 } };

static struct recount count_of(struct str text)
{
    struct ballot_list list;
    struct recount recount;
    struct str fault = { 0 };

    ck_assert_msg(ballot_list_read(&arena, text, &list, &fault) == OK, "%s", fault.data);
    list_count(&arena, &list, &seed, &recount);
    return recount;
}

START_TEST(yes_no_and_abstentions_are_counted_and_share_the_seats)
{
    struct recount recount = count_of(str_of(list_yes_no));

    ck_assert_int_eq(recount.ballots, 3);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(recount.shares[i].votes, 1);
    ck_assert_text(recount.shares[0].name, "yes");
    ck_assert_text(recount.shares[1].name, "no");
    ck_assert_text(recount.shares[2].name, "abstain");
    ck_assert_int_eq(recount.shares[0].seats + recount.shares[1].seats + recount.shares[2].seats,
                     10);
    ck_assert(recount.is_tied && recount.meets_quorum);
    ck_assert_int_eq(recount.outcome, OUTCOME_NOT_CARRIED);
    recount = count_of(list_with(&arena, list_yes_no, "\tno", STR("\tabstain")));
    ck_assert_int_eq(recount.outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(recount.shares[1].votes, 0);
    ck_assert_int_eq(recount.shares[2].votes, 2);
    ck_assert_int_eq(recount.shares[0].seats, 3);
    ck_assert_int_eq(recount.shares[2].seats, 7);
    ck_assert(!recount.is_tied);
}
END_TEST

START_TEST(the_hash_is_that_of_the_very_bytes)
{
    struct hash hash;

    crypto_hash_sha256(hash.bytes, (const unsigned char *)list_yes_no, strlen(list_yes_no));
    ck_assert(
        str_equal(count_of(str_of(list_yes_no)).list_hash, str_hex(&arena, hash_bytes(&hash))));
}
END_TEST

/* Three ballots are 25 percent of twelve. */
START_TEST(the_quorum_is_met_by_as_many_and_not_by_fewer)
{
    struct recount recount =
        count_of(list_with(&arena, list_yes_no, "quorum: 20", STR("quorum: 25")));

    ck_assert(recount.meets_quorum);
    ck_assert_int_eq(recount.outcome, OUTCOME_NOT_CARRIED);
    recount = count_of(list_with(&arena, list_yes_no, "quorum: 20", STR("quorum: 26")));
    ck_assert(!recount.meets_quorum && !recount.is_tied);
    ck_assert_int_eq(recount.outcome, OUTCOME_NO_QUORUM);
    ck_assert_int_eq(recount.shares[0].votes, 1);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(recount.shares[i].seats, 0);
    recount = count_of(
        list_with(&arena, list_judgment, "roll: 3\nquorum: 0", STR("roll: 4\nquorum: 76")));
    ck_assert_int_eq(recount.outcome, OUTCOME_NO_QUORUM);
    ck_assert_int_eq(recount.winner, 0);
    ck_assert_int_eq(recount.profiles[0].rank, 1);
    recount =
        count_of(list_with(&arena, list_yes_no, "12\nquorum: 20", STR("1000000000\nquorum: 100")));
    ck_assert(!recount.meets_quorum);
}
END_TEST

START_TEST(without_a_ballot_nothing_is_decided)
{
    struct str text =
        str_slice(str_of(list_yes_no), 0, (size_t)(strstr(list_yes_no, HASH_A) - list_yes_no));
    struct recount recount = count_of(text);

    ck_assert_int_eq(recount.ballots, 0);
    ck_assert_int_eq(recount.outcome, OUTCOME_NO_VOTES);
    ck_assert_int_eq(recount.shares[0].seats, 0);
    ck_assert(!recount.meets_quorum && !recount.is_tied);
    ck_assert(count_of(list_with(&arena, str_copy(&arena, text).data, "12\nquorum: 20",
                                 STR("0\nquorum: 0")))
                  .meets_quorum);
}
END_TEST

START_TEST(silence_counts_as_the_last_grade)
{
    struct recount recount = count_of(str_of(list_judgment));
    const struct profile *first = &recount.profiles[0], *second = &recount.profiles[1];

    ck_assert_int_eq(first->votes[0], 1);
    ck_assert_int_eq(first->votes[1], 1);
    ck_assert_int_eq(first->votes[2], 1);
    ck_assert_int_eq(first->votes[3], 0);
    ck_assert_int_eq(second->votes[2], 3);
    ck_assert_int_eq(first->grade, 2);
    ck_assert_int_eq(second->grade, 3);
    ck_assert_text(second->name, "2");
    ck_assert_int_eq(recount.outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(recount.winner, 1);
    ck_assert(!recount.is_tied);
    recount = count_of(list_with(&arena, list_judgment, "\t1 -", STR("\t- 1")));
    ck_assert_int_eq(recount.winner, 2);
    recount = count_of(list_with(&arena, list_judgment, "\t1 -", STR("\t1 2")));
    ck_assert(!recount.is_tied);
}
END_TEST

START_TEST(equal_proposals_are_said_to_be_tied)
{
    struct recount recount = count_of(list_with(&arena, list_judgment, "\t1 -\n", STR("\t3 2\n")));

    ck_assert_int_eq(recount.profiles[0].rank + recount.profiles[1].rank, 3);
    ck_assert(recount.is_tied);
    ck_assert(recount.profiles[0].is_tied && recount.profiles[1].is_tied);
    ck_assert_int_eq(recount.winner, recount.profiles[0].rank == 1 ? 1 : 2);
}
END_TEST

START_TEST(choices_have_one_form)
{
    const struct ballot_list one = { .count = 0 };
    const struct ballot_list other = { .is_judgment = true, .proposal_count = 2, .grade_count = 3 };
    static const char *const good[] = { "1 1", "3 -", "- 2", "- -" };
    static const char *const bad[] = { "",     "1",   "1 ",  " 1",   "1 1 ",  "1  1",
                                       "1\t1", "1-1", "4 1", "0 1",  "1 1 1", "yes",
                                       "a b",  "--1", "1,1", "01 1", "¹ 1" };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert(choice_is_valid(&other, str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!choice_is_valid(&other, str_of(bad[i])), "%s", bad[i]);
    ck_assert(choice_is_valid(&one, STR("yes")) && choice_is_valid(&one, STR("no")));
    ck_assert(choice_is_valid(&one, STR("abstain")));
    ck_assert(!choice_is_valid(&one, STR("")) && !choice_is_valid(&one, STR("YES")));
    ck_assert(!choice_is_valid(&one, STR("yes no")) && !choice_is_valid(&one, STR("1")));
}
END_TEST

RUN_SUITE("ballot count", yes_no_and_abstentions_are_counted_and_share_the_seats,
          the_hash_is_that_of_the_very_bytes, the_quorum_is_met_by_as_many_and_not_by_fewer,
          without_a_ballot_nothing_is_decided, silence_counts_as_the_last_grade,
          equal_proposals_are_said_to_be_tied, choices_have_one_form)
