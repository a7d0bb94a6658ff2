#include "http/csrf.h"

#include <sodium.h>

#include "base/arena.h"
#include "base/random.h"

enum {
    SECRET_BYTES = 24,
    TOKEN_BYTES = 2 * SECRET_BYTES,
    VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
};

static void secret_of(unsigned char secret[SECRET_BYTES], struct str cookie)
{
    static const unsigned char purpose[] = "palabre csrf";

    crypto_generichash(secret, SECRET_BYTES, (const unsigned char *)cookie.data, cookie.length,
                       purpose, sizeof purpose);
}

struct str csrf_token(struct arena *arena, struct str cookie)
{
    size_t size = sodium_base64_encoded_len(TOKEN_BYTES, VARIANT);
    char *text = arena_alloc(arena, size);
    unsigned char token[TOKEN_BYTES], secret[SECRET_BYTES];

    secret_of(secret, cookie);
    random_bytes(token, SECRET_BYTES);
    for (int i = 0; i < SECRET_BYTES; i++)
        token[SECRET_BYTES + i] = token[i] ^ secret[i];
    sodium_bin2base64(text, size, token, sizeof token, VARIANT);
    return (struct str){ text, size - 1 };
}

bool csrf_is_valid(struct str text, struct str cookie)
{
    unsigned char token[TOKEN_BYTES], secret[SECRET_BYTES];
    size_t length;

    if (!cookie.length ||
        sodium_base642bin(token, sizeof token, text.data, text.length, NULL, &length, NULL,
                          VARIANT) ||
        length != sizeof token)
        return false;
    secret_of(secret, cookie);
    for (int i = 0; i < SECRET_BYTES; i++)
        token[i] ^= token[SECRET_BYTES + i];
    return !sodium_memcmp(token, secret, SECRET_BYTES);
}
