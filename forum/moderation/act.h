#ifndef MODERATION_ACT_H
#define MODERATION_ACT_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "moderation/moderation.h"

struct arena;
struct db;

/* An act of a moderator: each is recorded with its reason, in public. */
struct act {
    int64_t actor_id;
    struct str reason; /* REASON_MIN to REASON_MAX characters */
    enum rule rule;    /* of the house, that calls for it; RULE_NONE: none in particular */
};

enum { REASON_MIN = 3, REASON_MAX = 500 };

/* Adds a problem for "reason" when there is none to speak of. */
MUST_CHECK enum result act_check(const struct act *, struct problems *);

/* What the record tells of such an act; of what it was done to nothing yet. */
struct public_act act_deed(const char *word, const struct act *);

/*
 * Each adds a problem for "reason" when there is none to speak of, and gives
 * CONFLICT when the topic or post is as asked already: nothing is recorded.
 */
MUST_CHECK enum result topic_close(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_reopen(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_hide(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_restore(struct db *, int64_t id, const struct act *,
                                     struct problems *);

/* First in the list of its category, or in all lists: pin.c. */
MUST_CHECK enum result topic_pin(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result topic_pin_everywhere(struct db *, int64_t id, const struct act *,
                                            struct problems *);
MUST_CHECK enum result topic_unpin(struct db *, int64_t id, const struct act *, struct problems *);

MUST_CHECK enum result post_hide(struct db *, int64_t id, const struct act *, struct problems *);
MUST_CHECK enum result post_restore(struct db *, int64_t id, const struct act *, struct problems *);

#endif
