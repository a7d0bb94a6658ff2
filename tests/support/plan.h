#ifndef TESTS_SUPPORT_PLAN_H
#define TESTS_SUPPORT_PLAN_H

#include <stdbool.h>

#include "sql.h"

/*
 * How SQLite answers a statement, by its EXPLAIN QUERY PLAN. PostgreSQL's plans
 * go by statistics and change with the data, so there these say what is hoped for.
 */
bool plan_uses(const struct sql *, const char *index);
bool plan_walks(const struct sql *, const char *index);  /* all of one, as of a partial one */
bool plan_covers(const struct sql *, const char *index); /* no row is read beside it */
bool plan_sorts(const struct sql *);                     /* by gathering all rows first */
bool plan_scans(const struct sql *);                     /* a table or an index from end to end */

#endif
