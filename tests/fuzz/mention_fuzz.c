#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "render/markdown_inside.h"

/*
 * What the finder of mentions gives for any text: handles that could be
 * somebody's, each once, and a hole for each that is nothing but one of them.
 * Text without an @ has no mention, nor has text of which every @ is in code.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_word(char c)
{
    return strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", c) && c;
}

static void check_handle(struct str handle)
{
    bool is_number = true;

    assert(handle.length >= MARKDOWN_HANDLE_MIN && handle.length <= MARKDOWN_HANDLE_MAX);
    assert(is_word(handle.data[0]) && is_word(handle.data[handle.length - 1]));
    for (size_t i = 0; i < handle.length; i++) {
        char c = handle.data[i];

        assert(is_word(c) || c == '-' || c == '_' || c == '.');
        is_number = is_number && c >= '0' && c <= '9';
    }
    assert(!is_number);
}

static bool is_same(struct str a, struct str b)
{
    return a.length == b.length && !strncasecmp(a.data, b.data, a.length);
}

static void check_list(const struct markdown_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        check_handle(mentions->items[i]);
        for (size_t j = 0; j < i; j++)
            assert(!is_same(mentions->items[i], mentions->items[j]));
    }
}

struct seen {
    const struct markdown_mentions *mentions;
    size_t holes;
};

static struct html see(void *context, const struct markdown_hole *hole)
{
    struct seen *seen = context;
    bool is_listed = false;

    if (hole->kind != MARKDOWN_HOLE_MENTION)
        return (struct html){ STR("") };
    seen->holes++;
    for (size_t i = 0; i < seen->mentions->count; i++)
        is_listed = is_listed || is_same(seen->mentions->items[i], hole->handle);
    assert(is_listed);
    return (struct html){ hole->handle };
}

/* The finder alone, at every place: it ends inside the text, after a handle. */
static void check_finder(struct arena *arena, struct str text)
{
    struct str copy = str_copy(arena, text);

    for (size_t at = 0; at < copy.length; at++) {
        size_t end = copy.data[at] == '@' ? markdown_mention(copy, at) : 0;

        if (!end)
            continue;
        assert(end <= copy.length);
        check_handle(str_slice(copy, at + 1, end));
        assert(!at || !is_word(copy.data[at - 1]));
    }
}

/* Where backquotes of one length stand around it all, there is nothing but code. */
static void check_code(struct arena *arena, struct str text)
{
    struct str code;

    if (!text.length || memchr(text.data, '`', text.length) ||
        memchr(text.data, '\n', text.length) || memchr(text.data, '\r', text.length) ||
        memchr(text.data, '[', text.length))
        return;
    code = str_format(arena, "x `%.*s`", STR_ARGS(text));
    assert(!markdown_render(arena, code, MARKDOWN_WRITTEN_MAX).mentions.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = 512 * 1024 * 1024 };
    struct str text = { (const char *)data, size };
    struct markdown markdown = markdown_render(&arena, text, MARKDOWN_WRITTEN_MAX);
    struct seen seen = { &markdown.mentions, 0 };

    check_list(&markdown.mentions);
    assert(markdown.mentions.holes <= MARKDOWN_MENTIONS_MAX);
    (void)markdown_filled(&arena, markdown.html, see, &seen);
    assert(seen.holes == markdown.mentions.holes);
    assert(!markdown.mentions.count || memchr(text.data, '@', text.length));
    if (str_is_utf8(text)) {
        check_finder(&arena, text);
        if (!memchr(text.data, 0, text.length))
            check_code(&arena, text);
    }
    arena_free(&arena);
    return 0;
}
