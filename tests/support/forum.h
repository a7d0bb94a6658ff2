#ifndef TESTS_SUPPORT_FORUM_H
#define TESTS_SUPPORT_FORUM_H

#include <check.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/db.h"
#include "store/store.h"

/*
 * What every test starts with: an empty forum of the newest schema, in memory
 * or on the PostgreSQL server that TEST_DATABASE names (see database.h), and an
 * arena. Both are gone after the test. The log is silent unless TEST_LOG is set.
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

/*
 * The same for tests that only look at what takes long to write: it is written
 * once, before them, and all find it in forum_store(). The arena is emptied in
 * between.
 */
typedef void forum_fill(struct store *);
int run_tests_on(forum_fill *, const char *name, const TTest *const *tests, size_t count);

#define RUN_TESTS(name, ...)                                                                       \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *tests[] = { __VA_ARGS__ };                                                    \
        return run_tests(name, tests, sizeof tests / sizeof *tests);                               \
    }

#define RUN_TESTS_ON(fill, name, ...)                                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *tests[] = { __VA_ARGS__ };                                                    \
        return run_tests_on(fill, name, tests, sizeof tests / sizeof *tests);                      \
    }

#endif
