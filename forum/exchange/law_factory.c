#include "exchange/law_factory.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_bytes.h"
#include "exchange/law_html.h"
#include "exchange/law_json.h"
#include "law/canon.h"

struct article {
    const json_t *json;
    struct str title; /* "2 A" */
    struct str num;   /* the same, or what it became in the end */
    struct str status;
    struct str section;
    int64_t order;
    size_t index;
};

struct articles {
    struct article *items;
    size_t count;
    size_t size;
};

/* A section that was opened. */
struct place {
    struct str id;
    size_t segment;
};

struct places {
    struct place *items;
    size_t count;
    size_t size;
};

struct reading {
    struct arena *arena;
    const struct law_source *source;
    struct document *document;
    const json_t *sections;
    struct places places;
    struct str *fault;
};

static enum result refuse(const struct reading *reading, struct str why)
{
    return law_refuse(reading->arena, reading->source, 0, why, reading->fault);
}

static struct str text_at(struct arena *arena, const json_t *object, const char *key)
{
    return canon_text(arena, law_entities(arena, law_json_text(arena, object, key)));
}

/* "N° 3991 - Proposition de loi …" and "Texte adopté n° 829 - …": a number, then the title. */
static void read_title(struct arena *arena, struct str title, struct document_about *about)
{
    size_t cut = str_find(title, STR(" - "), 0);
    struct str before = law_folded(arena, str_slice(title, 0, cut));

    about->title = title;
    if (cut == title.length ||
        !(str_starts(before, "n° ") || str_starts(before, "texte adopte n° ")))
        return;
    about->title = str_slice(title, cut + 3, title.length);
    about->number = str_copy(
        arena,
        str_trim(str_slice(before, str_find(before, STR("°"), 0) + strlen("°"), before.length)));
}

static bool is_true(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

static void read_about(struct reading *reading, const json_t *root)
{
    struct document_about *about = &reading->document->about;

    read_title(reading->arena, text_at(reading->arena, root, "titre"), about);
    about->jurisdiction = STR("fr");
    about->lang = STR("fr");
    about->kind = STR("bill");
    about->source = text_at(reading->arena, root, "source");
    about->label = law_factory_step(reading->arena, str_of(reading->source->path));
    if (!about->label.length)
        about->label = is_true(root, "definitif") ? STR("texte définitif")
                       : is_true(root, "depot")   ? STR("dépôt")
                                                  : text_at(reading->arena, root, "id");
}

static int by_order(const void *one, const void *other)
{
    const struct article *a = one, *b = other;

    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static enum result read_articles(struct reading *reading, const json_t *root,
                                 struct articles *articles)
{
    const json_t *list = json_object_get(root, "articles"), *json;
    size_t i;

    if (!json_is_array(list))
        return refuse(reading, STR("\"articles\" is no list"));
    json_array_foreach(list, i, json)
    {
        struct article article = {
            .json = json,
            .title = text_at(reading->arena, json, "titre"),
            .num = text_at(reading->arena, json, "newtitre"),
            .status = law_folded(reading->arena, text_at(reading->arena, json, "statut")),
            .section = text_at(reading->arena, json, "section"),
            .order = json_integer_value(json_object_get(json, "order")),
            .index = i,
        };

        if (!article.title.length)
            return refuse(reading,
                          str_format(reading->arena, "article %zu of it has no \"titre\"", i + 1));
        if (!article.num.length)
            article.num = article.title;
        *list_add(reading->arena, articles) = article;
    }
    if (articles->count)
        qsort(articles->items, articles->count, sizeof *articles->items, by_order);
    return OK;
}

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

static const json_t *section_of(const struct reading *reading, struct str id)
{
    const json_t *section;
    size_t i;

    json_array_foreach(reading->sections, i, section)
    {
        if (str_equal(text_at(reading->arena, section, "id"), id))
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

static size_t open_section(struct reading *reading, struct str id)
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
    part.name = called(reading->arena, text_at(reading->arena, section, "type_section"));
    part.num = digits < id.length ? str_slice(id, digits, id.length) : id;
    part.head = text_at(reading->arena, section, "titre");
    part.official = id;
    segment = document_add(reading->arena, reading->document, &part);
    *list_add(reading->arena, &reading->places) = (struct place){ id, segment };
    return segment;
}

static void gap_of(struct reading *reading, const struct article *article, const char *what)
{
    document_gap(reading->arena, reading->document,
                 str_format(reading->arena, "article %.*s %s", STR_ARGS(article->title), what), 0);
}

/* Words that stand for an article that is not given; NULL for words of a law. */
static const char *stands_for(struct reading *reading, struct str words)
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

static void add_line(struct reading *reading, size_t article, const struct law_line *line)
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

static enum result read_alineas(struct reading *reading, const struct article *article,
                                struct alineas *alineas)
{
    json_t *object = json_object_get(article->json, "alineas");
    const json_t *value;
    const char *key;

    if (object && !json_is_object(object))
        return refuse(reading,
                      str_format(reading->arena, "\"alineas\" of article %.*s is no object",
                                 STR_ARGS(article->title)));
    json_object_foreach(object, key, value)
    {
        if (!json_is_string(value))
            return refuse(reading,
                          str_format(reading->arena, "alinéa %.20s of article %.*s is no text", key,
                                     STR_ARGS(article->title)));
        *list_add(reading->arena, alineas) =
            (struct alinea){ key, law_json_text(reading->arena, object, key) };
    }
    if (alineas->count)
        qsort(alineas->items, alineas->count, sizeof *alineas->items, by_key);
    return OK;
}

static void add_alineas(struct reading *reading, const struct article *article, size_t segment,
                        const struct alineas *alineas)
{
    for (size_t i = 0; i < alineas->count; i++) {
        struct law_lines lines = law_html_lines(reading->arena, alineas->items[i].text);

        if (!lines.count || strtoull(alineas->items[i].key, NULL, 10) != i + 1)
            gap_of(reading, article, "skips an alinéa, or has an empty one");
        for (size_t j = 0; j < lines.count; j++)
            add_line(reading, segment, &lines.items[j]);
    }
}

static enum result add_article(struct reading *reading, const struct article *article)
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

/* "2 A" is article 2 with something: its number. 0 for none ("unique"). */
static int64_t first_number(struct str title)
{
    int64_t number = 0;

    for (size_t i = 0; i < title.length && i < 6 && is_digit(title.data[i]); i++)
        number = 10 * number + (title.data[i] - '0');
    return number;
}

/* In later readings articles that were adopted as they stood are left out. */
static void tell_missing(struct reading *reading, const struct articles *articles)
{
    enum { NUMBERS = 10000 };
    bool *seen = arena_alloc(reading->arena, NUMBERS + 1);
    int64_t last = 0;

    for (size_t i = 0; i < articles->count; i++) {
        int64_t number = first_number(articles->items[i].title);

        if (number > NUMBERS)
            continue;
        seen[number] = true;
        last = number > last ? number : last;
    }
    for (int64_t number = 1; number < last; number++)
        if (!seen[number])
            document_gap(reading->arena, reading->document,
                         str_format(reading->arena,
                                    "article %lld is not in this reading: it was deleted before, "
                                    "or adopted as it stood",
                                    (long long)number),
                         0);
}

static enum result read_root(struct reading *reading, const json_t *root)
{
    struct articles articles = { 0 };
    enum result result;

    read_about(reading, root);
    reading->sections = json_object_get(root, "sections");
    result = read_articles(reading, root, &articles);
    for (size_t i = 0; i < articles.count && result == OK; i++)
        result = add_article(reading, &articles.items[i]);
    if (result == OK)
        tell_missing(reading, &articles);
    return result;
}

static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct document *document, struct str *fault)
{
    struct reading reading = {
        .arena = arena, .source = source, .document = document, .fault = fault
    };
    json_t *root;
    enum result result = law_json_read(arena, source, &root, fault);

    if (result != OK)
        return result;
    result = read_root(&reading, root);
    json_decref(root);
    document_close(arena, document);
    if (result == OK && !document->count)
        return law_refuse(arena, source, 0, STR("none of its articles has words"), fault);
    return result;
}

static bool holds_article(const struct document *document, struct str official)
{
    for (size_t i = 0; i < document->count; i++)
        if (document->items[i].kind == SEGMENT_ARTICLE &&
            str_equal(document->items[i].official, official))
            return true;
    return false;
}

static bool is_told(const struct document *document, struct str article)
{
    for (size_t i = 0; i < document->gaps.count; i++) {
        struct str what = document->gaps.items[i].what, first = STR("article ");

        if (str_starts(what, "article ") &&
            str_equal(str_slice(what, first.length, first.length + article.length), article) &&
            str_starts(str_slice(what, first.length + article.length, what.length), " is "))
            return true;
    }
    return false;
}

/* An article of the reading before of which this one says nothing at all. */
static void tell_dropped(struct arena *arena, const struct document *before,
                         struct document *document)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct segment *segment = &before->items[i];

        if (segment->kind == SEGMENT_ARTICLE && !holds_article(document, segment->official) &&
            !is_told(document, segment->official))
            document_gap(arena, document,
                         str_format(arena,
                                    "article %.*s of the reading before is not in this one: it was "
                                    "deleted, or adopted as it stood",
                                    STR_ARGS(segment->official)),
                         0);
    }
}

/* "pjl09-200__01_1erelecture_senat": what stands before the step is the bill. */
static struct str bill_of(const struct law_source *source)
{
    size_t cut = str_find(source->name, STR("__"), 0);

    return str_slice(source->name, 0, cut < source->name.length ? cut : 0);
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    enum result result = OK;

    if (date.length && count > 1)
        return law_refuse(arena, &sources[0], 0,
                          STR("these files carry no dates: name one of them"), fault);
    for (size_t i = 0; i < count && result == OK; i++) {
        struct document document = { 0 };

        if (!str_equal(bill_of(&sources[i]), bill_of(&sources[0])))
            return law_refuse(arena, &sources[i], 0,
                              str_format(arena, "it is another bill than %s: one text at a time",
                                         sources[0].path),
                              fault);
        result = read_file(arena, &sources[i], &document, fault);
        document.about.starts_on = date;
        if (i && result == OK)
            tell_dropped(arena, &documents->items[i - 1], &document);
        *list_add(arena, documents) = document;
    }
    return result;
}

static bool knows(struct str bytes, struct str name)
{
    (void)name;
    return law_json_has(bytes, "articles") &&
           (law_json_has(bytes, "alineas") || law_json_has(bytes, "sections"));
}

const struct law_reader law_factory_reader = { "a text of The Law Factory", knows, read_files };
