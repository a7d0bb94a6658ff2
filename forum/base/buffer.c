#include "base/buffer.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

enum { BUFFER_SIZE_MIN = 512 };

static void make_room(struct buffer *buffer, size_t length)
{
    size_t size = buffer->size ? buffer->size : BUFFER_SIZE_MIN;

    if (buffer->size - buffer->length > length)
        return;
    while (size - buffer->length <= length)
        size *= 2;
    buffer->data = arena_grow(buffer->arena, buffer->data, buffer->length, size);
    buffer->size = size;
}

void buffer_put(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!length)
        return;
    make_room(buffer, length);
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_put_str(struct buffer *buffer, struct str s)
{
    buffer_put(buffer, s.data, s.length);
}

void buffer_put_c(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

void buffer_put_integer(struct buffer *buffer, int64_t number)
{
    char digits[24];

    buffer_put(buffer, digits, (size_t)snprintf(digits, sizeof digits, "%" PRId64, number));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    make_room(buffer, (size_t)length);
    va_start(args, format);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, args);
    va_end(args);
    buffer->length += (size_t)length;
}

struct str buffer_str(const struct buffer *buffer)
{
    return (struct str){ buffer->length ? buffer->data : "", buffer->length };
}
