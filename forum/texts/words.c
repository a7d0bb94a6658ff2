/* How articles, parts, versions and days are called on pages. */
#include <inttypes.h>

#include "base/arena.h"
#include "texts/annotation_pages.h"
#include "texts/pages.h"

struct str article_name(struct page *page, const struct segment *segment)
{
    if (segment->num.length && segment->name.length)
        return fill(page, STR("{name} {number}"), "name", segment->name, "number", segment->num,
                    NULL);
    if (segment->num.length)
        return fill(page, _("Article {number}"), "number", segment->num, NULL);
    return segment->head.length ? segment->head : _("Text without a number");
}

struct str article_title(struct page *page, const struct segment *segment)
{
    struct str name = article_name(page, segment);

    if (!segment->num.length || !segment->head.length)
        return name;
    return fill(page, STR("{name}. {heading}"), "name", name, "heading", segment->head, NULL);
}

struct str part_name(struct page *page, const struct segment *segment)
{
    struct str name =
        fill(page, STR("{name} {number}"), "name", segment->name, "number", segment->num, NULL);

    name = str_trim(name);
    return name.length ? name : segment->head;
}

struct str part_title(struct page *page, const struct segment *segment)
{
    struct str name = part_name(page, segment);

    if (!segment->head.length || str_equal(name, segment->head))
        return name;
    return fill(page, STR("{name}. {heading}"), "name", name, "heading", segment->head, NULL);
}

struct str law_changes_path(struct arena *arena, const struct law_text *text,
                            const struct law_version *version)
{
    return str_format(arena, "/law/%.*s/compare/v%" PRId64 "/v%" PRId64, STR_ARGS(text->slug),
                      version->number - 1, version->number);
}

struct str law_day_text(struct page *page, struct str day)
{
    struct page utc = *page; /* a day is the same one in every zone */
    int64_t time;

    utc.zone = NULL;
    return day.length && time_from_clock(zone_utc, day, STR("12:00"), &time) ? date_text(&utc, time)
                                                                             : STR("");
}

struct str law_version_name(struct page *page, const struct law_version *version)
{
    struct buffer out = { .arena = page->body.arena };
    struct str number =
        fill(page, _("Version {number}"), "number", number_text(page, version->number), NULL);
    struct str parts[] = { number, version->label, law_day_text(page, version->starts_on) };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].length)
            buffer_format(&out, "%s%.*s", i ? ", " : "", STR_ARGS(parts[i]));
    return buffer_str(&out);
}

const struct law_version *lawbar_other(const struct lawbar *bar)
{
    const struct law_versions *versions = bar->versions;

    if (bar->with || versions->count < 2)
        return bar->with;
    for (size_t i = 1; i < versions->count; i++)
        if (versions->items[i].id == bar->version->id)
            return &versions->items[i - 1];
    return &versions->items[1];
}

struct str change_kind_name(struct page *page, enum article_change_kind kind)
{
    static const char *const names[ARTICLE_CHANGE_KINDS] = {
        [ARTICLE_ADDED] = N_("added"),
        [ARTICLE_REMOVED] = N_("removed"),
        [ARTICLE_CHANGED] = N_("changed"),
        [ARTICLE_RENUMBERED] = N_("renumbered"),
    };

    return language_text(page->language, names[kind]);
}

struct str listed_place_text(struct page *page, const struct listed_place *place)
{
    struct str article = article_name(page, &place->article);

    if (!place->alinea)
        return article;
    return fill(page, _("{article}, paragraph {number}"), "article", article, "number",
                number_text(page, place->alinea), NULL);
}
