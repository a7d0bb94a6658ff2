#ifndef CLI_BALLOT_H
#define CLI_BALLOT_H

#include "ballots/list.h"
#include "base/arena.h"
#include "cli/command.h"

/* palabre ballot count: the list that was read, and what came of it. */
struct count_job {
    struct command *command;
    struct arena arena;
    const char *path; /* "-": standard input */
    bool as_json;
    bool has_seed;
    struct hash seed; /* zeros when none was given */
    struct ballot_list list;
    struct recount recount;
};

void count_say(struct count_job *);
void count_say_json(struct count_job *);

#endif
