#ifndef MODERATION_MODERATION_H
#define MODERATION_MODERATION_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "moderation/rule.h"
#include "topics/author.h"

struct arena;
struct db;

/*
 * The public record of what moderators do, which is an entry of the log too.
 * Whoever does such an act records it here, in the same transaction. What it was done to may be a
 * topic, a post of it, a person, or nothing but the site.
 */
struct public_act {
    const char *act;  /* "close", "hide" …: its words stand in moderation/words.c */
    int64_t actor_id; /* 0: the administration's command line */
    int64_t topic_id; /* these are 0 where they do not apply */
    int64_t post_id;
    int64_t account_id; /* whom it concerns */
    enum rule rule;
    struct str
        detail; /* of a role its number, of a setting "NAME BEFORE NOW"; else empty, or words */
    struct str reason;
    int64_t ends_at; /* of what ends by itself */
};

MUST_CHECK enum result moderation_record(struct db *, const struct public_act *);

/* A line of the public record. */
struct moderation {
    int64_t id;
    struct author actor;  /* id 0: the command line; without a handle: the site does not say who */
    struct author person; /* whom it concerns; id 0: nobody; without a handle as above */
    struct str act;
    enum rule rule;
    struct str detail;
    struct str reason;
    int64_t ends_at;
    int64_t created_at;
    int64_t topic_id; /* 0: it concerns no topic */
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

/*
 * What the visitor may read of it, the newest first, before the one given (0:
 * from the newest). Names stand in it as the site's settings say; moderators
 * read them all.
 */
MUST_CHECK enum result moderation_latest(struct db *, struct arena *, const struct visitor *,
                                         int64_t before_id, struct moderations *);

/* The version of such a list, for kept pages: it changes with whatever the list shows. */
int64_t moderations_version(const struct moderations *);

#endif
