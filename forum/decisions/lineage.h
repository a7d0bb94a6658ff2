#ifndef DECISIONS_LINEAGE_H
#define DECISIONS_LINEAGE_H

#include <stdint.h>

#include "base/result.h"

struct arena;
struct db;

/* How a later decision hangs together with an earlier one. */
enum link_kind {
    LINK_SUPERSEDES,  /* it takes its place once it is adopted: transition 19 */
    LINK_FORKED_FROM, /* it was opened for a branch of it */
    LINK_MERGES,      /* a review merged its branches into this text */
    LINK_KINDS,
};

struct link {
    int64_t decision_id; /* the later one */
    enum link_kind kind;
    int64_t other_id;
    int64_t actor_id; /* 0: the system */
    int64_t at;
};

const char *link_word(enum link_kind); /* "supersedes", in JSON and the log */

/* Records it on both; nothing when it is there already. NOT_FOUND when one of them is not there. */
MUST_CHECK enum result decision_link(struct db *, struct arena *, const struct link *);

/* The decisions that this one supersedes look again when their next step is. */
MUST_CHECK enum result lineage_succeeded(struct db *, struct arena *, int64_t decision_id,
                                         int64_t at);

#endif
