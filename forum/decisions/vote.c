#include "base/clock.h"
#include "decisions/act.h"
#include "decisions/deed.h"
#include "decisions/facts.h"
#include "decisions/tick.h"
#include "render/json.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum result decision_vote(struct db *db, struct arena *arena, int64_t decision_id,
                          struct vote *vote)
{
    struct rows rows = db_query(db, sql_act_vote, value(decision_id));

    if (rows_next(&rows))
        *vote = (struct vote){
            .opened_at = row_integer(&rows, "opened_at"),
            .ends_at = row_integer(&rows, "ends_at"),
            .electorate = row_integer(&rows, "electorate"),
            .place = row_text(&rows, "place", arena),
            .yes = row_integer(&rows, "yes"),
            .no = row_integer(&rows, "no"),
            .abstain = row_integer(&rows, "abstain"),
            .recorded_at = row_integer(&rows, "recorded_at"),
        };
    return rows_end_one(&rows);
}

static void put_figures(struct json *json, const void *context)
{
    const struct result_wish *wish = context;

    json_put_string(json, "place", wish->place);
    json_put_integer(json, "yes", wish->yes);
    json_put_integer(json, "no", wish->no);
    json_put_integer(json, "abstain", wish->abstain);
}

/* Nobody votes twice: together there are no more than may vote. */
static enum result check_figure(int64_t figure, int64_t electorate, const char *field,
                                struct problems *problems)
{
    if (figure < 0)
        return problem_add_count(problems, field, N_("At least {count}, please."), 0);
    return figure > electorate
               ? problem_add_count(problems, field, N_("No more than {count} people could vote."),
                                   electorate)
               : OK;
}

static enum result check(const struct result_wish *wish, const struct vote *vote,
                         struct problems *problems)
{
    size_t characters = str_characters(wish->place);
    size_t before = problems->count;

    if (characters < PLACE_MIN || characters > PLACE_MAX)
        (void)problem_add(problems, "place",
                          N_("Say where the vote was held, so that anyone can look it up."));
    if (check_figure(wish->yes, vote->electorate, "yes", problems) == OK &&
        check_figure(wish->no, vote->electorate, "no", problems) == OK &&
        check_figure(wish->abstain, vote->electorate, "abstain", problems) == OK)
        (void)check_figure(wish->yes + wish->no + wish->abstain, vote->electorate, "yes", problems);
    return problems->count == before ? OK : NOT_VALID;
}

static enum result may_record(const struct facts *facts, struct problems *problems)
{
    if (facts->decision.state != STATE_VOTING)
        return problem_add(
            problems, "", N_("Figures are recorded while the vote is open, and at no other time."));
    return facts->is_author || facts->is_clerk
               ? OK
               : problem_add(problems, "",
                             N_("The clerk, or who put the question, records the figures."));
}

enum result decision_result(struct db *db, struct arena *arena, const struct result_wish *typed,
                            struct problems *problems)
{
    struct result_wish wish = *typed;
    int64_t now = clock_now();
    struct facts facts;
    struct vote vote;
    enum result result = tick_settle(db, arena, wish.decision_id, now);

    wish.place = str_trim(wish.place);
    if (result == OK)
        result = facts_read(db, arena, wish.decision_id, wish.actor_id, now, &facts);
    if (result == OK)
        result = may_record(&facts, problems);
    if (result == OK)
        result = decision_vote(db, arena, wish.decision_id, &vote);
    if (result == OK)
        result = check(&wish, &vote, problems);
    if (result == OK)
        result =
            db_do(db, sql_act_result, value(wish.decision_id), value(wish.place), value(wish.yes),
                  value(wish.no), value(wish.abstain), value(wish.actor_id), value(now));
    return result == OK ? deed_record(db, arena,
                                      &(struct deed){
                                          .decision_id = wish.decision_id,
                                          .kind = DEED_RESULT,
                                          .actor_id = wish.actor_id,
                                          .at = now,
                                          .version_id = facts.decision.version_id,
                                          .details = put_figures,
                                          .context = &wish,
                                      })
                        : result;
}
