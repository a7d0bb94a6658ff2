/*
 * Any two texts: the runs give both back, byte for byte, none is empty, and what they take
 * is in proportion to the texts. The first byte says where the input is cut in two.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "render/diff.h"
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
    return 0;
}
