#include <string.h>

#include "render/diff_inside.h"

/*
 * What is written with spaces and hyphens inside and read as one word: a number
 * in groups of three ("1 500 000"), a number of a law ("n° 2008-724"), of an
 * article of a code ("L. 131-2", "R.* 123-4"), and short words with the number they
 * belong to ("art. 3", "s. 12"). Compared piece by piece they would be shown as
 * half of a reference that changed.
 */

enum { GROUP_DIGITS = 3 };

static bool is_digit(struct str text, size_t at)
{
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool is_letter(struct str text, size_t at)
{
    return at < text.length && lower(text.data[at]) >= 'a' && lower(text.data[at]) <= 'z';
}

static bool is_capital(struct str text, size_t at)
{
    return is_letter(text, at) && lower(text.data[at]) != text.data[at];
}

/* After one of these when it stands there, else where it was. */
static size_t after_one(struct str text, size_t at, const char *const *of)
{
    for (; *of; of++) {
        size_t length = strlen(*of);

        if (length <= text.length - at && !memcmp(text.data + at, *of, length))
            return at + length;
    }
    return at;
}

static const char *const spaces[] = { " ", "\u00A0", "\u202F", NULL };
static const char *const hyphens[] = { "-", "\u2010", "\u2011", NULL };
static const char *const degrees[] = { "°", "º", NULL };
static const char *const elisions[] = { "l'", "d'", "L'", "D'", "l’", "d’", "L’", "D’", NULL };

static size_t after_digits(struct str text, size_t at)
{
    while (is_digit(text, at))
        at++;
    return at;
}

/* " 500" after one to three digits; a longer number is a year or a code, and the next another. */
static size_t after_groups(struct str text, size_t from, size_t at)
{
    while (at - from <= GROUP_DIGITS) {
        size_t start = after_one(text, at, spaces), end = after_digits(text, start);

        if (start == at || end - start != GROUP_DIGITS || is_letter(text, end))
            break;
        from = start;
        at = end;
    }
    return at;
}

/* "-724", "-1-2", "-A", as they follow the digits of a number. */
static size_t after_hyphens(struct str text, size_t at)
{
    for (;;) {
        size_t start = after_one(text, at, hyphens), end = after_digits(text, start);

        if (start == at)
            return at;
        if (end == start && is_capital(text, start) && !is_letter(text, start + 1))
            end = start + 1;
        if (end == start)
            return at;
        at = end;
    }
}

static size_t after_number(struct str text, size_t from)
{
    size_t at = after_digits(text, from);

    if (at == from)
        return from;
    at = after_groups(text, from, at);
    if (at + 1 < text.length && (text.data[at] == ',' || text.data[at] == '.') &&
        is_digit(text, at + 1))
        at = after_digits(text, at + 1);
    at = after_hyphens(text, at);
    while (is_letter(text, at)) /* "1er", "3bis" */
        at++;
    return after_one(text, at, degrees);
}

/* "L.", "R.*", "LO", "L.O.": the part of a code an article is of. */
static size_t after_code(struct str text, size_t from)
{
    size_t at = from;
    bool has_point = false;

    while (is_capital(text, at) && at - from < 4) {
        at++;
        if (at < text.length && text.data[at] == '.') {
            has_point = true;
            at++;
        }
    }
    if (at < text.length && text.data[at] == '*')
        at++;
    return has_point || (at - from == 2 && !memcmp(text.data + from, "LO", 2)) ? at : from;
}

/* "art.", "n°", "s.": a short word that means nothing without the number after it. */
static size_t after_short_word(struct str text, size_t from)
{
    static const char *const words[] = { "art", "arts", "al",  "p",   "pp",   "s",  "ss", "c",
                                         "cl",  "ch",   "sch", "reg", "para", "no", "nos" };
    size_t at = from, degree;
    bool is_known = false;

    while (is_letter(text, at) && at - from < 5)
        at++;
    degree = after_one(text, at, degrees);
    if (at - from == 1 && lower(text.data[from]) == 'n' && degree > at)
        return degree;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        is_known = is_known || (strlen(words[i]) == at - from &&
                                !strncasecmp(words[i], text.data + from, at - from));
    return is_known && at < text.length && text.data[at] == '.' ? at + 1 : from;
}

size_t diff_reference(struct str text)
{
    size_t word = after_one(text, 0, elisions);
    size_t at = after_short_word(text, word), code, end;

    if (at > word)
        at = after_one(text, at, spaces);
    code = after_code(text, at);
    if (code > at)
        at = after_one(text, code, spaces);
    else if (at == word)
        at = word = 0;
    end = after_number(text, at);
    return end > at ? end : 0;
}
