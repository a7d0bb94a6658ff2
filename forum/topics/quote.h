#ifndef TOPICS_QUOTE_H
#define TOPICS_QUOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"
#include "base/str.h"
#include "render/markdown.h"
#include "topics/author.h"

struct arena;
struct db;
struct posts;

/* What a hole of a post's html shows: words of another post, by reference. */
struct quote {
    int place;         /* the hole */
    struct html html;  /* the words; empty when withdrawn */
    struct str handle; /* as typed: all there is to say when the post is not found */
    int64_t topic_id;
    struct str topic_slug;
    int64_t number;
    struct author author; /* of the post quoted, as they are called now */
    bool is_found;
    /*
     * It was deleted or hidden, or stands where not all can read who read what
     * quotes it; or that is so of something quoted inside it.
     */
    bool is_withdrawn;
};

struct quotes {
    struct quote *items;
    size_t count;
    size_t size;
};

/* NULL when nothing is known of this hole. */
const struct quote *quote_at(const struct quotes *, int place);

/* Fills the quotes of all these posts, QUOTED_POSTS_MAX at most, with one query at most. */
enum { QUOTED_POSTS_MAX = 50 };
MUST_CHECK enum result quotes_read(struct db *, struct arena *, struct posts *);

/* The same of a text that is not stored: a preview. Without a topic, references need one of their
 * own. */
MUST_CHECK enum result quotes_of_preview(struct db *, struct arena *, int64_t topic_id,
                                         const struct markdown_quotes *, struct quotes *);

/*
 * Keeps the references of a text that was just stored as this revision of a
 * post, in place of those that were known of it.
 */
MUST_CHECK enum result quotes_keep(struct db *, int64_t post_id, int64_t revision, int64_t topic_id,
                                   const struct markdown_quotes *);

/* Forgets what a post quoted, in all its texts. */
MUST_CHECK enum result quotes_forget(struct db *, int64_t post_id);

/* A text as it may be shown in full: without the words it quotes of withdrawn posts. */
MUST_CHECK enum result quotes_masked(struct db *, struct arena *, int64_t post_id, int64_t revision,
                                     struct str *text);

/* Takes the words of a post out of everything that quotes it, for good. */
MUST_CHECK enum result quotes_erase(struct db *, struct arena *, int64_t topic_id, int64_t number);

/* Raises the version of every other topic that quotes a post, or any post (number 0) of a topic. */
MUST_CHECK enum result quotes_changed(struct db *, int64_t topic_id, int64_t number);

#endif
