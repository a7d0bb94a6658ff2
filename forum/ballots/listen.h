#ifndef BALLOTS_LISTEN_H
#define BALLOTS_LISTEN_H

#include "ballots/item.h"
#include "base/result.h"

/*
 * A vote was planned: said in the transaction that does it, once all of it is written. Its question
 * and its words never change. routes.c lists who listens, ended by NULL.
 */
typedef enum result ballot_listener(struct db *, struct arena *, int64_t item_id);
extern ballot_listener *const ballot_listeners[];

#endif
