#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/command.h"

/* A long command that shows how far it is, and ends when it is asked to. */
struct progress {
    FILE *out;
    bool is_watched; /* a bar where somebody watches, a line for each tenth elsewhere */
    int64_t shown;   /* the last share shown: percents, or tenths */
    const struct command *command;
};

struct progress progress_of(const struct command *);

/* The context is the progress, as exchange/ has it. */
void progress_show(void *context, int64_t done, int64_t all);

/* Ctrl+C, or whoever asked the server for it went away: after what is under way it should end. */
bool progress_is_stopped(void *context);

/* A bar that did not come to its end gets its line ended. */
void progress_end(const struct progress *);

/*
 * Runs it so that Ctrl+C asks for the end, in a process of its own; a server has
 * its own way with signals.
 */
int progress_watch(struct command *, int (*run)(struct command *, void *), void *context);

/* Words that come from outside: nothing in them may act on a terminal. */
void print_plain(FILE *, struct str);

#endif
