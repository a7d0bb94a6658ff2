#include "law/canon.h"

#include <sodium.h>
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { NO_BREAK = 0x00A0, NARROW_NO_BREAK = 0x202F, FIGURE_SPACE = 0x2007, UTF8_MAX = 4 };

static bool is_invisible(ucs4_t character)
{
    enum { NON_JOINER = 0x200C, JOINER = 0x200D };

    if (character == NON_JOINER || character == JOINER)
        return false;
    return uc_is_general_category(character, UC_CONTROL) ||
           uc_is_general_category(character, UC_FORMAT);
}

static ucs4_t no_break_of(ucs4_t character)
{
    if (character == NARROW_NO_BREAK)
        return NARROW_NO_BREAK;
    return character == NO_BREAK || character == FIGURE_SPACE ? NO_BREAK : 0;
}

static char *put(char *at, ucs4_t character)
{
    return at + u8_uctomb((uint8_t *)at, character, UTF8_MAX);
}

/* Without what is not seen, and with one character for a run of white space. */
static struct str plain(struct arena *arena, struct str text)
{
    /* a byte that is no UTF-8 becomes three */
    char *out = arena_alloc(arena, 3 * text.length + 1), *at = out;
    ucs4_t space = 0, character;

    for (size_t i = 0; i < text.length;) {
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)text.data + i, text.length - i);
        if (uc_is_property_white_space(character)) {
            if (!no_break_of(space))
                space = no_break_of(character) ? no_break_of(character) : ' ';
        } else if (!is_invisible(character)) {
            if (space && at > out)
                at = put(at, space);
            space = 0;
            at = put(at, character);
        }
    }
    *at = '\0';
    return (struct str){ out, (size_t)(at - out) };
}

/* Composed last: what was left out may have stood between a letter and its accent. */
struct str canon_text(struct arena *arena, struct str text)
{
    struct str seen = plain(arena, text);
    size_t length = 0;
    uint8_t *composed;

    composed = u8_normalize(UNINORM_NFC, (const uint8_t *)seen.data, seen.length, NULL, &length);
    if (!composed)
        return seen;
    seen = str_copy(arena, (struct str){ (const char *)composed, length });
    free(composed);
    return seen;
}

struct str canon_row(struct arena *arena, struct str text)
{
    struct buffer row = { .arena = arena };
    bool has_more = true;

    while (has_more) {
        size_t length = text.length;
        struct str cell = str_cut(&text, '\t');

        has_more = cell.length < length;
        buffer_put_str(&row, canon_text(arena, cell));
        if (has_more)
            buffer_put_c(&row, "\t");
    }
    return row.data ? buffer_str(&row) : STR("");
}

static ucs4_t folded(ucs4_t character)
{
    if (uc_is_property_white_space(character))
        return ' ';
    switch (character) {
    case 0x2018:
    case 0x2019:
    case 0x02BC: return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return '-';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E: return '"';
    default: return character;
    }
}

struct str canon_key(struct arena *arena, struct str canonical)
{
    char *out = arena_alloc(arena, 3 * canonical.length + 1), *at = out;
    ucs4_t character;

    for (size_t i = 0; i < canonical.length;) {
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)canonical.data + i,
                               canonical.length - i);
        at = put(at, folded(character));
    }
    *at = '\0';
    return (struct str){ out, (size_t)(at - out) };
}

static bool begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

size_t canon_byte(struct str text, int64_t character)
{
    size_t i = 0;

    for (int64_t seen = 0; i < text.length; i++)
        if (begins_character(text.data[i]) && seen++ >= character)
            break;
    return i;
}

int64_t canon_character(struct str text, size_t byte)
{
    return (int64_t)str_characters(str_slice(text, 0, byte));
}

struct str canon_slice(struct str text, int64_t from, int64_t to)
{
    size_t begin = canon_byte(text, from);
    struct str rest = str_slice(text, begin, text.length);

    return str_slice(rest, 0, to > from ? canon_byte(rest, to - from) : 0);
}

struct str canon_hash(struct arena *arena, struct str canonical)
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    crypto_hash_sha256(hash, (const unsigned char *)canonical.data, canonical.length);
    return str_copy(arena, (struct str){ (const char *)hash, sizeof hash });
}
