/* How far somebody has read: what is new in lists and debates, and what is gathered for later. */
#include "support/debate.h"

#include "base/clock.h"
#include "support/client.h"
#include "support/plan.h"
#include "topics/reading.h"

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static int64_t read_by(int64_t account_id)
{
    int64_t number;

    ck_assert_int_eq(reading_number(forum, account_id, TOPIC, &number), OK);
    return number;
}

START_TEST(a_page_moves_what_was_read_and_is_written_later)
{
    struct client bob = { 0 };

    debate_begin();
    debate_say(ADA, 1, "A thought.");
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    sees_not(&bob, "class=\"new\"");
    ck_assert_int_eq(read_by(BOB), 0);
    client_gathered_write();
    ck_assert_int_eq(read_by(BOB), 2);
    ck_assert_int_eq(read_by(ADA), 0);
    client_end(&bob);
}
END_TEST

START_TEST(what_came_since_is_marked_once_for_each_reader)
{
    struct client bob = { 0 }, mia = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
    client_get(&bob, topic_path);
    debate_later(60);
    debate_say(ADA, 1, "A thought.");
    debate_say(BOB, 2, "One of mine.");
    client_get(&mia, topic_path);
    sees_not(&mia, "class=\"new\"");
    client_get(&bob, "/latest");
    sees(&bob,
         "<a href=\"/t/where-shall-we-meet-in-june/1/2#p2\">Where shall we meet in June?</a>");
    sees(&bob, "<span class=\"new\" lang=\"en\">1 unread</span>");
    client_get(&bob, topic_path);
    sees(&bob, "<span class=\"new\">Unread</span>");
    client_get(&bob, topic_path);
    sees_not(&bob, "class=\"new\"");
    client_get(&bob, "/latest");
    sees_not(&bob, "class=\"new\"");
    client_end(&bob);
    client_end(&mia);
}
END_TEST

START_TEST(a_debate_never_opened_is_new)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/latest");
    sees(&bob, "<span class=\"new\" lang=\"en\">New</span>");
    client_get(&bob, "/");
    sees(&bob, "<span class=\"new\" lang=\"en\">New</span>");
    client_get(&bob, topic_path);
    client_get(&bob, "/");
    sees_not(&bob, "class=\"new\"");
    db_script(forum, "UPDATE account SET created_at = 1790000000 WHERE id = 3");
    client_sign_in(&bob, MIA); /* who came later */
    client_get(&bob, "/latest");
    sees_not(&bob, "class=\"new\"");
    client_sign_in(&bob, ADA); /* who wrote it */
    client_get(&bob, "/latest");
    sees_not(&bob, "class=\"new\"");
    client_end(&bob);
}
END_TEST

START_TEST(a_gap_is_not_passed_over)
{
    struct numbers shown = { 0 };
    int64_t number = 1;

    debate_begin();
    for (int i = 2; i <= 6; i++)
        ck_assert_int_eq(debate_say(i == 5 ? BOB : ADA, 1, "A thought."), i);
    *list_add(&arena, &shown) = 6;
    *list_add(&arena, &shown) = 2;
    *list_add(&arena, &shown) = 3;
    ck_assert_int_eq(reading_advance(forum, BOB, TOPIC, &shown, &number), OK);
    ck_assert_int_eq(number, 3);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(4).id), OK);
    ck_assert_int_eq(reading_advance(forum, BOB, TOPIC, &shown, &number), OK);
    ck_assert_int_eq(number, 6); /* 4 is gone, 5 is Bob's own */
}
END_TEST

START_TEST(a_long_debate_is_read_on_by_time)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    for (int i = 0; i < POSTS_PER_PAGE + 10; i++)
        debate_say(ADA, 1, "A thought.");
    client_get(&bob, "/unread");
    sees(&bob, "href=\"/t/where-shall-we-meet-in-june/1?order=time&amp;after=1#p2\"");
    client_get(&bob, "/t/where-shall-we-meet-in-june/1?order=time&after=1");
    client_get(&bob, "/unread");
    sees(&bob, "?order=time&amp;after=51#p52\"");
    sees(&bob, "10 unread");
    client_end(&bob);
}
END_TEST

START_TEST(everything_can_be_marked_as_read)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    debate_say(ADA, 1, "A thought.");
    debate_later(1);
    debate_open(ADA, "One more question", "Yes?");
    client_get(&bob, "/unread");
    sees(&bob, "Where shall we meet");
    sees(&bob, "One more question");
    client_gathered_write();
    client_post(&bob, "/unread", NULL, NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/unread");
    sees(&bob, "You have read everything.");
    debate_later(1);
    debate_say(ADA, 1, "Another thought.");
    client_get(&bob, "/unread");
    sees(&bob, "1 unread");
    sees_not(&bob, "One more question");
    client_end(&bob);
}
END_TEST

START_TEST(what_one_may_not_read_is_not_unread)
{
    struct client bob = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at)"
                     " VALUES (9, 'Few', 'few', '', 0);"
                     "UPDATE category SET readers = 2, writers = 2, team_id = 9;");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/unread");
    sees_not(&bob, "Where shall we meet");
    client_end(&bob);
}
END_TEST

START_TEST(what_is_gathered_counts_up_or_keeps_the_highest)
{
    struct gathered *gathered = gathered_new();
    struct topic topic;

    debate_begin();
    gathered_put(gathered, &view_kind, TOPIC, 0, 1);
    gathered_put(gathered, &view_kind, TOPIC, 0, 1);
    gathered_put(gathered, &reading_kind, TOPIC, BOB, 7);
    gathered_put(gathered, &reading_kind, TOPIC, BOB, 5);
    gathered_put(gathered, &reading_kind, 99, BOB, 5); /* no such debate: it went meanwhile */
    ck_assert_int_eq(gathered_value(gathered, &view_kind, TOPIC, 0), 2);
    ck_assert_int_eq(gathered_value(gathered, &reading_kind, TOPIC, BOB), 7);
    ck_assert_int_eq(gathered_write_to(gathered, forum), OK);
    ck_assert_int_eq(gathered_value(gathered, &view_kind, TOPIC, 0), 0);
    topic = debate_topic();
    ck_assert_int_eq(topic.views, 2);
    ck_assert_int_eq(topic.version, 2); /* nothing that is kept changes */
    ck_assert_int_eq(read_by(BOB), 7);
    gathered_put(gathered, &reading_kind, TOPIC, BOB, 3);
    ck_assert_int_eq(gathered_write_to(gathered, forum), OK);
    ck_assert_int_eq(read_by(BOB), 7);
    gathered_free(gathered);
}
END_TEST

START_TEST(no_more_is_gathered_than_there_is_room_for)
{
    struct gathered *gathered = gathered_new();

    for (int64_t i = 1; i <= GATHERED_MAX + 100; i++)
        gathered_put(gathered, &view_kind, i, 0, i);
    for (int64_t i = 1; i <= GATHERED_MAX + 100; i++)
        ck_assert_int_eq(gathered_value(gathered, &view_kind, i, 0), i <= GATHERED_MAX ? i : 0);
    gathered_free(gathered);
}
END_TEST

START_TEST(each_opening_of_a_debate_is_a_view)
{
    struct client visitor = { 0 };

    debate_begin();
    for (int i = 0; i < 3; i++)
        client_get(&visitor, topic_path);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1.json");
    client_gathered_write();
    ck_assert_int_eq(debate_topic().views, 3);
    client_end(&visitor);
}
END_TEST

START_TEST(what_is_unread_is_found_by_indexes)
{
    ck_assert(!plan_sorts(&sql_reading_ahead));
    ck_assert(plan_uses(&sql_topics_unread, "topic_latest"));
}
END_TEST

RUN_TESTS("reading", a_page_moves_what_was_read_and_is_written_later,
          what_came_since_is_marked_once_for_each_reader, a_debate_never_opened_is_new,
          a_gap_is_not_passed_over, a_long_debate_is_read_on_by_time,
          everything_can_be_marked_as_read, what_one_may_not_read_is_not_unread,
          what_is_gathered_counts_up_or_keeps_the_highest,
          no_more_is_gathered_than_there_is_room_for, each_opening_of_a_debate_is_a_view,
          what_is_unread_is_found_by_indexes)
