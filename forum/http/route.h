#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "http/request.h"

/*
 * Finds the route of request->method and path among the table's, and fills
 * ids, names and format. NULL when there is none; then *other_method says
 * whether the path is there for the other method (405 instead of 404).
 */
const struct route *route_find(const struct route *table, struct request *, bool *other_method);

/* Is this text a slug: a-z 0-9 - _ or other letters, but not all digits? */
bool is_slug(struct str);

#endif
