#include "exchange/lines.h"

#include <string.h>

enum { JOINED_BYTES_MIN = 64 * 1024 };

/* Adds a piece of a line to what came of it before; false when it became too long. */
static bool join(struct lines *lines, struct str part)
{
    if (part.length > LINE_BYTES_MAX - lines->length)
        return false;
    if (lines->length + part.length > lines->size) {
        struct arena larger = { 0 };
        size_t size = lines->size ? lines->size : JOINED_BYTES_MIN;

        while (size < lines->length + part.length)
            size *= 2;
        lines->start = arena_grow(&larger, lines->start, lines->length, size);
        lines->size = size;
        arena_free(&lines->joined);
        lines->joined = larger;
    }
    if (part.length)
        memcpy(lines->start + lines->length, part.data, part.length);
    lines->length += part.length;
    return true;
}

static enum result next_piece(struct lines *lines, struct str *fault)
{
    enum result result = lines->feed.next(lines->feed.context, &lines->piece, fault);

    lines->is_at_end = result != OK || !lines->piece.length;
    return result;
}

/* A line that does not end in the piece it began in. */
static enum result next_joined(struct lines *lines, struct line *line, struct str *fault)
{
    bool has_begun = false;

    lines->length = 0;
    while (!lines->is_at_end && !line->is_ended) {
        size_t length = lines->piece.length;
        const char *end = length ? memchr(lines->piece.data, '\n', length) : NULL;
        struct str part = length ? str_cut(&lines->piece, '\n') : STR("");

        has_begun |= length > 0;
        line->is_ended = end != NULL;
        line->is_cut |= !line->is_cut && !join(lines, part);
        if (!end && next_piece(lines, fault) != OK)
            return NOT_VALID;
    }
    line->text = lines->length ? (struct str){ lines->start, lines->length } : STR("");
    return has_begun ? OK : NOT_FOUND;
}

enum result lines_next(struct lines *lines, struct line *line, struct str *fault)
{
    struct str piece = lines->piece;
    const char *end = piece.length ? memchr(piece.data, '\n', piece.length) : NULL;

    *line = (struct line){ 0 };
    if (!end)
        return next_joined(lines, line, fault);
    *line = (struct line){ .text = str_cut(&lines->piece, '\n'), .is_ended = true };
    return OK;
}

void lines_free(struct lines *lines)
{
    arena_free(&lines->joined);
}
