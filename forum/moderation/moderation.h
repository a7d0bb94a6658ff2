#ifndef MODERATION_MODERATION_H
#define MODERATION_MODERATION_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;

/*
 * The public record of what moderators do. Whoever does such an act records it
 * here, in the same transaction.
 */
struct deed {
    const char *act; /* "close", "hide" …: its words stand in moderation/words.c */
    int64_t actor_id;
    int64_t topic_id; /* what it was done to: these are 0 where they do not apply */
    int64_t post_id;
    struct str reason;
};

MUST_CHECK enum result moderation_record(struct db *, const struct deed *);

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
