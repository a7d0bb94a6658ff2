#ifndef EXCHANGE_JSON_PARTS_H
#define EXCHANGE_JSON_PARTS_H

#include "base/result.h"
#include "base/str.h"
#include "exchange/stream.h"

struct arena;

/*
 * A JSON object that may be too large to hold, as a run of parts: each element
 * of each array that is one of its members. Where a part begins and ends is
 * found here, by its brackets and quotes (RFC 8259); whether it is JSON, who
 * takes it must see. Everything else in the object is passed over.
 */
enum { JSON_PART_BYTES_MAX = 64 * 1024 * 1024, JSON_KEY_BYTES_MAX = 64 };

struct json_parts_visit {
    void *context;
    /* Anything but OK ends the reading. The part stays where it is during the call. */
    enum result (*part)(void *context, struct str key, struct str part);
};

/*
 * OK when the object ended; NOT_FOUND when the feed holds something else than
 * an object; NOT_VALID when it breaks off, or a part is larger than
 * JSON_PART_BYTES_MAX: fault says where. Else what part() gave.
 */
MUST_CHECK enum result json_parts(struct arena *, struct feed, const struct json_parts_visit *,
                                  struct str *fault);

#endif
