/* Where words stand. */
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/buffer.h"
#include "law/amend_inside.h"
#include "law/canon.h"

enum { STRICTLY, LOOSELY };

static ucs4_t character_at(struct str text, size_t at)
{
    ucs4_t character = 0;

    if (at < text.length)
        u8_mbtouc(&character, (const uint8_t *)text.data + at, text.length - at);
    return character;
}

static ucs4_t character_before(struct str text, size_t at)
{
    ucs4_t character = 0;
    const uint8_t *start = (const uint8_t *)text.data;

    return at && u8_prev(&character, start + at, start) ? character : 0;
}

static size_t length_at(struct str text, size_t at)
{
    ucs4_t character;

    return (size_t)u8_mbtouc(&character, (const uint8_t *)text.data + at, text.length - at);
}

/* A sign beside which a space more or less means nothing. */
static bool is_sign(ucs4_t character)
{
    return character && !uc_is_alnum(character) && character != ' ';
}

/* Is the space there left out when words are looked for loosely? */
static bool is_loose(struct str key, size_t at)
{
    return key.data[at] == ' ' &&
           (is_sign(character_before(key, at)) || is_sign(character_at(key, at + 1)));
}

struct key_writer {
    struct buffer text;
    struct line_key key;
};

static void write_key(struct key_writer *writer, struct str piece, size_t from, size_t to)
{
    for (size_t i = 0; i < piece.length; i++) {
        writer->key.from[writer->text.length + i] = (uint32_t)from;
        writer->key.to[writer->text.length + i] = (uint32_t)to;
    }
    buffer_put_str(&writer->text, piece);
}

/* The key is one character for each of the line's, so that both are walked together. */
static struct line_key key_of(struct arena *arena, struct str line, int how)
{
    struct str key = canon_key(arena, line);
    struct key_writer writer = { .text = { .arena = arena } };
    size_t room = (key.length + 1) * sizeof(uint32_t);

    writer.key.from = arena_alloc(arena, room);
    writer.key.to = arena_alloc(arena, room);
    for (size_t i = 0, at = 0; i < key.length && at < line.length;) {
        size_t in_key = length_at(key, i), in_line = length_at(line, at);
        struct str piece = str_slice(key, i, i + in_key);

        if (how == LOOSELY && str_equal(piece, STR("œ")))
            piece = STR("oe");
        else if (how == LOOSELY && str_equal(piece, STR("Œ")))
            piece = STR("OE");
        if (how == STRICTLY || !is_loose(key, i))
            write_key(&writer, piece, at, at + in_line);
        i += in_key;
        at += in_line;
    }
    writer.key.text = buffer_str(&writer.text);
    return writer.key;
}

static const struct line_key *key_in(struct amending *amending, size_t line, int how)
{
    struct line_key *key = &amending->lines[line].keys[how];

    if (!key->from)
        *key = key_of(amending->arena, amending->lines[line].shape.text, how);
    return key;
}

/* "131" and "-2", "sous" and "-préfet", "5" and ",5": parts of one word. */
static bool is_one_word(ucs4_t last, ucs4_t sign, ucs4_t next)
{
    if (uc_is_alnum(last) && uc_is_alnum(sign))
        return true;
    if (!uc_is_alnum(last) || !uc_is_alnum(next))
        return false;
    return sign == '-' || ((sign == '.' || sign == ',') && uc_is_property_decimal_digit(last) &&
                           uc_is_property_decimal_digit(next));
}

/* "4" before " bis": another number. */
static bool is_other_number(struct str key, size_t to)
{
    static const char *const latin[] = { " bis",     " ter",    " quater", " quinquies", " sexies",
                                         " septies", " octies", " nonies", " decies" };
    struct str rest = str_slice(key, to, key.length);
    ucs4_t last = character_before(key, to);

    if (!uc_is_property_decimal_digit(last) && !uc_is_upper(last) && last != 0xB0)
        return false;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (str_starts(rest, latin[i]) && !uc_is_alnum(character_at(rest, strlen(latin[i]))))
            return true;
    return false;
}

static bool is_whole(struct str key, size_t from, size_t to)
{
    ucs4_t before = character_before(key, from), after = character_at(key, to);
    size_t before_at = from, after_length = to < key.length ? length_at(key, to) : 0;

    while (before_at && ((unsigned char)key.data[--before_at] & 0xC0) == 0x80)
        continue;
    if (is_one_word(character_at(key, from), before, character_before(key, before_at)) ||
        is_one_word(character_before(key, to), after, character_at(key, to + after_length)))
        return false;
    return !is_other_number(key, to);
}

/* The bytes of a line that a spot holds. */
static void bounds(struct amending *amending, struct spot spot, size_t line, size_t *from,
                   size_t *to)
{
    *from = line == spot.first ? spot.from : 0;
    *to = line + 1 == spot.past ? spot.to : amending->lines[line].shape.text.length;
}

static void find_in(struct amending *amending, struct spot spot, size_t line, struct str words,
                    int how, struct matches *matches)
{
    const struct line_key *key = key_in(amending, line, how);
    size_t from, to;

    bounds(amending, spot, line, &from, &to);
    amending->work += key->text.length;
    for (size_t at = 0; (at = str_find(key->text, words, at)) < key->text.length;) {
        size_t end = at + words.length;
        struct match match = { line, key->from[at], key->to[end - 1] };

        if (match.from < from || match.to > to || !is_whole(key->text, at, end) ||
            matches->count > AMEND_EDITS_MAX) {
            at++;
            continue;
        }
        *list_add(amending->arena, matches) = match;
        at = end;
    }
}

static bool find_key(struct amending *amending, struct spot spot, struct str words,
                     struct matches *matches)
{
    for (int how = STRICTLY; how <= LOOSELY && !matches->count; how++) {
        struct str key = key_of(amending->arena, words, how).text;

        if (!key.length)
            return amend_refuse(amending, REFUSED_NOT_FOUND, words, 0);
        for (size_t line = spot.first; line < spot.past; line++) {
            if (amending->work > AMEND_WORK_MAX)
                return amend_refuse(amending, REFUSED_TOO_MUCH, words, 0);
            find_in(amending, spot, line, key, how, matches);
        }
    }
    return true;
}

/* With a capital: as the words are written where a sentence begins with them. */
static struct str capitalised(struct amending *amending, struct str words)
{
    ucs4_t first = character_at(words, 0);
    struct buffer out = { .arena = amending->arena };
    uint8_t room[6];
    int length = u8_uctomb(room, uc_toupper(first), sizeof room);

    if (!uc_is_lower(first) || length <= 0)
        return STR("");
    buffer_put(&out, room, (size_t)length);
    buffer_put_str(&out, str_slice(words, length_at(words, 0), words.length));
    return buffer_str(&out);
}

bool amend_find(struct amending *amending, struct spot spot, struct str words,
                struct matches *matches)
{
    struct str capital = capitalised(amending, words);
    size_t kept = 0;

    amending->work += AMEND_WORK_SEARCH;
    if (!find_key(amending, spot, words, matches))
        return false;
    if (matches->count || !capital.length)
        return true;
    if (!find_key(amending, spot, capital, matches))
        return false;
    for (size_t i = 0; i < matches->count; i++)
        if (amend_begins_sentence(amending, matches->items[i].line, matches->items[i].from))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
    return true;
}

bool amend_line_says(struct amending *amending, size_t line, struct str words)
{
    size_t length = amending->lines[line].shape.text.length;
    struct spot spot = { .first = line, .past = line + 1, .to = length };
    struct matches matches = { 0 };

    return words.length && amend_find(amending, spot, words, &matches) && matches.count;
}

/* Which of them are meant. */

/* Does it stand where « au début de » or « à la fin de » says? */
static bool is_at_end(struct amending *amending, struct spot spot, const struct match *match,
                      enum place_end end)
{
    const struct line_shape *shape = &amending->lines[match->line].shape;
    size_t from, to;

    bounds(amending, spot, match->line, &from, &to);
    if (end == PLACE_START)
        return match->line == spot.first &&
               (match->from == from ||
                (from < shape->head.body && match->from <= shape->head.body));
    if (to > shape->end)
        to = shape->end;
    return match->line + 1 == spot.past && match->to >= line_stop(shape->text, from, to);
}

/* One that stands there exactly; a lone one is meant wherever it stands. */
static void keep_ends(struct amending *amending, struct spot spot, struct matches *matches)
{
    enum place_end end = amending->instruction->place.end;
    size_t kept = 0;

    if (end == PLACE_WHOLE || matches->count < 2)
        return;
    for (size_t i = 0; i < matches->count; i++)
        if (is_at_end(amending, spot, &matches->items[i], end)) {
            matches->items[0] = matches->items[i];
            kept++;
        }
    if (kept == 1)
        matches->count = 1;
}

static bool pick_one(struct amending *amending, struct str words, struct matches *matches,
                     int64_t occurrence)
{
    int64_t count = (int64_t)matches->count;
    int64_t which = occurrence < 0 ? count + occurrence : occurrence - 1;

    if (which < 0 || which >= count)
        return amend_refuse(amending, REFUSED_NOT_FOUND, words, count);
    matches->items[0] = matches->items[which];
    matches->count = 1;
    return true;
}

bool amend_pick(struct amending *amending, struct spot spot, struct str words,
                struct matches *matches)
{
    const struct instruction *instruction = amending->instruction;
    int64_t count;

    keep_ends(amending, spot, matches);
    count = (int64_t)matches->count;
    if (!count)
        return amend_refuse(amending, REFUSED_NOT_FOUND, words, 0);
    if (instruction->times < 0)
        return true;
    if (instruction->times > 0)
        return count == instruction->times ||
               amend_refuse(amending,
                            count > instruction->times ? REFUSED_AMBIGUOUS : REFUSED_NOT_FOUND,
                            words, count);
    if (instruction->occurrence)
        return pick_one(amending, words, matches, instruction->occurrence);
    return count == 1 || amend_refuse(amending, REFUSED_AMBIGUOUS, words, count);
}
