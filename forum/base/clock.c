#include "base/clock.h"

#include <stdatomic.h>
#include <time.h>

static _Atomic int64_t fixed;

int64_t clock_now(void)
{
    int64_t now = atomic_load(&fixed);

    return now ? now : (int64_t)time(NULL);
}

void clock_set(int64_t seconds)
{
    atomic_store(&fixed, seconds);
}

int64_t clock_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
