#include "search/query.h"

#include <string.h>

#include "base/arena.h"
#include "search/query_filter.h"

struct quote {
    const char *opens, *closes;
};

/* The quotation mark that stands here; NULL for none. */
static const struct quote *quote_at(struct str text)
{
    static const struct quote quotes[] = {
        { "\"", "\"" },
        { "\u201C", "\u201D" },
        { "\u201E", "\u201C" },
        { "\u00AB", "\u00BB" },
    };

    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_starts(text, quotes[i].opens))
            return &quotes[i];
    return NULL;
}

/* White space, the no-break ones of French typography too; gives its bytes. */
static size_t white_at(struct str text)
{
    if (text.length && (unsigned char)text.data[0] <= ' ')
        return 1;
    if (str_starts(text, "\u00A0"))
        return 2;
    return str_starts(text, "\u202F") || str_starts(text, "\u2009") ? 3 : 0;
}

static struct str from(struct str text, size_t at)
{
    return str_slice(text, at, text.length);
}

/* Up to white space or a quotation mark. */
static struct str cut_chunk(struct str *rest)
{
    size_t end = 0;
    struct str chunk;

    while (end < rest->length && !white_at(from(*rest, end)) &&
           (!end || !quote_at(from(*rest, end))))
        end++;
    chunk = str_slice(*rest, 0, end);
    *rest = from(*rest, end);
    return chunk;
}

static void skip_white(struct str *rest)
{
    size_t white;

    while ((white = white_at(*rest)))
        *rest = from(*rest, white);
}

static struct query_word keep_word(struct arena *arena, const struct word *word)
{
    struct query_word kept = { .folded = str_copy(arena, word->folded) };
    struct stems stems;

    word_stems(word, STR(""), &stems);
    for (; kept.stem_count < stems.count; kept.stem_count++)
        kept.stems[kept.stem_count] = str_copy(arena, stems.items[kept.stem_count]);
    return kept;
}

static struct query_term *add_term(struct query *query, bool is_negated)
{
    struct query_term *term;

    if (query->count == QUERY_TERMS_MAX) {
        query->is_cut = true;
        return NULL;
    }
    term = &query->terms[query->count++];
    term->is_negated = is_negated;
    return term;
}

/* The words of a piece of the query: beside one another as a phrase, or wherever they stand. */
struct piece {
    struct query_word words[QUERY_PHRASE_MAX];
    int count;
    bool has_digit;
};

static void read_piece(struct arena *arena, struct query *query, struct str text,
                       struct piece *piece)
{
    struct word_reader reader = { .text = text };
    struct word word;

    *piece = (struct piece){ 0 };
    while (word_next(&reader, &word)) {
        if (piece->count == QUERY_PHRASE_MAX) {
            query->is_cut = true;
            break;
        }
        piece->has_digit |= word.has_digit;
        piece->words[piece->count++] = keep_word(arena, &word);
    }
}

static void add_phrase(struct query *query, const struct piece *piece, bool is_negated)
{
    struct query_term *term = piece->count ? add_term(query, is_negated) : NULL;

    if (!term)
        return;
    memcpy(term->words, piece->words, sizeof term->words);
    term->count = piece->count;
    term->is_exact = true;
}

/* 131-2 and 2008-724 mean something only in their order; porte-parole is two words. */
static void add_words(struct arena *arena, struct query *query, struct str text, bool is_negated)
{
    struct piece piece;

    read_piece(arena, query, text, &piece);
    if (piece.count > 1 && (piece.has_digit || is_negated)) {
        add_phrase(query, &piece, is_negated);
        return;
    }
    for (int i = 0; i < piece.count; i++) {
        struct query_term *term = add_term(query, is_negated);

        if (!term)
            return;
        term->words[0] = piece.words[i];
        term->count = 1;
    }
}

static bool is_digit(struct str text)
{
    return text.length && text.data[0] >= '0' && text.data[0] <= '9';
}

/* L. 131-2, R* 12, n° 2008-724: the letters and the number they stand before are one thing. */
static struct str with_number(struct str chunk, struct str *rest)
{
    struct str after = *rest;
    size_t letters = 0;

    while (letters < chunk.length && ((chunk.data[letters] | 32) >= 'a') &&
           ((chunk.data[letters] | 32) <= 'z'))
        letters++;
    skip_white(&after);
    if (!letters || letters > 3 || letters == chunk.length || !is_digit(after) ||
        word_next(&(struct word_reader){ .text = from(chunk, letters) }, &(struct word){ 0 }))
        return chunk;
    *rest = after;
    after = cut_chunk(rest);
    return (struct str){ chunk.data, (size_t)(after.data + after.length - chunk.data) };
}

/* A quotation mark that nothing closes is a sign like any other. */
static bool take_quote(struct arena *arena, struct query *query, struct str *rest, bool is_negated)
{
    const struct quote *quote = quote_at(*rest);
    struct str inside, closes;
    struct piece piece;
    size_t end;

    if (!quote)
        return false;
    inside = from(*rest, strlen(quote->opens));
    closes = str_of(quote->closes);
    end = str_find(inside, closes, 0);
    if (end == inside.length) {
        *rest = inside;
        return true;
    }
    read_piece(arena, query, str_slice(inside, 0, end), &piece);
    add_phrase(query, &piece, is_negated);
    *rest = from(inside, end + closes.length);
    return true;
}

static void take(struct arena *arena, struct query *query, struct str *rest)
{
    bool is_negated = str_starts(*rest, "-") && rest->length > 1 && !white_at(from(*rest, 1)) &&
                      !str_starts(from(*rest, 1), "-");
    struct str chunk;

    if (is_negated)
        *rest = from(*rest, 1);
    if (take_quote(arena, query, rest, is_negated))
        return;
    chunk = cut_chunk(rest);
    if (!is_negated && query_filter(query, chunk))
        return;
    add_words(arena, query, with_number(chunk, rest), is_negated);
}

static bool is_common(const struct query_term *term)
{
    return !term->is_negated && !term->is_exact && word_is_common(term->words[0].folded);
}

/* The words that every text holds say nothing beside others; alone they are looked for as they are.
 */
static void drop_common(struct query *query)
{
    int kept = 0;
    bool has_other = false;

    for (int i = 0; i < query->count; i++)
        has_other |= !query->terms[i].is_negated && !is_common(&query->terms[i]);
    for (int i = 0; i < query->count; i++) {
        struct query_term *term = &query->terms[i];

        if (has_other && is_common(term))
            continue;
        term->is_exact |= word_is_common(term->words[0].folded);
        query->terms[kept++] = *term;
    }
    query->count = kept;
}

/* At most so many bytes, whole characters. */
static struct str bounded(struct str text, bool *is_cut)
{
    size_t end = QUERY_TEXT_MAX;

    *is_cut = text.length > QUERY_TEXT_MAX;
    if (!*is_cut)
        return text;
    while (end && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

void query_parse(struct arena *arena, struct str text, struct query *query)
{
    struct str rest;

    *query = (struct query){
        .text = STR(""), .author = STR(""), .category = STR(""), .tag = STR(""), .team = STR("")
    };
    rest = bounded(str_trim(text), &query->is_cut);
    if (!str_is_utf8(rest))
        return;
    query->text = str_copy(arena, rest);
    rest = query->text;
    for (skip_white(&rest); rest.length; skip_white(&rest))
        take(arena, query, &rest);
    drop_common(query);
    if (query->status >= STATUS_ADOPTED && query->kind == KIND_ANY)
        query->kind = KIND_DECISION;
}

bool query_is_empty(const struct query *query)
{
    for (int i = 0; i < query->count; i++)
        if (!query->terms[i].is_negated)
            return false;
    return !query->author.length && !query->category.length && !query->tag.length &&
           !query->team.length && !query->is_mine && !query->status && !query->after &&
           !query->before && !query->topic_id && !query->posts_min;
}
