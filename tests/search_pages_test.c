/* The page of a search, as people and machines are given it. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "finding/search.h"
#include "render/language.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/decide.h"
#include "support/markup.h"

static struct client visitor = { 0 };

static void search(struct client *client, const char *query)
{
    client_get(client, str_format(&arena, "/search?q=%s", query).data);
    ck_assert_int_eq(client->status, 200);
}

static bool sees(const char *text)
{
    return client_sees(&visitor, text);
}

START_TEST(what_is_found_is_shown_with_its_words_marked)
{
    debate_begin();
    debate_say(BOB, 0, "The lanterns & the <b>lamps</b>.");
    search(&visitor, "lantern");
    ck_assert(sees("1 result for “lantern”"));
    ck_assert(sees("The <mark>lanterns</mark> &amp; the &lt;b&gt;lamps&lt;/b&gt;."));
    ck_assert(sees("Robert, in “Where shall we meet in June?”"));
    ck_assert(sees("value=\"lantern\""));
    search(&visitor, "meet");
    ck_assert(sees("Where shall we <mark>meet</mark> in June?"));
    client_end(&visitor);
}
END_TEST

START_TEST(a_search_without_words_says_how_to_ask)
{
    debate_begin();
    search(&visitor, "");
    ck_assert(sees("<details class=\"ops\" open>"));
    ck_assert(sees("in:title"));
    ck_assert(!sees("result"));
    client_get(&visitor, "/search");
    ck_assert(sees("<details class=\"ops\" open>"));
    visitor.language = "fr";
    client_get(&visitor, "/search");
    ck_assert(sees("dans:titre"));
    client_end(&visitor);
}
END_TEST

START_TEST(a_search_that_finds_nothing_says_so)
{
    debate_begin();
    search(&visitor, "zephyr");
    ck_assert(sees("0 results for “zephyr”"));
    ck_assert(sees("Try fewer words"));
    client_end(&visitor);
}
END_TEST

START_TEST(search_pages_are_not_for_search_engines_and_lead_on)
{
    debate_begin();
    for (int i = 0; i < SEARCH_PER_PAGE + 1; i++)
        debate_say(BOB, 0, "Lantern.");
    search(&visitor, "lantern");
    ck_assert(sees("name=\"robots\" content=\"noindex\""));
    ck_assert(sees("/search?q=lantern&amp;order=&amp;page=2"));
    client_get(&visitor, "/search?q=lantern&order=latest&page=2");
    ck_assert(sees("/search?q=lantern&amp;order=latest&amp;page=1"));
    ck_assert(!sees("page=3"));
    client_get(&visitor, "/search?q=lantern&page=50");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(sees("There are no more results."));
    client_get(&visitor, "/search?q=lantern&page=51000");
    ck_assert_int_eq(visitor.status, 200);
    client_end(&visitor);
}
END_TEST

START_TEST(a_search_of_somebody_is_kept_nowhere)
{
    struct client ada = { 0 };

    debate_begin();
    client_sign_in(&ada, ADA);
    search(&ada, "library");
    ck_assert(str_equal(client_header(&ada, "Cache-Control"), STR("no-store")));
    search(&ada, "in:mine");
    ck_assert(client_sees(&ada, "1 result"));
    client_end(&ada);
}
END_TEST

START_TEST(hostile_queries_are_answered)
{
    static const char *const queries[] = {
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cimg%20src=x%20onerror=a%3E",
        "l'imp%C3%B4t",
        "c%2B%2B",
        "L.%20131-2",
        "%22",
        "%F0%9F%99%82",
        "{q}",
        "%7Bwords%7D",
        "%0E%0Flibrary",
    };
    struct buffer long_one = { .arena = &arena };

    debate_begin();
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        search(&visitor, queries[i]);
        ck_assert(!sees("<script>alert"));
        ck_assert(!sees("<img src=x"));
    }
    for (int i = 0; i < 500; i++)
        buffer_put_c(&long_one, "%22+NOT");
    search(&visitor, buffer_str(&long_one).data);
    search(&visitor, "a%00b");
    client_end(&visitor);
}
END_TEST

START_TEST(machines_are_given_discourses_names)
{
    debate_begin();
    debate_say(BOB, 0, "A lantern \"here\".");
    client_get(&visitor, "/search.json?q=lanterns");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(sees("\"blurb\":\"A lantern “here”.\"") ||
              sees("\"blurb\":\"A lantern \\\"here\\\".\""));
    ck_assert(sees("\"topics\":[{\"id\":1,"));
    ck_assert(sees("\"grouped_search_result\":{\"more_posts\":null"));
    ck_assert(sees("\"term\":\"lanterns\""));
    ck_assert(sees("\"total\":1,\"total_is_exact\":true"));
    client_get(&visitor, "/search.json?q=");
    ck_assert(sees("\"posts\":[]"));
    client_end(&visitor);
}
END_TEST

START_TEST(browsers_are_told_how_to_search_here)
{
    debate_begin();
    client_get(&visitor, "/");
    ck_assert(sees("href=\"/opensearch.xml\""));
    ck_assert(sees("class=\"find\""));
    client_get(&visitor, "/opensearch.xml");
    ck_assert_int_eq(visitor.status, 200);
    ck_assert(sees("/search?q={searchTerms}"));
    client_get(&visitor, "/opensearch");
    ck_assert_int_eq(visitor.status, 404);
    client_end(&visitor);
}
END_TEST

START_TEST(the_ways_to_ask_that_a_page_names_are_understood_in_every_language)
{
    static const char *const ways[] = {
        "@name",    "group:Team",   "#category",      "tag:name",         "in:title",
        "in:mine",  "status:open",  "status:closed",  "after:2026-05-01", "before:2026-06",
        "topic:12", "min_posts:10", "status:adopted", "status:forked",    "status:last-call",
    };

    for (size_t i = 0; languages[i]; i++)
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            struct str way = language_text(languages[i], ways[k]);
            struct query query;

            query_parse(&arena, way, &query);
            ck_assert_msg(!query.count, "%.*s", STR_ARGS(way));
            ck_assert_msg(query.in_title || !query_is_empty(&query), "%.*s", STR_ARGS(way));
        }
}
END_TEST

START_TEST(the_kinds_that_a_page_names_are_understood_in_every_language)
{
    static const struct {
        const char *way;
        enum query_kind kind;
    } ways[] = {
        { "kind:debate", KIND_DEBATE },
        { "kind:law", KIND_LAW },
        { "kind:decision", KIND_DECISION },
        { "kind:ballot", KIND_BALLOT },
    };

    for (size_t i = 0; languages[i]; i++)
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            struct query query;

            query_parse(&arena, language_text(languages[i], ways[k].way), &query);
            ck_assert_int_eq(query.count, 0);
            ck_assert_int_eq(query.kind, ways[k].kind);
        }
}
END_TEST

START_TEST(decisions_and_votes_stand_above_the_messages)
{
    struct ballot_wish vote;

    decide_begin();
    vote = ballot_wish(BALLOT_YES_NO);
    decide_open();
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(ballot_try_plan(&vote, &(int64_t){ 0 }), OK);
    search(&visitor, "june");
    markup_check(visitor.body, false, "/search");
    ck_assert(sees("<h2 id=\"decisions-title\">Decisions</h2>"));
    ck_assert(sees("class=\"chip st-open\""));
    ck_assert(sees("Where do we meet in <mark>June</mark>?"));
    ck_assert(sees("<h2 id=\"ballots-title\">Ballots</h2>"));
    ck_assert(sees("class=\"chip st-vote\""));
    ck_assert(sees("All 4 of them"));
    ck_assert(sees("june%20kind%3Aballot"));
    ck_assert(sees("S-4") && !sees("S-1"));
    search(&visitor, "june+kind:ballot");
    ck_assert(sees("4 results for"));
    ck_assert(sees("S-4") && sees("S-1"));
    ck_assert(!sees("decisions-title") && !sees("ballots-title"));
    search(&visitor, "june+status:open");
    ck_assert(!sees("decisions-title") && !sees("ballots-title"));
    client_get(&visitor, "/search.json?q=june");
    ck_assert(sees("\"decisions\":[{\"id\":1,\"state\":\"open\",\"path\":\"/d/"));
    ck_assert(sees("\"question\":\"Where do we meet in June?\""));
    ck_assert(sees("\"ballots\":[{\"id\":4,\"state\":\"planned\",\"path\":\"/b/"));
    client_end(&visitor);
}
END_TEST

RUN_TESTS("search pages", what_is_found_is_shown_with_its_words_marked,
          a_search_without_words_says_how_to_ask, a_search_that_finds_nothing_says_so,
          search_pages_are_not_for_search_engines_and_lead_on, a_search_of_somebody_is_kept_nowhere,
          hostile_queries_are_answered, machines_are_given_discourses_names,
          browsers_are_told_how_to_search_here,
          the_ways_to_ask_that_a_page_names_are_understood_in_every_language,
          the_kinds_that_a_page_names_are_understood_in_every_language,
          decisions_and_votes_stand_above_the_messages)
