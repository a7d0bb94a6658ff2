#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>

#include "base/str.h"

struct arena;

/* Starts the source of random numbers and hashes; false if the machine has none. Call once. */
bool random_start(void);

void random_bytes(void *into, size_t length);

/* A text nobody can guess, safe in addresses and cookies: URL-safe base64 of so many bytes. */
struct str random_text(struct arena *, size_t bytes);

#endif
