#include "exchange/dump_text.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

#define REPLACEMENT 0xFFFD

static const struct {
    const char *name;
    enum dump_encoding encoding;
} encodings[] = {
    { "UTF8", DUMP_UTF8 },          { "UTF-8", DUMP_UTF8 },      { "UNICODE", DUMP_UTF8 },
    { "SQL_ASCII", DUMP_UTF8 },     { "LATIN1", DUMP_LATIN1 },   { "ISO88591", DUMP_LATIN1 },
    { "ISO-8859-1", DUMP_LATIN1 },  { "LATIN9", DUMP_LATIN9 },   { "ISO885915", DUMP_LATIN9 },
    { "ISO-8859-15", DUMP_LATIN9 }, { "WIN1252", DUMP_WIN1252 }, { "WINDOWS-1252", DUMP_WIN1252 },
};

bool dump_encoding_from(struct str name, enum dump_encoding *encoding)
{
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (strlen(encodings[i].name) == name.length &&
            !strncasecmp(encodings[i].name, name.data, name.length)) {
            *encoding = encodings[i].encoding;
            return true;
        }
    return false;
}

/* 0x80 to 0x9F (Unicode's CP1252.TXT); 0 where nothing stands. */
static const uint16_t win1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Where ISO 8859-15 is another than ISO 8859-1. */
static const struct {
    unsigned char byte;
    uint16_t character;
} latin9[] = {
    { 0xA4, 0x20AC }, { 0xA6, 0x0160 }, { 0xA8, 0x0161 }, { 0xB4, 0x017D },
    { 0xB8, 0x017E }, { 0xBC, 0x0152 }, { 0xBD, 0x0153 }, { 0xBE, 0x0178 },
};

uint32_t dump_character(unsigned char byte, enum dump_encoding encoding)
{
    if (!byte)
        return REPLACEMENT;
    if (encoding == DUMP_WIN1252 && byte >= 0x80 && byte < 0xA0)
        return win1252[byte - 0x80] ? win1252[byte - 0x80] : REPLACEMENT;
    for (size_t i = 0; encoding == DUMP_LATIN9 && i < sizeof latin9 / sizeof *latin9; i++)
        if (latin9[i].byte == byte)
            return latin9[i].character;
    return byte;
}

static void put_character(struct buffer *out, ucs4_t character)
{
    uint8_t bytes[4];

    buffer_put(out, bytes, (size_t)u8_uctomb(bytes, character, sizeof bytes));
}

/* UTF-8 of what is not: by the table of its encoding, or with its broken bytes replaced. */
static struct str converted(struct arena *arena, struct str text, enum dump_encoding encoding)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < text.length;) {
        ucs4_t character = dump_character((unsigned char)text.data[i], encoding);
        int length = 1;

        if (encoding == DUMP_UTF8) {
            length = u8_mbtoucr(&character, (const uint8_t *)text.data + i, text.length - i);
            if (length < 1 || !character) {
                character = REPLACEMENT;
                length = 1;
            }
        }
        put_character(&out, character);
        i += (size_t)length;
    }
    return buffer_str(&out);
}

static int digit(char c, int base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;

    return value < base ? value : -1;
}

/* Up to so many digits from a place in the text; gives the byte they name. */
static char numbered(struct str text, size_t *at, int base, int digits)
{
    int value = 0;

    for (; digits && *at < text.length && digit(text.data[*at], base) >= 0; digits--)
        value = value * base + digit(text.data[(*at)++], base);
    return (char)value;
}

/* What stands for the escape whose first character after the backslash is at a place. */
static char unescaped(struct str field, size_t *at)
{
    static const char letters[] = "bfnrtv", meaning[] = "\b\f\n\r\t\v";
    char c = field.data[*at];
    const char *letter = c ? strchr(letters, c) : NULL;

    if (digit(c, 8) >= 0)
        return numbered(field, at, 8, 3);
    ++*at;
    if (letter)
        return meaning[letter - letters];
    if (c == 'x' && *at < field.length && digit(field.data[*at], 16) >= 0)
        return numbered(field, at, 16, 2);
    return c;
}

static struct str without_escapes(struct arena *arena, struct str field)
{
    char *text = arena_alloc(arena, field.length + 1);
    size_t length = 0, at = 0;

    while (at < field.length) {
        const char *escape = memchr(field.data + at, '\\', field.length - at);
        size_t plain = escape ? (size_t)(escape - field.data) - at : field.length - at;

        memcpy(text + length, field.data + at, plain);
        length += plain;
        at += plain;
        if (escape && ++at < field.length)
            text[length++] = unescaped(field, &at);
    }
    text[length] = '\0';
    return (struct str){ text, length };
}

struct str dump_text(struct arena *arena, struct str field, enum dump_encoding encoding)
{
    struct str text = without_escapes(arena, field);
    bool is_fine = encoding == DUMP_UTF8 ? str_is_utf8(text) : true;

    for (size_t i = 0; encoding != DUMP_UTF8 && is_fine && i < text.length; i++)
        is_fine = (unsigned char)text.data[i] < 0x80;
    if (is_fine && !memchr(text.data, '\0', text.length))
        return text;
    return converted(arena, text, encoding);
}
