#include "law/formula_clause.h"

/* « … est ainsi modifié : » with what changes below, numbered or not. */
bool change_read(struct reader *reader, struct context *context, struct clause *clause,
                 struct instructions *into)
{
    struct context inner = { .outer = context, .depth = context->depth + 1 };
    struct instruction change = { .act = ACT_CHANGE };
    struct instructions children = { 0 };

    if (token_now(reader)->kind == TOKEN_COLON &&
        (token_at(reader, reader->at + 1)->kind == TOKEN_OPEN ||
         (token_at(reader, reader->at + 1)->kind == TOKEN_LINE &&
          token_at(reader, reader->at + 2)->kind == TOKEN_OPEN)))
        return write_read(reader, context, clause, into); /* what it reads like, changed */
    reader_take(reader, TOKEN_COLON);
    inner.place = clause->places.items[0];
    if (clause->places.count > 1 || inner.depth > FORMULA_DEPTH_MAX)
        return false;
    block_read(reader, &inner, &children);
    if (!children.count)
        return false;
    change.children = children.items;
    change.child_count = children.count;
    change.child_size = children.size;
    clause_emit(reader, clause, &change, into);
    return true;
}

/* « le 4° », « l’article L. 7 », « le II bis »: what something is called from now on. */
static struct str designation_read(struct reader *reader)
{
    struct str number;

    while (token_is(reader, reader->at, WORD_THE))
        reader->at++;
    if (token_means(reader, reader->at, WORD_UNIT, UNIT_ARTICLE)) {
        reader->at++;
        return article_number_read(reader);
    }
    number = point_read(reader);
    return number.length ? number : article_number_read(reader);
}

/* « le 3° devient le 4° »; « les II et III deviennent respectivement les III et IV ». */
static bool renumber_read(struct reader *reader, struct clause *clause, struct instructions *into)
{
    struct places places = clause->places;

    reader_take(reader, TOKEN_COMMA);
    reader_take_word(reader, WORD_RESPECTIVELY);
    reader_take(reader, TOKEN_COMMA);
    for (size_t i = 0; i < places.count; i++) {
        struct instruction renumber = { .act = ACT_RENUMBER, .content_kind = CONTENT_NUMBER };
        struct str number;

        if (i && !reader_take(reader, TOKEN_COMMA) && !reader_take_word(reader, WORD_AND))
            return false;
        reader_take_word(reader, WORD_AND);
        number = designation_read(reader);
        if (!number.length || clause->has_terms || !clause->has_spot)
            return false;
        *list_add(reader->arena, &renumber.content) = number;
        clause->places = (struct places){ places.items + i, 1, 1 };
        clause_emit(reader, clause, &renumber, into);
    }
    return true;
}

/* From « est » to its participle: « est également », « est, par deux fois, ». */
static bool participle_read(struct reader *reader, struct clause *clause, enum verb *verb)
{
    enum { BETWEEN_MAX = 6 };

    reader->at++;
    for (int i = 0; i < BETWEEN_MAX; i++) {
        if (token_is(reader, reader->at, WORD_PARTICIPLE)) {
            *verb = (enum verb)token_now(reader)->word->value;
            reader->at++;
            return true;
        }
        if (reader_ends_line(reader, reader->at))
            return false;
        clause->is_pairs = clause->is_pairs || token_is(reader, reader->at, WORD_RESPECTIVELY);
        if (!times_read(reader, &clause->terms))
            reader->at++;
    }
    return false;
}

bool passive_read(struct reader *reader, struct context *context, struct clause *clause,
                  struct instructions *into)
{
    enum verb verb;

    while (reader_take_word(reader, WORD_IT)) {
    }
    if (reader_take_word(reader, WORD_BECOMES))
        return renumber_read(reader, clause, into);
    if (!participle_read(reader, clause, &verb))
        return false;
    switch (verb) {
    case VERB_DELETE:
        return (clause->has_spot || clause->has_terms) && delete_now(reader, context, clause, into);
    case VERB_REPLACE:
        reader_take(reader, TOKEN_COMMA);
        times_read(reader, &clause->terms);
        clause->is_pairs = respectively_read(reader) || clause->is_pairs;
        reader_take(reader, TOKEN_COMMA);
        reader_take(reader, TOKEN_LINE);
        return reader_take_word(reader, WORD_BY) &&
               replacement_read(reader, context, clause, false, into);
    case VERB_INSERT: return insert_read(reader, context, clause, false, into);
    case VERB_ADD: return insert_read(reader, context, clause, true, into);
    case VERB_COMPLETE: return complete_read(reader, context, clause, ACT_APPEND, into);
    case VERB_PRECEDE: return complete_read(reader, context, clause, ACT_PREPEND, into);
    case VERB_WRITE:
    case VERB_RESTORE: return write_read(reader, context, clause, into);
    case VERB_MODIFY: return change_read(reader, context, clause, into);
    default: return false;
    }
}
