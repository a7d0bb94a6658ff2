/* The text after: lines put together, and in each the pieces with the right space between them. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/buffer.h"
#include "law/amend_inside.h"
#include "law/canon.h"
#include "law/sentence.h"

enum { NO_BREAK = 0xA0, GUILLEMET_OPENS = 0xAB, GUILLEMET_CLOSES = 0xBB };

/* A piece of the line after, without the spaces around it, which are known beside it. */
struct piece {
    struct str text;
    ucs4_t before; /* the space that stood there in its own text; 0: none */
    ucs4_t after;
    bool is_base;
    bool is_tight_before; /* it takes the place of a word that had no space there */
    bool is_tight_after;
};

static ucs4_t first_of(struct str text)
{
    ucs4_t character = 0;

    if (text.length)
        u8_mbtouc(&character, (const uint8_t *)text.data, text.length);
    return character;
}

static ucs4_t last_of(struct str text)
{
    ucs4_t character = 0;
    const uint8_t *start = (const uint8_t *)text.data;

    return text.length && u8_prev(&character, start + text.length, start) ? character : 0;
}

static size_t length_of(ucs4_t character)
{
    uint8_t room[6];
    int length = u8_uctomb(room, character, sizeof room);

    return length > 0 ? (size_t)length : 0;
}

static struct piece piece_of(struct str text, bool is_base)
{
    struct piece piece = { .text = text, .is_base = is_base };
    ucs4_t space;

    while ((space = first_of(piece.text)) && uc_is_property_white_space(space)) {
        piece.before = space;
        piece.text = str_slice(piece.text, length_of(space), piece.text.length);
    }
    while ((space = last_of(piece.text)) && uc_is_property_white_space(space)) {
        piece.after = space;
        piece.text.length -= length_of(space);
    }
    return piece;
}

static bool is_in(ucs4_t character, const char *ascii)
{
    return character && character < 0x80 && strchr(ascii, (int)character);
}

/* What no space stands after, and what none stands before. */
static bool is_opening(ucs4_t character)
{
    return is_in(character, "([") || character == 0x201C;
}

static bool is_closing(ucs4_t character)
{
    return is_in(character, ",.)]") || character == 0x201D || character == 0x2026;
}

static bool is_elision(const struct piece *piece)
{
    ucs4_t last = last_of(piece->text);

    return (last == '\'' || last == 0x2019) && !piece->after;
}

/* A plain quote opens where nothing but a space, or nothing, stands before it. */
static bool opens_quote(struct str text)
{
    ucs4_t before;

    if (!str_ends(text, "\""))
        return false;
    before = last_of(str_slice(text, 0, text.length - 1));
    return !before || uc_is_property_white_space(before) || is_opening(before);
}

/* Without any space on either side: words get one, what stood close together stays so. */
static ucs4_t bare_joint(const struct piece *left, const struct piece *right)
{
    bool stood =
        (left->is_base || left->is_tight_after) && (right->is_base || right->is_tight_before);

    if (!stood || (uc_is_alnum(last_of(left->text)) && uc_is_alnum(first_of(right->text))))
        return ' ';
    return 0;
}

static ucs4_t joint(struct amending *amending, const struct piece *left, const struct piece *right)
{
    bool is_french = amending->formula->language == FORMULA_FRENCH;
    ucs4_t last = last_of(left->text), first = first_of(right->text);
    ucs4_t any = left->after ? left->after : right->before;

    if (is_opening(last) || is_elision(left) || opens_quote(left->text))
        return 0;
    if (last == GUILLEMET_OPENS || first == GUILLEMET_CLOSES)
        return any ? any : NO_BREAK;
    if (is_closing(first) || (first == '"' && right->is_base && !right->before))
        return 0;
    if (is_in(first, ";:!?")) {
        if (right->is_base)
            return right->before;
        return is_french ? NO_BREAK : 0;
    }
    return any ? any : bare_joint(left, right);
}

static void put_character(struct buffer *out, ucs4_t character)
{
    uint8_t room[6];
    int length = u8_uctomb(room, character, sizeof room);

    if (character && length > 0)
        buffer_put(out, room, (size_t)length);
}

/* ", ," and ",." lose their first comma: what stood between them is gone. */
static bool is_double(const struct piece *left, const struct piece *right)
{
    return left->is_base && right->is_base && str_ends(left->text, ",") &&
           is_in(first_of(right->text), ",.;");
}

/* Capitals. */

static struct str with_first(struct arena *arena, struct str text, ucs4_t character)
{
    struct buffer out = { .arena = arena };

    put_character(&out, character);
    buffer_put_str(&out, str_slice(text, length_of(first_of(text)), text.length));
    return buffer_str(&out);
}

/* Does a sentence of the line begin there, with a capital? */
static bool begins_sentence(struct amending *amending, size_t line, size_t at)
{
    const struct line_shape *shape = &amending->lines[line].shape;

    return uc_is_upper(first_of(str_slice(shape->text, at, shape->text.length))) &&
           (at == shape->head.body || amend_begins_sentence(amending, line, at));
}

/* A word that is written small inside a sentence, whatever the sentence is about. */
static bool is_small_word(struct str text)
{
    static const char *const words[] = {
        "Le",   "La",    "Les",   "L",      "Un",     "Une",   "Des",    "Du",      "De",
        "D",    "Au",    "Aux",   "À",      "En",     "Dans",  "Pour",   "Par",     "Sur",
        "Ce",   "Cet",   "Cette", "Ces",    "Il",     "Elle",  "Ils",    "Elles",   "On",
        "Tout", "Toute", "Tous",  "Toutes", "Chaque", "Aucun", "Aucune", "Lorsque", "Si",
        "Sous", "Sans",  "Après", "Avant",  "Leur",   "Leurs", "Son",    "Sa",      "Ses",
        "Nul",  "Nulle", "The",   "A",      "An",     "In",    "On",     "Where",   "If",
        "For",  "This",  "That",  "No",
    };
    size_t end = 0;

    while (end < text.length && !strchr(" '", text.data[end]) && end < 12 &&
           !str_starts(str_slice(text, end, text.length), "’"))
        end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(str_slice(text, 0, end), str_of(words[i])))
            return true;
    return false;
}

/* A line while it is put together. */
struct writing {
    struct amending *amending;
    size_t line;
    struct str text; /* the line before */
    size_t at;       /* what of it was written */
    struct buffer out;
    struct piece last;
    bool wants_capital;
    bool wants_small;
    bool is_clerical;
    bool is_number; /* the last piece is one: what follows stands as it stood */
};

static struct str cased(struct writing *writing, struct str text)
{
    ucs4_t first = first_of(text);
    struct str made = text;

    if (writing->wants_capital && uc_is_lower(first))
        made = with_first(writing->amending->arena, text, uc_totitle(first));
    else if (writing->wants_small && is_small_word(text))
        made = with_first(writing->amending->arena, text, uc_tolower(first));
    writing->is_clerical = writing->is_clerical || made.data != text.data;
    writing->wants_capital = writing->wants_small = false;
    return made;
}

static void put_piece(struct writing *writing, struct piece piece)
{
    if (!piece.text.length) {
        if (!writing->last.after)
            writing->last.after = piece.before;
        return;
    }
    piece.text = cased(writing, piece.text);
    if (writing->out.length && is_double(&writing->last, &piece)) {
        writing->out.length--;
        writing->last.text.length--;
        writing->is_clerical = true;
    }
    if (writing->out.length)
        put_character(&writing->out, writing->is_number
                                         ? piece.before
                                         : joint(writing->amending, &writing->last, &piece));
    buffer_put_str(&writing->out, piece.text);
    writing->last = piece;
    writing->is_number = false;
}

static void put_base(struct writing *writing, size_t to)
{
    put_piece(writing, piece_of(str_slice(writing->text, writing->at, to), true));
}

static bool ends_sentence(struct str text)
{
    return text.length && strchr(".:;!?", text.data[text.length - 1]);
}

/* A number takes the place of another; each writes its own sign: "2°", "2° bis". */
static void put_number(struct writing *writing, const struct edit *edit)
{
    struct str old = str_slice(writing->text, edit->from, edit->to), rest = edit->content.items[0];
    struct str first = str_cut(&rest, ' ');
    bool has_sign = str_find(old, STR("°"), 0) < old.length;

    put_base(writing, edit->from);
    put_piece(writing,
              (struct piece){
                  .text = str_format(writing->amending->arena, "%.*s%s%s%.*s", STR_ARGS(first),
                                     has_sign ? "°" : "", rest.length ? " " : "", STR_ARGS(rest)),
                  .is_tight_before = true,
              });
    writing->at = edit->to;
    writing->is_number = true;
}

static void put_edit(struct writing *writing, const struct edit *edit)
{
    struct str content = edit->content.count ? edit->content.items[0] : STR("");
    struct str old = str_slice(writing->text, edit->from, edit->to);
    struct piece removed = piece_of(old, true), piece = piece_of(content, false);
    size_t from = (size_t)(removed.text.data - writing->text.data);
    bool begins = begins_sentence(writing->amending, writing->line, edit->from);

    put_base(writing, from);
    writing->at = from + removed.text.length;
    writing->wants_capital = writing->wants_capital || begins;
    piece.is_tight_before = uc_is_alnum(first_of(removed.text));
    piece.is_tight_after = uc_is_alnum(last_of(removed.text));
    put_piece(writing, piece);
    writing->wants_small =
        begins && edit->from == edit->to && content.length && !ends_sentence(content);
    writing->is_clerical = writing->is_clerical || edit->is_clerical;
}

struct str amend_write_line(struct amending *amending, size_t line, const struct edit *const *edits,
                            size_t count, bool *is_clerical)
{
    struct writing writing = {
        .amending = amending,
        .line = line,
        .text = amending->lines[line].shape.text,
        .out = { .arena = amending->arena },
    };

    for (size_t i = 0; i < count; i++) {
        if (edits[i]->is_number)
            put_number(&writing, edits[i]);
        else
            put_edit(&writing, edits[i]);
    }
    put_base(&writing, writing.text.length);
    *is_clerical = writing.is_clerical;
    return canon_text(amending->arena, buffer_str(&writing.out));
}
