/*
 * Any bytes through every writer of html.h and json.h: what comes out stays in
 * its place, and reads back as what went in.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "render/html.h"
#include "render/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static struct str written(const struct page *page)
{
    return buffer_str(&page->body);
}

/* Escaped text read as a browser reads it. */
static struct str unescaped(struct arena *arena, struct str text)
{
    static const struct {
        const char *entity;
        char character;
    } entities[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' }
    };
    struct buffer out = { .arena = arena };

    while (text.length) {
        size_t length = 1;
        char c = text.data[0];

        for (size_t i = 0; c == '&' && i < sizeof entities / sizeof *entities; i++)
            if (str_starts(text, entities[i].entity)) {
                length = strlen(entities[i].entity);
                c = entities[i].character;
                break;
            }
        expect(length > 1 || !strchr("<>\"'&", c) || !c);
        buffer_put(&out, &c, 1);
        text = str_slice(text, length, text.length);
    }
    return buffer_str(&out);
}

/* The text with U+FFFD for each NUL, as HTML shows it. */
static struct str without_nul(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < text.length; i++)
        buffer_put(&out, text.data[i] ? text.data + i : "\xEF\xBF\xBD", text.data[i] ? 1 : 3);
    return buffer_str(&out);
}

static void check_escaped(struct arena *arena, struct str input)
{
    struct page page = page_new(arena);

    put_escaped(&page, input);
    expect(str_equal(unescaped(arena, written(&page)), without_nul(arena, input)));
}

static int digit_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void check_percent_encoded(struct arena *arena, struct str input)
{
    struct page page = page_new(arena);
    struct buffer back = { .arena = arena };
    struct str text;

    put_percent_encoded(&page, input);
    text = written(&page);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];

        if (c == '%') {
            expect(i + 2 < text.length && digit_of(text.data[i + 1]) >= 0 &&
                   digit_of(text.data[i + 2]) >= 0);
            c = (char)(digit_of(text.data[i + 1]) * 16 + digit_of(text.data[i + 2]));
            i += 2;
        } else {
            expect(c && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789-._~",
                               c));
        }
        buffer_put(&back, &c, 1);
    }
    expect(str_equal(buffer_str(&back), input));
}

/* As the URL standard's parser sees it: no scheme but these, no host where a path stands. */
static void expect_harmless(struct str url)
{
    bool is_own = url.length && strchr("/?#", url.data[0]);

    for (size_t i = 0; i < url.length; i++)
        expect((unsigned char)url.data[i] >= ' ' && url.data[i] != '\\' && url.data[i] != 0x7F);
    expect(!str_starts(url, "//"));
    expect(is_own || str_find(url, STR(":"), 0) == 4 || str_find(url, STR(":"), 0) == 5 ||
           str_find(url, STR(":"), 0) == 6);
    if (!is_own) {
        const char *text = url.data;

        expect(!strncasecmp(text, "http://", 7) || !strncasecmp(text, "https://", 8) ||
               !strncasecmp(text, "mailto:", 7));
    }
}

static void check_addresses(struct arena *arena, struct str input)
{
    struct page link = page_new(arena), own = page_new(arena);
    struct str read;

    put_checked_url(&link, input);
    read = unescaped(arena, written(&link));
    expect_harmless(read);
    put_checked_own_url(&own, input);
    read = unescaped(arena, written(&own));
    expect_harmless(read);
    expect(strchr("/?#", read.data[0]) != NULL);
}

static int hexadecimal(char c)
{
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : digit_of(c);
}

/* One escape at the head of the text; what it stands for goes to out. */
static size_t read_escape(struct str text, struct buffer *out)
{
    static const char named[] = "\"\"\\\\b\bf\fn\nr\rt\t";
    int code = 0;

    for (const char *pair = named; *pair; pair += 2)
        if (text.data[1] == *pair) {
            buffer_put(out, pair + 1, 1);
            return 2;
        }
    expect(text.length >= 6 && text.data[1] == 'u');
    for (int i = 2; i < 6; i++) {
        expect(hexadecimal(text.data[i]) >= 0);
        code = code * 16 + hexadecimal(text.data[i]);
    }
    expect(code < 0x80 || code == 0x2028 || code == 0x2029);
    if (code < 0x80)
        buffer_put(out, (char[]){ (char)code }, 1);
    else
        buffer_put(out, code == 0x2028 ? "\u2028" : "\u2029", 3);
    return 6;
}

static void check_json(struct arena *arena, struct str input)
{
    struct buffer out = { .arena = arena }, back = { .arena = arena };
    struct json json = { .out = &out };
    struct str text;

    json_text(&json, input);
    text = buffer_str(&out);
    expect(text.length >= 2 && str_starts(text, "\"") && str_ends(text, "\""));
    expect(str_find(text, STR("\u2028"), 0) == text.length);
    expect(str_find(text, STR("\u2029"), 0) == text.length);
    text = str_slice(text, 1, text.length - 1);
    while (text.length) {
        size_t length = 1;

        expect((unsigned char)text.data[0] >= ' ' && !strchr("<>&\"\x7F", text.data[0]));
        if (text.data[0] == '\\')
            length = read_escape(text, &back);
        else
            buffer_put(&back, text.data, 1);
        text = str_slice(text, length, text.length);
    }
    expect(str_equal(buffer_str(&back), input));
}

/* The input's first half as the text, its second half as what fills it. */
static void check_fill(struct arena *arena, struct str input)
{
    struct page page = page_new(arena);
    struct str text = str_slice(input, 0, input.length / 2);
    struct str value = str_slice(input, input.length / 2, input.length);
    struct html html;

    put_escaped(&page, value);
    html = fill_html(&page, text, "a", (struct html){ written(&page) }, "b",
                     (struct html){ STR("") }, NULL);
    unescaped(arena, html.markup);
    fill(&page, text, "a", value, "b", text, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    /* A copy without a NUL behind it, so that reading past its end is seen. */
    struct str input = { memcpy(arena_alloc(&arena, size + !size), data, size), size };

    check_escaped(&arena, input);
    check_percent_encoded(&arena, input);
    check_addresses(&arena, input);
    check_json(&arena, input);
    check_fill(&arena, input);
    arena_free(&arena);
    return 0;
}
