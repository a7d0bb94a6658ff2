/* Who may vote, when, how often, and with which secret: what ballots/vote.h promises. */
#include "support/vote.h"

#include <string.h>

#include "base/clock.h"

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

static struct str receipt_of(struct str typed)
{
    struct str receipt = STR("");

    return secret_receipt(&arena, typed, &receipt) ? receipt : STR("");
}

START_TEST(a_secret_is_new_each_time_and_easily_written_down)
{
    struct str one = secret_new(&arena), other = secret_new(&arena);

    ck_assert(!str_equal(one, other));
    ck_assert_int_eq((int)one.length, SECRET_DIGITS + 6);
    ck_assert_int_eq((int)strlen(one.data), SECRET_DIGITS + 6);
    for (size_t i = 0; i < one.length; i++)
        ck_assert(i % 5 == 4 ? one.data[i] == '-'
                             : strchr("0123456789abcdefghjkmnpqrstvwxyz", one.data[i]) != NULL);
    ck_assert_int_eq((int)receipt_of(one).length, 64);
    ck_assert(!str_equal(receipt_of(one), receipt_of(other)));
}
END_TEST

START_TEST(anybody_can_make_the_receipt_of_a_secret)
{
    /* printf 0123456789abcdefghjkmnpqrs | sha256sum */
    const char *receipt = "6aab299c78d0b17077bd60f9ea95ff9c4dc6a4dfa7b3b308d01c7c187cba3709";

    ck_assert_str_eq(receipt_of(STR("0123-4567-89ab-cdef-ghjk-mnpq-rs")).data, receipt);
    ck_assert_str_eq(receipt_of(STR(" O1234 56789AB CDEFGHJKMNPQRS ")).data, receipt);
    ck_assert_str_eq(receipt_of(STR("oI23456789abcdefghjkmnpqrs")).data, receipt);
    ck_assert_str_eq(receipt_of(STR("0l23456789abcdefghjkmnpqrs")).data, receipt);
}
END_TEST

START_TEST(what_is_no_secret_has_no_receipt)
{
    static const char *const none[] = {
        "",
        "0123456789abcdefghjkmnpqr",
        "0123456789abcdefghjkmnpqrst",
        "0123456789abcdefghjkmnpqru",
        "0123456789abcdefghjkmnpqr\xc3\xa9",
        "<script>alert(1)</script>a",
    };

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert_int_eq((int)receipt_of(str_of(none[i])).length, 0);
    ck_assert_int_eq((int)receipt_of((struct str){ "0123456789abcdefghjkmnpqr\0", 26 }).length, 0);
    ck_assert_int_eq((int)receipt_of(receipt_of(secret_new(&arena))).length, 0);
}
END_TEST

START_TEST(a_person_has_one_vote_and_changes_it_with_its_secret)
{
    struct roll_place place;
    struct str secret;
    int64_t id;

    ballot_begin(3);
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(roll_place(forum, id, FIRST, &place), OK);
    ck_assert(place.is_on && !place.has_voted);
    secret = vote_new(id, FIRST, "yes");
    ck_assert_int_eq(roll_place(forum, id, FIRST, &place), OK);
    ck_assert(place.is_on && place.has_voted);
    ck_assert_str_eq(vote_now(id, secret), "yes");
    ck_assert_int_eq(vote_try(id, FIRST, secret, "no"), OK);
    ck_assert_int_eq(vote_try(id, FIRST, secret, "abstain"), OK);
    ck_assert_str_eq(vote_now(id, secret), "abstain");
    ck_assert_int_eq(ballots(id), 1);
    ck_assert_int_eq(marks(id), 1);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM log_entry"), 2);
}
END_TEST

START_TEST(the_same_form_sent_twice_is_one_vote)
{
    struct str secret = secret_new(&arena);
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    ck_assert_int_eq(vote_try(id, FIRST, secret, "yes"), OK);
    ck_assert_int_eq(vote_try(id, FIRST, secret, "yes"), OK);
    ck_assert_int_eq(ballots(id), 1);
    ck_assert_int_eq(marks(id), 1);
}
END_TEST

START_TEST(a_second_form_of_who_voted_is_refused_and_says_so)
{
    struct str secret;
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    secret = vote_new(id, FIRST, "yes");
    ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), "no"), NOT_VALID);
    ck_assert(vote_has_problem("secret"));
    ck_assert_str_eq(vote_now(id, secret), "yes");
    ck_assert_int_eq(ballots(id), 1);
}
END_TEST

START_TEST(the_closing_second_is_too_late_and_the_one_before_is_not)
{
    struct str secret;
    int64_t id;

    ballot_begin(3);
    id = ballot_opened(BALLOT_YES_NO);
    debate_later(86400 - 1);
    secret = vote_new(id, FIRST, "yes");
    debate_later(1);
    ck_assert_int_eq(vote_try(id, SECOND, secret_new(&arena), "yes"), NOT_VALID);
    ck_assert(vote_has_problem(""));
    ck_assert_int_eq(vote_try(id, FIRST, secret, "no"), NOT_VALID);
    ck_assert_str_eq(vote_now(id, secret), "yes");
    vote_closed(id);
    ck_assert_int_eq(vote_try(id, FIRST, secret, "no"), NOT_VALID);
    ck_assert_int_eq(vote_figure(id, 0, 1).votes, 1);
    ck_assert_str_eq(vote_now(id, secret), "yes");
}
END_TEST

START_TEST(nobody_votes_before_it_opens_or_once_it_is_cancelled_or_elsewhere)
{
    struct ballot_item item;
    int64_t id;

    ballot_begin(2);
    id = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), "yes"), NOT_VALID);
    debate_later(3600);
    /* It is time, but its roll is not written. */
    ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), "yes"), NOT_VALID);
    ck_assert_int_eq(ballot_open(forum, &arena, id, clock_now()), OK);
    vote_new(id, FIRST, "yes");
    item = ballot_found(id);
    ck_assert_int_eq(ballot_cancel(forum, &arena, &item, MIA, STR("The words were not ready."),
                                   debate_problems()),
                     OK);
    ck_assert_int_eq(vote_try(id, SECOND, secret_new(&arena), "yes"), NOT_VALID);
    ck_assert(vote_has_problem(""));
    id = ballot_opened(BALLOT_EXTERNAL);
    ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), "yes"), NOT_VALID);
    ck_assert(vote_has_problem(""));
    ck_assert_int_eq(vote_try(4711, FIRST, secret_new(&arena), "yes"), NOT_FOUND);
}
END_TEST

START_TEST(a_receipt_or_a_secret_of_nobody_changes_nothing)
{
    struct str secret, other;
    int64_t id;

    ballot_begin(3);
    id = ballot_opened(BALLOT_YES_NO);
    secret = vote_new(id, FIRST, "yes");
    other = vote_new(id, SECOND, "no");
    /* The published receipt of somebody's ballot is no secret. */
    ck_assert_int_eq(vote_try(id, SECOND, receipt_of(secret), "no"), NOT_VALID);
    ck_assert(vote_has_problem("secret"));
    ck_assert_int_eq(vote_try(id, SECOND, STR("0000-0000-0000-0000-0000-0000-00"), "yes"),
                     NOT_VALID);
    ck_assert(vote_has_problem("secret"));
    ck_assert_str_eq(vote_now(id, STR("0000-0000-0000-0000-0000-0000-00")), "");
    ck_assert_str_eq(vote_now(id, receipt_of(secret)), "");
    /* Nor does a first vote take another's place, and it is not marked as done. */
    ck_assert_int_eq(vote_try(id, THIRD, other, "yes"), NOT_VALID);
    ck_assert(vote_has_problem("secret"));
    ck_assert_int_eq(marks(id), 2);
    vote_new(id, THIRD, "abstain");
    ck_assert_str_eq(vote_now(id, secret), "yes");
    ck_assert_str_eq(vote_now(id, other), "no");
}
END_TEST

START_TEST(a_secret_is_of_one_vote_alone)
{
    struct str secret;
    int64_t id, other;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    other = ballot_opened(BALLOT_YES_NO);
    secret = vote_new(id, FIRST, "yes");
    ck_assert_str_eq(vote_now(other, secret), "");
    vote_new(other, FIRST, "no");
    ck_assert_int_eq(vote_try(other, FIRST, secret, "yes"), NOT_VALID);
    ck_assert_str_eq(vote_now(id, secret), "yes");
}
END_TEST

START_TEST(a_choice_must_be_one_of_the_vote)
{
    static const char *const wrong[] = { "", "Yes", "maybe", "1", "yes no", "yes\n" };
    static const char *const wrong_grades[] = { "",    "1 2", "1 2 3 4", "1 2 7", "1 2 0",
                                                "123", "yes", "1  2 3",  "- -" };
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_YES_NO);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), wrong[i]), NOT_VALID);
        ck_assert(vote_has_problem("choice"));
    }
    /* All that is wrong is said at once. */
    ck_assert_int_eq(vote_try(id, FIRST, STR("?"), "maybe"), NOT_VALID);
    ck_assert(vote_has_problem("choice") && vote_has_problem("secret"));
    id = ballot_opened(BALLOT_JUDGMENT);
    for (size_t i = 0; i < sizeof wrong_grades / sizeof *wrong_grades; i++)
        ck_assert_int_eq(vote_try(id, FIRST, secret_new(&arena), wrong_grades[i]), NOT_VALID);
    ck_assert_int_eq(ballots(id), 0);
}
END_TEST

START_TEST(a_grade_that_is_left_out_is_taken_and_counts_as_the_last)
{
    int64_t id;

    ballot_begin(2);
    id = ballot_opened(BALLOT_JUDGMENT);
    vote_new(id, FIRST, "1 - 3");
    vote_new(id, SECOND, "- - -");
    vote_closed(id);
    ck_assert_int_eq(vote_figure(id, 1, 1).votes, 1);
    ck_assert_int_eq(vote_figure(id, 1, 6).votes, 1);
    ck_assert_int_eq(vote_figure(id, 2, 6).votes, 2);
    ck_assert_int_eq(vote_figure(id, 3, 3).votes, 1);
}
END_TEST

START_TEST(a_vote_whose_marks_and_ballots_differ_is_named)
{
    int64_t id, uneven = 4711;

    ballot_begin(3);
    ballot_opened(BALLOT_YES_NO);
    id = ballot_opened(BALLOT_YES_NO);
    vote_new(id, FIRST, "yes");
    ck_assert_int_eq(votes_uneven(forum, &uneven), OK);
    ck_assert_int_eq(uneven, 0);
    db_script(forum, "DELETE FROM ballot");
    ck_assert_int_eq(votes_uneven(forum, &uneven), OK);
    ck_assert_int_eq(uneven, id);
}
END_TEST

RUN_TESTS("ballot_vote", a_secret_is_new_each_time_and_easily_written_down,
          anybody_can_make_the_receipt_of_a_secret, what_is_no_secret_has_no_receipt,
          a_person_has_one_vote_and_changes_it_with_its_secret,
          the_same_form_sent_twice_is_one_vote, a_second_form_of_who_voted_is_refused_and_says_so,
          the_closing_second_is_too_late_and_the_one_before_is_not,
          nobody_votes_before_it_opens_or_once_it_is_cancelled_or_elsewhere,
          a_receipt_or_a_secret_of_nobody_changes_nothing, a_secret_is_of_one_vote_alone,
          a_choice_must_be_one_of_the_vote,
          a_grade_that_is_left_out_is_taken_and_counts_as_the_last,
          a_vote_whose_marks_and_ballots_differ_is_named)
