#ifndef HTTP_GATHER_H
#define HTTP_GATHER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/result.h"

struct db;
struct store;

/*
 * What readers leave behind (how often a debate was opened, how far somebody
 * read) is gathered in memory and written in one transaction for many, so that
 * reading costs no write. Numbers by what and whose they are: of one kind they
 * are added up, of another the highest counts. What is gathered when the
 * program ends badly is lost, which these may be.
 */
struct gather_kind {
    bool adds; /* else the highest is kept */
    enum result (*write)(struct db *, int64_t what, int64_t whose, int64_t value);
};

/* At most so many numbers wait; more are forgotten, for nobody waits for them. */
enum { GATHERED_MAX = 4096 };

struct gathered;

struct gathered *gathered_new(void);
void gathered_free(struct gathered *);

void gathered_put(struct gathered *, const struct gather_kind *, int64_t what, int64_t whose,
                  int64_t value);

/* What waits to be written; 0 for nothing. */
int64_t gathered_value(struct gathered *, const struct gather_kind *, int64_t what, int64_t whose);

/* Writes all that waits; what could not be written goes on waiting. */
MUST_CHECK enum result gathered_write(struct gathered *, struct store *);

/* The same in a transaction of the caller's: for the tests. */
MUST_CHECK enum result gathered_write_to(struct gathered *, struct db *);

#endif
