#ifndef EXCHANGE_DISCOURSE_BATCH_H
#define EXCHANGE_DISCOURSE_BATCH_H

#include "base/arena.h"
#include "exchange/discourse_content.h"
#include "render/markdown.h"

struct db;

/* What came in. */
struct discourse_counts {
    int64_t posts;
    int64_t posts_newer;        /* were here in an older state */
    int64_t posts_known;        /* were here as they are */
    int64_t posts_changed_here; /* left alone: somebody changed or withdrew them here */
    int64_t topics;
    int64_t people;
    int64_t categories;
    int64_t likes; /* without names */
    int64_t likes_named;
    int64_t teams;
    int64_t members;
    int64_t tags; /* on topics */
    int64_t revisions;
    int64_t categories_closed; /* not for everybody there, and here for moderators alone */
    /* Posts left where they are. */
    int64_t posts_private; /* private messages */
    int64_t posts_of_deleted_topic;
    int64_t posts_without_topic;
    /* Rows about things that did not come in. */
    int64_t likes_of_nobody;
};

/* Adds what one transaction did. */
void discourse_counts_add(struct discourse_counts *, const struct discourse_counts *);

/* A post made ready outside the transaction. */
struct discourse_ready {
    bool is_known; /* nothing to write */
    enum discourse_refusal refusal;
    struct str markdown;
    struct markdown rendered;
};

enum { TOUCHED_KNOWN = 256 };

/* Some files' content on its way into the database in one transaction. */
struct discourse_batch {
    struct str origin;
    bool is_first; /* nothing came from there before: no post needs to be looked for first */
    bool likes_have_names; /* they come by themselves: those counted with posts are the same ones */
    struct arena arena;    /* of the content and what is made ready */
    struct discourse_content content;
    struct discourse_ready *ready; /* one a post */
    int64_t *known_topics; /* one a topic: what those of which only the id is said are here */
    struct arena scratch;  /* of one run of the transaction */
    int64_t *touched;      /* topics that it touched: at their id's place, the last */
    struct discourse_counts counts; /* what that run did */
};

/* Looks what is known already and renders the rest. With a reading connection. */
MUST_CHECK enum result batch_prepare(struct discourse_batch *, struct db *);

/* The transaction; context is the batch. May be run again: it leaves nothing else behind. */
MUST_CHECK enum result batch_write(struct db *, void *context);

/* One transaction's share of the texts that posts had before: none left when it finishes none. */
MUST_CHECK enum result finish_revisions(struct db *, void *context);

/* Forgets what was put aside for the length of an import. */
MUST_CHECK enum result finish_aside(struct db *, void *context);

/* One transaction's share of the trees and counters: topics until there are none left. */
struct discourse_finish {
    struct str origin;
    struct arena scratch;
    int64_t finished; /* topics, or posts with older texts, that this run finished */
    struct discourse_counts counts;
};
MUST_CHECK enum result finish_topics(struct db *, void *context);

/* And the counters of people and categories, when all topics are finished. */
MUST_CHECK enum result finish_people(struct db *, void *context);

#endif
