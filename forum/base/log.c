#include "base/log.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

enum { LINE_MAX_BYTES = 2048, VALUE_MAX_BYTES = 512 };

static enum log_level lowest = LOG_INFO;

struct line {
    char *text;
    size_t length;
    size_t size;
};

static void put(struct line *line, char c)
{
    if (line->length + 1 < line->size)
        line->text[line->length++] = c;
}

static void put_text(struct line *line, const char *text)
{
    while (*text)
        put(line, *text++);
}

/* Control characters and quotes become \xNN, so a value can end neither its field nor the line. */
static void put_quoted(struct line *line, struct str value)
{
    value = str_slice(value, 0, VALUE_MAX_BYTES);
    put(line, '"');
    for (size_t i = 0; i < value.length; i++) {
        unsigned char c = (unsigned char)value.data[i];
        char code[8];

        if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F) {
            put(line, (char)c);
            continue;
        }
        snprintf(code, sizeof code, "\\x%02x", c);
        put_text(line, code);
    }
    put(line, '"');
}

size_t log_line(char *text, size_t size, enum log_level level, const char *event,
                const struct log_field *field)
{
    static const char *const levels[] = { "info", "warning", "error" };
    struct line line = { text, 0, size };

    put_text(&line, levels[level]);
    put(&line, ' ');
    put_text(&line, event);
    for (; field->name; field++) {
        put(&line, ' ');
        put_text(&line, field->name);
        put(&line, '=');
        put_quoted(&line, field->value);
    }
    line.text[line.length] = '\0';
    return line.length;
}

void log_fields(enum log_level level, const char *event, const struct log_field *fields)
{
    char line[LINE_MAX_BYTES];
    time_t now = (time_t)clock_now();
    struct tm utc;
    size_t length;

    if (level < lowest)
        return;
    gmtime_r(&now, &utc);
    length = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ ", &utc);
    length += log_line(line + length, sizeof line - length - 1, level, event, fields);
    line[length++] = '\n';
    /* One write, so that lines of several threads never mix; a log that cannot be written is
       no reason to stop serving. */
    if (write(STDERR_FILENO, line, length) < 0)
        return;
}

void log_from(enum log_level level)
{
    lowest = level;
}
