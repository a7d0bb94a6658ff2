#include "exchange/discourse_fields.h"

#include "base/arena.h"
#include "render/language.h"

enum { MILLISECONDS = 1000 };

struct str field_text(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_string(value))
        return STR("");
    return (struct str){ json_string_value(value), json_string_length(value) };
}

int64_t field_number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    int64_t number = 0;

    if (json_is_integer(value))
        return json_integer_value(value);
    if (json_is_string(value) && str_to_integer(str_trim(field_text(object, key)), &number))
        return number;
    return 0;
}

bool field_true(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == '\x7f';
}

struct str field_line(struct arena *arena, const json_t *object, const char *key, size_t characters)
{
    return text_line(arena, field_text(object, key), characters);
}

struct str text_line(struct arena *arena, struct str text, size_t characters)
{
    char *line = arena_alloc(arena, text.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!is_blank(text.data[i]))
            line[length++] = text.data[i];
        else if (length && line[length - 1] != ' ')
            line[length++] = ' ';
    }
    while (length && line[length - 1] == ' ')
        length--;
    line[length] = '\0';
    return str_shorten(arena, (struct str){ line, length }, characters);
}

/* The thousandths in "…:40.885Z"; 0 when there are none. */
static int64_t thousandths(struct str time)
{
    size_t dot = str_find(time, STR("."), 0);
    int64_t value = 0;

    for (size_t i = 1; i <= 3; i++) {
        char c = dot + i < time.length ? time.data[dot + i] : '0';

        value = value * 10 + (c >= '0' && c <= '9' ? c - '0' : 0);
    }
    return value;
}

int64_t field_milliseconds(const json_t *object, const char *key)
{
    return text_milliseconds(field_text(object, key));
}

int64_t text_milliseconds(struct str text)
{
    int64_t seconds;

    if (!time_from_rfc3339(text, &seconds) || seconds <= 0)
        return 0;
    return seconds * MILLISECONDS + thousandths(text);
}
