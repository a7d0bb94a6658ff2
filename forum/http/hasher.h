#ifndef HTTP_HASHER_H
#define HTTP_HASHER_H

#include <stdbool.h>

struct exchange;

/*
 * The one thread that hashes passwords. Argon2id takes 19 MiB and tens of
 * milliseconds: several at once would take the pages' processor and memory.
 * The line is short; beyond it a log-in is answered 503, come back soon.
 */
struct hasher;

enum { HASHER_WAITING_MAX = 32 };

/* run() does an exchange's slow step and sees to what comes next. */
struct hasher *hasher_start(void (*run)(struct exchange *));
void hasher_stop(struct hasher *); /* after running what waits */

/* False when the line is full. */
bool hasher_submit(struct hasher *, struct exchange *);

#endif
