#include "base/arena.h"
#include "decisions/deed.h"
#include "decisions/move.h"
#include "decisions/part.h"
#include "decisions/review.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum { DAY_SECONDS = 86400, FACT_MIN = 10 };

static enum result request_from(struct rows *rows, struct arena *arena,
                                struct review_request *request)
{
    if (rows_next(rows))
        *request = (struct review_request){
            .id = row_integer(rows, "id"),
            .decision_id = row_integer(rows, "decision_id"),
            .author = author_from(rows, arena, "author"),
            .fact = row_text(rows, "fact", arena),
            .created_at = row_integer(rows, "created_at"),
            .seconders = row_integer(rows, "seconders"),
            .is_seconded = row_integer(rows, "is_seconded"),
        };
    return rows_end_one(rows);
}

enum result review_request_open(struct db *db, struct arena *arena, int64_t decision_id,
                                int64_t for_id, struct review_request *request)
{
    struct rows rows = db_query(db, sql_review_request_open, value(for_id), value(decision_id));

    return request_from(&rows, arena, request);
}

enum result review_request_find(struct db *db, struct arena *arena, int64_t id,
                                struct review_request *request)
{
    struct rows rows = db_query(db, sql_review_request_find, value(0), value(id));

    return request_from(&rows, arena, request);
}

int64_t review_next_at(const struct facts *facts)
{
    int64_t next = facts->last_review_at + facts->rules.review_apart_days * DAY_SECONDS;

    return facts->last_review_at && next > facts->now ? next : 0;
}

enum result review_ask(struct db *db, struct arena *arena, struct review_wish *wish,
                       struct problems *problems)
{
    struct part_text fact = { "fact", N_("Say what is new."), FACT_MIN, REVIEW_FACT_MAX };
    struct facts facts;
    struct deed deed = { .decision_id = wish->decision_id,
                         .kind = DEED_REVIEW_ASKED,
                         .actor_id = wish->actor_id };
    enum result result = part_begin(db, arena, wish->decision_id, wish->actor_id, &facts);

    if (result == OK)
        result = part_in(&facts, 1u << STATE_ADOPTED, problems);
    if (result == OK && facts.has_request)
        return problem_add(problems, "",
                           N_("A review is asked for already: second that, or say what is new in "
                              "the debate."));
    if (result == OK && review_next_at(&facts))
        return problem_add_time(problems, "",
                                N_("The last review ended not long ago: ask again after {time}."),
                                review_next_at(&facts));
    if (result == OK)
        result = part_text_check(&wish->fact, &fact, problems);
    if (result == OK)
        result = db_do(db, sql_review_request_add, value(wish->decision_id), value(wish->actor_id),
                       value(wish->fact), value(facts.now));
    deed.at = facts.now;
    deed.words = wish->fact;
    return result == OK ? deed_record(db, arena, &deed) : result;
}

static enum result add_second(struct db *db, const struct second_wish *wish, int64_t now)
{
    struct rows rows = db_query(db, sql_review_second_add, value(wish->request_id),
                                value(wish->actor_id), value(now));
    bool is_new = rows_next(&rows);
    enum result result = rows_end(&rows);

    return result == OK && !is_new ? CONFLICT : result;
}

/* Enough people want it: the review opens now. */
static enum result open_review(struct db *db, struct arena *arena, const struct second_wish *wish,
                               const struct review_request *request, struct problems *problems)
{
    struct move_wish wanted = {
        .decision_id = request->decision_id,
        .act = ACT_REVIEW,
        .actor_id = wish->actor_id,
        .may_write = true,
        .reason = request->fact,
    };
    struct move move;
    enum result result = move_begin(db, arena, &wanted, problems, &move);

    return result == OK ? move_end(db, arena, &move) : result;
}

enum result review_second(struct db *db, struct arena *arena, const struct second_wish *wish,
                          struct problems *problems)
{
    struct review_request request;
    struct facts facts;
    struct deed deed = { .kind = DEED_REVIEW_SECOND, .actor_id = wish->actor_id };
    enum result result = review_request_find(db, arena, wish->request_id, &request);

    if (result == OK)
        result = part_begin(db, arena, request.decision_id, wish->actor_id, &facts);
    if (result == OK)
        result = part_in(&facts, 1u << STATE_ADOPTED, problems);
    if (result == OK && request.author.id == wish->actor_id)
        return problem_add(problems, "", N_("Others second what you ask for."));
    if (result == OK)
        result = add_second(db, wish, facts.now);
    deed.decision_id = request.decision_id;
    deed.at = facts.now;
    if (result == OK)
        result = deed_record(db, arena, &deed);
    if (result == OK && request.seconders + 1 >= facts.rules.review_seconders)
        result = open_review(db, arena, wish, &request, problems);
    return result;
}
