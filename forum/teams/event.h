#ifndef TEAMS_EVENT_H
#define TEAMS_EVENT_H

#include <stdint.h>

#include "base/result.h"

struct arena;
struct db;

/*
 * What happened between a person and a team, told in the very transaction that
 * does it, as in topics/event.h: routes.c names who listens.
 */
enum team_event_kind {
    TEAM_ASKED,    /* they ask to be in it */
    TEAM_REFUSED,  /* and may not */
    TEAM_JOINED,   /* they are in it now: by themselves, admitted or added by the actor */
    TEAM_LEFT,     /* they are not any more: by themselves, or removed by the actor */
    TEAM_LEADS,    /* they lead it now */
    TEAM_LEADS_NO, /* they do not any more, but are still in it */
};

struct team_event {
    enum team_event_kind kind;
    int64_t team_id;
    int64_t account_id; /* who asks, comes, goes */
    int64_t actor_id;   /* who did it: the same, or a lead */
};

typedef enum result team_listener(struct db *, struct arena *, const struct team_event *);

/* In routes.c, ended by NULL; told in this order. */
extern team_listener *const team_listeners[];

/* Tells all of them; the first that does not give OK undoes the whole. */
MUST_CHECK enum result team_event_tell(struct db *, struct arena *, const struct team_event *);

#endif
