/* What is voted on and when: the list in its formats, and where else it is told. */
#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/suite.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

/* debate_begin() leaves the clock at 2026-05-28T20:26:40Z. */
static int64_t plan(const char *question, int64_t opens_in, int64_t closes_in)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);
    int64_t id = 0;

    wish.item.question = str_of(question);
    wish.item.opens_at = clock_now() + opens_in;
    wish.item.closes_at = clock_now() + closes_in;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    return id;
}

static void stands_before(const struct client *client, const char *one, const char *other)
{
    size_t at = str_find(client->body, str_of(one), 0);

    ck_assert_msg(at < client->body.length, "no %s", one);
    ck_assert_msg(str_find(client->body, str_of(other), at) < client->body.length,
                  "%s not after %s", other, one);
}

START_TEST(what_is_open_comes_before_what_is_next_and_what_is_over)
{
    struct client visitor = { 0 };

    ballot_begin(1);
    client_get(&visitor, "/ballots");
    sees(&visitor, "No vote is open.");
    sees(&visitor, "No vote is over yet.");
    sees_not(&visitor, "/ballots/new");
    plan("Which roof shall we mend first?", HOUR, 2 * HOUR);
    plan("Shall the library open on Sundays?", 2 * HOUR, 9 * DAY);
    plan("Shall we buy the field beside it?", 9 * DAY, 10 * DAY);
    plan("Shall the well be dug this year?", 8 * DAY, 11 * DAY);
    debate_later(3 * HOUR);
    client_get(&visitor, "/ballots");
    stands_before(&visitor, "<h2 id=\"open\"", "Shall the library open on Sundays?");
    stands_before(&visitor, "Shall the library open on Sundays?", "<h2 id=\"next\"");
    stands_before(&visitor, "<h2 id=\"next\"", "Shall the well be dug this year?");
    stands_before(&visitor, "Shall the well be dug this year?",
                  "Shall we buy the field beside it?");
    stands_before(&visitor, "Shall we buy the field beside it?", "<h2 id=\"over\"");
    stands_before(&visitor, "<h2 id=\"over\"", "Which roof shall we mend first?");
    sees(&visitor, "<a href=\"/b/shall-the-library-open-on-sundays/2\" lang=\"en\">");
    sees(&visitor, "28 May 2026, 22:26 to 6 June 2026, 20:26");
    sees(&visitor, "6 June 2026, 20:26 to 7 June 2026, 20:26");
    sees(&visitor, "aria-current=\"page\">Ballots</a>");
    client_end(&visitor);
}
END_TEST

START_TEST(the_next_days_of_the_rhythm_are_shown)
{
    struct client visitor = { 0 }, mia = { 0 };

    ballot_begin(1);
    client_sign_in(&mia, MIA);
    client_get(&mia, "/ballots");
    sees(&mia, "There is no fixed day");
    client_get(&mia, "/ballots/rhythm");
    sees(&mia, "name=\"opens\"\nvalue=\"08:00\"");
    client_post(&mia, "/ballots/rhythm", "week", "1", "weekday", "7", "opens", "8:00", "closes",
                "20:00", "zone", "Europe/Paris", NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_text(mia.location, "/ballots");
    client_post(&mia, "/ballots/rhythm", "week", "1", "weekday", "7", "opens", "08:00", "closes",
                "20:00", "zone", "Europe/Paris", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&visitor, "/ballots");
    sees(&visitor, "The first Sunday of the month, 8:00 to 20:00 (Europe/Paris)");
    sees(&visitor, "7 June 2026, 6:00 to 18:00");
    sees(&visitor, "5 July 2026, 6:00 to 18:00");
    sees(&visitor, "2 August 2026, 6:00 to 18:00");
    sees_not(&visitor, "September 2026");
    client_get(&visitor, "/ballots.json");
    sees(&visitor, "\"weekday\":7");
    sees(&visitor, "\"opens_at\":\"2026-06-07T06:00:00");
    visitor.language = "fr";
    client_get(&visitor, "/ballots");
    sees(&visitor, "Le premier dimanche du mois");
    client_get(&visitor, "/ballots/rhythm");
    ck_assert_int_eq(visitor.status, 303);
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

START_TEST(what_is_no_rhythm_is_said_at_its_field_and_kept)
{
    struct client mia = { 0 }, bob = { 0 };

    ballot_begin(1);
    client_sign_in(&mia, MIA);
    client_sign_in(&bob, BOB);
    client_post(&bob, "/ballots/rhythm", "week", "1", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&mia, "/ballots/rhythm", "week", "9", "weekday", "7", "opens", "noon", "closes",
                "7:60", "zone", "Europe/Atlantis", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#week\"");
    sees(&mia, "href=\"#opens\"");
    sees(&mia, "href=\"#closes\"");
    sees(&mia, "href=\"#zone\"");
    sees(&mia, "value=\"noon\"");
    client_post(&mia, "/ballots/rhythm", "week", "5", "weekday", "3", "opens", "22:00", "closes",
                "0:00", "zone", "UTC", NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(debate_count("SELECT closes_minute AS count FROM ballot_rhythm"), 1440);
    client_get(&mia, "/ballots/rhythm");
    sees(&mia, "name=\"closes\"\nvalue=\"00:00\"");
    client_post(&mia, "/ballots/rhythm", "week", "0", "weekday", "3", "opens", "", "closes", "",
                "zone", "", NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_rhythm"), 0);
    client_end(&mia);
    client_end(&bob);
}
END_TEST

START_TEST(what_is_over_goes_on_over_pages)
{
    struct client visitor = { 0 };
    struct str more;
    size_t at, end;

    ballot_begin(1);
    for (int i = 0; i < BALLOTS_PER_PAGE + 2; i++)
        plan(str_format(&arena, "Shall we do thing number %d?", i).data, HOUR + 60 * i,
             2 * HOUR + 60 * i);
    debate_later(DAY);
    client_get(&visitor, "/ballots");
    sees(&visitor, "thing number 31?");
    sees(&visitor, "thing number 2?");
    sees_not(&visitor, "thing number 1?");
    at = str_find(visitor.body, STR("/ballots?before="), 0);
    ck_assert_uint_lt(at, visitor.body.length);
    end = str_find(visitor.body, STR("\""), at);
    more = str_copy(&arena, str_slice(visitor.body, at, end));
    client_get(&visitor, more.data);
    sees(&visitor, "thing number 1?");
    sees(&visitor, "thing number 0?");
    sees_not(&visitor, "thing number 2?");
    sees_not(&visitor, "<h2 id=\"open\"");
    sees_not(&visitor, "/ballots?before=");
    client_get(&visitor, "/ballots?before=x-1");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(feeds_and_json_say_the_same)
{
    struct client visitor = { 0 };

    ballot_begin(1);
    plan("Which roof shall we mend & why?", HOUR, 2 * HOUR);
    client_get(&visitor, "/ballots.rss");
    markup_check(visitor.body, true, "/ballots.rss");
    sees(&visitor, "28 May 2026, 21:26 to 22:26: Which roof shall we mend &amp; why?");
    sees(&visitor, "<link>http://forum.test/b/which-roof-shall-we-mend-why/1</link>");
    client_get(&visitor, "/ballots.json");
    sees(&visitor, "\"open\":[]");
    sees(&visitor, "\"state\":\"planned\"");
    sees(&visitor, "\"rhythm\":null");
    client_end(&visitor);
}
END_TEST

START_TEST(who_may_not_enter_sees_none_of_it)
{
    struct category inner = { .name = STR("Members"),
                              .readers = SPACE_MEMBERS,
                              .writers = SPACE_MEMBERS };
    static const char *const pages[] = { "/", "/ballots", "/ballots.json", "/ballots.rss",
                                         "/ballots.ics" };
    struct client visitor = { 0 }, bob = { 0 };
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(1);
    client_sign_in(&bob, BOB);
    ck_assert_int_eq(category_create(forum, &arena, &inner, &inner.id), OK);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.category_id = inner.id;
    wish.item.question = STR("Shall the secret garden stay secret?");
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&visitor, pages[i]);
        ck_assert_int_eq(visitor.status, 200);
        sees_not(&visitor, "secret garden");
        client_get(&bob, pages[i]);
        sees(&bob, "secret garden");
    }
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(who_is_on_the_roll_is_told_until_they_have_voted)
{
    struct client voter = { 0 }, bob = { 0 };

    ballot_begin(2);
    ballot_opened(BALLOT_YES_NO);
    client_sign_in(&voter, VOTER);
    client_sign_in(&bob, BOB);
    client_get(&voter, "/");
    sees(&voter, "You are on the roll and have not voted: until 29 May 2026, 21:26.");
    client_get(&bob, "/");
    sees_not(&bob, "have not voted");
    sees(&bob, "Votes open now, or next");
    db_script(forum, "UPDATE ballot_roll SET has_voted = 1 WHERE account_id = 1000");
    client_get(&voter, "/");
    sees_not(&voter, "have not voted");
    db_script(forum, "UPDATE ballot_roll SET has_voted = 0");
    debate_later(2 * DAY);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
    client_get(&voter, "/");
    sees_not(&voter, "have not voted");
    sees_not(&voter, "Votes open now, or next");
    client_end(&voter);
    client_end(&bob);
}
END_TEST

RUN_TESTS("ballot lists", what_is_open_comes_before_what_is_next_and_what_is_over,
          the_next_days_of_the_rhythm_are_shown, what_is_no_rhythm_is_said_at_its_field_and_kept,
          what_is_over_goes_on_over_pages, feeds_and_json_say_the_same,
          who_may_not_enter_sees_none_of_it, who_is_on_the_roll_is_told_until_they_have_voted)
