/* The forms in which moderators plan, change and cancel votes. */
#include <string.h>

#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/law.h"
#include "support/suite.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

#define WORDS "We mend the roof before winter."

/* debate_begin() leaves the clock at 2026-05-28T20:26:40Z. */
static void begin(struct client *mia)
{
    ballot_begin(2);
    client_sign_in(mia, MIA);
}

static void was_planned(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

#define USUAL                                                                                      \
    "category", "1", "opens", "2026-06-07", "opens_hour", "8:00", "closes", "2026-06-07",          \
        "closes_hour", "20:00", "zone", "Europe/Paris"

START_TEST(a_vote_on_typed_words_is_planned_by_the_clocks_of_who_plans_it)
{
    struct client mia = { 0 };
    struct ballot_item item;

    begin(&mia);
    client_post(&mia, "/ballots/new", "question", "Shall we mend the roof?", "words", WORDS, "kind",
                "yes-no", "seats", "10", "seat_rule", "hare", "quorum", "20", USUAL, NULL);
    was_planned(&mia, "/b/shall-we-mend-the-roof/1");
    item = ballot_found(1);
    ck_assert_text(item.words, WORDS);
    ck_assert_int_eq(item.opens_at, 1780812000); /* 06:00 UTC */
    ck_assert_int_eq(item.closes_at, 1780855200);
    ck_assert_int_eq(item.seats, 10);
    ck_assert_int_eq(item.seat_rule, HARE);
    ck_assert_int_eq(item.quorum, 20);
    ck_assert_int_eq(item.actor.id, MIA);
    client_end(&mia);
}
END_TEST

START_TEST(only_moderators_plan)
{
    static const char *const pages[] = { "/ballots/new", "/b/1/edit", "/b/1/cancel" };
    struct client mia = { 0 }, bob = { 0 }, visitor = { 0 };

    begin(&mia);
    ballot_planned(BALLOT_YES_NO);
    client_sign_in(&bob, BOB);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&mia, pages[i]);
        ck_assert_int_eq(mia.status, 200);
        client_get(&bob, pages[i]);
        ck_assert_int_eq(bob.status, 403);
        client_post(&bob, pages[i], "reason", "No", NULL);
        ck_assert_int_eq(bob.status, 403);
        client_get(&visitor, pages[i]);
        ck_assert_int_eq(visitor.status, 303);
    }
    client_end(&mia);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(all_that_is_wrong_is_said_at_its_field_and_nothing_is_lost)
{
    static const char *const fields[] = { "question", "category", "kind",   "opens",
                                          "closes",   "words",    "quorum", "seat_rule" };
    struct client mia = { 0 };

    begin(&mia);
    client_post(&mia, "/ballots/new", "question", "Roof?", "kind", "shouting", "opens", "tomorrow",
                "closes", "2026-06-07", "closes_hour", "99:00", "electorate", "team", "team",
                "Nobody", "seat_rule", "mine", "proposals", "One way", NULL);
    ck_assert_int_eq(mia.status, 422);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i], "quorum") != 0)
            sees(&mia, str_format(&arena, "href=\"#%s\"", fields[i]).data);
    sees(&mia, "href=\"#team\"");
    sees(&mia, "value=\"Roof?\"");
    sees(&mia, "value=\"tomorrow\"");
    sees(&mia, "value=\"99:00\"");
    sees(&mia, "One way");
    client_post(&mia, "/ballots/new", "question", "Shall we mend the roof?", "words", WORDS, "kind",
                "yes-no", "quorum", "101", "seats", "-1", USUAL, NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#quorum\"");
    sees(&mia, "href=\"#seats\"");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM ballot_item"), 0);
    client_end(&mia);
}
END_TEST

START_TEST(grades_and_proposals_are_typed_one_a_line)
{
    struct client mia = { 0 };
    struct ballot_proposals proposals;
    struct ballot_grades grades;

    begin(&mia);
    client_get(&mia, "/ballots/new");
    sees(&mia, "Very good\nGood\nFairly good\nPassable\nNot sufficient\nTo be rejected");
    mia.language = "fr";
    client_get(&mia, "/ballots/new");
    sees(&mia, "À rejeter");
    mia.language = NULL;
    client_post(&mia, "/ballots/new", "question", "Which roof comes first?", "kind", "judgment",
                "proposals", "The barn\n\n  The hall \nThe well", "grades", "Good\nFair\nBad",
                USUAL, NULL);
    was_planned(&mia, "/b/which-roof-comes-first/1");
    ck_assert_int_eq(ballot_proposals_of(forum, &arena, 1, &proposals), OK);
    ck_assert_int_eq(proposals.count, 3);
    ck_assert_text(proposals.items[1].words, "The hall");
    ck_assert_int_eq(ballot_grades_of(forum, &arena, 1, &grades), OK);
    ck_assert_int_eq(grades.count, 3);
    client_post(&mia, "/ballots/new", "question", "Which roof comes first?", "kind", "judgment",
                "proposals", "The barn", "grades", "1\n2\n3\n4\n5\n6\n7\n8", USUAL, NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#proposals\"");
    sees(&mia, "href=\"#grades\"");
    client_end(&mia);
}
END_TEST

START_TEST(the_next_day_of_the_rhythm_is_offered)
{
    struct client mia = { 0 };

    begin(&mia);
    client_post(&mia, "/ballots/rhythm", "week", "1", "weekday", "7", "opens", "8:00", "closes",
                "20:00", "zone", "Europe/Paris", NULL);
    db_script(forum, "UPDATE account SET zone = 'Europe/Paris' WHERE id = 3");
    client_get(&mia, "/ballots/new");
    sees(&mia, "name=\"opens\"\nvalue=\"2026-06-07\"");
    sees(&mia, "name=\"opens_hour\"\nvalue=\"08:00\"");
    sees(&mia, "name=\"closes_hour\"\nvalue=\"20:00\"");
    sees(&mia, "By the clocks of Europe/Paris");
    client_end(&mia);
}
END_TEST

START_TEST(an_article_is_put_to_a_vote_in_the_words_of_its_version)
{
    struct client mia = { 0 };
    struct ballot_item item;

    begin(&mia);
    law_publish(forum, LAW_SLUG, "= 4 | Spare parts\nThey are kept for ten years.");
    law_publish(forum, LAW_SLUG, "= 4 | Spare parts\nThey are kept for twelve years.");
    client_get(&mia, "/ballots/new?text=" LAW_SLUG "&version=v1&article=4");
    ck_assert_int_eq(mia.status, 200);
    sees(&mia, "name=\"version\" value=\"v1\"");
    sees(&mia, "<a href=\"/law/" LAW_SLUG "/v1/4\">");
    sees(&mia, "Do you adopt this of “Bill for things that last”");
    sees_not(&mia, "name=\"words\"");
    client_post(&mia, "/ballots/new", "text", LAW_SLUG, "version", "v1", "article", "4", "question",
                "Do you adopt article 4?", "kind", "yes-no", USUAL, NULL);
    was_planned(&mia, "/b/do-you-adopt-article-4/1");
    item = ballot_found(1);
    ck_assert_int_eq(item.source, WORDS_LAW);
    ck_assert(str_find(item.words, STR("ten years"), 0) < item.words.length);
    client_get(&mia, "/ballots/new?text=" LAW_SLUG "&version=v9");
    ck_assert_int_eq(mia.status, 404);
    client_get(&mia, "/ballots/new?text=nothing");
    ck_assert_int_eq(mia.status, 404);
    client_end(&mia);
}
END_TEST

START_TEST(words_that_changed_are_another_vote_that_follows)
{
    struct client mia = { 0 };
    struct ballot_item item;

    begin(&mia);
    law_publish(forum, LAW_SLUG, "= 4 | Spare parts\nThey are kept for ten years.");
    client_post(&mia, "/ballots/new", "text", LAW_SLUG, "article", "4", "question",
                "Do you adopt article 4?", "kind", "yes-no", "seats", "7", USUAL, NULL);
    law_publish(forum, LAW_SLUG, "= 4 | Spare parts\nThey are kept for twelve years.");
    client_get(&mia, "/ballots/new?follows=1");
    sees(&mia, "value=\"Do you adopt article 4?\"");
    sees(&mia, "/law/" LAW_SLUG "/v2/4");
    sees(&mia, "name=\"seats\"\nvalue=\"7\"");
    sees(&mia, "<a href=\"/b/do-you-adopt-article-4/1\">S-1</a>");
    client_post(&mia, "/ballots/new", "follows", "1", "question", "Do you adopt article 4?", "kind",
                "yes-no", USUAL, NULL);
    was_planned(&mia, "/b/do-you-adopt-article-4/2");
    item = ballot_found(2);
    ck_assert_int_eq(item.follows_id, 1);
    ck_assert(str_find(item.words, STR("twelve years"), 0) < item.words.length);
    ck_assert_int_eq(ballot_found(1).followed_by_id, 2);
    client_post(&mia, "/ballots/new", "follows", "1", "question", "Do you adopt article 4?", "kind",
                "yes-no", USUAL, NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "The new words are put to a vote already.");
    client_get(&mia, "/ballots/new?follows=77");
    ck_assert_int_eq(mia.status, 404);
    client_end(&mia);
}
END_TEST

START_TEST(hours_and_counting_change_until_it_opens)
{
    struct client mia = { 0 };

    begin(&mia);
    ballot_planned(BALLOT_YES_NO);
    client_get(&mia, "/b/1/edit");
    sees(&mia, "name=\"opens\"\nvalue=\"2026-05-28\"");
    sees(&mia, "name=\"opens_hour\"\nvalue=\"21:26\"");
    client_post(&mia, "/b/1/edit", "seats", "5", "quorum", "10", USUAL, NULL);
    was_planned(&mia, "/b/shall-we-meet-at-the-library-in-june/1");
    ck_assert_int_eq(ballot_found(1).opens_at, 1780812000);
    ck_assert_int_eq(ballot_found(1).seats, 5);
    client_post(&mia, "/b/1/edit", "opens", "2026-05-01", "opens_hour", "8:00", "closes",
                "2026-05-01", "closes_hour", "7:00", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#opens\"");
    sees(&mia, "href=\"#closes\"");
    sees(&mia, "value=\"2026-05-01\"");
    debate_later(1780812000 - clock_now() + 1);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
    client_post(&mia, "/b/1/edit", "opens", "2026-06-09", "opens_hour", "8:00", "closes",
                "2026-06-10", "closes_hour", "7:00", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "It has opened, or is cancelled: it stays as it is.");
    client_end(&mia);
}
END_TEST

START_TEST(what_became_of_a_vote_held_elsewhere_is_recorded)
{
    struct client mia = { 0 };
    struct ballot_wish wish;
    int64_t id = 0;

    begin(&mia);
    ballot_planned(BALLOT_YES_NO);
    client_get(&mia, "/b/1/record");
    was_planned(&mia, "/b/shall-we-meet-at-the-library-in-june/1");
    wish = ballot_wish(BALLOT_EXTERNAL);
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    client_post(&mia, "/b/2/record", "yes", "4", "no", "3", "abstain", "3", NULL);
    ck_assert_int_eq(mia.status, 422);
    debate_later(3 * 86400);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
    client_post(&mia, "/b/2/record", "yes", "many", "no", "3", "archive", "nowhere", "archive_hash",
                "abc", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#yes\"");
    sees(&mia, "value=\"nowhere\"");
    client_post(&mia, "/b/2/record", "yes", "4", "no", "3", "abstain", "3", "roll", "12", NULL);
    was_planned(&mia, "/b/shall-we-meet-at-the-library-in-june/2");
    ck_assert_int_eq(ballot_found(2).outcome, OUTCOME_RECORDED);
    client_end(&mia);
}
END_TEST

START_TEST(a_vote_is_cancelled_with_a_reason_and_once)
{
    struct client mia = { 0 };

    begin(&mia);
    ballot_planned(BALLOT_YES_NO);
    client_post(&mia, "/b/1/cancel", "reason", " ", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#reason\"");
    client_post(&mia, "/b/1/cancel", "reason", "The words were wrong.", NULL);
    was_planned(&mia, "/b/shall-we-meet-at-the-library-in-june/1");
    client_post(&mia, "/b/1/cancel", "reason", "Again.", NULL);
    was_planned(&mia, "/b/shall-we-meet-at-the-library-in-june/1");
    ck_assert_text(ballot_found(1).cancel_reason, "The words were wrong.");
    client_get(&mia, "/b/9/cancel");
    ck_assert_int_eq(mia.status, 404);
    client_end(&mia);
}
END_TEST

RUN_TESTS("ballot forms", a_vote_on_typed_words_is_planned_by_the_clocks_of_who_plans_it,
          only_moderators_plan, all_that_is_wrong_is_said_at_its_field_and_nothing_is_lost,
          grades_and_proposals_are_typed_one_a_line, the_next_day_of_the_rhythm_is_offered,
          an_article_is_put_to_a_vote_in_the_words_of_its_version,
          words_that_changed_are_another_vote_that_follows,
          hours_and_counting_change_until_it_opens,
          what_became_of_a_vote_held_elsewhere_is_recorded,
          a_vote_is_cancelled_with_a_reason_and_once)
