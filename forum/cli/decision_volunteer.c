/* Being willing to be drawn, as a clerk or to judge: of a person, not of a decision. */
#include <string.h>

#include "accounts/account.h"
#include "base/clock.h"
#include "cli/decision.h"
#include "decisions/clerk.h"
#include "moderation/suspension.h"
#include "store/db.h"
#include "store/store.h"

struct volunteer {
    struct arena *arena;
    struct str handle;
    bool is_willing;
};

static enum result write_volunteer(struct db *db, void *context)
{
    const struct volunteer *volunteer = context;
    struct suspension suspension = { 0 };
    struct account account;
    enum result result = account_by_handle(db, volunteer->arena, volunteer->handle, &account);

    if (result == OK)
        result = suspension_find(db, volunteer->arena, account.id, &suspension);
    if (result == OK && (account.has_left || suspension.until > clock_now()))
        result = NOT_ALLOWED;
    return result == OK ? clerk_volunteer_set(db, account.id, volunteer->is_willing, clock_now())
                        : result;
}

static int report(struct command *command, const struct volunteer *volunteer, enum result result)
{
    switch (result) {
    case OK:
        fprintf(command->out, "%.*s %s.\n", STR_ARGS(volunteer->handle),
                volunteer->is_willing ? "can be drawn from now on" : "is not drawn any more");
        return EXIT_DONE;
    case NOT_FOUND:
        fprintf(command->err, "Nobody here is called %.*s.\n", STR_ARGS(volunteer->handle));
        break;
    case NOT_ALLOWED:
        fprintf(command->err, "%.*s may not do this there.\n", STR_ARGS(volunteer->handle));
        break;
    default: fputs("The database did not take it; the server's log says why.\n", command->err);
    }
    return EXIT_REFUSED;
}

int decision_volunteer(struct decision_run *run)
{
    struct command *command = run->command;
    struct volunteer volunteer = { &run->arena, str_of(command_option(command, "--as")), false };
    const char *word = command->argc == 2 ? command->argv[1] : "";

    volunteer.is_willing = !strcmp(word, "yes");
    if (!volunteer.handle.length || (!volunteer.is_willing && strcmp(word, "no") != 0))
        return EXIT_USAGE;
    return report(command, &volunteer, store_write(command->store, write_volunteer, &volunteer));
}
