/* Looking back at what was decided, or tried. */
#include "cli/decision_acts.h"
#include "decisions/review.h"

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

enum result decision_run_verdict(struct db *db, struct decision_asked *asked)
{
    struct verdict_wish wish = asked->verdict;

    wish.decision_id = asked->decision_id;
    wish.actor_id = asked->actor_id;
    wish.verdict = asked->choice + VERDICT_RENEW;
    wish.written = &asked->written;
    wish.title = STR("Verdict of the review");
    return verdict_draft(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_owners_answer(struct db *db, struct decision_asked *asked)
{
    struct answer_wish wish = { asked->target_id, asked->actor_id, asked->words };

    return verdict_answer(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_verdict_call(struct db *db, struct decision_asked *asked)
{
    struct trial_act act = { asked->decision_id, asked->actor_id };

    return verdict_call(db, &asked->run->arena, &act, &asked->run->problems);
}
