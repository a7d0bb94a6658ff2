#include "law/formula_clause.h"

/* « respectivement »: the first words by the first content, the second by the second. */
static bool emit_pairs(struct reader *reader, struct clause *clause, struct content *content,
                       struct instructions *into)
{
    struct str_list words = clause->terms.words, items = content->items;

    if (words.count != items.count)
        return false;
    for (size_t i = 0; i < words.count; i++) {
        clause->terms.words = (struct str_list){ words.items + i, 1, 1 };
        content->items = (struct str_list){ items.items + i, 1, 1 };
        if (!clause_say(reader, clause, ACT_REPLACE, content, into))
            return false;
    }
    return true;
}

bool respectively_read(struct reader *reader)
{
    size_t begin = reader->at;

    reader_take(reader, TOKEN_COMMA);
    if (reader_take_word(reader, WORD_RESPECTIVELY)) {
        reader_take(reader, TOKEN_COMMA);
        return true;
    }
    reader->at = begin;
    return false;
}

bool replacement_read(struct reader *reader, struct context *context, struct clause *clause,
                      bool is_pairs, struct instructions *into)
{
    struct content content;
    struct terms terms = { 0 };
    size_t begin;

    is_pairs = respectively_read(reader) || is_pairs || clause->is_pairs;
    begin = reader->at;
    if (is_pairs && terms_read(reader, &terms)) {
        content = (struct content){ .kind = CONTENT_WORDS, .items = terms.words };
        return emit_pairs(reader, clause, &content, into);
    }
    reader->at = begin;
    if (!content_read(reader, &content, clause->has_terms ? CONTENT_WORDS : clause_kind(clause)))
        return false;
    trailing_read(reader, context, clause);
    if (clause_is_rewriting(clause) && clause->relation)
        return clause_rewrite(reader, clause, &content, into);
    return clause_say(reader, clause, ACT_REPLACE, &content, into);
}

bool replace_read(struct reader *reader, struct context *context, struct clause *clause,
                  struct instructions *into)
{
    bool is_pairs = respectively_read(reader);

    object_read(reader, context, clause);
    trailing_read(reader, context, clause);
    is_pairs = respectively_read(reader) || is_pairs;
    if (token_now(reader)->kind == TOKEN_LINE)
        reader->at++;
    reader_take(reader, TOKEN_COMMA);
    if (!reader_take_word(reader, WORD_BY))
        return false;
    return replacement_read(reader, context, clause, is_pairs, into);
}

/* « substituer aux mots A les mots B »; « substituer les mots B aux mots A » */
bool substitute_read(struct reader *reader, struct context *context, struct clause *clause,
                     struct instructions *into)
{
    bool is_pairs = respectively_read(reader), is_counted;
    struct content content;

    reader_take(reader, TOKEN_COMMA);
    is_counted = times_read(reader, &clause->terms); /* « à chaque occurrence du mot » */
    reader_take(reader, TOKEN_COMMA);
    if (is_counted || token_is(reader, reader->at, WORD_AT)) {
        if (!object_read(reader, context, clause))
            return false;
        trailing_read(reader, context, clause);
        reader_take(reader, TOKEN_COMMA);
        if (token_now(reader)->kind == TOKEN_LINE)
            reader->at++;
        return replacement_read(reader, context, clause, is_pairs, into);
    }
    if (!content_read(reader, &content, CONTENT_WORDS))
        return false;
    if (clause->has_terms) /* « à la seconde occurrence du mot A, substituer le mot B » */
        return !clause->relation && clause_say(reader, clause, ACT_REPLACE, &content, into);
    reader_take(reader, TOKEN_COMMA);
    reader_take(reader, TOKEN_LINE);
    return token_is(reader, reader->at, WORD_AT) && object_read(reader, context, clause) &&
           clause_say(reader, clause, ACT_REPLACE, &content, into);
}
