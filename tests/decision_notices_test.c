/* Who is told what of a decision as a whole: once, with what they may do, and nothing else. */
#include "notices/notice.h"

#include "base/clock.h"
#include "decisions/clerk.h"
#include "decisions/deed.h"
#include "support/client.h"
#include "support/decide.h"

static struct notices told(int64_t account_id)
{
    struct visitor visitor = { .account_id = account_id, .role = MEMBER };
    struct notices notices;

    ck_assert_int_eq(notices_of(forum, &arena, &visitor, &notices), OK);
    return notices;
}

/* The one that somebody was told of this kind; its decision_id is 0 when they were not. */
static struct notice one(int64_t account_id, enum notice_kind kind)
{
    struct notices all = told(account_id);

    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind == kind)
            return all.items[i];
    return (struct notice){ 0 };
}

static bool is_told(int64_t account_id, enum notice_kind kind)
{
    return one(account_id, kind).decision_id != 0;
}

static void deed(int64_t decision_id, enum deed_kind kind)
{
    struct deed done = { .decision_id = decision_id, .kind = kind, .at = clock_now() };

    db_begin(forum);
    ck_assert_int_eq(deed_record(forum, &arena, &done), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

START_TEST(a_last_call_tells_who_spoke_and_who_wrote_in_its_debates)
{
    struct notice notice;
    int64_t id;

    decide_begin();
    debate_say(EVE, 0, "I wrote here once.");
    id = decide_called();
    notice = one(BOB, NOTICE_LAST_CALL);
    ck_assert_int_eq(notice.decision_id, id);
    ck_assert_int_eq(notice.until_at, decide_find(id).call_ends_at);
    ck_assert(str_equal(notice.topic_title, decide_find(id).question));
    ck_assert(is_told(EVE, NOTICE_LAST_CALL));
    ck_assert(is_told(ADA, NOTICE_LAST_CALL));
    ck_assert(!is_told(GUS, NOTICE_LAST_CALL));
}
END_TEST

START_TEST(nobody_is_told_of_their_own_act)
{
    decide_begin();
    debate_say(HAL, 0, "I am its clerk.");
    decide_called();
    ck_assert(!is_told(HAL, NOTICE_LAST_CALL));
}
END_TEST

START_TEST(what_asks_nothing_is_told_to_who_wants_it)
{
    decide_begin();
    db_script(forum, "UPDATE account SET wants_decisions = 0 WHERE id IN (2, 9)");
    deed(decide_called(), DEED_WARNED);
    ck_assert(!is_told(BOB, NOTICE_LAST_CALL));
    ck_assert(is_told(CLEO, NOTICE_LAST_CALL));
    ck_assert(is_told(HAL, NOTICE_WARNED)); /* it is for the clerk to do something */
    ck_assert(is_told(ADA, NOTICE_WARNED));
    ck_assert(!is_told(CLEO, NOTICE_WARNED));
}
END_TEST

START_TEST(nobody_is_told_of_what_they_may_not_read)
{
    int64_t id;

    decide_begin();
    id = decide_proposed();
    decide_stance(id, BOB, 0);
    decide_stance(id, DAN, 0);
    decide_stance(id, CLEO, 0);
    db_script(forum, "UPDATE category SET readers = 2, team_id = 1 WHERE id = 1");
    debate_later(7 * DAY);
    ck_assert_int_eq(decide_act(id, ACT_CALL, HAL), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice WHERE account_id = 5"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice WHERE account_id = 2"), 1);
}
END_TEST

START_TEST(what_is_read_no_more_is_not_listed_either)
{
    decide_begin();
    decide_called();
    ck_assert(is_told(DAN, NOTICE_LAST_CALL));
    db_script(forum, "UPDATE category SET readers = 2, team_id = 1 WHERE id = 1");
    ck_assert(!is_told(DAN, NOTICE_LAST_CALL));
    ck_assert(is_told(BOB, NOTICE_LAST_CALL));
}
END_TEST

START_TEST(what_a_decision_came_to_is_told_to_who_took_part)
{
    int64_t id;

    decide_begin();
    debate_say(EVE, 0, "I wrote here once.");
    id = decide_called();
    debate_later(8 * DAY);
    decide_settle(id);
    ck_assert_int_eq(one(BOB, NOTICE_DECIDED).state, STATE_ADOPTED);
    ck_assert(is_told(ADA, NOTICE_DECIDED));
    ck_assert(!is_told(EVE, NOTICE_DECIDED));
}
END_TEST

START_TEST(a_review_is_told_to_its_clerk_and_to_who_took_part)
{
    int64_t id;

    decide_begin();
    id = decide_called();
    db_script(forum, "UPDATE account SET wants_decisions = 0");
    debate_later(8 * DAY);
    decide_settle(id);
    debate_later(181 * DAY);
    decide_settle(id);
    ck_assert_int_eq(decide_find(id).state, STATE_UNDER_REVIEW);
    ck_assert(is_told(HAL, NOTICE_REVIEW));
    ck_assert(!is_told(BOB, NOTICE_REVIEW));
}
END_TEST

START_TEST(who_is_drawn_as_clerk_is_told)
{
    int64_t id;

    decide_begin();
    id = decide_open();
    db_begin(forum);
    ck_assert_int_eq(clerk_volunteer_set(forum, GUS, true, clock_now()), OK);
    ck_assert_int_eq(clerk_draw(forum, &arena, id, clock_now()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(one(GUS, NOTICE_CLERK).decision_id, id);
}
END_TEST

/* A branch of decision 1 that Gus and Hal are asked to own, and Fay tries. */
static void offer_branch(int state)
{
    db_script(forum,
              str_format(&arena,
                         "INSERT INTO trial (id, decision_id, created_at) VALUES (1, 1, 1);"
                         "INSERT INTO branch (id, trial_id, number, option_id, version_id, state, "
                         "created_at) VALUES (1, 1, 0, 2, 1, %d, 1);"
                         "INSERT INTO branch_owner (branch_id, account_id, asked_at, accepted_at) "
                         "VALUES (1, 8, 4000000000, 0), (1, 9, 4000000000, 4000000000);"
                         "INSERT INTO branch_member (branch_id, account_id, created_at) "
                         "VALUES (1, 7, 1)",
                         state)
                  .data);
}

static void branch_deed(enum deed_kind kind, int64_t actor_id)
{
    struct deed done = {
        .decision_id = 1, .kind = kind, .actor_id = actor_id, .branch_id = 1, .at = clock_now()
    };

    db_begin(forum);
    ck_assert_int_eq(deed_record(forum, &arena, &done), OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

START_TEST(who_is_asked_to_own_a_branch_is_told)
{
    decide_begin();
    decide_proposed();
    offer_branch(0);
    branch_deed(DEED_CHARTER, ADA);
    ck_assert(is_told(GUS, NOTICE_OWNER_ASKED));
    ck_assert(!is_told(HAL, NOTICE_OWNER_ASKED)); /* accepted already */
    ck_assert(!is_told(FAY, NOTICE_OWNERS_NEEDED));
}
END_TEST

START_TEST(a_branch_that_loses_an_owner_asks_who_tries_it)
{
    decide_begin();
    decide_proposed();
    offer_branch(1);
    branch_deed(DEED_OWNER, HAL); /* accepts */
    ck_assert(!is_told(FAY, NOTICE_OWNERS_NEEDED));
    branch_deed(DEED_OWNER, EVE); /* owns it no more */
    ck_assert(is_told(FAY, NOTICE_OWNERS_NEEDED));
}
END_TEST

START_TEST(a_hidden_decision_takes_its_notices_with_it)
{
    int64_t id;

    decide_begin();
    id = decide_called();
    db_script(forum, "UPDATE decision SET hidden_at = 1");
    deed(id, DEED_HIDDEN);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice"), 0);
}
END_TEST

START_TEST(a_hidden_topic_takes_those_of_its_decisions)
{
    struct act act = debate_act();

    decide_begin();
    decide_called();
    ck_assert_int_eq(topic_hide(forum, TOPIC, &act, debate_problems()), OK);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM notice"), 0);
}
END_TEST

START_TEST(the_page_says_what_is_asked_and_until_when)
{
    struct client bob = { 0 };

    decide_begin();
    decide_called();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/notices");
    ck_assert(client_sees(&bob, "Last call on <a href=\"/d/where-do-we-meet-in-june/1\">"));
    ck_assert(client_sees(&bob, "you may object until <time"));
    client_get(&bob, "/notices.json");
    ck_assert(client_sees(&bob, "\"about\":\"last-call\",\"decision_id\":1"));
    client_end(&bob);
}
END_TEST

START_TEST(a_call_that_is_over_asks_for_nothing_any_more)
{
    struct client bob = { 0 };
    int64_t id;

    decide_begin();
    id = decide_called();
    debate_later(8 * DAY);
    decide_settle(id);
    client_sign_in(&bob, BOB);
    client_get(&bob, "/notices");
    ck_assert(!client_sees(&bob, "you may object until"));
    ck_assert(client_sees(&bob, "There was a last call on"));
    ck_assert(client_sees(&bob, "</a> is adopted"));
    client_end(&bob);
}
END_TEST

START_TEST(opening_a_page_of_a_decision_marks_its_notices_as_read)
{
    struct client bob = { 0 };

    decide_begin();
    decide_called();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/d/1/topics");
    ck_assert_int_eq(bob.status, 200);
    ck_assert(one(BOB, NOTICE_LAST_CALL).is_seen);
    ck_assert(!one(CLEO, NOTICE_LAST_CALL).is_seen);
    client_end(&bob);
}
END_TEST

START_TEST(a_choice_of_notices_is_kept)
{
    struct client bob = { 0 };
    struct notice_wants wants;

    decide_begin();
    client_sign_in(&bob, BOB);
    client_get(&bob, "/settings/notices");
    client_post(&bob, "/settings/notices", "replies", "1", NULL);
    ck_assert_int_eq(bob.status, 303);
    ck_assert_int_eq(notice_wants(forum, BOB, &wants), OK);
    ck_assert(!wants.decisions && wants.replies);
    client_end(&bob);
}
END_TEST

RUN_TESTS("decision_notices", a_last_call_tells_who_spoke_and_who_wrote_in_its_debates,
          nobody_is_told_of_their_own_act, what_asks_nothing_is_told_to_who_wants_it,
          nobody_is_told_of_what_they_may_not_read, what_is_read_no_more_is_not_listed_either,
          what_a_decision_came_to_is_told_to_who_took_part,
          a_review_is_told_to_its_clerk_and_to_who_took_part, who_is_drawn_as_clerk_is_told,
          who_is_asked_to_own_a_branch_is_told, a_branch_that_loses_an_owner_asks_who_tries_it,
          a_hidden_decision_takes_its_notices_with_it, a_hidden_topic_takes_those_of_its_decisions,
          the_page_says_what_is_asked_and_until_when, a_call_that_is_over_asks_for_nothing_any_more,
          opening_a_page_of_a_decision_marks_its_notices_as_read, a_choice_of_notices_is_kept)
