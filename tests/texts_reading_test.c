/* The pages on which a law text is read. */
#include "support/client.h"
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

RUN_TESTS("texts_reading", an_article_is_shown_by_its_paragraphs_each_with_an_address,
          the_rows_of_a_table_are_rows_of_a_table,
          an_older_version_leads_to_the_same_article_of_the_newest,
          an_article_that_a_version_does_not_have_says_which_do,
          an_article_leads_to_the_ones_beside_it,
          the_newest_version_and_a_day_are_names_of_versions,
          an_article_is_there_as_plain_text_and_as_json,
          choosing_another_version_leads_to_the_same_article_there)
