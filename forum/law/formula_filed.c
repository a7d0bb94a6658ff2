#include "law/canon.h"
#include "law/formula_clause.h"

/*
 * « APRÈS ART. 9 », « Article additionnel après l’article 3 », « art. add. avant
 * Article 2 bis »: the list says that the text is an article of its own.
 */
static bool division_read(struct reader *reader, struct instruction *article)
{
    struct formula formula = { 0 };
    struct reader division = { .arena = reader->arena, .formula = &formula };
    struct tokens tokens;
    bool is_beside = false;

    formula.source = canon_text(reader->arena, reader->filed_at->division);
    tokens = tokens_of(reader->arena, formula.source, word_find);
    division.tokens = tokens.items;
    division.count = tokens.count;
    for (; token_now(&division)->kind != TOKEN_END; division.at++) {
        if (token_is(&division, division.at, WORD_AFTER) ||
            token_is(&division, division.at, WORD_BEFORE)) {
            is_beside = true;
            article->is_before = token_is(&division, division.at, WORD_BEFORE);
        } else if (is_beside && token_means(&division, division.at, WORD_UNIT, UNIT_ARTICLE)) {
            division.at++;
            reader_take(&division, TOKEN_STOP);
            article->place.article = article_number_read(&division);
            return article->place.article.length > 0;
        }
    }
    return false;
}

bool filed_article_read(struct reader *reader, struct instructions *into)
{
    struct instruction article = { .act = ACT_NEW_ARTICLE, .content_kind = CONTENT_ARTICLE };

    if (!reader->filed_at || reader->count < 2 || line_instructs(reader, 0) ||
        !division_read(reader, &article))
        return false;
    for (size_t at = 0; at < reader->count; at = token_at(reader, at)->line_end + 1)
        *list_add(reader->arena, &article.content) =
            reader_slice(reader, at, token_at(reader, at)->line_end);
    reader->at = reader->count - 1;
    article.to = reader->formula->source.length;
    *list_add(reader->arena, into) = article;
    return true;
}
