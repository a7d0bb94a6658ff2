#ifndef FINDING_MATTER_SEARCH_H
#define FINDING_MATTER_SEARCH_H

#include "ballots/item.h"
#include "ballots/listen.h"
#include "base/result.h"
#include "decisions/decision.h"
#include "decisions/listen.h"
#include "search/query.h"

struct store;

/* What is decided or voted on, found by its own words: decisions and votes. */

/* Listen: an entry is made in the transaction that changes its words. */
deed_listener matter_search_hear_deed;
ballot_listener matter_search_hear_ballot;

/* The entries of all are made anew by the next matter_search_catch_up(), some a transaction. */
MUST_CHECK enum result matter_search_is_stale(struct db *);
MUST_CHECK enum result matter_search_catch_up(struct store *);

/*
 * The words besides the question, a paragraph a line. Of a decision: the status quo, who is
 * affected, its options with their current texts; of a vote: what is voted on, its proposals.
 */
MUST_CHECK enum result decision_words(struct db *, struct arena *, const struct decision *,
                                      struct str *words);
MUST_CHECK enum result ballot_item_words(struct db *, struct arena *, const struct ballot_item *,
                                         struct str *words);

/* One that was found: a decision or a vote, as it was asked for. */
struct matter_hit {
    struct decision decision;
    struct ballot_item item;
    struct str question; /* with its marks (search/snippet.h) */
    struct str snippet;
};

enum { MATTER_HITS_FIRST = 3 }; /* above what else was found */

struct matter_hits {
    struct matter_hit *items;
    size_t count;
    size_t size;
    int64_t total; /* exact up to SEARCH_COUNTED_MAX; one more says: more than that */
};

/*
 * Those of a kind (KIND_DECISION, KIND_BALLOT) that the visitor may read, from place `first` on, at
 * most so many. None when something is asked for that they have not: an author, a tag.
 */
struct matter_wish {
    const struct visitor *visitor;
    const struct query *query;
    enum query_kind kind;
    size_t first;
    size_t most;
};
MUST_CHECK enum result matter_search_find(struct db *, struct arena *, const struct matter_wish *,
                                          struct matter_hits *);

#endif
