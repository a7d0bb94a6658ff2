/* What the page of a vote says before one votes: what changes in the law, the arguments, the
 * decision. */
#include "ballots/topic_link.h"
#include "base/clock.h"
#include "support/ballot.h"
#include "support/client.h"
#include "support/law.h"
#include "support/markup.h"
#include "support/question.h"
#include "support/suite.h"
#include "texts/amendment.h"
#include "topics/like.h"

#define PAGE "/b/shall-we-meet-at-the-library-in-june/1"
#define sees(client, text) ck_assert_msg(client_sees(client, text), "no %s", text)
#define sees_not(client, text) ck_assert_msg(!client_sees(client, text), "%s is there", text)

static void law(const char *lines)
{
    law_publish(forum, "durable", lines);
}

static void law_vote(void)
{
    struct ballot_wish wish = ballot_wish(BALLOT_YES_NO);
    struct law_text text;
    struct state article;

    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    ck_assert_int_eq(article_at(forum, &arena, text.version_id, STR("4"), &article), OK);
    wish.item.source = WORDS_LAW;
    wish.item.words = STR("");
    wish.item.text_id = text.id;
    wish.item.law_version_id = text.version_id;
    wish.item.article_id = article.segment_id;
    ck_assert_int_eq(ballot_opened_as(&wish), 1);
}

START_TEST(words_of_a_law_stand_beside_those_before_and_a_later_change_is_said)
{
    struct client visitor = { 0 }, mia = { 0 };

    ballot_begin(0);
    law("= 4 | Spare parts\nParts are kept for five years.\n= 5\nOther words stand here.");
    law("= 4 | Spare parts\nParts are kept for ten years.\n= 5\nOther words stand here.");
    law_vote();
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "five</del>");
    sees(&visitor, "ten</ins>");
    sees_not(&visitor, "The text has changed since.");
    law("= 4 | Spare parts\nParts are kept for ten years.\n= 5\nOther words stand there.");
    client_get(&visitor, PAGE);
    sees_not(&visitor, "The text has changed since.");
    law("= 4 | Spare parts\nParts are kept for twelve years.\n= 5\nOther words stand there.");
    client_get(&visitor, PAGE);
    sees(&visitor, "The text has changed since.");
    sees(&visitor, "/law/durable/compare/v2/v4?article=4");
    sees_not(&visitor, "/ballots/new?follows=1");
    client_sign_in(&mia, MIA);
    db_script(forum, "UPDATE session SET expires_at = 9000000000, seen_on = 9000000000;");
    client_get(&mia, PAGE);
    sees(&mia, "/ballots/new?follows=1");
    client_end(&visitor);
    client_end(&mia);
}
END_TEST

static void hide_debate(void)
{
    struct act act = debate_act();

    db_begin(forum);
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

START_TEST(the_best_arguments_are_cited_from_the_debates_tied_to_it)
{
    struct client visitor = { 0 };
    struct ballot_item item;
    struct post post;

    ballot_begin(3);
    ballot_opened(BALLOT_YES_NO);
    item = ballot_found(1);
    for (int i = 0; i < 5; i++) {
        int64_t number = debate_say(BOB, 0, str_format(&arena, "Because of reason %d.", i).data);

        post = debate_post(number);
        db_begin(forum);
        ck_assert_int_eq(post_set_kind(forum, post.id, i < 4 ? POST_FOR : POST_AGAINST), OK);
        if (i == 3)
            ck_assert_int_eq(
                post_like(forum, &(struct like_wish){ ADA, post.id, true }, debate_problems()), OK);
        ck_assert_int_eq(db_commit(forum), OK);
    }
    client_get(&visitor, PAGE);
    sees_not(&visitor, "Because of reason");
    db_begin(forum);
    ck_assert_int_eq(
        ballot_tie(forum, &arena, &item, TOPIC, RELATION_DEBATES, MIA, debate_problems()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "Because of reason 4.");
    sees_not(&visitor, "Because of reason 2.");
    ck_assert_uint_lt(str_find(visitor.body, STR("reason 3."), 0),
                      str_find(visitor.body, STR("reason 0."), 0));
    sees(&visitor, str_format(&arena, "#p%lld\"", (long long)post.number).data);
    hide_debate();
    client_get(&visitor, PAGE);
    sees_not(&visitor, "Because of reason");
    sees_not(&visitor, "Where shall we meet in June?");
    client_end(&visitor);
}
END_TEST

START_TEST(an_amendment_is_shown_by_what_it_makes_of_its_article)
{
    struct client visitor = { 0 };
    struct ballot_wish wish;
    struct law_text text;
    struct amendment_wish amendment = { .author_id = ADA,
                                        .lang = STR("fr"),
                                        .division = STR("Article 4"),
                                        .words =
                                            STR("Remplacer le mot « cinq » par le mot « dix »."),
                                        .topic_id = TOPIC };
    int64_t number;

    ballot_begin(0);
    law("= 4\nLes pièces restent cinq ans.");
    ck_assert_int_eq(text_called(forum, &arena, STR("durable"), &text), OK);
    amendment.text_id = text.id;
    amendment.version_id = text.version_id;
    db_begin(forum);
    ck_assert_int_eq(amendment_add(forum, &arena, &amendment, debate_problems(), &number), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.source = WORDS_AMENDMENT;
    wish.item.amendment_id = debate_count("SELECT id AS count FROM law_amendment");
    ck_assert_int_eq(ballot_opened_as(&wish), 1);
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "What it makes of the article");
    sees(&visitor, "dix</ins>");
    sees(&visitor, "href=\"/law/durable/amendments/1\"");
    sees(&visitor, "href=\"/law/durable/v1/4\"");
    client_end(&visitor);
}
END_TEST

START_TEST(the_decision_it_comes_from_stands_there_with_what_local_groups_hold)
{
    struct client visitor = { 0 };
    struct ballot_wish wish;
    int64_t version, option, id;

    version = question_proposed();
    option = debate_count("SELECT option_id AS count FROM text_version");
    ck_assert_int_eq(question_stance(BOB, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(CLEO, version, STANCE_SUPPORT, ""), OK);
    ck_assert_int_eq(question_stance(DAN, version, STANCE_ASIDE, "It rains there in June, always."),
                     OK);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.source = WORDS_OPTION;
    wish.item.decision_id = QUESTION;
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "The decision it comes from");
    sees(&visitor, "In favour in 1 of 2 local groups.");
    sees_not(&visitor, "The text has changed since.");
    question_revise(ADA, option, "We meet in the park, and in the library when it rains hard.");
    client_get(&visitor, PAGE);
    sees(&visitor, "The text has changed since.");
    hide_debate();
    client_get(&visitor, PAGE);
    sees_not(&visitor, "The decision it comes from");
    client_end(&visitor);
}
END_TEST

START_TEST(a_vote_on_new_words_and_the_one_before_lead_to_each_other)
{
    struct client visitor = { 0 };
    struct ballot_wish wish;
    int64_t id;

    ballot_begin(0);
    ballot_planned(BALLOT_YES_NO);
    wish = ballot_wish(BALLOT_YES_NO);
    wish.item.follows_id = 1;
    wish.item.question = STR("Shall we meet in the park instead?");
    ck_assert_int_eq(ballot_try_plan(&wish, &id), OK);
    client_get(&visitor, PAGE);
    sees(&visitor, "<a href=\"/b/shall-we-meet-in-the-park-instead/2\">");
    client_get(&visitor, "/b/shall-we-meet-in-the-park-instead/2");
    sees(&visitor, "<a href=\"" PAGE "\">");
    client_end(&visitor);
}
END_TEST

START_TEST(who_has_no_ballot_reads_what_is_graded)
{
    struct client visitor = { 0 };

    ballot_begin(0);
    ballot_planned(BALLOT_JUDGMENT);
    client_get(&visitor, PAGE);
    markup_check(visitor.body, false, PAGE);
    sees(&visitor, "<li>The station</li>");
    sees(&visitor, "<li>To be rejected</li>");
    client_end(&visitor);
}
END_TEST

RUN_TESTS("ballot debate pages",
          words_of_a_law_stand_beside_those_before_and_a_later_change_is_said,
          the_best_arguments_are_cited_from_the_debates_tied_to_it,
          an_amendment_is_shown_by_what_it_makes_of_its_article,
          the_decision_it_comes_from_stands_there_with_what_local_groups_hold,
          a_vote_on_new_words_and_the_one_before_lead_to_each_other,
          who_has_no_ballot_reads_what_is_graded)
