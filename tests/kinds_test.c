/* Typed replies: their lists, the two columns, changing them; pages that any member may edit. */
#include "support/debate.h"

#include "base/clock.h"
#include "support/client.h"
#include "support/plan.h"
#include "topics/like.h"

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static int64_t say(enum post_kind kind, const char *text)
{
    struct written written = debate_written(text);
    struct reply_wish wish = {
        .topic_id = TOPIC,
        .author_id = BOB,
        .kind = kind,
        .written = &written,
    };
    struct post post;

    ck_assert_int_eq(post_reply(forum, &arena, &wish, debate_problems(), &post), OK);
    return post.number;
}

START_TEST(a_reply_says_what_it_is)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, topic_path);
    sees(&bob, "<input type=\"radio\" name=\"kind\" value=\"against\" >");
    client_post(&bob, "/t/1/replies", "body", "Too far for many.", "kind", "against", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_post(2).kind, POST_AGAINST);
    client_get(&bob, topic_path);
    sees(&bob, "<span class=\"vh\">: Argument against, message 2</span>");
    sees(&bob, "#k-against");
    client_get(&bob, "/t/1.json");
    sees(&bob, "\"kind\":\"against\"");
    client_end(&bob);
}
END_TEST

START_TEST(a_kind_nobody_knows_is_a_plain_message)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "body", "A thought.", "kind", "insult", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_post(2).kind, POST_PLAIN);
    client_end(&bob);
}
END_TEST

START_TEST(the_kind_is_kept_when_a_reply_is_refused_or_previewed)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/t/1/replies", "body", "x", "kind", "question", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "value=\"question\" checked>");
    client_post(&bob, "/t/1/replies", "body", "Where?", "kind", "question", "do", "preview", NULL);
    ck_assert_int_eq(bob.status, 200);
    sees(&bob, "value=\"question\" checked>");
    client_end(&bob);
}
END_TEST

START_TEST(a_kind_is_changed_with_its_message)
{
    struct client bob = { 0 };

    debate_begin();
    say(POST_QUESTION, "Where is it?");
    client_sign_in(&bob, BOB);
    client_get(&bob, "/p/2/edit");
    sees(&bob, "value=\"question\" checked>");
    client_post(&bob, "/p/2/edit", "body", "Where is it?", "kind", "for", "base_revision", "1",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_post(2).kind, POST_FOR);
    ck_assert_int_eq(debate_post(2).revision, 1);
    client_end(&bob);
}
END_TEST

START_TEST(each_kind_has_a_list_by_time)
{
    struct client visitor = { 0 };

    debate_begin();
    say(POST_FOR, "It has a garden.");
    say(POST_AGAINST, "It is far away.");
    say(POST_FOR, "It is free.");
    client_get(&visitor, topic_path);
    sees(&visitor, "Arguments for (2)");
    sees(&visitor, "Arguments against (1)");
    sees_not(&visitor, "Questions");
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1?kind=for");
    sees(&visitor, "It has a garden.");
    sees(&visitor, "It is free.");
    sees_not(&visitor, "It is far away.");
    client_end(&visitor);
}
END_TEST

START_TEST(a_list_of_one_kind_has_pages)
{
    struct client visitor = { 0 };

    debate_begin();
    for (int i = 0; i < POSTS_PER_PAGE + 2; i++) {
        say(POST_QUESTION, "Why?");
        say(POST_PLAIN, "Because.");
    }
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1?kind=question");
    sees(&visitor, "?kind=question&amp;after=100\"");
    sees_not(&visitor, "id=\"p102\"");
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1?kind=question&after=100");
    sees(&visitor, "id=\"p102\"");
    sees(&visitor, "id=\"p104\"");
    sees(&visitor, "?kind=question&amp;after=0\"");
    client_end(&visitor);
}
END_TEST

START_TEST(a_withdrawn_argument_counts_no_more)
{
    struct kind_counts counts;

    debate_begin();
    say(POST_FOR, "It has a garden.");
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    ck_assert_int_eq(post_kind_counts(forum, TOPIC, &counts), OK);
    ck_assert_int_eq(counts.all, 0);
}
END_TEST

START_TEST(for_and_against_stand_side_by_side_the_most_liked_first)
{
    struct client visitor = { 0 };
    struct str body;
    size_t garden, free;

    debate_begin();
    say(POST_FOR, "It has a garden.");
    say(POST_AGAINST, "It is far away.");
    say(POST_FOR, "It is free.");
    ck_assert_int_eq(
        post_like(forum, &(struct like_wish){ MIA, debate_post(4).id, true }, debate_problems()),
        OK);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1/sides");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "It is far away.");
    body = visitor.body;
    garden = str_find(body, STR("It has a garden."), 0);
    free = str_find(body, STR("It is free."), 0);
    ck_assert_uint_lt(free, garden);
    ck_assert_uint_lt(garden, body.length);
    client_get(&visitor, "/t/wrong/1/sides");
    ck_assert_int_eq(visitor.status, 301);
    client_end(&visitor);
}
END_TEST

START_TEST(any_member_edits_a_common_page_and_the_history_says_who)
{
    struct client ada = { 0 }, bob = { 0 };
    struct revisions revisions;
    struct post post;

    debate_begin();
    debate_later(POST_GRACE_SECONDS + 1);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_post(&bob, "/p/1/edit", "body", "Better words.", "base_revision", "1", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/p/1/wiki", "on", "1", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/p/1/wiki", "on", "1", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_get(&bob, topic_path);
    sees(&bob, "Common page: any member can edit it");
    sees(&bob, "href=\"/p/1/edit\"");
    sees_not(&bob, "href=\"/p/1/delete\"");
    client_post(&bob, "/p/1/edit", "body", "Better words.", "base_revision", "1", NULL);
    ck_assert_int_eq(bob.status, 303);
    post = debate_post(1);
    ck_assert_int_eq(post.author.id, ADA);
    ck_assert_int_eq(post_history(forum, &arena, &post, &revisions), OK);
    ck_assert_int_eq(revisions.count, 2);
    ck_assert_int_eq(revisions.items[0].author.id, ADA);
    ck_assert_int_eq(revisions.items[1].author.id, BOB);
    client_end(&ada);
    client_end(&bob);
}
END_TEST

START_TEST(typed_messages_are_found_by_their_index)
{
    ck_assert(plan_uses(&sql_posts_of_kind, "post_of_kind"));
    ck_assert(!plan_sorts(&sql_posts_of_kind));
    ck_assert(plan_uses(&sql_post_kind_counts, "post_of_kind"));
    ck_assert(plan_uses(&sql_posts_most_liked, "post_of_kind"));
}
END_TEST

RUN_TESTS("kinds", a_reply_says_what_it_is, a_kind_nobody_knows_is_a_plain_message,
          the_kind_is_kept_when_a_reply_is_refused_or_previewed, a_kind_is_changed_with_its_message,
          each_kind_has_a_list_by_time, a_list_of_one_kind_has_pages,
          a_withdrawn_argument_counts_no_more,
          for_and_against_stand_side_by_side_the_most_liked_first,
          any_member_edits_a_common_page_and_the_history_says_who,
          typed_messages_are_found_by_their_index)
