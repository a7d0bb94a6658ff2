/* The site as search engines are told of it. */
#include "support/client.h"
#include "support/debate.h"
#include "support/decide.h"
#include "support/markup.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static const char topic_place[] = "<loc>http://forum.test/t/where-shall-we-meet-in-june/1</loc>";

START_TEST(the_map_of_the_site_names_its_parts)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/robots.txt");
    sees(&visitor, "Sitemap: http://forum.test/sitemap.xml\n");
    client_get(&visitor, "/sitemap.xml");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(str_starts(client_header(&visitor, "Content-Type"), "application/xml"));
    markup_check(visitor.body, true, "/sitemap.xml");
    sees(&visitor, "<loc>http://forum.test/sitemap/places.xml</loc>");
    sees(&visitor, "<loc>http://forum.test/sitemap/1.xml</loc>\n<lastmod>2026-05-28T20:26:40Z<");
    sees_not(&visitor, "/sitemap/2.xml");
    client_end(&visitor);
}
END_TEST

START_TEST(a_part_holds_the_debates_of_a_range_of_ids)
{
    struct client visitor = { 0 };

    debate_begin();
    db_script(forum, "INSERT INTO topic (id, slug, title, category_id, author_id, created_at, "
                     "bumped_at, last_post_by) VALUES (10000, 'last', 'Last', 1, 1, 5, 5, 1), "
                     "(10001, 'next', 'Next', 1, 1, 6, 6, 1);");
    client_get(&visitor, "/sitemap/1.xml");
    markup_check(visitor.body, true, "/sitemap/1.xml");
    sees(&visitor, topic_place);
    sees(&visitor, "/t/last/10000</loc>");
    sees_not(&visitor, "/t/next/10001</loc>");
    client_get(&visitor, "/sitemap/2.xml");
    sees(&visitor, "/t/next/10001</loc>\n<lastmod>1970-01-01T00:00:06Z</lastmod>");
    client_get(&visitor, "/sitemap/3.xml");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/sitemap/99999999999999.xml");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&visitor, "/sitemap/1");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

START_TEST(the_places_are_those_anyone_may_enter)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/sitemap/places.xml");
    markup_check(visitor.body, true, "/sitemap/places.xml");
    sees(&visitor, "<loc>http://forum.test/</loc>");
    sees(&visitor, "<loc>http://forum.test/c/the-common-house/1</loc>");
    sees_not(&visitor, "/u/");
    client_end(&visitor);
}
END_TEST

/* Even a moderator's browser gets the public one: it may be handed on. */
START_TEST(what_is_not_for_everyone_is_in_no_map)
{
    static const char *const maps[] = { "/sitemap.xml", "/sitemap/places.xml", "/sitemap/1.xml" };
    struct client moderator = { 0 };

    debate_begin();
    client_sign_in(&moderator, MIA);
    client_get(&moderator, "/sitemap/1.xml");
    sees(&moderator, topic_place);
    db_script(forum, "UPDATE category SET readers = 1;");
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        client_get(&moderator, maps[i]);
        sees_not(&moderator, "where-shall-we-meet");
        sees_not(&moderator, "the-common-house");
        sees_not(&moderator, "/sitemap/1.xml");
    }
    client_end(&moderator);
}
END_TEST

START_TEST(a_hidden_debate_leaves_the_map)
{
    struct client visitor = { 0 };

    debate_begin();
    client_get(&visitor, "/sitemap/1.xml");
    sees(&visitor, topic_place);
    db_script(forum, "UPDATE topic SET hidden_at = 7;");
    client_get(&visitor, "/sitemap/1.xml");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

/* Those of a debate that not everyone may read are hidden to all, and so is one a moderator hid. */
START_TEST(decisions_that_anyone_may_read_have_a_map_of_their_own)
{
    static const char *const hide[] = { "UPDATE decision SET hidden_at = 7;",
                                        "UPDATE decision SET hidden_at = 0; "
                                        "UPDATE topic SET hidden_at = 7;",
                                        "UPDATE topic SET hidden_at = 0; "
                                        "UPDATE category SET readers = 1;" };
    struct client visitor = { 0 };

    decide_begin();
    client_get(&visitor, "/sitemap.xml");
    sees_not(&visitor, "/sitemap/decisions.xml");
    client_get(&visitor, "/sitemap/decisions.xml");
    ck_assert_int_eq(visitor.status, 404);
    decide_open();
    client_get(&visitor, "/sitemap.xml");
    sees(&visitor, "<loc>http://forum.test/sitemap/decisions.xml</loc>\n<lastmod>20");
    client_get(&visitor, "/sitemap/decisions.xml");
    markup_check(visitor.body, true, "/sitemap/decisions.xml");
    sees(&visitor, "<loc>http://forum.test/d/");
    sees(&visitor, "/1</loc>\n<lastmod>20");
    for (size_t i = 0; i < sizeof hide / sizeof *hide; i++) {
        db_script(forum, hide[i]);
        client_get(&visitor, "/sitemap.xml");
        sees_not(&visitor, "/sitemap/decisions.xml");
        client_get(&visitor, "/sitemap/decisions.xml");
        ck_assert_int_eq(visitor.status, 404);
    }
    client_end(&visitor);
}
END_TEST

/* What is said of a page where links to it are shown. */
START_TEST(a_link_to_a_debate_says_what_it_leads_to)
{
    struct client visitor = { .language = "fr" };

    debate_begin();
    debate_say(BOB, 1, "The kitchen is larger.");
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1");
    sees(&visitor, "<meta property=\"og:title\" content=\"Where shall we meet in June?\">");
    sees(&visitor, "<meta property=\"og:type\" content=\"article\">");
    sees(&visitor, "<meta property=\"og:site_name\" content=\"Palabre\">");
    sees(&visitor, "<meta property=\"og:locale\" content=\"fr_FR\">");
    sees(&visitor, "<meta property=\"og:description\" content=\"I propose the library.\">");
    sees(&visitor, "<meta name=\"description\" content=\"I propose the library.\">");
    client_get(&visitor, "/t/where-shall-we-meet-in-june/1/2");
    sees(&visitor, "<meta property=\"og:description\" content=\"The kitchen is larger.\">");
    client_get(&visitor, "/u/Ada");
    sees(&visitor, "<meta property=\"og:type\" content=\"profile\">");
    client_end(&visitor);
}
END_TEST

START_TEST(of_what_is_not_for_everyone_nothing_is_said)
{
    struct client ada = { 0 };

    debate_begin();
    db_script(forum, "UPDATE category SET readers = 1;");
    client_sign_in(&ada, ADA);
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    ck_assert_int_eq(ada.status, 200);
    sees(&ada, "<meta name=\"robots\" content=\"noindex\">");
    sees_not(&ada, "property=\"og:");
    sees_not(&ada, "name=\"description\"");
    client_get(&ada, "/c/the-common-house/1");
    sees_not(&ada, "property=\"og:");
    client_end(&ada);
}
END_TEST

RUN_TESTS("sitemap", the_map_of_the_site_names_its_parts,
          a_part_holds_the_debates_of_a_range_of_ids, the_places_are_those_anyone_may_enter,
          decisions_that_anyone_may_read_have_a_map_of_their_own,
          what_is_not_for_everyone_is_in_no_map, a_hidden_debate_leaves_the_map,
          a_link_to_a_debate_says_what_it_leads_to, of_what_is_not_for_everyone_nothing_is_said)
