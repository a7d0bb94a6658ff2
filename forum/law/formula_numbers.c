#include "law/formula_inside.h"

static void range_add(struct reader *reader, struct number_ranges *ranges, int64_t from, int64_t to)
{
    *list_add(reader->arena, ranges) = (struct number_range){ from, to };
}

/* « 12 », « 1er »; what follows the digits is taken with them. */
static bool number_read(struct reader *reader, int64_t *number)
{
    const struct token *token = token_now(reader), *next = token_at(reader, reader->at + 1);

    if (token->kind != TOKEN_NUMBER || next->kind == TOKEN_DEGREE)
        return false;
    *number = token->number;
    reader->at++;
    if (next->kind == TOKEN_WORD && next->is_glued)
        reader->at++;
    return true;
}

/* Between two numbers of a list: a comma, « et », both; then an article may be said again. */
static bool separator_read(struct reader *reader)
{
    bool is_taken = reader_take(reader, TOKEN_COMMA);

    if (token_is(reader, reader->at, WORD_AND))
        is_taken = reader_take_word(reader, WORD_AND);
    else if (token_means(reader, reader->at, WORD_THUS, 0) &&
             token_is(reader, reader->at + 1, WORD_THAT)) {
        reader->at += 2;
        is_taken = true;
    }
    if (is_taken)
        while (token_is(reader, reader->at, WORD_THE) || token_is(reader, reader->at, WORD_AT) ||
               (token_is(reader, reader->at, WORD_OF)))
            reader->at++;
    return is_taken;
}

bool ranges_read(struct reader *reader, struct number_ranges *ranges)
{
    int64_t from, to;
    size_t begin = reader->at;

    if (!number_read(reader, &from))
        return false;
    for (;;) {
        to = from;
        begin = reader->at;
        if (token_is(reader, begin, WORD_AT) || token_now(reader)->kind == TOKEN_DASH) {
            reader->at++;
            if (!number_read(reader, &to))
                reader->at = begin;
        }
        range_add(reader, ranges, from, to);
        begin = reader->at;
        if (!separator_read(reader) || !number_read(reader, &from))
            break;
    }
    reader->at = begin;
    return true;
}

/* « avant-dernier », « dix-septième », « vingt et unième » in one; 0: no ordinal. */
static int64_t ordinal_read(struct reader *reader)
{
    size_t begin = reader->at, at = begin;
    int64_t tens = 0;

    if (token_is(reader, at, WORD_BEFORE) && token_at(reader, at + 1)->kind == TOKEN_DASH &&
        token_means(reader, at + 2, WORD_ORDINAL, -1)) {
        reader->at = at + 3;
        return -2;
    }
    if (token_is(reader, at, WORD_CARDINAL) && token_at(reader, at + 1)->kind == TOKEN_DASH &&
        token_is(reader, at + 2, WORD_ORDINAL)) {
        tens = token_at(reader, at)->word->value;
        at += 2;
    }
    if (token_is(reader, at, WORD_ORDINAL)) {
        reader->at = at + 1;
        return tens + token_at(reader, at)->word->value;
    }
    /* « 2ème », « 3e » */
    if (token_at(reader, at)->kind == TOKEN_NUMBER && token_at(reader, at + 1)->is_glued &&
        token_at(reader, at + 1)->kind == TOKEN_WORD) {
        reader->at = at + 2;
        return token_at(reader, at)->number;
    }
    return 0;
}

/* « trois premiers », « deux dernières » */
static bool counted_read(struct reader *reader, struct number_ranges *ranges)
{
    const struct token *token = token_now(reader);
    int64_t count = token_is(reader, reader->at, WORD_CARDINAL) ? token->word->value
                    : token->kind == TOKEN_NUMBER               ? token->number
                                                                : 0;

    if (count < 1 || token_at(reader, reader->at + 1)->is_glued)
        return false;
    if (token_means(reader, reader->at + 1, WORD_ORDINAL, 1))
        range_add(reader, ranges, 1, count);
    else if (token_means(reader, reader->at + 1, WORD_ORDINAL, -1))
        range_add(reader, ranges, -count, -1);
    else
        return false;
    reader->at += 2;
    return true;
}

bool ordinals_read(struct reader *reader, struct number_ranges *ranges)
{
    size_t begin = reader->at, end;
    struct number_ranges found = { 0 };
    int64_t number;

    for (;;) {
        end = reader->at;
        if (counted_read(reader, &found))
            ;
        else if ((number = ordinal_read(reader)))
            range_add(reader, &found, number, number);
        else
            break;
        end = reader->at;
        /* « deuxième à cinquième » */
        if (token_is(reader, reader->at, WORD_AT) && found.count) {
            reader->at++;
            if ((number = ordinal_read(reader)))
                found.items[found.count - 1].to = number, end = reader->at;
            else
                reader->at = end;
        }
        if (!separator_read(reader))
            break;
    }
    reader->at = end;
    if (!found.count) {
        reader->at = begin;
        return false;
    }
    *ranges = found;
    return true;
}

static bool is_upper(const struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);

    return token->kind == TOKEN_WORD && reader->formula->source.data[token->from] >= 'A' &&
           reader->formula->source.data[token->from] <= 'Z';
}

static size_t letters(const struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);

    return token->kind == TOKEN_WORD ? token->to - token->from : 0;
}

/* « bis », « ter A », « quater-0 A »: what is added to a number. */
static size_t suffix_end(const struct reader *reader, size_t at)
{
    for (;;) {
        if (token_is(reader, at, WORD_BIS))
            at++;
        else if (token_at(reader, at)->kind == TOKEN_NUMBER && token_at(reader, at)->number == 0 &&
                 letters(reader, at + 1) == 1)
            at++;
        else if (is_upper(reader, at) && letters(reader, at) <= 2 &&
                 token_at(reader, at + 1)->kind != TOKEN_STOP)
            at++;
        else
            return at;
    }
}

/* "131-2-1", "1 A", "9 bis"; from its digits on. */
static size_t digits_end(const struct reader *reader, size_t at)
{
    const struct token *next;

    at++;
    while ((next = token_at(reader, at))->is_glued) {
        if (next->kind == TOKEN_WORD)
            at++; /* 1er, 51A */
        else if ((next->kind == TOKEN_DASH || next->kind == TOKEN_STOP) &&
                 token_at(reader, at + 1)->is_glued &&
                 (token_at(reader, at + 1)->kind == TOKEN_NUMBER || letters(reader, at + 1) == 1))
            at += 2;
        else
            break;
    }
    return suffix_end(reader, at);
}

/* "L.", "R. *", "L.O.", "D": the letters before the digits of a code's article. */
static size_t prefix_end(const struct reader *reader, size_t at)
{
    while (is_upper(reader, at) && letters(reader, at) <= 2) {
        at++;
        if (token_at(reader, at)->kind == TOKEN_STOP)
            at++;
    }
    return at;
}

struct str article_number_read(struct reader *reader)
{
    size_t begin = reader->at, at = prefix_end(reader, begin), end = 0;
    static const char unique[] = "unique", premier[] = "premier";

    if (token_at(reader, at)->kind == TOKEN_DASH)
        at++;
    if (token_at(reader, at)->kind == TOKEN_NUMBER)
        end = digits_end(reader, at);
    else if (at == begin && (str_equal(reader_slice(reader, at, at + 1), str_of(unique)) ||
                             str_equal(reader_slice(reader, at, at + 1), str_of(premier))))
        end = suffix_end(reader, at + 1);
    else if (at > begin)
        end = at; /* « article A » of an annexe */
    if (!end)
        return STR("");
    reader->at = end;
    return reader_slice(reader, begin, end);
}

static bool is_roman(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != 'I' && text.data[i] != 'V' && text.data[i] != 'X')
            return false;
    return text.length > 0;
}

struct str point_read(struct reader *reader)
{
    size_t begin = reader->at, end = begin + 1;
    const struct token *token = token_now(reader), *next = token_at(reader, end);

    if (token->kind == TOKEN_NUMBER && next->kind == TOKEN_DEGREE && next->is_glued)
        end++;
    else if (token->kind == TOKEN_WORD &&
             (letters(reader, begin) == 1 || is_roman(reader_slice(reader, begin, begin + 1)))) {
        if (token_is(reader, begin, WORD_IT))
            return STR(""); /* y */
    } else {
        return STR("");
    }
    end = suffix_end(reader, end);
    if (token_at(reader, end)->kind == TOKEN_END_PAREN && token_at(reader, end)->is_glued)
        end++;
    reader->at = end;
    return reader_slice(reader, begin, end);
}
