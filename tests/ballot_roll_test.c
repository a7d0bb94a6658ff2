/* Who is on the roll of a vote, and stays there. */
#include "accounts/leave.h"
#include "base/clock.h"
#include "support/vote.h"

enum { FIRST = VOTER, SECOND = VOTER + 1, THIRD = VOTER + 2 };

static int64_t marks(int64_t item_id)
{
    return debate_count(str_format(&arena,
                                   "SELECT COUNT(*) AS count FROM ballot_roll "
                                   "WHERE has_voted = 1 AND item_id = %d",
                                   (int)item_id)
                            .data);
}

static int64_t ballots(int64_t item_id)
{
    return debate_count(
        str_format(&arena, "SELECT COUNT(*) AS count FROM ballot WHERE item_id = %d", (int)item_id)
            .data);
}

START_TEST(who_comes_after_the_opening_is_not_on_the_roll)
{
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    db_script(forum,
              str_format(&arena,
                         "INSERT INTO account (id, handle, handle_folded, name, password, role, "
                         "created_at) VALUES (77, 'late', 'late', '', 'x', 1, %d)",
                         (int)clock_now() + 1)
                  .data);
    ck_assert_int_eq(vote_try(id, 77, secret_new(&arena), "yes"), NOT_VALID);
    ck_assert(vote_has_problem(""));
    ck_assert_int_eq(ballot_open(forum, &arena, id, clock_now()), CONFLICT);
    ck_assert_int_eq(ballot_found(id).roll_count, 2);
    ck_assert_int_eq(ballots(id), 0);
    /* Whoever cannot sign in was never on it. */
    ck_assert_int_eq(vote_try(id, ADA, secret_new(&arena), "yes"), NOT_VALID);
}
END_TEST

START_TEST(an_account_made_between_the_opening_and_its_roll_is_not_on_it)
{
    int64_t id;

    ballot_begin(2);
    id = ballot_planned(BALLOT_YES_NO);
    debate_later(3600 + 4);
    db_script(forum, str_format(&arena,
                                "INSERT INTO account (id, handle, handle_folded, name, password, "
                                "role, created_at) VALUES (77, 'late', 'late', '', 'x', 1, %d)",
                                (int)clock_now() - 2)
                         .data);
    ck_assert_int_eq(ballot_open(forum, &arena, id, clock_now() - 4), OK);
    ck_assert_int_eq(ballot_found(id).roll_count, 2);
}
END_TEST

START_TEST(a_team_or_those_drawn_vote_among_themselves)
{
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(6);
    wish = ballot_wish(BALLOT_YES_NO);
    db_script(forum,
              "INSERT INTO team (id, handle, handle_folded, name, created_at) VALUES "
              "(5, 'Cooks', 'cooks', '', 1700000000);"
              "INSERT INTO team_member (team_id, account_id, since) VALUES "
              "(5, 1, 1700000000), (5, 1001, 1700000000), (5, 1002, 1700000000);"
              "INSERT INTO draw (id, slug, category_id, lang, title, purpose, seats, way, "
              "created_at, known_at, held_at, changed_at) VALUES (1, 'jury', 1, 'en', "
              "'Jury', '', 2, 0, 1, 2, 3, 3);"
              "INSERT INTO draw_member (draw_id, name, account_id, seat, declined_at) VALUES "
              "(1, 'a', 1003, 1, 0), (1, 'b', 1004, 0, 0), (1, 'c', NULL, 2, 0), "
              "(1, 'd', 1005, 1, 3);");
    wish.item.electorate = VOTERS_TEAM;
    wish.item.team_id = 5;
    id = ballot_opened_as(&wish);
    ck_assert_int_eq(ballot_found(id).roll_count, 2);
    ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), "yes"), NOT_VALID);
    vote_new(id, SECOND, "yes");
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.electorate = VOTERS_DRAWN;
    wish.item.draw_id = 1;
    id = ballot_opened_as(&wish);
    ck_assert_int_eq(ballot_found(id).roll_count, 1);
    ck_assert_int_eq(vote_try(id, VOTER + 4, secret_new(&arena), "yes"), NOT_VALID);
    /* Who stepped down does not vote beside who has the seat now. */
    ck_assert_int_eq(vote_try(id, VOTER + 5, secret_new(&arena), "yes"), NOT_VALID);
    vote_new(id, VOTER + 3, "yes");
}
END_TEST

START_TEST(who_is_suspended_votes_all_the_same)
{
    int64_t id;

    ballot_begin(2);
    db_script(forum, "UPDATE account SET suspended_until = 1990000000 WHERE id >= 1000");
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(ballot_found(id).roll_count, 2);
    vote_new(id, FIRST, "yes");
}
END_TEST

static void leave(int64_t account_id, bool erases)
{
    struct account_event event = { account_id, erases };

    db_begin(forum);
    ck_assert_int_eq(account_leave(forum, &arena, &event, debate_problems()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

START_TEST(who_leaves_or_is_erased_meanwhile_has_voted)
{
    struct ballot_item item;
    struct str secret;
    int64_t id;

    ballot_begin(4);
    id = ballot_opened(BALLOT_YES_NO);
    secret = vote_new(id, FIRST, "yes");
    vote_new(id, SECOND, "yes");
    leave(FIRST, false);
    leave(SECOND, true);
    leave(THIRD, true);
    ck_assert_int_eq(ballots(id), 2);
    ck_assert_int_eq(marks(id), 2);
    vote_shuffle(id);
    item = vote_closed(id);
    ck_assert_int_eq(item.roll_count, 4);
    ck_assert_int_eq(item.ballots, 2);
    ck_assert_int_eq(vote_figure(id, 0, 1).votes, 2);
    ck_assert_str_eq(vote_now(id, secret), "yes");
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(ballot_found(id).roll_count, 1);
}
END_TEST

RUN_TESTS("ballot_roll", who_comes_after_the_opening_is_not_on_the_roll,
          an_account_made_between_the_opening_and_its_roll_is_not_on_it,
          a_team_or_those_drawn_vote_among_themselves, who_is_suspended_votes_all_the_same,
          who_leaves_or_is_erased_meanwhile_has_voted)
