/* Options that are tried side by side. */
#include "cli/decision_acts.h"
#include "decisions/evidence.h"
#include "decisions/report.h"

static struct branch_act act_of(const struct decision_asked *asked)
{
    return (struct branch_act){ asked->target_id, asked->actor_id };
}

/* What is not said is as the page's form proposes it. */
static enum result fill_in(struct db *db, struct decision_asked *asked, struct charter *charter,
                           struct common *common)
{
    struct decision decision;
    enum result result = decision_find(db, &asked->run->arena, asked->decision_id, &decision);

    if (result == OK && charter->topic_id < 0)
        charter->topic_id = decision.topic_id;
    if (result == OK && !common->question.length)
        common->question = decision.question;
    return result;
}

enum result decision_run_offer(struct db *db, struct decision_asked *asked)
{
    struct trial_offer offer = { .decision_id = asked->decision_id,
                                 .actor_id = asked->actor_id,
                                 .charter = asked->charter,
                                 .common = asked->common };
    struct option option = { 0 };
    enum result result = decision_option_numbered(db, asked, asked->number, &option);

    offer.option_id = option.id;
    if (result == OK)
        result = fill_in(db, asked, &offer.charter, &offer.common);
    return result == OK
               ? trial_offer(db, &asked->run->arena, &offer, &asked->run->problems, &asked->made)
               : result;
}

enum result decision_run_common(struct db *db, struct decision_asked *asked)
{
    struct common_wish wish = { asked->decision_id, asked->actor_id, asked->common };
    struct charter charter = { 0 };
    enum result result = fill_in(db, asked, &charter, &wish.common);

    return result == OK ? trial_change(db, &asked->run->arena, &wish, &asked->run->problems)
                        : result;
}

enum result decision_run_charter(struct db *db, struct decision_asked *asked)
{
    struct charter_wish wish = { asked->target_id, asked->actor_id, asked->charter };
    struct common common = { 0 };
    enum result result = fill_in(db, asked, &wish.charter, &common);

    return result == OK ? branch_charter(db, &asked->run->arena, &wish, &asked->run->problems)
                        : result;
}

enum result decision_run_agree(struct db *db, struct decision_asked *asked)
{
    struct branch_act act = act_of(asked);

    return branch_agree(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_offer_withdraw(struct db *db, struct decision_asked *asked)
{
    struct branch_act act = act_of(asked);

    return trial_withdraw(db, &asked->run->arena, &act, &asked->run->problems);
}

enum result decision_run_own(struct db *db, struct decision_asked *asked)
{
    struct own_wish wish = { .branch_id = asked->target_id,
                             .actor_id = asked->actor_id,
                             .act = (enum own_act)asked->choice,
                             .handle = asked->whom };

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

enum result decision_run_leave(struct db *db, struct decision_asked *asked)
{
    struct branch_act act = act_of(asked);

    return branch_leave(db, &asked->run->arena, &act, &asked->run->problems);
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

enum result decision_run_stop(struct db *db, struct decision_asked *asked)
{
    struct stop_wish wish = { asked->target_id, asked->actor_id,
                              asked->choice ? BRANCH_ABANDONED : BRANCH_DROPPED, asked->reason };

    return branch_stop(db, &asked->run->arena, &wish, &asked->run->problems);
}
