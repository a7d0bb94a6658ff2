/* Tags: what they may be, their lists and what those tell; pinned debates. */
#include "support/debate.h"

#include "moderation/act.h"
#include "support/client.h"
#include "support/plan.h"
#include "topics/tag.h"

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static struct tag_names names(const char *typed)
{
    struct tag_names read;

    ck_assert_int_eq(tags_read(&arena, str_of(typed), debate_problems(), &read), OK);
    return read;
}

static void set(int64_t topic_id, const char *typed)
{
    struct tag_names read = names(typed);

    ck_assert_int_eq(tags_set(forum, &arena, topic_id, &read), OK);
}

START_TEST(tags_are_words_between_commas)
{
    struct tag_names read = names(" Logement, #draft charter,, LOGEMENT ,žižkov,日本, ");

    ck_assert_int_eq(read.count, 4);
    ck_assert_str_eq(read.items[0].data, "Logement");
    ck_assert_str_eq(read.items[1].data, "draft-charter");
    ck_assert_str_eq(read.items[2].data, "žižkov");
    ck_assert_str_eq(read.items[3].data, "日本");
    ck_assert_int_eq(names("").count, 0);
}
END_TEST

START_TEST(what_is_no_word_is_no_tag)
{
    static const char *const wrong[] = { "🎉",
                                         "so,🏳️‍🌈",
                                         "a.b",
                                         "<b>",
                                         "--",
                                         "a",
                                         "x/y",
                                         "“quoted”",
                                         "half\u202e",
                                         "a,b,c,d,e,f",
                                         "no!",
                                         "1,2",
                                         "a\u200bb",
                                         "tab\there",
                                         "0123456789012345678901234567890" };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct problems *problems = debate_problems();
        struct tag_names read;

        ck_assert_msg(tags_read(&arena, str_of(wrong[i]), problems, &read) == NOT_VALID, "%s",
                      wrong[i]);
        ck_assert_str_eq(problems->items[0].field, "tags");
    }
}
END_TEST

START_TEST(a_debate_has_five_tags_at_most)
{
    struct problems *problems = debate_problems();
    struct tag_names read;

    ck_assert_int_eq(tags_read(&arena, STR("un,deux,trois,quatre,cinq,six"), problems, &read),
                     NOT_VALID);
    ck_assert_int_eq(problems->items[0].count, TAGS_MAX);
    ck_assert_int_eq(names("un,deux,trois,quatre,cinq,CINQ").count, TAGS_MAX);
}
END_TEST

START_TEST(the_same_tag_in_another_spelling_is_the_same)
{
    struct tag tag;
    struct visitor visitor = { 0 };

    debate_begin();
    debate_open(BOB, "Another question here", "Yes?");
    set(TOPIC, "Égalité");
    set(2, "egalite,Straße");
    ck_assert_str_eq(debate_topic().tags.data, "Égalité");
    ck_assert_int_eq(tag_find(forum, &arena, &visitor, STR("EGALITÉ"), &tag), OK);
    ck_assert_str_eq(tag.name.data, "Égalité");
    ck_assert_int_eq(tag_find(forum, &arena, &visitor, STR("strasse"), &tag), OK);
    ck_assert_int_eq(tag_find(forum, &arena, &visitor, STR("nothing"), &tag), NOT_FOUND);
}
END_TEST

START_TEST(a_topic_is_opened_with_tags)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/new", "title", "Who brings the bread?", "category", "1", "body", "I do.",
                "tags", "food, 🎉", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "“🎉” cannot be a tag: use letters, digits and hyphens.");
    sees(&bob, "value=\"food, 🎉\"");
    sees(&bob, "I do.</textarea>");
    client_post(&bob, "/new", "title", "Who brings the bread?", "category", "1", "body", "I do.",
                "tags", "food, june", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/t/who-brings-the-bread/2");
    sees(&bob, "<a class=\"tag\" href=\"/tag/food\">food</a>");
    client_get(&bob, "/latest");
    sees(&bob, "<a class=\"tag\" href=\"/tag/june\">june</a>");
    client_get(&bob, "/t/2.json");
    sees(&bob, "\"tags\":[\"food\",\"june\"]");
    client_end(&bob);
}
END_TEST

START_TEST(a_tag_has_a_page_of_its_debates)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_open(BOB, "Another question here", "Yes?");
    set(TOPIC, "Égalité");
    client_get(&visitor, "/tag/egalite");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, "/tag/%C3%89galit%C3%A9");
    client_get(&visitor, "/tag/%C3%89galit%C3%A9");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "Where shall we meet");
    sees_not(&visitor, "Another question");
    client_get(&visitor, "/tag/none");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/tags.json");
    sees(&visitor, "\"count\":1");
    client_end(&visitor);
}
END_TEST

/* Of a tag that stands only on what a visitor may not see, nothing is told. */
START_TEST(tags_tell_nothing_of_what_one_may_not_read)
{
    struct client visitor = { 0 }, bob = { 0 };

    debate_begin();
    set(TOPIC, "secret");
    db_script(forum, "UPDATE category SET readers = 1");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/tags");
    sees(&bob, "/tag/secret");
    client_get(&visitor, "/tags");
    sees_not(&visitor, "secret");
    client_get(&visitor, "/tag/secret");
    ck_assert_int_eq(visitor.status, 404);
    db_script(forum, "UPDATE category SET readers = 0; UPDATE topic SET hidden_at = 1;");
    client_get(&bob, "/tag/secret");
    ck_assert_int_eq(bob.status, 404);
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(its_author_and_moderators_change_the_tags)
{
    struct client ada = { 0 }, bob = { 0 };

    debate_begin();
    set(TOPIC, "one-tag,two-tags");
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/t/1/tags");
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/t/1/tags", "tags", "mine", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_get(&ada, topic_path);
    sees(&ada, "href=\"/t/1/tags\"");
    client_get(&ada, "/t/1/tags");
    sees(&ada, "value=\"one-tag, two-tags\"");
    client_post(&ada, "/t/1/tags", "tags", "three", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_str_eq(debate_topic().tags.data, "three");
    client_post(&ada, "/t/1/tags", "tags", "", NULL);
    ck_assert_str_eq(debate_topic().tags.data, "");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

static enum result pin(int64_t id, bool everywhere)
{
    struct act act = debate_act();

    return everywhere ? topic_pin_everywhere(forum, id, &act, debate_problems())
                      : topic_pin(forum, id, &act, debate_problems());
}

static struct topics list(int64_t category_id, struct topic_cursor after)
{
    struct visitor visitor = { 0 };
    struct topic_list wish = { .visitor = &visitor, .category_id = category_id, .after = after };
    struct topics topics;

    ck_assert_int_eq(topics_latest(forum, &arena, &wish, &topics), OK);
    return topics;
}

START_TEST(a_pinned_debate_stands_first_once_on_every_page)
{
    struct topics first, second;

    debate_begin();
    for (int i = 0; i < TOPICS_PER_PAGE + 5; i++) {
        debate_later(1);
        debate_open(ADA, "One more question", "Yes?");
    }
    ck_assert_int_eq(pin(TOPIC, false), OK);
    first = list(0, (struct topic_cursor){ 0 });
    ck_assert_int_ne(first.items[0].id, TOPIC);
    first = list(CATEGORY, (struct topic_cursor){ 0 });
    ck_assert_int_eq(first.items[0].id, TOPIC);
    ck_assert_int_eq(first.count, TOPICS_PER_PAGE + 1);
    second = list(CATEGORY, first.last);
    ck_assert_int_eq(second.count, 5);
    for (size_t i = 0; i < second.count; i++)
        ck_assert_int_ne(second.items[i].id, TOPIC);
}
END_TEST

START_TEST(pinned_everywhere_it_stands_first_in_all_lists)
{
    struct client visitor = { 0 };
    struct act act = debate_act();

    debate_begin();
    debate_later(5);
    debate_open(ADA, "One more question", "Yes?");
    ck_assert_int_eq(pin(TOPIC, true), OK);
    ck_assert_int_eq(pin(TOPIC, true), CONFLICT);
    ck_assert_int_eq(list(0, (struct topic_cursor){ 0 }).items[0].id, TOPIC);
    ck_assert_int_eq(list(CATEGORY, (struct topic_cursor){ 0 }).items[0].id, TOPIC);
    ck_assert_int_eq(list(0, (struct topic_cursor){ 0 }).count, 2);
    client_get(&visitor, "/latest");
    sees(&visitor, "#pin\"/></svg>Pinned</span>");
    client_get(&visitor, "/latest.json");
    sees(&visitor, "\"pinned\":true,\"pinned_globally\":true");
    ck_assert_int_eq(topic_unpin(forum, TOPIC, &act, debate_problems()), OK);
    client_get(&visitor, "/latest");
    sees_not(&visitor, "Pinned");
    client_end(&visitor);
}
END_TEST

START_TEST(only_a_moderator_pins_and_says_why)
{
    struct client bob = { 0 }, mia = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
    client_post(&bob, "/t/1/pin", "reason", "I like it.", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&mia, "/t/1/pin", "reason", "", NULL);
    ck_assert_int_eq(mia.status, 422);
    client_post(&mia, "/t/1/pin", "reason", "It is asked every day.", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&bob, "/moderation");
    sees(&bob, "It is asked every day.");
    client_end(&bob);
    client_end(&mia);
}
END_TEST

START_TEST(pins_and_tags_are_found_by_their_indexes)
{
    ck_assert(!plan_sorts(&sql_topics_pinned)); /* so by topic_pinned */
    ck_assert(plan_uses(&sql_tag_readable, "topic_tag_of_tag"));
    ck_assert(!plan_sorts(&sql_topics_latest));
}
END_TEST

RUN_TESTS("tags", tags_are_words_between_commas, what_is_no_word_is_no_tag,
          a_debate_has_five_tags_at_most, the_same_tag_in_another_spelling_is_the_same,
          a_topic_is_opened_with_tags, a_tag_has_a_page_of_its_debates,
          tags_tell_nothing_of_what_one_may_not_read, its_author_and_moderators_change_the_tags,
          a_pinned_debate_stands_first_once_on_every_page,
          pinned_everywhere_it_stands_first_in_all_lists, only_a_moderator_pins_and_says_why,
          pins_and_tags_are_found_by_their_indexes)
