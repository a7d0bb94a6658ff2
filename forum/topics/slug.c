#include "topics/slug.h"

#include <uninorm.h>
#include <unistr.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Letters that Unicode does not take apart (UAX #15), as people write them without. */
static const char *plain_letters(ucs4_t letter)
{
    switch (letter) {
    case 0xc6:
    case 0xe6: return "ae";
    case 0xd8:
    case 0xf8: return "o";
    case 0xdf: return "ss";
    case 0x110:
    case 0x111: return "d";
    case 0x131: return "i";
    case 0x141:
    case 0x142: return "l";
    case 0x152:
    case 0x153: return "oe";
    default: return "";
    }
}

/* The letter without its marks: e for é. */
static ucs4_t base_letter(ucs4_t letter)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

    while (uc_canonical_decomposition(letter, parts) > 0)
        letter = parts[0];
    return letter;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_plain(ucs4_t c)
{
    return c < 0x80 && (is_digit((char)c) || (c >= 'a' && c <= 'z'));
}

/* Puts one character; what is neither letter nor digit parts words, an apostrophe too. */
static void put_letter(struct buffer *slug, ucs4_t letter)
{
    char c;

    letter = base_letter(letter);
    if (letter >= 'A' && letter <= 'Z')
        letter += 'a' - 'A';
    c = (char)letter;
    if (is_plain(letter))
        buffer_put(slug, &c, 1);
    else if (*plain_letters(letter))
        buffer_put_c(slug, plain_letters(letter));
    else if (slug->length && slug->data[slug->length - 1] != '-')
        buffer_put_c(slug, "-");
}

/* At most SLUG_MAX bytes, cut between words when there is a place. */
static struct str shortened(struct str slug)
{
    size_t end = slug.length;

    if (end > SLUG_MAX)
        for (end = SLUG_MAX; end > SLUG_MAX / 2 && slug.data[end] != '-'; end--)
            ;
    while (end && slug.data[end - 1] == '-')
        end--;
    return str_slice(slug, 0, end);
}

static bool is_number(struct str slug)
{
    for (size_t i = 0; i < slug.length; i++)
        if (!is_digit(slug.data[i]))
            return false;
    return true;
}

struct str slug_from(struct arena *arena, struct str title)
{
    struct buffer buffer = { .arena = arena };
    const uint8_t *at = (const uint8_t *)title.data, *end = at + title.length;
    struct str slug;

    while (at < end && buffer.length <= SLUG_MAX) {
        ucs4_t letter;

        at += u8_mbtouc(&letter, at, (size_t)(end - at));
        put_letter(&buffer, letter);
    }
    slug = shortened(buffer_str(&buffer));
    if (!slug.length)
        return STR("topic");
    return is_number(slug) ? str_format(arena, "topic-%.*s", STR_ARGS(slug))
                           : str_copy(arena, slug);
}

int64_t topic_named(struct str typed)
{
    size_t at = str_find(typed, STR("/t/"), 0);
    struct str rest;
    int64_t id;

    if (str_to_id(typed, &id))
        return id;
    if (at == typed.length)
        return 0;
    rest = str_slice(typed, at + 3, typed.length);
    while (rest.length) {
        struct str part = str_cut(&rest, '/');
        struct str number = str_cut(&part, '?');

        number = str_cut(&number, '#');
        if (str_to_id(number, &id))
            return id;
    }
    return 0;
}
