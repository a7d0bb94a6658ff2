#ifndef HTTP_COMPRESS_H
#define HTTP_COMPRESS_H

#include "base/str.h"

struct arena;

/* Answers below this gain nothing from being compressed. */
enum { COMPRESS_MIN_BYTES = 800 };

enum compress_effort { COMPRESS_FAST = 1, COMPRESS_KEPT = 7 };

/* The bytes as gzip (RFC 1952), in the arena. Empty when they would not get smaller. */
struct str gzip(struct arena *, struct str bytes, enum compress_effort);

/*
 * The bytes as deflate blocks (RFC 1951), none of them final and ending at a
 * whole byte, so that they can stand anywhere in a stream. Done once for what
 * is shared and kept.
 */
struct str deflate_blocks(struct arena *, struct str bytes);

/* A stretch of a body whose deflate blocks are already there. */
struct span {
    size_t at;
    size_t length;
    struct str blocks;
};

/*
 * A gzip stream of a body in which the spans (in order) go as the blocks they
 * have, and the little around them is stored as it is: it costs a copy and a
 * check sum where compressing the whole would cost ten times as much.
 */
struct str gzip_spliced(struct arena *, struct str bytes, const struct span *spans, size_t count);

#endif
