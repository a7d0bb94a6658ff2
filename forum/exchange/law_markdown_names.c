#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_bytes.h"
#include "exchange/law_markdown_folder.h"

/* The next word or number of a name, lower case. */
static struct str next_token(struct str *rest)
{
    static const char between[] = "_ -./";
    size_t from = 0, to;

    while (from < rest->length && strchr(between, rest->data[from]))
        from++;
    to = from;
    while (to < rest->length && !strchr(between, rest->data[to]))
        to++;
    *rest = str_slice(*rest, from, rest->length);
    return str_slice(*rest, 0, to - from);
}

static int64_t roman_digit(char c)
{
    static const char digits[] = "ivxlcdm";
    static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
    const char *found = c ? strchr(digits, c) : NULL;

    return found ? values[found - digits] : 0;
}

static int64_t roman(struct str token)
{
    int64_t value = 0;

    for (size_t i = 0; i < token.length; i++) {
        int64_t digit = roman_digit(token.data[i]),
                next = i + 1 < token.length ? roman_digit(token.data[i + 1]) : 0;

        if (!digit)
            return 0;
        value += digit < next ? -digit : digit;
    }
    return value;
}

/* What a token counts for; 0: it is a word. */
static int64_t value_of(struct str token)
{
    enum { PREAMBLE = -2, PRELIMINARY = -1 };
    int64_t number = 0;
    size_t i = 0;

    if (str_starts(token, "preambule"))
        return PREAMBLE;
    if (str_starts(token, "preliminaire"))
        return PRELIMINARY;
    if (str_equal(token, STR("premier")) || str_equal(token, STR("premiere")) ||
        str_equal(token, STR("ier")))
        return 1;
    for (; i < token.length && token.data[i] >= '0' && token.data[i] <= '9'; i++)
        number = number < INT32_MAX ? 10 * number + (token.data[i] - '0') : number;
    return i ? number : roman(token);
}

int markdown_name_order(struct arena *arena, struct str one, struct str other)
{
    struct str a = law_folded(arena, one), b = law_folded(arena, other);

    while (a.length && b.length) {
        struct str first = next_token(&a), second = next_token(&b);
        int64_t own = value_of(first), its = value_of(second);
        int order = own && its && own != its ? (own > its) - (own < its) : str_order(first, second);

        if (order)
            return order;
        a = str_slice(a, first.length, a.length);
        b = str_slice(b, second.length, b.length);
    }
    return (a.length > b.length) - (a.length < b.length);
}

struct str markdown_name_words(struct arena *arena, struct str name)
{
    struct buffer words = { .arena = arena };
    struct str rest = name;

    for (struct str token = next_token(&rest); token.length; token = next_token(&rest)) {
        struct str lower = str_lower(arena, token);
        bool is_upper = words.length && roman(lower), is_first = !words.length;

        if (words.length)
            buffer_put_c(&words, " ");
        for (size_t i = 0; i < token.length; i++) {
            char c = token.data[i];

            if ((is_upper || (is_first && !i)) && c >= 'a' && c <= 'z')
                c = (char)(c - 'a' + 'A');
            buffer_put(&words, &c, 1);
        }
        rest = str_slice(rest, token.length, rest.length);
    }
    return words.data ? buffer_str(&words) : STR("");
}
