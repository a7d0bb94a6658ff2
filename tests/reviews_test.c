/* Reviews: of what was adopted, and of trials; verdicts, answers, requests before the date. */
#include "decisions/review.h"

#include "base/clock.h"
#include "decisions/deed.h"
#include "decisions/stance.h"
#include "support/suite.h"
#include "support/trial.h"

static enum result draft(int64_t actor_id, enum review_verdict verdict, struct problems *problems)
{
    struct verdict_wish wish = trial_verdict(actor_id, verdict);

    if (verdict == VERDICT_KEEP)
        wish.branch_id = trial_now().branches.items[1].id;
    return verdict_draft(forum, &arena, &wish, problems);
}

static enum result call(int64_t actor_id)
{
    struct trial_act act = { DECISION, actor_id };

    return verdict_call(forum, &arena, &act, debate_problems());
}

static enum result answer(int64_t branch_id, int64_t actor_id)
{
    struct answer_wish wish = { branch_id, actor_id, STR("We can live with it.") };

    return verdict_answer(forum, &arena, &wish, debate_problems());
}

static int64_t a_id(void)
{
    return trial_now().branches.items[0].id;
}

static int64_t b_id(void)
{
    return trial_now().branches.items[1].id;
}

/* A trial that both sides reported of. */
static void reported(void)
{
    trial_debate(STATE_PROPOSED);
    trial_running();
    ck_assert_int_eq(trial_report(a_id(), ADA), OK);
    ck_assert_int_eq(trial_report(b_id(), BOB), OK);
    trial_later(0);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
}

/* Drafted, answered and called; its last call is over. */
static void concluded(enum review_verdict verdict)
{
    ck_assert_int_eq(draft(ADA, verdict, debate_problems()), OK);
    ck_assert_int_eq(answer(a_id(), EVE), OK);
    ck_assert_int_eq(answer(b_id(), CLEO), OK);
    ck_assert_int_eq(call(GIL), OK);
    trial_later(7);
}

/* What was adopted comes to its date. */
static void adopted_long_ago(void)
{
    trial_debate(STATE_ADOPTED);
    ck_assert_int_eq(decision_reckon(forum, &arena, DECISION, clock_now()), OK);
    trial_later(180);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
}

START_TEST(a_trial_is_reviewed_at_its_date_and_late_reports_are_marked)
{
    trial_debate(STATE_PROPOSED);
    trial_running();
    ck_assert_int_eq(trial_report(b_id(), BOB), OK);
    trial_later(89);
    ck_assert_int_eq(trial_decision().state, STATE_FORKED);
    trial_later(1);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
    ck_assert_int_eq(trial_review().trial_id, trial_now().id);
    ck_assert_int_eq(draft(BOB, VERDICT_KEEP, debate_problems()), OK);
    ck_assert_int_eq(answer(a_id(), ADA), OK);
    ck_assert_int_eq(answer(b_id(), BOB), OK);
    ck_assert_int_eq(call(GIL), NOT_VALID); /* A's report is missing */
    trial_later(13);
    ck_assert(!trial_branch(a_id()).no_report);
    trial_later(1);
    ck_assert(trial_branch(a_id()).no_report);
    ck_assert(!trial_branch(b_id()).no_report);
    ck_assert_int_eq(call(GIL), OK);
}
END_TEST

START_TEST(a_late_report_takes_the_mark_away)
{
    trial_debate(STATE_PROPOSED);
    trial_running();
    trial_later(90 + 14);
    ck_assert(trial_branch(a_id()).no_report);
    ck_assert_int_eq(trial_report(a_id(), EVE), OK);
    ck_assert(!trial_branch(a_id()).no_report);
    ck_assert_int_gt(trial_branch(a_id()).reported_at, 0);
}
END_TEST

START_TEST(a_verdict_names_each_answer_that_is_missing)
{
    struct verdict_wish wish;
    struct problems *problems;

    reported();
    wish = trial_verdict(ADA, VERDICT_RENEW); /* not of a trial */
    wish.helped = wish.drop_why = STR(" ");
    wish.improve = STR("");
    problems = debate_problems();
    ck_assert_int_eq(verdict_draft(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert(trial_refused(problems, "verdict"));
    ck_assert(trial_refused(problems, "helped"));
    ck_assert(trial_refused(problems, "drop_why"));
    ck_assert(trial_refused(problems, "improve"));
    wish = trial_verdict(ADA, VERDICT_KEEP); /* which one? */
    wish.next_at = 0;
    problems = debate_problems();
    ck_assert_int_eq(verdict_draft(forum, &arena, &wish, problems), NOT_VALID);
    ck_assert(trial_refused(problems, "branch"));
    ck_assert(trial_refused(problems, "next"));
    wish = trial_verdict(HAL, VERDICT_DROP); /* nobody's side */
    ck_assert_int_eq(verdict_draft(forum, &arena, &wish, debate_problems()), NOT_VALID);
    ck_assert_int_eq(trial_review().verdict, VERDICT_NONE);
    ck_assert_int_eq(call(GIL), NOT_VALID); /* nothing to call */
}
END_TEST

START_TEST(owners_answer_and_a_new_draft_asks_them_again)
{
    struct owners_answers answers;

    reported();
    ck_assert_int_eq(answer(a_id(), ADA), NOT_VALID); /* of what? */
    ck_assert_int_eq(draft(BOB, VERDICT_KEEP, debate_problems()), OK);
    ck_assert_int_eq(answer(a_id(), BOB), NOT_VALID);
    ck_assert_int_eq(answer(a_id(), ADA), OK);
    ck_assert_int_eq(answer(a_id(), EVE), OK); /* for Ada's words */
    ck_assert_int_eq(review_answers(forum, &arena, trial_review().id, &answers), OK);
    ck_assert_uint_eq(answers.count, 1);
    ck_assert_int_eq(answers.items[0].author.id, EVE);
    ck_assert_int_eq(call(GIL), NOT_VALID); /* B has not answered */
    ck_assert_int_eq(draft(CLEO, VERDICT_DROP, debate_problems()), OK);
    ck_assert_int_eq(review_answers(forum, &arena, trial_review().id, &answers), OK);
    ck_assert_uint_eq(answers.count, 0);
    ck_assert_int_eq(call(GIL), NOT_VALID);
    trial_later(7); /* whoever does not answer in time is not waited for */
    ck_assert_int_eq(call(BOB), NOT_VALID);
    ck_assert_int_eq(call(GIL), OK);
    ck_assert_int_eq(draft(ADA, VERDICT_DROP, debate_problems()), NOT_VALID);
    ck_assert_int_eq(trial_report(a_id(), ADA), NOT_VALID);
}
END_TEST

START_TEST(positions_on_a_draft_go_stale_with_the_next)
{
    struct stance stance;
    struct stance_wish wish = { .decision_id = DECISION, .actor_id = HAL, .kind = STANCE_SUPPORT };

    reported();
    ck_assert_int_eq(draft(ADA, VERDICT_DROP, debate_problems()), OK);
    wish.version_id = trial_review().version_id;
    ck_assert_int_eq(stance_take(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_int_eq(draft(ADA, VERDICT_MERGE, debate_problems()), OK);
    ck_assert_int_ne(trial_review().version_id, wish.version_id);
    ck_assert_int_eq(stance_of(forum, &arena, DECISION, HAL, &stance), OK);
    ck_assert(stance.is_stale);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_option WHERE kind = 1"),
                     1);
}
END_TEST

START_TEST(to_keep_one_branch_adopts_its_text)
{
    int64_t kept, next_at;

    reported();
    kept = trial_branch(b_id()).version_id;
    next_at = clock_now() + 100 * DAY;
    concluded(VERDICT_KEEP);
    ck_assert_int_eq(trial_decision().state, STATE_ADOPTED);
    ck_assert_int_eq(trial_decision().version_id, kept);
    ck_assert_int_eq(trial_decision().review_at, next_at);
    ck_assert_int_eq(trial_branch(b_id()).state, BRANCH_KEPT);
    ck_assert_int_eq(trial_branch(a_id()).state, BRANCH_DROPPED);
    ck_assert_int_gt(trial_branch(a_id()).ended_at, 0);
    ck_assert_int_gt(trial_now().ended_at, 0);
    ck_assert_int_gt(trial_review().ended_at, 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision_event WHERE kind = 28"),
                     2); /* what became of each branch */
}
END_TEST

START_TEST(to_merge_opens_a_decision_with_the_new_text)
{
    struct decision next;
    int64_t id;

    reported();
    concluded(VERDICT_MERGE);
    ck_assert_int_eq(trial_decision().state, STATE_CLOSED);
    ck_assert_int_eq(trial_decision().closed_as, CLOSED_MERGED);
    ck_assert_int_eq(trial_branch(a_id()).state, BRANCH_MERGED);
    id = debate_count("SELECT decision_id AS count FROM decision_link WHERE kind = 2");
    ck_assert_int_eq(decision_find(forum, &arena, id, &next), OK);
    ck_assert_int_eq(next.state, STATE_PROPOSED);
    ck_assert_text(next.question, "How do we meet from now on?");
    ck_assert_int_eq(next.clerk.id, GIL);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM decision JOIN text_version ON "
                                  "text_version.id = decision.version_id WHERE decision.id = 2 AND "
                                  "text_version.text = 'We go on **together**.'"),
                     1);
}
END_TEST

START_TEST(to_keep_both_is_possible_twice)
{
    struct problems *problems;

    reported();
    for (int64_t round = 1; round <= 2; round++) {
        concluded(VERDICT_BOTH);
        ck_assert_int_eq(trial_decision().state, STATE_FORKED);
        ck_assert_int_eq(trial_now().renewals, round);
        ck_assert_int_eq(trial_branch(a_id()).state, BRANCH_RUNNING);
        ck_assert_int_eq(trial_branch(a_id()).reported_at, 0);
        ck_assert_int_gt(trial_now().common.review_at, clock_now());
        ck_assert_int_eq(trial_report(a_id(), ADA), OK);
        ck_assert_int_eq(trial_report(b_id(), BOB), OK);
        trial_later(0);
        ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
    }
    problems = debate_problems();
    ck_assert_int_eq(draft(ADA, VERDICT_BOTH, problems), NOT_VALID);
    ck_assert(trial_refused(problems, "verdict"));
    concluded(VERDICT_DROP);
    ck_assert_int_eq(trial_decision().state, STATE_CLOSED);
    ck_assert_int_eq(trial_decision().closed_as, CLOSED_DROPPED);
    ck_assert_int_eq(trial_branch(b_id()).state, BRANCH_DROPPED);
}
END_TEST

START_TEST(a_review_that_nobody_concludes_leaves_the_trial_as_it_was)
{
    reported();
    trial_later(60);
    ck_assert_int_eq(trial_decision().state, STATE_FORKED);
    ck_assert(trial_decision().is_unreviewed);
    ck_assert_int_eq(trial_branch(a_id()).state, BRANCH_RUNNING);
    ck_assert_int_eq(trial_now().renewals, 0);
    ck_assert_int_gt(trial_now().common.review_at, clock_now());
}
END_TEST

START_TEST(what_was_only_offered_when_the_review_opens_is_given_up)
{
    struct trial_offer offer = { .decision_id = DECISION,
                                 .actor_id = HAL,
                                 .option_id = THIRD_OPTION };
    int64_t c;

    trial_debate(STATE_PROPOSED);
    trial_running();
    offer.charter = trial_charter("Hal, Gil, Mia");
    ck_assert_int_eq(trial_offer(forum, &arena, &offer, debate_problems(), &c), OK);
    trial_later(90);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
    ck_assert_int_eq(trial_branch(c).state, BRANCH_ABANDONED);
}
END_TEST

START_TEST(what_was_adopted_is_renewed_with_four_answers)
{
    int64_t next_at;

    adopted_long_ago();
    ck_assert_int_eq(trial_review().trial_id, 0);
    ck_assert_int_eq(draft(ADA, VERDICT_MERGE, debate_problems()), NOT_VALID);
    ck_assert_int_eq(draft(BOB, VERDICT_RENEW, debate_problems()), NOT_VALID); /* not Bob's */
    ck_assert_int_eq(call(GIL), NOT_VALID);
    ck_assert_int_eq(draft(ADA, VERDICT_RENEW, debate_problems()), OK);
    next_at = trial_review().next_at;
    ck_assert_int_eq(call(ADA), NOT_VALID);
    ck_assert_int_eq(call(GIL), OK);
    ck_assert_int_eq(call(GIL), NOT_VALID);
    trial_later(7);
    ck_assert_int_eq(trial_decision().state, STATE_ADOPTED);
    ck_assert_int_eq(trial_decision().review_at, next_at);
    ck_assert_int_gt(trial_review().ended_at, 0);
}
END_TEST

START_TEST(a_clerk_who_wrote_the_verdict_does_not_call_it)
{
    adopted_long_ago();
    ck_assert_int_eq(draft(GIL, VERDICT_RENEW, debate_problems()), OK);
    ck_assert_int_eq(call(GIL), NOT_VALID);
}
END_TEST

START_TEST(a_clerk_who_owns_a_branch_does_not_call_its_verdict)
{
    reported();
    ck_assert_int_eq(draft(ADA, VERDICT_DROP, debate_problems()), OK);
    db_script(forum, "INSERT INTO branch_owner (branch_id, account_id, asked_at, accepted_at) "
                     "SELECT id, 8, 1, 1 FROM branch WHERE number = 1");
    trial_later(7);
    ck_assert_int_eq(call(GIL), NOT_VALID);
    db_script(forum, "DELETE FROM branch_owner WHERE account_id = 8");
    ck_assert_int_eq(call(GIL), OK);
}
END_TEST

START_TEST(what_was_adopted_is_amended_or_dropped)
{
    adopted_long_ago();
    ck_assert_int_eq(draft(ADA, VERDICT_AMEND, debate_problems()), OK);
    ck_assert_int_eq(call(GIL), OK);
    trial_later(7);
    ck_assert_int_eq(trial_decision().state, STATE_OPEN);
}
END_TEST

START_TEST(what_was_adopted_is_dropped)
{
    adopted_long_ago();
    ck_assert_int_eq(draft(ADA, VERDICT_DROP, debate_problems()), OK);
    ck_assert_int_eq(call(GIL), OK);
    trial_later(7);
    ck_assert_int_eq(trial_decision().state, STATE_CLOSED);
    ck_assert_int_eq(trial_decision().closed_as, CLOSED_DROPPED);
}
END_TEST

START_TEST(what_nobody_reviews_goes_on_and_says_so)
{
    adopted_long_ago();
    trial_later(60);
    ck_assert_int_eq(trial_decision().state, STATE_ADOPTED);
    ck_assert(trial_decision().is_unreviewed);
    ck_assert_int_gt(trial_decision().review_at, clock_now());
}
END_TEST

static enum result ask(int64_t actor_id, const char *fact, struct problems *problems)
{
    struct review_wish wish = { DECISION, actor_id, str_of(fact) };

    return review_ask(forum, &arena, &wish, problems);
}

static enum result second(int64_t request_id, int64_t actor_id)
{
    struct second_wish wish = { request_id, actor_id };

    return review_second(forum, &arena, &wish, debate_problems());
}

START_TEST(three_people_with_a_new_fact_open_a_review_before_its_date)
{
    struct review_request request;
    struct problems *problems;

    trial_debate(STATE_ADOPTED);
    problems = debate_problems();
    ck_assert_int_eq(ask(BOB, " ", problems), NOT_VALID);
    ck_assert(trial_refused(problems, "fact"));
    ck_assert_int_eq(ask(BOB, "The hall has burnt down.", debate_problems()), OK);
    ck_assert_int_eq(ask(CLEO, "The hall has burnt down.", debate_problems()), NOT_VALID);
    ck_assert_int_eq(review_request_open(forum, &arena, DECISION, CLEO, &request), OK);
    ck_assert_text(request.fact, "The hall has burnt down.");
    ck_assert_int_eq(second(request.id, BOB), NOT_VALID); /* one's own */
    ck_assert_int_eq(second(request.id, CLEO), OK);
    ck_assert_int_eq(second(request.id, CLEO), CONFLICT);
    ck_assert_int_eq(second(request.id, DAN), OK);
    ck_assert_int_eq(trial_decision().state, STATE_ADOPTED);
    ck_assert_int_eq(second(request.id, EVE), OK);
    ck_assert_int_eq(trial_decision().state, STATE_UNDER_REVIEW);
    ck_assert_text(trial_review().why, "The hall has burnt down.");
    ck_assert_int_eq(second(request.id, FAY), NOT_FOUND);
    ck_assert_int_eq(review_request_open(forum, &arena, DECISION, 0, &request), NOT_FOUND);
}
END_TEST

START_TEST(reviews_before_the_date_are_thirty_days_apart)
{
    struct problems *problems;

    adopted_long_ago();
    ck_assert_int_eq(ask(BOB, "The hall has burnt down.", debate_problems()), NOT_VALID);
    ck_assert_int_eq(draft(ADA, VERDICT_RENEW, debate_problems()), OK);
    ck_assert_int_eq(call(GIL), OK);
    trial_later(7);
    problems = debate_problems();
    ck_assert_int_eq(ask(BOB, "The hall has burnt down.", problems), NOT_VALID);
    ck_assert_int_eq(problems->items[0].time, clock_now() + 30 * DAY);
    trial_later(30);
    ck_assert_int_eq(ask(BOB, "The hall has burnt down.", debate_problems()), OK);
}
END_TEST

RUN_TESTS("reviews", a_trial_is_reviewed_at_its_date_and_late_reports_are_marked,
          a_late_report_takes_the_mark_away, a_verdict_names_each_answer_that_is_missing,
          owners_answer_and_a_new_draft_asks_them_again,
          positions_on_a_draft_go_stale_with_the_next, to_keep_one_branch_adopts_its_text,
          to_merge_opens_a_decision_with_the_new_text, to_keep_both_is_possible_twice,
          a_review_that_nobody_concludes_leaves_the_trial_as_it_was,
          what_was_only_offered_when_the_review_opens_is_given_up,
          what_was_adopted_is_renewed_with_four_answers,
          a_clerk_who_wrote_the_verdict_does_not_call_it,
          a_clerk_who_owns_a_branch_does_not_call_its_verdict,
          what_was_adopted_is_amended_or_dropped, what_was_adopted_is_dropped,
          what_nobody_reviews_goes_on_and_says_so,
          three_people_with_a_new_fact_open_a_review_before_its_date,
          reviews_before_the_date_are_thirty_days_apart)
