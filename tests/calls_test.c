#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"

#include "notices/call.h"
#include "sql.h"
#include "teams/member.h"
#include "teams/team.h"

/* Calls: a team is called from a message, and one of its members answers. */

enum { TEAM = 1 };

static struct visitor as(int64_t account_id)
{
    return (struct visitor){ .account_id = account_id,
                             .role = account_id == MIA ? MODERATOR
                                     : account_id      ? MEMBER
                                                       : VISITOR };
}

/* Bob's team. Ada and Mia are not in it. */
static void begin(bool is_private)
{
    struct team team = { .handle = STR("Jurists"),
                         .callers = CALLERS_EVERYONE,
                         .is_private = is_private };
    struct membership bob = { TEAM, BOB, BOB };
    int64_t id;

    debate_begin();
    ck_assert_int_eq(team_create(forum, &arena, &team, debate_problems(), &id), OK);
    ck_assert_int_eq(id, TEAM);
    ck_assert_int_eq(member_admit(forum, &arena, &bob), OK);
}

static struct calls calls(int64_t account_id, enum call_list list)
{
    struct visitor visitor = as(account_id);
    struct call_wish wish = { list, TEAM };
    struct calls result;

    ck_assert_int_eq(calls_list(forum, &arena, &visitor, &wish, &result), OK);
    return result;
}

static size_t count(int64_t account_id, enum call_list list)
{
    return calls(account_id, list).count;
}

static enum result act(int64_t account_id, enum call_act act)
{
    struct visitor visitor = as(account_id);

    return call_act(forum, &visitor, 1, act);
}

static void edit(int64_t number, const char *text)
{
    struct written written = debate_written(text);
    struct post post = debate_post(number);

    ck_assert_int_eq(post_edit(forum, &arena, post.id, ADA, post.revision, &written), OK);
}

START_TEST(a_mention_of_a_team_opens_a_call_in_its_inbox)
{
    begin(false);
    debate_say(ADA, 0, "@jurists: who is bound by this?");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 1);
    ck_assert(str_equal(calls(BOB, CALLS_WAITING).items[0].team, STR("Jurists")));
    ck_assert_uint_eq(count(ADA, CALLS_WAITING), 0);
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
    ck_assert(debate_post(2).mentions.items[0].has_call);
}
END_TEST

START_TEST(a_mention_of_a_person_opens_none)
{
    begin(false);
    debate_say(ADA, 0, "@Bob: who is bound by this?");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 0);
}
END_TEST

START_TEST(a_member_takes_a_call_and_gives_it_back)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    ck_assert_int_eq(act(BOB, CALL_TAKE), OK);
    ck_assert_int_eq(act(BOB, CALL_TAKE), CONFLICT);
    ck_assert_uint_eq(count(BOB, CALLS_MINE), 1);
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 0);
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 0);
    ck_assert(str_equal(debate_post(2).mentions.items[0].taker, STR("Bob")));
    ck_assert_int_eq(act(BOB, CALL_GIVE_BACK), OK);
    ck_assert_int_eq(act(BOB, CALL_GIVE_BACK), CONFLICT);
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
}
END_TEST

START_TEST(who_is_not_in_the_team_does_nothing_with_its_calls)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    ck_assert_int_eq(act(ADA, CALL_TAKE), NOT_ALLOWED);
    ck_assert_int_eq(act(MIA, CALL_ANSWER), NOT_ALLOWED);
    ck_assert_int_eq(act(BOB, CALL_TAKE), OK);
    db_script(forum, "INSERT INTO team_member (team_id, account_id, since) VALUES (1, 3, 1)");
    ck_assert_int_eq(act(MIA, CALL_GIVE_BACK), NOT_ALLOWED);
    ck_assert_int_eq(act(MIA, CALL_ANSWER), OK);
}
END_TEST

START_TEST(a_reply_of_a_member_answers_the_call)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    debate_say(MIA, 2, "Not in the team.");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
    debate_say(BOB, 2, "The charter, article 4.");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 0);
    ck_assert_uint_eq(count(BOB, CALLS_ANSWERED), 1);
    ck_assert_int_eq(calls(BOB, CALLS_ANSWERED).items[0].answer_number, 4);
    ck_assert_int_eq(calls(BOB, CALLS_ANSWERED).items[0].member.id, BOB);
    ck_assert_int_eq(act(BOB, CALL_TAKE), CONFLICT);
}
END_TEST

START_TEST(a_reply_to_the_debate_answers_the_call_of_its_first_message)
{
    int64_t id;

    begin(false);
    id = debate_open(ADA, "Who is bound by the charter?", "@Jurists?");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
    db_script(forum, "UPDATE post SET number = 1 WHERE topic_id = 2");
    {
        struct written written = debate_written("Everyone.");
        struct reply_wish wish = { .topic_id = id, .author_id = BOB, .written = &written };
        struct post post;

        ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), OK);
    }
    ck_assert_uint_eq(count(BOB, CALLS_ANSWERED), 1);
}
END_TEST

START_TEST(what_the_caller_adds_is_no_answer_even_from_the_team)
{
    begin(false);
    debate_say(BOB, 0, "@Jurists, can somebody else look?");
    debate_say(BOB, 2, "I mean article 4.");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
}
END_TEST

START_TEST(a_call_whose_answer_is_withdrawn_waits_again)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    debate_say(BOB, 2, "The charter.");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(3).id), OK);
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
}
END_TEST

START_TEST(a_withdrawn_message_closes_its_call)
{
    struct act why = debate_act();

    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    ck_assert_int_eq(post_hide(forum, debate_post(2).id, &why, debate_problems()), OK);
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 0);
    ck_assert_int_eq(act(BOB, CALL_TAKE), NOT_FOUND);
    ck_assert_int_eq(post_restore(forum, debate_post(2).id, &why, debate_problems()), OK);
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 1);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 0);
}
END_TEST

START_TEST(an_edit_within_the_grace_withdraws_a_call_and_a_later_one_does_not)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    edit(2, "Never mind.");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 0);
    edit(2, "@Jurists after all.");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 1);
    debate_later(POST_GRACE_SECONDS + 1);
    edit(2, "Never mind, much later.");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 1);
}
END_TEST

START_TEST(an_edit_can_call_a_team)
{
    begin(false);
    debate_say(ADA, 0, "Who knows?");
    edit(2, "@Jurists, who knows?");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 1);
}
END_TEST

START_TEST(what_a_member_took_waits_again_when_they_leave)
{
    struct membership bob = { TEAM, BOB, BOB };
    int64_t version;

    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    ck_assert_int_eq(act(BOB, CALL_TAKE), OK);
    version = debate_topic().version;
    ck_assert_int_eq(member_leave(forum, &arena, &bob), OK);
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 1);
    ck_assert_int_gt(debate_topic().version, version);
    ck_assert(!debate_post(2).mentions.items[0].taker.length);
}
END_TEST

START_TEST(a_change_of_a_call_is_a_change_of_its_debate)
{
    int64_t version;

    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    version = debate_topic().version;
    ck_assert_int_eq(act(BOB, CALL_TAKE), OK);
    ck_assert_int_gt(debate_topic().version, version);
}
END_TEST

START_TEST(who_takes_a_call_of_a_private_team_is_told_to_its_members_only)
{
    struct client client = { 0 };

    begin(true);
    debate_say(ADA, 0, "@Jurists?");
    ck_assert_int_eq(act(BOB, CALL_TAKE), OK);
    ck_assert(!debate_post(2).mentions.items[0].taker.length);
    ck_assert_int_eq(calls(BOB, CALLS_OF_TEAM).items[0].member.id, BOB);
    ck_assert_int_eq(calls(MIA, CALLS_OF_TEAM).items[0].member.id, BOB);
    ck_assert_int_eq(calls(ADA, CALLS_OF_TEAM).items[0].member.id, 0);
    client_sign_in(&client, ADA);
    client_get(&client, "/g/Jurists");
    ck_assert(client_sees(&client, "Taken by a member"));
    ck_assert(!client_sees(&client, "Bob"));
    ck_assert(!client_sees(&client, "Robert"));
    client_end(&client);
}
END_TEST

START_TEST(a_call_from_a_closed_space_is_for_who_may_read_it)
{
    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    db_script(forum, "UPDATE category SET readers = 1");
    ck_assert_uint_eq(count(0, CALLS_NOBODY), 0);
    ck_assert_uint_eq(count(ADA, CALLS_NOBODY), 1);
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at) "
                     "VALUES (9, 'inner', 'inner', '', 1);"
                     "UPDATE category SET readers = 2, writers = 2, team_id = 9");
    ck_assert_uint_eq(count(BOB, CALLS_WAITING), 0);
    ck_assert_int_eq(act(BOB, CALL_TAKE), NOT_FOUND);
}
END_TEST

START_TEST(the_pages_of_calls_act_without_scripts)
{
    struct client bob = { 0 }, visitor = { 0 };

    begin(false);
    debate_say(ADA, 0, "@Jurists: who is bound?");
    client_get(&visitor, "/calls");
    ck_assert(client_sees(&visitor, "Calls nobody answered"));
    ck_assert(client_sees(&visitor, "Ada: @Jurists: who is bound?"));
    ck_assert(!client_sees(&visitor, "action=\"/calls/"));
    client_sign_in(&bob, BOB);
    client_get(&bob, "/calls");
    ck_assert(client_sees(&bob, "action=\"/calls/1/take\""));
    client_post(&bob, "/calls/1/take", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/calls?kept=take");
    ck_assert(client_sees(&bob, "You take care of the call."));
    ck_assert(client_sees(&bob, "action=\"/calls/1/give-back\""));
    client_post(&bob, "/calls/1/take", NULL);
    ck_assert_int_eq(bob.status, 409);
    client_post(&bob, "/calls/1/answered", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_post(&bob, "/calls/7/take", NULL);
    ck_assert_int_eq(bob.status, 404);
    client_get(&visitor, "/calls.json");
    ck_assert(client_sees(&visitor, "\"unanswered\":[]"));
    client_get(&bob, "/calls.json");
    ck_assert(client_sees(&bob, "\"state\":\"answered\""));
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(the_front_page_says_that_a_call_waits)
{
    struct client bob = { 0 }, visitor = { 0 };

    begin(false);
    debate_say(ADA, 0, "@Jurists?");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/");
    ck_assert(client_sees(&bob, "Call to Jurists"));
    client_get(&visitor, "/");
    ck_assert(client_sees(&visitor, "Calls nobody answered"));
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(lists_of_calls_go_by_their_indexes)
{
    ck_assert(plan_uses(&sql_calls_nobody, "team_call_open"));
    ck_assert(plan_uses(&sql_calls_left, "team_call_taken"));
}
END_TEST

RUN_TESTS("calls", a_mention_of_a_team_opens_a_call_in_its_inbox, a_mention_of_a_person_opens_none,
          a_member_takes_a_call_and_gives_it_back,
          who_is_not_in_the_team_does_nothing_with_its_calls, a_reply_of_a_member_answers_the_call,
          a_reply_to_the_debate_answers_the_call_of_its_first_message,
          what_the_caller_adds_is_no_answer_even_from_the_team,
          a_call_whose_answer_is_withdrawn_waits_again, a_withdrawn_message_closes_its_call,
          an_edit_within_the_grace_withdraws_a_call_and_a_later_one_does_not,
          an_edit_can_call_a_team, what_a_member_took_waits_again_when_they_leave,
          a_change_of_a_call_is_a_change_of_its_debate,
          who_takes_a_call_of_a_private_team_is_told_to_its_members_only,
          a_call_from_a_closed_space_is_for_who_may_read_it, the_pages_of_calls_act_without_scripts,
          the_front_page_says_that_a_call_waits, lists_of_calls_go_by_their_indexes)
