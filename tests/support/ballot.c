#include "support/ballot.h"

#include <string.h>

#include "ballots/close.h"
#include "base/clock.h"
#include "store/driver.h"

/* A statement of our own, beside those of support/decide.c and support/log.c. */
static const struct sql add_voter = {
    "ballot_voter",
    "INSERT INTO account (id, handle, handle_folded, name, password, role, created_at) "
    "VALUES ($1, $2, $2, '', 'x', 1, 1700000000) RETURNING id",
    SQL_OWN + 27
};
void ballot_begin(int voters)
{
    debate_begin();
    for (int i = 0; i < voters; i++) {
        struct rows rows = db_query(forum, add_voter, value((int64_t)VOTER + i),
                                    value(str_format(&arena, "voter%d", i + 1)));

        rows_next(&rows);
        ck_assert_int_eq(rows_end_one(&rows), OK);
    }
    ck_assert_int_eq(db_ids_moved(forum, "account"), OK);
}

struct ballot_wish ballot_wish(enum ballot_kind kind)
{
    static const struct str proposals[] = { { "The library", 11 },
                                            { "The station", 11 },
                                            { "The park", 8 } };
    struct ballot_wish wish = {
        .item = { .category_id = CATEGORY,
                  .lang = STR("en"),
                  .question = STR("Shall we meet at the library in June?"),
                  .kind = kind,
                  .words = STR("We meet at the library on 14 June."),
                  .opens_at = clock_now() + 3600,
                  .closes_at = clock_now() + 3600 + 86400 },
        .actor_id = MIA,
    };

    if (kind == BALLOT_EXTERNAL)
        wish.item.address = STR("https://vote.example/elections/june/");
    if (kind == BALLOT_JUDGMENT) {
        ballot_usual_grades(&wish);
        for (; wish.proposal_count < sizeof proposals / sizeof *proposals; wish.proposal_count++)
            wish.proposals[wish.proposal_count] = proposals[wish.proposal_count];
    }
    return wish;
}

static enum result end(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

static struct problems problems;

enum result ballot_try_plan(const struct ballot_wish *wish, int64_t *id)
{
    problems = (struct problems){ .arena = &arena };
    db_begin(forum);
    return end(ballot_plan(forum, &arena, wish, &problems, id));
}

bool ballot_has_problem(const char *field)
{
    for (size_t i = 0; i < problems.count; i++)
        if (!strcmp(problems.items[i].field, field))
            return true;
    return false;
}

static int64_t plan(const struct ballot_wish *wish)
{
    int64_t id = 0;

    ck_assert_int_eq(ballot_try_plan(wish, &id), OK);
    return id;
}

int64_t ballot_planned(enum ballot_kind kind)
{
    struct ballot_wish wish = ballot_wish(kind);

    return plan(&wish);
}

int64_t ballot_opened_as(const struct ballot_wish *wish)
{
    int64_t id = plan(wish);

    if (wish->item.opens_at > clock_now())
        debate_later(wish->item.opens_at - clock_now());
    if (wish->item.kind == BALLOT_EXTERNAL)
        return id;
    db_begin(forum);
    ck_assert_int_eq(end(ballot_open(forum, &arena, id, clock_now())), OK);
    return id;
}

int64_t ballot_opened(enum ballot_kind kind)
{
    struct ballot_wish wish = ballot_wish(kind);

    return ballot_opened_as(&wish);
}

struct ballot_item ballot_found(int64_t id)
{
    struct ballot_item item;

    ck_assert_int_eq(ballot_find(forum, &arena, id, &item), OK);
    return item;
}
