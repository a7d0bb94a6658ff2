#ifndef TOPICS_AUTHOR_H
#define TOPICS_AUTHOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct rows;

/* A person as lists and posts show them. */
struct author {
    int64_t id;
    struct str handle;
    struct str name; /* may be empty */
};

/* What to call them: their name, or their handle when they gave none. */
struct str author_name(const struct author *);

/* Do they go by a name that is not their handle, which must then be said too? */
bool author_has_other_name(const struct author *);

/* Of the columns author_id, author_handle, author_name, for "author" as prefix. */
struct author author_from(struct rows *, struct arena *, const char *prefix);

#endif
