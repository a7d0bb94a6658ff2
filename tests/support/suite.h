#ifndef TESTS_SUPPORT_SUITE_H
#define TESTS_SUPPORT_SUITE_H

#include <check.h>
#include <stddef.h>

/*
 * For tests that need no forum and no database: RUN_SUITE("html", a_test, …)
 * at the end of a file makes it a program. Each test is a process of its own,
 * so an arena at the head of the file starts empty in each. Where TEST_DATABASE names another
 * database they would only find the same once more: the program ends with SUITE_SKIPPED.
 */
enum { SUITE_SKIPPED = 77 };
int suite_run(const char *name, const TTest *const *tests, size_t count);

#define RUN_SUITE(name, ...)                                                                       \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *tests[] = { __VA_ARGS__ };                                                    \
        return suite_run(name, tests, sizeof tests / sizeof *tests);                               \
    }

/* A text of ours against what it should be; both are shown when they differ. */
#define ck_assert_text(text, expected)                                                             \
    do {                                                                                           \
        struct str is_ = (text), should_ = str_of(expected);                                       \
        ck_assert_msg(str_equal(is_, should_), "\"%.*s\" should be \"%.*s\"", STR_ARGS(is_),       \
                      STR_ARGS(should_));                                                          \
    } while (0)

#endif
