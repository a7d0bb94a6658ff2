#include <signal.h>
#include <stdio.h>

#include "base/random.h"
#include "cli/command.h"

int main(int argc, char **argv)
{
    struct command command = { .in = stdin, .out = stdout, .err = stderr };
    const struct command_entry *entry;
    const char *database;

    signal(SIGPIPE, SIG_IGN);
    if (!random_start()) {
        fputs("palabre: this machine gives no random numbers\n", stderr);
        return EXIT_REFUSED;
    }
    argc--;
    argv++;
    entry = command_find(&argc, &argv);
    if (!entry) {
        command_help(&command);
        return argc ? EXIT_USAGE : EXIT_DONE;
    }
    command.argc = argc;
    command.argv = argv;
    database = command_option(&command, "--database");
    command.database = database ? database : "palabre.db";
    command.log_key = command_option(&command, "--log-key");
    return command_run(entry, &command);
}
