/* palabre ballot list, show, cancel: what is voted on, for who has the database. */
#include <inttypes.h>
#include <string.h>

#include "ballots/item.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cli/command.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

/* Whoever has the database has all of it. */
static const struct visitor operator= { .role = ADMINISTRATOR };

/* One run of a command. */
struct items_run {
    struct command *command;
    struct arena arena;
    struct problems problems;
    int64_t id;
    struct str reason;
};

static int refuse(struct items_run *run, enum result result)
{
    if (result == NOT_FOUND)
        fprintf(run->command->err, "There is no vote %" PRId64 ".\n", run->id);
    else if (result == CONFLICT)
        fputs("It is over or cancelled already, or a decision opened it.\n", run->command->err);
    else if (result != NOT_VALID)
        fputs("The database did not take it; the server's log says why.\n", run->command->err);
    return EXIT_REFUSED;
}

static void print_list(struct items_run *run, const struct ballot_items *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct ballot_item *item = &list->items[i];

        fprintf(run->command->out, "%.*s  %s  %s  %s  %.*s\n",
                STR_ARGS(ballot_name(&run->arena, item)),
                time_rfc3339(&run->arena, item->opens_at).data,
                time_rfc3339(&run->arena, item->closes_at).data,
                ballot_state_word(ballot_state(item, clock_now())), STR_ARGS(item->question));
    }
}

static enum result list_all(struct items_run *run, struct db *db)
{
    struct ballot_items ahead, past;
    enum result result = ballots_ahead(db, &run->arena, &operator, clock_now(), &ahead);

    if (result == OK)
        result = ballots_past(db, &run->arena, &operator, clock_now(), (struct ballot_cursor){ 0 },
                              &past);
    if (result != OK)
        return result;
    print_list(run, &ahead);
    print_list(run, &past);
    return OK;
}

static void put_fact(struct items_run *run, const char *name, struct str words)
{
    if (words.length)
        fprintf(run->command->out, "%s: %.*s\n", name, STR_ARGS(words));
}

/* What anybody may know of it: nothing of who voted, and no count before its close. */
static enum result show_one(struct items_run *run, struct db *db)
{
    struct arena *arena = &run->arena;
    struct ballot_item item;
    enum result result = ballot_find(db, arena, run->id, &item);

    if (result != OK)
        return result;
    put_fact(run, "number", ballot_name(arena, &item));
    put_fact(run, "path", ballot_path(arena, &item));
    put_fact(run, "question", item.question);
    put_fact(run, "kind", str_of(ballot_kind_word(item.kind)));
    put_fact(run, "state", str_of(ballot_state_word(ballot_state(&item, clock_now()))));
    put_fact(run, "opens", time_rfc3339(arena, item.opens_at));
    put_fact(run, "closes", time_rfc3339(arena, item.closes_at));
    put_fact(run, "words", item.hash);
    put_fact(run, "cancelled", item.cancel_reason);
    if (item.outcome != OUTCOME_NONE)
        put_fact(run, "outcome", str_of(ballot_outcome_word(item.outcome)));
    put_fact(run, "list", item.list_hash);
    put_fact(run, "seed", item.seed);
    return OK;
}

static int read_with(struct items_run *run, enum result (*read)(struct items_run *, struct db *))
{
    struct db *db = store_reader(run->command->store);
    enum result result = FAILED;

    if (db) {
        db_begin(db);
        result = read(run, db);
        db_rollback(db);
    }
    return result == OK ? EXIT_DONE : refuse(run, result);
}

static enum result cancel_run(struct db *db, void *context)
{
    struct items_run *run = context;
    struct ballot_item item;
    enum result result = ballot_find(db, &run->arena, run->id, &item);

    run->problems.count = 0;
    return result == OK ? ballot_cancel(db, &run->arena, &item, 0, run->reason, &run->problems)
                        : result;
}

static int cancel(struct items_run *run)
{
    enum result result = store_write_logging(run->command->store, cancel_run, run);
    struct page page = page_new(&run->arena);

    page.language = language_english;
    for (size_t i = 0; result == NOT_VALID && i < run->problems.count; i++)
        fprintf(run->command->err, "%.*s\n",
                STR_ARGS(problem_text(&page, &run->problems.items[i])));
    if (result != OK)
        return refuse(run, result);
    fprintf(run->command->out, "S-%" PRId64 " is cancelled.\n", run->id);
    return EXIT_DONE;
}

static int end(struct items_run *run, int status, const char *usage)
{
    if (status == EXIT_USAGE)
        fputs(usage, run->command->err);
    arena_free(&run->arena);
    return status;
}

/* "9" or "S-9". */
static bool take_number(struct items_run *run)
{
    struct str word = run->command->argc == 1 ? str_of(run->command->argv[0]) : STR("");

    if (str_starts(word, "S-"))
        word = str_slice(word, 2, word.length);
    return str_to_id(word, &run->id);
}

int command_ballot_list(struct command *command)
{
    struct items_run run = { .command = command };
    int status = command->argc ? EXIT_USAGE : read_with(&run, list_all);

    return end(&run, status, "palabre ballot list\n");
}

int command_ballot_show(struct command *command)
{
    struct items_run run = { .command = command };
    int status = take_number(&run) ? read_with(&run, show_one) : EXIT_USAGE;

    return end(&run, status, "palabre ballot show NUMBER\n");
}

int command_ballot_cancel(struct command *command)
{
    struct items_run run = { .command = command,
                             .reason = str_of(command_option(command, "--reason")) };
    int status;

    run.problems.arena = &run.arena;
    status = take_number(&run) ? cancel(&run) : EXIT_USAGE;
    return end(&run, status, "palabre ballot cancel NUMBER --reason TEXT\n");
}
