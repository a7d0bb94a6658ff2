/*
 * Any bytes as a law text in Markdown, of The Law Factory, as each kind of list of
 * amendments and as HTML: reading ends, in memory in proportion to them; what
 * Markdown said is written as Markdown that says it again.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_factory.h"
#include "exchange/law_html.h"
#include "exchange/law_markdown.h"

/* What one byte may cost at most, and what none may. */
enum { BYTES_FOR_ONE = 16384, BYTES_FOR_NONE = 4 * 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static bool is_same(const struct segment *one, const struct segment *other)
{
    return one->kind == other->kind && one->parent == other->parent &&
           one->number == other->number && one->depth == other->depth &&
           str_equal(one->name, other->name) && str_equal(one->num, other->num) &&
           str_equal(one->head, other->head) && str_equal(one->body, other->body);
}

static void check_written_back(struct arena *arena, const struct document *document)
{
    struct document again;

    law_from_markdown(arena, law_to_markdown(arena, document), &again);
    expect(str_equal(again.about.title, document->about.title));
    expect(again.count == document->count);
    for (size_t i = 0; i < again.count; i++)
        expect(is_same(&again.items[i], &document->items[i]));
}

static void read_markdown(struct arena *arena, struct str text)
{
    struct document document;

    if (!str_is_utf8(text))
        return;
    law_from_markdown(arena, text, &document);
    check_written_back(arena, &document);
}

static void read_law(struct arena *arena, const struct law_source *source,
                     const struct law_reader *reader)
{
    struct law_documents documents = { 0 };
    struct str fault = { 0 };

    if (reader->knows(source->bytes, source->name) &&
        reader->read(arena, source, 1, STR(""), &documents, &fault) != OK)
        expect(fault.length > 0);
}

static void read_list(struct arena *arena, const struct law_source *source,
                      const struct amendments_reader *reader)
{
    struct law_amendments list = { 0 };
    struct str fault = { 0 };

    if (!reader->knows(source->bytes))
        return;
    if (reader->read(arena, source, &list, &fault) != OK)
        expect(fault.length > 0);
    for (size_t i = 0; i < list.count; i++)
        expect(list.items[i].number.length && str_is_utf8(list.items[i].dispositif));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct str text = str_copy(&arena, (struct str){ (const char *)data, size });
    struct law_source source = { "law.md", STR("law.md"), text };

    read_markdown(&arena, text);
    read_law(&arena, &source, &law_markdown_reader);
    read_law(&arena, &source, &law_factory_reader);
    read_list(&arena, &source, &law_an_xml_reader);
    read_list(&arena, &source, &law_an_json_reader);
    read_list(&arena, &source, &law_senat_csv_reader);
    read_list(&arena, &source, &law_senat_order_reader);
    expect(str_is_utf8(law_html_plain(&arena, text)) || !str_is_utf8(text));
    expect(arena.total <= BYTES_FOR_ONE * size + BYTES_FOR_NONE);
    arena_free(&arena);
    return 0;
}
