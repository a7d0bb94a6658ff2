#ifndef LAW_REANCHOR_H
#define LAW_REANCHOR_H

#include "law/anchor.h"

/*
 * How well quotes of one version are found again in another, measured: quotes of
 * 2 to 30 words, drawn from the alinéas of the articles that changed and have the
 * same number in both, are placed, and compared with the truth. That is what a
 * longest common subsequence of the words of the two articles says of them: all of
 * them kept and still together, at least half, or fewer. One definition of truth
 * among others: words that moved within an article are gone by it, and where several
 * subsequences are equally long one of them is taken.
 */
enum quote_fate {
    QUOTE_INTACT, /* all its words stand together, in one alinéa */
    QUOTE_EDITED, /* at least half of them do */
    QUOTE_GONE,
    QUOTE_FATES,
};

enum quote_outcome {
    PLACED_RIGHT, /* the very words, of an edited one at least half of them; a gone one nowhere */
    PLACED_WRONG,
    PLACED_NOWHERE, /* an orphan: right for one that is gone */
    QUOTE_OUTCOMES,
};

struct reanchor_report {
    int64_t articles; /* that changed, and could be measured */
    int64_t too_long; /* that changed and are too long to be measured: words of both multiplied */
    int64_t quotes;
    int64_t counts[QUOTE_FATES][QUOTE_OUTCOMES];
    int64_t states[ANCHOR_STATES];
    int64_t unlisted; /* neither placed nor an orphan: there must be none */
    double seconds;   /* to lay the versions side by side and to place the quotes; processor time */
};

enum { REANCHOR_QUOTES_MAX = 1000000, REANCHOR_CELLS_MAX = 64 * 1024 * 1024 };

/* The same seed draws the same quotes. No quotes when no article changed. */
struct reanchor_report law_reanchor(struct arena *, const struct document *before,
                                    const struct document *after, int64_t quotes, uint64_t seed);

#endif
