#include "base/random.h"

#include <sodium.h>

#include "base/arena.h"

bool random_start(void)
{
    return sodium_init() >= 0;
}

void random_bytes(void *into, size_t length)
{
    randombytes_buf(into, length);
}

struct str random_text(struct arena *arena, size_t bytes)
{
    const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    size_t size = sodium_base64_encoded_len(bytes, variant);
    unsigned char *raw = arena_alloc(arena, bytes);
    char *text = arena_alloc(arena, size);

    randombytes_buf(raw, bytes);
    sodium_bin2base64(text, size, raw, bytes, variant);
    return (struct str){ text, size - 1 };
}
