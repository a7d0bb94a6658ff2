/* The page of a decision: in each state, for each reader, in each format. */
#include <jansson.h>
#include <sodium.h>
#include <string.h>

#include "base/clock.h"
#include "decisions/option.h"
#include "decisions/timeline.h"
#include "store/driver.h"
#include "support/client.h"
#include "support/story.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static const char *path_of(int64_t id, const char *rest)
{
    struct decision decision = decide_find(id);

    return str_format(&arena, "%.*s%s", STR_ARGS(decision_path(&arena, &decision)), rest).data;
}

static void show(struct client *client, int64_t id)
{
    client_get(client, path_of(id, ""));
    ck_assert_int_eq(client->status, 200);
}

START_TEST(a_decision_has_one_address)
{
    struct client visitor = { 0 };
    int64_t id = story_open();

    client_get(&visitor, "/d/1");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, path_of(id, ""));
    client_get(&visitor, "/d/another-question/1.txt");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, path_of(id, ".txt"));
    client_get(&visitor, "/d/another-question/2");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/d/1.json");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(an_open_decision_shows_its_options_and_that_nothing_can_be_stopped_yet)
{
    struct client visitor = { 0 };

    show(&visitor, story_open());
    sees(&visitor, "st-open\">");
    sees(&visitor, "A jury drawn by ticket</a>");
    sees(&visitor, "What members can do now");
    sees(&visitor, "href=\"/d/1/options/new\"");
    sees(&visitor, "Object: there is no text yet to object to");
    sees(&visitor, "Whoever wants to reads it alone.");
    sees(&visitor, "Create an account");
    sees(&visitor, "Nobody has taken a position yet.");
    client_end(&visitor);
}
END_TEST

START_TEST(a_proposed_text_is_shown_with_what_may_be_done_and_by_when)
{
    struct client visitor = { 0 };

    show(&visitor, story_proposed());
    sees(&visitor, "The proposed text");
    sees(&visitor, "Fifteen people drawn by ticket read the text");
    sees(&visitor, "href=\"/d/1/stance\"");
    sees(&visitor, "href=\"/d/1/object\"");
    sees(&visitor, "href=\"/d/1/fork\"");
    sees(&visitor, "The last call, by the clerk\n<br>People have until ");
    sees_not(&visitor, "Write a new version of the text");
    sees_not(&visitor, "<details class=\"object\"");
    client_end(&visitor);
}
END_TEST

START_TEST(who_asked_and_the_clerk_see_what_is_theirs_to_do)
{
    struct client ada = { 0 }, hal = { 0 };
    int64_t id = story_proposed();

    client_sign_in(&ada, ADA);
    client_sign_in(&hal, HAL);
    show(&ada, id);
    sees(&ada, "What you can do now");
    sees(&ada, "href=\"/d/1/revise\"");
    sees(&ada, "href=\"/d/1/withdraw\"");
    sees(&ada, "href=\"/d/1/summary\"");
    sees(&ada, "<details class=\"object\"");
    sees_not(&ada, "href=\"/d/1/call\"");
    show(&hal, id);
    sees_not(&hal, "href=\"/d/1/withdraw\"");
    sees_not(&hal, "href=\"/d/1/call\"");
    debate_later(7 * DAY);
    client_sign_in(&hal, HAL);
    show(&hal, id);
    sees(&hal, "href=\"/d/1/call\"");
    client_end(&ada);
    client_end(&hal);
}
END_TEST

/* Nothing is written at that moment, so the page that is kept must know it. */
START_TEST(what_depends_on_the_time_is_not_said_later)
{
    struct client visitor = { 0 };
    int64_t id = story_proposed();

    show(&visitor, id);
    sees(&visitor, "People have until ");
    show(&visitor, id);
    sees(&visitor, "People have until ");
    debate_later(decide_find(id).window_ends_at - clock_now());
    show(&visitor, id);
    sees_not(&visitor, "People have until ");
    sees(&visitor, "The last call, by the clerk");
    client_end(&visitor);
    ck_assert_int_eq(client_kept_in_use(), 0);
}
END_TEST

START_TEST(an_objection_that_holds_is_the_state_it_shows)
{
    struct client visitor = { 0 };

    int64_t id = story_stopped();

    debate_later(7 * DAY);
    show(&visitor, id);
    sees(&visitor, "<section class=\"box st-object\"");
    sees(&visitor, "<br>Objections that stop it: 1.");
    sees(&visitor, "A jury without anybody from the countryside is possible");
    sees(&visitor, "What would resolve it: Draw five from each region.");
    sees(&visitor, "2 people second it");
    sees(&visitor, "/concerns/1\">Fay objects</a>");
    client_end(&visitor);
}
END_TEST

START_TEST(the_last_call_says_until_when_one_may_object)
{
    struct client visitor = { 0 };

    show(&visitor, story_called());
    sees(&visitor, "<section class=\"box st-call\"");
    sees(&visitor, "Adopted on 18 June 2026, 0:26 unless an objection holds.");
    sees(&visitor, "until <time datetime=\"2026-06-18T00:26:40Z\">");
    sees(&visitor, "Change the text: not during the last call");
    sees(&visitor, "Resolved, says its author");
    sees(&visitor, "Answer of Ada: Five people from each region.");
    client_end(&visitor);
}
END_TEST

START_TEST(an_adopted_decision_says_what_why_and_who_did_not_go_along)
{
    struct client visitor = { 0 };

    show(&visitor, story_adopted());
    sees(&visitor, "What was decided");
    sees(&visitor, "five from each region");
    sees(&visitor, "decided on <time datetime=\"2026-06-18");
    sees(&visitor, "rules, version 1");
    sees(&visitor, "A jury reads everything, and says what it does not know.");
    sees(&visitor, "/t/where-shall-we-meet-in-june/1/3#p3\"");
    sees(&visitor, "Too heavy for one person.\n<span class=\"cites\">");
    sees(&visitor, "Leaving it as it is: nobody defended that.\n<span class=\"cites\">");
    sees(&visitor, "I think that we prepare too much and vote too late.");
    sees(&visitor, "I would, if: there is an evening where all may ask.");
    sees(&visitor, "drawn by ticket: see how");
    sees(&visitor, "<a href=\"/g/South\">South</a>");
    sees(&visitor, "href=\"/d/1/review\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_review_asks_what_came_of_it)
{
    struct client visitor = { 0 };

    show(&visitor, story_under_review());
    sees(&visitor, "<section class=\"box st-review\"");
    sees(&visitor, "The page of the review");
    sees(&visitor, "href=\"/d/1/verdict\"");
    sees(&visitor, "The date of the review has come");
    client_end(&visitor);
}
END_TEST

START_TEST(a_notice_and_a_withdrawn_question_say_what_is_left_to_do)
{
    struct client visitor = { 0 };
    int64_t id;

    decide_begin();
    id = decide_notice();
    show(&visitor, id);
    sees(&visitor, "unless somebody objects.");
    sees(&visitor, "Paint it brown again.");
    sees(&visitor, "Object, with a reason");
    ck_assert_int_eq(decide_act(id, ACT_WITHDRAW, ADA), OK);
    show(&visitor, id);
    sees(&visitor, "Its author withdrew it on 28 May 2026.");
    sees(&visitor, "href=\"/d/1/take-over\"");
    debate_later(8 * DAY);
    show(&visitor, id);
    sees_not(&visitor, "href=\"/d/1/take-over\"");
    sees(&visitor, "href=\"/t/1/decide\"");
    client_end(&visitor);
}
END_TEST

/* The words of a page's main part before a place, as a reader meets them. */
static int words_before(struct str body, const char *place)
{
    size_t at = str_find(body, STR("<main"), 0), end = str_find(body, str_of(place), at);
    bool in_tag = false, in_word = false;
    int words = 0;

    for (; at < end; at++) {
        char c = body.data[at];
        bool is_space = c == ' ' || c == '\n';

        if (c == '<')
            in_tag = true;
        if (!in_tag && !is_space && !in_word)
            words++;
        in_word = !in_tag && !is_space;
        if (c == '>')
            in_tag = false;
    }
    return words;
}

START_TEST(it_is_read_in_three_minutes)
{
    struct client visitor = { .language = "fr" };
    int64_t id = story_adopted();
    int words;

    show(&visitor, id);
    words = words_before(visitor.body, "id=\"who\"");
    ck_assert_int_gt(words, 200);
    ck_assert_int_le(words, 700);
    client_end(&visitor);
}
END_TEST

static void revise(int64_t id, int times)
{
    for (int i = 0; i < times; i++) {
        int64_t version_id = decide_text(id, ADA, "Another text.");

        debate_later(HOUR);
        ck_assert_int_eq(
            decide_move(
                &(struct move_wish){ .decision_id = id, .act = ACT_REVISE, .actor_id = ADA },
                version_id),
            OK);
    }
}

START_TEST(a_long_way_has_twelve_lines_that_count_the_smaller_steps)
{
    struct timeline timeline;
    int64_t id = story_stopped(), merged = 0;

    revise(id, 3);
    ck_assert_int_eq(timeline_read(forum, &arena, id, 8, &timeline), OK);
    ck_assert_uint_eq(timeline.count, 8);
    ck_assert_int_eq(timeline.items[0].transition, 4);
    ck_assert_int_eq(timeline.items[7].transition, 6);
    for (size_t i = 0; i < timeline.count; i++)
        merged += timeline.items[i].merged;
    ck_assert_int_eq(timeline_read(forum, &arena, id, 100, &timeline), OK);
    ck_assert_int_eq((int64_t)timeline.count, 8 + merged);
}
END_TEST

START_TEST(as_text_no_line_is_wider_than_a_screen)
{
    struct client visitor = { .language = "fr" };
    struct str rest;

    client_get(&visitor, path_of(story_called(), ".txt"));
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(str_starts(client_header(&visitor, "Content-Type"), "text/plain"));
    sees(&visitor, "Les désaccords gardés");
    sees(&visitor, "Five people from each region.");
    for (rest = visitor.body; rest.length;) {
        struct str line = str_cut(&rest, '\n');

        ck_assert_uint_le(str_characters(line), 80);
    }
    client_end(&visitor);
}
END_TEST

START_TEST(as_json_it_is_whole)
{
    struct client visitor = { 0 };
    json_t *json;

    client_get(&visitor, path_of(story_called(), ".json"));
    json = json_loadb(visitor.body.data, visitor.body.length, 0, NULL);
    ck_assert_ptr_nonnull(json);
    ck_assert_str_eq(json_string_value(json_object_get(json, "state")), "last-call");
    ck_assert_uint_eq(json_array_size(json_object_get(json, "options")), 4);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "why")), 4);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "disagreement")), 3);
    ck_assert_int_eq(
        json_integer_value(json_object_get(json_object_get(json, "stances"), "support")), 3);
    ck_assert_uint_gt(json_array_size(json_object_get(json, "events")), 8);
    json_decref(json);
    client_end(&visitor);
}
END_TEST

START_TEST(the_exact_bytes_have_the_hash_that_names_them)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];
    struct client visitor = { 0 };
    struct text_version text;
    int64_t id = story_called();

    ck_assert_int_eq(version_current(forum, &arena, id, &text), OK);
    client_get(&visitor,
               path_of(id, str_format(&arena, "/text/%.*s.md", STR_ARGS(text.hash)).data));
    ck_assert_int_eq(visitor.status, 200);
    crypto_hash_sha256(hash, (const unsigned char *)visitor.body.data, visitor.body.length);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    ck_assert_str_eq(hex, text.hash.data);
    client_get(&visitor, path_of(id, "/text/00.md"));
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

START_TEST(a_hidden_decision_is_not_there_and_no_other_page_names_it)
{
    struct client visitor = { 0 }, mia = { 0 };
    int64_t id = story_open(), other = decide_open();

    db_script(forum, "INSERT INTO decision_link (decision_id, kind, other_id, created_at) "
                     "VALUES (2, 0, 1, 1)");
    show(&visitor, other);
    sees(&visitor, "It takes the place of <a");
    db_script(forum, "UPDATE decision SET hidden_at = 5 WHERE id = 1");
    client_get(&visitor, path_of(id, ""));
    ck_assert_int_eq(visitor.status, 404);
    show(&visitor, other);
    sees_not(&visitor, "It takes the place of <a");
    client_sign_in(&mia, MIA);
    show(&mia, id);
    sees(&mia, "This decision is hidden");
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

RUN_TESTS("trail", a_decision_has_one_address,
          an_open_decision_shows_its_options_and_that_nothing_can_be_stopped_yet,
          a_proposed_text_is_shown_with_what_may_be_done_and_by_when,
          who_asked_and_the_clerk_see_what_is_theirs_to_do,
          what_depends_on_the_time_is_not_said_later, an_objection_that_holds_is_the_state_it_shows,
          the_last_call_says_until_when_one_may_object,
          an_adopted_decision_says_what_why_and_who_did_not_go_along, a_review_asks_what_came_of_it,
          a_notice_and_a_withdrawn_question_say_what_is_left_to_do, it_is_read_in_three_minutes,
          a_long_way_has_twelve_lines_that_count_the_smaller_steps,
          as_text_no_line_is_wider_than_a_screen, as_json_it_is_whole,
          the_exact_bytes_have_the_hash_that_names_them,
          a_hidden_decision_is_not_there_and_no_other_page_names_it)
