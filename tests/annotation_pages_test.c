/* Speaking of words of a law as a browser does it: the form, the article, the debate, the lists. */
#include <stdio.h>

#include "support/annotate.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/suite.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static const char *const bill =
    "= 4 | Spare parts\n"
    "A maker keeps spare parts for ten years after the last one was sold, and shows their price "
    "in the shop and in the manual, for each of its models; the price of the work is shown too.\n"
    "The manual is given to repairers on demand.\n"
    "= 5\nFines.";

static struct client ada, bob, mia, visitor;

static void begin(void)
{
    debate_begin();
    law_publish(forum, "durable", bill);
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
}

static void end(void)
{
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
    client_end(&visitor);
}

static void redirects(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

START_TEST(an_alinea_is_discussed_by_its_pieces_and_the_way_leads_there_and_back)
{
    begin();
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "href=\"/law/durable/v1/4/discuss?alinea=1\"");
    client_get(&visitor, "/law/durable/v1/4/discuss?alinea=1");
    ck_assert_int_eq(visitor.status, 303); /* to the log-in */
    client_get(&bob, "/law/durable/v1/4/discuss?alinea=1");
    ck_assert_int_eq(bob.status, 200);
    markup_check(bob.body, false, "discuss");
    sees(&bob, "Discuss paragraph 1 of Article 4");
    sees(&bob, "name=\"pieces\" id=\"piece1\"");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "1", "pieces", "1", "pieces", "2",
                "title", "Ten years or fifteen?", "category", "1", "body", "Ten is little.",
                "motivation", "question", NULL);
    redirects(&bob, "/t/ten-years-or-fifteen/2");
    client_get(&visitor, "/t/ten-years-or-fifteen/2");
    markup_check(visitor.body, false, "topic");
    sees(&visitor, "<mark>A maker keeps spare parts for ten years after the last one was sold");
    sees(&visitor, "href=\"/law/durable/v1/4#al1\">Article 4, paragraph 1, version 1</a>");
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "href=\"/t/ten-years-or-fifteen/2\"");
    sees(&visitor, "<span id=\"a1\">");
    end();
}
END_TEST

START_TEST(what_is_wrong_is_said_and_nothing_typed_is_lost)
{
    begin();
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "1", "pieces", "1", "pieces", "3",
                "title", "Ten years or fifteen?", "category", "1", "body", "Ten is little.", NULL);
    ck_assert_int_eq(bob.status, 422);
    markup_check(bob.body, false, "discuss");
    sees(&bob, "Choose pieces that stand beside one another.");
    sees(&bob, "id=\"piece3\" value=\"3\" checked");
    sees(&bob, "value=\"Ten years or fifteen?\"");
    sees(&bob, "Ten is little.</textarea>");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "2", "title", "Short", "body", "",
                NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "href=\"#body\"");
    sees(&bob, "href=\"#title\"");
    sees(&bob, "href=\"#category\"");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "2", "title",
                "Who may have the manual?", "category", "1", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "href=\"#body\"");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "9", "title",
                "Who may have the manual?", "category", "1", "body", "Words.", NULL);
    ck_assert_int_eq(bob.status, 404);
    client_get(&bob, "/law/durable/v1/9/discuss?alinea=1");
    ck_assert_int_eq(bob.status, 404);
    end();
}
END_TEST

START_TEST(words_selected_in_the_page_come_with_the_address_and_are_checked)
{
    begin();
    client_get(&bob, "/law/durable/v1/4/discuss?alinea=2&from=14&to=32&words=given+to+repairers");
    sees(&bob, "id=\"selected\" value=\"1\" checked");
    sees(&bob, "given to repairers</span>");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "2", "selected", "1", "from", "14",
                "to", "32", "words", "given to repairers", "pieces", "1", "title",
                "Who may have the manual?", "category", "1", "body", "All of us.", NULL);
    redirects(&bob, "/t/who-may-have-the-manual/2");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "2", "selected", "1", "from", "14",
                "to", "32", "words", "words not there", "title", "Who may have the manual?",
                "category", "1", "body", "All of us.", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "“words not there” does not stand in this paragraph.");
    end();
}
END_TEST

START_TEST(a_debate_that_is_there_is_joined_with_a_message_or_by_its_address_alone)
{
    begin();
    annotate(BOB, "A maker", "spare parts for ten years");
    client_get(&ada, "/law/durable/v1/4/discuss?alinea=1");
    sees(&ada, "id=\"debate2\" value=\"2\"");
    client_post(&ada, "/law/durable/v1/4/discuss", "alinea", "2", "debate", "2", "body",
                "And the manual?", "motivation", "comment", NULL);
    redirects(&ada, "/t/what-do-these-words-mean/2/2#p2");
    client_post(&ada, "/law/durable/v1/4/discuss", "alinea", "2", "topic",
                "http://forum.test/t/where-shall-we-meet-in-june/1/1#p1", NULL);
    redirects(&ada, "/t/where-shall-we-meet-in-june/1");
    client_get(&ada, "/t/where-shall-we-meet-in-june/1");
    sees(&ada, "The manual is given to repairers on demand.");
    client_post(&ada, "/law/durable/v1/4/discuss", "alinea", "2", "topic", "/t/nothing/99", NULL);
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "There is no such debate.");
    end();
}
END_TEST

START_TEST(several_paragraphs_are_discussed_together)
{
    begin();
    client_get(&bob, "/law/durable/v1/4/discuss");
    sees(&bob, "name=\"alineas\" id=\"alinea2\" value=\"2\" checked");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "0", "title", "What of all that?",
                "category", "1", "body", "All of it.", NULL);
    ck_assert_int_eq(bob.status, 422);
    sees(&bob, "Choose the paragraphs it is about.");
    client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "0", "alineas", "1", "alineas", "2",
                "title", "What of all that?", "category", "1", "body", "All of it.", NULL);
    redirects(&bob, "/t/what-of-all-that/2");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation_target"), 2);
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "id=\"notes1\"");
    sees(&visitor, "id=\"notes2\"");
    end();
}
END_TEST

START_TEST(the_same_form_sent_twice_speaks_once)
{
    begin();
    snprintf(bob.once, sizeof bob.once, "once-and-for-all");
    for (int i = 0; i < 2; i++) {
        client_post(&bob, "/law/durable/v1/4/discuss", "alinea", "2", "title",
                    "Who may have the manual?", "category", "1", "body", "All of us.", NULL);
        redirects(&bob, "/t/who-may-have-the-manual/2");
    }
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM annotation"), 1);
    end();
}
END_TEST

/* A version in which the manual's paragraph is gone. */
static void publish_without_manual(void)
{
    law_publish(forum, "durable",
                "= 4 | Spare parts\nA maker keeps spare parts for ten years after the last one "
                "was sold, and shows their price in the shop and in the manual, for each of its "
                "models; the price of the work is shown too.\n= 5\nFines.");
}

START_TEST(words_that_are_gone_are_shown_at_their_place_with_the_version_they_were_made_on)
{
    begin();
    annotate(BOB, "The manual", "given to repairers on demand");
    publish_without_manual();
    client_get(&visitor, "/law/durable/v2/4");
    markup_check(visitor.body, false, "article");
    sees(&visitor, "given to repairers on demand</del>");
    sees(&visitor, "/law/durable/v1/4");
    sees_not(&visitor, "/annotations/1/place");
    client_get(&bob, "/law/durable/v2/4");
    sees(&bob, "href=\"/annotations/1/place\"");
    sees(&visitor, "1 on words that were changed or removed in this version");
    client_get(&visitor, "/law/durable/v2");
    sees(&visitor, "1 on words that were changed or removed in this version");
    client_get(&visitor, "/law/durable/v1");
    sees(&visitor, "1 annotation on words of this text");
    sees_not(&visitor, "changed or removed");
    client_get(&visitor, "/law/durable");
    markup_check(visitor.body, false, "text");
    sees(&visitor, "1 debate</span>");
    client_get(&visitor, "/t/what-do-these-words-mean/2");
    sees(&visitor, "The words are gone");
    client_get(&visitor, "/law/durable/annotations?state=orphan");
    markup_check(visitor.body, false, "annotations");
    sees(&visitor, "given to repairers on demand");
    client_get(&visitor, "/law/durable/annotations?state=exact");
    sees_not(&visitor, "given to repairers on demand");
    client_get(&visitor, "/law/durable/annotations.json");
    sees(&visitor, "\"state\":\"orphan\"");
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "<span id=\"a1\">");
    end();
}
END_TEST

START_TEST(its_author_points_at_other_words_step_by_step)
{
    begin();
    annotate(BOB, "The manual", "given to repairers on demand");
    publish_without_manual();
    client_get(&ada, "/annotations/1/place?n=0");
    sees(&ada, "moderators, can do that");
    client_post(&ada, "/annotations/1/place", "n", "0", "article", "4", "alinea", "1", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_get(&bob, "/annotations/1/place?n=0");
    markup_check(bob.body, false, "place");
    sees(&bob, "alinea=1");
    client_get(&bob, "/annotations/1/place?n=0&article=4&alinea=1");
    markup_check(bob.body, false, "place");
    client_post(&bob, "/annotations/1/place", "n", "0", "article", "4", "alinea", "1", "pieces",
                "2", NULL);
    redirects(&bob, "/annotations/1");
    ck_assert_int_eq(annotation_now(1).state, ANCHOR_REWORDED);
    client_get(&bob, "/annotations/1");
    sees(&bob, "confirmed by hand");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM moderation"), 0);
    end();
}
END_TEST

START_TEST(a_moderator_places_in_public_with_a_reason)
{
    begin();
    annotate(BOB, "The manual", "given to repairers on demand");
    publish_without_manual();
    client_post(&mia, "/annotations/1/place", "n", "0", "article", "4", "alinea", "1", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "href=\"#reason\"");
    client_post(&mia, "/annotations/1/place", "n", "0", "article", "4", "alinea", "1", "reason",
                "It went up there.", NULL);
    redirects(&mia, "/annotations/1");
    client_get(&visitor, "/moderation");
    sees(&visitor, "placed an annotation");
    sees(&visitor, "It went up there.");
    end();
}
END_TEST

START_TEST(what_was_answered_is_put_aside_and_shown_again_what_was_not_is_taken_back)
{
    struct annotated made;
    const struct written answer = debate_written("On demand of whom?");

    begin();
    made = annotate(BOB, "The manual", NULL);
    ck_assert_int_eq(
        post_reply(
            forum, &arena,
            &(struct reply_wish){ .topic_id = made.topic_id, .author_id = ADA, .written = &answer },
            debate_problems(), &(struct post){ 0 }),
        OK);
    client_get(&bob, "/annotations/1");
    sees(&bob, "/annotations/1/archive");
    sees_not(&bob, "/annotations/1/delete");
    client_post(&bob, "/annotations/1/delete", NULL);
    ck_assert_int_eq(bob.status, 422);
    client_post(&ada, "/annotations/1/archive", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_post(&bob, "/annotations/1/archive", NULL);
    redirects(&bob, "/annotations/1");
    client_get(&visitor, "/law/durable/v1/4");
    sees_not(&visitor, "What do these words mean?");
    client_get(&visitor, "/law/durable/annotations?state=archived");
    sees(&visitor, "What do these words mean?");
    client_post(&mia, "/annotations/1/restore", "reason", "It is discussed.", NULL);
    redirects(&mia, "/annotations/1");
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "What do these words mean?");
    annotate(BOB, "A maker", NULL);
    client_post(&bob, "/annotations/2/delete", NULL);
    redirects(&bob, "/t/what-do-these-words-mean/3");
    client_get(&bob, "/annotations/2");
    ck_assert_int_eq(bob.status, 404);
    end();
}
END_TEST

START_TEST(found_words_are_confirmed_once)
{
    begin();
    annotate(BOB, "The manual", NULL);
    law_publish(forum, "durable",
                "= 4 | Spare parts\nThe manual is given to repairers on demand.\nA maker keeps "
                "spare parts for ten years.\n= 5\nFines.");
    ck_assert_int_eq(annotation_now(1).state, ANCHOR_MOVED);
    client_get(&bob, "/annotations/1");
    sees(&bob, "These are the words");
    client_post(&ada, "/annotations/1/confirm", "n", "0", NULL);
    ck_assert_int_eq(ada.status, 403);
    client_post(&bob, "/annotations/1/confirm", "n", "0", NULL);
    redirects(&bob, "/annotations/1");
    client_post(&bob, "/annotations/1/confirm", "n", "0", NULL);
    ck_assert_int_eq(bob.status, 409);
    end();
}
END_TEST

START_TEST(what_is_said_in_a_space_of_members_is_theirs)
{
    begin();
    annotate(BOB, "The manual", NULL);
    client_get(&visitor, "/law/durable/v1/4");
    sees(&visitor, "What do these words mean?");
    db_script(forum, "UPDATE category SET readers = 1 WHERE id = 1;");
    client_get(&visitor, "/law/durable/v1/4");
    sees_not(&visitor, "What do these words mean?");
    client_get(&visitor, "/law/durable");
    sees_not(&visitor, "1 debate</span>");
    sees_not(&visitor, "1 annotation");
    client_get(&visitor, "/law/durable/annotations");
    sees_not(&visitor, "What do these words mean?");
    sees(&visitor, "All (0)");
    client_get(&visitor, "/annotations/1");
    ck_assert_int_eq(visitor.status, 404);
    client_get(&ada, "/law/durable/v1/4");
    sees(&ada, "What do these words mean?");
    client_get(&ada, "/law/durable/annotations.jsonld?after=0");
    sees(&ada, "\"total\":0");
    end();
}
END_TEST

START_TEST(the_pages_are_in_french_too)
{
    begin();
    bob.language = "fr";
    client_get(&bob, "/law/durable/v1/4/discuss?alinea=1");
    markup_check(bob.body, false, "discuss");
    sees_not(&bob, "Which words do you speak of?");
    end();
}
END_TEST

RUN_TESTS("annotation_pages", an_alinea_is_discussed_by_its_pieces_and_the_way_leads_there_and_back,
          what_is_wrong_is_said_and_nothing_typed_is_lost,
          words_selected_in_the_page_come_with_the_address_and_are_checked,
          a_debate_that_is_there_is_joined_with_a_message_or_by_its_address_alone,
          several_paragraphs_are_discussed_together, the_same_form_sent_twice_speaks_once,
          words_that_are_gone_are_shown_at_their_place_with_the_version_they_were_made_on,
          its_author_points_at_other_words_step_by_step, a_moderator_places_in_public_with_a_reason,
          what_was_answered_is_put_aside_and_shown_again_what_was_not_is_taken_back,
          found_words_are_confirmed_once, what_is_said_in_a_space_of_members_is_theirs,
          the_pages_are_in_french_too)
