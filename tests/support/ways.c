#include "support/ways.h"

#include "base/clock.h"
#include "decisions/concern.h"
#include "decisions/report.h"
#include "decisions/tick.h"

/* One act of the domain in a transaction of its own, that has to come about. */
#define MUST(call)                                                                                 \
    do {                                                                                           \
        db_begin(forum);                                                                           \
        ck_assert_int_eq(ways_end(call), OK);                                                      \
    } while (0)

enum result ways_end(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

void ways_begin(void)
{
    decide_begin();
    db_script(forum, "UPDATE decision_rule SET value = 1 WHERE name = 'owners'");
}

int64_t ways_option(int64_t decision_id, int64_t actor_id)
{
    struct written written = debate_written("In the park.");
    struct option_wish wish = { decision_id, actor_id, STR("In the park"), &written };
    int64_t id;

    MUST(option_add(forum, &arena, &wish, debate_problems(), &id));
    return id;
}

void ways_heard(int64_t decision_id)
{
    decide_stance(decision_id, BOB, STANCE_SUPPORT);
    decide_stance(decision_id, CLEO, STANCE_SUPPORT);
    decide_stance(decision_id, DAN, STANCE_SUPPORT);
    debate_later(7 * DAY);
}

int64_t ways_adopted(void)
{
    int64_t id = decide_called();

    ways_later(id, 7);
    ck_assert_int_eq(decide_find(id).state, STATE_ADOPTED);
    return id;
}

int64_t ways_block(int64_t decision_id)
{
    struct text_version text;
    struct concern_wish wish = {
        .decision_id = decision_id,
        .actor_id = EVE,
        .harm = STR("Nobody comes there without a car."),
        .remedy = STR("A bus that comes back in the evening."),
        .is_must = true,
        .is_block = true,
    };
    struct concern_act second = { .actor_id = FAY, .position = STANCE_KINDS };
    struct concern_act answer = { .actor_id = HAL, .words = STR("There is a bus at nine.") };

    ck_assert_int_eq(version_current(forum, &arena, decision_id, &text), OK);
    wish.version_id = text.id;
    MUST(concern_raise(forum, &arena, &wish, debate_problems(), &second.concern_id));
    answer.concern_id = second.concern_id;
    MUST(concern_add_second(forum, &arena, &second, debate_problems()));
    second.actor_id = GUS;
    MUST(concern_add_second(forum, &arena, &second, debate_problems()));
    MUST(concern_answer(forum, &arena, &answer, debate_problems()));
    return second.concern_id;
}

void ways_lift(int64_t concern_id)
{
    struct concern_act act = { .concern_id = concern_id,
                               .actor_id = EVE,
                               .words = STR("The bus is what I asked for."),
                               .position = STANCE_SUPPORT };

    MUST(concern_resolve(forum, &arena, &act, debate_problems()));
}

static struct charter charter_of(const char *owner)
{
    return (struct charter){ .perimeter = STR("Those who come in June"),
                             .hypothesis = STR("More people speak"),
                             .expected_by = clock_now() + 60 * DAY,
                             .stop_rule = STR("Fewer than ten come twice"),
                             .topic_id = TOPIC,
                             .owners = str_of(owner) };
}

struct trial ways_offered(int64_t decision_id)
{
    struct trial_offer offer = {
        .decision_id = decision_id,
        .actor_id = BOB,
        .option_id = ways_option(decision_id, BOB),
        .charter = charter_of("bob"),
        .common = { .question = STR("Where do more people speak?"),
                    .review_at = clock_now() + 90 * DAY,
                    .measures = { { STR("People who spoke"), STR("Counted at the door") } },
                    .measure_count = 1 },
    };
    struct charter_wish answer = { .actor_id = ADA, .charter = charter_of("ada") };
    struct trial trial;
    int64_t id;

    MUST(trial_offer(forum, &arena, &offer, debate_problems(), &id));
    ck_assert_int_eq(trial_current(forum, &arena, decision_id, &trial), OK);
    answer.branch_id = trial.branches.items[0].id;
    MUST(branch_charter(forum, &arena, &answer, debate_problems()));
    return trial;
}

void ways_agreed(const struct trial *trial)
{
    struct branch_act act = { trial->branches.items[1].id, BOB };

    MUST(branch_agree(forum, &arena, &act, debate_problems()));
}

enum result ways_fork(int64_t decision_id, int64_t actor_id, struct problems *problems)
{
    db_begin(forum);
    return ways_end(
        trial_start(forum, &arena, &(struct trial_act){ decision_id, actor_id }, problems));
}

void ways_report(const struct trial *trial)
{
    for (size_t i = 0; i < 2; i++) {
        struct report_wish wish = { .branch_id = trial->branches.items[i].id,
                                    .actor_id = i ? BOB : ADA,
                                    .values = { STR("43") },
                                    .report = STR("Many came."),
                                    .lessons = STR("Begin earlier.") };

        MUST(report_send(forum, &arena, &wish, debate_problems()));
    }
    ways_later(trial->decision_id, 0);
}

struct verdict_wish ways_verdict(int64_t decision_id, enum review_verdict verdict)
{
    struct written *written = arena_new(&arena, struct written);

    *written = debate_written("We go on **together**.");
    return (struct verdict_wish){ .decision_id = decision_id,
                                  .actor_id = ADA,
                                  .verdict = verdict,
                                  .written = written,
                                  .helped = STR("More people came"),
                                  .drop_why = STR("It costs time"),
                                  .improve = STR("Begin earlier"),
                                  .next_at = clock_now() + 100 * DAY,
                                  .title = STR("Verdict") };
}

void ways_draft(int64_t decision_id, enum review_verdict verdict)
{
    struct verdict_wish wish = ways_verdict(decision_id, verdict);
    struct trial trial;

    if (verdict == VERDICT_KEEP) {
        ck_assert_int_eq(trial_current(forum, &arena, decision_id, &trial), OK);
        wish.branch_id = trial.branches.items[1].id;
    }
    MUST(verdict_draft(forum, &arena, &wish, debate_problems()));
}

void ways_answer(int64_t decision_id)
{
    struct trial trial;

    ck_assert_int_eq(trial_current(forum, &arena, decision_id, &trial), OK);
    for (size_t i = 0; i < trial.branches.count; i++) {
        struct answer_wish wish = { trial.branches.items[i].id, i ? BOB : ADA,
                                    STR("We can live with it.") };

        MUST(verdict_answer(forum, &arena, &wish, debate_problems()));
    }
}

enum result ways_call_verdict(int64_t decision_id, int64_t actor_id, struct problems *problems)
{
    db_begin(forum);
    return ways_end(
        verdict_call(forum, &arena, &(struct trial_act){ decision_id, actor_id }, problems));
}

void ways_ask_review(int64_t decision_id, int seconders)
{
    static const int64_t people[] = { CLEO, DAN, EVE };
    struct review_wish wish = { decision_id, BOB, STR("The library has burnt down.") };
    struct review_request request;

    MUST(review_ask(forum, &arena, &wish, debate_problems()));
    ck_assert_int_eq(review_request_open(forum, &arena, decision_id, 0, &request), OK);
    for (int i = 0; i < seconders; i++) {
        struct second_wish second = { request.id, people[i] };

        MUST(review_second(forum, &arena, &second, debate_problems()));
    }
}

void ways_later(int64_t decision_id, int64_t days)
{
    debate_later(days * DAY);
    decide_settle(decision_id);
}
