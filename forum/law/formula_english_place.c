/* Where a British amendment stands: « Clause 3, page 2, line 7 », « section 5(2)(a) of the … Act ».
 */
#include "law/formula_english.h"

static bool is_unit(const struct reader *reader, size_t at, enum unit unit)
{
    return token_means(reader, at, WORD_UNIT, (int)unit);
}

/* "(2)", "(2A)", "(aa)" */
static struct str bracket_read(struct reader *reader)
{
    size_t begin = reader->at, at = begin + 1;

    if (token_at(reader, begin)->kind != TOKEN_BEGIN_PAREN)
        return STR("");
    while (token_at(reader, at)->is_glued &&
           (token_at(reader, at)->kind == TOKEN_NUMBER || token_at(reader, at)->kind == TOKEN_WORD))
        at++;
    if (at == begin + 1 || token_at(reader, at)->kind != TOKEN_END_PAREN)
        return STR("");
    reader->at = at + 1;
    return reader_slice(reader, begin, at + 1);
}

/* "24", "5A", "NC12" */
static struct str number_read(struct reader *reader)
{
    size_t begin = reader->at;
    struct str text = reader_slice(reader, begin, begin + 1);

    if (token_now(reader)->kind != TOKEN_NUMBER &&
        !(token_now(reader)->kind == TOKEN_WORD && text.length <= 3 && text.data[0] >= 'A' &&
          text.data[0] <= 'Z' && !token_now(reader)->word))
        return STR("");
    do
        reader->at++;
    while (token_now(reader)->is_glued &&
           (token_now(reader)->kind == TOKEN_NUMBER || token_now(reader)->kind == TOKEN_WORD));
    return reader_slice(reader, begin, reader->at);
}

/* What was said so far, the innermost first. */
struct trace {
    struct str_list points;
    struct str_list more; /* beside the innermost: « subsections (2) and (3) » */
};

/* Points that stand further out come first. */
static void points_before(struct reader *reader, struct trace *trace, struct str_list outer)
{
    trace->points = words_joined(reader->arena, &outer, &trace->points);
}

static struct str_list brackets_read(struct reader *reader)
{
    struct str_list points = { 0 };
    struct str point;

    while ((point = bracket_read(reader)).length)
        *list_add(reader->arena, &points) = point;
    return points;
}

/* « subsection (2)(a) », « paragraphs (a) and (b) », « paragraph 4 » of a schedule */
static bool points_read(struct reader *reader, struct trace *trace)
{
    enum { MORE_MAX = 50 };
    size_t begin = reader->at;
    struct str_list points;
    struct str number;

    while (is_unit(reader, reader->at, UNIT_POINT) || token_now(reader)->kind == TOKEN_DASH)
        reader->at++; /* « sub-paragraph » */
    number = number_read(reader);
    points = brackets_read(reader);
    if (number.length) {
        struct str_list outer = { &number, 1, 1 };

        points = words_joined(reader->arena, &outer, &points);
    }
    if (!points.count) /* « the end of the subsection » is the one in question */
        return token_is(reader, begin - 1, WORD_THE);
    while (!trace->points.count && points.count == 1 && trace->more.count < MORE_MAX) {
        size_t end = reader->at;
        struct str more;

        reader_take(reader, TOKEN_COMMA);
        reader_take_word(reader, WORD_AND);
        more = reader->at > end ? bracket_read(reader) : STR("");
        if (!more.length) {
            reader->at = end;
            break;
        }
        *list_add(reader->arena, &trace->more) = more;
    }
    points_before(reader, trace, points);
    return true;
}

static bool part_read(struct reader *reader, struct place *place)
{
    size_t begin = reader->at++;

    number_read(reader);
    place->part = reader_slice(reader, begin, reader->at);
    return true;
}

static bool lines_read(struct reader *reader, struct place *place)
{
    reader->at++;
    if (token_now(reader)->kind != TOKEN_NUMBER)
        return false;
    place->line = place->line_to = token_now(reader)->number;
    reader->at++;
    if ((token_is(reader, reader->at, WORD_UNTIL) || token_is(reader, reader->at, WORD_AND) ||
         token_now(reader)->kind == TOKEN_DASH) &&
        token_at(reader, reader->at + 1)->kind == TOKEN_NUMBER) {
        place->line_to = token_at(reader, reader->at + 1)->number;
        reader->at += 2;
    }
    return true;
}

/* « the Bridges Act 1901 », « the 1901 Act », « that Act » */
static bool law_read(struct reader *reader, struct place *place)
{
    enum { NAME_MAX = 25 };
    size_t begin = reader->at, at = begin;
    bool is_back = token_is(reader, at, WORD_THIS);
    bool is_own = is_back && token_now(reader)->word->value == 1; /* « this Act » */

    if (!reader_take_word(reader, WORD_THE) && !reader_take_word(reader, WORD_THIS))
        return false;
    for (at = begin = reader->at; at < begin + NAME_MAX; at++) {
        const struct token *token = token_at(reader, at);

        if (is_unit(reader, at, UNIT_LAW))
            break;
        if ((token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER &&
             token->kind != TOKEN_BEGIN_PAREN && token->kind != TOKEN_END_PAREN) ||
            token_is(reader, at, WORD_VERB) || token_is(reader, at, WORD_BE))
            return false;
    }
    if (!is_unit(reader, at, UNIT_LAW))
        return false;
    reader->at = at + 1;
    if (token_now(reader)->kind == TOKEN_NUMBER)
        reader->at++;
    if (is_own)
        return true;
    if (is_back && reader->law.length)
        place->law = reader->law;
    else
        place->law = reader->law = reader_slice(reader, begin, reader->at);
    return true;
}

static bool unit_read(struct reader *reader, struct place *place, struct trace *trace)
{
    switch (token_now(reader)->word->value) {
    case UNIT_ARTICLE:
        reader->at++;
        place->article = number_read(reader);
        points_before(reader, trace, brackets_read(reader));
        return place->article.length > 0;
    case UNIT_POINT: return points_read(reader, trace);
    case UNIT_PART: return part_read(reader, place);
    case UNIT_PAGE:
        reader->at++;
        place->page = token_now(reader)->number;
        return reader_take(reader, TOKEN_NUMBER);
    case UNIT_LINE: return lines_read(reader, place);
    case UNIT_END:
    case UNIT_START:
        place->end = is_unit(reader, reader->at, UNIT_END) ? PLACE_END : PLACE_START;
        reader->at++;
        return true;
    case UNIT_TABLE:
    case UNIT_COLUMN: reader->at++; return place->is_table = true;
    default: return false;
    }
}

/* « Schedule 1 to the Bridges Act 1901 » */
static bool is_going_on(const struct reader *reader, const struct place *place)
{
    return token_is(reader, reader->at, WORD_OF) ||
           (place->part.length && token_is(reader, reader->at, WORD_UNTIL));
}

/* One link, with « in the », « of » before it. */
static bool step_read(struct reader *reader, struct place *place, struct trace *trace)
{
    size_t begin = reader->at;

    if (!reader_take_word(reader, WORD_OF) && place->part.length)
        reader_take_word(reader, WORD_UNTIL);
    reader_take_word(reader, WORD_AT);
    if (law_read(reader, place))
        return true;
    reader->at = begin;
    reader_take_word(reader, WORD_OF);
    reader_take_word(reader, WORD_AT);
    reader_take_word(reader, WORD_THE);
    if (token_is(reader, reader->at, WORD_THIS) && token_is(reader, reader->at + 1, WORD_UNIT)) {
        reader->at += 2; /* « of that subsection » is the one in question */
        return true;
    }
    if (token_is(reader, reader->at, WORD_UNIT) && unit_read(reader, place, trace))
        return true;
    reader->at = begin;
    return false;
}

bool english_spot_read(struct reader *reader, struct spot *spot)
{
    struct trace trace = { 0 };
    bool is_read = false;

    *spot = (struct spot){ 0 };
    while (step_read(reader, &spot->place, &trace)) {
        is_read = true;
        if (!is_going_on(reader, &spot->place))
            break;
    }
    spot->place.points = trace.points;
    for (size_t i = 0; i < trace.more.count; i++) {
        struct place other = spot->place;
        struct str_list none = { 0 };

        other.points = words_joined(reader->arena, &trace.points, &none);
        other.points.items[other.points.count - 1] = trace.more.items[i];
        *list_add(reader->arena, &spot->others) = other;
    }
    return is_read;
}

/* At the beginning of a paragraph: « (2) », « (a) », « (i) ». */
struct label english_label_peek(const struct reader *reader, size_t at, enum label_kind inner)
{
    struct label label = { 0 };
    struct reader trial = *reader;
    struct str name;

    trial.at = at;
    if (!reader_begins_line(reader, at) || !(label.text = bracket_read(&trial)).length)
        return (struct label){ 0 };
    name = str_slice(label.text, 1, label.text.length - 1);
    label.next = trial.at;
    label.kind =
        name.data[0] >= '0' && name.data[0] <= '9' ? LABEL_NUMBER : label_word_kind(name, inner);
    return label;
}
