#ifndef CLI_DECISION_H
#define CLI_DECISION_H

#include "base/arena.h"
#include "base/problems.h"
#include "cli/command.h"
#include "decisions/decision.h"

/* One run of `palabre decision`: what its two files share. */
struct decision_run {
    struct command *command;
    struct arena arena;
    struct problems problems;
    bool as_json;
    int64_t id; /* of the decision, or of the topic it is opened from */
};

int decision_list(struct decision_run *);
int decision_show(struct decision_run *);

#endif
