#include <string.h>
#include <unistr.h>

#include "base/buffer.h"
#include "law/canon.h"
#include "law/formula_inside.h"

/* The named characters of HTML that French and English texts are written with: U+00A0 onwards. */
static const char *const latin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    const char *name;
    ucs4_t character;
} others[] = {
    { "amp", '&' },       { "lt", '<' },        { "gt", '>' },       { "quot", '"' },
    { "apos", '\'' },     { "OElig", 0x152 },   { "oelig", 0x153 },  { "ndash", 0x2013 },
    { "mdash", 0x2014 },  { "lsquo", 0x2018 },  { "rsquo", 0x2019 }, { "ldquo", 0x201C },
    { "rdquo", 0x201D },  { "hellip", 0x2026 }, { "euro", 0x20AC },  { "bull", 0x2022 },
    { "thinsp", 0x2009 }, { "ensp", 0x2002 },   { "emsp", 0x2003 },  { "minus", 0x2212 },
};

enum { ENTITY_MAX = 12, LATIN_FIRST = 0xA0, CHARACTER_MAX = 0x10FFFF };

static ucs4_t named(struct str name)
{
    for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++)
        if (str_equal(name, str_of(latin[i])))
            return (ucs4_t)(LATIN_FIRST + i);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (str_equal(name, str_of(others[i].name)))
            return others[i].character;
    return 0;
}

static int digit_of(char c, int base)
{
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;

    return digit < base ? digit : -1;
}

/* "#160" or "#xA0"; 0 when it is no character. */
static ucs4_t numbered(struct str name)
{
    int base = name.length > 1 && (name.data[1] == 'x' || name.data[1] == 'X') ? 16 : 10;
    ucs4_t character = 0;

    for (size_t i = base == 16 ? 2 : 1; i < name.length; i++) {
        int digit = digit_of(name.data[i], base);

        if (digit < 0 || character > CHARACTER_MAX)
            return 0;
        character = character * (ucs4_t)base + (ucs4_t)digit;
    }
    return character > CHARACTER_MAX || (character >= 0xD800 && character < 0xE000) ? 0 : character;
}

static ucs4_t entity_at(struct str text, size_t at, size_t *length)
{
    struct str rest = str_slice(text, at + 1, at + 1 + ENTITY_MAX);
    size_t end = str_find(rest, STR(";"), 0);

    if (!end || end == rest.length)
        return 0;
    rest = str_slice(rest, 0, end);
    *length = end + 2;
    return rest.data[0] == '#' ? numbered(rest) : named(rest);
}

static struct str decoded(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < text.length;) {
        size_t length = 1;
        ucs4_t character = text.data[i] == '&' ? entity_at(text, i, &length) : 0;
        uint8_t bytes[6];

        if (character && u8_uctomb(bytes, character, sizeof bytes) > 0)
            buffer_put(&out, bytes, (size_t)u8_uctomb(bytes, character, sizeof bytes));
        else
            buffer_put(&out, text.data + i, length = 1);
        i += length;
    }
    return buffer_str(&out);
}

/* Twice: the open data of the Assemblée escape what was already escaped. */
struct str formula_source(struct arena *arena, struct str text)
{
    struct str rest = text;
    struct buffer out = { .arena = arena };

    if (text.length && memchr(text.data, '&', text.length))
        rest = decoded(arena, decoded(arena, text));
    while (rest.length) {
        struct str line = str_cut(&rest, '\n');
        bool is_row = line.length && memchr(line.data, '\t', line.length);

        line = is_row ? canon_row(arena, line) : canon_text(arena, line);
        if (!str_trim(line).length)
            continue;
        if (out.length)
            buffer_put_c(&out, "\n");
        buffer_put_str(&out, line);
    }
    return buffer_str(&out);
}
