#include "render/markdown_inside.h"

#include <string.h>
#include <strings.h>
#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * Mentions: @ and a handle of a person or a team, as accounts/handle.h has
 * them. Whether anybody is called so, those know who keep and show them.
 */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_handle_character(char c)
{
    return is_word(c) || c == '-' || c == '_' || c == '.';
}

/* Not in the middle of a word or of an address, as in a@b.c or site.org/@name. */
static bool may_follow(struct str text, size_t at)
{
    const uint8_t *start = (const uint8_t *)text.data;
    ucs4_t before;

    if (!at || !u8_prev(&before, start + at, start))
        return true;
    return !uc_is_alnum(before) && (before >= 0x80 || !strchr("@_-.+/", (int)before));
}

/* A letter goes on with the word, and what is at another site is none of ours: @name@site.org. */
static bool may_end(struct str text, size_t at)
{
    ucs4_t after;

    if (at >= text.length)
        return true;
    u8_mbtouc(&after, (const uint8_t *)text.data + at, text.length - at);
    return after != '@' && !uc_is_alnum(after);
}

static bool is_number(struct str word)
{
    for (size_t i = 0; i < word.length; i++)
        if (!is_digit(word.data[i]))
            return false;
    return true;
}

size_t markdown_mention(struct str text, size_t at)
{
    size_t start = at + 1, end = start;

    if (!may_follow(text, at) || start >= text.length || !is_word(text.data[start]))
        return 0;
    while (end < text.length && end - start <= MARKDOWN_HANDLE_MAX &&
           is_handle_character(text.data[end]))
        end++;
    if (end - start > MARKDOWN_HANDLE_MAX || !may_end(text, end))
        return 0;
    while (!is_word(text.data[end - 1]))
        end--;
    if (end - start < MARKDOWN_HANDLE_MIN || is_number(str_slice(text, start, end)))
        return 0;
    return end;
}

static bool is_known(const struct markdown_mentions *mentions, struct str handle)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].length == handle.length &&
            !strncasecmp(mentions->items[i].data, handle.data, handle.length))
            return true;
    return false;
}

void markdown_put_mention(struct markdown_writer *writer, struct str text)
{
    struct page *page = writer->page;
    struct str handle = str_slice(text, 1, text.length);

    if (!writer->mentions || writer->quotes || writer->mentions->holes == MARKDOWN_MENTIONS_MAX) {
        markdown_put_text(page, text);
        return;
    }
    writer->mentions->holes++;
    if (!is_known(writer->mentions, handle))
        *list_add(page->body.arena, writer->mentions) = str_copy(page->body.arena, handle);
    buffer_format(&page->body, "\x01m%.*s\x02", STR_ARGS(handle));
}
