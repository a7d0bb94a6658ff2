#include "http/guard.h"

#include <string.h>
#include <strings.h>

static bool is_named(struct str name, const char *wanted)
{
    return name.length == strlen(wanted) && !strncasecmp(name.data, wanted, name.length);
}

struct str incoming_header(const struct incoming *incoming, const char *name)
{
    for (int i = 0; i < incoming->header_count && i < HEADERS_MAX; i++)
        if (is_named(incoming->headers[i].name, name))
            return incoming->headers[i].value;
    return STR("");
}

static int count_of(const struct incoming *incoming, const char *name)
{
    int count = 0;

    for (int i = 0; i < incoming->header_count; i++)
        count += is_named(incoming->headers[i].name, name);
    return count;
}

static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.length; i++)
        if ((unsigned char)s.data[i] < ' ' || s.data[i] == 0x7F)
            return true;
    return false;
}

static bool is_digits(struct str s)
{
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] < '0' || s.data[i] > '9')
            return false;
    return s.length > 0 && s.length <= 18;
}

/* One way to tell where the body ends, and one only. */
static bool framing_is_clear(const struct incoming *incoming)
{
    struct str length = incoming_header(incoming, "Content-Length");
    struct str coding = incoming_header(incoming, "Transfer-Encoding");

    if (count_of(incoming, "Content-Length") + count_of(incoming, "Transfer-Encoding") > 1)
        return false;
    if (count_of(incoming, "Content-Length") && !is_digits(length))
        return false;
    return !coding.length || is_named(coding, "chunked");
}

static bool headers_are_sound(const struct incoming *incoming)
{
    for (int i = 0; i < incoming->header_count; i++) {
        struct str name = incoming->headers[i].name, value = incoming->headers[i].value;

        if (!name.length || has_control(name) || memchr(name.data, ' ', name.length))
            return false;
        /* A tab is the one control character a value may hold (RFC 9110 §5.5). */
        for (size_t at = 0; at < value.length; at++)
            if (((unsigned char)value.data[at] < ' ' && value.data[at] != '\t') ||
                value.data[at] == 0x7F)
                return false;
    }
    return true;
}

int guard_status(const struct incoming *incoming)
{
    if (!str_equal(incoming->method, STR("GET")) && !str_equal(incoming->method, STR("HEAD")) &&
        !str_equal(incoming->method, STR("POST")))
        return 405;
    if (incoming->header_count > HEADERS_MAX)
        return 431;
    if (incoming->target.length > TARGET_MAX_BYTES)
        return 414;
    if (!str_starts(incoming->target, "/") || has_control(incoming->target) ||
        memchr(incoming->target.data, ' ', incoming->target.length))
        return 400;
    if (!headers_are_sound(incoming) || !framing_is_clear(incoming))
        return 400;
    if (count_of(incoming, "Host") > 1 ||
        (str_equal(incoming->version, STR("HTTP/1.1")) && !count_of(incoming, "Host")))
        return 400;
    if (count_of(incoming, "Content-Encoding"))
        return 415;
    return 0;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool percent_decode(struct arena *arena, struct str encoded, bool plus_is_space,
                    struct str *decoded)
{
    char *text = arena_alloc(arena, encoded.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < encoded.length; i++) {
        char c = encoded.data[i];

        if (c == '%') {
            int high = i + 2 < encoded.length ? hex_value(encoded.data[i + 1]) : -1;
            int low = high >= 0 ? hex_value(encoded.data[i + 2]) : -1;

            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (!c)
            return false;
        text[length++] = c;
    }
    *decoded = (struct str){ text, length };
    return true;
}

bool target_split(struct arena *arena, struct str target, struct str *path, struct str *query)
{
    struct str rest = target;
    struct str encoded = str_cut(&rest, '?');

    *query = rest;
    return str_starts(encoded, "/") && percent_decode(arena, encoded, false, path) &&
           str_is_utf8(*path) && !has_control(*path);
}

struct str cookie_value(struct str header, const char *name)
{
    while (header.length) {
        struct str rest = str_trim(str_cut(&header, ';'));
        struct str key = str_cut(&rest, '=');

        if (str_equal(key, str_of(name)))
            return rest;
    }
    return STR("");
}
