/* Who leaves for good with a part in decisions: what goes with them, what stays, and by whom. */
#include "accounts/leave.h"

#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/summary.h"
#include "support/decide.h"

static void leaves(int64_t account_id, bool erases)
{
    db_begin(forum);
    ck_assert_int_eq(account_leave(forum, &arena, &(struct account_event){ account_id, erases },
                                   debate_problems()),
                     OK);
    ck_assert_int_eq(db_commit(forum), OK);
}

static struct concern concern_now(int64_t id)
{
    struct concern concern;

    ck_assert_int_eq(concern_find(forum, &arena, id, &concern), OK);
    return concern;
}

/* An objection to the text that is proposed, as people make one. */
static int64_t object(int64_t decision_id, int64_t account_id)
{
    struct concern_wish wish = { .decision_id = decision_id,
                                 .actor_id = account_id,
                                 .version_id = decide_find(decision_id).version_id,
                                 .harm = STR("The ferryman cannot get there."),
                                 .remedy = STR("A place beside the river."),
                                 .is_block = true };
    int64_t id;

    db_begin(forum);
    ck_assert_int_eq(concern_raise(forum, &arena, &wish, debate_problems(), &id), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    return id;
}

START_TEST(an_objection_without_seconders_goes_with_its_words)
{
    struct concern concern;
    int64_t id;

    decide_begin();
    id = object(decide_proposed(), DAN);
    leaves(DAN, true);
    concern = concern_now(id);
    ck_assert_int_eq(concern.state, CONCERN_LAPSED);
    ck_assert_int_ne(concern.ended_at, 0);
    ck_assert_uint_eq(concern.harm.length, 0);
    ck_assert_int_eq(concern.author.id, 0);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM decision_event WHERE words LIKE '%ferryman%'"),
        0);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM stance WHERE reason LIKE '%ferryman%'"), 0);
    decide_check_log();
}
END_TEST

START_TEST(an_objection_that_somebody_seconds_is_theirs_and_stays)
{
    struct concern_act act = { .actor_id = EVE, .position = STANCE_KINDS };

    decide_begin();
    act.concern_id = object(decide_proposed(), DAN);
    db_begin(forum);
    ck_assert_int_eq(concern_add_second(forum, &arena, &act, debate_problems()), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    leaves(DAN, true);
    ck_assert_int_eq(concern_now(act.concern_id).author.id, EVE);
    ck_assert_str_eq(concern_now(act.concern_id).harm.data, "The ferryman cannot get there.");
    ck_assert_int_eq(concern_now(act.concern_id).ended_at, 0);
    decide_check_log();
}
END_TEST

START_TEST(a_position_stays_counted_without_its_reason)
{
    int64_t id;

    decide_begin();
    id = decide_proposed();
    decide_stance(id, DAN, 1);
    db_script(forum, "UPDATE stance SET reason = 'It is far.', condition = 'A bus.'");
    leaves(DAN, true);
    ck_assert_int_eq(decide_facts(id, ADA).people, 1);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM stance "
                                  "WHERE reason = '' AND condition = '' AND kind = 1"),
                     1);
}
END_TEST

START_TEST(a_reason_stays_when_words_stay)
{
    int64_t id;

    decide_begin();
    id = decide_proposed();
    decide_stance(id, DAN, 1);
    db_script(forum, "UPDATE stance SET reason = 'It is far.'");
    leaves(DAN, false);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM stance WHERE reason = 'It is far.'"), 1);
}
END_TEST

START_TEST(an_author_who_is_erased_leaves_the_text_to_all)
{
    struct option option;
    struct text_version version;
    int64_t id;

    decide_begin();
    id = decide_proposed();
    leaves(ADA, true);
    ck_assert_int_eq(decide_find(id).author.id, 0);
    ck_assert_int_eq(version_find(forum, &arena, decide_find(id).version_id, &version), OK);
    ck_assert_str_eq(version.text.data, "At the library.");
    ck_assert_str_eq(version.author.handle.data, "gone-1");
    ck_assert_int_eq(option_find(forum, &arena, version.option_id, &option), OK);
    ck_assert_str_eq(option.author.handle.data, "gone-1");
    decide_check_log();
}
END_TEST

START_TEST(a_summary_stays_by_nobody_and_others_write_the_next)
{
    struct visitor bob = { .account_id = BOB, .role = MEMBER };
    struct summary summary;
    struct summary_wish wish;
    int64_t id, number;

    decide_begin();
    id = decide_open();
    decide_summary(id);
    leaves(ADA, true);
    ck_assert_int_eq(summary_read(forum, &arena,
                                  &(struct summary_wanted){ .decision_id = id, .visitor = &bob },
                                  &summary),
                     OK);
    ck_assert_str_eq(summary.author.handle.data, "gone-1");
    debate_say(BOB, 0, "We go on without her.");
    wish = (struct summary_wish){ .decision_id = id,
                                  .topic_id = TOPIC,
                                  .visitor = &bob,
                                  .based_on = 1,
                                  .texts[SUMMARY_HAPPENED] = STR("We go on. #2") };
    db_begin(forum);
    ck_assert_int_eq(summary_write(forum, &arena, &wish, debate_problems(), &number), OK);
    ck_assert_int_eq(db_commit(forum), OK);
    ck_assert_int_eq(number, 2);
    decide_check_log();
}
END_TEST

START_TEST(an_owner_and_arbiter_who_is_erased_leaves_nothing_to_read)
{
    int64_t id, concern;

    decide_begin();
    id = decide_proposed();
    concern = decide_concern(id, &(struct decide_concern){ .author_id = EVE });
    db_script(forum,
              str_format(&arena,
                         "INSERT INTO trial (id, decision_id, started_at, created_at) "
                         "VALUES (1, 1, 1, 1);"
                         "INSERT INTO branch (id, trial_id, number, option_id, version_id, state, "
                         "created_at) VALUES (1, 1, 0, 2, 1, 1, 1);"
                         "INSERT INTO branch_owner (branch_id, account_id, asked_at, accepted_at) "
                         "VALUES (1, 8, 1, 1);"
                         "INSERT INTO branch_member (branch_id, account_id, created_at) "
                         "VALUES (1, 8, 1);"
                         "INSERT INTO evidence (branch_id, author_id, effect, words, seen_on, "
                         "created_at) VALUES (1, 8, 0, 'The ferryman came.', 1, 1);"
                         "INSERT INTO review (id, decision_id, opened_at) VALUES (1, 1, 1);"
                         "INSERT INTO review_answer (review_id, branch_id, account_id, words, "
                         "created_at) VALUES (1, 1, 8, 'Ask the ferryman.', 1);"
                         "INSERT INTO review_request (decision_id, author_id, fact, created_at) "
                         "VALUES (1, 8, 'The ferryman left.', 1);"
                         "INSERT INTO concern_arbiter (concern_id, account_id, verdict, reason, "
                         "drawn_at, said_at, entry) VALUES (%d, 8, 1, 'So the ferryman says.', 1, "
                         "1, 0)",
                         (int)concern)
                  .data);
    leaves(GUS, true);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM branch_owner"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM branch_member"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM evidence WHERE words <> ''"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM review_answer WHERE words <> ''"),
                     0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM review_request WHERE fact <> ''"),
                     0);
    ck_assert_int_eq(
        debate_count("SELECT COUNT(*) AS count FROM concern_arbiter WHERE reason <> ''"), 0);
    ck_assert_int_eq(debate_count("SELECT COUNT(*) AS count FROM concern_arbiter"), 1);
    decide_check_log();
}
END_TEST

RUN_TESTS("leave_decisions", an_objection_without_seconders_goes_with_its_words,
          an_objection_that_somebody_seconds_is_theirs_and_stays,
          a_position_stays_counted_without_its_reason, a_reason_stays_when_words_stay,
          an_author_who_is_erased_leaves_the_text_to_all,
          a_summary_stays_by_nobody_and_others_write_the_next,
          an_owner_and_arbiter_who_is_erased_leaves_nothing_to_read)
