#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_bytes.h"
#include "exchange/law_factory_inside.h"
#include "exchange/law_html.h"
#include "law/canon.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of "L1T2 bis" the last step, "T2 bis": where it begins. */
static size_t last_step(struct str id)
{
    size_t begin = 0;

    for (size_t i = 1; i + 1 < id.length; i++)
        if (is_upper(id.data[i]) && !is_upper(id.data[i - 1]) && id.data[i - 1] != ' ')
            begin = i;
    return begin;
}

static const json_t *section_of(const struct factory_reading *reading, struct str id)
{
    const json_t *section;
    size_t i;

    json_array_foreach(reading->sections, i, section)
    {
        if (str_equal(factory_text(reading->arena, section, "id"), id))
            return section;
    }
    return NULL;
}

/* "titre" as a heading begins with it. */
static struct str called(struct arena *arena, struct str type)
{
    struct str name = str_copy(arena, type);

    if (name.length && name.data[0] >= 'a' && name.data[0] <= 'z')
        return str_format(arena, "%c%.*s", name.data[0] - 'a' + 'A',
                          STR_ARGS(str_slice(name, 1, name.length)));
    return name;
}

static size_t open_section(struct factory_reading *reading, struct str id)
{
    const json_t *section = section_of(reading, id);
    size_t step = last_step(id), digits = step, segment;
    struct str above = str_trim(str_slice(id, 0, step));
    struct segment part = { .kind = SEGMENT_PART, .parent = SEGMENT_NONE };

    for (size_t i = 0; i < reading->places.count; i++)
        if (str_equal(reading->places.items[i].id, id))
            return reading->places.items[i].segment;
    if (above.length)
        part.parent = open_section(reading, above);
    if (!section)
        document_gap(
            reading->arena, reading->document,
            str_format(reading->arena, "a section that is nowhere described: %.*s", STR_ARGS(id)),
            0);
    while (digits < id.length && !is_digit(id.data[digits]))
        digits++;
    part.name = called(reading->arena, factory_text(reading->arena, section, "type_section"));
    part.num = digits < id.length ? str_slice(id, digits, id.length) : id;
    part.head = factory_text(reading->arena, section, "titre");
    part.official = id;
    segment = document_add(reading->arena, reading->document, &part);
    *list_add(reading->arena, &reading->places) = (struct factory_place){ id, segment };
    return segment;
}

static void gap_of(struct factory_reading *reading, const struct factory_article *article,
                   const char *what)
{
    document_gap(reading->arena, reading->document,
                 str_format(reading->arena, "article %.*s %s", STR_ARGS(article->title), what), 0);
}

/* Words that stand for an article that is not given; NULL for words of a law. */
static const char *stands_for(struct factory_reading *reading, struct str words)
{
    struct str folded = law_folded(reading->arena, words);
    size_t from = 0, to = folded.length;

    while (from < to && strchr("( ", folded.data[from]))
        from++;
    while (to > from && strchr(") .s", folded.data[to - 1]))
        to--;
    folded = str_slice(folded, from, to);
    if (str_equal(folded, STR("supprime")) || str_equal(folded, STR("supprimee")) ||
        str_equal(folded, STR("suppression maintenue")) ||
        str_equal(folded, STR("suppression conforme")))
        return "is deleted in this version";
    if (str_equal(folded, STR("non modifie")) || str_equal(folded, STR("conforme")) ||
        str_equal(folded, STR("sans modification")))
        return "stands as it stood before: its words are not in this file";
    return NULL;
}

static void add_line(struct factory_reading *reading, size_t article, const struct law_line *line)
{
    struct segment segment = {
        .kind = line->kind == LAW_LINE_ROW ? SEGMENT_ROW : SEGMENT_ALINEA,
        .parent = article,
        .body = line->text,
    };

    document_add(reading->arena, reading->document, &segment);
}

struct alinea {
    const char *key;
    struct str text;
};

static int by_key(const void *one, const void *other)
{
    return strcmp(((const struct alinea *)one)->key, ((const struct alinea *)other)->key);
}

struct alineas {
    struct alinea *items;
    size_t count;
    size_t size;
};

static enum result read_alineas(struct factory_reading *reading,
                                const struct factory_article *article, struct alineas *alineas)
{
    json_t *object = json_object_get(article->json, "alineas");
    const json_t *value;
    const char *key;

    if (object && !json_is_object(object))
        return factory_refuse(reading,
                              str_format(reading->arena, "\"alineas\" of article %.*s is no object",
                                         STR_ARGS(article->title)));
    json_object_foreach(object, key, value)
    {
        if (!json_is_string(value))
            return factory_refuse(reading, str_format(reading->arena,
                                                      "alinéa %.20s of article %.*s is no text",
                                                      key, STR_ARGS(article->title)));
        *list_add(reading->arena, alineas) =
            (struct alinea){ key, law_json_text(reading->arena, object, key) };
    }
    if (alineas->count)
        qsort(alineas->items, alineas->count, sizeof *alineas->items, by_key);
    return OK;
}

static void add_alineas(struct factory_reading *reading, const struct factory_article *article,
                        size_t segment, const struct alineas *alineas)
{
    for (size_t i = 0; i < alineas->count; i++) {
        struct law_lines lines = law_html_lines(reading->arena, alineas->items[i].text);

        if (!lines.count || strtoull(alineas->items[i].key, NULL, 10) != i + 1)
            gap_of(reading, article, "skips an alinéa, or has an empty one");
        for (size_t j = 0; j < lines.count; j++)
            add_line(reading, segment, &lines.items[j]);
    }
}

enum result factory_article(struct factory_reading *reading, const struct factory_article *article)
{
    struct segment segment = {
        .kind = SEGMENT_ARTICLE,
        .parent = article->section.length ? open_section(reading, article->section) : SEGMENT_NONE,
        .num = article->num,
        .official = article->title,
    };
    struct alineas alineas = { 0 };
    const char *instead;
    enum result result = read_alineas(reading, article, &alineas);

    if (result != OK)
        return result;
    instead = stands_for(reading, alineas.count == 1 ? alineas.items[0].text
                                  : alineas.count    ? STR("")
                                                     : article->status);
    if (instead)
        gap_of(reading, article, instead);
    else if (!alineas.count)
        gap_of(reading, article, "has no words");
    if (instead || !alineas.count)
        return OK;
    add_alineas(reading, article, document_add(reading->arena, reading->document, &segment),
                &alineas);
    return OK;
}
