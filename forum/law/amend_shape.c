/* How a line is made: its quotes, its numbers, its words, its last sign. */
#include <string.h>

#include "law/amend_inside.h"

static const char *const spaces[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", NULL };
static const char *const signs[] = { ".", ";", ":", ",", "!", "?", "…", NULL };
static const char *const joining[] = { " et", " ou", " and", " or", NULL };
static const char *const closings[] = { "\"", "»", "”", NULL };

/* How many bytes of the end of a text are one of these. */
static size_t ends_in(struct str text, const char *const *these)
{
    for (; *these; these++)
        if (str_ends(text, *these))
            return strlen(*these);
    return 0;
}

static struct str without_spaces(struct str text)
{
    for (size_t length; (length = ends_in(text, spaces)) > 0;)
        text.length -= length;
    return text;
}

size_t line_trim(struct str line, size_t to)
{
    return without_spaces(str_slice(line, 0, to)).length;
}

size_t line_stop(struct str line, size_t from, size_t to)
{
    struct str text = str_slice(line, 0, to), before;
    size_t sign = ends_in(text, signs), joined = ends_in(text, joining);

    if (joined && (sign = ends_in(str_slice(text, 0, text.length - joined), signs)) > 0)
        sign += joined;
    before = without_spaces(str_slice(text, 0, text.length - sign));
    return sign && before.length >= from ? before.length : to;
}

static int64_t count_of(struct str text, const char *sign)
{
    int64_t count = 0;
    size_t length = strlen(sign);

    for (size_t at = 0; (at = str_find(text, str_of(sign), at)) < text.length; at += length)
        count++;
    return count;
}

/* Of a line that opens with a quote: has each quote its other half? */
static bool is_balanced(struct str line)
{
    return count_of(line, "\"") % 2 == 0 && count_of(line, "«") == count_of(line, "»") &&
           count_of(line, "“") == count_of(line, "”");
}

/* Before the quote that ends the line, with or without a sign behind it; 0: none does. */
static size_t before_closing(struct str line)
{
    size_t quote = ends_in(line, closings);

    if (!quote) {
        line = without_spaces(str_slice(line, 0, line.length - ends_in(line, signs)));
        quote = ends_in(line, closings);
    }
    return quote ? without_spaces(str_slice(line, 0, line.length - quote)).length : 0;
}

/*
 * What is quoted for another law opens with a quote and leaves it open, or closes it at its
 * end; a line whose first quote closes before that begins with a quoted word.
 */
struct line_shape line_shape_of(struct str line)
{
    struct line_shape shape = { .text = line, .head = law_line_head(line), .end = line.length };
    size_t inner = shape.head.begin && is_balanced(line) ? before_closing(line) : 0;

    shape.closes = shape.head.begin && inner > shape.head.begin;
    shape.is_quoted = shape.head.begin && (shape.closes || !is_balanced(line));
    if (shape.closes)
        shape.end = inner;
    if (shape.end < shape.head.body)
        shape.end = shape.head.body;
    shape.stop = line_stop(line, shape.head.body, shape.end);
    return shape;
}

bool line_is_quoted(struct str line)
{
    return line_shape_of(line).is_quoted;
}
