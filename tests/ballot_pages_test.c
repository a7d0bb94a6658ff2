/* The page of a vote before and while people vote, as a browser sees it. */
#include <string.h>

#include "ballots/vote.h"
#include "base/clock.h"
#include "moderation/suspension.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/suite.h"

enum { VOTERS = 3, HOUR = 3600 };

#define PAGE "/b/shall-we-meet-at-the-library-in-june/1"
#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void sign_in(struct client *voter, int number)
{
    client_sign_in(voter, VOTER + number);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
}

static void open(enum ballot_kind kind)
{
    ballot_begin(VOTERS);
    ck_assert_int_eq(ballot_opened(kind), 1);
}

/* What stands between two texts of the answer. */
static struct str between(const struct client *client, const char *before, const char *after)
{
    size_t from = str_find(client->body, str_of(before), 0) + strlen(before);
    size_t to = from < client->body.length ? str_find(client->body, str_of(after), from) : 0;

    ck_assert_msg(to > from, "nothing between %s and %s", before, after);
    return str_copy(&arena, str_slice(client->body, from, to));
}

static struct str hidden_secret(struct client *voter)
{
    client_get(voter, PAGE);
    return between(voter, "name=\"secret\" value=\"", "\"");
}

START_TEST(before_it_opens_everybody_reads_what_is_asked_and_nobody_votes)
{
    struct client visitor = { 0 }, voter = { 0 };

    ballot_begin(VOTERS);
    ballot_planned(BALLOT_YES_NO);
    client_get(&visitor, PAGE);
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, ">Shall we meet at the library in June?</h1>");
    sees(&visitor, "Vote S-1, opens <time datetime=\"2026-05-28T21:26:40Z\">Thursday 28 May 2026, "
                   "21:26</time>");
    sees(&visitor, "<p>We meet at the library on 14 June.</p>");
    sees(&visitor, "href=\"" PAGE "/words\"");
    sees_not(&visitor, "<form class=\"ballot");
    markup_check(visitor.body, false, PAGE);
    sign_in(&voter, 0);
    client_get(&voter, PAGE);
    sees_not(&voter, "<form class=\"ballot");
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", "0000-0000-0000-0000-0000-0000-00",
                NULL);
    ck_assert_int_eq(voter.status, 422);
    client_get(&visitor, "/b/1/vote");
    ck_assert_text(visitor.location, PAGE);
    client_get(&visitor, "/b/wrong/1.json");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_text(visitor.location, PAGE ".json");
    client_get(&visitor, "/b/1.csv");
    ck_assert_text(visitor.location, PAGE ".csv");
    client_get(&visitor, "/b/2");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
    client_end(&voter);
}
END_TEST

START_TEST(the_words_are_given_byte_for_byte)
{
    struct client visitor = { 0 };
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.words = STR("  <b>One</b>\n\nTwo & three");
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    client_get(&visitor, PAGE "/words");
    ck_assert_text(visitor.body, ballot_found(id).words.data);
    ck_assert_text(client_header(&visitor, "Content-Type"), "text/plain; charset=utf-8");
    client_get(&visitor, PAGE);
    sees(&visitor, "Two &amp; three</p>");
    client_end(&visitor);
}
END_TEST

START_TEST(who_is_on_the_roll_votes_and_is_shown_the_receipt_once)
{
    struct client voter = { 0 };
    struct str secret, receipt;

    open(BALLOT_YES_NO);
    sign_in(&voter, 0);
    secret = hidden_secret(&voter);
    sees(&voter, "You will get a receipt, shown once.");
    sees(&voter, "What this vote keeps secret, and what it cannot");
    markup_check(voter.body, false, PAGE);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 200);
    ck_assert_text(client_header(&voter, "Cache-Control"), "no-store");
    sees(&voter, "Your vote is in. This is your receipt.");
    sees(&voter, secret.data);
    ck_assert(secret_receipt(&arena, secret, &receipt));
    sees(&voter, str_copy(&arena, str_slice(receipt, 0, 16)).data);
    sees(&voter, "In favour\n</dd>");
    markup_check(voter.body, false, "/b/1/vote");
    client_get(&voter, PAGE);
    sees_not(&voter, secret.data);
    sees(&voter, "You have voted. With your receipt you may change your vote until");
    client_end(&voter);
}
END_TEST

START_TEST(with_the_receipt_a_vote_is_changed_and_without_it_nothing_is)
{
    struct client voter = { 0 };
    struct str secret;

    open(BALLOT_YES_NO);
    sign_in(&voter, 0);
    secret = hidden_secret(&voter);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", secret.data, NULL);
    client_post(&voter, "/b/1/vote", "choice", "no", "secret", secret_new(&arena).data, NULL);
    ck_assert_int_eq(voter.status, 422);
    sees(&voter, "href=\"#secret\"");
    sees_not(&voter, "Your vote is in.");
    client_post(&voter, "/b/1/vote", "choice", "no", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 200);
    sees(&voter, "Against\n</dd>");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot"), 1);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot WHERE choice = 'no'"), 1);
    client_end(&voter);
}
END_TEST

START_TEST(a_refused_ballot_keeps_what_was_chosen_and_its_receipt)
{
    struct client voter = { 0 };
    struct str secret;

    open(BALLOT_JUDGMENT);
    sign_in(&voter, 0);
    secret = hidden_secret(&voter);
    client_post(&voter, "/b/1/vote", "grade1", "2", "grade2", "9", "secret", secret.data, NULL);
    ck_assert_int_eq(voter.status, 422);
    sees(&voter, "href=\"#choice\"");
    sees(&voter, "name=\"grade1\" value=\"2\" checked>");
    ck_assert_text(between(&voter, "name=\"secret\" value=\"", "\""), secret.data);
    client_post(&voter, "/b/1/vote", "secret", "nonsense", NULL);
    ck_assert_int_eq(voter.status, 422);
    sees(&voter, "href=\"#secret\"");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot"), 0);
    client_end(&voter);
}
END_TEST

START_TEST(a_proposal_left_out_counts_as_the_last_grade_and_the_page_says_so)
{
    struct client voter = { 0 };

    open(BALLOT_JUDGMENT);
    sign_in(&voter, 0);
    client_get(&voter, PAGE);
    sees(&voter, "A proposal that you leave out counts as “To be rejected”.");
    sees(&voter, "role=\"radiogroup\" aria-labelledby=\"p3\"");
    client_post(&voter, "/b/1/vote", "grade1", "1", "grade3", "2", "secret",
                hidden_secret(&voter).data, NULL);
    ck_assert_int_eq(voter.status, 200);
    sees(&voter, "no grade said: it counts as the last one");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot WHERE choice = '1 - 2'"),
                     1);
    client_end(&voter);
}
END_TEST

/* Moderators must not choose who votes. */
START_TEST(who_is_suspended_votes_all_the_same)
{
    struct client voter = { 0 };
    struct act act;

    open(BALLOT_YES_NO);
    act = debate_act();
    sign_in(&voter, 0);
    ck_assert_int_eq(
        suspension_begin(forum, VOTER, clock_now() + 90 * 24 * HOUR, &act, debate_problems()), OK);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", hidden_secret(&voter).data, NULL);
    ck_assert_int_eq(voter.status, 200);
    sees(&voter, "Your vote is in.");
    client_end(&voter);
}
END_TEST

START_TEST(who_is_not_on_the_roll_sees_no_ballot)
{
    struct client visitor = { 0 }, ada = { 0 };

    open(BALLOT_YES_NO);
    client_get(&visitor, PAGE);
    sees(&visitor, "href=\"/login?next=%2Fb%2Fshall-we-meet-at-the-library-in-june%2F1\"");
    sees_not(&visitor, "<form class=\"ballot");
    client_post(&visitor, "/b/1/vote", "choice", "yes", "secret", secret_new(&arena).data, NULL);
    ck_assert_int_eq(visitor.status, 403);
    client_sign_in(&ada, ADA);
    client_get(&ada, PAGE);
    sees(&ada, "You are not on its roll");
    sees_not(&ada, "<form class=\"ballot");
    client_post(&ada, "/b/1/vote", "choice", "yes", "secret", secret_new(&arena).data, NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot"), 0);
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

/* Pages, JSON and CSV are the same before and after somebody votes. */
START_TEST(nothing_says_how_many_voted_before_the_close)
{
    static const char *const targets[] = { PAGE, PAGE ".json", PAGE ".csv" };
    struct client visitor = { 0 }, voter = { 0 };
    struct str before[3];

    open(BALLOT_YES_NO);
    for (int i = 0; i < 3; i++) {
        client_get(&visitor, targets[i]);
        ck_assert_int_eq(visitor.status, 200);
        before[i] = str_copy(&arena, visitor.body);
    }
    sign_in(&voter, 0);
    client_post(&voter, "/b/1/vote", "choice", "yes", "secret", hidden_secret(&voter).data, NULL);
    ck_assert_int_eq(voter.status, 200);
    for (int i = 0; i < 3; i++) {
        client_get(&visitor, targets[i]);
        ck_assert_text(visitor.body, before[i].data);
    }
    client_get(&visitor, PAGE "/list.txt");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
    client_end(&voter);
}
END_TEST

START_TEST(a_ballot_is_found_by_its_receipt_which_stands_in_no_address)
{
    struct client voter = { 0 }, visitor = { 0 };
    struct str secret;

    open(BALLOT_YES_NO);
    sign_in(&voter, 0);
    secret = hidden_secret(&voter);
    client_post(&voter, "/b/1/vote", "choice", "abstain", "secret", secret.data, NULL);
    client_get(&visitor, "/b/1/find");
    sees(&visitor, "<form class=\"sp1\" method=\"post\" action=\"/b/1/find\"");
    client_post(&visitor, "/b/1/find", "secret", secret.data, NULL);
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "This ballot is there.");
    sees(&visitor, "Abstention\n</dd>");
    markup_check(visitor.body, false, "/b/1/find");
    client_post(&visitor, "/b/1/find", "secret", secret_new(&arena).data, NULL);
    ck_assert_int_eq(visitor.status, 422);
    sees(&visitor, "No ballot of this vote has this receipt.");
    client_post(&visitor, "/b/1/find", "secret", "abc", NULL);
    sees(&visitor, "This is no receipt");
    client_get(&visitor, str_format(&arena, "/b/1/find?secret=%.*s", STR_ARGS(secret)).data);
    sees_not(&visitor, str_format(&arena, "value=\"%.*s", STR_ARGS(secret)).data);
    client_end(&voter);
    client_end(&visitor);
}
END_TEST

START_TEST(a_kept_page_is_made_anew_when_it_opens_and_when_it_ends)
{
    struct client visitor = { 0 };

    ballot_begin(VOTERS);
    ballot_planned(BALLOT_YES_NO);
    client_get(&visitor, PAGE);
    sees(&visitor, "Vote ahead");
    debate_later(HOUR);
    client_get(&visitor, PAGE);
    sees(&visitor, "Vote open");
    sees(&visitor, "It opens within minutes");
    debate_later(24 * HOUR);
    client_get(&visitor, PAGE);
    sees(&visitor, "Counting");
    client_end(&visitor);
}
END_TEST

START_TEST(a_cancelled_vote_says_why)
{
    struct client visitor = { 0 };
    struct ballot_item item;

    open(BALLOT_YES_NO);
    item = ballot_found(1);
    db_begin(forum);
    ck_assert_int_eq(
        ballot_cancel(forum, &arena, &item, MIA, STR("The library is closed."), debate_problems()),
        OK);
    ck_assert_int_eq(db_commit(forum), OK);
    client_get(&visitor, PAGE);
    sees(&visitor, "Vote cancelled");
    sees(&visitor, "The library is closed.");
    sees_not(&visitor, "<form class=\"ballot");
    client_end(&visitor);
}
END_TEST

START_TEST(a_vote_held_elsewhere_leads_there_and_takes_no_ballot)
{
    struct client visitor = { 0 }, voter = { 0 };

    open(BALLOT_EXTERNAL);
    client_get(&visitor, PAGE);
    sees(&visitor, "<a href=\"https://vote.example/elections/june/\" rel=\"nofollow noopener "
                   "noreferrer external\">");
    sees(&visitor, "(leads away from this site)");
    sign_in(&voter, 0);
    client_get(&voter, PAGE);
    sees_not(&voter, "<form class=\"ballot");
    client_end(&visitor);
    client_end(&voter);
}
END_TEST

RUN_TESTS("ballot pages", before_it_opens_everybody_reads_what_is_asked_and_nobody_votes,
          the_words_are_given_byte_for_byte, who_is_on_the_roll_votes_and_is_shown_the_receipt_once,
          with_the_receipt_a_vote_is_changed_and_without_it_nothing_is,
          a_refused_ballot_keeps_what_was_chosen_and_its_receipt,
          a_proposal_left_out_counts_as_the_last_grade_and_the_page_says_so,
          who_is_suspended_votes_all_the_same, who_is_not_on_the_roll_sees_no_ballot,
          nothing_says_how_many_voted_before_the_close,
          a_ballot_is_found_by_its_receipt_which_stands_in_no_address,
          a_kept_page_is_made_anew_when_it_opens_and_when_it_ends, a_cancelled_vote_says_why,
          a_vote_held_elsewhere_leads_there_and_takes_no_ballot)
