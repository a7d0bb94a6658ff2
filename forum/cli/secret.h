#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include <stdbool.h>

#include "base/str.h"
#include "cli/command.h"

struct arena;

/*
 * Asks for a new password: twice, without echo, when somebody sits at a
 * terminal; else one line of standard input. Never an argument, which other
 * users of the machine could read. False, after saying why, when none came.
 */
bool secret_read(struct command *, struct arena *, struct str *secret);

#endif
