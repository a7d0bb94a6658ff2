#include "law/formula_clause.h"
#include "render/language.h"

static const char not_understood[] = N_("This was not understood.");
static const char only_a_place[] = N_("A place is named, but not what changes there.");
static const char too_many[] = N_("There are too many instructions.");

void clause_emit(struct reader *reader, const struct clause *clause, const struct instruction *what,
                 struct instructions *into)
{
    for (size_t i = 0; i < clause->places.count; i++) {
        struct instruction *instruction;

        if (reader->instructions >= INSTRUCTIONS_MAX) {
            reader_unknown(reader, clause->from, reader->at, too_many);
            return;
        }
        reader->instructions++;
        instruction = list_add(reader->arena, into);
        *instruction = *what;
        instruction->place = clause->places.items[i];
        instruction->is_consequence = clause->is_consequence;
        instruction->from = token_at(reader, clause->from)->from;
        instruction->to =
            token_at(reader, reader->at > clause->from ? reader->at - 1 : clause->from)->to;
        if (what->act != ACT_NONE && what->act != ACT_CHANGE) {
            reader->last = *instruction;
            reader->has_last = true;
        }
    }
}

/* « En conséquence, », « Par coordination, », « Pour compenser la perte…, » */
static void opening_read(struct reader *reader, struct clause *clause)
{
    size_t at = reader->at;

    if (token_is(reader, at + 1, WORD_CONSEQUENCE) &&
        (token_is(reader, at, WORD_AT) || token_is(reader, at, WORD_BY) ||
         token_is(reader, at, WORD_PURPOSE))) {
        clause->is_consequence = true;
        while (token_is(reader, ++at, WORD_CONSEQUENCE) || token_is(reader, at, WORD_OF))
            continue;
        reader->at = at;
    } else if (token_is(reader, at, WORD_PURPOSE)) {
        for (; !reader_ends_line(reader, at); at++)
            if (token_at(reader, at)->kind == TOKEN_COMMA &&
                !(token_at(reader, at + 1)->kind == TOKEN_WORD && !token_at(reader, at + 1)->word))
                break;
        if (!reader_ends_line(reader, at))
            reader->at = at;
    }
    reader_take(reader, TOKEN_COMMA);
}

/*
 * A rate that pays for a loss, a report to Parliament, when an article begins to
 * hold: nothing in this text changes. A paragraph that edits anything is none of them.
 */
static bool is_no_edit(const struct reader *reader)
{
    enum { SUBJECT_MAX = 8 };
    bool is_loss = false, is_report = false, is_none = false;

    for (size_t at = reader->at; !reader_ends_line(reader, at); at++) {
        if (token_at(reader, at)->kind == TOKEN_OPEN || token_is(reader, at, WORD_VERB))
            return false;
        if (token_is(reader, at, WORD_PARTICIPLE) && at > reader->at &&
            (token_is(reader, at - 1, WORD_BE) || token_is(reader, at - 1, WORD_THUS)))
            return false;
        if (token_is(reader, at, WORD_LOSS) && at < reader->at + SUBJECT_MAX)
            is_loss = true;
        else if (token_is(reader, at, WORD_GOVERNMENT))
            is_report = true;
        else if (token_is(reader, at, WORD_HOLDS) || (is_loss && token_is(reader, at, WORD_PAYS)) ||
                 (is_report && token_is(reader, at, WORD_REPORTS)))
            is_none = true;
    }
    return is_none;
}

/* Does the next paragraph only go on with it: « Ce rapport étudie… »? */
static bool goes_on(const struct reader *reader, size_t next)
{
    if (token_at(reader, next - 1)->kind == TOKEN_END ||
        token_at(reader, next)->kind == TOKEN_OPEN || label_peek(reader, next, LABEL_NONE).kind ||
        line_instructs(reader, next))
        return false;
    for (; !reader_ends_line(reader, next); next++)
        if (token_is(reader, next, WORD_PARTICIPLE) && token_is(reader, next - 1, WORD_BE))
            return false;
    return true;
}

static void no_edit_read(struct reader *reader, struct clause *clause, struct instructions *into)
{
    struct instruction nothing = { .act = ACT_NONE };

    reader->at = token_now(reader)->line_end;
    while (goes_on(reader, reader->at + 1))
        reader->at = token_at(reader, reader->at + 1)->line_end;
    clause_emit(reader, clause, &nothing, into);
}

static bool is_passive(const struct reader *reader, size_t at)
{
    while (token_is(reader, at, WORD_IT))
        at++;
    return token_is(reader, at, WORD_BE) || token_is(reader, at, WORD_BECOMES);
}

/* A paragraph ends before the clause does: a locator alone, or words with the verb below. */
static bool line_read(struct reader *reader, struct context *context, struct clause *clause)
{
    if (clause->has_spot && !clause->has_terms) {
        context->place = clause->places.items[0];
        context->relation = clause->relation;
        clause->has_spot = false; /* a place that is said below takes its place */
    }
    if (token_now(reader)->kind == TOKEN_END ||
        (label_peek(reader, reader->at + 1, context->kind).kind && clause->has_terms)) {
        reader_unknown(reader, clause->from, reader->at, only_a_place);
        return false;
    }
    reader->at++;
    return !label_peek(reader, reader->at, context->kind).kind;
}

static bool relation_read(struct reader *reader, const struct context *context,
                          struct clause *clause)
{
    struct str_list before = clause->terms.words; /* « après A et après B » */

    clause->relation = token_is(reader, reader->at, WORD_AFTER) ? RELATION_AFTER : RELATION_BEFORE;
    reader->at++;
    if (!terms_read(reader, &clause->terms))
        return place_read(reader, context, clause, false);
    if (before.count + clause->terms.words.count > WORDS_MAX)
        return false;
    clause->terms.words = words_joined(reader->arena, &before, &clause->terms.words);
    return clause->has_terms = true;
}

/* Takes one piece of what stands before the verb. */
static bool piece_read(struct reader *reader, const struct context *context, struct clause *clause)
{
    bool is_another = reader_take_word(reader, WORD_AND);

    if (token_means(reader, reader->at, WORD_THUS, 0) &&
        token_is(reader, reader->at + 1, WORD_THAT)) {
        reader->at += 2;
        is_another = true;
    }
    if ((token_is(reader, reader->at, WORD_AFTER) || token_is(reader, reader->at, WORD_BEFORE)) &&
        token_at(reader, reader->at + 1)->kind != TOKEN_DASH)
        return relation_read(reader, context, clause);
    if (times_read(reader, &clause->terms))
        return true;
    if (terms_read(reader, &clause->terms))
        return clause->has_terms = true;
    return place_read(reader, context, clause, is_another) || is_another;
}

static void clause_give_up(struct reader *reader, const struct clause *clause)
{
    reader->at = token_now(reader)->line_end;
    reader_unknown(reader, clause->from, reader->at, reader->why ? reader->why : not_understood);
    reader->why = NULL;
}

/* What may still follow an instruction: marks, an aside; then the next clause begins. */
static void clause_close(struct reader *reader, struct context *context, struct clause *clause,
                         enum verb verb)
{
    enum token_kind kind;

    while ((kind = token_now(reader)->kind) == TOKEN_STOP || kind == TOKEN_COMMA ||
           kind == TOKEN_SEMICOLON || kind == TOKEN_CLOSE)
        reader->at++;
    context->line_place = clause->places.items[0];
    context->line_place.end = PLACE_WHOLE;
    context->has_line_place = true;
    context->line_verb = verb;
    if (token_now(reader)->kind == TOKEN_LINE) {
        context->has_line_place = token_is(reader, reader->at + 1, WORD_AND);
        reader->at++;
    }
}

/*
 * The verb, or where it is left out the one of the words before: « substituer aux
 * mots A les mots B et aux mots C les mots D ».
 */
static bool verb_now(struct reader *reader, struct context *context, struct clause *clause,
                     enum verb *verb, struct instructions *into)
{
    if (token_is(reader, reader->at, WORD_VERB)) {
        *verb = (enum verb)token_now(reader)->word->value;
        reader->at++;
        return verb_read(reader, context, clause, *verb, into);
    }
    if (is_passive(reader, reader->at)) {
        *verb = VERB_REPLACE;
        return passive_read(reader, context, clause, into);
    }
    if (token_is(reader, reader->at, WORD_BY))
        reader->at++;
    return replacement_read(reader, context, clause, false, into);
}

static bool is_verb_now(const struct reader *reader, const struct clause *clause, bool is_going_on,
                        enum verb before)
{
    if (token_is(reader, reader->at, WORD_VERB) || is_passive(reader, reader->at))
        return true;
    if (!is_going_on || !clause->has_terms || clause->relation)
        return false;
    if (before == VERB_REPLACE)
        return token_is(reader, reader->at, WORD_BY);
    return before == VERB_SUBSTITUTE && token_is(reader, reader->at, WORD_THE) &&
           token_is(reader, reader->at + 1, WORD_TERM);
}

void clause_read(struct reader *reader, struct context *context, struct instructions *into)
{
    struct place place; /* most clauses have no second one */
    struct clause clause = { .from = reader->at,
                             .places = { &place, 1, 1 },
                             .around = &context->place };
    struct instructions found = { 0 };
    bool is_going_on = context->has_line_place;
    enum verb verb = context->line_verb;

    place = is_going_on ? context->line_place : context->place;
    context->has_line_place = false;
    clause.relation = is_going_on ? RELATION_NONE : context->relation;
    reader_take_word(reader, WORD_AND);
    opening_read(reader, &clause);
    if (is_no_edit(reader)) {
        no_edit_read(reader, &clause, into);
        return;
    }
    for (;;) {
        enum token_kind kind = token_now(reader)->kind;

        if (kind == TOKEN_COMMA || kind == TOKEN_COLON || kind == TOKEN_DASH)
            reader->at++;
        else if (kind == TOKEN_LINE || kind == TOKEN_END) {
            if (!line_read(reader, context, &clause))
                return;
        } else if (is_verb_now(reader, &clause, is_going_on, context->line_verb)) {
            if (!verb_now(reader, context, &clause, &verb, &found))
                break;
            for (size_t i = 0; i < found.count; i++)
                *list_add(reader->arena, into) = found.items[i];
            clause_close(reader, context, &clause, verb);
            return;
        } else if (!piece_read(reader, context, &clause))
            break;
    }
    clause_give_up(reader, &clause);
}
