#include "render/markdown_inside.h"

#include <string.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { PICTURES_MAX = 200 };

/* Control characters will be gone when it counts. */
static bool is_blank(struct str line)
{
    for (size_t i = 0; i < line.length; i++)
        if ((unsigned char)line.data[i] > ' ' && line.data[i] != 0x7F)
            return false;
    return true;
}

enum markdown_fault markdown_check(struct str text, size_t characters_max)
{
    struct markdown_lines lines = { 0 };
    int blanks = 0, quotes = 0;

    if (str_characters(text) > characters_max)
        return MARKDOWN_TOO_LONG;
    while (text.length) {
        struct str line = markdown_line_cut(&text);

        blanks = is_blank(line) ? blanks + 1 : 0;
        if (blanks > MARKDOWN_BLANK_LINES_MAX)
            return MARKDOWN_TOO_BLANK;
        markdown_lines_read(&lines, line);
        if (lines.is_too_deep)
            return MARKDOWN_TOO_DEEP;
        if (!lines.is_code && markdown_opens_quote(line) && ++quotes > MARKDOWN_QUOTES_MAX)
            return MARKDOWN_TOO_MANY_QUOTES;
    }
    return MARKDOWN_FINE;
}

/* Bytes that are no UTF-8 (RFC 3629) become U+FFFD. */
static struct str mend(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };

    while (text.length) {
        const uint8_t *bad = u8_check((const uint8_t *)text.data, text.length);
        size_t good = bad ? (size_t)(bad - (const uint8_t *)text.data) : text.length;

        buffer_put(&out, text.data, good);
        if (bad)
            buffer_put_c(&out, "\xEF\xBF\xBD");
        text = str_slice(text, good + (bad != NULL), text.length);
    }
    return buffer_str(&out);
}

bool markdown_is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
}

/* Lines end in \n; other control characters go. */
static struct str drop_controls(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };
    size_t done = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!markdown_is_control(text.data[i]))
            continue;
        buffer_put(&out, text.data + done, i - done);
        if (text.data[i] == '\r' && (i + 1 == text.length || text.data[i + 1] != '\n'))
            buffer_put_c(&out, "\n");
        done = i + 1;
    }
    buffer_put(&out, text.data + done, text.length - done);
    return buffer_str(&out);
}

/* At the start of a line nothing but marks of containers may stand before a block. */
static bool may_stand_before_block(char c)
{
    return strchr(" \t>-+*.)0123456789", c);
}

/* Raw HTML, or a footnote, which cmark would take for the definition of a link and swallow. */
static bool starts_block(char c, char next)
{
    return c == '<' || (c == '[' && next == '^');
}

/* Escaped, it must not be read with what follows: it would begin a strike or a mention. */
static bool is_apart_from_next(char c)
{
    return c == '~' || c == '@';
}

/* Must these two not be read together, or, of an escaped one, it and what follows? */
static bool needs_guard(char before, char c, int *pictures)
{
    switch (before) {
    case '<': return c == '!' || c == '?';
    case '!': return c == '[' && ++*pictures > PICTURES_MAX;
    case '\\': return is_apart_from_next(c);
    default: return false;
    }
}

static struct str add_guards(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };
    bool at_start = true;
    int pictures = 0;
    size_t done = 0;

    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i], next = i + 1 < text.length ? text.data[i + 1] : '\n';
        bool is_apart = i && needs_guard(text.data[i - 1], c, &pictures);
        size_t at = is_apart && is_apart_from_next(c) ? i + 1 : i;

        if (is_apart || (at_start && starts_block(c, next))) {
            buffer_put(&out, text.data + done, at - done);
            buffer_put_c(&out, MARKDOWN_GUARD);
            done = at;
        }
        at_start = c == '\n' || (at_start && may_stand_before_block(c));
    }
    buffer_put(&out, text.data + done, text.length - done);
    return buffer_str(&out);
}

struct str markdown_tidy(struct arena *arena, struct str text)
{
    return drop_controls(arena, str_is_utf8(text) ? text : mend(arena, text));
}

struct str markdown_clean(struct arena *arena, struct str text)
{
    return add_guards(arena, markdown_tidy(arena, text));
}
