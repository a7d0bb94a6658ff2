#include <sodium.h>
#include <string.h>

#include "ballots/vote.h"
#include "base/arena.h"
#include "base/random.h"

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum { GROUP = 4, DIGIT_BITS = 5 };

/* The five bits from this one on; those before the first and none else are zeros. */
static unsigned bits_at(const unsigned char *bytes, int first)
{
    unsigned bits = 0;

    for (int i = first; i < first + DIGIT_BITS; i++)
        bits = bits << 1 | (i < 0 ? 0u : bytes[i / 8] >> (7 - i % 8) & 1u);
    return bits;
}

struct str secret_new(struct arena *arena)
{
    enum { LENGTH = SECRET_DIGITS + (SECRET_DIGITS - 1) / GROUP };
    unsigned char bytes[VOTE_SECRET_BYTES];
    char *text = arena_alloc(arena, LENGTH + 1), *at = text;

    random_bytes(bytes, sizeof bytes);
    for (int i = 0; i < SECRET_DIGITS; i++) {
        if (i && i % GROUP == 0)
            *at++ = '-';
        *at++ = digits[bits_at(bytes, VOTE_SECRET_BYTES * 8 - (SECRET_DIGITS - i) * DIGIT_BITS)];
    }
    sodium_memzero(bytes, sizeof bytes);
    return (struct str){ text, LENGTH };
}

/* A digit as it is meant; 0 for what is none. */
static char digit_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    if (c == 'o')
        return '0';
    if (c == 'i' || c == 'l')
        return '1';
    return c && strchr(digits, c) ? c : '\0';
}

bool secret_receipt(struct arena *arena, struct str typed, struct str *receipt)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char plain[SECRET_DIGITS];
    int length = 0;

    for (size_t i = 0; i < typed.length; i++) {
        char c = typed.data[i];

        if (c == '-' || c == ' ')
            continue;
        c = digit_of(c);
        if (!c || length == SECRET_DIGITS)
            return false;
        plain[length++] = c;
    }
    if (length != SECRET_DIGITS)
        return false;
    crypto_hash_sha256(hash, (const unsigned char *)plain, sizeof plain);
    *receipt = str_hex(arena, (struct str){ (const char *)hash, sizeof hash });
    sodium_memzero(plain, sizeof plain);
    return true;
}
