#ifndef TOPICS_GONE_H
#define TOPICS_GONE_H

#include "accounts/event.h"

struct store;

/* Who leaves for good leaves no drafts, no held messages and no trace of what they read. */
account_listener topics_let_go;

/*
 * Erases messages of those who left and wanted their words erased, as their
 * author's deleting does: so many shares of ERASE_SHARE messages, one
 * transaction each, so that nobody waits long behind them.
 */
enum { ERASE_SHARE = 20 };
MUST_CHECK enum result posts_erase_left(struct store *, int shares);

/* One share, in the caller's transaction; is it the last: is nobody waiting for more? */
MUST_CHECK enum result posts_erase_share(struct db *, bool *is_last);

#endif
