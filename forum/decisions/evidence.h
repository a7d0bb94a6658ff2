#ifndef DECISIONS_EVIDENCE_H
#define DECISIONS_EVIDENCE_H

#include "decisions/branch.h"

/* What somebody saw of a branch, and what it says of what was expected. */
enum evidence_effect { EVIDENCE_SUPPORTS, EVIDENCE_WEAKENS, EVIDENCE_UNCLEAR, EVIDENCE_EFFECTS };

struct evidence {
    int64_t id;
    int64_t branch_id;
    struct author author; /* id 0: they left */
    enum evidence_effect effect;
    struct str words;
    int64_t seen_on; /* noon UTC of the day it was seen */
    int64_t created_at;
};

struct evidence_list {
    struct evidence *items;
    size_t count;
    size_t size;
};

enum { EVIDENCE_WORDS_MAX = 2000, EVIDENCE_SHOWN_MAX = 500 };

/* "supports", "weakens", "unclear": in JSON and in the log. */
const char *evidence_word(enum evidence_effect);

/* Of all branches of a trial, by the day they were seen; the newest EVIDENCE_SHOWN_MAX. */
MUST_CHECK enum result evidence_of_trial(struct db *, struct arena *, int64_t trial_id,
                                         struct evidence_list *);

/*
 * While the branch runs or reports. Problems for "effect", "words", "seen_on": a
 * day that has not begun where they are was not seen.
 */
struct evidence_wish {
    int64_t branch_id;
    int64_t actor_id;
    int64_t effect;
    struct str words;
    int64_t seen_on;      /* 0: no day that can be read */
    int64_t zone_seconds; /* east of UTC, where they are */
};
MUST_CHECK enum result evidence_add(struct db *, struct arena *, struct evidence_wish *,
                                    struct problems *);

#endif
