#ifndef TOPICS_POST_H
#define TOPICS_POST_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/topic.h"
#include "topics/written.h"

/* One message of a topic. */
struct post {
    int64_t id;
    int64_t topic_id;
    int64_t number; /* in its topic, from 1 */
    int64_t parent_number; /* what it answers; 0: the topic itself */
    struct author parent;  /* who wrote that */
    int level;             /* 1 for those that answer the topic itself */
    struct str path;       /* 4 big-endian bytes a level: order by it is the tree */
    struct author author;
    struct str lang;
    struct str markdown;
    struct html html; /* holes filled */
    int64_t created_at;
    int64_t edited_at; /* 0: never */
    int64_t revision;
    int64_t reply_count; /* direct answers */
    int64_t likes;
    bool is_deleted; /* by its author: only its place stays */
    bool is_hidden;  /* by a moderator */
    struct str hidden_why;
};

struct posts {
    struct post *items;
    size_t count;
    size_t size;
    bool has_more;   /* there are posts after these */
    bool has_before; /* and before them */
};

enum { POSTS_PER_PAGE = 50, POST_LEVELS_MAX = 255, PATH_STEP_BYTES = 4 };

/* Which posts of a topic, in which order. */
enum post_order { POSTS_TREE, POSTS_BY_TIME };

struct post_page {
    enum post_order order;
    int64_t after;  /* the number of the post before the first one; 0: from the start */
    int64_t branch; /* only this post and what hangs under it; 0: the whole topic */
};

/* One page of a topic: a range scan, as fast in a topic of 10,000 posts as in one of 100. */
MUST_CHECK enum result posts_of_topic(struct db *, struct arena *, int64_t topic_id,
                                      const struct post_page *, struct posts *);

/* The page that shows this post: where it begins, for links to one post. */
MUST_CHECK enum result post_page_of(struct db *, int64_t topic_id, int64_t number, enum post_order,
                                    struct post_page *);

MUST_CHECK enum result post_find(struct db *, struct arena *, int64_t id, struct post *);
MUST_CHECK enum result post_by_number(struct db *, struct arena *, int64_t topic_id, int64_t number,
                                      struct post *);
MUST_CHECK enum result posts_of_author(struct db *, struct arena *, int64_t author_id,
                                       int64_t before_id, struct posts *);

struct record post_record(const struct post *, const struct topic *);

struct reply_wish {
    int64_t topic_id;
    int64_t author_id;
    int64_t parent_number; /* 0: the topic itself */
    struct str lang;
    const struct written *written;
};

/* Answers a topic or one of its posts. CONFLICT when the topic is closed; problems for "to". */
MUST_CHECK enum result post_reply(struct db *, struct arena *, const struct reply_wish *,
                                  struct problems *, struct post *);

/*
 * Changes a post. Within POST_GRACE_SECONDS of writing it leaves no trace,
 * later the text before stays in the public history. base_revision is the one
 * the author began from: CONFLICT when another was made meanwhile.
 */
enum { POST_GRACE_SECONDS = 300 };
MUST_CHECK enum result post_edit(struct db *, struct arena *, int64_t id, int64_t editor_id,
                                 int64_t base_revision, const struct written *);

/* By its author: the words are gone (text, history, quotes of it), its place in the tree stays. */
MUST_CHECK enum result post_delete(struct db *, int64_t id);

MUST_CHECK enum result post_hide(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result post_restore(struct db *, int64_t id, const struct act *, struct problems *);

/* Its texts, oldest first; the last is the one shown now. */
struct revision {
    int64_t revision;
    int64_t written_at;
    struct author author;
    struct str markdown;
    struct html html;
};
struct revisions {
    struct revision *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result post_history(struct db *, struct arena *, int64_t id, struct revisions *);

/* The path of a new post under this one (empty: the topic itself); levels past 255 stay at 255. */
struct str post_path(struct arena *, struct str parent, int64_t number);

#endif
