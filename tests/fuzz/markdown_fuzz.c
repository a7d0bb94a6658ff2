#include <assert.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "render/markdown.h"

/*
 * Any text must become well-formed markup of the few tags and attributes
 * below, bounded in size and in time. Every other input is repeated until it
 * is as long as a post may be, for what stalls a parser is mostly repetition.
 */
enum {
    POST_BYTES = 32000,
    OPEN_MAX = 250, /* containers, quotes in quotes, emphasis */
    SECONDS_MAX = 2,
    MEMORY_MAX = 512 * 1024 * 1024,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All tags that the renderer writes; those with attributes up to the value. */
static const char *const tags[] = {
    "<p>",
    "<br>",
    "<hr>",
    "<em>",
    "<strong>",
    "<del>",
    "<code>",
    "<ul>",
    "<ol>",
    "<li>",
    "<blockquote>",
    "<blockquote class=\"ref\">",
    "<footer>",
    "<table>",
    "<thead>",
    "<tbody>",
    "<tr>",
    "<td>",
    "<th scope=\"col\">",
    "<h4>",
    "<h5>",
    "<h6>",
    "<pre tabindex=\"0\">",
    "<code class=\"language-#\">",
    "<ol start=\"#\">",
    "<td class=\"align-left\">",
    "<td class=\"align-center\">",
    "<td class=\"align-right\">",
    "<th scope=\"col\" class=\"align-left\">",
    "<th scope=\"col\" class=\"align-center\">",
    "<th scope=\"col\" class=\"align-right\">",
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">",
    "<a href=\"#\">",
    "<a href=\"#\" title=\"#\">",
    "<a href=\"#\" rel=\"nofollow ugc noopener noreferrer\">",
    "<a href=\"#\" title=\"#\" rel=\"nofollow ugc noopener noreferrer\">",
};

/* Does the tag match the pattern, in which # stands for any value without a quotation mark? */
static bool matches(struct str tag, const char *pattern)
{
    size_t i = 0;

    for (; *pattern; pattern++) {
        if (*pattern != '#') {
            if (i == tag.length || tag.data[i++] != *pattern)
                return false;
            continue;
        }
        while (i < tag.length && tag.data[i] != '"')
            i++;
    }
    return i == tag.length;
}

static bool is_known(struct str tag)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (matches(tag, tags[i]))
            return true;
    return false;
}

static struct str name_of(struct str tag)
{
    size_t from = str_starts(tag, "</") ? 2 : 1, to = from;

    while (to < tag.length && tag.data[to] != ' ' && tag.data[to] != '>')
        to++;
    return str_slice(tag, from, to);
}

static void check_links(struct str tag)
{
    struct str url = str_slice(tag, strlen("<a href=\""), tag.length);

    if (!str_equal(name_of(tag), STR("a")))
        return;
    url = str_cut(&url, '"');
    assert(url.length && url_is_safe(url));
}

struct open_tags {
    struct str names[OPEN_MAX];
    size_t count;
};

static void check_tag(struct open_tags *open, struct str tag)
{
    struct str name = name_of(tag);

    if (str_starts(tag, "</")) {
        assert(open->count && str_equal(open->names[--open->count], name));
        return;
    }
    assert(is_known(tag));
    if (str_equal(name, STR("br")) || str_equal(name, STR("hr")))
        return;
    check_links(tag);
    for (size_t i = 0; i < open->count; i++)
        assert(!str_equal(name, STR("a")) || !str_equal(open->names[i], STR("a")));
    assert(open->count < OPEN_MAX);
    open->names[open->count++] = name;
}

static void check_markup(struct html html)
{
    struct open_tags open = { 0 };
    struct str markup = html.markup;

    assert(str_is_utf8(markup));
    for (size_t i = 0; i < markup.length; i++) {
        unsigned char c = (unsigned char)markup.data[i];
        size_t end;

        assert(c >= ' ' || c == '\n' || c == '\t' || c == '\x01' || c == '\x02');
        if (c == '\x01')
            assert(markup.data[i + 1] == 'q' || markup.data[i + 1] == 'm');
        if (c != '<')
            continue;
        end = str_find(markup, STR(">"), i);
        check_tag(&open, str_slice(markup, i, end + 1));
        i = end;
    }
    assert(!open.count);
}

static struct html shown(void *context, const struct markdown_hole *hole)
{
    const struct markdown *markdown = context;

    if (hole->kind == MARKDOWN_HOLE_MENTION)
        return (struct html){ hole->handle };
    assert((size_t)hole->place < markdown->quotes.count);
    return markdown->quotes.items[hole->place].html;
}

/* Cutting no quote changes no quote. */
static void check_quotes(struct arena *arena, struct str text, const struct markdown *markdown)
{
    bool cut[MARKDOWN_QUOTES_MAX] = { false }, kept[MARKDOWN_QUOTES_MAX] = { false };
    struct str same = markdown_without_quotes(arena, text, cut, kept);

    if (!markdown->quotes.count || markdown_check(same, MARKDOWN_WRITTEN_MAX) != MARKDOWN_FINE)
        return;
    for (size_t i = 0; i < markdown->quotes.count; i++)
        assert(kept[i]);
    assert(str_equal(markdown_render(arena, same, MARKDOWN_WRITTEN_MAX).html.markup,
                     markdown->html.markup));
}

static void check_text(struct arena *arena, struct str text)
{
    struct markdown markdown = markdown_render(arena, text, MARKDOWN_WRITTEN_MAX);
    struct html filled = markdown_filled(arena, markdown.html, shown, &markdown);
    struct str foreign;

    assert(markdown.html.markup.length <= 10 * text.length + 80 * 1024);
    check_markup(markdown.html);
    for (size_t i = 0; i < markdown.quotes.count; i++)
        check_markup(markdown.quotes.items[i].html);
    check_markup(filled);
    check_quotes(arena, text, &markdown);
    assert(!memchr(filled.markup.data, '\x01', filled.markup.length));
    assert(str_is_utf8(markdown_plain(arena, filled, 200)));
    foreign = markdown_from_html(arena, text);
    check_markup(markdown_render(arena, foreign, MARKDOWN_WRITTEN_MAX).html);
}

static struct str repeated(struct arena *arena, struct str text)
{
    char *post = arena_alloc(arena, POST_BYTES);

    for (size_t i = 0; i < POST_BYTES; i++)
        post[i] = text.data[i % text.length];
    return (struct str){ post, POST_BYTES };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = MEMORY_MAX };
    struct str text = { (const char *)data, size };
    clock_t start = clock();

    if (size > 1 && size % 2)
        text = repeated(&arena, text);
    check_text(&arena, text);
    assert(clock() - start < SECONDS_MAX * CLOCKS_PER_SEC);
    arena_free(&arena);
    return 0;
}
