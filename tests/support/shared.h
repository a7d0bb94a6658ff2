#ifndef TESTS_SUPPORT_SHARED_H
#define TESTS_SUPPORT_SHARED_H

/*
 * Real files that are not part of the project: in the folder that the variable
 * PALABRE_SHARED names, or in ../shared. NULL when they are not there; a test that
 * wants them then has nothing to say.
 */
const char *shared_path(const char *name);

#endif
