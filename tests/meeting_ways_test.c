/* From a meeting to debates and decisions, and back, as a browser sees it. */
#include "base/clock.h"
#include "meetings/minutes.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/suite.h"

enum { HOUR = 60 * 60 };

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void redirects(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

/* debate_begin() leaves the clock at 2026-05-28T20:26:40Z. */
static void call(struct client *ada, const char *title)
{
    client_post(ada, "/meetings/new", "title", title, "category", "1", "date", "2026-05-30", "hour",
                "19:30", "length", "90", "place", "The library", "address",
                "https://meet.example/roof", NULL);
    ck_assert_int_eq(ada->status, 303);
}

/* Their sessions go on. */
static void later(int64_t seconds)
{
    debate_later(seconds);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
}

static void to(int64_t time)
{
    later(time - clock_now());
}

static int64_t starts_at(void)
{
    struct meeting meeting;

    ck_assert_int_eq(meeting_find(forum, &arena, 1, &meeting), OK);
    return meeting.starts_at;
}

/* Ada called a meeting; Bob put the debate on its agenda. */
static void begin(struct client *ada, struct client *bob)
{
    debate_begin();
    client_sign_in(ada, ADA);
    client_sign_in(bob, BOB);
    call(ada, "The roof, together");
    client_post(bob, "/m/1/items/new", "title", "Where we meet", "topic",
                "http://forum.test/t/where-shall-we-meet-in-june/1/1#p1", "text",
                "We meet in the **library**.", NULL);
    redirects(bob, "/m/the-roof-together/1");
}

static void publish(struct client *ada, struct client *bob)
{
    to(starts_at() + 2 * HOUR);
    client_post(bob, "/m/1/minutes", "body", "We spoke of the *roof*.", "base", "0", "do", "send",
                NULL);
    redirects(bob, "/m/the-roof-together/1");
    client_post(ada, "/m/1/minutes/publish", "revision", "1", NULL);
    redirects(ada, "/m/the-roof-together/1");
}

START_TEST(what_it_speaks_of_leads_to_it)
{
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "<a href=\"/m/the-roof-together/1\">The roof, together</a>");
    client_get(&bob, "/t/where-shall-we-meet-in-june/1");
    sees(&bob, "<a href=\"/m/the-roof-together/1\">The roof, together</a>");
    client_post(&ada, "/m/1/cancel", "reason", "Rain", NULL);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "cancelled");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(a_meeting_opens_a_decision_and_proposes_its_text_in_it)
{
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    to(starts_at());
    client_get(&bob, "/m/1/items/1/open");
    sees(&bob, "value=\"Where we meet\"");
    client_post(&bob, "/m/1/items/1/open", "question", "Where do we meet?", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "href=\"#status_quo\"");
    client_post(&bob, "/m/1/items/1/open", "question", "Where do we meet?", "status_quo",
                "Everywhere.", "affected", "All", "scope", "0", "reversible", "1", "forkable", "1",
                "fork_why", "Two rooms.", "fallback", "0", "floor_people", "1", "floor_groups", "0",
                NULL);
    redirects(&bob, "/d/where-do-we-meet/1");
    client_get(&visitor, "/d/where-do-we-meet/1");
    sees(&visitor, "<a href=\"/m/the-roof-together/1\">The roof, together</a>");
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, "<a href=\"/d/where-do-we-meet/1\">Where do we meet?</a>");
    client_post(&bob, "/m/1/present", "there", "1", NULL);
    client_post(&ada, "/m/1/people", "add", "Mia", NULL);
    client_post(&ada, "/m/1/people", "add", "Ada", NULL);
    publish(&ada, &bob);
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "/m/1/items/1/propose");
    client_post(&bob, "/m/1/items/1/propose", NULL);
    ck_assert_int_eq(bob.status, 422); /* nobody has summed the debate up */
    db_script(forum, "INSERT INTO summary (id, decision_id, number, cited, posts, last_post, "
                     "created_at) VALUES (1, 1, 1, 1, 1, 1, 1);");
    client_post(&bob, "/m/1/items/1/propose", NULL);
    redirects(&bob, "/d/where-do-we-meet/1");
    client_get(&visitor, "/m/the-roof-together/1.json");
    sees(&visitor, "\"decision_state\":\"proposed\"");
    client_get(&bob, "/m/the-roof-together/1");
    sees_not(&bob, "/m/1/items/1/propose");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(what_cannot_wait_is_announced_from_the_meeting)
{
    struct client ada = { 0 }, bob = { 0 };

    begin(&ada, &bob);
    to(starts_at());
    client_post(&bob, "/m/1/items/1/notice", "question", "We open the library", "undo",
                "We close it.", "own_means", "1", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "at least 3 people");
    client_post(&bob, "/m/1/present", "there", "1", NULL);
    client_post(&ada, "/m/1/people", "add", "Mia", NULL);
    client_post(&ada, "/m/1/people", "add", "Ada", NULL);
    client_post(&bob, "/m/1/items/1/notice", "question", "We open the library", "undo",
                "We close it.", "own_means", "1", NULL);
    redirects(&bob, "/d/we-open-the-library/1");
    client_get(&bob, "/m/1/items/1/edit");
    sees_not(&bob, "name=\"text\"");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

RUN_TESTS("meeting_ways", what_it_speaks_of_leads_to_it,
          a_meeting_opens_a_decision_and_proposes_its_text_in_it,
          what_cannot_wait_is_announced_from_the_meeting)
