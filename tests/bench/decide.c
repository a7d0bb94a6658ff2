#include "bench/decide.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "decisions/open.h"
#include "decisions/option.h"
#include "decisions/stance.h"
#include "decisions/summary.h"
#include "store/store.h"

enum { PEOPLE = 200, TOPIC = 3, DECISION = 1, ASKS = 1 };

static struct problems problems_of(struct arena *arena)
{
    return (struct problems){ .arena = arena };
}

static enum result summarize(struct db *db, struct arena *arena)
{
    const struct visitor who = { .account_id = ASKS, .role = MEMBER };
    struct problems problems = problems_of(arena);
    struct summary_wish wish = {
        .decision_id = DECISION,
        .topic_id = TOPIC,
        .visitor = &who,
        .texts[SUMMARY_WHY] = STR("The first reason. #1 #2\nAnother one. #3\nA third. #4 #5"),
    };
    int64_t number;

    return summary_write(db, arena, &wish, &problems, &number);
}

static enum result propose(struct db *db, struct arena *arena)
{
    struct problems problems = problems_of(arena);
    struct written written;
    struct option_wish option = {
        .decision_id = DECISION, .actor_id = ASKS, .title = STR("One way"), .written = &written
    };
    struct propose_wish wish = { .decision_id = DECISION, .actor_id = ASKS };
    enum result result =
        written_prepare(arena, STR("We do it like this, and look at it again in six months."),
                        "text", &problems, &written);

    if (result == OK)
        result = option_add(db, arena, &option, &problems, &wish.option_id);
    return result == OK ? option_propose(db, arena, &wish, &problems) : result;
}

static enum result take_positions(struct db *db, struct arena *arena)
{
    struct problems problems = problems_of(arena);
    struct text_version text;
    enum result result = version_current(db, arena, DECISION, &text);

    for (int64_t i = 1; result == OK && i <= PEOPLE; i++) {
        struct stance_wish wish = {
            .decision_id = DECISION,
            .actor_id = i,
            .version_id = text.id,
            .kind = i % 2 ? STANCE_SUPPORT : STANCE_RESERVATION,
            .reason = STR("It should be looked at again sooner than that."),
        };

        result = stance_take(db, arena, &wish, &problems);
    }
    return result;
}

static enum result decide(struct db *db, void *context)
{
    struct arena *arena = context;
    struct problems problems = problems_of(arena);
    struct open_wish wish = {
        .topic_id = TOPIC,
        .author_id = ASKS,
        .question = STR("How do we go on from here?"),
        .status_quo = STR("As we did."),
        .affected = STR("All of us."),
        .reversible = 1,
        .forkable = 1,
        .fork_why = STR("Two ways can be tried."),
        .floor_people = 1,
    };
    int64_t id;
    enum result result = decision_open(db, arena, &wish, &problems, &id);

    if (result == OK)
        result = summarize(db, arena);
    if (result == OK)
        result = propose(db, arena);
    return result == OK ? take_positions(db, arena) : result;
}

void bench_decide(struct store *store)
{
    struct arena arena = { 0 };

    if (store_write_logging(store, decide, &arena) != OK) {
        fputs("the bench's decision could not be made\n", stderr);
        exit(EXIT_FAILURE);
    }
    arena_free(&arena);
}
