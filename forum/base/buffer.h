#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/* Bytes that grow at their end, in an arena; always followed by a NUL once something was put. */
struct buffer {
    struct arena *arena;
    char *data;
    size_t length;
    size_t size;
};

void buffer_put(struct buffer *, const void *bytes, size_t length);
void buffer_put_str(struct buffer *, struct str);
void buffer_put_c(struct buffer *, const char *text);
void buffer_put_integer(struct buffer *, int64_t);

__attribute__((format(printf, 2, 3))) void buffer_format(struct buffer *, const char *format, ...);

/* What was put so far; it stays where it is only until the next put. */
struct str buffer_str(const struct buffer *);

#endif
