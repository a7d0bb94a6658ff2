#ifndef ACCOUNTS_LEAVE_H
#define ACCOUNTS_LEAVE_H

#include "accounts/event.h"
#include "base/problems.h"

/*
 * A person leaves. Their name comes off everything at once; what they wrote
 * stays, by nobody in particular, unless they want their words erased too.
 */

/*
 * NOT_FOUND when there is no such account or it left before. A problem for the
 * whole when they are the last administrator. Sessions end, and who listens to
 * accounts/event.h is told. Must run in a transaction that may append to the log.
 */
MUST_CHECK enum result account_leave(struct db *, struct arena *, const struct account_event *,
                                     struct problems *);

/* Does nobody take this pseudonym any more, because who had it left? */
MUST_CHECK enum result handle_was_left(struct db *, struct arena *, struct str handle, bool *left);

#endif
