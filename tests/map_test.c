/* All decisions by how far they are, and where else they are met. */
#include <jansson.h>

#include "decisions/map.h"
#include "store/driver.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/story.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void counts_are(const int64_t *expected)
{
    const struct visitor anyone = { .role = VISITOR };
    int64_t counts[TILES];

    ck_assert_int_eq(map_counts(forum, &anyone, 0, counts), OK);
    for (int i = 0; i < TILES; i++)
        ck_assert_msg(counts[i] == expected[i], "tile %d holds %d", i, (int)counts[i]);
}

START_TEST(each_decision_stands_under_its_tile)
{
    story_stopped();
    decide_open();
    decide_notice();
    counts_are((int64_t[TILES]){ [TILE_OBJECT] = 1, [TILE_OPEN] = 1, [TILE_CALL] = 1 });
    ck_assert_int_eq(decide_act(2, ACT_WITHDRAW, ADA), OK);
    counts_are((int64_t[TILES]){ [TILE_OBJECT] = 1, [TILE_CLOSED] = 1, [TILE_CALL] = 1 });
    debate_later(5 * DAY);
    decide_settle(3);
    counts_are((int64_t[TILES]){ [TILE_OBJECT] = 1, [TILE_CLOSED] = 1, [TILE_ADOPTED] = 1 });
}
END_TEST

START_TEST(a_tile_leads_to_the_decisions_it_counts)
{
    struct client visitor = { 0 };

    story_stopped();
    decide_open();
    client_get(&visitor, "/decisions?state=objection");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "How do we prepare a bill");
    sees(&visitor, "<span class=\"chip st-object\">");
    sees_not(&visitor, "Where do we meet in June?</a>");
    client_get(&visitor, "/decisions?state=open");
    sees_not(&visitor, "How do we prepare a bill");
    sees(&visitor, "Where do we meet in June?</a>");
    client_get(&visitor, "/decisions?state=nonsense");
    sees(&visitor, "How do we prepare a bill");
    sees(&visitor, "Where do we meet in June?</a>");
    client_end(&visitor);
}
END_TEST

/* Where the questions stand on the page, in this order. */
static void is_before(const struct client *client, const char *first, const char *second)
{
    size_t a = str_find(client->body, str_of(first), 0);
    size_t b = str_find(client->body, str_of(second), 0);

    ck_assert_msg(a < b && b < client->body.length, "%s is not before %s", first, second);
}

START_TEST(what_is_urgent_comes_first_and_what_is_over_by_month)
{
    struct client visitor = { 0 };

    decide_begin();
    decide_open();
    debate_later(HOUR);
    decide_notice();
    client_get(&visitor, "/decisions");
    sees(&visitor, "<h2 class=\"month\">Under way</h2>");
    is_before(&visitor, "I paint the door", "Where do we meet in June?</a>");
    client_get(&visitor, "/decisions?order=newest");
    is_before(&visitor, "I paint the door", "Where do we meet in June?</a>");
    debate_later(5 * DAY);
    decide_settle(2);
    client_get(&visitor, "/decisions");
    sees(&visitor, "<h2 class=\"month\">June 2026</h2>");
    is_before(&visitor, "Where do we meet in June?</a>", "I paint the door");
    client_end(&visitor);
}
END_TEST

static void open_many(int count)
{
    struct open_wish wish = decide_wish();

    decide_begin();
    for (int i = 0; i < count; i++) {
        int64_t id;

        wish.question = str_format(&arena, "What of the question number %d?", i);
        ck_assert_int_eq(decide_try_open(&wish, &id), OK);
        debate_later(i % 2 ? HOUR : 0);
    }
}

static int seen_on(const struct map *map, bool *seen)
{
    for (size_t i = 0; i < map->count; i++) {
        ck_assert(!seen[map->items[i].decision.id]);
        seen[map->items[i].decision.id] = true;
    }
    return (int)map->count;
}

START_TEST(pages_lie_end_to_end_in_every_order)
{
    enum { MANY = 50 };
    const struct visitor anyone = { .role = VISITOR };

    open_many(MANY);
    for (int order = 0; order < MAP_ORDERS; order++) {
        struct map_wish wish = { .visitor = &anyone,
                                 .tile = TILE_ALL,
                                 .order = (enum map_order)order,
                                 .most = MAP_PER_PAGE };
        bool seen[MANY + 1] = { false };
        struct map map;
        int all;

        ck_assert_int_eq(map_read(forum, &arena, &wish, &map), OK);
        ck_assert(map.has_more);
        all = seen_on(&map, seen);
        wish.after = map.last;
        ck_assert_int_eq(map_read(forum, &arena, &wish, &map), OK);
        ck_assert(!map.has_more);
        ck_assert_int_eq(all + seen_on(&map, seen), MANY);
    }
}
END_TEST

START_TEST(decisions_of_a_closed_space_are_not_counted_for_strangers)
{
    struct client visitor = { 0 }, ada = { 0 };
    const int64_t none[TILES] = { 0 };

    decide_begin();
    decide_open();
    db_script(forum, "UPDATE category SET readers = 1");
    counts_are(none);
    client_get(&visitor, "/decisions");
    sees_not(&visitor, "Where do we meet");
    client_get(&visitor, "/d/where-do-we-meet-in-june/1");
    ck_assert_int_eq(visitor.status, 404);
    client_sign_in(&ada, ADA);
    client_get(&ada, "/decisions");
    sees(&ada, "Where do we meet");
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

START_TEST(the_feed_names_each_state_a_decision_comes_to)
{
    struct client visitor = { 0 };

    decide_begin();
    decide_open();
    debate_later(HOUR);
    decide_notice();
    client_get(&visitor, "/decisions.rss");
    markup_check(visitor.body, true, "/decisions.rss");
    sees(&visitor, "<title>Notice: I paint the door of the common house.</title>");
    sees(&visitor, "#open-1780000000</guid>");
    is_before(&visitor, "I paint the door", "Where do we meet");
    client_end(&visitor);
}
END_TEST

START_TEST(as_json_the_map_has_its_counts)
{
    struct client visitor = { 0 };
    json_t *json;

    decide_begin();
    decide_open();
    client_get(&visitor, "/decisions.json");
    json = json_loadb(visitor.body.data, visitor.body.length, 0, NULL);
    ck_assert_ptr_nonnull(json);
    ck_assert_int_eq(json_integer_value(json_object_get(json_object_get(json, "counts"), "open")),
                     1);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "decisions")), 1);
    json_decref(json);
    client_end(&visitor);
}
END_TEST

/* In its debate, for both kinds of readers, and as soon as it changes. */
START_TEST(a_debate_shows_its_decision_and_so_do_the_lists)
{
    struct client visitor = { 0 }, bob = { 0 };
    struct client *readers[] = { &visitor, &bob };
    int64_t id = story_called();

    client_sign_in(&bob, BOB);
    for (int i = 0; i < 2; i++) {
        client_get(readers[i], "/t/where-shall-we-meet-in-june/1");
        sees(readers[i], "<section class=\"box sp1 st-call\"");
        sees(readers[i], "You may object until 18 June 2026, 0:26");
        sees(readers[i], "five from each region");
        sees(readers[i], "<b>3</b> Support");
        client_get(readers[i], "/latest");
        sees(readers[i], "<span class=\"state st-call\">");
    }
    debate_later(7 * DAY);
    decide_settle(id);
    for (int i = 0; i < 2; i++) {
        client_get(readers[i], "/t/where-shall-we-meet-in-june/1");
        sees_not(readers[i], "<section class=\"box sp1");
        sees(readers[i], "It is looked at again on 15 December 2026.");
        client_get(readers[i], "/latest");
        sees_not(readers[i], "<span class=\"state st-call\">");
    }
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(a_debate_that_is_unlinked_shows_it_no_more)
{
    struct client visitor = { 0 };
    struct topic_link link = { .actor_id = ADA };

    decide_begin();
    link.decision_id = decide_open();
    link.topic_id = debate_open(BOB, "A bench for the square", "In the shade.");
    ck_assert_int_eq(decision_link_topic(forum, &arena, &link, debate_problems()), OK);
    client_get(&visitor, "/t/a-bench-for-the-square/2");
    sees(&visitor, "<section class=\"box sp1 st-open\"");
    ck_assert_int_eq(decision_unlink_topic(forum, &arena, &link, debate_problems()), OK);
    client_get(&visitor, "/t/a-bench-for-the-square/2");
    sees_not(&visitor, "<section class=\"box sp1");
    ck_assert_int_eq(debate_count("SELECT decision_mark AS count FROM topic WHERE id = 2"), 0);
    ck_assert_int_eq(debate_count("SELECT decision_mark AS count FROM topic WHERE id = 1"), 1);
    client_end(&visitor);
}
END_TEST

START_TEST(from_the_front_page_a_decision_is_one_step_away)
{
    struct client visitor = { 0 };

    story_called();
    client_get(&visitor, "/");
    sees(&visitor, "Decisions under way");
    sees(&visitor, "href=\"/d/how-do-we-prepare-a-bill-before-we-put-it-to-the-vote/1\"");
    sees(&visitor, "<ol class=\"steps\">");
    sees(&visitor, "class=\"btn btn-2\" href=\"/decisions\"");
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "href=\"/d/how-do-we-prepare-a-bill-before-we-put-it-to-the-vote/1\"");
    client_get(&visitor, "/u/Hal");
    sees(&visitor, "href=\"/d/how-do-we-prepare-a-bill-before-we-put-it-to-the-vote/1\"");
    client_get(&visitor, "/u/Bob");
    sees_not(&visitor, "href=\"/d/how-do-we-prepare");
    client_end(&visitor);
}
END_TEST

RUN_TESTS("map", each_decision_stands_under_its_tile, a_tile_leads_to_the_decisions_it_counts,
          what_is_urgent_comes_first_and_what_is_over_by_month, pages_lie_end_to_end_in_every_order,
          decisions_of_a_closed_space_are_not_counted_for_strangers,
          the_feed_names_each_state_a_decision_comes_to, as_json_the_map_has_its_counts,
          a_debate_shows_its_decision_and_so_do_the_lists,
          a_debate_that_is_unlinked_shows_it_no_more,
          from_the_front_page_a_decision_is_one_step_away)
