#include "exchange/law_markdown_html.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "exchange/law_html.h"
#include "law/canon.h"

static const struct {
    const char *name;
    bool breaks_paragraphs;
    bool is_left;
} elements[] = {
    { "table", true, false },    { "details", true, true },   { "div", false, false },
    { "ul", false, false },      { "ol", false, false },      { "p", false, false },
    { "center", false, false },  { "dl", false, false },      { "blockquote", false, false },
    { "script", true, true },    { "style", true, true },     { "figure", false, false },
    { "section", false, false }, { "article", false, false },
};

static bool names(struct str text, size_t at, const char *name)
{
    size_t length = strlen(name);
    struct str found = str_slice(text, at, at + length), after;

    after = str_slice(text, at + length, at + length + 1);
    return found.length == length && !strncasecmp(found.data, name, length) &&
           (!after.length || strchr(" \t\n/>", after.data[0]));
}

static size_t line_end(struct str text, size_t at)
{
    size_t end = str_find(text, STR("\n"), at);

    return end < text.length ? end + 1 : end;
}

/* Where the element that begins there is closed, those within it counted; the end without. */
static size_t element_end(struct str text, size_t at, const char *name)
{
    int64_t depth = 0;

    while (at < text.length) {
        const char *angle = memchr(text.data + at, '<', text.length - at);

        if (!angle)
            return text.length;
        at = (size_t)(angle - text.data) + 1;
        if (names(text, at, name))
            depth++;
        else if (at < text.length && text.data[at] == '/' && names(text, at + 1, name) &&
                 --depth <= 0)
            return at;
    }
    return text.length;
}

static size_t blank_line(struct str text, size_t at)
{
    size_t end = str_find(text, STR("\n\n"), at);

    return end < text.length ? end + 1 : end;
}

static struct law_html_block element_block(struct law_html_marks *marks, struct str text,
                                           size_t begin, size_t element)
{
    uint64_t bit = (uint64_t)1 << element;
    bool is_left = elements[element].is_left;
    size_t end =
        marks->never_closed & bit ? text.length : element_end(text, begin, elements[element].name);

    if (end == text.length)
        marks->never_closed |= bit;
    if (end == text.length && !is_left)
        return (struct law_html_block){ HTML_SHOWN, blank_line(text, begin) };
    return (struct law_html_block){ is_left ? HTML_LEFT : HTML_SHOWN, line_end(text, end) };
}

struct law_html_block law_html_block(struct law_html_marks *marks, struct str text, size_t begin,
                                     struct str line, bool in_paragraph)
{
    if (str_starts(line, "<!--"))
        return (struct law_html_block){ HTML_LEFT,
                                        line_end(text, str_find(text, STR("-->"), begin)) };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (str_starts(line, "<") && names(line, 1, elements[i].name) &&
            (!in_paragraph || elements[i].breaks_paragraphs))
            return element_block(marks, text, begin, i);
    return (struct law_html_block){ HTML_NONE, 0 };
}

struct str law_html_left(struct arena *arena, struct str html)
{
    size_t from = str_find(html, STR("<summary"), 0), to = str_find(html, STR("</summary"), from);
    struct law_lines lines;

    if (to < html.length) {
        lines = law_html_lines(arena, str_slice(html, from, to));
        if (lines.count)
            return str_format(arena, "what is folded away: %.*s", STR_ARGS(lines.items[0].text));
    }
    return str_starts(str_trim(html), "<!--")       ? STR("a comment")
           : str_starts(str_trim(html), "<details") ? STR("what is folded away")
                                                    : STR("a script or a style sheet");
}
