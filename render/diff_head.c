#include <string.h>

#include "render/diff_inside.h"
#include "render/diff_lines.h"

/* Numbers as laws write them at the head of a paragraph: "3°", "I bis. –", "a)", "(2)". */

static const char *const quotes[] = { "«", "“", "\"", NULL };
static const char *const spaces[] = { " ", "\u00A0", "\u202F", NULL };
static const char *const dashes[] = { "–", "—", "-", "\u2011", NULL };
static const char *const suffixes[] = { "bis",     "ter",    "quater", "quinquies", "sexies",
                                        "septies", "octies", "nonies", "decies",    NULL };
static const char *const titles[] = { "Article", "Art.", NULL };

static size_t after_one(struct str text, size_t at, const char *const *of)
{
    for (; *of; of++) {
        size_t length = strlen(*of);

        if (at <= text.length && length <= text.length - at && !memcmp(text.data + at, *of, length))
            return at + length;
    }
    return at;
}

static size_t after_any(struct str text, size_t at, const char *letters)
{
    while (at < text.length && text.data[at] && strchr(letters, text.data[at]))
        at++;
    return at;
}

static bool is_one_of(struct str text, size_t at, const char *letters)
{
    return at < text.length && text.data[at] && strchr(letters, text.data[at]);
}

/* " bis", " ter A" after a number, with nothing of a longer word behind it. */
static size_t after_suffix(struct str text, size_t at)
{
    size_t start = after_one(text, at, spaces), end = after_one(text, start, suffixes);

    if (start > at && end > start)
        at = end;
    start = after_one(text, at, spaces);
    end = start + 1;
    if (start > at && is_one_of(text, start, "ABCDEFGH") && is_one_of(text, end, ".)"))
        at = end;
    return at;
}

static const char digits[] = "0123456789";
static const char small[] = "abcdefghijklmnopqrstuvwxyz";
static const char roman[] = "IVX"; /* an L or C would be of a code: "L. 131-2" */
static const char capitals[] = "ABCDEFGHJKLMNOPQRSTUWYZ";

enum { SMALL_LETTERS_MAX = 4 };

/* After the number at `at`, when what follows it says that it is one; else `at`. */
static size_t after_number(struct str line, size_t at)
{
    size_t end = after_any(line, at, digits), next;
    bool is_digits = end > at, is_small = false, is_capital = false;

    if (is_digits && after_one(line, end, (const char *const[]){ "°", "º", NULL }) > end)
        return after_suffix(line, end + strlen("°"));
    if (!is_digits)
        end = after_any(line, at, roman);
    if (end == at && is_one_of(line, at, capitals)) {
        end = at + 1;
        is_capital = true;
    }
    if (end == at) {
        end = after_any(line, at, small);
        is_small = end > at && end - at <= SMALL_LETTERS_MAX;
        if (!is_small)
            return at;
    }
    end = after_suffix(line, end);
    if (is_one_of(line, end, ")"))
        return end;
    if (is_small)
        return at;
    next = is_one_of(line, end, ".") ? end + 1 : end;
    if (after_one(line, after_one(line, next, spaces), dashes) > after_one(line, next, spaces))
        return end;
    return next > end && !is_capital && after_one(line, next, spaces) > next ? end : at;
}

/* "Art. L. 131-2. – …": only with the point or the dash, else it may be a sentence. */
static size_t after_article(struct str line, size_t at)
{
    size_t end = at + diff_reference(str_slice(line, at, line.length)), next;

    if (end == at)
        end = after_any(line, at, digits);
    if (end == at)
        return at;
    end = after_suffix(line, end);
    next = is_one_of(line, end, ".") ? end + 1 : after_one(line, end, spaces);
    next = after_one(line, next, spaces);
    return after_one(line, next, dashes) > next ? end : at;
}

struct diff_head diff_head(struct str line)
{
    size_t from = after_one(line, 0, quotes), to, title;

    from = after_one(line, from, spaces);
    title = after_one(line, from, titles);
    if (title > from) {
        from = after_one(line, title, spaces);
        to = after_article(line, from);
    } else {
        from += is_one_of(line, from, "(");
        to = after_number(line, from);
    }
    if (to == from || to >= line.length)
        return (struct diff_head){ 0, 0 };
    return (struct diff_head){ from, to };
}
