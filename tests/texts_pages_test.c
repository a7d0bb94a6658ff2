/* The pages and forms of options, positions, concerns and objections. */
#include "base/clock.h"
#include "settings/setting.h"
#include "support/client.h"
#include "support/markup.h"
#include "support/question.h"

static struct client ada, bob, cleo, dan, nobody;

/* A proposed text; everybody is signed in. Gives its version. */
static int64_t begin(void)
{
    int64_t version = question_proposed();

    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    client_sign_in(&cleo, CLEO);
    client_sign_in(&dan, DAN);
    return version;
}

#define PATH(format, id) (str_format(&arena, format, (int)(id)).data)

static const char *number(int64_t value)
{
    return str_format(&arena, "%d", (int)value).data;
}

/* A page that anyone reads, as a whole. */
static void read_page(struct client *client, const char *target)
{
    client_get(client, target);
    ck_assert_msg(client->status == 200, "%s: %d", target, client->status);
    if (str_starts(client_header(client, "Content-Type"), "text/html"))
        markup_check(client->body, false, target);
}

static int64_t objection(struct client *client, int64_t version)
{
    client_post(client, "/d/1/object", "version", number(version), "harm",
                "Nobody with a wheelchair gets in.", "remedy", "A place that has a ramp.", "way",
                "stop", NULL);
    ck_assert_int_eq(client->status, 303);
    return debate_count("SELECT MAX(id) AS count FROM concern");
}

START_TEST(an_option_is_read_with_its_text_and_fingerprint)
{
    begin();
    read_page(&nobody, "/d/where-do-we-meet/1/options/2");
    ck_assert(client_sees(&nobody, "We meet in the library, every Tuesday evening."));
    ck_assert(client_sees(&nobody, "Option 1: The library"));
    ck_assert(client_sees(&nobody, "<code class=\"hash\">"));
    ck_assert(!client_sees(&nobody, "/d/1/stance"));
    read_page(&bob, "/d/where-do-we-meet/1/options/2");
    ck_assert(client_sees(&bob, "/d/1/stance?version="));
    client_get(&nobody, "/d/elsewhere/1/options/2.json");
    ck_assert_int_eq(nobody.status, 301);
    ck_assert_str_eq(nobody.location.data, "/d/where-do-we-meet/1/options/2.json");
    client_get(&nobody, "/d/where-do-we-meet/1/options/99");
    ck_assert_int_eq(nobody.status, 404);
}
END_TEST

START_TEST(two_versions_are_compared_word_by_word)
{
    begin();
    question_revise(ADA, 2, "We meet in the library, every Friday evening.");
    question_revise(ADA, 2, "We meet in the town hall, every Friday evening.");
    read_page(&nobody, "/d/where-do-we-meet/1/options/2?from=1&to=2");
    ck_assert(client_sees(&nobody, "Tuesday</del>"));
    ck_assert(client_sees(&nobody, "Friday</ins>"));
    ck_assert(!client_sees(&nobody, "town hall"));
    read_page(&nobody, "/d/where-do-we-meet/1/options/2.json?from=1&to=3");
    ck_assert(client_sees(&nobody, "\"changes_from\":1"));
    ck_assert(client_sees(&nobody, "\"removed\":\"Tuesday\""));
}
END_TEST

START_TEST(an_option_is_written_and_a_refused_one_keeps_its_words)
{
    begin();
    read_page(&bob, "/d/1/options/new");
    client_post(&bob, "/d/1/options/new", "title", "", "text", "We meet in the park.", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "We meet in the park."));
    ck_assert(client_sees(&bob, "href=\"#title\""));
    client_post(&bob, "/d/1/options/new", "title", "The park", "text", "We meet in the park.",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    read_page(&bob, str_copy(&arena, bob.location).data);
    ck_assert(client_sees(&bob, "Option 2: The park"));
    client_get(&nobody, "/d/1/options/new");
    ck_assert_int_eq(nobody.status, 303);
}
END_TEST

START_TEST(a_version_says_with_check_boxes_which_concerns_it_answers)
{
    int64_t version = begin();
    int64_t concern = objection(&bob, version);

    read_page(&ada, "/options/2/versions");
    ck_assert(client_sees(&ada, "Nobody with a wheelchair gets in."));
    client_post(&ada, "/options/2/versions", "text", "We meet in the town hall.", "note", "",
                "based_on", number(version), "answer_1", number(concern), NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "We meet in the town hall."));
    ck_assert(client_sees(&ada, PATH("name=\"answer_1\" value=\"%d\" checked", concern)));
    client_post(&ada, "/options/2/versions", "text", "We meet in the town hall.", "note",
                "It has a ramp.", "based_on", number(version), "answer_1", number(concern), NULL);
    ck_assert_int_eq(ada.status, 303);
    read_page(&nobody, ada.location.data);
    ck_assert(client_sees(&nobody, "Concerns that this version answers"));
    ck_assert_int_eq(question_concern(concern).state, CONCERN_ADDRESSED);
}
END_TEST

START_TEST(who_may_not_change_the_text_is_told_so_and_keeps_their_words)
{
    begin();
    client_post(&bob, "/options/2/versions", "text", "We meet in the park.", "note", "Sun.", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "We meet in the park."));
    ck_assert(client_sees(&bob, "raise a concern that says what should change"));
}
END_TEST

START_TEST(revising_leads_to_the_form_of_the_text_proposed)
{
    begin();
    client_get(&ada, "/d/1/revise");
    ck_assert_int_eq(ada.status, 303);
    ck_assert_str_eq(ada.location.data, "/options/2/versions");
}
END_TEST

START_TEST(a_text_is_proposed_from_its_form)
{
    question_begin();
    client_sign_in(&ada, ADA);
    client_sign_in(&bob, BOB);
    question_option(ADA, "The library", "We meet in the library.");
    read_page(&ada, "/d/1/propose?option=2");
    ck_assert(client_sees(&ada, "value=\"2\" checked"));
    client_post(&bob, "/d/1/propose", "option", "2", NULL);
    ck_assert_int_eq(bob.status, 422);
    client_post(&ada, "/d/1/propose", "option", "2", NULL);
    ck_assert_int_eq(ada.status, 303);
    ck_assert_str_eq(ada.location.data, "/d/where-do-we-meet/1");
    ck_assert_int_eq(question_decision().state, STATE_PROPOSED);
}
END_TEST

START_TEST(an_option_is_set_aside_with_its_reason)
{
    int64_t park;

    begin();
    park = question_option(BOB, "The park", "We meet in the park.");
    read_page(&ada, PATH("/options/%d/set-aside", park));
    client_post(&ada, PATH("/options/%d/set-aside", park), "reason", "no", NULL);
    ck_assert_int_eq(ada.status, 422);
    client_post(&ada, PATH("/options/%d/set-aside", park), "reason", "It rains too often, says #3.",
                NULL);
    ck_assert_int_eq(ada.status, 303);
    read_page(&nobody, ada.location.data);
    ck_assert(client_sees(&nobody, "It rains too often, says #3."));
}
END_TEST

START_TEST(a_position_is_taken_and_stands_in_the_list)
{
    int64_t version = begin();

    read_page(&bob, "/d/1/stance");
    client_post(&bob, "/d/1/stance", "version", number(version), "kind", "reservation", "reason",
                "short", "condition", "if it were on Mondays", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "if it were on Mondays"));
    ck_assert(client_sees(&bob, "value=\"reservation\" checked"));
    client_post(&bob, "/d/1/stance", "version", number(version), "kind", "reservation", "reason",
                "Tuesdays are bad for me.", "condition", "if it were on Mondays", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/d/where-do-we-meet/1/stances");
    read_page(&nobody, bob.location.data);
    ck_assert(client_sees(&nobody, "Tuesdays are bad for me."));
    ck_assert(client_sees(&nobody, "if it were on Mondays"));
    read_page(&bob, "/d/1/stance");
    ck_assert(client_sees(&bob, "/d/1/stance/withdraw"));
    client_post(&bob, "/d/1/stance/withdraw", NULL);
    ck_assert_int_eq(bob.status, 303);
    read_page(&nobody, "/d/where-do-we-meet/1/stances");
    ck_assert(!client_sees(&nobody, "Tuesdays are bad for me."));
}
END_TEST

START_TEST(a_position_on_an_old_version_is_refused_with_the_new_text)
{
    int64_t version = begin();

    question_revise(ADA, 2, "We meet in the town hall, every Friday evening.");
    client_post(&bob, "/d/1/stance", "version", number(version), "kind", "support", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "That is an old version: read version 2"));
    ck_assert(client_sees(&bob, "We meet in the town hall, every Friday evening."));
    ck_assert(client_sees(&bob, PATH("name=\"version\" value=\"%d\"", version + 1)));
}
END_TEST

START_TEST(a_position_sent_twice_is_taken_once)
{
    int64_t version = begin();

    client_post(&bob, "/d/1/stance", "version", number(version), "kind", "support", NULL);
    client_post(&bob, "/d/1/stance", "version", number(version), "kind", "support", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM stance"), 1);
}
END_TEST

START_TEST(the_list_is_sorted_by_kind_and_by_a_group_one_may_see)
{
    int64_t version = begin();

    ck_assert_int_eq(question_stance(BOB, version, STANCE_ASIDE, "It is nothing for me."), OK);
    ck_assert_int_eq(question_stance(DAN, version, STANCE_SUPPORT, "Fine with all of us."), OK);
    read_page(&nobody, "/d/where-do-we-meet/1/stances?kind=support");
    ck_assert(client_sees(&nobody, "Fine with all of us."));
    ck_assert(!client_sees(&nobody, "It is nothing for me."));
    read_page(&nobody, "/d/where-do-we-meet/1/stances?group=North");
    ck_assert(client_sees(&nobody, "It is nothing for me."));
    ck_assert(!client_sees(&nobody, "Fine with all of us."));
    client_get(&nobody, "/d/where-do-we-meet/1/stances?group=Quiet");
    ck_assert_int_eq(nobody.status, 404);
    read_page(&bob, "/d/where-do-we-meet/1/stances?group=Quiet");
    read_page(&nobody, "/d/where-do-we-meet/1/stances.json");
    ck_assert(client_sees(&nobody, "\"groups_in_favour\":1,\"groups\":2"));
    ck_assert(!client_sees(&nobody, "Quiet"));
}
END_TEST

START_TEST(the_objection_form_has_its_two_ways)
{
    begin();
    read_page(&bob, "/d/1/object");
    ck_assert(client_sees(&bob, "<details class=\"object\" id=\"object\" open>"));
    ck_assert(client_sees(&bob, "name=\"way\" value=\"stop\""));
    ck_assert(client_sees(&bob, "name=\"way\" value=\"fork\""));
}
END_TEST

START_TEST(the_first_way_makes_a_block)
{
    int64_t id = objection(&bob, begin());

    ck_assert_str_eq(bob.location.data, PATH("/d/where-do-we-meet/1/concerns/%d", id));
    ck_assert(question_concern(id).is_block);
    read_page(&nobody, bob.location.data);
    ck_assert(client_sees(&nobody, "2 more people, or one other local group, must second it"));
    read_page(&bob, "/d/1/object");
    ck_assert(client_sees(&bob, "You object to this text already."));
}
END_TEST

START_TEST(a_block_without_what_would_lift_it_keeps_the_harm)
{
    int64_t version = begin();

    client_post(&bob, "/d/1/object", "version", number(version), "harm",
                "Nobody with a wheelchair gets in.", "way", "stop", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "Nobody with a wheelchair gets in."));
    ck_assert(client_sees(&bob, "href=\"#remedy\""));
}
END_TEST

START_TEST(the_second_way_leads_to_the_charters_with_what_was_typed)
{
    begin();
    client_post(&bob, "/d/1/object", "harm", "It is dark & far.", "remedy", "caf\u00e9", "way",
                "fork", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data,
                     "/d/1/fork?harm=It%20is%20dark%20%26%20far.&remedy=caf%C3%A9");
}
END_TEST

START_TEST(what_cannot_be_forked_says_why_beside_the_way)
{
    begin();
    db_script(forum, "UPDATE decision SET is_forkable = 0, fork_why = 'Ten seats vote once.'");
    read_page(&bob, "/d/1/object");
    ck_assert(client_sees(&bob, "Ten seats vote once."));
    ck_assert(!client_sees(&bob, "name=\"way\" value=\"fork\""));
    ck_assert(client_sees(&bob, "Anyone may contest that"));
    client_post(&bob, "/d/1/object", "harm", "It is too far.", "way", "fork", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "It is too far."));
}
END_TEST

START_TEST(a_notice_is_objected_to_in_a_form_of_its_own)
{
    begin();
    db_script(forum, "UPDATE decision SET state = 1, kind = 0, call_ends_at = 1781000000, "
                     "version_id = NULL");
    client_get(&bob, "/d/1/object");
    ck_assert_int_eq(bob.status, 303);
    ck_assert_str_eq(bob.location.data, "/d/1/contest");
    client_post(&bob, "/d/1/object", "harm", "We said that we would ask first.", "way", "stop",
                NULL);
    ck_assert_int_ne(bob.status, 303);
    ck_assert_int_eq(question_decision().state, STATE_NOTICE);
}
END_TEST

START_TEST(a_concern_is_raised_about_a_passage)
{
    int64_t version = begin();

    read_page(&bob, "/d/1/concern");
    client_post(&bob, "/d/1/concern", "version", number(version), "passage", "every Monday", "harm",
                "It is dark on the way home.", "remedy", "An earlier hour, or a lamp.", NULL);
    ck_assert_int_eq(bob.status, 422);
    ck_assert(client_sees(&bob, "every Monday"));
    client_post(&bob, "/d/1/concern", "version", number(version), "passage", "every Tuesday",
                "harm", "It is dark on the way home.", "remedy", "An earlier hour, or a lamp.",
                "is_must", "1", NULL);
    ck_assert_int_eq(bob.status, 303);
    read_page(&nobody, bob.location.data);
    ck_assert(client_sees(&nobody, "every Tuesday"));
    ck_assert(client_sees(&nobody, "Concern, has to be settled"));
    read_page(&nobody, str_format(&arena, "%.*s.json", STR_ARGS(bob.location)).data);
    ck_assert(client_sees(&nobody, "\"passage\":\"every Tuesday\""));
}
END_TEST

START_TEST(an_objection_goes_its_way_through_its_page)
{
    int64_t id = objection(&bob, begin());
    const char *page = PATH("/d/where-do-we-meet/1/concerns/%d", id);

    read_page(&dan, page);
    ck_assert(client_sees(&dan, "South"));
    client_post(&dan, PATH("/concerns/%d/second", id), "team", number(SOUTH), NULL);
    ck_assert_int_eq(dan.status, 303);
    read_page(&nobody, page);
    ck_assert(client_sees(&nobody, "Objection, stops the text"));
    client_post(&cleo, PATH("/concerns/%d/reply", id), "words", "There is a lift, I think.", NULL);
    ck_assert_int_eq(cleo.status, 303);
    client_post(&ada, PATH("/concerns/%d/answer", id), "answer", "There is a ramp at the back.",
                NULL);
    ck_assert_int_eq(ada.status, 303);
    client_post(&ada, PATH("/concerns/%d/ask", id), NULL);
    ck_assert_int_eq(ada.status, 303);
    read_page(&bob, page);
    ck_assert(client_sees(&bob, "There is a ramp at the back."));
    client_post(&bob, PATH("/concerns/%d/uphold", id), "why_upheld", "It is locked at night.",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    client_post(&bob, PATH("/concerns/%d/resolve", id), "position", "support", NULL);
    ck_assert_int_eq(bob.status, 303);
    read_page(&nobody, page);
    ck_assert(client_sees(&nobody, "Resolved, says its author"));
}
END_TEST

START_TEST(an_act_that_is_refused_shows_the_page_with_what_was_typed)
{
    int64_t id = objection(&bob, begin());

    client_post(&cleo, PATH("/concerns/%d/answer", id), "answer", "There is a lift, I think.",
                NULL);
    ck_assert_int_eq(cleo.status, 422);
    ck_assert(client_sees(&cleo, "you can reply"));
    client_post(&ada, PATH("/concerns/%d/answer", id), "answer", "no", NULL);
    ck_assert_int_eq(ada.status, 422);
    ck_assert(client_sees(&ada, "href=\"#answer\""));
    client_post(&ada, PATH("/concerns/%d/second", id), "team", "0", NULL);
    ck_assert_int_eq(ada.status, 422);
    client_post(&dan, PATH("/concerns/%d/judge", id), "verdict", "1", "why_judged",
                "I am no arbiter.", NULL);
    ck_assert_int_eq(dan.status, 403);
    client_post(&ada, PATH("/concerns/%d/arbiters", id), NULL);
    ck_assert_int_eq(ada.status, 422);
}
END_TEST

START_TEST(arbiters_are_drawn_among_who_is_willing_and_not_involved)
{
    int64_t id = objection(&bob, begin());
    struct client eve = { 0 }, fay = { 0 };

    client_sign_in(&eve, EVE);
    client_sign_in(&fay, FAY);
    client_post(&dan, PATH("/concerns/%d/second", id), "team", number(SOUTH), NULL);
    client_post(&ada, PATH("/concerns/%d/answer", id), "answer", "There is a ramp at the back.",
                NULL);
    client_post(&ada, PATH("/concerns/%d/arbiters", id), NULL);
    ck_assert_int_eq(ada.status, 422); /* nobody is willing */
    db_script(forum, "INSERT INTO clerk_volunteer (account_id, created_at) VALUES (1, 1), (2, 1), "
                     "(3, 1), (5, 1), (6, 1), (7, 1)");
    client_post(&ada, PATH("/concerns/%d/arbiters", id), NULL);
    ck_assert_int_eq(ada.status, 303);
    read_page(&eve, PATH("/d/where-do-we-meet/1/concerns/%d", id));
    ck_assert(client_sees(&eve, "You were drawn to judge"));
    client_post(&eve, PATH("/concerns/%d/judge", id), "verdict", "1", "why_judged",
                "The ramp is open all day.", NULL);
    ck_assert_int_eq(eve.status, 303);
    client_post(&fay, PATH("/concerns/%d/judge", id), "verdict", "1", "why_judged",
                "The ramp is wide enough.", NULL);
    ck_assert_int_eq(fay.status, 303);
    ck_assert_int_ne(question_concern(id).ended_at, 0);
    client_post(&bob, PATH("/concerns/%d/reopen", id), "why_reopened", "It is locked at night.",
                NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(question_concern(id).ended_at, 0);
    client_end(&eve);
    client_end(&fay);
}
END_TEST

START_TEST(positions_concerns_and_replies_keep_to_a_pace)
{
    int64_t version = begin();
    int64_t id = objection(&bob, version);

    ck_assert_int_eq(setting_set(forum, SETTING_STANCES_A_DAY, 1), OK);
    ck_assert_int_eq(setting_set(forum, SETTING_CONCERNS_A_DAY, 0), OK);
    ck_assert_int_eq(setting_set(forum, SETTING_SECONDS_BETWEEN_POSTS, 60), OK);
    client_post(&cleo, "/d/1/stance", "version", number(version), "kind", "support", NULL);
    ck_assert_int_eq(cleo.status, 303);
    client_post(&cleo, "/d/1/stance", "version", number(version), "kind", "stand-aside", "reason",
                "I thought about it again.", NULL);
    ck_assert_int_eq(cleo.status, 429);
    ck_assert(client_sees(&cleo, "I thought about it again."));
    client_post(&cleo, "/d/1/concern", "version", number(version), "harm",
                "It is dark on the way home.", "remedy", "An earlier hour, or a lamp.", NULL);
    ck_assert_int_eq(cleo.status, 429);
    client_post(&dan, PATH("/concerns/%d/reply", id), "words", "I see that too.", NULL);
    ck_assert_int_eq(dan.status, 303);
    client_post(&dan, PATH("/concerns/%d/reply", id), "words", "And more of it.", NULL);
    ck_assert_int_eq(dan.status, 429);
    ck_assert(client_sees(&dan, "And more of it."));
}
END_TEST

START_TEST(what_one_may_not_read_is_not_there)
{
    int64_t id = objection(&bob, begin());
    static const char *const forms[] = { "/d/1/stance", "/d/1/object", "/d/1/concern",
                                         "/d/1/options/new", "/options/2/versions" };

    db_script(forum, "UPDATE category SET readers = 2, writers = 2, team_id = 2");
    client_get(&cleo, "/d/where-do-we-meet/1/options/2");
    ck_assert_int_eq(cleo.status, 404);
    client_get(&cleo, PATH("/d/where-do-we-meet/1/concerns/%d", id));
    ck_assert_int_eq(cleo.status, 404);
    client_get(&cleo, "/d/where-do-we-meet/1/stances");
    ck_assert_int_eq(cleo.status, 404);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        client_get(&cleo, forms[i]);
        ck_assert_int_eq(cleo.status, 404);
    }
    client_post(&cleo, PATH("/concerns/%d/second", id), NULL);
    ck_assert_int_eq(cleo.status, 404);
    read_page(&dan, "/d/where-do-we-meet/1/options/2");
}
END_TEST

RUN_TESTS(
    "texts_pages", an_option_is_read_with_its_text_and_fingerprint,
    two_versions_are_compared_word_by_word, an_option_is_written_and_a_refused_one_keeps_its_words,
    a_version_says_with_check_boxes_which_concerns_it_answers,
    who_may_not_change_the_text_is_told_so_and_keeps_their_words,
    revising_leads_to_the_form_of_the_text_proposed, a_text_is_proposed_from_its_form,
    an_option_is_set_aside_with_its_reason, a_position_is_taken_and_stands_in_the_list,
    a_position_on_an_old_version_is_refused_with_the_new_text, a_position_sent_twice_is_taken_once,
    the_list_is_sorted_by_kind_and_by_a_group_one_may_see, the_objection_form_has_its_two_ways,
    the_first_way_makes_a_block, a_block_without_what_would_lift_it_keeps_the_harm,
    the_second_way_leads_to_the_charters_with_what_was_typed,
    what_cannot_be_forked_says_why_beside_the_way, a_notice_is_objected_to_in_a_form_of_its_own,
    a_concern_is_raised_about_a_passage, an_objection_goes_its_way_through_its_page,
    an_act_that_is_refused_shows_the_page_with_what_was_typed,
    arbiters_are_drawn_among_who_is_willing_and_not_involved,
    positions_concerns_and_replies_keep_to_a_pace, what_one_may_not_read_is_not_there)
