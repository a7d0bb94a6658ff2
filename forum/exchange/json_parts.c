#include "exchange/json_parts.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

/* How deep what is read stands: in the object, in one of its arrays, in an element of that. */
enum { IN_NOTHING, IN_OBJECT, IN_ARRAY, IN_PART };

struct reading {
    struct arena *arena; /* of what is said of a fault */
    const struct json_parts_visit *visit;
    struct str *fault;
    int64_t depth;
    bool is_array; /* the member that is read: only then depth 2 is IN_ARRAY */
    bool in_string, is_escaped, has_part, has_ended;
    char key[JSON_KEY_BYTES_MAX];
    size_t key_length;
    bool reads_key; /* the next string at depth 1 is one */
    struct arena held;
    char *part;
    size_t length, size;
};

static struct str key_of(const struct reading *reading)
{
    return (struct str){ reading->key, reading->key_length };
}

static enum result fail(struct reading *reading, const char *what)
{
    struct str key = key_of(reading);

    *reading->fault = str_format(reading->arena, "%s in \"%.*s\"", what, STR_ARGS(key));
    return NOT_VALID;
}

static void make_room(struct reading *reading, size_t more)
{
    struct arena larger = { 0 };
    size_t size = reading->size ? reading->size : 64 * (size_t)1024;

    while (size < reading->length + more)
        size *= 2;
    if (size == reading->size)
        return;
    reading->part = arena_grow(&larger, reading->part, reading->length, size);
    reading->size = size;
    arena_free(&reading->held);
    reading->held = larger;
}

static enum result keep(struct reading *reading, const char *bytes, size_t length)
{
    if (length > JSON_PART_BYTES_MAX - reading->length)
        return fail(reading, "something larger than 64 MB stands");
    make_room(reading, length);
    memcpy(reading->part + reading->length, bytes, length);
    reading->length += length;
    return OK;
}

static enum result end_part(struct reading *reading)
{
    struct str part = { reading->part, reading->length };

    reading->length = 0;
    if (!reading->has_part)
        return OK;
    reading->has_part = false;
    return reading->visit->part(reading->visit->context, key_of(reading), part);
}

static void open_bracket(struct reading *reading, char c)
{
    if (reading->depth == IN_OBJECT) {
        reading->is_array = c == '[';
        reading->reads_key = false;
    }
    reading->depth++;
}

static enum result close_bracket(struct reading *reading)
{
    enum result result = OK;

    if (reading->depth == IN_ARRAY && reading->is_array)
        result = end_part(reading);
    reading->depth--;
    if (reading->depth == IN_OBJECT)
        reading->is_array = false;
    reading->has_ended = reading->depth <= IN_NOTHING;
    return result;
}

static void read_string(struct reading *reading, char c)
{
    if (reading->is_escaped)
        reading->is_escaped = false;
    else if (c == '\\')
        reading->is_escaped = true;
    else if (c == '"')
        reading->in_string = false;
    if (reading->in_string && reading->reads_key && reading->key_length < JSON_KEY_BYTES_MAX)
        reading->key[reading->key_length++] = c;
}

static void begin_string(struct reading *reading)
{
    reading->in_string = true;
    if (reading->depth == IN_OBJECT && reading->reads_key)
        reading->key_length = 0;
}

/* A character outside of strings. */
static enum result read_plain(struct reading *reading, char c)
{
    bool in_array = reading->depth == IN_ARRAY && reading->is_array;

    switch (c) {
    case '"': begin_string(reading); return OK;
    case '{':
    case '[': open_bracket(reading, c); return OK;
    case '}':
    case ']': return close_bracket(reading);
    case ',':
        reading->reads_key |= reading->depth == IN_OBJECT;
        return in_array ? end_part(reading) : OK;
    case ':': reading->reads_key &= reading->depth != IN_OBJECT; return OK;
    default: return OK;
    }
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Does this character belong to a part, as it stands? */
static bool is_of_part(const struct reading *reading, char c)
{
    if (!reading->is_array || reading->depth < IN_ARRAY)
        return false;
    if (reading->depth > IN_ARRAY || reading->in_string)
        return true;
    return c != ',' && c != ']' && c != '}' && (reading->has_part || !is_white(c));
}

/* Runs of ordinary characters within strings are most of a large file: taken in one piece. */
static size_t run_length(const struct reading *reading, struct str piece, size_t at)
{
    size_t end = at;

    if (!reading->in_string || reading->is_escaped || reading->reads_key)
        return 0;
    while (end < piece.length && piece.data[end] != '"' && piece.data[end] != '\\')
        end++;
    return end - at;
}

static enum result read_piece(struct reading *reading, struct str piece)
{
    enum result result = OK;

    for (size_t at = 0; at < piece.length && result == OK && !reading->has_ended;) {
        char c = piece.data[at];
        size_t run = run_length(reading, piece, at);
        size_t length = run ? run : 1;

        if (is_of_part(reading, c)) {
            reading->has_part = true;
            result = keep(reading, piece.data + at, length);
        }
        at += length;
        if (result != OK || run)
            continue;
        if (reading->in_string)
            read_string(reading, c);
        else
            result = read_plain(reading, c);
    }
    return result;
}

/* Goes to the object's first brace. */
static enum result begin(struct reading *reading, struct str *piece)
{
    if (str_starts(*piece, "\xEF\xBB\xBF"))
        *piece = str_slice(*piece, 3, piece->length);
    *piece = str_trim(*piece);
    if (!str_starts(*piece, "{"))
        return NOT_FOUND;
    *piece = str_slice(*piece, 1, piece->length);
    reading->depth = IN_OBJECT;
    reading->reads_key = true;
    return OK;
}

enum result json_parts(struct arena *arena, struct feed feed, const struct json_parts_visit *visit,
                       struct str *fault)
{
    struct reading reading = { .arena = arena, .visit = visit, .fault = fault };
    struct str piece = { 0 };
    enum result result = feed.next(feed.context, &piece, fault);

    if (result == OK)
        result = begin(&reading, &piece);
    while (result == OK && !reading.has_ended) {
        result = read_piece(&reading, piece);
        if (result == OK && !reading.has_ended)
            result = feed.next(feed.context, &piece, fault);
        if (result == OK && !piece.length && !reading.has_ended)
            result = fail(&reading, "it breaks off");
    }
    arena_free(&reading.held);
    return result;
}
