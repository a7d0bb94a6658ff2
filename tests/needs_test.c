/* What decisions ask of somebody now, on their front page. */
#include "support/client.h"
#include "support/decide.h"

static struct client client;

static void see_as(int64_t account_id)
{
    client_end(&client);
    client = (struct client){ 0 };
    client_sign_in(&client, account_id);
    client_get(&client, "/");
    ck_assert_int_eq(client.status, 200);
}

/* Does the front page ask this person for it? */
static bool asks(int64_t account_id, const char *chip)
{
    see_as(account_id);
    return client_sees(&client, chip);
}

static void end(void)
{
    client_end(&client);
    client = (struct client){ 0 };
}

START_TEST(a_clerk_is_asked_for_the_first_summary)
{
    decide_begin();
    decide_clerk(decide_open(), HAL);
    ck_assert(asks(HAL, "No summary yet"));
    ck_assert(client_sees(&client, "href=\"/d/1/summary\""));
    ck_assert(!asks(BOB, "No summary yet"));
    decide_summary(1);
    ck_assert(!asks(HAL, "No summary yet"));
    end();
}
END_TEST

START_TEST(many_messages_ask_for_a_new_summary)
{
    decide_begin();
    decide_clerk(decide_open(), HAL);
    decide_summary(1);
    db_script(forum, "UPDATE summary SET read_until = (SELECT MAX(id) FROM post)");
    for (int i = 0; i < 29; i++)
        debate_say(BOB, 0, "One more thing.");
    ck_assert(!asks(HAL, "30 new messages since the summary"));
    debate_say(BOB, 0, "And the last one.");
    ck_assert(asks(HAL, "30 new messages since the summary"));
    end();
}
END_TEST

START_TEST(a_last_call_asks_who_spoke_and_holds_nothing_of_the_text)
{
    decide_begin();
    decide_called();
    db_script(forum, "UPDATE stance SET is_stale = 1 WHERE account_id = 2");
    ck_assert(asks(BOB, "Read it, or object"));
    ck_assert(!asks(CLEO, "Read it, or object"));
    ck_assert(!asks(GUS, "Read it, or object"));
    end();
}
END_TEST

START_TEST(the_clerk_may_call_when_the_table_says_so)
{
    int64_t id;

    decide_begin();
    id = decide_proposed();
    debate_later(7 * DAY);
    ck_assert(!asks(HAL, "You may call the last call")); /* nobody spoke yet */
    decide_stance(id, BOB, 0);
    decide_stance(id, CLEO, 0);
    decide_stance(id, DAN, 0);
    ck_assert(asks(HAL, "You may call the last call"));
    ck_assert(!asks(ADA, "You may call the last call"));
    end();
}
END_TEST

START_TEST(concerns_without_an_answer_wait_for_who_proposes)
{
    decide_begin();
    decide_concern(decide_proposed(), &(struct decide_concern){ .author_id = DAN });
    ck_assert(asks(ADA, "1 concern without an answer"));
    ck_assert(asks(HAL, "1 concern without an answer"));
    ck_assert(!asks(DAN, "without an answer"));
    end();
}
END_TEST

START_TEST(a_version_asks_the_author_of_a_concern_until_when)
{
    int64_t concern;

    decide_begin();
    concern = decide_concern(decide_proposed(), &(struct decide_concern){ .author_id = DAN });
    db_script(forum, str_format(&arena,
                                "UPDATE concern SET asked_id = version_id, asked_at = created_at, "
                                "state = 1 WHERE id = %d",
                                (int)concern)
                         .data);
    ck_assert(asks(DAN, "Does version 1 answer you?"));
    ck_assert(client_sees(&client, "Until "));
    ck_assert(!asks(ADA, "answer you?"));
    end();
}
END_TEST

START_TEST(an_objection_asks_who_sees_it_too)
{
    int64_t id;

    decide_begin();
    id = decide_proposed();
    decide_stance(id, DAN, 1); /* a reservation */
    decide_stance(id, EVE, 0);
    decide_concern(id, &(struct decide_concern){ .author_id = FAY, .is_block = true });
    ck_assert(asks(DAN, "An objection looks for seconders"));
    ck_assert(!asks(EVE, "looks for seconders"));
    ck_assert(!asks(FAY, "looks for seconders"));
    end();
}
END_TEST

START_TEST(who_is_asked_to_own_a_branch_finds_it_there)
{
    decide_begin();
    decide_proposed();
    db_script(forum, "INSERT INTO trial (id, decision_id, created_at) VALUES (1, 1, 1);"
                     "INSERT INTO branch (id, trial_id, number, option_id, version_id, created_at) "
                     "VALUES (1, 1, 0, 2, 1, 1);"
                     "INSERT INTO branch_owner (branch_id, account_id, asked_at) VALUES (1, 8, 1)");
    ck_assert(asks(GUS, "Will you own a branch?"));
    db_script(forum, "UPDATE branch_owner SET accepted_at = 2");
    ck_assert(!asks(GUS, "Will you own a branch?"));
    end();
}
END_TEST

START_TEST(a_report_is_asked_for_before_the_review)
{
    decide_begin();
    decide_proposed();
    db_script(forum, "INSERT INTO trial (id, decision_id, review_at, started_at, created_at) "
                     "SELECT 1, 1, created_at + 20 * 86400, 1, 1 FROM decision;"
                     "INSERT INTO branch (id, trial_id, number, option_id, version_id, state, "
                     "created_at) VALUES (1, 1, 0, 2, 1, 1, 1);"
                     "INSERT INTO branch_owner (branch_id, account_id, asked_at, accepted_at) "
                     "VALUES (1, 8, 1, 1)");
    ck_assert(!asks(GUS, "The report of your branch"));
    debate_later(7 * DAY);
    ck_assert(asks(GUS, "The report of your branch"));
    end();
}
END_TEST

START_TEST(nothing_is_asked_of_what_cannot_be_read)
{
    decide_begin();
    decide_clerk(decide_open(), HAL);
    db_script(forum, "UPDATE category SET readers = 2, team_id = 1 WHERE id = 1");
    ck_assert(!asks(HAL, "No summary yet"));
    end();
}
END_TEST

START_TEST(a_page_is_not_filled_by_decisions_alone)
{
    decide_begin();
    for (int i = 0; i < 6; i++)
        decide_clerk(decide_open(), HAL);
    see_as(HAL);
    ck_assert(client_sees(&client, "/d/4/summary"));
    ck_assert(!client_sees(&client, "/d/5/summary"));
    end();
}
END_TEST

RUN_TESTS("needs", a_clerk_is_asked_for_the_first_summary, many_messages_ask_for_a_new_summary,
          a_last_call_asks_who_spoke_and_holds_nothing_of_the_text,
          the_clerk_may_call_when_the_table_says_so,
          concerns_without_an_answer_wait_for_who_proposes,
          a_version_asks_the_author_of_a_concern_until_when, an_objection_asks_who_sees_it_too,
          who_is_asked_to_own_a_branch_finds_it_there, a_report_is_asked_for_before_the_review,
          nothing_is_asked_of_what_cannot_be_read, a_page_is_not_filled_by_decisions_alone)
