#ifndef TOPICS_POST_FROM_H
#define TOPICS_POST_FROM_H

#include "topics/post.h"

struct rows;

/* What the files about posts share: a row of the columns that post.sql and post_page.sql list. */
struct post post_from(struct rows *, struct arena *);

/* Takes what was asked for, at most `most` and one more to know of, and reads the quotes. */
MUST_CHECK enum result posts_take(struct db *, struct arena *, struct rows *, size_t most,
                                  struct posts *);

#endif
