#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* The time everything in Palabre goes by: seconds since 1970, UTC. Safe from any thread. */
int64_t clock_now(void);

/* Tests own the clock: it stands at this time until set again; 0 gives the machine's back. */
void clock_set(int64_t seconds);

/* For deadlines and durations: milliseconds that never go back and start nowhere in particular. */
int64_t clock_milliseconds(void);

#endif
