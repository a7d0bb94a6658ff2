#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/arena.h"
#include "render/diff_inside.h"

/* A letter, a number or a picture; signs of Markdown are none of them. */
static bool holds_word(struct str text)
{
    for (size_t at = 0; at < text.length;) {
        ucs4_t c;

        at += (size_t)u8_mbtouc(&c, (const uint8_t *)text.data + at, text.length - at);
        if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
                                                    UC_CATEGORY_MASK_So))
            return true;
    }
    return false;
}

static void add_token(struct arena *arena, struct diff_tokens *tokens, struct str text)
{
    struct diff_token last =
        tokens->count ? tokens->items[tokens->count - 1] : (struct diff_token){ 0 };
    bool is_word = holds_word(text);

    *list_add(arena, tokens) = (struct diff_token){
        .text = text,
        .weight = last.weight + (is_word ? (uint32_t)text.length : 0),
        .words = last.words + is_word,
    };
}

struct diff_tokens diff_cut_lines(struct arena *arena, struct str text)
{
    struct diff_tokens lines = { .text = text };

    while (text.length) {
        const char *end = memchr(text.data, '\n', text.length);
        size_t length = end ? (size_t)(end - text.data) + 1 : text.length;

        add_token(arena, &lines, str_slice(text, 0, length));
        text = str_slice(text, length, text.length);
    }
    return lines;
}

/* Where the word that begins there ends; a reference is one, if no letter is cut by it. */
static size_t word_end(struct str text, const char *is_start, size_t from)
{
    size_t reference = diff_reference(str_slice(text, from, text.length)), to = from + 1;

    if (reference && is_start[from + reference])
        return from + reference;
    while (!is_start[to])
        to++;
    return to;
}

struct diff_tokens diff_cut_words(struct arena *arena, struct str text)
{
    struct diff_tokens words = { .text = text };
    char *is_start;
    size_t from = 0;

    if (!text.length)
        return words;
    if (!str_is_utf8(text))
        return diff_cut_lines(arena, text);
    is_start = arena_alloc(arena, text.length + 1);
    u8_wordbreaks((const uint8_t *)text.data, text.length, is_start);
    is_start[text.length] = true;
    while (from < text.length) {
        size_t to = word_end(text, is_start, from);

        add_token(arena, &words, str_slice(text, from, to));
        from = to;
    }
    return words;
}

static int token_order(const void *a, const void *b)
{
    const struct diff_token *const *first = a, *const *second = b;

    return str_order((*first)->text, (*second)->text);
}

void diff_number(struct arena *arena, struct diff_tokens *before, struct diff_tokens *after)
{
    size_t count = before->count + after->count;
    struct diff_token **sorted = arena_alloc(arena, (count + 1) * sizeof(struct diff_token *));
    uint32_t id = 0;

    for (size_t i = 0; i < before->count; i++)
        sorted[i] = &before->items[i];
    for (size_t i = 0; i < after->count; i++)
        sorted[before->count + i] = &after->items[i];
    qsort(sorted, count, sizeof(struct diff_token *), token_order);
    for (size_t i = 0; i < count; i++) {
        if (i && !str_equal(sorted[i - 1]->text, sorted[i]->text))
            id++;
        sorted[i]->id = id;
    }
}

static struct diff_token up_to(struct diff_range range, size_t end)
{
    return end ? range.tokens->items[end - 1] : (struct diff_token){ 0 };
}

size_t diff_range_weight(struct diff_range range)
{
    return up_to(range, range.to).weight - up_to(range, range.from).weight;
}

size_t diff_range_words(struct diff_range range)
{
    return up_to(range, range.to).words - up_to(range, range.from).words;
}

static const char *start_of(struct diff_range range, size_t i)
{
    const struct diff_tokens *tokens = range.tokens;

    return i < tokens->count ? tokens->items[i].text.data : tokens->text.data + tokens->text.length;
}

struct str diff_range_text(struct diff_range range)
{
    const char *from = start_of(range, range.from);

    return (struct str){ from, (size_t)(start_of(range, range.to) - from) };
}

struct diff_range diff_range_all(const struct diff_tokens *tokens)
{
    return (struct diff_range){ tokens, 0, tokens->count };
}

static uint32_t id_at(struct diff_range range, size_t i)
{
    return range.tokens->items[i].id;
}

size_t diff_common_weight(uint32_t *counts, struct diff_range a, struct diff_range b)
{
    size_t common = 0;

    for (size_t i = a.from; i < a.to; i++)
        counts[id_at(a, i)]++;
    for (size_t i = b.from; i < b.to; i++) {
        if (!counts[id_at(b, i)])
            continue;
        counts[id_at(b, i)]--;
        common += diff_range_weight((struct diff_range){ b.tokens, i, i + 1 });
    }
    for (size_t i = a.from; i < a.to; i++)
        counts[id_at(a, i)] = 0;
    return common;
}
