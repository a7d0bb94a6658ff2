/* Trials of options side by side: charters, owners, evidence, reports. */
#include "decisions/trial.h"

#include <string.h>

#include "base/clock.h"
#include "decisions/evidence.h"
#include "decisions/report.h"
#include "support/suite.h"
#include "support/trial.h"

static enum result offer_as(int64_t actor_id, int64_t option_id, struct charter charter,
                            struct problems *problems)
{
    struct trial_offer offer = {
        .decision_id = DECISION,
        .actor_id = actor_id,
        .option_id = option_id,
        .charter = charter,
        .common = trial_common(),
    };
    int64_t id;

    return trial_offer(forum, &arena, &offer, problems, &id);
}

static enum result start_as(int64_t actor_id, struct problems *problems)
{
    struct trial_act act = { DECISION, actor_id };

    return trial_start(forum, &arena, &act, problems);
}

static int64_t branch_id_of(size_t place)
{
    return trial_now().branches.items[place].id;
}

START_TEST(an_offer_makes_two_branches_and_the_other_side_has_to_write_its_charter)
{
    struct trial trial;
    int64_t id;

    trial_debate(STATE_PROPOSED);
    id = trial_offered();
    trial = trial_now();
    ck_assert_uint_eq(trial.branches.count, 2);
    ck_assert_int_eq(trial.branches.items[0].option_id, PROPOSED_OPTION);
    ck_assert(!branch_has_charter(&trial.branches.items[0]));
    ck_assert_int_eq(trial.branches.items[1].id, id);
    ck_assert(branch_has_charter(&trial.branches.items[1]));
    ck_assert_text(trial.common.question, "Where do more people speak?");
    ck_assert_uint_eq(trial.common.measure_count, 2);
    ck_assert_text(trial.common.measures[1].how, "Asked at the end");
    ck_assert_uint_eq(trial.branches.items[1].owners.count, 3);
    ck_assert_int_eq(trial.branches.items[1].accepted, 1); /* Bob, who wrote it */
}
END_TEST

START_TEST(every_field_that_is_missing_is_named)
{
    static const char *const fields[] = {
        "perimeter", "hypothesis", "expected_by", "stop_rule", "topic",
        "owners",    "question",   "review",      "measure_1", "option",
    };
    struct problems *problems = debate_problems();
    struct trial_offer offer = { .decision_id = DECISION, .actor_id = BOB };
    int64_t id;

    trial_debate(STATE_PROPOSED);
    problems = debate_problems();
    ck_assert_int_eq(trial_offer(forum, &arena, &offer, problems, &id), NOT_VALID);
    ck_assert_uint_eq(problems->count, sizeof fields / sizeof *fields);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        ck_assert_msg(trial_refused(problems, fields[i]), "%s", fields[i]);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM trial"), 0);
}
END_TEST

START_TEST(a_charter_is_refused_for_what_is_wrong_in_it)
{
    struct charter charter;
    struct problems *problems;

    trial_debate(STATE_PROPOSED);
    charter = trial_charter("Bob, Nobody, Cleo");
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    ck_assert(trial_refused(problems, "owners"));
    charter = trial_charter("Bob, bob @BOB");
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    ck_assert(trial_refused(problems, "owners"));
    charter = trial_charter("Bob Cleo Dan");
    charter.expected_by = clock_now() + 91 * DAY; /* after the review */
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    ck_assert(trial_refused(problems, "expected_by"));
    charter.expected_by = clock_now() - 1;
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    charter = trial_charter("Bob Cleo Dan");
    charter.topic_id = TOPIC + 1;
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    ck_assert(trial_refused(problems, "topic"));
    charter = trial_charter("Bob Cleo Dan");
    charter.team = STR("Nobody");
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, problems = debate_problems()), NOT_VALID);
    ck_assert(trial_refused(problems, "team"));
}
END_TEST

START_TEST(a_measure_says_how_it_is_taken_and_the_review_has_a_day)
{
    struct common common = trial_common();
    struct problems *problems = debate_problems();

    trial_debate(STATE_PROPOSED);
    common = trial_common();
    common.measures[1].how = STR("");
    common.review_at = clock_now();
    ck_assert_int_eq(common_check(&common, clock_now(), problems), NOT_VALID);
    ck_assert(trial_refused(problems, "how_2"));
    ck_assert(trial_refused(problems, "review"));
    common = trial_common();
    common.review_at = clock_now() + (TRIAL_DAYS_MAX + 1) * (int64_t)DAY;
    common.measures[0] = (struct measure){ STR(" "), STR("") };
    problems = debate_problems();
    ck_assert_int_eq(common_check(&common, clock_now(), problems), NOT_VALID);
    ck_assert(trial_refused(problems, "review"));
    ck_assert_uint_eq(common.measure_count, 1); /* the second became the first */
    ck_assert_text(common.measures[0].name, "Hours spent");
}
END_TEST

START_TEST(only_what_can_be_forked_is_and_only_while_it_is_talked_about)
{
    trial_debate(STATE_OPEN);
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, trial_charter("Bob Cleo Dan"), debate_problems()),
                     NOT_VALID);
    db_script(forum, "UPDATE decision SET state = 3, is_forkable = 0;");
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, trial_charter("Bob Cleo Dan"), debate_problems()),
                     NOT_VALID);
    db_script(forum, "UPDATE decision SET is_forkable = 1;");
    ck_assert_int_eq(
        offer_as(BOB, PROPOSED_OPTION, trial_charter("Bob Cleo Dan"), debate_problems()),
        NOT_VALID); /* it is not Bob's side */
    ck_assert_int_eq(offer_as(BOB, 1, trial_charter("Bob Cleo Dan"), debate_problems()),
                     NOT_VALID); /* the status quo has no text */
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, trial_charter("Bob Cleo Dan"), debate_problems()),
                     OK);
    ck_assert_int_eq(offer_as(CLEO, OTHER_OPTION, trial_charter("Ada Cleo Dan"), debate_problems()),
                     NOT_VALID); /* it has a branch */
}
END_TEST

START_TEST(it_starts_once_both_charters_are_whole_all_owners_accept_and_both_agree)
{
    struct branch_act agree;
    int64_t a, b;

    trial_debate(STATE_PROPOSED);
    b = trial_offered();
    ck_assert_int_eq(start_as(BOB, debate_problems()), NOT_VALID);
    a = trial_answered();
    ck_assert_int_eq(trial_owns(a, EVE, OWN_ACCEPT), OK);
    ck_assert_int_eq(trial_owns(a, EVE, OWN_ACCEPT), CONFLICT);
    ck_assert_int_eq(trial_owns(a, FAY, OWN_ACCEPT), OK);
    ck_assert_int_eq(trial_owns(b, CLEO, OWN_ACCEPT), OK);
    ck_assert_int_eq(start_as(BOB, debate_problems()), NOT_VALID); /* Dan did not say yes */
    ck_assert_int_eq(trial_owns(b, HAL, OWN_ACCEPT), NOT_VALID);   /* nobody asked Hal */
    ck_assert_int_eq(trial_owns(b, DAN, OWN_ACCEPT), OK);
    ck_assert_int_eq(start_as(BOB, debate_problems()), NOT_VALID); /* Ada wrote after Bob */
    agree = (struct branch_act){ b, ADA };
    ck_assert_int_eq(branch_agree(forum, &arena, &agree, debate_problems()), NOT_VALID);
    agree.actor_id = BOB;
    ck_assert_int_eq(branch_agree(forum, &arena, &agree, debate_problems()), OK);
    ck_assert_int_eq(branch_agree(forum, &arena, &agree, debate_problems()), CONFLICT);
    ck_assert_int_eq(start_as(HAL, debate_problems()), NOT_VALID); /* neither blocks nor backs */
    ck_assert_int_eq(start_as(BOB, debate_problems()), OK);
    ck_assert_int_eq(trial_decision().state, STATE_FORKED);
    ck_assert_int_eq(trial_now().started_at, clock_now());
    ck_assert_int_eq(trial_branch(a).state, BRANCH_RUNNING);
    ck_assert_int_eq(trial_branch(b).state, BRANCH_RUNNING);
}
END_TEST

START_TEST(who_changes_the_common_part_asks_the_other_side_again)
{
    struct common_wish wish = { DECISION, ADA, { .question = { 0 } } };
    int64_t a, b;

    trial_debate(STATE_PROPOSED);
    b = trial_offered();
    a = trial_answered();
    wish.common = trial_common();
    wish.common.question = STR("Where do more people stay?");
    wish.common.measure_count = 0;
    ck_assert_int_eq(trial_change(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_text(trial_now().common.question, "Where do more people stay?");
    ck_assert_int_gt(trial_branch(a).agreed_at, 0);
    ck_assert_int_eq(trial_branch(b).agreed_at, 0);
    wish.actor_id = HAL;
    ck_assert_int_eq(trial_change(forum, &arena, &wish, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(a_running_branch_keeps_its_charter)
{
    struct charter_wish again = { .actor_id = BOB };
    struct problems *problems;

    trial_debate(STATE_PROPOSED);
    trial_running();
    again.branch_id = branch_id_of(1);
    again.charter = trial_charter("Bob Cleo Dan");
    problems = debate_problems();
    ck_assert_int_eq(branch_charter(forum, &arena, &again, problems), NOT_VALID);
    ck_assert_uint_eq(problems->count, 1);
}
END_TEST

START_TEST(owners_may_decline_leave_and_be_asked_but_never_own_both)
{
    struct own_wish ask = { .actor_id = BOB, .act = OWN_ASK, .handle = STR("@hal") };
    int64_t a, b;

    trial_debate(STATE_PROPOSED);
    b = ask.branch_id = trial_offered();
    a = trial_answered();
    ck_assert_int_eq(trial_owns(b, DAN, OWN_DECLINE), OK);
    ck_assert_int_eq(trial_owns(b, DAN, OWN_DECLINE), NOT_VALID);
    ck_assert_int_eq(branch_own(forum, &arena, &ask, debate_problems()), OK);
    ck_assert_int_eq(branch_own(forum, &arena, &ask, debate_problems()), CONFLICT);
    ask.handle = STR("Nobody");
    ck_assert_int_eq(branch_own(forum, &arena, &ask, debate_problems()), NOT_VALID);
    ask.actor_id = HAL; /* asked, but not an owner */
    ask.handle = STR("Gil");
    ck_assert_int_eq(branch_own(forum, &arena, &ask, debate_problems()), NOT_VALID);
    ck_assert_int_eq(trial_owns(b, HAL, OWN_ACCEPT), OK);
    ask.actor_id = ADA;
    ask.branch_id = a;
    ask.handle = STR("Hal");
    ck_assert_int_eq(branch_own(forum, &arena, &ask, debate_problems()), OK);
    ck_assert_int_eq(trial_owns(a, HAL, OWN_ACCEPT), NOT_VALID);
    ck_assert_int_eq(trial_owns(b, HAL, OWN_LEAVE), OK);
    ck_assert_int_eq(trial_owns(a, HAL, OWN_ACCEPT), OK);
}
END_TEST

static void make_team(void)
{
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, description, lang, kind, "
                     "admission, mentionable, is_private, called_when_large, created_at) VALUES "
                     "(1, 'Hall', 'hall', '', '', '', 1, 0, 4, 0, 0, 1780000000);"
                     "INSERT INTO team_member (team_id, account_id, leads, since) VALUES "
                     "(1, 7, 1, 1780000000), (1, 9, 0, 1780000000);");
}

START_TEST(a_team_owns_a_branch_once_a_lead_of_it_says_yes)
{
    struct charter charter;
    int64_t b;

    trial_debate(STATE_PROPOSED);
    make_team();
    charter = trial_charter("");
    charter.team = STR("@hall");
    ck_assert_int_eq(offer_as(BOB, OTHER_OPTION, charter, debate_problems()), OK);
    b = branch_id_of(1);
    ck_assert_int_eq(branch_owners_missing(&trial_now().branches.items[1], 3), 3);
    ck_assert_int_eq(trial_owns(b, HAL, OWN_ACCEPT), NOT_VALID); /* in it, no lead */
    ck_assert_int_eq(trial_owns(b, FAY, OWN_ACCEPT), OK);
    ck_assert_int_eq(branch_owners_missing(&trial_now().branches.items[1], 3), 0);
    ck_assert_int_eq(trial_owns(b, FAY, OWN_LEAVE), OK);
    ck_assert_int_eq(trial_branch(b).team_id, 0);
}
END_TEST

static size_t needing(struct branches_needing *list)
{
    struct visitor visitor = { .account_id = HAL, .role = MEMBER };

    ck_assert_int_eq(branches_needing_owners(forum, &arena, &visitor, list), OK);
    return list->count;
}

START_TEST(a_branch_whose_owners_leave_asks_for_others_among_those_who_try_it)
{
    struct branches_needing list;
    struct branch_act join = { .actor_id = HAL };
    int64_t b;

    trial_debate(STATE_PROPOSED);
    trial_running();
    b = join.branch_id = branch_id_of(1);
    ck_assert_uint_eq(needing(&list), 0);
    ck_assert_int_eq(trial_owns(b, CLEO, OWN_LEAVE), OK);
    ck_assert_uint_eq(needing(&list), 1);
    ck_assert_int_eq(list.items[0].id, b);
    ck_assert_int_eq(list.items[0].missing, 1);
    ck_assert_int_eq(trial_owns(b, HAL, OWN_ACCEPT), NOT_VALID);
    ck_assert_int_eq(branch_join(forum, &arena, &join, debate_problems()), OK);
    ck_assert_int_eq(branch_join(forum, &arena, &join, debate_problems()), CONFLICT);
    ck_assert_int_eq(trial_owns(b, HAL, OWN_ACCEPT), OK);
    ck_assert_uint_eq(needing(&list), 0);
    ck_assert_int_eq(branch_leave(forum, &arena, &join, debate_problems()), OK);
    ck_assert_int_eq(branch_leave(forum, &arena, &join, debate_problems()), CONFLICT);
}
END_TEST

START_TEST(whoever_goes_leaves_what_they_own)
{
    struct branches_needing list;
    int64_t b;

    trial_debate(STATE_PROPOSED);
    trial_running();
    b = branch_id_of(1);
    ck_assert_int_eq(branches_of_gone(forum, &arena, BOB), OK);
    ck_assert_int_eq(trial_branch(b).accepted, 2);
    ck_assert_uint_eq(needing(&list), 1);
    ck_assert_int_eq(branches_of_gone(forum, &arena, BOB), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_event WHERE kind = 23 "
                                  "AND actor_id = 2 AND branch_id IS NOT NULL"),
                     1);
}
END_TEST

START_TEST(evidence_is_of_a_day_that_has_come_and_of_a_branch_that_runs)
{
    struct evidence_wish seen = { .actor_id = HAL,
                                  .effect = EVIDENCE_WEAKENS,
                                  .words = STR(" Nobody came on Monday "),
                                  .seen_on = 1780000000 };
    struct evidence_list list;
    struct problems *problems;

    trial_debate(STATE_PROPOSED);
    seen.branch_id = trial_offered();
    ck_assert_int_eq(evidence_add(forum, &arena, &seen, debate_problems()), NOT_VALID);
    db_script(forum, "UPDATE trial SET ended_at = 1; UPDATE branch SET ended_at = 1;");
    trial_running();
    seen.branch_id = branch_id_of(1);
    ck_assert_int_eq(evidence_add(forum, &arena, &seen, debate_problems()), OK);
    ck_assert_int_eq(evidence_of_trial(forum, &arena, trial_now().id, &list), OK);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_text(list.items[0].words, "Nobody came on Monday");
    ck_assert_int_eq(list.items[0].effect, EVIDENCE_WEAKENS);
    ck_assert_int_eq(list.items[0].author.id, HAL);
    seen = (struct evidence_wish){
        .branch_id = seen.branch_id, .actor_id = HAL, .effect = 3, .seen_on = clock_now() + 2 * DAY
    };
    problems = debate_problems();
    ck_assert_int_eq(evidence_add(forum, &arena, &seen, problems), NOT_VALID);
    ck_assert_uint_eq(problems->count, 3);
}
END_TEST

START_TEST(a_report_gives_the_common_measures_and_is_its_owners_to_write)
{
    struct report_wish wish = { .actor_id = BOB };
    struct problems *problems;
    int64_t b;

    trial_debate(STATE_PROPOSED);
    trial_running();
    b = wish.branch_id = branch_id_of(1);
    ck_assert_int_eq(trial_report(b, ADA), NOT_VALID);
    problems = debate_problems();
    ck_assert_int_eq(report_send(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert_uint_eq(problems->count, 4); /* two measures, the report, the lessons */
    ck_assert(trial_refused(problems, "value_2"));
    ck_assert_int_eq(trial_report(b, BOB), OK);
    ck_assert_int_eq(trial_branch(b).reported_at, clock_now());
    ck_assert_text(trial_branch(b).values[0], "43");
    ck_assert_text(trial_branch(b).lessons, "Begin earlier.");
    ck_assert_int_eq(trial_report(b, CLEO), OK); /* another takes its place */
}
END_TEST

START_TEST(a_branch_stops_early_only_with_its_report_and_the_review_opens_when_all_are_in)
{
    struct stop_wish stop = { .actor_id = BOB, .as = BRANCH_RUNNING };
    struct problems *problems;
    int64_t a;

    trial_debate(STATE_PROPOSED);
    trial_running();
    a = branch_id_of(0);
    stop.branch_id = branch_id_of(1);
    problems = debate_problems();
    ck_assert_int_eq(branch_stop(forum, &arena, &stop, problems), NOT_VALID);
    ck_assert_uint_eq(problems->count, 3); /* why, how, no report */
    ck_assert_int_eq(trial_report(stop.branch_id, BOB), OK);
    stop.as = BRANCH_ABANDONED;
    stop.why = STR("Nobody goes on");
    ck_assert_int_eq(branch_stop(forum, &arena, &stop, debate_problems()), OK);
    ck_assert_int_eq(branch_stop(forum, &arena, &stop, debate_problems()), NOT_VALID);
    ck_assert_int_eq(trial_branch(stop.branch_id).state, BRANCH_ABANDONED);
    trial_later(0);
    ck_assert_int_eq(trial_decision().state, STATE_FORKED); /* A runs on */
    ck_assert_int_eq(trial_report(a, ADA), OK);
    trial_later(0);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
    ck_assert_int_eq(trial_branch(a).state, BRANCH_REPORTING);
    ck_assert_int_eq(trial_branch(stop.branch_id).state, BRANCH_ABANDONED);
}
END_TEST

START_TEST(a_third_branch_starts_beside_the_others_when_its_owners_accept)
{
    int64_t c;

    trial_debate(STATE_PROPOSED);
    trial_running();
    ck_assert_int_eq(offer_as(HAL, THIRD_OPTION, trial_charter("Hal, Gil, Mia"), debate_problems()),
                     OK);
    c = branch_id_of(2);
    ck_assert_int_eq(trial_branch(c).state, BRANCH_OFFERED);
    ck_assert_int_eq(trial_branch(c).number, 2);
    ck_assert_int_eq(trial_owns(c, GIL, OWN_ACCEPT), OK);
    ck_assert_int_eq(trial_branch(c).state, BRANCH_OFFERED);
    ck_assert_int_eq(trial_owns(c, MIA, OWN_ACCEPT), OK);
    ck_assert_int_eq(trial_branch(c).state, BRANCH_RUNNING);
    ck_assert_int_eq(offer_as(DAN, THIRD_OPTION, trial_charter("Dan, Gil, Mia"), debate_problems()),
                     NOT_VALID);
}
END_TEST

START_TEST(an_offer_is_taken_back_with_all_that_was_made_for_it)
{
    struct branch_act act = { .actor_id = BOB };
    int64_t a;

    trial_debate(STATE_PROPOSED);
    act.branch_id = trial_offered();
    act.actor_id = CLEO;
    ck_assert_int_eq(trial_withdraw(forum, &arena, &act, debate_problems()), NOT_VALID);
    act.actor_id = BOB;
    ck_assert_int_eq(trial_withdraw(forum, &arena, &act, debate_problems()), OK);
    ck_assert_int_gt(trial_now().ended_at, 0);
    act.branch_id = trial_offered(); /* and again */
    a = trial_answered();
    ck_assert_int_eq(trial_withdraw(forum, &arena, &act, debate_problems()), OK);
    ck_assert_int_eq(trial_now().ended_at, 0); /* A has its charter */
    ck_assert_int_eq(trial_branch(a).state, BRANCH_OFFERED);
    ck_assert_int_eq(start_as(BOB, debate_problems()), NOT_VALID);
}
END_TEST

START_TEST(a_fork_tries_the_newest_text_of_each_option)
{
    trial_debate(STATE_PROPOSED);
    trial_agreed();
    db_script(forum, "INSERT INTO text_version (option_id, number, text, html, hash, created_at) "
                     "SELECT option_id, 2, 'New.', 'New.', hash, 1 FROM text_version "
                     "WHERE option_id = 3;");
    ck_assert_int_eq(start_as(BOB, debate_problems()), OK);
    ck_assert_int_eq(trial_branch(branch_id_of(1)).version_id,
                     debate_count("SELECT MAX(id) AS count FROM text_version WHERE option_id = 3"));
}
END_TEST

RUN_TESTS("trials", an_offer_makes_two_branches_and_the_other_side_has_to_write_its_charter,
          every_field_that_is_missing_is_named, a_charter_is_refused_for_what_is_wrong_in_it,
          a_measure_says_how_it_is_taken_and_the_review_has_a_day,
          only_what_can_be_forked_is_and_only_while_it_is_talked_about,
          it_starts_once_both_charters_are_whole_all_owners_accept_and_both_agree,
          who_changes_the_common_part_asks_the_other_side_again, a_running_branch_keeps_its_charter,
          owners_may_decline_leave_and_be_asked_but_never_own_both,
          a_team_owns_a_branch_once_a_lead_of_it_says_yes,
          a_branch_whose_owners_leave_asks_for_others_among_those_who_try_it,
          whoever_goes_leaves_what_they_own,
          evidence_is_of_a_day_that_has_come_and_of_a_branch_that_runs,
          a_report_gives_the_common_measures_and_is_its_owners_to_write,
          a_branch_stops_early_only_with_its_report_and_the_review_opens_when_all_are_in,
          a_third_branch_starts_beside_the_others_when_its_owners_accept,
          an_offer_is_taken_back_with_all_that_was_made_for_it,
          a_fork_tries_the_newest_text_of_each_option)
