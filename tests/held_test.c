/* The first messages of new people wait for a moderator where the site says so. */
#include "accounts/account.h"
#include "base/clock.h"
#include "settings/setting.h"
#include "support/client.h"
#include "support/debate.h"
#include "topics/held.h"

enum { NEW = 9 };

static void begin(struct client *client)
{
    debate_begin();
    ck_assert_int_eq(setting_set(forum, SETTING_NEW_POSTS_HELD, 2), OK);
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, created_at) "
                     "VALUES (9, 'Nia', 'nia', '', 1780000000)");
    client_sign_in(client, NEW);
}

static int reply(struct client *client, const char *to, const char *text)
{
    client_post(client, "/t/1/replies", "to", to, "body", text, NULL);
    return client->status;
}

static struct held_list waiting(void)
{
    struct held_list list;

    ck_assert_int_eq(held_waiting(forum, &arena, &list), OK);
    return list;
}

static int act_as(int64_t account_id, int64_t held_id, const char *act, const char *reason)
{
    struct client client = { 0 };

    client_sign_in(&client, account_id);
    client_post(&client, str_format(&arena, "/held/%lld/%s", (long long)held_id, act).data,
                "reason", reason, NULL);
    client_end(&client);
    return client.status;
}

static int64_t post_count(int64_t account_id)
{
    struct account account;

    ck_assert_int_eq(account_find(forum, &arena, account_id, &account), OK);
    return account.post_count;
}

START_TEST(nothing_waits_where_the_site_does_not_say_so)
{
    struct client nia = { 0 };

    begin(&nia);
    ck_assert_int_eq(setting_set(forum, SETTING_NEW_POSTS_HELD, 0), OK);
    ck_assert_int_eq(reply(&nia, "0", "Hello."), 303);
    ck_assert_uint_eq(waiting().count, 0);
    ck_assert_int_eq(debate_topic().post_count, 2);
    client_end(&nia);
}
END_TEST

START_TEST(what_waits_is_no_message_yet)
{
    static const char *const pages[] = { "/t/where-shall-we-meet-in-june/1",
                                         "/t/1.json",
                                         "/posts.json",
                                         "/latest",
                                         "/raw/1",
                                         "/u/Nia" };
    struct client nia = { 0 }, bob = { 0 };
    int64_t highest;

    begin(&nia);
    highest = debate_topic().highest;
    ck_assert_int_eq(reply(&nia, "0", "Hello to all."), 303);
    ck_assert_str_eq(nia.location.data, "/waiting");
    ck_assert_int_eq(debate_topic().highest, highest);
    ck_assert_int_eq(debate_topic().post_count, 1);
    ck_assert_int_eq(post_count(NEW), 0);
    client_sign_in(&bob, BOB);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&bob, pages[i]);
        ck_assert_msg(!client_sees(&bob, "Hello to all."), "%s", pages[i]);
    }
    client_get(&bob, "/waiting");
    ck_assert(!client_sees(&bob, "Hello to all."));
    client_end(&nia);
    client_end(&bob);
}
END_TEST

START_TEST(its_author_reads_that_it_waits_and_takes_it_back)
{
    struct client nia = { 0 };
    int64_t id;

    begin(&nia);
    ck_assert_int_eq(reply(&nia, "0", "Hello to all."), 303);
    client_get(&nia, "/t/where-shall-we-meet-in-june/1");
    ck_assert(client_sees(&nia, "One of your messages is not published"));
    client_get(&nia, "/waiting");
    ck_assert(client_sees(&nia, "Hello to all."));
    id = waiting().items[0].id;
    ck_assert_int_eq(act_as(BOB, id, "withdraw", ""), 404);
    ck_assert_int_eq(act_as(NEW, id, "withdraw", ""), 303);
    ck_assert_uint_eq(waiting().count, 0);
    client_end(&nia);
}
END_TEST

START_TEST(a_moderator_lets_a_reply_in_where_it_belongs)
{
    struct client nia = { 0 };
    int64_t number;

    begin(&nia);
    number = debate_say(BOB, 1, "The garden.");
    ck_assert_int_eq(reply(&nia, str_format(&arena, "%lld", (long long)number).data, "I agree."),
                     303);
    debate_later(600);
    ck_assert_int_eq(act_as(BOB, waiting().items[0].id, "release", ""), 403);
    ck_assert_int_eq(act_as(MIA, waiting().items[0].id, "release", ""), 303);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice WHERE kind = 4"), 1);
    ck_assert_uint_eq(waiting().count, 0);
    ck_assert_int_eq(debate_post(3).parent_number, number);
    ck_assert_int_eq(debate_post(3).author.id, NEW);
    ck_assert_int_eq(debate_post(3).created_at, clock_now());
    ck_assert_int_eq(post_count(NEW), 1);
    client_get(&nia, "/notices");
    ck_assert(client_sees(&nia, "Your message is published in"));
    client_end(&nia);
}
END_TEST

START_TEST(after_so_many_were_let_in_none_waits)
{
    struct client nia = { 0 };

    begin(&nia);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(reply(&nia, "0", str_format(&arena, "Number %d.", i).data), 303);
        ck_assert_int_eq(act_as(MIA, waiting().items[0].id, "release", ""), 303);
    }
    ck_assert_int_eq(reply(&nia, "0", "At last."), 303);
    ck_assert_uint_eq(waiting().count, 0);
    ck_assert_int_eq(post_count(NEW), 3);
    client_end(&nia);
}
END_TEST

START_TEST(a_first_debate_waits_too)
{
    struct client nia = { 0 };

    begin(&nia);
    client_post(&nia, "/new", "title", "        x", "category", "1", "body", "Why?", NULL);
    ck_assert_int_eq(nia.status, 422);
    client_post(&nia, "/new", "title", "A debate of mine", "category", "1", "body", "Why?", NULL);
    ck_assert_int_eq(nia.status, 303);
    ck_assert_str_eq(nia.location.data, "/waiting");
    client_get(&nia, "/latest");
    ck_assert(!client_sees(&nia, "A debate of mine"));
    ck_assert_int_eq(act_as(MIA, waiting().items[0].id, "release", ""), 303);
    client_get(&nia, "/latest");
    ck_assert(client_sees(&nia, "A debate of mine"));
    client_end(&nia);
}
END_TEST

START_TEST(one_that_answers_what_is_gone_answers_the_debate)
{
    struct client nia = { 0 };
    int64_t number;

    begin(&nia);
    number = debate_say(BOB, 1, "The garden.");
    ck_assert_int_eq(reply(&nia, "2", "I agree."), 303);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(number).id), OK);
    ck_assert_int_eq(act_as(MIA, waiting().items[0].id, "release", ""), 303);
    ck_assert_int_eq(debate_post(debate_topic().highest).parent_number, 0);
    client_end(&nia);
}
END_TEST

START_TEST(one_in_a_debate_that_closed_cannot_be_let_in_and_stays)
{
    struct act act = debate_act();
    struct client nia = { 0 };

    begin(&nia);
    ck_assert_int_eq(reply(&nia, "0", "I agree."), 303);
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(act_as(MIA, waiting().items[0].id, "release", ""), 409);
    ck_assert_uint_eq(waiting().count, 1);
    client_end(&nia);
}
END_TEST

START_TEST(one_is_refused_with_a_reason_in_public_and_its_words_stay_unseen)
{
    struct client nia = { 0 }, visitor = { 0 };
    int64_t id;

    begin(&nia);
    ck_assert_int_eq(reply(&nia, "0", "Buy my lamps."), 303);
    id = waiting().items[0].id;
    ck_assert_int_eq(act_as(MIA, id, "refuse", ""), 422);
    ck_assert_int_eq(act_as(MIA, id, "refuse", "It sells something."), 303);
    ck_assert_int_eq(act_as(MIA, id, "release", ""), 409);
    client_get(&nia, "/latest");
    ck_assert(client_sees(&nia, "One of your messages is not published"));
    client_get(&nia, "/waiting");
    ck_assert(client_sees(&nia, "It sells something."));
    client_get(&visitor, "/moderation");
    ck_assert(client_sees(&visitor, "It sells something."));
    ck_assert(!client_sees(&visitor, "Buy my lamps."));
    client_end(&nia);
    client_end(&visitor);
}
END_TEST

START_TEST(moderators_see_what_waits)
{
    struct client nia = { 0 }, mia = { 0 };

    begin(&nia);
    ck_assert_int_eq(reply(&nia, "0", "Hello to all."), 303);
    client_sign_in(&mia, MIA);
    client_get(&mia, "/moderation/queue");
    ck_assert(client_sees(&mia, "Hello to all."));
    ck_assert(client_sees(&mia, "<b>1</b>"));
    client_end(&nia);
    client_end(&mia);
}
END_TEST

RUN_TESTS("held", nothing_waits_where_the_site_does_not_say_so, what_waits_is_no_message_yet,
          its_author_reads_that_it_waits_and_takes_it_back,
          a_moderator_lets_a_reply_in_where_it_belongs, after_so_many_were_let_in_none_waits,
          a_first_debate_waits_too, one_that_answers_what_is_gone_answers_the_debate,
          one_in_a_debate_that_closed_cannot_be_let_in_and_stays,
          one_is_refused_with_a_reason_in_public_and_its_words_stay_unseen,
          moderators_see_what_waits)
