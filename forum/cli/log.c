/* palabre log …: the log's own identity, and who watches it. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "log/identity.h"
#include "log/witness.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

const char *command_key_path(struct command *command, struct arena *arena)
{
    if (command->log_key)
        return command->log_key;
    if (db_is_postgres(command->database))
        return "palabre.key";
    return str_format(arena, "%s.key", command->database).data;
}

bool command_open_identity(struct command *command, struct store *store, struct str origin)
{
    struct arena arena = { 0 };
    const struct identity_wish wish = { command_key_path(command, &arena), origin, command->err };
    /* What is in memory leaves no log behind either. */
    bool is_open = !strcmp(command->database, ":memory:") || identity_open(store, &wish);

    arena_free(&arena);
    return is_open;
}

static bool renew_key(struct command *command, struct str origin)
{
    struct arena arena = { 0 };
    const struct identity_wish wish = { command_key_path(command, &arena), origin, command->err };
    bool is_new = identity_renew(command->store, &wish);

    if (is_new)
        fprintf(command->out, "The log is signed with a new key now, which is in %s.\n%.*s\n",
                wish.path, STR_ARGS(key_text(&arena, &identity_now()->key)));
    arena_free(&arena);
    return is_new;
}

int command_log_new_key(struct command *command)
{
    struct str origin = str_of(command_option(command, "--origin"));

    if (command->argc || (origin.length && !key_name_is_valid(origin))) {
        fputs("palabre log new-key [--origin NAME]: a name has no spaces and no plus\n",
              command->err);
        return EXIT_USAGE;
    }
    if (command->is_for_another) {
        fputs("palabre log new-key: stop the server first, it signs with the old key\n",
              command->err);
        return EXIT_REFUSED;
    }
    return renew_key(command, origin) ? EXIT_DONE : EXIT_REFUSED;
}

static const char witness_usage[] =
    "palabre log witness add KEY\n"
    "palabre log witness remove NAME\n"
    "palabre log witness list\n"
    "palabre log cosign FILE\n"
    "\n"
    "Witnesses look at the log from elsewhere and sign its checkpoints. KEY is the one they sign\n"
    "with, NAME+ID+BASE64. They send what they signed to /log/cosignatures, or you take it in "
    "with\n"
    "`cosign`: FILE is a checkpoint of this log with their lines at its end.\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

/* One run of a command about witnesses. */
struct act {
    struct command *command;
    struct arena arena;
    struct str word; /* a key, a name or a note */
    int taken;
};

static enum result add_run(struct db *db, void *context)
{
    return witness_add(db, ((struct act *)context)->word);
}

static enum result remove_run(struct db *db, void *context)
{
    return witness_remove(db, ((struct act *)context)->word);
}

static enum result cosign_run(struct db *db, void *context)
{
    struct act *act = context;

    return witness_take(db, &act->arena, act->word, &act->taken);
}

static int say(const struct act *act, enum result result, const char *const *words)
{
    if (result == OK)
        fprintf(act->command->out, "%s\n", words[OK]);
    else
        fprintf(act->command->err, "%s\n",
                result <= CONFLICT && words[result]
                    ? words[result]
                    : "The database did not take it; the server's log says why.");
    return result == OK ? EXIT_DONE : EXIT_REFUSED;
}

static int add(struct act *act)
{
    static const char *const words[CONFLICT + 1] = {
        [OK] = "The witness is listened to from now on.",
        [NOT_VALID] = "This is no key of a witness: NAME+ID+BASE64.",
        [CONFLICT] = "There is a witness of this name.",
    };

    return say(act, store_write(act->command->store, add_run, act), words);
}

static int remove_one(struct act *act)
{
    static const char *const words[CONFLICT + 1] = {
        [OK] = "The witness is gone, with all it signed.",
        [NOT_FOUND] = "There is no witness of this name.",
    };

    return say(act, store_write(act->command->store, remove_run, act), words);
}

static void print_witness(struct act *act, const struct witness *witness)
{
    fprintf(act->command->out, "%.*s", STR_ARGS(witness->text));
    if (witness->size)
        fprintf(act->command->out, "  %" PRId64 " entries, %.*s", witness->size,
                STR_ARGS(time_rfc3339(&act->arena, witness->signed_at)));
    fputs("\n", act->command->out);
}

static int list(struct act *act)
{
    struct db *db = store_reader(act->command->store);
    struct witnesses witnesses = { 0 };
    enum result result = FAILED;

    if (db) {
        db_begin(db);
        result = witnesses_find(db, &act->arena, &witnesses);
        db_rollback(db);
    }
    for (size_t i = 0; i < witnesses.count; i++)
        print_witness(act, &witnesses.items[i]);
    return result == OK ? EXIT_DONE : EXIT_REFUSED;
}

static int run_witness(struct act *act)
{
    struct command *command = act->command;
    const char *what = command->argc ? command->argv[0] : "";

    act->word = command->argc == 2 ? str_of(command->argv[1]) : STR("");
    if (command->argc == 2 && !strcmp(what, "add"))
        return add(act);
    if (command->argc == 2 && !strcmp(what, "remove"))
        return remove_one(act);
    if (command->argc == 1 && !strcmp(what, "list"))
        return list(act);
    fputs(witness_usage, command->err);
    return EXIT_USAGE;
}

int command_log_witness(struct command *command)
{
    struct act act = { .command = command };
    int status = run_witness(&act);

    arena_free(&act.arena);
    return status;
}

static bool read_note(struct act *act, const char *path)
{
    char *bytes = arena_alloc(&act->arena, NOTE_MAX_BYTES + 1);
    FILE *file = fopen(path, "re");

    if (!file)
        return false;
    act->word = (struct str){ bytes, fread(bytes, 1, NOTE_MAX_BYTES + 1, file) };
    return !fclose(file);
}

static int cosign(struct act *act)
{
    static const char *const words[CONFLICT + 1] = {
        [OK] = "The signatures are taken in.",
        [NOT_VALID] = "This is no checkpoint of this log, or no witness of ours signed it.",
        [CONFLICT] = "This checkpoint is of another history than ours! Run palabre verify.",
    };
    struct command *command = act->command;

    if (command->argc != 1) {
        fputs(witness_usage, command->err);
        return EXIT_USAGE;
    }
    if (!read_note(act, command->argv[0])) {
        fprintf(command->err, "palabre log cosign: %s: %s\n", command->argv[0], strerror(errno));
        return EXIT_REFUSED;
    }
    return say(act, store_write_logging(command->store, cosign_run, act), words);
}

int command_log_cosign(struct command *command)
{
    struct act act = { .command = command };
    int status = cosign(&act);

    arena_free(&act.arena);
    return status;
}
