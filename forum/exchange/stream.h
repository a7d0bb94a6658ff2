#ifndef EXCHANGE_STREAM_H
#define EXCHANGE_STREAM_H

#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;

/*
 * Bytes that come a piece at a time. next() gives a piece, which stays where it
 * is until the next one is asked for, and an empty one at the end; NOT_VALID
 * when there is no more because something is broken: fault then says what.
 */
struct feed {
    enum result (*next)(void *context, struct str *piece, struct str *fault);
    void *context;
};

/*
 * What a file holds, read forward and never as a whole: a plain file as it is,
 * a gzip undone, and out of a tar archive (also of a gzipped one) the dump,
 * dump.sql or dump.sql.gz, whatever stands before it. Nothing is written
 * anywhere. The only file that knows libarchive.
 */
struct stream;

/* NOT_FOUND when it cannot be opened, NOT_VALID when it is of no such kind; fault says why. */
MUST_CHECK enum result stream_open(struct arena *, const char *path, struct stream **,
                                   struct str *fault);

/* The stream's own pieces; of use as long as the stream is open. */
struct feed stream_feed(struct stream *);

/* How many bytes of the file have been read, and how many it has: for progress. */
int64_t stream_position(const struct stream *);
int64_t stream_size(const struct stream *);

void stream_close(struct stream *); /* NULL is fine */

#endif
