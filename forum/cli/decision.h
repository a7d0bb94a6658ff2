#ifndef CLI_DECISION_H
#define CLI_DECISION_H

#include "base/arena.h"
#include "base/problems.h"
#include "cli/command.h"
#include "decisions/decision.h"

/* One run of `palabre decision`: what its files share. */
struct decision_run {
    struct command *command;
    struct arena arena;
    struct problems problems;
    bool as_json;
    int64_t id;       /* of the decision */
    const char *made; /* what an act made, in JSON: "concern"; NULL: nothing */
    int64_t number;   /* its */
};

int decision_list(struct decision_run *);
int decision_show(struct decision_run *);
int decision_volunteer(struct decision_run *);

/* The argument of `palabre decision` that is a file, as struct command_entry asks; NULL: none. */
char **decision_path_argument(const struct command *);

#endif
