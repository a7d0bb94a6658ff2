#include "search/words.h"

#include <stdint.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* A word as it grows. */
struct growing {
    char *folded, *lowered;
    size_t folded_length, lowered_length;
    size_t characters;
    size_t last; /* where the last character of lowered begins */
    bool has_digit;
};

static const struct {
    ucs4_t from;
    const char *to;
} ligatures[] = {
    { 0xE6, "ae" }, { 0x153, "oe" }, { 0xDF, "ss" }, { 0xF8, "o" }, { 0x111, "d" },
    { 0x142, "l" }, { 0x131, "i" },  { 0xB0, "o" },  { 0, NULL },
};

static bool is_accent(ucs4_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

static bool is_word_character(ucs4_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N);
}

static bool is_digit(ucs4_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : uc_digit_value(c) >= 0;
}

static bool is_apostrophe(ucs4_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

/* Written without spaces between words: each is one. */
static bool stands_alone(ucs4_t c)
{
    return c >= 0x3040 && (uc_is_property_ideographic(c) || c <= 0x30FF);
}

static ucs4_t character_at(struct str text, size_t at, size_t *length)
{
    ucs4_t c = 0;
    int taken;

    *length = 1;
    if (at >= text.length)
        return 0;
    if ((unsigned char)text.data[at] < 0x80)
        return (unsigned char)text.data[at];
    taken = u8_mbtouc(&c, (const uint8_t *)text.data + at, text.length - at);
    *length = taken > 0 ? (size_t)taken : 1;
    return c;
}

static size_t put_ascii(char *into, size_t length, ucs4_t c)
{
    into[length] = (char)c;
    return length + (length < WORD_BYTES_MAX - 1);
}

static size_t put_character(char *into, size_t length, ucs4_t c)
{
    int taken = u8_uctomb((uint8_t *)into + length, c, (ptrdiff_t)(WORD_BYTES_MAX - 1 - length));

    return taken > 0 ? length + (size_t)taken : length;
}

static const char *ligature(ucs4_t c)
{
    for (size_t i = 0; ligatures[i].to; i++)
        if (ligatures[i].from == c)
            return ligatures[i].to;
    return NULL;
}

/* Without its accents: what the letter is made of, as often as it can be taken apart. */
static size_t put_folded(char *into, size_t length, ucs4_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    const char *letters = c < 0x80 ? NULL : ligature(c);
    int count, tag;

    if (c < 0x80)
        return put_ascii(into, length, c);
    for (; letters && *letters; letters++)
        length = put_folded(into, length, (ucs4_t)*letters);
    if (letters || is_accent(c))
        return length;
    count = uc_decomposition(c, &tag, parts);
    if (count <= 0)
        return put_character(into, length, c);
    for (int i = 0; i < count; i++)
        if (is_word_character(parts[i]))
            length = put_folded(into, length, uc_tolower(parts[i]));
    return length;
}

/* An accent typed on its own belongs to the letter before it. */
static void put_accent(struct growing *word, ucs4_t accent)
{
    struct str lowered = { word->lowered, word->lowered_length };
    size_t length;
    ucs4_t both = uc_composition(character_at(lowered, word->last, &length), accent);

    if (word->lowered_length && both)
        word->lowered_length = put_character(word->lowered, word->last, both);
}

static void put_small(struct growing *word, ucs4_t c)
{
    c |= c >= 'A' && c <= 'Z' ? 0x20 : 0;
    word->has_digit |= c <= '9';
    if (word->characters++ >= WORD_CHARACTERS_MAX)
        return;
    word->last = word->lowered_length;
    word->folded_length = put_ascii(word->folded, word->folded_length, c);
    word->lowered_length = put_ascii(word->lowered, word->lowered_length, c);
}

static void put(struct growing *word, ucs4_t c)
{
    if (c < 0x80) {
        put_small(word, c);
        return;
    }
    c = uc_tolower(c);
    if (is_accent(c)) {
        put_accent(word, c);
        return;
    }
    word->has_digit |= is_digit(c);
    if (word->characters++ >= WORD_CHARACTERS_MAX)
        return;
    word->folded_length = put_folded(word->folded, word->folded_length, c);
    word->last = word->lowered_length;
    if (ligature(c))
        word->lowered_length = put_folded(word->lowered, word->lowered_length, c);
    else
        word->lowered_length = put_character(word->lowered, word->lowered_length, c);
}

static bool is_one_of(const struct growing *word, const char *const *list)
{
    struct str folded = { word->folded, word->folded_length };

    for (; *list; list++)
        if (str_equal(folded, str_of(*list)))
            return true;
    return false;
}

static bool is_elision(const struct growing *word)
{
    static const char *const elisions[] = {
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", NULL
    };

    return is_one_of(word, elisions);
}

/* Is what follows an apostrophe the s of a genitive? */
static bool is_genitive(struct str text, size_t at)
{
    size_t length;

    return at < text.length && (text.data[at] | 32) == 's' &&
           !is_word_character(character_at(text, at + 1, &length));
}

/* c++ and c#, so far only their letter; gives what follows the letter. */
static size_t put_signs(struct growing *word, struct str text, size_t at)
{
    const char *name = NULL;
    size_t length = 0, after;

    if (word->characters == 1 && !word->has_digit) {
        if (at + 1 < text.length && !memcmp(text.data + at, "++", 2)) {
            name = "plusplus";
            length = 2;
        } else if (at < text.length && text.data[at] == '#') {
            name = "sharp";
            length = 1;
        }
    }
    if (!name || is_word_character(character_at(text, at + length, &after)))
        return at;
    for (; *name; name++)
        put(word, (ucs4_t)*name);
    return at + length;
}

static bool is_one_letter(const struct growing *word)
{
    return word->characters == 1 && !word->has_digit;
}

/* Does the word end before this character? n° is a word, L131 are two. */
static bool ends_before(const struct growing *word, ucs4_t c)
{
    if (c == 0xB0)
        return !is_one_letter(word) || word->folded[0] != 'n';
    return !is_word_character(c) || stands_alone(c) || (is_one_letter(word) && is_digit(c));
}

/* Takes an apostrophe into the word, or what stood before it out; false when the word ends. */
static bool pass_apostrophe(struct growing *word, struct str text, size_t after, size_t *from)
{
    size_t length;

    if (word->has_digit || !is_word_character(character_at(text, after, &length)))
        return false;
    if (is_elision(word)) {
        *word = (struct growing){ .folded = word->folded, .lowered = word->lowered };
        *from = after;
        return true;
    }
    return !is_genitive(text, after);
}

/* Grows a word from its first character on; gives where it ends. */
static size_t grow(struct growing *word, struct str text, size_t at, size_t *from)
{
    size_t length;

    while (at < text.length) {
        ucs4_t c = character_at(text, at, &length);

        if (is_apostrophe(c)) {
            if (!pass_apostrophe(word, text, at + length, from))
                break;
        } else if (word->characters ? ends_before(word, c) : !is_word_character(c)) {
            break;
        } else {
            put(word, c);
            if (stands_alone(c))
                return at + length;
        }
        at += length;
    }
    return put_signs(word, text, at);
}

/* What begins no word: all but letters and digits; and an accent on nothing. */
static size_t skip(struct str text, size_t at)
{
    while (at < text.length) {
        size_t length;
        ucs4_t c = character_at(text, at, &length);

        if (is_word_character(c) && !is_accent(c))
            break;
        at += length;
    }
    return at;
}

/* The s of a genitive is no word either. */
static size_t skip_genitive(struct str text, size_t at)
{
    size_t length;

    if (is_apostrophe(character_at(text, at, &length)) && is_genitive(text, at + length))
        return at + length + 1;
    return at;
}

bool word_next(struct word_reader *reader, struct word *word)
{
    struct str text = reader->text;

    for (;;) {
        struct growing growing = { .folded = reader->folded, .lowered = reader->lowered };
        size_t from = skip(text, reader->at), end;

        if (from >= text.length)
            return false;
        end = grow(&growing, text, from, &from);
        reader->at = skip_genitive(text, end);
        *word = (struct word){
            .folded = { reader->folded, growing.folded_length },
            .lowered = { reader->lowered, growing.lowered_length },
            .from = from,
            .to = end,
            .has_digit = growing.has_digit,
        };
        /* Signs of which nothing is left without their accents are no word. */
        if (growing.folded_length)
            return true;
    }
}

struct str word_fold(char into[WORD_BYTES_MAX], struct str text)
{
    size_t length = 0, taken;

    for (size_t at = 0; at < text.length && length < WORD_BYTES_MAX - 32; at += taken)
        length = put_folded(into, length, uc_tolower(character_at(text, at, &taken)));
    return (struct str){ into, length };
}
