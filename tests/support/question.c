#include "support/question.h"

#include "base/clock.h"
#include "decisions/tick.h"

static const char people[] =
    "INSERT INTO account (id, handle, handle_folded, name, role, created_at) VALUES "
    "(4, 'Cleo', 'cleo', '', 1, 1700000000), (5, 'Dan', 'dan', '', 1, 1700000000), "
    "(6, 'Eve', 'eve', '', 1, 1700000000), (7, 'Fay', 'fay', '', 1, 1700000000);"
    "INSERT INTO team (id, handle, handle_folded, name, kind, is_private, created_at) VALUES "
    "(1, 'North', 'north', '', 0, 0, 1700000000), (2, 'South', 'south', '', 0, 0, 1700000000), "
    "(3, 'Quiet', 'quiet', '', 0, 1, 1700000000);"
    "INSERT INTO team_member (team_id, account_id, leads, since) VALUES "
    "(1, 2, 1, 1700000000), (1, 4, 0, 1700000000), (2, 5, 1, 1700000000), "
    "(2, 6, 0, 1700000000), (3, 7, 1, 1700000000), (3, 2, 0, 1700000000);";

static const char decision[] =
    "INSERT INTO decision (id, topic_id, slug, author_id, kind, question, status_quo, affected, "
    "fork_why, floor_people, floor_groups, rules_version, state, state_since, clerk_id, "
    "created_at, ceiling_at, active_at) VALUES "
    "(1, 1, 'where-do-we-meet', 1, 1, 'Where do we meet from June on?', 'Each time anew.', "
    "'Everyone who comes.', 'Two places can be tried.', 1, 1, 1, 2, 1780000000, 3, 1780000000, "
    "1785184000, 1780000000);"
    "INSERT INTO decision_topic (decision_id, topic_id, actor_id, created_at) "
    "VALUES (1, 1, 1, 1780000000);"
    "INSERT INTO decision_option (decision_id, number, title, created_at) "
    "VALUES (1, 0, 'Each time anew', 1780000000);"
    "INSERT INTO summary (decision_id, number, author_id, cited, posts, last_post, created_at) "
    "VALUES (1, 1, 3, 1, 1, 1, 1780000000);";

void question_begin(void)
{
    debate_begin();
    db_script(forum, people);
    db_script(forum, decision);
    ck_assert_int_eq(db_ids_moved(forum, "account"), OK);
    ck_assert_int_eq(db_ids_moved(forum, "team"), OK);
    ck_assert_int_eq(db_ids_moved(forum, "decision"), OK);
}

int64_t question_option(int64_t account_id, const char *title, const char *text)
{
    struct written written = debate_written(text);
    struct option_wish wish = { QUESTION, account_id, str_of(title), &written };
    int64_t id;

    ck_assert_int_eq(option_add(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

int64_t question_propose(int64_t option_id)
{
    struct propose_wish wish = { .decision_id = QUESTION, .option_id = option_id, .actor_id = ADA };

    ck_assert_int_eq(option_propose(forum, &arena, &wish, debate_problems()), OK);
    return question_decision().version_id;
}

int64_t question_proposed(void)
{
    question_begin();
    return question_propose(
        question_option(ADA, "The library", "We meet in the library, every Tuesday evening."));
}

int64_t question_revise(int64_t account_id, int64_t option_id, const char *text)
{
    struct written written = debate_written(text);
    struct version_wish wish = { .decision_id = QUESTION,
                                 .option_id = option_id,
                                 .actor_id = account_id,
                                 .written = &written,
                                 .note = STR("What was said in the debate.") };
    int64_t id;

    ck_assert_int_eq(version_add(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

enum result question_stance(int64_t account_id, int64_t version_id, enum stance_kind kind,
                            const char *reason)
{
    struct stance_wish wish = { .decision_id = QUESTION,
                                .actor_id = account_id,
                                .version_id = version_id,
                                .kind = kind,
                                .reason = str_of(reason) };

    return stance_take(forum, &arena, &wish, debate_problems());
}

int64_t question_block(int64_t account_id, int64_t version_id)
{
    struct concern_wish wish = { .decision_id = QUESTION,
                                 .actor_id = account_id,
                                 .version_id = version_id,
                                 .harm = STR("Nobody with a wheelchair gets in there."),
                                 .remedy = STR("A place that has a ramp."),
                                 .is_block = true };
    int64_t id;

    ck_assert_int_eq(concern_raise(forum, &arena, &wish, debate_problems(), &id), OK);
    return id;
}

struct concern question_concern(int64_t id)
{
    struct concern concern;

    ck_assert_int_eq(concern_find(forum, &arena, id, &concern), OK);
    return concern;
}

struct decision question_decision(void)
{
    struct decision found;

    ck_assert_int_eq(decision_find(forum, &arena, QUESTION, &found), OK);
    return found;
}

struct option question_option_now(int64_t id)
{
    struct option option;

    ck_assert_int_eq(option_find(forum, &arena, id, &option), OK);
    return option;
}

struct concern_act question_act(int64_t account_id, int64_t concern_id, const char *words)
{
    return (struct concern_act){
        .concern_id = concern_id,
        .actor_id = account_id,
        .words = str_of(words),
        .position = STANCE_KINDS,
    };
}

void question_tick(void)
{
    ck_assert_int_eq(tick_settle(forum, &arena, QUESTION, clock_now()), OK);
}

const char *question_problem(const struct problems *problems)
{
    return problems->count ? problems->items[0].message : "";
}
