#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

struct arena;
struct store;

/*
 * One command of the program, as it runs: in a process of its own, or inside
 * the server that has the database (cli/control.h), with the caller's own
 * input and output either way.
 */
struct command {
    const char *database;
    const char *log_key; /* --log-key; NULL: beside the database */
    struct store *store; /* open; NULL for commands that need none */
    int argc;            /* after the command's name, options of all commands taken out */
    char **argv;
    FILE *in, *out, *err;
    bool is_for_another; /* the server does it for somebody at the other end of caller */
    int caller;          /* that connection */
};

/* Has whoever the server does it for gone away? */
bool command_is_left(const struct command *);

/* What a command is called and how it is used. run() gives the exit status. */
struct command_entry {
    const char *name; /* "import discourse": one word or two */
    const char *arguments;
    const char *help;
    int (*run)(struct command *);
    bool needs_store;
    bool takes_path;         /* its last argument is a file or folder of the caller's */
    const char *path_option; /* an option whose value is such a path. May be NULL */
    char **(*path_argument)(const struct command *); /* finds one among the others. May be NULL */
    bool (*needs_none)(const struct command *);      /* … of a database, this time. May be NULL */
    bool signs_nothing; /* it needs no key of the log, and makes none */
};

extern const struct command_entry commands[]; /* ended by a zeroed one */

/* The entry that the words name; takes the words it used off the front. NULL for none. */
const struct command_entry *command_find(int *argc, char ***argv);

/* Runs a command on its database: in the server that holds it, else here. */
int command_run(const struct command_entry *, struct command *);

/* The value of an option like "--role", taken out of the arguments; NULL when it is not there. */
const char *command_option(struct command *, const char *name);

/* Was a word like "--json" given? It is taken out of the arguments. */
bool command_flag(struct command *, const char *name);

/* Where the log's key is, which identity_open() reads; may be in the arena. */
const char *command_key_path(struct command *, struct arena *);

/* Opens the log's key for a store; false after saying why. A log without one is called `origin`. */
bool command_open_identity(struct command *, struct store *, struct str origin);

/* Exit statuses of the program (sysexits in spirit, small in number). */
enum { EXIT_DONE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2 };

int command_serve(struct command *);
int command_account(struct command *);
int command_setting(struct command *);
int command_meeting(struct command *);
int command_decision(struct command *);
bool command_decision_is_help(const struct command *);
int command_law_annotations(struct command *);
int command_rules(struct command *);
int command_import(struct command *);
int command_import_law(struct command *);
int command_import_amendments(struct command *);
int command_demo(struct command *);
int command_reindex(struct command *);
int command_backup(struct command *);
int command_log_new_key(struct command *);
int command_log_witness(struct command *);
int command_log_cosign(struct command *);
int command_verify(struct command *);
bool command_verify_is_offline(const struct command *);
int command_export_log(struct command *);
int command_draw(struct command *);
int command_ballot_count(struct command *);
int command_ballot_list(struct command *);
int command_ballot_show(struct command *);
int command_ballot_plan(struct command *);
int command_ballot_tie(struct command *);
int command_ballot_untie(struct command *);
int command_ballot_cancel(struct command *);
int command_ballot_rhythm(struct command *);
int command_law_apply(struct command *);
int command_law_parse(struct command *);
int command_law_reanchor(struct command *);
int command_help(struct command *);

#endif
