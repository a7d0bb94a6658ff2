#ifndef ACCOUNTS_EVENT_H
#define ACCOUNTS_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"

struct arena;
struct db;

/*
 * Somebody leaves for good, told in the very transaction that does it, as in
 * topics/event.h: routes.c names who listens. Their rows stay and carry a name
 * that says nothing; each module lets go of what was theirs alone.
 */
struct account_event {
    int64_t account_id;
    bool erases; /* their words too, not only their name */
};

typedef enum result account_listener(struct db *, struct arena *, const struct account_event *);

/* In routes.c, ended by NULL; told in this order. */
extern account_listener *const account_listeners[];

#endif
