/* Options that are tried side by side, and looking back at what was decided. */
#include "cli/decision_acts.h"
#include "decisions/evidence.h"
#include "decisions/report.h"
#include "decisions/review.h"

static struct branch_act act_of(const struct decision_asked *asked)
{
    return (struct branch_act){ asked->target_id, asked->actor_id };
}

enum result decision_run_agree(struct db *db, struct decision_asked *asked)
{
    struct branch_act act = act_of(asked);

    return branch_agree(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_own(struct db *db, struct decision_asked *asked)
{
    struct own_wish wish = { .branch_id = asked->target_id,
                             .actor_id = asked->actor_id,
                             .act = (enum own_act)asked->choice };

    return branch_own(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_fork(struct db *db, struct decision_asked *asked)
{
    struct trial_act act = { asked->decision_id, asked->actor_id };

    return trial_start(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_join(struct db *db, struct decision_asked *asked)
{
    struct branch_act act = act_of(asked);

    return branch_join(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_evidence(struct db *db, struct decision_asked *asked)
{
    struct evidence_wish wish = { .branch_id = asked->target_id,
                                  .actor_id = asked->actor_id,
                                  .effect = asked->choice,
                                  .words = asked->words,
                                  .seen_on = asked->seen_on };

    return evidence_add(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_report(struct db *db, struct decision_asked *asked)
{
    struct report_wish wish = { .branch_id = asked->target_id,
                                .actor_id = asked->actor_id,
                                .report = asked->text,
                                .lessons = asked->lessons };

    for (int i = 0; i < MEASURES_MAX; i++)
        wish.values[i] = asked->values[i];
    return report_send(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_review(struct db *db, struct decision_asked *asked)
{
    struct arena *arena = &asked->run->arena;
    struct review_wish wish = { asked->decision_id, asked->actor_id, asked->fact };
    struct review_request request;
    enum result result = review_ask(db, arena, &wish, &asked->run->problems);

    if (result == OK)
        result = review_request_open(db, arena, asked->decision_id, 0, &request);
    if (result == OK)
        asked->made = request.id;
    return result;
}

enum result decision_run_review_second(struct db *db, struct decision_asked *asked)
{
    struct second_wish wish = { asked->target_id, asked->actor_id };

    return review_second(db, &asked->run->arena, &wish, &asked->run->problems);
}
