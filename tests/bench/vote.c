#include "bench/vote.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "accounts/account.h"
#include "ballots/close.h"
#include "ballots/vote.h"
#include "base/arena.h"
#include "base/clock.h"
#include "http/csrf.h"
#include "http/session.h"
#include "store/store.h"

enum { PEOPLE = 1000, VOTES = 30, HOUR = 3600 };

static enum result add_people(struct db *db, void *context)
{
    struct arena *arena = context;
    struct problems problems = { .arena = arena };
    enum result result = OK;

    for (int i = 0; result == OK && i < PEOPLE; i++) {
        struct account_wish wish = { .handle = str_format(arena, "voter%d", i),
                                     .password_hash = STR("x"),
                                     .role = MEMBER };
        struct str token = STR("");
        int64_t id;

        result = account_create(db, arena, &wish, &problems, &id);
        if (result == OK)
            result = session_begin(db, arena, id, true, STR("bench"), &token);
        printf("%.*s %.*s %.*s\n", STR_ARGS(token), STR_ARGS(csrf_token(arena, token)),
               STR_ARGS(secret_new(arena)));
    }
    return result;
}

/* It was planned an hour ago, and opens now. */
static enum result open_vote(struct db *db, void *context)
{
    struct arena *arena = context;
    struct problems problems = { .arena = arena };
    int64_t now = clock_now(), id = 0;
    struct ballot_wish wish = { .item = {
                                    .category_id = 1,
                                    .lang = STR("en"),
                                    .question = STR("Shall the bench go on as it is?"),
                                    .kind = BALLOT_YES_NO,
                                    .words = STR("The bench goes on as it is."),
                                    .opens_at = now,
                                    .closes_at = now + 24 * HOUR,
                                } };
    enum result result;

    clock_set(now - HOUR);
    result = ballot_plan(db, arena, &wish, &problems, &id);
    clock_set(0);
    if (result == OK)
        result = ballot_open(db, arena, id, now);
    return result;
}

static enum result find_last(struct db *db, void *context)
{
    struct arena *arena = context;
    struct ballot_item item;
    int64_t id = 0;

    while (ballot_find(db, arena, id + 1, &item) == OK)
        id++;
    printf("%" PRId64 "\n", id);
    return OK;
}

void bench_vote(struct store *store)
{
    struct arena arena = { 0 };
    enum result result = OK;

    /* First, for whoever is there by the second of the opening is on the roll. */
    clock_set(clock_now() - HOUR);
    result = store_write(store, add_people, &arena);
    clock_set(0);
    for (int i = 0; result == OK && i < VOTES; i++)
        result = store_write_logging(store, open_vote, &arena);
    if (result == OK)
        result = store_write(store, find_last, &arena);
    if (result != OK) {
        fputs("the bench's votes could not be opened\n", stderr);
        exit(EXIT_FAILURE);
    }
    arena_free(&arena);
}
