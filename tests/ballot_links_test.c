/* What is voted on shows beside what it is about: debates, laws, decisions, searches. */
#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/decide.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/suite.h"

#include "ballots/topic_link.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

#define QUESTION "Shall we meet at the library in June?"
#define PATH "/b/shall-we-meet-at-the-library-in-june/1"

static void tie(int64_t id, int64_t topic_id)
{
    struct ballot_item item = ballot_found(id);

    ck_assert_int_eq(
        ballot_tie(forum, &arena, &item, topic_id, RELATION_DECIDES, MIA, debate_problems()), OK);
}

/* Held elsewhere, so that its figures are at hand; ten seats. */
static void record(int64_t id)
{
    struct ballot_item item = ballot_found(id);
    struct external_result figures = { .yes = 40, .no = 30, .abstain = 30 };

    if (clock_now() < item.closes_at)
        debate_later(item.closes_at - clock_now());
    ck_assert_int_eq(ballot_record_external(forum, &arena, &item, MIA, &figures, debate_problems()),
                     OK);
}

static int64_t plan(struct ballot_wish wish)
{
    int64_t id = 0;

    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    return id;
}

static struct ballot_wish elsewhere(void)
{
    struct ballot_wish wish = ballot_wish(BALLOT_EXTERNAL);

    wish.item.seats = 10;
    return wish;
}

START_TEST(a_debate_says_on_which_ballot_it_is_and_what_came_of_it)
{
    struct client visitor = { 0 };
    struct ballot_item item;

    ballot_begin(1);
    plan(elsewhere());
    tie(1, TOPIC);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "<a href=\"" PATH "\" lang=\"en\">" QUESTION "</a>");
    sees(&visitor, "Votes from 28 May 2026, 21:26 to 29 May 2026, 21:26.");
    sees(&visitor, "This debate decides on it.");
    record(1);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "4 · 3 · 3 seats in favour, against, abstaining.");
    sees_not(&visitor, "Votes from");
    item = ballot_found(1);
    ck_assert_int_eq(ballot_untie(forum, &arena, &item, TOPIC, MIA), OK);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees_not(&visitor, QUESTION);
    client_end(&visitor);
}
END_TEST

START_TEST(feeds_and_searches_of_a_debate_say_it_too)
{
    struct client visitor = { 0 };

    ballot_begin(1);
    plan(elsewhere());
    client_get(&visitor, "/search?q=June");
    sees_not(&visitor, QUESTION);
    tie(1, TOPIC);
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1.rss");
    markup_check(visitor.body, true, "a feed");
    sees(&visitor, "<title>On the ballot: " QUESTION "</title>");
    sees(&visitor, "<link>http://forum.test" PATH "</link>");
    client_get(&visitor, "/search?q=June");
    sees(&visitor, "On the ballot: <a href=\"" PATH "\" lang=\"en\">");
    client_get(&visitor, "/search.json?q=June");
    sees(&visitor, "\"ballot\":\"" PATH "\"");
    client_get(&visitor, "/sitemap.xml");
    sees(&visitor, "/sitemap/ballots.xml");
    client_get(&visitor, "/sitemap/ballots.xml");
    sees(&visitor, "<loc>http://forum.test" PATH "</loc>");
    client_end(&visitor);
}
END_TEST

START_TEST(a_vote_of_an_inner_space_shows_beside_nothing_outside)
{
    struct category inner = { .name = STR("Members"),
                              .readers = SPACE_MEMBERS,
                              .writers = SPACE_MEMBERS };
    static const char *const pages[] = { "/t/where-shall-we-meet-in-june/1",
                                         "/t/where-shall-we-meet-in-june/1.rss", "/search?q=June",
                                         "/law/" LAW_SLUG, "/law/" LAW_SLUG "/v1/4" };
    struct client visitor = { 0 }, bob = { 0 };
    struct ballot_wish wish;
    struct published law;
    struct state article;

    ballot_begin(1);
    client_sign_in(&bob, BOB);
    ck_assert_int_eq(category_create(forum, &arena, &inner, &inner.id), OK);
    law = law_publish(forum, LAW_SLUG, "= 4 | Spare parts\nThey are kept for ten years.");
    ck_assert_int_eq(article_at(forum, &arena, law.version_id, STR("4"), &article), OK);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.category_id = inner.id;
    wish.item.source = WORDS_LAW;
    wish.item.law_version_id = law.version_id;
    wish.item.article_id = article.segment_id;
    plan(wish);
    tie(1, TOPIC);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&visitor, pages[i]);
        ck_assert_int_eq(visitor.status, 200);
        sees_not(&visitor, "library in June");
    }
    client_get(&visitor, "/sitemap/ballots.xml");
    ck_assert_int_eq(visitor.status, 404);
    /* The page of a debate is the same for all its readers; those of laws hang on who reads. */
    client_get(&bob, pages[0]);
    sees_not(&bob, "library in June");
    for (size_t i = 2; i < sizeof pages / sizeof *pages; i++) {
        client_get(&bob, pages[i]);
        sees(&bob, "library in June");
    }
    client_end(&visitor);
    client_end(&bob);
}
END_TEST

START_TEST(an_article_leads_to_the_votes_on_it_and_on_its_text)
{
    struct client visitor = { 0 }, mia = { 0 };
    struct ballot_wish wish = { 0 };
    struct published law;
    struct state article;

    ballot_begin(1);
    client_sign_in(&mia, MIA);
    law = law_publish(forum, LAW_SLUG,
                      "= 4 | Spare parts\nThey are kept for ten years.\n= 5 | Ends\nThat is all.");
    ck_assert_int_eq(article_at(forum, &arena, law.version_id, STR("4"), &article), OK);
    client_get(&visitor, "/law/" LAW_SLUG "/v1/4");
    sees_not(&visitor, "On the ballot");
    sees_not(&visitor, "/ballots/new");
    wish = elsewhere();
    wish.item.source = WORDS_LAW;
    wish.item.law_version_id = law.version_id;
    wish.item.article_id = article.segment_id;
    plan(wish);
    client_get(&visitor, "/law/" LAW_SLUG "/v1/4");
    sees(&visitor, "<a href=\"" PATH "\" lang=\"en\">" QUESTION "</a>");
    client_get(&visitor, "/law/" LAW_SLUG "/v1/5");
    sees_not(&visitor, QUESTION);
    client_get(&visitor, "/law/" LAW_SLUG);
    sees(&visitor, QUESTION);
    wish.item.article_id = 0;
    wish.item.question = STR("Shall all of it be law, as it stands?");
    plan(wish);
    client_get(&visitor, "/law/" LAW_SLUG "/v1/5");
    sees(&visitor, "Shall all of it be law, as it stands?");
    client_get(&mia, "/law/" LAW_SLUG "/v1/4");
    sees(&mia, "href=\"/ballots/new?text=" LAW_SLUG "&amp;version=v1&amp;article=4\"");
    client_get(&mia, "/law/" LAW_SLUG);
    sees(&mia, "href=\"/ballots/new?text=" LAW_SLUG "\"");
    record(1);
    client_get(&visitor, "/law/" LAW_SLUG "/v1/4");
    sees(&visitor, "4 · 3 · 3 seats");
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

START_TEST(a_decision_leads_to_the_vote_on_its_text_in_every_format)
{
    struct client visitor = { 0 }, mia = { 0 };
    struct ballot_wish wish;
    struct decision decision;
    struct str path;

    decide_begin();
    client_sign_in(&mia, MIA);
    decision = decide_find(decide_proposed());
    path = decision_path(&arena, &decision);
    client_get(&visitor, path.data);
    sees_not(&visitor, "On the ballot");
    client_get(&mia, path.data);
    sees(&mia, str_format(&arena, "href=\"/ballots/new?decision=%d\"", (int)decision.id).data);
    client_get(&mia, str_format(&arena, "/ballots/new?decision=%d", (int)decision.id).data);
    ck_assert_int_eq(mia.status, 200);
    sees_not(&mia, "name=\"category\"");
    wish = elsewhere();
    wish.item.source = WORDS_OPTION;
    wish.item.decision_id = decision.id;
    plan(wish);
    client_get(&visitor, path.data);
    sees(&visitor, "<a href=\"" PATH "\"");
    client_get(&visitor, str_format(&arena, "%s.json", path.data).data);
    sees(&visitor, "\"ballots\":[{\"id\":1,\"question\":\"" QUESTION "\"");
    client_get(&visitor, str_format(&arena, "%s.txt", path.data).data);
    sees(&visitor, QUESTION);
    record(1);
    client_get(&visitor, str_format(&arena, "%s.json", path.data).data);
    sees(&visitor, "\"seats\":{\"yes\":4,\"no\":3,\"abstain\":3}");
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

RUN_TESTS("ballot links", a_debate_says_on_which_ballot_it_is_and_what_came_of_it,
          feeds_and_searches_of_a_debate_say_it_too,
          a_vote_of_an_inner_space_shows_beside_nothing_outside,
          an_article_leads_to_the_votes_on_it_and_on_its_text,
          a_decision_leads_to_the_vote_on_its_text_in_every_format)
