/* Law texts are found by their words. */
#include "finding/law_search.h"
#include "finding/search.h"
#include "search/query.h"
#include "store/store.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/suite.h"

static struct client nobody;

static void search(const char *query)
{
    client_get(&nobody, str_format(&arena, "/search?q=%s", query).data);
    ck_assert_int_eq(nobody.status, 200);
    markup_check(nobody.body, false, query);
}

static void sees(const char *text)
{
    ck_assert_msg(client_sees(&nobody, text), "%s is not there", text);
}

static void sees_not(const char *text)
{
    ck_assert_msg(!client_sees(&nobody, text), "%s is there", text);
}

static void begin(void)
{
    law_publish(forum, "durable",
                "= 1 | Spare parts\nA maker keeps every part for ten years.\n= 2\nFines are paid.\n"
                "= 3\nManuals are given to repairers.");
}

START_TEST(an_article_is_found_by_its_words_and_leads_to_it)
{
    begin();
    search("makers+keep");
    sees("href=\"/law/durable/v1/1\"");
    sees("A <mark>maker</mark> <mark>keeps</mark> every part");
    sees_not("/law/durable/v1/2\"");
    search("spare");
    sees("Article 1. <mark>Spare</mark> parts");
    search("unheard");
    sees_not("/law/durable");
}
END_TEST

START_TEST(a_text_is_found_by_its_title)
{
    begin();
    search("bill+things");
    sees("<a href=\"/law/durable\"><mark>Bill</mark>");
}
END_TEST

START_TEST(a_new_version_is_found_by_its_words_and_no_longer_by_those_before)
{
    begin();
    law_publish(
        forum, "durable",
        "= 1 | Spare parts\nA maker keeps every part for twenty years.\n= 2\nFines are paid.");
    search("twenty");
    sees("href=\"/law/durable/v2/1\"");
    search("ten");
    sees_not("/law/durable/v");
    search("manuals");
    sees_not("/law/durable/v");
    search("fines");
    sees("href=\"/law/durable/v2/2\"");
}
END_TEST

START_TEST(a_search_may_be_for_laws_alone_or_for_debates_alone)
{
    debate_begin();
    begin();
    debate_say(BOB, 1, "Fines never helped anybody.");
    search("fines");
    sees("In law texts");
    sees("Fines</mark> never helped");
    search("fines+kind:law");
    sees("href=\"/law/durable/v1/2\"");
    sees_not("never helped");
    search("fines+type:debat");
    sees_not("/law/durable");
    sees("never helped");
    client_get(&nobody, "/search.json?q=fines+kind:decision");
    sees("\"law_articles\":[]");
    search("fines+@Bob");
    sees_not("/law/durable");
}
END_TEST

START_TEST(only_a_few_articles_stand_above_the_messages)
{
    law_publish(forum, "durable",
                "= 1\nSame words.\n= 2\nSame words.\n= 3\nSame words.\n= 4\nSame words.\n= 5\nSame "
                "words.");
    search("same");
    sees("All 5 of them");
    sees_not("/law/durable/v1/4\"");
    search("same+kind:law");
    sees("/law/durable/v1/5\"");
    sees("5 results for");
}
END_TEST

START_TEST(what_was_found_is_there_as_json)
{
    begin();
    client_get(&nobody, "/search.json?q=maker");
    sees("\"law_articles\":[{\"text\":\"Bill for things that last\",\"number\":\"1\"");
    sees("\"path\":\"/law/durable/v1/1\"");
}
END_TEST

START_TEST(articles_stand_in_the_map_of_the_site)
{
    client_get(&nobody, "/sitemap.xml");
    sees_not("/sitemap/laws.xml");
    begin();
    client_get(&nobody, "/sitemap.xml");
    sees("/sitemap/laws.xml");
    client_get(&nobody, "/sitemap/laws.xml");
    markup_check(nobody.body, true, "/sitemap/laws.xml");
    sees("/law/durable</loc>");
    sees("/law/durable/v1/3</loc>");
}
END_TEST

START_TEST(the_front_page_names_texts_when_there_are_any)
{
    debate_begin();
    client_get(&nobody, "/");
    sees_not("Texts to read and discuss");
    begin();
    client_get(&nobody, "/");
    sees("Texts to read and discuss");
    sees("href=\"/law/durable\"");
    markup_check(nobody.body, false, "/");
}
END_TEST

/* A text whose entry is lost. */
static enum result publish_and_forget(struct db *db, void *context)
{
    struct document document = law_document("= 1\nA maker keeps every part.");
    struct publish_wish wish = { .document = &document, .slug = STR("durable") };
    struct problems problems = { .arena = &arena };
    struct published published;
    enum result result = text_publish(db, &arena, &wish, &problems, &published);

    (void)context;
    db_script(db, "DELETE FROM law_search");
    return result == OK ? search_is_stale(db, 0) : result;
}

static int64_t count_makers(void)
{
    struct query query;
    struct law_hits hits;

    query_parse(&arena, STR("maker"), &query);
    ck_assert_int_eq(law_search_find(store_reader(forum_store()), &arena, &query, 0, 10, &hits),
                     OK);
    return hits.total;
}

START_TEST(the_entries_of_laws_are_made_anew)
{
    ck_assert_int_eq(store_write_logging(forum_store(), publish_and_forget, NULL), OK);
    ck_assert_int_eq(count_makers(), 0);
    ck_assert_int_eq(search_catch_up(forum_store()), OK);
    ck_assert_int_eq(count_makers(), 1);
}
END_TEST

RUN_TESTS("texts_search", an_article_is_found_by_its_words_and_leads_to_it,
          a_text_is_found_by_its_title,
          a_new_version_is_found_by_its_words_and_no_longer_by_those_before,
          a_search_may_be_for_laws_alone_or_for_debates_alone,
          only_a_few_articles_stand_above_the_messages, what_was_found_is_there_as_json,
          articles_stand_in_the_map_of_the_site, the_front_page_names_texts_when_there_are_any,
          the_entries_of_laws_are_made_anew)
