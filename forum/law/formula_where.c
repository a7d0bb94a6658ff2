/* Where the instructions of a clause apply: its locators, put together. */
#include "law/formula_clause.h"

/*
 * « cet alinéa », « le même alinéa » where nothing around says which: the one of the
 * instruction before, or the one the list files the amendment at.
 */
static void this_alinea(struct reader *reader, struct place *place)
{
    int64_t number;

    if (place->alineas.count || place->points.count)
        return;
    if (reader->has_last && reader->last.place.alineas.count)
        place->alineas = reader->last.place.alineas;
    else if (reader->filed_at && str_to_id(str_trim(reader->filed_at->alinea), &number))
        *list_add(reader->arena, &place->alineas) = (struct number_range){ number, number };
}

/* Another place of the same level does not narrow the last one: it is one more. */
static bool is_beside(const struct place *place, const struct place *last, bool is_another)
{
    return (place->alineas.count && last->alineas.count) ||
           (place->sentences.count && last->sentences.count) ||
           (is_another && place->points.count && last->points.count) ||
           (place->part.length && last->part.length) ||
           (place->article.length && last->article.length && !last->law.length) ||
           (is_another && place->article.length && last->article.length);
}

/* « au premier alinéa et à la fin du second alinéa de l’article 3 »: both are of article 3. */
static void article_share(struct clause *clause, const struct place *place,
                          const struct context *context)
{
    for (size_t i = 0; i < clause->places.count && place->article.length; i++) {
        struct place *before = &clause->places.items[i];

        if (before->part.length)
            continue;
        if (str_equal(before->article, context->place.article))
            before->article = place->article;
        if (place->law.length && str_equal(before->law, context->place.law))
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

/*
 * « À l’alinéa 6, rétablir le b »: the alinéas of a bill are counted through all of
 * its article, so the part is inside one, and not the other way round.
 */
static bool is_in_alinea(const struct place *around, const struct place *place)
{
    return around->alineas.count && place->points.count && !place->article.length &&
           !place->alineas.count && !around->law.length && !around->article.length;
}

static void spot_enter(struct reader *reader, const struct context *context, struct clause *clause,
                       struct spot *spot, bool is_another)
{
    size_t count = clause->places.count;

    /* « au 2°, … et, au 3°, … »: not the 3° of the 2° */
    if (clause->around && !clause->has_spot && spot->place.points.count)
        clause->places.items[0] = *clause->around;
    if (is_in_alinea(&clause->places.items[count - 1], &spot->place)) {
        spot->place.points = (struct str_list){ 0 };
        spot->others.count = 0;
        spot->is_narrowed = true;
    }
    if (clause->has_spot && is_beside(&spot->place, &clause->places.items[count - 1], is_another)) {
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
    if (spot->is_this && !clause->places.items[0].law.length)
        this_alinea(reader, &clause->places.items[0]);
    clause->is_narrowed = clause->is_narrowed || spot->is_narrowed;
    if (spot->occurrence)
        clause->terms.occurrence = spot->occurrence;
    clause->has_spot = true;
    clause->is_this = spot->is_this;
}

bool place_read(struct reader *reader, const struct context *context, struct clause *clause,
                bool is_another)
{
    struct spot spot;

    if (!spot_read(reader, &spot) || clause->places.count + spot.others.count >= CLAUSE_PLACES_MAX)
        return false;
    spot_enter(reader, context, clause, &spot, is_another);
    return true;
}
