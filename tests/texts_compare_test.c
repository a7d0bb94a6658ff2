/* Two versions of a law text beside each other. */
#include "base/buffer.h"
#include "support/client.h"
#include "support/debate.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/suite.h"
#include "texts/changes.h"

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

static void sees_not(const char *text)
{
    ck_assert_msg(!client_sees(&nobody, text), "%s is there", text);
}

/* Article 2 goes, 3 becomes 2 and 4 is new; 1 gets other words; 5 stays as it is. */
static void begin(void)
{
    law_publish(forum, "durable",
                "= 1 | Parts\nA maker keeps every part for ten years.\nThe price is shown.\n"
                "= 2\nFines are paid to the municipality.\n= 3\nRepairers have access to manuals.\n"
                "= 5\nThis law holds from the first of January.");
    law_publish(forum, "durable",
                "= 1 | Parts\nA maker keeps every part for twenty years.\nThe price is shown.\n"
                "= 2\nRepairers have access to manuals.\n= 4\nWorkshops without profit may use "
                "them too.\n= 5\nThis law holds from the first of January.");
}

static struct article_changes changes(const char *from, const char *to)
{
    struct article_changes list;
    struct law_version before, after;
    struct law_text text;

    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, str_of(from), &before), OK);
    ck_assert_int_eq(law_version_named(forum, &arena, &text, str_of(to), &after), OK);
    ck_assert_int_eq(changes_between(forum, &arena, before.id, after.id, &list), OK);
    return list;
}

START_TEST(articles_are_changed_added_or_removed_in_the_order_of_the_later_version)
{
    struct article_changes list;

    law_publish(forum, "durable", "= 1\nOne stays.\n= 2\nTwo goes.\n= 3\nThree was like this.");
    law_publish(forum, "durable", "= 1\nOne stays.\n= 3\nThree is like that.\n= 4\nFour is new.");
    list = changes("v1", "v2");
    ck_assert_uint_eq(list.count, 3);
    ck_assert_int_eq(list.items[0].kind, ARTICLE_REMOVED);
    ck_assert_text(list.items[0].before.segment.num, "2");
    ck_assert_int_eq(list.items[1].kind, ARTICLE_CHANGED);
    ck_assert_text(list.items[1].after.segment.num, "3");
    ck_assert_int_eq(list.items[2].kind, ARTICLE_ADDED);
    ck_assert_text(list.items[2].after.segment.num, "4");
    list = changes("v2", "v1");
    ck_assert_int_eq(list.counts[ARTICLE_ADDED], 1);
    ck_assert_int_eq(list.counts[ARTICLE_REMOVED], 1);
    ck_assert_int_eq(list.counts[ARTICLE_CHANGED], 1);
    ck_assert_uint_eq(changes("v2", "v2").count, 0);
}
END_TEST

START_TEST(the_words_that_changed_are_marked_in_place_and_side_by_side)
{
    begin();
    read_page("/law/durable/compare/v1/v2");
    sees("From version 1 to version 2");
    sees("<del><span class=\"vh\">removed: </span>ten</del>");
    sees("<ins><span class=\"vh\">added: </span>twenty</ins>");
    sees("class=\"diff-sides\"");
    sees_not("first of January");
}
END_TEST

START_TEST(one_article_is_compared_alone)
{
    begin();
    read_page("/law/durable/compare/v1/v2?article=1");
    sees("twenty");
    sees_not("Workshops");
    sees("All that differs between these versions");
    read_page("/law/durable/compare/v1/v2?article=5");
    sees("This article has the same words in both.");
}
END_TEST

START_TEST(the_same_version_differs_in_nothing)
{
    begin();
    read_page("/law/durable/compare/v2/latest");
    sees("Both have the same words.");
    client_get(&nobody, "/law/durable/compare/v1/v3");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(what_differs_is_there_as_json)
{
    begin();
    read_page("/law/durable/compare/v1/v2.json");
    sees("\"added\":");
    sees("[\"removed\",\"ten\"]");
    sees("\"change\":\"changed\"");
}
END_TEST

static const char *many(const char *word)
{
    struct buffer out = { .arena = &arena };

    for (int i = 1; i <= 50; i++)
        buffer_format(&out, "= %d\nArticle %d of the law says %s to whoever reads it.\n", i, i,
                      word);
    return buffer_str(&out).data;
}

START_TEST(a_large_comparison_is_shown_a_page_at_a_time)
{
    law_publish(forum, "durable", many("yes"));
    law_publish(forum, "durable", many("no"));
    read_page("/law/durable/compare/v1/v2");
    sees("50 articles changed");
    sees(">Article 20</a>");
    sees_not(">Article 21</a>");
    sees("href=\"/law/durable/compare/v1/v2?from=20\" rel=\"next\"");
    read_page("/law/durable/compare/v1/v2?from=40");
    sees(">Article 50</a>");
    read_page("/law/durable/compare/v1/v2?from=5000");
}
END_TEST

START_TEST(members_see_the_same)
{
    static struct client ada;

    debate_begin();
    begin();
    client_sign_in(&ada, ADA);
    client_get(&ada, "/law/durable/compare/v1/v2");
    ck_assert_int_eq(ada.status, 200);
    ck_assert(client_sees(&ada, "twenty"));
    client_get(&ada, "/law/durable/compare/v1/v2?article=5");
    ck_assert(!client_sees(&ada, "twenty"));
}
END_TEST

RUN_TESTS("texts_compare", articles_are_changed_added_or_removed_in_the_order_of_the_later_version,
          the_words_that_changed_are_marked_in_place_and_side_by_side,
          one_article_is_compared_alone, the_same_version_differs_in_nothing,
          what_differs_is_there_as_json, a_large_comparison_is_shown_a_page_at_a_time,
          members_see_the_same)
