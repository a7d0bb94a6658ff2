#ifndef LOG_ROW_H
#define LOG_ROW_H

#include "log/leaf.h"
#include "store/db.h"

/*
 * The leaf that a row with an entry's columns is of. False when the columns
 * hold what no entry can: then it has no canonical bytes.
 */
bool leaf_from_row(struct rows *, struct arena *, struct leaf *);

#endif
