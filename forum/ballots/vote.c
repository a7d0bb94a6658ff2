#include "ballots/vote.h"

#include "ballots/list.h"
#include "base/arena.h"
#include "base/clock.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

enum result roll_place(struct db *db, int64_t item_id, int64_t account_id, struct roll_place *place)
{
    struct rows rows = db_query(db, sql_roll_place, value(item_id), value(account_id));

    *place = (struct roll_place){ 0 };
    if (rows_next(&rows))
        *place = (struct roll_place){ true, row_integer(&rows, "has_voted") };
    return rows_end(&rows);
}

/* What a vote is judged by: the item, as its list would say. */
struct voting {
    struct ballot_item item;
    struct ballot_list list;
};

static enum result find_voting(struct db *db, int64_t item_id, struct voting *voting)
{
    struct rows rows = db_query(db, sql_vote_item, value(item_id));

    *voting = (struct voting){ 0 };
    if (rows_next(&rows)) {
        struct ballot_item *item = &voting->item;

        item->kind = (enum ballot_kind)row_integer(&rows, "kind");
        item->opens_at = row_integer(&rows, "opens_at");
        item->closes_at = row_integer(&rows, "closes_at");
        item->opened_at = row_integer(&rows, "opened_at");
        item->closed_at = row_integer(&rows, "closed_at");
        item->cancelled_at = row_integer(&rows, "cancelled_at");
        voting->list.is_judgment = item->kind == BALLOT_JUDGMENT;
        voting->list.proposal_count = (size_t)row_integer(&rows, "proposals");
        voting->list.grade_count = (size_t)row_integer(&rows, "grades");
    }
    return rows_end_one(&rows);
}

/* By the clock of the transaction: whoever sends a vote at the closing second is late. */
static enum result check_time(const struct ballot_item *item, struct problems *problems)
{
    int64_t now = clock_now();

    if (item->kind == BALLOT_EXTERNAL)
        return problem_add(problems, "", N_("This vote is held elsewhere."));
    if (item->cancelled_at)
        return problem_add(problems, "", N_("This vote was cancelled."));
    if (item->closed_at || now >= item->closes_at)
        return problem_add_time(problems, "", N_("This vote is over since {time}."),
                                item->closes_at);
    if (now < item->opens_at || !item->opened_at)
        return problem_add_time(problems, "", N_("This vote opens on {time}."), item->opens_at);
    return OK;
}

static enum result check_place(const struct roll_place *place, struct problems *problems)
{
    if (place->is_on)
        return OK;
    return problem_add(problems, "",
                       N_("You are not on the roll of this vote. It was written when the vote "
                          "opened, and nobody is added since."));
}

static enum result check_choice(const struct ballot_list *list, struct str choice,
                                struct problems *problems)
{
    if (choice_is_valid(list, choice))
        return OK;
    return problem_add(problems, "choice",
                       list->is_judgment ? N_("Give each proposal one of the grades, or none.")
                                         : N_("Choose yes, no or abstention."));
}

static enum result check_secret(struct arena *arena, const struct vote_wish *wish,
                                struct problems *problems, struct str *receipt)
{
    if (secret_receipt(arena, wish->secret, receipt))
        return OK;
    return problem_add(problems, "secret",
                       N_("A ballot's secret has 26 letters and digits, in groups of four."));
}

static enum result change(struct db *db, const struct vote_wish *wish, struct str receipt,
                          struct problems *problems)
{
    struct rows rows =
        db_query(db, sql_vote_change, value(wish->item_id), value(receipt), value(wish->choice));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != NOT_FOUND)
        return result;
    return problem_add(problems, "secret",
                       N_("You have voted already. Only the secret of that ballot changes it, and "
                          "no ballot has this one."));
}

static enum result cast(struct db *db, const struct vote_wish *wish, struct str receipt,
                        struct problems *problems)
{
    struct rows rows =
        db_query(db, sql_vote_put, value(wish->item_id), value(receipt), value(wish->choice));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result != NOT_FOUND)
        return result;
    return problem_add(problems, "secret",
                       N_("This secret is another ballot's. Open the page again to vote."));
}

/* Marking and casting are one transaction, so there are as many marks as ballots. */
static enum result mark_and_cast(struct db *db, const struct vote_wish *wish, struct str receipt,
                                 struct problems *problems)
{
    struct rows rows = db_query(db, sql_vote_mark, value(wish->item_id), value(wish->account_id));
    enum result result;

    rows_next(&rows);
    result = rows_end_one(&rows);
    if (result == NOT_FOUND)
        return change(db, wish, receipt, problems);
    return result == OK ? cast(db, wish, receipt, problems) : result;
}

enum result vote_cast(struct db *db, struct arena *arena, const struct vote_wish *wish,
                      struct problems *problems)
{
    struct roll_place place;
    struct voting voting;
    struct str receipt;
    enum result result = find_voting(db, wish->item_id, &voting);

    if (result == OK)
        result = check_time(&voting.item, problems);
    if (result == OK)
        result = roll_place(db, wish->item_id, wish->account_id, &place);
    if (result == OK)
        result = check_place(&place, problems);
    if (result != OK)
        return result;
    result = check_choice(&voting.list, wish->choice, problems);
    if (check_secret(arena, wish, problems, &receipt) != OK || result != OK)
        return NOT_VALID;
    return mark_and_cast(db, wish, receipt, problems);
}

enum result vote_find(struct db *db, struct arena *arena, int64_t item_id, struct str secret,
                      struct str *receipt, struct str *choice)
{
    struct rows rows;

    if (!secret_receipt(arena, secret, receipt))
        return NOT_FOUND;
    rows = db_query(db, sql_vote_find, value(item_id), value(*receipt));
    if (rows_next(&rows))
        *choice = row_text(&rows, "choice", arena);
    return rows_end_one(&rows);
}

enum result votes_uneven(struct db *db, int64_t *item_id)
{
    struct rows rows = db_query(db, sql_votes_uneven, NO_VALUES);

    *item_id = rows_next(&rows) ? row_integer(&rows, "id") : 0;
    return rows_end(&rows);
}
