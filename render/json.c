#include "render/json.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "render/language.h"

/* What comes before a key or a value: a comma after the first one. */
static void put_comma(struct json *json)
{
    bool *has_items;

    if (json->after_key || !json->depth) {
        json->after_key = false;
        return;
    }
    has_items = &json->has_items[json->depth - 1];
    if (*has_items)
        buffer_put(json->out, ",", 1);
    *has_items = true;
}

static void open_level(struct json *json, const char *opens, char closes)
{
    assert(json->depth < JSON_DEPTH_MAX);
    put_comma(json);
    buffer_put(json->out, opens, 1);
    json->closes[json->depth] = closes;
    json->has_items[json->depth++] = false;
}

void json_begin_object(struct json *json)
{
    open_level(json, "{", '}');
}

void json_begin_array(struct json *json)
{
    open_level(json, "[", ']');
}

void json_end(struct json *json)
{
    assert(json->depth > 0 && !json->after_key);
    buffer_put(json->out, &json->closes[--json->depth], 1);
}

/* How many bytes at s need an escape: 0, 1, or 3 for U+2028 and U+2029, line ends to JavaScript. */
static size_t escaped_length(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.data[at];

    if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x7F)
        return 1;
    if (c == 0xE2 && at + 2 < s.length && (unsigned char)s.data[at + 1] == 0x80 &&
        ((unsigned char)s.data[at + 2] | 1) == 0xA9)
        return 3;
    return 0;
}

static void put_escape(struct buffer *out, const char *from, size_t length)
{
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    unsigned char last = (unsigned char)from[length - 1];

    if (length == 3) {
        buffer_put_c(out, last == 0xA8 ? "\\u2028" : "\\u2029");
        return;
    }
    for (const char *pair = named; *pair; pair += 2)
        if (*from == *pair) {
            buffer_put(out, (char[]){ '\\', pair[1] }, 2);
            return;
        }
    buffer_format(out, "\\u%04x", last);
}

void json_text(struct json *json, struct str s)
{
    size_t start = 0;

    put_comma(json);
    buffer_put(json->out, "\"", 1);
    for (size_t i = 0; i < s.length; i++) {
        size_t length = escaped_length(s, i);

        if (!length)
            continue;
        buffer_put(json->out, s.data + start, i - start);
        put_escape(json->out, s.data + i, length);
        i += length - 1;
        start = i + 1;
    }
    buffer_put(json->out, s.data + start, s.length - start);
    buffer_put(json->out, "\"", 1);
}

void json_key(struct json *json, const char *name)
{
    assert(json->depth && json->closes[json->depth - 1] == '}' && !json->after_key);
    json_text(json, str_of(name));
    buffer_put(json->out, ":", 1);
    json->after_key = true;
}

void json_number(struct json *json, int64_t number)
{
    put_comma(json);
    buffer_put_integer(json->out, number);
}

void json_bool(struct json *json, bool value)
{
    put_comma(json);
    buffer_put_c(json->out, value ? "true" : "false");
}

void json_nothing(struct json *json)
{
    put_comma(json);
    buffer_put_c(json->out, "null");
}

void json_put_string(struct json *json, const char *key, struct str value)
{
    json_key(json, key);
    json_text(json, value);
}

void json_put_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_number(json, value);
}

void json_put_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_put_time(struct json *json, const char *key, int64_t time)
{
    json_key(json, key);
    if (time)
        json_text(json, time_rfc3339_milliseconds(json->out->arena, time));
    else
        json_nothing(json);
}
