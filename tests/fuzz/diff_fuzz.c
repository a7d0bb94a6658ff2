/*
 * Any two texts: the runs give both back, byte for byte, none is empty, and what they take
 * is in proportion to the texts, and so do those of their lines, each of which is in one pair
 * at most. The first byte says where the input is cut in two.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "render/diff_lines.h"
#include "render/language.h"

/* What one byte may cost at most in what is kept, and what none may. */
enum { BYTES_FOR_ONE = 256, BYTES_FOR_NONE = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_side(const struct diff *diff, enum diff_run_kind other, struct str text)
{
    size_t at = 0;

    for (size_t i = 0; i < diff->count; i++) {
        struct str run = diff->items[i].text;

        assert(run.length);
        if (diff->items[i].kind == other)
            continue;
        assert(run.length <= text.length - at);
        assert(!memcmp(run.data, text.data + at, run.length));
        at += run.length;
    }
    assert(at == text.length);
}

struct lines {
    struct str *items;
    size_t count;
    size_t size;
};

static struct lines cut_lines(struct arena *arena, struct str text)
{
    struct lines lines = { 0 };

    while (text.length)
        *list_add(arena, &lines) = str_cut(&text, '\n');
    return lines;
}

static void check_line(const struct diff_line *line, const struct lines *before,
                       const struct lines *after)
{
    check_side(&line->runs, DIFF_ADDED,
               line->before == DIFF_NO_LINE ? STR("") : before->items[line->before]);
    check_side(&line->runs, DIFF_REMOVED,
               line->after == DIFF_NO_LINE ? STR("") : after->items[line->after]);
}

static void check_lines(struct arena *arena, struct str text_before, struct str text_after)
{
    struct lines before = cut_lines(arena, text_before), after = cut_lines(arena, text_after);
    struct diff_lines lines =
        diff_lines(arena, before.items, before.count, after.items, after.count);
    struct page page = page_new(arena);
    size_t seen_before = 0, seen_after = 0, last = 0;

    for (size_t i = 0; i < lines.count; i++) {
        const struct diff_line *line = &lines.items[i];

        check_line(line, &before, &after);
        seen_before += line->before != DIFF_NO_LINE;
        seen_after += line->after != DIFF_NO_LINE;
        if (line->after == DIFF_NO_LINE)
            continue;
        assert(line->after >= last);
        last = line->after;
    }
    assert(seen_before == before.count && seen_after == after.count);
    page.language = language_english;
    diff_lines_part(&page, &lines, DIFF_AROUND_CHANGES, STR(""));
    diff_sides_part(&page, &lines, DIFF_WHOLE, STR("A"), STR("B"), STR(""));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct page page = page_new(&arena);
    struct str all, before, after;
    struct diff diff;

    if (!size)
        return 0;
    all = (struct str){ (const char *)data + 1, size - 1 };
    before = str_slice(all, 0, all.length * data[0] / 255);
    after = str_slice(all, before.length, all.length);
    diff = diff_texts(&arena, before, after);
    check_side(&diff, DIFF_ADDED, before);
    check_side(&diff, DIFF_REMOVED, after);
    assert(diff_words_changed(&diff) <= size);
    page.language = language_english;
    (void)diff_html(&page, &diff, DIFF_WHOLE);
    (void)diff_html(&page, &diff, DIFF_AROUND_CHANGES);
    arena_free(&arena);
    check_lines(&arena, before, after);
    arena_free(&arena);
    return 0;
}
