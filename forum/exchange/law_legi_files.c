#include "exchange/law_legi_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/law_about.h"
#include "exchange/law_walk.h"
#include "exchange/law_xml.h"

static const char *const roots[LEGI_KINDS] = { "TEXTE_VERSION", "TEXTELR", "SECTION_TA",
                                               "ARTICLE" };

struct indexing {
    struct arena *arena;
    struct legi_file *file;
    struct str names[LAW_XML_DEPTH_MAX + 1];
    size_t depth;
    int64_t steps; /* <TM> that are open */
    struct buffer words;
    struct str fault;
};

static int kind_of(struct str name)
{
    for (int i = 0; i < LEGI_KINDS; i++)
        if (str_equal(name, str_of(roots[i])))
            return i;
    return LEGI_KINDS;
}

bool legi_is_kind(struct str bytes)
{
    struct law_xml_root root;

    return law_xml_root(bytes, &root) && !root.space[0] && kind_of(str_of(root.name)) != LEGI_KINDS;
}

bool legi_is_in_force(const struct legi_span *span, struct str day)
{
    return span->starts.length && str_order(span->starts, day) <= 0 &&
           (!span->ends.length || str_order(day, span->ends) < 0);
}

bool legi_is_stillborn(const struct legi_span *span)
{
    return span->starts.length && span->ends.length && str_order(span->ends, span->starts) <= 0;
}

static struct str attribute(struct indexing *work, const struct law_xml_element *element,
                            const char *name)
{
    return str_copy(work->arena, str_trim(law_xml_attribute(element, name)));
}

static struct legi_span span_of(struct indexing *work, const struct law_xml_element *element)
{
    return (struct legi_span){ law_day(attribute(work, element, "debut")),
                               law_day(attribute(work, element, "fin")) };
}

static bool is_in(const struct indexing *work, const char *name)
{
    for (size_t i = work->depth; i-- > 0;)
        if (str_equal(work->names[i], str_of(name)))
            return true;
    return false;
}

static void add_link(struct indexing *work, const struct law_xml_element *element, bool is_section)
{
    *list_add(work->arena, &work->file->links) =
        (struct legi_link){ .is_section = is_section,
                            .id = attribute(work, element, "id"),
                            .cid = attribute(work, element, "cid"),
                            .num = attribute(work, element, "num"),
                            .span = span_of(work, element) };
}

static void add_step(struct indexing *work, const struct law_xml_element *element)
{
    *list_add(work->arena, &work->file->path) = (struct legi_step){
        .depth = work->steps, .id = attribute(work, element, "id"), .span = span_of(work, element)
    };
}

static enum result on_begin(void *context, const struct law_xml_element *element)
{
    struct indexing *work = context;
    struct str name = element->name;

    if (!work->depth)
        work->file->kind = (enum legi_kind)kind_of(name);
    if (str_equal(name, STR("LIEN_ART")))
        add_link(work, element, false);
    else if (str_equal(name, STR("LIEN_SECTION_TA")))
        add_link(work, element, true);
    else if (str_equal(name, STR("TITRE_TM")) && is_in(work, "CONTEXTE"))
        add_step(work, element);
    else if (str_equal(name, STR("TEXTE")) && is_in(work, "CONTEXTE")) {
        work->file->text = attribute(work, element, "cid");
        work->file->nature = attribute(work, element, "nature");
    }
    work->steps += str_equal(name, STR("TM"));
    work->names[work->depth++] = str_copy(work->arena, name);
    work->words.length = 0;
    return OK;
}

static enum result on_text(void *context, struct str text, int64_t line)
{
    struct indexing *work = context;

    (void)line;
    buffer_put_str(&work->words, text);
    return OK;
}

/* Which field of the file an element of its metadata is; NULL for any other. */
static struct str *field_of(struct legi_file *file, struct str name)
{
    const struct {
        const char *name;
        struct str *field;
    } fields[] = {
        { "ID", &file->id },
        { "CID", &file->text },
        { "NATURE", &file->nature },
        { "NUM", &file->num },
        { "TITREFULL", &file->title },
        { "TITRE", &file->title },
        { "TITRE_TA", &file->title },
        { "TITRE_TXT", &file->title },
        { "ETAT", &file->status },
        { "ID_ELI", &file->eli },
        { "DATE_DEBUT", &file->span.starts },
        { "DATE_FIN", &file->span.ends },
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_equal(name, str_of(fields[i].name)))
            return fields[i].field;
    return NULL;
}

static void end_step(struct indexing *work, struct str words)
{
    struct legi_steps *path = &work->file->path;

    if (path->count)
        path->items[path->count - 1].title = law_line(work->arena, words);
}

static void end_link(struct indexing *work, struct str words)
{
    struct legi_links *links = &work->file->links;

    if (links->count)
        links->items[links->count - 1].title = law_line(work->arena, words);
}

static enum result on_end(void *context)
{
    struct indexing *work = context;
    struct str name = work->names[--work->depth], words = buffer_str(&work->words);
    struct str *field = field_of(work->file, name);

    work->steps -= str_equal(name, STR("TM"));
    if (str_equal(name, STR("TITRE_TM")))
        end_step(work, words);
    else if (str_equal(name, STR("LIEN_SECTION_TA")))
        end_link(work, words);
    /* TITREFULL comes after TITRE and says more; a link's own number is an attribute */
    else if (field && !is_in(work, "LIENS") && !is_in(work, "BLOC_TEXTUEL") &&
             (!field->length || str_equal(name, STR("TITREFULL"))))
        *field = law_line(work->arena, words);
    work->words.length = 0;
    return OK;
}

/* An article has no id of its own that stays: the one of its first version does. */
static enum result read_file(struct arena *arena, const struct law_source *source,
                             struct legi_file *file, struct str *fault)
{
    struct indexing *work = arena_new(arena, struct indexing);
    const struct law_xml_visit visit = { on_begin, on_text, on_end, work };
    struct law_xml_fault why;
    struct str rest = source->bytes;

    *file = (struct legi_file){ .source = source };
    *work = (struct indexing){ .arena = arena, .file = file, .words = { .arena = arena } };
    if (law_xml_read(arena, law_xml_feed(&rest), &visit, &why) != OK)
        return law_refuse(arena, source, why.line, why.why, fault);
    file->span.starts = law_day(file->span.starts);
    file->span.ends = law_day(file->span.ends);
    if (!file->text.length)
        file->text = file->id;
    if (!file->id.length)
        return law_refuse(arena, source, 0, STR("it has no <ID>"), fault);
    return OK;
}

static int by_kind_and_id(const void *one, const void *other)
{
    const struct legi_file *first = one, *second = other;

    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    return str_order(first->id, second->id);
}

enum result legi_files_read(struct arena *arena, const struct law_source *sources, size_t count,
                            struct legi_files *files, struct str *fault)
{
    enum result result = OK;

    for (size_t i = 0; i < count && result == OK; i++)
        result = read_file(arena, &sources[i], list_add(arena, files), fault);
    if (result == OK && files->count)
        qsort(files->items, files->count, sizeof *files->items, by_kind_and_id);
    return result;
}

struct legi_file *legi_file_find(const struct legi_files *files, enum legi_kind kind, struct str id)
{
    const struct legi_file wanted = { .kind = kind, .id = id };

    if (!files->count)
        return NULL;
    return bsearch(&wanted, files->items, files->count, sizeof wanted, by_kind_and_id);
}
