#ifndef MODERATION_QUEUE_H
#define MODERATION_QUEUE_H

#include "moderation/flag.h"
#include "topics/post.h"

/*
 * What waits for a moderator: messages that members spoke up about. A moderator
 * does not judge what was said about their own messages: they see that there is
 * something, and no more.
 */
struct queue_item {
    struct post post;
    struct topic topic;
    struct post_flags flags; /* empty for one's own */
    bool is_own;
};

struct queue {
    struct queue_item *items;
    size_t count;
    size_t size;
};

enum { QUEUE_ITEMS_MAX = 20 };

/* The longest waiting first, at most QUEUE_ITEMS_MAX. */
MUST_CHECK enum result queue_read(struct db *, struct arena *, int64_t moderator_id,
                                  struct queue *);

/* How much of it waits for this moderator, and since when; held messages are counted too. */
struct queue_state {
    int64_t count;
    int64_t since; /* 0: nothing waits */
};
MUST_CHECK enum result queue_state(struct db *, int64_t moderator_id, struct queue_state *);

#endif
