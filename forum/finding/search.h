#ifndef FINDING_SEARCH_H
#define FINDING_SEARCH_H

#include "access/may.h"
#include "base/result.h"
#include "search/query.h"
#include "topics/author.h"
#include "topics/event.h"

struct store;

/* Listens: an entry of the index changes in the transaction that changes its post. */
event_listener search_hear;

/*
 * For posts that were not written through post_reply(): the entries of a
 * topic's posts are made by the next search_catch_up(). Of every post, law text, decision and vote
 * with 0.
 */
MUST_CHECK enum result search_is_stale(struct db *, int64_t topic_id);

/* Makes all entries that are stale, some hundreds a transaction. Not from a thread that answers. */
MUST_CHECK enum result search_catch_up(struct store *);

/*
 * Works off what index_tidy() has to do, until `most` shares are done; then
 * lets the store empty its log. Called from time to time while serving.
 */
MUST_CHECK enum result search_tidy(struct store *, int most);

/* A post that was found, as the page shows it. */
struct search_hit {
    int64_t post_id;
    int64_t number;
    bool is_first; /* it stands for its topic */
    struct author author;
    int64_t created_at;
    int64_t likes;
    struct str lang;
    struct str snippet; /* see search/snippet.h */
    int64_t topic_id;
    struct str topic_slug;
    struct str topic_title; /* with its marks */
    struct str topic_lang;
    bool topic_is_closed;
    int64_t category_id;
    struct str category_slug;
    struct str category_name;
    struct str ballot_path; /* of a vote that its topic is tied to; empty: none to be seen */
    struct str ballot_question;
    struct str ballot_lang;
};

enum {
    SEARCH_PER_PAGE = 20,
    SEARCH_COUNTED_MAX = 1000,
    SEARCH_PAGES_MAX = SEARCH_COUNTED_MAX / SEARCH_PER_PAGE
};

struct search_results {
    struct search_hit *items;
    size_t count;
    size_t size;
    int64_t total; /* exact up to SEARCH_COUNTED_MAX; one more says: more than that */
};

struct search_wish {
    const struct visitor *visitor;
    struct query query;
    int64_t page; /* from 1 to SEARCH_PAGES_MAX */
};

/*
 * A page of what the visitor may see of what matches, counted with it. Of more
 * than SEARCH_COUNTED_MAX the newest are put in order; and before them, when
 * the best are wanted first, those with the words in their title.
 */
MUST_CHECK enum result search_find(struct db *, struct arena *, struct search_wish *,
                                   struct search_results *);

#endif
