/* Which lines, and which sentences of them, a place names. */
#include "law/amend_inside.h"
#include "law/canon.h"
#include "law/sentence.h"

static struct spot lines_spot(struct amending *amending, size_t first, size_t past)
{
    struct spot spot = { .first = first, .past = past };

    if (past > first)
        spot.to = amending->lines[past - 1].shape.text.length;
    return spot;
}

static bool no_place(struct amending *amending, const char *french, const char *english,
                     int64_t number, int64_t count)
{
    return amend_refuse(amending, REFUSED_NO_PLACE, amend_say(amending, french, english, number),
                        count);
}

/* Numbered parts. */

static size_t start_of(struct amending *amending, const struct point *point)
{
    return point->marker ? amending->lines[point->line].shape.head.items[point->marker].from : 0;
}

static struct spot point_spot(struct amending *amending, const struct point *point)
{
    struct spot spot = lines_spot(amending, point->line, point->end);

    spot.from = start_of(amending, point);
    return spot;
}

static bool is_in(struct amending *amending, const struct point *point, struct spot around)
{
    return point->line >= around.first && point->end <= around.past &&
           (point->line > around.first || start_of(amending, point) >= around.from);
}

/* How many parts of that name there are; the last of them. */
static int64_t find_point(struct amending *amending, struct spot around, struct str name,
                          bool is_quoted, const struct point **found)
{
    int64_t count = 0;

    for (size_t i = 0; i < amending->points.count; i++) {
        const struct point *point = &amending->points.items[i];

        if (point->is_quoted == is_quoted && str_equal(point->name, name) &&
            is_in(amending, point, around)) {
            *found = point;
            count++;
        }
    }
    return count;
}

/* What the article says itself comes first; what it quotes is meant where it alone has that name.
 */
static bool resolve_point(struct amending *amending, struct str said, struct spot *spot)
{
    struct str name = marker_name(amending->arena, said);
    const struct point *found = NULL;
    int64_t count = 0;

    amending->work += amending->points.count;
    if (name.length)
        count = find_point(amending, *spot, name, false, &found);
    if (!count && name.length)
        count = find_point(amending, *spot, name, true, &found);
    if (!count)
        return amend_refuse(amending, REFUSED_NO_PLACE, said, 0);
    if (count > 1)
        return amend_refuse(amending, REFUSED_AMBIGUOUS, said, count);
    *spot = point_spot(amending, found);
    return true;
}

static bool resolve_points(struct amending *amending, const struct str_list *names,
                           struct spot *spot)
{
    for (size_t i = 0; i < names->count; i++)
        if (!resolve_point(amending, names->items[i], spot))
            return false;
    return true;
}

/* Alinéas and sentences: numbers from 1, or from the end. */

static bool place_number(int64_t number, int64_t count, int64_t *place)
{
    *place = number < 0 ? count + number : number - 1;
    return number && *place >= 0 && *place < count;
}

static bool place_range(const struct number_range *range, int64_t count, size_t *first,
                        size_t *past, int64_t *wrong)
{
    int64_t from, to;

    *wrong = range->from;
    if (!place_number(range->from, count, &from))
        return false;
    *wrong = range->to;
    if (!place_number(range->to, count, &to) || to < from)
        return false;
    *first = (size_t)from;
    *past = (size_t)to + 1;
    return true;
}

/* Alinéas that follow each other are one spot unless they are wanted one by one. */
static void add_lines(struct amending *amending, size_t first, size_t past, bool is_split,
                      struct spots *spots)
{
    struct spot *last = spots->count ? &spots->items[spots->count - 1] : NULL;

    if (!is_split && last && last->past == first) {
        last->past = past;
        last->to = amending->lines[past - 1].shape.text.length;
        return;
    }
    for (size_t line = first; line < past; line = is_split ? line + 1 : past) {
        struct spot spot = lines_spot(amending, line, is_split ? line + 1 : past);

        spot.is_of_range = is_split && past - first > 1;
        *list_add(amending->arena, spots) = spot;
    }
}

static bool resolve_alineas(struct amending *amending, const struct number_ranges *ranges,
                            struct spot around, bool is_split, struct spots *spots)
{
    int64_t count = (int64_t)(around.past - around.first), wrong = 0;

    for (size_t i = 0; i < ranges->count; i++) {
        size_t first, past;

        if (!place_range(&ranges->items[i], count, &first, &past, &wrong))
            return no_place(amending, "alinéa", "paragraph", wrong, count);
        if (spots->count > AMEND_EDITS_MAX)
            return amend_refuse(amending, REFUSED_TOO_MUCH, STR(""), 0);
        add_lines(amending, around.first + first, around.first + past, is_split, spots);
    }
    return true;
}

/* Places only grow, so each is counted on from the one before. */
static size_t byte_on(struct str text, size_t byte, int64_t characters)
{
    return byte + canon_byte(str_slice(text, byte, text.length), characters);
}

const struct spots *amend_sentences(struct amending *amending, size_t line)
{
    const struct line_shape *shape = &amending->lines[line].shape;
    struct spots *spots = amending->lines[line].sentences;
    struct stretches stretches;
    size_t byte = 0;
    int64_t at = 0;

    if (spots)
        return spots;
    spots = amending->lines[line].sentences = arena_new(amending->arena, struct spots);
    stretches = law_sentences(amending->arena, shape->text);
    for (size_t i = 0; i < stretches.count; i++) {
        struct spot spot = { .first = line, .past = line + 1, .is_sentence = true };

        spot.from = byte_on(shape->text, byte, stretches.items[i].from - at);
        spot.to = byte =
            byte_on(shape->text, spot.from, stretches.items[i].to - stretches.items[i].from);
        at = stretches.items[i].to;
        if (spot.from < shape->head.body)
            spot.from = shape->head.body;
        if (spot.to > shape->end)
            spot.to = shape->end;
        if (spot.from < spot.to)
            *list_add(amending->arena, spots) = spot;
    }
    return spots;
}

bool amend_begins_sentence(struct amending *amending, size_t line, size_t at)
{
    const struct spots *sentences = amend_sentences(amending, line);
    size_t low = 0, high = sentences->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (sentences->items[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sentences->count && sentences->items[low].from == at;
}

/* Those of a spot, which may begin in the middle of the line. */
static struct spots sentences_in(struct amending *amending, size_t line, struct spot around)
{
    const struct spots *all = amend_sentences(amending, line);
    struct spots kept = { 0 };

    amending->work += all->count;
    for (size_t i = 0; i < all->count; i++) {
        struct spot spot = all->items[i];

        if (line == around.first && spot.from < around.from)
            spot.from = around.from;
        if (line + 1 == around.past && spot.to > around.to)
            spot.to = around.to;
        if (spot.from < spot.to)
            *list_add(amending->arena, &kept) = spot;
    }
    return kept;
}

/* In several lines only the very first and the very last sentence are what they are called. */
static bool sentence_line(struct amending *amending, const struct number_ranges *ranges,
                          struct spot around, size_t *line)
{
    const struct number_range *range = &ranges->items[0];

    *line = around.first;
    if (around.past - around.first == 1)
        return true;
    if (ranges->count == 1 && range->from == range->to && range->from == 1)
        return true;
    *line = around.past - 1;
    if (ranges->count == 1 && range->from == range->to && range->from == -1)
        return true;
    return amend_refuse(amending, REFUSED_AMBIGUOUS,
                        amend_say(amending, "phrase", "sentence", range->from),
                        (int64_t)(around.past - around.first));
}

static bool resolve_sentences(struct amending *amending, const struct number_ranges *ranges,
                              struct spot around, bool is_split, struct spots *spots)
{
    struct spots sentences;
    size_t line, first, past;
    int64_t wrong;

    if (around.first == around.past)
        return no_place(amending, "phrase", "sentence", ranges->items[0].from, 0);
    if (!sentence_line(amending, ranges, around, &line))
        return false;
    sentences = sentences_in(amending, line, around);
    for (size_t i = 0; i < ranges->count; i++) {
        if (!place_range(&ranges->items[i], (int64_t)sentences.count, &first, &past, &wrong))
            return no_place(amending, "phrase", "sentence", wrong, (int64_t)sentences.count);
        for (size_t k = first; k < past; k++) {
            struct spot *last = spots->count ? &spots->items[spots->count - 1] : NULL;

            if (!is_split && k > first && last)
                last->to = sentences.items[k].to;
            else
                *list_add(amending->arena, spots) = sentences.items[k];
        }
    }
    return true;
}

/* Within its parts, as places are counted. */
static bool resolve_within(struct amending *amending, const struct place *place, struct spot around,
                           bool is_split, struct spots *spots)
{
    if (!resolve_points(amending, &place->points, &around))
        return false;
    if (place->alineas.count)
        return resolve_alineas(amending, &place->alineas, around, is_split, spots);
    *list_add(amending->arena, spots) = around;
    return true;
}

/* « le troisième alinéa (2°) » says twice where: the alinéa of the article that begins so. */
static bool is_said_twice(struct amending *amending, const struct place *place, struct spot around,
                          struct spots *spots)
{
    struct spot point = around;

    spots->count = 0;
    return place->points.count && place->alineas.count == 1 &&
           resolve_points(amending, &place->points, &point) &&
           resolve_alineas(amending, &place->alineas, around, true, spots) && spots->count == 1 &&
           spots->items[0].first == point.first;
}

/*
 * « paragraph 2 » of an article that numbers none of its own is its second
 * alinéa, as a page of ours counts them.
 */
static bool is_counted(const struct amending *amending, const struct place *place, int64_t *number)
{
    if (place->points.count != 1 || place->alineas.count ||
        !str_to_id(place->points.items[0], number))
        return false;
    for (size_t i = 0; i < amending->points.count; i++)
        if (amending->points.items[i].kind == MARKER_NUMBER)
            return false;
    return true;
}

static bool resolve_lines(struct amending *amending, const struct place *place, struct spot around,
                          bool is_split, struct spots *spots)
{
    struct refusals *refusals = &amending->amended->refusals;
    size_t known = refusals->count, told;
    struct number_range counted;

    if (is_counted(amending, place, &counted.from)) {
        counted.to = counted.from;
        return resolve_alineas(amending, &(struct number_ranges){ .items = &counted, .count = 1 },
                               around, is_split, spots);
    }
    if (resolve_within(amending, place, around, is_split, spots))
        return true;
    told = refusals->count;
    if (is_said_twice(amending, place, around, spots)) {
        refusals->count = known;
        return true;
    }
    refusals->count = told;
    return false;
}

bool amend_resolve(struct amending *amending, const struct place *place, struct spot around,
                   bool is_split, struct spots *spots)
{
    struct spots lines = { 0 };

    if (place->is_table || place->columns.count)
        return amend_refuse(amending, REFUSED_TABLE, STR(""), 0);
    if (place->part.length)
        return amend_refuse(amending, REFUSED_OTHER_TEXT, place->part, 0);
    if (!amend_resolve_law(amending, place, &around))
        return false;
    if (place->points.count || place->alineas.count || place->sentences.count)
        around.is_article = false;
    if (!resolve_lines(amending, place, around, is_split || place->sentences.count > 0, &lines))
        return false;
    if (!place->sentences.count) {
        *spots = lines;
        return true;
    }
    for (size_t i = 0; i < lines.count; i++)
        if (!resolve_sentences(amending, &place->sentences, lines.items[i], is_split, spots))
            return false;
    return true;
}
