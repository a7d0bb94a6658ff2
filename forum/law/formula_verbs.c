#include "law/formula_inside.h"
#include "render/language.h"

static const char no_place_said[] = N_("Where it is to be inserted is not said.");
static const char rest_unchanged[] = N_("The rest is to stay, but where it begins is not said.");

/* What a verb is applied to, said after it; or before, when nothing is. */
static bool object_read(struct reader *reader, struct context *context, struct clause *clause)
{
    size_t begin = reader->at;

    for (;;) {
        reader_take(reader, TOKEN_COMMA);
        if (times_read(reader, &clause->terms))
            continue;
        if (terms_read(reader, &clause->terms))
            return clause->has_terms = true;
        if (!place_read(reader, context, clause, false))
            break;
        /* « supprimer, à l’alinéa 3, les mots… »: a place may come before the words */
        if (token_now(reader)->kind != TOKEN_COMMA)
            break;
    }
    return reader->at > begin;
}

/* After what was to be said: « …, à la première phrase de l’alinéa 5 ». */
static void trail_read(struct reader *reader, struct context *context, struct clause *clause)
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

static struct instruction of_clause(const struct clause *clause, enum instruction_act act,
                                    const struct content *content)
{
    struct instruction instruction = {
        .act = act,
        .words = clause->terms.words,
        .words_to = clause->terms.to,
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

static bool emit(struct reader *reader, const struct clause *clause, enum instruction_act act,
                 const struct content *content, struct instructions *into)
{
    struct instruction instruction = of_clause(clause, act, content);

    if (content && content->is_rest_unchanged && act != ACT_REWRITE_START) {
        reader->why = rest_unchanged;
        return false;
    }
    clause_emit(reader, clause, &instruction, into);
    return true;
}

static enum place_end end_of(const struct clause *clause)
{
    return clause->places.items[0].end;
}

/* « après le mot : « x », la fin de l’alinéa »: what stands behind the words. */
static bool is_rewriting(const struct clause *clause)
{
    return end_of(clause) != PLACE_WHOLE && (!clause->has_terms || clause->relation);
}

static enum instruction_act rewriting(const struct clause *clause)
{
    return end_of(clause) == PLACE_START ? ACT_REWRITE_START : ACT_REWRITE_END;
}

static void ends_forget(struct clause *clause)
{
    for (size_t i = 0; i < clause->places.count; i++)
        clause->places.items[i].end = PLACE_WHOLE;
}

static bool rewrite(struct reader *reader, struct clause *clause, const struct content *content,
                    struct instructions *into)
{
    enum instruction_act act = rewriting(clause);

    ends_forget(clause);
    return emit(reader, clause, act, content, into);
}

static enum content_kind kind_of_place(const struct clause *clause)
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

bool delete_now(struct reader *reader, struct context *context, struct clause *clause,
                struct instructions *into)
{
    trail_read(reader, context, clause);
    if (is_rewriting(clause) && clause->has_terms)
        return rewrite(reader, clause, NULL, into);
    return emit(reader, clause, ACT_DELETE, NULL, into);
}

static bool delete_read(struct reader *reader, struct context *context, struct clause *clause,
                        struct instructions *into)
{
    if (!object_read(reader, context, clause) && !clause->has_terms)
        return false;
    trail_read(reader, context, clause);
    while (token_is(reader, reader->at, WORD_AND) && !clause->has_terms) {
        size_t begin = reader->at++;

        if (!place_read(reader, context, clause, true)) {
            reader->at = begin;
            break;
        }
    }
    return delete_now(reader, context, clause, into);
}

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
        if (!emit(reader, clause, ACT_REPLACE, content, into))
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

    is_pairs = respectively_read(reader) || is_pairs;
    begin = reader->at;
    if (is_pairs && terms_read(reader, &terms)) {
        content = (struct content){ .kind = CONTENT_WORDS, .items = terms.words };
        return emit_pairs(reader, clause, &content, into);
    }
    reader->at = begin;
    if (!content_read(reader, &content, clause->has_terms ? CONTENT_WORDS : kind_of_place(clause)))
        return false;
    trail_read(reader, context, clause);
    if (is_rewriting(clause) && clause->relation)
        return rewrite(reader, clause, &content, into);
    return emit(reader, clause, ACT_REPLACE, &content, into);
}

static bool replace_read(struct reader *reader, struct context *context, struct clause *clause,
                         struct instructions *into)
{
    bool is_pairs = respectively_read(reader);

    object_read(reader, context, clause);
    trail_read(reader, context, clause);
    is_pairs = respectively_read(reader) || is_pairs;
    if (token_now(reader)->kind == TOKEN_LINE)
        reader->at++;
    reader_take(reader, TOKEN_COMMA);
    if (!reader_take_word(reader, WORD_BY))
        return false;
    return replacement_read(reader, context, clause, is_pairs, into);
}

/* « substituer aux mots A les mots B »; « substituer les mots B aux mots A » */
static bool substitute_read(struct reader *reader, struct context *context, struct clause *clause,
                            struct instructions *into)
{
    bool is_pairs = respectively_read(reader);
    struct content content;

    reader_take(reader, TOKEN_COMMA);
    times_read(reader, &clause->terms);
    reader_take(reader, TOKEN_COMMA);
    if (token_is(reader, reader->at, WORD_AT)) {
        if (!object_read(reader, context, clause))
            return false;
        trail_read(reader, context, clause);
        reader_take(reader, TOKEN_COMMA);
        if (token_now(reader)->kind == TOKEN_LINE)
            reader->at++;
        return replacement_read(reader, context, clause, is_pairs, into);
    }
    if (!content_read(reader, &content, CONTENT_WORDS))
        return false;
    if (clause->has_terms) /* « à la seconde occurrence du mot A, substituer le mot B » */
        return !clause->relation && emit(reader, clause, ACT_REPLACE, &content, into);
    reader_take(reader, TOKEN_COMMA);
    reader_take(reader, TOKEN_LINE);
    return token_is(reader, reader->at, WORD_AT) && object_read(reader, context, clause) &&
           emit(reader, clause, ACT_REPLACE, &content, into);
}

/* Where what is inserted goes, from what was said around the verb. */
static bool insertion_act(const struct clause *clause, bool is_adding, enum instruction_act *act)
{
    if (clause->relation == RELATION_AFTER)
        *act = ACT_INSERT_AFTER;
    else if (clause->relation == RELATION_BEFORE)
        *act = ACT_INSERT_BEFORE;
    else if (end_of(clause) == PLACE_START)
        *act = ACT_PREPEND;
    else if (end_of(clause) == PLACE_END || is_adding)
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
        instruction = of_clause(clause, ACT_NEW_ARTICLE, content);
        instruction.is_before = clause->relation == RELATION_BEFORE;
        clause_emit(reader, clause, &instruction, into);
        return true;
    }
    if (content->kind == CONTENT_ARTICLE && clause->relation)
        content->kind = CONTENT_ALINEAS; /* of the law that a bill's article quotes */
    ends_forget(clause);
    return emit(reader, clause, act, content, into);
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

    trail_read(reader, context, clause);
    if (!beside_read(reader, context, clause))
        return false;
    reader_take(reader, TOKEN_COMMA);
    if (!content_read(reader, &content, CONTENT_NONE) || !beside_read(reader, context, clause))
        return false;
    return insert_content(reader, clause, &content, is_adding, into);
}

/* « compléter l’alinéa 3 par… », « faire précéder l’alinéa 3 de… » */
bool complete_read(struct reader *reader, struct context *context, struct clause *clause,
                   enum instruction_act act, struct instructions *into)
{
    struct content content;

    trail_read(reader, context, clause);
    reader_take(reader, TOKEN_COMMA);
    reader_take(reader, TOKEN_LINE);
    while (token_is(reader, reader->at, WORD_THUS))
        reader->at++;
    if (!reader_take_word(reader, WORD_BY) && !reader_take_word(reader, WORD_OF) &&
        token_now(reader)->kind != TOKEN_COLON)
        return false;
    if (!content_read(reader, &content, kind_of_place(clause)))
        return false;
    if (clause->has_terms)
        act = act == ACT_APPEND ? ACT_INSERT_AFTER : ACT_INSERT_BEFORE;
    ends_forget(clause);
    return emit(reader, clause, act, &content, into);
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
           token_is(reader, reader->at, WORD_THE) || token_is(reader, reader->at, WORD_WRITING) ||
           token_is(reader, reader->at, WORD_FOLLOWING) ||
           token_is(reader, reader->at, WORD_PARTICIPLE))
        reader->at++;
    if (!reader_take(reader, TOKEN_COLON) && token_now(reader)->kind != TOKEN_LINE &&
        token_now(reader)->kind != TOKEN_OPEN)
        return false;
    content.kind = kind_of_place(clause);
    if (!content_items_read(reader, &content))
        return false;
    if (is_rewriting(clause))
        return rewrite(reader, clause, &content, into);
    return emit(reader, clause, ACT_REPLACE, &content, into);
}

/* « procéder à la même substitution aux alinéas 3 et 4 » */
static bool proceed_read(struct reader *reader, struct context *context, struct clause *clause,
                         struct instructions *into)
{
    struct instruction same;

    trail_read(reader, context, clause);
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
