#ifndef TESTS_SUPPORT_FORUM_H
#define TESTS_SUPPORT_FORUM_H

#include <check.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/db.h"
#include "store/store.h"

/*
 * What every test starts with: an empty forum of the newest schema, in memory
 * or in the PostgreSQL that TEST_DATABASE names, and an arena. Both are gone
 * after the test. The log is silent unless TEST_LOG is set.
 */
extern struct db *forum;
extern struct arena arena;

/*
 * The same forum's address on PostgreSQL; on SQLite that of a file which is
 * made at the first call and removed after the test, beside the forum in memory.
 */
const char *forum_where(void);

/* A store on forum_where(), opened at the first call and closed after the test. */
struct store *forum_store(void);

/* Closes forum_store(), so that forum_where() can be opened by someone else. */
void forum_store_end(void);

bool forum_is_postgres(void);

/* Runs the tests of one file, each in a process of its own. */
int run_tests(const char *name, const TTest *const *tests, size_t count);

#define RUN_TESTS(name, ...)                                                                       \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *tests[] = { __VA_ARGS__ };                                                    \
        return run_tests(name, tests, sizeof tests / sizeof *tests);                               \
    }

#endif
