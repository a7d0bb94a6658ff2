#ifndef TESTS_SUPPORT_DATABASE_H
#define TESTS_SUPPORT_DATABASE_H

#include <stdbool.h>

struct db;

/*
 * One database for a test program, on the PostgreSQL server that TEST_DATABASE
 * names and whose user may make one. Its name holds the program's process id,
 * so programs run side by side. What fails is a failed check.
 */

/* Makes it, empty, and gives its address, which lives as long as the program. */
const char *database_make(void);

/* Makes it empty again. */
void database_empty(struct db *);

/* What it holds now is what database_reset() brings back. */
void database_remember(struct db *);

/* False, and the connection is of no more use, when that cannot be brought back. */
bool database_reset(struct db *);

void database_remove(void);

#endif
