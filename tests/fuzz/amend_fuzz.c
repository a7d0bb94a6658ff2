/*
 * An article and two amendments, the parts of the input between bytes 0x01: whatever they hold,
 * nothing is done by half, lines come in their order, what is written is UTF-8 without line
 * breaks, and what it takes is in proportion to the input.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "law/amend.h"
#include "law/canon.h"

enum { BYTES_FOR_ONE = 16 * 1024, BYTES_FOR_NONE = 16 * 1024 * 1024, PARTS = 3 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str_list lines_of(struct arena *arena, struct str text)
{
    struct str_list lines = { 0 };

    while (text.length) {
        struct str line = canon_row(arena, str_cut(&text, '\n'));

        if (line.length)
            *list_add(arena, &lines) = line;
    }
    return lines;
}

static void check(const struct amended *amended, size_t count)
{
    size_t next = 0;

    assert(amended->is_applied == !amended->refusals.count);
    assert(amended->is_applied || !amended->count);
    for (size_t i = 0; i < amended->count; i++) {
        const struct amended_line *line = &amended->lines[i];

        assert(str_is_utf8(line->text));
        assert(str_find(line->text, STR("\n"), 0) == line->text.length);
        if (line->from == (size_t)-1)
            continue;
        assert(line->from < count && line->from >= next);
        next = line->from + 1;
    }
    for (size_t i = 0; i < amended->refusals.count; i++)
        assert(*refusal_sentence(amended->refusals.items[i].kind));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .cap = BYTES_FOR_NONE + BYTES_FOR_ONE * size };
    struct str rest = { (const char *)data, size }, parts[PARTS];
    struct formula formulas[PARTS - 1];
    struct amend_article article = { .num = STR("4") };
    struct str_list lines;
    struct amended amended;

    for (size_t i = 0; i < PARTS; i++)
        parts[i] = str_cut(&rest, '\x01');
    lines = lines_of(&arena, parts[0]);
    article.alineas = lines.items;
    article.count = lines.count;
    for (size_t i = 0; i + 1 < PARTS; i++)
        formulas[i] =
            formula_parse(&arena, parts[i + 1], NULL, i ? FORMULA_ENGLISH : FORMULA_FRENCH);
    amended = law_amend(&arena, &article, formulas, parts[2].length ? 2 : 1);
    check(&amended, article.count);
    arena_free(&arena);
    return 0;
}
