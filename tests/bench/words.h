#ifndef TESTS_BENCH_WORDS_H
#define TESTS_BENCH_WORDS_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/* Numbers that look random and are the same each time. */
uint32_t words_number(uint64_t *seed, uint32_t below);

/* A post as people write them: some paragraphs, now and then a list, a link, a quote. */
struct str words_post(struct arena *, uint64_t *seed);

#endif
