/* The series that numbers stand in: which comes after which, and what stands between two. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/marker.h"

enum { ROMAN_MAX = 399, ROMAN_BYTES = 16, LETTERS = 26, NUMBER_MAX = 9999 };

/* What makes a number stand between two others, in its order. */
static const char *const latin[] = { "",       "bis",     "ter",    "quater", "quinquies",
                                     "sexies", "septies", "octies", "nonies", "decies" };
enum { LATIN_COUNT = sizeof latin / sizeof *latin };

static int64_t digit_of(char letter)
{
    static const char letters[] = "IVXLCDM";
    static const int64_t values[] = { 1, 5, 10, 50, 100, 500, 1000 };
    const char *found = letter ? strchr(letters, toupper((unsigned char)letter)) : NULL;

    return found ? values[found - letters] : 0;
}

static struct str write_roman(char *room, int64_t value)
{
    static const struct {
        int64_t value;
        const char *letters;
    } parts[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" },
                  { 9, "IX" },  { 5, "V" },   { 4, "IV" }, { 1, "I" } };
    size_t length = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *letter = parts[i].letters; *letter; letter++)
                room[length++] = *letter;
    return (struct str){ room, length };
}

static bool is_same_letters(struct str capitals, struct str letters)
{
    for (size_t i = 0; i < letters.length; i++)
        if (capitals.data[i] != toupper((unsigned char)letters.data[i]))
            return false;
    return capitals.length == letters.length;
}

/* 0 unless they are written as one writes such a number. */
static int64_t roman_value(struct str letters)
{
    char room[ROMAN_BYTES];
    int64_t value = 0;

    for (size_t i = 0; i < letters.length; i++) {
        int64_t digit = digit_of(letters.data[i]);
        int64_t next = i + 1 < letters.length ? digit_of(letters.data[i + 1]) : 0;

        if (!digit || letters.length >= ROMAN_BYTES)
            return 0;
        value += digit < next ? -digit : digit;
    }
    if (value < 1 || value > ROMAN_MAX || !is_same_letters(write_roman(room, value), letters))
        return 0;
    return value;
}

/* "IV bis A": 4, the first of what follows it, and what stands before that. */
struct numbered {
    int64_t value;
    size_t latin;
    bool is_before; /* "bis A", "I A" */
};

static int64_t value_of(enum marker_kind kind, struct str written)
{
    int64_t value;

    switch (kind) {
    case MARKER_ROMAN:
    case MARKER_SMALL_ROMAN: return roman_value(written);
    case MARKER_NUMBER:
        return str_to_integer(written, &value) && value > 0 && value <= NUMBER_MAX ? value : 0;
    case MARKER_CAPITAL:
    case MARKER_LETTER:
        return written.length == 1 ? tolower((unsigned char)written.data[0]) - 'a' + 1 : 0;
    default: return 0;
    }
}

static struct str without_degree(struct str word)
{
    return str_ends(word, "°") || str_ends(word, "º") ? str_slice(word, 0, word.length - 2) : word;
}

/* In words: any space of the three stands between them. */
static struct str next_word(struct str *rest)
{
    size_t end = 0, gap = 0;

    while (end < rest->length && !gap) {
        if (rest->data[end] == ' ')
            gap = 1;
        else if (str_starts(str_slice(*rest, end, rest->length), "\xC2\xA0"))
            gap = 2;
        else if (str_starts(str_slice(*rest, end, rest->length), "\xE2\x80\xAF"))
            gap = 3;
        else
            end++;
    }
    struct str word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + gap, rest->length);
    return word;
}

static struct numbered numbered_of(enum marker_kind kind, struct str name)
{
    struct str rest = name, word = next_word(&rest);
    struct numbered made = { .value = value_of(kind, without_degree(word)) };

    for (word = next_word(&rest); word.length && made.value; word = next_word(&rest)) {
        size_t i = 1;

        while (i < LATIN_COUNT && !str_equal(word, str_of(latin[i])))
            i++;
        if (i < LATIN_COUNT && !made.latin && !made.is_before)
            made.latin = i;
        else if (str_equal(word, STR("A")) && !made.is_before)
            made.is_before = true;
        else
            made.value = 0;
    }
    return made;
}

int64_t marker_value(enum marker_kind kind, struct str name)
{
    struct str rest = name;

    return value_of(kind, without_degree(next_word(&rest)));
}

static struct str write_value(struct arena *arena, enum marker_kind kind, int64_t value)
{
    char room[ROMAN_BYTES];

    switch (kind) {
    case MARKER_ROMAN:
        return value <= ROMAN_MAX ? str_copy(arena, write_roman(room, value)) : STR("");
    case MARKER_SMALL_ROMAN:
        return value <= ROMAN_MAX ? str_lower(arena, write_roman(room, value)) : STR("");
    case MARKER_NUMBER: return str_format(arena, "%d", (int)value);
    case MARKER_CAPITAL:
        return value <= LETTERS ? str_format(arena, "%c", (int)('A' + value - 1)) : STR("");
    case MARKER_LETTER:
        return value <= LETTERS ? str_format(arena, "%c", (int)('a' + value - 1)) : STR("");
    default: return STR("");
    }
}

static struct str write_numbered(struct arena *arena, enum marker_kind kind, struct numbered number)
{
    struct str value = write_value(arena, kind, number.value);
    bool has_more = number.latin || number.is_before;

    if (!value.length)
        return value;
    return str_format(arena, "%.*s%s%s%s%s", STR_ARGS(value),
                      has_more && kind == MARKER_NUMBER ? "°" : "", number.latin ? " " : "",
                      latin[number.latin], number.is_before ? " A" : "");
}

/* Before the first of them all: "I A", "1° A", "aa". Other series have no usage. */
static struct str before_first(struct arena *arena, enum marker_kind kind, struct numbered first)
{
    if (first.value != 1 || first.latin || first.is_before)
        return STR("");
    if (kind == MARKER_LETTER)
        return STR("aa");
    if (kind != MARKER_ROMAN && kind != MARKER_NUMBER)
        return STR("");
    first.is_before = true;
    return write_numbered(arena, kind, first);
}

struct str marker_between(struct arena *arena, enum marker_kind kind, struct str before,
                          struct str next)
{
    struct numbered low = numbered_of(kind, before), high = numbered_of(kind, next);

    if (!before.length)
        return next.length && high.value ? before_first(arena, kind, high) : STR("");
    if (!low.value || low.is_before)
        return STR("");
    if (!next.length)
        return write_numbered(arena, kind, (struct numbered){ .value = low.value + 1 });
    if (high.value < low.value || high.is_before || low.latin + 1 >= LATIN_COUNT)
        return STR("");
    if (high.value > low.value) {
        if (high.latin)
            return STR("");
        low.latin++;
        return write_numbered(arena, kind, low);
    }
    if (high.latin <= low.latin)
        return STR("");
    low.latin++;
    low.is_before = low.latin == high.latin;
    return write_numbered(arena, kind, low);
}

struct str marker_name(struct arena *arena, struct str written)
{
    struct buffer name = { .arena = arena };
    struct str rest = written;

    while (rest.length) {
        struct str word = next_word(&rest);

        while (word.length && strchr("(.", word.data[0]))
            word = str_slice(word, 1, word.length);
        while (word.length && strchr(").", word.data[word.length - 1]))
            word.length--;
        word = without_degree(word);
        if (str_equal(word, STR("1er")) || str_equal(word, STR("premier")))
            word = STR("1");
        if (!word.length || str_equal(word, STR("-")) || str_equal(word, STR("–")))
            continue;
        if (name.length)
            buffer_put_c(&name, " ");
        buffer_put_str(&name, word);
    }
    return buffer_str(&name);
}
