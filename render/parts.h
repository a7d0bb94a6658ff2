#ifndef RENDER_PARTS_H
#define RENDER_PARTS_H

#include "render/html.h"

/* Small parts that many pages share; their templates are in render/parts/. */

/* <time datetime="…">9 June 2026, 14:08</time>, in the page's language and zone. */
void time_part(struct page *, int64_t time);

/* The same as a value of fill_html(), where words stand around it. */
struct html time_html(struct page *, int64_t time);

/* The same without the hour, which a pointer held over it shows. */
void date_part(struct page *, int64_t time);
struct html date_html(struct page *, int64_t time);

/* The coloured leaf beside a name: its first two letters, for the eye only. */
void leaf(struct page *, struct str name);
struct str leaf_letters(struct page *, struct str name);
int leaf_colour(struct str name); /* 1 to 6 */

#endif
