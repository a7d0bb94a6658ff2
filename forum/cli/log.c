/* palabre log …: the log's own identity, and who watches it. */
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "log/identity.h"
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

int command_log_new_key(struct command *command)
{
    const char *origin = command_option(command, "--origin");
    struct arena arena = { 0 };
    const struct identity_wish wish = { command_key_path(command, &arena), str_of(origin),
                                        command->err };
    bool is_new;

    if (command->argc || (origin && !key_name_is_valid(wish.origin))) {
        fputs("palabre log new-key [--origin NAME]: a name has no spaces and no plus\n",
              command->err);
        return EXIT_USAGE;
    }
    if (command->is_for_another) {
        fputs("palabre log new-key: stop the server first, it signs with the old key\n",
              command->err);
        return EXIT_REFUSED;
    }
    is_new = identity_renew(command->store, &wish);
    if (is_new)
        fprintf(command->out, "The log is signed with a new key now, which is in %s.\n%.*s\n",
                wish.path, STR_ARGS(key_text(&arena, &identity_now()->key)));
    arena_free(&arena);
    return is_new ? EXIT_DONE : EXIT_REFUSED;
}
