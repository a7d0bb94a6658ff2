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
                            &markdown.quotes, &markdown.mentions))
        markdown.html = (struct html){ buffer_str(&page.body) };
    else
        markdown = (struct markdown){ .html = plain(arena, cleaned) };
    return markdown;
}

/* What stands between the marks of a hole. False when it is none of ours. */
static bool read_hole(struct str inside, struct markdown_hole *hole)
{
    struct str rest = str_slice(inside, 1, inside.length);
    int64_t place;

    *hole = (struct markdown_hole){ .handle = STR("") };
    if (str_starts(inside, "m")) {
        hole->kind = MARKDOWN_HOLE_MENTION;
        hole->handle = rest;
        return true;
    }
    hole->kind = MARKDOWN_HOLE_QUOTE;
    if (!str_starts(inside, "q") || !str_to_integer(rest, &place) || place < 0 ||
        place >= MARKDOWN_QUOTES_MAX)
        return false;
    hole->place = (int)place;
    return true;
}

struct html markdown_filled(struct arena *arena, struct html html,
                            struct html (*fill_hole)(void *context, const struct markdown_hole *),
                            void *context)
{
    struct str rest = html.markup;
    struct buffer out = { .arena = arena };

    for (;;) {
        size_t at = str_find(rest, STR("\x01"), 0), end = str_find(rest, STR("\x02"), at);
        struct markdown_hole hole;

        buffer_put(&out, rest.data, at);
        if (at == rest.length)
            return (struct html){ buffer_str(&out) };
        if (read_hole(str_slice(rest, at + 1, end), &hole))
            buffer_put_str(&out, fill_hole(context, &hole).markup);
        rest = str_slice(rest, end + 1, rest.length);
    }
}

bool markdown_has_hole(struct html html, enum markdown_hole_kind kind)
{
    const char start[] = { '\x01', (char)kind, 0 };

    return str_find(html.markup, str_of(start), 0) < html.markup.length;
}

struct alone {
    struct arena *arena;
    const struct markdown *markdown;
};

static struct html fill_alone(void *context, const struct markdown_hole *hole)
{
    const struct alone *alone = context;

    if (hole->kind == MARKDOWN_HOLE_MENTION)
        return (struct html){ str_format(alone->arena, "@%.*s", STR_ARGS(hole->handle)) };
    if ((size_t)hole->place >= alone->markdown->quotes.count)
        return (struct html){ STR("") };
    return alone->markdown->quotes.items[hole->place].html;
}

struct html markdown_alone(struct arena *arena, const struct markdown *markdown)
{
    struct alone alone = { arena, markdown };

    return markdown_filled(arena, markdown->html, fill_alone, &alone);
}
