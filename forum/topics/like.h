#ifndef TOPICS_LIKE_H
#define TOPICS_LIKE_H

#include "topics/post.h"

/*
 * Thanks for a post, apart from any stance: one a person, taken back at will,
 * never for one's own words. What an import counted without names stands
 * beside them, in post.likes_before.
 */
struct like_wish {
    int64_t account_id;
    int64_t post_id;
    bool on; /* false takes it back */
};

/*
 * Asking for what is so already changes nothing and is OK. NOT_FOUND when the
 * post is withdrawn; NOT_VALID with a problem when it is one's own, or when
 * there were as many today as the site's SETTING_LIKES_A_DAY.
 */
MUST_CHECK enum result post_like(struct db *, const struct like_wish *, struct problems *);

struct liker {
    struct author author;
    int64_t created_at;
};

struct likers {
    struct liker *items;
    size_t count;
    size_t size;
    bool has_more; /* after the last one here */
};

enum { LIKERS_PER_PAGE = 100 };

/* Who likes a post, by their ids, after one of them (0: from the start). */
MUST_CHECK enum result post_likers(struct db *, struct arena *, int64_t post_id, int64_t after,
                                   struct likers *);

/* Does somebody like it? */
MUST_CHECK enum result post_is_liked(struct db *, int64_t post_id, int64_t account_id, bool *);

/* The posts of a topic that somebody likes: pressed buttons on its pages. */
MUST_CHECK enum result post_ids_liked(struct db *, struct arena *, int64_t topic_id,
                                      int64_t account_id, struct post_ids *);

/*
 * How often what somebody wrote was liked, where anyone may read it; what is
 * withdrawn counts no more.
 */
MUST_CHECK enum result likes_of_author(struct db *, int64_t author_id, int64_t *likes);

#endif
