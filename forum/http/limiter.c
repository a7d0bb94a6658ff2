#include "http/limiter.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

#include "base/random.h"

enum { BUCKETS = 16384, BURST_SECONDS = 4 };

struct bucket {
    int64_t filled_at; /* milliseconds */
    int64_t tokens;    /* thousandths of a request */
};

struct limiter {
    pthread_mutex_t mutex;
    unsigned char key[crypto_shorthash_KEYBYTES];
    int64_t per_second;
    struct bucket buckets[BUCKETS];
};

struct limiter *limiter_new(int requests_per_second_max)
{
    struct limiter *limiter = calloc(1, sizeof *limiter);

    if (!limiter)
        abort();
    pthread_mutex_init(&limiter->mutex, NULL);
    random_bytes(limiter->key, sizeof limiter->key);
    limiter->per_second = requests_per_second_max;
    return limiter;
}

void limiter_free(struct limiter *limiter)
{
    if (!limiter)
        return;
    pthread_mutex_destroy(&limiter->mutex);
    free(limiter);
}

static struct bucket *bucket_of(struct limiter *limiter, struct str address)
{
    unsigned char hash[crypto_shorthash_BYTES];

    crypto_shorthash(hash, (const unsigned char *)address.data, address.length, limiter->key);
    return &limiter->buckets[(hash[0] | (unsigned)hash[1] << 8) % BUCKETS];
}

bool limiter_takes(struct limiter *limiter, struct str address, int64_t milliseconds)
{
    struct bucket *bucket = bucket_of(limiter, address);
    int64_t full = limiter->per_second * BURST_SECONDS * 1000;
    bool takes;

    pthread_mutex_lock(&limiter->mutex);
    if (!bucket->filled_at)
        bucket->tokens = full;
    else
        bucket->tokens += (milliseconds - bucket->filled_at) * limiter->per_second;
    if (bucket->tokens > full)
        bucket->tokens = full;
    bucket->filled_at = milliseconds;
    takes = bucket->tokens >= 1000;
    if (takes)
        bucket->tokens -= 1000;
    pthread_mutex_unlock(&limiter->mutex);
    return takes;
}
