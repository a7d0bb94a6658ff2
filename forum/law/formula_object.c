/* What verbs have in common: what they are applied to, and what is put down of it. */
#include "law/formula_clause.h"
#include "render/language.h"

static const char rest_unchanged[] = N_("The rest is to stay, but where it begins is not said.");
static const char part_of_alinea[] =
    N_("It names a part within a paragraph, which can be placed by hand only.");

/* What a verb is applied to, said after it; or before, when nothing is. */
bool object_read(struct reader *reader, struct context *context, struct clause *clause)
{
    size_t begin = reader->at;

    for (;;) {
        int64_t occurrence = clause->terms.occurrence;

        reader_take(reader, TOKEN_COMMA);
        if (times_read(reader, &clause->terms))
            continue;
        if (terms_read(reader, &clause->terms))
            return clause->has_terms = true;
        if (!place_read(reader, context, clause, false))
            break;
        if (clause->terms.occurrence != occurrence && terms_read(reader, &clause->terms))
            return clause->has_terms = true; /* « la seconde occurrence du mot » */
        /* « supprimer, à l’alinéa 3, les mots… »: a place may come before the words */
        if (token_now(reader)->kind != TOKEN_COMMA)
            break;
    }
    return reader->at > begin;
}

/* After what was to be said: « …, à la première phrase de l’alinéa 5 ». */
void trailing_read(struct reader *reader, struct context *context, struct clause *clause)
{
    for (;;) {
        size_t begin = reader->at;

        reader_take(reader, TOKEN_COMMA);
        if (times_read(reader, &clause->terms))
            continue;
        if (!token_is(reader, reader->at, WORD_AT) || !place_read(reader, context, clause, false)) {
            reader->at = begin;
            return;
        }
    }
}

struct instruction clause_instruction(const struct clause *clause, enum instruction_act act,
                                      const struct content *content)
{
    struct instruction instruction = {
        .act = act,
        .words = clause->terms.words,
        .words_to = clause->terms.to,
        .is_between = clause->is_between,
        .occurrence = clause->terms.occurrence,
        .times = clause->terms.times,
    };

    if (content) {
        instruction.content_kind = content->kind;
        instruction.content = content->items;
        if (content->kind == CONTENT_ARTICLE)
            instruction.number = content->number;
    }
    return instruction;
}

bool clause_say(struct reader *reader, const struct clause *clause, enum instruction_act act,
                const struct content *content, struct instructions *into)
{
    struct instruction instruction = clause_instruction(clause, act, content);

    if (clause->is_narrowed && !clause->has_terms) {
        reader->why = part_of_alinea;
        return false;
    }
    if (content && content->is_rest_unchanged && act != ACT_REWRITE_START) {
        reader->why = rest_unchanged;
        return false;
    }
    clause_emit(reader, clause, &instruction, into);
    return true;
}

enum place_end clause_end(const struct clause *clause)
{
    return clause->places.items[0].end;
}

/* « après le mot : « x », la fin de l’alinéa »: what stands behind the words. */
bool clause_is_rewriting(const struct clause *clause)
{
    return clause_end(clause) != PLACE_WHOLE && (!clause->has_terms || clause->relation);
}

static enum instruction_act rewriting(const struct clause *clause)
{
    return clause_end(clause) == PLACE_START ? ACT_REWRITE_START : ACT_REWRITE_END;
}

void clause_forget_ends(struct clause *clause)
{
    for (size_t i = 0; i < clause->places.count; i++)
        clause->places.items[i].end = PLACE_WHOLE;
}

bool clause_rewrite(struct reader *reader, struct clause *clause, const struct content *content,
                    struct instructions *into)
{
    enum instruction_act act = rewriting(clause);

    clause_forget_ends(clause);
    return clause_say(reader, clause, act, content, into);
}

enum content_kind clause_kind(const struct clause *clause)
{
    const struct place *place = &clause->places.items[0];

    if (place->end != PLACE_WHOLE)
        return CONTENT_WORDS;
    if (place->sentences.count)
        return CONTENT_SENTENCES;
    if (place->alineas.count || place->points.count || place->part.length || clause->is_this)
        return CONTENT_ALINEAS;
    return CONTENT_ARTICLE;
}
