#include <inttypes.h>

#include "base/arena.h"
#include "cli/command.h"
#include "moderation/change.h"
#include "store/db.h"
#include "store/store.h"

static const char usage[] =
    "palabre setting\n"
    "palabre setting NAME\n"
    "palabre setting NAME VALUE\n"
    "\n"
    "Without a name it lists what the site can be set to, with the bounds of each; with one it "
    "says\n"
    "what that is; with a value it sets it, which stands in the public log.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

struct act {
    struct command *command;
    enum setting setting;
    int64_t value;
    int64_t values[SETTING_COUNT];
};

static enum result set_run(struct db *db, void *context)
{
    struct act *act = context;
    struct change change = { 0 };

    return setting_change(db, act->setting, act->value, &change);
}

static bool read_values(struct act *act)
{
    struct db *db = store_reader(act->command->store);

    if (!db)
        return false;
    db_begin(db);
    for (int i = 0; i < SETTING_COUNT; i++)
        act->values[i] = setting_value(db, (enum setting)i);
    return db_commit(db) == OK;
}

static int list(struct act *act)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_kind *kind = &setting_kinds[i];

        fprintf(act->command->out,
                "%s %" PRId64 "  (%" PRId64 " to %" PRId64 ", default %" PRId64 ") %s\n",
                kind->name, act->values[i], kind->min, kind->max, kind->otherwise, kind->label);
    }
    return EXIT_DONE;
}

static int set(struct act *act)
{
    const struct setting_kind *kind = &setting_kinds[act->setting];
    enum result result = store_write_logging(act->command->store, set_run, act);

    if (result == NOT_VALID)
        fprintf(act->command->err, "%s goes from %" PRId64 " to %" PRId64 ".\n", kind->name,
                kind->min, kind->max);
    else if (result != OK)
        fputs("The database did not take it; the server's log says why.\n", act->command->err);
    else
        fprintf(act->command->out, "%s is %" PRId64 " now.\n", kind->name, act->value);
    return result == OK ? EXIT_DONE : EXIT_REFUSED;
}

static int run(struct act *act)
{
    struct command *command = act->command;

    if (command->argc > 2) {
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    if (command->argc && setting_named(str_of(command->argv[0]), &act->setting) != OK) {
        fprintf(command->err, "There is no setting %s.\n", command->argv[0]);
        return EXIT_REFUSED;
    }
    if (command->argc == 2) {
        if (str_to_integer(str_of(command->argv[1]), &act->value))
            return set(act);
        fputs(usage, command->err);
        return EXIT_USAGE;
    }
    if (!read_values(act)) {
        fputs("The database cannot be read now.\n", command->err);
        return EXIT_REFUSED;
    }
    if (!command->argc)
        return list(act);
    fprintf(command->out, "%" PRId64 "\n", act->values[act->setting]);
    return EXIT_DONE;
}

int command_setting(struct command *command)
{
    struct act act = { .command = command };

    return run(&act);
}
