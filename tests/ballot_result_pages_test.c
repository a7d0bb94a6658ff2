/* The page of a vote that is closed, as a browser sees it. */
#include "ballots/close.h"
#include "ballots/vote.h"
#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/suite.h"

#define PAGE "/b/shall-we-meet-at-the-library-in-june/1"
#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void vote(int voter, const char *choice)
{
    struct vote_wish wish = { .item_id = 1,
                              .account_id = VOTER + voter,
                              .choice = str_of(choice),
                              .secret = secret_new(&arena) };

    db_begin(forum);
    ck_assert_int_eq(vote_cast(forum, &arena, &wish, debate_problems()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

static void votes(int from, int count, const char *choice)
{
    for (int i = 0; i < count; i++)
        vote(from + i, choice);
}

static void close_it(void)
{
    struct ballot_item item = ballot_found(1);

    if (clock_now() < item.closes_at)
        debate_later(item.closes_at - clock_now());
    db_begin(forum);
    ck_assert_int_eq(ballot_close(forum, &arena, 1, clock_now()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

/* A vote of ten people with so many seats; 4, 3 and 3 vote yes, no, abstain. */
static void seats_vote(int64_t seats, enum seat_rule rule)
{
    struct ballot_wish wish;

    ballot_begin(12);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.seats = seats;
    wish.item.seat_rule = rule;
    wish.item.quorum = 50;
    ck_assert_int_eq(ballot_opened_as(&wish), 1);
    votes(0, 4, "yes");
    votes(4, 3, "no");
    votes(7, 3, "abstain");
    close_it();
}

START_TEST(the_result_comes_first_with_its_seats_in_words_a_drawing_and_a_table)
{
    struct client visitor = { 0 };

    seats_vote(10, SAINTE_LAGUE);
    client_get(&visitor, PAGE);
    ck_assert_int_eq(visitor.status, 200);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "Vote closed");
    sees(&visitor, "Carried: more people voted in favour than against. 4 seats vote in favour, 3 "
                   "against, 3 abstain.");
    sees(&visitor,
         "<title id=\"hemi-title\">4 seats vote in favour, 3 against, 3 abstain.</title>");
    sees(&visitor, "<b>40%</b>\n4 votes, 4 seats\n");
    sees(&visitor, "10 ballots of 12 people on the roll: a turnout of 83.3%");
    sees(&visitor, "quorum of 50%: met");
    ck_assert_uint_lt(str_find(visitor.body, STR("id=\"result\""), 0),
                      str_find(visitor.body, STR("id=\"words\""), 0));
    sees_not(&visitor, "<form class=\"ballot");
    client_end(&visitor);
}
END_TEST

START_TEST(quotients_are_shown_and_those_with_a_seat_are_bold)
{
    struct client visitor = { 0 };

    seats_vote(10, SAINTE_LAGUE);
    client_get(&visitor, PAGE);
    sees(&visitor, "÷ 9</th>");
    sees(&visitor, "<td class=\"num\">\n<b>1.3</b>\n</td>");
    sees(&visitor, "<td class=\"num\">\n0.4\n</td>");
    client_end(&visitor);
}
END_TEST

START_TEST(many_seats_show_the_last_quotients)
{
    struct client visitor = { 0 };

    seats_vote(101, SAINTE_LAGUE);
    client_get(&visitor, PAGE);
    sees(&visitor, "Last quotient with a seat");
    sees(&visitor, "class=\"sum many\"");
    markup_check(visitor.body, false, PAGE);
    client_end(&visitor);
}
END_TEST

START_TEST(hare_shows_quotas_and_remainders)
{
    struct client visitor = { 0 };

    seats_vote(7, HARE);
    client_get(&visitor, PAGE);
    sees(&visitor, "<td class=\"num\">2</td><td class=\"num\">8</td><td class=\"num\">3</td>");
    sees(&visitor, "<td class=\"num\">2</td><td class=\"num\">1</td><td class=\"num\">2</td>");
    sees_not(&visitor, "a ticket broke it");
    client_end(&visitor);
}
END_TEST

START_TEST(a_tie_that_a_ticket_broke_is_said_and_leads_to_the_log)
{
    struct client visitor = { 0 };

    seats_vote(8, HARE);
    client_get(&visitor, PAGE);
    sees(&visitor, "a ticket broke it");
    sees(&visitor, str_format(&arena, "<a href=\"/log/%lld\">The entry it follows from</a>",
                              (long long)ballot_found(1).list_entry)
                       .data);
    client_end(&visitor);
}
END_TEST

START_TEST(anybody_takes_the_list_and_checks_its_hash)
{
    struct client visitor = { 0 };
    struct ballot_item item;

    seats_vote(10, SAINTE_LAGUE);
    item = ballot_found(1);
    client_get(&visitor, PAGE);
    sees(&visitor, "href=\"" PAGE "/list.txt\"");
    sees(&visitor, str_copy(&arena, str_slice(item.list_hash, 0, 8)).data);
    sees(&visitor, "palabre ballot count list.txt --seed ");
    sees(&visitor, "href=\"/b/1/find\"");
    client_get(&visitor, PAGE "/list");
    ck_assert_text(visitor.location, PAGE "/list.txt");
    client_get(&visitor, PAGE "/list.txt");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(str_starts(visitor.body, "palabre ballots 1\n"));
    client_get(&visitor, PAGE ".csv");
    ck_assert_text(visitor.body, "choice,votes,seats\r\nyes,4,4\r\nno,3,3\r\nabstain,3,3\r\n");
    ck_assert_text(client_header(&visitor, "Content-Type"),
                   "text/csv; charset=utf-8; header=present");
    client_get(&visitor, PAGE ".json");
    sees(&visitor, "{\"choice\":\"yes\",\"votes\":4,\"seats\":4}");
    sees(&visitor, "\"outcome\":\"carried\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_judgment_shows_the_whole_profile_of_each_proposal_the_best_first)
{
    struct client visitor = { 0 };

    ballot_begin(5);
    ballot_opened(BALLOT_JUDGMENT);
    votes(0, 3, "3 1 -");
    votes(3, 2, "1 2 4");
    close_it();
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "Chosen: The station");
    ck_assert_uint_lt(str_find(visitor.body, STR("<span lang=\"en\">The station"), 0),
                      str_find(visitor.body, STR("<span lang=\"en\">The library"), 0));
    sees(&visitor, "<rect class=\"g1\" x=\"0\" y=\"0\" width=\"600\" height=\"20\"/>");
    client_get(&visitor, PAGE ".csv");
    sees(&visitor, "2,\"The station\",3,2,0,0,0,0,1,1\r\n");
    client_get(&visitor, PAGE ".json");
    sees(&visitor, "{\"proposal\":2,\"votes\":[3,2,0,0,0,0],\"grade\":1,\"rank\":1}");
    client_end(&visitor);
}
END_TEST

START_TEST(a_vote_of_nobody_decides_nothing)
{
    struct client visitor = { 0 };

    ballot_begin(0);
    ballot_opened(BALLOT_JUDGMENT);
    close_it();
    client_get(&visitor, PAGE);
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "Nobody voted, so nothing is decided.");
    markup_check(visitor.body, false, PAGE);
    client_end(&visitor);
}
END_TEST

START_TEST(a_missed_quorum_is_said)
{
    struct client visitor = { .language = "fr" };
    struct ballot_wish wish;

    ballot_begin(10);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.quorum = 50;
    ballot_opened_as(&wish);
    votes(0, 1, "yes");
    close_it();
    client_get(&visitor, PAGE);
    sees(&visitor, "le quorum n’est pas atteint");
    sees(&visitor, "quorum de 50\u202f%\u00a0: manqué");
    client_end(&visitor);
}
END_TEST

START_TEST(a_cell_that_a_spreadsheet_would_run_is_only_text)
{
    struct client visitor = { 0 };
    struct ballot_wish wish;

    ballot_begin(1);
    wish = ballot_wish(BALLOT_JUDGMENT);
    wish.proposals[0] = STR("=1+\"1\", or two");
    ck_assert_int_eq(ballot_opened_as(&wish), 1);
    vote(0, "1 2 3");
    close_it();
    client_get(&visitor, PAGE ".csv");
    sees(&visitor, "\n1,\"'=1+\"\"1\"\", or two\",1,0,0,0,0,0,1,1\r\n");
    client_end(&visitor);
}
END_TEST

START_TEST(what_came_of_an_election_elsewhere_is_shown_with_its_archive)
{
    struct client visitor = { 0 };
    struct external_result came = {
        .archive = STR("https://vote.example/june.tar"),
        .archive_hash = STR("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
        .yes = 20,
        .no = 7,
        .abstain = 3,
        .roll = 60,
    };
    struct ballot_wish wish;
    struct ballot_item item;

    ballot_begin(0);
    wish = ballot_wish(BALLOT_EXTERNAL);
    wish.item.seats = 3;
    ck_assert_int_eq(ballot_opened_as(&wish), 1);
    item = ballot_found(1);
    debate_later(item.closes_at - clock_now());
    client_get(&visitor, PAGE);
    sees(&visitor, "What it came to is not recorded here yet.");
    db_begin(forum);
    ck_assert_int_eq(ballot_record_external(forum, &arena, &item, MIA, &came, debate_problems()),
                     OK);
    ck_assert_int_eq(db_commit(forum), OK);
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "It was held elsewhere; its result is recorded here.");
    sees(&visitor, "00112233 44556677 8899aabb");
    sees(&visitor, "30 ballots of 60 people on the roll: a turnout of 50%");
    sees(&visitor, "<b>66.7%</b>");
    sees_not(&visitor, "/list.txt");
    client_end(&visitor);
}
END_TEST

RUN_TESTS("ballot result pages",
          the_result_comes_first_with_its_seats_in_words_a_drawing_and_a_table,
          quotients_are_shown_and_those_with_a_seat_are_bold, many_seats_show_the_last_quotients,
          hare_shows_quotas_and_remainders, a_tie_that_a_ticket_broke_is_said_and_leads_to_the_log,
          anybody_takes_the_list_and_checks_its_hash,
          a_judgment_shows_the_whole_profile_of_each_proposal_the_best_first,
          a_vote_of_nobody_decides_nothing, a_missed_quorum_is_said,
          a_cell_that_a_spreadsheet_would_run_is_only_text,
          what_came_of_an_election_elsewhere_is_shown_with_its_archive)
