#ifndef TOPICS_VERSION_H
#define TOPICS_VERSION_H

#include <stdint.h>

#include "base/str.h"

/*
 * The version of a list, made of all it shows: two lists that look different
 * have, but for one chance in 2^63, different versions (FNV-1a, 64 bits).
 */
#define VERSION_START UINT64_C(14695981039346656037)

uint64_t version_with(uint64_t version, int64_t number);
uint64_t version_with_text(uint64_t version, struct str text);
int64_t version_end(uint64_t version); /* never 0, never negative */

#endif
