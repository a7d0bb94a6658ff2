/*
 * Any text as an amendment: the first byte says the language and how it is filed. What comes
 * out points into the source, is of bounded depth, is UTF-8, and what it takes is in
 * proportion to the input.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "law/formula.h"

enum { BYTES_FOR_ONE = 4 * 1024, BYTES_FOR_NONE = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct filed_at filings[] = {
    { 0 },
    { .division = { "APRÈS ART. 9", 13 } },
    { .division = { "Article 3", 9 }, .alinea = { "4", 1 } },
    { .division = { "TITRE II", 8 } },
};

static void check_list(const struct str_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        assert(str_is_utf8(list->items[i]));
        assert(str_find(list->items[i], STR("\n"), 0) == list->items[i].length);
    }
}

static size_t check_instruction(const struct formula *formula,
                                const struct instruction *instruction, int depth)
{
    size_t count = 1;

    assert(depth <= FORMULA_DEPTH_MAX && instruction->act < ACTS);
    assert(instruction->from <= instruction->to && instruction->to <= formula->source.length);
    assert(!instruction->child_count || instruction->act == ACT_CHANGE);
    assert((instruction->content_kind == CONTENT_NONE) == !instruction->content.count);
    assert(str_is_utf8(instruction->place.law) && str_is_utf8(instruction->place.article));
    check_list(&instruction->words);
    check_list(&instruction->content);
    check_list(&instruction->place.points);
    for (size_t i = 0; i < instruction->child_count; i++)
        count += check_instruction(formula, &instruction->children[i], depth + 1);
    return count;
}

static void check(const struct formula *formula)
{
    size_t count = 0, before = 0;

    assert(str_is_utf8(formula->source));
    for (size_t i = 0; i < formula->count; i++)
        count += check_instruction(formula, &formula->items[i], 0);
    assert(count <= 2 * INSTRUCTIONS_MAX);
    for (size_t i = 0; i < formula->unknown_count; i++) {
        const struct unknown *unknown = &formula->unknown[i];

        assert(unknown->why && *unknown->why && before <= unknown->from);
        assert(unknown->from <= unknown->to && unknown->to <= formula->source.length);
        before = unknown->from;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct formula formula;
    uint8_t choice = size ? data[0] : 0;

    formula =
        formula_parse(&arena, (struct str){ (const char *)data + (size > 0), size - (size > 0) },
                      &filings[choice / 2 % 4], choice % 2 ? FORMULA_ENGLISH : FORMULA_FRENCH);
    check(&formula);
    assert(str_is_utf8(formula_plain(&arena, &formula)));
    assert(str_is_utf8(formula_json(&arena, &formula)));
    arena_free(&arena);
    return 0;
}
