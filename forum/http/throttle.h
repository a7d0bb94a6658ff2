#ifndef HTTP_THROTTLE_H
#define HTTP_THROTTLE_H

#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;

/*
 * Counting tries in the database, so that all processes count together. A key
 * names what and who; addresses go in as keyed hashes only.
 */

/* Counts one try; TOO_MANY when it is beyond `most` within `seconds`, with the wait. */
MUST_CHECK enum result throttle_count(struct db *, struct str key, int most, int seconds,
                                      int *wait_seconds);

/* TOO_MANY when there were `most` tries already; counts none. */
MUST_CHECK enum result throttle_check(struct db *, struct str key, int most, int *wait_seconds);

/*
 * Forms that create carry a value of their own. once_find() gives OK and the
 * earlier answer's location when the same form with the same content was
 * already done, CONFLICT when the content differs, NOT_FOUND when it is new.
 */
struct once {
    int64_t account_id;
    struct str value;
    struct str content; /* a hash */
};
MUST_CHECK enum result once_find(struct db *, struct arena *, const struct once *,
                                 struct str *location);
MUST_CHECK enum result once_keep(struct db *, const struct once *, struct str location);

/* Forgets counts whose time is over and forms of more than two days ago. */
MUST_CHECK enum result throttle_sweep(struct db *);

#endif
