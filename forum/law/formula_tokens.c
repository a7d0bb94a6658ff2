#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "law/formula_inside.h"

/* The longest word that can mean something; longer ones are only passed over. */
enum { KEY_MAX = 24 };

struct cutter {
    struct arena *arena;
    struct str source;
    const struct word *(*find)(struct str key);
    struct tokens tokens;
    size_t line_begins; /* the first token of the paragraph */
    int quotes;         /* straight ones that stand open in it */
};

static ucs4_t character_at(struct str source, size_t at, size_t *length)
{
    ucs4_t character;

    *length = (size_t)u8_mbtouc(&character, (const uint8_t *)source.data + at, source.length - at);
    return character;
}

static bool is_letter(ucs4_t character)
{
    return uc_is_property_alphabetic(character) && !(character >= '0' && character <= '9');
}

static bool is_space(ucs4_t character)
{
    return uc_is_property_white_space(character) && character != '\n';
}

/* « é » is e, « Œ » is oe: gives how many letters it put. */
static size_t fold(ucs4_t character, char out[2])
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

    if (character == 0x152 || character == 0x153) {
        out[0] = 'o';
        out[1] = 'e';
        return 2;
    }
    if (uc_canonical_decomposition(character, parts) > 0)
        character = parts[0];
    character = uc_tolower(character);
    out[0] = character < 0x80 ? (char)character : '?';
    return 1;
}

static struct token *put(struct cutter *cutter, enum token_kind kind, size_t from, size_t to)
{
    size_t count = cutter->tokens.count;
    struct token *token = list_add(cutter->arena, &cutter->tokens);

    *token = (struct token){
        .kind = kind,
        .from = (uint32_t)from,
        .to = (uint32_t)to,
        .is_glued = count && cutter->tokens.items[count - 1].to == from,
    };
    return token;
}

static size_t cut_word(struct cutter *cutter, size_t at)
{
    char key[KEY_MAX + 2];
    size_t length = 0, bytes, from = at;
    ucs4_t character;

    while (at < cutter->source.length &&
           is_letter(character = character_at(cutter->source, at, &bytes))) {
        if (length < KEY_MAX)
            length += fold(character, key + length);
        at += bytes;
    }
    put(cutter, TOKEN_WORD, from, at)->word =
        length < KEY_MAX ? cutter->find((struct str){ key, length }) : NULL;
    return at;
}

static size_t cut_number(struct cutter *cutter, size_t at)
{
    enum { NUMBER_MAX = 1000000000 };
    int64_t number = 0;
    size_t from = at;

    for (; at < cutter->source.length; at++) {
        char c = cutter->source.data[at];

        if (c < '0' || c > '9')
            break;
        if (number < NUMBER_MAX)
            number = number * 10 + (c - '0');
    }
    put(cutter, TOKEN_NUMBER, from, at)->number = number;
    return at;
}

/*
 * A straight quote opens or closes: by the side on which words touch it, and where
 * that says nothing, by whether one is open.
 */
static enum token_kind straight(struct cutter *cutter, size_t at)
{
    struct str source = cutter->source;
    bool is_first = cutter->tokens.count == cutter->line_begins;
    size_t bytes;
    ucs4_t before = at ? (unsigned char)source.data[at - 1] : ' ';
    ucs4_t after = at + 1 < source.length ? character_at(source, at + 1, &bytes) : ' ';
    bool is_open_left = at == 0 || is_space(before) || before == '\n' || before == '(' ||
                        before == ':' || before == 0xA0 || before == 0xAF; /* ends of no-breaks */
    bool is_open_right =
        uc_is_property_white_space(after) || (after < 0x80 && strchr(".,;:)", (int)after));

    if (is_first || (is_open_left && !is_open_right))
        return cutter->quotes++, TOKEN_OPEN;
    if (is_open_right && !is_open_left)
        return cutter->quotes--, TOKEN_CLOSE;
    if (cutter->quotes > 0)
        return cutter->quotes--, TOKEN_CLOSE;
    return cutter->quotes++, TOKEN_OPEN;
}

static enum token_kind mark(struct cutter *cutter, ucs4_t character, size_t at)
{
    switch (character) {
    case '\n': return TOKEN_LINE;
    case 0xAB:
    case 0x201C:
    case 0x201E: return TOKEN_OPEN;
    case 0xBB:
    case 0x201D: return TOKEN_CLOSE;
    case '"': return straight(cutter, at);
    case ':': return TOKEN_COLON;
    case ',': return TOKEN_COMMA;
    case ';': return TOKEN_SEMICOLON;
    case '.': return TOKEN_STOP;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return TOKEN_DASH;
    case 0xB0:
    case 0xBA: return TOKEN_DEGREE;
    case '(': return TOKEN_BEGIN_PAREN;
    case ')': return TOKEN_END_PAREN;
    case 0x2026: return TOKEN_ELLIPSIS;
    default: return TOKEN_OTHER;
    }
}

/* Apostrophes are passed over: « l’alinéa » is two words. */
static bool is_passed(ucs4_t character)
{
    return is_space(character) || character == '\'' || character == 0x2019 || character == 0x2BC;
}

static void end_line(struct cutter *cutter)
{
    size_t last = cutter->tokens.count - 1;

    for (size_t i = cutter->line_begins; i <= last; i++)
        cutter->tokens.items[i].line_end = (uint32_t)last;
    cutter->line_begins = cutter->tokens.count;
    cutter->quotes = 0;
}

static size_t cut_mark(struct cutter *cutter, size_t at, ucs4_t character, size_t bytes)
{
    size_t dots = 0;

    while (character == '.' && at + dots < cutter->source.length &&
           cutter->source.data[at + dots] == '.')
        dots++;
    if (dots >= 3) {
        put(cutter, TOKEN_ELLIPSIS, at, at + dots);
        return at + dots;
    }
    put(cutter, mark(cutter, character, at), at, at + bytes);
    if (character == '\n')
        end_line(cutter);
    return at + bytes;
}

struct tokens tokens_of(struct arena *arena, struct str source,
                        const struct word *(*find)(struct str key))
{
    struct cutter cutter = { .arena = arena, .source = source, .find = find };
    size_t bytes;

    for (size_t at = 0; at < source.length;) {
        ucs4_t character = character_at(source, at, &bytes);

        if (is_passed(character))
            at += bytes;
        else if (is_letter(character))
            at = cut_word(&cutter, at);
        else if (character >= '0' && character <= '9')
            at = cut_number(&cutter, at);
        else
            at = cut_mark(&cutter, at, character, bytes);
    }
    put(&cutter, TOKEN_END, source.length, source.length);
    end_line(&cutter);
    return cutter.tokens;
}
