#include "law/formula_inside.h"

bool token_is(const struct reader *reader, size_t at, enum word_kind kind)
{
    const struct token *token = token_at(reader, at);

    return token->word && token->word->kind == kind;
}

bool token_means(const struct reader *reader, size_t at, enum word_kind kind, int value)
{
    return token_is(reader, at, kind) && token_at(reader, at)->word->value == value;
}

bool reader_take(struct reader *reader, enum token_kind kind)
{
    if (token_now(reader)->kind != kind || kind == TOKEN_END)
        return false;
    reader->at++;
    return true;
}

bool reader_take_word(struct reader *reader, enum word_kind kind)
{
    if (!token_is(reader, reader->at, kind))
        return false;
    reader->at++;
    return true;
}

bool reader_begins_line(const struct reader *reader, size_t at)
{
    return at == 0 || token_at(reader, at - 1)->kind == TOKEN_LINE;
}

bool reader_ends_line(const struct reader *reader, size_t at)
{
    enum token_kind kind = token_at(reader, at)->kind;

    return kind == TOKEN_LINE || kind == TOKEN_END;
}

struct str reader_slice(const struct reader *reader, size_t from, size_t to)
{
    if (to <= from)
        return STR("");
    return str_slice(reader->formula->source, token_at(reader, from)->from,
                     token_at(reader, to - 1)->to);
}

/* Stretches that follow each other for the same reason are one; a part of one is none. */
void reader_unknown(struct reader *reader, size_t from, size_t to, const char *why)
{
    struct formula *formula = reader->formula;
    size_t begin = token_at(reader, from)->from;
    size_t end = to > from ? token_at(reader, to - 1)->to : begin;
    struct unknown *last = NULL;

    while (formula->unknown_count && formula->unknown[formula->unknown_count - 1].from >= begin)
        formula->unknown_count--;
    if (formula->unknown_count)
        last = &formula->unknown[formula->unknown_count - 1];
    if (last && last->why == why && last->to + 1 >= begin) {
        last->to = end > last->to ? end : last->to;
        return;
    }
    formula->unknown = list_room(reader->arena, formula->unknown, sizeof *formula->unknown,
                                 formula->unknown_count, &formula->unknown_size);
    formula->unknown[formula->unknown_count++] = (struct unknown){ begin, end, why };
}
