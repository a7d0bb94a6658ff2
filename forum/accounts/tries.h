#ifndef ACCOUNTS_TRIES_H
#define ACCOUNTS_TRIES_H

#include "base/result.h"
#include "base/str.h"

struct db;
struct request;

/*
 * Wrong passwords are counted: by the address they come from, by the name they
 * are tried on, and by both. Many for one name slow down only addresses that
 * were wrong about it themselves, so nobody can lock somebody else out. Names
 * are counted as typed, whether they are anyone's or not, and kept as hashes.
 */
enum {
    TRIES_SECONDS = 15 * 60,
    TRIES_OF_ADDRESS_MAX = 30,
    TRIES_OF_NAME_MAX = 10,
    TRIES_OF_BOTH_MAX = 3, /* of one address on a name that was tried too often */
};

/* TOO_MANY when this visitor should wait before trying this name again. Counts nothing. */
MUST_CHECK enum result tries_check(struct request *, struct str name);

/* Counts a wrong one. For request->refused, whose connection writes. */
MUST_CHECK enum result tries_count(struct db *, struct request *, struct str name);

#endif
