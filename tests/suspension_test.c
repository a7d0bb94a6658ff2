/* Suspending people: by whom, until when, and what they still may do. */
#include "accounts/account.h"
#include "moderation/suspension.h"
#include "support/client.h"
#include "support/debate.h"

#include "base/clock.h"
#include "http/request.h"

enum { ROOT = 4, HOUR = 3600, DAY = 86400 };

static void begin(void)
{
    debate_begin();
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, role, created_at) "
                     "VALUES (4, 'Root', 'root', '', 3, 1700000000)");
}

static void suspend(int64_t account_id, int64_t seconds)
{
    struct act act = debate_act();

    ck_assert_int_eq(
        suspension_begin(forum, account_id, clock_now() + seconds, &act, debate_problems()), OK);
}

static struct suspension suspension_of(int64_t account_id)
{
    struct suspension suspension;

    ck_assert_int_eq(suspension_find(forum, &arena, account_id, &suspension), OK);
    return suspension;
}

START_TEST(a_suspension_has_a_reason_and_an_end_that_is_to_come)
{
    struct act act = debate_act(), silent = { .actor_id = MIA, .reason = STR(" ") };
    struct problems *problems = debate_problems();

    begin();
    ck_assert_int_eq(suspension_begin(forum, BOB, clock_now(), &act, problems), NOT_VALID);
    ck_assert_str_eq(problems->items[0].field, "until");
    ck_assert_int_eq(suspension_begin(forum, BOB, clock_now() + 400 * DAY, &act, problems),
                     NOT_VALID);
    ck_assert_int_eq(suspension_begin(forum, BOB, clock_now() + DAY, &silent, problems), NOT_VALID);
    ck_assert_int_eq(suspension_of(BOB).until, 0);
    ck_assert_int_eq(suspension_begin(forum, 99, clock_now() + DAY, &act, problems), NOT_FOUND);
}
END_TEST

START_TEST(a_suspension_ends_by_the_clock)
{
    begin();
    suspend(BOB, DAY);
    ck_assert_int_eq(suspension_of(BOB).until, clock_now() + DAY);
    ck_assert_str_eq(suspension_of(BOB).reason.data, "See rule 2.");
    debate_later(DAY);
    ck_assert_int_eq(suspension_of(BOB).until, 0);
}
END_TEST

START_TEST(a_moderator_ends_one_before_its_time_with_a_reason)
{
    struct act act = debate_act(), silent = { .actor_id = MIA };

    begin();
    ck_assert_int_eq(suspension_end(forum, BOB, &act, debate_problems()), CONFLICT);
    suspend(BOB, DAY);
    ck_assert_int_eq(suspension_end(forum, BOB, &silent, debate_problems()), NOT_VALID);
    ck_assert_int_eq(suspension_end(forum, BOB, &act, debate_problems()), OK);
    ck_assert_int_eq(suspension_of(BOB).until, 0);
}
END_TEST

START_TEST(who_is_suspended_reads_on_and_is_told_why)
{
    struct client bob = { 0 };

    begin();
    client_sign_in(&bob, BOB);
    suspend(BOB, DAY);
    client_get(&bob, "/latest");
    ck_assert_int_eq(bob.status, 200);
    ck_assert(client_sees(&bob, "You are suspended until"));
    client_get(&bob, "/suspension");
    ck_assert(client_sees(&bob, "See rule 2."));
    client_get(&bob, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(bob.status, 200);
    ck_assert(!client_sees(&bob, "<textarea"));
    client_end(&bob);
}
END_TEST

START_TEST(a_refused_text_is_shown_again_with_the_reason)
{
    struct client bob = { 0 };

    begin();
    client_sign_in(&bob, BOB);
    suspend(BOB, HOUR);
    client_post(&bob, "/t/1/replies", "body", "What I had to say.", NULL);
    ck_assert_int_eq(bob.status, 403);
    ck_assert(client_sees(&bob, "you can read, and write nothing"));
    ck_assert(client_sees(&bob, "What I had to say."));
    debate_later(HOUR);
    client_post(&bob, "/t/1/replies", "body", "What I had to say.", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_end(&bob);
}
END_TEST

/* The acts that stay: leaving, one's own sessions, secrets, notices and drafts, and
   taking one's own words back; voting, since moderators do not choose who votes; and what
   witnesses send, who are nobody's account. */
static bool is_left(const struct route *route)
{
    static const char *const paths[] = { "/login",
                                         "/logout",
                                         "/settings/leave",
                                         "/settings/mail",
                                         "/settings/password",
                                         "/settings/sessions/end",
                                         "/p/:id/delete",
                                         "/held/:id/withdraw",
                                         "/notices/read",
                                         "/settings/notices",
                                         "/unread",
                                         "/drafts",
                                         "/b/:id/vote",
                                         "/b/:id/find",
                                         "/log/cosignatures" };

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (str_equal(str_of(paths[i]), str_of(route->path)))
            return true;
    return false;
}

/* The path with 1 for each :id and words for the rest. */
static const char *target_of(const struct route *route)
{
    struct buffer target = { .arena = &arena };

    for (const char *at = route->path; *at; at++) {
        buffer_put(&target, at, 1);
        if (at[0] != '/' || at[1] != ':')
            continue;
        buffer_put_c(&target, at[1] == ':' && at[2] == 'i' ? "1" : "Bob");
        while (at[1] && at[1] != '/')
            at++;
    }
    return buffer_str(&target).data;
}

START_TEST(no_route_takes_a_post_from_who_is_suspended_unless_it_says_so)
{
    begin();
    db_script(forum, "UPDATE account SET role = 3 WHERE id = 2");
    suspend(BOB, DAY);
    for (const struct route *route = routes; route->path; route++) {
        struct client bob = { 0 };

        if (route->method != POST)
            continue;
        ck_assert_msg(route->even_suspended == is_left(route), "%s", route->path);
        if (route->even_suspended)
            continue;
        client_sign_in(&bob, BOB);
        client_post(&bob, target_of(route), "body", "Some text", "reason", "A reason", NULL);
        ck_assert_msg(bob.status == 403, "%s: %d", route->path, bob.status);
        client_end(&bob);
    }
}
END_TEST

START_TEST(who_is_suspended_keeps_no_right_of_office)
{
    struct client mia = { 0 };

    begin();
    client_sign_in(&mia, MIA);
    client_get(&mia, "/t/1/close");
    ck_assert_int_eq(mia.status, 200);
    suspend(MIA, DAY);
    client_get(&mia, "/t/1/close");
    ck_assert_int_eq(mia.status, 403);
    client_end(&mia);
}
END_TEST

static int suspend_as(int64_t account_id, const char *target)
{
    struct client client = { 0 };

    client_sign_in(&client, account_id);
    client_post(&client, target, "days", "7", "reason", "They attack people.", NULL);
    client_end(&client);
    return client.status;
}

START_TEST(nobody_suspends_themselves_or_who_has_as_much_right)
{
    begin();
    ck_assert_int_eq(suspend_as(ADA, "/u/Bob/suspend"), 403);
    ck_assert_int_eq(suspend_as(MIA, "/u/Mia/suspend"), 403);
    ck_assert_int_eq(suspend_as(MIA, "/u/Root/suspend"), 403);
    ck_assert_int_eq(suspend_as(ROOT, "/u/Root/suspend"), 403);
    ck_assert_int_eq(suspend_as(MIA, "/u/Nobody/suspend"), 404);
    ck_assert_int_eq(suspend_as(ROOT, "/u/Mia/suspend"), 303);
    ck_assert_int_eq(suspend_as(ROOT, "/u/Bob/suspend"), 303);
}
END_TEST

START_TEST(a_day_of_the_calendar_may_be_the_last_one)
{
    struct client mia = { 0 };

    begin();
    client_sign_in(&mia, MIA);
    client_post(&mia, "/u/Bob/suspend", "days", "0", "until", "2026-02-30", "reason", "Attacks.",
                NULL);
    ck_assert_int_eq(mia.status, 422);
    ck_assert(client_sees(&mia, "Choose an end"));
    client_post(&mia, "/u/Bob/suspend", "days", "0", "until", "2026-07-01", "reason", "Attacks.",
                NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(suspension_of(BOB).until, 1782950399);
    client_end(&mia);
}
END_TEST

START_TEST(the_public_log_tells_of_it_with_its_end)
{
    struct client visitor = { 0 };

    begin();
    suspend(BOB, DAY);
    client_get(&visitor, "/moderation");
    ck_assert(client_sees(&visitor, "/u/Bob\""));
    ck_assert(client_sees(&visitor, "See rule 2."));
    ck_assert(client_sees(&visitor, "Until "));
    client_get(&visitor, "/u/Bob");
    ck_assert(client_sees(&visitor, "Suspended until"));
    client_end(&visitor);
}
END_TEST

RUN_TESTS("suspension", a_suspension_has_a_reason_and_an_end_that_is_to_come,
          a_suspension_ends_by_the_clock, a_moderator_ends_one_before_its_time_with_a_reason,
          who_is_suspended_reads_on_and_is_told_why, a_refused_text_is_shown_again_with_the_reason,
          no_route_takes_a_post_from_who_is_suspended_unless_it_says_so,
          who_is_suspended_keeps_no_right_of_office,
          nobody_suspends_themselves_or_who_has_as_much_right,
          a_day_of_the_calendar_may_be_the_last_one, the_public_log_tells_of_it_with_its_end)
