#ifndef TOPICS_POST_H
#define TOPICS_POST_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"
#include "topics/kind.h"
#include "topics/mention.h"
#include "topics/path.h"
#include "topics/quote.h"
#include "topics/topic.h"
#include "topics/written.h"

/* One message of a topic. */
struct post {
    int64_t id;
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title;
    int64_t number;         /* in its topic, from 1 */
    int64_t parent_number;  /* what it answers; 0: the topic itself */
    struct author answered; /* who wrote that */
    struct str path;        /* see topics/path.h */
    struct author author;
    struct str lang;
    struct str markdown;  /* only of post_find() and post_by_number(): lists do not read it */
    struct html html;     /* with a hole for each quote and each mention */
    struct quotes quotes; /* what the holes show */
    struct mentions mentions;
    int64_t created_at;
    int64_t edited_at; /* 0: never */
    int64_t revision;
    int64_t reply_count;  /* direct answers, withdrawn ones too: they keep their place */
    int64_t likes;        /* all of them */
    int64_t likes_before; /* of these, counted elsewhere before an import, without names */
    enum post_kind kind;
    bool is_wiki;    /* any member may edit it */
    bool is_deleted; /* by its author: only its place stays */
    bool is_hidden;  /* by a moderator */
    struct str hidden_why;
};

struct posts {
    struct post *items;
    size_t count;
    size_t size;
    bool has_more; /* there are posts after these */
};

enum { POSTS_PER_PAGE = 50 };

/* Which posts of a topic, in which order. */
enum post_order { POSTS_TREE, POSTS_BY_TIME };

struct post_page {
    enum post_order order;
    enum post_kind kind; /* by time: only those of this kind; POST_PLAIN: all */
    int64_t after;       /* the number of the post before the first one; 0: from the start */
    int64_t branch;      /* tree: only this post and what hangs under it; 0: the whole topic */
    int levels;          /* tree: so many, the branch's post being the first; 0: all */
};

/*
 * One page of a topic: a range scan, as fast in a topic of 10,000 posts as in
 * one of 100. NOT_FOUND when there is no such post to begin after or to branch at.
 */
MUST_CHECK enum result posts_of_topic(struct db *, struct arena *, int64_t topic_id,
                                      const struct post_page *, struct posts *);

/*
 * Where the page that shows a post begins. Sets page->after so that pages lie
 * end to end from the start; a tree with fewer levels than the post has also
 * gets the branch that shows it. The order and levels are the caller's.
 */
MUST_CHECK enum result post_page_of(struct db *, struct arena *, int64_t topic_id, int64_t number,
                                    struct post_page *);

/* Where the page before this one begins. */
MUST_CHECK enum result post_page_before(struct db *, struct arena *, int64_t topic_id,
                                        struct post_page *);

/* Where a page by time begins, the first being number 1. NOT_FOUND beyond the last one. */
MUST_CHECK enum result post_page_numbered(struct db *, int64_t topic_id, int64_t page_number,
                                          struct post_page *);

/* How many posts of each kind can be read in a topic. */
struct kind_counts {
    int64_t of[POST_KINDS];
    int64_t all; /* of those that have one */
};
MUST_CHECK enum result post_kind_counts(struct db *, int64_t topic_id, struct kind_counts *);

/* Those of one kind that can be read, the most liked first: SIDE_POSTS_MAX at most. */
enum { SIDE_POSTS_MAX = 100 };
MUST_CHECK enum result posts_most_liked(struct db *, struct arena *, int64_t topic_id,
                                        enum post_kind, struct posts *);

/* All ids of a topic's posts that can be read, by number. */
struct post_ids {
    int64_t *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result post_ids_of_topic(struct db *, struct arena *, int64_t topic_id,
                                         struct post_ids *);

/* The ids of what somebody wrote in a topic and can be read: their own, on its pages. */
MUST_CHECK enum result post_ids_of_person(struct db *, struct arena *, int64_t topic_id,
                                          int64_t author_id, struct post_ids *);

/* What somebody wrote before this time is settled: the site lets its author change it no more. */
int64_t post_settled_before(struct db *);
MUST_CHECK enum result post_ids_settled(struct db *, struct arena *, int64_t topic_id,
                                        int64_t author_id, struct post_ids *);

MUST_CHECK enum result post_find(struct db *, struct arena *, int64_t id, struct post *);
MUST_CHECK enum result post_by_number(struct db *, struct arena *, int64_t topic_id, int64_t number,
                                      struct post *);

/* Which posts of the whole forum, for whom. */
struct post_list {
    const struct visitor *visitor;
    int64_t author_id;
    int64_t before_id; /* the post before the first one; 0: from the newest */
};

/* What the author wrote and the visitor may read, the newest first. */
MUST_CHECK enum result posts_of_author(struct db *, struct arena *, const struct post_list *,
                                       struct posts *);

/* What the visitor may read, whoever wrote it, by falling ids. */
MUST_CHECK enum result posts_latest(struct db *, struct arena *, const struct post_list *,
                                    struct posts *);

/* What can be read of one topic, the newest first; and the first of all. NOT_FOUND without any. */
MUST_CHECK enum result posts_newest_of_topic(struct db *, struct arena *, int64_t topic_id,
                                             struct posts *);
MUST_CHECK enum result post_first(struct db *, struct arena *, int64_t topic_id, struct post *);

/* The version of such a list, for kept pages: made of what it shows, as topics_version(). */
int64_t posts_version(const struct posts *);

/*
 * The Markdown of a topic's posts that can be read, by number, after one of
 * them; what they quote of withdrawn posts is taken out. At most RAW_POSTS_MAX.
 */
enum { RAW_POSTS_MAX = 1000 };
MUST_CHECK enum result posts_raw(struct db *, struct arena *, int64_t topic_id, int64_t after,
                                 struct posts *);

/* Reads the Markdown of posts that lists left out, as posts_raw() gives it. */
MUST_CHECK enum result posts_add_raw(struct db *, struct arena *, struct posts *);

struct record post_record(const struct post *, const struct topic *);
bool post_is_gone(const struct post *); /* deleted or hidden */

struct reply_wish {
    int64_t topic_id;
    int64_t author_id;
    int64_t parent_number; /* 0: the topic itself */
    enum post_kind kind;
    struct str lang;
    const struct written *written;
};

/*
 * Answers a topic or one of its posts; of the post, gives id, topic_id, number
 * and path. CONFLICT when the topic is closed, NOT_FOUND when it is hidden;
 * problems for "to" when there is no such post to answer, or it is withdrawn.
 */
MUST_CHECK enum result post_reply(struct db *, struct arena *, const struct reply_wish *,
                                  struct problems *, struct post *);

/*
 * Changes a post. Within POST_GRACE_SECONDS of writing its author leaves no
 * trace, later the text before stays in the public history. base_revision is
 * the one the editor began from: CONFLICT when another was made meanwhile.
 */
enum { POST_GRACE_SECONDS = 300 };
MUST_CHECK enum result post_edit(struct db *, struct arena *, int64_t id, int64_t editor_id,
                                 int64_t base_revision, const struct written *);

/* What its writer says it is; and whether any member may edit it. Neither leaves a revision. */
MUST_CHECK enum result post_set_kind(struct db *, int64_t id, enum post_kind);
MUST_CHECK enum result post_set_wiki(struct db *, int64_t id, bool is_wiki);

/*
 * By its author: the words are gone from its text, its history and everywhere
 * they were quoted by reference; its place in the tree stays.
 */
MUST_CHECK enum result post_delete(struct db *, struct arena *, int64_t id);

/* Its texts, oldest first; the last is the one shown now. Withdrawn quotes are taken out. */
struct revision {
    int64_t revision;
    int64_t written_at;
    struct author author;
    struct str markdown;
};
struct revisions {
    struct revision *items;
    size_t count;
    size_t size;
};
MUST_CHECK enum result post_history(struct db *, struct arena *, const struct post *,
                                    struct revisions *);

#endif
