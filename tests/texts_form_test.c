/* A moderator writes a law text here, and its next version. */
#include "support/client.h"
#include "support/debate.h"
#include "support/forum.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/suite.h"

static struct client mia, ada, nobody;

static void begin(void)
{
    debate_begin();
    client_sign_in(&mia, MIA);
    client_sign_in(&ada, ADA);
}

static void sees(const char *text)
{
    ck_assert_msg(client_sees(&mia, text), "%s is not there (%d)", text, mia.status);
}

#define TITLE "Rules of the workshop"
#define WORDS                                                                                      \
    "## Title I – Tools\n\n### Article 1. Lending\n\nTools are lent for a week.\n\nThey come "   \
    "back clean.\n\n### Article 2\n\nWhat breaks is mended.\n"

static void send_new(const char *act, const char *words)
{
    client_post(&mia, "/law/new", "title", TITLE, "kind", "rules", "lang", "en", "label", "draft",
                "version", "2026-06-01", "text", words, "do", act, NULL);
}

START_TEST(a_text_is_written_in_markdown_and_published)
{
    begin();
    client_get(&mia, "/law/new");
    ck_assert_int_eq(mia.status, 200);
    markup_check(mia.body, false, "/law/new");
    send_new("publish", WORDS);
    ck_assert_int_eq(mia.status, 303);
    ck_assert_text(mia.location, "/law/rules-of-the-workshop/v1");
    client_get(&nobody, "/law/rules-of-the-workshop/v1/1");
    ck_assert(client_sees(&nobody, "Tools are lent for a week."));
    ck_assert(client_sees(&nobody, "Article 1. Lending"));
    client_get(&nobody, "/law/rules-of-the-workshop");
    ck_assert(client_sees(&nobody, "Rules of a community"));
    ck_assert(client_sees(&nobody, "draft"));
    ck_assert(client_sees(&nobody, "In the public log"));
}
END_TEST

START_TEST(what_would_be_published_is_shown_first)
{
    begin();
    send_new("preview", WORDS);
    ck_assert_int_eq(mia.status, 200);
    markup_check(mia.body, false, "preview");
    sees("What would change, not published yet");
    sees("2 articles added");
    sees("What breaks is mended.\n</textarea>");
    client_get(&nobody, "/law");
    ck_assert(client_sees(&nobody, "There is no text yet."));
}
END_TEST

START_TEST(what_is_wrong_is_said_and_nothing_typed_is_lost)
{
    begin();
    client_post(&mia, "/law/new", "title", "ab", "lang", "f r", "text", WORDS, "do", "publish",
                NULL);
    ck_assert_int_eq(mia.status, 422);
    sees("href=\"#title\"");
    sees("What breaks is mended.");
    client_post(&mia, "/law/new", "title", TITLE, "lang", "f r", "source", "javascript:alert(1)",
                "category", "99", "text", WORDS, "do", "publish", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees("A language is written as fr or en-GB.");
    sees("An address begins with https:// or http://.");
    sees("You cannot open debates there.");
    client_post(&mia, "/law/new", "title", TITLE, "lang", "en", "version", "2026-02-30", "text",
                WORDS, "do", "publish", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees("“2026-02-30” is not a day like 2008-07-23.");
    send_new("publish", "## Title I – Tools\n");
    ck_assert_int_eq(mia.status, 422);
    sees("This text has no words in any article.");
    client_get(&nobody, "/law/rules-of-the-workshop");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(only_moderators_write_texts)
{
    begin();
    client_get(&ada, "/law/new");
    ck_assert_int_eq(ada.status, 403);
    client_post(&ada, "/law/new", "title", TITLE, "text", WORDS, "do", "publish", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_get(&nobody, "/law/new");
    ck_assert_int_eq(nobody.status, 303);
    law_publish(forum, "durable", "= 1\nOne.");
    client_get(&ada, "/law/durable/new-version");
    ck_assert_int_eq(ada.status, 403);
    client_get(&ada, "/law/durable");
    ck_assert(!client_sees(&ada, "new-version"));
    client_get(&mia, "/law/durable");
    sees("/law/durable/new-version");
}
END_TEST

static void send_next(const char *act, const char *base, const char *words)
{
    client_post(&mia, "/law/durable/new-version", "title", "Bill for things that last", "label",
                "second", "note", "The years were too few.", "base", base, "text", words, "do", act,
                NULL);
}

START_TEST(the_next_version_begins_with_the_words_of_the_newest)
{
    begin();
    law_publish(forum, "durable",
                "== Title I | Things\n= 1 | Parts\nA maker keeps every part for ten years.");
    client_get(&mia, "/law/durable/new-version");
    ck_assert_int_eq(mia.status, 200);
    markup_check(mia.body, false, "new-version");
    sees("A maker keeps every part for ten years.");
    send_next("preview", "1", "# Article 1. Parts\n\nA maker keeps every part for twenty years.\n");
    ck_assert_int_eq(mia.status, 200);
    sees("1 article changed");
    sees("<del><span class=\"vh\">removed: </span>ten</del>");
    send_next("publish", "1", "# Article 1. Parts\n\nA maker keeps every part for twenty years.\n");
    ck_assert_text(mia.location, "/law/durable/v2");
    client_get(&nobody, "/law/durable/compare/v1/v2");
    ck_assert(client_sees(&nobody, "1 article changed"));
    client_get(&nobody, "/law/durable");
    ck_assert(client_sees(&nobody, "The years were too few."));
}
END_TEST

START_TEST(the_words_of_the_form_are_those_of_the_version_when_nothing_is_changed)
{
    struct str text;

    begin();
    law_publish(
        forum, "durable",
        "== Title I | Things\n= 1 | Parts\nKept.\nFor long.\n| a | b\n| c | d\n= 2\nFines.");
    client_get(&mia, "/law/durable/new-version");
    text = str_slice(mia.body, str_find(mia.body, STR("name=\"text\""), 0), mia.body.length);
    str_cut(&text, '>');
    text = str_copy(&arena, str_slice(text, 1, str_find(text, STR("</textarea>"), 0)));
    send_next("preview", "1", text.data);
    sees("Nothing changes.");
    send_next("publish", "1", text.data);
    ck_assert_int_eq(mia.status, 422);
    sees("These are the words of a version that is there already.");
}
END_TEST

START_TEST(a_version_that_came_meanwhile_is_not_written_over)
{
    begin();
    law_publish(forum, "durable", "= 1\nOne.");
    law_publish(forum, "durable", "= 1\nTwo.");
    send_next("publish", "1", "# Article 1\n\nThree.\n");
    ck_assert_int_eq(mia.status, 422);
    sees("Somebody published another version meanwhile");
    sees("Three.\n</textarea>");
}
END_TEST

RUN_TESTS("texts_form", a_text_is_written_in_markdown_and_published,
          what_would_be_published_is_shown_first, what_is_wrong_is_said_and_nothing_typed_is_lost,
          only_moderators_write_texts, the_next_version_begins_with_the_words_of_the_newest,
          the_words_of_the_form_are_those_of_the_version_when_nothing_is_changed,
          a_version_that_came_meanwhile_is_not_written_over)
