#ifndef NOTICES_NOTICE_H
#define NOTICES_NOTICE_H

#include "access/may.h"
#include "base/result.h"
#include "base/str.h"
#include "topics/author.h"

struct arena;
struct db;

/*
 * What somebody is told of, gathered: one line for all replies in a debate that
 * were not seen yet, one for all thanks for a message. A message tells a person
 * once, however often and through however many teams it mentions them. A call to
 * a team writes nothing for each of its members: they are told by the call itself,
 * so that calling a hundred costs no more than calling two.
 *
 * Nobody is told of what they may not read. What is withdrawn takes its notices
 * with it; what is hidden later from a person is left out when they look.
 */
enum notice_kind {
    NOTICE_MENTION,   /* by a post, of the person or of a team they are in */
    NOTICE_REPLY,     /* in a topic, to their posts, or to the topic as a whole when it is theirs */
    NOTICE_THANKS,    /* for a post */
    NOTICE_HANDLED,   /* a post they reported: moderators decided */
    NOTICE_PUBLISHED, /* a post of theirs that was held */
    NOTICE_HIDDEN,    /* a post of theirs, by a moderator */
};

struct notice {
    enum notice_kind kind;
    int64_t count;       /* of what is gathered */
    struct author actor; /* whose act was the last */
    struct str team;     /* a mention: the handle of the team they are told through; else empty */
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title;
    int64_t number; /* of the post: the first one that was not seen */
    int64_t told_at;
    bool is_seen;
};

struct notices {
    struct notice *items;
    size_t count;
    size_t size;
};

enum {
    NOTICES_SHOWN_MAX = 100,
    NOTICES_KEPT_MAX = 500, /* of a person */
    NOTICES_KEPT_DAYS = 90,
};

/* The newest of the visitor's. */
MUST_CHECK enum result notices_of(struct db *, struct arena *, const struct visitor *,
                                  struct notices *);

/* Something happened that somebody is told of, unless they did it themselves. */
struct notice_wish {
    int64_t account_id;
    enum notice_kind kind;
    int64_t post_id; /* by which it is gathered, and where it leads */
    int64_t actor_id;
};
MUST_CHECK enum result notice_tell(struct db *, const struct notice_wish *);

/* It was undone before they looked: one less is gathered, and none is no notice. */
MUST_CHECK enum result notice_untell(struct db *, const struct notice_wish *);

/* All of a person's are seen, or those of one topic: by who opens it. */
MUST_CHECK enum result notices_see_all(struct db *, int64_t account_id);
MUST_CHECK enum result notices_see_topic(struct db *, int64_t account_id, int64_t topic_id);

/* Which kinds somebody wants to be told of; mentions of themselves are always told. */
struct notice_wants {
    bool replies;
    bool calls; /* of teams they are in */
    bool thanks;
};
MUST_CHECK enum result notice_wants(struct db *, int64_t account_id, struct notice_wants *);
MUST_CHECK enum result notice_set_wants(struct db *, int64_t account_id,
                                        const struct notice_wants *);

/* Forgets those that are too old or too many. */
MUST_CHECK enum result notices_sweep(struct db *);

#endif
