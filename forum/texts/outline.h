#ifndef TEXTS_OUTLINE_H
#define TEXTS_OUTLINE_H

#include "texts/state.h"

/* A part or an article in the table of contents of a version. */
struct outline_item {
    struct state state;
    size_t end;       /* where the list goes on after all that stands in it */
    int64_t articles; /* in it, however deep */
};

enum { OUTLINE_ARTICLES_MAX = 300 }; /* past that a table of contents names parts only */

/* Parts and articles in reading order, each before what stands in it. */
struct outline {
    struct outline_item *items;
    size_t count;
    size_t size;
    int64_t articles;
};

MUST_CHECK enum result outline_read(struct db *, struct arena *, int64_t version_id,
                                    struct outline *);

/* Is there anything to name between these: parts, or articles when there are not too many? */
bool outline_shows(const struct outline *, size_t from, size_t end);

#endif
