#include "exchange/law_read.h"

#include <stdlib.h>

#include "base/arena.h"
#include "exchange/law_readers.h"
#include "exchange/law_sources.h"
#include "exchange/law_xml.h"

static const struct law_reader *reader_of(const struct law_source *source)
{
    for (size_t i = 0; law_readers[i]; i++)
        if (law_readers[i]->knows(source->bytes, source->name))
            return law_readers[i];
    return NULL;
}

enum result law_refuse(struct arena *arena, const struct law_source *source, int64_t line,
                       struct str why, struct str *fault)
{
    *fault = line ? str_format(arena, "%s:%lld: %.*s", source->path, (long long)line, STR_ARGS(why))
                  : str_format(arena, "%s: %.*s", source->path, STR_ARGS(why));
    return NOT_VALID;
}

/* Digits as a number; -1 for anything else. */
static int digits(struct str text)
{
    int number = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        number = 10 * number + (text.data[i] - '0');
    }
    return number;
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && is_leap);
}

bool law_is_day(struct str text)
{
    int year, month, day;

    if (text.length != 10 || text.data[4] != '-' || text.data[7] != '-')
        return false;
    year = digits(str_slice(text, 0, 4));
    month = digits(str_slice(text, 5, 7));
    day = digits(str_slice(text, 8, 10));
    return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
}

static bool is_same_text(const struct document *one, const struct document *other)
{
    return (one->about.official.length && str_equal(one->about.official, other->about.official)) ||
           str_equal(one->about.title, other->about.title);
}

static int by_start(const void *one, const void *other)
{
    const struct document *first = one, *second = other;

    return str_order(first->about.starts_on, second->about.starts_on);
}

static bool is_in_force(const struct document *document, struct str date)
{
    const struct document_about *about = &document->about;

    return str_order(about->starts_on, date) <= 0 &&
           (!about->ends_on.length || str_order(date, about->ends_on) < 0);
}

static enum result choose_at(struct arena *arena, const struct law_source *sources, struct str date,
                             struct law_documents *documents, struct str *fault)
{
    for (size_t i = documents->count; i-- > 0;)
        if (is_in_force(&documents->items[i], date)) {
            documents->items[0] = documents->items[i];
            documents->count = 1;
            return OK;
        }
    return law_refuse(arena, &sources[0], 0,
                      str_format(arena, "no version is in force on %.*s: the first holds from %.*s",
                                 STR_ARGS(date), STR_ARGS(documents->items[0].about.starts_on)),
                      fault);
}

enum result law_choose(struct arena *arena, const struct law_source *sources, struct str date,
                       struct law_documents *documents, struct str *fault)
{
    for (size_t i = 1; i < documents->count; i++)
        if (!is_same_text(&documents->items[0], &documents->items[i]))
            return law_refuse(arena, &sources[i], 0,
                              str_format(arena, "it is another text than %s: one text at a time",
                                         sources[0].path),
                              fault);
    if (documents->count > 1)
        qsort(documents->items, documents->count, sizeof *documents->items, by_start);
    return date.length ? choose_at(arena, sources, date, documents, fault) : OK;
}

static enum result begin_none(void *context, const struct law_xml_element *element)
{
    (void)context, (void)element;
    return OK;
}

static enum result text_none(void *context, struct str text, int64_t line)
{
    (void)context, (void)text, (void)line;
    return OK;
}

static enum result end_none(void *context)
{
    (void)context;
    return OK;
}

/* XML that is broken before its first element: what is wrong with it. */
static enum result refuse_xml(struct arena *arena, const struct law_source *source,
                              struct str *fault)
{
    const struct law_xml_visit visit = { begin_none, text_none, end_none, NULL };
    struct law_xml_fault why;
    struct str rest = source->bytes;

    if (law_xml_read(arena, law_xml_feed(&rest), &visit, &why) == OK)
        why.why = STR("it is of no format of law texts that is known here");
    return law_refuse(arena, source, why.line, why.why, fault);
}

static enum result refuse_unknown(struct arena *arena, const struct law_source *source,
                                  struct str *fault)
{
    struct law_xml_root root;

    if (!source->bytes.length)
        return law_refuse(arena, source, 0, STR("the file is empty"), fault);
    if (law_xml_root(source->bytes, &root))
        return law_refuse(
            arena, source, 0,
            str_format(arena,
                       "its root element, <%s>, is of no format of law texts that is known here",
                       root.name),
            fault);
    if (law_xml_is(source->bytes))
        return refuse_xml(arena, source, fault);
    return law_refuse(arena, source, 0, STR("it is of no format of law texts that is known here"),
                      fault);
}

/* All files that are known are of one format; the others are kept apart. */
static enum result sort_sources(struct arena *arena, const struct law_sources *all,
                                struct law_sources *known, struct law_sources *others,
                                const struct law_reader **reader, struct str *fault)
{
    *reader = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const struct law_reader *found = reader_of(&all->items[i]);

        *list_add(arena, found ? known : others) = all->items[i];
        if (found && *reader && found != *reader)
            return law_refuse(arena, &all->items[i], 0,
                              str_format(arena, "it is %s, but %s is %s: one text at a time",
                                         found->name, known->items[0].path, (*reader)->name),
                              fault);
        *reader = found ? found : *reader;
    }
    if (*reader)
        return OK;
    return refuse_unknown(arena, &all->items[0], fault);
}

static bool has_words(const struct document *document)
{
    return document_count(document, SEGMENT_ALINEA) + document_count(document, SEGMENT_ROW) > 0;
}

static enum result check_documents(struct arena *arena, const struct law_source *first,
                                   const struct law_sources *others,
                                   struct law_documents *documents, struct str *fault)
{
    for (size_t i = 0; i < documents->count; i++) {
        if (!has_words(&documents->items[i]))
            return law_refuse(arena, first, 0, STR("it holds no words of a law"), fault);
        for (size_t j = 0; j < others->count; j++)
            document_gap(arena, &documents->items[i],
                         str_format(arena, "a file that is no law text: %s", others->items[j].path),
                         0);
    }
    if (documents->count)
        return OK;
    return law_refuse(arena, first, 0, STR("it holds no text of a law"), fault);
}

enum result law_read(struct arena *arena, const char *path, struct str date,
                     struct law_documents *documents, struct str *fault)
{
    struct law_sources all = { 0 }, known = { 0 }, others = { 0 };
    const struct law_reader *reader;
    enum result result;

    *documents = (struct law_documents){ 0 };
    *fault = STR("");
    if (date.length && !law_is_day(date)) {
        *fault = str_format(arena, "a date is written as 2008-07-23, not as %.*s", STR_ARGS(date));
        return NOT_VALID;
    }
    result = law_sources_read(arena, path, &all, fault);
    if (result == OK && !all.count) {
        *fault = str_format(arena, "%s: the folder holds no files", path);
        result = NOT_VALID;
    }
    if (result == OK)
        result = sort_sources(arena, &all, &known, &others, &reader, fault);
    if (result == OK)
        result = reader->read(arena, known.items, known.count, date, documents, fault);
    if (result == OK)
        documents->format = reader->name;
    if (result == OK)
        result = check_documents(arena, &known.items[0], &others, documents, fault);
    if (result != OK)
        *documents = (struct law_documents){ 0 };
    return result;
}
