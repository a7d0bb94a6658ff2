#ifndef TOPICS_THREAD_H
#define TOPICS_THREAD_H

#include "render/html.h"
#include "topics/post.h"

/*
 * One page of a topic as it is shown: the posts as a tree of at most
 * THREAD_LEVELS levels, or one after the other by time. It is the same for
 * everyone signed in: what is one reader's own comes into holes.
 */
struct thread {
    const struct topic *topic;
    struct post_page where;
    int64_t marked; /* the number of the post the address names; 0: none */
    bool has_holes;

    /* By thread_read(). */
    struct posts posts;
    struct posts above; /* what the first post hangs under, on a page before this one */
    int root_level;     /* of the posts at the left margin, in the topic's tree */
    bool has_before;    /* there is a page before this one … */
    int64_t before;     /* … which begins after this post */
    struct kind_counts kinds;
};

enum { THREAD_LEVELS = 4 };

/* The kinds of its holes, each with the post's id and number: is it unread, its like button, what
 * else one may do with it. Of a withdrawn one there is HOLE_GONE. */
enum { HOLE_NEW = 1, HOLE_LIKE, HOLE_ACTS, HOLE_GONE };

MUST_CHECK enum result thread_read(struct db *, struct arena *, struct thread *);
void thread_put(struct page *, const struct thread *);

/* The line of a post in the plan of the debate: who, the first words, how many answers. */
struct str plan_line(struct page *, const struct thread *, size_t i);

/* The level of a post on this page, from 1. */
int thread_level(const struct thread *, const struct post *);

/* What its like button says: "12 likes, message 5". */
struct str likes_words(struct page *, int64_t count, int64_t number);

/* After its author's name, for who hears the page: ": argument for, message 5". */
struct str post_named(struct page *, const struct post *);

/* Its words, the quotes in them filled. The thread may be NULL: then links leave no page out. */
struct html post_body(struct page *, const struct thread *, const struct post *);

/* "#p5" when the post is on this very page, else its whole address. */
struct str post_address(struct page *, const struct thread *, struct str topic_slug,
                        int64_t topic_id, int64_t number);

/* The replies to a post that follow it on the page. */
struct replies {
    int64_t direct;
    int64_t all; /* 0: not all of them are here */
};

/* Its like button, for somebody signed in. */
struct like_button {
    int64_t post_id;
    int64_t number;
    int64_t count;
    bool is_on;
    bool is_own; /* it cannot be pressed */
};

/* What else somebody may do with a post. */
struct post_acts {
    int64_t post_id;
    int64_t number;
    bool is_wiki;
    bool may_edit;
    bool may_share;
    bool may_delete;
    bool may_hide;
    bool may_restore;
    bool may_flag;
};

/* Templates, from render/pages/thread.html and post.html. */
void thread_kinds_html(struct page *, const struct thread *);
void thread_open_html(struct page *);
void thread_close_html(struct page *);
void item_open_html(struct page *);
void item_close_html(struct page *);
void above_html(struct page *, const struct thread *, const struct post *);
void above_close_html(struct page *);
void fold_open_html(struct page *, struct replies);
void fold_close_html(struct page *);
void continue_html(struct page *, const struct thread *, const struct post *);
void thread_pager_html(struct page *, const struct thread *);
void thread_plan_html(struct page *, const struct thread *);
void post_html(struct page *, const struct thread *, const struct post *);
void post_gone_html(struct page *, const struct thread *, const struct post *);
void post_acts_html(struct page *, const struct post_acts *);
/* NULL for nobody: then it is the text that was typed. */
void mention_html(struct page *, const struct mention *, struct str handle);
void like_button_html(struct page *, const struct like_button *);
void post_new_html(struct page *);
void quote_html(struct page *, const struct quote *, struct str address);
void judged_post(struct page *, const struct post *, struct html body); /* before an act */

#endif
