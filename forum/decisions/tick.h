#ifndef DECISIONS_TICK_H
#define DECISIONS_TICK_H

#include <stdint.h>

#include "base/result.h"

struct arena;
struct db;
struct store;

/*
 * What the system does by itself. Each step is taken as at the moment it was due
 * (its deed says that time), in order, so that a server that was away comes to
 * where it would have been.
 */

/*
 * Takes the steps of one decision that are due by now, within the caller's
 * transaction, which may append to the log. NOT_FOUND when there is none such.
 */
MUST_CHECK enum result tick_settle(struct db *, struct arena *, int64_t decision_id, int64_t now);

/*
 * Takes the steps of all decisions that are due, the earliest first, a
 * transaction for each moment of each; then draws missing clerks, and ends the
 * concerns of who left. What goes wrong with one decision does not stop the others: the first
 * error is given at the end. Called by serve every few seconds; when several
 * processes do, the log's lock lets one after the other, and the second finds
 * nothing left to do.
 */
MUST_CHECK enum result tick_all(struct store *);

#endif
