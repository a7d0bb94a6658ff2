#include "law/sentence.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/arena.h"
#include "law/marker.h"

enum { PIECE_CHARACTERS = 100, PIECE_WORDS_MIN = 3, WORD_MAX = 12 };

/* An alinéa, one item a character, as places in it are counted. */
struct letters {
    ucs4_t *items;
    int64_t count;
};

static struct letters letters_of(struct arena *arena, struct str text)
{
    struct letters letters = { arena_alloc(arena, (text.length + 1) * sizeof(ucs4_t)), 0 };

    for (size_t i = 0; i < text.length;)
        i += (size_t)u8_mbtouc(&letters.items[letters.count++], (const uint8_t *)text.data + i,
                               text.length - i);
    return letters;
}

static ucs4_t letter(const struct letters *letters, int64_t at)
{
    return at >= 0 && at < letters->count ? letters->items[at] : 0;
}

static bool is_space(ucs4_t character)
{
    return character && uc_is_property_white_space(character);
}

static bool is_in(ucs4_t character, const char *ascii)
{
    return character && character < 0x80 && strchr(ascii, (int)character);
}

static bool is_closing(ucs4_t character)
{
    enum { GUILLEMET = 0x00BB, QUOTE = 0x201D };

    return is_in(character, "\")]") || character == GUILLEMET || character == QUOTE;
}

static bool ends_sentence(ucs4_t character)
{
    enum { ELLIPSIS = 0x2026 };

    return is_in(character, ".!?") || character == ELLIPSIS;
}

/* Words that a dot shortens, in the languages whose laws are read here. */
static bool is_shortened(const char *word)
{
    static const char *const words[] = { "art", "al",   "cf",   "p",     "pp",   "n",   "no",
                                         "nos", "mm",   "mr",   "mrs",   "ms",   "dr",  "st",
                                         "sec", "sect", "s",    "ss",    "c",    "ch",  "sch",
                                         "reg", "regs", "para", "paras", "vol",  "ex",  "i.e",
                                         "e.g", "v",    "vs",   "op",    "bull", "civ", "j.o" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i]))
            return true;
    return false;
}

/* The word that ends before a place, in small ASCII letters; empty when it is longer than any here.
 */
static int64_t word_before(const struct letters *letters, int64_t end, char word[WORD_MAX])
{
    int64_t from = end;

    while (from > 0 && !is_space(letter(letters, from - 1)) &&
           !is_in(letter(letters, from - 1), "(\"'[") && letter(letters, from - 1) != 0x2019)
        from--;
    word[0] = '\0';
    if (end - from >= WORD_MAX)
        return from;
    for (int64_t i = from; i < end; i++) {
        ucs4_t character = uc_tolower(letters->items[i]);

        if (character >= 0x80)
            return word[0] = '\0', from;
        word[i - from] = (char)character;
        word[i - from + 1] = '\0';
    }
    return from;
}

/* « du I. Le… »: a number in the sentence, not an initial. */
static bool is_named_number(const struct letters *letters, int64_t from)
{
    static const char *const words[] = { "au", "du", "le", "un", "et", "ou", "aux", "des", "les" };
    char word[WORD_MAX];

    if (!is_space(letter(letters, from - 1)))
        return false;
    (void)word_before(letters, from - 1, word);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i]))
            return true;
    return false;
}

/* Does the dot there only shorten a word: "art.", "M.", "L. 131-2", "L.O."? */
static bool is_abbreviation(const struct letters *letters, int64_t dot)
{
    char word[WORD_MAX];
    int64_t from = word_before(letters, dot, word), length = dot - from;

    if (!length)
        return false;
    if (is_shortened(word))
        return !is_named_number(letters, from) || length > 1;
    if (!uc_is_upper(letter(letters, dot - 1)))
        return false;
    if (length > 1)
        return letter(letters, dot - 2) == '.' || letter(letters, dot - 2) == '-'; /* "L.O." */
    return uc_is_property_decimal_digit(letter(letters, dot + 2)) ||
           !is_named_number(letters, from);
}

/* After a stop, closing quotes and spaces: does something begin there as sentences do? */
static bool begins_sentence(const struct letters *letters, int64_t at)
{
    enum { GUILLEMET = 0x00AB, QUOTE = 0x201C, DASH = 0x2013 };
    ucs4_t character = letter(letters, at);

    while (is_in(character, "\"([") || character == GUILLEMET || character == QUOTE ||
           (is_space(character) && at < letters->count))
        character = letter(letters, ++at);
    return uc_is_upper(character) || uc_is_property_decimal_digit(character) ||
           uc_is_general_category(character, UC_OTHER_LETTER) || character == DASH;
}

/* Where the sentence that a character of it ends is over; 0 when it is not its end. */
static int64_t end_after(const struct letters *letters, int64_t at)
{
    int64_t end = at + 1;

    if (!ends_sentence(letter(letters, at)))
        return 0;
    while (ends_sentence(letter(letters, end)))
        end++;
    /* « Mot. » : the quote belongs to what it closes, with the space before it. */
    for (int64_t next = end;; next++) {
        if (is_closing(letter(letters, next)) && !begins_sentence(letters, next))
            end = next + 1;
        else if (is_closing(letter(letters, next)) && next == end)
            end = next + 1;
        else if (!is_space(letter(letters, next)))
            break;
    }
    if (end >= letters->count)
        return letters->count;
    if (!is_space(letter(letters, end)))
        return 0;
    if (letter(letters, at) == '.' && end == at + 1 && is_abbreviation(letters, at))
        return 0;
    return begins_sentence(letters, end + 1) ? end : 0;
}

static void add(struct arena *arena, struct stretches *stretches, int64_t from, int64_t to)
{
    *list_add(arena, stretches) = (struct stretch){ from, to };
}

static struct stretches sentences_of(struct arena *arena, const struct letters *letters,
                                     int64_t body)
{
    struct stretches sentences = { 0 };
    int64_t from = 0;

    for (int64_t i = body; i < letters->count; i++) {
        int64_t end = end_after(letters, i);

        if (!end)
            continue;
        add(arena, &sentences, from, end);
        for (from = end; is_space(letter(letters, from));)
            from++;
        i = from - 1;
    }
    if (from < letters->count)
        add(arena, &sentences, from, letters->count);
    return sentences;
}

struct stretches law_sentences(struct arena *arena, struct str text)
{
    struct letters letters = letters_of(arena, text);
    size_t body = law_line_head(text).body;

    return sentences_of(arena, &letters, (int64_t)str_characters(str_slice(text, 0, body)));
}

/* Pieces for pointing. */

static int64_t words_in(const struct letters *letters, int64_t from, int64_t to)
{
    int64_t words = 0;

    for (int64_t i = from; i < to; i++)
        words += uc_is_alnum(letter(letters, i)) &&
                 (i == from || is_space(letter(letters, i - 1)) ||
                  is_in(letter(letters, i - 1), "\"'(") || letter(letters, i - 1) == 0x2019);
    return words;
}

/* May it be cut after this character, so that both sides are long enough? */
static bool is_cut(const struct letters *letters, struct stretch whole, int64_t at, char sign)
{
    return letter(letters, at) == (ucs4_t)sign && is_space(letter(letters, at + 1)) &&
           words_in(letters, whole.from, at + 1) >= PIECE_WORDS_MIN &&
           words_in(letters, at + 1, whole.to) >= PIECE_WORDS_MIN;
}

/* The first place to cut; at commas the last that leaves a piece that is short enough. */
static int64_t find_cut(const struct letters *letters, struct stretch whole, char sign)
{
    int64_t found = 0;

    for (int64_t i = whole.from; i + 1 < whole.to; i++) {
        if (found && i >= whole.from + PIECE_CHARACTERS)
            break;
        if (!is_cut(letters, whole, i, sign))
            continue;
        found = i + 1;
        if (sign != ',')
            break;
    }
    return found;
}

static void cut(struct arena *arena, const struct letters *letters, struct stretch whole,
                const char *signs, struct stretches *clauses)
{
    while (*signs && whole.to - whole.from > PIECE_CHARACTERS) {
        int64_t end = find_cut(letters, whole, *signs);

        if (end) {
            cut(arena, letters, (struct stretch){ whole.from, end }, signs + 1, clauses);
            whole.from = end;
            while (is_space(letter(letters, whole.from)))
                whole.from++;
        } else {
            signs++;
        }
    }
    add(arena, clauses, whole.from, whole.to);
}

/* A sentence of a word or two stands with the one before it, or after it. */
static struct stretches without_short(struct arena *arena, const struct letters *letters,
                                      struct stretches sentences)
{
    struct stretches kept = { 0 };

    for (size_t i = 0; i < sentences.count; i++) {
        struct stretch one = sentences.items[i];
        struct stretch *last = kept.count ? &kept.items[kept.count - 1] : NULL;

        if (last && (words_in(letters, one.from, one.to) < PIECE_WORDS_MIN ||
                     words_in(letters, last->from, last->to) < PIECE_WORDS_MIN))
            last->to = one.to;
        else
            add(arena, &kept, one.from, one.to);
    }
    return kept;
}

struct stretches law_clauses(struct arena *arena, struct str text)
{
    struct letters letters = letters_of(arena, text);
    size_t body = law_line_head(text).body;
    int64_t begin = (int64_t)str_characters(str_slice(text, 0, body));
    struct stretches clauses = { 0 };
    struct stretches sentences =
        without_short(arena, &letters, sentences_of(arena, &letters, begin));

    for (size_t i = 0; i < sentences.count; i++)
        cut(arena, &letters, sentences.items[i], ";:,", &clauses);
    return clauses;
}
