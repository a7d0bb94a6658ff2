#ifndef TESTS_BENCH_FILL_H
#define TESTS_BENCH_FILL_H

#include <stdint.h>

struct store;

/*
 * A forum of so many posts (at least 20,000): topic 1 has 10,000 of them, topic
 * 2 has 100, topic 3 has 500, every other one about 50; by 200 people without
 * passwords, ids from 1. Ends the process when the store fails.
 */
void bench_fill(struct store *, int64_t posts);

#endif
