/* What people hold of a text: taken, changed, withdrawn, counted by local group. */
#include "decisions/stance.h"

#include "decisions/groups.h"
#include "support/question.h"

static struct stance held_by(int64_t account_id)
{
    struct stance stance;

    ck_assert_int_eq(stance_of(forum, &arena, QUESTION, account_id, &stance), OK);
    return stance;
}

static const char *problem_of(int64_t account_id, int64_t version_id, enum stance_kind kind,
                              const char *reason, const char *condition)
{
    struct stance_wish wish = { QUESTION, account_id,     version_id,
                                kind,     str_of(reason), str_of(condition) };
    struct problems *problems = debate_problems();

    ck_assert_int_eq(stance_take(forum, &arena, &wish, problems), NOT_VALID);
    return problems->items[0].field;
}

START_TEST(a_support_needs_no_reason_and_all_else_does)
{
    int64_t version = question_proposed();

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert_str_eq(problem_of(CLEO, version, STANCE_RESERVATION, "", ""), "reason");
    ck_assert_str_eq(problem_of(CLEO, version, STANCE_ASIDE, "no", ""), "reason");
    ck_assert_int_eq(question_stance(CLEO, version, STANCE_ASIDE, "It is too far for me."), OK);
    ck_assert_int_eq(held_by(CLEO).kind, STANCE_ASIDE);
}
END_TEST

START_TEST(a_block_is_no_position_to_choose)
{
    int64_t version = question_proposed();

    ck_assert_str_eq(problem_of(BOB, version, STANCE_BLOCK, "It must be stopped.", ""), "kind");
}
END_TEST

START_TEST(a_condition_stands_beside_what_is_no_support)
{
    int64_t version = question_proposed();
    struct stance_wish wish = { QUESTION,
                                BOB,
                                version,
                                STANCE_RESERVATION,
                                STR("Tuesdays are bad for me."),
                                STR("if it were on Mondays") };
    struct stance_counts counts;

    ck_assert_str_eq(problem_of(BOB, version, STANCE_SUPPORT, "", "if it were free"), "condition");
    ck_assert_int_eq(stance_take(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_int_eq(stance_counts_of(forum, held_by(BOB).option_id, &counts), OK);
    ck_assert_int_eq(counts.conditional, 1);
    ck_assert_int_eq(counts.of[STANCE_RESERVATION], 1);
}
END_TEST

START_TEST(one_position_replaces_the_other_and_the_past_is_kept)
{
    int64_t version = question_proposed();
    struct stances past;

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    debate_later(60);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_ASIDE, "I thought about it again."), OK);
    ck_assert_int_eq(held_by(BOB).kind, STANCE_ASIDE);
    ck_assert_int_eq(stances_of_person(forum, &arena, QUESTION, BOB, &past), OK);
    ck_assert_int_eq(past.count, 2);
    ck_assert_int_eq(past.items[1].kind, STANCE_SUPPORT);
    ck_assert_int_ne(past.items[1].ended_at, 0);
}
END_TEST

START_TEST(the_same_position_twice_is_one)
{
    int64_t version = question_proposed();

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), CONFLICT);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM stance"), 1);
}
END_TEST

START_TEST(a_position_on_an_old_version_is_refused)
{
    int64_t version = question_proposed();
    struct stance_wish wish = { QUESTION, BOB, version, STANCE_SUPPORT };
    struct problems *problems = debate_problems();

    question_revise(ADA, 2, "We meet in the park.");
    ck_assert_int_eq(stance_take(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "version");
    ck_assert_int_eq(problems->items[0].count, 2);
}
END_TEST

START_TEST(a_position_taken_anew_is_not_stale)
{
    int64_t version = question_proposed();

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    version = question_revise(ADA, 2, "We meet in the park.");
    ck_assert(held_by(BOB).is_stale);
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert(!held_by(BOB).is_stale);
}
END_TEST

START_TEST(another_option_can_be_supported)
{
    int64_t version = question_proposed();
    int64_t park = question_option(BOB, "The park", "We meet in the park.");
    struct stance_counts counts;

    ck_assert_int_eq(question_stance(CLEO, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(BOB, question_option_now(park).version_id, STANCE_SUPPORT, ""),
                     OK);
    ck_assert_int_eq(stance_counts_of(forum, park, &counts), OK);
    ck_assert_int_eq(counts.of[STANCE_SUPPORT], 1);
}
END_TEST

START_TEST(a_position_is_withdrawn_and_still_counts_as_having_spoken)
{
    int64_t version = question_proposed();
    struct stance stance;

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(stance_withdraw(forum, &arena, QUESTION, BOB, debate_problems()), OK);
    ck_assert_int_eq(stance_of(forum, &arena, QUESTION, BOB, &stance), NOT_FOUND);
    ck_assert_int_eq(stance_withdraw(forum, &arena, QUESTION, BOB, debate_problems()), NOT_FOUND);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'stance'"),
                     2);
}
END_TEST

START_TEST(nothing_is_held_anew_once_it_is_adopted)
{
    int64_t version = question_proposed();

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    db_script(forum, "UPDATE decision SET state = 6, review_at = 1800000000");
    ck_assert_str_eq(problem_of(CLEO, version, STANCE_SUPPORT, "", ""), "");
    ck_assert_int_eq(stance_withdraw(forum, &arena, QUESTION, BOB, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(who_blocks_lifts_that_first)
{
    int64_t version = question_proposed();

    question_block(BOB, version);
    ck_assert_int_eq(held_by(BOB).kind, STANCE_BLOCK);
    ck_assert_str_eq(problem_of(BOB, version, STANCE_SUPPORT, "", ""), "");
    ck_assert_int_eq(stance_withdraw(forum, &arena, QUESTION, BOB, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(lists_go_by_kind_and_group_and_page)
{
    int64_t version = question_proposed();
    struct stance_query query = { QUESTION, 0, STANCE_SUPPORT, 0, 0, 1 };
    struct stances list;

    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(DAN, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(EVE, version, STANCE_ASIDE, "It is not my matter."), OK);
    ck_assert_int_eq(stances_list(forum, &arena, &query, &list), OK);
    ck_assert_int_eq(list.count, 1);
    ck_assert(list.has_more);
    query.after_id = list.items[0].id;
    ck_assert_int_eq(stances_list(forum, &arena, &query, &list), OK);
    ck_assert_int_eq(list.items[0].author.id, DAN);
    ck_assert(!list.has_more);
    query = (struct stance_query){ QUESTION, 0, STANCE_KINDS, SOUTH, 0, 10 };
    ck_assert_int_eq(stances_list(forum, &arena, &query, &list), OK);
    ck_assert_int_eq(list.count, 2);
}
END_TEST

static struct groups groups_for(int64_t account_id, int64_t option_id)
{
    struct visitor visitor = { .account_id = account_id, .role = account_id ? MEMBER : VISITOR };
    struct option option = question_option_now(option_id);
    struct groups groups;

    ck_assert_int_eq(groups_of(forum, &arena, &visitor, &option, &groups), OK);
    return groups;
}

START_TEST(a_group_agrees_when_more_than_half_of_those_who_spoke_support)
{
    int64_t version = question_proposed();
    struct agreement agreement;

    ck_assert_int_eq(question_stance(CLEO, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(DAN, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(EVE, version, STANCE_ASIDE, "It is not my matter."), OK);
    agreement = groups_agreement(&(struct groups){ 0 });
    ck_assert_int_eq(agreement.groups, 0);
    agreement = groups_agreement((struct groups[]){ groups_for(0, 2) });
    ck_assert_int_eq(agreement.groups, 2);
    ck_assert_int_eq(agreement.agreed, 1);
}
END_TEST

START_TEST(stale_positions_count_in_no_group)
{
    int64_t version = question_proposed();

    ck_assert_int_eq(question_stance(CLEO, version, STANCE_SUPPORT, ""), OK);
    question_revise(ADA, 2, "We meet in the park.");
    ck_assert_int_eq(groups_for(0, 2).count, 0);
}
END_TEST

START_TEST(who_is_in_a_private_group_is_not_told_by_the_counts)
{
    int64_t version = question_proposed();
    struct groups groups;

    ck_assert_int_eq(question_stance(FAY, version, STANCE_SUPPORT, ""), OK);
    groups = groups_for(0, 2);
    ck_assert_int_eq(groups.count, 1);
    ck_assert_int_eq(groups.items[0].team_id, 0);
    ck_assert_int_eq(groups.items[0].of[STANCE_SUPPORT], 1);
    groups = groups_for(BOB, 2);
    ck_assert_int_eq(groups.count, 1);
    ck_assert_int_eq(groups.items[0].team_id, HIDDEN_GROUP);
    ck_assert_int_eq(groups_agreement(&groups).groups, 0);
}
END_TEST

START_TEST(options_stand_in_the_order_of_their_agreement_across_groups)
{
    int64_t version = question_proposed();
    int64_t park = question_option(BOB, "The park", "We meet in the park.");
    int64_t park_version = question_option_now(park).version_id;
    struct options options;

    ck_assert_int_eq(question_stance(DAN, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(BOB, park_version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(EVE, park_version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(options_by_agreement(forum, &arena, QUESTION, &options), OK);
    ck_assert_int_eq(options.count, 3);
    /* The park has (1 + 1) (1 + 1), the library (0 + 1) (1 + 1), the status quo 1. */
    ck_assert_int_eq(options.items[0].id, park);
    ck_assert_int_eq(options.items[1].number, 1);
    ck_assert_int_eq(options.items[2].number, 0);
}
END_TEST

/* Three hundred groups of one supporter each: 2 to the 300th, beyond any machine's number. */
START_TEST(the_order_is_exact_beyond_the_largest_number)
{
    int64_t version = question_proposed();
    int64_t park = question_option(BOB, "The park", "We meet in the park.");
    struct options options;

    for (int i = 0; i < 300; i++)
        db_script(forum, str_format(&arena,
                                    "INSERT INTO team (id, handle, handle_folded, name, kind, "
                                    "created_at) VALUES (%d, 'G%d', 'g%d', '', 0, 1); "
                                    "INSERT INTO team_member (team_id, account_id, since) "
                                    "VALUES (%d, %d, 1);",
                                    100 + i, i, i, 100 + i, i < 150 ? ADA : MIA)
                             .data);
    ck_assert_int_eq(question_stance(ADA, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(MIA, question_option_now(park).version_id, STANCE_SUPPORT, ""),
                     OK);
    db_script(forum, "INSERT INTO team_member (team_id, account_id, since) VALUES (1, 3, 1);");
    ck_assert_int_eq(options_by_agreement(forum, &arena, QUESTION, &options), OK);
    ck_assert_int_eq(options.items[0].id, park);
}
END_TEST

RUN_TESTS("stances", a_support_needs_no_reason_and_all_else_does, a_block_is_no_position_to_choose,
          a_condition_stands_beside_what_is_no_support,
          one_position_replaces_the_other_and_the_past_is_kept, the_same_position_twice_is_one,
          a_position_on_an_old_version_is_refused, a_position_taken_anew_is_not_stale,
          another_option_can_be_supported,
          a_position_is_withdrawn_and_still_counts_as_having_spoken,
          nothing_is_held_anew_once_it_is_adopted, who_blocks_lifts_that_first,
          lists_go_by_kind_and_group_and_page,
          a_group_agrees_when_more_than_half_of_those_who_spoke_support,
          stale_positions_count_in_no_group, who_is_in_a_private_group_is_not_told_by_the_counts,
          options_stand_in_the_order_of_their_agreement_across_groups,
          the_order_is_exact_beyond_the_largest_number)
