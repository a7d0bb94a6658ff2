#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include <stdint.h>

#include "base/result.h"
#include "base/str.h"

struct arena;
struct db;
struct query;

/*
 * The full-text index of both databases: SQLite's FTS5 and PostgreSQL's
 * tsvector. Each is given our own words and stems (search/words.h), so what is
 * found is the same on both. An entry is a post; the first one of a topic
 * holds its title, too.
 */
struct index_entry {
    int64_t id; /* of the post */
    int64_t topic_id;
    int64_t author_id;
    int64_t created_at;
    struct str title; /* empty: this is not the first post */
    struct str title_lang;
    struct str text; /* plain, without markup */
    struct str lang; /* "fr", "en", or another one; empty: as its words say */
};

/* Puts an entry in, or another one in its place. */
MUST_CHECK enum result index_put(struct db *, struct arena *, const struct index_entry *);

/* Takes one out. Its words are in no file any more once index_tidy() has nothing to do. */
MUST_CHECK enum result index_remove(struct db *, int64_t id);

/*
 * An article of a law text as it is in the newest version, or a text by its title. They stand in
 * an index of their own; an expression is the same for both.
 */
struct index_law {
    int64_t id; /* of the article's segment; of a text: its own, negative */
    int64_t text_id;
    struct str title;
    struct str text;
    struct str lang;
};

MUST_CHECK enum result index_put_law(struct db *, struct arena *, const struct index_law *);
MUST_CHECK enum result index_remove_law(struct db *, int64_t id);

/* A decision or a vote, by its own words. They stand in an index of their own, too. */
struct index_matter {
    int64_t decision_id; /* 0: it is a vote */
    int64_t item_id;
    struct str title; /* the question */
    struct str text;
    struct str lang;
};

MUST_CHECK enum result index_put_matter(struct db *, struct arena *, const struct index_matter *);

/*
 * What stands for a query in the statements of search/: FTS5's MATCH or a
 * tsquery, made of our own words alone. Every word of the query must be there.
 */
struct str index_expression(struct db *, struct arena *, const struct query *);

/* After very many entries were put in at once: index_tidy() makes one part of their many. */
MUST_CHECK enum result index_grew(struct db *);

/*
 * FTS5 keeps the words of what was taken out until it merges its parts. This
 * does a share of that, small enough to do between other writes; with_rest
 * says whether there is more to do, has_erased that the last of it was done
 * and the write-ahead log is now the only file that may still hold the words.
 * PostgreSQL does this by itself (autovacuum).
 */
struct index_tidying {
    bool with_rest;
    bool has_erased;
};
MUST_CHECK enum result index_tidy(struct db *, struct index_tidying *);

/* Is there anything to tidy? For a reading connection. */
MUST_CHECK enum result index_is_tidy(struct db *, bool *is_tidy);

#endif
