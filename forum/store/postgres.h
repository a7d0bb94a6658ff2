#ifndef STORE_POSTGRES_H
#define STORE_POSTGRES_H

#include <libpq-fe.h>

#include "store/driver.h"

/* Between postgres.c, which asks, and postgres_open.c, which connects. */
struct postgres {
    struct db db;
    PGconn *handle;
    bool prepared[STATEMENTS_MAX];
};

extern const struct driver postgres_driver;

/* Connects again when the server is gone. Nothing is prepared then, and no lock held. */
bool postgres_is_there(struct postgres *);

#endif
