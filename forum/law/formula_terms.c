#include "law/canon.h"
#include "law/formula_inside.h"

/* « deux fois », « par trois fois », « à chacune de ses deux occurrences », « partout où… ». */
bool times_read(struct reader *reader, struct terms *terms)
{
    enum { TIMES_MAX = 10 };
    size_t at = reader->at;
    int64_t count = -1;
    bool is_paren = token_at(reader, at)->kind == TOKEN_BEGIN_PAREN, is_times = false;

    at += is_paren;
    for (size_t end = at + TIMES_MAX; at < end; at++) {
        const struct token *token = token_at(reader, at);

        if (token_is(reader, at, WORD_CARDINAL) || token->kind == TOKEN_NUMBER) {
            count = token->word ? token->word->value : token->number;
            is_times = true;
        } else if (token_is(reader, at, WORD_TIMES) ||
                   (token_means(reader, at, WORD_UNIT, UNIT_OCCURRENCE) && is_times))
            break;
        else if (token_is(reader, at, WORD_EACH))
            is_times = true;
        else if (token->kind != TOKEN_WORD ||
                 (token->word && token->word->kind != WORD_BY && token->word->kind != WORD_AT &&
                  token->word->kind != WORD_OF && token->word->kind != WORD_THE))
            return false;
    }
    if (!token_is(reader, at, WORD_TIMES) && !token_means(reader, at, WORD_UNIT, UNIT_OCCURRENCE))
        return false;
    terms->times = count;
    reader->at = at + 1;
    if (is_paren)
        reader_take(reader, TOKEN_END_PAREN);
    if (token_is(reader, reader->at, WORD_OF))
        reader->at++;
    return true;
}

/* « (deuxième occurrence) », « (dernière occurrence) » after the words. */
static void occurrence_read(struct reader *reader, struct terms *terms)
{
    struct reader trial = *reader;
    struct number_ranges numbers;

    reader_take(&trial, TOKEN_COMMA);
    if (!reader_take(&trial, TOKEN_BEGIN_PAREN))
        reader_take_word(&trial, WORD_AT);
    reader_take_word(&trial, WORD_THE);
    if (!ordinals_read(&trial, &numbers) ||
        !token_means(&trial, trial.at, WORD_UNIT, UNIT_OCCURRENCE))
        return;
    trial.at++;
    reader_take(&trial, TOKEN_END_PAREN);
    terms->occurrence = numbers.items[0].from;
    reader->at = trial.at;
}

static void word_add(struct reader *reader, struct terms *terms, size_t from, size_t to)
{
    *list_add(reader->arena, &terms->words) =
        canon_text(reader->arena, reader_slice(reader, from, to));
}

/* One quotation on one line; one that does not close there ends with the line. */
static struct str quotation_read(struct reader *reader)
{
    size_t depth = 1, begin = ++reader->at;

    for (; !reader_ends_line(reader, reader->at); reader->at++) {
        enum token_kind kind = token_now(reader)->kind;

        if (kind == TOKEN_OPEN)
            depth++;
        else if (kind == TOKEN_CLOSE && --depth == 0)
            break;
    }
    reader->at += token_now(reader)->kind == TOKEN_CLOSE;
    return canon_text(reader->arena, reader_slice(reader, begin, reader->at - (depth == 0)));
}

/*
 * A comma or « et » leads to one more; « les mots » may be said again only after
 * « et »: after a comma they are the words that come instead.
 */
static bool next_quotation(struct reader *reader)
{
    size_t begin = reader->at;
    bool is_listed = reader_take(reader, TOKEN_COMMA);

    if (reader_take_word(reader, WORD_AND)) {
        is_listed = true;
        while (token_is(reader, reader->at, WORD_THE) || token_is(reader, reader->at, WORD_OF) ||
               token_is(reader, reader->at, WORD_AT))
            reader->at++;
        if (reader_take_word(reader, WORD_TERM))
            reader_take(reader, TOKEN_COLON);
    }
    if (is_listed && token_now(reader)->kind == TOKEN_OPEN)
        return true;
    reader->at = begin;
    return false;
}

/* « a », « b » et « c » */
static void quotations_read(struct reader *reader, struct terms *terms)
{
    for (;;) {
        size_t end;

        *list_add(reader->arena, &terms->words) = quotation_read(reader);
        end = reader->at;
        occurrence_read(reader, terms);
        if (reader->at == end)
            times_read(reader, terms);
        if (!next_quotation(reader))
            return;
    }
}

/* « jusqu’au mot : « y » », « à : « y » » after the first words of a stretch. */
static void until_read(struct reader *reader, struct terms *terms, bool is_stretch)
{
    size_t begin = reader->at;

    if (!is_stretch || !token_is(reader, begin, WORD_AT)) {
        reader_take(reader, TOKEN_COMMA);
        if (!reader_take_word(reader, WORD_UNTIL)) {
            reader->at = begin;
            return;
        }
    }
    while (token_is(reader, reader->at, WORD_AT) || token_is(reader, reader->at, WORD_THE) ||
           token_is(reader, reader->at, WORD_TERM) || token_now(reader)->kind == TOKEN_COLON)
        reader->at++;
    if (reader->at > begin && token_now(reader)->kind == TOKEN_OPEN)
        terms->to = quotation_read(reader);
    else
        reader->at = begin;
}

/*
 * Without quotes the words fill a paragraph of their own, or stand between the
 * colon and « par les mots ».
 */
static bool bare_words_read(struct reader *reader, struct terms *terms, bool is_introduced)
{
    size_t begin = reader->at, end;

    if (token_now(reader)->kind == TOKEN_LINE) {
        begin++;
        end = token_at(reader, begin)->line_end;
    } else if (is_introduced) {
        for (end = begin; !reader_ends_line(reader, end); end++)
            if ((token_is(reader, end, WORD_BY) && token_is(reader, end + 1, WORD_THE) &&
                 token_is(reader, end + 2, WORD_TERM)) ||
                (token_at(reader, end)->kind == TOKEN_COMMA &&
                 token_is(reader, end + 1, WORD_VERB)))
                break;
    } else {
        return false;
    }
    if (end == begin)
        return false;
    reader->at = end;
    word_add(reader, terms, begin, end);
    return true;
}

bool terms_read(struct reader *reader, struct terms *terms)
{
    enum { TERM_MAX = 8 /* « les mots et le signe suivants : » */ };
    size_t begin = reader->at;
    bool is_named = false, is_stretch = false, is_introduced;
    struct terms found = *terms;

    found.words = (struct str_list){ 0 };
    for (size_t at = begin; at < begin + TERM_MAX; at = ++reader->at) {
        const struct token *token = token_now(reader);

        if (token->kind != TOKEN_WORD && !(token->kind == TOKEN_DASH && is_named))
            break;
        is_named = is_named || token_is(reader, at, WORD_TERM);
        is_stretch = is_stretch || token_is(reader, at, WORD_FROM) ||
                     (is_named && token_is(reader, at, WORD_OF));
        if (!is_named && !token_is(reader, at, WORD_THE) && !token_is(reader, at, WORD_OF) &&
            !token_is(reader, at, WORD_AT) && !token_is(reader, at, WORD_FROM))
            break;
    }
    is_introduced = reader_take(reader, TOKEN_COLON);
    if (token_now(reader)->kind == TOKEN_LINE &&
        token_at(reader, reader->at + 1)->kind == TOKEN_OPEN)
        reader->at++;
    if (is_named && token_now(reader)->kind == TOKEN_OPEN) {
        quotations_read(reader, &found);
        until_read(reader, &found, is_stretch);
    } else if (!is_named || !bare_words_read(reader, &found, is_introduced)) {
        reader->at = begin;
        return false;
    } else {
        occurrence_read(reader, &found);
    }
    *terms = found;
    return true;
}
