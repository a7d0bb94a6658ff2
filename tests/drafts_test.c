/* What is typed and not published: kept for its writer, found again, thrown away, forgotten. */
#include "support/debate.h"

#include "base/clock.h"
#include "support/client.h"
#include "topics/draft.h"

static const char topic_path[] = "/t/where-shall-we-meet-in-june/1";

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static size_t count_of(int64_t account_id)
{
    struct drafts drafts;

    ck_assert_int_eq(drafts_of(forum, &arena, account_id, &drafts), OK);
    return drafts.count;
}

START_TEST(a_reply_is_kept_as_a_draft_and_found_in_its_form)
{
    struct client bob = { 0 }, ada = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_sign_in(&ada, ADA);
    client_get(&bob, topic_path);
    sees(&bob, "name=\"draft\" value=\"reply:1:0\"");
    sees(&bob, "value=\"draft\" formaction=\"/drafts\"");
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", "Half a thou", "kind", "for", "do",
                "draft", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/drafts");
    client_get(&bob, topic_path);
    sees(&bob, "This is your draft of");
    sees(&bob, "Half a thou</textarea>");
    sees(&bob, "value=\"for\" checked>");
    client_get(&bob, "/t/1/reply");
    sees(&bob, "Half a thou</textarea>");
    client_get(&bob, "/drafts");
    sees(&bob, "<a href=\"/t/1/reply\">Where shall we meet in June?</a>");
    client_get(&ada, topic_path);
    sees_not(&ada, "Half a thou");
    client_get(&ada, "/drafts");
    sees(&ada, "You have no draft.");
    client_end(&bob);
    client_end(&ada);
}
END_TEST

START_TEST(what_is_published_is_no_draft_any_more)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", "Half a thou", NULL);
    client_post(&bob, "/drafts", "draft", "topic", "title", "One", "body", "Half", NULL);
    ck_assert_uint_eq(count_of(BOB), 2);
    client_post(&bob, "/t/1/replies", "body", "A whole thought.", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_uint_eq(count_of(BOB), 1);
    client_post(&bob, "/new", "title", "One whole question", "category", "1", "body", "Whole.",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_uint_eq(count_of(BOB), 0);
    client_end(&bob);
}
END_TEST

START_TEST(a_draft_of_a_debate_keeps_every_field)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts", "draft", "topic", "title", "Who", "tags", "food", "category", "1",
                "body", "x", NULL);
    ck_assert_int_eq(bob.status, 303);
    client_get(&bob, "/new");
    sees(&bob, "value=\"Who\"");
    sees(&bob, "value=\"food\"");
    sees(&bob, "<option value=\"1\" selected>");
    sees(&bob, "x</textarea>");
    client_end(&bob);
}
END_TEST

START_TEST(an_edit_is_a_draft_on_the_text_it_began_from)
{
    struct client ada = { 0 };
    struct written other;

    debate_begin();
    debate_later(POST_GRACE_SECONDS + 1);
    client_sign_in(&ada, ADA);
    client_get(&ada, "/p/1/edit");
    sees(&ada, "name=\"draft\" value=\"edit:1:1\"");
    client_post(&ada, "/drafts", "draft", "edit:1:1", "body", "I propose the gard", NULL);
    client_get(&ada, "/p/1/edit");
    sees(&ada, "I propose the gard</textarea>");
    other = debate_written("Somebody changed it.");
    ck_assert_int_eq(post_edit(forum, &arena, 1, MIA, 1, &other), OK);
    client_get(&ada, "/p/1/edit");
    sees(&ada, "Somebody changed it.</textarea>");
    client_get(&ada, "/drafts"); /* and its words are not lost */
    sees(&ada, "I propose the gard");
    client_end(&ada);
}
END_TEST

START_TEST(a_quote_comes_after_what_was_typed)
{
    struct client bob = { 0 };

    debate_begin();
    debate_say(ADA, 1, "A thought.");
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts", "draft", "reply:1:2", "body", "As I said:", NULL);
    client_get(&bob, "/t/1/reply?to=2&quote=1");
    sees(&bob, "As I said:\n\n[quote=");
    client_end(&bob);
}
END_TEST

START_TEST(a_draft_is_thrown_away)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", "Half", NULL);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "do", "drop", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_uint_eq(count_of(BOB), 0);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", "Half", NULL);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", "  ", NULL);
    ck_assert_uint_eq(count_of(BOB), 0);
    client_end(&bob);
}
END_TEST

START_TEST(a_script_keeps_one_too)
{
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts.json", "draft", "reply:1:0", "body", "Half", NULL);
    ck_assert_int_eq(bob.status, 200);
    sees(&bob, "{\"kept\":true}");
    ck_assert_uint_eq(count_of(BOB), 1);
    client_end(&bob);
}
END_TEST

START_TEST(what_is_no_form_of_ours_keeps_nothing)
{
    static const char *const names[] = { "reply",      "reply:1",    "reply:x:0", "reply:1:0:0",
                                         "edit:99:1",  "reply:99:0", "topics",    "drop:1:1",
                                         "reply:-1:0", "reply:1:-1" };
    struct client bob = { 0 };

    debate_begin();
    client_sign_in(&bob, BOB);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        client_post(&bob, "/drafts", "draft", names[i], "body", "Half", NULL);
        ck_assert_msg(bob.status == 404, "%s: %d", names[i], bob.status);
    }
    ck_assert_uint_eq(count_of(BOB), 0);
    client_end(&bob);
}
END_TEST

START_TEST(a_text_too_long_to_keep_is_shown_again)
{
    struct buffer text = { .arena = &arena };
    struct client bob = { 0 };

    debate_begin();
    for (int i = 0; i < MARKDOWN_WRITTEN_MAX; i++)
        buffer_put_c(&text, "é");
    buffer_put_c(&text, "end");
    client_sign_in(&bob, BOB);
    client_post(&bob, "/drafts", "draft", "reply:1:0", "body", buffer_str(&text).data, NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "éend</textarea>");
    client_end(&bob);
}
END_TEST

START_TEST(drafts_are_bounded_in_number_and_age)
{
    struct draft draft = { .place = { DRAFT_REPLY, TOPIC, 0 }, .body = STR("Half") };

    debate_begin();
    for (int i = 0; i < DRAFTS_MAX + 5; i++) {
        debate_later(1);
        draft.place.number = i;
        ck_assert_int_eq(draft_keep(forum, &arena, BOB, &draft), OK);
    }
    ck_assert_uint_eq(count_of(BOB), DRAFTS_MAX);
    ck_assert_int_eq(
        draft_find(forum, &arena, BOB, &(struct draft_place){ DRAFT_REPLY, TOPIC, 4 }, &draft),
        NOT_FOUND);
    debate_later(DRAFT_DAYS * 86400 - 10);
    ck_assert_uint_eq(count_of(BOB), 10);
    ck_assert_int_eq(drafts_sweep(forum), OK);
    debate_later(-1000);
    ck_assert_uint_eq(count_of(BOB), 10);
}
END_TEST

RUN_TESTS("drafts", a_reply_is_kept_as_a_draft_and_found_in_its_form,
          what_is_published_is_no_draft_any_more, a_draft_of_a_debate_keeps_every_field,
          an_edit_is_a_draft_on_the_text_it_began_from, a_quote_comes_after_what_was_typed,
          a_draft_is_thrown_away, a_script_keeps_one_too, what_is_no_form_of_ours_keeps_nothing,
          a_text_too_long_to_keep_is_shown_again, drafts_are_bounded_in_number_and_age)
