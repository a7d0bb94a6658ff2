#ifndef TOPICS_EVENT_H
#define TOPICS_EVENT_H

#include <stdint.h>

#include "base/result.h"

struct arena;
struct db;
struct written;

/*
 * What happened to a topic or a post, told in the very transaction that does
 * it: who listens writes beside it (an index, a mention, a notice), and both
 * come to be or neither does. The modules that listen stand above this one, so
 * routes.c names them. An import, which writes thousands of posts at once,
 * tells nothing.
 */
enum event_kind {
    POST_WRITTEN,
    POST_EDITED,
    POST_DELETED, /* by its author */
    POST_HIDDEN,  /* by a moderator */
    POST_RESTORED,
    POST_LIKED,
    POST_UNLIKED, /* a like was taken back */
    TOPIC_HIDDEN,
    TOPIC_RESTORED,
    TOPIC_CHANGED, /* its title or its category */
};

struct event {
    enum event_kind kind;
    int64_t topic_id;
    int64_t post_id;               /* 0: of the topic as a whole */
    int64_t actor_id;              /* who did it */
    const struct written *written; /* of POST_WRITTEN and POST_EDITED; else NULL */
};

typedef enum result event_listener(struct db *, struct arena *, const struct event *);

/* In routes.c, ended by NULL; told in this order. */
extern event_listener *const event_listeners[];

/* Tells all of them; the first that does not give OK undoes the whole. */
MUST_CHECK enum result event_tell(struct db *, struct arena *, const struct event *);

#endif
