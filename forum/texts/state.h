#ifndef TEXTS_STATE_H
#define TEXTS_STATE_H

#include "law/document.h"
#include "texts/text.h"

/* A segment as it stands in one version. */
struct state {
    int64_t segment_id;     /* the same from version to version */
    int64_t parent_id;      /* 0: at the top */
    int64_t article_id;     /* the article it is or stands in; 0: a part */
    int64_t place;          /* in the version's reading order, from 0 */
    struct str address;     /* of an article: "4", "l-131-2" */
    struct segment segment; /* its parent is not filled */
};

struct states {
    struct state *items; /* in reading order */
    size_t count;
    size_t size;
};

/* Parts and articles, without what is in them: a table of contents. */
MUST_CHECK enum result states_outline(struct db *, struct arena *, int64_t version_id,
                                      struct states *);

/* An article with all that stands in it, itself first; empty when the version has no such. */
MUST_CHECK enum result states_of_article(struct db *, struct arena *, int64_t version_id,
                                         int64_t article_id, struct states *);

/* The version from a place on, at most so many: a long text is read a page at a time. */
MUST_CHECK enum result states_from(struct db *, struct arena *, int64_t version_id, int64_t place,
                                   int64_t max, struct states *);

/* One of them. */
MUST_CHECK enum result state_find(struct db *, struct arena *, int64_t version_id,
                                  int64_t segment_id, struct state *);

/* The article with this address in the version. */
MUST_CHECK enum result article_at(struct db *, struct arena *, int64_t version_id,
                                  struct str address, struct state *);

/* The articles that stand right before and after a place of a version; NOT_FOUND: none. */
MUST_CHECK enum result article_before(struct db *, struct arena *, int64_t version_id,
                                      int64_t place, struct state *);
MUST_CHECK enum result article_after(struct db *, struct arena *, int64_t version_id, int64_t place,
                                     struct state *);

/* The parts that a segment stands in, the outermost first. */
MUST_CHECK enum result state_path(struct db *, struct arena *, int64_t version_id,
                                  const struct state *, struct states *);

/* A whole version as a document; ids, one a segment, may be NULL. */
MUST_CHECK enum result version_document(struct db *, struct arena *, int64_t version_id,
                                        struct document *, int64_t **segment_ids);

/* States, each after its parent, as a document; ids, one a segment, may be NULL. */
void states_document(struct arena *, const struct states *, struct document *,
                     int64_t **segment_ids);

/* "L. 131-2" is "l-131-2" in an address, "1er" "1er", "4 bis" "4-bis"; empty: "text". */
struct str article_address(struct arena *, struct str num);

#endif
