#ifndef LAW_ALIGN_H
#define LAW_ALIGN_H

#include "law/document.h"

/*
 * Which segment of a later version is which of an earlier one: by what its
 * publisher calls it, by its number (articles), by the same words in the same
 * parent, by words much alike in the same parent (0.6 of them), by the same words
 * elsewhere. Each segment is taken at most once on either side. Time and memory
 * are in proportion to both documents, but for the words compared inside one article,
 * which are bounded.
 */
enum lineage_kind {
    LINEAGE_SAME,     /* its words did not change and it stands in the same article */
    LINEAGE_REWORDED, /* the same article, other words */
    LINEAGE_MOVED,    /* the same words in another article or part */
    LINEAGE_SPLIT,  /* its words were divided: this is the largest part of them, or a further one */
    LINEAGE_MERGED, /* two became one */
    LINEAGE_NEW,    /* only in the later one */
    LINEAGE_DELETED, /* only in the earlier one */
    LINEAGE_KINDS,
};

struct lineage {
    size_t before; /* places in the documents; SEGMENT_NONE: there is none */
    size_t after;
    enum lineage_kind kind;
    int64_t score;      /* thousandths of the words kept; 1000 for the same */
    bool is_renumbered; /* its number (of the article, or of the alinéa in it) changed */
};

/* In the order of the later document; what was deleted stands after what it stood after. */
struct lineages {
    struct lineage *items;
    size_t count;
    size_t size;
    /*
     * For each segment before: the place after that it is now; of one that was split the
     * largest part, of those that were merged the same one for all. SEGMENT_NONE: it is gone.
     */
    size_t *after_of;
    /* For each segment after: whose identity it has; no two have one. SEGMENT_NONE: it is new. */
    size_t *before_of;
};

struct lineages law_align(struct arena *, const struct document *before,
                          const struct document *after);

/* How alike two texts are, in thousandths: words kept in order, twice, of the words of both. */
int64_t law_likeness(struct arena *, struct str before, struct str after);

#endif
