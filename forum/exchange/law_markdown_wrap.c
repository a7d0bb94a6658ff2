#include "exchange/law_markdown_wrap.h"

enum { WIDTH_MIN = 50, WIDTH_MAX = 120, PERCENTS = 100, FITTING_MAX = 10 };

static bool has_several_words(struct str text)
{
    return str_find(text, STR(" "), 0) < text.length;
}

/* The widest line that another one follows: it was not ended by its paragraph's end. */
static int64_t widest(const struct source_lines *lines)
{
    int64_t width = 0;

    for (size_t i = 0; i < lines->count; i++) {
        const struct source_line *line = &lines->items[i];

        if (!line->is_last && !line->is_broken && has_several_words(line->text) &&
            line->width > width)
            width = line->width;
    }
    return width;
}

bool wrap_goes_on(const struct source_lines *lines, size_t line, int64_t width)
{
    const struct source_line *own = &lines->items[line], *next = own + 1;

    if (own->is_last || own->is_broken)
        return false;
    if (own->is_tied)
        return true;
    return width && (str_starts(next->text, "<") || own->width + 1 + next->first > width);
}

/* A sentence, or an item of an enumeration, ends there. */
static bool ends_sentence(struct str text)
{
    static const char *const ends[] = { ".", ";", ":", "!", "?", "»", "”", "\"", ")", NULL };

    for (const char *const *end = ends; *end; end++)
        if (str_ends(text, *end))
            return true;
    return false;
}

/*
 * In a wrapped text nearly every line is as full as it can be, and few end with a
 * sentence; with a paragraph a line it is the other way round.
 */
int64_t wrap_width(const struct source_lines *lines)
{
    int64_t width = widest(lines), pairs = 0, fitting = 0, ended = 0;

    if (width < WIDTH_MIN || width > WIDTH_MAX)
        return 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].is_last || lines->items[i].is_broken)
            continue;
        pairs++;
        fitting += !wrap_goes_on(lines, i, width);
        ended += ends_sentence(lines->items[i].text);
    }
    return PERCENTS * fitting <= FITTING_MAX * pairs && 2 * ended <= pairs ? width : 0;
}
