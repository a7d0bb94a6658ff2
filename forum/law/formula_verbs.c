#include "law/formula_clause.h"
#include "render/language.h"

static const char no_place_said[] = N_("Where it is to be inserted is not said.");

bool delete_now(struct reader *reader, struct context *context, struct clause *clause,
                struct instructions *into)
{
    trailing_read(reader, context, clause);
    if (clause_is_rewriting(clause) && clause->has_terms)
        return clause_rewrite(reader, clause, NULL, into);
    return clause_say(reader, clause, ACT_DELETE, NULL, into);
}

static bool delete_read(struct reader *reader, struct context *context, struct clause *clause,
                        struct instructions *into)
{
    if (!object_read(reader, context, clause) && !clause->has_terms)
        return false;
    trailing_read(reader, context, clause);
    while (token_is(reader, reader->at, WORD_AND) && !clause->has_terms) {
        size_t begin = reader->at++;

        if (!place_read(reader, context, clause, true)) {
            reader->at = begin;
            break;
        }
    }
    return delete_now(reader, context, clause, into);
}

/* Where what is inserted goes, from what was said around the verb. */
static bool insertion_act(const struct clause *clause, bool is_adding, enum instruction_act *act)
{
    if (clause->relation == RELATION_AFTER)
        *act = ACT_INSERT_AFTER;
    else if (clause->relation == RELATION_BEFORE)
        *act = ACT_INSERT_BEFORE;
    else if (clause_end(clause) == PLACE_START)
        *act = ACT_PREPEND;
    else if (clause_end(clause) == PLACE_END || is_adding)
        *act = ACT_APPEND;
    else
        return false;
    return true;
}

/* Beside an article, not beside a paragraph of one. */
static bool is_article_place(const struct clause *clause)
{
    const struct place *place = &clause->places.items[0];

    return clause->relation && !clause->has_terms && !place->alineas.count &&
           !place->sentences.count && !place->points.count && !place->part.length;
}

static bool insert_content(struct reader *reader, struct clause *clause, struct content *content,
                           bool is_adding, struct instructions *into)
{
    struct instruction instruction;
    enum instruction_act act;

    if (!insertion_act(clause, is_adding, &act)) {
        reader->why = no_place_said;
        return false;
    }
    if (content->kind == CONTENT_ARTICLE && is_article_place(clause)) {
        instruction = clause_instruction(clause, ACT_NEW_ARTICLE, content);
        instruction.is_before = clause->relation == RELATION_BEFORE;
        clause_emit(reader, clause, &instruction, into);
        return true;
    }
    if (content->kind == CONTENT_ARTICLE && clause->relation)
        content->kind = CONTENT_ALINEAS; /* of the law that a bill's article quotes */
    clause_forget_ends(clause);
    return clause_say(reader, clause, act, content, into);
}

/* « insérer, après l’alinéa 3, … »; « insérer les mots… après le mot… ». */
static bool beside_read(struct reader *reader, struct context *context, struct clause *clause)
{
    size_t begin = reader->at;

    reader_take(reader, TOKEN_COMMA);
    if (clause->relation ||
        (!token_is(reader, reader->at, WORD_AFTER) && !token_is(reader, reader->at, WORD_BEFORE))) {
        reader->at = begin;
        return true;
    }
    clause->relation = token_is(reader, reader->at, WORD_AFTER) ? RELATION_AFTER : RELATION_BEFORE;
    reader->at++;
    return object_read(reader, context, clause);
}

bool insert_read(struct reader *reader, struct context *context, struct clause *clause,
                 bool is_adding, struct instructions *into)
{
    struct content content;

    trailing_read(reader, context, clause);
    if (!beside_read(reader, context, clause))
        return false;
    reader_take(reader, TOKEN_COMMA);
    if (!content_read(reader, &content,
                      clause->relation && !clause->has_terms ? CONTENT_ALINEAS : CONTENT_WORDS) ||
        !beside_read(reader, context, clause))
        return false;
    return insert_content(reader, clause, &content, is_adding, into);
}

/* « par une phrase et un alinéa ainsi rédigés »: one after the other. */
static bool say_both(struct reader *reader, struct clause *clause, const struct content *content,
                     struct instructions *into)
{
    struct content alineas = *content, sentences = *content;

    sentences.items.count = content->sentences;
    alineas.kind = CONTENT_ALINEAS;
    alineas.items.items += content->sentences;
    alineas.items.count -= content->sentences;
    return clause_say(reader, clause, ACT_APPEND, &sentences, into) &&
           clause_say(reader, clause, ACT_APPEND, &alineas, into);
}

/* « compléter l’alinéa 3 par… », « faire précéder l’alinéa 3 de… » */
bool complete_read(struct reader *reader, struct context *context, struct clause *clause,
                   enum instruction_act act, struct instructions *into)
{
    struct content content;

    trailing_read(reader, context, clause);
    reader_take(reader, TOKEN_COMMA);
    reader_take(reader, TOKEN_LINE);
    while (token_is(reader, reader->at, WORD_THUS))
        reader->at++;
    if (!reader_take_word(reader, WORD_BY) && !reader_take_word(reader, WORD_OF) &&
        token_now(reader)->kind != TOKEN_COLON)
        return false;
    if (!content_read(reader, &content, clause->has_terms ? CONTENT_WORDS : clause_kind(clause)))
        return false;
    if (clause->has_terms)
        act = act == ACT_APPEND ? ACT_INSERT_AFTER : ACT_INSERT_BEFORE;
    clause_forget_ends(clause);
    if (content.sentences && content.sentences < content.items.count)
        return say_both(reader, clause, &content, into);
    return clause_say(reader, clause, act, &content, into);
}

static bool complete_object(struct reader *reader, struct context *context, struct clause *clause,
                            enum instruction_act act, struct instructions *into)
{
    if (!token_is(reader, reader->at, WORD_OF))
        object_read(reader, context, clause);
    return complete_read(reader, context, clause, act, into);
}

/* « rédiger ainsi l’alinéa 3 : », « rétablir cet article dans la rédaction suivante : » */
bool write_read(struct reader *reader, struct context *context, struct clause *clause,
                struct instructions *into)
{
    struct content content = { 0 };

    while (reader_take_word(reader, WORD_THUS)) {
    }
    object_read(reader, context, clause);
    reader_take(reader, TOKEN_COMMA);
    while (token_is(reader, reader->at, WORD_THUS) || token_is(reader, reader->at, WORD_AT) ||
           token_is(reader, reader->at, WORD_THAT) || token_is(reader, reader->at, WORD_THE) ||
           token_is(reader, reader->at, WORD_WRITING) ||
           token_is(reader, reader->at, WORD_FOLLOWING) ||
           token_is(reader, reader->at, WORD_PARTICIPLE))
        reader->at++;
    if (!reader_take(reader, TOKEN_COLON) && token_now(reader)->kind != TOKEN_LINE &&
        token_now(reader)->kind != TOKEN_OPEN)
        return false;
    content.kind = clause_kind(clause);
    if (!content_items_read(reader, &content))
        return false;
    if (clause_is_rewriting(clause))
        return clause_rewrite(reader, clause, &content, into);
    return clause_say(reader, clause, ACT_REPLACE, &content, into);
}

/* « procéder à la même substitution aux alinéas 3 et 4 » */
static bool proceed_read(struct reader *reader, struct context *context, struct clause *clause,
                         struct instructions *into)
{
    struct instruction same;

    trailing_read(reader, context, clause);
    while (token_is(reader, reader->at, WORD_AT) || token_is(reader, reader->at, WORD_THE))
        reader->at++;
    if (!reader_take_word(reader, WORD_SAME) || !reader_take_word(reader, WORD_KIND))
        return false;
    reader_take(reader, TOKEN_COMMA);
    do
        place_read(reader, context, clause, true);
    while (reader_take(reader, TOKEN_COMMA) || reader_take_word(reader, WORD_AND));
    if (!reader->has_last)
        return false;
    same = reader->last;
    same.is_same = true;
    same.label = STR("");
    clause_emit(reader, clause, &same, into);
    return true;
}

/* « modifier ainsi les crédits… »: a table, which is never changed here. */
static bool modify_read(struct reader *reader, struct context *context, struct clause *clause,
                        struct instructions *into)
{
    struct instruction table = { .act = ACT_CHANGE };
    bool is_credits = false;

    for (; !reader_ends_line(reader, reader->at); reader->at++)
        is_credits = is_credits || token_is(reader, reader->at, WORD_CREDITS) ||
                     token_means(reader, reader->at, WORD_UNIT, UNIT_TABLE);
    if (!is_credits)
        return change_read(reader, context, clause, into);
    clause->places.items[0].is_table = true;
    while (token_now(reader)->kind != TOKEN_END && !line_instructs(reader, reader->at + 1))
        reader->at = token_at(reader, reader->at + 1)->line_end;
    clause_emit(reader, clause, &table, into);
    return true;
}

bool verb_read(struct reader *reader, struct context *context, struct clause *clause,
               enum verb verb, struct instructions *into)
{
    switch (verb) {
    case VERB_DELETE: return delete_read(reader, context, clause, into);
    case VERB_REPLACE: return replace_read(reader, context, clause, into);
    case VERB_SUBSTITUTE: return substitute_read(reader, context, clause, into);
    case VERB_INSERT: return insert_read(reader, context, clause, false, into);
    case VERB_ADD: return insert_read(reader, context, clause, true, into);
    case VERB_COMPLETE: return complete_object(reader, context, clause, ACT_APPEND, into);
    case VERB_PRECEDE: return complete_object(reader, context, clause, ACT_PREPEND, into);
    case VERB_WRITE:
    case VERB_RESTORE: return write_read(reader, context, clause, into);
    case VERB_PROCEED: return proceed_read(reader, context, clause, into);
    case VERB_MAKE:
        if (!token_means(reader, reader->at, WORD_VERB, VERB_PRECEDE))
            return false;
        reader->at++;
        return complete_object(reader, context, clause, ACT_PREPEND, into);
    case VERB_MODIFY: return modify_read(reader, context, clause, into);
    default: return false;
    }
}
