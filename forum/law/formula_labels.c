#include "law/formula_english.h"

static bool is_all_of(struct str text, const char *letters)
{
    for (size_t i = 0; i < text.length; i++)
        if (str_find(str_of(letters), str_slice(text, i, i + 1), 0) == str_of(letters).length)
            return false;
    return text.length > 0;
}

/* « bis A » after a number. */
static size_t suffix_end(const struct reader *reader, size_t at)
{
    while (token_is(reader, at, WORD_BIS))
        at++;
    if (token_at(reader, at)->kind == TOKEN_WORD &&
        token_at(reader, at)->to - token_at(reader, at)->from == 1 &&
        is_all_of(reader_slice(reader, at, at + 1), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
        token_at(reader, at + 1)->kind != TOKEN_WORD)
        at++;
    return at;
}

/* The mark that shows that what stood before it was a number: « . – », « – », « ) », « ° ». */
static size_t mark_end(const struct reader *reader, size_t at, bool is_marked)
{
    size_t begin = at;

    if (token_at(reader, at)->kind == TOKEN_END_PAREN)
        at++;
    if (token_at(reader, at)->kind == TOKEN_STOP)
        at++;
    if (token_at(reader, at)->kind == TOKEN_DASH)
        at++;
    if (token_at(reader, at)->kind == TOKEN_COLON && at == begin && !is_marked)
        return at;
    return at > begin || is_marked ? at : 0;
}

enum label_kind label_word_kind(struct str text, enum label_kind inner)
{
    static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      lower[] = "abcdefghijklmnopqrstuvwxyz";

    if (text.length <= 6 && is_all_of(text, "IVX"))
        return LABEL_ROMAN;
    if (text.length == 1 && is_all_of(text, upper))
        return LABEL_UPPER;
    if (text.length <= 5 && is_all_of(text, "ivx") && (text.length > 1 || inner == LABEL_LOWER))
        return LABEL_LOWER_ROMAN;
    if (text.length == 1 && is_all_of(text, lower))
        return LABEL_LOWER;
    if (text.length == 2 && is_all_of(text, lower) && text.data[0] == text.data[1])
        return LABEL_LOWER;
    return LABEL_NONE;
}

struct label label_peek(const struct reader *reader, size_t at, enum label_kind inner)
{
    struct label label = { 0 };
    const struct token *token = token_at(reader, at), *next = token_at(reader, at + 1);
    bool is_marked = false;
    size_t end = at + 1;

    if (reader->formula->language == FORMULA_ENGLISH)
        return english_label_peek(reader, at, inner);
    if (!reader_begins_line(reader, at))
        return label;
    if (token->kind == TOKEN_DASH) {
        label = (struct label){ LABEL_DASH, reader_slice(reader, at, end), end };
        return label;
    }
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_ELLIPSIS) {
        label.kind = next->kind == TOKEN_DEGREE ? LABEL_DEGREE : LABEL_NUMBER;
        is_marked = next->kind == TOKEN_DEGREE;
        end += is_marked;
        if (token->kind == TOKEN_ELLIPSIS && next->kind == TOKEN_DASH)
            label.kind = LABEL_ROMAN;
    } else if (token->kind == TOKEN_WORD) {
        label.kind = label_word_kind(reader_slice(reader, at, end), inner);
    }
    if (label.kind == LABEL_NONE)
        return label;
    end = suffix_end(reader, end);
    label.text = reader_slice(reader, at, end);
    label.next = mark_end(reader, end, is_marked);
    if (!label.next || (label.kind == LABEL_LOWER && token_at(reader, end)->kind == TOKEN_STOP &&
                        token_at(reader, end + 1)->kind != TOKEN_DASH))
        label.kind = LABEL_NONE;
    if (token_at(reader, end)->kind == TOKEN_END_PAREN)
        label.text = reader_slice(reader, at, end + 1);
    return label;
}

/* A verb that gives an instruction, not one that depends on another (« peut supprimer »). */
static bool is_instructing(const struct reader *reader, size_t at, size_t begin)
{
    const struct token *before = token_at(reader, at - 1);

    if (!token_is(reader, at, WORD_VERB))
        return false;
    return at == begin || before->kind == TOKEN_COMMA || before->kind == TOKEN_CLOSE ||
           before->kind == TOKEN_NUMBER || token_is(reader, at - 1, WORD_UNIT) ||
           token_is(reader, at - 1, WORD_CONSEQUENCE) || token_is(reader, at - 1, WORD_AND);
}

static bool has_instruction(const struct reader *reader, size_t begin)
{
    size_t depth = 0;

    for (size_t at = begin; !reader_ends_line(reader, at); at++) {
        enum token_kind kind = token_at(reader, at)->kind;

        if (kind == TOKEN_OPEN)
            depth++;
        else if (kind == TOKEN_CLOSE && depth)
            depth--;
        else if (!depth && is_instructing(reader, at, begin))
            return true;
        else if (!depth && (token_is(reader, at, WORD_BE) || token_is(reader, at, WORD_NOT)))
            return false;
    }
    return false;
}

static bool has_only_places(struct reader *reader, size_t begin)
{
    struct reader trial = *reader;
    bool is_place = false;

    trial.at = begin;
    for (;;) {
        struct spot spot = { 0 };

        if (token_is(&trial, trial.at, WORD_AFTER) || token_is(&trial, trial.at, WORD_BEFORE))
            trial.at++;
        if (!spot_read(&trial, &spot))
            break;
        is_place = true;
        if (!reader_take(&trial, TOKEN_COMMA) && !reader_take_word(&trial, WORD_AND))
            break;
    }
    reader_take(&trial, TOKEN_COLON);
    return is_place && reader_ends_line(&trial, trial.at);
}

/* « Après les mots : » with the words on a line of their own. */
static bool has_words_below(const struct reader *reader, size_t begin)
{
    size_t end = token_at(reader, begin)->line_end;

    if (end < begin + 3 || token_at(reader, end - 1)->kind != TOKEN_COLON)
        return false;
    if (token_is(reader, begin, WORD_BY))
        return true;
    return (token_is(reader, begin, WORD_AFTER) || token_is(reader, begin, WORD_BEFORE)) &&
           (token_is(reader, end - 2, WORD_TERM) || token_is(reader, end - 3, WORD_TERM));
}

bool line_instructs(const struct reader *reader, size_t at)
{
    struct label label = label_peek(reader, at, LABEL_NONE);
    struct reader trial = *reader;
    const struct token *token;

    if (label.kind)
        at = label.next;
    token = token_at(reader, at);
    if (token->kind == TOKEN_LINE)
        return label.kind == LABEL_ROMAN || label.kind == LABEL_DEGREE;
    if (token->kind != TOKEN_WORD)
        return false;
    if (token_is(reader, at, WORD_VERB) || token_is(reader, at + 1, WORD_CONSEQUENCE))
        return true;
    if (token_is(reader, at, WORD_AND) || token_is(reader, at, WORD_BY))
        return has_words_below(reader, at) || has_instruction(reader, at + 1);
    return has_words_below(reader, at) || has_instruction(reader, at) ||
           has_only_places(&trial, at);
}
