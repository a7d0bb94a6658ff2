#ifndef MODERATION_SUSPENSION_H
#define MODERATION_SUSPENSION_H

#include "moderation/act.h"

struct arena;

/*
 * A person who may not write for a time: they sign in, read and take what is
 * theirs as before. It ends by the clock, or when a moderator ends it. What a
 * suspended person cannot do is decided where a request comes in
 * (http/visitor.c) and in access/may.c.
 */
struct suspension {
    int64_t account_id;
    int64_t until; /* 0: there is none */
    struct str reason;
};

enum { SUSPENSION_DAYS_MAX = 366 };

/* Another end in place of one that holds. Problems for "until" and "reason". */
MUST_CHECK enum result suspension_begin(struct db *, int64_t account_id, int64_t until,
                                        const struct act *, struct problems *);

/* Before its time. CONFLICT when there is none. */
MUST_CHECK enum result suspension_end(struct db *, int64_t account_id, const struct act *,
                                      struct problems *);

/* The one that holds now, if any. NOT_FOUND when there is no such person. */
MUST_CHECK enum result suspension_find(struct db *, struct arena *, int64_t account_id,
                                       struct suspension *);

#endif
