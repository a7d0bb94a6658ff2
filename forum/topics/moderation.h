#ifndef TOPICS_MODERATION_H
#define TOPICS_MODERATION_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;

/* An act of a moderator: each is recorded with its reason, in public. */
struct act {
    int64_t actor_id;
    struct str reason; /* REASON_MIN to REASON_MAX characters */
};

enum { REASON_MIN = 3, REASON_MAX = 500 };

/*
 * Each adds a problem for "reason" when there is none to speak of, and gives
 * CONFLICT when the topic or post is as asked already: nothing is recorded.
 */
MUST_CHECK enum result topic_close(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_reopen(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_hide(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_restore(struct db *, int64_t id, const struct act *,
                                     struct problems *);
MUST_CHECK enum result post_hide(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result post_restore(struct db *, int64_t id, const struct act *, struct problems *);

/* A line of the public record. */
struct moderation {
    int64_t id;
    struct author actor;
    struct str act; /* "close", "reopen", "hide", "restore" */
    struct str reason;
    int64_t created_at;
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title; /* empty while the topic is hidden: its words are not public */
    bool topic_is_hidden;
    int64_t post_number; /* 0: the topic as a whole */
};

struct moderations {
    struct moderation *items;
    size_t count;
    size_t size;
    bool has_more;
};

enum { MODERATIONS_PER_PAGE = 50 };

/* What the visitor may read of it, the newest first, before the one given (0: from the newest). */
MUST_CHECK enum result moderation_latest(struct db *, struct arena *, const struct visitor *,
                                         int64_t before_id, struct moderations *);

/* The version of such a list, for kept pages: it changes with whatever the list shows. */
int64_t moderations_version(const struct moderations *);

#endif
