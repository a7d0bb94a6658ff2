#ifndef DECISIONS_LISTEN_H
#define DECISIONS_LISTEN_H

#include "base/result.h"

struct arena;
struct db;
struct decision;
struct deed;

/*
 * Who listens stands above this folder, so routes.c names them (notices). Told
 * in the transaction, after the deed was written; the decision is as it is now.
 */
typedef enum result deed_listener(struct db *, struct arena *, const struct deed *,
                                  const struct decision *);
extern deed_listener *const deed_listeners[]; /* ended by NULL */

#endif
