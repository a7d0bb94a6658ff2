#include "support/tried.h"

#include "accounts/account.h"
#include "base/clock.h"
#include "decisions/evidence.h"
#include "decisions/open.h"
#include "decisions/report.h"
#include "decisions/review.h"
#include "decisions/tick.h"
#include "store/driver.h"
#include "support/forum.h"

enum { DAY = 86400 };

static void must(enum result result)
{
    ck_assert_int_eq(result, OK);
}

static struct problems *problems(void)
{
    struct problems *new = arena_new(&arena, struct problems);

    new->arena = &arena;
    return new;
}

static struct str word(const struct tried_wish *wish, const char *what)
{
    return wish->word(wish->context, what);
}

static const struct written *written(const struct tried_wish *wish, const char *what)
{
    struct written *written = arena_new(&arena, struct written);

    must(written_prepare(&arena, word(wish, what), "text", problems(), written));
    return written;
}

/* One owner is enough, and nobody has to write a summary. */
static void ease(int64_t decision_id)
{
    db_script(forum, str_format(&arena,
                                "UPDATE decision_rule SET value = 1 WHERE name = 'owners';"
                                "INSERT INTO summary (id, decision_id, number, cited, posts, "
                                "last_post, created_at) VALUES (%d, %d, 1, 1, 1, 1, 1);",
                                1000 + (int)decision_id, (int)decision_id)
                         .data);
}

static void open_one(const struct tried_wish *wish, struct tried *tried)
{
    struct open_wish open = { .topic_id = wish->topic_id,
                              .author_id = wish->author_id,
                              .question = word(wish, "question that is tried"),
                              .status_quo = word(wish, "status quo"),
                              .affected = word(wish, "affected"),
                              .reversible = 1,
                              .forkable = 1,
                              .fork_why = word(wish, "why it can be forked"),
                              .floor_people = 1 };
    struct propose_wish propose = { .actor_id = wish->author_id };

    must(decision_open(forum, &arena, &open, problems(), &propose.decision_id));
    for (int i = 0; i < 2; i++) {
        struct option_wish option = { propose.decision_id, i ? wish->other_id : wish->author_id,
                                      word(wish, "option that is tried"),
                                      written(wish, "text of that option") };

        must(option_add(forum, &arena, &option, problems(), &tried->option_ids[i]));
    }
    ease(propose.decision_id);
    propose.option_id = tried->option_ids[0];
    must(option_propose(forum, &arena, &propose, problems()));
    must(decision_find(forum, &arena, propose.decision_id, &tried->decision));
}

static struct charter charter(const struct tried_wish *wish, int64_t owner_id)
{
    struct account account;

    must(account_find(forum, &arena, owner_id, &account));
    return (struct charter){ .harm = word(wish, "harm of the other way"),
                             .remedy = word(wish, "remedy of it"),
                             .perimeter = word(wish, "perimeter"),
                             .hypothesis = word(wish, "hypothesis"),
                             .expected_by = clock_now() + DAY,
                             .stop_rule = word(wish, "stop rule"),
                             .topic_id = wish->topic_id,
                             .owners = account.handle };
}

static void fork_one(const struct tried_wish *wish, struct tried *tried)
{
    struct trial_act start = { tried->decision.id, wish->other_id };
    struct trial_offer offer = { .decision_id = tried->decision.id,
                                 .actor_id = wish->other_id,
                                 .option_id = tried->option_ids[1],
                                 .charter = charter(wish, wish->other_id),
                                 .common = { .question = word(wish, "common question"),
                                             .review_at = clock_now() + 90 * DAY } };
    struct charter_wish answer = { .actor_id = wish->author_id,
                                   .charter = charter(wish, wish->author_id) };
    struct branch_act agree = { .actor_id = wish->other_id };
    struct trial trial;

    offer.common.measures[0] = (struct measure){ word(wish, "measure"), word(wish, "how") };
    must(trial_offer(forum, &arena, &offer, problems(), &tried->branch_ids[1]));
    must(trial_current(forum, &arena, tried->decision.id, &trial));
    answer.branch_id = tried->branch_ids[0] = trial.branches.items[0].id;
    must(branch_charter(forum, &arena, &answer, problems()));
    agree.branch_id = tried->branch_ids[1];
    must(branch_agree(forum, &arena, &agree, problems()));
    must(trial_start(forum, &arena, &start, problems()));
}

static void report_one(const struct tried_wish *wish, int64_t branch_id, int64_t owner_id)
{
    struct evidence_wish seen = { .branch_id = branch_id,
                                  .actor_id = wish->other_id,
                                  .words = word(wish, "evidence"),
                                  .seen_on = clock_now() };
    struct report_wish report = { .branch_id = branch_id,
                                  .actor_id = owner_id,
                                  .values = { word(wish, "value") },
                                  .report = word(wish, "report"),
                                  .lessons = word(wish, "lessons") };

    must(evidence_add(forum, &arena, &seen, problems()));
    must(report_send(forum, &arena, &report, problems()));
}

static void judge_one(const struct tried_wish *wish, const struct tried *tried)
{
    struct verdict_wish verdict = { .decision_id = tried->decision.id,
                                    .actor_id = wish->author_id,
                                    .verdict = VERDICT_KEEP,
                                    .branch_id = tried->branch_ids[0],
                                    .written = written(wish, "verdict"),
                                    .helped = word(wish, "how it helped"),
                                    .drop_why = word(wish, "reason to drop it"),
                                    .improve = word(wish, "how to improve it"),
                                    .next_at = clock_now() + DAY,
                                    .title = STR("Verdict") };
    struct answer_wish answer = { tried->branch_ids[0], wish->author_id,
                                  word(wish, "answer of the owners") };

    must(tick_settle(forum, &arena, tried->decision.id, clock_now()));
    must(verdict_draft(forum, &arena, &verdict, problems()));
    must(verdict_answer(forum, &arena, &answer, problems()));
}

void tried_make(const struct tried_wish *wish, struct tried *tried)
{
    open_one(wish, tried);
    fork_one(wish, tried);
    report_one(wish, tried->branch_ids[0], wish->author_id);
    report_one(wish, tried->branch_ids[1], wish->other_id);
    judge_one(wish, tried);
}
