#include "exchange/law_amendments.h"

#include <stdlib.h>

#include "base/arena.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_bytes.h"
#include "exchange/law_html.h"
#include "exchange/law_sources.h"
#include "law/canon.h"
#include "law/formula.h"

static const struct amendments_reader *const readers[] = {
    &law_an_xml_reader,
    &law_an_json_reader,
    &law_senat_order_reader,
    &law_senat_csv_reader,
};

void law_amendments_gap(struct arena *arena, struct law_amendments *list, struct str what,
                        int64_t line)
{
    struct document holder = { .gaps = list->gaps };

    document_gap(arena, &holder, what, line);
    list->gaps = holder.gaps;
}

struct filed_at law_amendment_filed(const struct law_amendment *amendment)
{
    return (struct filed_at){ amendment->division, amendment->alinea };
}

void law_amendment_set_words(struct arena *arena, struct law_amendment *amendment, struct str html)
{
    struct law_lines lines = law_html_lines(arena, html);

    amendment->dispositif = law_lines_plain(arena, &lines);
    amendment->has_table = lines.has_table;
}

struct str law_amendment_key(struct arena *arena, struct str number)
{
    struct str folded = law_folded(arena, number);
    size_t bracket = str_find(folded, STR("("), 0), rect = str_find(folded, STR(" rect"), 0);

    return str_trim(str_slice(folded, 0, bracket < rect ? bracket : rect));
}

struct str law_amendment_day(struct arena *arena, struct str text)
{
    enum { DAY_BYTES = 10 };
    struct str day = str_slice(str_trim(text), 0, DAY_BYTES);

    if (day.length == DAY_BYTES && day.data[2] == '/' && day.data[5] == '/')
        day = str_format(arena, "%.*s-%.*s-%.*s", 4, day.data + 6, 2, day.data + 3, 2, day.data);
    return law_is_day(day) ? day : STR("");
}

static const struct amendments_reader *reader_of(struct str bytes)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i]->knows(bytes))
            return readers[i];
    return NULL;
}

static enum result read_source(struct arena *arena, const struct law_source *source,
                               const struct amendments_reader *reader, struct law_amendments *list,
                               struct str *fault)
{
    size_t before = list->count;
    enum result result = reader->read(arena, source, list, fault);

    for (size_t i = before; result == OK && i < list->count; i++)
        list->items[i].path = source->path;
    if (result == OK && list->count == before)
        return law_refuse(arena, source, 0, STR("it holds no amendment"), fault);
    return result;
}

struct known {
    struct str key;
    size_t place;
};

static int by_key(const void *one, const void *other)
{
    return str_order(((const struct known *)one)->key, ((const struct known *)other)->key);
}

/* What is asked of many is looked up in order. */
static struct known *known_by(struct arena *arena, const struct law_amendments *list,
                              struct str (*key)(struct arena *, const struct law_amendment *))
{
    struct known *known = arena_alloc(arena, (list->count + 1) * sizeof *known);

    for (size_t i = 0; i < list->count; i++)
        known[i] = (struct known){ key(arena, &list->items[i]), i };
    if (list->count)
        qsort(known, list->count, sizeof *known, by_key);
    return known;
}

static struct str key_official(struct arena *arena, const struct law_amendment *amendment)
{
    (void)arena;
    return amendment->official;
}

static struct str key_number(struct arena *arena, const struct law_amendment *amendment)
{
    return law_amendment_key(arena, amendment->number);
}

static const struct law_amendment *find(const struct law_amendments *list,
                                        const struct known *known, struct str key)
{
    struct known wanted = { .key = key }, *found = NULL;

    if (list->count && key.length)
        found = bsearch(&wanted, known, list->count, sizeof *known, by_key);
    return found ? &list->items[found->place] : NULL;
}

/* Where a source names a parent by its id: by its number, if the parent is among those read. */
static void name_parents(struct arena *arena, struct law_amendments *list)
{
    const struct known *known = known_by(arena, list, key_official);

    for (size_t i = 0; i < list->count; i++) {
        const struct law_amendment *parent = find(list, known, list->items[i].parent);

        if (parent)
            list->items[i].parent = parent->number;
    }
}

static int by_order(const void *one, const void *other)
{
    const struct law_amendment *a = one, *b = other;

    return (a->order > b->order) - (a->order < b->order);
}

/* Those the list of discussion does not know come after, in the order they stood in. */
static void sort_by_order(struct law_amendments *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].order)
            list->items[i].order = INT64_MAX / 2 + (int64_t)i;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_order);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].order >= INT64_MAX / 2)
            list->items[i].order = 0;
}

static void take_order(struct law_amendment *amendment, const struct law_amendment *said)
{
    amendment->order = said->order;
    if (!amendment->parent.length)
        amendment->parent = said->parent;
    if (!amendment->official.length)
        amendment->official = said->official;
    if (!amendment->outcome.length)
        amendment->outcome = said->outcome;
    if (!amendment->division.length)
        amendment->division = said->division;
}

/* The lists of discussion say the order of the others, or stand for themselves. */
static void put_in_order(struct arena *arena, struct law_amendments *list,
                         struct law_amendments *orders)
{
    const struct known *known;
    int64_t place = 0;

    for (size_t i = 0; i < orders->count; i++)
        orders->items[i].order = ++place;
    if (!list->count) {
        list->items = orders->items;
        list->count = orders->count;
        return;
    }
    known = known_by(arena, orders, key_number);
    for (size_t i = 0; i < list->count; i++) {
        const struct law_amendment *said = find(orders, known, key_number(arena, &list->items[i]));

        if (said)
            take_order(&list->items[i], said);
    }
    sort_by_order(list);
}

static void tell_gaps(struct arena *arena, struct law_amendments *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct law_amendment *amendment = &list->items[i];

        if (!amendment->dispositif.length)
            law_amendments_gap(arena, list, STR("an amendment of which the source gives no words"),
                               amendment->line);
        if (amendment->has_table)
            law_amendments_gap(arena, list, STR("an amendment that holds a table"),
                               amendment->line);
    }
}

static enum result read_all(struct arena *arena, const struct law_sources *sources,
                            struct law_amendments *list, struct str *fault)
{
    struct law_amendments orders = { 0 };
    enum result result = OK;
    size_t known = 0;

    for (size_t i = 0; i < sources->count && result == OK; i++) {
        const struct law_source *source = &sources->items[i];
        const struct amendments_reader *reader = reader_of(source->bytes);
        bool is_order = reader == &law_senat_order_reader;

        if (reader)
            result = read_source(arena, source, reader, is_order ? &orders : list, fault);
        else
            law_amendments_gap(
                arena, list,
                str_format(arena, "a file that is no list of amendments: %s", source->path), 0);
        known += reader != NULL;
    }
    if (result == OK && !known)
        return law_refuse(arena, &sources->items[0], 0,
                          sources->items[0].bytes.length
                              ? STR("it is no list of amendments that is known here")
                              : STR("the file is empty"),
                          fault);
    if (result != OK)
        return result;
    name_parents(arena, list);
    name_parents(arena, &orders);
    put_in_order(arena, list, &orders);
    return OK;
}

enum result law_amendments_read(struct arena *arena, const char *path, struct law_amendments *list,
                                struct str *fault)
{
    struct law_sources sources = { 0 };
    enum result result;

    *list = (struct law_amendments){ 0 };
    *fault = STR("");
    result = law_sources_read(arena, path, &sources, fault);
    if (result == OK && !sources.count) {
        *fault = str_format(arena, "%s: the folder holds no files", path);
        result = NOT_VALID;
    }
    if (result == OK)
        result = read_all(arena, &sources, list, fault);
    if (result == OK)
        tell_gaps(arena, list);
    else
        *list = (struct law_amendments){ 0 };
    return result;
}
