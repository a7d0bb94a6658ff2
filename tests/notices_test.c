#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"

#include "moderation/flag.h"
#include "notices/notice.h"
#include "sql.h"
#include "topics/like.h"

/* Who is told what, once, and never what they may not read. */

static struct notices told(int64_t account_id)
{
    struct visitor visitor = { .account_id = account_id,
                               .role = account_id == MIA ? MODERATOR : MEMBER };
    struct notices notices;

    ck_assert_int_eq(notices_of(forum, &arena, &visitor, &notices), OK);
    return notices;
}

static size_t count(int64_t account_id)
{
    return told(account_id).count;
}

/* A team of Bob and Mia. */
static void begin(void)
{
    debate_begin();
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at) "
                     "VALUES (1, 'Law', 'law', '', 1), (2, 'Press', 'press', '', 1);"
                     "INSERT INTO team_member (team_id, account_id, since) "
                     "VALUES (1, 2, 1), (1, 3, 1), (2, 2, 1)");
}

static void edit(int64_t number, const char *text)
{
    struct written written = debate_written(text);
    struct post post = debate_post(number);

    ck_assert_int_eq(post_edit(forum, &arena, post.id, ADA, post.revision, &written), OK);
}

static void like(int64_t account_id, int64_t number, bool on)
{
    struct like_wish wish = { account_id, debate_post(number).id, on };

    ck_assert_int_eq(post_like(forum, &wish, debate_problems()), OK);
}

START_TEST(who_is_mentioned_is_told_once)
{
    begin();
    debate_say(ADA, 0, "@Bob, @bob, @Law and @Press: look.");
    ck_assert_uint_eq(count(BOB), 1);
    ck_assert_int_eq(told(BOB).items[0].kind, NOTICE_MENTION);
    ck_assert(!told(BOB).items[0].team.length);
    ck_assert_uint_eq(count(MIA), 1);
    ck_assert(str_equal(told(MIA).items[0].team, STR("Law")));
    ck_assert_uint_eq(count(ADA), 0);
}
END_TEST

START_TEST(nobody_tells_themselves)
{
    begin();
    debate_say(BOB, 0, "@Bob and @Law: a note of mine.");
    ck_assert_uint_eq(count(BOB), 0);
    ck_assert_uint_eq(count(MIA), 1);
    debate_say(ADA, 0, "My own debate.");
    ck_assert_uint_eq(count(ADA), 1); /* of what Bob wrote */
}
END_TEST

START_TEST(who_may_not_read_it_is_not_told)
{
    begin();
    db_script(forum, "UPDATE category SET readers = 2, writers = 2, team_id = 2");
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, created_at) "
                     "VALUES (7, 'Out', 'out', '', 1);"
                     "INSERT INTO team_member (team_id, account_id, since) VALUES (1, 7, 1)");
    debate_say(ADA, 0, "@Law and @Out.");
    ck_assert_uint_eq(count(7), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice WHERE account_id = 7"), 0);
    ck_assert_uint_eq(count(BOB), 1);
    ck_assert_uint_eq(count(MIA), 1);
}
END_TEST

START_TEST(who_may_not_read_it_any_more_does_not_see_it)
{
    begin();
    debate_say(ADA, 0, "@Bob");
    db_script(forum, "UPDATE category SET readers = 2, writers = 2, team_id = 1;"
                     "DELETE FROM team_member WHERE account_id = 2");
    ck_assert_uint_eq(count(BOB), 0);
}
END_TEST

START_TEST(replies_are_gathered_until_they_are_seen)
{
    begin();
    debate_say(BOB, 0, "One.");
    ck_assert_int_eq(told(ADA).items[0].kind, NOTICE_REPLY);
    ck_assert_int_eq(told(ADA).items[0].count, 1);
    debate_say(MIA, 0, "Two.");
    debate_say(BOB, 0, "Three.");
    ck_assert_uint_eq(count(ADA), 1);
    ck_assert_int_eq(told(ADA).items[0].count, 3);
    ck_assert_int_eq(told(ADA).items[0].number, 2);
    ck_assert_int_eq(told(ADA).items[0].actor.id, BOB);
    ck_assert_int_eq(notices_see_topic(forum, ADA, TOPIC), OK);
    ck_assert(told(ADA).items[0].is_seen);
    debate_say(MIA, 0, "Four.");
    ck_assert_int_eq(told(ADA).items[0].count, 1);
    ck_assert_int_eq(told(ADA).items[0].number, 5);
    ck_assert(!told(ADA).items[0].is_seen);
}
END_TEST

START_TEST(a_reply_tells_whom_it_answers_and_not_who_opened_the_debate)
{
    begin();
    debate_say(BOB, 0, "One.");
    ck_assert_int_eq(notices_see_all(forum, ADA), OK);
    debate_say(MIA, 2, "To Bob.");
    ck_assert_uint_eq(count(BOB), 1);
    ck_assert(told(ADA).items[0].is_seen);
}
END_TEST

START_TEST(a_reply_that_mentions_whom_it_answers_tells_them_once)
{
    begin();
    debate_say(BOB, 0, "One.");
    debate_say(MIA, 2, "@Bob, yes.");
    ck_assert_uint_eq(count(BOB), 1);
    ck_assert_int_eq(told(BOB).items[0].kind, NOTICE_MENTION);
}
END_TEST

START_TEST(a_reply_that_is_withdrawn_is_one_less)
{
    begin();
    debate_say(BOB, 0, "One.");
    debate_say(MIA, 0, "Two.");
    debate_say(BOB, 0, "Three.");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    ck_assert_int_eq(told(ADA).items[0].count, 2);
    ck_assert_int_eq(told(ADA).items[0].number, 3);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(4).id), OK);
    ck_assert_int_eq(told(ADA).items[0].count, 1);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(3).id), OK);
    ck_assert_uint_eq(count(ADA), 0);
}
END_TEST

START_TEST(what_is_withdrawn_takes_its_notices_with_it)
{
    struct act why = debate_act();

    begin();
    debate_say(ADA, 0, "@Bob");
    ck_assert_int_eq(post_hide(forum, debate_post(2).id, &why, debate_problems()), OK);
    ck_assert_uint_eq(count(BOB), 0);
    debate_say(ADA, 0, "@Bob");
    ck_assert_int_eq(topic_hide(forum, TOPIC, &why, debate_problems()), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice"), 0);
}
END_TEST

START_TEST(an_edit_tells_whom_it_adds_and_nobody_twice)
{
    begin();
    debate_say(ADA, 0, "@Bob");
    ck_assert_int_eq(notices_see_all(forum, BOB), OK);
    edit(2, "@Bob and @Mia");
    ck_assert(told(BOB).items[0].is_seen);
    ck_assert_uint_eq(count(MIA), 1);
    edit(2, "Nobody.");
    ck_assert_uint_eq(count(MIA), 1);
    db_script(forum, "DELETE FROM notice");
    edit(2, "@Bob again.");
    ck_assert_uint_eq(count(BOB), 0);
}
END_TEST

START_TEST(thanks_are_gathered_and_taken_back)
{
    begin();
    like(BOB, 1, true);
    like(MIA, 1, true);
    ck_assert_uint_eq(count(ADA), 1);
    ck_assert_int_eq(told(ADA).items[0].kind, NOTICE_THANKS);
    ck_assert_int_eq(told(ADA).items[0].count, 2);
    like(MIA, 1, false);
    ck_assert_int_eq(told(ADA).items[0].count, 1);
    like(BOB, 1, false);
    ck_assert_uint_eq(count(ADA), 0);
}
END_TEST

START_TEST(who_reported_a_message_is_told_that_moderators_decided)
{
    struct act why = debate_act();
    struct post_flag flag = { .from.id = BOB, .rule = RULE_SPAM, .words = STR("") };

    begin();
    flag.post_id = debate_post(1).id;
    ck_assert_int_eq(flag_raise(forum, &flag, debate_problems()), OK);
    ck_assert_uint_eq(count(BOB), 0);
    ck_assert_int_eq(post_hide(forum, flag.post_id, &why, debate_problems()), OK);
    ck_assert_uint_eq(count(BOB), 1);
    ck_assert_int_eq(told(BOB).items[0].kind, NOTICE_HANDLED);
}
END_TEST

START_TEST(each_chooses_what_they_are_told_of_but_for_mentions)
{
    struct notice_wants none = { 0 }, read;

    begin();
    ck_assert_int_eq(notice_wants(forum, ADA, &read), OK);
    ck_assert(read.replies && read.calls && read.thanks);
    ck_assert_int_eq(notice_set_wants(forum, ADA, &none), OK);
    ck_assert_int_eq(notice_set_wants(forum, BOB, &none), OK);
    debate_say(BOB, 0, "One.");
    like(BOB, 1, true);
    ck_assert_uint_eq(count(ADA), 0);
    debate_say(ADA, 0, "@Law");
    ck_assert_uint_eq(count(BOB), 0);
    debate_say(BOB, 0, "@Ada");
    ck_assert_uint_eq(count(ADA), 1);
}
END_TEST

START_TEST(old_notices_and_more_than_are_kept_are_swept)
{
    begin();
    debate_say(ADA, 0, "@Bob");
    debate_later((int64_t)(NOTICES_KEPT_DAYS + 1) * 86400);
    ck_assert_int_eq(notices_sweep(forum), OK);
    ck_assert_uint_eq(count(BOB), 0);
    for (int i = 0; i < NOTICES_KEPT_MAX + 3; i++)
        db_script(forum, str_format(&arena,
                                    "INSERT INTO notice (account_id, kind, subject_id, post_id, "
                                    "actor_id, told_at) SELECT 2, 0, %d, 1, 1, %d + created_at "
                                    "FROM post WHERE id = 2",
                                    1000 + i, 7900000 + i)
                             .data);
    ck_assert_int_eq(notices_sweep(forum), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice"), NOTICES_KEPT_MAX);
    ck_assert_int_eq(debate_count("SELECT MIN(subject_id) AS count FROM notice"), 1003);
}
END_TEST

START_TEST(the_band_counts_what_is_new_and_opening_the_debate_settles_it)
{
    struct client bob = { 0 };

    begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/latest");
    ck_assert(!client_sees(&bob, "new notice"));
    debate_say(ADA, 0, "@Bob");
    client_get(&bob, "/latest");
    ck_assert(client_sees(&bob, "<b>1</b><span class=\"acc-w\"> new notice</span>"));
    client_get(&bob, "/t/where-shall-we-meet-in-june/1");
    client_get(&bob, "/latest");
    ck_assert(!client_sees(&bob, "new notice"));
    client_end(&bob);
}
END_TEST

START_TEST(who_joins_a_team_later_is_not_told_of_older_calls)
{
    begin();
    debate_say(ADA, 0, "@Law");
    debate_later(10);
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, created_at) "
                     "VALUES (7, 'Late', 'late', '', 1);"
                     "INSERT INTO team_member (team_id, account_id, since) "
                     "SELECT 1, 7, created_at + 5 FROM post WHERE number = 2");
    ck_assert_uint_eq(count(7), 0);
    debate_say(ADA, 0, "@Law");
    ck_assert_uint_eq(count(7), 1);
}
END_TEST

START_TEST(calls_that_were_seen_are_known_one_by_one_only_after_the_first_that_was_not)
{
    int64_t other;

    begin();
    debate_say(ADA, 0, "@Law");
    debate_later(10);
    other = debate_open(ADA, "Something else to decide", "@Law, @Press");
    debate_later(10);
    ck_assert_int_eq(notices_see_topic(forum, BOB, other), OK);
    ck_assert_uint_eq(count(BOB), 2);
    ck_assert(told(BOB).items[0].is_seen);
    ck_assert(!told(BOB).items[1].is_seen);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM call_seen"), 2);
    ck_assert_int_eq(notices_see_topic(forum, BOB, TOPIC), OK);
    ck_assert(told(BOB).items[1].is_seen);
    ck_assert(!told(MIA).items[1].is_seen);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM call_seen"), 0);
}
END_TEST

START_TEST(the_page_of_notices_says_what_happened_and_marks_all_as_read)
{
    struct client bob = { 0 };

    begin();
    debate_say(BOB, 0, "One.");
    debate_say(ADA, 0, "@Law");
    debate_say(MIA, 2, "To Bob.");
    debate_say(ADA, 2, "To Bob.");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/notices");
    ck_assert(client_sees(&bob, "Ada calls @Law in <a href=\"/t/"));
    ck_assert(client_sees(&bob, "2 replies to you in <a href=\"/t/"));
    ck_assert(client_sees(&bob, "2 new notices."));
    client_get(&bob, "/notices.json");
    ck_assert(client_sees(&bob, "\"group_name\":\"Law\""));
    client_post(&bob, "/notices/read", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/notices");
    ck_assert(client_sees(&bob, "Nothing new."));
    ck_assert(client_sees(&bob, "Ada calls @Law"));
    client_end(&bob);
}
END_TEST

START_TEST(what_one_is_told_of_is_chosen_on_a_page)
{
    struct client bob = { 0 };
    struct notice_wants wants;

    begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/settings/notices");
    ck_assert(client_sees(&bob, "name=\"replies\" value=\"1\""));
    client_post(&bob, "/settings/notices", "calls", "1", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(notice_wants(forum, BOB, &wants), OK);
    ck_assert(wants.calls && !wants.replies && !wants.thanks);
    client_end(&bob);
}
END_TEST

START_TEST(the_count_of_a_page_goes_by_what_was_not_seen)
{
    ck_assert(plan_uses(&sql_session_find, "notice_unseen"));
    ck_assert(plan_uses(&sql_session_find, "team_call_news"));
    ck_assert(plan_uses(&sql_notices_forget_post, "notice_of_post"));
}
END_TEST

RUN_TESTS("notices", who_is_mentioned_is_told_once, nobody_tells_themselves,
          who_may_not_read_it_is_not_told, who_may_not_read_it_any_more_does_not_see_it,
          replies_are_gathered_until_they_are_seen,
          a_reply_tells_whom_it_answers_and_not_who_opened_the_debate,
          a_reply_that_mentions_whom_it_answers_tells_them_once,
          a_reply_that_is_withdrawn_is_one_less, what_is_withdrawn_takes_its_notices_with_it,
          an_edit_tells_whom_it_adds_and_nobody_twice, thanks_are_gathered_and_taken_back,
          who_reported_a_message_is_told_that_moderators_decided,
          each_chooses_what_they_are_told_of_but_for_mentions,
          old_notices_and_more_than_are_kept_are_swept,
          the_band_counts_what_is_new_and_opening_the_debate_settles_it,
          who_joins_a_team_later_is_not_told_of_older_calls,
          calls_that_were_seen_are_known_one_by_one_only_after_the_first_that_was_not,
          the_page_of_notices_says_what_happened_and_marks_all_as_read,
          what_one_is_told_of_is_chosen_on_a_page, the_count_of_a_page_goes_by_what_was_not_seen)
