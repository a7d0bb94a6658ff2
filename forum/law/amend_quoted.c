/* The articles of other laws that an article quotes, or says something of. */
#include "law/amend_inside.h"

static bool is_this_article(struct amending *amending, const struct place *place)
{
    return !place->law.length && !place->is_quoted_law &&
           (!place->article.length ||
            str_equal(marker_name(amending->arena, place->article),
                      marker_name(amending->arena, amending->article->num)));
}

static struct spot spot_of_lines(struct amending *amending, size_t first, size_t past)
{
    return (struct spot){ .first = first,
                          .past = past,
                          .to = amending->lines[past - 1].shape.text.length };
}

/* An article that is quoted whole: « "Art. L. 131-2. – … ». */
static int64_t find_whole(struct amending *amending, const struct place *place, struct spot around,
                          struct spot *found)
{
    struct str name = marker_name(amending->arena, place->article);
    int64_t count = 0;

    for (size_t i = 0; i < amending->points.count; i++) {
        const struct point *point = &amending->points.items[i];

        if (point->kind != MARKER_ARTICLE || point->line < around.first ||
            point->end > around.past || !str_equal(point->name, name))
            continue;
        *found = spot_of_lines(amending, point->line, point->end);
        count++;
    }
    return count;
}

/* « loi n° 62-1292 du 6 novembre 1962 » is known by its number where it has one. */
static struct str law_name(struct str law)
{
    size_t at = str_find(law, STR("n° "), 0), end;

    if (at == law.length)
        return law;
    at += STR("n° ").length;
    end = str_find(law, STR(" "), at);
    return str_slice(law, at, end);
}

static bool names_it(struct amending *amending, size_t line, const struct place *place)
{
    struct str article = str_format(amending->arena, "article %.*s", STR_ARGS(place->article));

    return !amending->lines[line].shape.is_quoted &&
           (!place->article.length || amend_line_says(amending, line, article)) &&
           (!place->law.length || amend_line_says(amending, line, law_name(place->law)));
}

/* A line that names it, with the lines it quotes after that. */
static int64_t find_named(struct amending *amending, const struct place *place, struct spot around,
                          struct spot *found)
{
    int64_t count = 0;

    for (size_t line = around.first; line < around.past; line++) {
        size_t past = line + 1;

        if (!names_it(amending, line, place))
            continue;
        while (past < around.past && amending->lines[past].shape.is_quoted)
            past++;
        *found = spot_of_lines(amending, line, past);
        count++;
    }
    return count;
}

/* The lines in a spot that are quoted, when they follow each other. */
static int64_t find_quoted(struct amending *amending, struct spot around, struct spot *found)
{
    int64_t count = 0;

    for (size_t line = around.first; line < around.past; line++) {
        size_t past = line;

        while (past < around.past && amending->lines[past].shape.is_quoted)
            past++;
        if (past == line)
            continue;
        *found = spot_of_lines(amending, line, past);
        count++;
        line = past;
    }
    return count;
}

static struct str said(struct amending *amending, const struct place *place)
{
    bool has_both = place->law.length && place->article.length;

    return str_format(amending->arena, "%.*s%s%.*s", STR_ARGS(place->article), has_both ? ", " : "",
                      STR_ARGS(place->law));
}

/* What counts alinéas or points of the other law counts them in what is quoted of it. */
static bool narrow_to_quoted(struct amending *amending, const struct place *place,
                             struct spot *spot)
{
    struct spot quoted = *spot;

    if (!place->is_quoted_law && !place->alineas.count && !place->points.count)
        return true;
    if (find_quoted(amending, *spot, &quoted) != 1)
        return amend_refuse(amending, REFUSED_OTHER_TEXT, said(amending, place), 0);
    *spot = quoted;
    return true;
}

/* Of an article whose number nobody gave, any may be meant but one that it quotes. */
static bool may_be_this(struct amending *amending, const struct place *place, struct spot around)
{
    struct spot found;

    return !amending->article->num.length && !place->law.length && !place->is_quoted_law &&
           !find_whole(amending, place, around, &found);
}

static bool resolve_other(struct amending *amending, const struct place *place, struct spot *spot)
{
    struct spot found = *spot;
    int64_t count = place->article.length ? find_whole(amending, place, *spot, &found) : 0;

    spot->is_article = false;
    if (count == 1) {
        *spot = found;
        return true;
    }
    if (!count)
        count = find_named(amending, place, *spot, &found);
    if (count > 1)
        return amend_refuse(amending, REFUSED_AMBIGUOUS, said(amending, place), count);
    if (!count)
        return amend_refuse(amending, REFUSED_OTHER_TEXT, said(amending, place), 0);
    *spot = found;
    return narrow_to_quoted(amending, place, spot);
}

bool amend_resolve_law(struct amending *amending, const struct place *place, struct spot *spot)
{
    if (is_this_article(amending, place) || may_be_this(amending, place, *spot))
        return true;
    if (place->article.length || place->law.length)
        return resolve_other(amending, place, spot);
    spot->is_article = false;
    return narrow_to_quoted(amending, place, spot);
}
