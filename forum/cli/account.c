#include "accounts/account.h"

#include <string.h>

#include "accounts/leave.h"
#include "accounts/password.h"
#include "base/arena.h"
#include "cli/command.h"
#include "cli/secret.h"
#include "http/session.h"
#include "moderation/change.h"
#include "render/form.h"
#include "render/language.h"
#include "store/db.h"
#include "store/store.h"

static const char usage[] =
    "palabre account create NAME [--role ROLE]\n"
    "palabre account role NAME ROLE\n"
    "palabre account password NAME\n"
    "palabre account leave NAME keep|erase\n"
    "\n"
    "ROLE is member, moderator or administrator. Passwords are asked for, or read from\n"
    "standard input when that is no terminal; they are never an argument.\n"
    "A new role and a new password end all sessions of the account. Who leaves is gone for\n"
    "good: their name comes off what they wrote (keep), or their words are erased too (erase).\n"
    "\n"
    "Exit status: 0 when it is done, 1 when it was refused, 2 when it was not understood.\n";

/* One run of the command; what run() writes it takes from here. */
struct act {
    struct command *command;
    struct arena arena;
    struct problems problems;
    struct account account; /* whom it is about */
    struct account_wish wish;
    bool erases_words;
};

static bool role_named(const char *name, enum role *role)
{
    static const struct {
        const char *name;
        enum role role;
    } roles[] = { { "member", MEMBER },
                  { "moderator", MODERATOR },
                  { "administrator", ADMINISTRATOR } };

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (!strcmp(name, roles[i].name)) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

static void print_problems(struct act *act)
{
    struct page page = page_new(&act->arena);

    page.language = language_english;
    for (size_t i = 0; i < act->problems.count; i++)
        fprintf(act->command->err, "%.*s\n",
                STR_ARGS(problem_text(&page, &act->problems.items[i])));
}

/* The exit status, after saying what came of it. */
static int report(struct act *act, enum result result, const char *done)
{
    FILE *err = act->command->err;

    switch (result) {
    case OK:
        fprintf(act->command->out, "%.*s %s\n", STR_ARGS(act->wish.handle), done);
        return EXIT_DONE;
    case NOT_VALID: print_problems(act); break;
    case NOT_FOUND: fprintf(err, "There is no account %.*s.\n", STR_ARGS(act->wish.handle)); break;
    case BUSY: fputs("The machine has too much to do now. Please try again.\n", err); break;
    case FULL: fputs("The disk is full.\n", err); break;
    default: fputs("The database did not take it; the server's log says why.\n", err);
    }
    return EXIT_REFUSED;
}

static enum result reading(struct act *act, enum result (*read)(struct db *, struct act *))
{
    struct db *db = store_reader(act->command->store);
    enum result result;

    if (!db)
        return FAILED;
    db_begin(db);
    result = read(db, act);
    if (result == OK)
        return db_commit(db);
    db_rollback(db);
    return result;
}

static enum result check_wish(struct db *db, struct act *act)
{
    return account_check(db, &act->arena, &act->wish, &act->problems);
}

static enum result find(struct db *db, struct act *act)
{
    enum result result = account_by_handle(db, &act->arena, act->wish.handle, &act->account);

    if (result == OK)
        result = account_mail(db, &act->arena, act->account.id, &act->wish.mail);
    return result;
}

/* Asks for the password and puts its hash into the wish. */
static enum result take_password(struct act *act)
{
    struct password_owner owner = { .site = STR("Palabre"),
                                    .handle = act->wish.handle,
                                    .name = act->account.name,
                                    .mail = act->wish.mail };
    struct str password;
    enum result result;

    if (!secret_read(act->command, &act->arena, &password))
        return NOT_VALID;
    result = password_check(password, &owner, "password", &act->problems);
    if (result != OK)
        return result;
    return password_hash(&act->arena, password, &act->wish.password_hash);
}

static enum result create_run(struct db *db, void *context)
{
    struct act *act = context;
    int64_t id;

    act->problems.count = 0;
    return account_create(db, &act->arena, &act->wish, &act->problems, &id);
}

static enum result role_run(struct db *db, void *context)
{
    struct act *act = context;
    struct change change = { 0 };
    enum result result = role_change(db, act->account.id, act->wish.role, &change);

    return result == OK ? sessions_end_others(db, act->account.id, STR("")) : result;
}

static enum result password_run(struct db *db, void *context)
{
    struct act *act = context;
    enum result result = account_set_password(db, act->account.id, act->wish.password_hash);

    return result == OK ? sessions_end_others(db, act->account.id, STR("")) : result;
}

static enum result leave_run(struct db *db, void *context)
{
    struct act *act = context;
    struct account_event event = { act->account.id, act->erases_words };

    act->problems.count = 0;
    return account_leave(db, &act->arena, &event, &act->problems);
}

static int create(struct act *act)
{
    enum result result = reading(act, check_wish);

    if (result == OK)
        result = take_password(act);
    if (result == OK)
        result = store_write(act->command->store, create_run, act);
    return report(act, result, "has an account now.");
}

static int set_role(struct act *act)
{
    enum result result = reading(act, find);

    if (result == OK)
        result = store_write_logging(act->command->store, role_run, act);
    return report(act, result, "has a new role. Their sessions have ended.");
}

static int set_password(struct act *act)
{
    enum result result = reading(act, find);

    if (result == OK)
        result = take_password(act);
    if (result == OK)
        result = store_write(act->command->store, password_run, act);
    return report(act, result, "has a new password. Their sessions have ended.");
}

/* What becomes of their words. */
static bool leaves_how(struct act *act, const char *word)
{
    act->erases_words = !strcmp(word, "erase");
    return act->erases_words || !strcmp(word, "keep");
}

static int leave(struct act *act)
{
    enum result result = reading(act, find);

    if (result == OK)
        result = store_write_logging(act->command->store, leave_run, act);
    return report(act, result, "has left.");
}

static const struct {
    const char *name;
    int (*run)(struct act *);
    int words;      /* after its name */
    bool may_grant; /* takes --role */
} acts[] = {
    { "create", create, 1, true },
    { "role", set_role, 2, false },
    { "password", set_password, 1, false },
    { "leave", leave, 2, false },
};

static int run_named(struct act *act, const char *role)
{
    struct command *command = act->command;

    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (!command->argc || strcmp(command->argv[0], acts[i].name) != 0)
            continue;
        if (command->argc != 1 + acts[i].words || (role && !acts[i].may_grant))
            break;
        if (acts[i].run == leave && !leaves_how(act, command->argv[2]))
            break;
        if (acts[i].run == set_role)
            role = command->argv[2];
        if (role && !role_named(role, &act->wish.role)) {
            fprintf(command->err, "There is no role %s.\n", role);
            return EXIT_USAGE;
        }
        act->wish.handle = str_of(command->argv[1]);
        return acts[i].run(act);
    }
    fputs(usage, command->err);
    return EXIT_USAGE;
}

int command_account(struct command *command)
{
    const char *role = command_option(command, "--role");
    struct act act = { .command = command, .wish.role = MEMBER };
    int status;

    act.problems.arena = &act.arena;
    status = run_named(&act, role);
    arena_free(&act.arena);
    return status;
}
