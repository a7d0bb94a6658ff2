/* The pages on which a law text is read. */
#include "base/buffer.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/suite.h"

static struct client nobody;

static void read_page(const char *target)
{
    client_get(&nobody, target);
    ck_assert_msg(nobody.status == 200, "%s: %d", target, nobody.status);
    if (str_starts(client_header(&nobody, "Content-Type"), "text/html"))
        markup_check(nobody.body, false, target);
}

static void sees(const char *text)
{
    ck_assert_msg(client_sees(&nobody, text), "%s is not there", text);
}

static void begin(void)
{
    law_publish(forum, "durable",
                "== Title I | Things that last\n= 1 | Spare parts\nA maker keeps parts.\n"
                "For ten years.\n| Part | Years\n| Motor | 15\n= 2\nFines.\n= 3\nOutdated.");
    law_publish(forum, "durable",
                "== Title I | Things that last\n= 1 | Spare parts\nA maker keeps parts.\n"
                "For twenty years.\n| Part | Years\n| Motor | 15\n= 2\nFines.");
}

START_TEST(an_article_is_shown_by_its_paragraphs_each_with_an_address)
{
    begin();
    read_page("/law/durable/v1/1");
    sees("<h1 class=\"bound\" lang=\"en\">Article 1. Spare parts</h1>");
    sees("<li class=\"al\" id=\"al2\">");
    sees(">For ten years.</p>");
    sees("Title I");
}
END_TEST

START_TEST(the_rows_of_a_table_are_rows_of_a_table)
{
    begin();
    read_page("/law/durable/v2/1");
    sees("<tr id=\"al4\"><th scope=\"row\">");
    sees("<td lang=\"en\">Motor</td>\n<td lang=\"en\">15</td>");
    sees("Table, paragraphs 3 to 4");
}
END_TEST

START_TEST(an_older_version_leads_to_the_same_article_of_the_newest)
{
    begin();
    read_page("/law/durable/v1/1");
    sees("This is not the newest version");
    sees("href=\"/law/durable/v2/1\"");
    read_page("/law/durable/v1/3");
    sees("This article is no longer in it.");
    read_page("/law/durable/v2/1");
    ck_assert(!client_sees(&nobody, "This is not the newest version"));
}
END_TEST

START_TEST(an_article_that_a_version_does_not_have_says_which_do)
{
    begin();
    client_get(&nobody, "/law/durable/v2/3");
    ck_assert_int_eq(nobody.status, 404);
    sees("Article 3 is not in version 2");
    sees("href=\"/law/durable/v1/3\"");
    client_get(&nobody, "/law/durable/v2/4");
    ck_assert_int_eq(nobody.status, 404);
    client_get(&nobody, "/law/durable/v2/3.json");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(an_article_leads_to_the_ones_beside_it)
{
    begin();
    read_page("/law/durable/v1/2");
    sees("href=\"/law/durable/v1/1\" rel=\"prev\"");
    sees("href=\"/law/durable/v1/3\" rel=\"next\"");
}
END_TEST

START_TEST(the_newest_version_and_a_day_are_names_of_versions)
{
    begin();
    read_page("/law/durable/latest/1");
    sees("For twenty years.");
    client_get(&nobody, "/law/durable/1999-01-01/1");
    ck_assert_int_eq(nobody.status, 404);
    client_get(&nobody, "/law/durable/v9/1");
    ck_assert_int_eq(nobody.status, 404);
    client_get(&nobody, "/law/durable/v/1");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(an_article_is_there_as_plain_text_and_as_json)
{
    begin();
    read_page("/law/durable/v2/1.txt");
    ck_assert_str_eq(nobody.body.data, "Article 1\nSpare parts\nA maker keeps parts.\n"
                                       "For twenty years.\nPart\tYears\nMotor\t15\n");
    read_page("/law/durable/v2/1.json");
    sees("\"text\":\"For twenty years.\"");
    sees("\"kind\":\"row\"");
    sees("\"next\":\"/law/durable/v2/2\"");
}
END_TEST

START_TEST(choosing_another_version_leads_to_the_same_article_there)
{
    begin();
    client_get(&nobody, "/law/durable/go?version=v1&from=v2&article=1");
    ck_assert_int_eq(nobody.status, 303);
    ck_assert_text(nobody.location, "/law/durable/v1/1");
    client_get(&nobody, "/law/durable/go?version=v2&with=v1&from=v2&article=1");
    ck_assert_text(nobody.location, "/law/durable/compare/v1/v2?article=1");
    client_get(&nobody, "/law/durable/go?version=nonsense");
    ck_assert_text(nobody.location, "/law/durable/v2");
}
END_TEST

START_TEST(an_empty_list_says_what_to_do)
{
    static struct client mia;

    read_page("/law");
    sees("There is no text yet. Moderators bring them in");
    read_page("/law.json");
    sees("\"texts\":[]");
    read_page("/law.rss");
    debate_begin();
    client_sign_in(&mia, MIA);
    client_get(&mia, "/law");
    ck_assert(client_sees(&mia, "palabre import law bill.xml"));
    ck_assert(client_sees(&mia, "href=\"/law/new\""));
}
END_TEST

START_TEST(the_list_names_texts_with_their_newest_version)
{
    begin();
    law_publish(forum, "other", "= 1\nOther words.");
    read_page("/law");
    sees("href=\"/law/durable\"");
    sees("href=\"/law/durable/v2\"");
    sees("href=\"/law/other/v1\"");
    sees("1 article");
    read_page("/law.json");
    sees("\"slug\":\"durable\"");
    read_page("/law.rss");
    sees("/law/durable/v1</guid>");
    sees("/law/durable/v2</guid>");
    sees("/law/other/v1</guid>");
}
END_TEST

START_TEST(a_text_says_what_it_is_and_holds_its_versions_and_its_contents)
{
    begin();
    read_page("/law/durable");
    sees("<dt>What it is</dt><dd>Bill</dd>");
    sees("<h3><a href=\"/law/durable/v1\">Version 1</a></h3>");
    sees("href=\"/law/durable/compare/v1/v2\"");
    sees(">Title I. Things that last</a> <span class=\"quiet\" lang=\"en\">2 articles</span>");
    sees("<li><a href=\"/law/durable/v2/1\">Article 1. Spare parts</a></li>");
    sees("<li><a href=\"/law/durable/v2/2\">Article 2</a></li>");
    sees("<code class=\"hash\">");
    ck_assert(!client_sees(&nobody, "new-version"));
    read_page("/law/durable.json");
    sees("\"address\":\"1\"");
    read_page("/law/durable.rss");
    sees("/law/durable/v2</guid>");
    client_get(&nobody, "/law/missing");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(a_kept_page_is_made_anew_when_a_version_comes)
{
    begin();
    read_page("/law/durable");
    ck_assert(!client_sees(&nobody, "/law/durable/v3"));
    law_publish(forum, "durable", "= 1\nAll new.");
    read_page("/law/durable");
    sees("/law/durable/v3");
}
END_TEST

START_TEST(a_version_is_read_as_a_whole)
{
    begin();
    read_page("/law/durable/v1");
    sees("Title I. Things that last</h2>");
    sees("<a href=\"/law/durable/v1/1\">Article 1. Spare parts</a></h3>");
    sees(">For ten years.</span></p>");
    sees("<td>Motor</td>\n<td>15</td>");
    read_page("/law/durable/v2.txt");
    ck_assert_str_eq(nobody.body.data,
                     "Title I\nThings that last\nArticle 1\nSpare parts\nA maker keeps parts.\n"
                     "For twenty years.\nPart\tYears\nMotor\t15\nArticle 2\nFines.\n");
    read_page("/law/durable/latest.json");
    sees("\"text\":\"Fines.\"");
}
END_TEST

/* 300 articles of two paragraphs. */
static const char *long_text(void)
{
    struct buffer out = { .arena = &arena };

    for (int i = 1; i <= 300; i++)
        buffer_format(&out, "= %d\nParagraph one of %d.\nParagraph two.\n", i, i);
    return buffer_str(&out).data;
}

START_TEST(a_long_version_is_read_a_page_at_a_time)
{
    law_publish(forum, "long", long_text());
    read_page("/law/long/v1");
    sees("Paragraph one of 133.");
    ck_assert(!client_sees(&nobody, "Paragraph one of 134."));
    sees("href=\"/law/long/v1?from=399\" rel=\"next\"");
    read_page("/law/long/v1?from=399");
    sees("<h2 class=\"law-article\" id=\"s399\" lang=\"en\"><a href=\"/law/long/v1/134\">");
    read_page("/law/long/v1?from=400");
    sees("Article 134, continued");
    client_get(&nobody, "/law/long/v1?from=5000");
    ck_assert_int_eq(nobody.status, 404);
    read_page("/law/long/v1.txt");
    sees("Paragraph one of 300.");
}
END_TEST

START_TEST(pages_are_there_for_members_and_in_french)
{
    static struct client ada = { .language = "fr" };

    debate_begin();
    begin();
    client_sign_in(&ada, ADA);
    client_get(&ada, "/law/durable/v2/1");
    ck_assert_int_eq(ada.status, 200);
    ck_assert(client_sees(&ada, "For twenty years."));
    markup_check(ada.body, false, "article");
    client_get(&ada, "/law/durable/v2/1");
    ck_assert(client_sees(&ada, "For twenty years."));
    ck_assert(client_sees(&ada, ">al. <span class=\"n\">2</span>"));
    client_get(&ada, "/law/durable");
    markup_check(ada.body, false, "text");
    ck_assert(client_sees(&ada, "Table des matières"));
    client_get(&ada, "/law/durable/v2");
    markup_check(ada.body, false, "version");
}
END_TEST

RUN_TESTS("texts_reading", an_article_is_shown_by_its_paragraphs_each_with_an_address,
          the_rows_of_a_table_are_rows_of_a_table,
          an_older_version_leads_to_the_same_article_of_the_newest,
          an_article_that_a_version_does_not_have_says_which_do,
          an_article_leads_to_the_ones_beside_it,
          the_newest_version_and_a_day_are_names_of_versions,
          an_article_is_there_as_plain_text_and_as_json,
          choosing_another_version_leads_to_the_same_article_there, an_empty_list_says_what_to_do,
          the_list_names_texts_with_their_newest_version,
          a_text_says_what_it_is_and_holds_its_versions_and_its_contents,
          a_kept_page_is_made_anew_when_a_version_comes, a_version_is_read_as_a_whole,
          a_long_version_is_read_a_page_at_a_time, pages_are_there_for_members_and_in_french)
