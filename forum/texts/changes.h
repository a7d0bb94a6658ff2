#ifndef TEXTS_CHANGES_H
#define TEXTS_CHANGES_H

#include "texts/outline.h"

/*
 * Which articles differ between two versions of a text, either of which may be the older one:
 * by the identity of their segments, so an article that only got another number is one that got
 * another number. Editors' notes are no part of the law and not compared.
 */
enum article_change_kind {
    ARTICLE_ADDED,
    ARTICLE_REMOVED,
    ARTICLE_CHANGED,    /* words of it, their order, or its heading */
    ARTICLE_RENUMBERED, /* its number and nothing else */
    ARTICLE_CHANGE_KINDS,
};

struct article_change {
    enum article_change_kind kind;
    struct state before; /* segment_id 0: it was added */
    struct state after;  /* segment_id 0: it was removed */
};

/* In the order of the version after; what was removed stands behind what it stood behind. */
struct article_changes {
    struct article_change *items;
    size_t count;
    size_t size;
    int64_t counts[ARTICLE_CHANGE_KINDS];
};

MUST_CHECK enum result changes_between(struct db *, struct arena *, int64_t before_id,
                                       int64_t after_id, struct article_changes *);

#endif
