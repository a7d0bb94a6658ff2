/* palabre decision and palabre rules: deciding from the command line, by the same rules. */
#include <string.h>

#include "accounts/account.h"
#include "cli/command.h"
#include "decisions/rules.h"
#include "support/command.h"
#include "support/forum.h"
#include "topics/category.h"
#include "topics/topic.h"

static enum result fill_in(struct db *db, void *context)
{
    struct problems problems = { .arena = &arena };
    struct account_wish ada = { .handle = STR("Ada"), .role = MEMBER };
    struct category category = { .name = STR("The common house"), .description = STR("Roof") };
    struct written first;
    struct topic_wish topic = { .author_id = 1, .title = STR("Where shall we meet in June?") };
    int64_t id;
    enum result result = account_create(db, &arena, &ada, &problems, &id);

    (void)context;
    topic.first = &first;
    if (result == OK)
        result = category_create(db, &arena, &category, &topic.category_id);
    if (result == OK)
        result = written_prepare(&arena, STR("In the library."), "text", &problems, &first);
    return result == OK ? topic_open(db, &arena, &topic, &problems, &id) : result;
}

static int open_one(void)
{
    return command_try(command_decision, "open", "1", "--as", "ada", "--question",
                       "Where do we meet?", "--status-quo", "At the station.", "--affected", "All",
                       "--reach", "local", "--undo", "yes", "--fork", "yes", "--fork-why",
                       "It can.", "--fallback", "vote", "--people", "3", "--groups", "0", NULL);
}

START_TEST(a_decision_is_opened_listed_shown_and_withdrawn)
{
    ck_assert_int_eq(store_write(forum_store(), fill_in, NULL), OK);
    ck_assert_int_eq(open_one(), EXIT_DONE);
    ck_assert_str_eq(command_output, "D-1 is open.\n");
    ck_assert_int_eq(command_try(command_decision, "list", NULL), EXIT_DONE);
    ck_assert_str_eq(command_output, "D-1  open          Where do we meet?\n");
    ck_assert_int_eq(command_try(command_decision, "show", "D-1", "--json", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(command_output, "\"state\":\"open\""));
    ck_assert_int_eq(command_try(command_decision, "withdraw", "1", "--as", "Ada", "--reason",
                                 "No longer needed.", NULL),
                     EXIT_DONE);
    ck_assert_int_eq(command_try(command_decision, "show", "1", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(command_output, "state: withdrawn"));
    ck_assert_int_eq(command_try(command_decision, "list", "--state", "open", NULL), EXIT_DONE);
    ck_assert_str_eq(command_output, "");
}
END_TEST

START_TEST(what_is_refused_says_why)
{
    ck_assert_int_eq(store_write(forum_store(), fill_in, NULL), OK);
    ck_assert_int_eq(command_try(command_decision, "open", "1", "--as", "ada", NULL), EXIT_REFUSED);
    ck_assert_ptr_nonnull(strstr(command_errors, "Say who is affected."));
    ck_assert_int_eq(command_try(command_decision, "open", "1", "--as", "Zoe", NULL), EXIT_REFUSED);
    ck_assert_str_eq(command_errors, "Nobody here is called Zoe.\n");
    ck_assert_int_eq(open_one(), EXIT_DONE);
    ck_assert_int_eq(command_try(command_decision, "call", "1", "--as", "Ada", NULL), EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_decision, "wake", "9", "--as", "Ada", NULL), EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_decision, "call", "1", NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_decision, "dance", "1", "--as", "Ada", NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_decision, NULL), EXIT_USAGE);
    ck_assert_int_eq(command_try(command_decision, "list", "--state", "sunny", NULL), EXIT_REFUSED);
}
END_TEST

START_TEST(a_rule_is_changed_with_a_reason_for_what_is_opened_from_then_on)
{
    ck_assert_int_eq(store_write(forum_store(), fill_in, NULL), OK);
    ck_assert_int_eq(open_one(), EXIT_DONE);
    ck_assert_int_eq(command_try(command_rules, "set", "call_days", "9", NULL), EXIT_REFUSED);
    ck_assert_int_eq(
        command_try(command_rules, "set", "call_days", "900", "--reason", "Why not.", NULL),
        EXIT_REFUSED);
    ck_assert_int_eq(command_try(command_rules, "set", "tea", "9", "--reason", "Why not.", NULL),
                     EXIT_REFUSED);
    ck_assert_int_eq(
        command_try(command_rules, "set", "call_days", "9", "--reason", "People are away.", NULL),
        EXIT_DONE);
    ck_assert_int_eq(command_try(command_rules, NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(command_output, "version 2\n"));
    ck_assert_ptr_nonnull(strstr(command_output, "call_days 9 "));
    ck_assert_int_eq(open_one(), EXIT_DONE);
    ck_assert_int_eq(command_try(command_decision, "show", "1", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(command_output, "rules: version 1"));
    ck_assert_int_eq(command_try(command_decision, "show", "2", NULL), EXIT_DONE);
    ck_assert_ptr_nonnull(strstr(command_output, "rules: version 2"));
    ck_assert_int_eq(command_try(command_rules, "set", "call_days", NULL), EXIT_USAGE);
}
END_TEST

RUN_TESTS("decision command", a_decision_is_opened_listed_shown_and_withdrawn,
          what_is_refused_says_why, a_rule_is_changed_with_a_reason_for_what_is_opened_from_then_on)
