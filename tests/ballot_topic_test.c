/* Debates and what is voted on, tied by moderators: each side for who may read it. */
#include "ballots/topic_link.h"

#include "support/ballot.h"
#include "support/client.h"
#include "support/suite.h"

static const struct visitor nobody = { 0 };
static const struct visitor moderator = { .account_id = MIA, .role = MODERATOR };

static struct problems problems;

static enum result tie(int64_t item_id, int64_t topic_id, enum law_relation relation)
{
    struct ballot_item item = ballot_found(item_id);

    problems = (struct problems){ .arena = &arena };
    return ballot_tie(forum, &arena, &item, topic_id, relation, MIA, &problems);
}

static enum result untie(int64_t item_id, int64_t topic_id)
{
    struct ballot_item item = ballot_found(item_id);

    return ballot_untie(forum, &arena, &item, topic_id, MIA);
}

static size_t topics_seen(const struct visitor *visitor, int64_t item_id)
{
    struct ballot_topics topics;

    ck_assert_int_eq(ballot_topics_of(forum, &arena, visitor, item_id, &topics), OK);
    return topics.count;
}

static size_t ballots_seen(const struct visitor *visitor, int64_t topic_id)
{
    struct tied_ballots tied;

    ck_assert_int_eq(ballots_of_topic(forum, &arena, visitor, topic_id, &tied), OK);
    return tied.count;
}

static int64_t entries(void)
{
    return debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE subject = 'ballot/1'");
}

START_TEST(a_tie_shows_on_both_sides_with_what_it_says)
{
    struct ballot_topics topics;
    struct tied_ballots tied;
    int64_t id;

    ballot_begin(1);
    id = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(tie(id, TOPIC, RELATION_DECIDES), OK);
    ck_assert_int_eq(ballot_topics_of(forum, &arena, &nobody, id, &topics), OK);
    ck_assert_int_eq(topics.count, 1);
    ck_assert_int_eq(topics.items[0].topic_id, TOPIC);
    ck_assert_int_eq(topics.items[0].relation, RELATION_DECIDES);
    ck_assert_int_eq(topics.items[0].actor.id, MIA);
    ck_assert_text(topics.items[0].title, "Where shall we meet in June?");
    ck_assert_int_eq(ballots_of_topic(forum, &arena, &nobody, TOPIC, &tied), OK);
    ck_assert_int_eq(tied.count, 1);
    ck_assert_int_eq(tied.items[0].item.id, id);
    ck_assert_int_eq(tied.items[0].relation, RELATION_DECIDES);
}
END_TEST

START_TEST(tying_twice_is_once_and_untying_what_is_not_tied_is_nothing)
{
    int64_t id, before;

    ballot_begin(1);
    id = ballot_planned(BALLOT_YES_NO);
    before = entries();
    ck_assert_int_eq(tie(id, TOPIC, RELATION_DEBATES), OK);
    ck_assert_int_eq(tie(id, TOPIC, RELATION_FORKS), CONFLICT);
    ck_assert_int_eq(entries(), before + 1);
    ck_assert_int_eq(untie(id, TOPIC), OK);
    ck_assert_int_eq(untie(id, TOPIC), NOT_FOUND);
    ck_assert_int_eq(entries(), before + 2);
    ck_assert_int_eq(topics_seen(&nobody, id), 0);
    ck_assert_int_eq(ballots_seen(&nobody, TOPIC), 0);
}
END_TEST

START_TEST(pages_of_both_sides_are_made_anew)
{
    int64_t id, topic_version, item_version;

    ballot_begin(1);
    id = ballot_planned(BALLOT_YES_NO);
    topic_version = debate_topic().version;
    item_version = ballot_found(id).version;
    ck_assert_int_eq(tie(id, TOPIC, RELATION_DEBATES), OK);
    ck_assert_int_gt(debate_topic().version, topic_version);
    ck_assert_int_gt(ballot_found(id).version, item_version);
    topic_version = debate_topic().version;
    ck_assert_int_eq(untie(id, TOPIC), OK);
    ck_assert_int_gt(debate_topic().version, topic_version);
}
END_TEST

START_TEST(a_debate_that_is_not_there_cannot_be_tied)
{
    int64_t id;

    ballot_begin(1);
    id = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(tie(id, 77, RELATION_DEBATES), NOT_VALID);
    ck_assert_str_eq(problems.items[0].field, "topic");
}
END_TEST

START_TEST(an_item_is_tied_to_so_many_debates_and_no_more)
{
    int64_t id, topic_id;

    ballot_begin(1);
    id = ballot_planned(BALLOT_YES_NO);
    for (int i = 0; i < BALLOT_TOPICS_MAX; i++) {
        topic_id = debate_open(ADA, str_format(&arena, "Debate number %d", i).data, "Words.");
        ck_assert_int_eq(tie(id, topic_id, RELATION_DEBATES), OK);
    }
    ck_assert_int_eq(tie(id, TOPIC, RELATION_DEBATES), NOT_VALID);
    ck_assert_int_eq(topics_seen(&nobody, id), BALLOT_TOPICS_MAX);
}
END_TEST

START_TEST(each_side_is_shown_to_who_may_read_the_other)
{
    struct category inner = { .name = STR("Members"),
                              .readers = SPACE_MEMBERS,
                              .writers = SPACE_MEMBERS };
    const struct visitor member = { .account_id = BOB, .role = MEMBER };
    struct ballot_wish wish;
    int64_t id, hidden_id = 0;
    struct act why;

    ballot_begin(1);
    ck_assert_int_eq(category_create(forum, &arena, &inner, &inner.id), OK);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.category_id = inner.id;
    ck_assert_int_eq(ballot_try_plan(&wish, &hidden_id), OK);
    ck_assert_int_eq(tie(hidden_id, TOPIC, RELATION_DEBATES), OK);
    ck_assert_int_eq(ballots_seen(&nobody, TOPIC), 0);
    ck_assert_int_eq(ballots_seen(&member, TOPIC), 1);
    id = ballot_planned(BALLOT_YES_NO);
    ck_assert_int_eq(tie(id, TOPIC, RELATION_DEBATES), OK);
    ck_assert_int_eq(ballots_seen(&nobody, TOPIC), 1);
    db_script(
        forum,
        str_format(&arena, "UPDATE topic SET category_id = %d WHERE id = 1", (int)inner.id).data);
    ck_assert_int_eq(topics_seen(&nobody, id), 0);
    ck_assert_int_eq(topics_seen(&member, id), 1);
    why = debate_act();
    ck_assert_int_eq(topic_hide(forum, TOPIC, &why, debate_problems()), OK);
    ck_assert_int_eq(topics_seen(&member, id), 0);
    ck_assert_int_eq(topics_seen(&moderator, id), 0);
}
END_TEST

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

START_TEST(moderators_tie_and_untie_on_a_page)
{
    struct client mia = { 0 }, bob = { 0 };

    ballot_begin(1);
    ballot_planned(BALLOT_YES_NO);
    client_sign_in(&mia, MIA);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/b/1/topics");
    ck_assert_int_eq(bob.status, 403);
    client_post(&bob, "/b/1/topics", "topic", "1", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_get(&mia, "/b/1/topics?topic=1");
    ck_assert_int_eq(mia.status, 200);
    sees(&mia, "name=\"topic\"\nvalue=\"1\"");
    client_post(&mia, "/b/1/topics", "topic", "http://forum.test/t/where-shall-we-meet-in-june/1/2",
                "relation", "decides", NULL);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_text(mia.location, "/b/1/topics");
    client_post(&mia, "/b/1/topics", "topic", "1", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&mia, "/b/1/topics");
    sees(&mia, "This debate decides on: <a href=\"/t/where-shall-we-meet-in-june/1\">");
    client_post(&mia, "/b/1/topics", "topic", "The roof", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "There is no debate of that address or number.");
    sees(&mia, "value=\"The roof\"");
    client_post(&mia, "/b/1/topics", "untie", "1", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_post(&mia, "/b/1/topics", "untie", "1", NULL);
    ck_assert_int_eq(mia.status, 303);
    client_get(&mia, "/b/1/topics");
    sees_not(&mia, "decides on:");
    client_get(&mia, "/b/7/topics");
    ck_assert_int_eq(mia.status, 404);
    client_end(&mia);
    client_end(&bob);
}
END_TEST

RUN_TESTS("ballot topics", a_tie_shows_on_both_sides_with_what_it_says,
          tying_twice_is_once_and_untying_what_is_not_tied_is_nothing,
          pages_of_both_sides_are_made_anew, a_debate_that_is_not_there_cannot_be_tied,
          an_item_is_tied_to_so_many_debates_and_no_more,
          each_side_is_shown_to_who_may_read_the_other, moderators_tie_and_untie_on_a_page)
