#ifndef DECISIONS_LINKED_H
#define DECISIONS_LINKED_H

#include "decisions/decision.h"
#include "topics/topic.h"

/* The debates that a decision is discussed in and the visitor may read, as they were linked. */
enum { LINKED_MAX = 100 };
MUST_CHECK enum result linked_topics(struct db *, struct arena *, const struct visitor *,
                                     int64_t decision_id, struct topics *);

/* May they take one away? Who put the question, its clerk, moderators. */
bool linked_may_remove(const struct visitor *, const struct decision *);

#endif
