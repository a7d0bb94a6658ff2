#ifndef DECISIONS_BOX_PAGES_H
#define DECISIONS_BOX_PAGES_H

#include "decisions/box.h"
#include "decisions/map_pages.h"

/* In a debate: see topics/pages.h for topic_boxes and topic_mark. */
void topic_mark_decision(struct page *, int64_t mark);

void box_html(struct page *, const struct box *);
void topic_mark_html(struct page *, const struct tile_look *);

#endif
