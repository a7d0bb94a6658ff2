#ifndef EXCHANGE_LINES_H
#define EXCHANGE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/result.h"
#include "base/str.h"
#include "exchange/stream.h"

/* The lines of a feed. Zeroed but for the feed before; lines_free() afterwards. */
struct lines {
    struct feed feed;
    struct str piece;    /* what is left of the last piece */
    struct arena joined; /* of a line that came in several pieces */
    char *start;         /* its bytes */
    size_t length, size;
    bool is_at_end;
};

/* A longer line is left out: its place is taken by its beginning and is_cut says so. */
enum { LINE_BYTES_MAX = 32 * 1024 * 1024 };

struct line {
    struct str text; /* without its end; stays until the next one is asked for */
    bool is_cut;
    bool is_ended; /* by a newline: only the last one may not be */
};

/* OK with a line; NOT_FOUND after the last one; NOT_VALID as the feed said. */
MUST_CHECK enum result lines_next(struct lines *, struct line *, struct str *fault);

void lines_free(struct lines *);

#endif
