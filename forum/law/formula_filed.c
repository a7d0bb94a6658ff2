#include "law/canon.h"
#include "law/formula_clause.h"

static struct reader division_reader(struct reader *reader, struct formula *division)
{
    struct reader made = { .arena = reader->arena, .formula = division };
    struct tokens tokens;

    division->source = canon_text(reader->arena, reader->filed_at->division);
    tokens = tokens_of(reader->arena, division->source, word_find);
    made.tokens = tokens.items;
    made.count = tokens.count;
    return made;
}

/*
 * « APRÈS ART. 9 », « Article additionnel après l’article 3 », « art. add. avant
 * Article 2 bis »: the list says that the text is an article of its own.
 */
static bool division_read(struct reader *reader, struct instruction *article)
{
    struct formula formula = { 0 };
    struct reader division = division_reader(reader, &formula);
    bool is_beside = false;

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

/* « TITRE II », « Intitulé de la proposition de loi »: what no article holds. */
struct str filed_part(struct reader *reader)
{
    struct formula formula = { 0 };
    struct reader division;
    bool is_part = false;

    if (!reader->filed_at)
        return STR("");
    division = division_reader(reader, &formula);
    for (size_t at = 0; at < division.count; at++) {
        if (token_means(&division, at, WORD_UNIT, UNIT_ARTICLE))
            return STR("");
        is_part = is_part || token_means(&division, at, WORD_UNIT, UNIT_PART);
    }
    return is_part ? formula.source : STR("");
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
