/* How a decision comes and goes: its question, its steps, its end. */
#include "base/clock.h"
#include "cli/decision_acts.h"
#include "decisions/clerk.h"

enum { DAY_SECONDS = 86400, NOTICE_DAYS = 4 /* as the page proposes */ };

enum result decision_run_open(struct db *db, struct decision_asked *asked)
{
    asked->open.topic_id = asked->target_id;
    asked->open.author_id = asked->actor_id;
    return decision_open(db, &asked->run->arena, &asked->open, &asked->run->problems,
                         &asked->decision_id);
}

enum result decision_run_notice(struct db *db, struct decision_asked *asked)
{
    int64_t days = asked->days < 0 ? NOTICE_DAYS : asked->days;

    asked->notice.topic_id = asked->target_id;
    asked->notice.author_id = asked->actor_id;
    asked->notice.written = &asked->written;
    asked->notice.until = days && days <= NOTICE_DAYS_MAX ? clock_now() + days * DAY_SECONDS : 0;
    return notice_give(db, &asked->run->arena, &asked->notice, &asked->run->problems,
                       &asked->decision_id);
}

enum result decision_run_call(struct db *db, struct decision_asked *asked)
{
    struct last_call_wish wish = { .decision_id = asked->decision_id, .actor_id = asked->actor_id };

    for (int i = 0; i < SET_ASIDE_OPTIONS_MAX; i++)
        wish.reasons[i] = asked->reason;
    return decision_call(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_return(struct db *db, struct decision_asked *asked)
{
    struct return_wish wish = { asked->decision_id, asked->actor_id,
                                asked->concern > 0 ? asked->concern : 0, asked->reason };

    return decision_return(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_contest(struct db *db, struct decision_asked *asked)
{
    struct contest_wish wish = { asked->decision_id, asked->actor_id, asked->reason };

    return notice_contest(db, &asked->run->arena, &wish, &asked->run->problems);
}

static struct act_wish wish_of(const struct decision_asked *asked)
{
    return (struct act_wish){ asked->decision_id, asked->actor_id, asked->reason };
}

enum result decision_run_withdraw(struct db *db, struct decision_asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_withdraw(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_take_over(struct db *db, struct decision_asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_take_over(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_wake(struct db *db, struct decision_asked *asked)
{
    struct act_wish wish = wish_of(asked);

    return decision_wake(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_step_down(struct db *db, struct decision_asked *asked)
{
    struct step_down wish = { asked->decision_id, asked->actor_id, asked->reason };

    return clerk_step_down(db, &asked->run->arena, &wish, &asked->run->problems);
}

enum result decision_run_result(struct db *db, struct decision_asked *asked)
{
    asked->result.decision_id = asked->decision_id;
    asked->result.actor_id = asked->actor_id;
    return decision_result(db, &asked->run->arena, &asked->result, &asked->run->problems);
}
