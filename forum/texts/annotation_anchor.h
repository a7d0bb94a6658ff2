#ifndef TEXTS_ANNOTATION_ANCHOR_H
#define TEXTS_ANNOTATION_ANCHOR_H

#include "law/anchor.h"
#include "texts/annotation.h"

/*
 * Where annotations stand in a version: a row for the version each was made on
 * and for every later one, made when that is published (law/anchor.h says how),
 * or by hand. A row says what it is against the words as they were made, not
 * only against the version before: once reworded, it is exact again only when
 * the very words are back.
 */
struct reanchoring {
    int64_t text_id;
    int64_t before_id; /* the two versions */
    int64_t after_id;
    const struct document *before;
    const int64_t *before_ids; /* the segments of each place */
    const struct document *after;
    const int64_t *after_ids;
    const struct lineages *lineages;
};

/*
 * Places all annotations of a text in its next version, in the caller's
 * transaction, some hundreds at a time: its memory is in proportion to the text,
 * not to how many there are. What was orphan is tried again by its words.
 */
MUST_CHECK enum result annotations_reanchor(struct db *, struct arena *,
                                            const struct reanchoring *);

/*
 * A new annotation stands where it was made. When that is not the newest version
 * it is placed there too, by the article it is in; versions between show it not.
 */
MUST_CHECK enum result anchor_begin(struct db *, struct arena *, const struct law_text *,
                                    int64_t annotation_id, const struct target *);

/* Where one of its targets stands in a version. */
struct standing {
    int64_t n;
    int64_t version_id;
    int64_t segment_id; /* of an orphan: what it hangs on; 0: nothing is left */
    int64_t article_id;
    int64_t from;
    int64_t to;
    enum anchor_state state;
    int64_t score;
    struct str method;
    struct author confirmed_by;
    int64_t confirmed_at; /* 0: nobody looked */
};

struct standings {
    struct standing *items;
    size_t count;
    size_t size;
};

/* All targets of one in a version; empty when it was made on a later one. */
MUST_CHECK enum result annotation_standings(struct db *, struct arena *, int64_t annotation_id,
                                            int64_t version_id, struct standings *);

/* Somebody looked: it stands there. CONFLICT when that was said already, or it is an orphan. */
MUST_CHECK enum result anchor_confirm(struct db *, const struct annotation *, int64_t version_id,
                                      int64_t n, int64_t actor_id);

/*
 * Somebody places a target by hand: `placed` is what they pointed at in the
 * version. Later versions go on from there; what was made is not changed.
 */
MUST_CHECK enum result anchor_place_by_hand(struct db *, struct arena *, const struct annotation *,
                                            int64_t n, const struct target *placed,
                                            int64_t actor_id);

/* "exact", "moved", "reworded", "orphan"; and English, marked N_(), for readers. */
const char *anchor_word(enum anchor_state);
const char *anchor_title(enum anchor_state);

#endif
