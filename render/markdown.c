#include "render/markdown_inside.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

/* No text becomes more than ten times as long, but a short one may: a table, say. */
enum { OUTPUT_TIMES_MAX = 10, OUTPUT_BYTES_MORE = 64 * 1024 };

static struct html plain(struct arena *arena, struct str text)
{
    struct page page = page_new(arena);

    buffer_put_c(&page.body, "<p>");
    while (text.length) {
        markdown_put_text(&page, markdown_line_cut(&text));
        if (text.length)
            buffer_put_c(&page.body, "<br>\n");
    }
    buffer_put_c(&page.body, "</p>\n");
    return (struct html){ buffer_str(&page.body) };
}

struct markdown markdown_render(struct arena *arena, struct str text, size_t characters_max)
{
    struct markdown markdown = { 0 };
    struct str cleaned = markdown_clean(arena, text);
    struct page page = page_new(arena);

    if (markdown_check(text, characters_max) == MARKDOWN_FINE &&
        markdown_put_quotes(&page, cleaned, OUTPUT_TIMES_MAX * text.length + OUTPUT_BYTES_MORE,
                            &markdown.quotes))
        markdown.html = (struct html){ buffer_str(&page.body) };
    else
        markdown = (struct markdown){ .html = plain(arena, cleaned) };
    return markdown;
}

/* The place of the hole that starts there, and its end; false when none does. */
static bool hole_at(struct str markup, size_t at, int *place, size_t *end)
{
    struct str rest = str_slice(markup, at + 1, markup.length), number;
    int64_t value;

    if (!str_starts(rest, "q"))
        return false;
    rest = str_slice(rest, 1, rest.length);
    number = str_cut(&rest, '\x02');
    if (!str_to_integer(number, &value) || value < 0 || value >= MARKDOWN_QUOTES_MAX)
        return false;
    *place = (int)value;
    *end = (size_t)(number.data - markup.data) + number.length + 1;
    return true;
}

struct html markdown_filled(struct arena *arena, struct html html,
                            struct html (*fill_hole)(void *context, int place), void *context)
{
    struct str rest = html.markup;
    struct buffer out = { .arena = arena };

    for (;;) {
        size_t at = str_find(rest, STR("\x01"), 0), end = at + 1;
        int place;

        buffer_put(&out, rest.data, at);
        if (at == rest.length)
            return (struct html){ buffer_str(&out) };
        if (hole_at(rest, at, &place, &end))
            buffer_put_str(&out, fill_hole(context, place).markup);
        rest = str_slice(rest, end, rest.length);
    }
}
