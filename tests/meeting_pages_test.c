/* The pages of meetings as a browser sees them. */
#include "base/clock.h"
#include "meetings/minutes.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/markup.h"
#include "support/suite.h"
#include "teams/member.h"
#include "teams/team.h"

enum { HOUR = 60 * 60, DAY = 24 * HOUR };

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void redirects(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

/* debate_begin() leaves the clock at 2026-05-28T20:26:40Z. */
static void call(struct client *ada, const char *title, const char *zone)
{
    client_post(ada, "/meetings/new", "title", title, "category", "1", "date", "2026-05-30", "hour",
                "19:30", "zone", zone, "length", "90", "place", "The library", "address",
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
    call(ada, "The roof, together", "UTC");
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

START_TEST(a_meeting_is_called_by_the_clocks_of_who_calls_it)
{
    struct client ada = { 0 }, bob = { 0 };

    debate_begin();
    db_script(forum, "UPDATE account SET zone = 'Europe/Paris' WHERE id = 1;"
                     "UPDATE account SET zone = 'America/Montreal' WHERE id = 2;");
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_get(&ada, "/meetings/new?category=1");
    sees(&ada, "By the clocks of Europe/Paris");
    sees(&ada, "name=\"zone\" value=\"Europe/Paris\"");
    sees(&ada, "<option value=\"1\" selected>The common house</option>");
    call(&ada, "The roof, together", "Europe/Paris");
    redirects(&ada, "/m/the-roof-together/1");
    ck_assert_int_eq(starts_at(), 1780162200); /* 17:30 UTC */
    client_get(&ada, "/m/the-roof-together/1");
    sees(&ada, "30 May 2026, 19:30 to 21:00");
    sees_not(&ada, "There:");
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "30 May 2026, 13:30 to 15:00");
    sees(&bob, "There: 30 May 2026, 19:30 to 21:00 (Europe/Paris)");
    bob.language = "fr";
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "30\xC2\xA0mai 2026");
    sees(&bob, "(Europe/Paris)");
    client_get(&ada, "/m/1/edit");
    sees(&ada, "value=\"2026-05-30\"");
    sees(&ada, "value=\"19:30\"");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(all_that_is_wrong_with_a_meeting_is_said_at_once_and_nothing_is_lost)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_post(&ada, "/meetings/new", "title", "The roof", "category", "9", "team", "Nobody",
                "date", "tomorrow", "hour", "19:30", "length", "90", NULL);
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "href=\"#date\"");
    sees(&ada, "href=\"#category\"");
    sees(&ada, "href=\"#team\"");
    sees(&ada, "value=\"The roof\"");
    client_post(&ada, "/meetings/new", "title", "The roof", "category", "1", "date", "2026-05-01",
                "hour", "19:30", "length", "90", NULL);
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "called before it begins");
    sees(&ada, "href=\"#place\"");
    client_end(&ada);
}
END_TEST

START_TEST(lists_say_what_comes_next_and_what_was_in_which_month)
{
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    client_get(&visitor, "/meetings?before=1-1");
    ck_assert_int_eq(visitor.status, 200);
    sees_not(&visitor, "The roof");
    sees_not(&visitor, "/meetings/new");
    client_get(&visitor, "/meetings");
    sees(&visitor, "<a href=\"/m/the-roof-together/1\">The roof, together</a>");
    sees(&visitor, "Planned");
    sees(&visitor, "href=\"/meetings.ics\"");
    client_get(&visitor, "/meetings.json");
    sees(&visitor, "\"state\":\"planned\"");
    client_get(&visitor, "/meetings.rss");
    markup_check(visitor.body, true, "/meetings.rss");
    sees(&visitor, "The roof, together");
    to(starts_at() + 2 * HOUR);
    client_get(&visitor, "/meetings");
    sees(&visitor, ">May 2026</h2>");
    sees(&visitor, "Minutes are due");
    sees(&visitor, "No meeting is planned.");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(an_agenda_leads_to_its_debate)
{
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, ">Where we meet</h3>");
    sees(&visitor, "<a href=\"/t/where-shall-we-meet-in-june/1\">");
    sees(&visitor, "We meet in the <strong>library</strong>.");
    sees_not(&visitor, "/items/1/edit");
    client_get(&visitor, "/m/wrong/1.md");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_text(visitor.location, "/m/the-roof-together/1.md");
    client_get(&visitor, "/m/1");
    ck_assert_text(visitor.location, "/m/the-roof-together/1");
    client_get(&bob, "/m/1/items/new?topic=1");
    sees(&bob, "value=\"Where shall we meet in June?\"");
    client_post(&bob, "/m/1/items/new", "title", "Nothing", "topic", "77", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "There is no such debate.");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(only_its_keeper_moves_and_cancels_it)
{
    struct client ada = { 0 }, bob = { 0 };

    begin(&ada, &bob);
    client_get(&bob, "/m/1/edit");
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/m/1/cancel", "reason", "No", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/m/1/edit", "title", "The roof, together", "date", "2026-05-31", "hour",
                "19:30", "length", "90", "place", "The library", NULL);
    redirects(&ada, "/m/the-roof-together/1");
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "It was planned for");
    client_post(&ada, "/m/1/cancel", "reason", "The library is closed", NULL);
    redirects(&ada, "/m/the-roof-together/1");
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "This meeting does not take place.");
    sees(&bob, "The library is closed");
    client_get(&bob, "/m/the-roof-together/1.ics");
    sees(&bob, "STATUS:CANCELLED\r\n");
    sees(&bob, "SEQUENCE:2\r\n");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(a_lead_of_its_team_keeps_it_too)
{
    struct team team = { .handle = STR("Roofers"), .callers = CALLERS_EVERYONE };
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };
    struct membership lead = { .account_id = BOB, .actor_id = BOB };

    debate_begin();
    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &lead.team_id), OK);
    ck_assert_int_eq(member_join(forum, &arena, &lead), OK);
    ck_assert_int_eq(member_set_lead(forum, &arena, &lead, true), OK);
    lead.account_id = lead.actor_id = ADA;
    ck_assert_int_eq(member_join(forum, &arena, &lead), OK);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_get(&ada, "/meetings/new?team=Roofers");
    sees(&ada, "<option value=\"Roofers\" selected>");
    client_post(&ada, "/meetings/new", "title", "The roof", "category", "1", "team", "Roofers",
                "date", "2026-05-30", "hour", "9:30", "length", "90", "place", "Here", NULL);
    redirects(&ada, "/m/the-roof/1");
    client_get(&bob, "/m/1/edit");
    ck_assert_int_eq(bob.status, 200);
    client_get(&visitor, "/g/Roofers");
    sees(&visitor, "<a href=\"/m/the-roof/1\">The roof</a>");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(people_say_that_they_were_there_and_the_keeper_counts_the_others)
{
    struct client ada = { 0 }, bob = { 0 };

    begin(&ada, &bob);
    client_post(&bob, "/m/1/present", "there", "1", NULL);
    ck_assert_int_eq(bob.status, 422);
    to(starts_at());
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "I am there");
    client_post(&bob, "/m/1/present", "there", "1", NULL);
    redirects(&bob, "/m/the-roof-together/1");
    client_get(&bob, "/m/1/people");
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/m/1/people", "add", "@mia", "others", "4", NULL);
    redirects(&ada, "/m/1/people");
    client_post(&ada, "/m/1/people", "add", "Nemo", "others", "4", NULL);
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "Nobody here is called so.");
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, ">Robert</a>");
    sees(&bob, ">Mia</a>");
    sees(&bob, "4 other people");
    sees(&bob, "I was not there after all");
    client_post(&ada, "/m/1/people", "remove", "Mia", NULL);
    client_get(&bob, "/m/the-roof-together/1.json");
    sees(&bob, "\"present\":[\"Bob\"]");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(minutes_are_due_and_late_and_then_open_to_objections)
{
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    client_get(&ada, "/");
    sees_not(&ada, "Minutes are due");
    to(starts_at() + 2 * HOUR);
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, "Its minutes are due by");
    client_get(&ada, "/");
    sees(&ada, "Minutes are due");
    client_get(&bob, "/");
    sees_not(&bob, "Minutes are due");
    to(starts_at() + 3 * DAY);
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, "and are late");
    client_post(&bob, "/m/1/minutes", "body", "We spoke of the *roof*.", "base", "0", NULL);
    client_post(&bob, "/m/1/minutes/publish", "revision", "1", NULL);
    redirects(&bob, "/m/the-roof-together/1");
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, "proposed; you may object until");
    sees(&visitor, "We spoke of the <em>roof</em>.");
    later(8 * DAY);
    client_get(&visitor, "/m/the-roof-together/1");
    sees(&visitor, "proposed; one could object until");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(minutes_that_two_write_at_once_are_brought_together)
{
    struct client ada = { 0 }, bob = { 0 };

    begin(&ada, &bob);
    to(starts_at());
    client_get(&bob, "/m/1/minutes");
    sees(&bob, "name=\"base\" value=\"0\"");
    client_post(&bob, "/m/1/minutes", "body", "A first draft of it.", "base", "0", "do", "preview",
                NULL);
    sees(&bob, "Preview, not published yet");
    client_post(&ada, "/m/1/minutes", "body", "The words of Ada.", "base", "0", NULL);
    redirects(&ada, "/m/the-roof-together/1");
    client_post(&bob, "/m/1/minutes", "body", "The words of Bob.", "base", "0", NULL);
    ck_assert_int_eq(bob.status, 409);
    sees(&bob, "The words of Ada.");
    sees(&bob, "The words of Bob.");
    sees(&bob, "name=\"base\" value=\"1\"");
    client_post(&bob, "/m/1/minutes", "body", "The words of both.", "base", "1", NULL);
    client_get(&bob, "/m/the-roof-together/1/minutes");
    sees(&bob, "The words of Ada.");
    sees(&bob, "Version 2");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(what_came_of_an_item_is_written_down_by_all_until_it_is_published)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };

    begin(&ada, &bob);
    client_sign_in(&mia, MIA);
    to(starts_at());
    client_get(&mia, "/m/1/items/1/edit");
    sees(&mia, "Objections left");
    sees_not(&mia, "name=\"topic\"");
    client_post(&mia, "/m/1/items/1/edit", "revision", "1", "text", "In the *park*.", "objections",
                "Rain, says Ada.", "outcome", "Proposed.", NULL);
    redirects(&mia, "/m/the-roof-together/1");
    client_post(&bob, "/m/1/items/1/edit", "revision", "1", "text", "Mine.", NULL);
    ck_assert_int_eq(bob.status, 409);
    sees(&bob, "Somebody changed it meanwhile");
    client_get(&bob, "/m/the-roof-together/1");
    sees(&bob, "In the <em>park</em>.");
    sees(&bob, "Rain, says Ada.");
    publish(&ada, &bob);
    client_get(&mia, "/m/1/items/1/edit");
    ck_assert_int_eq(mia.status, 403);
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

START_TEST(a_meeting_can_be_taken_along)
{
    struct client ada = { 0 }, bob = { 0 };

    begin(&ada, &bob);
    to(starts_at());
    client_post(&bob, "/m/1/present", "there", "1", NULL);
    publish(&ada, &bob);
    client_get(&bob, "/m/the-roof-together/1.md");
    ck_assert_text(client_header(&bob, "Content-Type"), "text/markdown; charset=utf-8");
    sees(&bob, "# The roof, together\n");
    sees(&bob, "- Online: <https://meet.example/roof>\n");
    sees(&bob, "- Robert\n");
    sees(&bob, "### Where we meet\n");
    sees(&bob, "We meet in the **library**.\n");
    sees(&bob, "## Minutes\n\nWe spoke of the *roof*.\n");
    sees(&bob, "you may object until");
    client_get(&bob, "/m/the-roof-together/1.ics");
    ck_assert_text(client_header(&bob, "Content-Type"), "text/calendar; charset=utf-8");
    sees(&bob, "DTSTART:20260530T193000Z\r\n");
    sees(&bob, "SUMMARY:The roof\\, together\r\n");
    client_get(&bob, "/meetings.ics");
    sees(&bob, "BEGIN:VEVENT\r\n");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(a_meeting_of_a_closed_space_is_nowhere_for_others)
{
    static const char *const targets[] = {
        "/m/the-roof-together/1",      "/m/the-roof-together/1.ics",
        "/m/the-roof-together/1.md",   "/m/1",
        "/m/the-roof-together/1.json", "/m/the-roof-together/1/minutes"
    };
    struct client ada = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&ada, &bob);
    db_script(forum, "UPDATE category SET readers = 1;");
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        client_get(&visitor, targets[i]);
        ck_assert_int_eq(visitor.status, 404);
    }
    client_get(&visitor, "/meetings.ics");
    sees_not(&visitor, "The roof");
    client_get(&bob, "/meetings.ics");
    sees(&bob, "The roof");
    client_end(&ada);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

RUN_TESTS("meeting_pages", a_meeting_is_called_by_the_clocks_of_who_calls_it,
          all_that_is_wrong_with_a_meeting_is_said_at_once_and_nothing_is_lost,
          lists_say_what_comes_next_and_what_was_in_which_month, an_agenda_leads_to_its_debate,
          only_its_keeper_moves_and_cancels_it, a_lead_of_its_team_keeps_it_too,
          people_say_that_they_were_there_and_the_keeper_counts_the_others,
          minutes_are_due_and_late_and_then_open_to_objections,
          minutes_that_two_write_at_once_are_brought_together,
          what_came_of_an_item_is_written_down_by_all_until_it_is_published,
          a_meeting_can_be_taken_along, a_meeting_of_a_closed_space_is_nowhere_for_others)
