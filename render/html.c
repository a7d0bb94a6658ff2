#include "render/html.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "render/language.h"

enum { FILL_VALUES_MAX = 8 };

struct page page_new(struct arena *arena)
{
    return (struct page){ .body = { .arena = arena }, .language = language_english };
}

struct page page_beside(const struct page *page)
{
    struct page beside = page_new(page->body.arena);

    beside.language = page->language;
    beside.zone = page->zone;
    beside.frame = page->frame;
    return beside;
}

struct html page_html(const struct page *page)
{
    return (struct html){ buffer_str(&page->body) };
}

void put_raw(struct page *page, const char *markup, size_t length)
{
    struct buffer *body = &page->body;

    if (body->size - body->length <= length) {
        buffer_put(body, markup, length);
        return;
    }
    memcpy(body->data + body->length, markup, length);
    body->length += length;
    body->data[body->length] = '\0';
}

void put_markup(struct page *page, struct html html)
{
    if (html.markup.length)
        put_raw(page, html.markup.data, html.markup.length);
}

/* Which bytes do not stand for themselves in HTML. A NUL is no character of it. */
static const bool is_special[256] = {
    ['\0'] = true, ['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true, ['\''] = true,
};

static struct str entity_of(char c)
{
    switch (c) {
    case '&': return STR("&amp;");
    case '<': return STR("&lt;");
    case '>': return STR("&gt;");
    case '"': return STR("&quot;");
    case '\'': return STR("&#39;");
    default: return STR("\xEF\xBF\xBD");
    }
}

/* Where the next special byte stands, or the end. Most text has few: eight are looked at at once.
 */
static const char *find_special(const char *from, const char *end)
{
    const unsigned char *c = (const unsigned char *)from, *last = (const unsigned char *)end;

    while (last - c >= 8 &&
           !(is_special[c[0]] | is_special[c[1]] | is_special[c[2]] | is_special[c[3]] |
             is_special[c[4]] | is_special[c[5]] | is_special[c[6]] | is_special[c[7]]))
        c += 8;
    while (c < last && !is_special[*c])
        c++;
    return (const char *)c;
}

void put_escaped(struct page *page, struct str s)
{
    const char *start = s.data, *end = s.data + s.length;

    while (start < end) {
        const char *special = find_special(start, end);

        if (special > start)
            put_raw(page, start, (size_t)(special - start));
        start = special;
        if (start < end)
            put_markup(page, (struct html){ entity_of(*start++) });
    }
}

void put_escaped_c(struct page *page, const char *text)
{
    put_escaped(page, str_of(text));
}

void put_number(struct page *page, int64_t number)
{
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    char digits[20];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        put_raw(page, "-", 1);
    put_raw(page, digits + at, sizeof digits - at);
}

void put_number_size(struct page *page, size_t number)
{
    put_number(page, (int64_t)number);
}

static bool holds_unsafe_byte(struct str url)
{
    for (size_t i = 0; i < url.length; i++) {
        unsigned char c = (unsigned char)url.data[i];

        if (c < ' ' || c == 0x7F || c == '\\')
            return true;
    }
    return false;
}

bool url_is_own(struct str url)
{
    if (!url.length || holds_unsafe_byte(url))
        return false;
    if (url.data[0] == '/')
        return url.length == 1 || url.data[1] != '/';
    return url.data[0] == '?' || url.data[0] == '#';
}

bool url_is_safe(struct str url)
{
    static const struct str schemes[] = { { "https://", 8 }, { "http://", 7 }, { "mailto:", 7 } };

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (url.length > schemes[i].length &&
            !strncasecmp(url.data, schemes[i].data, schemes[i].length))
            return !holds_unsafe_byte(url);
    return url_is_own(url);
}

bool url_is_web(struct str url)
{
    if (memchr(url.data ? url.data : "", ' ', url.length))
        return false;
    return url_is_safe(url) && !url_is_own(url) && strncasecmp(url.data, "mailto:", 7) != 0;
}

void put_checked_url(struct page *page, struct str url)
{
    put_escaped(page, url_is_safe(url) ? url : STR("#"));
}

void put_checked_own_url(struct page *page, struct str url)
{
    put_escaped(page, url_is_own(url) ? url : STR("#"));
}

/* RFC 3986 §2.3: the characters that mean nothing but themselves anywhere in an address. */
static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void put_percent_encoded(struct page *page, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t start = 0;

    for (size_t i = 0; i < s.length; i++) {
        unsigned char c = (unsigned char)s.data[i];

        if (is_unreserved(c))
            continue;
        put_raw(page, s.data + start, i - start);
        put_raw(page, (char[]){ '%', digits[c >> 4], digits[c & 15] }, 3);
        start = i + 1;
    }
    if (s.length > start)
        put_raw(page, s.data + start, s.length - start);
}

/* RFC 3986 §2 and the percent sign; the others are written as bytes of UTF-8. */
static bool may_be_in_uri(char c)
{
    return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c);
}

struct str url_whole(struct arena *arena, struct str site, struct str path)
{
    struct page address = page_new(arena);

    buffer_put_str(&address.body, site);
    for (size_t i = 0; i < path.length; i++) {
        if (may_be_in_uri(path.data[i]))
            put_raw(&address, path.data + i, 1);
        else
            put_percent_encoded(&address, str_slice(path, i, i + 1));
    }
    return buffer_str(&address.body);
}

void put_boolean_attribute(struct page *page, struct flag flag)
{
    if (flag.on)
        put_raw(page, flag.name, strlen(flag.name));
}

void put_optional_attribute(struct page *page, struct optional optional)
{
    if (!optional.value.length)
        return;
    put_raw(page, optional.name, strlen(optional.name));
    put_raw(page, "=\"", 2);
    put_escaped(page, optional.value);
    put_raw(page, "\"", 1);
}

void hole_open(struct page *page, struct hole hole)
{
    hole.at = page->body.length;
    *list_add(page->body.arena, &page->holes) = hole;
}

void hole_close(struct page *page)
{
    struct hole *hole = &page->holes.items[page->holes.count - 1];

    hole->length = page->body.length - hole->at;
}

struct fill_value {
    const char *name;
    struct str value;
};

struct fill_values {
    struct fill_value items[FILL_VALUES_MAX];
    size_t count;
};

static const struct fill_value *value_named(const struct fill_values *values, struct str name)
{
    for (size_t i = 0; i < values->count; i++)
        if (str_equal(name, str_of(values->items[i].name)))
            return &values->items[i];
    return NULL;
}

/* The first {name} of the text that has a value; false when there is none left. */
static bool find_place(struct str text, const struct fill_values *values, size_t *from, size_t *to,
                       const struct fill_value **value)
{
    for (size_t at = 0; at < text.length; at = *from + 1) {
        *from = str_find(text, STR("{"), at);
        *to = str_find(text, STR("}"), *from);
        if (*to == text.length)
            return false;
        *value = value_named(values, str_slice(text, *from + 1, *to));
        if (*value)
            return true;
    }
    return false;
}

/* Writes the text with put_between around values, which go in as they are. */
static void put_filled(struct page *out, struct str text, const struct fill_values *values,
                       void (*put_between)(struct page *, struct str))
{
    const struct fill_value *value;
    size_t from, to;

    while (find_place(text, values, &from, &to, &value)) {
        put_between(out, str_slice(text, 0, from));
        put_markup(out, (struct html){ value->value });
        text = str_slice(text, to + 1, text.length);
    }
    put_between(out, text);
}

static void put_plain(struct page *out, struct str text)
{
    put_markup(out, (struct html){ text });
}

struct str fill(struct page *page, struct str text, ...)
{
    struct page out = page_new(page->body.arena);
    struct fill_values values = { .count = 0 };
    const char *name;
    va_list args;

    va_start(args, text);
    while (values.count < FILL_VALUES_MAX && (name = va_arg(args, const char *)))
        values.items[values.count++] = (struct fill_value){ name, va_arg(args, struct str) };
    va_end(args);
    put_filled(&out, text, &values, put_plain);
    return buffer_str(&out.body);
}

struct html fill_html(struct page *page, struct str text, ...)
{
    struct page out = page_new(page->body.arena);
    struct fill_values values = { .count = 0 };
    const char *name;
    va_list args;

    va_start(args, text);
    while (values.count < FILL_VALUES_MAX && (name = va_arg(args, const char *)))
        values.items[values.count++] =
            (struct fill_value){ name, va_arg(args, struct html).markup };
    va_end(args);
    put_filled(&out, text, &values, put_escaped);
    return (struct html){ buffer_str(&out.body) };
}

struct html link_html(struct page *page, struct str url, struct str text)
{
    struct page out = page_new(page->body.arena);

    put_raw(&out, "<a href=\"", 9);
    put_checked_url(&out, url);
    put_raw(&out, "\">", 2);
    put_escaped(&out, text);
    put_raw(&out, "</a>", 4);
    return (struct html){ buffer_str(&out.body) };
}

struct html marked_html(struct page *page, struct str text)
{
    struct page out = page_beside(page);
    bool is_open = false;
    size_t from = 0;

    for (size_t at = 0; at < text.length; at++) {
        if (text.data[at] != HTML_MARK_BEGINS && text.data[at] != HTML_MARK_ENDS)
            continue;
        put_escaped(&out, str_slice(text, from, at));
        from = at + 1;
        if (is_open != (text.data[at] == HTML_MARK_BEGINS)) {
            is_open = !is_open;
            put_markup(&out, (struct html){ is_open ? STR("<mark>") : STR("</mark>") });
        }
    }
    put_escaped(&out, str_slice(text, from, text.length));
    if (is_open)
        put_markup(&out, (struct html){ STR("</mark>") });
    return page_html(&out);
}

struct html code_html(struct page *page, struct str text)
{
    struct page out = page_beside(page);

    put_markup(&out, (struct html){ STR("<code>") });
    put_escaped(&out, text);
    put_markup(&out, (struct html){ STR("</code>") });
    return page_html(&out);
}
