#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "law/align_inside.h"
#include "law/canon.h"

/* Texts of both sides become numbers: the same number for the same text. */
struct numbered {
    struct str text;
    uint32_t *number;
};

struct numbering {
    struct numbered *items;
    size_t count;
    size_t size;
};

static int text_order(const void *a, const void *b)
{
    return str_order(((const struct numbered *)a)->text, ((const struct numbered *)b)->text);
}

/* By sorting: no text makes this slow. An empty text stays 0. */
static void number_texts(struct numbering *numbering)
{
    uint32_t number = 0;

    if (numbering->count)
        qsort(numbering->items, numbering->count, sizeof *numbering->items, text_order);
    for (size_t i = 0; i < numbering->count; i++) {
        if (!i || !str_equal(numbering->items[i - 1].text, numbering->items[i].text))
            number++;
        *numbering->items[i].number = numbering->items[i].text.length ? number : 0;
    }
}

static void add(struct alignment *alignment, struct numbering *numbering, struct str text,
                uint32_t *number)
{
    *list_add(alignment->arena, numbering) = (struct numbered){ text, number };
}

static struct str name_of(struct arena *arena, const struct segment *segment)
{
    return str_format(arena, "%d %.*s %.*s", segment->kind, STR_ARGS(segment->name),
                      STR_ARGS(segment->num));
}

/* All words of each article, as one text: its alinéas follow it. */
static void number_articles(struct alignment *alignment, struct align_side *side,
                            struct numbering *numbering)
{
    struct buffer *words = arena_alloc(alignment->arena, (side->count + 1) * sizeof *words);

    for (size_t i = 0; i < side->count; i++) {
        if (!align_is_leaf(&side->document->items[i]) || side->article[i] == SEGMENT_NONE)
            continue;
        words[side->article[i]].arena = alignment->arena;
        buffer_put_str(&words[side->article[i]], side->keys[i]);
        buffer_put_c(&words[side->article[i]], "\n");
    }
    for (size_t i = 0; i < side->count; i++) {
        struct str all = buffer_str(&words[i]), name;

        if (!all.length)
            continue;
        name = name_of(alignment->arena, &side->document->items[i]);
        add(alignment, numbering, all, &side->whole[i]);
        add(alignment, numbering,
            str_format(alignment->arena, "%.*s\n%.*s", STR_ARGS(name), STR_ARGS(all)),
            &side->named_whole[i]);
    }
}

static void number_side(struct alignment *alignment, struct align_side *side,
                        struct numbering numberings[4])
{
    for (size_t i = 0; i < side->count; i++) {
        const struct segment *segment = &side->document->items[i];

        add(alignment, &numberings[0], segment->official, &side->publics[i]);
        if (align_is_leaf(segment)) {
            add(alignment, &numberings[1], side->keys[i], &side->words[i]);
            side->article[i] = document_article(side->document, i);
        } else {
            add(alignment, &numberings[2], name_of(alignment->arena, segment), &side->names[i]);
        }
    }
    number_articles(alignment, side, &numberings[3]);
}

void align_number(struct alignment *alignment)
{
    struct numbering numberings[4] = { 0 };

    number_side(alignment, &alignment->before, numberings);
    number_side(alignment, &alignment->after, numberings);
    for (size_t i = 0; i < sizeof numberings / sizeof *numberings; i++)
        number_texts(&numberings[i]);
}

/* For each number where it stands; ONCE_NONE: nowhere, ONCE_MANY: in several places. */
#define ONCE_NONE 0u
#define ONCE_MANY UINT32_MAX

static uint32_t *places_of(struct arena *arena, const struct align_side *side,
                           const uint32_t *numbers, size_t most)
{
    uint32_t *places = arena_alloc(arena, (most + 1) * sizeof *places);

    for (size_t i = 0; i < side->count; i++)
        if (numbers[i] && side->partner[i] == SEGMENT_NONE)
            places[numbers[i]] = places[numbers[i]] == ONCE_NONE ? (uint32_t)i + 1 : ONCE_MANY;
    return places;
}

void align_pair_only(struct alignment *alignment, const uint32_t *before, const uint32_t *after)
{
    struct arena own = { 0 };
    size_t most = alignment->before.count + alignment->after.count;
    uint32_t *first = places_of(&own, &alignment->before, before, most);
    uint32_t *second = places_of(&own, &alignment->after, after, most);

    for (size_t number = 1; number <= most; number++) {
        uint32_t i = first[number], j = second[number];

        if (i != ONCE_NONE && i != ONCE_MANY && j != ONCE_NONE && j != ONCE_MANY &&
            align_may_be_one(alignment, i - 1, j - 1))
            align_pair(alignment, i - 1, j - 1);
    }
    arena_free(&own);
}
