#ifndef CLI_CONTROL_H
#define CLI_CONTROL_H

#include <stdbool.h>

#include "cli/command.h"

/*
 * One process owns an SQLite file. A command that writes while the server runs
 * is done by the server: over a socket beside the file (mode 0600, the same
 * user or root only) it is given the command's words and the caller's own
 * standard input, output and error, and gives back the exit status.
 */
struct control;

/* Listens beside the database; NULL for PostgreSQL, or after saying why it cannot. */
struct control *control_start(const char *database, struct store *);
void control_stop(struct control *);

/* False when no server has this database: the command must be run here. */
bool control_forward(const struct command_entry *, const struct command *, int *status);

#endif
