#include "render/markdown_inside.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { ADDRESS_SHOWN_MAX = 70 };

/*
 * Bare links: http://, https:// and www., as GitHub Flavored Markdown 0.29 has
 * them (section 6.9), and a little wider: they may follow any character but a
 * letter or digit, and typographic quotes end them.
 */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool has_at(struct str text, size_t at, const char *what)
{
    size_t length = strlen(what);

    return text.length - at >= length && !strncasecmp(text.data + at, what, length);
}

static size_t prefix_length(struct str text, size_t at)
{
    static const char *const prefixes[] = { "https://", "http://", "www." };
    char before = at ? text.data[at - 1] : ' ';

    if (is_word(before))
        return 0;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (has_at(text, at, prefixes[i]))
            return prefixes[i][0] == 'w' && strchr("./:@-", before) ? 0 : strlen(prefixes[i]);
    return 0;
}

/* White space and quotation marks beyond ASCII. */
static bool is_end_mark(struct str text, size_t at)
{
    static const char *const marks[] = {
        "\u00A0", "\u00AB", "\u00BB", "\u2002", "\u2003", "\u2009", "\u200B",
        "\u201C", "\u201D", "\u201E", "\u2028", "\u202F", "\u3000",
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text.length - at >= strlen(marks[i]) &&
            !memcmp(text.data + at, marks[i], strlen(marks[i])))
            return true;
    return false;
}

static size_t find_end(struct str text, size_t at)
{
    for (; at < text.length; at++) {
        unsigned char c = (unsigned char)text.data[at];

        if (c == MARKDOWN_GUARD[0])
            continue;
        if (c <= ' ' || c == 0x7F || strchr("<>\"", c) || (c >= 0xC2 && is_end_mark(text, at)))
            break;
    }
    return at;
}

/* Marks that end a sentence rather than the link; a bracket does when none opens it. */
static size_t trim_end(struct str text, size_t at, size_t end)
{
    size_t opened = 0, closed = 0;

    for (size_t i = at; i < end; i++) {
        opened += text.data[i] == '(';
        closed += text.data[i] == ')';
    }
    for (; end > at; end--) {
        char last = text.data[end - 1];

        if (last == ')' && closed > opened)
            closed--;
        else if (!strchr("?!.,:;*_~'\"]}|`", last))
            break;
    }
    for (const char *mark = "\u2026"; end - at > 3 && !memcmp(text.data + end - 3, mark, 3);)
        end -= 3;
    return end;
}

/* Looks at the first character before the rest: so text is not read again for each false start. */
size_t markdown_bare_link(struct str text, size_t at)
{
    size_t prefix = prefix_length(text, at), end = at + prefix;

    if (!prefix || end == text.length ||
        (!is_word(text.data[end]) && (unsigned char)text.data[end] < 0x80))
        return 0;
    end = trim_end(text, at, find_end(text, at));
    return end > at + prefix ? end : 0;
}

/* Encodes what may not stand in an address (RFC 3986), so that no browser reads it its own way. */
static struct str encode(struct arena *arena, struct str url)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < url.length; i++) {
        unsigned char c = (unsigned char)url.data[i];

        if (c == MARKDOWN_GUARD[0])
            continue;
        if (c <= ' ' || c == 0x7F || strchr("\"<>\\^`{|}", c))
            buffer_format(&out, "%%%02X", c);
        else
            buffer_put(&out, url.data + i, 1);
    }
    return buffer_str(&out);
}

bool markdown_put_link(struct page *page, struct markdown_link link)
{
    struct str url = encode(page->body.arena, link.url);

    if (!url.length || !url_is_safe(url))
        return false;
    buffer_put_c(&page->body, "<a href=\"");
    put_checked_url(page, url);
    if (link.title.length) {
        buffer_put_c(&page->body, "\" title=\"");
        markdown_put_text(page, link.title);
    }
    if (url_is_own(url))
        buffer_put_c(&page->body, "\">");
    else
        buffer_put_c(&page->body, "\" rel=\"nofollow ugc noopener noreferrer\">");
    return true;
}

void markdown_put_address(struct page *page, struct str url)
{
    markdown_put_text(page, str_shorten(page->body.arena, url, ADDRESS_SHOWN_MAX));
}
