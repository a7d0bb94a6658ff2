/* palabre ballot rhythm: when the community votes. */
#include <inttypes.h>
#include <string.h>

#include "ballots/rhythm.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cli/command.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

enum { DAYS_SHOWN = 3 };

static const char usage[] =
    "palabre ballot rhythm\n"
    "palabre ballot rhythm WEEK WEEKDAY OPENS CLOSES ZONE\n"
    "palabre ballot rhythm none\n"
    "\n"
    "When the community votes: palabre ballot rhythm first sunday 8:00 20:00 Europe/Paris\n"
    "WEEK is first, second, third, fourth or last; a day that ends at midnight closes at 24:00.\n"
    "A change stands in the public log, and votes that are planned already stay as they are.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

static const char *const weeks[] = { "first", "second", "third", "fourth", "last", NULL };
static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday",    NULL };

/* One run of the command. */
struct rhythm_run {
    struct command *command;
    struct arena arena;
    struct problems problems;
    struct rhythm rhythm;
};

/* Its place among the names, from 1; 0: it is none of them, which is refused with all else. */
static int64_t place_of(const char *word, const char *const *names)
{
    for (int64_t i = 0; names[i]; i++)
        if (!strcasecmp(names[i], word))
            return i + 1;
    return 0;
}

static void print(struct rhythm_run *run)
{
    const struct rhythm *rhythm = &run->rhythm;
    struct arena *arena = &run->arena;
    struct rhythm_day days[DAYS_SHOWN];
    FILE *out = run->command->out;

    if (!rhythm->week) {
        fputs("There is no rhythm.\n", out);
        return;
    }
    fprintf(out, "%s %s %s %s %.*s\n", weeks[rhythm->week - 1], weekdays[rhythm->weekday - 1],
            rhythm_hour(arena, rhythm->opens_minute).data,
            rhythm_hour(arena, rhythm->closes_minute).data, STR_ARGS(rhythm->zone));
    rhythm_next(rhythm, clock_now(), days, DAYS_SHOWN);
    for (int i = 0; i < DAYS_SHOWN && days[i].opens_at; i++)
        fprintf(out, "%s  %s\n", time_rfc3339(arena, days[i].opens_at).data,
                time_rfc3339(arena, days[i].closes_at).data);
}

static int show(struct rhythm_run *run)
{
    struct db *db = store_reader(run->command->store);
    enum result result = FAILED;

    if (db) {
        db_begin(db);
        result = rhythm_read(db, &run->arena, &run->rhythm);
        db_rollback(db);
    }
    if (result != OK) {
        fputs("The database cannot be read now.\n", run->command->err);
        return EXIT_REFUSED;
    }
    print(run);
    return EXIT_DONE;
}

static enum result set_run(struct db *db, void *context)
{
    struct rhythm_run *run = context;

    run->problems.count = 0;
    return rhythm_set(db, &run->arena, &run->rhythm, 0, &run->problems);
}

static int set(struct rhythm_run *run)
{
    struct page page = page_new(&run->arena);
    enum result result = store_write_logging(run->command->store, set_run, run);

    page.language = language_english;
    if (result == OK || result == CONFLICT)
        return show(run);
    for (size_t i = 0; i < run->problems.count; i++)
        fprintf(run->command->err, "%s: %.*s\n", run->problems.items[i].field,
                STR_ARGS(problem_text(&page, &run->problems.items[i])));
    if (result != NOT_VALID)
        fputs("The database did not take it; the server's log says why.\n", run->command->err);
    return EXIT_REFUSED;
}

static int run_words(struct rhythm_run *run)
{
    struct command *command = run->command;

    if (!command->argc)
        return show(run);
    if (command->argc == 1 && !strcmp(command->argv[0], "none"))
        return set(run);
    if (command->argc != 5)
        return EXIT_USAGE;
    run->rhythm = (struct rhythm){
        .week = place_of(command->argv[0], weeks),
        .weekday = place_of(command->argv[1], weekdays),
        .opens_minute = rhythm_minute(str_of(command->argv[2])),
        .closes_minute = rhythm_minute(str_of(command->argv[3])),
        .zone = str_of(command->argv[4]),
    };
    return run->rhythm.week ? set(run) : EXIT_USAGE; /* 0 would end it */
}

int command_ballot_rhythm(struct command *command)
{
    struct rhythm_run run = { .command = command };
    int status;

    run.problems.arena = &run.arena;
    status = run_words(&run);
    if (status == EXIT_USAGE)
        fputs(usage, command->err);
    arena_free(&run.arena);
    return status;
}
