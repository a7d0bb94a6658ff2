#include "decisions/rules.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

static const char usage[] =
    "palabre rules [list]\n"
    "palabre rules set NAME VALUE --reason TEXT\n"
    "\n"
    "The numbers that decisions go by. A change makes a new version, for decisions that are\n"
    "opened from then on, and stands in the public log with its reason.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

/* One run of the command. */
struct rules_run {
    struct command *command;
    struct arena arena;
    struct problems problems;
    struct rules_change change;
};

static int list(struct rules_run *run)
{
    struct db *db = store_reader(run->command->store);
    struct rules rules;
    enum result result;

    if (!db)
        return EXIT_REFUSED;
    db_begin(db);
    result = rules_read(db, 0, &rules);
    if (db_commit(db) != OK || result != OK) {
        fputs("The database cannot be read now.\n", run->command->err);
        return EXIT_REFUSED;
    }
    fprintf(run->command->out, "version %" PRId64 "\n", rules.version);
    for (const struct rule_kind *kind = rule_kinds; kind->name; kind++)
        fprintf(run->command->out, "%s %" PRId64 "  (%" PRId64 " to %" PRId64 ") %s\n", kind->name,
                rules_value(&rules, kind), kind->min, kind->max, kind->label);
    return EXIT_DONE;
}

static enum result set_run(struct db *db, void *context)
{
    struct rules_run *run = context;

    run->problems.count = 0;
    return rules_change(db, &run->arena, &run->change, &run->problems);
}

static void print_problems(struct rules_run *run)
{
    struct page page = page_new(&run->arena);

    page.language = language_english;
    for (size_t i = 0; i < run->problems.count; i++)
        fprintf(run->command->err, "%.*s\n",
                STR_ARGS(problem_text(&page, &run->problems.items[i])));
}

static int set(struct rules_run *run)
{
    struct str name = run->change.name;
    enum result result = store_write_logging(run->command->store, set_run, run);

    if (result == NOT_VALID)
        print_problems(run);
    else if (result == NOT_FOUND)
        fprintf(run->command->err, "There is no rule %.*s.\n", STR_ARGS(name));
    else if (result == CONFLICT || result == OK)
        fprintf(run->command->out, "%.*s is %" PRId64 " now.\n", STR_ARGS(name), run->change.value);
    else
        fputs("The database did not take it; the server's log says why.\n", run->command->err);
    return result == OK || result == CONFLICT ? EXIT_DONE : EXIT_REFUSED;
}

static int run_words(struct rules_run *run)
{
    struct command *command = run->command;
    const char *reason = command_option(command, "--reason");

    if (!command->argc || (command->argc == 1 && !strcmp(command->argv[0], "list")))
        return list(run);
    if (command->argc != 3 || strcmp(command->argv[0], "set") != 0 ||
        !str_to_integer(str_of(command->argv[2]), &run->change.value))
        return EXIT_USAGE;
    run->change.name = str_of(command->argv[1]);
    run->change.reason = str_of(reason);
    return set(run);
}

int command_rules(struct command *command)
{
    struct rules_run run = { .command = command };
    int status;

    run.problems.arena = &run.arena;
    status = run_words(&run);
    if (status == EXIT_USAGE)
        fputs(usage, command->err);
    arena_free(&run.arena);
    return status;
}
