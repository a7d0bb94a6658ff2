#ifndef TOPICS_WRITTEN_H
#define TOPICS_WRITTEN_H

#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"
#include "render/markdown.h"

struct arena;

/* What somebody wrote, checked and rendered before the writing transaction begins. */
struct written {
    struct str text;
    struct markdown rendered;
};

enum { POST_MIN = 2 };

/* Checks and renders a text. Problems for the field named. */
MUST_CHECK enum result written_prepare(struct arena *, struct str text, const char *field,
                                       struct problems *, struct written *);

/* How many links to other sites it holds. */
int64_t written_links(const struct written *);

#endif
