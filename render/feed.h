#ifndef RENDER_FEED_H
#define RENDER_FEED_H

#include <stdint.h>

#include "base/str.h"
#include "render/html.h"

/*
 * A list as RSS 2.0, with atom:link to itself (RSS Best Practices Profile) and
 * dc:creator, for the names have no mail addresses. Addresses are paths of this
 * site; the feed makes them whole, in what it quotes of posts too.
 *
 *     feed_begin(page, &feed);
 *     feed_put(page, &feed, &item); ...
 *     feed_end(page);
 */
struct feed {
    struct str site;  /* "https://forum.example": no slash at its end */
    struct str path;  /* of the page it is the feed of */
    struct str query; /* of it, without its "?"; may be empty */
    struct str title;
    struct str description;  /* empty: as the title */
    struct str lang;         /* empty: the page's */
    int64_t last_written_at; /* 0: nothing was written yet */
};

struct feed_item {
    struct str path; /* for good: it tells the item from all others */
    struct str title;
    struct str author;
    struct str category; /* may be empty */
    struct html body;
    int64_t written_at;
};

void feed_begin(struct page *, const struct feed *);
void feed_put(struct page *, const struct feed *, const struct feed_item *);
void feed_end(struct page *);

#endif
