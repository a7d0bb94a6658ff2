/* What a person's page shows of what they wrote. */
#include "support/client.h"
#include "support/debate.h"
#include "support/plan.h"
#include "topics/like.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

START_TEST(messages_go_on_where_the_page_ended)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 1, "The oldest of mine.");
    for (int i = 0; i < POSTS_PER_PAGE; i++) {
        debate_later(1);
        debate_say(BOB, 1, "One more.");
    }
    client_get(&visitor, "/u/Bob");
    sees_not(&visitor, "The oldest of mine");
    sees(&visitor, "id=\"opened-title\"");
    sees(&visitor, "href=\"/u/Bob?before=3\">Next page");
    sees_not(&visitor, ">The newest</a>");
    client_get(&visitor, "/u/Bob?before=3");
    ck_assert_int_eq(visitor.status, 200);
    sees(&visitor, "The oldest of mine");
    sees_not(&visitor, "One more.");
    sees_not(&visitor, "id=\"opened-title\"");
    sees(&visitor, "<a href=\"/u/Bob\">The newest</a>");
    client_get(&visitor, "/u/Bob?before=999999");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(thanks_for_what_can_be_seen_are_counted)
{
    struct client visitor = { 0 };
    struct act act;
    struct like_wish like = { .account_id = BOB, .post_id = 1, .on = true };

    debate_begin();
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "0 likes received");
    ck_assert_int_eq(post_like(forum, &like, debate_problems()), OK);
    db_script(forum, "UPDATE post SET likes_before = 4;");
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "5 likes received");
    act = debate_act();
    ck_assert_int_eq(post_hide(forum, 1, &act, debate_problems()), OK);
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "0 likes received");
    client_end(&visitor);
}
END_TEST

START_TEST(thanks_are_counted_along_an_index)
{
    ck_assert(plan_uses(&sql_likes_of_author, "post_liked"));
}
END_TEST

RUN_TESTS("person", messages_go_on_where_the_page_ended, thanks_for_what_can_be_seen_are_counted,
          thanks_are_counted_along_an_index)
