#include <stdio.h>

#include "cli/command.h"
#include "finding/search.h"
#include "store/store.h"

static enum result mark_all(struct db *db, void *context)
{
    (void)context;
    return search_is_stale(db, 0);
}

int command_reindex(struct command *command)
{
    if (command->argc) {
        fputs("palabre reindex takes no arguments\n", command->err);
        return EXIT_USAGE;
    }
    if (store_write(command->store, mark_all, NULL) != OK ||
        search_catch_up(command->store) != OK) {
        fputs("The index could not be made. Run it again: it goes on where it stopped.\n",
              command->err);
        return EXIT_REFUSED;
    }
    fputs("Every message can be found.\n", command->out);
    return EXIT_DONE;
}
