/* The page of a decision whose options are tried in parallel. */
#include <jansson.h>

#include "support/client.h"
#include "support/trial.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void show(struct client *client, const char *suffix)
{
    struct decision decision = trial_decision();

    client_get(
        client,
        str_format(&arena, "%.*s%s", STR_ARGS(decision_path(&arena, &decision)), suffix).data);
    ck_assert_int_eq(client->status, 200);
}

START_TEST(branches_stand_side_by_side_under_the_same_measures)
{
    struct client visitor = { 0 };

    trial_debate(STATE_PROPOSED);
    trial_running();
    show(&visitor, "");
    sees(&visitor, "<section class=\"box st-fork\"");
    sees(&visitor, "<article class=\"branch br-a\"");
    sees(&visitor, "<article class=\"branch br-b\"");
    sees(&visitor, "Join B");
    sees(&visitor, "The same measures for all");
    sees(&visitor, "not known yet");
    sees(&visitor, "Review on <time");
    sees(&visitor, "The ways part: options are tried in parallel");
    sees(&visitor, "Choose a branch: not before the review, and nobody alone");
    client_end(&visitor);
}
END_TEST

START_TEST(at_the_review_they_stand_there_with_their_reports_and_cannot_be_joined)
{
    struct client visitor = { 0 };
    struct trial trial;

    trial_debate(STATE_PROPOSED);
    trial_running();
    trial = trial_now();
    ck_assert_int_eq(trial_report(trial.branches.items[0].id, ADA), OK);
    trial_later(100);
    show(&visitor, "");
    sees(&visitor, "<section class=\"box st-review\"");
    sees(&visitor, "<article class=\"branch br-a\"");
    sees(&visitor, "<dt>What is learnt</dt>");
    sees(&visitor, "Branch A reports");
    sees_not(&visitor, "Join B");
    client_end(&visitor);
}
END_TEST

START_TEST(as_json_each_branch_has_its_measures)
{
    struct client visitor = { 0 };
    json_t *json, *branches, *measured;

    trial_debate(STATE_PROPOSED);
    trial_running();
    show(&visitor, ".json");
    json = json_loadb(visitor.body.data, visitor.body.length, 0, NULL);
    branches = json_object_get(json_object_get(json, "trial"), "branches");
    ck_assert_uint_eq(json_array_size(branches), 2);
    measured = json_object_get(json_array_get(branches, 1), "measured");
    ck_assert_uint_eq(json_array_size(measured), trial_now().common.measure_count);
    json_decref(json);
    show(&visitor, ".txt");
    sees(&visitor, "The branches\n------------\n");
    sees(&visitor, "B. ");
    client_end(&visitor);
}
END_TEST

RUN_TESTS("trail of a fork", branches_stand_side_by_side_under_the_same_measures,
          at_the_review_they_stand_there_with_their_reports_and_cannot_be_joined,
          as_json_each_branch_has_its_measures)
