#include "law/formula_inside.h"

enum { LIST_MAX = 100 /* articles or points named in one list */ };

static bool is_plural(const struct reader *reader, size_t at)
{
    return str_ends(reader_slice(reader, at, at + 1), "s") ||
           str_ends(reader_slice(reader, at, at + 1), "x");
}

static bool is_unit(const struct reader *reader, size_t at, enum unit unit)
{
    return token_means(reader, at, WORD_UNIT, (int)unit);
}

static void skip_words(struct reader *reader, enum word_kind kind)
{
    while (token_is(reader, reader->at, kind))
        reader->at++;
}

/* May the name of a law go on after a comma: « …des chances, la participation et… »? */
static bool name_goes_on(const struct reader *reader, size_t at)
{
    const struct token *token;

    do
        token = token_at(reader, ++at);
    while (token->word && (token->word->kind == WORD_THE || token->word->kind == WORD_OF ||
                           token->word->kind == WORD_AT || token->word->kind == WORD_AND));
    return token->kind == TOKEN_WORD && !token->word;
}

static bool name_ends(const struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);

    switch (token->kind) {
    case TOKEN_COMMA: return !name_goes_on(reader, at);
    case TOKEN_END:
    case TOKEN_LINE:
    case TOKEN_COLON:
    case TOKEN_SEMICOLON:
    case TOKEN_OPEN:
    case TOKEN_CLOSE:
    case TOKEN_BEGIN_PAREN:
    case TOKEN_END_PAREN: return true;
    case TOKEN_STOP: return reader_ends_line(reader, at + 1);
    default: break;
    }
    if (!token->word)
        return false;
    if (token->word->kind == WORD_THE && token_is(reader, at + 1, WORD_TERM) &&
        token_at(reader, at + 2)->kind == TOKEN_COLON)
        return true;
    return token->word->kind == WORD_BE || token->word->kind == WORD_BECOMES ||
           token->word->kind == WORD_VERB ||
           (token->word->kind == WORD_IT && token_is(reader, at + 1, WORD_BE));
}

static void law_read(struct reader *reader, struct chain *chain, bool is_back)
{
    size_t begin = reader->at;

    reader->at++;
    if (is_back) {
        reader_take_word(reader, WORD_PRESENT);
        chain->spot->place.law =
            reader->law.length ? reader->law : reader_slice(reader, begin - 1, reader->at);
    } else {
        size_t end;

        while (!name_ends(reader, reader->at))
            reader->at++;
        for (end = reader->at; end > begin + 1 && token_is(reader, end - 1, WORD_PRESENT);)
            end--;
        chain->spot->place.law = reader->law = reader_slice(reader, begin, end);
    }
    chain->is_closed = true;
}

/* « L. 1 », and as one « 2 à 5 »: which lie between is not known here. */
static struct str article_range_read(struct reader *reader)
{
    size_t begin = reader->at, end;
    struct str number = article_number_read(reader);

    end = reader->at;
    if (!number.length || !token_is(reader, end, WORD_AT))
        return number;
    reader->at++;
    if (article_number_read(reader).length)
        return reader_slice(reader, begin, reader->at);
    reader->at = end;
    return number;
}

/* « article 3 », « articles L. 1, L. 2 et L. 3 », « articles 2 à 5 » */
static bool article_read(struct reader *reader, struct chain *chain, size_t chain_begin)
{
    size_t unit = reader->at, end;
    struct str number;

    reader->at++;
    reader_take(reader, TOKEN_STOP);
    number = is_plural(reader, unit) ? article_range_read(reader) : article_number_read(reader);
    if (!number.length) {
        /* « compléter l’article par… » is the one in question */
        chain->spot->is_this_article = unit > chain_begin;
        return unit > chain_begin;
    }
    chain->spot->place.article = reader->article = number;
    while (is_plural(reader, unit) && chain->more_articles.count < LIST_MAX) {
        end = reader->at;
        reader_take(reader, TOKEN_COMMA);
        reader_take_word(reader, WORD_AND);
        number = reader->at > end ? article_range_read(reader) : STR("");
        if (!number.length) {
            reader->at = end;
            break;
        }
        *list_add(reader->arena, &chain->more_articles) = number;
    }
    return true;
}

/* « I bis », « 2° », « les 2° et 3° », « a et b » */
static bool points_read(struct reader *reader, struct chain *chain, bool is_list)
{
    struct str point = point_read(reader);
    bool is_first = !chain->points.count;

    if (!point.length)
        return false;
    *list_add(reader->arena, &chain->points) = point;
    while (is_list && is_first && chain->more_points.count < LIST_MAX) {
        size_t end = reader->at;

        if (!reader_take(reader, TOKEN_COMMA) && !reader_take_word(reader, WORD_AND) &&
            !reader_take_word(reader, WORD_AT))
            break;
        reader_take_word(reader, WORD_AND);
        reader_take_word(reader, WORD_THE);
        if (token_is(reader, end, WORD_AT)) {
            reader->at = end; /* « les 2° à 5° »: which stand between is not known here */
            return false;
        }
        point = point_read(reader);
        if (!point.length) {
            reader->at = end;
            break;
        }
        *list_add(reader->arena, &chain->more_points) = point;
    }
    return true;
}

/* « titre II », « chapitre Ier », « intitulé », « division » */
static bool part_read(struct reader *reader, struct chain *chain)
{
    if (!chain->part_to)
        chain->part_from = reader->at;
    reader->at++;
    if (token_now(reader)->kind == TOKEN_NUMBER ||
        (token_now(reader)->kind == TOKEN_WORD && !token_now(reader)->word)) {
        char first = reader->formula->source.data[token_now(reader)->from];

        if ((first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9')) {
            reader->at++;
            while (token_now(reader)->is_glued && token_now(reader)->kind == TOKEN_WORD)
                reader->at++;
            skip_words(reader, WORD_BIS);
        }
    } else if (token_is(reader, reader->at, WORD_ORDINAL) &&
               !token_is(reader, reader->at + 1, WORD_UNIT)) {
        reader->at++; /* « livre premier » */
    }
    chain->part_to = reader->at;
    return true;
}

/* « de la proposition de loi organique » after « l’intitulé »; alone it is the whole text. */
static bool bill_read(struct reader *reader, struct chain *chain)
{
    while (!name_ends(reader, reader->at))
        reader->at++;
    if (chain->part_to)
        chain->part_to = reader->at;
    chain->is_closed = true;
    return true;
}

static bool table_read(struct reader *reader, struct chain *chain, size_t begin)
{
    struct place *place = &chain->spot->place;

    place->is_table = true;
    reader->at++;
    while (token_now(reader)->kind == TOKEN_NUMBER || token_now(reader)->kind == TOKEN_END_PAREN)
        reader->at++;
    *list_add(reader->arena, &place->columns) = reader_slice(reader, begin, reader->at);
    return true;
}

/* After ordinals: « phrase », « alinéas », « colonne », « occurrence ». */
static bool ordinal_unit_read(struct reader *reader, struct chain *chain, size_t begin,
                              const struct number_ranges *numbers)
{
    struct spot *spot = chain->spot;
    int unit = token_is(reader, reader->at, WORD_UNIT) ? token_now(reader)->word->value : -1;

    switch (unit) {
    case UNIT_ALINEA:
        spot->place.alineas = *numbers;
        chain->is_narrowed = chain->points.count > 0;
        break;
    case UNIT_SENTENCE: spot->place.sentences = *numbers; break;
    case UNIT_OCCURRENCE: spot->occurrence = numbers->items[0].from; break;
    case UNIT_COLUMN:
    case UNIT_TABLE: return table_read(reader, chain, begin);
    case UNIT_PART: return part_read(reader, chain);
    default: return false;
    }
    reader->at++;
    return true;
}

/* « l’alinéa 3 »; « la fin de l’alinéa », without a number, is the one in question. */
static bool alinea_read(struct reader *reader, struct chain *chain, size_t begin)
{
    size_t unit = reader->at++;

    if (ranges_read(reader, &chain->spot->place.alineas)) {
        chain->is_narrowed = chain->points.count > 0;
        return true;
    }
    chain->spot->is_this = unit > begin;
    return unit > begin;
}

/* « le texte proposé par le 2° pour l’article L. 3 »: what an alinéa quotes. */
static bool text_read(struct reader *reader, struct chain *chain)
{
    size_t begin = reader->at++;

    chain->spot->place.is_quoted_law = true;
    while (!name_ends(reader, reader->at) && !token_is(reader, reader->at, WORD_PURPOSE))
        reader->at++;
    if (reader_take_word(reader, WORD_PURPOSE))
        return true;
    reader->at = begin;
    return false;
}

/* What stands behind « cet », « ce », « ces », « le même », « le présent ». */
static bool this_read(struct reader *reader, struct chain *chain)
{
    struct spot *spot = chain->spot;
    int unit = token_is(reader, reader->at, WORD_UNIT) ? token_now(reader)->word->value : -1;

    if (unit == UNIT_LAW) {
        law_read(reader, chain, true);
        return true;
    }
    if (unit == UNIT_PART)
        return part_read(reader, chain);
    if (unit == UNIT_TABLE || unit == UNIT_COLUMN)
        return table_read(reader, chain, reader->at);
    if (unit < 0 && token_now(reader)->kind == TOKEN_NUMBER)
        return points_read(reader, chain, false);
    if (unit < 0 && point_read(reader).length)
        return spot->is_this = true;
    if (unit != UNIT_ARTICLE && unit != UNIT_ALINEA && unit != UNIT_SENTENCE && unit != UNIT_POINT)
        return false;
    reader->at++;
    if (unit == UNIT_ALINEA && ranges_read(reader, &spot->place.alineas))
        return true; /* « dudit alinéa 7 » */
    if (unit == UNIT_ARTICLE)
        spot->is_this_article = true;
    else
        spot->is_this = true;
    return true;
}

static bool unit_read(struct reader *reader, struct chain *chain, size_t begin)
{
    struct spot *spot = chain->spot;

    switch (token_now(reader)->word->value) {
    case UNIT_ALINEA: return alinea_read(reader, chain, begin);
    case UNIT_SENTENCE: spot->is_this = reader->at++ > begin; return spot->is_this;
    case UNIT_ARTICLE: return article_read(reader, chain, begin);
    case UNIT_PART: return part_read(reader, chain);
    case UNIT_BILL: return bill_read(reader, chain);
    case UNIT_TABLE:
    case UNIT_COLUMN: return table_read(reader, chain, begin);
    case UNIT_TEXT: return text_read(reader, chain);
    case UNIT_LAW: law_read(reader, chain, false); return true;
    case UNIT_POINT: reader->at++; return points_read(reader, chain, true);
    case UNIT_END:
    case UNIT_START:
        spot->place.end = is_unit(reader, reader->at, UNIT_END) ? PLACE_END : PLACE_START;
        reader->at++;
        return true;
    default: return false;
    }
}

/* One link of the chain, with its article before it. */
bool link_read(struct reader *reader, struct chain *chain, bool is_bare)
{
    size_t begin = reader->at;
    struct number_ranges numbers;
    bool is_back = token_means(reader, begin, WORD_OF, 1) || token_means(reader, begin, WORD_AT, 1);
    bool is_list = is_plural(reader, begin);

    reader_take_word(reader, WORD_OF);
    reader_take_word(reader, WORD_AT);
    is_list = is_list || is_plural(reader, reader->at);
    reader_take_word(reader, WORD_THE);
    if (is_back || token_is(reader, reader->at, WORD_THIS) ||
        token_is(reader, reader->at, WORD_SAME) || token_is(reader, reader->at, WORD_PRESENT)) {
        reader->at += !is_back;
        if (ordinals_read(reader, &numbers))
            return ordinal_unit_read(reader, chain, begin, &numbers) &&
                   (chain->spot->is_this = true);
        return this_read(reader, chain);
    }
    if (ordinals_read(reader, &numbers))
        return ordinal_unit_read(reader, chain, begin, &numbers);
    if (token_is(reader, reader->at, WORD_UNIT) &&
        (!is_bare || reader->at > begin || !is_unit(reader, reader->at, UNIT_LAW)))
        return unit_read(reader, chain, begin);
    return reader->at > begin && points_read(reader, chain, is_list);
}
