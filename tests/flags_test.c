/* What members say of messages to the moderators, and what these do about it. */
#include "moderation/flag.h"
#include "moderation/queue.h"
#include "settings/setting.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"

/* Of the first message, which is Ada's. */
static enum result raise_as(int64_t account_id, enum rule rule, const char *words)
{
    struct post_flag flag = {
        .post_id = debate_post(1).id,
        .from.id = account_id,
        .rule = rule,
        .words = str_of(words),
    };

    return flag_raise(forum, &flag, debate_problems());
}

static struct post_flag flag_of(int64_t account_id)
{
    struct post_flag flag = { 0 };

    ck_assert_int_eq(flag_find(forum, &arena, debate_post(1).id, account_id, &flag), OK);
    return flag;
}

static int64_t waiting_for(int64_t moderator_id)
{
    struct queue_state state;

    ck_assert_int_eq(queue_state(forum, moderator_id, &state), OK);
    return state.count;
}

static const char *target(const char *act)
{
    return str_format(&arena, "/p/%lld/%s", (long long)debate_post(1).id, act).data;
}

static int send_as(int64_t account_id, const char *act)
{
    struct client client = { 0 };

    client_sign_in(&client, account_id);
    client_post(&client, target(act), "rule", "1", "words", "It calls me names.", NULL);
    client_end(&client);
    return client.status;
}

START_TEST(a_flag_says_what_is_wrong)
{
    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_NONE, ""), NOT_VALID);
    ck_assert_int_eq(raise_as(BOB, RULE_OTHER, ""), NOT_VALID);
    ck_assert_int_eq(raise_as(BOB, RULE_OTHER, "It is a riddle."), OK);
    ck_assert_str_eq(flag_of(BOB).words.data, "It is a riddle.");
    ck_assert_int_eq(waiting_for(MIA), 1);
}
END_TEST

START_TEST(one_person_says_it_once_of_a_message)
{
    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(raise_as(BOB, RULE_ATTACK, ""), CONFLICT);
    ck_assert_int_eq(raise_as(MIA, RULE_ATTACK, ""), OK);
    ck_assert_int_eq(flag_of(BOB).rule, RULE_SPAM);
    ck_assert_int_eq(waiting_for(MIA), 1);
}
END_TEST

START_TEST(a_flag_is_taken_back_only_while_it_waits)
{
    int64_t post_id;

    debate_begin();
    post_id = debate_post(1).id;
    ck_assert_int_eq(flag_take_back(forum, post_id, BOB), NOT_FOUND);
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(flag_take_back(forum, post_id, BOB), OK);
    ck_assert_int_eq(waiting_for(MIA), 0);
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(flags_close(forum, post_id, FLAG_LEFT, MIA), OK);
    ck_assert_int_eq(flag_take_back(forum, post_id, BOB), NOT_FOUND);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_LEFT);
}
END_TEST

START_TEST(hiding_a_message_closes_what_was_said_of_it)
{
    struct act act = debate_act();

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(post_hide(forum, debate_post(1).id, &act, debate_problems()), OK);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_HIDDEN);
    ck_assert_int_eq(waiting_for(MIA), 0);
}
END_TEST

START_TEST(hiding_a_debate_closes_what_was_said_of_its_messages)
{
    struct act act = debate_act();

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_HIDDEN);
}
END_TEST

START_TEST(deleting_ones_message_closes_what_was_said_of_it)
{
    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_SPAM, ""), OK);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(1).id), OK);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_GONE);
    ck_assert_int_eq(waiting_for(MIA), 0);
}
END_TEST

START_TEST(nobody_reports_their_own_message_or_one_they_cannot_read)
{
    struct act act = debate_act();

    debate_begin();
    ck_assert_int_eq(send_as(ADA, "flag"), 403);
    ck_assert_int_eq(send_as(BOB, "flag"), 303);
    ck_assert_int_eq(send_as(BOB, "flag"), 409);
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(send_as(BOB, "flag"), 404);
}
END_TEST

START_TEST(a_day_takes_as_many_as_the_setting_says)
{
    struct client bob = { 0 };

    debate_begin();
    debate_say(ADA, 1, "Another of mine.");
    ck_assert_int_eq(setting_set(forum, SETTING_FLAGS_A_DAY, 1), OK);
    ck_assert_int_eq(send_as(BOB, "flag"), 303);
    client_sign_in(&bob, BOB);
    client_post(&bob, str_format(&arena, "/p/%lld/flag", (long long)debate_post(2).id).data, "rule",
                "4", "words", "Buy this.", NULL);
    ck_assert_int_eq(bob.status, 429);
    ck_assert(client_header(&bob, "Retry-After").length);
    ck_assert(client_sees(&bob, "Buy this."));
    ck_assert_int_eq(waiting_for(MIA), 1);
    client_end(&bob);
}
END_TEST

START_TEST(who_wrote_the_message_never_learns_who_reported_it)
{
    static const char *const pages[] = { "/u/Ada", "/t/1/1", "/moderation", "/" };
    struct client ada = { 0 };

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_ATTACK, "It calls me names."), OK);
    client_sign_in(&ada, ADA);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&ada, pages[i]);
        ck_assert(!client_sees(&ada, "It calls me names."));
    }
    client_get(&ada, target("flag"));
    ck_assert_int_eq(ada.status, 200);
    ck_assert(!client_sees(&ada, "It calls me names."));
    client_end(&ada);
}
END_TEST

START_TEST(moderators_see_what_waits_and_on_every_page_how_much)
{
    struct client mia = { 0 };

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_ATTACK, "It calls me names."), OK);
    client_sign_in(&mia, MIA);
    client_get(&mia, "/latest");
    ck_assert(client_sees(&mia, "<b>1</b>"));
    client_get(&mia, "/");
    ck_assert(client_sees(&mia, "1 message waits for a moderator"));
    client_get(&mia, "/moderation/queue");
    ck_assert_int_eq(mia.status, 200);
    ck_assert(client_sees(&mia, "It calls me names."));
    ck_assert(client_sees(&mia, "Robert"));
    client_post(&mia, target("leave"), NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_LEFT);
    client_end(&mia);
}
END_TEST

START_TEST(a_moderator_does_not_judge_what_was_said_of_their_own_message)
{
    struct client mia = { 0 };
    struct post_flag flag = { .from.id = BOB, .rule = RULE_OTHER, .words = STR("She shouts.") };

    debate_begin();
    flag.post_id = debate_post(debate_say(MIA, 1, "I SAID IT.")).id;
    ck_assert_int_eq(flag_raise(forum, &flag, debate_problems()), OK);
    ck_assert_int_eq(waiting_for(MIA), 0);
    ck_assert_int_eq(waiting_for(ADA), 1);
    client_sign_in(&mia, MIA);
    client_get(&mia, "/moderation/queue");
    ck_assert(client_sees(&mia, "another moderator looks at what was said about it"));
    ck_assert(!client_sees(&mia, "She shouts."));
    ck_assert(!client_sees(&mia, "Robert"));
    client_post(&mia, str_format(&arena, "/p/%lld/leave", (long long)flag.post_id).data, NULL);
    ck_assert_int_eq(mia.status, 403);
    client_end(&mia);
}
END_TEST

START_TEST(suspending_the_author_closes_what_was_said_of_the_message)
{
    struct client mia = { 0 };

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_ATTACK, ""), OK);
    client_sign_in(&mia, MIA);
    client_post(&mia, "/u/Ada/suspend", "days", "1", "reason", "Attacks.", "post",
                str_format(&arena, "%lld", (long long)debate_post(1).id).data, NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_int_eq(flag_of(BOB).outcome, FLAG_SUSPENDED);
    client_end(&mia);
}
END_TEST

START_TEST(who_reported_reads_what_came_of_it)
{
    struct client bob = { 0 };

    debate_begin();
    ck_assert_int_eq(raise_as(BOB, RULE_ATTACK, ""), OK);
    client_sign_in(&bob, BOB);
    client_get(&bob, target("flag"));
    ck_assert(client_sees(&bob, "It waits for a moderator."));
    ck_assert_int_eq(flags_close(forum, debate_post(1).id, FLAG_LEFT, MIA), OK);
    client_get(&bob, target("flag"));
    ck_assert(client_sees(&bob, "left the message as it is"));
    client_get(&bob, "/notices");
    ck_assert(client_sees(&bob, "Moderators decided about the message you reported"));
    client_end(&bob);
}
END_TEST

START_TEST(who_wrote_a_hidden_message_is_told)
{
    struct act act = debate_act();
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    ck_assert_int_eq(post_hide(forum, debate_post(1).id, &act, debate_problems()), OK);
    client_get(&ada, "/notices");
    ck_assert(client_sees(&ada, "A moderator hid your message"));
    ck_assert_int_eq(post_restore(forum, debate_post(1).id, &act, debate_problems()), OK);
    client_get(&ada, "/notices");
    ck_assert(!client_sees(&ada, "A moderator hid your message"));
    client_end(&ada);
}
END_TEST

START_TEST(counting_what_waits_goes_by_an_index)
{
    ck_assert(plan_walks(&sql_queue_state, "flag_open"));
}
END_TEST

RUN_TESTS("flags", a_flag_says_what_is_wrong, one_person_says_it_once_of_a_message,
          a_flag_is_taken_back_only_while_it_waits, hiding_a_message_closes_what_was_said_of_it,
          hiding_a_debate_closes_what_was_said_of_its_messages,
          deleting_ones_message_closes_what_was_said_of_it,
          nobody_reports_their_own_message_or_one_they_cannot_read,
          a_day_takes_as_many_as_the_setting_says,
          who_wrote_the_message_never_learns_who_reported_it,
          moderators_see_what_waits_and_on_every_page_how_much,
          a_moderator_does_not_judge_what_was_said_of_their_own_message,
          suspending_the_author_closes_what_was_said_of_the_message,
          who_reported_reads_what_came_of_it, who_wrote_a_hidden_message_is_told,
          counting_what_waits_goes_by_an_index)
