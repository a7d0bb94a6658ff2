#ifndef CLI_DRAW_H
#define CLI_DRAW_H

#include "base/arena.h"
#include "cli/command.h"
#include "decisions/draw_list.h"

struct draw_quotas {
    struct draw_quota *items;
    size_t count, size;
};

struct draw_sources {
    struct str *items; /* their bytes */
    size_t count, size;
};

/* palabre draw: what was asked for, and what came of it. */
struct draw_job {
    struct command *command;
    struct arena arena;
    const char *path; /* of the list */
    bool announces;
    bool as_json;
    bool has_seed; /* it was given, not made of sources */
    struct draw_list list;
    struct hash list_hash;
    struct draw_quotas quotas;
    struct draw_sources sources;
    struct draw_wish wish;
    struct draw draw;
};

void draw_say_list(struct draw_job *); /* --announce */
void draw_say(struct draw_job *);

#endif
