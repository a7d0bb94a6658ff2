/* Turnout by local group says nothing of few people, whatever is added or taken away. */
#include "support/vote.h"

enum { NORTH = 1, SOUTH, REGION, HIDDEN };

static void make_groups(void)
{
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, is_private, created_at) "
                     "VALUES (1, 'North', 'north', 'The north', 0, 1700000000), "
                     "(2, 'South', 'south', '', 0, 1700000000), "
                     "(3, 'Region', 'region', '', 0, 1700000000), "
                     "(4, 'Hidden', 'hidden', '', 1, 1700000000)");
}

/* Voters from one on. */
static void join(int64_t team_id, int from, int count)
{
    for (int i = from; i < from + count; i++)
        db_script(forum, str_format(&arena,
                                    "INSERT INTO team_member (team_id, account_id, since) "
                                    "VALUES (%d, %d, 1700000000)",
                                    (int)team_id, VOTER + i)
                             .data);
}

static void people(int voters)
{
    ballot_begin(voters);
    make_groups();
}

/* The ids of the groups that are shown, as digits in the order of their handles. */
static const char *shown(int voters)
{
    struct ballot_turnouts turnouts;
    int64_t id = ballot_opened(BALLOT_YES_NO);
    const char *ids = "";

    for (int i = 0; i < voters; i++)
        vote_new(id, VOTER + i, "yes");
    vote_closed(id);
    ck_assert_int_eq(ballot_turnout_of(forum, &arena, id, &turnouts), OK);
    for (size_t i = 0; i < turnouts.count; i++)
        ids = str_format(&arena, "%s%d:%d/%d ", ids, (int)turnouts.items[i].team_id,
                         (int)turnouts.items[i].voted, (int)turnouts.items[i].on_roll)
                  .data;
    return ids;
}

START_TEST(two_large_groups_and_many_others_are_shown)
{
    people(40);
    join(NORTH, 0, 15);
    join(SOUTH, 15, 12);
    ck_assert_str_eq(shown(20), "1:15/15 2:5/12 ");
}
END_TEST

START_TEST(one_voter_in_a_group_is_never_shown)
{
    people(40);
    join(NORTH, 0, 15);
    join(SOUTH, 15, 1);
    ck_assert_str_eq(shown(20), "1:15/15 ");
}
END_TEST

START_TEST(nine_are_too_few_and_ten_are_enough)
{
    people(40);
    join(NORTH, 0, 9);
    join(SOUTH, 9, 10);
    ck_assert_str_eq(shown(12), "2:3/10 ");
}
END_TEST

START_TEST(a_group_that_leaves_one_voter_outside_is_not_shown)
{
    people(23);
    join(NORTH, 0, 12);
    join(SOUTH, 12, 10);
    /* The larger one is, and the other hides whoever is in no group. */
    ck_assert_str_eq(shown(5), "1:5/12 ");
}
END_TEST

START_TEST(all_are_shown_when_nobody_is_outside)
{
    people(22);
    join(NORTH, 0, 12);
    join(SOUTH, 12, 10);
    ck_assert_str_eq(shown(13), "1:12/12 2:1/10 ");
}
END_TEST

START_TEST(a_group_within_another_is_not_shown_when_few_are_in_the_other_alone)
{
    people(60);
    join(REGION, 0, 21);
    join(NORTH, 0, 20);
    ck_assert_str_eq(shown(20), "3:20/21 ");
}
END_TEST

START_TEST(who_is_in_two_groups_counts_in_both)
{
    people(60);
    join(NORTH, 0, 20);
    join(SOUTH, 19, 20);
    ck_assert_str_eq(shown(20), "1:20/20 2:1/20 ");
}
END_TEST

START_TEST(who_is_in_two_groups_does_not_come_out_when_nobody_is_outside)
{
    people(39);
    join(NORTH, 0, 20);
    join(SOUTH, 19, 20);
    /* Both less the total would be that one person. */
    ck_assert_str_eq(shown(20), "1:20/20 ");
}
END_TEST

START_TEST(a_group_whose_members_only_some_may_see_is_not_shown)
{
    people(40);
    join(HIDDEN, 0, 15);
    ck_assert_str_eq(shown(20), "");
}
END_TEST

RUN_TESTS("ballot_turnout", two_large_groups_and_many_others_are_shown,
          one_voter_in_a_group_is_never_shown, nine_are_too_few_and_ten_are_enough,
          a_group_that_leaves_one_voter_outside_is_not_shown, all_are_shown_when_nobody_is_outside,
          a_group_within_another_is_not_shown_when_few_are_in_the_other_alone,
          who_is_in_two_groups_counts_in_both,
          who_is_in_two_groups_does_not_come_out_when_nobody_is_outside,
          a_group_whose_members_only_some_may_see_is_not_shown)
