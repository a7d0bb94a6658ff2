#ifndef TOPICS_TOPIC_H
#define TOPICS_TOPIC_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"
#include "topics/slug.h"
#include "topics/written.h"

struct arena;
struct db;
struct unread;

/* A debate: a title, and posts that answer one another. */
struct topic {
    int64_t id;
    struct str slug; /* made from the title; never all digits */
    struct str title;
    struct str lang;
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
    enum space readers; /* of its category */
    enum space writers;
    int64_t team_id; /* of the category: 0 but for SPACE_TEAM */
    bool is_in_team; /* the visitor it is shown to: by topic_for() */
    struct author author;
    struct author last; /* who wrote the newest post */
    int64_t created_at;
    int64_t bumped_at;
    int64_t post_count; /* that can be read */
    int64_t highest;    /* the highest number a post has */
    int64_t people_count;
    int64_t like_count;
    int64_t views;
    int64_t closed_at;           /* 0: open */
    int64_t hidden_at;           /* 0: to be seen */
    int64_t version;             /* grows with every change of one of its pages */
    struct str tags;             /* their names, with commas between */
    int64_t pinned_at;           /* 0: not pinned */
    bool is_pinned_everywhere;   /* first in all lists, not only in its category's */
    int64_t decision_mark;       /* what topic_mark shows of it in lists; 0: nothing */
    const struct unread *unread; /* of who reads the list; NULL: nothing. By unread_mark() */
};

/* Where a list goes on: after the topic with this time and id. Zero: from the newest. */
struct topic_cursor {
    int64_t bumped_at;
    int64_t id;
};

struct topics {
    struct topic *items;
    size_t count;
    size_t size;
    bool has_more;
    struct topic_cursor last; /* where the next page goes on */
};

enum { TITLE_MIN = 8, TITLE_MAX = 255, TOPICS_PER_PAGE = 30 };

struct topic_wish {
    int64_t category_id;
    int64_t author_id;
    struct str title;
    struct str lang;
    struct str tags;             /* as typed, with commas between; may be empty */
    const struct written *first; /* the first post */
};

/* Could it be opened? Problems as topic_open() has them; nothing is written. */
MUST_CHECK enum result topic_check(struct db *, struct arena *, const struct topic_wish *,
                                   struct problems *);

/* Opens a topic with its first post. Problems for "title", "category", "tags". */
MUST_CHECK enum result topic_open(struct db *, struct arena *, const struct topic_wish *,
                                  struct problems *, int64_t *id);

/*
 * Another title, and the slug made of it: old addresses lead on. Problems for
 * "title". CONFLICT when it has this title already.
 */
struct retitle {
    int64_t topic_id;
    int64_t actor_id;
    struct str title;
};
MUST_CHECK enum result topic_retitle(struct db *, struct arena *, const struct retitle *,
                                     struct problems *);

MUST_CHECK enum result topic_find(struct db *, struct arena *, int64_t id, struct topic *);

/* What may.h asks to know of it. */
struct record topic_record(const struct topic *);

/* Which topics a list holds, for whom. */
struct topic_list {
    const struct visitor *visitor;
    int64_t category_id; /* 0: of all that the visitor may read */
    int64_t tag_id;      /* with this tag; 0: whatever they have */
    struct topic_cursor after;
};

/*
 * The newest first. Hidden ones are left out. Without a tag, the pinned ones
 * (PINS_MAX of them at most) come before all others on the first page and are
 * left out further down: a page then holds fewer. Cursors know nothing of pins.
 */
enum { PINS_MAX = 10 };
MUST_CHECK enum result topics_latest(struct db *, struct arena *, const struct topic_list *,
                                     struct topics *);

/* The TOPICS_PER_PAGE with the most messages and likes since a time (0: of all times), most first.
 */
MUST_CHECK enum result topics_top(struct db *, struct arena *, const struct visitor *,
                                  int64_t since, struct topics *);

/* A page of the debates that have something unread, the newest first. */
MUST_CHECK enum result topics_unread(struct db *, struct arena *, const struct visitor *,
                                     struct topic_cursor after, struct topics *);

/* The newest TOPICS_PER_PAGE that somebody opened and the visitor may read. */
MUST_CHECK enum result topics_of_author(struct db *, struct arena *, const struct visitor *,
                                        int64_t author_id, struct topics *);

/* The newest that stand in the categories of a team and the visitor may read. */
MUST_CHECK enum result topics_of_team(struct db *, struct arena *, const struct visitor *,
                                      int64_t team_id, struct topics *);

/*
 * Makes its counters anew from its posts and raises its version; for acts that
 * change which posts can be read, and for posts that were not written through
 * post_reply().
 */
MUST_CHECK enum result topic_recount(struct db *, int64_t id);

/*
 * The version of a list, for kept pages: made of what it shows, so that no
 * counter of the whole site is a row everyone writes.
 */
int64_t topics_version(const struct topics *);

#endif
