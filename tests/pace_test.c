/* How fast people may write, by the settings as a new site has them. */
#include "accounts/pace.h"
#include "base/clock.h"
#include "support/client.h"
#include "support/debate.h"

enum { NEW = 9 };

/* The settings of a new site; somebody who came just now. */
static void begin(struct client *client, int64_t account_id)
{
    debate_begin();
    db_script(forum, "DELETE FROM setting");
    db_script(forum, str_format(&arena,
                                "INSERT INTO account (id, handle, handle_folded, name, created_at) "
                                "VALUES (9, 'Nia', 'nia', '', %lld)",
                                (long long)clock_now())
                         .data);
    client_sign_in(client, account_id);
}

static int reply(struct client *client, const char *text)
{
    client_post(client, "/t/1/replies", "body", text, NULL);
    return client->status;
}

static int open_topic(struct client *client, const char *text)
{
    client_post(client, "/new", "title", "A debate of our own", "category", "1", "body", text,
                NULL);
    return client->status;
}

START_TEST(two_messages_have_some_seconds_between_them)
{
    struct client bob = { 0 };

    begin(&bob, BOB);
    ck_assert_int_eq(reply(&bob, "The first."), 303);
    ck_assert_int_eq(reply(&bob, "The second."), 429);
    ck_assert_str_eq(client_header(&bob, "Retry-After").data, "5");
    ck_assert(client_sees(&bob, "The second."));
    ck_assert(client_sees(&bob, "please wait 5 s"));
    debate_later(5);
    ck_assert_int_eq(reply(&bob, "The second."), 303);
    client_end(&bob);
}
END_TEST

START_TEST(two_debates_have_more_between_them)
{
    struct client bob = { 0 };

    begin(&bob, BOB);
    ck_assert_int_eq(open_topic(&bob, "The first."), 303);
    debate_later(14);
    ck_assert_int_eq(open_topic(&bob, "The second."), 429);
    debate_later(1);
    ck_assert_int_eq(open_topic(&bob, "The second."), 303);
    client_end(&bob);
}
END_TEST

START_TEST(the_same_text_is_refused_for_a_while)
{
    struct client bob = { 0 };

    begin(&bob, BOB);
    ck_assert_int_eq(reply(&bob, "Read this!"), 303);
    debate_later(60);
    ck_assert_int_eq(reply(&bob, "Read this!"), 429);
    ck_assert(client_sees(&bob, "the very same text"));
    ck_assert_int_eq(reply(&bob, "Read that!"), 303);
    debate_later(240);
    ck_assert_int_eq(reply(&bob, "Read this!"), 303);
    client_end(&bob);
}
END_TEST

START_TEST(what_is_refused_counts_for_nothing)
{
    struct client bob = { 0 };

    begin(&bob, BOB);
    ck_assert_int_eq(reply(&bob, "The first."), 303);
    debate_later(4);
    ck_assert_int_eq(reply(&bob, "The second."), 429);
    debate_later(1);
    ck_assert_int_eq(reply(&bob, "The second."), 303);
    client_end(&bob);
}
END_TEST

START_TEST(moderators_are_not_held_up)
{
    struct client mia = { 0 };

    begin(&mia, MIA);
    for (int i = 0; i < 40; i++)
        ck_assert_int_eq(reply(&mia, "The same."), 303);
    client_end(&mia);
}
END_TEST

START_TEST(a_new_person_waits_longer)
{
    struct client nia = { 0 };

    begin(&nia, NEW);
    ck_assert_int_eq(reply(&nia, "The first."), 303);
    debate_later(29);
    ck_assert_int_eq(reply(&nia, "The second."), 429);
    debate_later(1);
    ck_assert_int_eq(reply(&nia, "The second."), 303);
    client_end(&nia);
}
END_TEST

START_TEST(a_new_person_writes_so_many_replies_and_no_more)
{
    struct client nia = { 0 };

    begin(&nia, NEW);
    for (int i = 0; i < 10; i++) {
        ck_assert_int_eq(reply(&nia, str_format(&arena, "Number %d.", i).data), 303);
        debate_later(60);
    }
    ck_assert_int_eq(reply(&nia, "One more."), 429);
    ck_assert(client_sees(&nia, "as much as one person may do in a day"));
    client_end(&nia);
}
END_TEST

START_TEST(a_new_person_opens_so_many_debates_and_no_more)
{
    struct client nia = { 0 };

    begin(&nia, NEW);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(open_topic(&nia, str_format(&arena, "Number %d.", i).data), 303);
        debate_later(120);
    }
    ck_assert_int_eq(open_topic(&nia, "One more."), 429);
    client_end(&nia);
}
END_TEST

START_TEST(a_new_person_puts_few_links_into_a_message)
{
    static const char text[] = "https://one.example https://two.example https://three.example";
    struct client nia = { 0 }, bob = { 0 };

    begin(&nia, NEW);
    ck_assert_int_eq(reply(&nia, text), 422);
    ck_assert(client_sees(&nia, "2 links at most"));
    ck_assert_int_eq(reply(&nia, "https://one.example https://two.example"), 303);
    client_sign_in(&bob, BOB);
    ck_assert_int_eq(reply(&bob, text), 303);
    client_end(&nia);
    client_end(&bob);
}
END_TEST

START_TEST(a_person_is_new_for_a_day_and_a_moderator_never)
{
    struct visitor visitor = { .account_id = 1, .role = MEMBER };

    clock_set(1780000000);
    visitor.joined_at = clock_now() - 86399;
    ck_assert(account_is_new(&visitor));
    visitor.joined_at = clock_now() - 86400;
    ck_assert(!account_is_new(&visitor));
    visitor.joined_at = clock_now();
    visitor.role = MODERATOR;
    ck_assert(!account_is_new(&visitor));
}
END_TEST

START_TEST(edits_are_counted_by_the_day)
{
    struct client ada = { 0 };
    const char *target;

    begin(&ada, ADA);
    target = str_format(&arena, "/p/%lld/edit", (long long)debate_post(1).id).data;
    ck_assert_int_eq(setting_set(forum, SETTING_EDITS_A_DAY, 2), OK);
    for (int i = 0; i < 3; i++)
        client_post(&ada, target, "body", str_format(&arena, "Change %d", i).data, "base_revision",
                    "1", NULL);
    ck_assert_int_eq(ada.status, 429);
    ck_assert(client_sees(&ada, "Change 2"));
    client_end(&ada);
}
END_TEST

START_TEST(what_somebody_wrote_is_settled_after_a_month)
{
    struct client ada = { 0 }, late = { 0 };
    const char *target;

    begin(&ada, ADA);
    target = str_format(&arena, "/p/%lld/edit", (long long)debate_post(1).id).data;
    client_get(&ada, target);
    ck_assert_int_eq(ada.status, 200);
    debate_later(31 * 86400);
    client_sign_in(&late, ADA);
    client_get(&late, "/t/where-shall-we-meet-in-june/1");
    ck_assert(!client_sees(&late, target));
    client_get(&late, target);
    ck_assert_int_eq(late.status, 403);
    ck_assert(client_sees(&late, "too old to be changed"));
    client_post(&late, target, "body", "Other words.", "base_revision", "1", NULL);
    ck_assert_int_eq(late.status, 403);
    ck_assert_str_eq(debate_post(1).markdown.data, "I propose the library.");
    client_end(&ada);
    client_end(&late);
}
END_TEST

RUN_TESTS("pace", two_messages_have_some_seconds_between_them, two_debates_have_more_between_them,
          the_same_text_is_refused_for_a_while, what_is_refused_counts_for_nothing,
          moderators_are_not_held_up, a_new_person_waits_longer,
          a_new_person_writes_so_many_replies_and_no_more,
          a_new_person_opens_so_many_debates_and_no_more,
          a_new_person_puts_few_links_into_a_message,
          a_person_is_new_for_a_day_and_a_moderator_never, edits_are_counted_by_the_day,
          what_somebody_wrote_is_settled_after_a_month)
