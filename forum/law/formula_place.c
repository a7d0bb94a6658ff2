#include "law/formula_inside.h"

/* « (2°) » after a place only says again what it is. */
static void aside_read(struct reader *reader)
{
    enum { ASIDE_MAX = 12 };
    size_t at = reader->at;

    if (token_at(reader, at)->kind != TOKEN_BEGIN_PAREN)
        return;
    while (!reader_ends_line(reader, at) && at < reader->at + ASIDE_MAX)
        if (token_at(reader, at++)->kind == TOKEN_END_PAREN) {
            reader->at = at;
            return;
        }
}

static void chain_close(struct reader *reader, struct chain *chain)
{
    struct place *place = &chain->spot->place;
    size_t count = chain->is_narrowed ? 0 : chain->points.count;

    chain->spot->is_narrowed = chain->is_narrowed;
    if (chain->is_narrowed)
        chain->more_points.count = 0;
    if (chain->part_to)
        place->part = reader_slice(reader, chain->part_from, chain->part_to);
    for (size_t i = count; i > 0; i--)
        *list_add(reader->arena, &place->points) = chain->points.items[i - 1];
    for (size_t i = 0; i < chain->more_points.count; i++) {
        struct place other = *place;

        other.points = (struct str_list){ 0 };
        for (size_t j = 0; j + 1 < count; j++)
            *list_add(reader->arena, &other.points) = place->points.items[j];
        *list_add(reader->arena, &other.points) = chain->more_points.items[i];
        *list_add(reader->arena, &chain->spot->others) = other;
    }
    for (size_t i = 0; i < chain->more_articles.count; i++) {
        struct place other = *place;

        other.article = chain->more_articles.items[i];
        *list_add(reader->arena, &chain->spot->others) = other;
    }
}

bool spot_read(struct reader *reader, struct spot *spot)
{
    struct chain chain = { .spot = spot };
    size_t end = reader->at;
    bool is_bare = true;

    *spot = (struct spot){ 0 };
    while (link_read(reader, &chain, is_bare)) {
        aside_read(reader);
        end = reader->at;
        is_bare = false;
        if (chain.is_closed || !token_is(reader, end, WORD_OF)) {
            if (!spot->place.is_quoted_law || spot->place.article.length)
                break;
        }
    }
    reader->at = end;
    if (is_bare)
        return false;
    chain_close(reader, &chain);
    return true;
}

/* Never appended in place: a copy of a place shares its lists. */
struct str_list words_joined(struct arena *arena, const struct str_list *one,
                             const struct str_list *other)
{
    struct str_list both = { 0 };

    for (size_t i = 0; i < one->count; i++)
        *list_add(arena, &both) = one->items[i];
    for (size_t i = 0; i < other->count; i++)
        *list_add(arena, &both) = other->items[i];
    return both;
}

/* What is named takes the place of what stood there, and of all that was inside it. */
void place_enter(struct arena *arena, struct place *into, const struct spot *spot)
{
    const struct place *place = &spot->place;

    if (spot->is_this_article) {
        *into = (struct place){ .law = into->law,
                                .is_quoted_law = into->is_quoted_law,
                                .article = into->law.length ? into->article : STR("") };
    }
    if (place->law.length || place->article.length || place->part.length) {
        struct str law = place->law.length ? place->law : into->law;

        *into = *place;
        into->law = law;
        return;
    }
    if (place->is_quoted_law)
        into->is_quoted_law = true;
    if (place->points.count) {
        into->points = words_joined(arena, &into->points, &place->points);
        into->alineas = into->sentences = (struct number_ranges){ 0 };
    }
    if (place->alineas.count) {
        into->alineas = place->alineas;
        into->sentences = (struct number_ranges){ 0 };
    }
    if (place->sentences.count)
        into->sentences = place->sentences;
    if (place->end != PLACE_WHOLE || place->alineas.count || place->sentences.count ||
        place->points.count || spot->is_this)
        into->end = place->end; /* « la première occurrence » alone names no other place */
    if (place->page)
        into->page = place->page;
    if (place->line) {
        into->line = place->line;
        into->line_to = place->line_to;
    }
    into->is_table = into->is_table || place->is_table;
    into->columns = words_joined(arena, &into->columns, &place->columns);
}
