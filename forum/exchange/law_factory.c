#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_bytes.h"
#include "exchange/law_factory_inside.h"
#include "exchange/law_html.h"
#include "law/canon.h"

struct articles {
    struct factory_article *items;
    size_t count;
    size_t size;
};

enum result factory_refuse(const struct factory_reading *reading, struct str why)
{
    return law_refuse(reading->arena, reading->source, 0, why, reading->fault);
}

struct str factory_text(struct arena *arena, const json_t *object, const char *key)
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

static void read_about(struct factory_reading *reading, const json_t *root)
{
    struct document_about *about = &reading->document->about;

    read_title(reading->arena, factory_text(reading->arena, root, "titre"), about);
    about->jurisdiction = STR("fr");
    about->lang = STR("fr");
    about->kind = STR("bill");
    about->source = factory_text(reading->arena, root, "source");
    about->label = law_factory_step(reading->arena, str_of(reading->source->path));
    if (!about->label.length)
        about->label = is_true(root, "definitif") ? STR("texte définitif")
                       : is_true(root, "depot")   ? STR("dépôt")
                                                  : factory_text(reading->arena, root, "id");
}

static int by_order(const void *one, const void *other)
{
    const struct factory_article *a = one, *b = other;

    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static enum result read_articles(struct factory_reading *reading, const json_t *root,
                                 struct articles *articles)
{
    const json_t *list = json_object_get(root, "articles"), *json;
    size_t i;

    if (!json_is_array(list))
        return factory_refuse(reading, STR("\"articles\" is no list"));
    json_array_foreach(list, i, json)
    {
        struct factory_article article = {
            .json = json,
            .title = factory_text(reading->arena, json, "titre"),
            .num = factory_text(reading->arena, json, "newtitre"),
            .status = law_folded(reading->arena, factory_text(reading->arena, json, "statut")),
            .section = factory_text(reading->arena, json, "section"),
            .order = json_integer_value(json_object_get(json, "order")),
            .index = i,
        };

        if (!article.title.length)
            return factory_refuse(
                reading, str_format(reading->arena, "article %zu of it has no \"titre\"", i + 1));
        if (!article.num.length)
            article.num = article.title;
        *list_add(reading->arena, articles) = article;
    }
    if (articles->count)
        qsort(articles->items, articles->count, sizeof *articles->items, by_order);
    return OK;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
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
static void tell_missing(struct factory_reading *reading, const struct articles *articles)
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

static enum result read_root(struct factory_reading *reading, const json_t *root)
{
    struct articles articles = { 0 };
    enum result result;

    read_about(reading, root);
    reading->sections = json_object_get(root, "sections");
    result = read_articles(reading, root, &articles);
    for (size_t i = 0; i < articles.count && result == OK; i++)
        result = factory_article(reading, &articles.items[i]);
    if (result == OK)
        tell_missing(reading, &articles);
    return result;
}

static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct document *document, struct str *fault)
{
    struct factory_reading reading = {
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

const struct law_reader law_factory_reader = { "The Law Factory", knows, read_files };
