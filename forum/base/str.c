#include "base/str.h"

#include <ctype.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "base/arena.h"

struct str str_of(const char *text)
{
    return (struct str){ text ? text : "", text ? strlen(text) : 0 };
}

struct str str_copy(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.length + 1);

    if (s.length)
        memcpy(copy, s.data, s.length);
    return (struct str){ copy, s.length };
}

struct str str_hex(struct arena *arena, struct str bytes)
{
    char *hex = arena_alloc(arena, 2 * bytes.length + 1);

    sodium_bin2hex(hex, 2 * bytes.length + 1, (const unsigned char *)bytes.data, bytes.length);
    return (struct str){ hex, 2 * bytes.length };
}

struct str str_trim(struct str s)
{
    while (s.length && isspace((unsigned char)s.data[0]))
        s = (struct str){ s.data + 1, s.length - 1 };
    while (s.length && isspace((unsigned char)s.data[s.length - 1]))
        s.length--;
    return s;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.length)
        to = s.length;
    if (from > to)
        from = to;
    /* the empty text may be NULL, to which nothing may be added, not even nothing */
    return (struct str){ from ? s.data + from : s.data, to - from };
}

bool str_equal(struct str a, struct str b)
{
    return a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length));
}

bool str_starts(struct str s, const char *with)
{
    return str_equal(str_slice(s, 0, strlen(with)), str_of(with));
}

bool str_ends(struct str s, const char *with)
{
    size_t length = strlen(with);

    return s.length >= length && str_equal(str_slice(s, s.length - length, s.length), str_of(with));
}

int str_order(struct str a, struct str b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;

    return order ? order : (a.length > b.length) - (a.length < b.length);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    const char *found;

    if (from >= s.length)
        return s.length;
    found = memmem(s.data + from, s.length - from, needle.data, needle.length);
    return found ? (size_t)(found - s.data) : s.length;
}

struct str str_cut(struct str *rest, char separator)
{
    const char *at = rest->length ? memchr(rest->data, separator, rest->length) : NULL;
    size_t length = at ? (size_t)(at - rest->data) : rest->length;
    struct str part = str_slice(*rest, 0, length);

    *rest = str_slice(*rest, at ? length + 1 : length, rest->length);
    return part;
}

bool str_to_id(struct str s, int64_t *id)
{
    *id = 0;
    if (!s.length || s.length > 18 || s.data[0] == '0')
        return false;
    for (size_t i = 0; i < s.length; i++) {
        if (s.data[i] < '0' || s.data[i] > '9')
            return false;
        *id = *id * 10 + (s.data[i] - '0');
    }
    return true;
}

bool str_to_integer(struct str s, int64_t *number)
{
    bool negative = str_starts(s, "-");

    *number = 0;
    if (negative)
        s = str_slice(s, 1, s.length);
    if (str_equal(s, STR("0")))
        return !negative;
    if (!str_to_id(s, number))
        return false;
    if (negative)
        *number = -*number;
    return true;
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    int length;
    char *text;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return (struct str){ text, (size_t)length };
}

struct str str_lower(struct arena *arena, struct str s)
{
    char *text = arena_alloc(arena, s.length + 1);

    for (size_t i = 0; i < s.length; i++)
        text[i] = s.data[i] >= 'A' && s.data[i] <= 'Z' ? (char)(s.data[i] + 32) : s.data[i];
    return (struct str){ text, s.length };
}

bool str_is_utf8(struct str s)
{
    return !s.length || !u8_check((const uint8_t *)s.data, s.length);
}

size_t str_characters(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.length; i++)
        count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return count;
}

struct str str_shorten(struct arena *arena, struct str s, size_t characters)
{
    size_t seen = 0, i = 0;

    for (; i < s.length; i++)
        if (((unsigned char)s.data[i] & 0xC0) != 0x80 && seen++ == characters)
            break;
    if (i == s.length)
        return s;
    return str_format(arena, "%.*s…", STR_ARGS(str_trim(str_slice(s, 0, i))));
}
