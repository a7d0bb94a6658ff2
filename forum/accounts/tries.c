#include "accounts/tries.h"

#include <sodium.h>

#include "http/request.h"
#include "http/throttle.h"

enum { HASH_BYTES = 16 };

/* The keys of the three counts. */
struct tries {
    struct str of_address;
    struct str of_name;
    struct str of_both;
};

static struct tries tries_of(struct request *request, struct str name)
{
    struct arena *arena = &request->arena;
    struct str folded = str_lower(arena, name);
    unsigned char hash[HASH_BYTES];
    char hex[2 * HASH_BYTES + 1];

    crypto_generichash(hash, sizeof hash, (const unsigned char *)folded.data, folded.length, NULL,
                       0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return (struct tries){
        .of_address = str_format(arena, "password:from:%.*s", STR_ARGS(request->from)),
        .of_name = str_format(arena, "password:name:%s", hex),
        .of_both = str_format(arena, "password:both:%s:%.*s", hex, STR_ARGS(request->from)),
    };
}

enum result tries_check(struct request *request, struct str name)
{
    struct tries tries = tries_of(request, name);
    int *wait = &request->answer.retry_after_seconds;
    enum result result = throttle_check(request->db, tries.of_address, TRIES_OF_ADDRESS_MAX, wait);

    if (result == OK &&
        throttle_check(request->db, tries.of_name, TRIES_OF_NAME_MAX, wait) == TOO_MANY)
        result = throttle_check(request->db, tries.of_both, TRIES_OF_BOTH_MAX, wait);
    if (result == OK)
        *wait = 0;
    return result;
}

static enum result count(struct db *db, struct str key)
{
    int wait_seconds;
    enum result result =
        throttle_count(db, key, TRIES_OF_ADDRESS_MAX, TRIES_SECONDS, &wait_seconds);

    return result == TOO_MANY ? OK : result;
}

enum result tries_count(struct db *db, struct request *request, struct str name)
{
    struct tries tries = tries_of(request, name);
    enum result result = count(db, tries.of_address);

    if (result == OK)
        result = count(db, tries.of_name);
    return result == OK ? count(db, tries.of_both) : result;
}
