/* The front page, and the list of what is most discussed. */
#include <jansson.h>
#include <string.h>

#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"
#include "teams/team.h"
#include "topics/front.h"
#include "topics/pages.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

START_TEST(a_visitor_sees_the_debates_and_where_to_begin)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "Where shall we meet in June?");
    sees(&visitor, "The common house");
    sees(&visitor, "id=\"start\"");
    sees_not(&visitor, "What needs you");
    sees_not(&visitor, "nothing is urgent");
    client_end(&visitor);
}
END_TEST

START_TEST(who_has_nothing_to_do_is_told_so)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_get(&ada, "/");
    ck_assert_int_eq(ada.status, 200);
    sees(&ada, "28 May 2026. Nothing waits for you, and nothing is urgent.");
    sees_not(&ada, "What needs you");
    sees(&ada, "Where shall we meet in June?");
    sees(&ada, "id=\"start\"");
    client_end(&ada);
}
END_TEST

START_TEST(teams_stand_on_the_front_page_by_their_kind)
{
    struct team local = { .handle = STR("North_Hill"), .kind = TEAM_LOCAL };
    struct team across = { .handle = STR("Right"),
                           .name = STR("Law & order"),
                           .kind = TEAM_TRANSVERSAL,
                           .is_private = true };
    struct client visitor = { 0 };
    int64_t id;

    debate_begin();
    client_get(&visitor, "/");
    sees_not(&visitor, "Where people live");
    ck_assert_int_eq(team_create(forum, &arena, &local, debate_problems(), &id), OK);
    client_get(&visitor, "/");
    sees(&visitor, "<a href=\"/g/North_Hill\">North_Hill</a>");
    sees_not(&visitor, "Across all places");
    ck_assert_int_eq(team_create(forum, &arena, &across, debate_problems(), &id), OK);
    client_get(&visitor, "/");
    sees(&visitor, "<a href=\"/g/Right\">Law &amp; order</a>");
    client_end(&visitor);
}
END_TEST

/* What is kept for some is not shown to others, nor after it changed. */
START_TEST(the_lists_on_the_front_page_are_those_one_may_read)
{
    struct client ada = { 0 }, bob = { 0 }, mia = { 0 }, visitor = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at) "
                     "VALUES (1, 'Law', 'law', '', 1); "
                     "INSERT INTO team_member (team_id, account_id, since) VALUES (1, 1, 1); "
                     "UPDATE category SET readers = 2, writers = 2, team_id = 1;");
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
    for (int round = 0; round < 2; round++) {
        client_get(&ada, "/");
        sees(&ada, "Where shall we meet");
        client_get(&bob, "/");
        sees_not(&bob, "Where shall we meet");
        sees_not(&bob, "The common house");
        client_get(&mia, "/");
        sees(&mia, "Where shall we meet");
        client_get(&visitor, "/");
        sees_not(&visitor, "Where shall we meet");
    }
    db_script(forum, "DELETE FROM team_member;");
    client_get(&ada, "/");
    sees_not(&ada, "Where shall we meet");
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
    client_end(&visitor);
}
END_TEST

START_TEST(the_front_page_changes_with_what_it_shows)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_get(&ada, "/");
    sees_not(&ada, "A bench for the square");
    debate_later(60);
    debate_open(BOB, "A bench for the square", "In the shade.");
    client_get(&ada, "/");
    sees(&ada, "A bench for the square");
    db_script(forum, "UPDATE topic SET hidden_at = 5 WHERE id = 2;");
    client_get(&ada, "/");
    sees_not(&ada, "A bench for the square");
    db_script(forum, "UPDATE category SET name = 'The other house';");
    client_get(&ada, "/");
    sees(&ada, "The other house");
    ck_assert_int_eq(client_kept_in_use(), 0);
    client_end(&ada);
}
END_TEST

START_TEST(how_long_something_has_waited_is_said_in_days)
{
    struct page page = page_new(&arena);

    page.language = language_english;
    ck_assert_str_eq(waiting_text(&page, 0).data, "Today");
    ck_assert_str_eq(waiting_text(&page, 86399).data, "Today");
    ck_assert_str_eq(waiting_text(&page, 86400).data, "For 1 day");
    ck_assert_str_eq(waiting_text(&page, 3 * 86400 + 5).data, "For 3 days");
}
END_TEST

/* What waits is shown with since when, and what to do about it. */
START_TEST(what_waits_is_a_list_with_one_act_each)
{
    struct need needs[] = {
        { .since = 1780000000 - 3 * 86400,
          .state = "st-team",
          .icon = "team",
          .chip = STR("Call to the team Law"),
          .title = STR("Is it <legal>?"),
          .path = STR("/t/is-it-legal/7"),
          .words = STR("Bob calls your team."),
          .act = STR("Answer") },
    };
    struct frame frame = { .site_name = STR("Palabre"), .handle = STR("Ada") };
    struct front_page view = { .needs = { needs, 1, 1 }, .now = 1780000000 };
    struct page page = page_new(&arena);
    struct str shown;

    page.language = language_english;
    page.frame = &frame;
    front_top_html(&page, &view);
    shown = buffer_str(&page.body);
    ck_assert_ptr_nonnull(strstr(shown.data, "1 thing waits for you; nothing else is urgent."));
    ck_assert_ptr_nonnull(strstr(shown.data, "<ol class=\"needs\">"));
    ck_assert_ptr_nonnull(strstr(shown.data, ">For 3 days</time>"));
    ck_assert_ptr_nonnull(strstr(shown.data, "<span class=\"chip st-team\">"));
    ck_assert_ptr_nonnull(strstr(shown.data, "Is it &lt;legal&gt;?</a></h3>"));
    ck_assert_ptr_nonnull(strstr(shown.data, "<a class=\"btn btn-2\" href=\"/t/is-it-legal/7\">"
                                             "Answer<span class=\"vh\">: Is it"));
}
END_TEST

static void add_topics(void)
{
    debate_begin();
    for (int i = 0; i < 3; i++)
        debate_say(BOB, 1, "An old word.");
    debate_later(8 * 86400);
    debate_open(ADA, "A bench for the square", "In the shade.");
}

START_TEST(what_is_discussed_most_goes_by_the_period)
{
    struct client visitor = { 0 };
    size_t older, newer;

    add_topics();
    client_get(&visitor, "/top");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "A bench for the square");
    sees_not(&visitor, "Where shall we meet");
    client_get(&visitor, "/top?period=nonsense");
    sees_not(&visitor, "Where shall we meet");
    client_get(&visitor, "/top?period=all");
    older = str_find(visitor.body, STR("Where shall we meet"), 0);
    newer = str_find(visitor.body, STR("A bench for"), 0);
    ck_assert_uint_lt(older, newer);
    ck_assert_uint_lt(newer, visitor.body.length);
    client_get(&visitor, "/top?period=month");
    ck_assert_uint_lt(str_find(visitor.body, STR("Where shall we meet"), 0),
                      str_find(visitor.body, STR("A bench for"), 0));
    client_end(&visitor);
}
END_TEST

START_TEST(a_like_counts_as_a_message_does)
{
    struct client visitor = { 0 };

    add_topics();
    db_script(forum, "INSERT INTO post_like (post_id, account_id, topic_id, created_at) "
                     "SELECT 2, id, 1, 1780691200 FROM account;");
    client_get(&visitor, "/top");
    ck_assert_uint_lt(str_find(visitor.body, STR("Where shall we meet"), 0),
                      str_find(visitor.body, STR("A bench for"), 0));
    client_end(&visitor);
}
END_TEST

START_TEST(top_is_json_and_a_feed_too)
{
    struct client visitor = { 0 };
    json_t *json, *list;

    add_topics();
    client_get(&visitor, "/top.json?period=all");
    json = json_loadb(visitor.body.data, visitor.body.length, 0, NULL);
    ck_assert_ptr_nonnull(json);
    list = json_object_get(json_object_get(json, "topic_list"), "topics");
    ck_assert_uint_eq(json_array_size(list), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(json_array_get(list, 0), "id")), TOPIC);
    json_decref(json);
    client_get(&visitor, "/top.rss?period=all");
    sees(&visitor, "<link>http://forum.test/top?period=all</link>");
    sees(&visitor, "href=\"http://forum.test/top.rss?period=all\"");
    client_end(&visitor);
}
END_TEST

START_TEST(what_is_read_for_top_is_found_by_an_index)
{
    if (forum_is_postgres())
        return;
    ck_assert(plan_uses(&sql_topics_top, "topic_top"));
    ck_assert(!plan_sorts(&sql_topics_top));
    ck_assert(plan_uses(&sql_topics_top_since, "post_by_time"));
    ck_assert(plan_uses(&sql_topics_top_since, "post_like_by_time"));
}
END_TEST

RUN_TESTS("front", a_visitor_sees_the_debates_and_where_to_begin, who_has_nothing_to_do_is_told_so,
          teams_stand_on_the_front_page_by_their_kind,
          the_lists_on_the_front_page_are_those_one_may_read,
          the_front_page_changes_with_what_it_shows, how_long_something_has_waited_is_said_in_days,
          what_waits_is_a_list_with_one_act_each, what_is_discussed_most_goes_by_the_period,
          a_like_counts_as_a_message_does, top_is_json_and_a_feed_too,
          what_is_read_for_top_is_found_by_an_index)
