/* What the forms of votes share: hours by somebody's clocks, how it is counted, what is wrong. */
#include <inttypes.h>
#include <string.h>

#include "ballots/plan_pages.h"
#include "base/arena.h"

const struct zone *ballot_form_clocks(const struct request *request)
{
    const struct zone *zone =
        request->method == POST ? zone_find(request_text(request, "zone")) : request->page.zone;

    return zone ? zone : zone_utc;
}

void ballot_fill_times(struct request *request, int64_t opens_at, int64_t closes_at)
{
    const struct zone *zone = ballot_form_clocks(request);
    struct arena *arena = &request->arena;

    request_fill(request, "opens", clock_date(arena, zone, opens_at));
    request_fill(request, "opens_hour", clock_hour(arena, zone, opens_at));
    request_fill(request, "closes", clock_date(arena, zone, closes_at));
    request_fill(request, "closes_hour", clock_hour(arena, zone, closes_at));
}

static const char *const not_a_time = N_("Say the day as 2026-06-07 and the hour as 8:00.");

/* An hour that is none is put beside the other, so that nothing else seems wrong with that one. */
enum result ballot_take_times(struct request *request, struct ballot_item *item)
{
    const struct zone *zone = ballot_form_clocks(request);
    bool opens = time_from_clock(zone, request_text(request, "opens"),
                                 request_text(request, "opens_hour"), &item->opens_at);
    bool closes = time_from_clock(zone, request_text(request, "closes"),
                                  request_text(request, "closes_hour"), &item->closes_at);

    if (!opens && closes)
        item->opens_at = item->closes_at - BALLOT_LENGTH_MIN;
    if (opens && !closes)
        item->closes_at = item->opens_at + BALLOT_LENGTH_MIN;
    if (!opens)
        request_problem(request, "opens", not_a_time);
    if (!closes)
        request_problem(request, "closes", not_a_time);
    return opens && closes ? OK : NOT_VALID;
}

void ballot_take_counting(struct request *request, struct ballot_item *item)
{
    struct str rule = request_text(request, "seat_rule");

    item->quorum = request_integer(request, "quorum");
    item->seats = request_integer(request, "seats");
    item->seat_rule = rule.length ? seat_rule_of(rule) : SAINTE_LAGUE;
}

static const char *field_of(const char *name)
{
    static const struct {
        const char *name;
        const char *field;
    } others[] = {
        { "category_id", "category" }, { "team_id", "team" },     { "draw_id", "draw" },
        { "opens_at", "opens" },       { "closes_at", "closes" }, { "law_version_id", "" },
        { "article_id", "" },          { "amendment_id", "" },    { "decision_id", "" },
        { "option_version_id", "" },   { "follows_id", "" },
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(others[i].name, name))
            return others[i].field;
    return name;
}

/* A day that is none is wrong once: what else its absence makes wrong is not said. */
void ballot_name_problems(struct request *request)
{
    struct problems *problems = &request->problems;
    size_t kept = 0;

    for (size_t i = 0; i < problems->count; i++) {
        struct problem problem = problems->items[i];
        bool is_said = false;

        problem.field = field_of(problem.field);
        for (size_t j = 0; j < kept && *problem.field; j++)
            is_said = is_said || !strcmp(problems->items[j].field, problem.field);
        if (!is_said)
            problems->items[kept++] = problem;
    }
    problems->count = kept;
}

enum result lead_to_ballot(struct request *request, const struct ballot_item *item)
{
    struct str path = ballot_path(&request->arena, item);

    return request_redirect(request, "%.*s", STR_ARGS(path));
}
