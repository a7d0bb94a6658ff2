#ifndef TESTS_BENCH_IMPORT_H
#define TESTS_BENCH_IMPORT_H

#include <stdint.h>

struct store;

/* Posts per second: brought in from an archive of so many, and rendered alone. */
struct import_speed {
    double imported;
    double rendered;
};

/*
 * Writes an archive of so many posts, one a file, into a folder of its own,
 * brings it into an empty forum and takes the time of that, then removes the
 * folder. Ends the process when something fails.
 */
struct import_speed bench_import(struct store *, int64_t posts);

/* Brings in a dump and gives the posts it had a second. Ends the process when something fails. */
double bench_restore(struct store *, const char *path);

#endif
