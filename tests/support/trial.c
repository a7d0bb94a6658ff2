#include "support/trial.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "decisions/tick.h"
#include "store/driver.h"

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void run(const char *format, ...)
{
    char text[4000];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    db_script(forum, text);
}

static void add_people(void)
{
    static const char *const names[] = { "Cleo", "Dan", "Eve", "Fay", "Gil", "Hal" };

    for (int i = 0; i < 6; i++)
        run("INSERT INTO account (id, handle, handle_folded, name, role, created_at) VALUES "
            "(%d, '%s', LOWER('%s'), '', 1, 1700000000);",
            CLEO + i, names[i], names[i]);
    must(db_ids_moved(forum, "account"));
}

static void add_option(int id, int number, int author_id, const char *title)
{
    run("INSERT INTO decision_option (id, decision_id, number, title, author_id, created_at) "
        "VALUES (%d, %d, %d, '%s', %d, 1780000000);",
        id, DECISION, number, title, author_id);
    if (number)
        run("INSERT INTO text_version (option_id, number, text, html, hash, author_id, created_at) "
            "VALUES (%d, 1, 'We do it.', '<p>We do it.</p>', %s, %d, 1780000000);",
            id, forum_is_postgres() ? "'\\x00'" : "x'00'", author_id);
}

void trial_debate(enum decision_state state)
{
    debate_begin();
    add_people();
    run("INSERT INTO decision (id, topic_id, slug, author_id, kind, question, status_quo, "
        "affected, is_forkable, fork_why, floor_people, rules_version, state, state_since, "
        "clerk_id, created_at, proposed_at, ceiling_at, active_at, decided_at, review_at) VALUES "
        "(%d, %d, 'how-do-we-meet', %d, 1, 'How do we meet from now on?', 'In the library', "
        "'All of us', 1, 'Two rooms are there', 2, 1, %d, 1780000000, %d, 1780000000, 1780000000, "
        "1785184000, 1780000000, %d, %d);",
        DECISION, TOPIC, ADA, (int)state, GIL, state == STATE_ADOPTED ? 1780000000 : 0,
        state == STATE_ADOPTED ? 1780000000 + 180 * DAY : 0);
    run("INSERT INTO decision_topic (decision_id, topic_id, created_at) VALUES (%d, %d, "
        "1780000000);",
        DECISION, TOPIC);
    add_option(1, 0, ADA, "In the library");
    add_option(PROPOSED_OPTION, 1, ADA, "In the big hall");
    add_option(OTHER_OPTION, 2, BOB, "In each street");
    add_option(THIRD_OPTION, 3, CLEO, "By letter");
    run("UPDATE decision SET version_id = (SELECT id FROM text_version WHERE option_id = %d);",
        PROPOSED_OPTION);
    must(db_ids_moved(forum, "decision"));
    must(db_ids_moved(forum, "decision_option"));
}

struct charter trial_charter(const char *owners)
{
    return (struct charter){
        .perimeter = STR("Those who come in June"),
        .hypothesis = STR("More people speak"),
        .expected_by = clock_now() + 60 * DAY,
        .stop_rule = STR("Fewer than ten come twice"),
        .topic_id = TOPIC,
        .owners = str_of(owners),
    };
}

struct common trial_common(void)
{
    return (struct common){
        .question = STR("Where do more people speak?"),
        .review_at = clock_now() + 90 * DAY,
        .measures = { { STR("People who spoke"), STR("Counted at the door") },
                      { STR("Hours spent"), STR("Asked at the end") } },
        .measure_count = 2,
    };
}

int64_t trial_offered(void)
{
    struct trial_offer offer = {
        .decision_id = DECISION,
        .actor_id = BOB,
        .option_id = OTHER_OPTION,
        .charter = trial_charter("Bob, @Cleo dan"),
        .common = trial_common(),
    };
    int64_t id = 0;

    must(trial_offer(forum, &arena, &offer, debate_problems(), &id));
    return id;
}

int64_t trial_answered(void)
{
    struct trial trial = trial_now();
    struct charter_wish wish = { trial.branches.items[0].id, ADA, trial_charter("Ada, Eve, Fay") };

    must(branch_charter(forum, &arena, &wish, debate_problems()));
    return wish.branch_id;
}

enum result trial_owns(int64_t branch_id, int64_t actor_id, enum own_act act)
{
    struct own_wish wish = { .branch_id = branch_id, .actor_id = actor_id, .act = act };

    return branch_own(forum, &arena, &wish, debate_problems());
}

void trial_agreed(void)
{
    int64_t b = trial_offered(), a = trial_answered();
    struct branch_act agrees = { b, BOB };

    must(trial_owns(a, EVE, OWN_ACCEPT));
    must(trial_owns(a, FAY, OWN_ACCEPT));
    must(trial_owns(b, CLEO, OWN_ACCEPT));
    must(trial_owns(b, DAN, OWN_ACCEPT));
    must(branch_agree(forum, &arena, &agrees, debate_problems()));
}

void trial_running(void)
{
    struct trial_act act = { DECISION, BOB };

    trial_agreed();
    must(trial_start(forum, &arena, &act, debate_problems()));
}

enum result trial_report(int64_t branch_id, int64_t actor_id)
{
    struct report_wish wish = {
        .branch_id = branch_id,
        .actor_id = actor_id,
        .values = { STR("43"), STR("7") },
        .report = STR("Many came."),
        .lessons = STR("Begin earlier."),
    };

    return report_send(forum, &arena, &wish, debate_problems());
}

struct decision trial_decision(void)
{
    struct decision decision;

    must(decision_find(forum, &arena, DECISION, &decision));
    return decision;
}

struct trial trial_now(void)
{
    struct trial trial;

    must(trial_latest(forum, &arena, DECISION, &trial));
    return trial;
}

struct branch trial_branch(int64_t id)
{
    struct branch branch;

    must(branch_find(forum, &arena, id, &branch));
    return branch;
}

struct review trial_review(void)
{
    struct review review;

    must(review_latest(forum, &arena, DECISION, &review));
    return review;
}

struct verdict_wish trial_verdict(int64_t actor_id, enum review_verdict verdict)
{
    struct written *written = arena_new(&arena, struct written);

    *written = debate_written("We go on **together**.");
    return (struct verdict_wish){
        .decision_id = DECISION,
        .actor_id = actor_id,
        .verdict = verdict,
        .written = written,
        .helped = STR("More people came"),
        .drop_why = STR("It costs time"),
        .improve = STR("Begin earlier"),
        .next_at = clock_now() + 100 * DAY,
        .title = STR("Verdict"),
    };
}

void trial_later(int64_t days)
{
    debate_later(days * DAY);
    must(tick_settle(forum, &arena, DECISION, clock_now()));
}

bool trial_refused(const struct problems *problems, const char *field)
{
    for (size_t i = 0; i < problems->count; i++)
        if (!strcmp(problems->items[i].field, field))
            return true;
    return false;
}
