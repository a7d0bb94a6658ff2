#ifndef DECISIONS_PASSAGE_H
#define DECISIONS_PASSAGE_H

#include "decisions/decision.h"
#include "http/request.h"

/*
 * A concern may also be about words that stand outside this folder: those of a
 * law that the decision is tied to. Who knows of them is named in routes.c.
 */
struct concern_passage {
    /* Is the decision tied to any? Then the forms of a concern have a field "law" for an address.
     */
    enum result (*offers)(struct request *, int64_t decision_id, bool *offers);

    /* The concern that was just raised is about the words of this address. Problems for "law". */
    enum result (*take)(struct request *, const struct decision *, int64_t concern_id,
                        struct str address);

    /* What a concern is about, for its page; NULL: nothing of that kind. */
    enum result (*read)(struct request *, int64_t concern_id, const void **what);
    void (*html)(struct page *, const void *what);
};

extern const struct concern_passage *const concern_passage;

enum { CONCERN_LAW_MAX = 600 /* characters of such an address */ };

#endif
