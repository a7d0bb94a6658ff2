/*
 * Any bytes as law texts in XML, one file or several with a line "===" between: reading
 * ends, within memory in proportion to them, gives the same however the bytes come in pieces,
 * and what comes out is a document as law/document.h promises it, or a refusal that says why.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_akn.h"
#include "exchange/law_formex.h"
#include "exchange/law_legi.h"
#include "exchange/law_uslm.h"
#include "exchange/law_xml.h"
#include "law/canon.h"

/* What one byte may cost at most, and what none may. */
enum { BYTES_FOR_ONE = 2000, BYTES_FOR_NONE = 32 * 1024 * 1024, FILES_MAX = 8, PIECE = 7 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct law_reader *const readers[] = { &law_legi_reader, &law_akn_reader,
                                                    &law_uslm_reader, &law_formex_reader };

struct pieces {
    struct str rest;
    size_t bytes;
};

static enum result next_piece(void *context, struct str *piece, struct str *fault)
{
    struct pieces *pieces = context;

    (void)fault;
    *piece = str_slice(pieces->rest, 0, pieces->bytes);
    pieces->rest = str_slice(pieces->rest, piece->length, pieces->rest.length);
    return OK;
}

static enum result on_begin(void *context, const struct law_xml_element *element)
{
    buffer_format(context, "<%.*s %.*s %lld>", STR_ARGS(element->space), STR_ARGS(element->name),
                  (long long)element->line);
    return OK;
}

static enum result on_text(void *context, struct str text, int64_t line)
{
    buffer_format(context, "%lld:", (long long)line);
    buffer_put_str(context, text);
    return OK;
}

static enum result on_end(void *context)
{
    buffer_put_c(context, "</>");
    return OK;
}

static struct str told(struct arena *arena, struct str bytes, size_t piece_bytes)
{
    struct buffer out = { .arena = arena };
    const struct law_xml_visit visit = { on_begin, on_text, on_end, &out };
    struct pieces pieces = { bytes, piece_bytes };
    struct law_xml_fault fault;

    if (law_xml_read(arena, (struct feed){ next_piece, &pieces }, &visit, &fault) != OK) {
        assert(fault.why.length && fault.line > 0);
        buffer_format(&out, "!%lld %.*s", (long long)fault.line, STR_ARGS(fault.why));
    }
    return buffer_str(&out);
}

static void check_canonical(struct arena *arena, struct str text)
{
    assert(str_equal(text, canon_text(arena, text)));
}

static void check(struct arena *arena, const struct document *document)
{
    assert(document->count <= DOCUMENT_SEGMENTS_MAX * 2 && document->gaps.count <= GAPS_MAX + 1);
    for (size_t i = 0; i < document->count; i++) {
        const struct segment *segment = &document->items[i];

        assert(segment->parent == SEGMENT_NONE || segment->parent < i);
        assert(segment->depth >= 0 && segment->depth <= LAW_XML_DEPTH_MAX);
        check_canonical(arena, segment->num);
        check_canonical(arena, segment->head);
        check_canonical(arena, segment->official);
        if (segment->kind == SEGMENT_ROW)
            assert(str_equal(segment->body, canon_row(arena, segment->body)));
        else
            check_canonical(arena, segment->body);
        assert((segment->kind == SEGMENT_ALINEA || segment->kind == SEGMENT_ROW) ==
               (segment->number > 0));
    }
    assert(!document->about.starts_on.length || law_is_day(document->about.starts_on));
    assert(!document->about.ends_on.length || law_is_day(document->about.ends_on));
    check_canonical(arena, document->about.title);
}

static void read_all(struct arena *arena, const struct law_reader *reader,
                     const struct law_source *sources, size_t count)
{
    struct law_documents documents = { 0 };
    struct str fault = { 0 };
    enum result result = reader->read(arena, sources, count, STR(""), &documents, &fault);

    assert(result == OK || (result == NOT_VALID && fault.length && str_is_utf8(fault)));
    for (size_t i = 0; result == OK && i < documents.count; i++) {
        check(arena, &documents.items[i]);
        assert(str_is_utf8(document_plain(arena, &documents.items[i])));
    }
}

static size_t cut_files(struct str bytes, struct law_source *files)
{
    const struct str line = STR("\n===\n");
    size_t count = 0;

    for (size_t from = 0; from <= bytes.length && count < FILES_MAX; count++) {
        size_t to = str_find(bytes, line, from);

        files[count] = (struct law_source){ "fuzz", STR("fuzz"), str_slice(bytes, from, to) };
        from = to + line.length;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct law_source files[FILES_MAX], known[FILES_MAX];
    size_t count = cut_files((struct str){ (const char *)data, size }, files);

    assert(str_equal(told(&arena, files[0].bytes, size + 1), told(&arena, files[0].bytes, PIECE)));
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        size_t of_it = 0;

        for (size_t j = 0; j < count; j++)
            if (readers[i]->knows(files[j].bytes, files[j].name))
                known[of_it++] = files[j];
        if (of_it)
            read_all(&arena, readers[i], known, of_it);
    }
    arena_free(&arena);
    return 0;
}
