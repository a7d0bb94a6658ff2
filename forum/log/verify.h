#ifndef LOG_VERIFY_H
#define LOG_VERIFY_H

#include "log/check.h"

struct db;

/*
 * Checks the log of a database as one snapshot shows it: every column of every
 * entry, its words where they were not erased, every node of the tree, the kept
 * checkpoints, the witnesses' signatures and the signed head. The caller begins
 * the snapshot.
 *
 * progress, which may be NULL, is called now and then with how many entries of
 * how many were gone through.
 *
 * FAILED when the database cannot be read; what does not fit is in the check.
 */
MUST_CHECK enum result verify_database(struct db *, struct check *,
                                       void (*progress)(void *, int64_t, int64_t), void *context);

#endif
