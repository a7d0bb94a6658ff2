#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "search/query.h"

/*
 * Around what was found stand control characters, for no text has any: whoever
 * shows it escapes the whole first and then puts marks in their place.
 */
enum { MARK_BEGINS = 0x0E, MARK_ENDS = 0x0F };

/*
 * The piece of a text where most of the query's words stand together, about so
 * many bytes long; the beginning of it when none does. "…" says where it was cut.
 */
struct str snippet_of(struct arena *, struct str text, const struct query *, size_t bytes);

/* A whole text with what was found marked. */
struct str snippet_whole(struct arena *, struct str text, const struct query *);

#endif
