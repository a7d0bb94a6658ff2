#ifndef LAW_ALIGN_INSIDE_H
#define LAW_ALIGN_INSIDE_H

#include "law/align.h"

/* What the files of the alignment share; what it promises stands in align.h. */

/* One document, with what is compared. */
struct align_side {
    const struct document *document;
    size_t count;
    uint32_t *words; /* of each alinéa: the number of its words, typography folded; 0: none … */
    uint32_t *names; /* … of each article and part: of its name and number */
    uint32_t *publics;     /* of each: of what its publisher calls it; 0: nothing */
    uint32_t *whole;       /* of each article: of all its words; 0: none … */
    uint32_t *named_whole; /* … with its name before them */
    uint32_t *whole_kept;  /* … as it was numbered, also of short ones */
    struct str *keys;
    size_t *partner; /* on the other side */
    bool *is_whole;  /* it was divided into several, or several became it */
    bool *is_part;   /* it is one of these, but not the largest, which is its partner … */
    size_t *part_of; /* … of this one on the other side; SEGMENT_NONE */
    size_t *article; /* of each alinéa: its article; SEGMENT_NONE */
};

struct alignment {
    struct arena *arena;
    struct align_side before;
    struct align_side after;
};

/* Does it carry words? */
bool align_is_leaf(const struct segment *);

/* Are two places of a kind that may be one segment? */
bool align_may_be_one(const struct alignment *, size_t before, size_t after);

void align_pair(struct alignment *, size_t before, size_t after);

/* Numbers what is compared, on both sides together. */
void align_number(struct alignment *);

/* Articles, then parts; then the alinéas of articles that are one; then what went elsewhere. */
void align_articles(struct alignment *);
void align_parts(struct alignment *);
void align_alineas(struct alignment *);
void align_elsewhere(struct alignment *);

/* Alinéas that were divided or put together, of two articles that are one. */
struct align_leaves {
    const size_t *items; /* places in the document */
    size_t count;
};
void align_divided(struct alignment *, struct align_leaves before, struct align_leaves after);

/*
 * Pairs what has the same number on both sides and that only once on each; those
 * numbered 0, paired already, or that may not be one are passed over.
 */
void align_pair_only(struct alignment *, const uint32_t *before, const uint32_t *after);

#endif
