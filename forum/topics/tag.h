#ifndef TOPICS_TAG_H
#define TOPICS_TAG_H

#include "access/may.h"
#include "base/problems.h"
#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * Tags: words that topics share, across categories. A tag is made of letters
 * of any script, digits and "-", and is the same one whatever its case and
 * accents; it is shown as it was first written.
 */
enum { TAGS_MAX = 5, TAG_MIN = 2, TAG_MAX = 30, TAGS_TYPED_MAX = 300 };

/* The names of some tags. */
struct tag_names {
    struct str *items;
    size_t count;
    size_t size;
};

/*
 * Names typed with commas between; spaces in one become "-", the same one twice
 * counts once. Problems for "tags".
 */
MUST_CHECK enum result tags_read(struct arena *, struct str typed, struct problems *,
                                 struct tag_names *);

/* The tags of a topic (struct topic) as they are typed: with a space after each comma. */
struct str tags_typed(struct arena *, struct str tags);

/* A name as near to one of elsewhere as a tag's may be; empty when nothing is left of it. */
struct str tag_near(struct arena *, struct str name);

/* What two names of the same tag have in common. */
struct str tag_fold(struct arena *, struct str name);

/* The tags of a topic from now on; they are made when they were not there yet. */
MUST_CHECK enum result tags_set(struct db *, struct arena *, int64_t topic_id,
                                const struct tag_names *);

struct tag {
    int64_t id;
    struct str name;
    int64_t topic_count; /* that the visitor may read */
};

struct tags {
    struct tag *items;
    size_t count;
    size_t size;
};

/* The tag of this name (in any spelling), made when it is not there yet; topic_count is 0. */
MUST_CHECK enum result tag_make(struct db *, struct arena *, struct str name, struct tag *);

/* By its name in any spelling; topic_count is 0. NOT_FOUND when no topic the visitor may read has
 * it: a tag tells nothing of what somebody may not see. */
MUST_CHECK enum result tag_find(struct db *, struct arena *, const struct visitor *,
                                struct str name, struct tag *);

/* Those of topics the visitor may read, in their alphabet's order. */
MUST_CHECK enum result tags_all(struct db *, struct arena *, const struct visitor *, struct tags *);

#endif
