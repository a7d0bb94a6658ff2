#include "exchange/law_legi.h"

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_legi_text.h"

bool legi_is_of_text(const struct legi *legi, const struct legi_file *file)
{
    return str_equal(file->text, legi->text);
}

enum result legi_refuse(struct legi *legi, const struct legi_file *file, struct str why)
{
    return law_refuse(legi->arena, file->source, 0, why, legi->fault);
}

/* The text that its own files describe, or to which all articles belong. */
static enum result choose_text(struct legi *legi)
{
    const struct legi_file *first = NULL;
    bool is_described = legi->files.items[0].kind <= LEGI_CONTENTS;

    for (size_t i = 0; i < legi->files.count; i++) {
        const struct legi_file *file = &legi->files.items[i];

        if (is_described && file->kind > LEGI_CONTENTS)
            break;
        if (first && !str_equal(first->text, file->text))
            return legi_refuse(
                legi, file,
                str_format(legi->arena, "it belongs to %.*s, and %s to %.*s: one text at a time",
                           STR_ARGS(file->text), first->source->path, STR_ARGS(first->text)));
        first = first ? first : file;
    }
    legi->text = first->text;
    return OK;
}

static enum result refuse_without_articles(struct legi *legi)
{
    static const char *const why[] = {
        "it says what the text is called and since when it holds; the words stand in files of "
        "their own, one for each article: give the folder that holds them",
        "it is a table of contents; the words stand in files of their own, one for each article: "
        "give the folder that holds them",
        "it lists what stands in a section; the words stand in files of their own, one for each "
        "article: give the folder that holds them",
    };

    return legi_refuse(legi, &legi->files.items[0], str_of(why[legi->files.items[0].kind]));
}

static struct str kind_of(struct str nature)
{
    if (str_equal(nature, STR("CODE")))
        return STR("code");
    if (str_equal(nature, STR("CONSTITUTION")))
        return STR("constitution");
    if (str_starts(nature, "LOI") || str_equal(nature, STR("ORDONNANCE")))
        return STR("law");
    return str_starts(nature, "DECRET") || str_equal(nature, STR("ARRETE")) ? STR("regulation")
                                                                            : STR("text");
}

static void say(struct legi *legi, const struct legi_file *version)
{
    struct document_about *about = &legi->document.about;
    struct legi_span span = legi_around(legi);

    about->starts_on = span.starts;
    about->ends_on = span.ends;
    about->jurisdiction = STR("fr");
    about->lang = STR("fr");
    about->official = version ? version->id : legi->text;
    about->kind = version ? kind_of(version->nature) : STR("text");
    if (version) {
        law_say(legi->arena, &about->title, version->title);
        law_say(legi->arena, &about->number, version->num);
        law_say(legi->arena, &about->eli, version->eli);
        law_say(legi->arena, &about->status, version->status);
    }
    for (size_t i = legi->files.count; i-- > 0 && !about->title.length;) {
        const struct legi_file *file = &legi->files.items[i];

        if (file->kind != LEGI_ARTICLE || !legi_is_of_text(legi, file))
            continue;
        law_say(legi->arena, &about->title, file->title);
        about->kind = kind_of(file->nature);
    }
}

static const struct legi_file *version_of(const struct legi *legi)
{
    const struct legi_file *found = NULL;

    for (size_t i = 0; i < legi->files.count; i++) {
        const struct legi_file *file = &legi->files.items[i];

        if (file->kind == LEGI_VERSION && legi_is_of_text(legi, file) &&
            (!found || legi_is_in_force(&file->span, legi->day)))
            found = file;
    }
    return found;
}

static enum result read_files(struct arena *arena, const struct law_source *sources, size_t count,
                              struct str date, struct law_documents *documents, struct str *fault)
{
    struct legi legi = { .arena = arena, .fault = fault };
    enum result result = legi_files_read(arena, sources, count, &legi.files, fault);

    if (result == OK && legi.files.items[legi.files.count - 1].kind != LEGI_ARTICLE)
        result = refuse_without_articles(&legi);
    if (result == OK)
        result = choose_text(&legi);
    if (result == OK)
        result = legi_choose_day(&legi, date);
    if (result != OK)
        return result;
    legi_place(&legi, version_of(&legi));
    say(&legi, version_of(&legi));
    result = legi_add(&legi, version_of(&legi));
    if (result != OK)
        return result;
    law_finish(arena, &legi.document);
    *list_add(arena, documents) = legi.document;
    return OK;
}

static bool knows(struct str bytes, struct str name)
{
    (void)name;
    return legi_is_kind(bytes);
}

const struct law_reader law_legi_reader = { "LEGI XML", knows, read_files };
