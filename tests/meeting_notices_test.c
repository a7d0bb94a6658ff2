/* Who was at a meeting is told that its minutes are published. */
#include "base/clock.h"
#include "meetings/meeting.h"
#include "notices/notice.h"
#include "support/client.h"
#include "support/debate.h"

enum { DAY = 24 * 60 * 60 };

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void later(int64_t seconds)
{
    debate_later(seconds);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
}

/* A meeting of Ada's, that she, Bob and Mia were at, is over; its minutes are written. */
static void meet(struct client *ada, struct client *bob, struct client *mia)
{
    struct client *const people[] = { ada, bob, mia };

    debate_begin();
    client_sign_in(ada, ADA);
    client_sign_in(bob, BOB);
    client_sign_in(mia, MIA);
    client_post(ada, "/meetings/new", "title", "The roof, together", "category", "1", "date",
                "2026-05-30", "hour", "19:30", "zone", "UTC", "length", "90", "place",
                "The library", NULL);
    later(3 * DAY);
    for (int i = 0; i < 3; i++)
        client_post(people[i], "/m/1/present", "there", "1", NULL);
    client_post(bob, "/m/1/minutes", "body", "We spoke of the roof.", "base", "0", NULL);
    ck_assert_int_eq(bob->status, 303);
}

static void publish(struct client *ada)
{
    client_post(ada, "/m/1/minutes/publish", "revision", "1", NULL);
    ck_assert_int_eq(ada->status, 303);
}

static const char told[] =
    "The minutes of <a href=\"/m/the-roof-together/1\">The roof, together</a>";

START_TEST(who_was_there_is_told_but_not_who_publishes)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };

    meet(&ada, &bob, &mia);
    client_get(&bob, "/notices");
    sees_not(&bob, told);
    publish(&ada);
    client_get(&ada, "/notices");
    sees_not(&ada, told);
    client_get(&mia, "/notices");
    sees(&mia, told);
    client_get(&bob, "/notices");
    sees(&bob, told);
    sees(&bob, "are published: one may object until");
    sees(&bob, "1 new notice");
    client_get(&bob, "/notices.json");
    sees(&bob, "\"about\":\"minutes\",\"meeting_id\":1,\"title\":\"The roof, together\","
               "\"path\":\"/m/the-roof-together/1\",\"until\":\"2026-06-0");
    sees_not(&bob, "\"topic_id\":0");
    later(8 * DAY);
    client_get(&bob, "/notices");
    sees(&bob, told);
    sees_not(&bob, "one may object until");
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

START_TEST(who_opens_the_meeting_has_seen_it)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };

    meet(&ada, &bob, &mia);
    publish(&ada);
    client_get(&bob, "/m/the-roof-together/1");
    client_get(&bob, "/notices");
    sees(&bob, told);
    sees(&bob, "Nothing new.");
    client_get(&mia, "/notices");
    sees(&mia, "1 new notice");
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

START_TEST(who_wants_no_steps_of_decisions_is_not_told)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };

    meet(&ada, &bob, &mia);
    client_post(&bob, "/settings/notices", "replies", "1", "calls", "1", "thanks", "1", NULL);
    publish(&ada);
    client_get(&bob, "/notices");
    sees_not(&bob, told);
    client_get(&mia, "/notices");
    sees(&mia, told);
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

/* Moderators read on. */
START_TEST(a_meeting_that_one_may_not_read_any_more_tells_nothing)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 };
    static const char close[] =
        "INSERT INTO team (id, handle, handle_folded, name, description, created_at) "
        "VALUES (9, 'board', 'board', '', '', 7);"
        "UPDATE category SET readers = 2, team_id = 9;";

    meet(&ada, &bob, &mia);
    publish(&ada);
    db_script(forum, close);
    client_get(&bob, "/notices");
    ck_assert_int_eq(bob.status, 200);
    sees_not(&bob, "The roof, together");
    client_get(&mia, "/notices");
    sees(&mia, told);
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
}
END_TEST

RUN_TESTS("meeting notices", who_was_there_is_told_but_not_who_publishes,
          who_opens_the_meeting_has_seen_it, who_wants_no_steps_of_decisions_is_not_told,
          a_meeting_that_one_may_not_read_any_more_tells_nothing)
