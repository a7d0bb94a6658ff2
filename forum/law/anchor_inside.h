#ifndef LAW_ANCHOR_INSIDE_H
#define LAW_ANCHOR_INSIDE_H

#include "base/arena.h"
#include "law/anchor.h"
#include "render/diff_words.h"

/* What the files of anchoring share; what it promises stands in anchor.h. */

/* The words of a segment before and of what it became; made when the first quote asks. */
struct word_map {
    size_t before;
    size_t after;
    struct diff_words words_before; /* places in the keys, in bytes */
    struct diff_words words_after;
    struct word_map *next; /* another part of what was split */
};

/* A word of the later document, by what it sums up to, and where it stands. */
struct word_place {
    uint32_t sum;
    uint32_t segment;
    uint32_t byte; /* of its key */
};

struct word_places {
    struct word_place *items;
    size_t count;
    size_t size;
};

struct anchoring {
    struct arena own;
    const struct document *before;
    const struct document *after;
    const struct lineages *lineages;
    struct str *keys_before; /* of each segment */
    struct str *keys_after;
    struct word_map **maps;
    size_t *next_part;  /* of each segment after: the next part of the same one; SEGMENT_NONE */
    size_t *first_part; /* of each before: what it was split into, the largest aside */
    struct word_places index; /* of the later document; empty until asked for */
    bool is_indexed;
};

/* A quote as it is looked for: in bytes of the key of its segment. */
struct sought {
    size_t place;
    size_t from;
    size_t to;
    struct str exact; /* keys, in the arena of the call */
    struct str prefix;
    struct str suffix;
};

/* Where it is, or might be. */
struct found {
    size_t place; /* SEGMENT_NONE: nowhere */
    size_t from;  /* bytes of its key */
    size_t to;
    int64_t score;
    bool is_whole; /* all its words, together */
};

/* Through the words of a segment and of one that it became. */
struct found anchor_follow(struct anchoring *, const struct sought *, size_t after);

/*
 * The only place where the same words stand between much the same; inside the
 * article that its own has become (SEGMENT_NONE: none) enough words in one place only will do.
 */
struct found anchor_search(struct anchoring *, const struct sought *, size_t article);

#endif
