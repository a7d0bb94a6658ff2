#include "support/vote.h"

#include <pthread.h>
#include <string.h>

#include "base/clock.h"

static struct problems problems;

static enum result end(enum result result)
{
    if (result == OK)
        return db_commit(forum);
    db_rollback(forum);
    return result;
}

enum result vote_try(int64_t item_id, int64_t account_id, struct str secret, const char *choice)
{
    struct vote_wish wish = { item_id, account_id, str_of(choice), secret };

    problems = (struct problems){ .arena = &arena };
    db_begin(forum);
    return end(vote_cast(forum, &arena, &wish, &problems));
}

bool vote_has_problem(const char *field)
{
    for (size_t i = 0; i < problems.count; i++)
        if (!strcmp(problems.items[i].field, field))
            return true;
    return false;
}

struct str vote_new(int64_t item_id, int64_t account_id, const char *choice)
{
    struct str secret = secret_new(&arena);

    ck_assert_int_eq(vote_try(item_id, account_id, secret, choice), OK);
    return secret;
}

void vote_many(int64_t item_id, int64_t from, int count, const char *choice)
{
    for (int i = 0; i < count; i++)
        vote_new(item_id, from + i, choice);
}

const char *vote_now(int64_t item_id, struct str secret)
{
    struct str receipt, choice = STR("");
    enum result result = vote_find(forum, &arena, item_id, secret, &receipt, &choice);

    ck_assert(result == OK || result == NOT_FOUND);
    return choice.data;
}

void vote_shuffle(int64_t item_id)
{
    db_begin(forum);
    ck_assert_int_eq(end(ballots_shuffle(forum, item_id, clock_now())), OK);
}

struct ballot_item vote_closed(int64_t item_id)
{
    struct ballot_item item = ballot_found(item_id);

    if (item.closes_at > clock_now())
        debate_later(item.closes_at - clock_now());
    db_begin(forum);
    ck_assert_int_eq(end(ballot_close(forum, &arena, item_id, item.closes_at)), OK);
    return ballot_found(item_id);
}

struct ballot_figure vote_figure(int64_t item_id, int64_t proposal, int64_t grade)
{
    struct ballot_figures figures;

    ck_assert_int_eq(ballot_figures_of(forum, &arena, item_id, &figures), OK);
    for (size_t i = 0; i < figures.count; i++)
        if (figures.items[i].proposal == proposal && figures.items[i].grade == grade)
            return figures.items[i];
    return (struct ballot_figure){ .votes = -1 };
}

void vote_to_store(void)
{
    if (!forum_is_postgres())
        db_script(forum, str_format(&arena, "VACUUM INTO '%s'", forum_where()).data);
    ck_assert_int_eq(db_state(forum), OK);
    forum_store();
}

int64_t vote_count_in_store(const char *question)
{
    struct db *was = forum;
    int64_t count;

    forum = store_reader(forum_store());
    count = debate_count(question);
    forum = was;
    return count;
}

enum { THREADS = 16 };

/* Those of one thread: every THREADSth from its own on. */
struct crowd {
    pthread_t thread;
    int64_t item_id;
    int first;
    int count;
    vote_choice *choice;
    int refused;
};

struct
try {
    struct vote_wish wish;
    struct arena arena;
};

static enum result cast(struct db *db, void *context)
{
    struct try *try = context;
    struct problems ignored = { .arena = &try->arena };

    return vote_cast(db, &try->arena, &try->wish, &ignored);
}

static void *vote(void *context)
{
    struct crowd *crowd = context;

    for (int i = crowd->first; i < crowd->count; i += THREADS) {
        struct try try = { .wish = { crowd->item_id, VOTER + i, str_of(crowd->choice(i)),
                                     STR("") } };

        try.wish.secret = secret_new(&try.arena);
        crowd->refused += store_write(forum_store(), cast, &try) != OK;
        arena_free(&try.arena);
    }
    return NULL;
}

void vote_together(int64_t item_id, int count, vote_choice *choice)
{
    struct crowd crowds[THREADS];

    for (int i = 0; i < THREADS; i++) {
        crowds[i] =
            (struct crowd){ .item_id = item_id, .first = i, .count = count, .choice = choice };
        ck_assert_int_eq(pthread_create(&crowds[i].thread, NULL, vote, &crowds[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(crowds[i].thread, NULL);
        ck_assert_int_eq(crowds[i].refused, 0);
    }
}
