#include "store/backup.h"

#include "cli/command.h"

int command_backup(struct command *command)
{
    if (command->argc != 1) {
        fputs("palabre backup: into which file?\n", command->err);
        return EXIT_USAGE;
    }
    switch (store_backup(command->database, command->argv[0])) {
    case OK:
        fprintf(command->out, "The forum as it stands now is in %s.\n", command->argv[0]);
        return EXIT_DONE;
    case CONFLICT:
        fprintf(command->err, "palabre backup: %s is there already\n", command->argv[0]);
        return EXIT_REFUSED;
    case NOT_VALID:
        fputs("palabre backup: PostgreSQL has a tool of its own: pg_dump\n", command->err);
        return EXIT_REFUSED;
    default:
        fprintf(command->err, "palabre backup: %s could not be written\n", command->argv[0]);
        return EXIT_REFUSED;
    }
}
