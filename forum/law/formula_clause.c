#include "law/formula_inside.h"
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
            reader->last = *what;
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

static void no_edit_read(struct reader *reader, struct clause *clause, struct instructions *into)
{
    struct instruction nothing = { .act = ACT_NONE };

    reader->at = token_now(reader)->line_end;
    clause_emit(reader, clause, &nothing, into);
}

/* « cet alinéa » where nothing said which: the one the list files it at. */
static void filed_alinea(struct reader *reader, struct place *place)
{
    int64_t number;

    if (place->alineas.count || !reader->filed_at ||
        !str_to_id(str_trim(reader->filed_at->alinea), &number))
        return;
    *list_add(reader->arena, &place->alineas) = (struct number_range){ number, number };
}

/* After « et » a place of the same level as the last one is one more. */
static bool is_beside(const struct place *place, const struct place *last)
{
    return (place->alineas.count && last->alineas.count) ||
           (place->sentences.count && last->sentences.count) ||
           (place->points.count && last->points.count) ||
           (place->part.length && last->part.length) ||
           (place->article.length && last->article.length);
}

/* « au premier alinéa et à la fin du second alinéa de l’article 3 »: both are of article 3. */
static void article_share(struct clause *clause, const struct place *place,
                          const struct context *context)
{
    for (size_t i = 0; i < clause->places.count && place->article.length; i++) {
        struct place *before = &clause->places.items[i];

        if (!str_equal(before->article, context->place.article) || before->part.length)
            continue;
        before->article = place->article;
        if (place->law.length)
            before->law = place->law;
    }
}

static void place_add(struct reader *reader, const struct context *context, struct clause *clause,
                      const struct spot *spot)
{
    const struct place *said = &spot->place;
    bool is_inside = said->sentences.count && !said->alineas.count && !said->points.count;
    struct place place =
        is_inside ? clause->places.items[clause->places.count - 1] : context->place;

    place_enter(reader->arena, &place, spot);
    *list_add(reader->arena, &clause->places) = place;
}

static void spot_enter(struct reader *reader, const struct context *context, struct clause *clause,
                       const struct spot *spot, bool is_another)
{
    size_t count = clause->places.count;

    if (is_another && clause->has_spot &&
        is_beside(&spot->place, &clause->places.items[count - 1])) {
        article_share(clause, &spot->place, context);
        place_add(reader, context, clause, spot);
    } else {
        for (size_t i = 0; i < count; i++)
            place_enter(reader->arena, &clause->places.items[i], spot);
    }
    for (size_t i = 0; i < spot->others.count; i++) {
        struct spot other = { .place = spot->others.items[i] };

        place_add(reader, context, clause, &other);
    }
    if (spot->is_this && !context->place.law.length)
        filed_alinea(reader, &clause->places.items[0]);
    if (spot->occurrence)
        clause->terms.occurrence = spot->occurrence;
    clause->has_spot = true;
    clause->is_this = spot->is_this;
}

bool place_read(struct reader *reader, const struct context *context, struct clause *clause,
                bool is_another)
{
    struct spot spot;

    if (!spot_read(reader, &spot))
        return false;
    spot_enter(reader, context, clause, &spot, is_another);
    return true;
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
    bool is_pending = clause->has_terms || clause->relation != RELATION_NONE;

    if (clause->has_spot && !is_pending)
        context->place = clause->places.items[0];
    if (token_now(reader)->kind == TOKEN_END ||
        (label_peek(reader, reader->at + 1, context->kind).kind && is_pending)) {
        reader_unknown(reader, clause->from, reader->at, only_a_place);
        return false;
    }
    reader->at++;
    return is_pending || !label_peek(reader, reader->at, context->kind).kind;
}

static bool relation_read(struct reader *reader, const struct context *context,
                          struct clause *clause)
{
    struct str_list before = clause->terms.words; /* « après A et après B » */

    clause->relation = token_is(reader, reader->at, WORD_AFTER) ? RELATION_AFTER : RELATION_BEFORE;
    reader->at++;
    if (!terms_read(reader, &clause->terms))
        return place_read(reader, context, clause, false);
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
static void clause_close(struct reader *reader, struct context *context, struct clause *clause)
{
    enum token_kind kind;

    while ((kind = token_now(reader)->kind) == TOKEN_STOP || kind == TOKEN_COMMA ||
           kind == TOKEN_SEMICOLON || kind == TOKEN_CLOSE)
        reader->at++;
    context->line_place = clause->places.items[0];
    context->line_place.end = PLACE_WHOLE;
    context->has_line_place = true;
    if (token_now(reader)->kind == TOKEN_LINE) {
        context->has_line_place = token_is(reader, reader->at + 1, WORD_AND);
        reader->at++;
    }
}

static bool verb_now(struct reader *reader, struct context *context, struct clause *clause,
                     struct instructions *into)
{
    if (token_is(reader, reader->at, WORD_VERB)) {
        enum verb verb = (enum verb)token_now(reader)->word->value;

        reader->at++;
        return verb_read(reader, context, clause, verb, into);
    }
    return passive_read(reader, context, clause, into);
}

void clause_read(struct reader *reader, struct context *context, struct instructions *into)
{
    struct clause clause = { .from = reader->at };
    struct instructions found = { 0 };

    *list_add(reader->arena, &clause.places) =
        context->has_line_place ? context->line_place : context->place;
    context->has_line_place = false;
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
        } else if (token_is(reader, reader->at, WORD_VERB) || is_passive(reader, reader->at)) {
            if (!verb_now(reader, context, &clause, &found))
                break;
            for (size_t i = 0; i < found.count; i++)
                *list_add(reader->arena, into) = found.items[i];
            clause_close(reader, context, &clause);
            return;
        } else if (!piece_read(reader, context, &clause))
            break;
    }
    clause_give_up(reader, &clause);
}
