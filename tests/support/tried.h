#ifndef TESTS_SUPPORT_TRIED_H
#define TESTS_SUPPORT_TRIED_H

#include "decisions/decision.h"

/*
 * A decision whose two branches were tried, seen and reported of, and whose
 * review has a verdict that was answered: for the tests that look at every page,
 * which say what each of its texts is.
 */
struct tried_wish {
    int64_t topic_id;
    int64_t author_id; /* puts the question, stands behind the first branch */
    int64_t other_id;  /* offers the second */
    struct str (*word)(void *context, const char *what);
    void *context;
};

struct tried {
    struct decision decision;
    int64_t option_ids[2];
    int64_t branch_ids[2];
};

void tried_make(const struct tried_wish *, struct tried *);

#endif
