/* The public log as people see it, and the settings of the site. */
#include "moderation/change.h"
#include "moderation/moderation.h"
#include "moderation/suspension.h"
#include "support/client.h"
#include "support/debate.h"

#include "base/clock.h"

enum { ROOT = 4 };

static void begin(struct client *client, int64_t account_id)
{
    debate_begin();
    db_script(forum, "INSERT INTO account (id, handle, handle_folded, name, role, created_at) "
                     "VALUES (4, 'Root', 'root', '', 3, 1700000000)");
    if (account_id)
        client_sign_in(client, account_id);
}

static void suspend_bob(void)
{
    struct act act = debate_act();

    act.rule = RULE_ATTACK;
    ck_assert_int_eq(suspension_begin(forum, BOB, clock_now() + 3600, &act, debate_problems()), OK);
}

START_TEST(the_log_says_who_did_what_by_which_rule_why_and_until_when)
{
    struct client visitor = { 0 };

    begin(&visitor, 0);
    suspend_bob();
    client_get(&visitor, "/moderation");
    ck_assert(client_sees(&visitor, "/u/Mia\""));
    ck_assert(client_sees(&visitor, "suspended"));
    ck_assert(client_sees(&visitor, "/u/Bob\""));
    ck_assert(client_sees(&visitor, "Attacks a person."));
    ck_assert(client_sees(&visitor, "See rule 2."));
    ck_assert(client_sees(&visitor, "Until "));
    ck_assert(client_sees(&visitor, "href=\"/new\""));
    client_end(&visitor);
}
END_TEST

START_TEST(the_log_names_whom_the_site_says_it_may_name)
{
    struct client visitor = { 0 }, mia = { 0 };

    begin(&mia, MIA);
    suspend_bob();
    ck_assert_int_eq(setting_set(forum, SETTING_LOG_NAMES_MODERATORS, 0), OK);
    ck_assert_int_eq(setting_set(forum, SETTING_LOG_NAMES_PEOPLE, 0), OK);
    client_get(&visitor, "/moderation");
    ck_assert(!client_sees(&visitor, "Mia"));
    ck_assert(!client_sees(&visitor, "Bob"));
    ck_assert(!client_sees(&visitor, "Robert"));
    ck_assert(client_sees(&visitor, "a moderator"));
    client_get(&visitor, "/moderation.json");
    ck_assert(!client_sees(&visitor, "Mia"));
    ck_assert(!client_sees(&visitor, "Bob"));
    client_get(&visitor, "/u/Bob");
    ck_assert(!client_sees(&visitor, "See rule 2."));
    client_get(&mia, "/moderation");
    ck_assert(client_sees(&mia, "Robert"));
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

START_TEST(the_log_is_there_as_json)
{
    struct client visitor = { 0 };

    begin(&visitor, 0);
    suspend_bob();
    client_get(&visitor, "/moderation.json");
    ck_assert(client_sees(&visitor, "\"act\":\"suspend\""));
    ck_assert(client_sees(&visitor, "\"person\":\"Bob\""));
    ck_assert(client_sees(&visitor, "\"reason\":\"See rule 2.\""));
    client_end(&visitor);
}
END_TEST

START_TEST(an_act_in_a_space_is_told_to_those_who_may_enter_it)
{
    struct client visitor = { 0 }, ada = { 0 };
    struct act act = debate_act();

    begin(&ada, ADA);
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    db_script(forum, "UPDATE category SET readers = 1");
    client_get(&visitor, "/moderation");
    ck_assert(!client_sees(&visitor, "See rule 2."));
    client_get(&visitor, "/moderation.json");
    ck_assert(!client_sees(&visitor, "See rule 2."));
    client_get(&ada, "/moderation");
    ck_assert(client_sees(&ada, "See rule 2."));
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

START_TEST(acts_are_contested_in_the_category_the_site_names)
{
    struct client visitor = { 0 };

    begin(&visitor, 0);
    client_get(&visitor, "/moderation");
    ck_assert(!client_sees(&visitor, "/new?category="));
    ck_assert_int_eq(setting_set(forum, SETTING_APPEALS_CATEGORY, CATEGORY), OK);
    client_get(&visitor, "/moderation");
    ck_assert(client_sees(&visitor, "/new?category=1"));
    client_end(&visitor);
}
END_TEST

START_TEST(a_change_of_role_stands_in_the_log)
{
    struct change change = { .reason = STR("Elected in May.") };
    struct client visitor = { 0 };

    begin(&visitor, 0);
    ck_assert_int_eq(role_change(forum, BOB, MODERATOR, &change), OK);
    ck_assert_int_eq(role_change(forum, 99, MODERATOR, &change), NOT_FOUND);
    client_get(&visitor, "/moderation");
    ck_assert(client_sees(&visitor, "the administration"));
    ck_assert(client_sees(&visitor, "Moderator"));
    ck_assert(client_sees(&visitor, "Elected in May."));
    client_end(&visitor);
}
END_TEST

START_TEST(an_administrator_changes_a_setting_with_a_reason)
{
    struct client root = { 0 };

    begin(&root, ROOT);
    client_get(&root, "/settings/site");
    ck_assert(client_sees(&root, "Mentions in one message"));
    client_post(&root, "/settings/site/mentions", "value", "7", "reason", "", NULL);
    ck_assert_int_eq(root.status, 422);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
    client_post(&root, "/settings/site/mentions", "value", "7", "reason", "Ten are a crowd.", NULL);
    ck_assert_int_eq(root.status, 303);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 7);
    client_get(&root, str_copy(&arena, root.location).data);
    ck_assert(client_sees(&root, "7 from now on."));
    client_get(&root, "/moderation");
    ck_assert(client_sees(&root, "Mentions in one message: 10, now 7"));
    ck_assert(client_sees(&root, "Ten are a crowd."));
    client_end(&root);
}
END_TEST

START_TEST(a_setting_out_of_bounds_or_that_is_none_is_refused)
{
    static const char *const values[] = { "", "101", "-1", "many" };
    struct client root = { 0 };

    begin(&root, ROOT);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        client_post(&root, "/settings/site/mentions", "value", values[i], "reason", "I say so.",
                    NULL);
        ck_assert_msg(root.status == 422, "%s", values[i]);
        ck_assert(client_sees(&root, "I say so."));
    }
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
    client_get(&root, "/settings/site/elephants");
    ck_assert_int_eq(root.status, 404);
    client_end(&root);
}
END_TEST

START_TEST(settings_of_the_site_are_for_administrators)
{
    struct client mia = { 0 };

    begin(&mia, MIA);
    client_get(&mia, "/settings/site");
    ck_assert_int_eq(mia.status, 403);
    client_post(&mia, "/settings/site/mentions", "value", "7", "reason", "I say so.", NULL);
    ck_assert_int_eq(mia.status, 403);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
    client_end(&mia);
}
END_TEST

RUN_TESTS("moderation pages", the_log_says_who_did_what_by_which_rule_why_and_until_when,
          the_log_names_whom_the_site_says_it_may_name, the_log_is_there_as_json,
          an_act_in_a_space_is_told_to_those_who_may_enter_it,
          acts_are_contested_in_the_category_the_site_names, a_change_of_role_stands_in_the_log,
          an_administrator_changes_a_setting_with_a_reason,
          a_setting_out_of_bounds_or_that_is_none_is_refused,
          settings_of_the_site_are_for_administrators)
