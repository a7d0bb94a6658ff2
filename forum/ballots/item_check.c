#include "ballots/item_check.h"

#include "base/clock.h"
#include "law/canon.h"
#include "render/html.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"
#include "teams/team.h"
#include "topics/category.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

void item_tidy(struct arena *arena, struct ballot_wish *wish)
{
    struct ballot_item *item = &wish->item;

    item->question = canon_text(arena, item->question);
    item->address = canon_text(arena, item->address);
    item->fingerprint = canon_text(arena, item->fingerprint);
    for (size_t i = 0; i < wish->proposal_count; i++)
        wish->proposals[i] = canon_text(arena, wish->proposals[i]);
    for (size_t i = 0; i < wish->grade_count; i++)
        wish->grades[i] = canon_text(arena, wish->grades[i]);
    if (item->kind != BALLOT_EXTERNAL)
        item->address = item->fingerprint = STR("");
    if (item->electorate != VOTERS_TEAM)
        item->team_id = 0;
    if (item->electorate != VOTERS_DRAWN)
        item->draw_id = 0;
}

/* One held elsewhere may be over already: then its result is all that is to be said. */
static enum result check_times(const struct ballot_item *item, int64_t now,
                               struct problems *problems)
{
    int64_t length = item->closes_at - item->opens_at;
    enum result result = OK;

    if (item->opens_at <= now && !item->is_fallback && item->kind != BALLOT_EXTERNAL)
        result =
            problem_add(problems, "opens_at",
                        N_("A vote is announced before it opens, so that people can prepare."));
    if (item->opens_at > now + (int64_t)BALLOT_AHEAD_DAYS_MAX * DAY_SECONDS ||
        item->opens_at < now - (int64_t)BALLOT_AHEAD_DAYS_MAX * DAY_SECONDS)
        result = problem_add(problems, "opens_at", N_("That is more than three years away."));
    if (item->closes_at <= item->opens_at)
        return problem_add(problems, "closes_at", N_("A vote closes after it opens."));
    if (length < BALLOT_LENGTH_MIN)
        result = problem_add_count(problems, "closes_at",
                                   N_("A vote is open for {count} minutes at least."),
                                   BALLOT_LENGTH_MIN / 60);
    if (length > (int64_t)BALLOT_LENGTH_DAYS_MAX * DAY_SECONDS)
        result =
            problem_add_count(problems, "closes_at", N_("A vote is open for {count} days at most."),
                              BALLOT_LENGTH_DAYS_MAX);
    return result;
}

static enum result check_counting(const struct ballot_item *item, struct problems *problems)
{
    enum result result = OK;

    if (item->quorum < 0 || item->quorum > 100)
        result = problem_add(problems, "quorum", N_("A quorum is from 0 to 100 percent."));
    if (item->seats < 0 || item->seats > SEATS_MAX)
        result = problem_add_count(problems, "seats", N_("{count} seats at most."), SEATS_MAX);
    if (item->seats > 0 && item->kind == BALLOT_JUDGMENT)
        result = problem_add(problems, "seats",
                             N_("Seats are shared by yes, no and abstain, not by grades."));
    if ((int)item->seat_rule < 0 || item->seat_rule >= SEAT_RULES)
        result = problem_add(problems, "seat_rule", N_("Choose how seats are shared."));
    return result;
}

static enum result check_place(const struct ballot_item *item, struct problems *problems)
{
    enum result result = OK;

    if (item->kind != BALLOT_EXTERNAL)
        return OK;
    if (!url_is_web(item->address) || str_characters(item->address) > BALLOT_ADDRESS_MAX)
        result = problem_add(problems, "address",
                             N_("Give the address where people vote: it begins with https://."));
    if (str_characters(item->fingerprint) > BALLOT_FINGERPRINT_MAX)
        result = problem_add_count(problems, "fingerprint", N_("{count} characters at most."),
                                   BALLOT_FINGERPRINT_MAX);
    return result;
}

enum result item_check_terms(const struct ballot_item *item, int64_t now, struct problems *problems)
{
    enum result result = check_times(item, now, problems);

    result = result_worse(result, check_counting(item, problems));
    return result_worse(result, check_place(item, problems));
}

struct lines {
    const char *field;
    const struct str *items;
    size_t count;
    size_t min;
    size_t max;
    int64_t length; /* characters of one */
};

static enum result check_lines(const struct lines *lines, struct problems *problems)
{
    enum result result = OK;

    if (lines->count < lines->min)
        result = problem_add_count(problems, lines->field, N_("{count} at least, one a line."),
                                   (int64_t)lines->min);
    if (lines->count > lines->max)
        return problem_add_count(problems, lines->field, N_("{count} at most."),
                                 (int64_t)lines->max);
    for (size_t i = 0; i < lines->count; i++) {
        size_t length = str_characters(lines->items[i]);

        if (!length || length > (size_t)lines->length)
            result = problem_add_count(problems, lines->field,
                                       N_("Each has from 1 to {count} characters."), lines->length);
        for (size_t j = 0; j < i; j++)
            if (str_equal(lines->items[i], lines->items[j]))
                result = problem_add_value(problems, lines->field,
                                           N_("“{value}” stands there twice."), lines->items[i]);
    }
    return result;
}

static enum result check_lists(const struct ballot_wish *wish, struct problems *problems)
{
    struct lines proposals = { "proposals",   wish->proposals, wish->proposal_count,
                               PROPOSALS_MIN, PROPOSALS_MAX,   BALLOT_PROPOSAL_MAX };
    struct lines grades = { "grades",   wish->grades, wish->grade_count,
                            GRADES_MIN, GRADES_MAX,   BALLOT_GRADE_MAX };
    enum result result;

    if (wish->item.kind != BALLOT_JUDGMENT) {
        proposals.min = proposals.max = 0;
        grades.min = grades.max = 0;
    }
    result = check_lines(&proposals, problems);
    return result_worse(result, check_lines(&grades, problems));
}

static enum result check_question(const struct ballot_item *item, struct problems *problems)
{
    size_t length = str_characters(item->question);
    enum result result = OK;

    if (length < BALLOT_QUESTION_MIN || length > BALLOT_QUESTION_MAX)
        result =
            problem_add(problems, "question", N_("Ask in one sentence, of 10 to 200 characters."));
    if ((int)item->kind < 0 || item->kind >= BALLOT_KINDS)
        result = problem_add(problems, "kind", N_("Choose how people vote."));
    if ((int)item->source < 0 || item->source >= BALLOT_SOURCES)
        result = problem_add(problems, "words", N_("Say where the words come from."));
    return result;
}

/* What is missing is a problem of the field that names it. */
static enum result need(enum result found, struct problems *problems, const char *field,
                        const char *message)
{
    return found == NOT_FOUND ? problem_add(problems, field, message) : found;
}

static enum result find_draw(struct db *db, int64_t id)
{
    struct rows rows = db_query(db, sql_ballot_draw, value(id));
    bool is_cancelled = false;
    enum result result;

    if (rows_next(&rows))
        is_cancelled = row_integer(&rows, "cancelled_at");
    result = rows_end_one(&rows);
    return result == OK && is_cancelled ? NOT_FOUND : result;
}

static enum result check_voters(struct db *db, struct arena *arena, const struct ballot_item *item,
                                struct problems *problems)
{
    struct team team;

    switch (item->electorate) {
    case VOTERS_ALL: return OK;
    case VOTERS_TEAM:
        return need(team_find(db, arena, 0, item->team_id, &team), problems, "team_id",
                    N_("There is no such team."));
    case VOTERS_DRAWN:
        return need(find_draw(db, item->draw_id), problems, "draw_id",
                    N_("There is no such draw."));
    default: return problem_add(problems, "electorate", N_("Choose who may vote."));
    }
}

static enum result check_followed(struct db *db, struct arena *arena,
                                  const struct ballot_item *item, struct problems *problems)
{
    struct ballot_item before = { 0 };
    enum result result;

    if (!item->follows_id)
        return OK;
    result = need(ballot_find(db, arena, item->follows_id, &before), problems, "follows_id",
                  N_("There is no such vote to follow."));
    return result == OK && before.followed_by_id ? CONFLICT : result;
}

enum result item_check(struct db *db, struct arena *arena, const struct ballot_wish *wish,
                       struct problems *problems)
{
    const struct ballot_item *item = &wish->item;
    struct category category;
    enum result result = check_question(item, problems);

    result = result_worse(result, check_lists(wish, problems));
    result = result_worse(result, item_check_terms(item, clock_now(), problems));
    result =
        result_worse(result, need(category_find(db, arena, item->category_id, &category), problems,
                                  "category_id", N_("Choose the space that it is for.")));
    result = result_worse(result, check_voters(db, arena, item, problems));
    return result_worse(result, check_followed(db, arena, item, problems));
}
