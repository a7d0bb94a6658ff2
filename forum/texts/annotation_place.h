#ifndef TEXTS_ANNOTATION_PLACE_H
#define TEXTS_ANNOTATION_PLACE_H

#include "texts/annotation_anchor.h"

/* Between annotation_anchor.c, which reads and writes rows, and annotation_place.c, which decides.
 */

/* Where a target stands in the version before, and what it was made on. */
struct stood {
    int64_t annotation_id;
    int64_t n;
    int64_t segment_id;
    int64_t from;
    int64_t to;
    enum anchor_state state;
    int64_t confirmed_by;
    int64_t confirmed_at;
    int64_t made_in; /* the segment */
    bool is_whole;
    struct str exact;
    struct str prefix;
    struct str suffix;
};

struct placing;
struct placing *placing_begin(struct arena *, const struct reanchoring *);

/*
 * Where it stands in the version after; is what somebody confirmed still so?
 * The scratch arena is the caller's to empty.
 */
struct anchor placing_place(struct placing *, struct arena *scratch, const struct stood *,
                            bool *is_confirmed);
void placing_end(struct placing *);

#endif
