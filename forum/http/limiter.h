#ifndef HTTP_LIMITER_H
#define HTTP_LIMITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * How many requests one address may make: a bucket that holds four seconds'
 * worth and refills steadily. A fixed number of buckets, shared by hash, so an
 * attacker with many addresses makes the forum no larger; the key of the hash
 * changes with each start. It is a fence against floods, no state that matters.
 */
struct limiter;

struct limiter *limiter_new(int requests_per_second_max);
void limiter_free(struct limiter *);

/* Takes one from the address's bucket; false when it is empty. */
bool limiter_takes(struct limiter *, struct str address, int64_t milliseconds);

#endif
