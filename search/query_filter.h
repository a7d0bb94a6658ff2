#ifndef SEARCH_QUERY_FILTER_H
#define SEARCH_QUERY_FILTER_H

#include "search/query.h"

/* Takes "@name", "#category" or "word:value" into the query; false when it is none of ours. */
bool query_filter(struct query *, struct str chunk);

#endif
