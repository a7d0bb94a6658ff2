/* The pages of topics as a browser sees them. */
#include "accounts/account.h"
#include "support/client.h"
#include "support/debate.h"

#include <jansson.h>

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static const char *path_of(const char *rest)
{
    return str_format(&arena, "%s%s", topic_path, rest).data;
}

/* A list: where it is and what must be in it. */
START_TEST(everyone_reads_the_lists)
{
    static const char *const paths[] = { "/", "/latest", "/c/the-common-house/1" };
    struct client visitor = { 0 };

    debate_begin();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        client_get(&visitor, paths[i]);
        ck_assert_int_eq(visitor.status, 200);
        sees(&visitor, "<a href=\"/t/where-shall-we-meet-in-june/1\">Where shall we meet");
    }
    client_get(&visitor, "/");
    sees(&visitor, "id=\"start\"");
    client_get(&visitor, "/categories");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "<a href=\"/c/the-common-house/1\">The common house</a>");
    client_end(&visitor);
}
END_TEST

START_TEST(a_list_goes_on_where_its_page_ended)
{
    struct client visitor = { 0 };

    debate_begin();
    for (int i = 0; i < TOPICS_PER_PAGE; i++) {
        debate_later(1);
        debate_open(ADA, "One more question", "Yes?");
    }
    client_get(&visitor, "/latest");
    sees_not(&visitor, "Where shall we meet");
    sees(&visitor, "href=\"/latest?before=1780000001-2\"");
    client_get(&visitor, "/latest?before=1780000001-2");
    sees(&visitor, "Where shall we meet");
    client_get(&visitor, "/latest?before=nonsense");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(a_topic_shows_its_posts_as_a_tree)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "Too small.");
    debate_say(ADA, 2, "For ten?");
    client_get(&visitor, topic_path);
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, ">Where shall we meet in June?</h1>");
    sees(&visitor, "<article class=\"post\" id=\"p1\" aria-labelledby=\"w1\">");
    sees(&visitor, "<details class=\"fold\" open><summary>");
    sees(&visitor, "1 reply");
    sees(&visitor, "href=\"#p2\"");
    sees(&visitor, "to Robert, message 2");
    sees(&visitor, ", level 2");
    sees_not(&visitor, "/edit\"");
    client_end(&visitor);
}
END_TEST

static size_t times(const struct client *client, const char *text)
{
    size_t count = 0;
    struct str needle = str_of(text);

    for (size_t at = str_find(client->body, needle, 0); at < client->body.length;
         at = str_find(client->body, needle, at + 1))
        count++;
    return count;
}

static void is_balanced(const struct client *client)
{
    ck_assert_int_eq(times(client, "<main"), times(client, "</main>"));
    ck_assert_int_eq(times(client, "<aside"), times(client, "</aside>"));
    ck_assert_int_eq(times(client, "<ol"), times(client, "</ol>"));
    ck_assert_int_eq(times(client, "<li>") + times(client, "<li "), times(client, "</li>"));
    ck_assert_int_eq(times(client, "<details"), times(client, "</details>"));
}

START_TEST(below_the_fourth_level_a_link_leads_on)
{
    struct client visitor = { 0 };

    debate_begin();
    for (int64_t to = 1; to < 8; to++)
        debate_say(to % 2 ? BOB : ADA, to, "And then?");
    client_get(&visitor, topic_path);
    is_balanced(&visitor);
    sees(&visitor, "id=\"p4\"");
    sees_not(&visitor, "id=\"p5\"");
    sees(&visitor, "?branch=4\">Continue this branch, 1 reply");
    client_get(&visitor, path_of("?branch=4"));
    is_balanced(&visitor);
    sees_not(&visitor, "id=\"p3\"");
    sees(&visitor, "id=\"p4\"");
    sees(&visitor, "id=\"p7\"");
    sees(&visitor, "?branch=7\">Continue");
    client_get(&visitor, path_of("/8"));
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "class=\"post is-marked\" id=\"p8\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_page_that_begins_inside_a_branch_names_what_it_hangs_under)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "The root.");
    for (int i = 0; i < POSTS_PER_PAGE + 5; i++)
        debate_say(ADA, 2, "An answer.");
    client_get(&visitor, topic_path);
    is_balanced(&visitor);
    sees(&visitor, "?after=50\">Next page");
    client_get(&visitor, path_of("?after=50"));
    is_balanced(&visitor);
    sees(&visitor, "/2#p2\">");
    sees(&visitor, "Robert, message 2");
    sees_not(&visitor, "id=\"p50\"");
    sees(&visitor, "id=\"p51\"");
    sees(&visitor, "?after=0\">Previous page");
    client_get(&visitor, path_of("/57"));
    sees(&visitor, "id=\"p57\"");
    sees_not(&visitor, "id=\"p50\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_topic_can_be_read_by_time)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "Second.");
    debate_say(ADA, 1, "Third.");
    client_get(&visitor, path_of("?order=time"));
    sees_not(&visitor, "class=\"fold\"");
    ck_assert_int_lt(str_find(visitor.body, STR("id=\"p2\""), 0),
                     str_find(visitor.body, STR("id=\"p3\""), 0));
    client_get(&visitor, topic_path);
    ck_assert_int_gt(str_find(visitor.body, STR("id=\"p2\""), 0),
                     str_find(visitor.body, STR("id=\"p3\""), 0));
    client_end(&visitor);
}
END_TEST

START_TEST(addresses_that_are_not_quite_right_lead_to_the_right_one)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/t/1");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, topic_path);
    client_get(&visitor, "/t/another-slug/1?order=time");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, path_of("?order=time"));
    client_get(&visitor, "/t/another-slug/1/1");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, path_of("/1"));
    client_get(&visitor, "/t/1/1");
    ck_assert_str_eq(visitor.location.data, path_of("/1"));
    client_get(&visitor, "/p/1");
    ck_assert_int_eq(visitor.status, 303);
    ck_assert_str_eq(visitor.location.data, path_of("/1#p1"));
    client_get(&visitor, "/c/wrong/1");
    ck_assert_int_eq(visitor.status, 301);
    client_get(&visitor, "/t/99");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, path_of("/99"));
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

START_TEST(an_old_address_leads_to_what_was_imported)
{
    struct client visitor = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO old_address (kind, origin, old_id, slug, id) VALUES "
                     "('topic', 'elsewhere', 77, 'old-words', 1), "
                     "('topic', 'elsewhere', 1, 'taken', 1)");
    client_get(&visitor, "/t/old-words/77");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, topic_path);
    client_get(&visitor, "/t/old-words/77/1");
    ck_assert_str_eq(visitor.location.data, path_of("/1"));
    client_end(&visitor);
}
END_TEST

START_TEST(a_member_answers_and_is_led_to_the_answer)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    sees(&bob, "action=\"/t/1/replies\"");
    is_balanced(&bob);
    client_get(&bob, topic_path); /* its parts are kept now */
    is_balanced(&bob);
    sees(&bob, "<a href=\"#p1\">Ada: I propose the library.</a>");
    client_get(&bob, "/t/1/reply?to=1");
    ck_assert_int_eq(bob.status, 200);
    client_post(&bob, "/t/1/replies", "body", "Too small.", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, path_of("/2#p2"));
    client_post(&bob, "/t/1/replies", "body", "I mean it.", "to", "2", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_post(3).parent_number, 2);
    client_get(&bob, path_of("/3"));
    sees(&bob, "I mean it.");
    client_end(&bob);
}
END_TEST

START_TEST(visitors_are_asked_to_sign_in_before_they_write)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, topic_path);
    sees_not(&visitor, "<textarea");
    client_get(&visitor, "/t/1/reply");
    ck_assert_int_eq(visitor.status, 303);
    ck_assert(str_starts(visitor.location, "/login"));
    client_post(&visitor, "/t/1/replies", "body", "Hello there.", NULL);
    ck_assert_int_ne(visitor.status, 303);
    ck_assert_int_eq(debate_topic().highest, 1);
    client_end(&visitor);
}
END_TEST

START_TEST(a_refused_reply_keeps_its_text)
{
    struct act act = debate_act();
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "body", "A long thought.", "to", "77", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "A long thought.</textarea>");
    sees(&bob, "no longer there");
    ck_assert_int_eq(topic_close(forum, TOPIC, &act, debate_problems()), OK);
    client_post(&bob, "/t/1/replies", "body", "A long thought.", NULL);
    ck_assert_int_eq(bob.status, 409);
    sees(&bob, "A long thought.</textarea>");
    sees(&bob, "This debate is closed");
    ck_assert_int_eq(debate_topic().highest, 1);
    client_end(&bob);
}
END_TEST

START_TEST(what_was_typed_outlives_the_session)
{
    struct client visitor = { 0 };

    debate_begin();
    client_post(&visitor, "/t/1/replies", "body", "A long thought.", NULL);
    ck_assert_int_eq(visitor.status, 403);
    sees(&visitor, "A long thought.</textarea>");
    client_post(&visitor, "/p/1/edit", "body", "A long change.", "base_revision", "1", NULL);
    ck_assert_int_eq(visitor.status, 403);
    sees(&visitor, "A long change.</textarea>");
    ck_assert_str_eq(debate_post(1).markdown.data, "I propose the library.");
    client_post(&visitor, "/new", "title", "A long title", "category", "1", "body",
                "A long question.", NULL);
    ck_assert_int_eq(visitor.status, 403);
    sees(&visitor, "A long question.</textarea>");
    sees(&visitor, "<option value=\"1\" selected>");
    client_end(&visitor);
}
END_TEST

START_TEST(a_preview_publishes_nothing)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "body", "[quote=\"Ada, post:1\"]\nlibrary\n[/quote]\n*No.*",
                "do", "preview", NULL);
    ck_assert_int_eq(bob.status, 200);
    sees(&bob, "class=\"preview\"");
    sees(&bob, "<em>No.</em>");
    sees(&bob, ">Ada, message 1</a>");
    sees(&bob, "*No.*</textarea>");
    ck_assert_int_eq(debate_topic().highest, 1);
    client_end(&bob);
}
END_TEST

START_TEST(quoting_puts_the_words_into_the_text)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/t/1/reply?to=1&quote=1");
    sees(&bob, "[quote=&quot;Ada, post:1, topic:1&quot;]\nI propose the library.\n[/quote]");
    client_get(&bob, "/t/1/reply?body=Words+of+somebody+else");
    sees_not(&bob, "Words of somebody else</textarea>");
    client_end(&bob);
}
END_TEST

START_TEST(a_member_opens_a_topic)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/new?category=1");
    ck_assert_int_eq(bob.status, 200);
    sees(&bob, "<option value=\"1\" selected>The common house</option>");
    client_post(&bob, "/new", "title", "Who brings the bread?", "category", "1", "body", "I do.",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/t/who-brings-the-bread/2");
    client_get(&bob, "/t/who-brings-the-bread/2");
    sees(&bob, "I do.");
    client_post(&bob, "/new", "title", "Short", "category", "9", "body", "I do.", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "value=\"Short\"");
    client_end(&bob);
}
END_TEST

START_TEST(only_ones_own_posts_can_be_changed)
{
    struct client ada = { 0 }, bob = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    sees_not(&bob, "href=\"/p/1/edit\"");
    client_get(&ada, topic_path);
    sees(&ada, "href=\"/p/1/edit\"");
    sees(&ada, "href=\"/p/1/delete\"");
    sees_not(&ada, "href=\"/p/1/hide\"");
    client_get(&bob, "/p/1/edit");
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/p/1/edit", "body", "Bob was here.", "base_revision", "1", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/p/1/delete", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_get(&ada, "/p/1/edit");
    sees(&ada, "I propose the library.</textarea>");
    client_post(&ada, "/p/1/edit", "body", "The garden.", "base_revision", "1", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_str_eq(debate_post(1).markdown.data, "The garden.");
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(two_changes_at_once_are_merged_by_hand)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    debate_later(POST_GRACE_SECONDS + 1);
    client_post(&ada, "/p/1/edit", "body", "From the kitchen.", "base_revision", "1", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_post(&ada, "/p/1/edit", "body", "From the telephone.", "base_revision", "1", NULL);
    ck_assert_int_eq(ada.status, 409);
    sees(&ada, "<pre class=\"source\">From the kitchen.</pre>");
    sees(&ada, "From the telephone.</textarea>");
    sees(&ada, "name=\"base_revision\" value=\"2\"");
    client_post(&ada, "/p/1/edit", "body", "From both.", "base_revision", "2", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_end(&ada);
}
END_TEST

START_TEST(the_history_of_a_post_is_public)
{
    struct client ada = { 0 }, visitor = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    client_get(&visitor, topic_path);
    sees_not(&visitor, "/history\"");
    debate_later(POST_GRACE_SECONDS + 1);
    client_post(&ada, "/p/1/edit", "body", "The garden.", "base_revision", "1", NULL);
    client_get(&visitor, topic_path);
    sees(&visitor, path_of("/1/history"));
    client_get(&visitor, path_of("/1/history"));
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, ">I propose the library.</pre>");
    sees(&visitor, "<ins><span class=\"vh\">added: </span>The garden.</ins>");
    sees(&visitor, "4 words removed");
    sees(&visitor, "2 words added");
    client_post(&ada, "/p/1/delete", NULL);
    client_get(&visitor, path_of("/1/history"));
    ck_assert_int_eq(visitor.status, 404);
    client_end(&ada);
    client_end(&visitor);
}
END_TEST

START_TEST(a_deleted_post_leaves_its_place_and_its_replies)
{
    struct client bob = { 0 }, visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "A canary secret.");
    debate_say(ADA, 2, "Oh? [quote=\"Bob, post:2\"]");
    debate_say(ADA, 2, "[quote=\"Bob, post:2\"]\nA canary secret.\n[/quote]\nOh?");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/p/2/delete");
    sees(&bob, "Delete for good");
    client_post(&bob, "/p/2/delete", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&visitor, topic_path);
    sees(&visitor, "<p class=\"gone\" id=\"p2\">");
    sees(&visitor, "deleted by its author");
    sees(&visitor, "id=\"p4\"");
    sees(&visitor, "The quoted message is no longer shown.");
    sees_not(&visitor, "canary");
    client_get(&visitor, "/raw/1");
    sees_not(&visitor, "canary");
    sees(&visitor, "Oh?");
    client_get(&visitor, "/t/1.json?include_raw=1");
    sees_not(&visitor, "canary");
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(moderators_act_in_public_and_say_why)
{
    struct client mia = { 0 }, bob = { 0 }, visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "A canary insult.");
    client_sign_in(&mia, MIA);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/p/2/hide");
    ck_assert_int_eq(bob.status, 403);
    client_get(&mia, topic_path);
    sees(&mia, "href=\"/p/2/hide\"");
    sees(&mia, "href=\"/t/1/close\"");
    client_get(&mia, "/p/2/hide");
    sees(&mia, "A canary insult.");
    client_post(&mia, "/p/2/hide", "reason", "", NULL);
    ck_assert_int_eq(mia.status, 422);
    client_post(&mia, "/p/2/hide", "reason", "Rule 2: no insults.", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&visitor, topic_path);
    sees_not(&visitor, "canary");
    sees(&visitor, "Rule 2: no insults.");
    client_get(&visitor, "/moderation");
    sees(&visitor, "Rule 2: no insults.");
    sees(&visitor, "Mia");
    sees(&visitor, ", message 2</a>");
    client_get(&mia, "/p/2/restore");
    sees(&mia, "A canary insult.");
    client_post(&mia, "/p/2/restore", "reason", "A mistake of mine.", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&visitor, topic_path);
    sees(&visitor, "canary");
    client_end(&mia);
    client_end(&bob);
    client_end(&visitor);
}
END_TEST

START_TEST(a_hidden_topic_is_not_there_for_others)
{
    static const char *const paths[] = { "/t/1",
                                         topic_path,
                                         "/t/1.json",
                                         "/raw/1",
                                         "/p/1",
                                         "/t/where-shall-we-meet-in-june/1/1",
                                         "/t/where-shall-we-meet-in-june/1/1/history" };
    struct client mia = { 0 }, ada = { 0 }, visitor = { 0 };

    debate_begin();
    client_sign_in(&mia, MIA);
    client_sign_in(&ada, ADA);
    client_get(&visitor, topic_path);
    client_post(&mia, "/t/1/hide", "reason", "Not a debate.", NULL);
    ck_assert_int_eq(mia.status, 303);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        client_get(&visitor, paths[i]);
        ck_assert_msg(visitor.status == 404, "%s", paths[i]);
    }
    client_get(&visitor, "/moderation");
    sees_not(&visitor, "Where shall we meet");
    client_get(&visitor, "/posts.json");
    sees_not(&visitor, "library");
    client_get(&ada, topic_path);
    ck_assert_int_eq(ada.status, 200);
    client_get(&mia, topic_path);
    sees(&mia, "href=\"/t/1/restore\"");
    client_end(&mia);
    client_end(&ada);
    client_end(&visitor);
}
END_TEST

START_TEST(a_closed_topic_offers_no_reply)
{
    struct client mia = { 0 }, bob = { 0 };

    debate_begin();
    client_sign_in(&mia, MIA);
    client_sign_in(&bob, BOB);
    client_post(&mia, "/t/1/close", "reason", "All is said.", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&bob, topic_path);
    sees(&bob, "closed since");
    sees_not(&bob, "<textarea");
    sees_not(&bob, "/reply");
    client_get(&bob, "/t/1/reply");
    ck_assert_int_eq(bob.status, 403);
    client_post(&mia, "/t/1/close", "reason", "Once more.", NULL);
    ck_assert_int_eq(mia.status, 409);
    client_end(&mia);
    client_end(&bob);
}
END_TEST

START_TEST(what_people_write_is_shown_as_text)
{
    static const char hostile[] = "<script>alert(1)</script>\"'&";
    struct client ada = { 0 }, visitor = { 0 };
    const char *paths[] = { "/", "/latest", "/c/the-common-house/1", NULL, "/latest.json" };

    debate_begin();
    client_sign_in(&ada, ADA);
    db_script(forum, "UPDATE account SET name = '<script>alert(1)</script>'");
    client_post(&ada, "/new", "title", hostile, "category", "1", "body", hostile, NULL);
    ck_assert_int_eq(ada.status, 303);
    paths[3] = str_copy(&arena, ada.location).data;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        client_get(&visitor, paths[i]);
        ck_assert_int_eq(visitor.status, 200);
        sees_not(&visitor, "<script>");
        client_get(&ada, paths[i]);
        sees_not(&ada, "<script>");
    }
    client_end(&ada);
    client_end(&visitor);
}
END_TEST

/* The answer as JSON, given back by the caller. */
static json_t *json_of(struct client *client, const char *path)
{
    json_t *json;

    client_get(client, path);
    ck_assert_int_eq(client->status, 200);
    json = json_loadb(client->body.data, client->body.length, 0, NULL);
    ck_assert_ptr_nonnull(json);
    return json;
}

static json_int_t number_in(const json_t *object, const char *name)
{
    ck_assert_msg(json_is_integer(json_object_get(object, name)), "%s is no number", name);
    return json_integer_value(json_object_get(object, name));
}

static const char *text_in(const json_t *object, const char *name)
{
    ck_assert_msg(json_is_string(json_object_get(object, name)), "%s is no text", name);
    return json_string_value(json_object_get(object, name));
}

START_TEST(a_topic_as_json_has_the_names_of_discourse)
{
    static const char *const post_fields[] = { "id",         "name",       "username",
                                               "created_at", "cooked",     "post_number",
                                               "post_type",  "updated_at", "reply_to_post_number",
                                               "topic_id",   "topic_slug", "actions_summary",
                                               "user_id",    "version",    "hidden",
                                               "deleted_at", "reply_count" };
    struct client visitor = { 0 };
    json_t *json, *posts, *post;

    debate_begin();
    debate_say(BOB, 0, "Too small.");
    debate_say(ADA, 2, "For ten?");
    json = json_of(&visitor, "/t/1.json");
    ck_assert_int_eq(number_in(json, "posts_count"), 3);
    ck_assert_int_eq(number_in(json, "highest_post_number"), 3);
    ck_assert_str_eq(text_in(json, "slug"), "where-shall-we-meet-in-june");
    posts = json_object_get(json_object_get(json, "post_stream"), "posts");
    ck_assert_int_eq(json_array_size(posts), 3);
    ck_assert_int_eq(
        json_array_size(json_object_get(json_object_get(json, "post_stream"), "stream")), 3);
    post = json_array_get(posts, 2);
    for (size_t i = 0; i < sizeof post_fields / sizeof *post_fields; i++)
        ck_assert_msg(json_object_get(post, post_fields[i]), "no %s", post_fields[i]);
    ck_assert_ptr_null(json_object_get(post, "raw"));
    ck_assert_int_eq(number_in(post, "reply_to_post_number"), 2);
    ck_assert_int_eq(number_in(post, "post_number"), 3);
    ck_assert(json_is_null(json_object_get(json_array_get(posts, 0), "reply_to_post_number")));
    json_decref(json);
    json = json_of(&visitor, "/t/where-shall-we-meet-in-june/1.json?include_raw=1");
    posts = json_object_get(json_object_get(json, "post_stream"), "posts");
    ck_assert_str_eq(text_in(json_array_get(posts, 1), "raw"), "Too small.");
    json_decref(json);
    client_end(&visitor);
}
END_TEST

START_TEST(a_long_topic_as_json_goes_on_by_pages)
{
    struct client visitor = { 0 };
    json_t *json, *posts;

    debate_begin();
    for (int i = 1; i < POSTS_PER_PAGE + 3; i++)
        debate_say(BOB, 0, "More.");
    json = json_of(&visitor, "/t/1.json?page=2");
    posts = json_object_get(json_object_get(json, "post_stream"), "posts");
    ck_assert_int_eq(json_array_size(posts), 3);
    ck_assert_int_eq(number_in(json_array_get(posts, 0), "post_number"), POSTS_PER_PAGE + 1);
    json_decref(json);
    client_get(&visitor, "/t/1.json?page=3");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

START_TEST(lists_as_json_have_the_names_of_discourse)
{
    struct client visitor = { 0 };
    json_t *json, *first;

    debate_begin();
    debate_say(BOB, 0, "Too small.");
    json = json_of(&visitor, "/latest.json");
    first = json_array_get(json_object_get(json_object_get(json, "topic_list"), "topics"), 0);
    ck_assert_str_eq(text_in(first, "title"), "Where shall we meet in June?");
    ck_assert_str_eq(text_in(first, "last_poster_username"), "Bob");
    ck_assert_int_eq(number_in(first, "posts_count"), 2);
    ck_assert_str_eq(text_in(json_array_get(json_object_get(json, "users"), 0), "username"), "Ada");
    json_decref(json);
    json = json_of(&visitor, "/c/the-common-house/1.json");
    ck_assert_ptr_nonnull(json_object_get(json, "topic_list"));
    json_decref(json);
    json = json_of(&visitor, "/categories.json");
    first =
        json_array_get(json_object_get(json_object_get(json, "category_list"), "categories"), 0);
    ck_assert_str_eq(text_in(first, "slug"), "the-common-house");
    ck_assert_int_eq(number_in(first, "topic_count"), 1);
    json_decref(json);
    json = json_of(&visitor, "/posts.json");
    first = json_array_get(json_object_get(json, "latest_posts"), 0);
    ck_assert_str_eq(text_in(first, "raw"), "Too small.");
    ck_assert_str_eq(text_in(first, "topic_title"), "Where shall we meet in June?");
    json_decref(json);
    client_end(&visitor);
}
END_TEST

START_TEST(a_kept_page_is_not_shown_after_a_change)
{
    struct client visitor = { 0 }, bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&visitor, topic_path);
    client_get(&bob, topic_path);
    sees_not(&visitor, "Too small.");
    debate_say(BOB, 0, "Too small.");
    client_get(&visitor, topic_path);
    sees(&visitor, "Too small.");
    client_get(&bob, topic_path);
    sees(&bob, "Too small.");
    client_get(&visitor, "/latest");
    sees(&visitor, "Robert");
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(a_new_name_shows_on_pages_that_were_kept)
{
    struct account_profile profile = { .name = STR("Adaline") };
    struct client visitor = { 0 }, bob = { 0 };

    debate_begin();
    debate_open(BOB, "What was said elsewhere",
                "[quote=\"Ada, post:1, topic:1\"]\nx\n[/quote]\nHm.");
    client_sign_in(&bob, BOB);
    client_get(&visitor, topic_path);
    client_get(&bob, topic_path);
    client_get(&visitor, "/t/what-was-said-elsewhere/2");
    sees(&visitor, ">Ada, message 1</a>");
    ck_assert_int_eq(account_set_profile(forum, ADA, &profile, debate_problems()), OK);
    client_get(&visitor, topic_path);
    sees(&visitor, "Adaline");
    client_get(&bob, topic_path);
    sees(&bob, "Adaline");
    client_get(&visitor, "/t/what-was-said-elsewhere/2");
    sees(&visitor, ">Adaline, message 1</a>");
    client_get(&visitor, "/latest");
    sees(&visitor, "Adaline");
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(the_raw_text_of_a_topic_is_what_was_typed)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 0, "Too **small**.");
    client_get(&visitor, "/raw/1");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert_str_eq(client_header(&visitor, "Content-Type").data, "text/plain; charset=utf-8");
    sees(&visitor, "I propose the library.");
    sees(&visitor, "Too **small**.");
    client_end(&visitor);
}
END_TEST

START_TEST(who_may_read_a_category_but_not_write_in_it_cannot_reply)
{
    struct client bob = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at) "
                     "VALUES (1, 'Law', 'law', '', 1)");
    db_script(forum, "UPDATE category SET writers = 2, team_id = 1");
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "body", "Let me in.", NULL);
    ck_assert_int_eq(bob.status, 403);
    ck_assert_int_eq(debate_topic().post_count, 1);
    client_end(&bob);
}
END_TEST

RUN_TESTS("topic pages", everyone_reads_the_lists, a_list_goes_on_where_its_page_ended,
          a_topic_shows_its_posts_as_a_tree, below_the_fourth_level_a_link_leads_on,
          a_page_that_begins_inside_a_branch_names_what_it_hangs_under, a_topic_can_be_read_by_time,
          addresses_that_are_not_quite_right_lead_to_the_right_one,
          an_old_address_leads_to_what_was_imported, a_member_answers_and_is_led_to_the_answer,
          visitors_are_asked_to_sign_in_before_they_write, a_refused_reply_keeps_its_text,
          what_was_typed_outlives_the_session, a_preview_publishes_nothing,
          quoting_puts_the_words_into_the_text, a_member_opens_a_topic,
          only_ones_own_posts_can_be_changed, two_changes_at_once_are_merged_by_hand,
          the_history_of_a_post_is_public, a_deleted_post_leaves_its_place_and_its_replies,
          moderators_act_in_public_and_say_why, a_hidden_topic_is_not_there_for_others,
          a_closed_topic_offers_no_reply, what_people_write_is_shown_as_text,
          a_topic_as_json_has_the_names_of_discourse, a_long_topic_as_json_goes_on_by_pages,
          lists_as_json_have_the_names_of_discourse, a_kept_page_is_not_shown_after_a_change,
          a_new_name_shows_on_pages_that_were_kept, the_raw_text_of_a_topic_is_what_was_typed,
          who_may_read_a_category_but_not_write_in_it_cannot_reply)
