#include "exchange/demo.h"

#include <inttypes.h>

#include "base/arena.h"
#include "cli/command.h"
#include "exchange/demo_read.h"

static void print_people(struct command *command, const struct demo *demo)
{
    static const char *const roles[] = { "visitor", "member", "moderator", "administrator" };

    fprintf(command->out,
            "The demo community is there: %zu debates, %zu people, who all sign in with\n\n"
            "    %s\n\n",
            demo->debates.count, demo->people.count, DEMO_PASSWORD);
    for (size_t i = 0; i < demo->people.count; i++)
        fprintf(command->out, "    %-12.*s %s\n", STR_ARGS(demo->people.items[i].handle),
                roles[demo->people.items[i].role]);
    fputs("\nEverybody can read this password: never put a demo on the open network.\n",
          command->out);
}

int command_demo(struct command *command)
{
    struct arena arena = { 0 };
    struct demo demo;
    struct str fault = STR("");
    enum result result;

    if (command->argc) {
        fputs("palabre demo takes nothing but --database WHERE\n", command->err);
        return EXIT_USAGE;
    }
    result = demo_fill(command->store, &arena, &fault);
    if (result == OK)
        result = demo_read(&arena, demo_files, &demo, &fault);
    if (result == OK)
        print_people(command, &demo);
    else if (result == CONFLICT)
        fputs("This database is not empty; the demo community wants one of its own.\n",
              command->err);
    else
        fprintf(command->err, "The demo community could not be made. %.*s\n", STR_ARGS(fault));
    arena_free(&arena);
    return result == OK ? EXIT_DONE : EXIT_REFUSED;
}
