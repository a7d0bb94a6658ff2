#ifndef TOPICS_POST_WRITE_H
#define TOPICS_POST_WRITE_H

#include "topics/post.h"

/* What is asked of a post before it is changed. */
struct post_state {
    int64_t topic_id;
    int64_t number;
    int64_t author_id;
    int64_t created_at;
    int64_t revision;
    struct str markdown;
    bool is_deleted;
    bool is_hidden;
};

MUST_CHECK enum result post_state(struct db *, struct arena *, int64_t id, struct post_state *);

/*
 * After a post came to be seen (by 1) or went out of sight (by -1): its
 * author's and its topic's counters, and the pages that quote it.
 */
MUST_CHECK enum result post_seen_changed(struct db *, const struct post_state *, int by);

#endif
