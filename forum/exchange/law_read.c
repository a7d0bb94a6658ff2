#include "exchange/law_read.h"

#include "base/arena.h"
#include "exchange/law_readers.h"
#include "exchange/law_sources.h"

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

static bool is_number(struct str text, int64_t least, int64_t most)
{
    int64_t number = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        number = 10 * number + (text.data[i] - '0');
    }
    return number >= least && number <= most;
}

bool law_is_day(struct str text)
{
    return text.length == 10 && text.data[4] == '-' && text.data[7] == '-' &&
           is_number(str_slice(text, 0, 4), 0, 9999) && is_number(str_slice(text, 5, 7), 1, 12) &&
           is_number(str_slice(text, 8, 10), 1, 31);
}

static enum result refuse_unknown(struct arena *arena, const struct law_source *source,
                                  struct str *fault)
{
    if (!source->bytes.length)
        return law_refuse(arena, source, 0, STR("the file is empty"), fault);
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
        result = check_documents(arena, &known.items[0], &others, documents, fault);
    if (result != OK)
        *documents = (struct law_documents){ 0 };
    return result;
}
