#ifndef LAW_ANCHOR_H
#define LAW_ANCHOR_H

#include "law/align.h"

/*
 * Where words that somebody pointed at in one version stand in the next. What
 * was pointed at is never changed; this is derived, and says how sure it is.
 *
 * First the segment (law/align.h), then the words in it through the word diff:
 * all of them kept together give ANCHOR_EXACT, or ANCHOR_MOVED when the segment
 * stands elsewhere or under another number; at least half, ANCHOR_REWORDED; else
 * ANCHOR_ORPHAN_HERE. When the segment is gone, the same words elsewhere (with
 * what stood before and after them to tell two places apart, at least 0.9 of it
 * all) give ANCHOR_MOVED; else ANCHOR_ORPHAN. Never a guess: two places that
 * are equally good are none.
 */
enum anchor_state {
    ANCHOR_EXACT,
    ANCHOR_MOVED,
    ANCHOR_REWORDED,
    ANCHOR_ORPHAN_HERE, /* its segment is there, its words are not */
    ANCHOR_ORPHAN,      /* nothing of it is: it hangs on the nearest article or part that lives */
    ANCHOR_STATES,
};

/* What was pointed at (W3C Web Annotation, TextQuoteSelector and TextPositionSelector). */
struct law_quote {
    int64_t from; /* characters of the segment's body */
    int64_t to;
    struct str exact;
    struct str prefix; /* up to QUOTE_AROUND characters before it, and after it */
    struct str suffix;
};

enum { QUOTE_AROUND = 32, QUOTE_MAX = 4000 };

struct anchor {
    enum anchor_state state;
    size_t place; /* the segment in the later document: of an orphan, what it hangs on; may be
                     SEGMENT_NONE */
    int64_t from; /* characters of its body; both 0 for an orphan */
    int64_t to;
    int64_t score;      /* thousandths */
    const char *method; /* one word of ours: "same", "diff", "elsewhere", "none" */
};

/* What is prepared once for two documents, however many quotes are placed. */
struct anchoring;
struct anchoring *anchoring_begin(struct arena *, const struct document *before,
                                  const struct document *after, const struct lineages *);

/*
 * Places one quote of the segment `place` of the earlier document. Scratch
 * memory is given back before it returns: thousands cost no more memory than one.
 */
struct anchor anchor_place(struct anchoring *, size_t place, const struct law_quote *);
void anchoring_end(struct anchoring *);

/* The quote of some characters of a body, with what stands around it. */
struct law_quote quote_of(struct arena *, struct str body, int64_t from, int64_t to);

#endif
