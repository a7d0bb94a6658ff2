#ifndef TOPICS_READER_H
#define TOPICS_READER_H

#include "http/request.h"
#include "topics/reading.h"
#include "topics/thread.h"

/*
 * A thread as somebody signed in sees it: the posts are one body for all of
 * them, kept; their own acts and marks come into its holes.
 */
struct reader {
    struct thread thread;
    struct post_ids own;     /* what they wrote in it */
    struct post_ids settled; /* of that, what is too old to be changed */
    struct post_ids liked;   /* what they like in it */
    int64_t number;          /* how far they had read before this page */
    struct numbers shown;    /* what it shows further on */
};

/* Writes the posts; how far the reader came with them is noted. */
/* What other domains show above the messages: topic_boxes. For who is signed in it is kept. */
MUST_CHECK enum result reader_put_boxes(struct request *, struct reader *);
MUST_CHECK enum result boxes_put(struct request *, struct page *, const struct topic *);

MUST_CHECK enum result reader_put_posts(struct request *, struct reader *);

/* Writes the outline that stands beside them. */
MUST_CHECK enum result reader_put_plan(struct request *, struct reader *);

#endif
