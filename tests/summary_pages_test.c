/* Pages of summaries: where they are written, read, compared, and pinned above the debate. */
#include "decisions/summary.h"

#include "support/client.h"
#include "support/decide.h"

static struct client ada, bob;

#define TOPIC_PAGE "/t/where-shall-we-meet-in-june/1"
#define PAGE "/d/where-do-we-meet-in-june/1/summary"

static void begin(void)
{
    decide_begin();
    debate_say(BOB, 0, "The library is warm.");
    debate_say(CLEO, 0, "It is closed on Mondays.");
    decide_open();
    ada = bob = (struct client){ 0 };
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
}

static void end(void)
{
    client_end(&ada);
    client_end(&bob);
}

static void write_first(void)
{
    client_get(&ada, "/d/1/summary");
    client_post(&ada, "/d/1/summary", "happened", "The library was named. #2", "why",
                "It is warm. #2 #3", "based_on", "0", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_str_eq(ada.location.data, PAGE);
}

START_TEST(a_summary_is_written_and_read)
{
    struct client nobody = { 0 };

    begin();
    write_first();
    client_get(&nobody, PAGE);
    ck_assert_int_eq(nobody.status, 200);
    ck_assert(client_sees(&nobody, "The library was named."));
    ck_assert(client_sees(&nobody, "/1/2#p2\"><span class=\"vh\">message </span>2</a>"));
    ck_assert(client_sees(&nobody, "cites 2 of 3 messages"));
    ck_assert(client_sees(&nobody, "No message came since."));
    client_end(&nobody);
    end();
}
END_TEST

START_TEST(the_messages_stand_beside_with_what_cites_them)
{
    begin();
    client_get(&ada, "/d/1/summary");
    ck_assert(client_sees(&ada, "data-cite=\"#2\" hidden"));
    ck_assert(client_sees(&ada, "The library is warm."));
    ck_assert(client_sees(&ada, "3 messages to sum up"));
    end();
}
END_TEST

START_TEST(what_is_refused_is_kept_as_it_was_typed)
{
    begin();
    client_post(&ada, "/d/1/summary", "happened", "Everybody is happy.", "agreed", "Warm. #2",
                NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "“Everybody is happy.” cites no message"));
    ck_assert(client_sees(&ada, "href=\"#happened\""));
    ck_assert(client_sees(&ada, "Warm. #2</textarea>"));
    end();
}
END_TEST

START_TEST(a_preview_writes_nothing)
{
    begin();
    client_post(&ada, "/d/1/summary", "happened", "The library was named. #2", "do", "preview",
                NULL);
    ck_assert(client_sees(&ada, "Preview, not published yet"));
    ck_assert(client_sees(&ada, "The library was named. #2</textarea>"));
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM summary"), 0);
    end();
}
END_TEST

START_TEST(other_messages_are_shown_without_losing_what_was_typed)
{
    begin();
    for (int i = 0; i < POSTS_PER_PAGE; i++)
        debate_say(BOB, 0, "One more.");
    client_get(&ada, "/d/1/summary");
    ck_assert(client_sees(&ada, "name=\"show\" value=\"1:50\""));
    ck_assert(!client_sees(&ada, "data-cite=\"#53\""));
    client_post(&ada, "/d/1/summary", "happened", "Half a sen", "show", "1:50", NULL);
    ck_assert(client_sees(&ada, "data-cite=\"#53\""));
    ck_assert(client_sees(&ada, "Half a sen</textarea>"));
    ck_assert(!client_sees(&ada, "class=\"errors\""));
    end();
}
END_TEST

START_TEST(the_editor_begins_with_the_newest_and_versions_are_compared)
{
    begin();
    write_first();
    client_get(&ada, "/d/1/summary");
    ck_assert(client_sees(&ada, "The library was named. #2\n</textarea>"));
    client_post(&ada, "/d/1/summary", "happened", "The station was named. #2", "based_on", "1",
                NULL);
    ck_assert_int_eq(ada.status, 303);
    client_get(&ada, PAGE);
    ck_assert(client_sees(&ada, "library</del>"));
    ck_assert(client_sees(&ada, "station</ins>"));
    client_get(&ada, PAGE "?version=1");
    ck_assert(client_sees(&ada, "It is warm."));
    end();
}
END_TEST

START_TEST(a_withdrawn_message_is_a_number_without_a_link)
{
    begin();
    write_first();
    db_script(forum, "UPDATE post SET hidden_at = 1800000000 WHERE number = 2");
    client_get(&bob, PAGE);
    ck_assert(!client_sees(&bob, "/1/2#p2\""));
    ck_assert(client_sees(&bob, "class=\"cite-gone\""));
    end();
}
END_TEST

START_TEST(it_is_pinned_above_the_messages_and_follows_each_version)
{
    struct client nobody = { 0 };

    begin();
    client_get(&nobody, TOPIC_PAGE);
    ck_assert(!client_sees(&nobody, "class=\"summary\""));
    write_first();
    client_get(&nobody, TOPIC_PAGE);
    ck_assert(client_sees(&nobody, "class=\"summary\""));
    ck_assert(client_sees(&nobody, "The library was named."));
    client_get(&bob, TOPIC_PAGE);
    ck_assert(client_sees(&bob, "The library was named."));
    client_end(&nobody);
    end();
}
END_TEST

START_TEST(words_are_plain_text)
{
    begin();
    client_post(&ada, "/d/1/summary", "happened", "**Bold** <b>words</b> #2", NULL);
    ck_assert_int_eq(ada.status, 303);
    client_get(&bob, PAGE);
    ck_assert(client_sees(&bob, "**Bold** &lt;b&gt;words&lt;/b&gt;"));
    end();
}
END_TEST

START_TEST(only_who_may_write_it_sees_the_editor)
{
    begin();
    decide_clerk(1, HAL);
    client_get(&bob, "/d/1/summary");
    ck_assert_int_eq(bob.status, 403);
    client_get(&bob, PAGE);
    ck_assert_int_eq(bob.status, 200);
    ck_assert(!client_sees(&bob, "Write the first summary"));
    client_get(&ada, PAGE);
    ck_assert(client_sees(&ada, "Write the first summary"));
    end();
}
END_TEST

START_TEST(json_gives_sentences_and_what_they_cite)
{
    begin();
    write_first();
    debate_say(CLEO, 0, "I come too.");
    client_get(&bob, PAGE ".json");
    ck_assert(client_sees(&bob, "\"version\":1,\"username\":\"Ada\",\"messages_cited\":2"));
    ck_assert(client_sees(&bob, "\"why\":[{\"words\":\"It is warm.\",\"cites\":[{\"post_id\":2"));
    ck_assert(client_sees(&bob, "\"messages_since\":1"));
    end();
}
END_TEST

RUN_TESTS("summary_pages", a_summary_is_written_and_read,
          the_messages_stand_beside_with_what_cites_them, what_is_refused_is_kept_as_it_was_typed,
          a_preview_writes_nothing, other_messages_are_shown_without_losing_what_was_typed,
          the_editor_begins_with_the_newest_and_versions_are_compared,
          a_withdrawn_message_is_a_number_without_a_link,
          it_is_pinned_above_the_messages_and_follows_each_version, words_are_plain_text,
          only_who_may_write_it_sees_the_editor, json_gives_sentences_and_what_they_cite)
