/* Words of a law and decisions: tied by who may, shown on both pages, kept as they stood. */
#include "support/client.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/question.h"
#include "texts/link.h"

static struct client ada, bob, mia, nobody;

#define FIRST "= 1 | Spare parts\nA maker keeps parts.\nFor ten years.\n= 2\nFines."
#define SECOND "= 1 | Spare parts\nA maker keeps parts.\nFor twenty years.\n= 2\nFines."

static void begin(void)
{
    question_proposed();
    law_publish(forum, "durable", FIRST);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
}

static void tie(struct client *client, const char *article, const char *alinea)
{
    client_post(client, "/d/1/law", "text", "durable", "article", article, "alinea", alinea,
                "relation", "decides", NULL);
}

static void read_page(struct client *client, const char *target)
{
    client_get(client, target);
    ck_assert_msg(client->status == 200, "%s: %d", target, client->status);
    if (str_starts(client_header(client, "Content-Type"), "text/html"))
        markup_check(client->body, false, target);
}

static struct law_links links(void)
{
    struct law_links found;

    ck_assert_int_eq(law_links_of_decision(forum, &arena, QUESTION, &found), OK);
    return found;
}

static int64_t law_entries(void)
{
    return debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'law'");
}

START_TEST(an_article_is_tied_by_who_put_the_question_its_clerk_and_moderators)
{
    begin();
    read_page(&ada, "/d/1/law");
    tie(&ada, "1", "");
    ck_assert_int_eq(ada.status, 303);
    tie(&mia, "2", "");
    ck_assert_int_eq(mia.status, 303);
    tie(&bob, "1", "2");
    ck_assert_int_eq(bob.status, 403);
    client_get(&bob, "/d/1/law");
    ck_assert_int_eq(bob.status, 403);
    ck_assert_int_eq(links().count, 2);
    ck_assert_int_eq(law_entries(), 3);
}
END_TEST

START_TEST(what_is_tied_twice_is_tied_once)
{
    begin();
    tie(&ada, "1", "2");
    tie(&ada, "1", "2");
    ck_assert_int_eq(ada.status, 303);
    ck_assert_int_eq(links().count, 1);
}
END_TEST

START_TEST(what_is_not_there_is_named_and_keeps_what_was_typed)
{
    begin();
    tie(&ada, "77", "");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "href=\"#article\""));
    ck_assert(client_sees(&ada, "value=\"77\""));
    tie(&ada, "1", "9");
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "The article has no paragraph 9."));
    tie(&ada, "1", "two");
    ck_assert(client_sees(&ada, "A number, please."));
    client_post(&ada, "/d/1/law", "text", "durable", "article", "1", "amendment", "5", NULL);
    ck_assert(client_sees(&ada, "The text has no amendment 5."));
    client_post(&ada, "/d/1/law", "text", "elsewhere", "article", "1", NULL);
    ck_assert(client_sees(&ada, "Which text?"));
    ck_assert_int_eq(links().count, 0);
}
END_TEST

START_TEST(the_article_shows_the_decision_and_how_far_it_is)
{
    begin();
    tie(&ada, "1", "2");
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(client_sees(&nobody, "Decisions on this article"));
    ck_assert(client_sees(&nobody, "href=\"/d/where-do-we-meet/1\""));
    ck_assert(client_sees(&nobody, "Proposed</span>"));
    ck_assert(client_sees(&nobody, "It decides on paragraph 2."));
    read_page(&nobody, "/law/durable/v1/2");
    ck_assert(!client_sees(&nobody, "Decisions on this article"));
}
END_TEST

START_TEST(a_kept_article_page_follows_the_decision)
{
    begin();
    tie(&ada, "1", "");
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(!client_sees(&nobody, "Withdrawn"));
    client_post(&ada, "/d/1/withdraw", "reason", "Something better was found elsewhere.", NULL);
    ck_assert_int_eq(ada.status, 303);
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(client_sees(&nobody, "Withdrawn"));
}
END_TEST

START_TEST(who_may_not_read_the_debate_is_not_told_of_the_decision)
{
    begin();
    tie(&ada, "1", "");
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(client_sees(&nobody, "Decisions on this article"));
    client_post(&mia, str_format(&arena, "/t/%d/hide", (int)question_decision().topic_id).data,
                "reason", "It is not for this place.", NULL);
    ck_assert_int_eq(mia.status, 303);
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(!client_sees(&nobody, "Decisions on this article"));
}
END_TEST

START_TEST(the_decision_shows_the_words_as_they_stood_and_whether_they_changed)
{
    begin();
    tie(&ada, "1", "2");
    read_page(&nobody, "/d/where-do-we-meet/1");
    ck_assert(client_sees(&nobody, "For ten years."));
    ck_assert(client_sees(&nobody, "href=\"/law/durable/v1/1#al2\""));
    ck_assert(!client_sees(&nobody, "have changed since"));
    law_publish(forum, "durable", SECOND);
    read_page(&nobody, "/d/where-do-we-meet/1");
    ck_assert(client_sees(&nobody, "For ten years."));
    ck_assert(client_sees(&nobody, "The words have changed since: version 2 is the newest."));
    ck_assert(client_sees(&nobody, "/law/durable/compare/v1/v2?article=1"));
    read_page(&nobody, "/d/where-do-we-meet/1.json");
    ck_assert(client_sees(&nobody, "\"changed_since\":true"));
    ck_assert(client_sees(&nobody, "\"words\":\"For ten years.\""));
    read_page(&nobody, "/d/where-do-we-meet/1.txt");
    ck_assert(client_sees(&nobody, "For ten years."));
    ck_assert(client_sees(&nobody, "version 2 is the newest"));
}
END_TEST

START_TEST(an_article_that_is_gone_is_said_to_be)
{
    begin();
    tie(&ada, "2", "");
    law_publish(forum, "durable", "= 1 | Spare parts\nA maker keeps parts.\nFor ten years.");
    read_page(&nobody, "/d/where-do-we-meet/1");
    ck_assert(client_sees(&nobody, "This article is no longer in the text"));
    ck_assert(client_sees(&nobody, "Fines."));
}
END_TEST

START_TEST(what_was_tied_can_be_untied_and_the_log_keeps_both)
{
    int64_t before;

    begin();
    tie(&ada, "1", "");
    before = law_entries();
    client_post(&ada, "/d/1/law", "unlink", str_format(&arena, "%d", (int)links().items[0].id).data,
                NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_int_eq(links().count, 0);
    ck_assert_int_eq(law_entries(), before + 1);
    read_page(&nobody, "/law/durable/v1/1");
    ck_assert(!client_sees(&nobody, "Decisions on this article"));
}
END_TEST

START_TEST(a_moderator_goes_from_an_article_to_the_form_of_a_decision)
{
    begin();
    read_page(&mia, "/law/durable/v1/1");
    ck_assert(client_sees(&mia, "action=\"/law/durable/tie\""));
    read_page(&ada, "/law/durable/v1/1");
    ck_assert(!client_sees(&ada, "/law/durable/tie"));
    client_get(&mia, "/law/durable/tie?article=1&decision=D-1");
    ck_assert_str_eq(mia.location.data, "/d/1/law?text=durable&article=1");
    client_get(&mia, "/law/durable/tie?article=1&decision=/d/where-do-we-meet/1");
    ck_assert_str_eq(mia.location.data, "/d/1/law?text=durable&article=1");
    client_get(&mia, "/law/durable/tie?article=1&decision=99");
    ck_assert_int_eq(mia.status, 422);
    ck_assert(client_sees(&mia, "There is no decision of that address or number."));
}
END_TEST

static void raise(const char *law)
{
    struct option option = question_option_now(2);

    client_post(&bob, "/d/1/concern", "version",
                str_format(&arena, "%d", (int)option.version_id).data, "law", law, "harm",
                "Ten years are too short for a boiler.", "remedy", "Say twenty years there.", NULL);
}

START_TEST(a_concern_may_be_about_words_of_a_law_that_its_decision_is_tied_to)
{
    begin();
    read_page(&bob, "/d/1/concern");
    ck_assert(!client_sees(&bob, "name=\"law\""));
    tie(&ada, "1", "");
    read_page(&bob, "/d/1/concern");
    ck_assert(client_sees(&bob, "name=\"law\""));
    raise("https://forum.example/law/durable/v1/1#al2");
    ck_assert_int_eq(bob.status, 303);
    read_page(&nobody, str_copy(&arena, bob.location).data);
    ck_assert(client_sees(&nobody, "For ten years."));
    ck_assert(client_sees(&nobody, "href=\"/law/durable/v1/1#al2\""));
    ck_assert_int_eq(links().count, 1);
}
END_TEST

START_TEST(a_concern_about_words_that_are_not_there_is_not_raised)
{
    begin();
    tie(&ada, "1", "");
    law_publish(forum, "other", FIRST);
    for (int i = 0; i < 4; i++) {
        static const char *const wrong[] = { "Article 1", "/law/durable/v1/9", "/law/other/v1/1",
                                             "/law/durable/v1/1#al9" };

        raise(wrong[i]);
        ck_assert_int_eq(bob.status, 422);
        ck_assert(client_sees(&bob, "href=\"#law\""));
        ck_assert(client_sees(&bob, "Ten years are too short for a boiler."));
    }
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM concern"), 0);
}
END_TEST

START_TEST(an_address_of_words_is_read_whole_or_not_at_all)
{
    struct law_place place;

    ck_assert(law_place_parse(&arena, STR("/law/durable/v3/l-131-2?x=1#al4"), &place));
    ck_assert(str_equal(place.slug, STR("durable")));
    ck_assert(str_equal(place.version, STR("v3")));
    ck_assert(str_equal(place.article, STR("l-131-2")));
    ck_assert_int_eq(place.alinea, 4);
    ck_assert(law_place_parse(&arena, STR("/law/durable/latest/%C3%A9tat"), &place));
    ck_assert(str_equal(place.article, STR("état")));
    ck_assert(!law_place_parse(&arena, STR("/law/durable/v3"), &place));
    ck_assert(!law_place_parse(&arena, STR("/law/durable/v3/%zz"), &place));
    ck_assert(!law_place_parse(&arena, STR("/law/durable/v3/%ff"), &place));
    ck_assert(!law_place_parse(&arena, STR(""), &place));
}
END_TEST

RUN_TESTS("links between laws and decisions",
          an_article_is_tied_by_who_put_the_question_its_clerk_and_moderators,
          what_is_tied_twice_is_tied_once, what_is_not_there_is_named_and_keeps_what_was_typed,
          the_article_shows_the_decision_and_how_far_it_is,
          a_kept_article_page_follows_the_decision,
          who_may_not_read_the_debate_is_not_told_of_the_decision,
          the_decision_shows_the_words_as_they_stood_and_whether_they_changed,
          an_article_that_is_gone_is_said_to_be, what_was_tied_can_be_untied_and_the_log_keeps_both,
          a_moderator_goes_from_an_article_to_the_form_of_a_decision,
          a_concern_may_be_about_words_of_a_law_that_its_decision_is_tied_to,
          a_concern_about_words_that_are_not_there_is_not_raised,
          an_address_of_words_is_read_whole_or_not_at_all)
