/*
 * Any two law texts: laying one beside the other ends, lists every segment and gives no identity
 * twice; every quote gets exactly one state, at a place that is there; and what is kept is in
 * proportion to the texts. A line is an alinéa; one that begins with "# " an article, with "= " a
 * part, with "@" the publisher's name of what follows. The first byte says where the input is
 * cut in two.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "law/anchor.h"

/* What one byte may cost at most in what is kept, and what none may. */
enum { BYTES_FOR_ONE = 1024, BYTES_FOR_NONE = 1024 * 1024, SEGMENTS_MAX = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct segment segment_of(struct str line, size_t part, size_t article)
{
    if (str_starts(line, "= "))
        return (struct segment){ .kind = SEGMENT_PART,
                                 .parent = SEGMENT_NONE,
                                 .num = str_slice(line, 2, line.length) };
    if (str_starts(line, "# "))
        return (struct segment){ .kind = SEGMENT_ARTICLE,
                                 .parent = part,
                                 .num = str_slice(line, 2, line.length) };
    return (struct segment){ .kind = str_starts(line, "|") ? SEGMENT_ROW : SEGMENT_ALINEA,
                             .parent = article,
                             .body = line };
}

static struct document document_of(struct arena *arena, struct str text)
{
    struct document document = { 0 };
    size_t part = SEGMENT_NONE, article = SEGMENT_NONE;
    struct str official = STR("");

    while (text.length && document.count < SEGMENTS_MAX) {
        struct str line = str_cut(&text, '\n');
        struct segment segment = segment_of(line, part, article);
        size_t place;

        if (str_starts(line, "@")) {
            official = str_slice(line, 1, line.length);
            continue;
        }
        segment.official = official;
        official = STR("");
        place = document_add(arena, &document, &segment);
        part = segment.kind == SEGMENT_PART ? place : part;
        article = segment.kind == SEGMENT_ARTICLE ? place : article;
    }
    document_close(arena, &document);
    return document;
}

static void check_lineages(struct arena *arena, const struct lineages *lineages,
                           const struct document *before, const struct document *after)
{
    bool *seen_before = arena_alloc(arena, before->count + 1);
    bool *seen_after = arena_alloc(arena, after->count + 1);
    bool *is_taken = arena_alloc(arena, before->count + 1);

    for (size_t i = 0; i < lineages->count; i++) {
        struct lineage lineage = lineages->items[i];

        assert(lineage.before != SEGMENT_NONE || lineage.after != SEGMENT_NONE);
        assert(lineage.kind < LINEAGE_KINDS && lineage.score >= 0 && lineage.score <= 1000);
        if (lineage.before != SEGMENT_NONE)
            seen_before[lineage.before] = true;
        if (lineage.after != SEGMENT_NONE)
            seen_after[lineage.after] = true;
    }
    for (size_t i = 0; i < before->count; i++)
        assert(seen_before[i]);
    for (size_t j = 0; j < after->count; j++) {
        size_t i = lineages->before_of[j];

        assert(seen_after[j]);
        if (i == SEGMENT_NONE)
            continue;
        assert(i < before->count && !is_taken[i] && lineages->after_of[i] == j);
        is_taken[i] = true;
    }
}

static void check_anchor(const struct anchor *anchor, const struct document *after)
{
    assert(anchor->state < ANCHOR_STATES && anchor->method);
    assert(anchor->place == SEGMENT_NONE || anchor->place < after->count);
    if (anchor->state >= ANCHOR_ORPHAN_HERE) {
        assert(!anchor->from && !anchor->to);
        return;
    }
    assert(anchor->place != SEGMENT_NONE && anchor->from >= 0 && anchor->from < anchor->to);
    assert((size_t)anchor->to <= str_characters(after->items[anchor->place].body));
}

static void place_quotes(struct arena *arena, const struct document *before,
                         const struct document *after, const struct lineages *lineages)
{
    struct anchoring *anchoring = anchoring_begin(arena, before, after, lineages);

    for (size_t i = 0; i < before->count; i++) {
        int64_t length = (int64_t)str_characters(before->items[i].body);

        for (int64_t n = 1; n <= 3; n++) {
            int64_t from = length * (n - 1) / 4, to = length * n / 3;
            struct law_quote quote = quote_of(arena, before->items[i].body, from, to);
            struct anchor anchor = anchor_place(anchoring, i, &quote);

            check_anchor(&anchor, after);
            quote.from += n; /* said to stand where it does not */
            anchor = anchor_place(anchoring, i, &quote);
            check_anchor(&anchor, after);
        }
    }
    anchoring_end(anchoring);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct document before, after;
    struct lineages lineages;
    struct str all;
    size_t cut;

    if (!size)
        return 0;
    all = (struct str){ (const char *)data + 1, size - 1 };
    cut = all.length * data[0] / 255;
    before = document_of(&arena, str_slice(all, 0, cut));
    after = document_of(&arena, str_slice(all, cut, all.length));
    lineages = law_align(&arena, &before, &after);
    check_lineages(&arena, &lineages, &before, &after);
    place_quotes(&arena, &before, &after, &lineages);
    arena_free(&arena);
    return 0;
}
