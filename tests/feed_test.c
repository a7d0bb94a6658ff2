/* Lists as RSS, for who follows a debate from elsewhere. */
#include "render/feed.h"

#include "render/language.h"
#include "render/xml.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/markup.h"

static const char topic_feed_path[] = "/t/where-shall-we-meet-in-june/1.rss";
static const char *const feeds[] = { "/latest.rss", "/posts.rss", "/c/the-common-house/1.rss",
                                     topic_feed_path, "/u/Ada.rss" };
enum { FEEDS = sizeof feeds / sizeof *feeds };

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static const char *xml_of(struct str text)
{
    struct buffer out = { .arena = &arena };

    xml_text(&out, text);
    return buffer_str(&out).data;
}

START_TEST(text_in_xml_is_what_any_parser_takes)
{
    ck_assert_str_eq(xml_of(STR("a < b & \"c\" > 'd'")),
                     "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
    ck_assert_str_eq(xml_of(STR("\x01\x0b\x1b kept\ttab\n\x7f")), " kept\ttab\n\x7f");
    ck_assert_str_eq(xml_of(STR("\xef\xbf\xbe\xef\xbf\xbf é 🌳")), " é 🌳");
    ck_assert_str_eq(xml_of(STR("cut \xc3")), "cut \xef\xbf\xbd");
    ck_assert_str_eq(xml_of(STR("\xed\xa0\x80")), "\xef\xbf\xbd");
}
END_TEST

START_TEST(a_feeds_time_is_written_as_rfc_822_says)
{
    ck_assert_str_eq(time_rfc822(&arena, 0).data, "Thu, 01 Jan 1970 00:00:00 GMT");
    ck_assert_str_eq(time_rfc822(&arena, 1781006880).data, "Tue, 09 Jun 2026 12:08:00 GMT");
}
END_TEST

START_TEST(an_address_read_elsewhere_is_whole_and_holds_what_a_uri_may)
{
    ck_assert_str_eq(url_whole(&arena, STR("https://a.example"), STR("/t/é\"<x/1?a=%20#p2")).data,
                     "https://a.example/t/%C3%A9%22%3Cx/1?a=%20#p2");
}
END_TEST

START_TEST(every_list_is_a_feed_that_names_itself)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(BOB, 1, "The kitchen is *larger*: [look](/t/1).");
    for (size_t i = 0; i < FEEDS; i++) {
        client_get(&visitor, feeds[i]);
        ck_assert_int_eq(visitor.status, 200);
        ck_assert(str_starts(client_header(&visitor, "Content-Type"), "application/rss+xml"));
        markup_check(visitor.body, true, feeds[i]);
        sees(&visitor, str_format(&arena,
                                  "<atom:link rel=\"self\" type=\"application/rss+xml\" "
                                  "href=\"http://forum.test%s\"/>",
                                  feeds[i])
                           .data);
        sees(&visitor, "<guid>http://forum.test/t/where-shall-we-meet-in-june/1");
        sees(&visitor, "<dc:creator>Ada</dc:creator>");
    }
    client_end(&visitor);
}
END_TEST

START_TEST(a_feed_of_messages_has_the_newest_first_with_their_words)
{
    struct client visitor = { 0 };
    size_t newer, older;

    debate_begin();
    debate_later(60);
    debate_say(BOB, 1, "The kitchen is *larger*: [look](/t/1) and [there](https://x.example/).");
    client_get(&visitor, topic_feed_path);
    newer = str_find(visitor.body, STR("/1/2</guid>"), 0);
    older = str_find(visitor.body, STR("/1/1</guid>"), 0);
    ck_assert_uint_lt(newer, older);
    ck_assert_uint_lt(older, visitor.body.length);
    sees(&visitor, "&lt;em&gt;larger&lt;/em&gt;");
    sees(&visitor, "href=&quot;http://forum.test/t/1&quot;");
    sees(&visitor, "href=&quot;https://x.example/&quot;");
    sees(&visitor, "<lastBuildDate>Thu, 28 May 2026 20:27:40 GMT</lastBuildDate>");
    client_end(&visitor);
}
END_TEST

START_TEST(a_feed_not_changed_since_is_not_sent_again)
{
    struct client visitor = { 0 };
    struct str etag;

    debate_begin();
    for (size_t i = 0; i < FEEDS; i++) {
        client_get(&visitor, feeds[i]);
        etag = str_copy(&arena, client_header(&visitor, "ETag"));
        ck_assert_uint_gt(etag.length, 0);
        visitor.knows = etag.data;
        client_get(&visitor, feeds[i]);
        ck_assert_msg(visitor.status == 304, "%s", feeds[i]);
        debate_later(10);
        debate_say(ADA, 1, "One more.");
        client_get(&visitor, feeds[i]);
        ck_assert_msg(visitor.status == 200, "%s", feeds[i]);
        visitor.knows = NULL;
    }
    client_end(&visitor);
}
END_TEST

/* A message that is withdrawn leaves the feeds at once. */
START_TEST(what_is_withdrawn_is_in_no_feed)
{
    struct client visitor = { 0 };

    debate_begin();
    debate_say(ADA, 1, "Words to be taken back.");
    for (size_t i = 0; i < FEEDS; i++)
        client_get(&visitor, feeds[i]);
    ck_assert_int_eq(post_delete(forum, &arena, debate_post(2).id), OK);
    for (size_t i = 0; i < FEEDS; i++) {
        client_get(&visitor, feeds[i]);
        sees_not(&visitor, "taken back");
    }
    client_end(&visitor);
}
END_TEST

START_TEST(a_feed_holds_what_who_asks_may_read)
{
    struct client visitor = { 0 }, ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    db_script(forum, "UPDATE category SET readers = 1;");
    for (size_t i = 0; i < FEEDS; i++) {
        client_get(&visitor, feeds[i]);
        sees_not(&visitor, "I propose the library");
        client_get(&ada, feeds[i]);
        sees(&ada, "I propose the library");
    }
    client_get(&visitor, topic_feed_path);
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
    client_end(&ada);
}
END_TEST

START_TEST(pages_lead_to_their_feed)
{
    static const char *const pages[][2] = {
        { "/", "/latest.rss" },
        { "/latest", "/latest.rss" },
        { "/c/the-common-house/1", "/c/the-common-house/1.rss" },
        { "/t/where-shall-we-meet-in-june/1", topic_feed_path },
        { "/u/Ada", "/u/Ada.rss" },
    };
    struct client visitor = { 0 };

    debate_begin();
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        client_get(&visitor, pages[i][0]);
        sees(&visitor, str_format(&arena,
                                  "<link rel=\"alternate\" type=\"application/rss+xml\" "
                                  "href=\"%s\"",
                                  pages[i][1])
                           .data);
        sees(&visitor, str_format(&arena, "<a href=\"%s\"", pages[i][1]).data);
    }
    client_end(&visitor);
}
END_TEST

START_TEST(a_wrong_address_of_a_feed_leads_to_the_right_one)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/t/other-words/1.rss");
    ck_assert_int_eq(visitor.status, 301);
    ck_assert_str_eq(visitor.location.data, topic_feed_path);
    client_get(&visitor, "/u/ada.rss");
    ck_assert_int_eq(visitor.status, 301);
    client_get(&visitor, "/u/nobody.rss");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

RUN_TESTS("feed", text_in_xml_is_what_any_parser_takes, a_feeds_time_is_written_as_rfc_822_says,
          an_address_read_elsewhere_is_whole_and_holds_what_a_uri_may,
          every_list_is_a_feed_that_names_itself,
          a_feed_of_messages_has_the_newest_first_with_their_words,
          a_feed_not_changed_since_is_not_sent_again, what_is_withdrawn_is_in_no_feed,
          a_feed_holds_what_who_asks_may_read, pages_lead_to_their_feed,
          a_wrong_address_of_a_feed_leads_to_the_right_one)
