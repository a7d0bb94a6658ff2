/* Likes: the rule, the counts, the page, and two browsers at once. */
#include "support/debate.h"

#include <jansson.h>
#include <pthread.h>

#include "settings/setting.h"
#include "support/client.h"
#include "support/plan.h"
#include "topics/like.h"

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

static enum result like(int64_t account_id, int64_t number, bool on)
{
    struct like_wish wish = { account_id, debate_post(number).id, on };

    return post_like(forum, &wish, debate_problems());
}

START_TEST(a_like_is_counted_once_and_can_be_taken_back)
{
    debate_begin();
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(like(BOB, 1, true), OK);
    ck_assert_int_eq(like(MIA, 1, true), OK);
    ck_assert_int_eq(debate_post(1).likes, 2);
    ck_assert_int_eq(debate_topic().like_count, 2);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(like(BOB, 1, false), OK);
    ck_assert_int_eq(debate_post(1).likes, 1);
    ck_assert_int_eq(debate_topic().like_count, 1);
}
END_TEST

START_TEST(nobody_likes_their_own_words)
{
    debate_begin();
    ck_assert_int_eq(like(ADA, 1, true), NOT_VALID);
    ck_assert_int_eq(debate_post(1).likes, 0);
}
END_TEST

START_TEST(what_is_withdrawn_cannot_be_liked)
{
    debate_begin();
    debate_say(ADA, 1, "A thought.");
    ck_assert_int_eq(like(BOB, 2, true), OK);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    ck_assert_int_eq(like(MIA, 2, true), NOT_FOUND);
    ck_assert_int_eq(debate_topic().like_count, 0);
}
END_TEST

START_TEST(a_day_has_only_so_many_likes)
{
    debate_begin();
    ck_assert_int_eq(setting_set(forum, SETTING_LIKES_A_DAY, 2), OK);
    for (int number = 2; number <= 4; number++)
        ck_assert_int_eq(debate_say(ADA, 1, "A thought."), number);
    ck_assert_int_eq(like(BOB, 2, true), OK);
    ck_assert_int_eq(like(BOB, 3, true), OK);
    ck_assert_int_eq(like(BOB, 4, true), NOT_VALID);
    ck_assert_int_eq(like(BOB, 2, true), OK); /* nothing new */
    debate_later(86401);
    ck_assert_int_eq(like(BOB, 4, true), OK);
}
END_TEST

START_TEST(likes_from_before_an_import_stand_beside)
{
    struct likers likers;

    debate_begin();
    db_script(forum, "UPDATE post SET likes_before = 7 WHERE id = 1");
    ck_assert_int_eq(like(BOB, 1, true), OK);
    ck_assert_int_eq(debate_post(1).likes, 8);
    ck_assert_int_eq(post_likers(forum, &arena, 1, 0, &likers), OK);
    ck_assert_int_eq(likers.count, 1);
    ck_assert_str_eq(likers.items[0].author.handle.data, "Bob");
    ck_assert_int_eq(topic_recount(forum, TOPIC), OK);
    ck_assert_int_eq(debate_topic().like_count, 8);
}
END_TEST

START_TEST(the_button_says_what_is_and_what_it_does)
{
    struct client bob = { 0 }, ada = { 0 }, visitor = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_sign_in(&ada, ADA);
    client_get(&bob, topic_path);
    ck_assert(client_sees(&bob, "formaction=\"/p/1/like\" aria-pressed=\"false\""));
    client_post(&bob, "/p/1/like", "on", "1", "back", topic_path, NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/t/where-shall-we-meet-in-june/1#p1");
    client_get(&bob, topic_path);
    ck_assert(client_sees(&bob, "name=\"on\" value=\"0\" formaction=\"/p/1/like\""));
    ck_assert(client_sees(&bob, "aria-pressed=\"true\""));
    client_post(&bob, "/p/1/like", "on", "0", "back", topic_path, NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_post(1).likes, 0);
    client_post(&bob, "/p/1/like", "on", "1", "back", topic_path, NULL);
    client_get(&ada, topic_path);
    ck_assert(!client_sees(&ada, "formaction=\"/p/1/like\""));
    client_post(&ada, "/p/1/like", "on", "1", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "You cannot like your own messages."));
    client_get(&visitor, topic_path);
    ck_assert(client_sees(&visitor, "href=\"/p/1/likes\""));
    ck_assert(!client_sees(&visitor, "aria-pressed"));
    client_end(&bob);
    client_end(&ada);
    client_end(&visitor);
}
END_TEST

START_TEST(a_like_leads_nowhere_else)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/p/1/like", "on", "1", "back", "//elsewhere.test/", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/t/where-shall-we-meet-in-june/1/1#p1");
    client_end(&bob);
}
END_TEST

START_TEST(a_script_is_told_the_count)
{
    struct client bob = { 0 };
    json_t *root, *action;

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/p/1/like.json", "on", "1", NULL);
    ck_assert_int_eq(bob.status, 200);
    root = json_loadb(bob.body.data, bob.body.length, 0, NULL);
    action = json_array_get(json_object_get(root, "actions_summary"), 0);
    ck_assert_int_eq(json_integer_value(json_object_get(action, "count")), 1);
    ck_assert(json_is_true(json_object_get(action, "acted")));
    json_decref(root);
    client_end(&bob);
}
END_TEST

START_TEST(everyone_sees_who_likes)
{
    struct client visitor = { 0 };

    debate_begin();
    db_script(forum, "UPDATE post SET likes_before = 7 WHERE id = 1");
    ck_assert_int_eq(like(BOB, 1, true), OK);
    client_get(&visitor, "/p/1/likes");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(client_sees(&visitor, "8 likes."));
    ck_assert(client_sees(&visitor, "7 of them were counted before"));
    ck_assert(client_sees(&visitor, ">Robert</a>"));
    client_get(&visitor, "/p/1/likes.json");
    ck_assert(client_sees(&visitor, "\"username\":\"Bob\""));
    client_get(&visitor, "/p/99/likes");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

/* Not for who may not read it, nor told of by a different answer. */
START_TEST(what_one_may_not_read_cannot_be_liked)
{
    struct client bob = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO team (id, handle, handle_folded, name, created_at)"
                     " VALUES (9, 'Few', 'few', '', 0);"
                     "UPDATE category SET readers = 2, writers = 2, team_id = 9;");
    client_sign_in(&bob, BOB);
    client_post(&bob, "/p/1/like", "on", "1", NULL);
    ck_assert_int_eq(bob.status, 404);
    client_get(&bob, "/p/1/likes");
    ck_assert_int_eq(bob.status, 404);
    ck_assert_int_eq(debate_post(1).likes, 0);
    client_end(&bob);
}
END_TEST

START_TEST(likes_are_found_by_their_indexes)
{
    ck_assert(plan_uses(&sql_post_ids_liked, "post_like_in_topic"));
    ck_assert(plan_uses(&sql_like_count_since, "post_like_of_account"));
    ck_assert(!plan_sorts(&sql_likers));
}
END_TEST

static enum result seed(struct db *db, void *context)
{
    (void)context;
    db_script(db, "INSERT INTO account (id, handle, handle_folded, name, created_at) VALUES"
                  " (1, 'Ada', 'ada', '', 0), (2, 'Bob', 'bob', '', 0), (3, 'Cy', 'cy', '', 0);"
                  "INSERT INTO category (id, slug, name) VALUES (1, 'c', 'C');"
                  "INSERT INTO topic (id, slug, title, category_id, author_id, created_at,"
                  " bumped_at, last_post_by) VALUES (1, 't', 'T', 1, 1, 0, 0, 1);");
    for (int i = 1; i <= 2; i++)
        ck_assert_int_eq(db_do(db, sql_post_add, value(1), value(i), value_none(),
                               value_bytes(((struct str){ i == 1 ? "\0\0\0\1" : "\0\0\0\2", 4 })),
                               value(1), value(STR("")), value(STR("x")), value(STR("x")), value(1),
                               value(0), value(0)),
                         OK);
    return db_state(db);
}

enum { BROWSERS = 8, TURNS = 25 };

static enum result like_one(struct db *db, void *context)
{
    struct arena own = { 0 };
    struct problems problems = { .arena = &own };
    enum result result = post_like(db, context, &problems);

    arena_free(&own);
    return result;
}

/* Half of the browsers are Bob's, half are Cy's; each likes both posts and takes one back. */
static void *press(void *context)
{
    int64_t who = 2 + *(int *)context % 2;

    for (int turn = 0; turn < TURNS; turn++) {
        struct like_wish first = { who, 1, true };
        struct like_wish second = { who, 2, turn % 2 == 0 };

        ck_assert_int_eq(store_write(forum_store(), like_one, &first), OK);
        ck_assert_int_eq(store_write(forum_store(), like_one, &second), OK);
    }
    return NULL;
}

static enum result recounted(struct db *db, void *context)
{
    struct post post;

    (void)context;
    for (int64_t id = 1; id <= 2; id++) {
        struct likers likers;

        ck_assert_int_eq(post_find(db, &arena, id, &post), OK);
        ck_assert_int_eq(post_likers(db, &arena, id, 0, &likers), OK);
        ck_assert_int_eq(post.likes, likers.count);
        if (id == 1)
            ck_assert_int_eq(post.likes, 2);
    }
    return OK;
}

START_TEST(browsers_that_like_at_once_count_each_person_once)
{
    pthread_t threads[BROWSERS];
    int numbers[BROWSERS];

    ck_assert_int_eq(store_write(forum_store(), seed, NULL), OK);
    for (int i = 0; i < BROWSERS; i++) {
        numbers[i] = i;
        ck_assert_int_eq(pthread_create(&threads[i], NULL, press, &numbers[i]), 0);
    }
    for (int i = 0; i < BROWSERS; i++)
        pthread_join(threads[i], NULL);
    ck_assert_int_eq(store_write(forum_store(), recounted, NULL), OK);
}
END_TEST

RUN_TESTS("likes", a_like_is_counted_once_and_can_be_taken_back, nobody_likes_their_own_words,
          what_is_withdrawn_cannot_be_liked, a_day_has_only_so_many_likes,
          likes_from_before_an_import_stand_beside, the_button_says_what_is_and_what_it_does,
          a_like_leads_nowhere_else, a_script_is_told_the_count, everyone_sees_who_likes,
          what_one_may_not_read_cannot_be_liked, likes_are_found_by_their_indexes,
          browsers_that_like_at_once_count_each_person_once)
