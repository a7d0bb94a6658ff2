#ifndef STORE_POSTGRES_H
#define STORE_POSTGRES_H

#include <libpq-fe.h>

#include "base/arena.h"
#include "store/driver.h"

/* Between postgres.c, which asks, and postgres_open.c, which connects. */
struct postgres {
    struct db db;
    PGconn *handle;
    struct arena memory; /* for the columns of what was asked once */
    bool prepared[STATEMENTS_MAX];
    struct columns columns[STATEMENTS_MAX];
};

extern const struct driver postgres_driver;

/* Connects again when the server is gone. Nothing is prepared then, and no lock held. */
bool postgres_is_there(struct postgres *);

#endif
