#ifndef TEXTS_PUBLISH_H
#define TEXTS_PUBLISH_H

#include "law/align.h"
#include "texts/text.h"

/*
 * A document becomes a new text, or the next version of one, in the caller's
 * transaction: its segments are laid beside those of the version before
 * (law/align.h) and keep their identity, annotations are placed anew, and the
 * log gets an entry. On PostgreSQL the transaction must hold LOCK_LOG (a route
 * that says .logs does).
 */
struct publish_wish {
    const struct document *document; /* closed; its `about` says what the text is */
    int64_t text_id;                 /* 0: a new one */
    struct str slug;                 /* of a new one; empty: made of its title */
    enum version_origin origin;
    struct str format;
    struct str note;
    int64_t category_id; /* of a new one */
    int64_t actor_id;    /* 0: the command line */
};

struct published {
    int64_t text_id;
    struct str slug;
    int64_t version_id;
    int64_t number;
    int64_t counts[LINEAGE_KINDS]; /* segments by enum lineage_kind */
};

/*
 * Problems for "slug", "title", "version" (its day), "text" (no words, too
 * many). NOT_VALID too for a day before that of the newest version. CONFLICT
 * when a version with these words and this day is there: published is that one then.
 */
MUST_CHECK enum result text_publish(struct db *, struct arena *, const struct publish_wish *,
                                    struct problems *, struct published *);

#endif
