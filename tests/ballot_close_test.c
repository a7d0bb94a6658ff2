/* What comes out of a vote, and when: what ballots/close.h promises. */
#include "support/vote.h"

#include <sodium.h>
#include <string.h>

#include "base/clock.h"
#include "log/tree.h"
#include "store/driver.h"
#include "support/log.h"

static struct ballot_wish wish_of(enum ballot_kind kind, int64_t seats, int64_t quorum)
{
    struct ballot_wish wish = ballot_wish(kind);

    wish.item.seats = seats;
    wish.item.quorum = quorum;
    return wish;
}

static int64_t opened(int64_t seats, int64_t quorum)
{
    struct ballot_wish wish = wish_of(BALLOT_YES_NO, seats, quorum);

    return ballot_opened_as(&wish);
}

static void vote_in_turn(int64_t id, int yes, int no, int abstain)
{
    vote_many(id, VOTER, yes, "yes");
    vote_many(id, VOTER + yes, no, "no");
    vote_many(id, VOTER + yes + no, abstain, "abstain");
}

static struct str list_of(const struct ballot_item *item)
{
    struct str bytes;

    ck_assert_int_eq(ballot_list_of(forum, &arena, item, &bytes), OK);
    return bytes;
}

static struct str sha256(struct str bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    crypto_hash_sha256(hash, (const unsigned char *)bytes.data, bytes.length);
    return str_hex(&arena, (struct str){ (const char *)hash, sizeof hash });
}

static struct hash seed_of(const struct ballot_item *item)
{
    struct hash seed = { { 0 } };

    ck_assert_int_eq(sodium_hex2bin(seed.bytes, sizeof seed.bytes, item->seed.data,
                                    item->seed.length, NULL, NULL, NULL),
                     0);
    return seed;
}

static void check_figure(int64_t item_id, const struct ballot_figure *should)
{
    struct ballot_figure is = vote_figure(item_id, should->proposal, should->grade);

    ck_assert_int_eq(is.votes, should->votes);
    ck_assert_int_eq(is.seats, should->seats);
}

static void check_profile(int64_t item_id, const struct ballot_list *list, int64_t number,
                          const struct profile *profile)
{
    for (size_t grade = 0; grade < list->grade_count; grade++)
        check_figure(item_id, &(struct ballot_figure){ number, (int64_t)grade + 1,
                                                       profile->votes[grade], 0 });
}

/* Whoever has the list and the log comes to the same. */
static void check_recount(int64_t id)
{
    struct ballot_item item = ballot_found(id);
    struct hash seed = seed_of(&item);
    struct ballot_list list;
    struct recount recount;
    struct str fault = STR("");

    ck_assert_str_eq(sha256(list_of(&item)).data, item.list_hash.data);
    ck_assert_msg(ballot_list_read(&arena, list_of(&item), &list, &fault) == OK, "%s", fault.data);
    ck_assert_int_eq(list.roll, item.roll_count);
    list_count(&arena, &list, &seed, &recount);
    ck_assert_str_eq(recount.list_hash.data, item.list_hash.data);
    ck_assert_int_eq(recount.ballots, item.ballots);
    ck_assert_int_eq(recount.outcome, item.outcome);
    ck_assert_int_eq(recount.winner, item.winner);
    for (int i = 0; !list.is_judgment && i < 3; i++)
        check_figure(id, &(struct ballot_figure){ 0, i + 1, recount.shares[i].votes,
                                                  recount.shares[i].seats });
    for (size_t i = 0; i < list.proposal_count; i++)
        check_profile(id, &list, (int64_t)i + 1, &recount.profiles[i]);
}

START_TEST(nothing_comes_out_before_its_close)
{
    struct ballot_figures figures;
    struct ballot_turnouts turnouts;
    struct ballot_item item;
    struct str bytes;
    int64_t id;

    ballot_begin(12);
    id = opened(10, 0);
    vote_in_turn(id, 5, 4, 3);
    vote_shuffle(id);
    debate_later(86400 - 1);
    item = ballot_found(id);
    ck_assert_int_eq(ballot_close(forum, &arena, id, clock_now()), CONFLICT);
    ck_assert_int_eq(ballot_list_of(forum, &arena, &item, &bytes), NOT_FOUND);
    ck_assert_int_eq(ballot_figures_of(forum, &arena, id, &figures), OK);
    ck_assert_int_eq((int)figures.count, 0);
    ck_assert_int_eq(ballot_turnout_of(forum, &arena, id, &turnouts), OK);
    ck_assert_int_eq((int)turnouts.count, 0);
    ck_assert_int_eq(item.ballots, 0);
    ck_assert_int_eq(item.outcome, OUTCOME_NONE);
    ck_assert_int_eq(item.winner, 0);
    ck_assert_int_eq((int)item.list_hash.length, 0);
    ck_assert_int_eq(item.roll_count, 12);
    /* Nor does the item's own row change with a vote, but for its shuffle. */
    id = opened(0, 0);
    item = ballot_found(id);
    vote_new(id, VOTER, "yes");
    ck_assert_int_eq(ballot_found(id).version, item.version);
    ck_assert_int_eq(ballot_found(id).changed_at, item.changed_at);
}
END_TEST

START_TEST(forty_thirty_thirty_of_ten_is_four_three_three)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(10);
    id = opened(10, 0);
    vote_in_turn(id, 4, 3, 3);
    item = vote_closed(id);
    ck_assert_int_eq(item.closed_at, item.closes_at);
    ck_assert_int_eq(item.ballots, 10);
    ck_assert_int_eq(item.outcome, OUTCOME_CARRIED);
    check_figure(id, &(struct ballot_figure){ 0, 1, 4, 4 });
    check_figure(id, &(struct ballot_figure){ 0, 2, 3, 3 });
    check_figure(id, &(struct ballot_figure){ 0, 3, 3, 3 });
    check_recount(id);
    db_begin(forum);
    ck_assert_int_eq(ballot_close(forum, &arena, id, clock_now()), CONFLICT);
    db_rollback(forum);
}
END_TEST

START_TEST(as_many_yes_as_no_does_not_carry)
{
    int64_t id;

    ballot_begin(5);
    id = opened(0, 0);
    vote_in_turn(id, 2, 2, 1);
    ck_assert_int_eq(vote_closed(id).outcome, OUTCOME_NOT_CARRIED);
    check_figure(id, &(struct ballot_figure){ 0, 1, 2, 0 });
    check_recount(id);
}
END_TEST

START_TEST(without_a_vote_nothing_is_decided)
{
    struct ballot_wish wish;
    struct ballot_item item;
    int64_t id;

    ballot_begin(5);
    id = opened(10, 20);
    item = vote_closed(id);
    ck_assert_int_eq(item.outcome, OUTCOME_NO_VOTES);
    for (int grade = 1; grade <= 3; grade++)
        check_figure(id, &(struct ballot_figure){ 0, grade, 0, 0 });
    check_recount(id);
    wish = ballot_wish(BALLOT_JUDGMENT);
    id = ballot_opened_as(&wish);
    item = vote_closed(id);
    ck_assert_int_eq(item.outcome, OUTCOME_NO_VOTES);
    ck_assert_int_eq(item.winner, 0);
    check_recount(id);
}
END_TEST

START_TEST(ties_everywhere_are_broken_by_the_seed_and_by_it_alone)
{
    struct ballot_item item;
    int64_t id, seats = 0;

    ballot_begin(9);
    id = opened(10, 0);
    vote_in_turn(id, 3, 3, 3);
    item = vote_closed(id);
    ck_assert_int_eq(item.outcome, OUTCOME_NOT_CARRIED);
    for (int grade = 1; grade <= 3; grade++)
        seats += vote_figure(id, 0, grade).seats;
    ck_assert_int_eq(seats, 10);
    check_recount(id);
    id = ballot_opened(BALLOT_JUDGMENT);
    vote_many(id, VOTER, 3, "2 2 2");
    vote_many(id, VOTER + 3, 3, "1 1 1");
    item = vote_closed(id);
    ck_assert_int_eq(item.outcome, OUTCOME_CARRIED);
    ck_assert(item.winner >= 1 && item.winner <= 3);
    check_recount(id);
}
END_TEST

START_TEST(the_best_grade_in_the_middle_wins)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(5);
    id = ballot_opened(BALLOT_JUDGMENT);
    vote_many(id, VOTER, 3, "3 2 6");
    vote_many(id, VOTER + 3, 2, "1 5 -");
    item = vote_closed(id);
    ck_assert_int_eq(item.outcome, OUTCOME_CARRIED);
    ck_assert_int_eq(item.winner, 2);
    check_figure(id, &(struct ballot_figure){ 3, 6, 5, 0 });
    check_recount(id);
}
END_TEST

START_TEST(a_quorum_is_of_the_roll_and_without_it_no_seats_are_shared)
{
    int64_t id;

    ballot_begin(10);
    id = opened(10, 30);
    vote_in_turn(id, 2, 1, 0);
    ck_assert_int_eq(vote_closed(id).outcome, OUTCOME_CARRIED);
    check_recount(id);
    id = opened(10, 31);
    vote_in_turn(id, 2, 1, 0);
    ck_assert_int_eq(vote_closed(id).outcome, OUTCOME_NO_QUORUM);
    check_figure(id, &(struct ballot_figure){ 0, 1, 2, 0 });
    check_figure(id, &(struct ballot_figure){ 0, 2, 1, 0 });
    check_recount(id);
}
END_TEST

static const char *payload(int64_t entry)
{
    static const struct sql sql = { "close_payload",
                                    "SELECT payload FROM log_words WHERE number = $1",
                                    SQL_OWN + 25 };
    struct rows rows = db_query(forum, sql, value(entry));
    const char *text = rows_next(&rows) ? row_text(&rows, "payload", &arena).data : "";

    ck_assert_int_eq(rows_end_one(&rows), OK);
    return text;
}

START_TEST(the_list_and_then_the_result_are_entries_of_a_log_that_holds)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(4);
    id = opened(0, 0);
    vote_in_turn(id, 2, 1, 1);
    item = vote_closed(id);
    ck_assert_int_eq(item.result_entry, item.list_entry + 1);
    ck_assert_str_eq(payload(item.list_entry),
                     str_format(&arena,
                                "{\"act\":\"list\",\"sha256\":\"%s\",\"ballots\":4,\"roll\":4}",
                                item.list_hash.data)
                         .data);
    ck_assert_str_eq(
        payload(item.result_entry),
        str_format(&arena,
                   "{\"act\":\"result\",\"outcome\":\"carried\",\"list\":%d,\"ballots\":4,"
                   "\"roll\":4,\"yes\":2,\"no\":1,\"abstain\":1,\"seed\":\"%s\"}",
                   (int)item.list_entry, item.seed.data)
            .data);
    ck_assert_str_eq(payload(item.list_entry - 1), "{\"act\":\"opened\",\"roll\":4}");
    log_check_whole(forum, (int)item.result_entry + 1);
}
END_TEST

START_TEST(the_list_names_the_page_as_the_site_was_known_at_the_close)
{
    struct ballot_item item;
    struct str before;

    ballot_begin(3);
    item = vote_closed(opened(0, 0));
    ck_assert(str_starts(list_of(&item), "palabre ballots 1\nitem: /b/shall-we-meet-"));
    before = list_of(&item);
    ballots_site(STR("https://forum.example"));
    ck_assert(str_equal(list_of(&item), before));
    item = vote_closed(opened(0, 0));
    ck_assert(str_starts(list_of(&item),
                         "palabre ballots 1\nitem: https://forum.example/b/shall-we-meet-"));
    ballots_site(STR("https://moved.example"));
    check_recount(item.id);
}
END_TEST

START_TEST(a_close_that_comes_before_its_opening_was_taken_opens_first)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(3);
    id = ballot_planned(BALLOT_YES_NO);
    debate_later(10 * 86400);
    item = vote_closed(id);
    ck_assert_int_eq(item.opened_at, item.opens_at);
    ck_assert_int_eq(item.closed_at, item.closes_at);
    ck_assert_int_eq(item.roll_count, 3);
    ck_assert_int_eq(item.outcome, OUTCOME_NO_VOTES);
}
END_TEST

RUN_TESTS("ballot_close", nothing_comes_out_before_its_close,
          forty_thirty_thirty_of_ten_is_four_three_three, as_many_yes_as_no_does_not_carry,
          without_a_vote_nothing_is_decided, ties_everywhere_are_broken_by_the_seed_and_by_it_alone,
          the_best_grade_in_the_middle_wins,
          a_quorum_is_of_the_roll_and_without_it_no_seats_are_shared,
          the_list_and_then_the_result_are_entries_of_a_log_that_holds,
          the_list_names_the_page_as_the_site_was_known_at_the_close,
          a_close_that_comes_before_its_opening_was_taken_opens_first)
