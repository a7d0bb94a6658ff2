#include "law/formula_english.h"

#include "law/canon.h"
#include "render/language.h"

static const char not_understood[] = N_("This was not understood.");
static const char only_a_place[] = N_("A place is named, but not what changes there.");
static const char unknown_end[] =
    N_("It goes to the end of a line or part that is not known here.");

static bool spot_take(struct reader *reader, struct clause *clause)
{
    struct place place = clause->places.items[0];
    struct spot spot;

    if (!english_spot_read(reader, &spot) || spot.others.count >= CLAUSE_PLACES_MAX)
        return false;
    if (clause->around && !clause->has_spot && spot.place.points.count)
        place = *clause->around;
    place_enter(reader->arena, &place, &spot);
    for (size_t i = 0; i < spot.others.count; i++) {
        struct spot other = { .place = spot.others.items[i] };
        struct place more = clause->places.items[0];

        place_enter(reader->arena, &more, &other);
        *list_add(reader->arena, &clause->places) = more;
    }
    clause->places.items[0] = place;
    return clause->has_spot = true;
}

/* Quotation marks are opened once; those of each paragraph in them are its own. */
static void quoted_read(struct reader *reader, struct str_list *items)
{
    size_t depth = 1, begin = ++reader->at;

    for (;; reader->at++) {
        enum token_kind kind = token_now(reader)->kind;

        if (kind == TOKEN_OPEN)
            depth++;
        else if (kind == TOKEN_CLOSE)
            depth--;
        if (depth && kind != TOKEN_LINE && kind != TOKEN_END)
            continue;
        if (reader->at > begin)
            *list_add(reader->arena, items) =
                canon_text(reader->arena, reader_slice(reader, begin, reader->at));
        begin = reader->at + 1;
        if (!depth || kind == TOKEN_END)
            break;
    }
    reader_take(reader, TOKEN_CLOSE);
}

static void bare_read(struct reader *reader, struct str_list *items)
{
    while (token_now(reader)->kind != TOKEN_END) {
        size_t end = token_now(reader)->line_end;

        *list_add(reader->arena, items) =
            canon_text(reader->arena, reader_slice(reader, reader->at, end));
        reader->at = end;
        reader_take(reader, TOKEN_LINE);
    }
}

/* « “y” » goes in as words; behind a dash, on lines of their own, paragraphs follow. */
static bool content_take(struct reader *reader, struct content *content)
{
    content->kind = content->kind ? content->kind : CONTENT_WORDS;
    if (reader_take(reader, TOKEN_DASH) || token_now(reader)->kind == TOKEN_COLON) {
        reader_take(reader, TOKEN_COLON);
        if (token_now(reader)->kind == TOKEN_LINE && content->kind == CONTENT_WORDS)
            content->kind = CONTENT_ALINEAS;
    }
    if (reader_take(reader, TOKEN_LINE) && content->kind == CONTENT_WORDS)
        content->kind = CONTENT_ALINEAS;
    if (token_now(reader)->kind == TOKEN_OPEN)
        quoted_read(reader, &content->items);
    else if (content->kind != CONTENT_WORDS)
        bare_read(reader, &content->items);
    return content->items.count > 0;
}

/* « in both places it occurs », « where it first occurs », « (wherever occurring) » */
static void occurrence_read(struct reader *reader, struct terms *terms)
{
    enum { OCCURRENCE_MAX = 10 };
    size_t at = reader->at;
    int64_t times = 0, occurrence = 0;
    bool is_one = false;

    at += token_at(reader, at)->kind == TOKEN_COMMA;
    at += token_at(reader, at)->kind == TOKEN_BEGIN_PAREN;
    for (size_t end = at + OCCURRENCE_MAX; at < end; at++) {
        const struct token *token = token_at(reader, at);

        if (token_is(reader, at, WORD_EACH))
            times = token->word->value;
        else if (token_is(reader, at, WORD_ORDINAL))
            occurrence = token->word->value;
        else if (token_is(reader, at, WORD_PRESENT) || token_is(reader, at, WORD_TIMES))
            is_one = true;
        else if (!token_is(reader, at, WORD_AT) && !token_is(reader, at, WORD_THE) &&
                 !token_is(reader, at, WORD_SAME))
            break;
    }
    if (!is_one || (!times && !occurrence))
        return;
    terms->times = times;
    terms->occurrence = occurrence;
    reader->at = at;
    reader_take(reader, TOKEN_END_PAREN);
    reader_take(reader, TOKEN_COMMA);
}

static struct str quotation_take(struct reader *reader)
{
    struct str_list items = { 0 };

    quoted_read(reader, &items);
    return items.count ? items.items[0] : STR("");
}

/* « “x” », « second “x” », « the words “x” and “y” » */
static bool words_read(struct reader *reader, struct terms *terms)
{
    size_t begin = reader->at;
    struct terms found = { 0 };

    reader_take_word(reader, WORD_THE);
    if (token_is(reader, reader->at, WORD_ORDINAL)) {
        found.occurrence = token_now(reader)->word->value;
        reader->at++;
    }
    reader_take_word(reader, WORD_TERM);
    if (token_now(reader)->kind != TOKEN_OPEN) {
        reader->at = begin;
        return false;
    }
    do {
        *list_add(reader->arena, &found.words) = quotation_take(reader);
        begin = reader->at;
        if (!reader_take(reader, TOKEN_COMMA))
            reader_take_word(reader, WORD_AND);
    } while (token_now(reader)->kind == TOKEN_OPEN && found.words.count < WORDS_MAX);
    reader->at = begin;
    occurrence_read(reader, &found);
    *terms = found;
    return true;
}

/*
 * « from “x” to “y” », « from “x” to the end of subsection (2) ». In an act « the
 * words from “x” to “y” » take both with them.
 */
static bool stretch_read(struct reader *reader, struct clause *clause)
{
    size_t begin = reader->at;
    bool is_act;

    reader_take_word(reader, WORD_THE);
    is_act = reader_take_word(reader, WORD_TERM);
    if (!reader_take_word(reader, WORD_FROM) || !words_read(reader, &clause->terms)) {
        reader->at = begin;
        return false;
    }
    clause->has_terms = true;
    if (!reader_take_word(reader, WORD_UNTIL))
        return false;
    if (token_now(reader)->kind == TOKEN_OPEN) {
        clause->terms.to = quotation_take(reader);
        clause->is_between = !is_act;
        return true;
    }
    if (!spot_take(reader, clause) || clause->places.items[0].end != PLACE_END)
        return false;
    clause->relation = RELATION_AFTER;
    if (!clause->places.items[0].points.count ||
        token_means(reader, reader->at - 2, WORD_UNIT, UNIT_LINE))
        reader->why = unknown_end;
    return !reader->why;
}

static bool object_take(struct reader *reader, struct clause *clause)
{
    if (stretch_read(reader, clause))
        return true;
    if (clause->has_terms)
        return false;
    if (words_read(reader, &clause->terms))
        return clause->has_terms = true;
    return spot_take(reader, clause);
}

/* « leave out “x” », and what may come instead: « and insert “y” ». */
static bool leave_out_read(struct reader *reader, struct clause *clause, struct instructions *into)
{
    struct content content = { 0 };
    enum instruction_act act = ACT_DELETE;

    reader_take_word(reader, WORD_IT);
    if (!object_take(reader, clause))
        return false;
    while (reader_take(reader, TOKEN_COMMA) && spot_take(reader, clause))
        continue;
    if (token_is(reader, reader->at, WORD_AND) && token_is(reader, reader->at + 1, WORD_VERB)) {
        reader->at += 2;
        while (reader_take_word(reader, WORD_THE) || reader_take_word(reader, WORD_FOLLOWING) ||
               reader_take_word(reader, WORD_UNIT))
            continue;
        if (!content_take(reader, &content))
            return false;
        act = ACT_REPLACE;
    }
    if (clause->relation && clause_is_rewriting(clause))
        return clause_rewrite(reader, clause, &content, into);
    return clause_say(reader, clause, act, &content, into);
}

/* « the following new Clause— », « the following new Schedule— », or what simply follows. */
static void announcement_take(struct reader *reader, struct content *content)
{
    size_t begin = reader->at;

    while (reader_take_word(reader, WORD_THE) || reader_take_word(reader, WORD_FOLLOWING))
        continue;
    if (reader->at > begin && (token_means(reader, reader->at, WORD_UNIT, UNIT_ARTICLE) ||
                               token_means(reader, reader->at, WORD_UNIT, UNIT_PART))) {
        content->kind = CONTENT_ARTICLE;
        reader->at++;
    } else if (reader->at > begin) {
        reader_take_word(reader, WORD_UNIT);
        reader_take_word(reader, WORD_TERM);
    }
}

static bool insert_take(struct reader *reader, struct clause *clause, bool is_adding,
                        struct instructions *into)
{
    struct content content = { 0 };
    struct place *place = &clause->places.items[0];
    enum instruction_act act = ACT_APPEND;

    announcement_take(reader, &content);
    if (!content_take(reader, &content))
        return false;
    if (content.kind == CONTENT_ARTICLE ||
        (content.kind == CONTENT_ALINEAS && clause->relation && place->article.length &&
         !place->points.count && !clause->has_terms)) {
        struct instruction article = clause_instruction(clause, ACT_NEW_ARTICLE, &content);

        article.content_kind = CONTENT_ARTICLE;
        article.is_before = clause->relation == RELATION_BEFORE;
        clause_emit(reader, clause, &article, into);
        return true;
    }
    if (clause->relation)
        act = clause->relation == RELATION_AFTER ? ACT_INSERT_AFTER : ACT_INSERT_BEFORE;
    else if (place->end == PLACE_START)
        act = ACT_PREPEND;
    else if (place->end != PLACE_END && !is_adding)
        return false;
    clause_forget_ends(clause);
    return clause_say(reader, clause, act, &content, into);
}

/* What may follow: a mark, then « and » with one more in the same place. */
static void sentence_close(struct reader *reader, struct context *context,
                           const struct clause *clause)
{
    enum token_kind kind;

    while ((kind = token_now(reader)->kind) == TOKEN_STOP || kind == TOKEN_COMMA ||
           kind == TOKEN_SEMICOLON)
        reader->at++;
    reader_take_word(reader, WORD_AND);
    context->line_place = clause->places.items[0];
    context->line_place.end = PLACE_WHOLE;
    context->has_line_place = !reader_ends_line(reader, reader->at);
}

/* « is repealed », « is amended as follows » */
static bool passive_take(struct reader *reader, struct context *context, struct clause *clause,
                         struct instructions *into)
{
    reader->at++;
    if (!token_is(reader, reader->at, WORD_PARTICIPLE) || !clause->has_spot)
        return false;
    if (token_now(reader)->word->value == VERB_DELETE) {
        reader->at++;
        sentence_close(reader, context, clause);
        return clause_say(reader, clause, ACT_DELETE, NULL, into);
    }
    reader->at++;
    while (reader_take_word(reader, WORD_THUS))
        continue;
    reader_take(reader, TOKEN_STOP);
    reader_take(reader, TOKEN_DASH);
    /* The numbered paragraphs that follow are of that act or section, beside this one. */
    context->place = clause->places.items[0];
    if (context->outer && context->outer->kind &&
        label_peek(reader, reader->at + 1, context->kind).kind == context->outer->kind)
        context->outer->place = context->place;
    return true;
}

static bool verb_take(struct reader *reader, struct clause *clause, struct instructions *into)
{
    enum verb verb = (enum verb)token_now(reader)->word->value;
    struct content content = { 0 };

    reader->at++;
    switch (verb) {
    case VERB_DELETE: return leave_out_read(reader, clause, into);
    case VERB_INSERT: return insert_take(reader, clause, false, into);
    case VERB_ADD: return insert_take(reader, clause, true, into);
    case VERB_MAKE: return insert_take(reader, clause, false, into);
    case VERB_SUBSTITUTE:
        announcement_take(reader, &content);
        if (!clause->has_terms && clause->places.items[0].article.length &&
            !clause->places.items[0].points.count)
            content.kind = CONTENT_ARTICLE;
        return content_take(reader, &content) &&
               clause_say(reader, clause, ACT_REPLACE, &content, into);
    default: return false;
    }
}

static bool piece_take(struct reader *reader, struct clause *clause)
{
    reader_take_word(reader, WORD_UNTIL); /* « To move… » */
    if (token_is(reader, reader->at, WORD_VERB))
        return true;
    if (token_is(reader, reader->at, WORD_AFTER) || token_is(reader, reader->at, WORD_BEFORE)) {
        clause->relation =
            token_is(reader, reader->at, WORD_AFTER) ? RELATION_AFTER : RELATION_BEFORE;
        reader->at++;
        return object_take(reader, clause);
    }
    if (reader_take_word(reader, WORD_PURPOSE))
        return object_take(reader, clause);
    return spot_take(reader, clause);
}

/* « In section 5— » with its paragraphs below. */
static bool line_take(struct reader *reader, struct context *context, struct clause *clause)
{
    if (!clause->has_spot || clause->has_terms || clause->relation ||
        !label_peek(reader, reader->at + 1, context->kind).kind) {
        reader_unknown(reader, clause->from, reader->at, only_a_place);
        return false;
    }
    context->place = clause->places.items[0];
    return false;
}

void english_clause_read(struct reader *reader, struct context *context, struct instructions *into)
{
    struct place place = context->has_line_place ? context->line_place : context->place;
    struct clause clause = { .from = reader->at,
                             .places = { &place, 1, 1 },
                             .around = &context->place };

    context->has_line_place = false;
    for (;;) {
        enum token_kind kind = token_now(reader)->kind;

        if (kind == TOKEN_COMMA || kind == TOKEN_DASH || kind == TOKEN_COLON) {
            reader->at++;
        } else if (kind == TOKEN_LINE || kind == TOKEN_END) {
            line_take(reader, context, &clause);
            return;
        } else if (token_is(reader, reader->at, WORD_VERB)) {
            if (!verb_take(reader, &clause, into))
                break;
            sentence_close(reader, context, &clause);
            return;
        } else if (token_is(reader, reader->at, WORD_BE)) {
            if (!passive_take(reader, context, &clause, into))
                break;
            return;
        } else if (!piece_take(reader, &clause)) {
            break;
        }
    }
    reader->at = token_now(reader)->line_end;
    reader_unknown(reader, clause.from, reader->at, reader->why ? reader->why : not_understood);
    reader->why = NULL;
}
