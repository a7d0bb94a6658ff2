/* The pages of amendments as a browser sees them. */
#include "support/client.h"
#include "support/debate.h"
#include "support/law.h"
#include "support/suite.h"

#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static struct client ada, bob, mia, anyone;

static void redirects(const struct client *client, const char *location)
{
    ck_assert_msg(client->status == 303, "%d: %.*s", client->status, STR_ARGS(client->body));
    ck_assert_text(client->location, location);
}

static void begin(void)
{
    debate_begin();
    law_publish(forum, "durable",
                "= 1\nThe hall is let by the mayor.\nThe lease is ten years.\n= 2\nThe price is "
                "shown.");
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&mia, MIA);
}

static void end(void)
{
    client_end(&ada);
    client_end(&bob);
    client_end(&mia);
    client_end(&anyone);
}

static void propose(struct client *client, const char *path, const char *after, const char *act)
{
    client_post(client, path, "alinea", "2", "by", "words", "after", after, "title",
                "A longer lease for the hall", "category", "1", "body",
                "Ten years are over before the roof is paid.", "do", act, NULL);
}

START_TEST(who_changes_the_words_gets_the_formula)
{
    begin();
    client_get(&ada, "/law/durable/v1/1/amend?alinea=2");
    ck_assert_int_eq(ada.status, 200);
    sees(&ada, "The lease is ten years.</textarea>");
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "preview");
    ck_assert_int_eq(ada.status, 200);
    sees(&ada, "In paragraph 2, leave out “ten” and insert “twelve”.");
    sees(&ada, "The lease is twelve years.</textarea>");
    sees(&ada, "A longer lease for the hall");
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "propose");
    redirects(&ada, "/law/durable/amendments/1");
    client_get(&anyone, "/law/durable/amendments/1");
    ck_assert_int_eq(anyone.status, 200);
    sees(&anyone, "<del>");
    sees(&anyone, "twelve");
    sees(&anyone, "A longer lease for the hall");
    end();
}
END_TEST

START_TEST(nothing_changed_is_no_amendment_and_what_was_typed_stays)
{
    begin();
    propose(&ada, "/law/durable/v1/1/amend", "The lease is ten years.", "propose");
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "Nothing is changed yet");
    sees(&ada, "Ten years are over before the roof is paid.");
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM law_amendment"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM topic"), 1);
    end();
}
END_TEST

START_TEST(an_amendment_stands_under_the_paragraph_it_changes_and_in_its_debate)
{
    begin();
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "propose");
    client_get(&anyone, "/law/durable/v1/1");
    sees(&anyone, "id=\"am1\"");
    sees(&anyone, "/law/durable/amendments/1");
    client_get(&anyone, "/t/a-longer-lease-for-the-hall/2");
    sees(&anyone, "/law/durable/amendments/1");
    client_get(&anyone, "/law/durable/amendments?state=open");
    sees(&anyone, "leave out “ten” and insert “twelve”");
    client_get(&anyone, "/law/durable/amendments.json");
    sees(&anyone, "\"outcome\":\"applies\"");
    client_get(&anyone, "/law/durable/amendments/1.json");
    sees(&anyone, "\"after\":[\"The hall is let by the mayor.\",\"The lease is twelve years.\"]");
    client_get(&anyone, "/law/durable/amendments/1.txt");
    ck_assert_text(anyone.body,
                   "Amendment 1\nIn paragraph 2, leave out “ten” and insert “twelve”.\n"
                   "\nThe article with it\nThe hall is let by the mayor.\n"
                   "The lease is twelve years.\n");
    end();
}
END_TEST

START_TEST(two_on_the_same_words_are_shown_as_a_conflict)
{
    begin();
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "propose");
    propose(&bob, "/law/durable/v1/1/amend", "The lease is nine years.", "propose");
    ck_assert_int_eq(bob.status, 303);
    client_get(&anyone, "/law/durable/v1/1");
    sees(&anyone, "It changes the same words as");
    client_get(&anyone, "/law/durable/v1/1/amendments");
    sees(&anyone, "They cannot all be adopted");
    client_post(&mia, "/law/durable/adopt", "numbers", "1", "numbers", "2", "do", "adopt", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "change the same words: 1, 2.");
    sees(&mia, "value=\"2\" checked");
    end();
}
END_TEST

START_TEST(moderators_adopt_after_they_saw_what_changes)
{
    begin();
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "propose");
    client_get(&bob, "/law/durable/adopt");
    ck_assert_int_eq(bob.status, 403);
    client_post(&mia, "/law/durable/adopt", "numbers", "1", "label", "Second draft", "do",
                "preview", NULL);
    ck_assert_int_eq(mia.status, 200);
    sees(&mia, "<ins>");
    client_post(&mia, "/law/durable/adopt", "numbers", "1", "label", "Second draft", "do", "adopt",
                NULL);
    redirects(&mia, "/law/durable/v2");
    client_get(&anyone, "/law/durable/v2/1");
    sees(&anyone, "The lease is twelve years.");
    client_get(&anyone, "/law/durable");
    sees(&anyone, "Amendments adopted: 1<");
    sees(&anyone, "href=\"/law/durable/amendments\"");
    client_get(&anyone, "/law/durable/amendments/1");
    sees(&anyone, "Adopted");
    client_post(&mia, "/law/durable/adopt", "numbers", "1", "numbers", "7", "numbers", "x", "do",
                "adopt", NULL);
    ck_assert_int_eq(mia.status, 422);
    sees(&mia, "no amendment 7");
    sees(&mia, "no amendment x");
    end();
}
END_TEST

START_TEST(one_that_cannot_be_applied_says_why_and_is_placed_by_hand)
{
    begin();
    client_post(&ada, "/law/durable/v1/1/amend", "alinea", "2", "by", "formula", "words",
                "In paragraph 2, leave out “eleven”.", "title", "Not eleven years at all",
                "category", "1", "body", "Eleven is no number for a lease.", "do", "propose", NULL);
    redirects(&ada, "/law/durable/amendments/1");
    client_get(&anyone, "/law/durable/amendments/1");
    sees(&anyone, "nothing was guessed");
    client_get(&anyone, "/law/durable/amendments/1.txt");
    sees(&anyone, "\nCannot be applied\n- ");
    client_get(&anyone, "/law/durable/amendments/1");
    sees(&anyone, "eleven");
    client_get(&bob, "/law/durable/amendments/1/place");
    ck_assert_int_eq(bob.status, 403);
    client_get(&mia, "/law/durable/amendments/1/place");
    sees(&mia, "The lease is ten years.</textarea>");
    client_post(&mia, "/law/durable/amendments/1/place", "lines",
                "The hall is let by the mayor.\n\nThe lease is not eleven years.", NULL);
    redirects(&mia, "/law/durable/amendments/1");
    client_get(&anyone, "/law/durable/amendments/1");
    sees(&anyone, "Placed by hand by");
    end();
}
END_TEST

START_TEST(its_author_withdraws_it_and_moderators_reject_it)
{
    begin();
    propose(&ada, "/law/durable/v1/1/amend", "The lease is twelve years.", "propose");
    client_post(&bob, "/law/durable/amendments/1/withdraw", NULL);
    ck_assert_int_eq(bob.status, 403);
    client_post(&ada, "/law/durable/amendments/1/withdraw", NULL);
    redirects(&ada, "/law/durable/amendments/1");
    client_post(&mia, "/law/durable/amendments/1/reject", NULL);
    ck_assert_int_eq(mia.status, 403);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'amendment'"), 1);
    end();
}
END_TEST

START_TEST(an_amendment_is_debated_where_everyone_reads)
{
    begin();
    db_script(forum, "INSERT INTO category (id, slug, name, readers, writers) VALUES "
                     "(2, 'inside', 'Inside', 1, 1);");
    client_post(&ada, "/law/durable/v1/1/amend", "alinea", "2", "by", "words", "after",
                "The lease is twelve years.", "title", "A longer lease for the hall", "category",
                "2", "body", "Ten years are over soon.", "do", "propose", NULL);
    ck_assert_int_eq(ada.status, 422);
    sees(&ada, "choose a category that everyone reads too");
    end();
}
END_TEST

RUN_TESTS("amendment_pages", who_changes_the_words_gets_the_formula,
          nothing_changed_is_no_amendment_and_what_was_typed_stays,
          an_amendment_stands_under_the_paragraph_it_changes_and_in_its_debate,
          two_on_the_same_words_are_shown_as_a_conflict,
          moderators_adopt_after_they_saw_what_changes,
          one_that_cannot_be_applied_says_why_and_is_placed_by_hand,
          its_author_withdraws_it_and_moderators_reject_it,
          an_amendment_is_debated_where_everyone_reads)
