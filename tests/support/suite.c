#include "support/suite.h"

#include <stdlib.h>

int suite_run(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite;
    TCase *group;
    SRunner *runner;
    int failed;

    if (getenv("TEST_DATABASE"))
        return SUITE_SKIPPED;
    suite = suite_create(name);
    group = tcase_create(name);
    /* Against a test that hangs; a loaded machine under sanitizers is slow, not wrong. */
    tcase_set_timeout(group, 300);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(group, tests[i]);
    suite_add_tcase(suite, group);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
