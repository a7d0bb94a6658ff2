#ifndef EXCHANGE_DISCOURSE_KNOWN_H
#define EXCHANGE_DISCOURSE_KNOWN_H

#include "exchange/discourse_batch.h"

/* A post of the archive as it stands here. */
struct known_post {
    int64_t id; /* 0: not here yet */
    int64_t topic_id;
    int64_t number;
    int64_t stamp;
    int64_t revision;
    int64_t edited_at;
    int64_t deleted_at;
    int64_t likes_named; /* that an import brought */
    int64_t likes;       /* these, and those counted without names */
};

struct known_post known_post(struct db *, struct str origin, int64_t old_id);

/* The likes that a post says it has; none when they come by themselves. */
int64_t likes_said(const struct discourse_batch *, const struct discourse_post *);

/* Is there nothing in a post, and in the likes it has, that is not here already? */
bool known_post_says_all(const struct known_post *, const struct discourse_post *, int64_t likes);

#endif
